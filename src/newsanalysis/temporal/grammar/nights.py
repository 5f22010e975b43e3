"""Nights between two days ("die Nacht zum Dienstag")."""

from __future__ import annotations

from newsanalysis.temporal.expressions import (
    DayOf,
    Expression,
    Feast,
    PartOfDay,
    Period,
    Step,
    WeekdayIn,
)  # fmt: skip
from newsanalysis.temporal.grammar.captures import (
    day_number,
    occurrence_of,
)  # fmt: skip
from newsanalysis.temporal.grammar.common import day_said
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule


@rule(
    "< nacht! auf|zum den|dem? {DAY} MONTH {OF_YEAR}? >",
    "< nacht! auf|zum WEEKDAY ,? ( den|dem )? {DAY} MONTH {OF_YEAR}? >",
    "< nacht! vom|von FIGURE:first . MONTH:from? ( auf den|dem | zum ) {DAY} MONTH {OF_YEAR}? >",
    "< nacht! auf|zum WEEKDAY > (|[ FULL_DATE )|]",
    "< nacht! auf|zum WEEKDAY > (|[ DAY_MONTH +. )|]",
    "< nacht! auf|zum WEEKDAY > (|[ FIGURE . MONTH {OF_YEAR}? )|]",
)
def night_before_date(m: Match) -> Outcome:
    """In der Nacht auf den 4. Mai fiel Schnee."""
    day = day_said(m)
    return _night_before(day, m) if day else None


@rule(
    "< nacht! zum|auf REL? WEEKDAY >",
    "< nacht! auf den WEEKDAY >",
    "< nacht! von WEEKDAY:first auf|zu WEEKDAY >",
    "< nacht! vom WEEKDAY:first auf den|dem? WEEKDAY >",
    "< nacht! vom WEEKDAY:first zum WEEKDAY >",
)
def night_before(m: Match) -> Outcome:
    """In der Nacht zum Mittwoch fiel Schnee."""
    return _night_before(WeekdayIn(m.number("weekday"), occurrence=occurrence_of(m)), m)


@rule("< nacht! auf|zum den|dem? FEAST >")
def night_before_a_feast(m: Match) -> Outcome:
    """In der Nacht zum Ostersonntag brannte es."""
    return _night_before(Feast(m.string("feast")), m)


@rule("< nacht! auf|zum den|dem? {DAY} >")
def night_before_some_day(m: Match) -> Outcome:
    """Am 3. Mai kam er, in der Nacht auf den 6. ging er."""
    day = day_number(m)
    return (
        None if m.after()[:1].isupper() or not 1 <= day <= _LAST_DAY else _night_before(DayOf(None, day), m)
    )


_LAST_DAY = 31


@rule("< nacht! auf|zum den|dem? heutigen|gestrigen|morgigen WEEKDAY? >")
def night_before_this_day(m: Match) -> Outcome:
    """In der Nacht zum heutigen Samstag fiel Schnee."""
    said = m.line.lower[m.first : m.last]
    step = -1 if "gestrigen" in said else 1 if "morgigen" in said else 0
    if not m.has("weekday") and m.after()[:1].isupper():
        return None  # "in der Nacht zum heutigen Feiertag"
    return _night_before(Period("day", Step(step)), m)


@rule("< nacht! auf|zum DEICTIC >")
def night_before_deictic(m: Match) -> Outcome:
    """In der Nacht auf heute fiel Schnee."""
    return _night_before(Period("day", Step(m.number("deictic"))), m)


def _night_before(day: Expression, m: Match) -> PartOfDay:
    """The night that leads to a day bears its date, one "vom 3. auf den 4." that of its evening."""
    return PartOfDay("NI", day, days=-1) if m.has("first") else PartOfDay("NI", day, eve=True)
