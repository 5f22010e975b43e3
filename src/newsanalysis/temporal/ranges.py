"""Ranges of two dates: "von Montag bis Mittwoch", "zwischen Freitag und Sonntag", "vom 3. bis 5. Mai"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from newsanalysis.temporal.calendar_values import Month
from newsanalysis.temporal.expressions import ClockTime, Expression, WeekdayIn, Yearly
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.sentences import sentence_bounds
from newsanalysis.temporal.tokens import Tokens
from newsanalysis.temporal.vocabulary import words

_OPENERS = frozenset(("von", "vom", "zwischen", "ab", "seit"))
_ARTICLES = frozenset(("dem", "der", "den"))
_UNTIL = frozenset((
    ("bis",), ("bis", "zum"), ("bis", "zur"), ("bis", "einschließlich"), ("an", "bis"), ("an", "bis", "zum"),
    ("-",), ("–",), (",", "bis"),
))  # fmt: skip
_AND = ("und",)
_HOURS_REACH = 3  # tokens between the days and their hours: ", jeweils von"


def ranges(tokens: Tokens, candidates: Sequence[Candidate]) -> dict[int, int]:
    """The index of a range's first date → that of its second, which stands right behind it."""
    return {
        index: index + 1
        for index, (first, second) in enumerate(pairwise(candidates))
        if _is_range(tokens, first, second)
    }


def _is_range(tokens: Tokens, first: Candidate, second: Candidate) -> bool:
    between = tuple(tokens.lower[first.last : second.first])
    if between[:1] == (".",):  # of "3." in "vom 3. bis 5. Mai", which stays outside the mention
        between = between[1:]
    opener = _opener(tokens, first.first)
    if between == _AND or between[:-1] == _AND:
        return opener == "zwischen" and between[-1] in {"und", *_ARTICLES}
    if between not in _UNTIL:
        return False
    return opener in _OPENERS or type(first.expression) is type(second.expression)


def _opener(tokens: Tokens, first: int) -> str:
    at = first - 1
    if at > 0 and tokens.lower[at] in _ARTICLES:
        at -= 1
    return tokens.lower[at] if at >= 0 else ""


def opening_days(tokens: Tokens, candidates: Sequence[Candidate], found: Mapping[int, int]) -> Iterator[int]:
    """The ends of weekday ranges that come every week: "geöffnet Montag bis Freitag von 9 bis 17 Uhr".

    A clock time follows them, and their sentence speaks of opening hours.
    """
    for first, last in found.items():
        behind = candidates[last + 1] if last + 1 < len(candidates) else None
        if behind is None or not isinstance(behind.expression, ClockTime):
            continue
        near = behind.first - candidates[last].last <= _HOURS_REACH
        weekdays = all(isinstance(candidates[end].expression, WeekdayIn) for end in (first, last))
        if near and weekdays and _tells_opening_hours(tokens, candidates[first].first):
            yield from (first, last)


def _tells_opening_hours(tokens: Tokens, at: int) -> bool:
    first, last = sentence_bounds(tokens, at)
    return any("OPENING" in words().get(form, ()) for form in tokens.forms[first:last])


def are_bare_weekdays(first: Expression | None, second: Expression | None) -> bool:
    """Whether both ends are weekdays that only the other end and the sentence place."""
    return _is_bare(first) and _is_bare(second)


def are_bare_months(first: Expression, second: Expression) -> bool:
    """Whether both ends are months that only the other end and the sentence place."""
    return all(
        isinstance(end, Yearly)
        and isinstance(end.template, Month)
        and end.year is None
        and not end.occurrence
        for end in (first, second)
    )


def _is_bare(expression: Expression | None) -> bool:
    match expression:
        case WeekdayIn(week=None, occurrence=None):
            return True
        case _:
            day = getattr(expression, "day", None)
            return isinstance(day, WeekdayIn) and _is_bare(day)
