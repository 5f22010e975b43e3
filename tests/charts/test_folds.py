"""Empty stretches of time, folded away."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.axes import Axes

from newsanalysis.charts import events
from newsanalysis.charts.folds import find_folds
from newsanalysis.charts.moments import days
from tests.charts import invented
from tests.charts.invented import Tables, event, tables

SEED, LONG = invented.frozen("seed"), invented.frozen("long")


@pytest.fixture(scope="module")
def cluster() -> Tables:
    """The decades before, and a week in June."""
    week = [event(f"2024-06-{day}", f"2024-06-{day}", f"2024-06-{day + 1}") for day in range(12, 19)]
    before = [
        event("1949-05", "1949-05-01", "1949-06-01", "month"),
        event("1989-11-09", "1989-11-09", "1989-11-10"),
    ]
    return tables(events=[*before, *week], published="2024-06-18")


def drawn_width(ax: Axes, first: str, last: str) -> float:
    """Pixels between two days."""
    ax.figure.draw_without_rendering()  # type: ignore[union-attr]
    return float(np.diff(ax.transData.transform([(days(first), 0), (days(last), 0)])[:, 0])[0])


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_decades_without_an_event_are_folded_and_say_how_long_they_are(cluster: Tables) -> None:
    ax = events.draw(*cluster.of(events))
    assert {"40 years", "35 years"} <= set(texts(ax))
    assert drawn_width(ax, "1949-06-20", "1989-10-20") < drawn_width(ax, "2024-06-12", "2024-06-19")
    words = events.describe(*cluster.of(events))
    assert "Folded away, as nothing is dated there: 40 years, 35 years." in words


def test_a_day_is_a_day_on_either_side_of_a_fold(cluster: Tables) -> None:
    ax = events.draw(*cluster.of(events))
    days_drawn = [
        drawn_width(ax, "1949-05-10", "1949-05-11"),
        drawn_width(ax, "1989-11-09", "1989-11-10"),
        drawn_width(ax, "2024-06-14", "2024-06-15"),
    ]
    assert days_drawn == pytest.approx([days_drawn[0]] * 3)


def test_every_date_stays_in_order_and_on_the_axis(cluster: Tables) -> None:
    ax = events.draw(*cluster.of(events))
    moments = ["1949-05-01", "1949-06-01", "1970-01-01", "1989-11-09", "2024-06-12", "2024-06-18"]
    assert all(drawn_width(ax, one, other) > 0 for one, other in pairwise(moments))


def test_to_scale_nothing_is_folded(cluster: Tables) -> None:
    ax = events.draw(*cluster.of(events), to_scale=True)
    assert "40 years" not in texts(ax)
    assert "Folded" not in events.describe(*cluster.of(events), to_scale=True)
    decade, other = (drawn_width(ax, f"{year}", f"{year + 10}") for year in (1950, 2000))
    assert decade == pytest.approx(other, rel=1e-3)


def test_the_seed_articles_month_can_be_told_from_its_evening() -> None:
    ax = events.draw(*SEED.of(events))
    assert "23 years" in texts(ax)
    assert drawn_width(ax, "2023-09", "2023-10") > 2 * drawn_width(ax, "2024-06-11", "2024-06-18")


@pytest.mark.parametrize(
    "dated",
    [
        [],
        [(0.0, 1.0)],
        [(0.0, 1.0), (1000.0, 1001.0)],
        [(0.0, 100.0), (110.0, 120.0), (150.0, 200.0)],
        [(0.0, 1000.0), (10.0, 11.0), (990.0, 991.0)],
        [(0.0, 1.0), (0.0, 2.0), (14000.0, 14001.0), (27000.0, 27001.0)],
    ],
    ids=["nothing", "one", "two", "spread", "one that covers all", "far apart"],
)
def test_what_can_be_seen_is_not_folded(dated: list[tuple[float, float]]) -> None:
    assert find_folds(dated) == []


def test_an_article_of_many_decades_is_not_folded() -> None:
    assert "Folded" not in events.describe(*LONG.of(events))


@pytest.mark.parametrize(("last", "words"), [(4000.0, "11 years"), (300.0, "10 months"), (30.0, "28 days")])
def test_lengths_of_folds(last: float, words: str) -> None:
    (fold,) = find_folds([(0.0, 1.0), (1.0, 2.0), (last, last + 1)])
    assert fold.words == words
    assert 2 < fold.first < fold.last < last
