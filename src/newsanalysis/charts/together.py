"""Who is named together with whom in several articles of a corpus."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from newsanalysis.charts.layout import BELOW, BOX, draw_node, label_handles, places_in_groups
from newsanalysis.charts.network import line_of
from newsanalysis.charts.style import counted, headline, note, placed_axes, say_empty, styled

CAPTION = "Named together in several articles"

_EMPTY = "no two are named together in more than one article"
_MOST_LINKS, _MOST_NAMES = 40, 26
_BOX = (BOX[0], 400.0)
_LARGEST = 50
"""Articles whose mark is as large as a mark gets; of larger numbers all are smaller in proportion."""


@styled
def draw(together: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Network of those that at least two articles name together; lines thicken with the articles.

    Of more than 40 pairs or 26 names the pairs of most articles are drawn, and a note says so. The same table
    always gives the same picture.
    """
    pairs, left_out = _shown(together)
    ax = ax or placed_axes(_BOX[0] / 72, _BOX[1] / 72, below=BELOW)
    if pairs.empty:
        return say_empty(ax, _EMPTY)
    network, most = _network(pairs), int(pairs["articles"].max())
    places = places_in_groups(network, _BOX)
    for one, other, weight in sorted(network.edges(data="weight"), key=lambda edge: edge[2]):
        ax.plot(*np.array([places[one], places[other]]).T, **line_of(weight, most))
    for node, place in places.items():
        draw_node(ax, network.nodes[node], place)
    ax.set(xlim=(0, _BOX[0]), ylim=(0, _BOX[1]))
    ax.set_axis_off()
    headline(
        ax,
        "Named in the same articles",
        "the thicker a line, the more articles name both; the larger a mark, the more articles name it",
    )
    handles = label_handles(network)
    for weight in sorted({int(pairs["articles"].min()), most}):
        looks = {key: value for key, value in line_of(weight, most).items() if key != "zorder"}
        handles.append(Line2D([], [], label=counted(weight, "article"), **looks))
    ax.legend(handles=handles, loc="upper left", bbox_to_anchor=(0, 0), ncols=len(handles), borderaxespad=0.4)
    if left_out:
        note(ax, f"{counted(left_out, 'more pair')} of several articles left out", below=26)
    return ax


def data(together: pd.DataFrame) -> pd.DataFrame:
    """The pairs that the chart shows, most articles first: one, other, articles, share."""
    return _shown(together)[0][["one", "other", "articles", "share"]].reset_index(drop=True)


def describe(together: pd.DataFrame) -> str:
    """The chart in words."""
    pairs, left_out = _shown(together)
    if pairs.empty:
        return f"Network without links: {_EMPTY}."
    links = ", ".join(
        f"{pair['one']} and {pair['other']} ({pair['articles']})"
        for pair in pairs.head(10).to_dict("records")
    )
    more = f"; {counted(left_out, 'more pair')} left out" if left_out else ""
    size = f"{counted(len(_network(pairs)), 'name')} with {counted(len(pairs), 'link')}"
    return f"Network of {size}; together most, by number of articles: {links}{more}."


def _shown(together: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """The pairs that are drawn, and how many others several articles have."""
    several = together[together["articles"] > 1]
    names: set[str] = set()
    kept: list[int] = []
    for row in several.head(_MOST_LINKS * 5).itertuples():
        pair = {row.one_key, row.other_key}
        if len(names | pair) <= _MOST_NAMES and len(kept) < _MOST_LINKS:
            names |= pair
            kept.append(row.Index)
    return several.loc[kept], len(several) - len(kept)


def _network(pairs: pd.DataFrame) -> nx.Graph:
    network = nx.Graph()
    most = max(pairs["one_articles"].max(), pairs["other_articles"].max())
    for pair in pairs.to_dict("records"):
        for end in ("one", "other"):
            network.add_node(
                pair[f"{end}_key"],
                name=pair[end],
                label=pair[f"{end}_label"],
                mentions=pair[f"{end}_articles"] * min(_LARGEST / most, 1),
            )
        network.add_edge(pair["one_key"], pair["other_key"], weight=int(pair["articles"]))
    return network
