"""Which known entity a speaker is: by a mention at its head, or for a pronoun by the one person before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsanalysis.statements.values import Span

_PARTS = re.compile(r"\s+(?:und|sowie|oder|als auch)\s+|\s*,\s+(?=[A-ZÄÖÜ])")
_LEADING = re.compile(r"(?:Sowohl\s+|[Dd](?:er|ie|as|em|en|es)\s+|[Ee]ine?[rnms]?\s+|[a-zäöüß]+e[rnms]?\s+)*")
_PRONOUNS = frozenset(("er", "ihm", "sie", "ihr"))
_LOOK_BACK = 2
"""Sentences in which a pronoun's person is looked for: its own and the one before."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an entity: where it is, whose it is, what kind of entity."""

    start: int
    end: int
    entity: str
    label: str


class Speakers:
    """Looks up the entities of speakers; mentions are in text order."""

    def __init__(self, text: str, mentions: Sequence[Named], sentences: Sequence[int]) -> None:
        self._text, self._mentions, self._sentences = text, mentions, sentences
        self._starts = [mention.start for mention in mentions]

    def entities(self, speaker: Span) -> list[str]:
        """The ids of the entities that speak, in text order; empty where none is certain."""
        text = self._text[slice(*speaker)]
        if text.lower() in _PRONOUNS:
            person = self._person_before(speaker[0])
            return [] if person is None else [person]
        found: list[str] = []
        for start, end in _parts(text, speaker[0]):
            entity = self._at_head(start, end)
            if entity is not None and entity not in found:
                found.append(entity)
        return found

    def _within(self, start: int, end: int) -> Sequence[Named]:
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _at_head(self, start: int, end: int) -> str | None:
        inside = self._within(start, end)
        people = [mention for mention in inside if mention.label == "PER"]
        if people:
            return people[0].entity
        lead = _LEADING.match(self._text, start, end)
        head = lead.end() if lead else start
        return next((mention.entity for mention in inside if mention.start in (start, head)), None)

    def _person_before(self, place: int) -> str | None:
        """The only person named in the same or the sentence before."""
        number = bisect_left(self._sentences, place + 1) - 1
        first = self._sentences[max(0, number - _LOOK_BACK + 1)] if self._sentences else 0
        people = {mention.entity for mention in self._within(first, place) if mention.label == "PER"}
        return people.pop() if len(people) == 1 else None


def _parts(text: str, offset: int) -> Iterator[Span]:
    """The members of a coordination or apposition, as spans of the text that the speaker is from."""
    begin = 0
    for match in _PARTS.finditer(text):
        yield offset + begin, offset + match.start()
        begin = match.end()
    yield offset + begin, offset + len(text)
