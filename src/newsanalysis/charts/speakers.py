"""Who says what: how often each speaker states, accuses, denies, demands …"""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from newsanalysis.charts.grid import draw_counts
from newsanalysis.charts.style import axes_or_new, counted, elide, headline, note, say_empty, styled
from newsanalysis.charts.voices import speakers
from newsanalysis.tables.statements import KINDS, NOBODY, said

CAPTION = "Who says what, by kind of statement"

_EMPTY = "no statement is told"
_UPRIGHT_FROM = 6
"""Columns from which their names no longer fit side by side."""


@styled
def draw(statements: pd.DataFrame, entities: pd.DataFrame, *, top: int = 12, ax: Axes | None = None) -> Axes:
    """Matrix: a row per speaker, most statements first, a column per kind of statement that occurs.

    What nobody is named for stands in the last row. A statement of two speakers counts for both; what
    is told as not said is left out (``tables.statements.said``), and a note gives its number.
    """
    grid, left_out = _shown(statements, entities, top)
    upright = grid.shape[1] >= _UPRIGHT_FROM
    ax = axes_or_new(ax, height=(2.2 if upright else 1.5) + 0.3 * max(len(grid), 3))
    if grid.empty:
        return say_empty(ax, _EMPTY)
    draw_counts(ax, grid.to_numpy())
    ax.set_xticks(range(grid.shape[1]), list(grid.columns), rotation=90 if upright else 0)
    ax.set_yticks(range(len(grid)), [elide(name) for name in grid.index])
    headline(ax, "Who says what", "statements of each kind; at the right all of them")
    if text := _note(left_out, statements):
        note(ax, text, below=90 if upright else 22)
    return ax


def data(statements: pd.DataFrame, entities: pd.DataFrame, *, top: int = 12) -> pd.DataFrame:
    """What the chart shows: speaker, a column for each kind that occurs, total."""
    grid, _ = _shown(statements, entities, top)
    if grid.empty:
        return pd.DataFrame({"speaker": pd.Series(dtype="str"), "total": pd.Series(dtype="int64")})
    return grid.assign(total=grid.sum(axis=1)).rename_axis("speaker").reset_index()


def describe(statements: pd.DataFrame, entities: pd.DataFrame, *, top: int = 12) -> str:
    """The chart in words."""
    grid, left_out = _shown(statements, entities, top)
    if grid.empty:
        return f"Matrix without cells: {_EMPTY}."
    rows = "; ".join(
        f"{name}: " + ", ".join(f"{kind} {n}" for kind, n in row[row > 0].items())
        for name, row in grid.iterrows()
    )
    more = _note(left_out, statements)
    return (
        f"Matrix of {counted(len(grid), 'row')} of speakers and "
        f"{counted(grid.shape[1], 'kind')} of statement: {rows}" + (f"; {more}." if more else ".")
    )


def _shown(statements: pd.DataFrame, entities: pd.DataFrame, top: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of the ``top`` speakers with that of nobody, and those that are left out.

    Columns are kinds; one that only those left out have is not shown.
    """
    told: list[tuple[str, str, str]] = []
    for _, statement in said(statements).iterrows():
        voices = [(voice.key, voice.name) for voice in speakers(statement, entities)]
        told += [(*voice, statement["kind"]) for voice in voices or [("", NOBODY)]]
    if not told:
        return pd.DataFrame(), pd.DataFrame()
    table = pd.DataFrame(told, columns=["key", "name", "kind"])
    grid = pd.crosstab(table["key"], table["kind"])
    order = dict.fromkeys(table["key"])  # of equal ones the first to speak comes first
    grid = grid.reindex(index=list(order), columns=[kind for kind in KINDS if kind in grid])
    grid = grid.iloc[(-grid.sum(axis=1).to_numpy()).argsort(kind="stable")]
    names = dict(zip(table["key"], table["name"], strict=True))
    named = grid[grid.index != ""]
    shown = pd.concat([named.head(top), grid[grid.index == ""]])
    shown = shown.loc[:, shown.any()]
    left_out = named.iloc[top:]
    shown.index, left_out.index = (pd.Index(rows.index.map(names), name=None) for rows in (shown, left_out))
    return shown, left_out


def _note(left_out: pd.DataFrame, statements: pd.DataFrame) -> str:
    notes = []
    if not left_out.empty:
        total = int(left_out.to_numpy().sum())
        notes.append(f"and {counted(len(left_out), 'more speaker')} with {counted(total, 'statement')}")
    if denied := len(statements) - len(said(statements)):
        notes.append(f"left out: {counted(denied, 'statement')} told as not made")
    return "; ".join(notes)
