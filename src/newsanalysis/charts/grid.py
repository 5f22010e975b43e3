"""Numbers in a grid of shaded cells."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from newsanalysis.charts.style import GREY

_FAINTEST, _DARKEST = 0.12, 0.9


def draw_counts(ax: Axes, counts: NDArray[Any]) -> None:
    """A cell per number, darker the larger it is, none for 0; at the right the total of each row."""
    most = max(counts.max(), 3)
    shades = _FAINTEST + (_DARKEST - _FAINTEST) * counts / most
    ax.imshow(
        np.ma.masked_where(counts == 0, shades),
        cmap="Blues",
        vmin=0,
        vmax=1,
        aspect="auto",
        interpolation="nearest",
    )
    for row, column in zip(*counts.nonzero(), strict=True):
        ax.text(
            column,
            row,
            str(counts[row, column]),
            ha="center",
            va="center_baseline",
            color="white" if shades[row, column] > 0.72 else "black",
        )
    for row, total in enumerate(counts.sum(axis=1)):
        ax.annotate(
            str(total),
            (1, row),
            xycoords=("axes fraction", "data"),
            xytext=(8, 0),
            textcoords="offset points",
            va="center_baseline",
            weight="bold",
        )
    _lines_between(ax, *counts.shape)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)


def _lines_between(ax: Axes, rows: int, columns: int) -> None:
    """White lines between the columns, grey ones between the rows, so that the eye stays in its row."""
    for column in range(1, columns):
        ax.axvline(column - 0.5, color="white", linewidth=1.5)
    for row in range(rows + 1):
        ax.axhline(row - 0.5, color=GREY, linewidth=0.3, alpha=0.5)
