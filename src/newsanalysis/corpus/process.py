"""What a worker process runs. Imports little: it decides on numpy's threads before numpy is there."""

from __future__ import annotations

import gc
import os
import signal
import threading
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from queue import SimpleQueue
from typing import TYPE_CHECKING, NoReturn

from newsanalysis import __version__

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from spacy.language import Language

    from newsanalysis.corpus.annotate import Result
    from newsanalysis.corpus.batches import Batch
    from newsanalysis.corpus.records import Failure
    from newsanalysis.errors import NewsAnalysisError

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


def serve(connection: Connection, spec: PipelineSpec, now: datetime, version: str) -> NoReturn:
    """Answer every batch that comes, in one thread, deaf to Ctrl-C (the parent ends us), until it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in _THREADS:
        os.environ.setdefault(name, "1")  # processes side by side, not threads inside each
    batches: SimpleQueue[Batch] = SimpleQueue()
    threading.Thread(target=_receive, args=(connection, batches), daemon=True).start()
    while True:
        connection.send(_answer(batches.get(), spec, now, version))


def _receive(connection: Connection, batches: SimpleQueue[Batch]) -> NoReturn:
    """Take what comes at once, so that neither side ever waits for the other to read."""
    while True:
        try:
            batches.put(connection.recv())
        except (EOFError, OSError):
            os._exit(1)  # no parent, no work


def _answer(
    batch: Batch, spec: PipelineSpec, now: datetime, version: str
) -> Result | Failure | NewsAnalysisError:
    from newsanalysis.corpus.annotate import failure
    from newsanalysis.errors import NewsAnalysisError

    try:
        return work(batch, spec, now, version)
    except NewsAnalysisError as error:
        return error
    except Exception as error:  # perhaps of a class that can't travel
        return failure("annotate", error)


@cache
def _pipeline(spec: PipelineSpec) -> Language:
    nlp = spec.load()
    gc.collect()
    gc.freeze()  # it stays: no collection need walk through it again
    return nlp


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
