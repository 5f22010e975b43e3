"""Sources: a stream of raw articles out of whatever the user names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from newsanalysis.articles.load import HTML_SUFFIXES, MAX_BYTES
from newsanalysis.corpus.files import BROKEN, TEXT_SUFFIXES, SourceFile, find_files
from newsanalysis.corpus.records import Columns, RawArticle, failed
from newsanalysis.corpus.rows import PARQUET_BROKEN, read_csv, read_jsonl, read_parquet


class Sources:
    """Raw articles out of files, one at a time, and how far it has come.

    Parameters
    ----------
    sources
        Paths, folders, globs, and URLs that fsspec knows. Folders give .txt and .html files (also .gz, .zst);
        a file or glob may also be JSONL, CSV or Parquet.
    columns
        Which columns hold what, in the latter.
    encoding
        The encoding of texts, pages and CSV files; None: found out for each.

    A file that can't be read is one failed record, and so is what is damaged in the middle of one.

    Raises
    ------
    CorpusError
        While it is read: a source isn't there, or a table lacks the column of the text.
    """

    def __init__(
        self, sources: Iterable[str], columns: Columns | None = None, *, encoding: str | None = None
    ) -> None:
        self.names = [str(source) for source in sources]
        self._columns = columns or Columns()
        self._encoding = encoding
        self._finished = 0
        self._in_file = 0

    @property
    def bytes_read(self) -> int:
        """Bytes of the files so far, as they lie on disk."""
        return self._finished + self._in_file

    def count_bytes(self) -> int:
        """Bytes of all files: looks at every one, and opens none."""
        return sum(file.size for file in find_files(self.names))

    def __iter__(self) -> Iterator[RawArticle]:
        self._finished = self._in_file = 0
        for file in find_files(self.names):
            try:
                with file.open() as raw:
                    yield from self._records(file, raw)
            except PARQUET_BROKEN as error:
                yield failed(file.name, error, f"{file.name} can't be read to its end: {error}")
            self._finished += file.size
            self._in_file = 0

    def _records(self, file: SourceFile, raw: BinaryIO) -> Iterator[RawArticle]:
        if file.suffix == ".parquet":

            def progress(part: float) -> None:
                self._in_file = int(part * file.size)

            yield from read_parquet(raw, file.name, self._columns, progress)
            return
        stream = file.unpacked(raw)
        if file.suffix in TEXT_SUFFIXES | HTML_SUFFIXES:
            yield self._whole(file, stream)
            return
        records = (
            read_csv(stream, file.name, self._columns, self._encoding)
            if file.suffix in {".csv", ".tsv"}
            else read_jsonl(stream, file.name, self._columns)
        )
        for record in records:
            self._in_file = raw.tell()
            yield record

    def _whole(self, file: SourceFile, stream: BinaryIO) -> RawArticle:
        try:
            content = stream.read(MAX_BYTES + 1)
        except BROKEN as error:
            return failed(file.name, error, f"{file.name} can't be read: {error}")
        if len(content) > MAX_BYTES:
            said = f"{file.name} is larger than {MAX_BYTES:,} bytes, which is no article; split it"
            return failed(file.name, "TooLarge", said)
        return RawArticle(file.name, content, is_html=file.suffix in HTML_SUFFIXES, encoding=self._encoding)
