"""An anniversary with both its ends: "zum 75. Jahrestag der Gründung 1949" was written in 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsanalysis.document_date.claims import Claim, absolute_year
from newsanalysis.temporal import Timex
from newsanalysis.temporal.tokens import Tokens
from newsanalysis.temporal.vocabulary import kinds_of

# A clause of its own says something else: "zum 10. Jahrestag kamen viele. 1990 waren es weniger."
_ONE_CLAUSE = re.compile(r"[^.!?;:]{0,60}")
_RULE = "anniversary"


def anniversaries(text: str, timexes: Sequence[Timex]) -> Iterator[Claim]:
    """Anniversaries with the year of what they remember right behind or before them.

    "Zum 10. Jahrestag 2009" has its own year, and "2009, zum 60. Jahrestag der Gründung 1949" is told of
    another year: neither says when it was written.
    """
    for first, second in pairwise(timexes):
        for day, other in ((first, second), (second, first)):
            if day.rule == _RULE and other.granularity in ("year", "month", "day"):
                yield from _claim(text, day, other, timexes)


def _claim(text: str, day: Timex, other: Timex, timexes: Sequence[Timex]) -> Iterator[Claim]:
    start, end = sorted((day, other), key=lambda timex: timex.start_char)
    between = text[start.end_char : end.start_char]
    year, count = absolute_year(other), _count(day)
    if year is None or count is None or not _ONE_CLAUSE.fullmatch(between) or not _remembers(between):
        return
    if not any(timex not in (day, other) and _is_near(text, timex, start, end) for timex in timexes):
        yield Claim.of_year(year + count, f"“{text[start.start_char : end.end_char]}”")


def _count(day: Timex) -> int | None:
    """How many years the anniversary ends: 75 of "75. Jahrestag"."""
    kinds = kinds_of(Tokens(day.text).forms[0])
    count = kinds.get("NUMBER", kinds.get("ORDINAL"))
    return count if isinstance(count, int) else None


def _remembers(between: str) -> bool:
    """Whether what is remembered is named in between: "der Gründung", "des Mauerfalls"."""
    return any(word[0].isupper() for word in between.split())


def _is_near(text: str, timex: Timex, start: Timex, end: Timex) -> bool:
    """Whether another year stands in the same sentence."""
    if absolute_year(timex) is None:
        return False
    if timex.end_char <= start.start_char:
        return _ONE_CLAUSE.fullmatch(text[timex.end_char : start.start_char]) is not None
    return _ONE_CLAUSE.fullmatch(text[end.end_char : timex.start_char]) is not None
