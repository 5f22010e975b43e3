"""Who and what is named most."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import ScaledTranslation

from newsanalysis.charts.parts import story
from newsanalysis.charts.style import (
    GREY,
    LABEL_COLOURS,
    LABEL_MARKERS,
    LABEL_WORDS,
    axes_or_new,
    counted,
    elide,
    headline,
    note,
    say_empty,
    styled,
)

CAPTION = "Named most, by type"

_UNDER_TICKS = 22.0
"""Points from the axis to what stands under its numbers."""

_EMPTY = "no entity is named"
_GROUPS = {"PER": "Persons", "LOC": "Places", "ORG": "Organisations", "MISC": "Other"}
_KINDS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "name": ("names", "by name", {}),
    "role": ("roles", "by role", {"alpha": 0.55}),
    "adjective": ("adjectives", "as adjective", {"alpha": 0.55, "hatch": "////"}),
    "compound": ("compounds", "in a compound", {"alpha": 0.55, "hatch": "...."}),
}
"""Kind of mention → column, words, looks."""
_COLUMNS = [column for column, _, _ in _KINDS.values()]


@styled
def draw(entities: pd.DataFrame, mentions: pd.DataFrame, *, top: int = 15, ax: Axes | None = None) -> Axes:
    """Bars of the ``top`` most named entities, by type; roles, adjectives and compounds apart from names.

    Mentions in credits are left out.
    """
    everything = _counts(entities, mentions)
    counts = everything.head(top)
    groups = [
        (label, rows) for label in LABEL_COLOURS if len(rows := counts[counts["type"] == LABEL_WORDS[label]])
    ]
    lanes = len(counts) + 1.3 * len(groups)
    ax = axes_or_new(ax, height=1.3 + 0.25 * max(lanes, 4))
    if counts.empty:
        return say_empty(ax, _EMPTY)
    lane, lanes_of = 0.0, {}
    for label, rows in groups:
        _heading(ax, label, lane)
        for place in rows.index:
            lane += 1
            lanes_of[place] = lane
        _bars(ax, rows, [lanes_of[place] for place in rows.index], LABEL_COLOURS[label])
        lane += 1.3
    ax.set_yticks(list(lanes_of.values()), [elide(counts.at[place, "name"]) for place in lanes_of])
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(lane - 0.6, -0.6)
    ax.set_xlim(0, counts["mentions"].max() * 1.06)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    ax.tick_params(axis="x", length=0)
    ax.grid(axis="x")
    ax.spines["bottom"].set_visible(False)
    headline(ax, "Named most", "mentions in the story, picture credits left out")
    _legend(ax, counts)
    if left_out := everything.iloc[top:]["mentions"].tolist():
        note(
            ax,
            f"and {len(left_out)} more, named {counted(sum(left_out), 'time')} in all",
            below=_UNDER_TICKS + (16 if ax.get_legend() else 0),
        )
    return ax


def data(entities: pd.DataFrame, mentions: pd.DataFrame, *, top: int = 15) -> pd.DataFrame:
    """What the chart shows, most named first: name, type, mentions, and how many of them are of each kind."""
    counts = _counts(entities, mentions).head(top)
    used = [column for column in _COLUMNS if column == "names" or counts[column].any()]
    return counts[["name", "type", "mentions", *used]].reset_index(drop=True)


def describe(entities: pd.DataFrame, mentions: pd.DataFrame, *, top: int = 15) -> str:
    """The chart in words."""
    counts = data(entities, mentions, top=top)
    if counts.empty:
        return f"Bar chart without bars: {_EMPTY}."
    bars = ", ".join(f"{row['name']} ({row['type']}) {row['mentions']}" for row in counts.to_dict("records"))
    kinds = [
        f"{counts[column].sum()} {words}"
        for column, words, _ in _KINDS.values()
        if column in counts and counts[column].any()
    ]
    left_out = len(_counts(entities, mentions)) - len(counts)
    return (
        f"Bar chart of the {len(counts)} most named"
        + (f" of {len(counts) + left_out} entities" if left_out else " entities")
        + f", {counted(counts['mentions'].sum(), 'mention')} ({', '.join(kinds)}): {bars}."
    )


def _counts(entities: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """All entities that the story itself mentions, most named first; columns as ``data`` has them."""
    told = story(mentions)
    kinds = pd.crosstab(told["entity_id"], told["kind"]).reindex(columns=list(_KINDS), fill_value=0)
    kinds.columns = pd.Index(_COLUMNS)
    counts = entities[["entity_id", "name", "label"]].join(kinds, on="entity_id")
    counts[_COLUMNS] = counts[_COLUMNS].fillna(0).astype(int)
    counts["mentions"] = counts[_COLUMNS].sum(axis=1)
    counts["type"] = counts["label"].map(LABEL_WORDS)
    return counts[counts["mentions"] > 0].sort_values("mentions", ascending=False, kind="stable")


def _heading(ax: Axes, label: str, lane: float) -> None:
    """The type over its bars: its shape in its colour (as in the network), and its word."""
    colour = LABEL_COLOURS[label]
    ax.plot(
        0.012,
        lane + 0.1,
        LABEL_MARKERS[label],
        color=colour,
        transform=ax.get_yaxis_transform(),
        markersize=6,
    )
    ax.text(
        0.026,
        lane + 0.1,
        _GROUPS[label],
        weight="bold",
        va="center_baseline",
        transform=ax.get_yaxis_transform(),
    )


def _bars(ax: Axes, rows: pd.DataFrame, lanes: list[float], colour: str) -> None:
    left = pd.Series(0, index=rows.index)
    for column, _, looks in _KINDS.values():
        if column in rows and rows[column].any():
            ax.barh(
                lanes,
                rows[column],
                left=left,
                height=0.72,
                color=colour,
                edgecolor="white",
                linewidth=0,
                **looks,
            )
            left = left + rows[column]
    for lane, total in zip(lanes, left, strict=True):
        ax.annotate(
            str(total), (total, lane), xytext=(4, 0), textcoords="offset points", va="center_baseline"
        )


def _legend(ax: Axes, counts: pd.DataFrame) -> None:
    """What solid, pale and hatched mean, where there is more than names."""
    shown = [kind for kind in _KINDS.values() if kind[0] in counts and counts[kind[0]].any()]
    if all(column == "names" for column, _, _ in shown):
        return
    handles = [
        Patch(facecolor=GREY, edgecolor="white", linewidth=0, label=words, **looks)
        for _, words, looks in shown
    ]
    ax.legend(
        handles=handles,
        loc="upper right",
        bbox_to_anchor=(1, 0),
        bbox_transform=ax.transAxes + ScaledTranslation(0, -_UNDER_TICKS / 72, ax.figure.dpi_scale_trans),
        ncols=len(handles),
        borderaxespad=0,
        columnspacing=1.4,
    )
