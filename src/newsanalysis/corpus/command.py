"""``newsanalysis corpus``: parses, runs, says what came of it. Imports what is heavy when it is called."""

from __future__ import annotations

import logging
import shlex
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsanalysis.errors import CorpusError

if TYPE_CHECKING:
    from newsanalysis.corpus.process import PipelineSpec
    from newsanalysis.corpus.run import Place

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""


def corpus(
    source: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="A folder of .txt and .html files, JSONL, CSV or Parquet files (also .gz, .zst), a glob in "
            "quotation marks, or a URL that fsspec knows (s3://…).",
        ),
    ],
    *,
    out: Annotated[str, typer.Option(metavar="DIR", help="Folder or URL of the corpus.")],
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="An installed spaCy pipeline, or rules; ours if not given."),
    ] = None,
    gazetteer: Annotated[
        str | None, typer.Option(metavar="CSV", help="Names to find and link, as for annotate.")
    ] = None,
    corrections: Annotated[
        str | None, typer.Option(metavar="CSV", help="What you know better, as for annotate.")
    ] = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="Worker processes on this machine.")] = 1,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="A Dask scheduler, such as tcp://host:8786, instead of --workers."
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run that was cut off, or add what is new.")
    ] = False,
    text_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="Column or key of the text; text, body … if not given.")
    ] = None,
    date_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="… of the date of publication; published, date …")
    ] = None,
    title_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="… of the headline; title, headline.")
    ] = None,
    id_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="… of what you call the article; id.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="The files' encoding, if it is not found out.")
    ] = None,
) -> None:
    """Annotate many articles: the tables as a Parquet dataset, one folder each.

    One bad article is one row of the table errors, never the end of a run. Ctrl-C, a crash or a dead worker
    lose nothing but minutes: the same command with --resume goes on.
    """
    from newsanalysis.corpus import Columns, Sources, run_corpus
    from newsanalysis.corpus.process import PipelineSpec

    if scheduler and workers > 1:
        raise typer.BadParameter("a scheduler has its own workers", param_hint="--workers")
    columns = Columns(text_column, date_column, title_column, id_column)
    sources = Sources(source, columns, encoding=encoding or None)
    spec = PipelineSpec(model or None, _absolute(gazetteer), _absolute(corrections))
    command = shlex.join([Path(sys.argv[0]).name, *sys.argv[1:]])
    with ExitStack() as stack:
        place = _place(spec, workers, scheduler, stack)
        try:
            run = run_corpus(sources, out, place, resume=resume, progress=None, command=command)
        except KeyboardInterrupt:
            again = command if resume else f"{command} --resume"
            typer.echo(f"\nnewsanalysis: stopped; what is done is kept. To go on: {again}", err=True)
            raise typer.Exit(INTERRUPTED) from None
    _say(run, out)
    typer.echo(out)


def _absolute(path: str | None) -> str | None:
    """Workers need not have our working directory."""
    return str(Path(path).absolute()) if path else None


def _place(spec: PipelineSpec, workers: int, scheduler: str | None, stack: ExitStack) -> Place:
    from newsanalysis.corpus.run import Place

    if scheduler is None:
        return Place(spec, processes=workers)
    return Place(spec, client=stack.enter_context(_client(scheduler)))


def _client(address: str) -> Any:
    from distributed import Client

    # It tells of a lost connection in forty lines; ours is one.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=20)
    except (OSError, TimeoutError, ValueError) as error:
        raise CorpusError(
            f"no Dask scheduler answers at {address} ({error}); start one with: dask scheduler"
        ) from error
    if "dashboard" in client.scheduler_info(n_workers=0).get("services", {}):
        typer.echo(f"newsanalysis: dashboard of the cluster: {client.dashboard_link}", err=True)
    return client


def _say(run: dict[str, Any], out: str) -> None:
    counts = run["counts"]
    said = (
        f"{counts['records']:,} records: {counts['articles']:,} articles, {counts['duplicates']:,} duplicates"
    )
    said += f", {counts['errors']:,} errors"
    if counts["errors"]:
        said += f" (see {out.rstrip('/')}/errors)"
    if counts["articles"] < run["rows"]["articles"]:
        said += f"; the corpus has {run['rows']['articles']:,} articles now"
    typer.echo(f"newsanalysis: {said}", err=True)
