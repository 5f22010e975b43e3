"""A statistical model's entities, brought into line with what the document makes certain."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias

from newsanalysis.entities.mentions import Label, Mention, Referent
from newsanalysis.entities.names import genitive_bases, strip_genitive
from newsanalysis.entities.nouns import surnames
from newsanalysis.entities.territories import lexicon
from newsanalysis.entities.words import WORD

Given: TypeAlias = tuple[int, int, str]

MODEL_LABELS: dict[str, Label] = {
    "PER": "PER", "PERSON": "PER",
    "LOC": "LOC", "GPE": "LOC", "LOCATION": "LOC", "FAC": "LOC",
    "ORG": "ORG", "ORGANIZATION": "ORG",
    "MISC": "MISC", "NORP": "MISC", "EVENT": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC",
}  # fmt: skip
"""Labels of pipelines that are around → ours; a label that is not here (DATE, MONEY) names nothing."""


def merge_model(
    text: str, mentions: list[Mention], given: Iterable[Given], credit_spans: list[tuple[int, int]]
) -> list[Mention]:
    """The rules' mentions with the model's added.

    A rule's mention stays where the two cover the same words or the rule's is longer. A model's longer
    name replaces the names and adjectives inside it ("Bank of China"), unless it is a place. Model and
    credits do not mix.
    """
    spans = [(s, e, MODEL_LABELS[label]) for s, e, label in given if label in MODEL_LABELS]
    spans = [span for span in spans if not any(s <= span[0] < e for s, e in credit_spans)]
    spans = [(*_trimmed(text, s, e), label) for s, e, label in spans if WORD.search(text, s, e)]
    if not spans:
        return mentions
    named = _referents(text, spans, mentions)
    cover = _Cover(mentions)
    added, dropped = [], set[Mention]()
    for start, end, label in sorted(spans):
        inside = cover.overlapping(start, end)
        if any(m.start <= start and end <= m.end for m in inside):
            continue
        if any(m.start < start or m.end > end for m in inside):
            continue
        if label != "LOC":
            dropped.update(m for m in inside if m.kind in ("name", "adjective"))
        added.append(Mention(start, end, named[text[start:end], label], "name", "model"))
    return [*(m for m in mentions if m not in dropped), *added]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    inner = text[start:end].strip()
    start += text[start:end].index(inner)
    return start, start + len(inner)


def _referents(
    text: str, spans: list[tuple[int, int, Label]], mentions: list[Mention]
) -> dict[tuple[str, Label], Referent]:
    """What each surface form of the model names: base form, a person of the document, one label per name."""
    seen = frozenset(WORD.findall(text))
    people = _people(mentions, [text[s:e] for s, e, label in spans if label == "PER"])
    bases = {(text[s:e], label): _base(text[s:e], seen) for s, e, label in spans}
    votes: dict[str, Counter[Label]] = {}
    for start, end, label in spans:
        votes.setdefault(bases[text[start:end], label], Counter())[label] += 1
    return {key: _referent(base, people, votes[base].most_common(1)[0][0]) for key, base in bases.items()}


def _people(mentions: list[Mention], names: list[str]) -> dict[str, Referent]:
    """Surname or full name → the one person it means; a surname of two persons is left out."""
    people: dict[str, set[Referent]] = {}
    known = {m.referent for m in mentions if m.referent.label == "PER"}
    full = {Referent("PER", strip_genitive(" ".join(n.split()), known=surnames())) for n in names if " " in n}
    known |= {person for person in full if person.name not in {k.name for k in known}}
    for person in known:
        for name in {person.name, person.name.split()[-1]}:
            people.setdefault(name, set()).add(person)
    return {name: next(iter(referents)) for name, referents in people.items() if len(referents) == 1}


def _base(form: str, seen: frozenset[str]) -> str:
    parts = form.split()
    if not parts:
        return form
    return " ".join([*parts[:-1], strip_genitive(parts[-1], seen=seen, known=surnames())])


def _referent(base: str, people: dict[str, Referent], label: Label) -> Referent:
    for form in genitive_bases(base):
        if form in people:
            return people[form]
    known = lexicon().single(base)
    return known.referent if known is not None and label != "PER" else Referent(label, base)


class _Cover:
    """Which mentions overlap a stretch of text; rule mentions are short, so a few steps back suffice."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]
        self._longest = max((m.end - m.start for m in mentions), default=0)

    def overlapping(self, start: int, end: int) -> list[Mention]:
        low = bisect_right(self._starts, start - self._longest - 1)
        high = bisect_right(self._starts, end - 1)
        return [m for m in self._mentions[low:high] if m.end > start]
