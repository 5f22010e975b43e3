"""Months, their halves and some days of them."""

from __future__ import annotations

from newsanalysis.temporal.calendar_values import Day, Month
from newsanalysis.temporal.expressions import Fixed, Modified, PartOfDay, Period, Step, Yearly
from newsanalysis.temporal.grammar.captures import month_day, month_number, with_mod, year_of
from newsanalysis.temporal.grammar.common import half_of, is_bare_name, short_year_behind
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of


@rule("< PART? {MONTH} {OF_YEAR} >", "< PART? MONTH_SHORT! YEAR >")
def month_of_year(m: Match) -> Outcome:
    """Ende Mai 2024"""
    year, month = year_of(m), month_number(m)
    if m.has("year") and m.number("year") % 100 == 0 != m.number("year") % 1000 and m.after()[:1].isupper():
        return None  # "im November 1200 Preise erhoben" counts
    known = Fixed(Month(year, month)) if isinstance(year, int) else Yearly(Month(None, month), year)
    return with_mod(known, m, "part")


@rule("< REL MONTH! >", "{THE} < REL MONTH! >")
def relative_month(m: Match) -> Outcome:
    """im vergangenen Mai"""
    return Yearly(Month(None, m.number("month")), occurrence=m.number("rel"))


@rule("REL jahr|jahres im < MONTH! >", "REL jahr|jahres < PART MONTH! >")
def month_of_relative_year(m: Match) -> Outcome:
    """Nächstes Jahr im Mai wird gebaut."""
    return with_mod(Yearly(Month(None, m.number("month")), Step(m.number("rel"))), m, "part")


@rule("< monat|monats MONTH! {OF_YEAR}? >")
def month_by_name(m: Match) -> Outcome:
    """Im Monat Mai 2024 wurde gebaut."""
    year, template = year_of(m), Month(None, m.number("month"))
    return Fixed(Month(year, m.number("month"))) if isinstance(year, int) else Yearly(template, year)


@rule("< PART? MONTH! > bis|-|– PART:other? MONTH:last", "MONTH:first bis|-|– < PART? MONTH! >")
def month_of_range(m: Match) -> Outcome:
    """Ferien August bis Oktober"""
    if "YEAR" in kinds_of(m.after() or " ") or (m.has("last") and "YEAR" in kinds_of(m.after(2) or " ")):
        return None  # it is of that year
    if m.after() == "-" and m.line.glued(m.end) and m.line.glued(m.end + 1):
        return None  # "Mai-Mai-Milizen"
    return with_mod(Yearly(Month(None, m.number("month"))), m, "part")


@rule("in einem < MONTH! >")
def any_month(m: Match) -> Outcome:
    """So kalt war es in einem Januar noch nie."""
    return (
        None if m.after()[:1].isupper() or m.after()[:1].isdigit() else Fixed(Month(None, m.number("month")))
    )


@rule("< PART? MONTH! >")
def month(m: Match) -> Outcome:
    """Im Mai begann der Bau."""
    if not m.has("part") and is_bare_name(m):
        return None
    return with_mod(Yearly(Month(None, m.number("month"))), m, "part")


@rule("im|vom|seit|den|dem|ab|bis|von|und|– < PART? MONTH! FIGURE >", "< PART MONTH! FIGURE >")
def month_of_short_year(m: Match) -> Outcome:
    """Er fiel im Oktober 41."""
    year = None if _is_age_or_amount(m) else short_year_behind(m, _LAST_DAY)
    return with_mod(Fixed(Month(year, m.number("month"))), m, "part") if year else None


_LAST_DAY = 31


def _is_age_or_amount(m: Match) -> bool:
    """Whether "im Mai 50" tells an age or an amount: "Er wurde im Mai 50", "im Mai 50, im Juni 60"."""
    before = {m.before(distance).lower() for distance in range(1, _AGE_REACH)}
    if not _BECOMING.isdisjoint(before) or m.after() not in _BEHIND_YEARS:
        return True
    return m.after() == "," and m.after(1) in ("im", "danach", "dann")


_AGE_REACH = 5
_BECOMING = frozenset(
    ("wurde", "wird", "würde", "wäre", "war", "ist", "werden", "wurden", "feiert", "feierte")
)


_BEHIND_YEARS = frozenset(("", ".", ",", ";", ")", "und", "hinweg", "an"))


@rule(
    "< {THE}? {DAY} MONTH_HALF! {OF_YEAR}? >",
    "< {THE}? {DAY} hälfte! im|des MONTH:month_half {OF_YEAR}? >",
)
def half_month(m: Match) -> Outcome:
    """in der ersten Maihälfte"""
    return half_of(Yearly(Month(None, m.number("month_half")), year_of(m)), m)


@rule("< {ONE}? ADJECTIVE? MONTH_DAY! {OF_YEAR}? >", "< MONTH_DAY! {OF_YEAR}? >")
def day_in_some_month(m: Match) -> Outcome:
    """An einem kalten Januarmorgen wurde er geboren."""
    (month, part), year = month_day(m), year_of(m)
    if part is None:
        return Fixed(Month(None, month)) if year is None else Yearly(Month(None, month), year)
    return PartOfDay(part, Fixed(Day(year if isinstance(year, int) else None, month, None)))


@rule("< {THE}? {DAY} hälfte des monats! >")
def half_of_this_month(m: Match) -> Outcome:
    """In der zweiten Hälfte des Monats wird gebaut."""
    return half_of(Period("month", Step(0), bare=True), m)


@rule("den|der|die|diesen ADJECTIVE? < MONTH_DAY! >")
def days_of_a_month(m: Match) -> Outcome:
    """Nach den dramatischen Oktobertagen wurde es still."""
    month, part = month_day(m)
    several = part is None and m.form().lower().endswith(("tage", "tagen"))
    return Yearly(Month(None, month)) if several else None


@rule("< {THE}? letzten|ersten MONTH_DAY! {OF_YEAR}? >")
def first_or_last_days_of_month(m: Match) -> Outcome:
    """In den letzten Apriltagen lag Schnee."""
    month, part = month_day(m)
    first = "ersten" in m.line.lower[m.first : m.last]
    several = any(form.endswith(("tage", "tagen")) for form in m.line.lower[m.first : m.last])
    whole = Yearly(Month(None, month), year_of(m))
    return Modified(whole, "START" if first else "END") if part is None and several else None
