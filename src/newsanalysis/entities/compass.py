"""Points of the compass: regions ("fernen Osten Russlands") and the political West.

"Westen" means a political camp where it stands with its article and nothing places it: not in "im
Westen der Stadt", "Westen Deutschlands" or "nach Westen". In a document that also speaks of the North
or South as such (a weather report), it is taken for a point of the compass. Once the West is named,
"westlich" before anything but a place is its adjective.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsanalysis.entities.mentions import Mention, Referent
from newsanalysis.entities.names import STRONG
from newsanalysis.entities.phrases import PhraseIndex
from newsanalysis.entities.tables import read_toml, word_set
from newsanalysis.entities.words import Words

WEST = Referent("LOC", "Westen")
_WEST_ARTICLES = frozenset({"der", "den", "dem", "des", "Der", "Den", "Dem", "Des"})
_GENITIVE_ARTICLES = frozenset(
    {"der", "des", "dieser", "dieses", "seiner", "ihrer", "seines", "ihres", "von", "vom"}
)
_WEST_ADJECTIVE = frozenset("westlich" + ending for ending in STRONG) | {"Westlich" + e for e in STRONG}


def compass_mentions(words: Words, index: PhraseIndex) -> Iterator[Mention]:
    """Regions by point of the compass, then the political West and its adjective."""
    spelled = word_set("grammar.toml", "compass")
    spelled |= {f"{point}s" for point in spelled}
    points = [i for i, form in enumerate(words.forms) if form in spelled]
    regions = {i: region for i in points if (region := _region(words, i, index)) is not None}
    yield from regions.values()
    others = any(point_of(words.forms[i]) in ("Norden", "Süden") and i not in regions for i in points)
    west = [] if others else [i for i in points if i not in regions and _is_political(words, i)]
    for i in west:
        yield Mention(words.starts[i], words.ends[i], WEST, "name", "political region")
    if west:
        yield from _west_adjectives(words)


def point_of(form: str) -> str | None:
    """The point of the compass that a form names, without its genitive -s."""
    points = word_set("grammar.toml", "compass")
    if form in points:
        return form
    return form[:-1] if form.endswith("s") and form[:-1] in points else None


def _region(words: Words, i: int, index: PhraseIndex) -> Mention | None:
    """[adjective] point + territory in the genitive, or with "der", "des", "von" before it."""
    last = _territory_end(words, i, index)
    if last is None:
        return None
    first, name = i, point_of(words.forms[i]) or ""
    adjective = nominative_adjective(words.before(i))
    if adjective is not None:
        first, name = i - 1, f"{adjective} {name}"
    rest = words.text[words.ends[i] : words.ends[last]]
    return Mention(
        words.starts[first], words.ends[last], Referent("LOC", f"{name}{rest}"), "name", "region by compass"
    )


def _territory_end(words: Words, i: int, index: PhraseIndex) -> int | None:
    """The last word of the territory that follows the point at ``i``, or None."""
    if not words.joined[i]:
        return None
    at = i + 1
    bare = words.forms[at] not in _GENITIVE_ARTICLES
    if not bare:
        if not words.joined[at]:
            return None
        at += 1
    hit = index.match(words, at)
    if hit is None or hit[1].kind != "name" or hit[1].referent.label != "LOC":
        return None
    last = at + hit[0] - 1
    return last if not bare or words.forms[last].endswith("s") else None


def nominative_adjective(form: str) -> str | None:
    """The nominative of an adjective that goes with a point of the compass: "fernen" → "Ferner"."""
    stems: dict[str, str] = read_toml("grammar.toml")["compass_adjectives"]
    lower = form.lower()
    for ending in STRONG:
        nominative = stems.get(lower.removesuffix(ending)) if lower.endswith(ending) else None
        if nominative is not None:
            return nominative
    return None


def _is_political(words: Words, i: int) -> bool:
    if point_of(words.forms[i]) != "Westen" or words.before(i) not in _WEST_ARTICLES:
        return False
    if i > 1 and words.before(i - 1).lower() in word_set("grammar.toml", "place_prepositions"):
        return False
    following = words.after(i)
    return following not in _GENITIVE_ARTICLES and not (following[:1].isupper() and following.endswith("s"))


def _west_adjectives(words: Words) -> Iterator[Mention]:
    heads = word_set("grammar.toml", "geographic_heads")
    for i, form in enumerate(words.forms):
        if form in _WEST_ADJECTIVE and words.joined[i] and words.forms[i + 1] not in heads:
            yield Mention(words.starts[i], words.ends[i], WEST, "adjective", "document")
