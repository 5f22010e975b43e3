"""What a list leaves out: "vom 3. bis 5. Mai", "um 10, 14.30 und 17 Uhr", "drei bis vier Wochen".

The last member of such a list is read by a rule; here the members before it get what they share with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import cast

from newsanalysis.temporal.calendar import in_year
from newsanalysis.temporal.calendar_values import Century, Day, Decade, Month, Season, SeasonCode
from newsanalysis.temporal.expressions import (
    ClockTime,
    DayOf,
    Expression,
    Fixed,
    Lasting,
    Modified,
    Step,
    WeekdayIn,
    Yearly,
)
from newsanalysis.temporal.grammar.candidate import Candidate
from newsanalysis.temporal.grammar.common import calendar_day
from newsanalysis.temporal.grammar.pattern import Line
from newsanalysis.temporal.values import Mod

_CONNECTORS = frozenset(("bis", "und", "oder", "sowie", "/", "-", "–", ",", "bzw", "zum"))
_LONGEST_LIST = 30
_STROKES = ("/", "-", "–")
_LENGTH_CONNECTORS = frozenset(("bis", "oder", "-", "–", ",", "auf"))
_PREPOSITIONS = frozenset(("am", "im", "vom", "den", "dem", "der", "um", "zum"))
_INCLUDING = frozenset(("einschließlich", "einschliesslich", "inklusive", "voraussichtlich"))
_LISTING = frozenset(("und", "oder", "sowie", ",", "bis"))
_BEFORE_SPOKEN_HOURS = frozenset(("von", "zwischen"))
_BEFORE_HOURS = frozenset(("um", "von", "ab", "gegen", "zwischen", "jeweils", "je", "bis"))

# A member reader: index of the token before the connector → (first, last, expression), or None.
_Member = Callable[[Line, int], tuple[int, int, Expression] | None]
# A day, whether it is of the year before → its expression, or None where there is no such day.
_BuildDay = Callable[[Day, bool], Expression | None]


def siblings(line: Line, candidate: Candidate) -> Iterator[Candidate]:
    """The list members to the left of a reading."""
    member, connectors = _member_of(line, candidate)
    if member is None:
        return
    first = candidate.first
    for _ in range(_LONGEST_LIST):
        place = _before_connector(line, first, connectors)
        found = member(line, place) if place >= 0 else None
        if found is None:
            return
        first, last, expression = found
        member = _member_of_a_year(expression) or member  # further members share what this one has
        yield Candidate(first, last, first, last, expression, candidate.rule)


def _before_connector(line: Line, first: int, connectors: frozenset[str]) -> int:
    """The token before the connector that stands before ``first``; -1 when there is none."""
    place = first - 1
    if place > 1 and line.lower[place] in _INCLUDING:
        place -= 1
    if place > 1 and line.lower[place] in _PREPOSITIONS and line.lower[place - 1] in _LISTING:
        place -= 1  # "am 16. und 17. sowie am 23. und 24. Jänner"
    if place > 1 and line.lower[place] == "." and line.lower[place - 1] == "bzw":
        place -= 1
    if place < 1 or line.lower[place] not in connectors:
        return -1
    if line.lower[place - 1] == "," and line.lower[place] != ",":
        place -= 1
    return place - 1


def _member_of(line: Line, candidate: Candidate) -> tuple[_Member | None, frozenset[str]]:
    match candidate.expression:
        case DayOf(None, int(day), None) if day > 0:
            return _days_of_some_month, _CONNECTORS
        case ClockTime(day=None) as clock:
            return _clock_times(line, candidate, clock), _CONNECTORS
        case Fixed(Century()):
            return _centuries, _CONNECTORS
        case Fixed(Decade(prefix)):
            return _decades(prefix), _CONNECTORS
        case Modified(Lasting() as lasting) | (Lasting() as lasting) if lasting.amount is not None:
            return _lengths(lasting), _LENGTH_CONNECTORS
        case WeekdayIn(week=Step() as week):
            return _weekdays(week), _CONNECTORS
        case expression:
            return _member_of_a_year(expression), _CONNECTORS


def _weekdays(week: Step) -> _Member:
    """The Wednesday of "am Mittwoch und Donnerstag der Vorwoche"."""

    def member(line: Line, place: int) -> tuple[int, int, Expression] | None:
        weekday = line.kinds(place).get("WEEKDAY")
        return (place, place + 1, WeekdayIn(weekday, week=week)) if isinstance(weekday, int) else None

    return member


def _member_of_a_year(expression: Expression | None) -> _Member | None:
    match expression:
        case Modified(Fixed(Month()) | Yearly(Month()) as month, _):
            return _member_of_a_year(month)
        case Fixed(Day(int(year), int(month), int(number))):
            return _days(month, _of_year(year), (month, number))
        case Yearly(Day(_, int(month), int(number)), Step() as year):
            return _days(month, _of_year(year), (month, number))
        case Yearly(Day(_, int(month))) as yearly:
            return _days(month, _beside(yearly))
        case Fixed(Month(int(year), int(month))):
            return _months(year, month)
        case Yearly(Month(_, int(month)), Step() as year):
            return _months(year, month)
        case Yearly(Season(), int(year)):
            return _seasons(year)
        case _:
            return None


def _days(month: int, build: _BuildDay, last: tuple[int, int] | None = None) -> _Member:
    """Days that share the month, or have one of their own and share the year of the ``last``."""

    def member(line: Line, place: int) -> tuple[int, int, Expression] | None:
        own = line.kinds(place).get("MONTH") if place > 1 and line.forms[place - 1] == "." else None
        number = line.kinds(place - 2).get("FIGURE") if isinstance(own, int) else None
        if last is not None and isinstance(own, int) and isinstance(number, int):
            turn = (own, number) > last  # over New Year
            return _dated(_with_weekday(line, place - 2), place + 1, number, own, turn)
        figure = place - 1 if line.forms[place] == "." else place
        if figure < 0:
            return None
        kinds = line.kinds(figure)
        if isinstance(dated := kinds.get("DAY_MONTH"), tuple) and figure < place:
            return _dated(figure, place + 1, *dated)  # "04.07.-08.07.2016"
        number = kinds.get("FIGURE") if "FIGURE" in kinds else kinds.get("ORDINAL")
        if not isinstance(number, int) or (
            figure == place and "FIGURE" in kinds and line.forms[place + 1] not in _STROKES
        ):
            return None
        # The point stays outside, as the annotators have it.
        return _dated(_with_weekday(line, figure), figure + 1, number, month)

    def _dated(
        first: int, end: int, number: int, month: int, turn: bool = False
    ) -> tuple[int, int, Expression] | None:
        day = calendar_day(number, month)
        expression = build(day, turn) if day else None
        return (first, end, expression) if expression else None

    return member


def _of_year(year: int | Step) -> _BuildDay:
    """Builds a day of the year, or of the one before."""

    def build(day: Day, before: bool) -> Expression | None:
        if isinstance(year, Step):
            return Yearly(day, replace(year, count=year.count - before))
        dated = in_year(day, year - before)
        return Fixed(dated) if isinstance(dated, Day) and dated.year else None

    return build


def _beside(yearly: Yearly) -> _BuildDay:
    """Builds a day of the same month and year as ``yearly``, on the weekday that follows from its own."""

    def build(day: Day, _: bool) -> Expression | None:
        told = yearly.template
        if yearly.weekday is None or not isinstance(told, Day) or told.day is None or day.day is None:
            return replace(yearly, template=day)
        return replace(yearly, template=day, weekday=(yearly.weekday - 1 + day.day - told.day) % 7 + 1)

    return build


def _with_weekday(line: Line, figure: int) -> int:
    """Where "Freitag, 21." begins."""
    comma = figure >= 2 and line.forms[figure - 1] in (",", ".")
    weekday = figure - 2 if comma else figure - 1
    if weekday < 0:
        return figure
    kinds = line.kinds(weekday)
    return weekday if "WEEKDAY" in kinds or "WEEKDAY_SHORT" in kinds else figure


def _months(year: int | Step, last: int) -> _Member:
    """Months that share the year of the ``last``."""

    def member(line: Line, place: int) -> tuple[int, int, Expression] | None:
        month = line.kinds(place).get("MONTH")
        if not isinstance(month, int):
            return None
        turn = month > last  # over New Year
        found: Expression
        if isinstance(year, Step):
            found = Yearly(Month(None, month), replace(year, count=year.count - turn))
        else:
            found = Fixed(Month(year - turn, month))
        mod = line.kinds(place - 1).get("PART") if place else None
        if mod is None:
            return place, place + 1, found
        return place - 1, place + 1, Modified(found, cast("Mod", mod))

    return member


def _days_of_some_month(line: Line, place: int) -> tuple[int, int, Expression] | None:
    """The day of "vom 9. bis zum 20." """
    number = line.kinds(place - 1).get("FIGURE") if place and line.forms[place] == "." else None
    return (
        (place - 1, place + 1, DayOf(None, number)) if isinstance(number, int) and 0 < number < 32 else None
    )


def _seasons(year: int) -> _Member:
    """The autumn of "im Herbst und Winter 2016"."""

    def member(line: Line, place: int) -> tuple[int, int, Expression] | None:
        code = line.kinds(place).get("SEASON")
        found = Yearly(Season(None, cast("SeasonCode", code)), year) if code else None
        return (place, place + 1, found) if found else None

    return member


def _centuries(line: Line, place: int) -> tuple[int, int, Expression] | None:
    figure = place - 1 if line.forms[place] == "." else place
    kinds = line.kinds(figure) if figure >= 0 else {}
    number = kinds.get("FIGURE") if figure < place else kinds.get("ORDINAL")
    return (figure, figure + 1, Fixed(Century(number))) if isinstance(number, int) and number <= 30 else None


def _decades(prefix: int) -> _Member:
    """The seventies of "siebziger und achtziger Jahre", the nineties of "Neunziger und Nullerjahre"."""
    century = (prefix - 1 if prefix % 10 == 0 else prefix) // 10 * 10

    def member(line: Line, place: int) -> tuple[int, int, Expression] | None:
        suspended = line.forms[place] == "-"
        word = line.kinds(place - 1 if suspended else place).get("DECADE_WORD") if place else None
        if not isinstance(word, int):
            return None
        first = place - 1 if suspended else place
        return first, first + 1, Fixed(Decade(century + word // 10))

    return member


def _is_past_noon(line: Line, candidate: Candidate, hour: int) -> bool:
    """Whether the time is past noon by a part of the day, in it ("4 Uhr nachmittags") or told before it."""
    kinds = line.kinds(candidate.last - 1)
    told = kinds.get("DAYPART_ADVERB", kinds.get("DAYPART")) in ("AF", "EV")
    spoken = (line.kinds(place).get("NUMBER") for place in range(candidate.first, candidate.last))
    # "halb vier" is 15:30: the number that is said may be one ahead.
    return told or any(isinstance(said, int) and 0 < said <= hour - _NOON + 1 for said in spoken)


def _clock_times(line: Line, last: Candidate, latest: ClockTime) -> _Member:
    """Members of a list of times; before the ``latest``, an hour past noon, they are past noon too."""
    afternoon = _is_past_noon(line, last, latest.hour)
    said = line.lower[last.last - 1] == "uhr"

    def late(hour: int) -> int:
        return hour + _NOON if afternoon and hour + _NOON <= latest.hour else hour

    def member(line: Line, place: int) -> tuple[int, int, Expression] | None:
        kinds = line.kinds(place)
        clock = kinds.get("CLOCK")
        if isinstance(clock, tuple):
            return place, place + 1, ClockTime(late(clock[0]), *clock[1:])
        before = line.lower[place - 1] if place else ""
        spoken = line.forms[place].isalpha() and before in _BEFORE_SPOKEN_HOURS
        hour = kinds.get("NUMBER" if spoken else "FIGURE")
        letters = not before or before[0].isalpha() or before in ",.(:"
        between = line.forms[place + 1]
        # "Montags 15 bis 17 Uhr", but "Zimmer 15 bis 17 Uhr offen"
        noun = place > 0 and line.forms[place - 1][0].isupper()
        numbered = noun and (not line.kinds(place - 1) or "COUNTER" in line.kinds(place - 1))
        ranged = letters and (between in ("-", "–") or (between == "bis" and said and not numbered))
        if isinstance(hour, int) and hour <= 24 and (before in _BEFORE_HOURS or before == "," or ranged):
            return place, place + 1, ClockTime(late(hour), 0, twelve=latest.twelve and hour <= _NOON)
        return None

    return member


_NOON, _LAST_DAY = 12, 31


def _lengths(lasting: Lasting) -> _Member:
    def member(line: Line, place: int) -> tuple[int, int, Expression] | None:
        amount = line.kinds(place).get("NUMBER")
        if not isinstance(amount, int | Decimal) or "YEAR" in line.kinds(place):
            return None
        if line.forms[place + 1] == "auf" and line.lower[place - 1 : place] != ["von"]:
            return None  # "von zehn auf acht Stunden", but "zehn auf acht Stunden"
        if line.forms[place + 1] == "," and lasting.amount != amount + 1:
            return None  # "zwei, drei Jahre" are two or three, "2, 8 Jahre" are a list
        return place, place + 1, replace(lasting, amount=amount, relation="plain")

    return member
