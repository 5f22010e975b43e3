"""Where the marks of a network go, and how they look: no label covers another."""

from __future__ import annotations

from itertools import combinations
from math import sqrt
from typing import Any, Literal

import networkx as nx
import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke
from numpy.typing import NDArray

from newsanalysis.charts.lettering import width_of
from newsanalysis.charts.style import LABEL_COLOURS, LABEL_MARKERS, LABEL_WORDS, WIDTH, elide

_SIZE = 9.0
_LABEL_HEIGHT, _LABEL_GAP, _AIR = 11.0, 1.0, 5.0
BOX = (WIDTH * 72 - 12, 350.0)
"""Points that the network is wide and high in a figure of its own."""
BELOW = 0.55
"""Inches under it for the legend and a note."""
ROW = 22.0
"""Points from row to row of a network in two columns."""
LARGEST_MARK = 24.0
"""Points that a mark is wide at most."""
_SWEEPS = 8
_SEED = 1
_ROUNDS = 2000
Side = Literal["below", "left", "right"]
_SIDES = {
    "below": ((0, -1), ("center", "top")),
    "left": ((-1, 0), ("right", "center_baseline")),
    "right": ((1, 0), ("left", "center_baseline")),
}
"""Of a name by its mark: which way it lies, and how it is aligned there."""
_BESIDE = 3.0
_MOST_AROUND = 6
"""Marks of a group that stand on an ellipse."""
_SPREAD = 0.14
"""Part of the box that a node more takes: two nodes in opposite corners are no picture."""


def places_of(network: nx.Graph, box: tuple[float, float] = BOX) -> dict[str, NDArray[np.float64]]:
    """Where each mark goes, in points from the lower left corner of the box."""
    nodes = list(network)
    if len(nodes) == 1:
        return {nodes[0]: np.array(box) / 2}
    drawn = nx.spring_layout(network, weight="weight", seed=_SEED, iterations=300, k=1.6 / len(nodes) ** 0.5)
    return _placed(network, np.array([drawn[node] for node in nodes]), box)


def places_in_columns(network: nx.DiGraph, width: float) -> dict[str, NDArray[np.float64]]:
    """Where each mark goes if all stand in two columns, names outside: in points, rows ``ROW`` apart.

    Who has links to others is at the left, those others are at the right, as far as possible; then arrows
    run through the middle, where no name is. Rows are sorted so that few arrows cross.
    """
    columns = _sorted_rows(network, _columns(network))
    rows = max(map(len, columns))
    return {
        node: np.array([x, ROW * rows * (1 - (row + 0.5) / len(column))])
        for column, x in zip(columns, _edges_of(network, columns, width), strict=True)
        for row, node in enumerate(column)
    }


def _columns(network: nx.DiGraph) -> tuple[list[str], list[str]]:
    """The nodes at the left and at the right: each where fewer of those that it is linked with are."""
    side: dict[str, int] = {}
    links = nx.Graph(network)  # its view would have an order of its own on every run
    for first in network:
        for node in [first, *(other for _, other in nx.bfs_edges(links, first))]:
            if node not in side:
                near = [side[other] for other in links[node] if other in side]
                at_right = network.out_degree(node) == 0 if not near else 2 * sum(near) < len(near)
                side[node] = int(at_right)
    left, right = ([node for node in side if side[node] == number] for number in (0, 1))
    return left, right


def _sorted_rows(network: nx.DiGraph, columns: tuple[list[str], list[str]]) -> tuple[list[str], list[str]]:
    """Each column in the order of the middle rows of those that its nodes are linked with."""
    links = nx.Graph(network)  # its view would have an order of its own on every run
    left, right = columns
    for _ in range(_SWEEPS):
        right = _by_middle(links, right, left)
        left = _by_middle(links, left, right)
    return left, right


def _by_middle(links: nx.Graph, column: list[str], other: list[str]) -> list[str]:
    """The column in the order of the middle heights of each node's neighbours in the other one."""
    heights = {node: (row + 0.5) / len(other) for row, node in enumerate(other)}
    own = {node: (row + 0.5) / len(column) for row, node in enumerate(column)}

    def middle(node: str) -> float:
        near = [heights[one] for one in links[node] if one in heights]
        return round(sum(near) / len(near), 6) if near else own[node]

    return sorted(column, key=middle)


def _edges_of(network: nx.DiGraph, columns: tuple[list[str], list[str]], width: float) -> tuple[float, float]:
    """Where the two columns of marks stand, so that the longest names have room outside."""
    left, right = (
        max((width_of(_name(network.nodes[node]), _SIZE) for node in column), default=0) + LARGEST_MARK
        for column in columns
    )
    return left, width - right


def places_in_groups(network: nx.Graph, box: tuple[float, float] = BOX) -> dict[str, NDArray[np.float64]]:
    """Where each mark goes if those that no line joins keep apart: a rectangle for each group of linked ones.

    A rectangle is as large as its group; few stand on an ellipse in it, many as springs would hold them.
    """
    groups = [_in_order(network, group) for group in nx.connected_components(network)]
    groups.sort(key=lambda group: (-len(group), min(group)))
    unit: dict[str, NDArray[np.float64]] = {}
    for group, (corner, sides) in zip(
        groups, _rectangles([len(group) + 1 for group in groups], box), strict=True
    ):
        for node, place in _unit_places(group).items():
            unit[node] = corner + sides * (0.12 + 0.76 * place)
    return _placed(network, np.array([unit[node] for node in network]), box)


def _in_order(network: nx.Graph, group: set[str]) -> nx.Graph:
    """The part of the network with these nodes; in their order there, as a subgraph's is that of a set."""
    part = nx.Graph()
    part.add_nodes_from(node for node in network if node in group)
    part.add_weighted_edges_from(edge for edge in network.edges(data="weight") if edge[0] in group)
    return part


_Rectangle = tuple[NDArray[np.float64], NDArray[np.float64]]
"""Lower left corner, and width and height."""


def _rectangles(weights: list[int], box: tuple[float, float]) -> list[_Rectangle]:
    """The box cut into rectangles as large as the weights, again and again across its longer side."""

    def cut(weights: list[int], corner: NDArray[np.float64], sides: NDArray[np.float64]) -> list[_Rectangle]:
        if len(weights) == 1:
            return [(corner, sides)]
        half = min(range(1, len(weights)), key=lambda n: abs(2 * sum(weights[:n]) - sum(weights)))
        part, axis = sum(weights[:half]) / sum(weights), int(sides[1] > sides[0])
        first, second, beyond = sides.copy(), sides.copy(), corner.copy()
        first[axis] *= part
        second[axis] *= 1 - part
        beyond[axis] += first[axis]
        return cut(weights[:half], corner, first) + cut(weights[half:], beyond, second)

    return cut(weights, np.zeros(2), np.array(box))


def _unit_places(group: nx.Graph) -> dict[str, NDArray[np.float64]]:
    """The group's places in the square from 0 to 1."""
    if len(group) > _MOST_AROUND:
        most = max(weight for _, _, weight in group.edges(data="weight"))
        pulls = nx.Graph()
        pulls.add_nodes_from(group)
        for one, other, weight in group.edges(data="weight"):
            pulls.add_edge(one, other, pull=0.4 + 0.6 * weight / most)
        drawn = nx.spring_layout(pulls, weight="pull", seed=_SEED, iterations=300, k=2.2 / len(group) ** 0.5)
        places = np.array([drawn[node] for node in group])
        places = (places - places.min(axis=0)) / np.ptp(places, axis=0).clip(1e-9)
    else:
        angles = np.pi - 2 * np.pi * np.arange(len(group)) / len(group)
        places = 0.5 + 0.5 * np.column_stack([np.cos(angles), np.sin(angles)]) * (len(group) > 1)
    return dict(zip(group, places, strict=True))


def _placed(
    network: nx.Graph, layout: NDArray[np.float64], box: tuple[float, float]
) -> dict[str, NDArray[np.float64]]:
    """The layout, in any unit, stretched to the box, and the marks with their labels moved apart."""
    nodes = list(network)
    span = np.ptp(layout, axis=0)
    flat = span < 1e-9  # two on an ellipse are level: in the middle, not at the bottom
    layout = np.where(flat, 0.5, (layout - layout.min(axis=0)) / span.clip(1e-9))
    layout = 0.5 + (layout - 0.5) * min(1.0, _SPREAD * len(nodes))
    sizes = np.array([_size_of(network.nodes[node]) for node in nodes])
    # Rounded, so that the last bits of another machine's arithmetic do not show.
    centres = _moved_apart(np.round(layout * (np.array(box) - sizes) + sizes / 2, 1), sizes, box)
    marks = np.array([_mark_of(network.nodes[node]["mentions"]) for node in nodes])
    return {
        node: centre + np.array([0, size[1] / 2 - mark / 2 - _AIR / 2])
        for node, centre, size, mark in zip(nodes, centres, sizes, marks, strict=True)
    }


def _size_of(node: dict[str, Any]) -> NDArray[np.float64]:
    """Width and height in points of a mark with its label and some air."""
    mark = _mark_of(node["mentions"])
    width = max(width_of(_name(node), _SIZE), mark)
    return np.array([width, mark + _LABEL_GAP + _LABEL_HEIGHT]) + _AIR


def _moved_apart(
    centres: NDArray[np.float64], sizes: NDArray[np.float64], box: tuple[float, float]
) -> NDArray[np.float64]:
    """The boxes' centres, each pair moved apart until no two overlap and none leaves the box.

    Of two that overlap both give way, in the direction in which less is needed.
    """
    centres = centres.copy()
    for _ in range(_ROUNDS):
        moved = False
        for one, other in combinations(range(len(centres)), 2):
            apart = centres[other] - centres[one]
            missing = (sizes[one] + sizes[other]) / 2 - np.abs(apart)
            if (missing <= 0).any():
                continue
            axis = int(missing.argmin())
            step = (missing[axis] / 2 + 0.1) * (1 if apart[axis] >= 0 else -1)
            centres[one, axis] -= step
            centres[other, axis] += step
            moved = True
        centres = np.clip(centres, sizes / 2, np.array(box) - sizes / 2)
        if not moved:
            break
    return centres


def radius_of(node: dict[str, Any]) -> float:
    """Points from the middle of a mark to its edge."""
    return _mark_of(node["mentions"]) / 2


def _mark_of(mentions: int) -> float:
    """Points that a mark is wide: its area grows with the mentions."""
    return min(7.0 + 2.2 * sqrt(mentions), LARGEST_MARK)


def _name(node: dict[str, Any]) -> str:
    return elide(node["name"], 24)


def draw_node(ax: Axes, node: dict[str, Any], place: NDArray[np.float64], side: Side = "below") -> None:
    """The mark of a node (``name``, ``label``, ``mentions``) and its name under it or at a side."""
    mark = _mark_of(node["mentions"])
    ax.plot(
        *place,
        LABEL_MARKERS[node["label"]],
        color=LABEL_COLOURS[node["label"]],
        markersize=mark * (0.8 if node["label"] == "ORG" else 0.9),
        markeredgecolor="white",
        zorder=3,
    )
    (right, up), (ha, va) = _SIDES[side]
    ax.text(
        place[0] + right * (mark / 2 + _BESIDE),
        place[1] + up * (mark / 2 + _LABEL_GAP),
        _name(node),
        ha=ha,
        va=va,
        fontsize=_SIZE,
        zorder=4,
        path_effects=[withStroke(linewidth=2.5, foreground="white")],
    )


def label_handles(network: nx.Graph) -> list[Line2D]:
    """What the legend says of the marks: the shape and colour of each label that occurs."""
    used = {label for _, label in network.nodes(data="label")}
    return [
        Line2D([], [], linestyle="", marker=LABEL_MARKERS[label], color=colour, label=LABEL_WORDS[label])
        for label, colour in LABEL_COLOURS.items()
        if label in used
    ]
