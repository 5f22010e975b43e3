"""Pipelines that fail on certain words, for workers to load. Imported by their processes, too."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from newsanalysis.corpus.process import PipelineSpec
from newsanalysis.pipeline import load_pipeline

KILLS = "Todeswort"
KILLS_ONCE = "Einmalwort"
RAISES = "Fehlerwort"


@Language.factory("corpus_tests_deadly", default_config={"marker": ""})
class Deadly:
    """Ends the process, or raises, on a word; ``marker`` is the file by which a first death is known."""

    def __init__(self, nlp: Language, name: str, marker: str) -> None:
        self._marker = Path(marker)

    def __call__(self, doc: Doc) -> Doc:
        if KILLS in doc.text:
            os._exit(9)
        if KILLS_ONCE in doc.text and not self._marker.exists():
            self._marker.touch()
            os._exit(9)
        if RAISES in doc.text:
            raise ValueError("this word is too much")
        return doc


@dataclass(frozen=True, slots=True)
class DeadlySpec(PipelineSpec):
    """Our rules with the component behind them."""

    marker: str = "unused"

    def load(self) -> Language:
        nlp = load_pipeline("rules")
        nlp.add_pipe("corpus_tests_deadly", config={"marker": self.marker})
        return nlp


@dataclass(frozen=True, slots=True)
class SlowSpec(PipelineSpec):
    """Our rules, slow enough to be killed in between."""

    def load(self) -> Language:
        nlp = load_pipeline("rules")
        nlp.add_pipe("corpus_tests_slow")
        return nlp


@Language.component("corpus_tests_slow")
def slow(doc: Doc) -> Doc:
    """Takes a fiftieth of a second."""
    time.sleep(0.02)
    return doc
