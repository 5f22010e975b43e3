"""The notebooks that a report is made of, run headless by papermill."""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import papermill
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import ensure_event_loop
from papermill.exceptions import PapermillExecutionError

from newsanalysis.errors import ReportError
from newsanalysis.parameters import check

NOTEBOOKS = ("01_article", "02_entities", "03_dates", "04_charts")
"""The notebooks of an article report, in reading order; a user's copies beside them are not run."""

_PACKAGED = Path(__file__).parents[1] / "notebooks"
_IN_CHECKOUT = Path(__file__).parents[3] / "notebooks"
_AT_ONCE = 2
"""Kernels at a time: each is a process of its own, and most machines that read mail have two cores."""


class InterpreterKernelManager(AsyncKernelManager):
    """Starts the kernel of the interpreter that runs this code, whatever ``python3`` is registered as."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The spec of this interpreter's own kernel."""
        return KernelSpec(**get_kernel_dict())

    async def start_kernel(self, **options: Any) -> None:  # type: ignore[override]  # a traitlets wrapper there
        """Start it with its notices (debugger, transport) kept out of the user's terminal."""
        await super().start_kernel(**{"stderr": subprocess.DEVNULL} | options)


def notebook_paths() -> list[Path]:
    """The notebooks of an article report in reading order: from the wheel, or from the checkout."""
    folder = _PACKAGED if _PACKAGED.is_dir() else _IN_CHECKOUT
    paths = [folder / f"{name}.ipynb" for name in NOTEBOOKS]
    missing = [path.name for path in paths if not path.is_file()]
    if missing:
        raise ReportError(f"{folder} lacks {', '.join(missing)}; install newsanalysis anew")
    return paths


@dataclass(frozen=True, slots=True)
class NotebookParameter:
    """One line of a notebook's parameters cell; ``default`` is Python, ``type`` "Unknown type" if unsaid."""

    name: str
    type: str
    default: str
    help: str


def parameters_of(notebook: str) -> list[NotebookParameter]:
    """What a notebook can be told: one of ours by its name (``03_dates``), any other by its path.

    Raises ``ReportError`` if it is not there, is no notebook, or has no cell of parameters.
    """
    ours = {path.stem: path for path in notebook_paths()}
    path = ours.get(notebook, Path(notebook))
    try:
        inspected = papermill.inspect_notebook(path)
    except OSError as error:
        raise ReportError(f"no notebook {notebook}: give a path, or one of {', '.join(ours)}") from error
    except Exception as error:  # papermill hands on whatever a file that is no notebook leads to
        raise ReportError(f"{notebook} is no notebook that can be read: {error}") from error
    if not inspected:
        raise ReportError(f"{notebook} has no parameters; tag a cell 'parameters' that sets their defaults")
    return [
        NotebookParameter(name, "Unknown type" if kind == "None" else kind, one["default"], one["help"])
        for name, one in inspected.items()
        for kind in [one["inferred_type_name"]]
    ]


def run_notebooks(
    paths: Sequence[Path],
    out: Path,
    parameters: Mapping[str, str | int],
    *,
    finished: Callable[[Path], object] = lambda _: None,
) -> list[nbformat.NotebookNode]:
    """The executed notebooks, in the order of ``paths``; each is written to ``out`` under its name.

    ``finished`` is called with each path when its notebook is done. Raises ``ReportError`` naming the
    failed notebook, which stays in ``out`` as far as it got, and ``ParameterError`` before anything runs.
    """
    check(parameters)
    logging.getLogger("papermill").setLevel(logging.ERROR)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        running = {pool.submit(_run, path, out / path.name, parameters): path for path in paths}
        try:
            for future in as_completed(running):
                future.result()
                finished(running[future])
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    done = {path: future.result() for future, path in running.items()}
    return [done[path] for path in paths]


def _run(path: Path, executed: Path, parameters: Mapping[str, str | int]) -> nbformat.NotebookNode:
    # Jupyter makes an event loop for each thread and leaves it open, with its sockets.
    with closing(ensure_event_loop()):
        return _execute(path, executed, parameters)


def _execute(path: Path, executed: Path, parameters: Mapping[str, str | int]) -> nbformat.NotebookNode:
    try:
        notebook: nbformat.NotebookNode = papermill.execute_notebook(
            path,
            executed,
            dict(parameters),
            progress_bar=False,
            kernel_name="python3",
            kernel_manager_class=InterpreterKernelManager,
        )
        return notebook
    except PapermillExecutionError as error:
        raise ReportError(
            f"notebook {path.stem} failed in cell [{error.exec_count}]: {error.ename}: {error.evalue}"
        ) from error
    except (RuntimeError, TimeoutError) as error:  # a kernel that died or never came up
        raise ReportError(f"notebook {path.stem} failed: {error or type(error).__name__}") from error
