"""When things happened: the timeline of dated events."""

from __future__ import annotations

from datetime import date
from typing import Any

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from newsanalysis.charts.style import axes_or_new, elide, say_empty, styled
from newsanalysis.tables.words import in_words

_EMPTY = "no event is dated"
_LOOKS: dict[bool, dict[str, Any]] = {
    False: {"color": "#0072B2"},
    True: {"color": "#D55E00", "hatch": "////", "alpha": 0.75},
}
_LABEL_LENGTH = 104
_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)
_NARROWEST = 0.004
"""Least width of a bar, as a part of the axis: a day among decades would be too thin to see."""


@styled
def draw(events: pd.DataFrame, *, top: int = 20, ax: Axes | None = None) -> Axes:
    """A lane per event in order of time; the bar is as wide as the date is vague.

    Of more than ``top`` events those with the most mentions are drawn, and the title says so.

    Implied events (worked out, not stated) are hatched in another colour. Events before year 1 are
    left out: matplotlib has no dates for them; ``describe`` names them.
    """
    rows = [row for row in events.to_dict("records") if _drawable(row)]
    shown = _most_mentioned(rows, top)
    ax = axes_or_new(ax, height=1.3 + 0.8 * max(len(shown), 2))
    if not shown:
        return say_empty(ax, _EMPTY)
    known = [
        mdates.date2num(_day(row[key])) for row in shown for key in ("begin", "end") if pd.notna(row[key])
    ]
    span = max(max(known) - min(known), 30)
    left = max(min(known) - 0.04 * span, mdates.date2num(_FIRST))
    right = min(max(known) + 0.04 * span, mdates.date2num(_LAST))
    for lane, row in enumerate(shown):
        begin = mdates.date2num(_day(row["begin"])) if pd.notna(row["begin"]) else left
        end = mdates.date2num(_day(row["end"])) if pd.notna(row["end"]) else right
        end = max(end, begin + _NARROWEST * span)
        ax.broken_barh([(begin, end - begin)], (lane - 0.12, 0.24), **_LOOKS[row["implied"]])
        _arrows(ax, row, lane, left, right)
        _caption(ax, row, lane, begin, end, middle=(left + right) / 2)
    ax.set_xlim(left, right)
    ax.set_ylim(len(shown) - 0.6, -0.8)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.xaxis_date()
    ax.xaxis.set_major_formatter(mdates.ConciseDateFormatter(ax.xaxis.get_major_locator()))
    ax.grid(axis="x")
    ax.set_title(
        "Dated events" if len(shown) == len(events) else f"Dated events ({len(shown)} of {len(events)})"
    )
    ax.legend(handles=_legend(shown), loc="upper left", bbox_to_anchor=(0, -0.12), ncols=2, frameon=False)
    return ax


def describe(events: pd.DataFrame, *, top: int = 20) -> str:
    """The chart in words."""
    if events.empty:
        return f"Timeline without events: {_EMPTY}."
    parts = []
    rows = _most_mentioned(events.to_dict("records"), top)
    for row in rows:
        notes = [f"{row['n_mentions']} mentions"] if row["n_mentions"] > 1 else []
        notes += [f"implied by “{row['evidence']}”"] if row["implied"] else []
        who = "" if pd.isna(row["participants"]) else f" {row['participants']}"
        parts.append(in_words(row["when"]) + who + (f" ({', '.join(notes)})" if notes else ""))
    some = "" if len(rows) == len(events) else f", the {len(rows)} most mentioned"
    return f"Timeline of {len(events)} dated events{some}, by time: " + "; ".join(parts) + "."


def _arrows(ax: Axes, row: dict[str, Any], lane: int, left: float, right: float) -> None:
    """An arrow head where the date is open: "bis 2027" has no beginning, "seit 2009" no end."""
    for key, at, head in (("begin", left, "<"), ("end", right, ">")):
        if pd.isna(row[key]):
            ax.plot(
                at, lane, marker=head, markersize=13, color=_LOOKS[row["implied"]]["color"], clip_on=False
            )


def _caption(ax: Axes, row: dict[str, Any], lane: int, begin: float, end: float, *, middle: float) -> None:
    """Two lines above the bar, on the side where there is room: when and who; the words."""
    who = "" if pd.isna(row["participants"]) else f"   {row['participants']}"
    at, side = (begin, "left") if (begin + end) / 2 <= middle else (end, "right")
    ax.text(
        at,
        lane - 0.42,
        elide(in_words(row["when"]) + who, _LABEL_LENGTH),
        ha=side,
        va="bottom",
        fontsize=9.5,
        weight="bold",
    )
    ax.text(
        at,
        lane - 0.2,
        elide(row["label"], _LABEL_LENGTH),
        ha=side,
        va="bottom",
        fontsize=8.5,
        color="#4a545c",
    )


def _most_mentioned(rows: list[dict[str, Any]], top: int) -> list[dict[str, Any]]:
    ranked = sorted(range(len(rows)), key=lambda place: -rows[place]["n_mentions"])[:top]
    return [rows[place] for place in sorted(ranked)]


def _legend(shown: list[dict[str, Any]]) -> list[Patch]:
    handles = [Patch(**_LOOKS[False], label="stated (as wide as it is vague)")]
    if any(row["implied"] for row in shown):
        handles.append(Patch(**_LOOKS[True], label="implied by the text"))
    return handles


def _drawable(row: dict[str, Any]) -> bool:
    return not str(row["begin"]).startswith("-") and not str(row["end"]).startswith("-")


def _day(iso: str) -> date:
    """The first day of an ISO date of any precision (a week too), inside what Python's calendar holds."""
    day = iso.split("T")[0]
    if "W" in day:
        return date.fromisoformat(f"{day}-1")
    year, month, day_of_month = [*(int(part) for part in day.split("-")), 1, 1][:3]
    if year > _LAST.year:
        return _LAST
    return date(max(year, _FIRST.year), month, day_of_month)
