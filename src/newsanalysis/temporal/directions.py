"""Where a mention lies: before the day of writing or after it."""

from __future__ import annotations

from newsanalysis.temporal.adjacent import adjacent_direction
from newsanalysis.temporal.calendar_values import Half, Quarter, Week
from newsanalysis.temporal.expressions import (
    ClockTime,
    DayOf,
    Direction,
    Expression,
    Feast,
    Lasting,
    Modified,
    PartOfDay,
    Period,
    WeekdayIn,
    Weekend,
    WeekOf,
    Yearly,
)  # fmt: skip
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.reading import Reading
from newsanalysis.temporal.tense import is_present, is_verbless

_ASKING = frozenset((
    "muss", "müssen", "müsst", "kann", "können", "darf", "dürfen", "bitte", "frist", "spätestens",
))  # fmt: skip


def mention_direction(reading: Reading, index: int) -> Direction | None:
    """Where the mention lies: by the words around it, then by the tenses of its sentence; None if unsaid."""
    candidate = reading.candidates[index]
    near = adjacent_direction(reading.tokens, candidate.first, candidate.last)
    looks = near or reading.direction(candidate.first)
    before = reading.preposition(candidate)
    if before == "seit":
        return "past"
    if looks is None and _is_caption(reading, index):
        return "past"
    ahead = before == "ab" or (before == "bis" and _is_asked_for(reading, index))
    if looks is None and not ahead and is_yearly(candidate.expression):
        present = not _is_attribute(reading, candidate) and is_present(reading.tokens, candidate.first)
        return "present" if present else None
    return looks or ("future" if ahead else None)


def _is_asked_for(reading: Reading, index: int) -> bool:
    """Whether a sentence sets somebody a day: "Bis 15. Oktober einreichen!", "muss bis Freitag …"."""
    first, last = reading.sentence(reading.candidates[index])
    said = reading.tokens.lower[first:last]
    return index not in reading.range_ends and (said[-1] == "!" or not _ASKING.isdisjoint(said))


def _is_attribute(reading: Reading, candidate: Candidate) -> bool:
    """Whether it may belong to a noun and not to the verb: "Die Wahl im Februar zeigt es"."""
    at = reading.preposition_at(candidate) - 1
    return at >= 0 and reading.tokens.forms[at][0].isupper()


def _is_caption(reading: Reading, index: int) -> bool:
    """Whether it stands in "Die Ministerin am Montag in Rom."; a clock time makes it an announcement."""
    at = reading.candidates[index].first
    if not is_weekly(reading.candidates[index].expression) or not is_verbless(reading.tokens, at):
        return False
    first, last = reading.sentence(reading.candidates[index])
    around = (c for c in reading.candidates[max(0, index - 5) : index + 6] if first <= c.first < last)
    return not any(isinstance(c.expression, ClockTime) for c in around)


def is_weekly(expression: Expression | None) -> bool:
    """Whether this is a weekday or weekend that the sentence must place."""
    match expression:
        case PartOfDay(day=day):
            return is_weekly(day)
        case WeekdayIn(week=None, occurrence=None) | Weekend(occurrence=None):
            return True
        case _:
            return False


def is_yearly(expression: Expression | None) -> bool:
    """Whether this comes once a year, and the sentence must say which year's it is."""
    match expression:
        case Modified(inner, _):
            return is_yearly(inner)
        case PartOfDay(day=inner) | DayOf(month=inner) | WeekOf(month=inner):
            return is_yearly(inner)
        case Yearly(year=None, occurrence=None) | Feast(year=None, occurrence=None):
            return True
        case _:
            return False


def is_open(expression: Expression) -> bool:
    """Whether the direction of the sentence can change what the expression comes to."""
    match expression:
        case Modified(inner, _):
            return is_open(inner)
        case PartOfDay(day=day) | ClockTime(day=day):
            return day is not None and is_open(day)
        case DayOf(month=inner) | WeekOf(month=inner) if inner is not None:
            return is_open(inner)
        case Yearly(template=Quarter() | Half() | Week(), year=None, occurrence=0):
            return True
        case Yearly() | Feast():
            return is_yearly(expression)
        case DayOf(month=None) | Period(bare=True):
            return True
        case WeekdayIn(week=None, occurrence=None) | Weekend(occurrence=None):
            return True
        case Lasting(relation=relation):
            return relation in ("ahead", "within")
        case _:
            return False
