"""What holds for every chart: tables in, Axes out; words; no label over another; the same bytes each time."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from itertools import combinations
from types import ModuleType
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from PIL import Image

from newsanalysis import AnnotatedArticle, charts
from newsanalysis.charts import TABLE_TYPE, Picture, picture
from newsanalysis.charts.style import LABEL_COLOURS, LABEL_MARKERS
from tests.charts import invented, invented_corpus
from tests.charts.invented import ARTICLE_CHARTS, CHARTS, Tables
from tests.conftest import ROOT

SEED, LONG, CROWD = invented.frozen("seed"), invented.frozen("long"), invented.crowd()
INPUTS = {
    "seed": SEED,
    "long": LONG,
    "crowd": CROWD,
    "tiny": invented.tiny(),
    "week": invented.week(),
    "edges": invented.edges(),
    "quarrel": invented.quarrel(),
    "empty": invented.empty(),
}
on_every_chart = pytest.mark.parametrize(("module", "options"), CHARTS.values(), ids=CHARTS)


def labels(ax: Axes) -> list[Text]:
    """All texts that can be read in the chart."""
    legend = ax.get_legend()
    texts = [*ax.texts, ax.title, ax._left_title]  # type: ignore[attr-defined]
    if ax.axison:
        first, last = sorted(ax.get_xlim())
        texts += [text for text in ax.get_xticklabels() if first <= text.get_position()[0] <= last]
        texts += ax.get_yticklabels()
    texts += legend.get_texts() if legend else []
    return [text for text in texts if text.get_text().strip() and text.get_visible()]


@pytest.mark.parametrize("tables", INPUTS.values(), ids=INPUTS)
@on_every_chart
def test_no_two_labels_overlap_and_none_leaves_the_picture(
    module: ModuleType, options: dict[str, Any], tables: Tables
) -> None:
    ax = module.draw(*tables.of(module), **options)
    ax.figure.draw_without_rendering()
    drawn = [(text.get_text(), Bbox(text.get_window_extent())) for text in labels(ax)]
    assert drawn
    for (one, box), (other, other_box) in combinations(drawn, 2):
        shared = Bbox.intersection(box, other_box)
        assert shared is None or min(shared.width, shared.height) < 1.5, f"{one!r} lies on {other!r}"
    assert not [text for text, box in drawn if not _holds(ax.figure.bbox, box)]


def _holds(outer: Bbox, inner: Bbox, slack: float = 2) -> bool:
    return bool(
        outer.x0 - slack <= inner.x0
        and inner.x1 <= outer.x1 + slack
        and outer.y0 - slack <= inner.y0
        and inner.y1 <= outer.y1 + slack
    )


@on_every_chart
def test_each_draws_on_the_axes_it_is_given(module: ModuleType, options: dict[str, Any]) -> None:
    ax = Figure().subplots()
    assert module.draw(*SEED.of(module), **options, ax=ax) is ax
    assert ax.get_title(loc="left")


@on_every_chart
def test_without_axes_each_has_a_figure_of_its_own(module: ModuleType, options: dict[str, Any]) -> None:
    first, second = (module.draw(*SEED.of(module), **options) for _ in range(2))
    assert first.figure is not second.figure


@on_every_chart
def test_an_empty_table_gives_axes_words_and_a_table_that_say_so(
    module: ModuleType, options: dict[str, Any]
) -> None:
    tables = invented.empty().of(module)
    ax = module.draw(*tables, **options)
    assert any(" no " in f" {text.get_text()}" for text in ax.texts)
    assert " no " in module.describe(*tables, **options)
    assert module.data(*tables, **options).empty
    assert len(module.data(*tables, **options).columns) >= 2


@on_every_chart
def test_the_same_tables_give_the_same_bytes(module: ModuleType, options: dict[str, Any]) -> None:
    one, other = (picture(module, *SEED.of(module), **options) for _ in range(2))
    assert one == other
    assert one.png.startswith(b"\x89PNG")
    assert b"matplotlib" not in one.png.lower()


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "from hashlib import sha256\n"
        "from newsanalysis.charts import picture\n"
        "from tests.charts.invented import CHARTS, frozen\n"
        "for module, options in CHARTS.values():\n"
        "    print(sha256(picture(module, *frozen('seed').of(module), **options).png).hexdigest())"
    )
    here = [
        sha256(picture(module, *SEED.of(module), **options).png).hexdigest()
        for module, options in CHARTS.values()
    ]
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == here


@on_every_chart
def test_drawing_leaves_the_users_settings_and_tables_alone(
    module: ModuleType, options: dict[str, Any]
) -> None:
    before, tables = dict(mpl.rcParams), [table.copy() for table in SEED.of(module)]
    module.draw(*tables, **options)
    module.data(*tables, **options)
    assert dict(mpl.rcParams) == before
    assert all(table.equals(original) for table, original in zip(tables, SEED.of(module), strict=True))


@on_every_chart
def test_the_table_has_what_the_words_name(module: ModuleType, options: dict[str, Any]) -> None:
    table, words = module.data(*SEED.of(module), **options), module.describe(*SEED.of(module), **options)
    assert len(words) > 40
    first = str(table.iloc[0, 0])
    assert first in words
    assert str(len(table)) in words or len(table) > 30


@on_every_chart
def test_a_picture_of_a_crowd_is_cut_and_says_so(module: ModuleType, options: dict[str, Any]) -> None:
    if module in (charts.countries, charts.gaps):
        pytest.skip("has no country and no interval")
    ax = module.draw(*CROWD.of(module), **options)
    assert len(labels(ax)) < 160
    assert any("more" in text.get_text() or "eft out" in text.get_text() for text in ax.texts) or any(
        "left out" in text.get_text() for text in ax.texts
    )


def test_a_picture_carries_its_words_and_its_table_to_the_notebook() -> None:
    shown = picture(charts.frequency, *SEED.of(charts.frequency))
    data, metadata = shown._repr_mimebundle_()
    assert list(data) == ["image/png", "text/plain", TABLE_TYPE]
    assert TABLE_TYPE == "text/vnd.newsanalysis.table+html"
    assert metadata == {"image/png": {"alt": shown.alt}}
    assert data["text/plain"] == repr(shown) == charts.frequency.describe(*SEED.of(charts.frequency))
    assert charts.frequency.CAPTION in data[TABLE_TYPE]
    assert "Russland" in data[TABLE_TYPE]
    assert 'scope="col"' in data[TABLE_TYPE]


def test_the_table_in_a_picture_is_escaped() -> None:
    tables = invented.tables(**invented.named(("<script>alert(1)</script>", "ORG", 1, None)))
    data, _ = picture(charts.frequency, *tables.of(charts.frequency))._repr_mimebundle_()
    assert "<script>" not in data[TABLE_TYPE]
    assert "&lt;script&gt;" in data[TABLE_TYPE]


def test_the_pictures_of_an_article_are_light() -> None:
    pictures = [picture(module, *SEED.of(module), **options) for module, options in ARTICLE_CHARTS.values()]
    in_base64 = sum(len(shown.png) for shown in pictures) * 4 / 3
    assert in_base64 < 250_000 / 7 * len(ARTICLE_CHARTS)  # the report's seven have 250 kB


@on_every_chart
def test_a_picture_is_on_white_paper(module: ModuleType, options: dict[str, Any]) -> None:
    assert _pixels(picture(module, *SEED.of(module), **options))[0, -1].tolist() == [255, 255, 255]


def test_a_picture_is_white_whatever_the_users_settings() -> None:
    with mpl.rc_context(
        {"savefig.facecolor": "black", "figure.facecolor": "black", "axes.facecolor": "black"}
    ):
        dark = picture(charts.events, *SEED.of(charts.events))
    assert dark == picture(charts.events, *SEED.of(charts.events))
    assert _pixels(dark)[0, -1].tolist() == [255, 255, 255]


def test_a_picture_keeps_the_colours_of_small_areas() -> None:
    shown = _pixels(picture(charts.network, *SEED.of(charts.network)))
    organisation = [int(LABEL_COLOURS["ORG"][at : at + 2], 16) for at in (1, 3, 5)]
    assert (shown == organisation).all(axis=2).sum() > 100


def _pixels(shown: Picture) -> np.ndarray[Any, Any]:
    return np.asarray(Image.open(BytesIO(shown.png)).convert("RGB"))


def test_types_differ_in_shape_as_well_as_in_colour() -> None:
    assert len(set(LABEL_MARKERS.values())) == len(set(LABEL_COLOURS.values())) == len(LABEL_COLOURS)


@pytest.mark.parametrize("name", [r"A$\frac{$AP", "中国😀", "Ä\u0308ß" * 60, "<b>&amp;</b>", "a\nb"])
def test_names_of_all_kinds_are_drawn_and_told_as_they_are(name: str) -> None:
    tables = invented.tables(
        **invented.named((name, "ORG", 1, "DE"), ("Zweite", "PER", 1, None)),
        events=[invented.event("2024", "2024-01-01", "2025-01-01", "year", participants=name, label=name)],
        timexes=[invented.timex(name, "P1Y", "DURATION", begin="2023", end="2024")],
        statements=[invented.said("accusation", name, "e0", "Zweite")],
        corpus=invented_corpus.about(name),
    )
    for module, options in CHARTS.values():
        shown = picture(module, *tables.of(module), **options)
        assert name.split()[0][:40] in shown.alt


def test_charts_of_a_live_annotation_are_the_frozen_ones_charts(annotated: AnnotatedArticle) -> None:
    """The frozen tables must not drift away from what the pipeline gives: same columns."""
    live = invented.of_article(annotated)
    for module, options in ARTICLE_CHARTS.values():
        for table, frozen in zip(live.of(module), SEED.of(module), strict=True):
            assert set(frozen.columns) <= set(table.columns)
        assert "Russland" in module.describe(*live.of(module), **options) or module in (
            charts.events,
            charts.gaps,
        )
