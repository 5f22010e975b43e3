"""Days and weeks by their number in a month: "am dritten Freitag im Mai", "am 15."."""

from __future__ import annotations

from newsanalysis.temporal.calendar_values import Month
from newsanalysis.temporal.expressions import DayOf, Expression, Period, Step, WeekOf, Yearly
from newsanalysis.temporal.grammar.captures import day_number, year_of
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of


@rule(
    "< {THE}? {DAY} WEEKDAY! im|des MONTH {OF_YEAR}? >",
    "< {THE}? letzte|letzten|letzter WEEKDAY! im|des MONTH {OF_YEAR}? >",
    "< {THE}? letzte|letzten|letzter WEEKDAY! ( des monats | des? REL:ofmonth monats ) >",
    "< {THE}? {DAY} WEEKDAY! ( des monats | des? REL:ofmonth monats ) >",
)
def nth_weekday(m: Match) -> Outcome:
    """Am ersten Montag im September wird gewählt."""
    last = not {"letzte", "letzten", "letzter"}.isdisjoint(m.line.lower[m.first : m.first + 2])
    nth = -1 if last else day_number(m)
    return DayOf(_month(m), nth, m.number("weekday")) if -1 <= nth <= 5 and nth else None


@rule(
    "< {THE}? {NTH} woche|wochenende! im|des MONTH {OF_YEAR}? >",
    "< {THE}? {NTH} woche|wochenende! ( des monats | im monat | des? REL:ofmonth monats ) >",
)
def nth_week(m: Match) -> Outcome:
    """In der ersten Woche im Oktober wird gewählt."""
    return _week_of(m, _month(m), weekend="wochenende" in m.line.lower[m.first : m.last])


@rule(
    "< {THE}? {NTH} MONTH_WEEK! {OF_YEAR}? >",
    "< {THE}? {NTH} MONTH_WEEKEND! {OF_YEAR}? >",
    "< {THE}? {NTH} MONTH! +- +woche|wochenende {OF_YEAR}? >",
)
def nth_week_of_month(m: Match) -> Outcome:
    """In der ersten Januarwoche wird gewählt."""
    weekend = m.has("month_weekend") or "wochenende" in m.line.lower[m.first : m.last]
    month = next(m.number(name) for name in ("month_weekend", "month_week", "month") if m.has(name))
    return _week_of(m, Yearly(Month(None, month), year_of(m)), weekend=weekend)


def _week_of(m: Match, month: Expression, *, weekend: bool) -> Expression | None:
    nth = -1 if not m.has("figure") and not m.has("ordinal") else day_number(m)
    return WeekOf(month, nth, weekend) if nth and -1 <= nth <= 5 else None


@rule(
    "am|vom|bis|ab|seit < FIGURE! . >",
    "am|vom|ab < {WEEKDAY} , ( den|dem )? FIGURE! . >",
    "bis zum < FIGURE! . >",
    "ab|seit dem < FIGURE! . >",
    "am|den < FIGURE! +ten >",
)
def day_of_some_month(m: Match) -> Outcome:
    """Am 15. endet die Frist."""
    after, ordinal = m.after(), m.line.forms[m.last - 1]
    # "am 3. Platz", "am 11. Sept.", "am 3. und 4. Spieltag" go on; behind a point a new sentence may begin.
    goes_on = bool(after) and (after[0].isupper() or after[0].isdigit() or after in _GOES_ON)
    if goes_on and not _ends_with_comma(m):
        return None
    if ordinal == "." and not m.line.glued(m.last - 1):
        return None
    if m.before().isdecimal():
        return None  # "Seite 14 bis 19."
    number = m.number("figure")
    return DayOf(None, number) if 1 <= number <= 31 else None


def _ends_with_comma(m: Match) -> bool:
    """Whether "Mittwoch, dem 19., um 20 Uhr" is closed by its comma; in a list of days it is not."""
    told = m.has("weekday") or m.has("weekday_short")
    behind = m.after(1)
    listed = behind in _GOES_ON or "WEEKDAY" in kinds_of(behind or " ") or behind[:1].isdigit()
    return (told or behind.islower()) and m.after() == "," and not listed


_GOES_ON = frozenset(("und", "oder", "sowie", "bzw", "/", "-", "–", ",", "bis", "zum", "auf", "."))


@rule(
    "< {THE}? letzten|letzter|letzte|ersten|erster|erste tag! im|des MONTH {OF_YEAR}? >",
    "< {THE}? letzten|letzter|letzte|ersten|erster|erste tag! ( des monats | des? REL:ofmonth monats ) >",
)
def end_day_of_month(m: Match) -> Outcome:
    """Am letzten Tag im Februar wird gewählt."""
    last = any(word.startswith("letzte") for word in m.line.lower[m.first : m.last])
    return DayOf(_month(m), -1 if last else 1)


@rule("am < ORDINAL! >", "am < {WEEKDAY} , ( den|dem )? ORDINAL! >", "bis zum < ORDINAL! >")
def day_by_its_ordinal(m: Match) -> Outcome:
    """Am Fünfzehnten endet die Frist."""
    after, form = m.after(), m.line.forms[m.last - 1]
    # "am Zweiten Weltkrieg", "am Ersten und Letzten" are no days.
    if not (form[0].isupper() and form.endswith("en")) or after[:1].isupper() or after in _GOES_ON - {"."}:
        return None
    return DayOf(None, m.number("ordinal")) if 1 <= m.number("ordinal") <= 31 else None


@rule("am|zum|bis|ab|vom|der|den|dem < {DAY} ( des monats! | des? REL:ofmonth monats! ) >")
def day_of_that_month(m: Match) -> Outcome:
    """Die Miete ist am 3. des Monats fällig."""
    day = day_number(m)
    return DayOf(_month(m), day) if 1 <= day <= 31 else None


def _month(m: Match) -> Expression:
    if m.has("month"):
        return Yearly(Month(None, m.number("month")), year_of(m))
    return Period("month", Step(m.number("ofmonth") if m.has("ofmonth") else 0))
