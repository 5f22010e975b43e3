"""The notebooks that a report is made of, run headless by papermill."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import as_completed
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import nbformat
import papermill
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines
from papermill.exceptions import PapermillExecutionError

from newsanalysis.errors import ReportError
from newsanalysis.parameters import Model, Parameters, check
from newsanalysis.reports.kernels import Kernel, Kernels

NOTEBOOKS = ("01_article", "02_entities", "03_dates", "04_statements", "05_charts")
"""The notebooks of an article report, in reading order; a user's copies beside them are not run."""
CORPUS_NOTEBOOK = "06_corpus"
"""The notebook of a corpus report."""

_ENGINE = "newsanalysis"
_PACKAGED = Path(__file__).parents[1] / "notebooks"
_IN_CHECKOUT = Path(__file__).parents[3] / "notebooks"


def notebook_paths() -> list[Path]:
    """The notebooks of an article report in reading order: from the wheel, or from the checkout."""
    return _paths(NOTEBOOKS)


def corpus_notebook_path() -> Path:
    """The notebook of a corpus report."""
    return _paths([CORPUS_NOTEBOOK])[0]


def _paths(names: Sequence[str]) -> list[Path]:
    folder = _PACKAGED if _PACKAGED.is_dir() else _IN_CHECKOUT
    paths = [folder / f"{name}.ipynb" for name in names]
    missing = [path.name for path in paths if not path.is_file()]
    if missing:
        raise ReportError(f"{folder} lacks {', '.join(missing)}; install newsanalysis anew")
    return paths


class _OnKernel(NBClientEngine):  # type: ignore[misc]  # papermill ships no types
    """papermill's own engine, but on a kernel that runs already."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, *, kernel: Kernel, **_: object
    ) -> None:
        client = PapermillNotebookClient(nb_man, km=kernel.manager, kernel_name=kernel_name, timeout=None)
        client.kc = kernel.client
        client.execute()


papermill_engines.register(_ENGINE, _OnKernel)


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
    ours = {path.stem: path for path in [*notebook_paths(), corpus_notebook_path()]}
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
    kernels: Kernels,
    *,
    model: type[Model] = Parameters,
    finished: Callable[[Path], object] = lambda _: None,
) -> list[nbformat.NotebookNode]:
    """The executed notebooks, in the order of ``paths``; each is written to ``out`` under its name.

    ``model`` says whose parameters they are; ``finished`` is called with each path when its notebook is done.
    Raises ``ReportError`` naming the failed notebook, which stays in ``out`` as far as it got, and
    ``ParameterError`` before anything runs.
    """
    check(parameters, model)
    logging.getLogger("papermill").setLevel(logging.ERROR)
    # The last one draws the pictures and takes as long as the others together: it begins first.
    running = {
        kernels.submit(partial(_execute, path, out / path.name, dict(parameters))): path
        for path in reversed(paths)
    }
    for future in as_completed(running):
        future.result()
        finished(running[future])
    done = {path: future.result() for future, path in running.items()}
    return [done[path] for path in paths]


def _execute(
    path: Path, executed: Path, parameters: Mapping[str, str | int], kernel: Kernel
) -> nbformat.NotebookNode:
    try:
        kernel.reset()
        notebook: nbformat.NotebookNode = papermill.execute_notebook(
            path,
            executed,
            parameters,
            progress_bar=False,
            kernel_name="python3",
            engine_name=_ENGINE,
            kernel=kernel,
        )
        return notebook
    except PapermillExecutionError as error:
        raise ReportError(
            f"notebook {path.stem} failed in cell [{error.exec_count}]: {error.ename}: {error.evalue}"
        ) from error
    except (RuntimeError, TimeoutError) as error:  # a kernel that died or never came up
        raise ReportError(f"notebook {path.stem} failed: {error or type(error).__name__}") from error
