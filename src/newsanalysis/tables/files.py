"""Tables to CSV and back, safe to open in a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from newsanalysis.tables import schema

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"


def to_csv(table: pd.DataFrame) -> str:
    r"""The table as CSV text (RFC 4180, ``\n``, UTF-8 when written).

    A text cell that a spreadsheet would run as a formula (it starts with = + - @, tab or carriage
    return) gets an apostrophe in front, as OWASP advises; ``read_csv`` takes it off again.
    """
    guarded = table.copy()
    for name in guarded.columns:
        if pd.api.types.is_string_dtype(guarded[name].dtype):
            guarded[name] = guarded[name].map(_guard, na_action="ignore")
    return str(guarded.to_csv(index=False, lineterminator="\n"))


def read_csv(name: str, path: str | Path) -> pd.DataFrame:
    """A table written by ``to_csv``, with the schema's dtypes.

    Only empty cells are missing: the text "NA" (Namibia's ISO code) stays a text.
    """
    table = schema.TABLES[name]
    read = pd.read_csv(
        path,
        dtype={column.name: column.dtype for column in table.columns},
        keep_default_na=False,
        na_values=[""],
    )
    for column in table.columns:
        if column.dtype == "str":
            read[column.name] = read[column.name].map(_unguard, na_action="ignore").astype("str")
    return read[table.column_names]


def _guard(cell: str) -> str:
    return _GUARD + cell if cell.startswith((*_FORMULA_STARTS, _GUARD)) else cell


def _unguard(cell: str) -> str:
    return cell[len(_GUARD) :] if cell.startswith(_GUARD) else cell
