"""Who is named when: articles per month of publication, a strip for each entity."""

from __future__ import annotations

import re
from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from newsanalysis.charts.moments import days, set_time_axis
from newsanalysis.charts.style import (
    GREY,
    LABEL_COLOURS,
    LABEL_WORDS,
    axes_or_new,
    counted,
    elide,
    headline,
    legend_below,
    note,
    say_empty,
    styled,
)

CAPTION = "Named over time, in articles"

_EMPTY = "no article has a date of publication"
_MOST = 12
_UNKNOWN = "unknown"
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_TALLEST = 0.64
"""Part of a strip that its highest bar takes; the number over it needs the rest."""
_BAR = 0.86
"""Part of a period that its bar is wide."""
_LEAST = 0.42
"""Inches of a strip."""


@styled
def draw(over_time: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A strip of bars for each entity, the number of articles that name it in each period.

    The first strip counts all articles, on a scale of its own; the others share one. Over the highest bar of
    each stands its number, at the right the sum. Of more than 12 entities the first are drawn.
    """
    table, left_out = _shown(over_time)
    names = list(dict.fromkeys(table["key"]))
    ax = axes_or_new(ax, height=1.3 + _LEAST * max(len(names), 3))
    if table.empty:
        return say_empty(ax, _EMPTY)
    begins = [days(_begin(period)) for period in dict.fromkeys(table["period"])]
    length = min((b - a for a, b in pairwise(begins)), default=_one(table["period"].iloc[0]))
    end = begins[-1] + length
    most = table.loc[table["label"].notna(), "articles"].max() if len(names) > 1 else 1
    for lane, key in enumerate(names):
        rows = table[table["key"] == key]
        colour = GREY if pd.isna(rows["label"].iloc[0]) else LABEL_COLOURS[rows["label"].iloc[0]]
        highest = rows["articles"].max() if lane == 0 else most
        _strip(ax, rows["articles"].tolist(), begins, length * _BAR, lane, highest, colour)
        ax.annotate(
            f"{rows['articles'].sum():,}",
            (1, lane + 1),
            xycoords=("axes fraction", "data"),
            xytext=(8, 1),
            textcoords="offset points",
            va="bottom",
            weight="bold",
        )
    set_time_axis(ax, begins[0] - length * 0.2, end + length * 0.2)
    ax.set_yticks([lane + 0.72 for lane in range(len(names))], [elide(_name(table, key)) for key in names])
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(len(names), 0)
    ax.spines[:].set_visible(False)
    headline(
        ax,
        "Named over time",
        f"articles by {_unit(table)} of publication; numbers: the highest bar, and at the right all",
    )
    _legend(ax, table)
    if text := _note(over_time, left_out):
        note(ax, text, below=54)
    return ax


def data(over_time: pd.DataFrame) -> pd.DataFrame:
    """What the chart shows: a row for each period, a column for all articles and for each entity."""
    table, _ = _shown(over_time)
    if table.empty:
        return pd.DataFrame({"period": pd.Series(dtype="str"), "all articles": pd.Series(dtype="int64")})
    order = list(dict.fromkeys(table["key"]))
    grid = table.pivot(index="period", columns="key", values="articles")[order]
    names = [_name(table, key) for key in order]
    # Two of one name are told apart by what they are.
    unique = [
        name if names.count(name) == 1 else f"{name} ({LABEL_WORDS.get(_label(table, key), 'articles')})"
        for name, key in zip(names, order, strict=True)
    ]
    grid.columns = pd.Index(
        [name if unique.count(name) == 1 else f"{name} {n}" for n, name in enumerate(unique)]
    )
    return grid.reset_index()


def describe(over_time: pd.DataFrame) -> str:
    """The chart in words."""
    table, left_out = _shown(over_time)
    if table.empty:
        return f"Strips without bars: {_EMPTY}."
    lanes = [
        f"{_name(table, key)} {counted(int(rows['articles'].sum()), 'article')}{_peak(rows)}"
        for key, rows in table.groupby("key", sort=False)
    ]
    n = table["period"].nunique()
    more = _note(over_time, left_out)
    return (
        f"Strips of bars, articles over {counted(n, _unit(table))} from {table['period'].iloc[0]} to "
        f"{table['period'].iloc[-1]}: {'; '.join(lanes)}" + (f"; {more}." if more else ".")
    )


def _peak(rows: pd.DataFrame) -> str:
    if not rows["articles"].any():
        return ""
    best = rows.loc[rows["articles"].idxmax()]
    return f", most in {best['period']} ({best['articles']})"


def _shown(over_time: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """The rows that are drawn, and how many entities are not."""
    dated = over_time[over_time["period"] != _UNKNOWN]
    keys = list(dict.fromkeys(dated["key"]))
    shown = dated[dated["key"].isin(keys[: _MOST + 1])].reset_index(drop=True)
    return shown, max(len(keys) - _MOST - 1, 0)


def _strip(
    ax: Axes, numbers: list[int], begins: list[float], width: float, lane: int, highest: int, colour: str
) -> None:
    bottom = lane + 1
    heights = [_TALLEST * number / max(highest, 1) for number in numbers]
    ax.bar(
        begins, [-height for height in heights], width, bottom=bottom, align="edge", color=colour, zorder=2
    )
    ax.axhline(bottom, color=GREY, linewidth=0.5, zorder=3)
    if any(numbers):
        best = numbers.index(max(numbers))
        ax.annotate(
            f"{numbers[best]:,}",
            (begins[best] + width / 2, bottom - heights[best]),
            xytext=(0, 1),
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontsize=7.5,
            color=GREY,
            zorder=4,
        )


def _legend(ax: Axes, table: pd.DataFrame) -> None:
    used = set(table["label"].dropna())
    handles = [
        Patch(color=colour, label=LABEL_WORDS[label])
        for label, colour in LABEL_COLOURS.items()
        if label in used
    ]
    if handles:
        legend_below(ax, handles, below=34)


def _note(over_time: pd.DataFrame, left_out: int) -> str:
    undated = over_time[(over_time["period"] == _UNKNOWN) & over_time["label"].isna()]["articles"].sum()
    notes = [f"{counted(int(undated), 'article')} without a date of publication left out"] if undated else []
    notes += [f"{left_out} more entities left out"] if left_out else []
    return "; ".join(notes)


def _name(table: pd.DataFrame, key: str) -> str:
    return str(table.loc[table["key"] == key, "name"].iloc[0])


def _label(table: pd.DataFrame, key: str) -> str:
    return str(table.loc[table["key"] == key, "label"].iloc[0])


def _begin(period: str) -> str:
    """The first month of a period: 2023-Q2 → 2023-04."""
    found = _QUARTER.fullmatch(period)
    return f"{found[1]}-{3 * int(found[2]) - 2:02}" if found else period


def _one(period: str) -> float:
    """Days of a period that stands alone."""
    return {"month": 31.0, "quarter": 92.0, "year": 366.0}[_unit_of(period)]


def _unit(table: pd.DataFrame) -> str:
    return _unit_of(table["period"].iloc[0])


def _unit_of(period: str) -> str:
    return "year" if len(period) == 4 else "quarter" if _QUARTER.fullmatch(period) else "month"
