"""Tables as Arrow: the schemas, and the form in which a batch travels and rests."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from newsanalysis.tables.schema import CORPUS_TABLES, Column, Table

MONTH = "month"
"""What the dataset is partitioned by: YYYY-MM, the month of publication, or ``unknown``."""

UNKNOWN = "unknown"

_TYPES = {"str": pa.string(), "int64": pa.int64(), "bool": pa.bool_()}
_OPTIONS = pa.ipc.IpcWriteOptions(compression="lz4")

_STAGED = {"sources": (Column("ordinal", "int64", "place in the stream"),)}
"""Columns that only an unfinished run needs."""


def schema_of(table: Table, *, staged: bool = False) -> pa.Schema:
    """The Arrow schema of a table; ``staged`` with what it has beside its columns until it is finished."""
    columns = table.columns
    if staged:
        columns += (*_STAGED.get(table.name, ()), Column(MONTH, "str", "partition"))
    return pa.schema([pa.field(column.name, _TYPES[column.dtype]) for column in columns])


STAGED_SCHEMAS = {name: schema_of(table, staged=True) for name, table in CORPUS_TABLES.items()}
SCHEMAS = {name: schema_of(table) for name, table in CORPUS_TABLES.items()}


def staged_table(name: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Rows with every column of the staged schema as an Arrow table.

    Raises ``KeyError`` for a row that lacks a column: a defect of ours, not of the input.
    """
    schema = STAGED_SCHEMAS[name]
    fields = zip(schema.names, schema.types, strict=True)  # a field tells its name slowly
    columns = [pa.array([row[name] for row in rows], kind) for name, kind in fields]
    return pa.Table.from_arrays(columns, schema=schema)


def pack(tables: Mapping[str, pa.Table]) -> bytes:
    """Tables as one sequence of bytes: a line of JSON that says where each lies, then Arrow's IPC streams."""
    streams = {}
    for name, table in tables.items():
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema, options=_OPTIONS) as writer:
            writer.write_table(table)
        streams[name] = sink.getvalue().to_pybytes()
    lengths = {name: len(stream) for name, stream in streams.items()}
    return b"\n".join([json.dumps(lengths).encode(), b"".join(streams.values())])


def unpack(packed: bytes, names: Iterable[str]) -> dict[str, pa.Table]:
    """Those of the tables that ``names`` lists."""
    head, _, body = packed.partition(b"\n")
    start, places = 0, {}
    for name, length in json.loads(head).items():
        places[name] = (start, length)
        start += length
    buffer = pa.py_buffer(body)
    return {name: pa.ipc.open_stream(buffer.slice(*places[name])).read_all() for name in names}
