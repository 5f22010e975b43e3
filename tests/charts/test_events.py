"""The timeline."""

from __future__ import annotations

import pytest
from matplotlib.axes import Axes
from matplotlib.colors import same_color
from matplotlib.patches import Rectangle

from newsanalysis.charts import events, picture
from newsanalysis.charts.lanes import CLAIMED, IMPLIED, INFERRED, LOOKS, STATED
from newsanalysis.charts.moments import days
from tests.charts import invented
from tests.charts.invented import event, tables, timex

SEED, EDGES = invented.frozen("seed"), invented.edges()


def bars(ax: Axes) -> list[Rectangle]:
    """The bars from top to bottom."""
    drawn = [patch for patch in ax.patches if isinstance(patch, Rectangle) and patch.get_zorder() == 3]
    return sorted(drawn, key=lambda bar: bar.get_y())


def arrows(ax: Axes) -> list[tuple[float, float]]:
    """Where each arrow starts and where it points to."""
    return [(text.xyann[0], text.xy[0]) for text in ax.texts if getattr(text, "arrow_patch", None)]  # type: ignore[attr-defined]


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_bars_are_as_wide_as_dates_are_vague() -> None:
    year, month, evening = bars(events.draw(SEED.timeline))
    assert year.get_width() == 366
    assert year.get_x() == days("2000")
    assert month.get_width() == 30
    assert evening.get_width() > 0.25  # never too thin to be seen


def test_what_is_implied_or_inferred_is_marked_by_more_than_colour() -> None:
    ax = events.draw(*EDGES.of(events))
    looks = [STATED, STATED, STATED, IMPLIED, INFERRED, CLAIMED]
    for bar, look in zip(bars(ax), looks, strict=True):
        assert bar.get_hatch() == LOOKS[look].get("hatch")
        assert same_color(bar.get_edgecolor(), LOOKS[look]["edgecolor"])
    assert "2000 (implied)" in texts(ax)
    assert "2024-06-18 (inferred)" in texts(ax)
    words = events.describe(*EDGES.of(events))
    assert "implied by “nach 24 Jahren”" in words
    assert "counted from an inferred date of publication" in words


def test_what_somebody_claims_is_marked_by_more_than_colour() -> None:
    both = event("2000", "2000-01-01", "2001-01-01", "year", implied=True, statement_ids="s1; s2")
    given = tables(events=[event("1999", "1999-01-01", "2000-01-01", "year"), both])
    stated, claimed = bars(events.draw(*given.of(events)))
    assert claimed.get_hatch()
    assert not stated.get_hatch()
    assert "2000 (claimed, implied)" in texts(events.draw(*given.of(events)))
    assert "2000 (claimed, not stated by the article, implied by" in events.describe(*given.of(events))
    assert "1999 (claimed" not in events.describe(*given.of(events))
    assert events.data(*given.of(events))["date"].tolist() == ["stated", "claimed, implied"]


def test_what_is_dated_by_itself_is_not_marked_as_inferred() -> None:
    table = events.data(*EDGES.of(events))
    assert table["date"].tolist()[:6] == [STATED, STATED, STATED, IMPLIED, INFERRED, CLAIMED]


def test_an_anchor_that_rests_on_an_inferred_date_is_followed() -> None:
    chain = [
        timex("gestern", "2024-06-18", timex_id="t1", anchor="dct", begin="2024-06-18", end="2024-06-19"),
        timex("am Tag davor", "2024-06-17", timex_id="t2", anchor="t1", begin="2024-06-17", end="2024-06-18"),
    ]
    row = event("2024-06-17", "2024-06-17", "2024-06-18", timex_ids="t2")
    guessed = tables(events=[row], timexes=chain, published="2024-06-19", source="inferred")
    given = tables(events=[row], timexes=chain, published="2024-06-19", source="given")
    assert events.data(*guessed.of(events))["date"].tolist() == [INFERRED]
    assert events.data(*given.of(events))["date"].tolist() == [STATED]


def test_open_ends_are_arrows_to_the_edge() -> None:
    since = event("2009", "2009-01-01", None, "year")
    until = event("2027", None, "2028-01-01", "year")
    ax = events.draw(tables(events=[since, until]).timeline)
    first, last = ax.get_xlim()
    assert arrows(ax) == [(days("2009"), last), (days("2028"), first)]
    assert "since 2009" in texts(ax)
    assert "until 2027" in texts(ax)
    assert [bar.get_width() for bar in bars(ax)] == [365, 365]


def test_what_has_no_date_is_listed_with_its_number() -> None:
    ax = events.draw(*EDGES.of(events))
    assert "Without a date (3): “jeden Montag”, “damals” ×2" in texts(ax)
    assert "Without a date: 3 expressions" in events.describe(*EDGES.of(events))
    table = events.data(*EDGES.of(events)).tail(2)
    assert table["mentions"].tolist() == [1, 2]
    assert table["from"].isna().all()


def test_an_article_without_dated_events_says_what_it_has() -> None:
    undated = tables(timexes=[timex("damals", "PAST_REF")])
    ax = events.draw(*undated.of(events))
    assert "no event is dated" in texts(ax)[0]
    assert "damals" in texts(ax)[0]
    assert "damals" in events.describe(*undated.of(events))


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
def test_dates_at_the_edge_of_the_calendar_are_drawn(begin: str, end: str) -> None:
    ax = events.draw(tables(events=[event("x", begin, end, "year")]).timeline)
    (bar,) = bars(ax)
    assert bar.get_x() == pytest.approx(days(begin), abs=1)
    assert bar.get_x() + bar.get_width() == pytest.approx(days(end), abs=1)
    assert len(ax.get_xticks()) >= 2


def test_axis_suits_decades_and_a_week() -> None:
    decades = [event(str(year), f"{year}-01-01", f"{year + 1}-01-01", "year") for year in (1949, 1989, 2024)]
    ax = events.draw(tables(events=decades).timeline)
    assert [tick.get_text() for tick in ax.get_xticklabels()][:2] == ["1960", "1980"]
    ax = events.draw(*invented.week().of(events))
    assert ax.get_xlim()[1] - ax.get_xlim()[0] < 8
    assert "18 Jun\n2024" in [tick.get_text() for tick in ax.get_xticklabels()]


def test_the_day_of_publication_is_shown() -> None:
    ax = events.draw(*SEED.of(events))
    assert "published" in texts(ax)
    first, last = ax.get_xlim()
    assert first < days("2024-06-18") < last
    timed = tables(events=[event("2024", "2024", "2025")], published="2024-06-18T20:30:00+02:00")
    assert "published" in texts(events.draw(*timed.of(events)))
    assert "published (inferred)" in texts(events.draw(*EDGES.of(events)))


def test_of_many_events_the_most_mentioned_are_drawn_then_the_first_ones() -> None:
    rows = [
        event(str(1900 + n), f"{1900 + n}-01-01", f"{1901 + n}-01-01", "year", timex_ids=f"t{100 - n}")
        for n in range(100)
    ]
    rows[50]["n_mentions"] = 2
    table = tables(events=rows).timeline
    ax = events.draw(table, top=3)
    assert len(bars(ax)) == 3
    assert [text for text in texts(ax) if text in {"1950", "1998", "1999"}] == ["1950", "1998", "1999"]
    assert "Left out: 97 events of fewer mentions or told later" in texts(ax)
    assert "Timeline of 100 dated events, the 3 most mentioned" in events.describe(table, top=3)


def test_alone_the_timeline_can_be_drawn_too() -> None:
    assert picture(events, SEED.timeline).alt.startswith("Timeline of 3 dated events")
