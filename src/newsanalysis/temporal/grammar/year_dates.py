"""Years, also those of the era, and pairs of years."""

from __future__ import annotations

from newsanalysis.temporal.calendar_values import Month, Year
from newsanalysis.temporal.expressions import Fixed, Period, Step
from newsanalysis.temporal.grammar.captures import day_number, with_mod
from newsanalysis.temporal.grammar.common import FULL_STOPS, calendar_day, is_before_christ
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of
from newsanalysis.temporal.wordforms import DETERMINERS, inflected_participle

_YEAR_PREPOSITIONS = frozenset((
    "seit", "ab", "bis", "von", "vor", "nach", "zwischen", "anfang", "mitte", "ende", "um", "gegen", "erst",
    "schon", "bereits", "noch", "in",
))  # fmt: skip


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
    return 1 - year if is_before_christ(m) else year


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
    if "PLURAL" in kinds_of(before or " ") and after in FULL_STOPS:
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
    if m.before() not in FULL_STOPS or not (noun.istitle() and verb.islower() and verb.isalpha()):
        return False
    known = kinds_of(noun)
    return not known and noun.lower() not in DETERMINERS and verb.endswith(("t", "en"))


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
_FIRST_FILED = 1900
_FIRST_YEAR, _LAST_YEAR = 1500, 2099  # before "neue" what lies beyond is counted
# "1053 neue Fälle"
_COUNTED = ("neue", "neuen", "weitere", "weiteren", "zusätzliche", "zusätzlichen")
_RANGES = ("bis", "auf", "an", "-", "–")
_NUMBERS = ("nummer", "nummern")  # "Artikelnummer 2045"
_OPENING_MARKS, _CLOSING_MARKS = frozenset('„»«"“‚'), frozenset('“”«»"‘')


def _is_year(form: str) -> bool:
    return bool(form) and "YEAR" in kinds_of(form)
