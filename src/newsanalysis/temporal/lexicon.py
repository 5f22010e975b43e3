"""The lexicon: rows of ``lexicon/*.toml``, checked when read, each with a source and an example.

A file holds one *kind* of word (``MONTH``, ``WEEKDAY`` …). A row has ``form``, ``value``, ``source`` and
``example``; ``endings`` are added to the form (an adjective's "vergangen" + "en"), ``inflected`` lists
other forms, ``plural`` those that are plural.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from newsanalysis.errors import LexiconError
from newsanalysis.temporal.values import is_value

_REQUIRED = ("form", "value", "source", "example")
_LISTS = ("endings", "inflected", "plural")
_MODS = ("START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE")
_UNITS = (
    "century", "decade", "year", "half", "quarter", "month", "week", "weekend", "day", "hour", "minute",
    "second",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what its words mean and where that is from. ``forms`` has every inflected form."""

    form: str
    value: str | int
    source: str
    example: str
    forms: tuple[str, ...]
    plural: frozenset[str]


@dataclass(frozen=True, slots=True)
class Table:
    """One file of the lexicon."""

    name: str
    kind: str
    entries: tuple[Entry, ...]


Check = tuple[Callable[[object], bool], str, str]


def _number(first: int, last: int, what: str) -> Check:
    return (lambda v: type(v) is int and first <= v <= last, what, f"{first}–{last}")


def _one_of(choices: tuple[str, ...], what: str) -> Check:
    return (lambda v: v in choices, what, ", ".join(choices))


def _pattern(pattern: str, what: str, expected: str) -> Check:
    compiled = re.compile(pattern)
    return (lambda v: isinstance(v, str) and compiled.fullmatch(v) is not None, what, expected)


_UNIT_ALTERNATIVES = "|".join(_UNITS)
_DAYPART = _one_of(("MO", "MI", "AF", "EV", "NI", "DT"), "part of the day")
_AMOUNT = _pattern(r"X|\d+(\.\d+)?", "amount", "a number as a string, or X")
_COUNTED = _pattern(rf"({_UNIT_ALTERNATIVES})[+-]\d", "counted unit", "unit and count such as year-1")
_WORD = _pattern(r"[a-z]+", "class", "one lower-case English word")
CHECKS: dict[str, Check] = {
    "MONTH": _number(1, 12, "month"),
    "MONTH_SHORT": _number(1, 12, "month"),
    "ROMAN_MONTH": _number(1, 12, "month"),
    "WEEKDAY": _number(1, 7, "weekday"),
    "WEEKDAY_SHORT": _number(1, 7, "weekday"),
    "DAYPART": _DAYPART,
    "DAYPART_ADVERB": _DAYPART,
    "DAYPART_HOURS": _DAYPART,
    "UNIT": _one_of(_UNITS, "unit"),
    "COUNTED_UNIT": _one_of(_UNITS, "unit"),
    "UNIT_ADJECTIVE": _one_of(_UNITS, "unit"),
    "LONG": _one_of(_UNITS, "unit"),
    "TERM": _one_of(_UNITS, "unit"),
    "AMOUNT_PREFIX": _AMOUNT,
    "AMOUNT": _AMOUNT,
    "FRACTION": _AMOUNT,
    "VAGUE": _one_of(("X",), "vague amount"),
    "NUMBER": _number(0, 90, "block of number words"),
    "MILLION": _number(10**6, 10**9, "factor"),
    "ORDINAL_STEM": _number(1, 99, "ordinal"),
    "DEICTIC": _number(-9, 9, "count of days"),
    "DEICTIC_ADJECTIVE": _number(-9, 9, "count of days"),
    "REL": _number(-2, 2, "count of periods"),
    "NARRATIVE": _number(-1, 1, "count of periods"),
    "YEAR_ADVERB": _number(-1, 1, "count of years"),
    "WEEK_ADJECTIVE": _number(-1, 1, "count of weeks"),
    "PERIOD": _COUNTED,
    "NARRATIVE_NOUN": _COUNTED,
    "NOWADAYS": _WORD,
    "SPAN_NOUN": _WORD,
    "PERIOD_PART": _pattern(rf"({_UNIT_ALTERNATIVES}):(START|MID|END)", "part of a period", "year:END, …"),
    "PHASE": _one_of(("START", "END"), "part"),
    "PART": _one_of(("START", "MID", "END"), "part"),
    "SEASON_PHASE": _one_of(("START", "MID", "END"), "part"),
    "MOD": _one_of(_MODS, "TIMEX3 mod"),
    "COMPARED": _one_of(_MODS, "TIMEX3 mod"),
    "SEASON": _one_of(("SP", "SU", "FA", "WI"), "season"),
    "SCHOOL_HOLIDAYS": _one_of(("SP", "SU", "FA", "WI"), "season"),
    "SEMESTER": _one_of(("SU", "WI"), "season"),
    "NATION": _pattern(r"\d\d-\d\d", "day of a year", "07-14, …"),
    "COUNTRY": _pattern(r"\d\d-\d\d", "day of a year", "07-14, …"),
    "FEAST": _pattern(
        r"((week|weekend):)?(\d\d-\d\d|(easter|advent)[+-]\d+|[a-z]+day[1-4]-\d\d([+-]\d)?)",
        "feast", "05-01, easter+39, sunday2-05, …",
    ),
    "REF": _one_of(("PAST_REF", "PRESENT_REF", "FUTURE_REF"), "reference"),
    "FREQUENCY": (lambda v: isinstance(v, str) and is_value(v), "TIMEX3 value", "P1D, XXXX-WXX-7, …"),
    "EVERY": _one_of(("EVERY",), "quant"),
    "TENSE": _one_of(("past", "future", "neither"), "direction"),
    "MOVED": _WORD,
    "ABBREVIATION": _WORD,
    "VERB_PREFIX": _one_of(("separable", "inseparable"), "kind of prefix"),
    "MEASURE": _WORD,
    "CHANGE": _WORD,
    "PUBLICATION": _WORD,
    "SCORE": _WORD,
    "STATE": _WORD,
    "WITH_DARAUF": _one_of(("darauf", "davor"), "adverb"),
    "WITH_UM": _WORD,
    "COUNTER": _WORD,
    "AGED": _WORD,
    "LASTING": _WORD,
    "TITLE": _WORD,
    "COMPANY": _WORD,
    "OPENING": _WORD,
    "HAPPENING": _WORD,
    "FOUNDED": _WORD,
    "SAYING": _WORD,
    "PAPER": _WORD,
    "AGE_NOUN": _WORD,
    "DELAY": _WORD,
}  # fmt: skip


@cache
def tables() -> dict[str, Table]:
    """Every table of the lexicon by its kind. Raises LexiconError for a malformed row."""
    folder = files("newsanalysis.temporal") / "lexicon"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda p: p.name)
    loaded = [read_table(path) for path in paths]
    return {table.kind: table for table in loaded}


def forms(kind: str) -> Iterator[tuple[str, Entry]]:
    """Every form of a kind with its row."""
    for entry in tables()[kind].entries:
        for form in entry.forms:
            yield form, entry


def read_table(path: Traversable) -> Table:
    """The checked table of one TOML file; LexiconError names the file, the row and the value."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: no TOML ({error})") from None
    kind, rows = content.get("kind"), content.get("rows")
    if kind not in CHECKS:
        raise LexiconError(
            f"{path.name}: kind {kind!r} is unknown; expected one of {', '.join(sorted(CHECKS))}"
        )
    if not isinstance(rows, list) or not rows:
        raise LexiconError(f"{path.name}: no rows; expected rows = [ {{ form = …, value = … }}, … ]")
    entries, seen = [], set[str]()
    for number, row in enumerate(rows, 1):
        entry = _entry(row, kind, f'{path.name}, row {number} ("{row.get("form", "")}")')
        for form in entry.forms:
            if form in seen:
                raise LexiconError(f'{path.name}, row {number} ("{entry.form}"): form "{form}" stands twice')
            seen.add(form)
        entries.append(entry)
    return Table(path.name, kind, tuple(entries))


def _entry(row: dict[str, object], kind: str, where: str) -> Entry:
    for name in _REQUIRED:
        if row.get(name) in (None, ""):
            raise LexiconError(f"{where}: {name} is missing; every row has {', '.join(_REQUIRED)}")
    if unknown := row.keys() - {*_REQUIRED, *_LISTS}:
        raise LexiconError(f'{where}: unknown field "{min(unknown)}"')
    for text in (str(row["form"]), *_strings(row, "inflected"), *_strings(row, "plural")):
        if not unicodedata.is_normalized("NFC", text):
            raise LexiconError(f'{where}: "{text}" is not in Unicode normal form C')
    value = row["value"]
    check, what, expected = CHECKS[kind]
    if not check(value) or not isinstance(value, str | int):
        raise LexiconError(f'{where}: value "{value}" is no {what}; expected {expected}')
    form, plural = str(row["form"]), _strings(row, "plural")
    stems = [form + ending for ending in _strings(row, "endings")] or [form]
    all_forms = (*stems, *_strings(row, "inflected"), *plural)
    return Entry(form, value, str(row["source"]), str(row["example"]), all_forms, frozenset(plural))


def _strings(row: dict[str, object], name: str) -> list[str]:
    values = row.get(name, [])
    return [str(value) for value in values] if isinstance(values, list) else []
