"""Files of a source: found in folders, globs and object stores, and opened one at a time."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

import fsspec
import zstandard

from newsanalysis.articles.load import HTML_SUFFIXES
from newsanalysis.errors import CorpusError

TEXT_SUFFIXES = frozenset({".txt"})
ROW_SUFFIXES = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".parquet"})
SUFFIXES = TEXT_SUFFIXES | HTML_SUFFIXES | ROW_SUFFIXES
_PACKED = frozenset({".gz", ".zst"})
_GLOB = frozenset("*?[")

BROKEN = (OSError, EOFError, ValueError, zlib.error, zstandard.ZstdError)
"""What reading a file raises when it is damaged or may not be read (UnicodeError is a ValueError)."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file: how messages call it, where it lies, its size in bytes (0 where unknown)."""

    name: str
    path: str
    size: int
    fs: Any

    @property
    def suffix(self) -> str:
        """What kind of file it is, without the packing: ".jsonl" for "a.jsonl.gz"."""
        return _suffix(self.path)

    def open(self) -> BinaryIO:
        """The bytes of the file as they lie."""
        return cast(BinaryIO, self.fs.open(self.path, "rb"))

    def unpacked(self, raw: BinaryIO) -> BinaryIO:
        """The bytes of the file without gzip or Zstandard; unpacked as they are read, no further."""
        packing = PurePosixPath(self.path).suffix.lower()
        if packing == ".gz":
            return cast(BinaryIO, gzip.GzipFile(fileobj=raw))
        if packing == ".zst":
            stream = zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
            return _buffered(stream)
        # An object store's file can't read a line of bounded length.
        return _buffered(raw) if isinstance(raw, fsspec.spec.AbstractBufferedFile) else raw


def _buffered(stream: object) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, stream)))


def find_files(sources: Iterable[str]) -> Iterator[SourceFile]:
    """The files behind paths, folders, globs and URLs (``s3://…``, any that fsspec has), in order of name.

    A folder gives its .txt and .html files and those of its folders.

    Raises
    ------
    CorpusError
        There is nothing there, nothing that can be read as articles, or no way to that kind of URL.
    """
    for source in sources:
        fs, path = _file_system(source)
        if _GLOB & set(path):
            found: Iterable[SourceFile] = _matching(fs, path, source)
        elif _is_folder(fs, path, source):
            found = _inside(fs, path, source)
        else:
            found = [_single(fs, path, source)]
        is_empty = True
        for file in found:
            is_empty = False
            yield file
        if is_empty:
            raise CorpusError(_nothing(fs, path, source))


def _file_system(source: str) -> tuple[Any, str]:
    if not source.strip():
        raise CorpusError("an empty path is no source; give a folder, a file, a glob or a URL")
    try:
        fs, path = fsspec.core.url_to_fs(source)
    except (ValueError, ImportError) as error:
        raise CorpusError(f"{source}: no way to read that ({error})") from error
    return fs, path


def _is_folder(fs: Any, path: str, source: str) -> bool:
    try:
        return bool(fs.isdir(path))
    except (OSError, ValueError) as error:
        raise CorpusError(f"{source} can't be looked at: {error}") from error


def _single(fs: Any, path: str, source: str) -> SourceFile:
    try:
        size = int(fs.size(path) or 0)
    except FileNotFoundError as error:
        raise CorpusError(f"there is no {source}; give a folder, a file, a glob or a URL") from error
    except (OSError, ValueError) as error:
        raise CorpusError(f"{source} can't be looked at: {error}") from error
    if _suffix(path) not in SUFFIXES:
        known = " ".join(sorted(SUFFIXES))
        raise CorpusError(
            f"{source}: expected one of {known} (also .gz, .zst), or a folder of .txt and .html"
        )
    return SourceFile(source, path, size, fs)


def _matching(fs: Any, pattern: str, source: str) -> Iterator[SourceFile]:
    for path, info in sorted(fs.glob(pattern, detail=True).items()):
        if info["type"] == "file" and _suffix(path) in SUFFIXES:
            yield SourceFile(_named(source, pattern, path), path, int(info.get("size") or 0), fs)


def _inside(fs: Any, folder: str, source: str) -> Iterator[SourceFile]:
    for path, _, infos in fs.walk(folder, detail=True, topdown=True):
        for name, info in sorted(infos.items()):
            if _suffix(name) in TEXT_SUFFIXES | HTML_SUFFIXES:
                whole = f"{path.rstrip('/')}/{name}"
                yield SourceFile(_named(source, folder, whole), whole, int(info.get("size") or 0), fs)


def _named(source: str, base: str, path: str) -> str:
    """The file as the user would name it: beside ``source``, not by its absolute path."""
    given, base = source.rstrip("/"), base.rstrip("/")
    if path.startswith(base + "/"):  # a folder
        return given + path[len(base) :]
    if base.endswith(given):  # a glob: the part of the path that comes before what the user wrote
        return path[len(base) - len(given) :]
    return path


def _nothing(fs: Any, path: str, source: str) -> str:
    known = ", ".join(sorted(TEXT_SUFFIXES | HTML_SUFFIXES))
    if _GLOB & set(path):
        return f"no file of a known kind ({', '.join(sorted(SUFFIXES))}) matches {source}"
    tables = sorted({_suffix(name) for name in fs.ls(path, detail=False)} & ROW_SUFFIXES)
    hint = f"; for its tables give {source.rstrip('/')}/*{tables[0]}" if tables else ""
    return f"{source} has no {known} file in it{hint}"


def _suffix(path: str) -> str:
    pure = PurePosixPath(path)
    suffix = pure.suffix.lower()
    return PurePosixPath(pure.stem).suffix.lower() if suffix in _PACKED else suffix
