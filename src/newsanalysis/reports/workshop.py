"""A folder to work in, so that what is half done never looks finished."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock

from newsanalysis.errors import ReportError
from newsanalysis.reports.scratch import scratch

RECORD = "run.json"
"""The file by which a folder of an earlier run is known."""

_PREFIX = ".newsanalysis-"
_SWITCH = ".newsanalysis-switch"
_PATIENCE = 30.0
"""Seconds to wait for another run that moves its files to the same place; it takes milliseconds."""


@contextmanager
def workshop(out: Path, *, finished: str, names: Collection[str]) -> Iterator[Path]:
    """A temporary folder inside ``out``; what is in it at the end moves to the same place in ``out``.

    Two runs may work for one ``out`` at once: each in a folder of its own, and one after the other when
    they move, so that all there is in the end is of one of them.

    Parameters
    ----------
    out
        The folder; made if it is not there.
    finished
        The file that stands for success: of all that moves the old one goes away first and the new one
        comes last, and it is not there after a failure.
    names
        What a run writes beside ``RECORD``. Where one of them is there already, ``out`` must be an earlier
        run's: files of the user's own are never written over.

    Raises
    ------
    ReportError
        ``out`` can't be made or written, or holds files of these names that no earlier run made. A
        ReportError that comes from inside moves what was made by then, so that a failed notebook is kept;
        any other error moves nothing.
    """
    _refuse_foreign(out, names)
    new = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        with scratch(out, _PREFIX) as folder:
            work = folder / "work"
            work.mkdir()
            try:
                yield work
            except ReportError:
                (work / finished).unlink(missing_ok=True)
                _move(work, out, names, last=finished)
                raise
            _move(work, out, names, last=finished)
    except OSError as error:
        raise ReportError(
            f"can't write the report to {out}: {error.strerror or error}; name another folder with --out"
        ) from error
    finally:
        if new:
            with suppress(OSError):
                out.rmdir()  # if nothing is in it: this run has failed early


def _refuse_foreign(out: Path, names: Collection[str]) -> None:
    foreign = [] if is_record(out / RECORD) else [name for name in (*names, RECORD) if (out / name).exists()]
    if foreign:
        raise ReportError(
            f"{out} holds {foreign[0]}, which no report made before; name another folder with --out"
        )


def _move(work: Path, out: Path, names: Collection[str], *, last: str) -> None:
    """Move the files one by one: the record first, by which the folder is known should this be cut off."""
    order = {RECORD: 0, last: 2}
    files = sorted(
        (path for path in work.rglob("*") if path.is_file()), key=lambda path: (order.get(path.name, 1), path)
    )
    with _alone(out):
        _refuse_foreign(out, names)
        (out / last).unlink(missing_ok=True)
        for name in names:
            if (out / name).is_file() and not (work / name).exists():
                (out / name).unlink()  # an earlier run's, which this one has no new one of
        for path in files:
            target = out / path.relative_to(work)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """While this run moves its files no other does."""
    switch = out / _SWITCH
    with FileLock(switch, timeout=_PATIENCE):
        try:
            yield
        finally:
            with suppress(OSError):  # Windows removes it with the lock
                switch.unlink()


def is_record(path: Path) -> bool:
    """Whether the file is the record of a run of ours."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    versions = record.get("versions") if isinstance(record, dict) else None
    return isinstance(versions, dict) and "newsanalysis" in versions
