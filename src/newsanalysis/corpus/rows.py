"""Files of many articles, one a line or row: JSONL, CSV and Parquet, streamed."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import BinaryIO, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from newsanalysis.articles.encoding import decode
from newsanalysis.articles.load import MAX_BYTES
from newsanalysis.articles.saved import is_saved
from newsanalysis.corpus.files import BROKEN
from newsanalysis.corpus.records import Columns, RawArticle, failed, from_row
from newsanalysis.errors import ArticleError, CorpusError

MAX_LINE = 4 * MAX_BYTES
"""Bytes of a line or cell: an article of the size we read, every character escaped."""

MAX_SKIPPED = 50 * MAX_LINE
"""Bytes that are passed over to find the end of a line that is too long; a bomb has none."""

_Line: TypeAlias = tuple[str, dict[str, object] | RawArticle]
_SAMPLE = 1_000_000
_PEEK = 20
_ROWS = 64


def read_jsonl(stream: BinaryIO, name: str, columns: Columns) -> Iterator[RawArticle]:
    """The records of JSON lines: objects with a text, or articles saved by ``to_json`` on one line."""
    lines = _lines(stream, name)
    first, damage = _first(lines)
    objects = [parsed for _, parsed in first if isinstance(parsed, dict)]
    found = next((f for o in objects if isinstance(f := columns.found_in(list(o)), Columns)), None)
    if objects and found is None:
        raise CorpusError(
            f"{name}: {columns.found_in(list(objects[0]))}; found: {', '.join(objects[0]) or 'none'}"
        )
    for source, parsed in chain(first, lines):
        if isinstance(parsed, RawArticle):
            yield parsed
            continue
        given = columns.found_in(list(parsed))
        if isinstance(given, str):
            yield failed(source, "NoText", f"{source}: {given}; found: {', '.join(parsed)[:200] or 'none'}")
        else:
            yield from_row(parsed, given, source)
    if damage is not None:
        raise damage


def _first(lines: Iterator[_Line]) -> tuple[list[_Line], Exception | None]:
    """The first lines, as far as the file is whole, and what is wrong behind them."""
    first: list[_Line] = []
    try:
        for line in islice(lines, _PEEK):
            first.append(line)  # noqa: PERF402  # those before the damage are kept
    except BROKEN as damage:
        return first, damage
    return first, None


def _lines(stream: BinaryIO, name: str) -> Iterator[_Line]:
    """Every line with its name: an object, or the record that it is or fails to be; none for empty ones."""
    for number, line in enumerate(_bounded_lines(stream), 1):
        source = f"{name}:{number}"
        if line is None:
            yield source, failed(source, "TooLarge", f"{source}: the line is longer than {MAX_LINE:,} bytes")
        elif line.strip():
            yield source, _parsed(line, source)


def _bounded_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines; None for one that is too long. After one that does not end, the rest is not read."""
    while line := stream.readline(MAX_LINE + 1):
        if len(line) <= MAX_LINE:
            yield line
            continue
        yield None
        skipped = 0
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE)
            skipped += len(line)
            if skipped > MAX_SKIPPED:
                raise ValueError(f"a line of more than {MAX_SKIPPED:,} bytes; what follows it was not read")


def _parsed(line: bytes, source: str) -> dict[str, object] | RawArticle:
    try:
        text = line.decode("utf-8-sig")
        parsed = json.loads(text)
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError
        return failed(source, error, f"{source}: no JSON in UTF-8 ({error})")
    if not isinstance(parsed, dict):
        return failed(source, "NoText", f"{source}: {type(parsed).__name__}, expected an object with a text")
    return RawArticle(source, text) if is_saved(text) else parsed


def read_csv(stream: BinaryIO, name: str, columns: Columns, encoding: str | None) -> Iterator[RawArticle]:
    """The records of a CSV file with a header, separated by commas, semicolons or tabs.

    In UTF-8 or cp1252, told by its first megabyte, unless ``encoding`` says otherwise. A row with bytes that
    do not fit is a failed record.
    """
    buffered = io.BufferedReader(stream, _SAMPLE) if isinstance(stream, io.RawIOBase) else stream
    sample = buffered.read(_SAMPLE)
    text = io.TextIOWrapper(
        io.BufferedReader(_Joined(sample, buffered)),
        encoding=_encoding(sample, name, encoding),
        errors="surrogateescape",
        newline="",
    )
    head = text.readline(MAX_LINE)
    separator = max(",;\t", key=head.count)
    names = [cell.strip() for cell in next(csv.reader([head], delimiter=separator), [])]
    found = columns.found_in(names)
    if isinstance(found, str):
        raise CorpusError(f"{name}: {found}; found: {', '.join(names)[:500] or 'none'}")
    csv.field_size_limit(MAX_LINE)
    rows = csv.reader(text, delimiter=separator)
    for number, cells in enumerate(_rows(rows), 2):
        source = f"{name}:{number}"
        if isinstance(cells, csv.Error):
            yield failed(source, cells, f"{source}: no row of CSV ({cells})")
        elif cells:
            yield _from_cells(cells, names, found, source)


def _rows(rows: Iterator[list[str]]) -> Iterator[list[str] | csv.Error]:
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield error


def _from_cells(cells: list[str], names: list[str], columns: Columns, source: str) -> RawArticle:
    if len(cells) != len(names):
        said = f"{source}: {len(cells)} cells, expected {len(names)}; quote what has the separator in it"
        return failed(source, "CellCount", said)
    row = dict(zip(names, cells, strict=True))
    wrong = [name for name in columns.names if _has_escaped_bytes(row[name])]
    if wrong:
        said = f"{source}: bytes in the column {wrong[0]!r} do not fit the file's encoding (--encoding)"
        return failed(source, "UnicodeDecodeError", said)
    return from_row(row, columns, source)


def _has_escaped_bytes(cell: str) -> bool:
    return any("\udc80" <= char <= "\udcff" for char in cell) if not cell.isascii() else False


def _encoding(sample: bytes, name: str, given: str | None) -> str:
    if given is not None:
        try:
            return codecs.lookup(given).name
        except LookupError as error:
            raise CorpusError(f"Python knows no encoding {given!r}; try 'utf-8' or 'cp1252'") from error
    whole = sample[: sample.rfind(b"\n") + 1] or sample
    for codec in ("utf-8-sig", "utf-16") if sample[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            whole.decode(codec)
        except UnicodeDecodeError:
            continue
        return codec
    try:
        decode(whole, where=name)  # raises for damaged UTF-8, which is not to be read as cp1252
    except ArticleError:
        return "utf-8-sig"
    return "cp1252"


class _Joined(io.RawIOBase):
    """A beginning that was read already, and the rest of the stream behind it."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start = io.BytesIO(start)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._start.read(len(view)) or self._rest.read(len(view))
        view[: len(data)] = data
        return len(data)


def read_parquet(
    stream: BinaryIO, name: str, columns: Columns, progress: Callable[[float], None] = lambda _: None
) -> Iterator[RawArticle]:
    """The records of a Parquet file, a few rows at a time; ``progress`` is told the part that is read."""
    table = pq.ParquetFile(stream)
    found = columns.found_in(table.schema_arrow.names)
    if isinstance(found, str):
        raise CorpusError(f"{name}: {found}; found: {', '.join(table.schema_arrow.names)[:500]}")
    number = 0
    for batch in table.iter_batches(batch_size=_ROWS, columns=found.names):
        for row in batch.to_pylist():
            number += 1
            yield from_row(row, found, f"{name}:{number}")
        progress(number / max(1, table.metadata.num_rows))


PARQUET_BROKEN = (*BROKEN, pa.ArrowException)
