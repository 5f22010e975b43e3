"""What the networks are told before they learn: word lists and word vectors, made once, kept in one file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.util import registry

from newsanalysis.words.embed import give_knowledge
from newsanalysis.words.features import WordLists
from newsanalysis.words.subwords import SubwordVectors


def save_knowledge(path: Path, lists: WordLists, vectors: SubwordVectors) -> None:
    """Write lists and vectors to one ``.npz`` file."""
    settings = np.array(json.dumps(dict(vectors.settings)))
    np.savez(
        path,
        hashes=lists.hashes,
        bits=lists.bits,
        rows=vectors.rows,
        scales=vectors.scales,
        settings=settings,
    )


def give(path: Path) -> Callable[[Language], Language]:
    """The callback ``newsanalysis.knowledge.v1``: every network of the pipeline is told what the file has."""

    def tell(nlp: Language) -> Language:
        with np.load(path) as saved:
            lists = WordLists(saved["hashes"], saved["bits"])
            vectors = SubwordVectors(saved["rows"], saved["scales"], json.loads(str(saved["settings"])))
        for _, component in nlp.pipeline:
            if hasattr(component, "model"):
                give_knowledge(component.model, lists, vectors)
        return nlp

    return tell


registry.callbacks.register("newsanalysis.knowledge.v1", func=give)
