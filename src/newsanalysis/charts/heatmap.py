"""Where in the article each entity is named."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from newsanalysis.charts.style import axes_or_new, elide, say_empty, styled

_EMPTY = "no entity is named in a paragraph"
_STORY_ZONES = ("headline", "subheading", "caption", "paragraph")
_MOST_COLUMNS = 40
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
    grid = _grid(entities, mentions, zones, top)
    ax = axes_or_new(ax, height=1.4 + 0.3 * max(len(grid), 3))
    if grid.empty:
        return say_empty(ax, _EMPTY)
    counts = grid.to_numpy()
    ax.imshow(counts, cmap="Blues", vmin=0, vmax=max(counts.max(), 3) * 1.25, aspect="auto")
    for row, column in zip(*counts.nonzero(), strict=True):
        dark = counts[row, column] > 0.6 * max(counts.max(), 3)
        ax.text(
            column,
            row,
            str(counts[row, column]),
            ha="center",
            va="center",
            color="white" if dark else "black",
        )
    ax.set_xticks(range(grid.shape[1]), list(grid.columns))
    ax.set_yticks(range(len(grid)), [elide(name) for name in grid.index])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set_xlabel("part of the article: H headline, C caption, S subheading, P paragraph")
    ax.set_title("Who is named where")
    return ax


def describe(entities: pd.DataFrame, mentions: pd.DataFrame, zones: pd.DataFrame, *, top: int = 12) -> str:
    """The chart in words."""
    grid = _grid(entities, mentions, zones, top)
    if grid.empty:
        return f"Heat map without cells: {_EMPTY}."
    rows = "; ".join(
        f"{name} in " + ", ".join(f"{part} ({n})" if n > 1 else part for part, n in row[row > 0].items())
        for name, row in grid.iterrows()
    )
    return f"Heat map of {len(grid)} entities over {grid.shape[1]} parts of the article: {rows}."


def _grid(entities: pd.DataFrame, mentions: pd.DataFrame, zones: pd.DataFrame, top: int) -> pd.DataFrame:
    """Mentions by entity name (rows, most named first) and part of the story (columns, in order).

    A long article's neighbouring parts share a column, named after the first of them.
    """
    parts = zones[zones["kind"].isin(_STORY_ZONES)].reset_index(drop=True)
    story = mentions[mentions["kind"] != "credit"]
    part_of = parts["start_char"].searchsorted(story["start_char"], side="right") - 1
    inside = (part_of >= 0) & (story["start_char"].to_numpy() < parts["end_char"].reindex(part_of).to_numpy())
    per_column = -(-len(parts) // _MOST_COLUMNS) or 1
    grid = pd.crosstab(story["entity_id"].to_numpy()[inside], part_of[inside] // per_column)
    if grid.empty:
        return pd.DataFrame()
    grid = grid.reindex(
        index=entities["entity_id"], columns=range(-(-len(parts) // per_column)), fill_value=0
    )
    grid.index = pd.Index(entities["name"])
    numbers = parts.groupby("kind").cumcount() + 1
    labels = [f"{_SHORT[kind]}{n}" for kind, n in zip(parts["kind"], numbers, strict=True)]
    grid.columns = pd.Index(labels[::per_column])
    order = (-grid.sum(axis=1).to_numpy()).argsort(kind="stable")[:top]
    return grid.iloc[order][lambda rows: rows.sum(axis=1) > 0]
