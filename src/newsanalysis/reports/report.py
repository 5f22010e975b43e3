"""The main job: one article in, one HTML file with its tables and notebooks out."""

from __future__ import annotations

import json
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from nbformat import NotebookNode
from tqdm import tqdm

from newsanalysis.articles import Article, load_article, to_json
from newsanalysis.cache import ENVIRONMENT, Cache, user_cache
from newsanalysis.errors import ArticleError, ReportError
from newsanalysis.parameters import IN_REPORTS, Model, Parameters, Sharing
from newsanalysis.reports.kernels import Kernels
from newsanalysis.reports.notebooks import notebook_paths, run_notebooks
from newsanalysis.reports.reader import Reader
from newsanalysis.reports.record import Record, make_record
from newsanalysis.reports.scratch import scratch
from newsanalysis.reports.source import undated
from newsanalysis.reports.workshop import RECORD, workshop
from newsanalysis.tables import to_csv

PAGE, NOTEBOOKS_FOLDER, TABLES_FOLDER, _ARTICLE = "report.html", "notebooks", "tables", "article.json"

_AT_ONCE = 2
"""Kernels: each is a process of its own, and most machines that read mail have two cores."""


def make_report(
    article: Article,
    out: str | Path,
    *,
    model: str | None = None,
    gazetteer: str | Path | None = None,
    corrections: str | Path | None = None,
    sharing: Sharing = IN_REPORTS,
    show_code: bool = False,
    progress: bool = False,
) -> Path:
    """The path of the finished HTML report on one article.

    Beside it in the folder ``out`` lie ``notebooks/`` (executed), ``tables/`` (CSV) and ``run.json``
    (versions, parameters, text hash); for an article that can't be read again from a file, and where all
    of its words are shared, also ``article.json``, the article as it was read. All that is made from the
    article is made in a temporary folder inside ``out`` and moved to its place when it is whole. A folder
    of an earlier report may be used again; other files in ``out`` are left alone, and no file of the
    user's own is written over.

    Parameters
    ----------
    article
        From ``load_article``.
    out
        The folder to write to; made if it is not there.
    model, gazetteer, corrections
        As ``load_pipeline`` takes them.
    sharing
        How much of the article's words the report shows: all, some around each mention (the default), none.
    show_code
        Put the notebooks' code into the page, too.
    progress
        Show one progress line on stderr where that is a terminal.

    Raises
    ------
    PipelineError, LexiconError
        Before anything is written.
    ReportError
        A notebook failed (it is kept in ``out``/notebooks and named; no report is left that looks
        finished), or ``out`` can't be written.
    """
    out = Path(out).absolute()
    names = (PAGE, NOTEBOOKS_FOLDER, TABLES_FOLDER, _ARTICLE)
    with workshop(out, finished=PAGE, names=names) as work, short_scratch() as folder:
        cache = _cache(folder)
        (work / NOTEBOOKS_FOLDER).mkdir()
        with Kernels(_AT_ONCE, folder, work / NOTEBOOKS_FOLDER, {ENVIRONMENT: str(cache.folder)}) as kernels:
            # While the kernels start.
            from newsanalysis.reports.page import render
            from newsanalysis.reports.title import page_of

            reader = Reader(model=model, gazetteer=gazetteer, corrections=corrections, cache=cache)
            annotated = replace(reader.annotate(article), sharing=sharing)
            reader.annotate(undated(article))  # 03_dates shows both
            readable = _can_be_read_again(article)
            kept = not readable and sharing.text == "full"
            record = make_record(
                annotated,
                source=str(out / _ARTICLE) if kept else article.source,
                options={"model": model, "gazetteer": gazetteer, "corrections": corrections},
                sharing=sharing,
            )
            write(work / RECORD, json.dumps(record.as_dict(), ensure_ascii=False, indent=2) + "\n")
            if not readable:
                write(work / _ARTICLE, to_json(article))
            for name, table in annotated.tables():
                write(work / TABLES_FOLDER / f"{name}.csv", to_csv(table))
            parameters = _notebook_parameters(record, readable=readable)
            try:
                notebooks = run_visibly(
                    notebook_paths(), work / NOTEBOOKS_FOLDER, parameters, kernels, out, progress=progress
                )
            finally:
                if not kept:  # it is whole, and the report is not to be
                    (work / _ARTICLE).unlink(missing_ok=True)
        write(work / PAGE, render(page_of(annotated, record), notebooks, show_code=show_code))
    return out / PAGE


def short_scratch() -> AbstractContextManager[Path]:
    """A folder for what must have a short path or must not be kept."""
    return scratch(Path(tempfile.gettempdir()), ".newsanalysis-run-")


def _cache(folder: Path) -> Cache:
    """The user's cache; a passing one if it is switched off or can't be written."""
    cache = user_cache()
    return cache if cache is not None and cache.is_writable() else Cache(folder / "cache")


def _notebook_parameters(record: Record, *, readable: bool) -> dict[str, str | int]:
    """The run's parameters with paths that hold in any folder; the report's own article lies above them."""
    paths = {
        name: str(Path(path).absolute())
        for name in ("article", "gazetteer", "corrections")
        if (path := str(record.parameters[name]))
    }
    return record.parameters | paths | ({} if readable else {"article": _ARTICLE})


def run_visibly(
    paths: Sequence[Path],
    executed: Path,
    parameters: Mapping[str, str | int],
    kernels: Kernels,
    out: Path,
    *,
    progress: bool,
    model: type[Model] = Parameters,
) -> dict[str, NotebookNode]:
    """The executed notebooks by name, with one progress line; raises as ``run_notebooks``."""
    # disable=None shows the line on a terminal only.
    disable = None if progress else True
    with tqdm(total=len(paths), desc="notebooks", unit="notebook", leave=False, disable=disable) as line:
        try:
            done = run_notebooks(
                paths, executed, parameters, kernels, model=model, finished=lambda _: line.update()
            )
        except ReportError as error:
            raise ReportError(
                f"{error}; it is kept in {out / NOTEBOOKS_FOLDER}, and there is no report"
            ) from error
    return {path.stem: notebook for path, notebook in zip(paths, done, strict=True)}


def _can_be_read_again(article: Article) -> bool:
    """Whether the article's own file gives this article without further options, such as an encoding."""
    if not Path(article.source).is_file():
        return False
    given = article.published if article.published_source == "given" else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            again = load_article(article.source, published=given)
        except ArticleError:
            return False
    return again == article


def write(path: Path, text: str) -> None:
    """Write a file of a report, and its folder."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
