"""The main job: one article in, one HTML file with its tables and notebooks out."""

from __future__ import annotations

import json
import warnings
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from nbformat import NotebookNode
from tqdm import tqdm

from newsanalysis.articles import Article, load_article, to_json
from newsanalysis.errors import ArticleError, ReportError
from newsanalysis.pipeline import AnnotatedArticle, annotate, load_pipeline
from newsanalysis.reports.notebooks import notebook_paths, run_notebooks
from newsanalysis.reports.page import Page, render
from newsanalysis.reports.record import Record, make_record
from newsanalysis.reports.workshop import RECORD, workshop
from newsanalysis.tables import in_words, to_csv

_PAGE, _NOTEBOOKS, _TABLES, _ARTICLE = "report.html", "notebooks", "tables", "article.json"


def make_report(
    article: Article,
    out: str | Path,
    *,
    model: str | None = None,
    gazetteer: str | Path | None = None,
    progress: bool = False,
) -> Path:
    """The path of the finished HTML report on one article.

    Beside it in the folder ``out`` lie ``notebooks/`` (executed), ``tables/`` (CSV) and ``run.json``
    (versions, parameters, text hash); for an article that can't be read again from a file also
    ``article.json``, the article as it was read. Everything is made in a temporary folder inside
    ``out`` and moved to its place when it is whole. A folder of an earlier report may be used again;
    other files in ``out`` are left alone, and files of the same names are never written over.

    Parameters
    ----------
    article
        From ``load_article``.
    out
        The folder to write to; made if it is not there.
    model, gazetteer
        As ``load_pipeline`` takes them.
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
    annotated = annotate(article, load_pipeline(model, gazetteer=gazetteer))
    record = make_record(annotated, model=model, gazetteer=gazetteer)
    with workshop(out, finished=_PAGE, names=(_PAGE, _NOTEBOOKS, _TABLES, _ARTICLE)) as work:
        # First and in its place: by it the folder is known as a report's, should this run be cut off.
        _write(out / RECORD, json.dumps(record.as_dict(), ensure_ascii=False, indent=2) + "\n")
        for name, table in annotated.tables():
            _write(work / _TABLES / f"{name}.csv", to_csv(table))
        parameters = record.parameters | {"article": _readable_source(article, record, out)}
        notebooks = _run(work / _NOTEBOOKS, parameters, out, progress=progress)
        _write(work / _PAGE, render(_page(annotated, record), notebooks))
    return out / _PAGE


def _run(executed: Path, parameters: dict[str, str], out: Path, *, progress: bool) -> dict[str, NotebookNode]:
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


def _readable_source(article: Article, record: Record, out: Path) -> str:
    """A path the notebooks can read the article from: its own file, or the article as it was read."""
    path = Path(article.source).absolute()
    if path.is_file() and _reads_the_same(path, article, record.parameters["published"]):
        return str(path)
    _write(out / _ARTICLE, to_json(article))
    return str(out / _ARTICLE)


def _reads_the_same(path: Path, article: Article, published: str) -> bool:
    """Whether the file gives this article without further options, such as an encoding."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            again = load_article(path, published=published or None)
        except ArticleError:
            return False
    return (again.text, again.zones, again.published) == (article.text, article.zones, article.published)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _page(annotated: AnnotatedArticle, record: Record) -> Page:
    article = annotated.article
    return Page(
        title=article.title or "Untitled article",
        language=article.language,
        facts=[
            ("Source", article.publisher or Path(article.source).name or "standard input"),
            ("Published", _published(article)),
            ("Length", f"{len(article.text.split()):,} words in {len(annotated.zones):,} parts"),
            ("Read by", annotated.pipeline),
        ],
        summary=_summary(annotated),
        provenance=record.as_rows(),
        version=record.versions["newsanalysis"],
    )


def _published(article: Article) -> str:
    if article.published is None:
        return "unknown: relative dates stay open"
    sources = {
        "given": "given by the user",
        "json-ld": "from the page's JSON-LD",
        "meta": "from the page's meta tags",
        "text": f"from the text: “{article.published_evidence}”",
        "inferred": f"guessed: {article.published_evidence}",
    }
    return f"{article.published} ({sources[article.published_source]})"


def _summary(annotated: AnnotatedArticle) -> str:
    """One paragraph that says what the tables hold."""
    story = annotated.mentions[annotated.mentions["kind"] != "credit"]
    counts = story["entity_id"].value_counts()
    names = annotated.entities.set_index("entity_id")["name"]
    most = ", ".join(f"{names[entity]} ({n})" for entity, n in counts.head(5).items())
    dated = "; ".join(_event_words(event) for event in annotated.timeline.to_dict("records"))
    return (
        f"The article names {len(counts)} people, places and organisations, {len(story)} times in all"
        + (f", most often {most}" if most else "")
        + f". It has {len(annotated.timexes)} time expressions and dates "
        + (f"{len(annotated.timeline)} events: {dated}." if dated else "no event.")
    )


def _event_words(event: Mapping[Hashable, Any]) -> str:
    who = "" if pd.isna(event["participants"]) else f" {event['participants'].replace('; ', ', ')}"
    return in_words(event["when"]) + who + (" (implied)" if event["implied"] else "")
