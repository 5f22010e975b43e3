"""The list of training data and its check: the figures are of these very files."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).with_name("data.toml")


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file below the data folder."""

    path: str
    what: str
    source: str
    licence: str
    sha256: str


class DataError(Exception):
    """A training file is missing or is another one."""


def data_files() -> tuple[DataFile, ...]:
    """The files of ``data.toml``."""
    return tuple(DataFile(**row) for row in tomllib.loads(LIST.read_text(encoding="utf-8"))["file"])


def check_data(folder: Path) -> None:
    """Raise DataError, with where to get it, for the first file that is not there or differs."""
    for file in data_files():
        path = folder / file.path
        if not path.is_file():
            raise DataError(f"{path} is missing: {file.what}; get it from {file.source}")
        with path.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
        if found != file.sha256:
            raise DataError(f"{path}: SHA-256 is {found}, expected {file.sha256} (from {file.source})")
