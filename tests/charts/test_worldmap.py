"""The world map and the chart of countries on it."""

from __future__ import annotations

import hashlib
import json
import tomllib
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
from babel import Locale
from matplotlib.colors import to_rgb
from matplotlib.path import Path as Outline

from newsanalysis import charts
from newsanalysis.charts import countries
from newsanalysis.charts.topology import Polygon, area_and_centre, shapes
from newsanalysis.charts.worldmap import BORDER_POLICY, BORDERS, outlines, project, territories
from tests.charts import invented

WORLD = files(charts) / "world"
SEED, LONG = invented.frozen("seed"), invented.frozen("long")
LESOTHO, RUSSIA, FIJI, SOUTH_AFRICA, ANTARCTICA, CHINA = "426", "643", "242", "710", "010", "156"


@pytest.fixture(scope="module")
def topology() -> Any:
    return json.loads((WORLD / BORDERS).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def polygons(topology: Any) -> dict[str, list[Polygon]]:
    return shapes(topology)


def lies_in(longitude: float, latitude: float, key: str) -> bool:
    """Whether the place lies in the shape: inside of an odd number of its rings."""
    place = project(np.array([[longitude, latitude]]))[0]
    rings = outlines()[key].to_polygons()
    return sum(Outline(ring).contains_point(place) for ring in rings) % 2 == 1


def test_package_data_is_what_the_script_wrote() -> None:
    source = tomllib.loads((WORLD / "source.toml").read_text(encoding="utf-8"))
    for name, digest in source["sha256"].items():
        assert hashlib.sha256((WORLD / name).read_bytes()).hexdigest() == digest
    assert source["version"] == "2.0.2"
    assert "ISC" in source["licence"]
    assert "public domain" in source["licence"]
    assert "Michael Bostock" in (WORLD / "LICENSE").read_text(encoding="utf-8")


def test_no_ring_runs_across_the_map(polygons: dict[str, list[Polygon]]) -> None:
    for key, parts in polygons.items():
        for ring in (ring for part in parts for ring in part):
            assert np.abs(ring[:, 0]).max() <= 180, key
            steps = np.abs(np.diff(ring[:, 0]))
            across = steps[np.abs(ring[:-1, 1]) < 89]  # along the pole the edge of the map is a line
            assert across.size == 0 or across.max() < 90, f"{key} has a bar across the map"


@pytest.mark.parametrize(
    ("key", "west", "east"), [(RUSSIA, (-175, 66), (100, 62)), (FIJI, (-179.9, -16.3), (178, -17.8))]
)
def test_rings_across_180_degrees_are_on_both_sides(
    polygons: dict[str, list[Polygon]], key: str, west: tuple[float, float], east: tuple[float, float]
) -> None:
    longitudes = np.concatenate([part[0][:, 0] for part in polygons[key]])
    assert longitudes.min() == -180
    assert longitudes.max() == 180
    assert lies_in(*west, key)
    assert lies_in(*east, key)
    assert not lies_in(0, east[1], key)


def test_holes_stay_open() -> None:
    assert lies_in(28.2, -29.6, LESOTHO)
    assert not lies_in(28.2, -29.6, SOUTH_AFRICA)
    assert lies_in(25, -29, SOUTH_AFRICA)


def test_holes_run_the_other_way_round(polygons: dict[str, list[Polygon]]) -> None:
    """Agg fills by the nonzero rule: a hole that runs the same way would be filled."""
    (part,) = [part for part in polygons[SOUTH_AFRICA] if len(part) > 1]
    drawn = [area_and_centre(np.asarray(ring))[0] for ring in outlines()[SOUTH_AFRICA].to_polygons()]
    assert len(drawn) == len(part) == 2
    assert drawn[0] > 0 > drawn[1]


def test_antarctica_goes_round_the_pole() -> None:
    assert lies_in(0, -85, ANTARCTICA)
    assert lies_in(-179, -88, ANTARCTICA)
    assert not lies_in(0, -50, ANTARCTICA)


def test_a_ring_is_cut_at_180_degrees_and_keeps_its_area() -> None:
    points = [[1750, 0], [1850, 0], [1850, 100], [1750, 100], [1750, 0]]
    deltas = [points[0], *(np.diff(points, axis=0).tolist())]
    square = {
        "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
        "arcs": [deltas],
        "objects": {
            "countries": {"geometries": [{"type": "Polygon", "arcs": [[0]], "properties": {"name": "S"}}]}
        },
    }
    (east, west) = sorted(shapes(square)["S"], key=lambda part: -part[0][:, 0].max())
    assert {tuple(np.ptp(part[0], axis=0)) for part in (east, west)} == {(5, 10)}
    assert [abs(area_and_centre(part[0])[0]) for part in (east, west)] == [50, 50]


def test_every_state_that_is_a_member_or_observer_has_a_place() -> None:
    on_map = territories()
    not_states = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}
    codes = {code for code in map(str, Locale("de").territories) if len(code) == 2} - not_states
    # What Natural Earth has inside another territory, or not at all.
    within = {
        "AC",
        "BQ",
        "BV",
        "CC",
        "CP",
        "CX",
        "DG",
        "EA",
        "GF",
        "GP",
        "IC",
        "MQ",
        "RE",
        "SJ",
        "TA",
        "TK",
        "YT",
        "CQ",
    }
    assert codes - set(on_map) <= within
    assert {"XK", "VA", "SG", "LI", "MT", "TV", "NA", "PS", "TW"} <= set(on_map)


def test_codes_are_tied_to_the_right_shapes() -> None:
    for code, (longitude, latitude) in {
        "DE": (10, 51),
        "CN": (105, 35),
        "KP": (126.5, 40),
        "NA": (17, -22),
        "XK": (20.9, 42.6),
        "NE": (8, 17),
        "NG": (8, 10),
    }.items():
        assert lies_in(longitude, latitude, territories()[code].shape), code


def test_shapes_without_a_code_are_the_ones_that_the_caption_names() -> None:
    coded = {place.shape for place in territories().values()}
    assert set(outlines()) - coded == {"N. Cyprus", "Somaliland"}
    assert "Northern Cyprus and Somaliland have no ISO code" in BORDER_POLICY
    assert lies_in(34.2, 45.2, RUSSIA)  # what the caption says of Crimea
    assert "Crimea is drawn with Russia" in BORDER_POLICY
    assert lies_in(-13, 25, "504")
    assert "Western Sahara with Morocco" in BORDER_POLICY


def test_mentions_are_counted_as_names_and_adjectives_without_credits() -> None:
    table = countries.data(SEED.entities, SEED.mentions).set_index("code")
    assert table["mentions"].to_dict() == {"RU": 12, "KP": 10, "UA": 3, "KR": 2, "US": 2, "CN": 1}
    assert table["on the map"].all()


def test_two_entities_of_one_country_are_one_row() -> None:
    tables = invented.tables(**invented.named(("Österreich", "LOC", 1, "AT"), ("Austria", "LOC", 2, "AT")))
    table = countries.data(tables.entities, tables.mentions)
    assert table[["country", "mentions"]].to_numpy().tolist() == [["Österreich", 3]]


def test_darker_is_more_and_small_states_have_a_ring() -> None:
    tables = invented.tables(
        **invented.named(
            ("Russland", "LOC", 9, "RU"), ("China", "LOC", 1, "CN"), ("Vatikanstadt", "LOC", 1, "VA")
        )
    )
    ax = countries.draw(tables.entities, tables.mentions)
    paths = [patch.get_path() for patch in ax.patches]
    shade = {key: ax.patches[paths.index(outlines()[key])].get_facecolor() for key in (RUSSIA, CHINA, "276")}
    light = {key: sum(to_rgb(colour)) for key, colour in shade.items()}
    assert light[RUSSIA] < light[CHINA] < light["276"]
    (ring,) = ax.lines
    place = territories()["VA"]
    assert np.asarray(ring.get_xydata()).tolist() == [[place.x, place.y]]


def test_a_small_state_at_both_edges_of_the_map_has_its_ring() -> None:
    tables = invented.tables(**invented.named(("Fidschi", "LOC", 1, "FJ"), ("Japan", "LOC", 1, "JP")))
    (ring,) = countries.draw(tables.entities, tables.mentions).lines
    assert np.asarray(ring.get_xydata()).tolist() == [[territories()["FJ"].x, territories()["FJ"].y]]


def test_what_has_no_place_on_the_map_is_said() -> None:
    ax = countries.draw(LONG.entities, LONG.mentions)
    note = ax.texts[-1].get_text()
    assert "Not on the map: Sowjetunion 1, DDR 1, Berlin 1" in note
    assert "Not on the map: Sowjetunion 1, DDR 1, Berlin 1." in countries.describe(
        LONG.entities, LONG.mentions
    )
    table = countries.data(LONG.entities, LONG.mentions).set_index("country")
    assert table.loc[["Sowjetunion", "DDR", "Berlin"], "is"].tolist() == [
        "a former country",
        "a former country",
        "part of a country",
    ]


def test_only_what_is_not_on_the_map_gives_a_map_that_says_so() -> None:
    tables = invented.tables(**invented.named(("DDR", "LOC", 2, "DDDE")))
    ax = countries.draw(tables.entities, tables.mentions)
    assert "Not on the map: DDR 2" in ax.texts[-1].get_text()
    assert "World map of 0 countries" in countries.describe(tables.entities, tables.mentions)


def test_the_border_policy_is_in_the_picture_and_in_the_caption() -> None:
    ax = countries.draw(SEED.entities, SEED.mentions)
    assert " ".join(ax.texts[-1].get_text().split()).endswith(BORDER_POLICY)
    assert BORDER_POLICY in countries.CAPTION


def test_antarctica_is_shown_where_it_is_named() -> None:
    tables = invented.tables(**invented.named(("Antarktis", "LOC", 1, "AQ")))
    whole = countries.draw(tables.entities, tables.mentions).get_ylim()
    cut = countries.draw(SEED.entities, SEED.mentions).get_ylim()
    assert whole[0] < -1.3 < cut[0]
