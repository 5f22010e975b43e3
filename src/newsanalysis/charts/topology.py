"""TopoJSON to rings that can be drawn: arcs put together, and cut where they cross 180 degrees.

Coordinates are degrees, longitude first. The format: https://github.com/topojson/topojson-specification.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ring: TypeAlias = NDArray[np.float64]
"""Points (longitude, latitude) of a closed line, the first again at the end; shape (n, 2)."""
Polygon: TypeAlias = list[Ring]
"""An outer ring and the rings of its holes."""

_FULL_TURN = 360.0
_EDGES = ((-180.0, 1.0), (180.0, -1.0))
"""The map's left and right edge, and on which side of each the map lies."""


def shapes(topology: Mapping[str, Any], layer: str = "countries") -> dict[str, list[Polygon]]:
    """The polygons of each feature of a layer, by its id, or by its name where it has no id.

    A ring that crosses 180 degrees is cut there into closed rings that each lie in [-180, 180]; one that
    goes round a pole (Antarctica) is closed over it.
    """
    arcs = _arcs(topology)
    return {
        key_of(feature): [
            piece
            for polygon in _polygons(feature)
            for piece in _split([_ring(arcs, line) for line in polygon])
        ]
        for feature in topology["objects"][layer]["geometries"]
    }


def key_of(feature: Mapping[str, Any]) -> str:
    """What a feature is known by: its id, or its name where it has none (Kosovo)."""
    return str(feature.get("id", feature["properties"]["name"]))


def area_and_centre(ring: Ring) -> tuple[float, float, float]:
    """Area in square degrees (negative where clockwise) and the centroid's longitude and latitude."""
    x, y = ring[:-1].T
    next_x, next_y = ring[1:].T
    cross = x * next_y - next_x * y
    area = cross.sum() / 2
    if not area:
        return 0.0, float(x.mean()), float(y.mean())
    return (
        float(area),
        float(((x + next_x) * cross).sum() / (6 * area)),
        float(((y + next_y) * cross).sum() / (6 * area)),
    )


def _arcs(topology: Mapping[str, Any]) -> list[NDArray[np.float64]]:
    scale, shift = (np.array(topology["transform"][key], dtype=float) for key in ("scale", "translate"))
    return [np.cumsum(arc, axis=0) * scale + shift for arc in topology["arcs"]]


def _polygons(feature: Mapping[str, Any]) -> Sequence[Sequence[Sequence[int]]]:
    """The polygons' rings, each a list of arc numbers."""
    arcs: Sequence[Any] = feature["arcs"]
    return [arcs] if feature["type"] == "Polygon" else arcs


def _ring(arcs: Sequence[NDArray[np.float64]], line: Sequence[int]) -> Ring:
    """Arcs joined to a ring; ~n is arc n backwards, and an arc starts where the one before ended."""
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in line]
    return np.vstack([parts[0], *(part[1:] for part in parts[1:])])


def _split(polygon: Polygon) -> list[Polygon]:
    """The polygon's pieces within [-180, 180]; holes go with every piece that they reach into."""
    rings = [_unrolled(ring) for ring in polygon]
    west, east = min(ring[:, 0].min() for ring in rings), max(ring[:, 0].max() for ring in rings)
    if west >= -_FULL_TURN / 2 and east <= _FULL_TURN / 2:
        return [rings]
    pieces = []
    for turn in (-_FULL_TURN, 0.0, _FULL_TURN):
        inside = [_within_edges(ring + np.array([turn, 0.0])) for ring in rings]
        if len(inside[0]):
            pieces.append([ring for ring in inside if len(ring)])
    return pieces


def _unrolled(ring: Ring) -> Ring:
    """The ring with no jump from one edge of the map to the other, so it may run past an edge."""
    steps = np.diff(ring[:, 0])
    steps -= _FULL_TURN * np.round(steps / _FULL_TURN)
    longitude = ring[0, 0] + np.concatenate([[0.0], np.cumsum(steps)])
    whole = np.column_stack([longitude, ring[:, 1]])
    if abs(longitude[-1] - longitude[0]) < _FULL_TURN / 2:
        return whole
    pole = 90.0 if ring[:, 1].mean() > 0 else -90.0
    over_the_pole = [(longitude[-1], pole), (longitude[0], pole), whole[0]]
    return np.vstack([whole, over_the_pole])


def _within_edges(ring: Ring) -> Ring:
    """The part of a ring between the map's edges (Sutherland and Hodgman), closed; maybe empty."""
    for edge, side in _EDGES:
        ring = _clipped(ring, edge, side)
    return ring


def _clipped(ring: Ring, edge: float, side: float) -> Ring:
    kept: list[tuple[float, float]] = []
    for (x1, y1), (x2, y2) in pairwise(ring):
        inside, next_inside = (side * (x - edge) >= 0 for x in (x1, x2))
        if inside:
            kept.append((x1, y1))
        if inside != next_inside:
            kept.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    if len(kept) < 3 or len({x for x, _ in kept}) == 1:  # nothing, or a line along the edge
        return np.empty((0, 2))
    return np.array([*kept, kept[0]])
