"""Charts: labels, limits and words, not pixels."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from newsanalysis import AnnotatedArticle, charts
from newsanalysis.charts import picture
from newsanalysis.tables.schema import ENTITIES, MENTIONS, TIMELINE, ZONES, frame

CHARTS: dict[str, Any] = {
    "frequency": charts.frequency,
    "heatmap": charts.heatmap,
    "network": charts.network,
    "events": charts.events,
}
EMPTY = {
    "frequency": [frame(ENTITIES, []), frame(MENTIONS, [])],
    "heatmap": [frame(ENTITIES, []), frame(MENTIONS, []), frame(ZONES, [])],
    "network": [frame(ENTITIES, []), frame(MENTIONS, []), frame(ZONES, [])],
    "events": [frame(TIMELINE, [])],
}


def tables(annotated: AnnotatedArticle, name: str) -> list[pd.DataFrame]:
    return {
        "frequency": [annotated.entities, annotated.mentions],
        "heatmap": [annotated.entities, annotated.mentions, annotated.zones],
        "network": [annotated.entities, annotated.mentions, annotated.zones],
        "events": [annotated.timeline],
    }[name]


def words(ax: Axes) -> str:
    texts = [text.get_text() for text in ax.texts]
    return "\n".join(texts + [tick.get_text() for tick in (*ax.get_xticklabels(), *ax.get_yticklabels())])


@pytest.mark.parametrize("name", CHARTS)
def test_each_chart_draws_on_the_axes_it_is_given(annotated: AnnotatedArticle, name: str) -> None:
    ax = Figure().subplots()
    assert CHARTS[name].draw(*tables(annotated, name), ax=ax) is ax
    assert ax.get_title(loc="left") or ax.get_title()


@pytest.mark.parametrize("name", CHARTS)
def test_without_axes_each_chart_has_a_figure_of_its_own(annotated: AnnotatedArticle, name: str) -> None:
    first, second = (CHARTS[name].draw(*tables(annotated, name)) for _ in range(2))
    assert first.figure is not second.figure


@pytest.mark.parametrize("name", CHARTS)
def test_an_empty_table_gives_axes_and_words_that_say_so(name: str) -> None:
    ax = CHARTS[name].draw(*EMPTY[name])
    assert any("no " in text.get_text() for text in ax.texts)
    assert "no " in CHARTS[name].describe(*EMPTY[name])


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_table_gives_the_same_bytes(annotated: AnnotatedArticle, name: str) -> None:
    one, other = (picture(CHARTS[name], *tables(annotated, name)) for _ in range(2))
    assert one == other
    assert one.png.startswith(b"\x89PNG")


@pytest.mark.parametrize("name", CHARTS)
def test_drawing_leaves_the_users_settings_alone(annotated: AnnotatedArticle, name: str) -> None:
    before = dict(mpl.rcParams)
    CHARTS[name].draw(*tables(annotated, name))
    assert dict(mpl.rcParams) == before


def test_frequency_counts_the_story_and_not_the_credits(annotated: AnnotatedArticle) -> None:
    ax = charts.frequency.draw(annotated.entities, annotated.mentions)
    text = words(ax)
    assert "Russland" in text
    assert "Sputnik" not in text
    russia = annotated.entities.set_index("name").at["Russland", "n_mentions"]
    assert f"Russland (place) {russia}" in charts.frequency.describe(annotated.entities, annotated.mentions)


def test_frequency_shows_the_top_only(annotated: AnnotatedArticle) -> None:
    ax = charts.frequency.draw(annotated.entities, annotated.mentions, top=2)
    assert len(ax.get_yticklabels()) == 2


def test_heatmap_has_a_column_per_part_of_the_story(annotated: AnnotatedArticle) -> None:
    ax = charts.heatmap.draw(annotated.entities, annotated.mentions, annotated.zones)
    columns = [tick.get_text() for tick in ax.get_xticklabels()]
    assert columns == ["H1", "C1", "P1", "P2", "P3", "C2", "S1", "P4", "P5", "P6", "P7"]


def test_heatmap_keeps_namesakes_apart_and_long_articles_readable() -> None:
    entities = [
        {"article_id": "a", "entity_id": f"e{n}", "label": label, "name": "Washington", "n_mentions": 1}
        | {"first_char": 0, "link_scheme": None, "link_id": None}
        for n, label in enumerate(("PER", "LOC"))
    ]
    zones = [
        {"article_id": "a", "zone_id": f"z{n}", "kind": "paragraph", "text": "x"}
        | {"start_char": 10 * n, "end_char": 10 * n + 9}
        for n in range(100)
    ]
    mentions = [
        {"article_id": "a", "mention_id": f"m{n}", "entity_id": f"e{n % 2}", "text": "x", "label": "PER"}
        | {"kind": "name", "zone_kind": "paragraph", "sentence": 0, "rule": "r"}
        | {"start_char": 10 * n + 1, "end_char": 10 * n + 3}
        for n in range(100)
    ]
    ax = charts.heatmap.draw(frame(ENTITIES, entities), frame(MENTIONS, mentions), frame(ZONES, zones))
    assert len(ax.get_yticklabels()) == 2
    assert [tick.get_text() for tick in ax.get_xticklabels()][:3] == ["P1", "P4", "P7"]
    assert len(ax.get_xticklabels()) == 34
    assert sum(int(text.get_text()) for text in ax.texts) == 100


def test_heatmap_cells_add_up_to_the_mentions(annotated: AnnotatedArticle) -> None:
    ax = charts.heatmap.draw(annotated.entities, annotated.mentions, annotated.zones, top=1000)
    shown = sum(int(text.get_text()) for text in ax.texts)
    assert shown == (annotated.mentions["kind"] != "credit").sum()


def test_network_links_who_is_named_in_one_sentence(short: AnnotatedArticle) -> None:
    network = charts.network.graph(short.entities, short.mentions, short.zones)
    ids = dict(zip(short.entities["name"], short.entities["entity_id"], strict=True))
    assert network.has_edge(ids["Österreich"], ids["Italien"])
    assert all(one != other for one, other in network.edges)


def test_timeline_bars_are_as_wide_as_dates_are_vague(annotated: AnnotatedArticle) -> None:
    ax = charts.events.draw(annotated.timeline)
    widths = [bar.get_paths()[0].get_extents().width for bar in ax.collections]
    by_when = dict(zip(annotated.timeline["when"], widths, strict=True))
    assert by_when["2000"] > by_when["2023-09"]
    assert by_when["2000"] == pytest.approx(366)


def test_timeline_marks_what_is_implied(annotated: AnnotatedArticle) -> None:
    ax = charts.events.draw(annotated.timeline)
    hatched = [bar.get_hatch() is not None for bar in ax.collections]
    assert hatched == annotated.timeline["implied"].tolist()
    assert "implied" in charts.events.describe(annotated.timeline)


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("-0043-01-01", "-0042-01-01"),
        ("9999-01-01", "10000-01-01"),
        ("2024-06-18T18:00", "2024-06-18T24:00"),
        ("0001", "0002"),
        ("2024-W20", "2024-W21"),
    ],
)
def test_timeline_draws_or_leaves_out_dates_at_the_edge_of_the_calendar(begin: str, end: str) -> None:
    row: dict[str, Any] = dict.fromkeys(TIMELINE.column_names, "x") | {
        "begin": begin,
        "end": end,
        "n_mentions": 1,
        "implied": False,
    }
    table = frame(TIMELINE, [row])
    assert picture(charts.events, table).alt.startswith("Timeline of 1")


def test_timeline_draws_open_ends_as_arrows() -> None:
    row: dict[str, Any] = dict.fromkeys(TIMELINE.column_names, "x") | {"implied": False, "n_mentions": 1}
    since, until = row | {"begin": "2009-01-01", "end": None}, row | {"begin": None, "end": "2028-01-01"}
    ax = charts.events.draw(frame(TIMELINE, [since, until]))
    assert [line.get_marker() for line in ax.lines] == [">", "<"]


def test_timeline_of_many_events_draws_the_most_mentioned_and_says_so() -> None:
    row: dict[str, Any] = dict.fromkeys(TIMELINE.column_names, "x") | {"implied": False}
    rows = [
        row
        | {
            "when": f"{year}",
            "begin": f"{year}-01-01",
            "end": f"{year + 1}-01-01",
            "n_mentions": 1 + (year == 1990),
        }
        for year in range(1900, 2000)
    ]
    ax = charts.events.draw(frame(TIMELINE, rows), top=3)
    assert len(ax.collections) == 3
    assert "(3 of 100)" in ax.get_title(loc="left")
    assert "1990" in words(ax)


def test_names_that_look_like_mathematics_stay_names() -> None:
    entity: dict[str, Any] = {
        "article_id": "a",
        "entity_id": "e1",
        "label": "ORG",
        "name": r"A$\frac{$AP",
        "n_mentions": 1,
    }
    entity |= {"first_char": 0, "link_scheme": None, "link_id": None}
    mention: dict[str, Any] = {
        "article_id": "a",
        "mention_id": "m1",
        "entity_id": "e1",
        "text": "A",
        "label": "ORG",
        "kind": "name",
    }
    mention |= {"zone_kind": "paragraph", "sentence": 0, "start_char": 0, "end_char": 1, "rule": "r"}
    shown = picture(charts.frequency, frame(ENTITIES, [entity]), frame(MENTIONS, [mention]))
    assert r"A$\frac{$AP" in shown.alt


def test_a_name_in_a_script_the_font_lacks_is_no_warning() -> None:
    entity: dict[str, Any] = {
        "article_id": "a",
        "entity_id": "e1",
        "label": "PER",
        "name": "中国😀",
        "n_mentions": 1,
    }
    entity |= {"first_char": 0, "link_scheme": None, "link_id": None}
    mention: dict[str, Any] = {
        "article_id": "a",
        "mention_id": "m1",
        "entity_id": "e1",
        "text": "中国😀",
        "label": "PER",
    }
    mention |= {
        "kind": "name",
        "zone_kind": "paragraph",
        "sentence": 0,
        "start_char": 0,
        "end_char": 3,
        "rule": "r",
    }
    assert "中国😀" in picture(charts.frequency, frame(ENTITIES, [entity]), frame(MENTIONS, [mention])).alt


def test_a_picture_is_white_whatever_the_users_settings(annotated: AnnotatedArticle) -> None:
    with mpl.rc_context({"savefig.facecolor": "black", "figure.facecolor": "black"}):
        dark = picture(charts.events, annotated.timeline)
    assert dark == picture(charts.events, annotated.timeline)


def test_a_picture_carries_its_words_to_the_notebook(annotated: AnnotatedArticle) -> None:
    shown = picture(charts.events, annotated.timeline)
    data, metadata = shown._repr_mimebundle_()
    assert (
        data["text/plain"]
        == metadata["image/png"]["alt"]
        == repr(shown)
        == charts.events.describe(annotated.timeline)
    )
