"""What a run has seen and what is done, by content hash; on disk, so that memory does not grow with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

ANNOTATED, DUPLICATE, ERROR, REPEAT = "annotated", "duplicate", "error", "repeat"
"""Outcomes of a record. REPEAT is one word for word like an earlier one: finishing tells which."""


class Index:
    """Hashes of records: seen in this pass over the sources, and done in an earlier one.

    It lies in a temporary file that SQLite removes by itself; what has to outlive the process is staged.
    """

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(
            """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000;
            CREATE TABLE seen (sha256 BLOB PRIMARY KEY) WITHOUT ROWID;
            CREATE TABLE known (sha256 BLOB PRIMARY KEY) WITHOUT ROWID;
            CREATE TABLE done (
                sha256 BLOB, source TEXT, n INTEGER, PRIMARY KEY (sha256, source)
            ) WITHOUT ROWID;
            BEGIN;
            """
        )
        self.n_done = self.n_staged = 0
        self.n_read = 0
        self.n_skipped = 0

    def add_done(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Note what earlier passes did: rows of record_sha256, source, outcome."""
        for sha256, source, outcome in rows:
            key = bytes.fromhex(sha256)
            self._db.execute(
                "INSERT INTO done VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET n = n + 1", (key, source)
            )
            if outcome != REPEAT:
                self._db.execute("INSERT OR IGNORE INTO known VALUES (?)", (key,))
            self.n_done += 1

    def has_seen(self, sha256: str) -> bool:
        """Whether this pass has had a record of this content before; counts it as read."""
        self.n_read += 1
        cursor = self._db.execute("INSERT OR IGNORE INTO seen VALUES (?)", (bytes.fromhex(sha256),))
        return cursor.rowcount == 0

    def is_known(self, sha256: str) -> bool:
        """Whether an earlier pass made something of this content."""
        key = (bytes.fromhex(sha256),)
        return self._db.execute("SELECT 1 FROM known WHERE sha256 = ?", key).fetchone() is not None

    def is_done(self, sha256: str, source: str) -> bool:
        """Whether an earlier pass did this very record. Each that it did counts once."""
        cursor = self._db.execute(
            "UPDATE done SET n = n - 1 WHERE sha256 = ? AND source = ? AND n > 0",
            (bytes.fromhex(sha256), source),
        )
        self.n_skipped += cursor.rowcount
        return cursor.rowcount == 1

    def close(self) -> None:
        """Let go of the temporary file."""
        self._db.close()
