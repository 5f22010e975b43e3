"""How often a date is talked about before it comes, and how often afterwards."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from newsanalysis.charts.moments import days
from newsanalysis.charts.style import (
    GREY,
    SMALL,
    axes_or_new,
    counted,
    elide,
    headline,
    note,
    say_empty,
    styled,
)
from newsanalysis.tables import in_words

CAPTION = "Dates before and after they come"

_EMPTY = "no article looks ahead or back to a date"
_BEFORE, _AFTER = "#0072B2", "#D55E00"
_ROW = 0.27
"""Inches of a date."""


@styled
def draw(talked_about: pd.DataFrame, *, top: int = 15, ax: Axes | None = None) -> Axes:
    """Bars for the dates that most articles look ahead or back to, in order of time.

    To the left the articles that were published before the date, to the right those after it, and in the last
    column those that were published on the day, in the month, the year itself.
    """
    table = _shown(talked_about, top)
    ax = axes_or_new(ax, height=1.6 + _ROW * max(len(table), 3))
    if table.empty:
        return say_empty(ax, _EMPTY)
    lanes = range(len(table))
    for name, sign, colour in (("before", -1, _BEFORE), ("after", 1, _AFTER)):
        ax.barh(lanes, sign * table[name], height=0.68, color=colour, zorder=2)
        for lane, number in zip(lanes, table[name], strict=True):
            if number:
                ax.annotate(
                    f"{number:,}",
                    (sign * number, lane),
                    xytext=(4 * sign, 0),
                    textcoords="offset points",
                    ha="left" if sign > 0 else "right",
                    va="center_baseline",
                )
    for lane, number in zip(lanes, table["during"], strict=True):
        _aside(ax, f"{number:,}" if number else "–", lane)
    _aside(ax, "during", -0.95)
    most = max(table["before"].max(), table["after"].max(), 1)
    left, right = (max(table[name].max(), most * 0.25) * 1.18 for name in ("before", "after"))
    for words, place, side, colour in (
        ("published before it", 0, "right", _BEFORE),
        ("published after it", 0, "left", _AFTER),
    ):
        ax.annotate(
            words,
            (place, -0.95),
            xytext=(-6 if side == "right" else 6, 0),
            textcoords="offset points",
            ha=side,
            va="center_baseline",
            color=colour,
            fontsize=SMALL,
            weight="bold",
            annotation_clip=False,
        )
    ax.axvline(0, color=GREY, linewidth=0.8, zorder=3)
    ax.set_yticks(lanes, [elide(_date(row)) for row in table.to_dict("records")])
    ax.tick_params(length=0)
    ax.set_ylim(len(table) - 0.4, -1.5)
    ax.set_xlim(-left, right)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=7, integer=True))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{abs(value):,.0f}"))
    ax.grid(axis="x")
    ax.spines[["left", "bottom"]].set_visible(False)
    headline(
        ax,
        "Looking ahead, looking back",
        "articles that date something to a day, month or year, by when they appeared",
    )
    if left_out := _left_out(talked_about, table):
        note(ax, f"and {counted(left_out, 'more date')}, of fewer or as many articles", below=24)
    return ax


def data(talked_about: pd.DataFrame, *, top: int = 15) -> pd.DataFrame:
    """The dates that the chart shows, in order of time: when, granularity, before, during, after."""
    columns = ["when", "granularity", "before", "during", "after"]
    return _shown(talked_about, top)[columns].reset_index(drop=True)


def describe(talked_about: pd.DataFrame, *, top: int = 15) -> str:
    """The chart in words."""
    table = _shown(talked_about, top)
    if table.empty:
        return f"Bars to both sides, none drawn: {_EMPTY}."
    told = "; ".join(
        f"{_date(row)}: {row['before']} before, {row['during']} during, {row['after']} after"
        for row in table.to_dict("records")
    )
    left_out = _left_out(talked_about, table)
    more = f"; and {counted(left_out, 'more date')}" if left_out else ""
    dates = counted(len(table), "date")
    return f"Bars to both sides for {dates}, articles published before, during, after: {told}{more}."


def _shown(talked_about: pd.DataFrame, top: int) -> pd.DataFrame:
    table = _elsewhen(talked_about).head(top)
    order = sorted(
        range(len(table)), key=lambda n: (days(table["begin"].iloc[n]), days(table["end"].iloc[n]))
    )
    return table.iloc[order]


def _elsewhen(talked_about: pd.DataFrame) -> pd.DataFrame:
    """Dates that an article looks ahead or back to."""
    return talked_about[talked_about["before"] + talked_about["after"] > 0]


def _left_out(talked_about: pd.DataFrame, table: pd.DataFrame) -> int:
    return len(_elsewhen(talked_about)) - len(table)


def _date(row: dict[str, object]) -> str:
    return in_words(str(row["when"]))


def _aside(ax: Axes, text: str, lane: float) -> None:
    ax.annotate(
        text,
        (1, lane),
        xycoords=("axes fraction", "data"),
        xytext=(30, 0),
        textcoords="offset points",
        ha="right",
        va="center_baseline",
        color=GREY,
        fontsize=SMALL,
        annotation_clip=False,
    )
