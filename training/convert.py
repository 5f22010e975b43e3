"""Corpora to spaCy's binary form: what there is to train on and to develop on, for names and for grammar."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.corpora import Sentence, read_conllu, read_iob2, read_upos, split

# How often a corpus is read in one round. GermEval has all four classes and news; the others are of one kind
# of text each and by other guidelines.
NAMES = {"germeval": 3, "smartdata": 1, "bundestag": 1}


def names(data: Path, out: Path) -> None:
    """``train/names.spacy`` and ``dev/names.spacy`` (of GermEval alone)."""
    training: list[Sentence] = []
    for corpus, times in NAMES.items():
        part, held_out = split(read_iob2(data / "ner" / f"{corpus}.iob2"))
        training += part * times
        if corpus == "germeval":
            write_docs(held_out, out / "dev" / "names.spacy")
        else:
            training += held_out
    write_docs(training, out / "train" / "names.spacy")


def grammar(data: Path, out: Path) -> None:
    """``train/grammar.spacy`` and ``dev/grammar.spacy``: tags of GSD, lemmas of PUD and GSD's dev."""
    part, held_out = split(read_conllu(data / "ud" / "de_gsd-ud-dev.conllu"))
    tagged = list(read_upos(data / "ud" / "de_gsd-ud-train.upos.tsv"))
    pud = list(read_conllu(data / "ud" / "de_pud-ud.conllu"))
    write_docs([*tagged, *(part + pud) * 2], out / "train" / "grammar.spacy")
    write_docs(held_out, out / "dev" / "grammar.spacy")


def write_docs(sentences: Iterable[Sentence], path: Path) -> None:
    """The sentences as one DocBin, a Doc each; what a sentence does not say is missing in its Doc."""
    vocab = Vocab()
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=[_doc(sentence, vocab) for sentence in sentences]).to_disk(path)


def _doc(sentence: Sentence, vocab: Vocab) -> Doc:
    return Doc(
        vocab,
        words=list(sentence.forms),
        spaces=list(sentence.spaces),
        ents=list(sentence.entities) or None,
        pos=list(sentence.upos) or None,
        tags=list(sentence.upos) or None,
        lemmas=list(sentence.lemmas) or None,
    )
