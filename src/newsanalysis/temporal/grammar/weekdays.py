"""Weekdays and weekends, with their parts and weeks."""

from __future__ import annotations

from typing import cast

from newsanalysis.temporal.calendar_values import Weekday
from newsanalysis.temporal.expressions import Expression, Fixed, PartOfDay, Step, WeekdayIn, Weekend, Yearly
from newsanalysis.temporal.grammar.captures import (
    day_number,
    occurrence_of,
    weekday_of,
    weekday_part,
    with_mod,
    year_of,
)  # fmt: skip
from newsanalysis.temporal.grammar.common import any_part_of, calendar_day, is_name
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of


@rule(
    "am|übers|fürs|vom|zum|das|dem|ans < wochenende! >",
    "das|dem|am < langen|lange|verlängerten wochenende! >",
)
def weekend(_: Match) -> Outcome:
    """Am Wochenende wird gefeiert."""
    return Weekend()


@rule("< einem|einen WEEKDAY! >", "( MONTH | MONTH_SHORT . | YEAR ) , < ein WEEKDAY! > ,|.|)")
def some_weekday(m: Match) -> Outcome:
    """An einem Freitag kam er zurück."""
    return Fixed(Weekday(m.number("weekday")))


@rule("< WEEKDAY! der vorwoche >")
def weekday_of_the_week_before(m: Match) -> Outcome:
    """Am Dienstag der Vorwoche wurde gewählt."""
    return WeekdayIn(m.number("weekday"), week=Step(-1))


@rule("< REL? WEEKDAY! >", "< WEEKDAY! der? REL woche >", "< {THE}? REL woche am? WEEKDAY! >")
def weekday(m: Match) -> Outcome:
    """Am Dienstag wird gewählt."""
    # "Der 3. Mai war ein Freitag" says which day of the week it was, not which day.
    if is_name(m) or m.before().lower() in ("ein", "kein") or m.before().isdecimal():
        return None
    if m.form() == "Sonntag" and m.before() == "am" and "PAPER" in kinds_of(m.before(2) or " "):
        return None  # "Welt am Sonntag"
    article = m.before(2) if "ADJECTIVE" in kinds_of(m.before() or " ") else m.before()
    if article.lower() in ("einem", "einen", "eines", "keinem", "keinen"):
        return Fixed(Weekday(m.number("weekday")))  # "an einem Freitag": on any
    return _on_weekday(m, m.number("weekday"))


@rule("< NARRATIVE WEEKDAY! >", "< WEEKDAY! darauf|danach|zuvor|davor >")
def narrative_weekday(m: Match) -> Outcome:
    """Am 3. Mai 2019 wurde gewählt, am Montag darauf gestritten."""
    back = not {"zuvor", "davor"}.isdisjoint(m.line.lower[m.first : m.last])
    count = m.number("narrative") if m.has("narrative") else -1 if back else 1
    return WeekdayIn(m.number("weekday"), occurrence=count, narrative=True)


@rule(
    "< REL? WEEKDAY_PART! >",
    "< WEEKDAY_PART! der? REL woche >",
    "< {THE}? REL woche am? WEEKDAY_PART! >",
    "< PHASE WEEKDAY_PART! >",
)
def weekday_and_part(m: Match) -> Outcome:
    """Am Dienstagabend wird gewählt."""
    number, code = weekday_part(m)
    return with_mod(PartOfDay(code, _on_weekday(m, number)), m, "phase")


@rule("< WEEKDAY_PART! ,? den|dem {DAY} MONTH {OF_YEAR}? >", "< WEEKDAY_PART! , {DAY} MONTH {OF_YEAR}? >")
def weekday_part_with_its_date(m: Match) -> Outcome:
    """Am Mittwochmorgen, den 8. April, wurde geräumt."""
    (weekday, code), year = weekday_part(m), year_of(m)
    day = calendar_day(day_number(m), m.number("month"), year if isinstance(year, int) else None)
    if day is None:
        return None
    dated = Fixed(day) if isinstance(year, int) else Yearly(day, year, weekday=weekday)
    return PartOfDay(code, dated)


@rule("< WEEKDAY! > +- und|oder|bis|sowie WEEKDAY_PART")
def suspended_weekday_part(m: Match) -> Outcome:
    """Am Dienstag- und Donnerstagabend wird gewählt."""
    return PartOfDay(weekday_part(m)[1], WeekdayIn(m.number("weekday")))


@rule(
    "< REL? WEEKDAY! DAYPART >",
    "< REL? WEEKDAY! DAYPART_ADVERB >",
    "< REL? WEEKDAY! {PART_WORD} >",
    "< WEEKDAY_SHORT! .? DAYPART >",
    "< WEEKDAY_SHORT! . DAYPART_ADVERB >",
    "< WEEKDAY_SHORT! . {PART_WORD} >",
)
def weekday_then_part(m: Match) -> Outcome:
    """Am Dienstag Abend wird gewählt."""
    return PartOfDay(any_part_of(m), _on_weekday(m, cast("int", weekday_of(m))))


@rule(
    "< WEEKDAY_SHORT! .? > bis|-|–|+|/|und WEEKDAY_SHORT:other",
    "WEEKDAY_SHORT:other .? bis|-|–|+|/|und < WEEKDAY_SHORT! .? >",
)
def weekday_cut_short(m: Match) -> Outcome:
    """Geöffnet Mo–Fr"""
    return WeekdayIn(m.number("weekday_short"))


@rule(
    "< WEEKDAY_SHORT! .? > ,? CLOCK:told",
    "< WEEKDAY_SHORT! .? > ,? CLOCK uhr|h|-|–|bis",
    "< WEEKDAY_SHORT! .? > ,? FIGURE uhr|h|-|–|bis",
    "< WEEKDAY_SHORT! .? > ,? um|ab|von|gegen|zwischen FIGURE",
    "< WEEKDAY_SHORT! .? > ,? um|ab|von|gegen|zwischen CLOCK",
)
def short_weekday_before_time(m: Match) -> Outcome:
    """Do 14:00 Sitzung"""
    # "So um acht Uhr" is a manner.
    if m.form() == "So" and m.last - m.first == 1 and m.line.lower[m.end - 2] in _BEFORE_HOURS:
        return None
    if m.has("told") and ":" not in m.line.forms[m.end - 1]:
        return None
    return WeekdayIn(m.number("weekday_short"))


_BEFORE_HOURS = ("um", "ab", "von", "gegen", "zwischen")


def _on_weekday(m: Match, number: int) -> Expression:
    if "woche" in m.line.lower[m.first : m.last]:
        return WeekdayIn(number, week=Step(m.number("rel")))
    return WeekdayIn(number, occurrence=occurrence_of(m))


@rule("< vor|in NUMBER woche|wochen am WEEKDAY! >")
def weekday_of_week(m: Match) -> Outcome:
    """Vor zwei Wochen am Montag wurde gewählt."""
    weeks = m.get("number")
    if not isinstance(weeks, int):
        return None
    ago = m.line.lower[m.first] == "vor"
    return WeekdayIn(m.number("weekday"), Step(-weeks if ago else weeks))
