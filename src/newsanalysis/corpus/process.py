"""What a worker process runs. Imports little: the parent process needs no spaCy to start one."""

from __future__ import annotations

import gc
import os
import signal
import threading
import traceback
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


@dataclass(frozen=True, slots=True)
class Ready:
    """What a worker says when it can begin: the name of its pipeline."""

    pipeline: str


def serve(connection: Connection, spec: PipelineSpec, now: datetime, version: str) -> None:
    """Answer every batch that comes, in one thread, deaf to Ctrl-C (the parent ends us), until it is gone.

    The first answer is ``Ready``, or the error that keeps this process from working at all.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    batches: SimpleQueue[Batch] = SimpleQueue()
    threading.Thread(target=_receive, args=(connection, batches), daemon=True).start()
    from newsanalysis.errors import NewsAnalysisError

    try:
        connection.send(ready(spec, version))
    except NewsAnalysisError as error:
        connection.send(error)
        return
    while True:
        connection.send(_answer(batches.get(), spec, now, version))


def _receive(connection: Connection, batches: SimpleQueue[Batch]) -> NoReturn:
    """Take what comes at once, so that neither side ever waits for the other to read."""
    try:
        while True:
            batches.put(connection.recv())
    except (EOFError, OSError):
        pass  # no parent, no work
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)  # or this process would wait for ever for a batch that can't be read


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


def ready(spec: PipelineSpec, version: str) -> Ready:
    """Load the pipeline here, if it is not, and say which it is.

    Raises
    ------
    PipelineError, LexiconError
        The pipeline can't be loaded here.
    CorpusError
        Another version of this package is installed here.
    """
    from newsanalysis.corpus.annotate import name_of

    return Ready(name_of(_loaded(spec, version)))


def _loaded(spec: PipelineSpec, version: str) -> Language:
    from newsanalysis.errors import CorpusError, NewsAnalysisError, PipelineError

    if version != __version__:
        import socket

        raise CorpusError(
            f"the worker on {socket.gethostname()} has newsanalysis {__version__}, this run has {version}; "
            "install the same everywhere"
        )
    try:
        return _pipeline(spec)
    except NewsAnalysisError:
        raise
    except Exception as error:
        said = " ".join(str(error).split())
        raise PipelineError(
            f"a worker process can't load the pipeline ({type(error).__name__}: {said}); what it needs must "
            "be installed where the workers run, and what a notebook or script defines they don't have: put "
            "it into a module, or use one worker"
        ) from None  # its class may not travel


def work(batch: Batch, spec: PipelineSpec, now: datetime, version: str) -> Result:
    """What comes of a batch; raises as ``ready``."""
    from newsanalysis.corpus.annotate import annotate_batch

    with _ONE_AT_A_TIME:  # a Dask worker may have threads; spaCy's vocabulary is not made for them
        return annotate_batch(batch, _loaded(spec, version), now)
