"""Batches on a Dask cluster, of however many workers there are at the moment."""

from __future__ import annotations

import secrets
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from newsanalysis import __version__
from newsanalysis.corpus.annotate import Result, failure
from newsanalysis.corpus.batches import Batch
from newsanalysis.corpus.process import PipelineSpec, ready, work
from newsanalysis.corpus.workers import AHEAD, Trials
from newsanalysis.errors import CorpusError, NewsAnalysisError

if TYPE_CHECKING:
    from distributed import Client

WAIT_FOR_WORKERS = 120
"""Seconds after which a cluster without any worker is no cluster."""

LOOK_EVERY = 10
"""Seconds without a result after which it is asked whether there is a worker at all."""

NONE_CAME = (
    "no worker has joined the scheduler at {scheduler} in {seconds} seconds; start one: "
    "dask worker {scheduler} --nthreads 1 (one that ends at once has no newsanalysis; see what it says)"
)
LOST = (
    "the scheduler at {scheduler} has lost all its workers, and none has come back in {seconds} seconds; "
    "what is done is kept: start one (dask worker {scheduler} --nthreads 1), and the same command with "
    "--resume goes on"
)
UNFIT = (
    "the cluster at {scheduler} can't run newsanalysis ({error}); newsanalysis[corpus] {version} has to be "
    "installed where its scheduler and its workers run"
)


class DaskWorkers:
    """The workers of a Dask cluster, however many there are at the moment."""

    def __init__(self, client: Client, spec: PipelineSpec, now: datetime) -> None:
        self._client, self._spec, self._now = client, spec, now
        self._given: dict[Any, Batch] = {}
        self._ready: deque[Result] = deque()
        self._token = secrets.token_hex(4)
        self._trials = Trials(deaths=1)  # Dask itself lets a batch take four workers with it
        self._room, self._looked = 0, float("-inf")
        self._address = client.scheduler.address if client.scheduler else "?"
        self._trials.pipeline = self._first_answer()

    def _first_answer(self) -> str:
        """The pipeline's name, from the first worker that has loaded it.

        Asked before any article is sent: what keeps a cluster from working is no article's fault. A cluster
        that adapts itself begins to start workers when it is asked.
        """
        import distributed

        key = f"ready-{self._token}"
        with self._reaching_the_scheduler():
            future = self._client.submit(ready, self._spec, __version__, pure=False, key=key)
            self._wait_for_workers(NONE_CAME)
            while True:
                try:
                    distributed.wait([future], LOOK_EVERY)
                    if future.status != "error":
                        return str(future.result(LOOK_EVERY).pipeline)
                except TimeoutError:  # not there yet, or gone again with its worker
                    self._look_for_workers(NONE_CAME)
                    continue
                error = future.exception(LOOK_EVERY)
                if isinstance(error, NewsAnalysisError):
                    raise error
                said = f"{type(error).__name__}: {' '.join(str(error).split())}"
                raise CorpusError(UNFIT.format(scheduler=self._address, error=said, version=__version__))

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
                try:
                    done, _ = distributed.wait(list(self._given), LOOK_EVERY, return_when="FIRST_COMPLETED")
                except TimeoutError:
                    self._look_for_workers()
                    continue
                found = [self._result(future) for future in done]
            self._ready.extend(result for result in found if result is not None)
        return self._ready.popleft()

    def _try_one(self) -> None:
        """Send one of those that are tried alone, if none is out: no death is to fall on its neighbours."""
        out = any(batch.part for batch in self._given.values())
        if self._trials.waiting and not out:
            self.give(self._trials.waiting.popleft())

    def _result(self, future: Any) -> Result | None:
        try:
            result: Result = future.result(LOOK_EVERY)
        except Exception as error:
            if future.status == "error":
                return self._went_wrong(self._given.pop(future), error)
            if isinstance(error, TimeoutError):  # lost with its worker, after it was done: done anew
                self._look_for_workers()
                return None
            raise  # nobody there
        del self._given[future]
        return result

    def _went_wrong(self, batch: Batch, error: Exception) -> Result | None:
        import distributed

        if isinstance(error, distributed.KilledWorker):
            return self._trials.died(batch)
        if isinstance(error, NewsAnalysisError):
            raise error  # not an article's fault: no pipeline, another version
        return self._trials.failed(batch, failure("annotate", error))

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

    def _look_for_workers(self, otherwise: str = LOST) -> None:
        """Wait for one where all are gone; nothing would ever come back."""
        if not self._client.nthreads():
            self._wait_for_workers(otherwise)

    def _wait_for_workers(self, otherwise: str) -> None:
        try:
            self._client.wait_for_workers(1, timeout=WAIT_FOR_WORKERS)
        except TimeoutError as error:
            raise CorpusError(otherwise.format(seconds=WAIT_FOR_WORKERS, scheduler=self._address)) from error

    def stop(self) -> None:
        """Take back what was sent off; the cluster stays, it is not ours."""
        with suppress(Exception):
            self._client.cancel(list(self._given), force=True)
