"""A weekday with its date: "Dienstag, 18. Juni" is of the years in which that day is a Tuesday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from newsanalysis.document_date.claims import Claim, lacks_its_year
from newsanalysis.temporal import Timex
from newsanalysis.temporal.vocabulary import kinds_of

_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(r"(?:\d{4}|XXXX)-(?P<month>\d\d)-(?P<day>\d\d)")
_IN_BRACKETS = re.compile(r"\s*\(")
# A date told late in December may be of the next year, one told early in January of the year before.
_TURN = {1: -1, 2: -1, 11: 1, 12: 1}


def weekday_dates(text: str, timexes: Sequence[Timex], years: range) -> Iterator[Claim]:
    """The years of ``years`` in which the text's weekdays and dates fit."""
    before: Timex | None = None
    for timex in timexes:
        if lacks_its_year(timex) and (match := _DAY.fullmatch(timex.value)):
            start = timex.start_char
            weekday = _weekday(timex.text)
            if weekday is None and before is not None and _names_it(text, before, timex):
                weekday, start = _weekday(before.text), before.start_char
            if weekday is not None:
                fitting = _years(int(match["month"]), int(match["day"]), weekday, years)
                yield Claim(fitting, f"“{text[start : timex.end_char]}”")
        before = timex


def _names_it(text: str, before: Timex, timex: Timex) -> bool:
    """Whether the weekday stands in front of its date in brackets: "Montag (18. Juni)"."""
    between = text[before.end_char : timex.start_char]
    return before.rule in _WEEKDAYS and _IN_BRACKETS.fullmatch(between) is not None


_WEEKDAYS = ("weekday", "weekday_before_its_date")


def _weekday(words: str) -> int | None:
    match = _WORD.match(words)
    kinds = kinds_of(match.group()) if match else {}
    found = kinds.get("WEEKDAY", kinds.get("WEEKDAY_SHORT"))
    return found if isinstance(found, int) else None


def _years(month: int, day: int, weekday: int, years: range) -> frozenset[int]:
    """The years of writing: those in which the day falls so, and where it is near, the one beside."""
    found = set()
    for year in years:
        try:
            fits = dt.date(year, month, day).isoweekday() == weekday
        except ValueError:
            continue  # 29 February
        if fits:
            found |= {year, year + _TURN.get(month, 0)}
    return frozenset(found)
