"""What was worked out before, kept in a folder of the user's: bytes by key.

Several runs may write at once: an entry is written under another name and renamed when it is whole. The
folder is platformdirs' for this user, or the one that the environment variable NEWSANALYSIS_CACHE names;
``off`` there switches it off. What was not used for longest goes when the folder grows over its bound.
"""

from __future__ import annotations

import os
import re
import warnings
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock
from platformdirs import user_cache_path

ENVIRONMENT = "NEWSANALYSIS_CACHE"
OFF = "off"

MAX_BYTES = 200_000_000
"""Some thousand articles; a cache is no archive."""

_ENTRY = re.compile(r"[0-9a-f]{64}\.zip")
_PATIENCE = 10.0
"""Seconds to wait for another run that writes; it takes milliseconds."""


class CacheWarning(UserWarning):
    """An entry was broken, or could not be kept; the result is right all the same."""


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries, each named by its key (64 hex digits), that holds ``max_bytes`` at most."""

    folder: Path
    max_bytes: int = MAX_BYTES

    def is_writable(self) -> bool:
        """Whether entries can be kept in it; the folder is made if it is not there."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return False
        return os.access(self.folder, os.W_OK)

    def get(self, key: str) -> bytes | None:
        """The entry; None if there is none that can be read."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            os.utime(path)  # used just now
        except OSError:
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep the entry; if that can't be done (disk full, read-only), a ``CacheWarning`` says so."""
        part = self.folder / f".{key}.part"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Whoever holds the lock is alone here, so what is half-written is of a run that was cut off.
            with FileLock(self.folder / ".lock", timeout=_PATIENCE):
                for left in self.folder.glob(".*.part"):
                    left.unlink()
                try:
                    part.write_bytes(data)
                    part.replace(self._path(key))
                finally:
                    part.unlink(missing_ok=True)
                self._shrink()
        except OSError as error:
            message = (
                f"can't keep what was worked out in {self.folder}: {error.strerror or error}; "
                f"name another folder with {ENVIRONMENT}, or {OFF}"
            )
            warnings.warn(message, CacheWarning, stacklevel=2)

    def entries(self) -> list[Path]:
        """The entries' files, the one used last at the end."""
        try:
            found = [
                (path.stat().st_mtime_ns, path)
                for path in self.folder.iterdir()
                if _ENTRY.fullmatch(path.name)
            ]
        except OSError:
            return []
        return [path for _, path in sorted(found)]

    def clear(self) -> int:
        """Remove every entry; how many there were. Other files in the folder stay."""
        entries = self.entries()
        for path in entries:
            path.unlink(missing_ok=True)
        return len(entries)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.zip"

    def _shrink(self) -> None:
        entries = self.entries()
        sizes = [path.stat().st_size for path in entries]
        total = sum(sizes)
        for path, size in zip(entries[:-1], sizes, strict=False):
            if total <= self.max_bytes:
                return
            path.unlink(missing_ok=True)
            total -= size


def user_cache() -> Cache | None:
    """The user's cache; None if it is switched off."""
    wanted = os.environ.get(ENVIRONMENT, "")
    if wanted.lower() == OFF:
        return None
    return Cache(Path(wanted).absolute() if wanted else user_cache_path("newsanalysis", appauthor=False))
