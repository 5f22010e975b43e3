"""Universities by construction: "Technische Universität München", "Universität zu Köln", "TU Graz"."""

from __future__ import annotations

from functools import cache

from newsanalysis.entities.mentions import Referent
from newsanalysis.entities.names import STRONG
from newsanalysis.entities.phrases import Form, PhraseIndex
from newsanalysis.entities.tables import read_toml
from newsanalysis.entities.words import Words

_SEATS = frozenset({"city", "subdivision", "territory"})
"""Rules of the places that a university is named after."""


def university(words: Words, index: int, places: PhraseIndex) -> tuple[int, Form] | None:
    """The university that begins at word ``index``, as number of words and meaning, or None.

    A known place follows the word for a university, or follows "zu"; an adjective may stand before it.
    The name is in the nominative, its abbreviation written out.
    """
    kind = _adjectives().get(words.forms[index])
    at = index
    if kind is not None:
        at += 1
        if not words.joined[index] or words.forms[at] not in _heads():
            return None
    head = _heads().get(words.forms[at])
    if head is None or not words.joined[at]:
        return None
    seat = at + 1
    if words.forms[seat] == "zu" and words.joined[seat]:
        seat += 1
    hit = places.match(words, seat)
    if hit is None or hit[1].rule not in _SEATS:
        return None
    last = seat + hit[0] - 1
    place = words.text[words.ends[at] : words.ends[last]]
    name = " ".join(f"{kind or ''} {head}{place}".split())
    return last - index + 1, Form(Referent("ORG", name), "name", "university")


@cache
def university_starts() -> frozenset[str]:
    """The words that such a name begins with."""
    return frozenset(_heads()) | frozenset(_adjectives())


@cache
def _heads() -> dict[str, str]:
    """A word for a university → the same, written out."""
    heads: dict[str, str] = read_toml("grammar.toml")["universities"]
    return heads


@cache
def _adjectives() -> dict[str, str]:
    """An adjective before such a word, in each of its forms → its nominative."""
    stems = read_toml("grammar.toml")["university_adjectives"].split()
    return {stem + ending: f"{stem}e" for stem in stems for ending in STRONG}
