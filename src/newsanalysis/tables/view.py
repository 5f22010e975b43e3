"""A table as people read it: in a notebook, in the report, in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

_WIDTH = 60
_SHORT = 24
_STYLE = (  # JupyterLab sets text to the right, as if it were numbers
    "<style>.na-table :is(th, td, caption) { text-align: left !important; }"
    " .na-table .na-short { white-space: nowrap; }</style>"
)


@dataclass(frozen=True, eq=False)
class TableView:
    """Shows a DataFrame with a caption and header scopes; every cell is escaped."""

    table: pd.DataFrame
    caption: str

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in self.table.columns)
        body = "".join(
            "<tr>" + "".join(map(_cell, row)) + "</tr>\n"
            for row in self.table.itertuples(index=False, name=None)
        )
        return (
            f'{_STYLE}<div class="na-table" role="region" tabindex="0" aria-label="{escape(self.caption)}">\n'
            f"<table><caption>{escape(self.caption)}</caption>\n"
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table></div>"
        )

    def __repr__(self) -> str:
        return f"{self.caption}\n{to_text(self.table)}"


def show(table: pd.DataFrame, caption: str, columns: Sequence[str] | None = None) -> TableView:
    """The table, or some of its columns, ready to be looked at."""
    return TableView(table if columns is None else table[list(columns)], caption)


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


def _cell(value: object) -> str:
    if pd.isna(value):
        return '<td class="na-missing">–</td>'
    if isinstance(value, bool):
        return f"<td>{'yes' if value else 'no'}</td>"
    text = str(value)
    # Short values are read at a glance; "2023-09-01" must not break at its hyphens.
    opening = '<td class="na-short">' if len(text) <= _SHORT else "<td>"
    return f"{opening}{escape(text)}</td>"


def _plain(value: object) -> str:
    if pd.isna(value):
        return "–"
    text = " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
