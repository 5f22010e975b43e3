"""The year that its own clause names for a date without one: "am 12. März im Vorjahr", "2005 … im März"."""

from __future__ import annotations

from dataclasses import replace

from newsanalysis.temporal.anchor import Anchor
from newsanalysis.temporal.calendar import containing
from newsanalysis.temporal.calendar_values import Half, Quarter, Season, Value, Week, Year
from newsanalysis.temporal.chronicle import in_year
from newsanalysis.temporal.expressions import (
    DayOf,
    Direction,
    Every,
    Expression,
    Feast,
    Fixed,
    Lasting,
    Modified,
    PartOfDay,
    Period,
    Step,
    Yearly,
)  # fmt: skip
from newsanalysis.temporal.feasts import feast_template
from newsanalysis.temporal.open_expressions import is_yearly
from newsanalysis.temporal.reading import Reading
from newsanalysis.temporal.resolve import Resolved, resolve
from newsanalysis.temporal.sentences import CLAUSE_ENDS
from newsanalysis.temporal.told import counted_in_text, is_topic

_BEHIND = frozenset(((), ("im",), ("in",), ("in", "dem"), ("vor",)))
_ON = frozenset(("am", "im", "an", "zu", "zum", "um"))
_LISTING = (["und"], ["oder"], ["bis"], ["sowie"], [","])
_EACH_TIME = frozenset(("jeweils", "stets"))
_CLAUSE_REACH = 3  # expressions
_BEHIND_AT_ONCE = frozenset(((",",), (",", "am"), (",", "im")))


def in_named_year(
    reading: Reading, index: int, expression: Expression, looks: Direction | None
) -> Expression:
    """The date with the year that stands beside it or that its clause begins with, if it has none itself."""
    if looks != "future" and (told := _in_chronicle(reading, index, expression)) is not None:
        return told
    match expression:
        case Modified(inner, _):
            return replace(expression, expression=in_named_year(reading, index, inner, looks))
        case PartOfDay(day=inner) if inner is not None:
            return replace(expression, day=in_named_year(reading, index, inner, looks))
        case DayOf(month=inner) if inner is not None:
            return replace(expression, month=in_named_year(reading, index, inner, looks))
        case (
            Yearly(year=None, occurrence=None, weekday=None)
            | Yearly(Quarter() | Half() | Week(), None, 0)
            | Feast(year=None, occurrence=None)
        ):
            if _comes_every_year(reading, index):
                return Fixed(
                    expression.template if isinstance(expression, Yearly) else feast_template(expression.rule)
                )
            year = _year_behind(reading, index)
            if year is None:
                year = _year_before(reading, index, looks)
            return replace(expression, year=year)
        case _:
            return expression


def _in_chronicle(reading: Reading, index: int, expression: Expression) -> Expression | None:
    """A date inside an entry of a chronicle, as that of the entry's year or month."""
    inside = reading.chronicle is not None and reading.chronicle.tells(reading.candidates[index])
    year = containing(reading.narrative, "year") if inside and reading.narrative is not None else None
    if not isinstance(year, Year) or year.year is None:
        return None
    plain = expression.expression if isinstance(expression, Modified) else expression
    if isinstance(plain, Period) and plain.bare:
        return counted_in_text(expression)
    return in_year(expression, year.year) if is_yearly(expression) else None


def _comes_every_year(reading: Reading, index: int) -> bool:
    """Whether it is told of no one year: "jedes Jahr im Dezember", "jeweils am 1. Mai"."""
    lower, at = reading.tokens.lower, reading.candidates[index].first - 1
    before = reading.candidates[index - 1] if index else None
    between = lower[before.last : at + 1] if before is not None else []
    if before is not None and between[:1] in _LISTING and _ON.issuperset(between[1:]):
        found = reading.resolved[index - 1]
        return isinstance(before.expression, Yearly) and found is not None and found.begin is None
    if at < 1 or lower[at] not in _ON:
        return False
    if before is not None and before.last == at and isinstance(before.expression, Every):
        return before.expression.value == "P1Y"
    return lower[at - 1] in _EACH_TIME


def _year_behind(reading: Reading, index: int) -> int | Step | None:
    """The year of "am 12. März im Jahr 2005", "am 12. März vor zwei Jahren"."""
    if index + 1 == len(reading.candidates):
        return None
    behind = reading.candidates[index + 1]
    between = tuple(reading.tokens.lower[reading.candidates[index].last : behind.first])
    return _year_of(behind.expression) if between in _BEHIND else None


def _year_before(reading: Reading, index: int, looks: Direction | None) -> int | Step | None:
    """The year of "Im Jahr 2005, am 12. März, …", "2005 brannte es am 12. März"."""
    candidate = reading.candidates[index]
    first, _ = reading.sentence(candidate)
    for place in reading.before(index, _CLAUSE_REACH):
        named = reading.candidates[place]
        between = tuple(reading.tokens.lower[named.last : candidate.first])
        at_once = between in _BEHIND_AT_ONCE
        if named.first < first or not (at_once or CLAUSE_ENDS.isdisjoint(between)):
            return None
        year, found = _year_of(named.expression), reading.resolved[place]
        if year is None or found is None or found.calendar is None:
            continue
        topic = is_topic(reading, named, candidate)
        return year if topic and _looks_there(reading, found.calendar, looks) else None
    return None


def _looks_there(reading: Reading, named: Value, looks: Direction | None) -> bool:
    """Whether the sentence does not look away from the year that it names: "2005 gegründet, feiert er …"."""
    then = containing(named, "year")
    own = containing(reading.dct, "year") if reading.dct is not None else None
    if not isinstance(then, Year) or not isinstance(own, Year) or then.year is None or own.year is None:
        return True
    if then.year == own.year:
        return True
    return looks == "past" if then.year < own.year else looks != "past"


def _year_of(expression: Expression | None) -> int | Step | None:
    """The one year that an expression names; None for anything else."""
    match expression:
        case Modified(inner, _):
            return _year_of(inner)
        case Fixed(Year(int(year), None)):
            return year
        case Yearly(Season(), int(year)):
            return year
        case Period("year", Step() as step, bare=False):
            return step
        case Lasting(int(amount), "year", "ago", ()):
            return Step(-amount)
        case _:
            return None


def not_ahead(reading: Reading, expression: Expression, found: Resolved) -> Resolved:
    """The last one that is over, where "seit Himmelfahrt" would lie ahead of the day of writing."""
    plain = expression.expression if isinstance(expression, Modified) else expression
    ahead = reading.today is not None and found.begin is not None and found.begin >= reading.today[1]
    if not ahead or not isinstance(plain, Yearly | Feast) or plain.year is not None:
        return found
    over = resolve(replace(plain, occurrence=-1), Anchor(reading.dct))
    return replace(over, mod=found.mod)
