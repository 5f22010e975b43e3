"""What a worker process runs. Imports little: it decides on numpy's threads before numpy is there."""

from __future__ import annotations

import os
import signal
import threading
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from newsanalysis import __version__

if TYPE_CHECKING:
    from spacy.language import Language

    from newsanalysis.corpus.annotate import Result
    from newsanalysis.corpus.batches import Batch

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class PipelineSpec:
    """How every worker loads the pipeline, once: what ``load_pipeline`` takes, or a folder to load as it is.

    The files must lie where the workers look; the pipeline itself never travels with the articles.
    """

    name: str | None = None
    gazetteer: str | None = None
    corrections: str | None = None
    folder: str | None = None

    def load(self) -> Language:
        """The pipeline."""
        if self.folder is None:
            from newsanalysis.pipeline import load_pipeline

            return load_pipeline(self.name, gazetteer=self.gazetteer, corrections=self.corrections)
        import spacy

        from newsanalysis.pipeline import MAX_LENGTH
        from newsanalysis.words.products import use_fast_products

        nlp = spacy.load(self.folder)
        nlp.max_length = MAX_LENGTH
        use_fast_products(nlp)
        return nlp


def start_worker() -> None:
    """Prepare a worker process: one thread, deaf to Ctrl-C (its parent stops it), gone with its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in _THREADS:
        os.environ.setdefault(name, "1")  # processes side by side, not threads inside each
    threading.Thread(target=_go_with_parent, daemon=True).start()


def _go_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@cache
def _pipeline(spec: PipelineSpec) -> Language:
    return spec.load()


def work(batch: Batch, spec: PipelineSpec, now: datetime, version: str) -> Result:
    """What comes of a batch.

    Raises
    ------
    PipelineError, LexiconError
        The pipeline can't be loaded here.
    CorpusError
        Another version of this package is installed here.
    """
    from newsanalysis.corpus.annotate import annotate_batch
    from newsanalysis.errors import CorpusError

    if version != __version__:
        import socket

        raise CorpusError(
            f"the worker on {socket.gethostname()} has newsanalysis {__version__}, this run has {version}; "
            "install the same everywhere"
        )
    with _ONE_AT_A_TIME:  # a Dask worker may have threads; spaCy's vocabulary is not made for them
        return annotate_batch(batch, _pipeline(spec), now)
