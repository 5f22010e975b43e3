"""Worker processes on this machine: each has its own copy of the pipeline, and one that dies is replaced."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from multiprocessing.connection import wait

from newsanalysis import __version__
from newsanalysis.corpus.annotate import Result
from newsanalysis.corpus.batches import Batch
from newsanalysis.corpus.process import PipelineSpec, Ready, serve
from newsanalysis.corpus.workers import AHEAD, Trials
from newsanalysis.errors import CorpusError, NewsAnalysisError

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

_MAX_FALSE_STARTS = 3
"""Processes in a row that end before they are ready, after which no other is started."""

_NEVER_READY = (
    "the worker processes end before they are ready (exit code {code}; what they say of it is above). "
    'A script that asks for workers needs `if __name__ == "__main__":` around its call, and must be a file; '
    "exit code -9 is the system's, where memory ran out: ask for fewer workers"
)


class _Process:
    """One process and the batches given to it, the one that it works on first.

    No ``ProcessPoolExecutor``: a worker killed in the middle of its answer would leave that waiting for the
    rest, for the pool itself holds the other end of the pipe open.
    """

    def __init__(self, spec: PipelineSpec, now: datetime) -> None:
        context = multiprocessing.get_context("spawn")  # not forked: this process has threads
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, spec, now, __version__), daemon=True)
        with _ctrl_c_for_us_alone(), _one_thread_each():
            try:
                self.process.start()
            except OSError as error:
                raise CorpusError(
                    f"can't start a worker process ({error.strerror or error}); ask for fewer workers"
                ) from error
        theirs.close()  # with the process goes the last end, and so the connection
        self.given: deque[Batch] = deque()
        self.is_ready = False

    def give(self, batch: Batch) -> None:
        self.given.append(batch)
        with suppress(OSError):  # it is dead: found when its answer is wanted
            self.connection.send(batch)

    def stop(self, patience: float = 0) -> int | None:
        """End it, after so many seconds in which it may end by itself; its exit code."""
        self.process.join(patience)
        self.process.kill()
        self.process.join()
        self.connection.close()
        return self.process.exitcode


class Processes:
    """Up to ``n`` processes, started when there is work for them.

    One that dies is replaced. The batch that it worked on is tried record by record; a record on which a
    process dies again, alone, is reported.
    """

    def __init__(self, n: int, spec: PipelineSpec, now: datetime) -> None:
        self._n, self._spec, self._now = n, spec, now
        self.processes: list[_Process] = []
        self._trials = Trials()
        self._n_false_starts = 0

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
        if isinstance(answer, Ready):
            process.is_ready, self._n_false_starts = True, 0
            self._trials.pipeline = answer.pipeline
            return None
        if isinstance(answer, NewsAnalysisError):
            raise answer  # not an article's fault: no pipeline, another version
        batch = process.given.popleft()
        if not isinstance(answer, Result):
            return self._trials.failed(batch, answer)
        return answer

    def _bury(self, dead: _Process) -> Result | None:
        """Take it off; what it had not begun is given anew."""
        code = dead.stop(patience=1)
        self.processes.remove(dead)
        if not dead.is_ready:
            self._n_false_starts += 1
            if self._n_false_starts == _MAX_FALSE_STARTS:
                raise CorpusError(_NEVER_READY.format(code=code))
            self._trials.waiting.extend(dead.given)  # no article's fault
            return None
        worked_on, *others = dead.given
        self._trials.waiting.extend(others)
        return self._trials.died(worked_on)

    def stop(self) -> None:
        """End the processes at once."""
        for process in self.processes:
            process.stop()


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """What is started here reckons in one thread: processes side by side, not threads inside each.

    In the environment, for a script's own imports come before anything that a worker itself could say.
    """
    ours = [name for name in _THREADS if name not in os.environ]
    os.environ.update(dict.fromkeys(ours, "1"))
    try:
        yield
    finally:
        for name in ours:
            del os.environ[name]


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
