"""The world map that ships with the package: countries as paths in the Equal Earth projection.

Borders are Natural Earth's (public domain) in the edition of ``world-atlas``; ``world/source.toml`` has
version, checksum and licence, ``tools/import_world_atlas.py`` brought them here.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from matplotlib.path import Path as Outline
from numpy.typing import NDArray

from newsanalysis.charts.topology import Polygon, Ring, area_and_centre, shapes

BORDERS = "countries-110m.json"
TERRITORIES = "territories.csv"

BORDER_POLICY = (
    "Borders: Natural Earth, 1:110 million. They show who controls a territory, whatever the law says "
    "(Crimea is drawn with Russia, most of Western Sahara with Morocco), and are no statement of ours. "
    "Kosovo is counted under the code XK; Northern Cyprus and Somaliland have no ISO code and stay grey."
)
"""What a reader must know before a map of countries is believed."""

# Equal Earth: Šavrič, Patterson and Jenny (2018), doi:10.1080/13658816.2018.1504949.
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_ROOT3 = np.sqrt(3)


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory with a code of ISO 3166-1: its shape on the map ("" for none) and where its dot goes."""

    code: str
    shape: str
    x: float
    y: float


@cache
def outlines() -> dict[str, Outline]:
    """The shapes by their key, projected."""
    text = (files(__package__) / "world" / BORDERS).read_text(encoding="utf-8")
    return {key: _outline(polygons) for key, polygons in shapes(json.loads(text)).items()}


@cache
def territories() -> dict[str, Territory]:
    """The territories by their two letters ("DE"); XK for Kosovo."""
    text = (files(__package__) / "world" / TERRITORIES).read_text(encoding="utf-8")
    found = {}
    for row in csv.DictReader(text.splitlines()):
        x, y = project(np.array([[float(row["longitude"]), float(row["latitude"])]]))[0]
        found[row["code"]] = Territory(row["code"], row["shape"], float(x), float(y))
    return found


def project(points: Ring) -> NDArray[np.float64]:
    """Longitude and latitude in degrees to x and y; the world is 5.41 wide and 2.63 high."""
    longitude, latitude = np.radians(points).T
    theta = np.arcsin(_ROOT3 / 2 * np.sin(latitude))
    a1, a2, a3, a4 = _A
    slope = 9 * a4 * theta**8 + 7 * a3 * theta**6 + 3 * a2 * theta**2 + a1
    x = 2 * _ROOT3 * longitude * np.cos(theta) / (3 * slope)
    y = a4 * theta**9 + a3 * theta**7 + a2 * theta**3 + a1 * theta
    return np.column_stack([x, y])


def globe() -> NDArray[np.float64]:
    """The edge of the world."""
    up = np.linspace(-90, 90, 91)
    edges = [np.column_stack([np.full(91, side), up[::step]]) for side, step in ((-180.0, 1), (180.0, -1))]
    return project(np.vstack([*edges, edges[0][:1]]))


def _outline(polygons: list[Polygon]) -> Outline:
    """One path for all polygons; holes run the other way round, so that they stay open."""
    rings = [
        ring if (area_and_centre(ring)[0] > 0) is (number == 0) else ring[::-1]
        for polygon in polygons
        for number, ring in enumerate(polygon)
    ]
    codes = [
        np.array([Outline.MOVETO, *[Outline.LINETO] * (len(ring) - 2), Outline.CLOSEPOLY]) for ring in rings
    ]
    return Outline(np.vstack([project(ring) for ring in rings]), np.concatenate(codes))
