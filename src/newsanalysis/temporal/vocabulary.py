"""What a token can be: the lexicon's forms and the compounds built from them, as one dictionary.

``kinds_of("Dienstagabend")`` is ``{"WEEKDAY_PART": (2, "EV")}``. Built once, on first use.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from newsanalysis.temporal.lexicon import forms, tables
from newsanalysis.temporal.numbers import Amount, ordinal_stem, parse_word, spelled_below_hundred
from newsanalysis.temporal.tokens import NO_KINDS, Kinds, number_kinds

_ENDINGS = ("e", "em", "en", "er", "es")
# What an adjective can stand for inside a mention: "diesem strengen Winter", "drei lange Jahre".
_ADJECTIVE: Kinds = {"ADJECTIVE": None}
# Nouns that are read in lower case, too, as messages are written ("bis montag").
_ALSO_SMALL = frozenset(("WEEKDAY", "WEEKDAY_PART", "MONTH", "SEASON", "UNIT", "FEAST", "MONTH_SHORT"))
_KNOWN_FORMS = 2**16  # of a text, so that frequent ones are looked up once
_VERBAL = frozenset(("TENSE", "NOWADAYS", "HAPPENING", "DELAY", "SAYING", "FOUNDED"))
_DERIVED = {
    "VERB_PREFIX",
    "MOVED",
    "COUNTRY",
    "NUMBER",
    "AMOUNT",
    "VAGUE",
    "FRACTION",
    "AMOUNT_PREFIX",
    "SEASON_PHASE",
    "ORDINAL_STEM",
    "CHANGE",
    "PUBLICATION",
    "SCORE",
    "STATE",
    "WITH_DARAUF",
    "WITH_UM",
}
_ADJECTIVE_NUMBERS = (*range(1, 26), *range(30, 100, 5))
_SHORT_YEAR_TURN = 30
_BIG_NUMBER_MARKS = ("hundert", "tausend", "einhalb")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A lexicon form of several words."""

    kind: str
    words: tuple[str, ...]
    value: object


@lru_cache(maxsize=_KNOWN_FORMS)
def kinds_of(form: str) -> Kinds:
    """The kinds of a token with their values; empty for a word that says nothing about time."""
    if "0" <= form[0] <= "9":
        return number_kinds(form)
    found = words().get(form)
    if found is not None:
        return found
    return _spelled(form.lower()) or (_ADJECTIVE if form.endswith(_ENDINGS) and form.islower() else NO_KINDS)


def _spelled(word: str) -> Kinds:
    if not any(mark in word for mark in _BIG_NUMBER_MARKS):
        return NO_KINDS
    number = parse_word(word, below_hundred())
    if number is None:
        return NO_KINDS
    spoken_year = _FIRST_SPOKEN_YEAR <= number <= _LAST_SPOKEN_YEAR
    return {"NUMBER": number, "SPOKEN_YEAR": number} if spoken_year else {"NUMBER": number}


_FIRST_SPOKEN_YEAR, _LAST_SPOKEN_YEAR = 1100, 2199


@cache
def phrases() -> tuple[Phrase, ...]:
    """The forms of several words ("Tag der Arbeit", "mehr als"), to be compiled into patterns."""
    found = []
    for kind, table in tables().items():
        for entry in table.entries:
            found += [
                Phrase(kind, tuple(form.split()), entry.value) for form in entry.forms if _is_phrase(form)
            ]
    return tuple(found)


def _is_phrase(form: str) -> bool:
    return " " in form or "-" in form


@cache
def words_of(kind: str) -> frozenset[str]:
    """Every form of a kind, for those that are asked for around a match and by no pattern."""
    return frozenset(form for form, _ in forms(kind))


@cache
def verbs_with_darauf() -> dict[str, str]:
    """Form of a verb → the adverb that it takes with it, "darauf" or "davor"."""
    return {form: str(entry.value) for form, entry in forms("WITH_DARAUF")}


@cache
def publications() -> tuple[str, ...]:
    """The ends, in lower case, of nouns for what is published: "bericht" of "Monatsbericht"."""
    return tuple(sorted(form.lower() for form in words_of("PUBLICATION")))


@cache
def national_days() -> dict[str, str]:
    """Country → month-day of its national holiday."""
    return {form: str(entry.value) for form, entry in forms("COUNTRY")}


@cache
def below_hundred() -> dict[str, int]:
    """Number words from 0 to 99 in lower case; "ein" and its inflected forms are 1."""
    blocks = {form.lower(): int(entry.value) for form, entry in forms("NUMBER")}
    inflected = {form: 1 for form in blocks if form.startswith("ein") and form != "ein"}
    plain = {form: value for form, value in blocks.items() if form not in inflected}
    return {**spelled_below_hundred(plain), **inflected}


@cache
def words() -> dict[str, dict[str, object]]:
    """Every single form → its kinds, also with a capital (start of a sentence) and in capitals."""
    index: dict[str, dict[str, object]] = {}
    for kind in tables():
        if kind not in _DERIVED:
            for form, entry in forms(kind):
                _add(index, form, kind, entry.value)
                if form in entry.plural:
                    _add(index, form, "PLURAL", True)
    for form, kind, value in _compounds():
        _add(index, form, kind, value)
    for form, kinds in index.items():
        # "heißen" is a verb, and an adjective in "diesem heißen Sommer".
        if kinds.keys() <= _VERBAL and form.islower() and form.endswith(_ENDINGS):
            kinds.update(_ADJECTIVE)
    return index


def _add(index: dict[str, dict[str, object]], form: str, kind: str, value: object) -> None:
    variants = {form, form.replace("ß", "ss")}  # as the Swiss write it
    if kind in _ALSO_SMALL:
        variants.add(form.lower())
    if (
        kind
        not in ("WEEKDAY_SHORT", "MONTH_SHORT", "ROMAN_MONTH", "COMPANY", "COUNTER", "TITLE", "ABBREVIATION")
        and len(form) > 1
    ):
        variants |= {form[0].upper() + form[1:]}
        if len(form) > 3 or kind == "MONTH":
            variants.add(form.upper())
    if kind == "MONTH_SHORT":
        variants.add(form.upper())  # "14. AUG 2017"
    for variant in variants:
        if not _is_phrase(variant):
            index.setdefault(variant, {}).setdefault(kind, value)


def _compounds() -> Iterable[tuple[str, str, object]]:
    yield from _numbers()
    yield from _day_compounds()
    yield from _feast_compounds()
    yield from _decades()
    yield from _unit_adjectives()
    yield from _frequencies()
    yield from _short_years()
    yield from _month_compounds()
    for form, entry in forms("SEASON"):
        for phase, prefix in forms("SEASON_PHASE"):
            yield phase + form.lower(), "SEASON_PART", (entry.value, prefix.value)


def _numbers() -> Iterable[tuple[str, str, object]]:
    for word, number in below_hundred().items():
        yield word, "NUMBER", number
    for kind in ("AMOUNT", "VAGUE"):
        for form, entry in forms(kind):
            yield form, "NUMBER", amount(str(entry.value))
    for form, entry in forms("FRACTION"):
        yield form, "FRACTION", amount(str(entry.value))
    irregular = {int(entry.value): form for form, entry in forms("ORDINAL_STEM")}
    for word, number in below_hundred().items():
        if number and not (number == 1 and word != "ein"):
            stem = ordinal_stem(word, number, irregular)
            yield from ((stem + ending, "ORDINAL", number) for ending in _ENDINGS)
            if number <= 12:
                yield word + "mal", "TIMES", number
    yield from ((vague, "TIMES", None) for vague in ("mehrmals", "mehrfach", "vielmals"))


def _day_compounds() -> Iterable[tuple[str, str, object]]:
    for entry in tables()["WEEKDAY"].entries:
        day = entry.form.lower()
        yield day + "s", "WEEKDAY_ADVERB", entry.value
        for part in tables()["DAYPART"].entries:
            yield from (
                (entry.form + form.lower(), "WEEKDAY_PART", (entry.value, part.value)) for form in part.forms
            )
        yield entry.form + "früh", "WEEKDAY_PART", (entry.value, "MO")  # "Montagfrüh", as Austrians say
        for form, adverb in forms("DAYPART_ADVERB"):
            yield day + form, "WEEKDAY_PART_ADVERB", (entry.value, adverb.value)


def _feast_compounds() -> Iterable[tuple[str, str, object]]:
    """ "Silvesternacht", "Karfreitagabend"."""
    for feast, entry in forms("FEAST"):
        if not _is_phrase(feast) and ":" not in str(entry.value):
            for form, part in forms("DAYPART"):
                yield feast + form.lower(), "FEAST_PART", (entry.value, part.value)


def _decades() -> Iterable[tuple[str, str, object]]:
    for word, number in below_hundred().items():
        if number >= 20 and number % 10 == 0:
            yield from ((word + ending, "DECADE_WORD", number) for ending in ("er", "ern"))
            compound = word.capitalize() + "erjahre"
            yield from ((compound + ending, "DECADE_NOUN", number) for ending in ("", "n"))


def _short_years() -> Iterable[tuple[str, str, object]]:
    """Years behind an apostrophe: "'89" is 1989, "'05" is 2005."""
    for year in range(100):
        full = year + (2000 if year < _SHORT_YEAR_TURN else 1900)
        yield from ((f"{mark}{year:02d}", "SHORT_YEAR", full) for mark in "'’‘´")


def _month_compounds() -> Iterable[tuple[str, str, object]]:
    for form, entry in forms("MONTH"):
        yield from ((form + end, "MONTH_WEEK", entry.value) for end in ("woche", "wochen"))
        yield from ((form + end, "MONTH_WEEKEND", entry.value) for end in ("wochenende", "wochenenden"))
        yield form + "hälfte", "MONTH_HALF", entry.value
        yield from ((form + end, "MONTH_DAY", (entry.value, None)) for end in ("tag", "tage", "tagen"))
        for part in tables()["DAYPART"].entries:
            yield form + part.form.lower(), "MONTH_DAY", (entry.value, part.value)


def _unit_adjectives() -> Iterable[tuple[str, str, object]]:
    prefixes: dict[str, Amount | None] = {f: amount(str(e.value)) for f, e in forms("AMOUNT_PREFIX")}
    prefixes.update({word: n for word, n in below_hundred().items() if n in _ADJECTIVE_NUMBERS})
    for prefix, number in prefixes.items():
        for form, entry in forms("UNIT_ADJECTIVE"):
            yield prefix + form, "LENGTH_ADJECTIVE", (number, entry.value)


def _frequencies() -> Iterable[tuple[str, str, object]]:
    """ "zweimonatlich", "dreistündlich": every two months, every three hours."""
    for word, number in below_hundred().items():
        if number in _ADJECTIVE_NUMBERS and number > 1:
            for stem, (prefix, designator) in _PERIODICAL.items():
                value = f"{prefix}{number}{designator}"
                yield from ((word + stem + ending, "FREQUENCY", value) for ending in ("", *_ENDINGS))


_PERIODICAL = {
    "jährlich": ("P", "Y"), "monatlich": ("P", "M"), "wöchentlich": ("P", "W"), "täglich": ("P", "D"),
    "stündlich": ("PT", "H"), "minütlich": ("PT", "M"),
}  # fmt: skip


def amount(value: str) -> Amount | None:
    """An amount as the lexicon writes it: "X" is None."""
    if value == "X":
        return None
    return Decimal(value) if "." in value else int(value)
