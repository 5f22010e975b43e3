"""TIMEX3 values as people say them, for pictures and prose; the tables keep the values."""

from __future__ import annotations

import re

_PARTS = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_REFERENCES = {"PAST_REF": "the past", "PRESENT_REF": "now", "FUTURE_REF": "the future"}
_PART = re.compile(r"(?P<day>.*)T(?P<part>[A-Z]{2})")
_CLOCK = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<clock>\d\d:\d\d(?::\d\d)?)")
_SEASON = re.compile(r"(?P<year>\d{4})-(?P<season>SP|SU|FA|WI)")

_UNITS = {
    "CE": "century", "DE": "decade", "Y": "year", "Q": "quarter", "M": "month", "WE": "weekend", "W": "week",
    "D": "day", "H": "hour", "S": "second", "SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter",
}  # fmt: skip
_AMOUNT = re.compile(rf"(X|\d+(?:\.\d+)?)({'|'.join(sorted(_UNITS, key=len, reverse=True))})")
_LENGTH = re.compile(rf"P(?P<time>T?)(?P<amounts>(?:{_AMOUNT.pattern})+)")


def in_words(value: str) -> str:
    """The value as a reader says it, or as it is where that is plain or has no shorter words.

    >>> [in_words(value) for value in ("2024-06-18TEV", "199", "18", "2024-06-18T20:30", "2023-09")]
    ['2024-06-18, evening', '1990s', '19th century', '2024-06-18, 20:30', '2023-09']
    >>> [in_words(value) for value in ("P24Y", "P1W", "PT2H30M", "PXM")]
    ['24 years', '1 week', '2 hours 30 minutes', 'some months']
    """
    if value in _REFERENCES:
        return _REFERENCES[value]
    if re.fullmatch(r"\d{3}", value):
        return f"{value}0s"
    if re.fullmatch(r"\d{2}", value):
        return _century(int(value) + 1)
    if (match := _PART.fullmatch(value)) and match["part"] in _PARTS:
        return f"{match['day']}, {_PARTS[match['part']]}"
    if match := _CLOCK.fullmatch(value):
        return f"{match['day']}, {match['clock']}"
    if match := _SEASON.fullmatch(value):
        return f"{_SEASONS[match['season']]} {match['year']}"
    if match := _LENGTH.fullmatch(value):
        units = {**_UNITS, "M": "minute"} if match["time"] else _UNITS
        return " ".join(_length(amount, units[unit]) for amount, unit in _AMOUNT.findall(match["amounts"]))
    return value


def _century(number: int) -> str:
    teen = 10 <= number % 100 <= 20
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} century"


def _length(amount: str, unit: str) -> str:
    plural = "centuries" if unit == "century" else f"{unit}s"
    return f"1 {unit}" if amount == "1" else f"{'some' if amount == 'X' else amount} {plural}"
