"""Decades and centuries."""

from __future__ import annotations

from newsanalysis.temporal.calendar_values import Century, Decade
from newsanalysis.temporal.expressions import Expression, Fixed
from newsanalysis.temporal.grammar.captures import day_number, with_mod
from newsanalysis.temporal.grammar.common import half_of, is_before_christ
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule


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
    return half_of(Fixed(Decade(_decade(value))), m)


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
    before = is_before_christ(m)
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
    "in|seit|aus den DECADE_WORD:one und|oder < DECADE_WORD! >",
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
    return half_of(_century(number, m), m) if 1 <= number <= 99 else None


def _century(number: int, m: Match) -> Expression:
    return Fixed(Century(-number if is_before_christ(m) else number))
