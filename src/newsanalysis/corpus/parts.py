"""Parquet files of a dataset: ``TABLE/month=YYYY-MM/part-GENERATION-NUMBER.parquet``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsanalysis.corpus import arrow
from newsanalysis.corpus.storage import Folder

_MAX_OPEN = 100
"""Files that are written side by side: a newspaper's century has 1,200 months, a process 1,024 files."""

_MAX_BYTES = 2_000_000
"""Bytes that wait to be written together: few, for what is written is held several times meanwhile."""

_MAX_GROUPS = 16
"""Times that a file is written to: it keeps what it knows of each until it is closed."""

_PART = re.compile(r"(?P<table>\w+)/month=(?P<month>[^/]+)/part-(?P<generation>\d{4,})-\d{4,}\.parquet")


def part_files(folder: Folder, generation: int) -> list[str]:
    """The files of one generation, of all tables."""
    return [name for name, found in _parts(folder, "") if found == generation]


def table_files(folder: Folder, table: str, generation: int) -> list[str]:
    """The files of a table up to a generation: those of a run that is not finished are left out."""
    return [name for name, found in _parts(folder, table) if found <= generation]


def month_of_part(name: str) -> str:
    """The month of a file by its folder."""
    match = _PART.fullmatch(name)
    assert match, name  # noqa: S101  # only names that this module found
    return match["month"]


def _parts(folder: Folder, table: str) -> Iterator[tuple[str, int]]:
    for name in folder.files(table):
        if match := _PART.fullmatch(name):
            yield name, int(match["generation"])


def count_rows(folder: Folder, table: str, generation: int) -> int:
    """Rows of a table, as its files say."""
    n_rows = 0
    for name in table_files(folder, table, generation):
        with folder.fs.open(folder.path(name), "rb") as file:
            n_rows += pq.read_metadata(file).num_rows
    return n_rows


@dataclass(slots=True)
class _OpenPart:
    """A file that is being written."""

    stack: ExitStack
    writer: Any
    n_groups: int = 0


class PartWriter:
    """Writes one table of one generation, a file for each month; files come into place when it is closed.

    The first file of a table is there even when the table is empty, so that every table can be read.
    """

    def __init__(self, folder: Folder, table: str, generation: int) -> None:
        self._folder, self._table, self._generation = folder, table, generation
        self._schema = arrow.SCHEMAS[table]
        self._open: dict[str, _OpenPart] = {}
        self._waiting: list[pa.Table] = []
        self._n_bytes = 0
        self._n_files = 0
        self.n_rows = 0

    def __enter__(self) -> PartWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._flush()
                if not self._n_files:
                    self._writer(arrow.UNKNOWN)
        finally:
            for part in self._open.values():
                part.stack.__exit__(kind, error, trace)

    def write(self, table: pa.Table) -> None:
        """Add rows, which have their month beside the table's columns."""
        self.n_rows += table.num_rows
        self._n_bytes += table.nbytes
        self._waiting.append(table)
        if self._n_bytes > _MAX_BYTES:
            self._flush()

    def _flush(self) -> None:
        if not self._waiting:
            return
        waiting = pa.concat_tables(self._waiting)
        self._waiting, self._n_bytes = [], 0
        # Stable: within a month the rows keep their order.
        waiting = waiting.take(pc.sort_indices(waiting, sort_keys=[(arrow.MONTH, "ascending")]))
        rows = waiting.select(self._schema.names).cast(self._schema)
        first = 0
        for found in pc.value_counts(waiting[arrow.MONTH]).to_pylist():  # in order of appearance
            self._writer(found["values"]).write_table(rows.slice(first, found["counts"]))
            first += found["counts"]

    def _writer(self, month: str) -> Any:
        part = self._open.pop(month, None)
        if part is not None and part.n_groups == _MAX_GROUPS:
            part.stack.close()
            part = None
        if part is None:
            if len(self._open) == _MAX_OPEN:
                self._open.pop(next(iter(self._open))).stack.close()
            part = self._new(month)
        part.n_groups += 1
        self._open[month] = part  # at the end: the one that was used longest ago comes first
        return part.writer

    def _new(self, month: str) -> _OpenPart:
        name = f"{self._table}/month={month}/part-{self._generation:04}-{self._n_files:04}.parquet"
        self._n_files += 1
        stack = ExitStack()
        file = stack.enter_context(self._folder.writing(name))
        return _OpenPart(stack, stack.enter_context(pq.ParquetWriter(file, self._schema, compression="zstd")))
