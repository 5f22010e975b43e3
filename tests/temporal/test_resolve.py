"""Resolution is pure: an expression and an anchor in, a value out."""

from __future__ import annotations

import pytest

from newsanalysis.temporal.anchor import Anchor
from newsanalysis.temporal.calendar_values import Day, Month, Year
from newsanalysis.temporal.expressions import (
    ClockTime,
    Expression,
    Feast,
    Fixed,
    Lasting,
    Later,
    PartOfDay,
    Period,
    Step,
    WeekdayIn,
    Weekend,
    Yearly,
)  # fmt: skip
from newsanalysis.temporal.resolve import resolve

TUESDAY = Day(2024, 6, 18)
LEAP_DAY = Day(2024, 2, 29)


@pytest.mark.parametrize(
    ("expression", "anchor", "value"),
    [
        (Yearly(Month(None, 9), Step(-1)), Anchor(TUESDAY), "2023-09"),
        (Yearly(Month(None, 9), Step(-1)), Anchor(Year(2024)), "2023-09"),
        (Yearly(Month(None, 9), Step(-1)), Anchor(None), "XXXX-09"),
        (Yearly(Month(None, 6)), Anchor(TUESDAY, "past"), "2024-06"),
        (Yearly(Month(None, 6), occurrence=-1), Anchor(TUESDAY), "2023-06"),
        (Yearly(Month(None, 6), occurrence=1), Anchor(TUESDAY), "2025-06"),
        (Yearly(Month(None, 1)), Anchor(Day(2024, 12, 20)), "2025-01"),
        (Yearly(Month(None, 12)), Anchor(Day(2024, 1, 5)), "2023-12"),
        (Yearly(Day(None, 2, 29)), Anchor(Day(2023, 3, 1), "past"), "2020-02-29"),
        (WeekdayIn(2), Anchor(TUESDAY, "past"), "2024-06-18"),
        (WeekdayIn(2), Anchor(TUESDAY, "future"), "2024-06-18"),
        (WeekdayIn(2, occurrence=-1), Anchor(TUESDAY), "2024-06-11"),
        (WeekdayIn(2, occurrence=1), Anchor(TUESDAY), "2024-06-25"),
        (WeekdayIn(5, occurrence=2), Anchor(TUESDAY), "2024-06-28"),
        (WeekdayIn(1, week=Step(1)), Anchor(TUESDAY), "2024-06-24"),
        (WeekdayIn(2), Anchor(Month(2024, 6)), "XXXX-WXX-2"),
        (Weekend(), Anchor(TUESDAY), "2024-W25-WE"),
        (Weekend(), Anchor(Day(2024, 6, 23), "past"), "2024-W25-WE"),
        (Period("day", Step(1)), Anchor(LEAP_DAY), "2024-03-01"),
        (Period("year", Step(-1)), Anchor(LEAP_DAY), "2023"),
        (Period("week", Step(1)), Anchor(Day(2020, 12, 30)), "2021-W01"),
        (Period("day", Step(1, narrative=True)), Anchor(TUESDAY, narrative=Day(2019, 5, 3)), "2019-05-04"),
        (Period("day", Step(1, narrative=True)), Anchor(TUESDAY, narrative=Month(2019, 5)), "XXXX-XX-XX"),
        (Later(2, "day", 1), Anchor(TUESDAY), "XXXX-XX-XX"),
        (Later(3, "minute", 1), Anchor(TUESDAY, narrative=TUESDAY), "XXXX-XX-XXTXX:XX"),
        (Feast("easter+0"), Anchor(TUESDAY, "future"), "2025-04-20"),
        (PartOfDay("NI", WeekdayIn(3), days=-1), Anchor(None), "XXXX-WXX-2TNI"),
        (PartOfDay("NI", WeekdayIn(1), days=-1), Anchor(None), "XXXX-WXX-7TNI"),
        (ClockTime(20, 30), Anchor(None, day=TUESDAY), "2024-06-18T20:30"),
        (Lasting(10**9, "year", "ago"), Anchor(TUESDAY), "P1000000000Y"),
        (Fixed(Year(-43)), Anchor(None), "BC0044"),
    ],
)
def test_resolve(expression: Expression, anchor: Anchor, value: str) -> None:
    assert resolve(expression, anchor).value == value


def test_the_anchor_is_named() -> None:
    assert resolve(Period("day", Step(-1)), Anchor(TUESDAY)).anchor == "dct"
    assert resolve(Period("day", Step(-1)), Anchor(None)).anchor is None
    assert resolve(Later(2, "day", 1), Anchor(TUESDAY, narrative=LEAP_DAY)).anchor == "text"
    assert resolve(Fixed(Year(2019)), Anchor(TUESDAY)).anchor is None
