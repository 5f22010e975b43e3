"""Who says what in a corpus: how often each speaker states, accuses, denies, demands …"""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from newsanalysis.charts.grid import draw_counts
from newsanalysis.charts.style import axes_or_new, counted, elide, headline, note, say_empty, styled
from newsanalysis.tables.statements import KINDS

CAPTION = "Who says what, over all articles"

_EMPTY = "no statement is told"
_UPRIGHT_FROM = 5
"""Columns from which their names no longer fit side by side, as the numbers of a corpus are wide."""


@styled
def draw(voices: pd.DataFrame, *, top: int = 12, ax: Axes | None = None) -> Axes:
    """Matrix: a row for each speaker, most statements first, a column for each kind of statement.

    What nobody is named for is not drawn; the note counts it.
    """
    grid, left_out = _shown(voices, top)
    upright = grid.shape[1] >= _UPRIGHT_FROM
    ax = axes_or_new(ax, height=(2.2 if upright else 1.5) + 0.3 * max(len(grid), 3))
    if grid.empty:
        return say_empty(ax, _EMPTY)
    draw_counts(ax, grid.to_numpy())
    ax.set_xticks(range(grid.shape[1]), list(grid.columns), rotation=90 if upright else 0)
    ax.set_yticks(range(len(grid)), [elide(name) for name in grid.index])
    headline(ax, "Who says what", "statements of each kind; at the right all of them")
    if left_out:
        note(ax, left_out, below=90 if upright else 22)
    return ax


def data(voices: pd.DataFrame, *, top: int = 12) -> pd.DataFrame:
    """What the chart shows: speaker, a column for each kind that occurs, total."""
    grid, _ = _shown(voices, top)
    if grid.empty:
        return pd.DataFrame({"speaker": pd.Series(dtype="str"), "total": pd.Series(dtype="int64")})
    return grid.assign(total=grid.sum(axis=1)).rename_axis("speaker").reset_index()


def describe(voices: pd.DataFrame, *, top: int = 12) -> str:
    """The chart in words."""
    grid, left_out = _shown(voices, top)
    if grid.empty:
        return f"Matrix without cells: {_EMPTY}."
    rows = "; ".join(
        f"{name}: " + ", ".join(f"{kind} {n}" for kind, n in row[row > 0].items())
        for name, row in grid.iterrows()
    )
    return (
        f"Matrix of {counted(len(grid), 'speaker')} and {counted(grid.shape[1], 'kind')} of statement: {rows}"
        + (f"; {left_out}." if left_out else ".")
    )


def _shown(voices: pd.DataFrame, top: int) -> tuple[pd.DataFrame, str]:
    """The rows that are drawn, without kinds that none of them has, and what is said of the others."""
    nobody = voices["key"] == ""
    named = voices[~nobody]
    table = named.head(top).set_index("speaker")
    grid = table[[kind for kind in KINDS if kind in table and table[kind].any()]].rename_axis(None)
    rest, unnamed = named["statements"].iloc[top:], int(voices.loc[nobody, "statements"].sum())
    notes = []
    if len(rest):
        notes.append(f"{counted(len(rest), 'more speaker')} with {counted(int(rest.sum()), 'statement')}")
    if unnamed:
        notes.append(f"{counted(unnamed, 'statement')} of nobody that is named")
    return grid, f"and {', '.join(notes)}" if notes else ""
