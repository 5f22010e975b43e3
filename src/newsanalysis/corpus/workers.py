"""Where batches are annotated: in this process, in processes of this machine, on a Dask cluster.

All take a batch and give a result, in whatever order they come; none holds more than ``is_full`` allows, so
that the sources are read no faster than they are worked off.
"""

from __future__ import annotations

import multiprocessing
import secrets
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from newsanalysis import __version__
from newsanalysis.corpus.annotate import Result, annotate_batch, failed_batch, failure
from newsanalysis.corpus.batches import Batch
from newsanalysis.corpus.process import PipelineSpec, start_worker, work
from newsanalysis.corpus.records import Failure
from newsanalysis.errors import CorpusError, NewsAnalysisError

if TYPE_CHECKING:
    from distributed import Client
    from spacy.language import Language

AHEAD = 2
"""Batches given to each worker: the one it works on and the next."""

ATTEMPTS = 2
"""Times that a record alone may take its process with it; the first may have been somebody's kill."""

WAIT_FOR_WORKERS = 120
"""Seconds after which a cluster without any worker is no cluster."""


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


class _Trials:
    """Batches that went wrong: tried record by record, and what fails alone is reported."""

    def __init__(self) -> None:
        self.waiting: deque[Batch] = deque()
        self.pipeline = ""
        """Name of the pipeline by the last result: a worker that dies can't say it."""

    def died(self, batch: Batch) -> Result | None:
        """After a process died on the batch: its row of ``errors``, or None where it is tried again."""
        if len(batch.records) == 1 and batch.attempt < ATTEMPTS:
            self.waiting.append(batch.again())
            return None
        return self._split(batch, _DIED)

    def raised(self, batch: Batch, error: Exception) -> Result | None:
        """After something raised that no article should be able to."""
        return self._split(batch, failure("annotate", error))

    def _split(self, batch: Batch, why: Failure) -> Result | None:
        if len(batch.records) == 1:
            return failed_batch(batch, why, self.pipeline)
        self.waiting.extend(batch.alone())
        return None


class InProcess:
    """This very process, one batch after the other."""

    def __init__(self, nlp: Language, now: datetime) -> None:
        self._nlp, self._now = nlp, now
        self._trials = _Trials()

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
                result = self._trials.raised(batch, error)
            if result is not None:
                return result

    def stop(self) -> None:
        """There is nothing to stop."""


class _Process:
    """One worker process and the batches given to it, the one that it works on first."""

    def __init__(self) -> None:
        self.given: deque[tuple[Batch, Future[Result]]] = deque()
        # Spawned, not forked: this process has threads. One process each, so that a death has one suspect.
        self._pool = ProcessPoolExecutor(
            1, mp_context=multiprocessing.get_context("spawn"), initializer=start_worker
        )

    def give(self, batch: Batch, spec: PipelineSpec, now: datetime) -> None:
        self.given.append((batch, self._pool.submit(work, batch, spec, now, __version__)))

    def stop(self) -> None:
        processes = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()
        for process in processes:
            process.join()


class Processes:
    """``n`` processes on this machine, each with its own copy of the pipeline.

    One that dies is replaced. The batch that it worked on is tried record by record; a record on which a
    process dies again, alone, is reported.
    """

    def __init__(self, n: int, spec: PipelineSpec, now: datetime) -> None:
        self._spec, self._now = spec, now
        self._processes = [_Process() for _ in range(n)]
        self._trials = _Trials()

    def is_full(self) -> bool:
        """Whether every process has its work and the next."""
        return bool(self._trials.waiting) or not self._has_room()

    def is_idle(self) -> bool:
        """Whether no process has work."""
        return not self._trials.waiting and not any(process.given for process in self._processes)

    def give(self, batch: Batch) -> None:
        """Hand the batch to the process that has least to do."""
        least = min(self._processes, key=lambda process: len(process.given))
        least.give(batch, self._spec, self._now)

    def take(self) -> Result:
        """The next result of any process."""
        while True:
            while self._trials.waiting and self._has_room():
                self.give(self._trials.waiting.popleft())
            current = [process.given[0][1] for process in self._processes if process.given]
            wait(current, return_when=FIRST_COMPLETED)
            for place, process in enumerate(self._processes):
                if process.given and process.given[0][1].done():
                    result = self._result(place, process)
                    if result is not None:
                        return result

    def _has_room(self) -> bool:
        return any(len(process.given) < AHEAD for process in self._processes)

    def _result(self, place: int, process: _Process) -> Result | None:
        batch, future = process.given[0]
        try:
            result = future.result()
        except BrokenProcessPool:
            self._replace(place, process)
            return self._trials.died(batch)
        except NewsAnalysisError:
            raise  # not an article's fault: no pipeline, another version
        except Exception as error:
            process.given.popleft()
            return self._trials.raised(batch, error)
        process.given.popleft()
        self._trials.pipeline = result.pipeline
        return result

    def _replace(self, place: int, dead: _Process) -> None:
        """A new process; what the dead one had not begun is given anew."""
        dead.stop()
        self._processes[place] = _Process()
        self._trials.waiting.extend(batch for batch, _ in list(dead.given)[1:])

    def stop(self) -> None:
        """End the processes at once."""
        for process in self._processes:
            process.stop()


class DaskWorkers:
    """The workers of a Dask cluster, however many there are at the moment."""

    def __init__(self, client: Client, spec: PipelineSpec, now: datetime) -> None:
        self._client, self._spec, self._now = client, spec, now
        self._given: dict[Any, Batch] = {}
        self._ready: deque[Result] = deque()
        self._token = secrets.token_hex(4)
        self._trials = _Trials()
        self._room, self._looked = 0, float("-inf")
        self._address = client.scheduler.address if client.scheduler else "?"
        self._wait_for_workers()

    def is_full(self) -> bool:
        """Whether every thread of the cluster has its work and the next."""
        return bool(self._trials.waiting) or len(self._given) >= self._capacity()

    def is_idle(self) -> bool:
        """Whether nothing is out."""
        return not (self._trials.waiting or self._given or self._ready)

    def give(self, batch: Batch) -> None:
        """Send the batch off."""
        # The key is what a dashboard shows. A scheduler takes one that it knows for the same task: no two
        # runs may have one in common.
        future = self._client.submit(
            work,
            batch,
            self._spec,
            self._now,
            __version__,
            pure=False,
            key=f"{batch.name}-{batch.attempt}-{self._token}",
        )
        self._given[future] = batch

    def take(self) -> Result:
        """The next result of any worker."""
        import distributed

        while not self._ready:
            self._try_one()
            with self._reaching_the_scheduler():
                done, _ = distributed.wait(list(self._given), return_when="FIRST_COMPLETED")
                found = [self._result(future) for future in done]
            self._ready.extend(result for result in found if result is not None)
        return self._ready.popleft()

    def _try_one(self) -> None:
        """Send one of those that are tried alone, if none is out: no death is to fall on its neighbours."""
        out = any(batch.part for batch in self._given.values())
        if self._trials.waiting and not out:
            self.give(self._trials.waiting.popleft())

    def _result(self, future: Any) -> Result | None:
        import distributed

        try:
            result: Result = future.result()
        except distributed.KilledWorker:
            return self._trials.died(self._given.pop(future))
        except (NewsAnalysisError, distributed.CancelledError, OSError):
            raise  # not an article's fault: no pipeline, another version, nobody there
        except Exception as error:
            return self._trials.raised(self._given.pop(future), error)
        del self._given[future]
        self._trials.pipeline = result.pipeline
        return result

    @contextmanager
    def _reaching_the_scheduler(self) -> Iterator[None]:
        import distributed

        try:
            yield
        except (distributed.CancelledError, OSError) as error:
            raise CorpusError(
                f"the Dask scheduler at {self._address} is gone; what is done is kept: start it again, "
                "and the same command with --resume goes on"
            ) from error

    def _capacity(self) -> int:
        if time.monotonic() - self._looked > 2:
            with self._reaching_the_scheduler():
                self._room = AHEAD * max(1, sum(self._client.nthreads().values()))
            self._looked = time.monotonic()
        return self._room

    def _wait_for_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=WAIT_FOR_WORKERS)
        except TimeoutError as error:
            raise CorpusError(
                f"no worker has joined the scheduler at {self._address} in {WAIT_FOR_WORKERS} seconds; "
                f"start one: dask worker {self._address} --nthreads 1"
            ) from error

    def stop(self) -> None:
        """Take back what was sent off; the cluster stays, it is not ours."""
        with suppress(Exception):
            self._client.cancel(list(self._given), force=True)
