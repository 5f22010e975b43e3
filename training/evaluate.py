"""What a trained pipeline reaches on the held-out parts, how fast it is, how long it takes to load."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from newsanalysis.pipeline import load_pipeline
from training.convert import gsd_dev, to_doc
from training.sentences import sentence_score
from training.silver import raw_lines


def evaluate(model: Path, names: Path, data: Path) -> dict[str, Any]:
    """Scores as shares of one (names: strict F of whole entities), and ``speed``, ``loading``, ``megabytes``.

    ``names`` is the DocBin with names that are held out; parts of speech, base forms and sentences are
    measured on UD German-GSD's development part, which the model must not have learned from.
    """
    begin = time.perf_counter()
    nlp = load_pipeline(model)
    loading = time.perf_counter() - begin
    speed = _speed(nlp, data)
    for ours in ("newsanalysis_sentences", "newsanalysis_entities", "newsanalysis_timex"):
        nlp.remove_pipe(ours)
    found = nlp.evaluate(_examples(nlp, DocBin().from_disk(names).get_docs(nlp.vocab)))
    treebank = gsd_dev(data)
    examples = _examples(nlp, (to_doc(sentence, nlp.vocab) for sentence in treebank))
    for example in examples:
        example.predicted = nlp(example.predicted)
    grammar = Scorer.score_token_attr(examples, "pos") | Scorer.score_token_attr(examples, "lemma")
    splitter = spacy.blank("de")
    splitter.add_pipe("newsanalysis_sentences")
    return {
        **{key: round(found[key], 4) for key in ("ents_p", "ents_r", "ents_f")},
        "ents_per_type": {
            label: {key: round(value, 4) for key, value in scores.items()}
            for label, scores in found["ents_per_type"].items()
        },
        "pos_acc": round(grammar["pos_acc"], 4),
        "lemma_acc": round(grammar["lemma_acc"], 4),
        "sents_f": round(sentence_score(treebank, splitter)["f"], 4),
        "speed": round(speed),
        "loading": round(loading, 2),
        "megabytes": round(sum(f.stat().st_size for f in model.rglob("*") if f.is_file()) / 1e6, 1),
    }


def _examples(nlp: Language, gold: Iterable[Doc]) -> list[Example]:
    return [Example(Doc(nlp.vocab, [t.text for t in d], [bool(t.whitespace_) for t in d]), d) for d in gold]


def _speed(nlp: Language, data: Path) -> float:
    """Words per second of CPU time, from running text to all annotations, over 200,000 words of new text."""
    lines = raw_lines([(data / "text" / "klexikon.txt.xz", 75)])
    texts = [" ".join(words) for words in lines]
    paragraphs = [" ".join(texts[i : i + 5]) for i in range(0, len(texts), 5)]
    gc.collect()
    gc.freeze()  # what training left behind is not searched again and again
    begin = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(paragraphs))
    return words / (time.process_time() - begin)
