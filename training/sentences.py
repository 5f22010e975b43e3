"""How well the sentence splitter cuts: F of sentences found whole, on text whose sentences are known."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import Doc

from training.corpora import Sentence, read_conllu


def sentence_score(sentences: Iterable[Sentence], nlp: spacy.language.Language) -> dict[str, float]:
    """Precision, recall and F of whole sentences, with the corpus's tokens run together to one text."""
    forms: list[str] = []
    spaces: list[bool] = []
    gold: set[tuple[int, int]] = set()
    for sentence in sentences:
        gold.add((len(forms), len(forms) + len(sentence.forms)))
        forms += sentence.forms
        spaces += (*sentence.spaces[:-1], True)
    doc = nlp(Doc(nlp.vocab, words=forms, spaces=spaces))
    found = {(sent.start, sent.end) for sent in doc.sents}
    right = len(gold & found)
    precision, recall = right / len(found), right / len(gold)
    return {"p": precision, "r": recall, "f": 2 * precision * recall / (precision + recall)}


def main(data: Path) -> None:
    """Print the score of the rules on each treebank."""
    nlp = spacy.blank("de")
    nlp.add_pipe("newsanalysis_sentences")
    for name in ("de_gsd-ud-dev", "de_pud-ud"):
        score = sentence_score(read_conllu(data / "ud" / f"{name}.conllu"), nlp)
        print(name, {key: round(100 * value, 1) for key, value in score.items()})  # noqa: T201
