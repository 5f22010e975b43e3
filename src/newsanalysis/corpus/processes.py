"""Worker processes on this machine: each has its own copy of the pipeline, and one that dies is replaced."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from multiprocessing.connection import wait

from newsanalysis import __version__
from newsanalysis.corpus.annotate import Result
from newsanalysis.corpus.batches import Batch
from newsanalysis.corpus.process import PipelineSpec, serve
from newsanalysis.corpus.workers import AHEAD, Trials
from newsanalysis.errors import NewsAnalysisError


class _Process:
    """One process and the batches given to it, the one that it works on first.

    No ``ProcessPoolExecutor``: a worker killed in the middle of its answer would leave that waiting for the
    rest, for the pool itself holds the other end of the pipe open.
    """

    def __init__(self, spec: PipelineSpec, now: datetime) -> None:
        context = multiprocessing.get_context("spawn")  # not forked: this process has threads
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, spec, now, __version__), daemon=True)
        with _ctrl_c_for_us_alone():
            self.process.start()
        theirs.close()  # with the process goes the last end, and so the connection
        self.given: deque[Batch] = deque()

    def give(self, batch: Batch) -> None:
        self.given.append(batch)
        with suppress(OSError):  # it is dead: found when its answer is wanted
            self.connection.send(batch)

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class Processes:
    """Up to ``n`` processes, started when there is work for them.

    One that dies is replaced. The batch that it worked on is tried record by record; a record on which a
    process dies again, alone, is reported.
    """

    def __init__(self, n: int, spec: PipelineSpec, now: datetime) -> None:
        self._n, self._spec, self._now = n, spec, now
        self.processes: list[_Process] = []
        self._trials = Trials()

    def is_full(self) -> bool:
        """Whether every process has its work and the next."""
        return bool(self._trials.waiting) or not self._has_room()

    def is_idle(self) -> bool:
        """Whether no process has work."""
        return not self._trials.waiting and not any(process.given for process in self.processes)

    def give(self, batch: Batch) -> None:
        """Hand the batch to the process that has least to do."""
        if len(self.processes) < self._n and all(process.given for process in self.processes):
            self.processes.append(_Process(self._spec, self._now))
        min(self.processes, key=lambda process: len(process.given)).give(batch)

    def take(self) -> Result:
        """The next result of any process."""
        while True:
            while self._trials.waiting and self._has_room():
                self.give(self._trials.waiting.popleft())
            busy = {process.connection: process for process in self.processes if process.given}
            for connection in wait(list(busy)):
                result = self._result(busy[connection])  # type: ignore[index] # of those that it was given
                if result is not None:
                    return result

    def _has_room(self) -> bool:
        return len(self.processes) < self._n or any(len(one.given) < AHEAD for one in self.processes)

    def _result(self, process: _Process) -> Result | None:
        try:
            answer = process.connection.recv()
        except (EOFError, OSError):
            return self._bury(process)
        batch = process.given.popleft()
        if isinstance(answer, NewsAnalysisError):
            raise answer  # not an article's fault: no pipeline, another version
        if not isinstance(answer, Result):
            return self._trials.failed(batch, answer)
        self._trials.pipeline = answer.pipeline
        return answer

    def _bury(self, dead: _Process) -> Result | None:
        """Take it off; what it had not begun is given anew."""
        dead.stop()
        self.processes.remove(dead)
        worked_on, *others = dead.given
        self._trials.waiting.extend(others)
        return self._trials.died(worked_on)

    def stop(self) -> None:
        """End the processes at once."""
        for process in self.processes:
            process.stop()


@contextmanager
def _ctrl_c_for_us_alone() -> Iterator[None]:
    """What is started here does not hear Ctrl-C before it can say that it doesn't want to."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # started below, it would take the mask off
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
