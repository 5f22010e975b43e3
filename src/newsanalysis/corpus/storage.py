"""The folder that a corpus lies in: on this machine's disk, or in an object store that fsspec knows."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

import fsspec
from fsspec.implementations.local import LocalFileSystem

from newsanalysis.errors import CorpusError

_TEMPORARY = ".part"
_OURS = ("builtins", "newsanalysis", "pyarrow")  # what else is raised comes from a store's library


class Folder:
    """A folder by path or URL. A file is there whole or not at all.

    On a disk it is written under another name and renamed; an object store shows an object when all of it
    has arrived.
    """

    def __init__(self, path: str | Path) -> None:
        self.name = str(path)
        try:
            self.fs, self.root = fsspec.core.url_to_fs(self.name)
        except (ValueError, ImportError) as error:
            raise CorpusError(f"{self.name}: no way to write there ({error})") from error
        self.is_local = isinstance(self.fs, LocalFileSystem)

    def path(self, name: str) -> str:
        """The path of a file in the folder, as its file system takes it."""
        return f"{self.root.rstrip('/')}/{name}"

    def write(self, name: str, data: bytes) -> None:
        """Put a file in place."""
        with self.writing(name) as file:
            file.write(data)

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """A file to write to that comes into place at the end, unless something goes wrong before."""
        path = self.path(name)
        if not self.is_local:
            # Sent off when it is whole: a store's own file puts what it has in place however it is closed.
            with self._told("write to"), tempfile.TemporaryDirectory(prefix="newsanalysis-") as folder:
                part = Path(folder) / "part"
                with part.open("wb") as file:
                    yield file
                self.fs.put_file(str(part), path)
            return
        try:
            # With a dot in front: whoever reads the folder as a dataset passes over what a kill has left.
            whole = Path(path)
            part = whole.with_name(f".{whole.name}.{secrets.token_hex(4)}{_TEMPORARY}")
            part.parent.mkdir(parents=True, exist_ok=True)
            try:
                with part.open("wb") as file:
                    yield file
                    file.flush()
                    os.fsync(file.fileno())
                part.replace(whole)
            finally:
                part.unlink(missing_ok=True)
        except OSError as error:
            raise CorpusError(
                f"can't write to {self.name}: {error.strerror or error}; make room or rights, then --resume"
            ) from error

    def read(self, name: str) -> bytes | None:
        """The file's bytes; None where there is none."""
        try:
            with self._told(f"read {name} in"):
                return cast(bytes, self.fs.cat_file(self.path(name)))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def files(self, folder: str = "") -> list[str]:
        """The names of all files below ``folder``, in order; those half written are left out."""
        prefix = self.path("")
        try:
            with self._told("read"):
                found = self.fs.find(self.path(folder).rstrip("/"))
        except (FileNotFoundError, NotADirectoryError):
            return []
        names = (str(path)[len(prefix) :] for path in found)
        return sorted(name for name in names if not name.endswith(_TEMPORARY))

    def remove(self, *names: str) -> None:
        """Take files away; what isn't there is no error."""
        for name in names:
            with contextlib.suppress(FileNotFoundError), self._told("take away files of"):
                self.fs.rm_file(self.path(name))

    def sweep(self) -> None:
        """Take away what a kill has left half written; nobody else may be writing."""
        if self.is_local:
            for part in Path(self.root).rglob(f"*{_TEMPORARY}"):
                part.unlink(missing_ok=True)

    def remove_folder(self, folder: str) -> None:
        """Take a folder away with all that is in it."""
        with contextlib.suppress(FileNotFoundError), self._told("take away files of"):
            self.fs.rm(self.path(folder), recursive=True)

    def exists(self, *, without: str = "") -> bool:
        """Whether there is such a folder with anything in it but the folder ``without``."""
        if self.is_local:
            path = Path(self.root)
            return path.exists() and (not path.is_dir() or any(e.name != without for e in path.iterdir()))
        return any(not name.startswith(f"{without}/") for name in self.files())

    @contextmanager
    def _told(self, doing: str) -> Iterator[None]:
        """What the file system or the store's own library raises becomes one error that says what to do."""
        try:
            yield
        except (FileNotFoundError, NotADirectoryError) as error:
            if doing != "write to" or self.is_local:
                raise
            raise CorpusError(f"can't write to {self.name}: {error}; is there such a bucket?") from error
        except OSError as error:
            raise CorpusError(
                f"can't {doing} {self.name}: {error.strerror or error}; make room or rights, then --resume"
            ) from error
        except Exception as error:
            if type(error).__module__.partition(".")[0] in _OURS:
                raise
            raise CorpusError(
                f"can't {doing} {self.name}: {type(error).__name__}: {error}; see that address and "
                "credentials are right, then --resume"
            ) from error

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other run writes here meanwhile (known on this machine's disk, where the system locks files)."""
        lock = self._locked() if self.is_local and os.name == "posix" else contextlib.nullcontext()
        with lock:
            yield

    @contextmanager
    def _locked(self) -> Iterator[None]:
        import fcntl

        try:
            Path(self.root).mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.root, os.O_RDONLY)
        except OSError as error:
            raise CorpusError(
                f"can't write to {self.name}: {error.strerror or error}; name another folder"
            ) from error
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise CorpusError(
                    f"another run is writing to {self.name}; let it end, or name another folder"
                ) from error
            yield
        finally:
            os.close(descriptor)


def as_json(value: dict[str, Any]) -> bytes:
    """A JSON file's bytes."""
    import json

    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "surrogateescape")
