"""Who annotates batches: this process (here), processes of this machine (processes), a cluster (cluster).

All take a batch and give a result, in whatever order they come; none holds more than ``is_full`` allows, so
that the sources are read no faster than they are worked off.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from newsanalysis.corpus.annotate import Result, annotate_batch, failed_batch, failure, name_of
from newsanalysis.corpus.batches import Batch
from newsanalysis.corpus.records import Failure

if TYPE_CHECKING:
    from spacy.language import Language

AHEAD = 2
"""Batches given to each worker: the one it works on and the next."""


class Workers(Protocol):
    """Takes batches, gives results."""

    def is_full(self) -> bool:
        """Whether a result has to be taken before the next batch is given."""

    def is_idle(self) -> bool:
        """Whether everything that was given has come back."""

    def give(self, batch: Batch) -> None:
        """Hand over a batch."""

    def take(self) -> Result:
        """The next result; waits for it."""

    def stop(self) -> None:
        """Drop what is not done."""


def results(batches: Iterable[Batch], workers: Workers) -> Iterator[Result]:
    """The results of all batches, as they come."""
    for batch in batches:
        while workers.is_full():
            yield workers.take()
        workers.give(batch)
    while not workers.is_idle():
        yield workers.take()


_DIED = Failure(
    "worker",
    "WorkerDied",
    "the worker process died on this article, which was tried alone (out of memory, or a fault in a "
    "library); look at its length and its characters",
)


class Trials:
    """Batches that went wrong: tried record by record, and what fails alone is reported.

    ``deaths`` is how often a record alone may take its process with it: the first may have been somebody's
    kill.
    """

    def __init__(self, deaths: int = 2) -> None:
        self._deaths = deaths
        self.waiting: deque[Batch] = deque()
        self.pipeline = ""
        """Name of the pipeline: a worker that dies can't say it."""

    def died(self, batch: Batch) -> Result | None:
        """After a process died on the batch: its row of ``errors``, or None where it is tried again."""
        if len(batch.records) == 1 and batch.attempt < self._deaths:
            self.waiting.append(batch.again())
            return None
        return self.failed(batch, _DIED)

    def failed(self, batch: Batch, why: Failure) -> Result | None:
        """After something that no article should be able to do: its row, or None where it is tried again."""
        if len(batch.records) == 1:
            return failed_batch(batch, why, self.pipeline)
        self.waiting.extend(batch.alone())
        return None


class InProcess:
    """This very process, one batch after the other."""

    def __init__(self, nlp: Language, now: datetime) -> None:
        self._nlp, self._now = nlp, now
        self._trials = Trials()
        self._trials.pipeline = name_of(nlp)

    def is_full(self) -> bool:
        """Whether there is a batch."""
        return bool(self._trials.waiting)

    def is_idle(self) -> bool:
        """Whether there is none."""
        return not self._trials.waiting

    def give(self, batch: Batch) -> None:
        """Keep it until somebody wants the result."""
        self._trials.waiting.append(batch)

    def take(self) -> Result:
        """Annotate the batch."""
        while True:
            batch = self._trials.waiting.popleft()
            try:
                return annotate_batch(batch, self._nlp, self._now)
            except Exception as error:
                result = self._trials.failed(batch, failure("annotate", error))
            if result is not None:
                return result

    def stop(self) -> None:
        """There is nothing to stop."""
