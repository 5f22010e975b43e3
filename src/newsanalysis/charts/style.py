"""What every chart shares: the house style, the colours of the labels, a fresh figure, titles and notes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib.style
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import ScaledTranslation

STYLE = Path(__file__).with_name("house.mplstyle")

styled = matplotlib.style.context(STYLE)
"""Decorator: the function draws in the house style and leaves the user's own settings alone."""

# Out of Okabe and Ito's palette, told apart by the colour-blind; a shape or a heading says the same.
LABEL_COLOURS = {"PER": "#0072B2", "LOC": "#009E73", "ORG": "#D55E00", "MISC": "#7F7F7F"}
LABEL_MARKERS = {"PER": "o", "LOC": "s", "ORG": "D", "MISC": "^"}
LABEL_WORDS = {"PER": "person", "LOC": "place", "ORG": "organisation", "MISC": "other"}

GREY = "#4a545c"
"""Of what explains: subtitles, notes. On white its contrast is 7.8 : 1."""

WIDTH = 8.0
"""Inches that a chart is wide where no Axes are given."""

SMALL = 8.5
"""Points of the type of subtitles and notes."""

_TITLE = 0.56
_LONGEST_NAME = 28


def axes_or_new(ax: Axes | None, *, width: float = WIDTH, height: float = 4) -> Axes:
    """``ax``, or the Axes of a fresh figure of its own (never a neighbour's), inches."""
    if ax is not None:
        return ax
    return Figure(figsize=(width, height)).subplots()


def placed_axes(width: float, height: float, *, below: float) -> Axes:
    """Axes of exactly this size in a fresh figure; room for a title over and ``below`` under them, inches.

    Constrained layout would make them smaller for the sake of the small print.
    """
    figure = Figure(figsize=(WIDTH, _TITLE + height + below))
    figure.set_layout_engine("none")
    total = figure.get_figheight()
    return figure.add_axes(((WIDTH - width) / 2 / WIDTH, below / total, width / WIDTH, height / total))


def plain(text: str) -> str:
    """The text on one line, its ``$`` kept from meaning mathematics to matplotlib."""
    return " ".join(text.split()).replace("$", r"\$")


def counted(number: int, one: str, many: str = "") -> str:
    """The number with its noun.

    >>> counted(1, "country", "countries"), counted(2, "link")
    ('1 country', '2 links')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def elide(name: str, length: int = _LONGEST_NAME) -> str:
    """The name on one line, cut with an ellipsis, as matplotlib shall show it."""
    name = " ".join(name.split())
    return plain(name if len(name) <= length else name[: length - 1].rstrip() + "…")


def headline(ax: Axes, title: str, subtitle: str, *, left: float = 0) -> None:
    """The title in bold, and under it in grey what is counted; ``left``: points left of the Axes."""
    heading = ax.set_title(title, pad=22)
    heading.set_transform(
        heading.get_transform() + ScaledTranslation(-left / 72, 0, ax.figure.dpi_scale_trans)
    )
    ax.annotate(
        subtitle,
        (0, 1),
        xycoords="axes fraction",
        xytext=(-left, 8),
        textcoords="offset points",
        fontsize=SMALL,
        color=GREY,
    )


def note(ax: Axes, text: str, *, below: float = 20, left: float = 0) -> None:
    """Small print under the chart, its top ``below`` points under the Axes."""
    ax.annotate(
        text,
        (0, 0),
        xycoords="axes fraction",
        xytext=(-left, -below),
        textcoords="offset points",
        va="top",
        fontsize=SMALL,
        color=GREY,
        linespacing=1.35,
    )


def legend_below(ax: Axes, handles: Sequence[Artist], *, below: float) -> None:
    """What marks and colours mean, in a line at the left, its top ``below`` points under the Axes."""
    ax.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(0, 0),
        bbox_transform=ax.transAxes + ScaledTranslation(0, -below / 72, ax.figure.dpi_scale_trans),
        ncols=len(handles),
        borderaxespad=0,
        borderpad=0,
        columnspacing=1.4,
    )


def say_empty(ax: Axes, message: str) -> Axes:
    """The Axes with nothing but a sentence that says why there is nothing."""
    ax.set_axis_off()
    ax.text(0.5, 0.5, message, ha="center", va="center", color=GREY, transform=ax.transAxes)
    return ax
