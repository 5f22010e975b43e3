"""A table as people read it: in a notebook, in the report, in a terminal."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from newsanalysis.markup import escaped
from newsanalysis.tables.schema import TABLES

_WIDTH = 60
_SHORT = 24
_FOLDED_FROM = 30
"""Rows from which a table is folded: who wants them all opens it, who reads on need not scroll past."""

_LEFT = "text-align:left;max-width:32em"
_LOOKS = {
    "": _LEFT,
    "na-missing na-short": _LEFT,
    "na-missing": _LEFT,
    "na-short": f"{_LEFT};white-space:nowrap",
    "na-long": f"{_LEFT};min-width:16em",
    "na-number": "text-align:right",
}
"""What cells look like in a notebook, by class: JupyterLab sets text to the right, as if it were numbers.

Inline, because it takes style elements out of stored outputs until a notebook is trusted. A report's page
has a style of its own and takes these off."""


@dataclass(frozen=True, eq=False)
class TableView:
    """Shows a DataFrame with a caption and header scopes; every cell is escaped.

    Columns that carry the article's words are marked as German: those that the schema says, and ``german``.
    A long table is folded, and any that is ``folded``.
    """

    table: pd.DataFrame
    caption: str
    german: Collection[str] = ()
    folded: bool = False

    def __repr__(self) -> str:
        return f"{self.caption}\n{to_text(self.table)}"

    def _repr_html_(self) -> str:
        """The table as HTML, folded if it is long or shall be."""
        caption = escaped(self.caption)
        table = (
            f'<div class="na-table" role="group" tabindex="0" aria-label="{caption}" style="overflow-x:auto">'
            f'\n<table style="table-layout:auto;margin:0">'
            f'<caption style="text-align:left">{caption}</caption>\n'
            f"<thead><tr>{self._head}</tr></thead>\n<tbody>\n{self._body}</tbody></table></div>"
        )
        if len(self.table) < _FOLDED_FROM and not self.folded:
            return table
        return (
            f'<details class="na-folded"><summary>{caption}: {len(self.table):,} rows</summary>\n'
            f"{table}</details>"
        )

    @property
    def _head(self) -> str:
        return "".join(
            f'<th scope="col"{_class("na-number" if name in self._numbers else "")}>{escaped(str(name))}</th>'
            for name in self.table.columns
        )

    @property
    def _body(self) -> str:
        if self.table.empty:
            return (
                f'<tr><td{_class("na-missing")} colspan="{len(self.table.columns) or 1}">no rows</td></tr>\n'
            )
        columns = [str(name) for name in self.table.columns]
        german = {name for name in columns if name in self.german or _is_german(name, columns)}
        return "".join(
            "<tr>"
            + "".join(_cell(value, german=name in german) for name, value in zip(columns, row, strict=True))
            + "</tr>\n"
            for row in self.table.itertuples(index=False, name=None)
        )

    @cached_property
    def _numbers(self) -> set[str]:
        return {
            str(name)
            for name, dtype in self.table.dtypes.items()
            if pd.api.types.is_numeric_dtype(dtype) and not pd.api.types.is_bool_dtype(dtype)
        }


def show(
    table: pd.DataFrame,
    caption: str,
    columns: Sequence[str] | None = None,
    *,
    german: Collection[str] = (),
    folded: bool = False,
) -> TableView:
    """The table, or some of its columns, ready to be looked at; the options are ``TableView``'s."""
    return TableView(table if columns is None else table[list(columns)], caption, german, folded)


def show_first(
    table: pd.DataFrame,
    caption: str,
    columns: Sequence[str] | None = None,
    *,
    rows: int = 20,
    german: Collection[str] = (),
) -> TableView:
    """The first rows of a long table; where there are more, the caption says how many there are in all."""
    if len(table) > rows:
        caption = f"{caption}: the first {rows} of {len(table):,}"
    return show(table.head(rows), caption, columns, german=german)


def to_text(table: pd.DataFrame) -> str:
    """The table in aligned columns for a terminal; long cells are cut with an ellipsis."""
    if table.empty:
        return "(no rows)"
    cells = [[str(name) for name in table.columns]]
    cells += [[_plain(value) for value in row] for row in table.itertuples(index=False, name=None)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(cells[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    )


def _is_german(name: str, beside: Sequence[str]) -> bool:
    """Whether a column of this name, beside these others, carries the article's words in our tables.

    An event's ``label`` is its sentence, an entity's a code: the table with more of the columns decides.
    """
    homes = [table for table in TABLES.values() if name in table.column_names]
    if not homes:
        return False
    home = max(homes, key=lambda table: len(set(table.column_names) & set(beside)))
    return any(column.name == name and column.words for column in home.columns)


def _cell(value: object, *, german: bool) -> str:
    if pd.isna(value):
        return f"<td{_class('na-missing na-short')}>–</td>"
    if isinstance(value, bool):
        return f"<td{_class('na-short')}>{'yes' if value else 'no'}</td>"
    if isinstance(value, float):
        return f"<td{_class('na-number')}>{value:g}</td>"
    if isinstance(value, int):
        return f"<td{_class('na-number')}>{value}</td>"
    text = str(value)
    # Short values are read at a glance; "2023-09-01" must not break at its hyphens.
    width = "na-short" if len(text) <= _SHORT else "na-long" if len(text) > _WIDTH else ""
    language = ' lang="de"' if german else ""
    return f"<td{_class(width)}{language}>{escaped(text)}</td>"


def _class(name: str) -> str:
    """The attributes of a cell: its class, if it has one, and how a notebook shows that."""
    known = f' class="{name}"' if name else ""
    return f'{known} style="{_LOOKS[name]}"'


def _plain(value: object) -> str:
    if pd.isna(value):
        return "–"
    text = " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
