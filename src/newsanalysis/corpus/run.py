"""A corpus from beginning to end: read, annotate, stage, finish; or go on where a run was cut off."""

from __future__ import annotations

import platform
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsanalysis import __version__
from newsanalysis.articles import Article
from newsanalysis.corpus.batches import batches
from newsanalysis.corpus.cluster import DaskWorkers
from newsanalysis.corpus.dataset import Corpus, earlier_records
from newsanalysis.corpus.finish import finish, row_counts
from newsanalysis.corpus.index import Index
from newsanalysis.corpus.process import PipelineSpec
from newsanalysis.corpus.processes import Processes
from newsanalysis.corpus.progress import Progress
from newsanalysis.corpus.record import FORMAT, RUN, read_run
from newsanalysis.corpus.records import RawArticle, raw_article
from newsanalysis.corpus.sources import Sources
from newsanalysis.corpus.staging import WORK, Staging
from newsanalysis.corpus.storage import Folder, as_json
from newsanalysis.corpus.workers import InProcess, Workers, results
from newsanalysis.errors import CorpusError

if TYPE_CHECKING:
    from distributed import Client
    from spacy.language import Language

_LIBRARIES = ("newsanalysis", "spacy", "pandas", "pyarrow", "trafilatura", "babel")


def annotate_corpus(
    articles: Iterable[Article | RawArticle] | str | Path,
    *,
    nlp: Language | str | None = None,
    workers: int = 1,
    client: Client | None = None,
    out: str | Path | None = None,
    resume: bool = False,
) -> Corpus:
    """The tables of many articles as a Parquet dataset.

    Parameters
    ----------
    articles
        Articles, raw ones (``Sources``), or the path or URL of a source (see ``Sources``). They are taken
        one by one and never held together.
    nlp
        A pipeline of ``load_pipeline``, or the name of one; None: the one that the package ships. With a
        ``client`` a name: its workers load the pipeline themselves.
    workers
        1: in this process. More: so many processes, each with its own pipeline; a script that asks for them
        needs ``if __name__ == "__main__":``.
    client
        A Dask client, whose workers do the work.
    out
        The folder or URL to write to; None: a temporary folder that goes with the Corpus.
    resume
        Go on with a run that was cut off, or add to a finished corpus what it has not yet. The articles
        must be those of that run, or more.

    Raises
    ------
    CorpusError
        ``out`` can't be written or holds something else, or a source can't be read at all. A single article
        that fails is a row of the table ``errors`` instead.
    PipelineError
        There is no such pipeline, or a client was given a loaded one.
    """
    stream = Sources([str(articles)]) if isinstance(articles, str | Path) else _raw(articles)
    with _placed(nlp, workers, client) as place:
        if out is not None:
            run_corpus(stream, out, place, resume=resume)
            return Corpus.read(out)
        temporary = tempfile.mkdtemp(prefix="newsanalysis-corpus-")
        try:
            run_corpus(stream, temporary, place)
            corpus = Corpus.read(temporary)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
    weakref.finalize(corpus, shutil.rmtree, temporary, ignore_errors=True)
    return corpus


def _raw(articles: Iterable[Article | RawArticle]) -> Iterator[RawArticle]:
    for number, article in enumerate(articles, 1):
        yield article if isinstance(article, RawArticle) else raw_article(article, number)


class Place:
    """Where the work is done, made when it begins: what it needs is the start of the run."""

    def __init__(
        self,
        spec: PipelineSpec,
        *,
        processes: int = 0,
        nlp: Language | None = None,
        client: Client | None = None,
    ) -> None:
        self.spec, self._processes, self._nlp, self._client = spec, processes, nlp, client

    def workers(self, now: datetime) -> Workers:
        """The workers, ready to be given batches."""
        if self._client is not None:
            return DaskWorkers(self._client, self.spec, now)
        if self._processes:
            return Processes(self._processes, self.spec, now)
        return InProcess(self._nlp or self.spec.load(), now)


@contextmanager
def _placed(nlp: Language | str | None, workers: int, client: Client | None) -> Iterator[Place]:
    if workers < 1:
        raise CorpusError(f"{workers} workers can't work; give 1 or more")
    if nlp is None or isinstance(nlp, str):
        yield Place(PipelineSpec(nlp), client=client, processes=workers if workers > 1 else 0)
    elif client is not None:
        from newsanalysis.errors import PipelineError

        raise PipelineError(
            "a client's workers load the pipeline themselves: give its name, not a loaded one"
        )
    elif workers == 1:
        yield Place(PipelineSpec(folder=nlp.meta["name"]), nlp=nlp)
    else:
        with tempfile.TemporaryDirectory(prefix="newsanalysis-pipeline-") as folder:
            nlp.to_disk(folder)
            yield Place(PipelineSpec(folder=folder), processes=workers)


def run_corpus(
    stream: Iterable[RawArticle],
    out: str | Path,
    place: Place,
    *,
    resume: bool = False,
    progress: bool | None = False,
    command: str = "",
) -> dict[str, Any]:
    """Annotate the stream into the folder ``out`` and return what ``run.json`` says.

    ``progress=None`` shows a line on stderr where that is a terminal. Raises as ``annotate_corpus``.
    """
    folder = Folder(out)
    with folder.alone(), ExitStack() as stack:
        staging = Staging(folder)
        run = _started(folder, staging, resume=resume)
        index = Index()
        stack.callback(index.close)
        _know(index, folder, staging, run)
        n_bytes = stream.count_bytes() if isinstance(stream, Sources) and progress is not False else 0
        line = stack.enter_context(Progress(wanted=progress, n_bytes=n_bytes))
        run = _annotate(stream, index, staging, place, line, run)
        line.say("writing the tables …")
        earlier = earlier_records(folder, run["generation"] - 1)
        counts = finish(folder, staging, run["generation"], earlier)
        if counts.records != index.n_staged + index.n_read - index.n_skipped:
            raise CorpusError(
                f"{index.n_read - index.n_skipped} records are new and {index.n_staged} were done, "
                f"but {counts.records} are written: please report this; --resume tries again"
            )
        total = row_counts(folder, run["generation"])
        run = run | {
            "created": datetime.now(UTC).isoformat(timespec="seconds"),
            "command": command,
            "rows": total,
            "counts": counts.as_dict(),
            "versions": {name: version(name) for name in _LIBRARIES} | {"python": platform.python_version()},
        }
        folder.write(RUN, as_json(run))  # last: by it the corpus is known as finished
        staging.clear()
        return run


def _annotate(
    stream: Iterable[RawArticle],
    index: Index,
    staging: Staging,
    place: Place,
    line: Progress,
    run: dict[str, Any],
) -> dict[str, Any]:
    """Stage the results of all that is not done; returns the run with the name of its pipeline."""
    todo = batches(stream, index)
    first = next(todo, None)
    if first is None:
        return run  # nothing new: no worker has to start
    workers = place.workers(datetime.fromisoformat(run["started"]))
    try:
        for result in results(_again(first, todo), workers):
            if run["pipeline"] and result.pipeline and result.pipeline != run["pipeline"]:
                raise CorpusError(
                    f"this corpus was begun with {run['pipeline']}, now it is {result.pipeline}; "
                    "use the same pipeline, or another folder"
                )
            if result.pipeline and not run["pipeline"]:
                run = run | {"pipeline": result.pipeline}
                staging.note(run)  # before anything is staged: a run that goes on must find it
            staging.put(result.name, result.packed)
            line.add(result, stream.bytes_read if isinstance(stream, Sources) else 0)
    finally:
        workers.stop()
    return run


def _again(first: Any, rest: Iterator[Any]) -> Iterator[Any]:
    yield first
    yield from rest


def _started(folder: Folder, staging: Staging, *, resume: bool) -> dict[str, Any]:
    """What the run was started with: now, or when the one that was cut off began."""
    finished, begun = read_run(folder), staging.run()
    if begun and finished and finished["generation"] >= begun["generation"]:
        staging.clear()  # it was cut off after its end
        begun = None
    if not resume and (begun or finished):
        what = "a run that was cut off" if begun else "a finished corpus"
        does = "goes on with it" if begun else "adds what is new"
        raise CorpusError(f"{folder.name} holds {what}; --resume {does}, or name another folder")
    if begun:
        if begun.get("newsanalysis") != __version__:
            raise CorpusError(
                f"{folder.name} holds a run that newsanalysis {begun.get('newsanalysis')} began, this is "
                f"{__version__}: go on with that version, or name another folder"
            )
        return begun
    if not finished and folder.exists(without=WORK):  # where nothing is begun, that is empty
        raise CorpusError(f"{folder.name} is not empty, and no corpus; name another folder")
    run = {
        "format": FORMAT,
        "generation": finished["generation"] + 1 if finished else 0,
        "started": datetime.now(UTC).isoformat(timespec="seconds"),
        "pipeline": finished.get("pipeline") if finished else None,
        "newsanalysis": __version__,
    }
    staging.start(run)
    return run


def _know(index: Index, folder: Folder, staging: Staging, run: dict[str, Any]) -> None:
    """Tell the index what is done."""
    for row in earlier_records(folder, run["generation"] - 1):
        index.add_done([(row["record_sha256"], row["source"], row["outcome"])])
    before = index.n_done
    for table in staging.sources():
        columns = (table[name].to_pylist() for name in ("record_sha256", "source", "outcome"))
        index.add_done(zip(*columns, strict=True))
    index.n_staged = index.n_done - before
