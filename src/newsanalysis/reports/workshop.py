"""A folder to work in, so that what is half done never looks finished."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsanalysis.errors import ReportError

_PREFIX = ".newsanalysis-"


@contextmanager
def workshop(out: Path, finished: str) -> Iterator[Path]:
    """A temporary folder inside ``out``; what is in it at the end moves to the same place in ``out``.

    ``finished`` names the file that stands for success: it goes away first, comes last, and is never
    there after a failure. Whatever else was made by then moves too, so that a failed notebook is kept.

    Raises ``ReportError`` when ``out`` can't be made or written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / finished).unlink(missing_ok=True)
        work = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=out))
    except OSError as error:
        raise ReportError(
            f"can't write to {out}: {error.strerror or error}; name another folder with --out"
        ) from error
    try:
        yield work
    except OSError as error:
        raise ReportError(f"can't write the report to {out}: {error.strerror or error}") from error
    except BaseException:
        (work / finished).unlink(missing_ok=True)
        _move(work, out, last=finished)
        raise
    else:
        _move(work, out, last=finished)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _move(work: Path, out: Path, *, last: str) -> None:
    files = sorted((path for path in work.rglob("*") if path.is_file()), key=lambda path: path.name == last)
    for path in files:
        target = out / path.relative_to(work)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
