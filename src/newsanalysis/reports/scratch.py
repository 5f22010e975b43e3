"""Folders that one run works in: gone at its end, or when the next run begins if it was killed."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

_LOCK = "lock"
_YOUNG = 60.0
"""Seconds: a folder this young without a lock may be one that another run is just making."""


@contextmanager
def scratch(parent: Path, prefix: str) -> Iterator[Path]:
    """A new folder in ``parent`` for this run alone, removed at the end.

    Folders with the same prefix that runs left which are no more are removed, too. A run holds a lock in
    its folder; the lock goes with the process, however that ends.
    """
    _sweep(parent, prefix)
    while True:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        lock = FileLock(folder / _LOCK, blocking=False)
        with suppress(Timeout):  # another run's sweep was here between the two lines: a folder anew
            lock.acquire()
            break
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)  # where an open file can't be removed


def _sweep(parent: Path, prefix: str) -> None:
    for folder in parent.glob(f"{prefix}*"):
        # Whatever can't be looked at or removed is another user's, or another run's.
        with suppress(OSError):
            if folder.is_symlink() or not folder.is_dir():
                continue
            if not (folder / _LOCK).exists():
                if time.time() - folder.stat().st_mtime > _YOUNG:
                    folder.rmdir()  # only if it is empty, as a run leaves it that was killed just then
                continue
            with FileLock(folder / _LOCK, blocking=False):
                shutil.rmtree(folder)
