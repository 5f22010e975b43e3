"""The command line: thin commands over the public functions.

Data goes to stdout, progress and errors to stderr. Exit 2 for wrong usage, 1 for an error of ours (one
line, no traceback). Heavy imports stay inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import io
import sys
import warnings
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsanalysis import __version__
from newsanalysis.corpus.command import corpus
from newsanalysis.errors import NewsAnalysisError
from newsanalysis.parameters import (
    EXCERPT,
    IN_REPORTS,
    WHOLE,
    CorpusParameters,
    Sharing,
    TextShown,
    help_of,
    limits,
)

if TYPE_CHECKING:
    import pandas as pd

    from newsanalysis.annotated import AnnotatedArticle
    from newsanalysis.articles import Article

app = typer.Typer(
    name="newsanalysis",
    help="Tables, charts and a report from German news articles.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How tables are printed."""

    table = "table"
    csv = "csv"
    json = "json"


class DatesFormat(StrEnum):
    """How time expressions are printed."""

    table = "table"
    csv = "csv"
    json = "json"
    timeml = "timeml"


class TableName(StrEnum):
    """The tables of one article (newsanalysis.tables.TABLES has their columns)."""

    articles = "articles"
    zones = "zones"
    entities = "entities"
    mentions = "mentions"
    timexes = "timexes"
    timeline = "timeline"
    statements = "statements"


def _help(name: str, more: str = "") -> str:
    """What the parameter is for, in the words that notebooks have."""
    words = help_of(name)
    return " ".join([words[0].upper() + words[1:] + ".", more]).strip()


_CORPUS = "Of a corpus"


def _corpus_help(name: str) -> str:
    words = help_of(name, CorpusParameters)
    return words[0].upper() + words[1:] + "."


Source = Annotated[
    str, typer.Argument(metavar="ARTICLE", help="A text or HTML file, an http(s) address, or - for stdin.")
]
ArticleOrCorpus = Annotated[
    str,
    typer.Argument(
        metavar="ARTICLE",
        help="A text or HTML file, an http(s) address, or - for stdin; or the folder of a corpus.",
    ),
]
Published = Annotated[str | None, typer.Option(metavar="DATE", help=_help("published"))]
Encoding = Annotated[
    str | None, typer.Option(metavar="NAME", help="The file's encoding, if it is not found out.")
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let an address lead to this machine or its own network.")
]
Model = Annotated[str | None, typer.Option(metavar="NAME", help=_help("model"))]
GazetteerFile = Annotated[
    str | None,
    typer.Option(
        "--gazetteer",
        metavar="CSV",
        help=_help("gazetteer", "Columns id, label, name, aliases, link_scheme, link_id."),
    ),
]
CorrectionsFile = Annotated[
    str | None,
    typer.Option(
        "--corrections",
        metavar="CSV",
        help=_help(
            "corrections",
            "Columns action, text, place, label, name, link_scheme, link_id; actions add, drop, relabel, "
            "merge, split, link; applied last.",
        ),
    ),
]
Text = Annotated[TextShown, typer.Option(help=_help("text"))]
Excerpt = Annotated[
    int,
    typer.Option(
        metavar="N",
        help=_help("excerpt"),
        min=limits("excerpt")[0],
        max=limits("excerpt")[1],
        show_default=True,
    ),
]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsanalysis {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Tables, charts and a report from German news articles."""


@app.command()
def report(
    article: ArticleOrCorpus,
    *,
    published: Published = None,
    model: Model = None,
    gazetteer: GazetteerFile = None,
    corrections: CorrectionsFile = None,
    encoding: Encoding = None,
    allow_private: AllowPrivate = False,
    text: Text = IN_REPORTS.text,
    excerpt: Excerpt = EXCERPT,
    months: Annotated[
        str | None, typer.Option(metavar="MONTHS", help=_corpus_help("months"), rich_help_panel=_CORPUS)
    ] = None,
    entities: Annotated[
        str | None, typer.Option(metavar="NAMES", help=_corpus_help("entities"), rich_help_panel=_CORPUS)
    ] = None,
    show_code: Annotated[bool, typer.Option("--show-code", help="Show the notebooks' code, too.")] = False,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where to write; newsanalysis-ARTICLE if not given.")
    ] = None,
) -> None:
    """Write a report one can mail: one HTML file, with the notebooks and tables it was made from.

    Of an article, or of a corpus that newsanalysis corpus has made.
    """
    folder = out or Path(f"newsanalysis-{_stem(article)}")
    if _is_of_corpus(article):
        own = {
            "--published": published,
            "--model": model,
            "--gazetteer": gazetteer,
            "--corrections": corrections,
            "--encoding": encoding,
            "--allow-private": allow_private,
            "--text": text != IN_REPORTS.text,
            "--excerpt": excerpt != EXCERPT,
        }
        return _report_corpus(article, folder, months, entities, show_code, own)
    if months or entities:
        raise typer.BadParameter(
            "they choose from a corpus, and this is an article", param_hint="--months, --entities"
        )
    from newsanalysis.document_date import dated
    from newsanalysis.reports import make_report

    loaded = _load(article, published, encoding, allow_private)
    path = make_report(
        loaded,
        folder,
        model=model or None,
        gazetteer=gazetteer or None,
        corrections=corrections or None,
        sharing=Sharing(text, excerpt),
        show_code=show_code,
        progress=True,
    )
    _note_date(dated(loaded))
    return typer.echo(path)


def _is_of_corpus(source: str) -> bool:
    """Whether it is the place of a corpus: a folder, or an address that is no page's."""
    scheme, is_address, _ = source.partition("://")
    return scheme not in {"http", "https", "file"} if is_address else Path(source).is_dir()


def _report_corpus(
    source: str,
    out: Path,
    months: str | None,
    entities: str | None,
    show_code: bool,
    given: Mapping[str, object],
) -> None:
    from newsanalysis.reports import make_corpus_report

    if wrong := [name for name, value in given.items() if value]:
        raise typer.BadParameter("a corpus was read when it was made", param_hint=", ".join(wrong))
    path = make_corpus_report(
        source, out, months=months or "", entities=entities or "", show_code=show_code, progress=True
    )
    typer.echo(path)


@app.command()
def annotate(
    article: Source,
    *,
    published: Published = None,
    model: Model = None,
    gazetteer: GazetteerFile = None,
    corrections: CorrectionsFile = None,
    encoding: Encoding = None,
    allow_private: AllowPrivate = False,
    text: Text = WHOLE.text,
    excerpt: Excerpt = EXCERPT,
    table: Annotated[
        list[TableName] | None,
        typer.Option(help="Which table; again for more. All if not given (csv: mentions)."),
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print it.")] = Format.table,
) -> None:
    """Print an article's tables: who is named, when things happened."""
    annotated = _annotated(
        _load(article, published, encoding, allow_private),
        model,
        gazetteer,
        corrections,
        Sharing(text, excerpt),
    )
    default = [TableName.mentions] if format is Format.csv else list(TableName)
    _print({name.value: getattr(annotated, name) for name in table or default}, format)


@app.command()
def models() -> None:
    """List what --model can be: the German spaCy pipelines that are installed, with their scores."""
    import pandas as pd

    from newsanalysis.pipeline import installed_pipelines
    from newsanalysis.tables import to_text

    found = installed_pipelines()
    rows = [
        {
            "model": one.name or "(ours; without --model)",
            "version": one.version,
            "licence": one.licence,
            "scores": ", ".join(f"{name} {score}" for name, score in one.scores.items()) or None,
        }
        for one in found
    ]
    typer.echo(to_text(pd.DataFrame(rows)))
    if len(found) == 2:
        typer.echo("newsanalysis: note: no other German spaCy pipeline is installed; add one with", err=True)
        typer.echo("  python -m spacy download de_core_news_lg", err=True)


@app.command()
def cache(
    clear: Annotated[bool, typer.Option("--clear", help="Remove what is in it.")] = False,
) -> None:
    """Show where reports and notebooks keep what was annotated, and how much that is; or clear it.

    The environment variable NEWSANALYSIS_CACHE names another folder; "off" switches it off.
    """
    from newsanalysis.cache import ENVIRONMENT, user_cache

    folder = user_cache()
    if folder is None:
        typer.echo(f"switched off by {ENVIRONMENT}")
        return
    sizes = [path.stat().st_size for path in folder.entries()]
    typer.echo(folder.folder)
    typer.echo(f"{len(sizes)} articles, {sum(sizes) / 1e6:.1f} MB of at most {folder.max_bytes / 1e6:.0f} MB")
    if clear:
        typer.echo(f"{folder.clear()} removed")


@app.command()
def parameters(
    notebook: Annotated[
        str, typer.Argument(metavar="NOTEBOOK", help="A notebook's path, or one of ours: 03_dates.")
    ],
) -> None:
    """Print what a notebook can be told: names, types, defaults, meanings (as papermill --help-notebook)."""
    from newsanalysis.reports.notebooks import parameters_of

    for one in parameters_of(notebook):
        definition = f"  {one.name}: {one.type} (default {one.default})"
        typer.echo(
            f"{definition}\n{' ' * 34}{one.help}" if len(definition) > 30 else f"{definition:<34}{one.help}"
        )


@app.command()
def dates(
    article: Source,
    *,
    published: Published = None,
    model: Model = None,
    gazetteer: GazetteerFile = None,
    corrections: CorrectionsFile = None,
    encoding: Encoding = None,
    allow_private: AllowPrivate = False,
    format: Annotated[DatesFormat, typer.Option(help="How to print them.")] = DatesFormat.table,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="With a folder of .tml files: where to write them tagged."),
    ] = None,
) -> None:
    """Print an article's time expressions, each with its value, interval and rule.

    With --format timeml, ARTICLE may also be a folder of TimeML files, tagged anew into --out.
    """
    if Path(article).is_dir():
        if model or gazetteer or corrections or encoding:
            hint = "a folder of .tml files is tagged without a pipeline: only --published and --out count"
            raise typer.BadParameter(hint, param_hint="--model, --gazetteer, --corrections, --encoding")
        return _tag_folder(Path(article), out, format, published)
    if out is not None:
        raise typer.BadParameter("only a folder of .tml files is written; use > FILE", param_hint="--out")
    annotated = _annotated(_load(article, published, encoding, allow_private), model, gazetteer, corrections)
    if format is DatesFormat.timeml:
        return _print_timeml(annotated)
    shown = annotated.timexes
    if format is DatesFormat.table:
        shown = shown[["text", "type", "value", "mod", "begin", "end", "rule", "zone_kind"]]
    return _print({"timexes": shown}, Format(format.value))


@app.command()
def statements(
    article: Source,
    *,
    published: Published = None,
    model: Model = None,
    gazetteer: GazetteerFile = None,
    corrections: CorrectionsFile = None,
    encoding: Encoding = None,
    allow_private: AllowPrivate = False,
    format: Annotated[Format, typer.Option(help="How to print them.")] = Format.table,
) -> None:
    """Print who says what: an article's statements, each with its speaker, kind and words."""
    annotated = _annotated(_load(article, published, encoding, allow_private), model, gazetteer, corrections)
    shown = annotated.statements
    if format is Format.table:
        shown = shown[["statement_id", "kind", "mode", "speaker", "cue", "content", "addressee"]]
    return _print({"statements": shown}, format)


app.command()(corpus)


def _tag_folder(source: Path, out: Path | None, format: DatesFormat, published: str | None) -> None:
    from newsanalysis.temporal.timeml import tag_timeml

    if format is not DatesFormat.timeml or out is None:
        hint = "a folder of .tml files needs --format timeml and --out DIR"
        raise typer.BadParameter(hint, param_hint="ARTICLE")
    done = tag_timeml(source, out, published=published or None, progress=sys.stderr.isatty())
    for failure in done.failed:
        typer.echo(f"newsanalysis: error: {failure}", err=True)
    if done.written:
        typer.echo(f"newsanalysis: {done.written} files tagged, {len(done.failed)} not", err=True)
        typer.echo(out)
    if done.failed:
        raise typer.Exit(1)


def _print_timeml(annotated: AnnotatedArticle) -> None:
    from newsanalysis.temporal import timexes
    from newsanalysis.temporal.timeml import write_timeml

    article = annotated.article
    document = write_timeml(article.text, timexes(annotated.doc), article.published, doc_id=article.id)
    typer.echo(document, nl=False)


def _load(source: str, published: str | None, encoding: str | None, allow_private: bool) -> Article:
    from newsanalysis.articles import load_article

    return load_article(
        source, published=published or None, encoding=encoding or None, allow_private=allow_private
    )


def _annotated(
    article: Article,
    model: str | None,
    gazetteer: str | None,
    corrections: str | None,
    sharing: Sharing = WHOLE,
) -> AnnotatedArticle:
    from newsanalysis.pipeline import annotate, load_pipeline

    annotated = annotate(
        article,
        load_pipeline(model or None, gazetteer=gazetteer or None, corrections=corrections or None),
    )
    _note_date(annotated.article)
    return replace(annotated, sharing=sharing)


def _note_date(article: Article) -> None:
    if article.published is None:
        note = "no date of publication, so relative dates stay open; give --published DATE"
    elif article.published_source == "inferred":
        note = f"date of writing {article.published}, inferred: {article.published_evidence}"
    else:
        return
    typer.echo(f"newsanalysis: note: {note}", err=True)


def _print(tables: dict[str, pd.DataFrame], format: Format) -> None:
    import json

    from newsanalysis.tables import to_csv, to_text

    if format is Format.json:
        rows = {name: json.loads(table.to_json(orient="records")) for name, table in tables.items()}
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif format is Format.csv:
        if len(tables) > 1:
            raise typer.BadParameter("csv prints one table: give --table once", param_hint="--table")
        typer.echo(to_csv(*tables.values()), nl=False)
    else:
        # One article: its id in every row would only take room.
        shown = {name: table.drop(columns="article_id", errors="ignore") for name, table in tables.items()}
        typer.echo("\n\n".join(f"{name}\n{to_text(table)}" for name, table in shown.items()))


def _stem(source: str) -> str:
    """A folder name for the source: its file's or page's name without what a path must not hold."""
    stem = Path(source.split("?")[0].rstrip("/")).stem
    safe = "".join(c if c.isalnum() or c in "-_." else "-" for c in stem).strip("-.")
    return safe[:80] or "article"


def _warn(message: Warning | str, *_: object, **__: object) -> None:
    typer.echo(f"newsanalysis: warning: {' '.join(str(message).split())}", err=True)


def main() -> None:
    """Run the command line; our own errors become one line and exit code 1, warnings one line each."""
    warnings.showwarning = _warn
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Everywhere the same bytes: Windows would redirect CSV in its own code page, with \r\n.
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")
    try:
        app()
    except NewsAnalysisError as error:
        message = " ".join(str(error).split())
        typer.echo(f"newsanalysis: error: {message}", err=True)
        sys.exit(1)
