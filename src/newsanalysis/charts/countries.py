"""Which countries are named: a world map of mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, PathPatch, Polygon

from newsanalysis.charts.lettering import wrap
from newsanalysis.charts.parts import story
from newsanalysis.charts.style import (
    SMALL,
    WIDTH,
    counted,
    headline,
    note,
    placed_axes,
    plain,
    say_empty,
    styled,
)
from newsanalysis.charts.worldmap import BORDER_POLICY, globe, outlines, project, territories

CAPTION = f"Countries by mentions. {BORDER_POLICY}"

_EMPTY = "no country is named"
_SCHEMES = {"iso3166": "a country", "iso3166-2": "part of a country", "iso3166-3": "a former country"}
_CLASSES = ("#9ECAE1", "#6BAED6", "#3182BD", "#08519C", "#08306B")
"""Shades of one blue: darker is more, also in grey."""
_SEA, _INK = "#E6EFF6", "#1f2a33"
_NOT_NAMED: dict[str, Any] = {"facecolor": "#D3D7DA", "edgecolor": "white", "linewidth": 0.4}
_NAMED: dict[str, Any] = {"edgecolor": _INK, "linewidth": 0.5, "zorder": 2}
"""A named country has a dark border, so that it is seen whatever its shade."""
_SMALL_ON_MAP = 0.045
"""Width and height on the map below which a country gets a ring round it: under two millimetres."""
_SOUTH = -57.0
"""Degrees of latitude where the map ends, unless Antarctica is named."""
_MOST_LISTED = 15
_EDGE, _LINE = 0.05, 0.165
"""Inches: the edge beside the map, a line of small print."""
_NOTE_WIDTH = (WIDTH - 0.25) * 72


@styled
def draw(entities: pd.DataFrame, mentions: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """World map: the darker a country, the more often it is named, as a name or an adjective.

    Small countries have a ring. Under the map, the numbers; what has no place on it; whose borders these
    are. Entities count that are linked to ISO 3166-1; credits are left out.
    """
    counts = data(entities, mentions)
    placed = counts[counts["on the map"]]
    small_print = _small_print(counts)
    ax = ax or _map_axes(len(small_print), whole="AQ" in set(placed["code"]))
    if counts.empty:
        return say_empty(ax, _EMPTY)
    shades = _shades(placed)
    ax.add_patch(Polygon(globe(), closed=True, facecolor=_SEA, edgecolor="none"))
    by_shape = {territories()[code].shape: shade for code, shade in shades.items()}
    for key, outline in outlines().items():
        looks = {"facecolor": by_shape[key]} | _NAMED if key in by_shape else _NOT_NAMED
        ax.add_patch(PathPatch(outline, **looks))
    _ring_small(ax, shades)
    _frame(ax, whole="AQ" in shades)
    headline(
        ax, "Countries named", "mentions in the story, as names and adjectives, picture credits left out"
    )
    _legend(ax, placed)
    note(ax, "\n".join(small_print), below=8)
    return ax


def data(entities: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """What the map shows, most named first: country, code (ISO 3166), mentions, on the map (or not).

    Parts of countries (ISO 3166-2) and former countries (ISO 3166-3) are rows, too, and not on the map.
    """
    linked = entities[entities["link_scheme"].isin(_SCHEMES)]
    times = story(mentions)["entity_id"].value_counts()
    counted = linked.assign(mentions=linked["entity_id"].map(times).fillna(0).astype("int64"))
    counts = (
        counted.groupby("link_id", sort=False)
        .agg(country=("name", "first"), scheme=("link_scheme", "first"), mentions=("mentions", "sum"))
        .reset_index(names="code")
    )
    known = set(territories())
    counts["on the map"] = (counts["scheme"] == "iso3166") & counts["code"].isin(known)
    counts["is"] = counts["scheme"].map(_SCHEMES).astype("str")
    counts = counts[counts["mentions"] > 0].sort_values("mentions", ascending=False, kind="stable")
    return counts[["country", "code", "is", "mentions", "on the map"]].reset_index(drop=True)


def describe(entities: pd.DataFrame, mentions: pd.DataFrame) -> str:
    """The chart in words."""
    counts = data(entities, mentions)
    if counts.empty:
        return f"World map without countries: {_EMPTY}."
    placed, rest = counts[counts["on the map"]], counts[~counts["on the map"]]
    return (
        f"World map of {counted(len(placed), 'country', 'countries')}, "
        f"named {counted(placed['mentions'].sum(), 'time')}"
        + (f": {_listed(placed, len(placed))}" if len(placed) else "")
        + "."
        + (f" Not on the map: {_listed(rest, len(rest))}." if len(rest) else "")
    )


def _shades(placed: pd.DataFrame) -> dict[str, str]:
    """The colour of each country by its code."""
    return {
        code: _CLASSES[_class_of(number)]
        for code, number in zip(placed["code"], placed["mentions"], strict=True)
    }


def _class_of(number: int) -> int:
    """0 for 1, 1 for 2–3, 2 for 4–7, 3 for 8–15, 4 for more."""
    return min(number.bit_length() - 1, len(_CLASSES) - 1)


def _ring_small(ax: Axes, shades: Mapping[str, str]) -> None:
    """A dot in its colour, with a ring, for each named country that is too small to be seen."""
    for code, shade in shades.items():
        place = territories()[code]
        if place.shape and _size_of_largest_part(place.shape) >= _SMALL_ON_MAP:
            continue
        ax.plot(
            place.x,
            place.y,
            "o",
            markersize=6,
            markerfacecolor=shade,
            markeredgecolor=_INK,
            markeredgewidth=1.1,
            zorder=3,
        )


def _size_of_largest_part(shape: str) -> float:
    """Width or height on the map; not of the whole: Fiji lies at both of its edges."""
    return float(max(np.ptp(ring, axis=0).max() for ring in outlines()[shape].to_polygons()))


def _limits(*, whole: bool) -> tuple[tuple[float, float], tuple[float, float]]:
    """The map's x and y limits: the world, Antarctica only where it is named."""
    edge = globe()
    south = edge[:, 1].min() if whole else project(np.array([[0.0, _SOUTH]]))[0, 1]
    return (edge[:, 0].min(), edge[:, 0].max()), (south, edge[:, 1].max())


def _map_axes(lines: int, *, whole: bool) -> Axes:
    """Axes of a fresh figure, as high as the map is at full width, with room for the words round it."""
    (west, east), (south, north) = _limits(whole=whole)
    width = WIDTH - 2 * _EDGE
    return placed_axes(width, width * (north - south) / (east - west), below=0.2 + _LINE * lines)


def _frame(ax: Axes, *, whole: bool) -> None:
    xlim, ylim = _limits(whole=whole)
    ax.set(xlim=xlim, ylim=ylim, aspect="equal")
    ax.set_axis_off()


def _legend(ax: Axes, placed: pd.DataFrame) -> None:
    most = int(placed["mentions"].max()) if len(placed) else 0
    used = range(_class_of(most) + 1 if most else 0)
    handles = [Patch(facecolor=_CLASSES[n], label=_range(n, most)) for n in used]
    if handles:
        ax.legend(handles=handles, loc="lower left", title="mentions", alignment="left", title_fontsize=9)


def _range(number: int, most: int) -> str:
    first, last = 2**number, 2 ** (number + 1) - 1
    if number == len(_CLASSES) - 1:
        return f"{first} and more"
    last = min(last, most)
    return str(first) if first == last else f"{first}–{last}"


def _small_print(counts: pd.DataFrame) -> list[str]:
    placed, rest = counts[counts["on the map"]], counts[~counts["on the map"]]
    paragraphs: Sequence[str] = [
        _listed(placed, _MOST_LISTED),
        f"Not on the map: {_listed(rest, _MOST_LISTED)}" if len(rest) else "",
        BORDER_POLICY,
    ]
    lines = [line for text in paragraphs for line in wrap(text, _NOTE_WIDTH, SMALL, 4)]
    return [plain(line) for line in lines]


def _listed(rows: pd.DataFrame, most: int) -> str:
    """ "Polen 6, Deutschland 3 and 4 more"."""
    words = [f"{name} {n}" for name, n in zip(rows["country"], rows["mentions"], strict=True)]
    return ", ".join(words[:most]) + (f" and {len(words) - most} more" if len(words) > most else "")
