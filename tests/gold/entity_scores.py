"""How well mentions and entities are found in our own texts: ``python -m tests.gold.entity_scores``.

A mention counts as found with its exact words, label and kind. B-cubed (Bagga and Baldwin, "Algorithms for
scoring coreference chains", LREC 1998) is taken over the mentions that both have, so that it tells of the
grouping alone; ``names`` is the share of them whose entity has the name that the gold gives it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from spacy.language import Language

from newsanalysis.articles import load_article
from newsanalysis.pipeline import annotate, load_pipeline

TEXTS = Path(__file__).with_name("entity_texts.txt")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention: its place, what it is, and the name of its entity."""

    start: int
    end: int
    label: str
    kind: str
    name: str

    @property
    def place(self) -> tuple[int, int, str, str]:
        """All but the entity."""
        return self.start, self.end, self.label, self.kind


@dataclass(frozen=True, slots=True)
class GoldText:
    """One text of the file."""

    title: str
    text: str
    mentions: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares of one."""

    precision: float
    recall: float
    b_cubed: float
    names: float


def gold_texts() -> list[GoldText]:
    """The texts with their mentions."""
    parts = TEXTS.read_text(encoding="utf-8").split("\n=== ")[1:]
    texts = []
    for part in parts:
        title, marked = part.split("\n", 1)
        text, mentions = _unmarked(marked.strip())
        texts.append(GoldText(title, text, tuple(mentions)))
    return texts


def _unmarked(marked: str) -> tuple[str, list[Named]]:
    """The plain text, and the mentions that brackets mark in it; one may lie in another."""
    text, opened, mentions, at = "", list[int](), list[Named](), 0
    while at < len(marked):
        if marked[at] == "[":
            opened.append(len(text))
        elif marked[at] == "|":
            close = marked.index("]", at)
            label, name, *kind = marked[at + 1 : close].split("|")
            mentions.append(Named(opened.pop(), len(text), label, kind[0] if kind else "name", name))
            at = close
        else:
            text += marked[at]
        at += 1
    return text, mentions


def found_in(text: str, nlp: Language) -> list[Named]:
    """What the pipeline finds."""
    annotated = annotate(load_article(StringIO(text)), nlp)
    names = annotated.entities.set_index("entity_id")["name"]
    return [
        Named(int(row.start_char), int(row.end_char), row.label, row.kind, names[row.entity_id])
        for row in annotated.mentions.itertuples()
    ]


def score(pairs: list[tuple[GoldText, list[Named]]]) -> Scores:
    """Precision and recall of mentions, B-cubed F1 and right names of those in both."""
    right = sum(len({m.place for m in gold.mentions} & {m.place for m in found}) for gold, found in pairs)
    in_both = [pair for gold, found in pairs for pair in _in_both(gold, found)]
    precision = right / sum(len({m.place for m in found}) for _, found in pairs)
    return Scores(
        precision,
        right / sum(len(gold.mentions) for gold, _ in pairs),
        _b_cubed(in_both),
        sum(gold == found for _, gold, found in in_both) / len(in_both),
    )


def _in_both(gold: GoldText, found: list[Named]) -> Iterator[tuple[str, str, str]]:
    """Title, the gold's name and ours for each mention in both."""
    ours = {m.place: m.name for m in found}
    return ((gold.title, m.name, ours[m.place]) for m in gold.mentions if m.place in ours)


def _b_cubed(in_both: list[tuple[str, str, str]]) -> float:
    gold = [{j for j, other in enumerate(in_both) if other[:2] == one[:2]} for one in in_both]
    ours = [
        {j for j, other in enumerate(in_both) if (other[0], other[2]) == (one[0], one[2])} for one in in_both
    ]
    pairs = list(zip(gold, ours, strict=True))
    precision = sum(len(a & b) / len(b) for a, b in pairs) / len(pairs)
    recall = sum(len(a & b) / len(a) for a, b in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


def main(model: str | None = None) -> None:
    """Print the scores, and what is wrong."""
    nlp = load_pipeline(model)
    pairs = [(gold, found_in(gold.text, nlp)) for gold in gold_texts()]
    for gold, found in pairs:
        for sign, one, other in (("missing", gold.mentions, found), ("wrong", found, gold.mentions)):
            for m in one:
                if m.place not in {o.place for o in other}:
                    print(f"{gold.title}: {sign} {gold.text[m.start : m.end]!r} {m.label} {m.kind} {m.name}")  # noqa: T201
        for title, name, ours in _in_both(gold, found):
            if name != ours:
                print(f"{title}: {ours!r} instead of {name!r}")  # noqa: T201
    print(score(pairs))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
