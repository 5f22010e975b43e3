"""Every chart against its stored picture (pytest-mpl): `make baselines` draws them anew."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.testing.compare import compare_images

from newsanalysis.charts.picture import to_png
from tests.charts import invented
from tests.charts.invented import CHARTS, Tables

BASELINE = Path(__file__).with_name("baseline")
DPI = 50
TOLERANCE = 0.5
"""Root mean square over all pixels: one digit that is missing makes about 1."""
KILOBYTE = 1000

SEED, LONG = invented.frozen("seed"), invented.frozen("long")
CASES = [
    *[(chart, "seed", SEED) for chart in CHARTS],
    *[(chart, "long", LONG) for chart in CHARTS],
    *[(chart, "tiny", invented.tiny()) for chart in CHARTS],
    ("events", "week", invented.week()),
    ("events", "edges", invented.edges()),
    ("events", "empty", invented.empty()),
    ("network", "crowd", invented.crowd()),
    ("speakers", "quarrel", invented.quarrel()),
    ("accusations", "quarrel", invented.quarrel()),
    ("accusations", "crowd", invented.crowd()),
]
IDS = [f"{chart}-{name}" for chart, name, _ in CASES]


@dataclass(frozen=True)
class InFewColours:
    """A figure that pytest-mpl saves as readers get it, and small."""

    figure: Figure

    def savefig(self, path: str, **_: Any) -> None:
        Path(path).write_bytes(to_png(self.figure, dpi=DPI))


@pytest.mark.parametrize(("chart", "tables"), [(chart, tables) for chart, _, tables in CASES], ids=IDS)
@pytest.mark.mpl_image_compare(tolerance=TOLERANCE, deterministic=True)
def test_picture(chart: str, tables: Tables) -> InFewColours:
    module, options = CHARTS[chart]
    return InFewColours(module.draw(*tables.of(module), **options).figure)


def test_pictures_are_compared_in_every_run(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.getoption("--mpl"), "pyproject.toml gives --mpl to pytest"
    stored = {path.stem for path in BASELINE.glob("*.png")}
    assert stored == {f"test_picture_{name}" for name in IDS}


def test_baselines_are_small() -> None:
    assert max(path.stat().st_size for path in BASELINE.glob("*.png")) < 25 * KILOBYTE


@pytest.mark.parametrize("chart", CHARTS)
def test_a_wrecked_picture_is_noticed(chart: str, tmp_path: Path) -> None:
    module, options = CHARTS[chart]
    ax = module.draw(*SEED.of(module), **options)
    wrecked = (
        max(ax.patches, key=lambda patch: patch.get_window_extent().width) if ax.patches else ax.texts[-1]
    )
    wrecked.remove()
    picture = tmp_path / "wrecked.png"
    InFewColours(ax.figure).savefig(str(picture))
    assert compare_images(str(BASELINE / f"test_picture_{chart}-seed.png"), str(picture), TOLERANCE)
