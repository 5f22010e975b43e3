"""The dataset out of what the batches left: every text once, one folder per table, every record counted.

Of equal texts the one that comes first in the sources is kept. Nothing here depends on the order in which
batches were done, so a run that was cut off ends in the same tables as one that was not. It can be repeated:
files of this run are called by its generation, and those of an attempt that was cut off go away first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsanalysis.corpus import arrow
from newsanalysis.corpus.index import ANNOTATED, DUPLICATE, ERROR, REPEAT
from newsanalysis.corpus.parts import PartWriter, part_files
from newsanalysis.corpus.staging import Staging
from newsanalysis.corpus.storage import Folder
from newsanalysis.errors import CorpusError
from newsanalysis.tables import CORPUS_TABLES, TABLES


@dataclass(frozen=True, slots=True)
class Counts:
    """Records by what became of them."""

    records: int
    articles: int
    duplicates: int
    errors: int

    def as_dict(self) -> dict[str, int]:
        """The counts for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


def finish(folder: Folder, staging: Staging, generation: int, earlier: Iterator[dict[str, Any]]) -> Counts:
    """Write the dataset's files of this generation and say what is in them.

    ``earlier`` are the rows of ``sources`` and ``errors`` of the generations before: whose texts are not
    written again.

    Raises
    ------
    CorpusError
        The folder can't be written, or what was read is not what was written: a defect, and never silent.
    """
    folder.remove(*part_files(folder, generation))
    folder.sweep()
    files = staging.names()
    with closing(sqlite3.connect("", isolation_level=None)) as db:
        _decide(db, staging, files, earlier)
        read = db.execute("SELECT COUNT(*) FROM records").fetchone()[0]
        counts: dict[str, int] = {}
        written = _Sources(db)
        for name in TABLES:
            with PartWriter(folder, name, generation) as writer:
                for file in files:
                    writer.write(_kept(staging.tables(file, [name])[name], db, file))
            counts[name] = writer.n_rows
            pa.default_memory_pool().release_unused()
        with (
            PartWriter(folder, "sources", generation) as sources,
            PartWriter(folder, "errors", generation) as errors,
        ):
            for file in files:
                tables = staging.tables(file, ["sources", "errors"])
                rows, failed = written.resolved(tables["sources"], file)
                sources.write(rows)
                errors.write(tables["errors"])
                errors.write(failed)
    found = Counts(sources.n_rows, counts["articles"], written.n_duplicates, errors.n_rows)
    _check(read, found)
    return found


def _check(read: int, found: Counts) -> None:
    """Rows in = rows out + errors + duplicates."""
    if not read == found.records == found.articles + found.duplicates + found.errors:
        raise CorpusError(
            f"{read} records were read and {found.articles} articles, {found.duplicates} duplicates and "
            f"{found.errors} errors written: please report this; --resume tries again"
        )


def _decide(
    db: sqlite3.Connection, staging: Staging, files: list[str], earlier: Iterator[dict[str, Any]]
) -> None:
    """Fill the tables that say which batch's article is kept and what a repetition repeats."""
    db.executescript(
        """
        PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000;
        CREATE TABLE records (ordinal INTEGER, article_id TEXT, batch TEXT, outcome TEXT);
        CREATE TABLE firsts (
            record_sha256 TEXT PRIMARY KEY, article_id TEXT, published TEXT, warnings TEXT, month TEXT,
            stage TEXT, error TEXT, message TEXT
        ) WITHOUT ROWID;
        CREATE TABLE kept (article_id TEXT PRIMARY KEY, batch TEXT) WITHOUT ROWID;
        BEGIN;
        """
    )
    for row in earlier:
        _add_first(db, row, row)
        if row["outcome"] == ANNOTATED:
            db.execute("INSERT INTO kept VALUES (?, '')", (row["article_id"],))
    for file in files:
        tables = staging.tables(file, ["sources", "errors"])
        failures = iter(tables["errors"].to_pylist())  # in the order of their records
        for row in tables["sources"].to_pylist():
            values = (row["ordinal"], row["article_id"], file, row["outcome"])
            db.execute("INSERT INTO records VALUES (?, ?, ?, ?)", values)
            if row["outcome"] != REPEAT:
                _add_first(db, row, next(failures) if row["outcome"] == ERROR else {})
    db.execute(
        "INSERT OR IGNORE INTO kept SELECT article_id, batch FROM "
        "(SELECT article_id, batch, MIN(ordinal) FROM records WHERE outcome = ? GROUP BY article_id)",
        (ANNOTATED,),
    )


def _add_first(db: sqlite3.Connection, row: dict[str, Any], failure: dict[str, Any]) -> None:
    values = [row[name] for name in ("record_sha256", "article_id", "published", "warnings", arrow.MONTH)]
    values += [failure.get(name) for name in ("stage", "error", "message")]
    db.execute("INSERT OR IGNORE INTO firsts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)


def _kept(table: pa.Table, db: sqlite3.Connection, file: str) -> pa.Table:
    """The table without the articles that are kept in another batch."""
    lost = [
        article_id
        for article_id in pc.unique(table["article_id"]).to_pylist()
        if db.execute("SELECT batch FROM kept WHERE article_id = ?", (article_id,)).fetchone()[0] != file
    ]
    if not lost:
        return table
    return table.filter(pc.invert(pc.is_in(table["article_id"], value_set=pa.array(lost, pa.string()))))


class _Sources:
    """Settles what became of each record."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.n_duplicates = 0

    def resolved(self, sources: pa.Table, file: str) -> tuple[pa.Table, pa.Table]:
        """The rows of ``sources`` with final outcomes, and rows of ``errors`` for repeated failures."""
        rows, errors = [], []
        for row in sources.to_pylist():
            if row["outcome"] == REPEAT:
                row, failure = self._repeated(row)
                errors.extend(failure)
            elif row["outcome"] == ANNOTATED and not self._is_kept(row["article_id"], file):
                row = row | {"outcome": DUPLICATE}
            self.n_duplicates += row["outcome"] == DUPLICATE
            rows.append(row)
        return arrow.staged_table("sources", rows), arrow.staged_table("errors", errors)

    def _is_kept(self, article_id: str, file: str) -> bool:
        batch = self._db.execute("SELECT batch FROM kept WHERE article_id = ?", (article_id,)).fetchone()[0]
        return bool(batch == file)

    def _repeated(self, row: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        found = self._db.execute(
            "SELECT article_id, published, warnings, month, stage, error, message FROM firsts "
            "WHERE record_sha256 = ?",
            (row["record_sha256"],),
        ).fetchone()
        if found is None:
            raise CorpusError(
                f"{row['source']} repeats a record that is not there any more; start anew in another folder"
            )
        article_id, published, warnings, month, stage, error, message = found
        if article_id is None:
            failure = {"source": row["source"], "stage": stage, "error": error, "message": message}
            return row | {"outcome": ERROR}, [failure | {arrow.MONTH: arrow.UNKNOWN}]
        first = {"article_id": article_id, "published": published, "warnings": warnings, arrow.MONTH: month}
        return row | first | {"outcome": DUPLICATE}, []


def row_counts(folder: Folder, generation: int) -> dict[str, int]:
    """Rows of each table, as the files of all generations up to this one say."""
    from newsanalysis.corpus.parts import count_rows

    return {name: count_rows(folder, name, generation) for name in CORPUS_TABLES}
