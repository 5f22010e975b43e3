"""The year that its own clause names for a date without one: "am 12. März im Vorjahr", "2005 … im März"."""

from __future__ import annotations

from dataclasses import replace

from newsanalysis.temporal.anchor import Anchor
from newsanalysis.temporal.calendar import containing, is_weekday
from newsanalysis.temporal.calendar_values import Day, Half, Quarter, Season, Week, Weekday, Year
from newsanalysis.temporal.expressions import (
    DayOf,
    Direction,
    Every,
    Expression,
    Feast,
    Fixed,
    Lasting,
    Later,
    Modified,
    PartOfDay,
    Period,
    Step,
    Vague,
    WeekdayIn,
    WeekOf,
    Yearly,
)  # fmt: skip
from newsanalysis.temporal.feasts import feast_template
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.open_expressions import is_yearly, of_year
from newsanalysis.temporal.reading import Reading
from newsanalysis.temporal.resolve import Resolved, resolve
from newsanalysis.temporal.sentences import CLAUSE_ENDS
from newsanalysis.temporal.tense import looks_back
from newsanalysis.temporal.told import counted_in_text, is_aside, is_topic
from newsanalysis.temporal.vocabulary import kinds_of

_BEHIND = frozenset(((), ("im",), ("in",), ("in", "dem"), ("vor",)))
_FORMER = frozenset(("damals", "seinerzeit"))
_ON = frozenset(("am", "im", "an", "zu", "zum", "um"))
_OPENERS = ("zwischen", "von", "ab")
_LISTING = (["und"], ["oder"], ["bis"], ["sowie"], [","])
_EACH_TIME = frozenset(("jeweils", "stets"))
_CLAUSE_REACH = 3  # expressions
_AT_ONCE = frozenset((("am",), ("im",), ("zu",), ("an",)))
# All that stands between a year and its date: "1981, an einem Sonntag im Mai", "damals, in der Nacht …".
_IN_FRONT = frozenset((",", "am", "im", "in", "an", "der", "den", "dem", "einem", "einer", "zu"))
_LIMITS = frozenset(("bis", "vor", "nach", "ab", "seit", "zwischen", "von", "vom", "aus"))


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
        case DayOf(month=inner) | WeekOf(month=inner) if inner is not None:
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
    """A date inside an entry of a chronicle, as that of the entry's year; "des Monats" is the last month."""
    if reading.chronicle is None or not reading.chronicle.tells(reading.candidates[index]):
        return None
    plain = expression.expression if isinstance(expression, Modified) else expression
    if isinstance(plain, Period) and plain.bare:
        return counted_in_text(expression)
    entry = reading.chronicle.entry_before(index)
    found = reading.resolved[entry] if entry is not None else None
    if found is None or found.begin is None or not is_yearly(expression):
        return None
    year = int(found.begin[:4])
    dated = of_year(expression, year)
    if dated is None or not looks_back(reading.tokens, reading.candidates[index].first):
        return dated
    # "Im Dezember hatte es schon gebebt", told in January, was the year before.
    later = (resolve(dated, Anchor(reading.dct)).begin or "") > found.begin
    return of_year(expression, year - 1) if later else dated


def _comes_every_year(reading: Reading, index: int) -> bool:
    """Whether it is told of no one year: "jedes Jahr im Dezember", "jeweils am 1. Mai"."""
    lower, at = reading.tokens.lower, reading.candidates[index].first - 1
    before = reading.candidates[index - 1] if index else None
    between = lower[before.last : at + 1] if before is not None else []
    if before is not None and between[:1] in _LISTING and _ON.issuperset(between[1:]):
        found = reading.resolved[index - 1]
        yearly = isinstance(before.expression, Yearly | Feast)
        return yearly and found is not None and found.begin is None
    if at >= 1 and lower[at] in _OPENERS and index in reading.ranges:
        each = before.expression if before is not None and before.last == at else None
        return isinstance(each, Every) and each.value == "P1Y"
    if index in reading.range_ends:
        begin = reading.resolved[index - 1]
        return begin is not None and begin.begin is None and begin.calendar is not None
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
    return _year_of(behind.expression, None) if between in _BEHIND else None


def _year_before(reading: Reading, index: int, looks: Direction | None) -> int | Step | None:
    """The year of "Im Jahr 2005, am 12. März, …", "2005 brannte es am 12. März"."""
    candidate = reading.candidates[index]
    if is_aside(reading, candidate):
        return None  # "2023 waren es laut einer im Mai veröffentlichten Studie 30"
    first, _ = reading.sentence(candidate)
    for place in reading.before(index, _CLAUSE_REACH):
        named = reading.candidates[place]
        between = tuple(reading.tokens.lower[named.last : candidate.first])
        beside = _IN_FRONT.issuperset(
            form for form in between if "WEEKDAY" not in kinds_of(form.capitalize())
        )
        if named.first < first or not (beside or CLAUSE_ENDS.isdisjoint(between)):
            return None
        damals = beside and reading.narrative is not None and isinstance(named.expression, Vague)
        if damals and not _FORMER.isdisjoint(reading.said(named)):
            return Step(0, narrative=True)  # "Damals, am 3. Mai, …"
        year = _year_of(named.expression, reading.resolved[place])
        if year is None:
            continue
        limits = reading.preposition(named) in _LIMITS and not isinstance(named.expression, Lasting)
        if beside and between[:1] == (",",):
            return None if limits else year  # "1981, an einem Sonntag im Mai"
        if between in _AT_ONCE:
            return None if limits else year  # "2021 am 5. Mai", but "das Haus von 1929 im Februar verkauft"
        topic = not limits and (is_topic(reading, named, candidate) or _opens(reading, named))
        return year if topic and _looks_there(reading, year, looks) else None
    return None


def _opens(reading: Reading, named: Candidate) -> bool:
    """Whether "Vor zwei Jahren" or "Zwei Jahre später" begins its sentence."""
    counted = isinstance(named.expression, Lasting | Later)
    return counted and named.first - reading.sentence(named)[0] <= 1


def _looks_there(reading: Reading, year: int | Step, looks: Direction | None) -> bool:
    """Whether the sentence does not look away from the year that it names: "2005 gegründet, feiert er …"."""
    own = containing(reading.dct, "year") if reading.dct is not None else None
    if not isinstance(own, Year) or own.year is None:
        return True
    ahead = year.count if isinstance(year, Step) else year - own.year
    return True if not ahead else looks == "past" if ahead < 0 else looks != "past"


def _year_of(expression: Expression | None, found: Resolved | None) -> int | Step | None:
    """The one year that an expression names, ``found`` what it came to; None for anything else."""
    match expression:
        case Modified(inner, _):
            return _year_of(inner, found)
        case Fixed(Year(int(year), None)):
            return year
        case Yearly(Season(), int(year)):
            return year
        case Lasting(int(amount), "year", "ago", ()):
            return Step(-amount)
        case Period("year", Step(narrative=False) as step, bare=False):
            return step
        case Period("year", Step(narrative=True)) | Later(int(), "year"):
            told = found.calendar if found is not None else None
            return told.year if isinstance(told, Year) else None
        case _:
            return None


def beside_its_day(reading: Reading, index: int, expression: Expression) -> Expression:
    """The weekday of "am 9. Februar 1982, einem Dienstag" as that day."""
    weekday = _any_weekday(expression)
    if not index or weekday is None:
        return expression
    named, candidate = reading.candidates[index - 1], reading.candidates[index]
    comma, *words = reading.tokens.lower[named.last : candidate.last]
    day = reading.day_at(index - 1)
    described = comma == "," and words[:1] and words[0] in _ONE and len(words) <= _DESCRIBED
    described = described and CLAUSE_ENDS.isdisjoint(words)
    if not described or not isinstance(day, Day) or not is_weekday(day, weekday):
        return expression
    return Fixed(day)


def _any_weekday(expression: Expression) -> int | None:
    """The weekday of "einem Montag" or of a bare Monday."""
    match expression:
        case Fixed(Weekday(weekday)) | WeekdayIn(weekday, week=None, occurrence=None):
            return weekday
        case _:
            return None


_ONE = ("ein", "einem", "einen", "einer")


_DESCRIBED = 4  # tokens, "ein schulautonom freier Montag"


def not_ahead(reading: Reading, expression: Expression, found: Resolved) -> Resolved:
    """The last one that is over, where "seit Himmelfahrt" would lie ahead of the day of writing."""
    plain = expression.expression if isinstance(expression, Modified) else expression
    ahead = reading.today is not None and found.begin is not None and found.begin >= reading.today[1]
    if not ahead or not isinstance(plain, Yearly | Feast) or plain.year is not None:
        return found
    over = resolve(replace(plain, occurrence=-1), Anchor(reading.dct))
    return replace(over, mod=found.mod)
