"""Who accuses whom, and who denies or doubts what whom says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch
from numpy.typing import NDArray

from newsanalysis.charts.layout import BELOW, BOX, ROW, draw_node, label_handles, places_in_columns, radius_of
from newsanalysis.charts.lettering import wrap
from newsanalysis.charts.style import (
    GREY,
    SMALL,
    WIDTH,
    counted,
    elide,
    headline,
    note,
    placed_axes,
    say_empty,
    styled,
)
from newsanalysis.charts.voices import Voice, addressees, speakers
from newsanalysis.tables.statements import said

CAPTION = "Who accuses whom"

ACCUSES, DENIES = "accuses", "denies or doubts"
_ACTS = {"accusation": ACCUSES, "denial": DENIES, "doubt": DENIES}
_LOOKS: dict[str, dict[str, Any]] = {
    ACCUSES: {"color": "#B2182B", "linestyle": "-"},
    DENIES: {"color": GREY, "linestyle": (0, (3, 1.5))},
}
_BULGES = {ACCUSES: 7.0, DENIES: 16.0}
"""Points that an arrow bends to its right: neither its answer nor one of the other kind lies on it."""
_BULGE_IN_COLUMN = 6.0
"""How many times as far that is for an arrow between two of one column."""
_EMPTY = "no accusation and no denial names both who speaks and whom it is aimed at"
_MOST_ARROWS = 20
_EMPTY_HEIGHT, _BOTTOM = 100.0, 8.0
_Places = dict[str, NDArray[np.float64]]
_LINE = 0.17
"""Inches of a line of the note."""
_LINES = 3


@dataclass(frozen=True)
class _Quarrel:
    """Arrows (who, act, whom) with their number, most first; and who aims at nobody that is named."""

    arrows: list[tuple[tuple[Voice, str, Voice], int]]
    unaimed: dict[str, list[str]]

    @property
    def drawn(self) -> list[tuple[tuple[Voice, str, Voice], int]]:
        return self.arrows[:_MOST_ARROWS]


@styled
def draw(statements: pd.DataFrame, entities: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Directed network: an arrow from who accuses (denies, doubts) to whom, thicker the more often.

    What is told as not said is left out (``voices.said``), and so is who accuses himself. Who accuses
    nobody that is named is listed in the note. Of more than 20 arrows the most frequent are drawn, and
    the note says so. Names stand outside two columns and arrows run between these, so that neither covers
    the other. The same tables always give the same picture.
    """
    quarrel = _quarrel(statements, entities)
    network = _network(quarrel)
    places = places_in_columns(network, BOX[0]) if quarrel.arrows else {}
    height = max((place[1] + ROW for place in places.values()), default=_EMPTY_HEIGHT) + _BOTTOM
    lines = wrap("; ".join(_notes(quarrel, elided=True)), WIDTH * 72 - 24, SMALL, _LINES)
    below = BELOW + _LINE * max(len(lines) - 1, 0)
    ax = ax or placed_axes(BOX[0] / 72, height / 72, below=below)
    if not quarrel.arrows:
        say_empty(ax, _EMPTY)
    else:
        _draw_network(ax, quarrel, network, places)
    ax.set(xlim=(0, BOX[0]), ylim=(-_BOTTOM, height - _BOTTOM))
    ax.set_axis_off()
    headline(
        ax, CAPTION, "the thicker an arrow, the more statements; the larger a mark, the more of them it makes"
    )
    if lines:
        note(ax, "\n".join(lines), below=26 if quarrel.arrows else 4)
    return ax


def data(statements: pd.DataFrame, entities: pd.DataFrame) -> pd.DataFrame:
    """The arrows that the chart shows, most statements first: who, what (accuses …), whom, statements."""
    rows = [(one.name, act, other.name, n) for (one, act, other), n in _quarrel(statements, entities).drawn]
    return pd.DataFrame(rows, columns=["who", "what", "whom", "statements"]).astype(
        {"who": "str", "what": "str", "whom": "str", "statements": "int64"}
    )


def describe(statements: pd.DataFrame, entities: pd.DataFrame) -> str:
    """The chart in words."""
    quarrel = _quarrel(statements, entities)
    notes = "".join(f"; {text}" for text in _notes(quarrel, elided=False))
    if not quarrel.arrows:
        return f"Network without arrows: {_EMPTY}{notes}."
    arrows = ", ".join(
        f"{one.name} {act} {other.name}" + (f" ({n})" if n > 1 else "")
        for (one, act, other), n in quarrel.drawn
    )
    names = f"{len(_network(quarrel))} names"
    return f"Network of {names} with {counted(len(quarrel.drawn), 'arrow')}: {arrows}{notes}."


def _quarrel(statements: pd.DataFrame, entities: pd.DataFrame) -> _Quarrel:
    arrows: Counter[tuple[Voice, str, Voice]] = Counter()
    unaimed: dict[str, list[str]] = {ACCUSES: [], DENIES: []}
    made = said(statements)
    for _, statement in made[made["kind"].isin(list(_ACTS))].iterrows():
        act, targets = _ACTS[statement["kind"]], addressees(statement, entities)
        for one in speakers(statement, entities):
            if not targets:
                unaimed[act].append(one.name)
            arrows.update((one, act, other) for other in targets if other.key != one.key)
    unaimed = {act: list(dict.fromkeys(names)) for act, names in unaimed.items()}
    return _Quarrel(arrows.most_common(), unaimed)


def _network(quarrel: _Quarrel) -> nx.DiGraph:
    """The ends of the arrows with the number of statements that each makes, and who aims at whom."""
    network = nx.DiGraph()
    for (one, _, other), number in quarrel.drawn:
        for voice in (one, other):
            if voice.key not in network:
                network.add_node(voice.key, name=voice.name, label=voice.label, mentions=0)
        network.nodes[one.key]["mentions"] += number
        network.add_edge(one.key, other.key)
    return network


def _draw_network(ax: Axes, quarrel: _Quarrel, network: nx.DiGraph, places: _Places) -> None:
    for (one, act, other), number in quarrel.drawn:
        tail, head = places[one.key], places[other.key]
        ax.add_patch(
            FancyArrowPatch(
                (tail[0], tail[1]),
                (head[0], head[1]),
                arrowstyle="-|>",
                mutation_scale=9 + 2 * _width(number),
                connectionstyle=f"arc3,rad={_bend(act, tail, head):.4f}",
                shrinkA=radius_of(network.nodes[one.key]) + 1,
                shrinkB=radius_of(network.nodes[other.key]) + 2,
                linewidth=_width(number),
                zorder=2,
                **_LOOKS[act],
            )
        )
    for key, place in places.items():
        draw_node(ax, network.nodes[key], place, "left" if place[0] < BOX[0] / 2 else "right")
    acts = {act for (_, act, _), _ in quarrel.drawn}
    handles = label_handles(network) + [
        Line2D([], [], label=act, linewidth=1.6, **looks) for act, looks in _LOOKS.items() if act in acts
    ]
    ax.legend(handles=handles, loc="upper left", bbox_to_anchor=(0, 0), ncols=len(handles), borderaxespad=0.4)


def _bend(act: str, tail: NDArray[np.float64], head: NDArray[np.float64]) -> float:
    """How far an arrow bends to its right, in parts of its length: in one column, far into the middle."""
    across, up = (float(part) for part in head - tail)
    bend = 2 * _BULGES[act] / np.hypot(across, up)
    if across:
        return float(bend)
    into_the_middle = _BULGE_IN_COLUMN if (tail[0] < BOX[0] / 2) == (up > 0) else -_BULGE_IN_COLUMN
    return float(bend * into_the_middle)


def _width(number: int) -> float:
    return min(0.8 + 0.7 * number, 5.0)


def _notes(quarrel: _Quarrel, *, elided: bool) -> list[str]:
    """What no arrow shows."""
    left_out = len(quarrel.arrows) - len(quarrel.drawn)
    notes = [f"{counted(left_out, 'more arrow')} left out"] if left_out else []
    for act, names in quarrel.unaimed.items():
        if names:
            told = [elide(name) for name in names[:5]] if elided else names
            more = f" and {len(names) - 5} more" if elided and len(names) > 5 else ""
            notes.append(f"{act}, but nobody that is named: {', '.join(told)}{more}")
    return notes
