"""Calendar dates: days, months, years, decades, centuries, quarters, weeks, seasons, feasts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from newsanalysis.temporal.calendar_values import (
    Century,
    Clock,
    Day,
    Decade,
    Half,
    Month,
    Quarter,
    Season,
    Week,
    Year,
)  # fmt: skip
from newsanalysis.temporal.expressions import (
    Expression,
    Feast,
    Fixed,
    Modified,
    PartOfDay,
    Period,
    Shifted,
    Step,
    Yearly,
)
from newsanalysis.temporal.grammar.captures import (
    date_figures,
    day_and_month,
    day_number,
    feast_part,
    is_plural,
    iso_parts,
    month_and_year,
    month_day,
    month_number,
    occurrence_of,
    part_of,
    season_of,
    season_part,
    weekday_of,
    with_mod,
    year_of,
)  # fmt: skip
from newsanalysis.temporal.grammar.common import calendar_day, is_bare_name, is_name
from newsanalysis.temporal.grammar.pattern import Match, words_pattern
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import Phrase, kinds_of, national_days, phrases
from newsanalysis.temporal.wordforms import DETERMINERS, inflected_participle

_DATE_PREPOSITIONS = "am|vom|bis|den|dem|der|ab|seit|zum|und|/|-|–|,|("
_YEAR_PREPOSITIONS = frozenset((
    "seit", "ab", "bis", "von", "vor", "nach", "zwischen", "anfang", "mitte", "ende", "um", "gegen", "erst",
    "schon", "bereits", "noch", "in",
))  # fmt: skip


@rule(
    "< ( {WEEKDAY} ,? ( den|dem|der )? )? {DAY} {MONTH} {OF_YEAR}? >",
    "< REL {DAY} {MONTH} {OF_YEAR}? >",
    "{WEEKDAY} (|[ < {DAY} {MONTH} {OF_YEAR}? > )|]",
)
def day_of_month(m: Match) -> Outcome:
    """Dienstag, 18. Juni 2024"""
    return None if m.has("ordinal") and is_name(m) else _day_of_month(m)


def _day_of_month(m: Match) -> Expression | None:
    year = year_of(m)
    value = calendar_day(day_number(m), month_number(m), year if isinstance(year, int) else None)
    if value is None:
        return None
    if isinstance(year, int):
        return Fixed(value)
    # "an diesem 9. November" is that of the year the text speaks of.
    return Yearly(value, year, occurrence_of(m) or None, weekday_of(m))


@rule(
    "am|vom|bis|den|dem|der|zum|ab|seit|- < FIGURE MONTH! {OF_YEAR}? >",
    "< {WEEKDAY} ,? ( den|dem|der )? FIGURE MONTH! {OF_YEAR}? >",
    "< FIGURE MONTH! YEAR >",
)
def day_of_month_without_point(m: Match) -> Outcome:
    """am 18 Juni 2024"""
    return None if m.has("ordinal") else _day_of_month(m)


@rule("< ( {WEEKDAY} ,? ( den|dem|der )? )? FULL_DATE! >")
def numeric_date(m: Match) -> Outcome:
    """am 18.06.2024"""
    if len(m.form()) <= _LONGEST_VERSION and "COUNTER" in kinds_of(m.before() or " "):
        return None  # "Version 2.4.11", but "Agenda 12.05.2024"
    value = calendar_day(*date_figures(m))
    return Fixed(value) if value else None


@rule("< REL? {WEEKDAY} > (|[ FULL_DATE! )|]", "< REL? {WEEKDAY} > (|[ FIGURE . FIGURE:month . YEAR! )|]")
def weekday_before_its_date(m: Match) -> Outcome:
    """Der Rat tagte am Dienstag (18.06.2024)."""
    figures = date_figures(m) if m.has("full_date") else [m.number(n) for n in ("figure", "month", "year")]
    value = calendar_day(*figures)
    return Fixed(value) if value else None


@rule("< REL? {WEEKDAY} > (|[ DAY_MONTH! +. )|]", "< REL? {WEEKDAY} > (|[ FIGURE . {MONTH} {OF_YEAR}? )|]")
def weekday_before_its_day(m: Match) -> Outcome:
    """Der Rat tagt am Dienstag (18. Juni)."""
    if not m.has("day_month"):
        return _day_of_month(m)
    value = calendar_day(*day_and_month(m))
    return Yearly(value, weekday=weekday_of(m)) if value else None


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
    return _day_of_month(m) if m.has("year") or not named else None


@rule("< {THE}? tag! vor|nach FEAST {OF_YEAR}? >", "< NUMBER tag|tage! vor|nach FEAST {OF_YEAR}? >")
def day_beside_a_feast(m: Match) -> Outcome:
    """Am Tag nach Weihnachten wird aufgeräumt."""
    count = m.get("number") if m.has("number") else 1
    if not isinstance(count, int) or is_name(m):
        return None
    before = "vor" in m.line.lower[m.first : m.last]
    return Shifted(Feast(m.string("feast"), year_of(m)), -count if before else count, "day")


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


@rule("< {THE}? jahr|jahre|jahres|gesamtjahr NUMBER {ERA} >", "< {BLUR}? NUMBER {ERA} >")
def year_of_the_era(m: Match) -> Outcome:
    """im Jahr 44 v. Chr."""
    year = _year_of_the_era(m)
    return with_mod(Fixed(Year(year)), m, "mod", "compared") if year is not None else None


@rule("< {DAY} MONTH NUMBER {ERA} >", "< MONTH NUMBER {ERA} >")
def date_of_the_era(m: Match) -> Outcome:
    """am 15. März 44 v. Chr."""
    year = _year_of_the_era(m)
    if year is None:
        return None
    if not m.has("figure") and not m.has("ordinal"):
        return Fixed(Month(year, m.number("month")))
    day = calendar_day(day_number(m), m.number("month"), year)
    return Fixed(day) if day else None


def _year_of_the_era(m: Match) -> int | None:
    """The year, astronomical: 44 v. Chr. is -43."""
    year = m.get("number")
    if not isinstance(year, int) or not 0 < year < 10_000:
        return None
    return 1 - year if _is_before_christ(m) else year


def _is_before_christ(m: Match) -> bool:
    said = m.line.lower[m.first : m.last]
    return any(word in ("v", "vor") or word.startswith("vorchristlich") for word in said)


@rule(
    "< PART? das? jahr|jahre|jahres|jahren|gesamtjahr YEAR! >",
    "< jahr|jahre SHORT_YEAR! >",
    "< PART des jahres YEAR! >",
)
def year_named(m: Match) -> Outcome:
    """im Jahr 2019"""
    return with_mod(Fixed(Year(m.number("year" if m.has("year") else "short_year"))), m, "part")


@rule("im|das|dem|vom < jahr|jahre! NUMBER >")
def year_by_number(m: Match) -> Outcome:
    """Im Jahr 800 wurde er gekrönt."""
    number = m.get("number")
    # "im Jahr 500 Euro" counts what follows.
    if not isinstance(number, int) or not 100 <= number <= 2199 or m.after()[:1].isupper():
        return None
    if "YEAR" in m.line.kinds(m.last - 1):
        return None  # year_named reads it
    return None if m.after() and "MEASURE" in kinds_of(m.after()) else Fixed(Year(number))


@rule("für|auf das < gesamtjahr! >")
def whole_year(m: Match) -> Outcome:
    """Für das Gesamtjahr rechnet der Vorstand mit Gewinn."""
    return None if m.after()[:1].isdigit() else Period("year", Step(0))


@rule("< PART jahr! >")
def part_of_this_year(m: Match) -> Outcome:
    """Bis Ende Jahr wird gebaut."""
    # As the Swiss say it; "Mitte Jahr 2019" names its year.
    return None if m.after()[:1].isdigit() else with_mod(Period("year", Step(0), bare=True), m, "part")


@rule("< PART YEAR! >")
def part_of_year(m: Match) -> Outcome:
    """Ende 2027"""
    return with_mod(Fixed(Year(m.number("year"))), m, "part")


@rule(
    "< {THE}? REL? SPAN_NOUN! YEAR / FIGURE >",
    "< {THE}? REL? SPAN_NOUN! YEAR / YEAR:last >",
    "< {THE}? SPAN_NOUN! YEAR - +FIGURE >",
)
def named_span(m: Match) -> Outcome:
    """Die Saison 2023/24 beginnt."""
    year = m.number("year")
    last = m.number("last") if m.has("last") else _second_year(year, m.number("figure"))
    return Fixed(Year(year, last)) if year < last < year + 12 else None


@rule("< YEAR! +/ +FIGURE >", "< YEAR! +/ +YEAR:last >", "< YEAR! +-|– +FIGURE >")
def two_years(m: Match) -> Outcome:
    """der Haushalt 2023/24"""
    year = m.number("year")
    last = m.number("last") if m.has("last") else _second_year(year, m.number("figure"))
    if last == year + 1:
        return Fixed(Year(year, last))
    # "1914/18": what is more than a month's number is a year, too.
    span = m.has("figure") and m.number("figure") > _MONTHS and last < year + _LONGEST_SPAN
    return Fixed(Year(year, last)) if span and m.line.forms[m.end - 2] != "," else None


_MONTHS, _LONGEST_SPAN = 12, 31


def _second_year(year: int, two_digits: int) -> int:
    second = year - year % 100 + two_digits
    return second if second > year else second + 100


@rule("um|vor|nach|seit|zur|bis|der|die < jahrtausendwende! >")
def turn_of_the_millennium(_: Match) -> Outcome:
    """Kurz nach der Jahrtausendwende wurde gebaut."""
    return Fixed(Year(2000))


@rule("um|vor|nach|seit|zur|bis|der|die < jahrhundertwende! >")
def turn_of_the_century(_: Match) -> Outcome:
    """Um die Jahrhundertwende lebten hier Weber."""
    return Fixed(Year(1900))


@rule("seit|ab|bis|in|von|um|im|vor|nach < SHORT_YEAR! >")
def short_year(m: Match) -> Outcome:
    """Seit '89 ist die Grenze offen."""
    return Fixed(Year(m.number("short_year")))


@rule("YEAR!")
def year(m: Match) -> Outcome:
    """2019 wurde gewählt."""
    before, after = m.before(), m.after()
    value = m.number("year")
    if _is_number_of_something(before, after, m):
        return None
    if before.lower() in _YEAR_PREPOSITIONS:
        return Fixed(Year(value))
    if "PLURAL" in kinds_of(before or " ") and after in _FULL_STOPS:
        return None  # "allein in den letzten sieben Tagen 2100."
    # "davon etwa 2000 in der Stadt" counts, "etwa 1850" dates.
    if value % 100 == 0 and (before.lower() == "davon" or "MOD" in kinds_of(before or " ")):
        return None
    if _opens_with_an_amount(m):
        return None
    # "2000 Menschen" counts, "wurde 2015 Bürgermeister" dates: counted things come in round figures.
    if after[:1].isupper() and value % 100 == 0:
        return None
    return Fixed(Year(value))


def _opens_with_an_amount(m: Match) -> bool:
    """Whether a sentence begins "1415 Arbeiter kamen": behind a year its verb would stand there."""
    noun, verb = m.after(), m.after(1)
    if m.before() not in _FULL_STOPS or not (noun.istitle() and verb.islower() and verb.isalpha()):
        return False
    known = kinds_of(noun)
    return not known and noun.lower() not in DETERMINERS and verb.endswith(("t", "en"))


_FULL_STOPS = (".", "!", "?")


def _counts_what_is_behind(after: str, m: Match) -> bool:
    if after and (
        "MEASURE" in kinds_of(after)
        or after in "%€$£°+=×*"
        or (after == "x" and m.after(1)[:1].isdigit())
        or (after == "-" and m.line.glued(m.end) and not _is_year(m.after(1)))
    ):
        return True
    if after in ("bis", "-", "–", "oder") and m.after(2) and "MEASURE" in kinds_of(m.after(2)):
        return True  # "2000 bis 3000 Grad"
    if after not in _COUNTED or m.before().lower() in _YEAR_PREPOSITIONS:
        return False
    return not _FIRST_YEAR <= m.number("year") <= _LAST_YEAR


def _is_number_of_something(before: str, after: str, m: Match) -> bool:
    if _counts_what_is_behind(after, m):
        return True
    if not before:
        return False
    if _is_an_amount(before, after, m):
        return True
    if before == "/" and m.before(2).isdecimal() and not _is_year(m.before(2)):
        # "Drucksache 16/1507", but "12 O 11/2016"
        return not _FIRST_FILED <= m.number("year") <= _LAST_YEAR or "COUNTER" in kinds_of(m.before(3) or " ")
    if before in _OPENING_MARKS and after in _CLOSING_MARKS:
        return True  # a title: Orwells „1984“
    named = before if before != "." else m.before(2)
    if before.isupper() and "COUNTER" in kinds_of(m.before(2) or " "):
        return True  # "Flug LH 1830"
    counted = "COUNTER" in kinds_of(named or " ") or before.endswith(_NUMBERS)
    if counted or before in "§€$£+=#@&":
        return True
    if before in "-–" and m.line.glued(m.start):
        return not _is_year(m.before(2))  # "Agenda-2010"; but "2009-2011"
    return (before[-1].isdigit() or after[:1].isdigit()) or (len(before) == 1 and before.isupper())


def _is_an_amount(before: str, after: str, m: Match) -> bool:
    """Whether the word in front counts: "mittlerweile sind es 1600", "550 ihrer 1250 Stellen"."""
    if before.lower() == "von" and m.number("year") % 100 == 0:
        # "15 Prozent von 2000", "Von 1800 Beschäftigten", not "von 2015 bis 2020"
        return (m.before(2) in _SHARES and after not in _RANGES) or after[:1].isupper()
    if before == "es":
        return m.before(2).lower() in ("sind", "waren")
    # "Alle 1995 Geborenen" have a year.
    return before.lower() in _OWN and after.istitle() and inflected_participle(after.lower()) is None


_OWN = frozenset((
    "seine", "seinen", "seiner", "ihre", "ihren", "ihrer", "unsere", "unseren", "unserer", "alle", "aller",
))  # fmt: skip
_SHARES = ("Prozent", "%", "Promille")
_LONGEST_VERSION = len("2.4.11")
_FIRST_FILED = 1900
_FIRST_YEAR, _LAST_YEAR = 1500, 2099  # before "neue" what lies beyond is counted
# "1053 neue Fälle"
_COUNTED = ("neue", "neuen", "weitere", "weiteren", "zusätzliche", "zusätzlichen")
_RANGES = ("bis", "auf", "an", "-", "–")
_NUMBERS = ("nummer", "nummern")  # "Artikelnummer 2045"
_OPENING_MARKS, _CLOSING_MARKS = frozenset('„»«"“‚'), frozenset('“”«»"‘')


def _is_year(form: str) -> bool:
    return bool(form) and "YEAR" in kinds_of(form)


@rule("< PART? {THE}? YEAR +- +er|ern jahre|jahren! >")
def decade_with_a_hyphen(m: Match) -> Outcome:
    """In den 1970-er Jahren wurde gebaut."""
    year = m.number("year")
    return with_mod(Fixed(Decade(year // 10)), m, "part") if year % 10 == 0 else None


@rule("< PART? {THE}? PHASE? DECADE! ( -? jahre|jahren )? >")
def decade_in_figures(m: Match) -> Outcome:
    """in den 1990er Jahren"""
    return with_mod(Fixed(Decade(_decade(m.number("decade")))), m, "part", "phase")


@rule(
    "< {THE}? {DAY} hälfte der DECADE! ( -? jahre|jahren )? >",
    "< {THE}? {DAY} hälfte der DECADE_WORD! ( jahre|jahren )? >",
    "< {THE}? {DAY} hälfte der DECADE_NOUN! >",
)
def half_decade(m: Match) -> Outcome:
    """in der zweiten Hälfte der 1990er Jahre"""
    names = ("decade", "decade_word", "decade_noun")
    value = next(m.number(name) for name in names if m.has(name))
    return _half_of(Fixed(Decade(_decade(value))), m)


def _half_of(whole: Expression, m: Match) -> Expression | None:
    """The first or second half of what has no halves in TIMEX3, by its mod."""
    number = day_number(m)
    return Modified(whole, "START" if number == 1 else "END") if number in (1, 2) else None


@rule("< PART? {THE}? nullerjahre|nullerjahren! >", "< PART? {THE}? nuller! jahre|jahren >")
def noughties(m: Match) -> Outcome:
    """In den Nullerjahren wurde gebaut."""
    return with_mod(Fixed(Decade(200)), m, "part")


@rule(
    "< PART? {THE}? PHASE? DECADE_WORD! jahre|jahren >",
    "< PART? {THE}? PHASE? DECADE_NOUN! >",
    "< {THE}? PHASE DECADE_WORD! >",
    "< PART der DECADE_WORD! >",
    "< die|der|den goldenen|wilden|roten DECADE_WORD! >",
)
def decade_in_words(m: Match) -> Outcome:
    """in den fünfziger Jahren"""
    value = m.number("decade_word") if m.has("decade_word") else m.number("decade_noun")
    return with_mod(Fixed(Decade(_decade(value))), m, "part", "phase")


@rule(
    "< PART? {THE}? PHASE? DECADE_WORD jahre|jahren des {DAY} jahrhunderts! >",
    "< PART? {THE}? PHASE? DECADE -? jahre|jahren des {DAY} jahrhunderts! >",
    "< PART? {THE}? PHASE? DECADE_WORD jahre|jahren des {DAY} jahrhunderts {ERA} >",
    "< PART? {THE}? PHASE? DECADE -? jahre|jahren des {DAY} jahrhunderts {ERA} >",
    "< PART? {THE}? DECADE_WORD des {DAY} jahrhunderts! >",
)
def decade_of_a_century(m: Match) -> Outcome:
    """In den dreißiger Jahren des 19. Jahrhunderts wurde gebaut."""
    number, decade = day_number(m), m.number("decade_word" if m.has("decade_word") else "decade")
    if not 1 <= number <= _LAST_CENTURY or decade >= _A_CENTURY:
        return None
    # TIMEX3 has no decades before Christ; the century is the nearest value.
    before = _is_before_christ(m)
    found = _century(number, m) if before else Fixed(Decade((number - 1) * 10 + decade // 10))
    return with_mod(found, m, "part", "phase")


_LAST_CENTURY, _A_CENTURY = 21, 100


def _decade(year: int) -> int:
    return (1900 + year if year < 100 else year) // 10


@rule(
    "in|seit|aus < den DECADE_WORD! >",
    "bis in < die DECADE_WORD! > hinein",
    "bis zu < den DECADE_WORD! >",
    "durch < die ADJECTIVE? DECADE_WORD! >",
)
def decade_as_noun(m: Match) -> Outcome:
    """In den Zwanzigern wurde viel gebaut."""
    of_age = m.line.lower[m.start] == "in" and m.before()[:1].isupper()  # "ein Mann in den Vierzigern"
    return None if of_age else _decade_noun(m)


@rule("< der ADJECTIVE? DECADE_WORD! >", "der DECADE_WORD:one und|oder < DECADE_WORD! >")
def decade_in_the_genitive(m: Match) -> Outcome:
    """Die Mode der Siebziger kehrt zurück."""
    # "Der Siebziger" is a person or a note; "die Sechziger" are a football club, too.
    of_something = m.before()[:1].isupper() and m.line.forms[m.last - 1] != "Sechziger"
    return _decade_noun(m) if of_something else None


def _decade_noun(m: Match) -> Expression | None:
    noun = m.line.forms[m.last - 1][0].isupper() and not m.after()[:1].isupper()
    return Fixed(Decade(_decade(m.number("decade_word")))) if noun else None


@rule(
    "< PART? des? PHASE? {DAY} jahrhundert|jahrhunderts! >",
    "< PART? des? PHASE? {DAY} jahrhundert|jahrhunderts {ERA} >",
    "< PART? des? PHASE? {DAY} jh|jhs|jhd|jhdt|jahrh! +.? >",
    "< PART? des? PHASE? {DAY} jh|jhs|jhd|jhdt|jahrh +.? {ERA} >",
    "< PART? des? PHASE? {DAY} vorchristliche|vorchristlichen jahrhundert|jahrhunderts! >",
)
def century(m: Match) -> Outcome:
    """Anfang des 20. Jahrhunderts"""
    number = day_number(m)
    if not 1 <= number <= 99:
        return None
    return with_mod(_century(number, m), m, "part", "phase")


@rule(
    "< {THE}? ORDINAL hälfte des FIGURE:of . jahrhunderts! >",
    "< {THE}? ORDINAL hälfte des FIGURE:of . jahrhunderts {ERA} >",
    "< FIGURE . hälfte des FIGURE:of . jahrhunderts! >",
    "< FIGURE . hälfte des FIGURE:of . jahrhunderts {ERA} >",
)
def half_century(m: Match) -> Outcome:
    """in der ersten Hälfte des 15. Jahrhunderts"""
    number = m.number("of")
    return _half_of(_century(number, m), m) if 1 <= number <= 99 else None


def _century(number: int, m: Match) -> Expression:
    return Fixed(Century(-number if _is_before_christ(m) else number))


@rule(
    "< {THE}? {DAY} quartal|quartals! {OF_YEAR}? >",
    "< {THE}? letzten|letzte|letztes|letzter quartal|quartals! YEAR >",
    "< {THE}? letzten|letzte|letztes|letzter quartal|quartals! des jahres YEAR >",
    "< q! +FIGURE /? YEAR? >",
)
def quarter(m: Match) -> Outcome:
    """im dritten Quartal 2023"""
    number = day_number(m) if m.has("figure") or m.has("ordinal") else 4
    return _in_year(Quarter(None, number), m) if 1 <= number <= 4 else None


@rule(
    "< {THE}? {DAY} halbjahr|halbjahres|jahreshälfte! {OF_YEAR}? >",
    "< {THE}? {DAY} hälfte des jahres! YEAR? >",
    "< {THE}? {DAY} hälfte! ( des? REL:ofyear jahres | des PERIOD:ofyear ) >",
)
def half_year(m: Match) -> Outcome:
    """in der zweiten Jahreshälfte"""
    number = day_number(m)
    return _in_year(Half(None, number), m) if number in (1, 2) else None


@rule("< {THE}? {DAY} trimester|trimesters! {OF_YEAR}? >")
def trimester(m: Match) -> Outcome:
    """Im dritten Trimester 2023 stieg der Umsatz."""
    # South Tyrol's offices call a quarter so, after the Italian "trimestre".
    number = day_number(m)
    return _in_year(Quarter(None, number), m) if 1 <= number <= 4 and year_of(m) is not None else None


@rule(
    "< {THE}? {DAY} MONTH_HALF! {OF_YEAR}? >",
    "< {THE}? {DAY} hälfte! im|des MONTH:month_half {OF_YEAR}? >",
)
def half_month(m: Match) -> Outcome:
    """in der ersten Maihälfte"""
    return _half_of(Yearly(Month(None, m.number("month_half")), year_of(m)), m)


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
    return _half_of(Period("month", Step(0), bare=True), m)


def _in_year(template: Quarter | Half | Season | Week, m: Match) -> Expression:
    # Quarters and half-years without a year are the current year's, not the nearest.
    bare = 0 if isinstance(template, Quarter | Half) else None
    found = year_of(m)
    return Yearly(template, found, None if found is not None else bare)


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


@rule("< PART? des? SEASON! {OF_YEAR} >", "< SEASON! YEAR / FIGURE >", "< SEASON! YEAR / YEAR:last >")
def season_of_year(m: Match) -> Outcome:
    """Frühjahr 2015"""
    return with_mod(_in_year(Season(None, season_of(m)), m), m, "part")


@rule("im|vom|seit|den|dem|der < SEASON! FIGURE >")
def season_of_short_year(m: Match) -> Outcome:
    """Im Sommer 89 fiel der Zaun."""
    year = _short_year_behind(m, _WARMEST)
    return Yearly(Season(None, season_of(m)), year) if year else None


_WARMEST = 44  # "im Winter 30 Grad" is no year


@rule("< NARRATIVE ADJECTIVE? SEASON! >", "< NARRATIVE MONTH! >")
def season_of_the_story(m: Match) -> Outcome:
    """1992 war es heiß. In jenem Sommer brannte der Wald."""
    if "YEAR" in kinds_of(m.after() or " "):
        return None  # "seit jenem Sommer 1976"
    return Yearly(_month_or_season(m), occurrence=m.number("narrative"), narrative=True)


@rule("im|den|dem < SEASON! darauf|danach|zuvor|davor >", "im|den|dem < MONTH! darauf|danach|zuvor|davor >")
def season_beside_the_story(m: Match) -> Outcome:
    """1921 kam er, im Sommer darauf ging er."""
    adverb = m.line.lower[m.last - 1]
    # "wies im Juni darauf hin", "warnten im Mai davor": the adverb belongs to a verb in front.
    opens = m.before() in _CLAUSE_STARTS or m.before().isspace()
    ends = m.after() in _FULL_STOPS and adverb != "davor" and not _points(m)
    if not (opens and m.after().islower() and m.after() not in _OF_VERBS) and not ends:
        return None
    count = -1 if adverb in ("zuvor", "davor") else 1
    return Yearly(_month_or_season(m), occurrence=count, narrative=True)


_CLAUSE_STARTS = frozenset(("", ".", "!", "?", ":", ";", ",", "–", "und", "„", "»", "“"))
_OF_VERBS = frozenset(("hin", "aufmerksam", "zu", "ein", "an"))
_POINTING = (
    "wies", "weis", "warn", "drang", "dräng", "poch", "einig", "sprach", "setz", "hoff",
    "wart",
)  # fmt: skip


def _points(m: Match) -> bool:
    """Whether a verb in front takes "darauf" with it: "einigten sich im Mai darauf"."""
    before = (m.before(distance).lower() for distance in range(1, _REACH))
    return any(form.startswith(_POINTING) for form in takewhile(str.isalpha, before))


def _month_or_season(m: Match) -> Month | Season:
    return Month(None, m.number("month")) if m.has("month") else Season(None, season_of(m))


@rule("im|vom|seit|den|dem|ab|bis|von|und|– < PART? MONTH! FIGURE >", "< PART MONTH! FIGURE >")
def month_of_short_year(m: Match) -> Outcome:
    """Er fiel im Oktober 41."""
    year = None if _is_age_or_amount(m) else _short_year_behind(m, _LAST_DAY)
    return with_mod(Fixed(Month(year, m.number("month"))), m, "part") if year else None


def _short_year_behind(m: Match, least: int) -> int | None:
    """The year of "im Oktober 41"; None where the figure counts, "im Sommer 75 neue Bänke"."""
    year, after = m.number("figure"), m.after()
    described = after.islower() and after.endswith(("e", "en", "er")) and m.after(1)[:1].isupper()
    counted = after[:1].isupper() or after in _NO_YEAR or "MEASURE" in kinds_of(after or " ")
    return 1900 + year if year > least and not described and not counted else None


_LAST_DAY = 31
_NO_YEAR = frozenset(("bis", "-", "–", "oder", "%", "€", ":", "/"))


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


@rule("den|der|die|diesen ADJECTIVE? < MONTH_DAY! >")
def days_of_a_month(m: Match) -> Outcome:
    """Nach den dramatischen Oktobertagen wurde es still."""
    month, part = month_day(m)
    several = part is None and m.form().lower().endswith(("tage", "tagen"))
    return Yearly(Month(None, month)) if several else None


@rule("im laufe|verlauf|lauf des < SEASON! >")
def course_of_a_season(m: Match) -> Outcome:
    """Im Laufe des Sommers wird gebaut."""
    return None if m.after()[:1].isdigit() else Yearly(Season(None, season_of(m)))


@rule("< {THE}? letzten|ersten MONTH_DAY! {OF_YEAR}? >")
def first_or_last_days_of_month(m: Match) -> Outcome:
    """In den letzten Apriltagen lag Schnee."""
    month, part = month_day(m)
    first = "ersten" in m.line.lower[m.first : m.last]
    several = any(form.endswith(("tage", "tagen")) for form in m.line.lower[m.first : m.last])
    whole = Yearly(Month(None, month), year_of(m))
    return Modified(whole, "START" if first else "END") if part is None and several else None


@rule("< REL ADJECTIVE? SEASON! >")
def relative_season(m: Match) -> Outcome:
    """im vergangenen Sommer"""
    return Yearly(Season(None, season_of(m)), occurrence=m.number("rel"))


@rule(
    "im|den|vom|zum|diesen|ab|seit|bis < PART? SEASON! >",
    "im|den|vom|dem ADJECTIVE < SEASON! >",
    "der|die|den ADJECTIVE? < SEASON! >",
    "< PART des? SEASON! >",
    "im SEASON:other und|oder|sowie < SEASON! >",
    "vor|nach|seit|bis dem < SEASON! >",
)
def season(m: Match) -> Outcome:
    """Im Herbst wird gebaut."""
    if is_name(m) or (m.after()[:1].isupper() and m.line.lower[m.start] != "im"):
        return None
    if "YEAR" in kinds_of(m.after() or " "):
        return None  # "seit dem Sommer 2021" is of that year
    if m.line.lower[m.start] in ("der", "die") and not is_plural(m):
        return None  # "die Sommermonate"; "der Sommer" and "die Winters" may be persons
    return with_mod(Yearly(Season(None, season_of(m))), m, "part")


@rule(
    "in|nach|vor|seit|zwischen den < REL? SCHOOL_HOLIDAYS! {OF_YEAR}? >",
    "bis zu den < REL? SCHOOL_HOLIDAYS! {OF_YEAR}? >",
)
def school_holidays(m: Match) -> Outcome:
    """In den Osterferien wird gebaut."""
    season = Season(None, season_of(m, "school_holidays"))
    return Modified(Yearly(season, year_of(m), occurrence_of(m)), "APPROX")


@rule("< REL? SEASON_PART! {OF_YEAR}? >")
def part_of_season(m: Match) -> Outcome:
    """im Spätsommer 2024"""
    code, mod = season_part(m)
    found = year_of(m)
    occurrence = occurrence_of(m)
    return Modified(Yearly(Season(None, code), found, occurrence), mod)


@rule("< REL? FEAST! {OF_YEAR}? >", "< FEAST! REL:ofyear jahr >")
def feast(m: Match) -> Outcome:
    """zu Ostern 2024"""
    # "www.ostern.de", "silvester@example.org" are addresses.
    address = m.form().islower() and (m.line.glued(m.start) or m.after() == "@")
    person = m.form() == "Nikolaus" and m.before().lower() in _OF_A_PERSON
    if is_name(m) or address or person:
        return None
    return Feast(m.string("feast"), year_of(m), occurrence_of(m))


_OF_A_PERSON = ("der", "den", "dem", "des", "ein", "einen", "vom", "beim", "sankt")  # "der Nikolaus kommt"


@rule("an|zu|seit|vor|nach|bis|über|ab < himmelfahrt! {OF_YEAR}? >")
def ascension(m: Match) -> Outcome:
    """An Himmelfahrt wird gewandert."""
    return Feast("easter+39", year_of(m))


@rule("< FEAST! DAYPART_ADVERB >", "< FEAST! früh >")
def feast_then_part(m: Match) -> Outcome:
    """Karten gibt es bis Heiligabend mittags."""
    code = part_of(m, "daypart_adverb") if m.has("daypart_adverb") else "MO"
    early = not m.has("daypart_adverb") and m.after() not in _CLOSED  # "Ostern früh buchen"
    return None if is_name(m) or early else PartOfDay(code, Feast(m.string("feast")))


_CLOSED = frozenset(("", ".", ",", ";", ":", "!", "?", ")"))


@rule("< REL? FEAST_PART! {OF_YEAR}? >")
def feast_and_part(m: Match) -> Outcome:
    """In der Silvesternacht 2023 wird gefeiert."""
    name, code = feast_part(m)
    return PartOfDay(code, Feast(name, year_of(m), occurrence_of(m)))


@rule("< NATION nationalfeiertag|nationalfeiertags|nationalfeiertages! {OF_YEAR}? >")
def national_day(m: Match) -> Outcome:
    """Am französischen Nationalfeiertag wird gefeiert."""
    return Feast(m.string("nation"), year_of(m))


_AUSTRIAN = "10-26"  # where a text in German names no country; the Swiss say "Bundesfeiertag"


@rule("< nationalfeiertag|nationalfeiertags|nationalfeiertages! {OF_YEAR}? >")
def national_day_of_no_country(m: Match) -> Outcome:
    """Am Nationalfeiertag wird gefeiert."""
    if m.before().lower().endswith(_COUNTRY_ENDINGS) or (m.before().istitle() and m.before()[-1] == "s"):
        return None  # of a country that the lexicon doesn't have; "Norwegens"
    named = {day for day in map(national_days().get, _countries(m)) if day}
    return Feast(named.pop() if len(named) == 1 else _AUSTRIAN, year_of(m))


def _countries(m: Match) -> Iterator[str]:
    """What may be the country of a sentence: a word behind "in", or its first ("Die Schweiz feiert …")."""
    words = [m.form()]
    for distance in range(1, _REACH):
        form = m.before(distance)
        if form in ("", ".", "!", "?") or form.isspace():
            break
        words.insert(0, form)
    for place, form in enumerate(words):
        before = [word for word in words[:place] if word.lower() not in ("der", "die", "den")]
        if not before or before[-1].lower() == "in":
            yield form


_REACH = 12  # words before it in which the country stands
_COUNTRY_ENDINGS = ("ische", "ischen", "ischer", "ischem")


@rule("< {DAY} advent|adventsonntag|adventssonntag! {OF_YEAR}? >")
def sunday_of_advent(m: Match) -> Outcome:
    """Am ersten Advent wird gefeiert."""
    number = day_number(m)
    return Feast(f"advent+{7 * (number - 1)}", year_of(m)) if 1 <= number <= 4 else None


@rule("< {DAY} weihnachtstag|weihnachtsfeiertag! {OF_YEAR}? >")
def day_of_christmas(m: Match) -> Outcome:
    """Am zweiten Weihnachtsfeiertag wird gefeiert."""
    number = day_number(m)
    return Feast(f"12-{24 + number}", year_of(m)) if number in (1, 2) else None


def _spoken(phrase: Phrase) -> tuple[str, ...]:
    """The tokens of a feast's name."""
    return tuple(word.removesuffix("!") for word in words_pattern(phrase.words))


_FEASTS = {_spoken(phrase): str(phrase.value) for phrase in phrases() if phrase.kind == "FEAST"}


@rule(*("< " + " ".join(words_pattern(p.words)) + " {OF_YEAR}? >" for p in phrases() if p.kind == "FEAST"))
def feast_of_several_words(m: Match) -> Outcome:
    """Am Tag der Arbeit wird gefeiert."""
    said = m.line.lower[m.first : m.last]
    value = next(value for name, value in _FEASTS.items() if tuple(said[: len(name)]) == name)
    return Feast(value, year_of(m))
