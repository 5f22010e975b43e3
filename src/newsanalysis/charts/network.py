"""Who is named together with whom."""

from __future__ import annotations

from itertools import combinations
from math import cos, degrees, pi, sin

import networkx as nx
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from newsanalysis.charts.style import (
    LABEL_COLOURS,
    LABEL_MARKERS,
    LABEL_WORDS,
    axes_or_new,
    elide,
    say_empty,
    styled,
)

_EMPTY = "no two entities are named in one sentence"


def graph(entities: pd.DataFrame, mentions: pd.DataFrame, *, top: int = 15) -> nx.Graph:
    """The ``top`` most named entities; an edge's ``weight`` counts the sentences that name both.

    Nodes are entity ids with ``name``, ``label`` and ``mentions``; credits are left out.
    """
    story = mentions[mentions["kind"] != "credit"]
    counts = story["entity_id"].value_counts(sort=False).sort_values(ascending=False, kind="stable").head(top)
    network = nx.Graph()
    known = entities.set_index("entity_id")
    for entity, count in counts.items():
        network.add_node(
            entity, name=known.at[entity, "name"], label=known.at[entity, "label"], mentions=int(count)
        )
    for _, sentence in story[story["entity_id"].isin(network)].groupby("sentence"):
        for pair in combinations(dict.fromkeys(sentence["entity_id"]), 2):
            weight = network.get_edge_data(*pair, default={"weight": 0})["weight"]
            network.add_edge(*pair, weight=weight + 1)
    return network


@styled
def draw(entities: pd.DataFrame, mentions: pd.DataFrame, *, top: int = 15, ax: Axes | None = None) -> Axes:
    """Network on a circle: neighbours in it are named together often, lines thicken with the count.

    The circle keeps every label outside and apart, whatever the names; the same table always gives
    the same picture.
    """
    network = graph(entities, mentions, top=top)
    ax = axes_or_new(ax, width=8, height=6.5)
    if not network.edges:
        return say_empty(ax, _EMPTY)
    order = _around(network)
    angles = {node: 2 * pi * i / len(order) for i, node in enumerate(order)}
    for one, other, weight in network.edges(data="weight"):
        xs, ys = zip(*((cos(angles[n]), sin(angles[n])) for n in (one, other)), strict=True)
        ax.plot(xs, ys, color="#5b6770", alpha=0.55, linewidth=0.8 + 0.9 * (weight - 1), zorder=1)
    for node, angle in angles.items():
        data = network.nodes[node]
        size = 60 + 25 * data["mentions"]
        ax.scatter(
            cos(angle),
            sin(angle),
            s=size,
            color=LABEL_COLOURS[data["label"]],
            marker=LABEL_MARKERS[data["label"]],
            zorder=2,
        )
        _label(ax, elide(data["name"]), angle)
    ax.set(xlim=(-1.75, 1.75), ylim=(-1.35, 1.35), aspect="equal")
    ax.set_axis_off()
    ax.set_title("Named in one sentence")
    ax.legend(handles=_legend(network), loc="lower left", frameon=False)
    return ax


def describe(entities: pd.DataFrame, mentions: pd.DataFrame, *, top: int = 15) -> str:
    """The chart in words."""
    network = graph(entities, mentions, top=top)
    if not network.edges:
        return f"Network without links: {_EMPTY}."
    names = nx.get_node_attributes(network, "name")
    strongest = sorted(network.edges(data="weight"), key=lambda edge: -edge[2])[:8]
    links = ", ".join(f"{names[one]} and {names[other]} ({weight})" for one, other, weight in strongest)
    return (
        f"Network of {len(network)} entities with {network.number_of_edges()} links; "
        f"named together most, by number of sentences: {links}."
    )


def _around(network: nx.Graph) -> list[str]:
    """Nodes in an order round the circle that puts those often named together side by side (greedy)."""
    left = list(network)
    order = [left.pop(0)]
    while left:
        here = network[order[-1]]
        nearest = max(left, key=lambda node: (here.get(node, {"weight": 0})["weight"], -left.index(node)))
        left.remove(nearest)
        order.append(nearest)
    return order


def _label(ax: Axes, text: str, angle: float) -> None:
    side = "center" if abs(cos(angle)) < 0.2 else ("left" if cos(angle) > 0 else "right")
    height = "center" if abs(sin(angle)) < 0.9 else ("bottom" if degrees(angle) < 180 else "top")
    ax.text(1.13 * cos(angle), 1.13 * sin(angle), text, ha=side, va=height)


def _legend(network: nx.Graph) -> list[Line2D]:
    used = {label for _, label in network.nodes(data="label")}
    return [
        Line2D([], [], linestyle="", marker=LABEL_MARKERS[label], color=colour, label=LABEL_WORDS[label])
        for label, colour in LABEL_COLOURS.items()
        if label in used
    ]
