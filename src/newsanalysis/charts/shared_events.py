"""Events that several articles date: when they are, and when they are written about."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from newsanalysis.charts.moments import days, set_time_axis
from newsanalysis.charts.style import (
    axes_or_new,
    counted,
    elide,
    headline,
    legend_below,
    note,
    say_empty,
    styled,
)
from newsanalysis.tables import in_words
from newsanalysis.tables.schema import LIST_SEPARATOR

CAPTION = "Events that several articles date"

_EMPTY = "no event is dated by more than one article"
_EVENT, _ARTICLE = "#56A0D3", "#1c2126"
_ROW = 0.36
"""Inches of an event."""
_AROUND = 0.04
"""Part of the time shown that is left free before and after."""
_FAR = 190.0
"""Days before the first and after the last publication from which an event is out of the picture."""
_THINNEST = 0.006
"""Part of the time shown that a bar is wide at least."""


@styled
def draw(shared_events: pd.DataFrame, *, top: int = 15, ax: Axes | None = None) -> Axes:
    """A row for each event of most articles, in order of time: its time as a bar, a stroke for each article.

    Strokes right of the bar look back, strokes left of it look ahead. What lies far before the first article
    or far behind the last is an arrow at the edge.
    """
    table = _shown(shared_events, top)
    ax = axes_or_new(ax, height=1.45 + _ROW * max(len(table), 3))
    if table.empty:
        return say_empty(ax, _EMPTY)
    first, last = _window(table)
    for lane, event in enumerate(table.to_dict("records")):
        _bar(ax, lane, days(event["begin"]), days(event["end"]), first, last)
        published = [days(day) + 0.5 for day in _published(event)]
        ax.plot(published, [lane] * len(published), "|", color=_ARTICLE, markersize=12, zorder=4)
        ax.annotate(
            f"{event['articles']:,}",
            (1, lane),
            xycoords=("axes fraction", "data"),
            xytext=(8, 0),
            textcoords="offset points",
            va="center_baseline",
            weight="bold",
        )
    set_time_axis(ax, first, last)
    ax.set_yticks(range(len(table)), [_label(event) for event in table.to_dict("records")])
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(len(table) - 0.4, -0.6)
    ax.spines[["left", "bottom"]].set_visible(False)
    headline(
        ax, CAPTION, "when it is, and the days on which articles about it appeared; at the right their number"
    )
    handles = [
        Patch(color=_EVENT, label="the event"),
        Line2D([], [], linestyle="", marker="|", markersize=11, color=_ARTICLE, label="an article"),
    ]
    legend_below(ax, handles, below=34)
    if (left_out := len(shared_events) - len(table)) > 0:
        note(ax, f"and {counted(left_out, 'more event')}, of no more articles than these", below=54)
    return ax


def data(shared_events: pd.DataFrame, *, top: int = 15) -> pd.DataFrame:
    """The events that the chart shows, in order of time: when, participants, articles, first, last."""
    table = _shown(shared_events, top)
    published = [_published(event) for event in table.to_dict("records")]
    ends = pd.DataFrame(
        {
            "first": [one[0] if one else None for one in published],
            "last": [one[-1] if one else None for one in published],
        },
        index=table.index,
        dtype="str",
    )
    return table[["when", "participants", "articles"]].join(ends).reset_index(drop=True)


def describe(shared_events: pd.DataFrame, *, top: int = 15) -> str:
    """The chart in words."""
    table = data(shared_events, top=top)
    if table.empty:
        return f"Timeline without bars: {_EMPTY}."
    told = "; ".join(
        f"{in_words(event['when'])} {event['participants']}, "
        f"{counted(event['articles'], 'article')}{_span(event)}"
        for event in table.to_dict("records")
    )
    cut = f", the {len(table)} of most articles" if len(shared_events) > len(table) else ""
    events = counted(len(shared_events), "event")
    return f"Timeline of {events} that several articles date{cut}, by time: {told}."


def _span(event: dict[str, object]) -> str:
    if pd.isna(event["first"]):
        return ""
    return (
        f" ({event['first']})"
        if event["first"] == event["last"]
        else f" ({event['first']} to {event['last']})"
    )


def _shown(shared_events: pd.DataFrame, top: int) -> pd.DataFrame:
    table = shared_events.head(top)
    order = sorted(
        range(len(table)), key=lambda n: (days(table["begin"].iloc[n]), days(table["end"].iloc[n]), n)
    )
    return table.iloc[order]


def _published(event: dict[str, object]) -> list[str]:
    known = event["published"]
    return known.split(LIST_SEPARATOR) if isinstance(known, str) else []


def _window(table: pd.DataFrame) -> tuple[float, float]:
    """First and last day that are shown: all articles, and the events that are not far from them."""
    published = [days(day) for event in table.to_dict("records") for day in _published(event)]
    places = [days(day) for name in ("begin", "end") for day in table[name]]
    near = (
        [day for day in places if min(published) - _FAR <= day <= max(published) + _FAR]
        if published
        else places
    )
    shown = published + near
    around = max((max(shown) - min(shown)) * _AROUND, 1.0)
    return min(shown) - around, max(shown) + around


def _bar(ax: Axes, lane: int, begin: float, end: float, first: float, last: float) -> None:
    least = (last - first) * _THINNEST
    if end <= first or begin >= last:
        edge, inner = (first, first + 6 * least) if end <= first else (last, last - 6 * least)
        ax.annotate(
            "",
            (edge, lane),
            xytext=(inner, lane),
            arrowprops={"arrowstyle": "-|>", "color": _EVENT, "linewidth": 2, "shrinkA": 0, "shrinkB": 0},
            zorder=3,
        )
        return
    begin, end = max(begin, first), min(end, last)
    middle, width = (begin + end) / 2, max(end - begin, least)
    ax.barh(lane, width, left=middle - width / 2, height=0.62, color=_EVENT, zorder=3)


def _label(event: dict[str, object]) -> str:
    who = str(event["participants"]).replace(LIST_SEPARATOR, ", ")
    return f"{elide(who, 26)}\n{elide(in_words(str(event['when'])))}"
