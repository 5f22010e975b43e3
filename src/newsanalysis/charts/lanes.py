"""Lanes under each other: at the left when and what in words, at the right bars on an axis of time.

The words have a column of their own and each lane is as high as its words, so no two labels meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle
from matplotlib.transforms import ScaledTranslation

from newsanalysis.charts.lettering import cut_to, width_of, wrap
from newsanalysis.charts.style import GREY, WIDTH, axes_or_new, plain

STATED, IMPLIED, INFERRED, CLAIMED = "stated", "implied", "inferred", "claimed"
LOOKS: dict[str, dict[str, Any]] = {
    STATED: {"facecolor": "#0072B2", "edgecolor": "#0072B2"},
    IMPLIED: {"facecolor": "#F6C9A8", "edgecolor": "#D55E00", "hatch": "/////"},
    INFERRED: {"facecolor": "white", "edgecolor": "#0072B2", "linestyle": (0, (2, 1))},
    CLAIMED: {"facecolor": "white", "edgecolor": "#882255", "hatch": "...."},
}
"""How a date is drawn by where it comes from: colours that the colour-blind tell apart, and a pattern."""
WORDS = {
    STATED: "stated, as wide as it is vague",
    IMPLIED: "implied by the text",
    INFERRED: "from an inferred date",
    CLAIMED: "claimed, not stated",
}

_COLUMN = 3.35 * 72
_GUTTER = 12.0
LEFT = _COLUMN + _GUTTER
"""Points from the left edge of the words to the Axes."""
_HEAD_SIZE, _BODY_SIZE = 9.5, 8.5
_ASIDE_GAP, _LEAST_ASIDE = 6.0, 20.0
LINE = 12.5
"""Points from line to line, in both sizes."""
_MOST_ROOMY = 8
"""Lanes up to which each has two lines of body; in more, one, so that the picture fits a page."""
_MOST_IN_WORDS = 3
_PADDING = 9.0
_ROUND, _UNDER_TICKS, _SMALL_LINE = 72.0, 10.0, 12.5
"""Points: title, legend and ticks; what parts ticks and small print; a line of the latter."""
AXES = WIDTH * 72 - LEFT - 18
"""Points that the Axes are wide, about, in a figure of their own."""
_BAR = 9.0
"""Points that a bar is high."""
_LEAST_WIDTH = 3.0
"""Points that a bar is wide at least: a day among decades would be too thin to see."""


@dataclass(frozen=True, slots=True)
class Lane:
    """The words of a lane: in bold, behind it, and in grey under it; where it starts, how high it is."""

    head: str
    aside: str
    body: Sequence[str]
    top: float
    """Points from the top of the chart."""
    height: float
    """Points from the top of this lane to that of the next one."""

    @property
    def middle(self) -> float:
        """Where its bar lies."""
        return self.top + LINE * 0.55


def lay_out(words: Sequence[tuple[str, str, str]], *, least_lines: int = 1) -> list[Lane]:
    """Lanes for words (head, aside, body), one under the other; what does not fit is cut or broken."""
    lanes: list[Lane] = []
    most_lines = 2 if len(words) <= _MOST_ROOMY else 1
    top = _PADDING
    for head, aside, body in words:
        head = cut_to(head, _COLUMN, _HEAD_SIZE, bold=True)
        room = _COLUMN - width_of(head, _HEAD_SIZE, bold=True) - _ASIDE_GAP
        aside = cut_to(aside, room, _HEAD_SIZE) if aside and room > _LEAST_ASIDE else ""
        lines = wrap(body, _COLUMN, _BODY_SIZE, most_lines)
        height = LINE * max(1 + len(lines), least_lines) + _PADDING
        lanes.append(Lane(head, aside, lines, top, height))
        top += height
    return lanes


def lane_axes(ax: Axes | None, lanes: Sequence[Lane], *, small_print: int) -> Axes:
    """Axes whose y runs downwards in points, high enough for the lanes and lines of small print."""
    end = lanes[-1].top + lanes[-1].height if lanes else 100
    under = _UNDER_TICKS + _SMALL_LINE * small_print if small_print else 0
    ax = axes_or_new(ax, width=WIDTH, height=(_ROUND + end + under) / 72)
    ax.set_ylim(end, 0)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    return ax


def write(ax: Axes, lane: Lane) -> None:
    """The words of the lane, left of the Axes."""
    _line(ax, lane.top, lane.head, fontsize=_HEAD_SIZE, weight="bold")
    if lane.aside:
        indent = width_of(lane.head, _HEAD_SIZE, bold=True) + _ASIDE_GAP
        _line(ax, lane.top, lane.aside, indent=indent, fontsize=_HEAD_SIZE)
    for number, line in enumerate(lane.body, 1):
        _line(ax, lane.top + LINE * number, line, fontsize=_BODY_SIZE, color=GREY)
    if lane.top > _PADDING:
        rule = ax.axhline(lane.top - _PADDING / 2 - 1, -LEFT / AXES, color="#e6e9eb", linewidth=0.7)
        rule.set(clip_on=False, in_layout=False)


def _line(ax: Axes, top: float, text: str, *, indent: float = 0, **looks: Any) -> None:
    """A line of words, its top at ``top``, ``indent`` points from the column's left edge."""
    ax.annotate(
        plain(text),
        (0, top),
        xycoords=("axes fraction", "data"),
        xytext=(indent - LEFT, 0),
        textcoords="offset points",
        va="top",
        annotation_clip=False,
        **looks,
    )


def legend(ax: Axes, looks: Sequence[str]) -> None:
    """What the looks mean, over the words; of many in a word each, as they stand in one line."""
    words = {look: look if len(looks) > _MOST_IN_WORDS else WORDS[look] for look in looks}
    ax.legend(
        handles=[Patch(linewidth=0.8, label=words[look], **LOOKS[look]) for look in looks],
        loc="lower left",
        bbox_to_anchor=(0, 1),
        bbox_transform=ax.transAxes + ScaledTranslation(-LEFT / 72, 0, ax.figure.dpi_scale_trans),
        borderaxespad=0,
        borderpad=0,
        ncols=len(looks),
    )


def bar(ax: Axes, lane_middle: float, first: float, last: float, look: str) -> None:
    """A bar from ``first`` to ``last`` (days); never too thin to be seen."""
    moments = np.array([first, last, *ax.get_xlim()])
    begin, end, left, right = ax.transScale.transform(np.column_stack([moments, moments * 0]))[:, 0]
    least = _LEAST_WIDTH * (right - left) / AXES
    if end - begin < least:
        middle = (begin + end) / 2
        widened = np.array([[middle - least / 2, 0.0], [middle + least / 2, 0.0]])
        first, last = ax.transScale.inverted().transform(widened)[:, 0]
    corner, looks = (first, lane_middle - _BAR / 2), LOOKS[look]
    ax.add_patch(Rectangle(corner, last - first, _BAR, linewidth=0.8, zorder=3, **looks))
