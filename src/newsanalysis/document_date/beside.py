"""Two expressions side by side for one time: "vor 20 Jahren, im Jahr 2004", "heute, 18. Juni 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from newsanalysis.document_date.claims import Claim, absolute_year, years_back
from newsanalysis.temporal import Timex

_TODAY = frozenset(("heute", "heutigen", "heutiger", "heutige"))
# What may stand between two expressions that name the same time: "vor 20 Jahren, also im Jahr 2004".
_BETWEEN = re.compile(r"[\s,(–:-]*(?:(?:also|nämlich|genau|im|in|am|vor|dem|den|der|Jahr|Jahre)[\s,]+)*")


def beside(text: str, timexes: Iterable[Timex]) -> Iterator[Claim]:
    """A relative expression and an absolute one that stand beside each other."""
    for first, second in pairwise(timexes):
        if _BETWEEN.fullmatch(text[first.end_char : second.start_char]):
            yield from _pair(text, first, second)


def _pair(text: str, first: Timex, second: Timex) -> Iterator[Claim]:
    words = f"“{text[first.start_char : second.end_char]}”"
    if first.text.lower() in _TODAY:
        if second.granularity == "day" and absolute_year(second):
            yield Claim.of_day(second.value, words)
        return
    for relative, absolute in ((first, second), (second, first)):
        offset = years_back(relative)
        if offset is not None and absolute.granularity == "year" and (year := absolute_year(absolute)):
            yield Claim.of_year(year - offset, words)
