"""A batch becomes Arrow tables: the same function in this process, in another, on another machine."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeAlias

from spacy.language import Language
from spacy.tokens import Doc

from newsanalysis import bus
from newsanalysis.articles import Article, read_article
from newsanalysis.corpus import arrow
from newsanalysis.corpus.batches import Batch, Record
from newsanalysis.corpus.index import ANNOTATED, DUPLICATE, ERROR, REPEAT
from newsanalysis.corpus.records import Failure, RawArticle
from newsanalysis.document_date import dated
from newsanalysis.errors import ArticleError, NewsAnalysisError
from newsanalysis.pipeline import make_doc, own_files, pipeline_name
from newsanalysis.tables import CORPUS_TABLES, build
from newsanalysis.tables.schema import LIST_SEPARATOR
from newsanalysis.timeline import timeline_rows

MAX_CHARS = 1_000_000
"""Characters of an article in a corpus, a thick book's: a kilobyte of memory each, in every worker."""

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?=-|$)", re.ASCII)  # becomes a folder: nothing else may

Rows: TypeAlias = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a batch: its tables, packed, and what the run counts."""

    name: str
    packed: bytes
    pipeline: str
    n_records: int
    n_errors: int


@dataclass(slots=True)
class _Tables:
    """Rows by table, with the month they belong to."""

    rows: dict[str, Rows] = field(default_factory=lambda: {name: [] for name in CORPUS_TABLES})

    def add(self, name: str, rows: Rows, month: str) -> None:
        for row in rows:
            row[arrow.MONTH] = month
        self.rows[name] += rows

    def packed(self) -> bytes:
        return arrow.pack({name: arrow.staged_table(name, rows) for name, rows in self.rows.items()})


@dataclass(frozen=True, slots=True)
class _Read:
    """A record that is an article."""

    record: Record
    article: Article
    warnings: str | None


def annotate_batch(batch: Batch, nlp: Language, now: datetime) -> Result:
    """The tables of a batch. A record that fails, wherever it does, is a row of ``errors``.

    ``now`` is what dates are checked against: the start of the run, the same for every worker.
    """
    read = {record.ordinal: _read(record, now) for record in batch.records if not record.repeats}
    firsts: dict[str, _Read] = {}
    for one in read.values():
        if isinstance(one, _Read):
            firsts.setdefault(one.article.id, one)
    # Texts of like length side by side: none waits for another's end.
    ordered = sorted(firsts.values(), key=lambda one: len(one.article.text))
    with nlp.memory_zone():  # or the vocabulary would grow with every new word
        found = {one.record.ordinal: rows for one, rows in _annotated(ordered, nlp)}
    tables = _Tables()
    n_errors = 0
    for record in batch.records:  # in their order, whatever the work's was
        n_errors += _put(tables, record, read.get(record.ordinal), found.get(record.ordinal))
    return Result(batch.name, tables.packed(), name_of(nlp), len(batch.records), n_errors)


def name_of(nlp: Language) -> str:
    """The pipeline with all that decides what it finds: also the user's own files, by content."""
    return ", ".join([pipeline_name(nlp), *(f"{kind} {digest}" for kind, digest in own_files(nlp).items())])


def _put(
    tables: _Tables, record: Record, read: _Read | Failure | None, found: dict[str, Rows] | Failure | None
) -> bool:
    """Add the rows that a record gives; whether it is an error."""
    if read is None:
        _note(tables, record, REPEAT)
    elif isinstance(read, Failure):
        _fail(tables, record, read)
    elif found is None:
        _note(tables, record, DUPLICATE, read)
    elif isinstance(found, Failure):
        _fail(tables, record, found)
    else:
        _note(tables, record, ANNOTATED, read)
        for name, rows in found.items():
            tables.add(name, rows, month_of(read.article))
        return False
    return isinstance(read, Failure) or isinstance(found, Failure)


def failed_batch(batch: Batch, why: Failure, pipeline: str) -> Result:
    """The tables of a batch that no process lived to annotate."""
    tables = _Tables()
    for record in batch.records:
        _fail(tables, record, why)
    return Result(batch.name, tables.packed(), pipeline, len(batch.records), len(batch.records))


def month_of(article: Article) -> str:
    """The month of publication, YYYY-MM; ``unknown`` where less is known."""
    match = _MONTH.match(article.published or "")
    return match.group() if match else arrow.UNKNOWN


def _note(tables: _Tables, record: Record, outcome: str, read: _Read | None = None) -> None:
    row = {
        "source": record.raw.source,
        "id": record.raw.id,
        "record_sha256": record.sha256,
        "outcome": outcome,
        "article_id": read and read.article.id,
        "published": read and read.article.published,
        "warnings": read and read.warnings,
        "ordinal": record.ordinal,
    }
    tables.add("sources", [_encodable(row)], month_of(read.article) if read else arrow.UNKNOWN)


def _fail(tables: _Tables, record: Record, why: Failure) -> None:
    _note(tables, record, ERROR)
    row = {
        "source": record.raw.source,
        "stage": why.stage,
        "error": why.error,
        "message": why.message,
    }
    tables.add("errors", [_encodable(row)], arrow.UNKNOWN)


def _encodable(row: dict[str, Any]) -> dict[str, Any]:
    """The row with names of files that are no UTF-8 made visible: Arrow's texts are UTF-8."""
    return {
        key: value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
        for key, value in row.items()
    }


def _read(record: Record, now: datetime) -> _Read | Failure:
    raw = record.raw
    if raw.failure is not None:
        return raw.failure
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            article = dated(_article(raw, now))
        _check_types(article)
        if len(article.text) > MAX_CHARS:
            raise ArticleError(
                f"{raw.source} has {len(article.text):,} characters; a corpus takes {MAX_CHARS:,} at most: "
                "split it"
            )
    except NewsAnalysisError as error:
        return failure("read", error)
    except Exception as error:  # whatever a library makes of a stranger's page
        return failure("read", error)
    said = LIST_SEPARATOR.join(dict.fromkeys(warning.category.__name__ for warning in caught))
    return _Read(record, article, said or None)


def _article(raw: RawArticle, now: datetime) -> Article:
    content = raw.content
    title = raw.title and " ".join(raw.title.split())
    if title and isinstance(content, str) and not raw.is_html and not content.lstrip().startswith(title):
        content = f"{title}\n\n{content}"  # the headline belongs to the text: names stand in it
    article = read_article(
        content,
        where=raw.source,
        is_html=raw.is_html,
        published=raw.published,
        encoding=raw.encoding,
        now=now,
    )
    # Whatever the file says of itself, rows are found again under the source that the run knows.
    return replace(article, source=raw.source, title=title or article.title, url=raw.url or article.url)


def _check_types(article: Article) -> None:
    """A saved article is a stranger's JSON: what is no text in it fits no column, and no text is no id."""
    said = (article.text, article.title, article.url, article.published, article.published_granularity)
    if not all(value is None or isinstance(value, str) for value in (*said, article.published_source)):
        raise ArticleError(f"{article.source}: a saved article with values that are no text; save it anew")
    article.text.encode("utf-8")


def failure(stage: str, error: Exception) -> Failure:
    """What a row of ``errors`` says of an exception."""
    return Failure(stage, type(error).__name__, " ".join(str(error).split())[:2000])


def _annotated(reads: list[_Read], nlp: Language) -> Iterator[tuple[_Read, dict[str, Rows] | Failure]]:
    """The rows of each article. Where one makes the pipeline raise, all that are left are taken singly."""
    ready: list[tuple[_Read, Doc]] = []
    for read in reads:
        try:
            ready.append((read, make_doc(read.article, nlp)))
        except Exception as error:  # one article's fault
            yield read, failure("annotate", error)
    n_done = 0
    try:
        for doc in nlp.pipe((doc for _, doc in ready), batch_size=max(1, len(ready))):
            read = ready[n_done][0]
            rows = _rows(read.article, doc)
            n_done += 1
            yield read, rows
    except Exception:  # one article's fault: which one's, the next lines tell
        for read, _ in ready[n_done:]:
            yield read, _alone(read.article, nlp)


def _alone(article: Article, nlp: Language) -> dict[str, Rows] | Failure:
    try:
        return _rows(article, nlp(make_doc(article, nlp)))
    except Exception as error:  # whatever a component raises is this article's row
        return failure("annotate", error)


def _rows(article: Article, doc: Doc) -> dict[str, Rows]:
    places = build.Places(article, doc)
    timexes = build.timexes_rows(article, doc, places)
    mentions = build.mentions_rows(article, doc, places)
    entities = build.entities_rows(article, doc)
    return {
        "articles": [_encodable(row) for row in build.articles_rows(article, doc, places)],
        "zones": build.zones_rows(article),
        "entities": entities,
        "mentions": mentions,
        "timexes": timexes,
        "timeline": timeline_rows(
            timexes,
            mentions,
            entities,
            implied=bus.read_records(doc, bus.IMPLIED),
            sentences=places.sentences,
        ),
        "statements": build.statements_rows(article, doc, places),
    }
