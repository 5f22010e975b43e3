"""The word lists of ``lexicon.toml``, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from newsanalysis.errors import LexiconError

Row = dict[str, str | int]

FIELDS = {
    "month": {"form", "value", "example"},
    "agency": {"form", "kind", "example"},
    "cue": {"form", "example"},
    "rights": {"form", "example"},
    "small_word": {"form", "example"},
    "place_word": {"form", "example"},
    "function_word": {"form", "example"},
}


@cache
def tables() -> dict[str, list[Row]]:
    """All tables of the lexicon by name; a LexiconError names the row that does not fit."""
    text = files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    loaded: dict[str, list[Row]] = tomllib.loads(text)
    for name, rows in loaded.items():
        check(name, rows)
    return loaded


def check(name: str, rows: list[Row]) -> None:
    """Nothing for rows with the fields of their table; a LexiconError names the first that differs."""
    if name not in FIELDS:
        raise LexiconError(f"lexicon.toml: unknown table {name!r}; expected one of {', '.join(FIELDS)}")
    for number, row in enumerate(rows, 1):
        if set(row) != FIELDS[name]:
            raise LexiconError(
                f"lexicon.toml, {name} row {number} ({row.get('form')!r}): fields {sorted(row)}; "
                f"expected {sorted(FIELDS[name])}"
            )


@cache
def forms(name: str) -> frozenset[str]:
    """The forms of one table."""
    return frozenset(str(row["form"]) for row in tables()[name])


@cache
def months() -> dict[str, int]:
    """Month name, as written in datelines → 1 to 12."""
    return {str(row["form"]): int(row["value"]) for row in tables()["month"]}


@cache
def agencies() -> dict[str, str]:
    """Agency → ``"wire"`` or ``"picture"``."""
    return {str(row["form"]): str(row["kind"]) for row in tables()["agency"]}
