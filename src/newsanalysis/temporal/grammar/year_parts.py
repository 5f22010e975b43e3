"""Quarters, half-years and weeks of a year."""

from __future__ import annotations

from newsanalysis.temporal.calendar_values import Half, Quarter, Week
from newsanalysis.temporal.expressions import Expression, Yearly
from newsanalysis.temporal.grammar.captures import day_number, year_of
from newsanalysis.temporal.grammar.common import in_its_year
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of


@rule(
    "< {THE}? {DAY} quartal|quartals! {OF_YEAR}? >",
    "< {THE}? letzten|letzte|letztes|letzter quartal|quartals! YEAR >",
    "< {THE}? letzten|letzte|letztes|letzter quartal|quartals! des jahres YEAR >",
    "< q! +FIGURE /? YEAR? >",
    "< ROMAN_MONTH:figure . quartal|quartals! {OF_YEAR}? >",
)
def quarter(m: Match) -> Outcome:
    """im dritten Quartal 2023"""
    number = day_number(m) if m.has("figure") or m.has("ordinal") else 4
    return in_its_year(Quarter(None, number), m) if 1 <= number <= 4 else None


@rule(
    "< {THE}? schlussquartal|schlußquartal|schlussquartals! {OF_YEAR}? >",
    "< {THE}? auftaktquartal|startquartal|auftaktquartals! {OF_YEAR}? >",
)
def first_or_last_quarter(m: Match) -> Outcome:
    """Im Schlussquartal 2023 stieg der Umsatz."""
    last = any(form.startswith("schlu") for form in m.line.lower[m.first : m.last])
    return in_its_year(Quarter(None, 4 if last else 1), m)


@rule(
    "< {THE}? {DAY} halbjahr|halbjahres|jahreshälfte! {OF_YEAR}? >",
    "< {THE}? {DAY} hälfte des jahres! YEAR? >",
    "< {THE}? {DAY} hälfte! ( des? REL:ofyear jahres | des PERIOD:ofyear ) >",
)
def half_year(m: Match) -> Outcome:
    """in der zweiten Jahreshälfte"""
    number = day_number(m)
    return in_its_year(Half(None, number), m) if number in (1, 2) else None


@rule("< {THE}? {DAY} trimester|trimesters! {OF_YEAR}? >")
def trimester(m: Match) -> Outcome:
    """Im dritten Trimester 2023 stieg der Umsatz."""
    # South Tyrol's offices call a quarter so, after the Italian "trimestre".
    number = day_number(m)
    return in_its_year(Quarter(None, number), m) if 1 <= number <= 4 and year_of(m) is not None else None


@rule("in|ab|bis|seit|von|für < woche! FIGURE ( /? YEAR )? >")
def numbered_week(m: Match) -> Outcome:
    """In Woche 25 wird gebaut."""
    after = m.after()
    # "in Woche 12 Stunden" is no number of a week.
    counted = after[:1].isupper() or (after and "MEASURE" in kinds_of(after))
    return None if counted else _week(m)


@rule(
    "< kw|kalenderwoche! FIGURE ( /? YEAR )? >",
    "< YEAR +- +kw! +FIGURE >",
    "< FIGURE . kalenderwoche|kw! ( des jahres )? YEAR? >",
)
def calendar_week(m: Match) -> Outcome:
    """in KW 25"""
    return _week(m)


def _week(m: Match) -> Expression | None:
    number = m.number("figure")
    return Yearly(Week(None, number), year_of(m), None if m.has("year") else 0) if 1 <= number <= 53 else None
