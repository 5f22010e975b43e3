"""Who and what is named most."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from newsanalysis.charts.style import LABEL_COLOURS, LABEL_WORDS, axes_or_new, elide, say_empty, styled

_EMPTY = "no entity is named"


@styled
def draw(entities: pd.DataFrame, mentions: pd.DataFrame, *, top: int = 15, ax: Axes | None = None) -> Axes:
    """Bars: mentions of each entity, credits left out, adjectives and compounds paler than names."""
    counts = _counts(entities, mentions, top)
    ax = axes_or_new(ax, height=1.2 + 0.28 * max(len(counts), 3))
    if counts.empty:
        return say_empty(ax, _EMPTY)
    colours = [LABEL_COLOURS[label] for label in counts["label"]]
    places = range(len(counts))
    ax.barh(places, counts["named"], color=colours)
    ax.barh(
        places,
        counts["other"],
        left=counts["named"],
        color=colours,
        alpha=0.45,
        hatch="///",
        edgecolor="white",
    )
    for place, total in zip(places, counts["total"], strict=True):
        ax.annotate(str(total), (total, place), xytext=(4, 0), textcoords="offset points", va="center")
    ax.set_yticks(places, [elide(name) for name in counts["name"]])
    ax.invert_yaxis()
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlabel("mentions")
    ax.set_title("Most named")
    ax.legend(handles=_legend(counts), loc="lower right", frameon=False)
    return ax


def describe(entities: pd.DataFrame, mentions: pd.DataFrame, *, top: int = 15) -> str:
    """The chart in words."""
    counts = _counts(entities, mentions, top)
    if counts.empty:
        return f"Bar chart without bars: {_EMPTY}."
    bars = ", ".join(
        f"{name} ({LABEL_WORDS[label]}) {total}"
        for name, label, total in zip(counts["name"], counts["label"], counts["total"], strict=True)
    )
    return f"Bar chart of the {len(counts)} most named, by number of mentions: {bars}."


def _counts(entities: pd.DataFrame, mentions: pd.DataFrame, top: int) -> pd.DataFrame:
    """name, label, named, other, total of the ``top`` entities that the story itself mentions."""
    story = mentions[mentions["kind"] != "credit"]
    is_name = story["kind"] == "name"
    counts = entities.set_index("entity_id")[["name", "label"]].assign(
        named=story[is_name].groupby("entity_id").size(), other=story[~is_name].groupby("entity_id").size()
    )
    counts = counts.fillna({"named": 0, "other": 0}).astype({"named": int, "other": int})
    counts["total"] = counts["named"] + counts["other"]
    return counts[counts["total"] > 0].sort_values("total", ascending=False, kind="stable").head(top)


def _legend(counts: pd.DataFrame) -> list[Patch]:
    handles = [
        Patch(color=colour, label=LABEL_WORDS[label])
        for label, colour in LABEL_COLOURS.items()
        if label in set(counts["label"])
    ]
    if counts["other"].any():
        handles.append(
            Patch(
                facecolor="#999999",
                alpha=0.45,
                hatch="///",
                edgecolor="white",
                label="as adjective or in a compound",
            )
        )
    return handles
