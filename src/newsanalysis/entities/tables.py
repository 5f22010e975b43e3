"""Reading the data files beside this module: CSV tables, checked, with errors that name the row."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
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
