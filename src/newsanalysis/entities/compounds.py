"""Names inside longer words: "UN-Sanktionen", "Russlandreise", "ostukrainisch", "deutsch-französisch"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsanalysis.entities.mentions import Mention, Referent
from newsanalysis.entities.names import genitive_bases
from newsanalysis.entities.phrases import PhraseIndex
from newsanalysis.entities.tables import read_toml, word_set
from newsanalysis.entities.territories import lexicon, place_entries

MIN_CLOSED = 7
"""Letters that a closed compound of a land and a head has at least ("Iranhilfe" has nine)."""
STEM = 4


def compound_mentions(form: str, start: int, indexes: tuple[PhraseIndex, ...]) -> Iterator[Mention]:
    """The mentions inside one word that is no name itself; ``indexes`` are asked in turn."""
    if "-" in form:
        yield from _hyphenated(form, start, indexes)
    elif len(form) >= MIN_CLOSED:
        yield from _closed(form, start)


def _hyphenated(form: str, start: int, indexes: tuple[PhraseIndex, ...]) -> Iterator[Mention]:
    parts = form.split("-")
    adjectives = list(_adjective_parts(parts, start, indexes))
    if adjectives:
        yield from adjectives
        return
    region = _part_of_land(parts[0].lower(), parts[-1]) if len(parts) == 2 else None
    if region is not None:
        yield Mention(start, start + len(form), region, "name", "part of a territory")
        return
    found: dict[Referent, str] = {}
    for part in parts:
        if part in word_set("grammar.toml", "not_in_compounds"):
            continue
        for index in indexes:
            meaning = index.single(part)
            if meaning is not None:
                found.setdefault(meaning.referent, meaning.rule)
                break
    for referent, rule in found.items():
        yield Mention(start, start + len(form), referent, "compound", f"{rule} compound")


def _adjective_parts(parts: list[str], start: int, indexes: tuple[PhraseIndex, ...]) -> Iterator[Mention]:
    """One mention for each territory adjective in a chain that ends in an adjective (not "Deutsch-Kurs")."""
    last = parts[-1]
    if not (last.islower() or any(index.adjective(last[:1].lower() + last[1:]) for index in indexes)):
        return
    for part in parts:
        for index in indexes:
            meaning = index.adjective(part[:1].lower() + part[1:])
            if meaning is not None:
                yield Mention(start, start + len(part), meaning.referent, "adjective", meaning.rule)
                break
        start += len(part) + 1


def _closed(form: str, start: int) -> Iterator[Mention]:
    """A land with a part of it, an attitude to it or a safe head: one mention of the whole word."""
    lower = form.lower()
    end = start + len(form)
    for prefix in _prefixes(lower):
        rest = form[len(prefix) :]
        meaning = lexicon().adjective(rest)
        if meaning is not None and meaning.referent.link_scheme in ("iso3166", "iso3166-3"):
            yield Mention(start, end, meaning.referent, "compound", "territory compound")
            return
        region = _part_of_land(prefix, rest[:1].upper() + rest[1:]) if form[0].isupper() else None
        if region is not None:
            yield Mention(start, end, region, "name", "part of a territory")
            return
    for name, land in _lands().get(lower[:STEM], ()):
        if lower.startswith(name) and lower[len(name) :] in word_set("grammar.toml", "compound_heads"):
            yield Mention(start, end, land.referent, "compound", f"{land.noun} compound")
            return


@cache
def _first_prefixes() -> dict[str, tuple[str, ...]]:
    grammar = read_toml("grammar.toml")
    words = sorted(f"{grammar['land_parts']} {grammar['attitudes']}".split(), key=len, reverse=True)
    return {letters: tuple(w for w in words if w.startswith(letters)) for letters in {w[:2] for w in words}}


def _prefixes(lower: str) -> tuple[str, ...]:
    return tuple(w for w in _first_prefixes().get(lower[:2], ()) if lower.startswith(w))


def _part_of_land(prefix: str, land: str) -> Referent | None:
    """The region that a point of the compass and a land make: "Ost", "Ukraine" → Ostukraine."""
    if prefix not in word_set("grammar.toml", "land_parts"):
        return None
    for base in genitive_bases(land):
        meaning = lexicon().single(base)
        if meaning is not None and meaning.rule in ("territory", "region", "subdivision"):
            return Referent("LOC", prefix.capitalize() + meaning.referent.name.lower())
    return None


@dataclass(frozen=True, slots=True)
class _Land:
    referent: Referent
    noun: str


@cache
def _lands() -> dict[str, tuple[tuple[str, _Land], ...]]:
    """One-word names of territories and regions in lower case, by their first letters, longest first."""
    lands: dict[str, dict[str, _Land]] = {}
    for words, form in place_entries():
        if (
            len(words) == 1
            and form.kind == "name"
            and form.rule in ("territory", "region")
            and len(words[0]) >= STEM
        ):
            name = words[0].lower()
            lands.setdefault(name[:STEM], {}).setdefault(name, _Land(form.referent, form.rule))
    return {
        stem: tuple(sorted(names.items(), key=lambda item: -len(item[0]))) for stem, names in lands.items()
    }
