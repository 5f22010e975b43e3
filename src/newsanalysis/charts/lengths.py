"""TIMEX3 durations as people say them, and the stretch that a date of some precision covers."""

from __future__ import annotations

import re

from newsanalysis.charts.moments import day_number, days

_DURATION = re.compile(r"P(?P<date>(?:[\dX.]+(?:CE|DE|[YMWD]))*)(?:T(?P<time>(?:[\dX.]+[HMS])+))?")
_PART = re.compile(r"([\dX.]+)(CE|DE|[YMWDHS])")
_DATE_UNITS = {"CE": "century", "DE": "decade", "Y": "year", "M": "month", "W": "week", "D": "day"}
_TIME_UNITS = {"H": "hour", "M": "minute", "S": "second"}
_MODIFIERS = {
    "APPROX": "about ",
    "LESS_THAN": "less than ",
    "MORE_THAN": "more than ",
    "EQUAL_OR_LESS": "at most ",
    "EQUAL_OR_MORE": "at least ",
}


def length_in_words(value: str, mod: object = None) -> str:
    """A duration as a reader says it, or as it is where it is none.

    >>> [length_in_words(value) for value in ("P24Y", "P1Y6M", "PT2H", "PXW", "P1.5Y")]
    ['24 years', '1 year 6 months', '2 hours', 'some weeks', '1.5 years']
    >>> length_in_words("P24Y", "LESS_THAN")
    'less than 24 years'
    """
    found = _DURATION.fullmatch(value)
    if not found or value == "P":
        return value
    parts = [_counted(n, _DATE_UNITS[unit]) for n, unit in _PART.findall(found["date"])]
    parts += [_counted(n, _TIME_UNITS[unit]) for n, unit in _PART.findall(found["time"] or "")]
    return _MODIFIERS.get(str(mod), "") + " ".join(parts)


def stretch(iso: str) -> tuple[float, float]:
    """First moment and first moment after an ISO 8601 date, in days: of a year its 365 or 366.

    >>> [end - begin for begin, end in map(stretch, ("2024", "2024-02", "2024-02-01", "2024-02-01T12:00"))]
    [366.0, 29.0, 1.0, 0.0]
    """
    begin = days(iso)
    sign, digits = (-1, iso[1:]) if iso.startswith("-") else (1, iso)
    if "T" in digits:
        return begin, begin
    if "W" in digits:
        return begin, begin + (1 if digits.count("-") == 2 else 7)
    year, month, day = [*(int(part) for part in digits.split("-")), 0, 0][:3]
    year *= sign
    if day:
        return begin, begin + 1
    if month:
        return begin, day_number(year + month // 12, month % 12 + 1, 1)
    return begin, day_number(year + 1, 1, 1)


def _counted(number: str, unit: str) -> str:
    plural = "centuries" if unit == "century" else f"{unit}s"
    if "X" in number:
        return f"some {plural}"
    return f"{number} {unit if float(number) == 1 else plural}"
