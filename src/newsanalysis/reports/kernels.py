"""Kernels of this very interpreter, on which notebooks run one after the other."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Any, Generic, TypeVar

from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import ensure_event_loop

T = TypeVar("T")

_TRIES = 2
"""Starts of a kernel that dies before it answers (on TCP two kernels can be given one port)."""
_SECONDS_TO_START = 60
_LONGEST = 70
"""Bytes of a folder whose sockets' paths still fit into the 104 that macOS allows."""
_RESET = "get_ipython().reset()"


class InterpreterKernelManager(AsyncKernelManager):
    """Starts the kernel of the interpreter that runs this code, whatever ``python3`` is registered as."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The spec of this interpreter's own kernel."""
        return KernelSpec(**get_kernel_dict())

    async def start_kernel(self, **options: Any) -> None:  # type: ignore[override]  # a traitlets wrapper there
        """Start it with its notices (debugger, transport) kept out of the user's terminal."""
        await super().start_kernel(**{"stderr": subprocess.DEVNULL} | options)


@dataclass(frozen=True, slots=True)
class Kernel:
    """A running kernel and the client that speaks to it; both belong to one thread's event loop."""

    manager: AsyncKernelManager
    client: AsyncKernelClient
    loop: asyncio.AbstractEventLoop

    def reset(self) -> None:
        """Forget what a notebook before defined, and count cells from 1 again."""
        request = self.client.execute(_RESET, silent=True, store_history=False, allow_stdin=False)
        self.loop.run_until_complete(self._answer(request))

    async def _answer(self, request: str) -> None:
        while await self.manager.is_alive():
            with suppress(Empty):
                reply = await self.client.get_shell_msg(timeout=1)
                if reply["parent_header"].get("msg_id") == request:
                    return
        raise RuntimeError("its kernel died")

    def close(self) -> None:
        """End it, and remove its files."""
        self.client.stop_channels()
        self.loop.run_until_complete(self.manager.shutdown_kernel(now=True))


@dataclass(frozen=True, eq=False, slots=True)
class _Job(Generic[T]):
    work: Callable[[Kernel], T]
    future: Future[T]


@dataclass(eq=False)
class Kernels:
    """So many kernels, started at once; ``submit`` gives work to the next that is free.

    Parameters
    ----------
    number
        Kernels, each a process of its own.
    folder
        Where their connection files lie; for sockets a short path is needed.
    work
        The folder that notebooks run in.
    environment
        Environment variables of theirs, beside this process's.
    """

    number: int
    folder: Path
    work: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._jobs: SimpleQueue[_Job[Any] | None] = SimpleQueue()
        self._managers: list[AsyncKernelManager] = []
        self._threads = [Thread(target=self._serve, args=(n,), daemon=True) for n in range(self.number)]

    def __enter__(self) -> Kernels:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._abandon()
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()

    def submit(self, work: Callable[[Kernel], T]) -> Future[T]:
        """What ``work`` gives when a kernel has run it, or the error that it or the kernel's start raised."""
        job: _Job[T] = _Job(work, Future())
        self._jobs.put(job)
        return job.future

    def _abandon(self) -> None:
        """Take back what has not begun, and end what runs: nobody waits for it any more."""
        while not self._jobs.empty():
            job = self._jobs.get()
            if job is not None:
                job.future.cancel()
        for manager in self._managers:
            process = getattr(manager.provisioner, "process", None)
            if process is not None:
                with suppress(OSError):
                    process.kill()

    def _serve(self, number: int) -> None:
        """One thread's work: start a kernel, run jobs on it, end it."""
        # Jupyter makes an event loop for each thread and leaves it open, with its sockets.
        with closing(ensure_event_loop()) as loop:
            kernel, failure = self._started(number, loop)
            while (job := self._jobs.get()) is not None:
                if not job.future.set_running_or_notify_cancel():
                    continue
                try:
                    if kernel is None:
                        raise RuntimeError(f"no kernel could be started: {failure}") from failure
                    job.future.set_result(job.work(kernel))
                except BaseException as error:
                    job.future.set_exception(error)
            if kernel is not None:
                kernel.close()

    def _started(
        self, number: int, loop: asyncio.AbstractEventLoop
    ) -> tuple[Kernel | None, BaseException | None]:
        failure: BaseException | None = None
        for attempt in range(_TRIES):
            try:
                return self._start(f"{number}-{attempt}", loop), None
            except (RuntimeError, OSError) as error:
                failure = error
        return None, failure

    def _start(self, name: str, loop: asyncio.AbstractEventLoop) -> Kernel:
        # Sockets in the file system: no ports that two kernels can be given, nor others can listen on.
        manager = InterpreterKernelManager(
            connection_file=str(self.folder / f"kernel-{name}.json"),
            transport="ipc" if self._has_sockets() else "tcp",
        )
        manager.log.setLevel(logging.CRITICAL)  # what matters is in the error
        self._managers.append(manager)
        environment = {**os.environ, **self.environment}
        loop.run_until_complete(
            manager.start_kernel(
                cwd=str(self.work), env=environment, extra_arguments=["--HistoryManager.hist_file=:memory:"]
            )
        )
        client = manager.client()
        client.start_channels()
        try:
            loop.run_until_complete(client.wait_for_ready(timeout=_SECONDS_TO_START))
        except RuntimeError:
            client.stop_channels()
            loop.run_until_complete(manager.shutdown_kernel(now=True))
            raise
        client.allow_stdin = False
        return Kernel(manager, client, loop)

    def _has_sockets(self) -> bool:
        return os.name == "posix" and len(os.fsencode(self.folder)) <= _LONGEST
