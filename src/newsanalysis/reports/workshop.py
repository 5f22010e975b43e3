"""A folder to work in, so that what is half done never looks finished."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from newsanalysis.errors import ReportError

RECORD = "run.json"
"""The file by which a folder of an earlier run is known."""

_PREFIX = ".newsanalysis-"


@contextmanager
def workshop(out: Path, *, finished: str, names: Collection[str]) -> Iterator[Path]:
    """A temporary folder inside ``out``; what is in it at the end moves to the same place in ``out``.

    Parameters
    ----------
    out
        The folder; made if it is not there.
    finished
        The file that stands for success: it goes away first, comes last, and is never there after a
        failure. Whatever else was made by then moves too, so that a failed notebook is kept.
    names
        What a run writes. Where one of them is there already, ``out`` must be an earlier run's: files
        of the user's own are never written over.

    Raises
    ------
    ReportError
        ``out`` can't be made or written, or holds files of these names that no earlier run made.
    """
    foreign = [] if is_record(out / RECORD) else [name for name in (*names, RECORD) if (out / name).exists()]
    if foreign:
        raise ReportError(
            f"{out} holds {foreign[0]}, which no report made before; name another folder with --out"
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / finished).unlink(missing_ok=True)
        work = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=out))
    except OSError as error:
        raise ReportError(
            f"can't write to {out}: {error.strerror or error}; name another folder with --out"
        ) from error
    try:
        try:
            yield work
        except BaseException:
            (work / finished).unlink(missing_ok=True)
            _move(work, out, last=finished)
            raise
        _move(work, out, last=finished)
    except OSError as error:
        raise ReportError(f"can't write the report to {out}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _move(work: Path, out: Path, *, last: str) -> None:
    files = sorted((path for path in work.rglob("*") if path.is_file()), key=lambda path: path.name == last)
    for path in files:
        target = out / path.relative_to(work)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)


def is_record(path: Path) -> bool:
    """Whether the file is the record of a run of ours."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    versions = record.get("versions") if isinstance(record, dict) else None
    return isinstance(versions, dict) and "newsanalysis" in versions
