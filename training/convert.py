"""Corpora to spaCy's binary form: what there is to train on and to develop on, for names and for grammar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.corpora import Sentence, read_conllu, read_iob2, read_upos, split


def germeval(data: Path) -> tuple[list[Sentence], list[Sentence]]:
    """The part of GermEval to train on, and the part to develop on."""
    return split(read_iob2(data / "ner" / "germeval.iob2"))


def other_names(data: Path, corpus: str) -> list[Sentence]:
    """Another corpus of names."""
    return list(read_iob2(data / "ner" / f"{corpus}.iob2"))


def grammar(data: Path) -> tuple[list[Sentence], list[Sentence]]:
    """Sentences with parts of speech to train on (GSD, PUD twice) and to develop on (GSD's dev)."""
    tagged = list(read_upos(data / "ud" / "de_gsd-ud-train.upos.tsv"))
    return [*tagged, *_tagged(pud(data)) * 2], _tagged(gsd_dev(data))


def gsd_dev(data: Path) -> list[Sentence]:
    """UD German-GSD's development part."""
    return list(read_conllu(data / "ud" / "de_gsd-ud-dev.conllu"))


def pud(data: Path) -> list[Sentence]:
    """UD German-PUD."""
    return list(read_conllu(data / "ud" / "de_pud-ud.conllu"))


def _tagged(sentences: Sequence[Sentence]) -> list[Sentence]:
    return [replace(sentence, lemmas=()) for sentence in sentences]


def write_docs(sentences: Iterable[Sentence], path: Path) -> None:
    """The sentences as one DocBin, a Doc each; what a sentence does not say is missing in its Doc."""
    vocab = Vocab()
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=[to_doc(sentence, vocab) for sentence in sentences]).to_disk(path)


def to_doc(sentence: Sentence, vocab: Vocab) -> Doc:
    """The sentence as a Doc; ``tag`` is the part of speech, too."""
    return Doc(
        vocab,
        words=list(sentence.forms),
        spaces=list(sentence.spaces),
        ents=list(sentence.entities) or None,
        pos=list(sentence.upos) or None,
        tags=list(sentence.upos) or None,
        lemmas=list(sentence.lemmas) or None,
    )
