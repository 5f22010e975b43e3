"""What the text has told before a mention, where the mention is counted from it."""

from __future__ import annotations

from dataclasses import replace

from newsanalysis.temporal.adjacent import adjacent_direction
from newsanalysis.temporal.anchor import Anchor
from newsanalysis.temporal.calendar import containing, in_year, interval
from newsanalysis.temporal.calendar_values import Day, Half, Month, Quarter, Unit, Value, Week, Year
from newsanalysis.temporal.expressions import (
    Direction,
    Expression,
    Fixed,
    Later,
    Modified,
    PartOfDay,
    Period,
    Step,
    Vague,
    WeekdayIn,
    Yearly,
    counts_days,
    is_next_day,
)  # fmt: skip
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.open_expressions import is_weekly
from newsanalysis.temporal.reading import STORY_REACH, Reading
from newsanalysis.temporal.resolve import Resolved, resolve
from newsanalysis.temporal.sentences import CLAUSE_ENDS
from newsanalysis.temporal.tense import is_told_in_present

_PREVIOUS = ("vorjahr", "vormonat", "vorquartal", "vorwoche")
_PASSING = frozenset(
    ("wie", "als", "nach", "seit", "von", "vom", "aus", "zwischen", "anders", "ab", "verglichen")
)
_COMPARED = frozenset(("gegenüber", "vergleich", "als"))
_WILL = frozenset(("wird", "werden"))
_THIS = frozenset(("diesem", "dieser", "diese"))
_RELATIVE = frozenset(("der", "die", "das", "den", "dem", "deren", "dessen"))
# Before a period with which a sentence begins: "Im dritten Quartal 2009", "Selbst 2011".
_OPENING = frozenset((
    "im", "in", "dem", "der", "die", "das", "bis", "zum", "zur", "selbst", "auch", "noch", "erst", "allein",
    "bereits", "und", "doch", "aber", "schon",
))  # fmt: skip
_ARTICLES = ("der", "die", "das")
_CLAUSE_REACH = 40  # tokens back to the beginning of a clause
_WEEK_REACH = 5  # expressions behind "nächste Woche" among which a weekday is of it
_SATURDAY = 6
_PROGRAMME = frozenset(("die", "der", "das", "am", "und", "sowie", "ab", "von"))


def named_before(reading: Reading, index: int, expression: Expression) -> Value | None:
    """The past period that "im Vorjahr" goes before: "2016 waren es fünf Prozent, im Vorjahr vier".

    Only one that the sentence or clause begins with, or to which it is compared ("mehr als im Vorjahr"):
    "Der Roman von 1984 wurde im Vorjahr verlegt" names a year in passing.
    """
    unit, candidate = _unit_before(expression), reading.candidates[index]
    if unit is None or not _is_said_to_be_before(reading, candidate):
        return None
    first, _ = reading.sentence(candidate)
    for place in reading.before(index, _WEEK_REACH):
        named, found = reading.candidates[place], reading.resolved[place]
        between = reading.tokens.lower[named.last : candidate.first]
        if named.first < first or ";" in between or between == ["im"]:  # "am 12. März im Vorjahr"
            break
        if found is None or found.calendar is None or containing(found.calendar, unit) is None:
            continue
        if _is_said_to_be_before(reading, named):  # two of them go before the same
            continue
        over = reading.today is not None and found.begin is not None and found.begin < reading.today[0]
        return found.calendar if over and is_topic(reading, named, candidate) else None
    return None


def of_the_year_before(reading: Reading, index: int, expression: Expression) -> Expression:
    """The "Vorjahresquartal" as the quarter, month or half of the year before that the text last named."""
    if not isinstance(expression, Period) or expression.unit != "year":
        return expression
    said = reading.said(reading.candidates[index])[-1]
    if not said.startswith("vorjahres") or said == "vorjahres":
        return expression
    unit = _UNITS_OF_A_YEAR.get(said.removeprefix("vorjahres"))
    for place in reading.before(index, _YEAR_REACH):
        found = reading.resolved[place]
        named = found.calendar if found is not None else None
        if place in reading.range_ends:
            return expression  # "von Juli bis September" is no one of them
        if _is_said_to_be_before(reading, reading.candidates[place]):
            continue
        if named is not None and isinstance(named, unit or _PARTS_OF_A_YEAR):
            year = containing(named, "year")
            return (
                Fixed(in_year(named, year.year - 1)) if isinstance(year, Year) and year.year else expression
            )
    return expression


_PARTS_OF_A_YEAR = (Quarter, Half)
_UNITS_OF_A_YEAR = {"quartal": Quarter, "monat": Month}
_YEAR_REACH = 8  # expressions


def counted_in_text(expression: Expression) -> Expression:
    """The same, counted from a date of the text."""
    match expression:
        case Modified(inner, _):
            return replace(expression, expression=counted_in_text(inner))
        case Period(step=step):
            return replace(expression, step=replace(step, narrative=True))
        case Yearly(year=Step() as step):
            return replace(expression, year=replace(step, narrative=True))
        case _:
            return expression


def _is_said_to_be_before(reading: Reading, candidate: Candidate) -> bool:
    return any(form.startswith(_PREVIOUS) for form in reading.said(candidate))


def is_topic(reading: Reading, named: Candidate, candidate: Candidate) -> bool:
    """Whether a sentence is about the period that it names, and not about something of that time."""
    tokens, (first, _) = reading.tokens, reading.sentence(named)
    if is_aside(reading, named) or reading.preposition(named) in _PASSING:
        return False  # "der Roman von 1984"
    bare = named.last - named.first == 1 and tokens.forms[named.first].isdecimal()
    if bare and named.first and tokens.lower[named.first - 1] in _ARTICLES:
        return False  # "Die 1998 sehr beliebte Sängerin starb im Mai"
    if not _COMPARED.isdisjoint(tokens.lower[max(named.last, candidate.first - 3) : candidate.first]):
        return True
    start = max((at + 1 for at in range(first, named.first) if tokens.lower[at] in (":", "–")), default=first)
    return _OPENING.issuperset(tokens.lower[start : named.first])


def is_aside(reading: Reading, named: Candidate) -> bool:
    """Whether a date tells of what it is said of: "Das 1950 gegründete Werk", "die Firma, die 1950 …"."""
    tokens, clause = reading.tokens, named.first
    limit = max(0, clause - _CLAUSE_REACH)
    while clause > limit and tokens.forms[clause - 1][0].isalnum():
        clause -= 1
    relative = tokens.lower[clause] in _RELATIVE and tokens.forms[clause - 1 : clause] == [","]
    return relative or adjacent_direction(tokens, named.first, named.last) is not None


def in_coming_week(
    reading: Reading, index: int, expression: Expression, looks: Direction | None
) -> Expression:
    """The weekday as one of the week to come that the sentence names: "nächste Woche, am Dienstag …"."""
    day = expression.day if isinstance(expression, PartOfDay) else expression
    if looks == "past" or not isinstance(day, WeekdayIn) or not is_weekly(day):
        return expression
    week = _week_ahead(reading, index)
    if week is None or (week.weekend and day.weekday < _SATURDAY):
        return expression
    inside = WeekdayIn(day.weekday, week=Step(0, narrative=True))
    return replace(expression, day=inside) if isinstance(expression, PartOfDay) else inside


def _week_ahead(reading: Reading, index: int) -> Week | None:
    """The coming week or weekend that the sentence speaks of where this candidate stands."""
    candidate = reading.candidates[index]
    first, _ = reading.sentence(candidate)
    for place in reading.before(index, _WEEK_REACH):
        named, found = reading.candidates[place], reading.resolved[place]
        if named.first < first or reading.today is None:
            return None
        if found is None or not isinstance(found.calendar, Week) or reading.narrative is None:
            continue
        week = found.calendar
        ahead = found.begin is not None and found.begin >= reading.today[1]
        same = containing(reading.narrative, "week") == containing(week, "week")
        return week if ahead and same and _speaks_of(reading, named, candidate, week) else None
    return None


def _speaks_of(reading: Reading, named: Candidate, candidate: Candidate, week: Week) -> bool:
    """Whether the day is told as one of the week: in its clause, behind a colon, in a weekend's programme.

    "Nächste Woche wird gestreikt, teilt die Bahn am Dienstag mit" and "vor der Wahl nächste Woche" are not.
    """
    between = reading.tokens.lower[named.last : candidate.first]
    if ";" in between:
        return False
    if ":" in between:
        return True
    if not CLAUSE_ENDS.isdisjoint(between):
        clause = between[max(at for at, form in enumerate(between) if form in CLAUSE_ENDS) + 1 :]
        return week.weekend and clause[:1] != [] and clause[0] in _PROGRAMME
    return named.first == reading.sentence(named)[0] or reading.preposition(named) in ("in", "am", "im")


def narrative_for(reading: Reading, candidate: Candidate, expression: Expression) -> Value | None:
    """What "zwei Tage zuvor" is counted from: a year told in passing ("Mitglied seit 1937") can't be."""
    passing = reading.narrative
    if reading.pointed:
        side: Direction = "past" if reading.direction(candidate.first) == "past" else "future"
        unit: Unit = expression.unit if isinstance(expression, Later | Period) else "year"
        pointed = reading.pointed.get(side)
        # "Schon vor zwei Jahren gab es Kritik. Einen Monat später …" is counted from something finer.
        if pointed is not None and containing(pointed, unit) is not None:
            passing = pointed
    exact = passing is not None and containing(passing, "day") is not None
    if reading.told_day is None or exact or not counts_days(expression):
        return passing
    at, day = reading.told_day
    near = candidate.first - at <= STORY_REACH
    back = passing is not None and not isinstance(passing, Month) and _begins_by(passing, day)
    inside = passing is not None and passing == containing(day, "month")
    return day if near and (back or inside) else passing


def _begins_by(period: Value, day: Day) -> bool:
    span, told = interval(period), interval(day)
    return span is not None and told is not None and span[0] <= told[0]


def vague_by_tense(reading: Reading, index: int, expression: Expression) -> Expression:
    """ "Zu diesem Zeitpunkt war …" is past, "… ist noch nichts entschieden" present, "… wird …" to come."""
    if not isinstance(expression, Vague):
        return expression
    candidate = reading.candidates[index]
    said = reading.said(candidate)
    if said[0] not in _THIS or said[-1] not in ("zeit", "zeitpunkt"):
        return expression
    looks = reading.direction(candidate.first)
    plain = len(said) == len(("dieser", "zeit"))  # "in dieser schwierigen Zeit" is ours
    if (looks == "past" and plain) or reading.preposition(candidate) in ("aus", "nach", "seit"):
        return Vague("PAST_REF")
    if looks == "future":
        first, last = reading.sentence(candidate)
        told = said[-1] == "zeitpunkt" and not _WILL.isdisjoint(reading.tokens.lower[first:last])
        return Vague("FUTURE_REF") if told else expression
    present = is_told_in_present(reading.tokens, candidate.first, reading.verbs)
    return Vague("PRESENT_REF") if present else expression


def counted_from_dct(reading: Reading, index: int, expression: Expression) -> Resolved | None:
    """Where no date stands before "am nächsten Tag", the day of writing is what it is counted from.

    Not where the sentence looks back: "am nächsten Tag ging er" is not after the writing.
    """
    if reading.dct is None or not is_next_day(expression):
        return None
    first = reading.candidates[index].first
    past = reading.direction(first) == "past"
    if isinstance(expression, PartOfDay):  # "in der nächsten Nacht gibt es Frost", not "in der folgenden"
        told = past or not reading.tokens.lower[first].startswith("nächst")
    else:
        told = reading.narrative is not None
    if told:
        return None
    found = resolve(expression, Anchor(reading.dct, narrative=reading.dct))
    return None if past or found.begin is None else replace(found, anchor="dct")


def _unit_before(expression: Expression | None) -> Unit | None:
    """The unit of "Vorjahr" and the like, also in "im Mai des Vorjahres"; None for anything else."""
    match expression:
        case Modified(inner, _):
            return _unit_before(inner)
        case Period(unit, Step(-1, narrative=False)):
            return unit
        case Yearly(year=Step(-1, narrative=False)):
            return "year"
        case _:
            return None
