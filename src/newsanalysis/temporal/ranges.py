"""Ranges of two dates: "von Montag bis Mittwoch", "zwischen Freitag und Sonntag", "vom 3. bis 5. Mai"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from newsanalysis.temporal.calendar_values import Day, Month
from newsanalysis.temporal.expressions import ClockTime, Expression, Modified, WeekdayIn, Yearly
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.sentences import sentence_bounds
from newsanalysis.temporal.tokens import Tokens
from newsanalysis.temporal.vocabulary import kinds_of, words

_OPENERS = frozenset(("von", "vom", "zwischen", "ab", "seit"))
_ARTICLES = frozenset(("dem", "der", "den"))
_UNTIL = frozenset((
    ("bis",), ("bis", "zum"), ("bis", "zur"), ("bis", "einschließlich"), ("bis", "einschliesslich"),
    ("bis", "inklusive"), ("bis", "voraussichtlich"),
    ("an", "bis"), ("an", "bis", "zum"), ("bis", "in", "den"), ("bis", "in", "die"), ("bis", "ins"),
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
    if second.first - first.last > _LONGEST_BETWEEN:
        return False
    between = tuple(tokens.lower[first.last : second.first])
    if between[:1] == (".",):  # of "3." in "vom 3. bis 5. Mai", which stays outside the mention
        between = between[1:]
    opener = _opener(tokens, first.first)
    if between == _AND or between[:-1] == _AND:
        return opener == "zwischen" and between[-1] in {"und", *_ARTICLES}
    if between not in _UNTIL:
        return False
    return opener in _OPENERS or type(first.expression) is type(second.expression)


_LONGEST_BETWEEN = 1 + max(map(len, _UNTIL))  # a point may stand in front


def _opener(tokens: Tokens, first: int) -> str:
    at = first - 1
    if at > 0 and tokens.lower[at] in _ARTICLES:
        at -= 1
    return tokens.lower[at] if at >= 0 else ""


def opening_days(tokens: Tokens, candidates: Sequence[Candidate], found: Mapping[int, int]) -> Iterator[int]:
    """The weekdays that come every week: "geöffnet Montag bis Freitag von 9 bis 17 Uhr", "Mo–Fr 9–17 Uhr".

    A clock time follows them, and their sentence speaks of opening hours; of days cut short one of the two
    is enough for a range, and what stands behind one goes with it ("Mo–Fr 9–17 Uhr, Sa 10–14 Uhr").
    """
    ends = frozenset(found.values())
    opened = (0, 0)  # the sentence of a range
    for index, candidate in enumerate(candidates):
        if index in ends or not isinstance(candidate.expression, WeekdayIn):
            continue
        last = found.get(index, index)
        if not isinstance(candidates[last].expression, WeekdayIn):
            continue
        sentence = sentence_bounds(tokens, candidate.first)
        short = "WEEKDAY_SHORT" in kinds_of(tokens.forms[candidate.first])
        hours, opening = _hours_follow(candidates, last), _tells_opening_hours(tokens, sentence)
        is_range = last > index
        opening = opening or (is_range and _spans_the_week(tokens, candidate, candidates[last]))
        if (hours and opening and (short or is_range)) or (
            short and (hours or opening if is_range else hours and opened == sentence)
        ):
            opened = sentence
            yield from {index, last}


def _spans_the_week(tokens: Tokens, first: Candidate, last: Candidate) -> bool:
    """Whether "Dienstag bis Sonntag" stands without "von", as opening hours are written."""
    begin, end = first.expression, last.expression
    if not isinstance(begin, WeekdayIn) or not isinstance(end, WeekdayIn):
        return False
    alone = _opener(tokens, first.first) not in _OPENERS | {"am"}
    return alone and end.weekday - begin.weekday >= _MOST_OF_A_WEEK


_MOST_OF_A_WEEK = 4  # days from the first to the last


def _hours_follow(candidates: Sequence[Candidate], last: int) -> bool:
    behind = candidates[last + 1] if last + 1 < len(candidates) else None
    return (
        behind is not None
        and isinstance(behind.expression, ClockTime)
        and behind.first - candidates[last].last <= _HOURS_REACH
    )


def _tells_opening_hours(tokens: Tokens, sentence: tuple[int, int]) -> bool:
    return any("OPENING" in words().get(form, ()) for form in tokens.forms[slice(*sentence)])


def is_bare_weekday(end: Expression | None) -> bool:
    """Whether the end is a weekday that only the other end and the sentence place."""
    match end:
        case WeekdayIn(week=None, occurrence=None):
            return True
        case _:
            day = getattr(end, "day", None)
            return isinstance(day, WeekdayIn) and is_bare_weekday(day)


def are_bare_months(first: Expression, second: Expression) -> bool:
    """Whether both ends are months that only the other end and the sentence place."""
    return all(_is_bare_yearly(end, Month) for end in (first, second))


def are_bare_days(first: Expression, second: Expression) -> bool:
    """Whether both ends are days of a month that only the other end and the sentence place."""
    return all(_is_bare_yearly(end, Day) for end in (first, second))


def _is_bare_yearly(end: Expression, kind: type[Day | Month]) -> bool:
    plain = end.expression if isinstance(end, Modified) else end
    return (
        isinstance(plain, Yearly)
        and isinstance(plain.template, kind)
        and plain.year is None
        and not plain.occurrence
    )
