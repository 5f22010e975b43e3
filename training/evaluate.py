"""What a trained pipeline reaches on the held-out parts, how fast it is, how long it takes to load."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from training.corpora import read_conllu
from training.sentences import sentence_score


def evaluate(model: Path, corpus: Path, data: Path) -> dict[str, Any]:
    """Scores in percent (strict F of whole entities), words per second on this core, megabytes, seconds."""
    begin = time.perf_counter()
    nlp = spacy.load(model)
    loading = time.perf_counter() - begin
    names = nlp.evaluate(_examples(nlp, corpus / "dev" / "names.spacy"))
    grammar = nlp.evaluate(_examples(nlp, corpus / "dev" / "grammar.spacy"))
    splitter = spacy.blank("de")
    splitter.add_pipe("newsanalysis_sentences")
    sentences = sentence_score(read_conllu(data / "ud" / "de_gsd-ud-dev.conllu"), splitter)
    return {
        "ents_p": _percent(names["ents_p"]),
        "ents_r": _percent(names["ents_r"]),
        "ents_f": _percent(names["ents_f"]),
        "ents_per_type": {
            label: {key: _percent(value) for key, value in scores.items()}
            for label, scores in names["ents_per_type"].items()
        },
        "pos_acc": _percent(grammar["pos_acc"]),
        "lemma_acc": _percent(grammar["lemma_acc"]),
        "sents_f": _percent(sentences["f"]),
        "words_per_second": round(_speed(nlp, data)),
        "load_seconds": round(loading, 2),
        "megabytes": round(sum(f.stat().st_size for f in model.rglob("*") if f.is_file()) / 1e6, 1),
    }


def _examples(nlp: Language, path: Path) -> list[Example]:
    gold = DocBin().from_disk(path).get_docs(nlp.vocab)
    return [Example(Doc(nlp.vocab, [t.text for t in d], [bool(t.whitespace_) for t in d]), d) for d in gold]


def _speed(nlp: Language, data: Path) -> float:
    """Words per second of CPU time, from running text to all annotations."""
    texts = [
        "".join(form + " " * space for form, space in zip(s.forms, s.spaces, strict=True))
        for s in read_conllu(data / "ud" / "de_pud-ud.conllu")
    ]
    paragraphs = [" ".join(texts[i : i + 5]) for i in range(0, len(texts), 5)]
    list(nlp.pipe(paragraphs[:20]))
    begin = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(paragraphs[20:]))
    return words / (time.process_time() - begin)


def _percent(value: float) -> float:
    return round(100 * value, 1)
