"""Silver data: names that models of ours find, for corpora without a class and for raw text.

Self-training with an ensemble as teacher: what half of the models agree on is taken for true. The student
reads far more text than the gold has, and each of its lines is labelled by all teachers together.
"""

from __future__ import annotations

import lzma
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsanalysis.words.products import use_fast_products
from training.corpora import Sentence

Span = tuple[int, int, str]

_AT_ONCE = 5000
_SHORTEST, _LONGEST = 4, 120  # words of a line that is worth reading


def load(paths: Iterable[Path]) -> list[Language]:
    """The models, with numpy's products."""
    models = [spacy.load(path) for path in paths]
    for model in models:
        use_fast_products(model)
    return models


def with_misc(sentences: Sequence[Sentence], teacher: Path) -> list[Sentence]:
    """Sentences of a corpus that knows no MISC, with the teacher's where the gold has nothing."""
    found = _votes(load([teacher]), [sentence.forms for sentence in sentences])
    return [
        replace(sentence, entities=_tags(sentence.entities, [span for span in spans if span[2] == "MISC"]))
        for sentence, spans in zip(sentences, found, strict=True)
    ]


def raw_lines(texts: Sequence[tuple[Path, int]]) -> Iterator[tuple[str, ...]]:
    """The words of every n-th line of each text, n beside it."""
    for path, step in texts:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in islice(lines, 0, None, step):
                words = tuple(line.split())
                if _SHORTEST <= len(words) < _LONGEST and words[0] != "=":
                    yield words


def labelled(lines: Iterable[tuple[str, ...]], teachers: Sequence[Path]) -> Iterator[Sentence]:
    """The lines with the names that half of the teachers find."""
    models = load(teachers)
    rest = iter(lines)
    while part := list(islice(rest, _AT_ONCE)):
        for words, votes in zip(part, _votes(models, part), strict=True):
            spans = agreed(votes, len(models) / 2)
            yield Sentence(words, (True,) * len(words), entities=_tags(("O",) * len(words), spans))


def agreed(votes: Counter[Span], needed: float) -> list[Span]:
    """The spans with enough votes, the one with more, then the longer, of two that overlap."""
    chosen: list[Span] = []
    taken: set[int] = set()
    for span, count in sorted(votes.items(), key=lambda item: (-item[1], item[0][0] - item[0][1], item[0])):
        inside = set(range(span[0], span[1]))
        if count >= needed and not taken & inside:
            chosen.append(span)
            taken |= inside
    return chosen


def _votes(models: Sequence[Language], sentences: Sequence[Sequence[str]]) -> list[Counter[Span]]:
    """How many models find each span."""
    votes: list[Counter[Span]] = [Counter() for _ in sentences]
    for model in models:
        docs = (Doc(model.vocab, words=list(words)) for words in sentences)
        for counted, doc in zip(votes, model.pipe(docs, batch_size=1000), strict=True):
            counted.update((ent.start, ent.end, ent.label_) for ent in doc.ents)
    return votes


def _tags(tags: Sequence[str], spans: Iterable[Span]) -> tuple[str, ...]:
    """IOB2 tags with the spans in them where there was nothing."""
    result = list(tags)
    for start, end, label in spans:
        if all(tag == "O" for tag in result[start:end]):
            result[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return tuple(result)
