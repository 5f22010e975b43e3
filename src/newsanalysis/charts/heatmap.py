"""Where in the article each entity is named."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from newsanalysis.charts.grid import draw_counts
from newsanalysis.charts.parts import part_of, story, story_parts
from newsanalysis.charts.style import axes_or_new, elide, headline, note, say_empty, styled

CAPTION = "Who is named where, by part of the article"

_EMPTY = "no entity is named in a paragraph"
_MOST_COLUMNS = 30
_SHORT = {"headline": "H", "subheading": "S", "caption": "C", "paragraph": "P"}


@styled
def draw(
    entities: pd.DataFrame,
    mentions: pd.DataFrame,
    zones: pd.DataFrame,
    *,
    top: int = 12,
    ax: Axes | None = None,
) -> Axes:
    """Heat map: a row per entity, a column per part of the story in reading order, mentions counted."""
    grid = _grid(entities, mentions, zones)
    left_out = max(len(grid) - top, 0)
    grid = grid.head(top)
    ax = axes_or_new(ax, height=1.5 + 0.3 * max(len(grid), 3))
    if grid.empty:
        return say_empty(ax, _EMPTY)
    draw_counts(ax, grid.to_numpy())
    ax.set_xticks(range(grid.shape[1]), list(grid.columns), rotation=90 if grid.shape[1] > 22 else 0)
    ax.set_yticks(range(len(grid)), [elide(name) for name in grid.index])
    headline(
        ax,
        "Who is named where",
        "mentions in each part of the article in reading order; at the right all of them",
    )
    note(ax, _legend(zones, left_out), below=38 if grid.shape[1] > 22 else 22)
    return ax


def data(
    entities: pd.DataFrame, mentions: pd.DataFrame, zones: pd.DataFrame, *, top: int = 12
) -> pd.DataFrame:
    """What the chart shows: name, a column for each part of the story, total."""
    grid = _grid(entities, mentions, zones).head(top)
    if grid.empty:
        return pd.DataFrame({"name": pd.Series(dtype="str"), "total": pd.Series(dtype="int64")})
    return grid.assign(total=grid.sum(axis=1)).rename_axis("name").reset_index()


def describe(entities: pd.DataFrame, mentions: pd.DataFrame, zones: pd.DataFrame, *, top: int = 12) -> str:
    """The chart in words."""
    grid = _grid(entities, mentions, zones).head(top)
    if grid.empty:
        return f"Heat map without cells: {_EMPTY}."
    rows = "; ".join(
        f"{name} in " + ", ".join(f"{part} ({n})" if n > 1 else part for part, n in row[row > 0].items())
        for name, row in grid.iterrows()
    )
    return (
        f"Heat map of {len(grid)} entities over {grid.shape[1]} parts of the article "
        f"({_legend(zones, 0)}): {rows}."
    )


def _grid(entities: pd.DataFrame, mentions: pd.DataFrame, zones: pd.DataFrame) -> pd.DataFrame:
    """Mentions by entity name (rows, most named first) and part of the story (columns, in order).

    A long article's neighbouring parts share a column, named after the first of them.
    """
    parts, told = story_parts(zones), story(mentions)
    number = part_of(told, parts)
    told, number = told[number >= 0], number[number >= 0]
    if told.empty:
        return pd.DataFrame()
    width = _parts_per_column(parts)
    grid = pd.crosstab(told["entity_id"].to_numpy(), (number // width).to_numpy())
    grid = grid.reindex(index=entities["entity_id"], columns=range(-(-len(parts) // width)), fill_value=0)
    grid.index = pd.Index(entities["name"])
    counted = parts.groupby("kind").cumcount() + 1
    labels = [f"{_SHORT[kind]}{n}" for kind, n in zip(parts["kind"], counted, strict=True)]
    grid.columns = pd.Index(labels[::width])
    order = (-grid.sum(axis=1).to_numpy()).argsort(kind="stable")
    return grid.iloc[order][lambda rows: rows.sum(axis=1) > 0]


def _parts_per_column(parts: pd.DataFrame) -> int:
    return max(-(-len(parts) // _MOST_COLUMNS), 1)


def _legend(zones: pd.DataFrame, left_out: int) -> str:
    parts = story_parts(zones)
    kinds = ", ".join(f"{short} {kind}" for kind, short in _SHORT.items() if kind in set(parts["kind"]))
    width = _parts_per_column(parts)
    shared = f"; a column is {width} parts, named after the first" if width > 1 else ""
    return kinds + shared + (f"; and {left_out} more entities" if left_out else "")
