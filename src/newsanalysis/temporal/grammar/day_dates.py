"""Days of the calendar, in words and in figures; months in figures."""

from __future__ import annotations

from newsanalysis.temporal.calendar_values import Clock, Month
from newsanalysis.temporal.expressions import Fixed, Yearly
from newsanalysis.temporal.grammar.captures import (
    day_and_month,
    iso_parts,
    month_and_year,
    weekday_of,
)  # fmt: skip
from newsanalysis.temporal.grammar.common import calendar_day, day_said, is_name
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of

_DATE_PREPOSITIONS = "am|vom|bis|den|dem|der|ab|seit|zum|und|/|-|–|,|("
_LONGEST_VERSION = len("2.4.11")


@rule(
    "< ( {WEEKDAY} ,? ( den|dem|der )? )? {DAY} {MONTH} {OF_YEAR}? >",
    "< REL {DAY} {MONTH} {OF_YEAR}? >",
    "{WEEKDAY} (|[ < {DAY} {MONTH} {OF_YEAR}? > )|]",
)
def day_of_month(m: Match) -> Outcome:
    """Dienstag, 18. Juni 2024"""
    return None if m.has("ordinal") and is_name(m) else day_said(m)


@rule(
    "am|vom|bis|den|dem|der|zum|ab|seit|- < FIGURE MONTH! {OF_YEAR}? >",
    "< {WEEKDAY} ,? ( den|dem|der )? FIGURE MONTH! {OF_YEAR}? >",
    "< FIGURE MONTH! YEAR >",
)
def day_of_month_without_point(m: Match) -> Outcome:
    """am 18 Juni 2024"""
    return None if m.has("ordinal") else day_said(m)


@rule("< ( {WEEKDAY} ,? ( den|dem|der )? )? FULL_DATE! >")
def numeric_date(m: Match) -> Outcome:
    """am 18.06.2024"""
    if len(m.form()) <= _LONGEST_VERSION and "COUNTER" in kinds_of(m.before() or " "):
        return None  # "Version 2.4.11", but "Agenda 12.05.2024"
    return day_said(m)


@rule(
    "< REL? {WEEKDAY} > (|[ FULL_DATE! )|]",
    "< REL? {WEEKDAY} > (|[ FIGURE . FIGURE:month . YEAR! )|]",
    "< REL? {WEEKDAY} > (|[ DAY_MONTH! +. )|]",
    "< REL? {WEEKDAY} > (|[ FIGURE . {MONTH} {OF_YEAR}? )|]",
)
def weekday_before_its_date(m: Match) -> Outcome:
    """Der Rat tagte am Dienstag (18.06.2024)."""
    return day_said(m)


@rule(
    "< ( {WEEKDAY} ,? ( den|dem|der )? )? FIGURE . FIGURE:month . YEAR! >",
    "< ( {WEEKDAY} ,? )? FIGURE +/ +FIGURE:month +/ +YEAR! >",
)
def spaced_numeric_date(m: Match) -> Outcome:
    """am 18. 6. 2024"""
    value = calendar_day(m.number("figure"), m.number("month"), m.number("year"))
    return Fixed(value) if value else None


@rule("< ( {WEEKDAY} ,? ( den|dem|der )? )? FIGURE . ROMAN_MONTH! .? YEAR >")
def date_with_roman_month(m: Match) -> Outcome:
    """Er starb am 21. XI. 1916."""
    value = calendar_day(m.number("figure"), m.number("roman_month"), m.number("year"))
    return Fixed(value) if value else None


@rule("< YEAR! +/ +FIGURE:month +/ +FIGURE >", "< FIGURE +- +FIGURE:month +- +YEAR! >")
def numeric_date_with_strokes(m: Match) -> Outcome:
    """Stand: 2024/06/18"""
    if m.line.glued(m.start):
        return None  # "0471-12-06-2024" is longer than a date
    value = calendar_day(m.number("figure"), m.number("month"), m.number("year"))
    return Fixed(value) if value else None


@rule("< FIGURE +/ +YEAR! >", "< MONTH_YEAR! >")
def numeric_month_of_year(m: Match) -> Outcome:
    """Stand: 06/2024"""
    if m.has("month_year"):
        month, year = month_and_year(m)
    elif len(m.form()) == 2 or m.before().lower() in _DATE_PREPOSITIONS.split("|"):
        month, year = m.number("figure"), m.number("year")
    else:
        return None
    before = m.before() if m.before() != "." else m.before(2)
    # "Az. 11/2016", "12 O 11/2016" number files.
    numbered = bool(before) and ("COUNTER" in kinds_of(before) or (before.isupper() and len(before) == 1))
    return (
        Fixed(Month(year, month)) if 1 <= month <= 12 and not numbered and not m.line.glued(m.start) else None
    )


@rule(
    f"{_DATE_PREPOSITIONS}|spätestens|frühestens|anreise|abreise < DAY_MONTH! +. >",
    "< {WEEKDAY} ,? ( den|dem|der )? DAY_MONTH! +.? >",
)
def numeric_day_month(m: Match) -> Outcome:
    """Die Frist endet am 18.6. um Mitternacht."""
    value = calendar_day(*day_and_month(m))
    return Yearly(value, weekday=weekday_of(m)) if value else None


@rule(
    "am|vom|von|bis|zum|ab|seit|spätestens|frist|termin|abgabe|stichtag :? < FIGURE . FIGURE:month! +. >",
    "< ( WEEKDAY | WEEKDAY_SHORT . ) ,? ( den|dem|der )? FIGURE . FIGURE:month! +. >",
)
def spaced_day_and_month(m: Match) -> Outcome:
    """Die Frist endet am 18. 6. um Mitternacht."""
    listed = m.after() in _LISTING and m.after(1)[:1].isdigit() and not m.after(3)[:1].isdigit()
    if m.after()[:1].isupper() or m.after() == "mal" or listed:
        return None  # "am 3. 2. Etappe", "am 2. 3. und 4. Spieltag"
    value = calendar_day(m.number("figure"), m.number("month"))
    return Yearly(value, weekday=weekday_of(m)) if value else None


_LISTING = ("und", "oder", "bis", "sowie", ",")


@rule("am|vom|bis|zum|ab < ORDINAL ORDINAL:month! >")
def day_and_month_by_ordinals(m: Match) -> Outcome:
    """Am elften Elften beginnt der Karneval."""
    # "zum zweiten Dritten der Liga", "am zweiten Ersten Mai": the month stands alone, with a capital.
    day, month = m.line.forms[m.first : m.last]
    if not month[0].isupper() or not (day.endswith("en") and month.endswith("en")):
        return None
    if m.after()[:1].isupper() or m.after() in ("-", "der", "des"):
        return None
    value = calendar_day(m.number("ordinal"), m.number("month"))
    return Yearly(value) if value else None


@rule("< DAY_MONTH! +. > +,|)|;", "< DAY_MONTH! +. > COLON_CLOCK")
def day_and_month_in_a_list(m: Match) -> Outcome:
    """Urlaub 12.04., danach wieder im Büro"""
    # "siehe Ziffer 10.11., Satz 2" numbers something.
    value = calendar_day(*day_and_month(m))
    written = len(m.form()) > _SHORTEST and "COUNTER" not in kinds_of(m.before() or " ")
    return Yearly(value) if value and written else None


_SHORTEST = 3  # "3.4" may number a chapter


@rule("< DAY_MONTH! +. >")
def day_and_month_alone(m: Match) -> Outcome:
    """15.2."""
    alone = m.before() in ("", ":", "(") and m.after() in ("", ")", ":", ",", "–", "-")
    value = calendar_day(*day_and_month(m)) if alone else None
    return Yearly(value) if value else None


@rule("< {DAY} MONTH_SHORT! YEAR? >")
def day_of_short_month(m: Match) -> Outcome:
    """Urlaub 8. Aug bis 12. Aug"""
    # "am 3. Jan Müller" is a name; "am 3. Dez." has a point.
    named = m.after()[:1].isupper() or m.after() == "."
    return day_said(m) if m.has("year") or not named else None


@rule("ISO!")
def iso_date(m: Match) -> Outcome:
    """Stand: 2024-06-18"""
    parts = iso_parts(m)
    if parts["year"] == 0:
        return None
    day = calendar_day(parts["day"], parts["month"], parts["year"])
    if day is None or "hour" not in parts or parts["hour"] > 23 or parts["minute"] > 59:
        return Fixed(day) if day else None
    return Fixed(Clock(day, parts["hour"], parts["minute"], parts.get("second")))
