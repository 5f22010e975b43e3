"""Persons by their role: "die Bürgermeisterin", where the text has said who that is.

A role noun right before a name ties the two ("Bürgermeisterin Ines Paulsen"), with the territory before it
if there is one ("der irische Außenminister Colm Brady", "Irlands Außenminister Colm Brady"). From then on
the role with the definite article means that person, if the text has tied it to no other. A gazetteer can
tie a role, too: an alias in lower case ("russischer Präsident").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsanalysis.entities.mentions import Mention, Referent
from newsanalysis.entities.nouns import role_of
from newsanalysis.entities.phrases import PhraseIndex
from newsanalysis.entities.words import Words

_MASCULINE = frozenset({"der", "den", "dem", "des"})
_FEMININE = frozenset({"die", "der"})
_ENDINGS = ("en", "es", "n", "s")


@dataclass(slots=True)
class _Ties:
    """Who has a role, by the role and by the role in a territory; each with the word it was said at."""

    by_role: dict[str, dict[Referent, int]] = field(default_factory=dict)
    by_territory: dict[tuple[str, Referent], dict[Referent, int]] = field(default_factory=dict)

    def add(self, role: str, territory: Referent | None, person: Referent, word: int) -> None:
        self.by_role.setdefault(role, {}).setdefault(person, word)
        if territory is not None:
            self.by_territory.setdefault((role, territory), {}).setdefault(person, word)

    def whom(self, role: str, territory: Referent | None, word: int) -> Referent | None:
        """The one person who can be meant at a word; None where there is none or more than one."""
        if territory is not None:
            tied = self.by_territory.get((role, territory), {})
        else:
            tied = self.by_role.get(role, {})
        said = [person for person, at in tied.items() if at < word]
        return said[0] if len(tied) == len(said) == 1 else None


def role_mentions(
    words: Words, mentions: Sequence[Mention], gazetteers: Sequence[PhraseIndex] = ()
) -> Iterator[Mention]:
    """The mentions by role, of persons that the text or a gazetteer ties to it."""
    starts = {m.start: m for m in mentions if m.kind in ("name", "adjective")}
    ties = _ties(words, mentions, starts)
    named = {i for i, start in enumerate(words.starts) if start in starts and starts[start].kind == "name"}
    for index, form in enumerate(words.forms):
        hit = next((found for g in gazetteers if (found := g.match(words, index)) is not None), None)
        if hit is not None:
            length, meaning = hit
            if index + length not in named or not words.joined[index + length - 1]:
                start, end = words.starts[index], words.ends[index + length - 1]
                yield Mention(start, end, meaning.referent, "role", meaning.rule)
            continue
        if role_of(form) is None or index in named or (words.joined[index] and index + 1 in named):
            continue
        first, territory = _attribute(words, index, starts)
        if not _is_definite(words.before(first), form):
            continue
        person = ties.whom(_base(form), territory, index)
        if person is not None:
            yield Mention(words.starts[first], words.ends[index], person, "role", "role")


def _ties(words: Words, mentions: Sequence[Mention], starts: dict[int, Mention]) -> _Ties:
    ties = _Ties()
    places = {start: i for i, start in enumerate(words.starts)}
    for mention in mentions:
        if mention.referent.label != "PER" or mention.kind != "name":
            continue
        index = places.get(mention.start)
        role = role_of(words.before(index)) if index else None
        if index and role is not None and role.kind == "office":
            _, territory = _attribute(words, index - 1, starts)
            ties.add(_base(words.forms[index - 1]), territory, mention.referent, index)
    return ties


def _attribute(words: Words, index: int, starts: dict[int, Mention]) -> tuple[int, Referent | None]:
    """The first word of a role with its adjective, and the territory that adjective or genitive names."""
    if not index or not words.joined[index - 1]:
        return index, None
    before = starts.get(words.starts[index - 1])
    if before is None or before.referent.label != "LOC" or before.end != words.ends[index - 1]:
        return index, None
    return (index - 1 if before.kind == "adjective" else index), before.referent


def _is_definite(article: str, role: str) -> bool:
    """Whether the article is the definite one, in the singular, of the role's gender."""
    feminine = role.endswith("in")
    return article.lower() in (_FEMININE if feminine else _MASCULINE)


def _base(role: str) -> str:
    """The role in lower case without its ending: the same for "Präsident" and "Präsidenten"."""
    lower = role.lower()
    if lower.endswith("in"):
        return lower
    return next((lower.removesuffix(end) for end in _ENDINGS if lower.endswith(end)), lower)
