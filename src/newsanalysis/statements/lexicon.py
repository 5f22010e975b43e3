"""The lexicon: rows of ``lexicon/*.toml``, checked when read, and the index of their forms."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, TypeAlias

from newsanalysis.errors import LexiconError
from newsanalysis.statements.conjugate import Forms, conjugate
from newsanalysis.statements.values import KINDS, Kind

Shape: TypeAlias = Literal["finite", "subjunctive", "participle", "infinitive"]
FRAMES = ("direct", "dass", "ob", "v2", "zu", "object", "as", "dative")
ROLES = ("source", "text", "content", "activity")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech: what is done with it, and the frames in which its content stands."""

    form: str
    prefix: str
    kind: Kind
    frames: frozenset[str]
    prepositions: frozenset[str]
    not_with: tuple[str, ...]
    """Ends of objects with which the verb tells of no speech ("forderte drei Menschenleben")."""
    source: str
    example: str
    forms: Forms


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of speech; ``roles`` says whether it names a source, a content, or both."""

    form: str
    forms: tuple[str, ...]
    kind: Kind
    roles: frozenset[str]
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form can be: a shape of a verb, whose prefix may have to follow (``split``)."""

    verb: Verb
    shape: Shape
    split: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Small words by class, and the verb forms that are a subjunctive."""

    classes: dict[str, frozenset[str]]
    subjunctive: frozenset[str]
    past: frozenset[str]
    particles: frozenset[str]
    titles: tuple[str, ...]
    labels: tuple[str, ...]
    evidence: tuple[str, ...]
    bodies: tuple[str, ...]
    media: tuple[str, ...]
    media_signs: frozenset[str]
    moved: tuple[str, ...]
    """Ends of participles that make their perfect with "sein"."""


def _folder() -> Traversable:
    return files("newsanalysis.statements") / "lexicon"


@cache
def verbs() -> tuple[Verb, ...]:
    """Every verb. Raises LexiconError for a malformed row."""
    return read_verbs(_folder() / "verbs.toml")


@cache
def nouns() -> tuple[Noun, ...]:
    """Every noun. Raises LexiconError for a malformed row."""
    return read_nouns(_folder() / "nouns.toml")


@cache
def words() -> Words:
    """The small words."""
    data = tomllib.loads((_folder() / "words.toml").read_text(encoding="utf-8"))
    table = data["subjunctive"]
    common = {conjugate(infinitive).subjunctive for infinitive in table["verbs"].split()}
    return Words(
        {name: frozenset(value.split()) for name, value in data["classes"].items()},
        frozenset(table["always"].split()) | common,
        frozenset(table["past"].split()),
        frozenset(data["names"]["particles"].split()),
        tuple(data["titles"]["nouns"].split()),
        tuple(data["labels"]["nouns"].split()),
        tuple(data["evidence"]["nouns"].split()),
        tuple(data["bodies"]["nouns"].split()),
        tuple(data["media"]["nouns"].split()),
        frozenset(data["media"]["signs"].split()),
        tuple(data["perfect"]["moved"].split()),
    )


@cache
def verb_forms() -> dict[str, tuple[Reading, ...]]:
    """Each form of a verb of speech with what it can be."""
    index: dict[str, list[Reading]] = {}
    for verb in verbs():
        for form, reading in _readings(verb):
            index.setdefault(form, []).append(reading)
    return {form: tuple(readings) for form, readings in index.items()}


def _readings(verb: Verb) -> Iterator[tuple[str, Reading]]:
    forms, prefix = verb.forms, verb.prefix
    finite = forms.finite | forms.subjunctive_past
    for form in finite:
        yield form, Reading(verb, "finite", split=bool(prefix))
        if prefix:
            yield prefix + form, Reading(verb, "finite")
    yield forms.subjunctive, Reading(verb, "subjunctive", split=bool(prefix))
    if forms.participle:
        yield prefix + forms.participle, Reading(verb, "participle")
        if prefix:
            yield forms.participle, Reading(verb, "participle", split=True)  # "bekannt gegeben"
    yield prefix + forms.infinitive, Reading(verb, "infinitive")
    if prefix:
        yield prefix + forms.subjunctive, Reading(verb, "subjunctive")
        yield f"{prefix}zu{forms.infinitive}", Reading(verb, "infinitive")


@cache
def noun_forms() -> dict[str, Noun]:
    """Each form of a noun of speech."""
    return {form: noun for noun in nouns() for form in noun.forms}


def read_verbs(path: Traversable) -> tuple[Verb, ...]:
    """The verbs of one TOML file; LexiconError names the file, the row and the value."""
    read = []
    for row in _rows(path, "VERB", ("form", "kind", "frames", "source", "example")):
        prefix = row.get("prefix", "")
        base = row["form"].removeprefix(prefix)
        parts = tuple(row["parts"].split()) if "parts" in row else None
        if parts is not None and len(parts) != 3:
            raise LexiconError(
                f'{path.name} ("{row["form"]}"): parts "{row["parts"]}"; '
                "expected present, preterite and participle"
            )
        _check(path, row, "frames", FRAMES)
        read.append(
            Verb(
                row["form"],
                prefix,
                row["kind"],
                frozenset(row["frames"]),
                frozenset(row.get("prepositions", ())),
                tuple(row.get("not_with", ())),
                row["source"],
                row["example"],
                conjugate(base, parts),
            )
        )
    return tuple(read)


def read_nouns(path: Traversable) -> tuple[Noun, ...]:
    """The nouns of one TOML file; LexiconError names the file, the row and the value."""
    read = []
    for row in _rows(path, "NOUN", ("form", "kind", "roles", "source", "example")):
        _check(path, row, "roles", ROLES)
        forms = (row["form"], *row.get("others", ()))
        read.append(
            Noun(row["form"], forms, row["kind"], frozenset(row["roles"]), row["source"], row["example"])
        )
    return tuple(read)


def _check(path: Traversable, row: dict[str, Any], field: str, known: tuple[str, ...]) -> None:
    for value in row[field]:
        if value not in known:
            raise LexiconError(
                f'{path.name} ("{row["form"]}"): {field} has "{value}"; expected {", ".join(known)}'
            )


def _rows(path: Traversable, kind: str, required: tuple[str, ...]) -> list[dict[str, Any]]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: no TOML ({error})") from None
    if content.get("kind") != kind:
        raise LexiconError(f"{path.name}: kind {content.get('kind')!r} is unknown; expected {kind!r}")
    seen: set[str] = set()
    rows: list[dict[str, Any]] = content.get("rows") or []
    if not rows:
        raise LexiconError(f"{path.name}: no rows")
    for number, row in enumerate(rows, 1):
        _check_row(f'{path.name}, row {number} ("{row.get("form", "")}")', row, required, seen)
    return rows


def _check_row(where: str, row: dict[str, Any], required: tuple[str, ...], seen: set[str]) -> None:
    form = row.get("form", "")
    for field in required:
        if not row.get(field):
            raise LexiconError(f"{where}: {field} is missing")
    if row["kind"] not in KINDS:
        raise LexiconError(f'{where}: kind "{row["kind"]}" is unknown; expected {", ".join(KINDS)}')
    for written in (form, *row.get("others", ())):
        if unicodedata.normalize("NFC", written) != written:
            raise LexiconError(f"{where}: write it in Unicode normal form C")
        if written in seen:
            raise LexiconError(f'{where}: form "{written}" stands twice')
        seen.add(written)
