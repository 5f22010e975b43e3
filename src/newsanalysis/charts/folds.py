"""Empty stretches of time folded away, so that a week after decades can still be read.

Where nothing happens for most of the axis, true scale would squeeze what does happen into a few points.
A folded stretch is marked and says how long it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from newsanalysis.charts.lettering import width_of
from newsanalysis.charts.moments import Tick, month_name, ticks
from newsanalysis.charts.style import GREY, counted

_EMPTIEST = 0.4
"""Part of the axis, as far as it is not folded yet, from which on an empty stretch is folded."""
_LEAST_EVENTS = 3
"""With two, what lies between them is all that there is to see."""
_NEAR = 0.05
"""Part of the axis within which two events are hard to tell apart."""
_MOST = 4
_WIDTH, _AIR = 0.08, 0.05
"""Of a fold, and of what is left on either side of it: parts of all that is not folded."""
_TICK_SIZE, _TICK_GAP, _PER_TICK = 9.0, 8.0, 44.0
_YEAR, _MONTH = 365.2425, 30.44

Stretch = tuple[float, float]
"""First moment and first moment after, days since 1970-01-01."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch that is folded away: what is drawn of it, and how long nothing happens in all."""

    first: float
    last: float
    empty: float

    @property
    def words(self) -> str:
        """About how long it is: "40 years"."""
        if self.empty >= 2 * _YEAR:
            return counted(round(self.empty / _YEAR), "year")
        if self.empty >= 2 * _MONTH:
            return counted(round(self.empty / _MONTH), "month")
        return counted(round(self.empty), "day")


def find_folds(events: Sequence[Stretch], seen_too: Sequence[Stretch] = ()) -> list[Fold]:
    """The stretches to fold, in order of time; none where true scale keeps all events apart.

    ``seen_too`` is what is not an event and not to be folded away, either: the day of publication.
    """
    if not _crowded(events):
        return []
    dated = sorted([*events, *seen_too])
    gaps, end = [], dated[0][0]
    for first, last in dated:
        if first > end:
            gaps.append((end, first))
        end = max(end, last)
    kept = end - dated[0][0]
    folded: list[Stretch] = []
    for first, last in sorted(gaps, key=lambda gap: gap[0] - gap[1])[:_MOST]:
        if last - first < _EMPTIEST * kept:
            break
        folded.append((first, last))
        kept -= last - first
    air = _AIR * max(kept, 1.0)
    return [Fold(first + air, last - air, last - first) for first, last in sorted(folded)]


def _crowded(events: Sequence[Stretch]) -> bool:
    """Whether two events of different beginnings would be drawn as good as on one another."""
    if len(events) < _LEAST_EVENTS:
        return False
    begins = sorted({first for first, _ in events})
    near = _NEAR * (max(last for _, last in events) - begins[0])
    return any(later - earlier < near for earlier, later in pairwise(begins))


def set_folded_axis(ax: Axes, first: float, last: float, folds: Sequence[Fold], width: float) -> None:
    """The x axis from ``first`` to ``last`` without what is folded, ``width`` points wide, with its ticks."""
    edges = [first, *(edge for fold in folds for edge in (fold.first, fold.last)), last]
    lengths = np.diff(edges)
    lengths[1::2] = _WIDTH * lengths[::2].sum()
    places = np.concatenate([[0.0], np.cumsum(lengths)])

    def forward(moments: Any) -> Any:
        return np.interp(moments, edges, places)

    def back(at: Any) -> Any:
        return np.interp(at, places, edges)

    ax.set_xscale("function", functions=(forward, back))
    per_point = places[-1] / width
    found: list[Tick] = []
    for begin, end, length in zip(edges[::2], edges[1::2], lengths[::2], strict=True):
        found += _segment_ticks(begin, end, length / per_point)
    shown = _apart([(float(forward(at)) / per_point, at, label) for at, label in found])
    ax.set_xlim(first, last)
    ax.set_xticks([at for at, _ in shown], [label for _, label in shown])
    ax.set_xticks([], minor=True)
    ax.tick_params(axis="x", length=0)
    ax.grid(axis="x")
    for fold in folds:
        _mark(ax, fold)


def _segment_ticks(first: float, last: float, width: float) -> list[Tick]:
    """The ticks of what lies between two folds: one in the middle where there is no room for two."""
    most = int(width / _PER_TICK)
    if most < 2:
        middle = (first + last) / 2
        return [(middle, month_name(middle, with_month=last - first < _YEAR / 2))]
    return ticks(first, last, most=most)


def _apart(ticks_: Sequence[tuple[float, float, str]]) -> list[Tick]:
    """Without the ticks whose label would touch the one before."""
    shown: list[Tick] = []
    free = -np.inf
    for place, at, label in ticks_:
        half = max(width_of(line, _TICK_SIZE) for line in label.split("\n")) / 2
        if place - half >= free:
            shown.append((at, label))
            free = place + half + _TICK_GAP
    return shown


def _mark(ax: Axes, fold: Fold) -> None:
    """A hatched band over the whole height with its length, written upwards."""
    ax.axvspan(
        fold.first, fold.last, facecolor="white", edgecolor="#b9c0c5", hatch="///", linewidth=0, zorder=1.5
    )
    ax.annotate(
        fold.words,
        (fold.first / 2 + fold.last / 2, 0.98),
        xycoords=("data", "axes fraction"),
        rotation=90,
        ha="center",
        va="top",
        fontsize=7.5,
        color=GREY,
        zorder=2.5,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
    )
