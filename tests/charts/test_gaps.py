"""The gap chart."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from newsanalysis.charts import gaps
from newsanalysis.charts.lengths import length_in_words, stretch
from newsanalysis.charts.moments import days
from tests.charts import invented
from tests.charts.invented import event, tables, timex

SEED = invented.frozen("seed")


def ends(ax: Axes) -> list[tuple[float, float]]:
    """First and last day of each end that is drawn, from left to right in each lane."""
    drawn = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    drawn.sort(key=lambda bar: (round(bar.get_y()), bar.get_x()))
    return [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in drawn]


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_the_24_years_of_the_seed_article_run_to_scale_from_2000_to_the_evening() -> None:
    ax = gaps.draw(*SEED.of(gaps))
    line = ax.lines[0]
    begin, end = np.asarray(line.get_xdata()).tolist()
    assert begin == (days("2000") + days("2001")) / 2
    assert end == days("2024-06-18T18:00")
    assert ends(ax)[0] == (days("2000"), days("2001"))
    assert {"24 years", "2000", "2024-06-18, evening", "“zum ersten Mal seit 24 Jahren”"} <= set(texts(ax))


def test_an_implied_end_is_hatched_and_told() -> None:
    ax = gaps.draw(*SEED.of(gaps))
    hatched = [patch.get_window_extent().x0 for patch in ax.patches if patch.get_hatch()]
    assert hatched == pytest.approx([ax.transData.transform((days("2000"), 0))[0]])
    assert "24 years from 2000 (implied) to 2024-06-18, evening" in gaps.describe(*SEED.of(gaps))
    assert gaps.data(*SEED.of(gaps))["implied"].tolist() == [True, False]


def test_without_a_date_in_its_sentence_an_end_stays_vague() -> None:
    row = timex("drei Jahren", "P3Y", "DURATION", begin="2021", end="2024", anchor="dct", rule="since")
    table = gaps.data(*tables(timexes=[row]).of(gaps))
    assert table.loc[0, ["length", "from", "until"]].tolist() == ["3 years", "2021", "2024"]
    ax = gaps.draw(*tables(timexes=[row]).of(gaps))
    assert ends(ax) == [stretch("2021"), stretch("2024")]


@pytest.mark.parametrize(
    ("rule", "begin", "end", "expected"),
    [
        ("ago", "2014-01-01", "2015-01-01", ["2014", "2024-06-18"]),
        ("ahead", "2034-01-01", "2035-01-01", ["2024-06-18", "2034"]),
    ],
)
def test_what_is_counted_from_publication_ends_there(
    rule: str, begin: str, end: str, expected: list[str]
) -> None:
    row = timex(
        "zehn Jahren", "P10Y", "DURATION", begin=begin, end=end, anchor="dct", rule=rule, granularity="year"
    )
    dated = tables(timexes=[row], published="2024-06-18")
    assert gaps.data(*dated.of(gaps)).loc[0, ["from", "until"]].tolist() == expected
    timed = tables(timexes=[row], published="2024-06-18T20:30:00+02:00")
    assert gaps.data(*timed.of(gaps)).loc[0, ["from", "until"]].tolist() == expected
    undated = tables(timexes=[row])
    assert "no interval" in gaps.describe(*undated.of(gaps))


def test_lengths_without_both_ends_are_listed_with_their_number() -> None:
    rows = [
        timex("zwölf Jahre", "P12Y", "DURATION", timex_id="t1"),
        timex("drei Tage", "P3D", "DURATION", timex_id="t2", begin="2024-05-03", end="2024-05-06"),
    ]
    table = tables(timexes=rows)
    assert "Without both ends (1): “zwölf Jahre”" in texts(gaps.draw(*table.of(gaps)))
    assert gaps.data(*table.of(gaps))["length"].tolist() == ["3 days", "12 years"]


def test_one_interval_that_is_told_twice_is_one_and_the_longest_are_kept() -> None:
    rows = [
        timex(f"{n} Jahre", f"P{n}Y", "DURATION", timex_id=f"t{n}", begin=str(2000 - n), end="2000")
        for n in (1, 2, 3, 3)
    ]
    ax = gaps.draw(*tables(timexes=rows).of(gaps), top=2)
    assert len(ax.lines) - 1 == 2  # one rule between the two lanes
    assert "Left out: 1 shorter interval" in texts(ax)
    assert "Gap chart of 3 intervals" in gaps.describe(*tables(timexes=rows).of(gaps), top=2)


def test_durations_in_credits_are_no_intervals() -> None:
    row = timex("1 Jahr", "P1Y", "DURATION", begin="2023", end="2024", zone_kind="credit")
    assert gaps.data(*tables(timexes=[row], events=[event("2023", "2023", "2024")]).of(gaps)).empty


@pytest.mark.parametrize(
    ("value", "mod", "words"),
    [
        ("P24Y", None, "24 years"),
        ("P1Y", "APPROX", "about 1 year"),
        ("P1Y6M", None, "1 year 6 months"),
        ("PT90M", None, "90 minutes"),
        ("P1M", None, "1 month"),
        ("P2CE", "MORE_THAN", "more than 2 centuries"),
        ("PXDE", None, "some decades"),
        ("P1DT12H", None, "1 day 12 hours"),
        ("FUTURE_REF", None, "FUTURE_REF"),
        ("P", None, "P"),
    ],
)
def test_lengths_in_words(value: str, mod: str | None, words: str) -> None:
    assert length_in_words(value, mod) == words


@pytest.mark.parametrize(
    ("iso", "length"),
    [("2023", 365), ("2024", 366), ("2024-12", 31), ("2024-06-18", 1), ("2024-W25", 7), ("-0043", 365)],
)
def test_a_date_covers_as_many_days_as_it_is_vague(iso: str, length: int) -> None:
    first, last = stretch(iso)
    assert (first, last - first) == (days(iso), length)
