"""What every chart shares: the house style, the colours of the labels, a fresh figure."""

from __future__ import annotations

from pathlib import Path

import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

STYLE = Path(__file__).with_name("house.mplstyle")

styled = matplotlib.style.context(STYLE)
"""Decorator: the function draws in the house style and leaves the user's own settings alone."""

# Out of Okabe and Ito's palette, told apart by the colour-blind.
LABEL_COLOURS = {"PER": "#0072B2", "LOC": "#009E73", "ORG": "#D55E00", "MISC": "#7F7F7F"}
LABEL_MARKERS = {"PER": "o", "LOC": "s", "ORG": "D", "MISC": "^"}
LABEL_WORDS = {"PER": "person", "LOC": "place", "ORG": "organisation", "MISC": "other"}

_LONGEST_NAME = 28


def axes_or_new(ax: Axes | None, *, width: float = 8, height: float = 4) -> Axes:
    """``ax``, or the Axes of a fresh figure of its own (never a neighbour's), inches."""
    if ax is not None:
        return ax
    return Figure(figsize=(width, height)).subplots()


def elide(name: str, length: int = _LONGEST_NAME) -> str:
    """The name, cut with an ellipsis; ``$`` is kept from meaning mathematics to matplotlib."""
    cut = name if len(name) <= length else name[: length - 1] + "…"
    return cut.replace("$", r"\$")


def say_empty(ax: Axes, message: str) -> Axes:
    """The Axes with nothing but a sentence that says why there is nothing."""
    ax.set_axis_off()
    ax.text(0.5, 0.5, message, ha="center", va="center", transform=ax.transAxes)
    return ax
