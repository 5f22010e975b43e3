"""Periods of publication: months, or quarters or years where months would be too many to look at."""

from __future__ import annotations

import re

import pandas as pd

from newsanalysis.errors import CorpusError

UNKNOWN = "unknown"

MOST = 48
"""Periods side by side: four years of months, twelve of quarters."""

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_WANTED = re.compile(r"(\d{4}(?:-(?:0[1-9]|1[0-2]))?)(?:\.\.(\d{4}(?:-(?:0[1-9]|1[0-2]))?))?")


def periods(months: pd.Series) -> list[str]:
    """The periods from the first month to the last, gaps included, and ``unknown`` where it occurs.

    >>> periods(pd.Series(["2024-01", "2023-11", "unknown"]))
    ['2023-11', '2023-12', '2024-01', 'unknown']
    >>> periods(pd.Series(["2001-05", "2010-02"]))[:2], len(periods(pd.Series(["1950-01", "2010-02"])))
    (['2001-Q2', '2001-Q3'], 61)
    """
    known = sorted({month for month in months.unique() if month != UNKNOWN})
    unknown = [UNKNOWN] if (months == UNKNOWN).any() else []
    if not known:
        return unknown
    first, last = (12 * int(month[:4]) + int(month[5:]) - 1 for month in (known[0], known[-1]))
    for length in (1, 3):
        if last // length - first // length < MOST:
            return [
                _name(number * length, length) for number in range(first // length, last // length + 1)
            ] + unknown
    return [str(year) for year in range(first // 12, last // 12 + 1)] + unknown


def period_of(months: pd.Series, shown: list[str]) -> pd.Series:
    """The one of the periods ``shown`` that each month lies in, indexed as ``months``."""
    length = next((_length(period) for period in shown if period != UNKNOWN), 1)
    known = {month: month if month == UNKNOWN else _name(_number(month), length) for month in months.unique()}
    return months.map(known).astype("str")


def wanted_months(words: str, there: list[str]) -> list[str]:
    """The months among those ``there`` that the words ask for: "2023-09, 2024-01..2024-03, 2022, unknown".

    >>> wanted_months("2023..2024-01, unknown", ["2022-12", "2023-05", "2024-01", "2024-02", "unknown"])
    ['2023-05', '2024-01', 'unknown']

    Raises
    ------
    CorpusError
        A part is no month, year or span of them, or no article is of the months asked for.
    """
    asked = [part.strip() for part in words.split(",") if part.strip()]
    if not asked:
        return there
    found = [month for month in there if any(_is_asked(month, part) for part in asked)]
    if not found:
        known = [month for month in there if month != UNKNOWN]
        has = f"{known[0]} to {known[-1]}" if known else "no month of publication"
        raise CorpusError(f"no article is of {words}; the corpus has {has}")
    return found


def _is_asked(month: str, part: str) -> bool:
    if UNKNOWN in (month, part):
        return month == part
    span = _WANTED.fullmatch(part)
    if span is None:
        raise CorpusError(
            f"{part!r} is no month; give months as 2024-06, 2024, 2023-01..2024-06 or unknown, "
            "with commas between them"
        )
    first, last = span[1], span[2] or span[1]
    return month[: len(first)] >= first and month[: len(last)] <= last


def _number(month: str) -> int:
    """Months since the year 0."""
    if not _MONTH.fullmatch(month):
        raise CorpusError(f"{month!r} is no month of publication; make the corpus anew")
    return 12 * int(month[:4]) + int(month[5:]) - 1


def _name(number: int, length: int) -> str:
    year, month = divmod(number, 12)
    if length == 1:
        return f"{year:04}-{month + 1:02}"
    return f"{year:04}-Q{month // 3 + 1}" if length == 3 else f"{year:04}"


def _length(period: str) -> int:
    return 12 if len(period) == 4 else 3 if "Q" in period else 1
