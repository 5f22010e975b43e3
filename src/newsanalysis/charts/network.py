"""Who is named together with whom."""

from __future__ import annotations

from itertools import combinations
from typing import Any, Literal

import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from newsanalysis.charts.layout import BELOW, BOX, draw_node, label_handles, places_of
from newsanalysis.charts.parts import part_of, story, story_parts
from newsanalysis.charts.style import (
    counted,
    elide,
    headline,
    note,
    placed_axes,
    say_empty,
    styled,
)

CAPTION = "Entities that are named together"

Unit = Literal["sentence", "paragraph"]

_UNITS = ("sentence", "paragraph")
_MOST_LINKS = 40
_FAINTEST, _DARKEST = 0.6, 0.3
"""Greys of links, 0 for black; the faintest has a contrast of nearly 3 : 1 on white."""
_NONE = {
    "sentence": "no two entities are named in one sentence",
    "paragraph": "no two entities are named in one paragraph",
}


def graph(
    entities: pd.DataFrame,
    mentions: pd.DataFrame,
    zones: pd.DataFrame,
    *,
    by: Unit = "sentence",
    top: int = 15,
) -> nx.Graph:
    """The ``top`` most named entities; an edge's ``weight`` counts the sentences (paragraphs) that name both.

    Nodes are entity ids with ``name``, ``label`` and ``mentions``; credits are left out. A headline or
    caption counts as a paragraph.

    Raises
    ------
    ValueError
        ``by`` is neither "sentence" nor "paragraph".
    """
    if by not in _UNITS:
        raise ValueError(f"by={by!r}: expected one of {', '.join(_UNITS)}")
    told = story(mentions)
    if by == "paragraph":
        number = part_of(told, story_parts(zones))
        told, unit = told[number >= 0], number[number >= 0]
    else:
        unit = told["sentence"]
    counts = told["entity_id"].value_counts(sort=False).sort_values(ascending=False, kind="stable").head(top)
    network = nx.Graph()
    known = entities.set_index("entity_id")
    for entity, count in counts.items():
        network.add_node(
            entity, name=known.at[entity, "name"], label=known.at[entity, "label"], mentions=int(count)
        )
    for _, together in told[told["entity_id"].isin(network)].groupby(unit):
        for pair in combinations(dict.fromkeys(together["entity_id"]), 2):
            weight = network.get_edge_data(*pair, default={"weight": 0})["weight"]
            network.add_edge(*pair, weight=weight + 1)
    return network


@styled
def draw(
    entities: pd.DataFrame,
    mentions: pd.DataFrame,
    zones: pd.DataFrame,
    *,
    by: Unit = "sentence",
    top: int = 15,
    ax: Axes | None = None,
) -> Axes:
    """Network of those named in one sentence (or paragraph); lines thicken with the number of these.

    The same table always gives the same picture. Labels stand under their marks and are moved apart, so
    that none covers another. Of more than 40 links the strongest are drawn, and a note says so.
    """
    network = graph(entities, mentions, zones, by=by, top=top)
    ax = ax or placed_axes(BOX[0] / 72, BOX[1] / 72, below=BELOW)
    if not network.edges:
        return say_empty(ax, _NONE[by])
    alone = [node for node in network if not network[node]]
    drawn = network.subgraph([node for node in network if network[node]])
    links = _strongest(drawn)[:_MOST_LINKS]
    places = places_of(drawn)
    for one, other, weight in reversed(links):
        ax.plot(*np.array([places[one], places[other]]).T, **line_of(weight, links[0][2]))
    for node, place in places.items():
        draw_node(ax, drawn.nodes[node], place)
    ax.set(xlim=(0, BOX[0]), ylim=(0, BOX[1]))
    ax.set_axis_off()
    headline(
        ax,
        f"Named in one {by}",
        f"the thicker a line, the more {by}s name both; the larger a mark, the more mentions",
    )
    _legend(ax, drawn, links[0][2], by)
    left_out = drawn.number_of_edges() - len(links)
    notes = [f"{left_out} weaker links are left out"] if left_out else []
    notes += (
        [f"with no other: {', '.join(elide(network.nodes[node]['name']) for node in alone[:5])}"]
        if alone
        else []
    )
    if notes:
        note(ax, "; ".join(notes), below=26)
    return ax


def data(
    entities: pd.DataFrame,
    mentions: pd.DataFrame,
    zones: pd.DataFrame,
    *,
    by: Unit = "sentence",
    top: int = 15,
) -> pd.DataFrame:
    """The links that the chart shows, strongest first: one, other, and the number of units."""
    network = graph(entities, mentions, zones, by=by, top=top)
    names = nx.get_node_attributes(network, "name")
    rows = [(names[one], names[other], weight) for one, other, weight in _strongest(network)[:_MOST_LINKS]]
    return pd.DataFrame(rows, columns=["one", "other", f"{by}s"]).astype(
        {"one": "str", "other": "str", f"{by}s": "int64"}
    )


def describe(
    entities: pd.DataFrame,
    mentions: pd.DataFrame,
    zones: pd.DataFrame,
    *,
    by: Unit = "sentence",
    top: int = 15,
) -> str:
    """The chart in words."""
    network = graph(entities, mentions, zones, by=by, top=top)
    if not network.edges:
        return f"Network without links: {_NONE[by]}."
    names = nx.get_node_attributes(network, "name")
    links = ", ".join(
        f"{names[one]} and {names[other]} ({weight})" for one, other, weight in _strongest(network)[:8]
    )
    return (
        f"Network of {len(network)} entities with {counted(network.number_of_edges(), 'link')}; "
        f"named together most, by number of {by}s: {links}."
    )


def _strongest(network: nx.Graph) -> list[tuple[str, str, int]]:
    return sorted(network.edges(data="weight"), key=lambda edge: -edge[2])


def line_of(weight: int, most: int) -> dict[str, Any]:
    """Looks of a link: thicker, darker and further in front the stronger. Opaque: mixed greys swell a PNG."""
    part = (weight - 1) / max(most - 1, 1)
    shade = _FAINTEST - (_FAINTEST - _DARKEST) * part
    return {
        "color": f"{shade:.1f}",
        "linewidth": 0.9 + 3.1 * part * min(most, 5) / 5,
        "zorder": 1 + part,
    }


def _legend(ax: Axes, network: nx.Graph, most: int, by: Unit) -> None:
    handles = label_handles(network)
    for weight in sorted({1, most}):
        looks = {key: value for key, value in line_of(weight, most).items() if key != "zorder"}
        handles.append(Line2D([], [], label=f"{weight} {by}{'s' * (weight > 1)}", **looks))
    ax.legend(handles=handles, loc="upper left", bbox_to_anchor=(0, 0), ncols=len(handles), borderaxespad=0.4)
