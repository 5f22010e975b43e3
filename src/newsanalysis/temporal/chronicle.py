"""Chronicles and programmes: texts whose paragraphs begin with a date and a colon.

"26. März: Die Zeitung berichtet …" is told in the present, whether it was or is to come. All of its dates
lie on that side of the day of writing to which the list comes nearer: a chronicle ends with the last days,
a programme begins with the next. A list that goes on over the day of writing is of its year.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsanalysis.temporal.anchor import Anchor, Dct
from newsanalysis.temporal.calendar import containing, days_between, interval
from newsanalysis.temporal.calendar_values import Year
from newsanalysis.temporal.expressions import Direction, Expression
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.open_expressions import is_yearly, of_year
from newsanalysis.temporal.resolve import resolve
from newsanalysis.temporal.tokens import Tokens

_LABEL = 5  # tokens from the date to behind its colon: ", 18 Uhr:"
_BEFORE_LABELS = frozenset(("-", "–", "•", "*", "am", "im", "den"))
_FEWEST = 3  # entries that make a list


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The tokens ``[first, last)`` of a list of dated entries, and where its dates lie.

    ``places`` are the indices of the candidates that the paragraphs begin with, in text order, ``entries``
    their dates with the year.
    """

    first: int
    last: int
    direction: Direction | None
    places: tuple[int, ...]
    entries: tuple[Expression, ...]

    def entry_before(self, index: int) -> int | None:
        """The index of the last entry before a candidate's."""
        at = bisect_left(self.places, index)
        return self.places[at - 1] if at else None

    def tells(self, candidate: Candidate) -> bool:
        """Whether the candidate stands in the list."""
        return self.first <= candidate.first < self.last


def chronicle(tokens: Tokens, candidates: Sequence[Candidate], dct: Dct | None) -> Chronicle | None:
    """The list of dated entries in a text, if it has one."""
    places = list(_entries(tokens, candidates)) if dct is not None else []
    now = interval(dct) if dct is not None and len(places) >= _FEWEST else None
    if now is None:
        return None
    labels = [candidates[place].expression for place in places]
    back, ahead = (_placed(labels, dct, step) for step in (-1, 1))
    gone = days_between(max(begin for _, begin in back), now[0]) if back else -1
    to_come = days_between(now[0], min(begin for _, begin in ahead)) if ahead else -1
    direction: Direction | None
    if gone < 0 and to_come < 0:
        direction, found = None, _placed(labels, dct, 0)
    elif to_come < 0 or 0 <= gone <= to_come:
        direction, found = "past", back
    else:
        direction, found = "future", ahead
    if not found:
        return None
    first, last = candidates[places[0]].first, candidates[places[-1]].last
    while last < len(tokens) and not tokens.forms[last].isspace():
        last += 1
    return Chronicle(first, last, direction, tuple(places), tuple(expression for expression, _ in found))


def _entries(tokens: Tokens, candidates: Sequence[Candidate]) -> Iterator[int]:
    """The candidates without a year that begin a paragraph and have a colon behind them."""
    for index, candidate in enumerate(candidates):
        if not is_yearly(candidate.expression):
            continue
        at = candidate.first
        while at and tokens.lower[at - 1] in _BEFORE_LABELS:
            at -= 1
        starts = not at or "\n" in tokens.text[tokens.starts[at - 1] : tokens.starts[at]]
        labels = ":" in tokens.forms[candidate.last : candidate.last + _LABEL]
        if starts and labels:
            yield index


def _placed(labels: Sequence[Expression | None], dct: Dct | None, step: int) -> list[tuple[Expression, str]]:
    """The dates in the year of writing or the one before (``step`` -1) or behind it (1), and their begins.

    Empty where they do not follow each other there, one way or the other.
    """
    own = containing(dct, "year") if dct is not None else None
    now = interval(dct) if dct is not None else None
    if not isinstance(own, Year) or own.year is None or now is None:
        return []
    found = []
    for label in labels:
        for year in (own.year, own.year + step):
            dated = of_year(label, year)
            span = resolve(dated, Anchor(dct)) if dated is not None else None
            if dated is None or span is None or span.begin is None or span.end is None:
                return []
            if not step or ((span.begin < now[1]) if step < 0 else (span.end > now[0])):
                found.append((dated, span.begin))
                break
    begins = [begin for _, begin in found]
    return found if sorted(begins) in (begins, begins[::-1]) and len(found) == len(labels) else []
