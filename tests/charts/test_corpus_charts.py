"""The charts of a corpus: what they draw, leave out and say."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from newsanalysis.charts import before_after, over_time, shared_events, spokespeople, together
from newsanalysis.charts.layout import BOX, places_in_groups
from newsanalysis.charts.moments import days
from tests.charts import invented_corpus as invented

CORPUS, MANY = invented.two_years(), invented.many()


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def heights(ax: Axes) -> list[float]:
    return [-bar.get_height() for bar in ax.patches if isinstance(bar, Rectangle)]


def test_strips_share_a_scale_and_all_articles_have_their_own() -> None:
    table = invented.over_time(
        ["2023-01", "2023-03"], [("Wien", "LOC", [4, 1]), ("Graz", "LOC", [2, 0])], [100, 50]
    )
    drawn = heights(over_time.draw(table))
    tallest = max(drawn)
    assert drawn == pytest.approx([tallest, tallest / 2, tallest, tallest / 4, tallest / 2, 0])


def test_bars_stand_in_their_month_quarter_or_year() -> None:
    for period, begin in (("2023-02", "2023-02-01"), ("2023-Q3", "2023-07-01"), ("2023", "2023-01-01")):
        ax = over_time.draw(invented.over_time([period], [("Wien", "LOC", [1])], [1]))
        bars = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
        assert {bar.get_x() for bar in bars} == {days(begin)}


def test_articles_without_a_date_are_left_out_and_counted() -> None:
    assert "4 articles without a date of publication left out" in texts(over_time.draw(CORPUS.over_time))
    undated = invented.over_time(["unknown"], [("Wien", "LOC", [3])], [3])
    assert "no article has a date" in over_time.describe(undated)


def test_two_of_one_name_have_a_column_each() -> None:
    table = invented.over_time(["2023-01"], [("Paris", "LOC", [1]), ("Hilton", "PER", [1])], [2])
    table["name"] = table["name"].replace("Hilton", "Paris")
    assert over_time.data(table).columns.tolist() == [
        "period",
        "all articles",
        "Paris (place)",
        "Paris (person)",
    ]


def test_pairs_of_one_article_are_no_link() -> None:
    assert "Niemand" not in together.describe(CORPUS.together)
    assert len(together.data(CORPUS.together)) == 9
    assert "no two are named together" in together.describe(invented.together([("A", "B", 1)]))


def test_groups_that_no_line_joins_keep_apart() -> None:
    pairs = invented.together(
        [(f"A{n}", f"A{n + 1}", 3) for n in range(8)] + [("B1", "B2", 2), ("C1", "C2", 2)]
    )
    places = places_in_groups(together._network(pairs), BOX)
    corners = {}
    for group in "ABC":
        own = [place for name, place in places.items() if name.startswith(group)]
        corners[group] = (
            min(x for x, _ in own),
            min(y for _, y in own),
            max(x for x, _ in own),
            max(y for _, y in own),
        )
    for one, other in ("AB", "AC", "BC"):
        left, low, right, high = corners[one]
        assert (
            right < corners[other][0]
            or corners[other][2] < left
            or high < corners[other][1]
            or corners[other][3] < low
        )


def test_events_far_from_the_articles_are_arrows_at_the_edge() -> None:
    ax = shared_events.draw(CORPUS.shared_events)
    first, last = ax.get_xlim()
    assert days("2022-12") < first < days("2023-01-05")
    arrows = sorted(text.xy[0] for text in ax.texts if getattr(text, "arrow_patch", None))  # type: ignore[attr-defined]
    assert arrows == pytest.approx([first, last])


def test_an_event_has_a_stroke_for_each_article() -> None:
    ax = shared_events.draw(CORPUS.shared_events)
    strokes = sum(np.size(line.get_xdata()) for line in ax.lines)
    assert strokes == CORPUS.shared_events["articles"].sum()
    table = shared_events.data(CORPUS.shared_events).set_index("when")
    assert table.loc["2022", ["articles", "first", "last"]].tolist() == [3, "2023-01-05", "2024-12-30"]
    assert table["first"].isna().sum() == 1  # known from articles without a date


def test_articles_before_a_date_stand_at_the_left_and_after_it_at_the_right() -> None:
    ax = before_after.draw(CORPUS.talked_about)
    bars = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    lane = {bar.get_width() for bar in bars if round(bar.get_y() + bar.get_height() / 2) == 1}
    assert lane == {-12, 4}
    assert [tick.get_text() for tick in ax.get_yticklabels()][:3] == ["1949", "2023-09", "spring 2024"]


def test_a_date_that_is_only_spoken_of_at_its_time_is_not_drawn() -> None:
    assert "2024-06-19" not in before_after.describe(CORPUS.talked_about)
    assert len(before_after.data(CORPUS.talked_about)) == 5


def test_speakers_without_a_name_are_counted_in_the_note() -> None:
    assert "and 35 statements of nobody that is named" in texts(spokespeople.draw(CORPUS.voices))
    table = spokespeople.data(CORPUS.voices).set_index("speaker")
    assert table.columns.tolist() == ["statement", "accusation", "denial", "demand", "total"]
    assert table.loc["Partei der Mitte"].tolist() == [0, 0, 8, 2, 10]
    assert "and 48 more speakers" in spokespeople.describe(MANY.voices)
