"""Reading the data files beside this module: CSV tables, checked, with errors that name the row."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from newsanalysis.errors import LexiconError


def read_table(name: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of the package's CSV file ``name`` with their numbers (the header is row 1).

    Raises
    ------
    LexiconError
        The header differs from ``columns``, or a row has too many or too few values.
    """
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    yield from check_rows(name, text.splitlines(), columns)


def check_rows(
    name: str, lines: Iterable[str], columns: Sequence[str], delimiter: str = ","
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of CSV ``lines`` as mappings, each with its number; ``name`` is for the error text."""
    reader = csv.reader(lines, delimiter=delimiter)
    header = [cell.strip() for cell in next(reader, [])]
    if header != list(columns):
        raise LexiconError(
            f"{name}, row 1: header {','.join(header)!r}; expected {','.join(columns)!r} in this order"
        )
    for number, cells in enumerate(reader, 2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            raise LexiconError(
                f"{name}, row {number}: {len(cells)} values ({','.join(cells)!r}); "
                f"expected {len(columns)} ({','.join(columns)}); quote a value that has a {delimiter!r} in it"
            )
        yield number, {column: cell.strip() for column, cell in zip(columns, cells, strict=True)}


def read_user_table(
    what: str, path: str | Path, columns: Sequence[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a user's CSV file, each with the words that name its place ("names.csv, row 2").

    In UTF-8, with or without byte order mark; separated by commas, or by semicolons where the header is (as
    German Excel writes CSV). ``what`` says in errors what the file is.

    Raises
    ------
    LexiconError
        The file cannot be read, its header differs, or a row has too many or too few values.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise LexiconError(f"there is no {what} file {path}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(
            f"{what} {path}: cannot be read ({error}); expected a CSV file in UTF-8"
        ) from error
    lines = text.splitlines(keepends=True)
    separator = ";" if lines and ";" in lines[0] and "," not in lines[0] else ","
    for number, row in check_rows(path.name, lines, columns, separator):
        yield f"{path.name}, row {number}", row


@cache
def read_toml(name: str) -> dict[str, Any]:
    """The package's TOML file ``name``."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The words of one list of a TOML file."""
    return frozenset(read_toml(name)[key].split())


def alternatives(cell: str) -> list[str]:
    """The values of a cell, which "|" separates; empty ones are left out."""
    return [part.strip() for part in cell.split("|") if part.strip()]
