"""The main job: one article in, one HTML file with its tables and notebooks out."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace
from pathlib import Path

from nbformat import NotebookNode
from tqdm import tqdm

from newsanalysis.articles import Article, load_article, to_json
from newsanalysis.errors import ArticleError, ReportError
from newsanalysis.parameters import IN_REPORTS, Sharing
from newsanalysis.pipeline import annotate, load_pipeline
from newsanalysis.reports.notebooks import notebook_paths, run_notebooks
from newsanalysis.reports.page import render
from newsanalysis.reports.record import Record, make_record
from newsanalysis.reports.title import page_of
from newsanalysis.reports.workshop import RECORD, workshop
from newsanalysis.tables import to_csv

_PAGE, _NOTEBOOKS, _TABLES, _ARTICLE = "report.html", "notebooks", "tables", "article.json"


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
    (versions, parameters, text hash); for an article that can't be read again from a file also
    ``article.json``, the article as it was read. All that is made from the article is made in a
    temporary folder inside ``out`` and moved to its place when it is whole. A folder of an earlier
    report may be used again; other files in ``out`` are left alone, and no file of the user's own is
    written over.

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
    nlp = load_pipeline(model, gazetteer=gazetteer, corrections=corrections)
    annotated = replace(annotate(article, nlp), sharing=sharing)
    readable = _can_be_read_again(article)
    source = article.source if readable else str(out / _ARTICLE)
    given = {"model": model, "gazetteer": gazetteer, "corrections": corrections}
    record = make_record(annotated, source=source, options=given, sharing=sharing)
    with workshop(out, finished=_PAGE, names=(_PAGE, _NOTEBOOKS, _TABLES, _ARTICLE)) as work:
        # First and in its place: by it the folder is known as a report's, should this run be cut off.
        _write(out / RECORD, json.dumps(record.as_dict(), ensure_ascii=False, indent=2) + "\n")
        if not readable:
            _write(out / _ARTICLE, to_json(article))
        for name, table in annotated.tables():
            _write(work / _TABLES / f"{name}.csv", to_csv(table))
        notebooks = _run(work / _NOTEBOOKS, _notebook_parameters(record), out, progress=progress)
        _write(work / _PAGE, render(page_of(annotated, record), notebooks, show_code=show_code))
    return out / _PAGE


def _notebook_parameters(record: Record) -> dict[str, str | int]:
    """The run's parameters with paths that hold in any folder."""
    paths = {name: str(record.parameters[name]) for name in ("article", "gazetteer", "corrections")}
    return record.parameters | {name: path and str(Path(path).absolute()) for name, path in paths.items()}


def _run(
    executed: Path, parameters: dict[str, str | int], out: Path, *, progress: bool
) -> dict[str, NotebookNode]:
    """The executed notebooks by name, with one progress line."""
    executed.mkdir()
    paths = notebook_paths()
    # disable=None shows the line on a terminal only.
    disable = None if progress else True
    with tqdm(total=len(paths), desc="notebooks", unit="notebook", leave=False, disable=disable) as line:
        try:
            notebooks = run_notebooks(paths, executed, parameters, finished=lambda _: line.update())
        except ReportError as error:
            raise ReportError(f"{error}; it is kept in {out / _NOTEBOOKS}, and there is no report") from error
    return {path.stem: notebook for path, notebook in zip(paths, notebooks, strict=True)}


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


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
