"""Chronicles and programmes: texts whose paragraphs begin with a date and a colon.

"26. März: Die Zeitung berichtet …" is told in the present, whether it was or is to come. All of its dates
lie on that side of the day of writing to which the list comes nearer: a chronicle ends with the last days,
a programme begins with the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsanalysis.temporal.anchor import Anchor, Dct
from newsanalysis.temporal.calendar import days_between, interval
from newsanalysis.temporal.expressions import Direction
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.open_expressions import is_yearly
from newsanalysis.temporal.resolve import resolve
from newsanalysis.temporal.tokens import Tokens

_LABEL = 3  # tokens from the date to behind its colon: ", vormittags:"
_FEWEST = 3  # entries that make a list


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The tokens ``[first, last)`` of a list of dated entries, and where its dates lie."""

    first: int
    last: int
    direction: Direction


def chronicle(tokens: Tokens, candidates: list[Candidate], dct: Dct | None) -> Chronicle | None:
    """The list of dated entries in a text, if it has one."""
    now = interval(dct) if dct is not None else None
    if now is None:
        return None
    entries = list(_entries(tokens, candidates))
    if len(entries) < _FEWEST:
        return None
    past, future = (_begins(entries, dct, direction) for direction in ("past", "future"))
    over = _runs_on(past) and days_between(max(past), now[0]) >= 0
    ahead = _runs_on(future) and days_between(now[0], min(future)) >= 0
    if over and ahead:
        over = days_between(max(past), now[0]) <= days_between(now[0], min(future))
    elif not over and not ahead:
        return None
    last = entries[-1].last
    while last < len(tokens) and not tokens.forms[last].isspace():
        last += 1
    return Chronicle(entries[0].first, last, "past" if over else "future")


def _runs_on(begins: list[str]) -> bool:
    """Whether the dates follow each other, one way or the other."""
    return bool(begins) and sorted(begins) in (begins, begins[::-1])


def _entries(tokens: Tokens, candidates: list[Candidate]) -> Iterator[Candidate]:
    """The dates without a year that begin a paragraph and have a colon behind them."""
    for candidate in candidates:
        starts = (
            candidate.first == 0
            or "\n" in tokens.text[tokens.end(candidate.first - 1) : tokens.starts[candidate.first]]
            or tokens.forms[candidate.first - 1].isspace()
        )
        labels = ":" in tokens.forms[candidate.last : candidate.last + _LABEL]
        if starts and labels and is_yearly(candidate.expression):
            yield candidate


def _begins(entries: list[Candidate], dct: Dct | None, direction: Direction) -> list[str]:
    found = (resolve(e.expression, Anchor(dct, direction)) for e in entries if e.expression is not None)
    return [value.begin for value in found if value.begin is not None]
