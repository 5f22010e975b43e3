from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.temporal.calendar import (
    add,
    add_days,
    add_months,
    containing,
    day_of,
    in_year,
    interval,
    is_day,
    shift,
)  # fmt: skip
from newsanalysis.temporal.calendar_values import (
    NO_DAY,
    Century,
    Clock,
    Day,
    Decade,
    Half,
    Month,
    Part,
    Quarter,
    Season,
    Value,
    Week,
    Weekday,
    Year,
)  # fmt: skip
from newsanalysis.temporal.feasts import feast_in, feast_template


@pytest.mark.parametrize(
    ("value", "text", "span"),
    [
        (Century(20), "19", ("1900-01-01", "2000-01-01")),
        (Century(-5), "BC04", ("-0498-01-01", "-0398-01-01")),
        (Century(-1), "BC00", ("-0098-01-01", "0001-01-01")),
        (Decade(195), "195", ("1950-01-01", "1960-01-01")),
        (Year(2024), "2024", ("2024-01-01", "2025-01-01")),
        (Year(2023, 2024), "2023/2024", ("2023-01-01", "2025-01-01")),
        (Year(-43), "BC0044", ("-0043-01-01", "-0042-01-01")),
        (Year(0), "BC0001", ("0000-01-01", "0001-01-01")),
        (Year(None), "XXXX", None),
        (Half(2024, 2), "2024-H2", ("2024-07-01", "2025-01-01")),
        (Quarter(2024, 3), "2024-Q3", ("2024-07-01", "2024-10-01")),
        (Season(2023, "WI"), "2023-WI", ("2023-12-01", "2024-03-01")),
        (Month(2024, 12), "2024-12", ("2024-12-01", "2025-01-01")),
        (Month(None, 5), "XXXX-05", None),
        (Week(2020, 53), "2020-W53", ("2020-12-28", "2021-01-04")),
        (Week(2024, 53), "2024-W53", None),
        (Week(2024, 25, weekend=True), "2024-W25-WE", ("2024-06-22", "2024-06-24")),
        (Day(2024, 2, 29), "2024-02-29", ("2024-02-29", "2024-03-01")),
        (Day(None, 4, 31), "XXXX-04-31", None),
        (Weekday(2), "XXXX-WXX-2", None),
        (Part(Weekday(2), "EV"), "XXXX-WXX-2TEV", None),
        (Part(Day(2024, 6, 18), "NI"), "2024-06-18TNI", ("2024-06-18T22:00", "2024-06-19T06:00")),
        (Clock(Day(2024, 6, 18), 24, 0), "2024-06-18T24:00", ("2024-06-19T00:00", "2024-06-19T00:01")),
        (
            Clock(Day(2024, 6, 18), 9, 5, 7),
            "2024-06-18T09:05:07",
            ("2024-06-18T09:05:07", "2024-06-18T09:05:08"),
        ),
        (Clock(NO_DAY, 9, 5), "T09:05", None),
    ],
)
def test_string_and_interval(value: Value, text: str, span: tuple[str, str] | None) -> None:
    assert str(value) == text
    assert interval(value) == span


@pytest.mark.parametrize(
    ("year", "month", "day", "there"),
    [(2024, 2, 29, True), (2023, 2, 29, False), (1900, 2, 29, False), (2000, 2, 29, True), (0, 2, 29, True),
     (None, 2, 29, True), (None, 2, 30, False), (2024, 4, 31, False), (2024, 12, 31, True),
     (None, None, 31, True),
     (None, None, 32, False), (2024, 13, 1, False)],
)  # fmt: skip
def test_is_day(year: int | None, month: int | None, day: int, there: bool) -> None:
    assert is_day(year, month, day) is there


def test_leap_day_arithmetic() -> None:
    leap = Day(2024, 2, 29)
    assert add(leap, -1, "year") == Day(2023, 2, 28)
    assert add(leap, 4, "year") == Day(2028, 2, 29)
    assert add_months(Day(2024, 1, 31), 1) == leap
    assert add_days(leap, 1) == Day(2024, 3, 1)
    assert in_year(Day(None, 2, 29), 2023) == Day(None, 2, 29)


def test_the_ends_of_the_calendar() -> None:
    assert add_days(Day(9999, 12, 31), 1) is None
    assert add_days(Day(1, 1, 1), -1) is None
    assert add_months(Day(9999, 12, 1), 1) is None
    assert shift(Year(2024), 10**6) is None
    assert shift(Year(2024), -2100) == Year(-76)
    assert interval(Day(9999, 12, 31)) is None
    assert interval(Part(Day(9999, 12, 31), "NI")) is None


def test_iso_weeks_cross_years() -> None:
    assert containing(Day(2021, 1, 3), "week") == Week(2020, 53)
    assert shift(Week(2020, 53), 1) == Week(2021, 1)


@given(st.dates(dt.date(1000, 1, 1), dt.date(3000, 1, 1)), st.sampled_from(
    ["year", "half", "quarter", "month", "week", "day", "decade", "century"]
), st.integers(-20, 20))  # fmt: skip
def test_shift_there_and_back(date: dt.date, unit: str, count: int) -> None:
    here = containing(day_of(date), unit)  # type: ignore[arg-type]
    assert here is not None
    span = interval(here)
    assert span is not None
    assert span[0] <= date.isoformat() < span[1]
    there = shift(here, count)
    assert shift(there, -count) == here if there is not None else unit == "century"


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [("12-24", 2024, "2024-12-24"), ("easter+0", 2024, "2024-03-31"), ("easter+39", 2024, "2024-05-09"),
     ("easter-46", 2025, "2025-03-05"), ("easter+0", 1961, "1961-04-02"), ("advent+0", 2022, "2022-11-27"),
     ("advent+0", 2023, "2023-12-03"), ("advent-11", 2024, "2024-11-20"), ("sunday2-05", 2024, "2024-05-12"),
     ("sunday1-10", 2023, "2023-10-01"), ("thursday4-11+1", 2024, "2024-11-29"),
     ("week:easter+0", 2024, "2024-W13"), ("weekend:easter+49", 2024, "2024-W20-WE")],
)  # fmt: skip
def test_feasts(rule: str, year: int, day: str) -> None:
    assert str(feast_in(rule, year)) == day


def test_feasts_outside_the_computed_years() -> None:
    assert feast_in("easter+0", 1500) is None
    assert str(feast_template("easter+0")) == "XXXX-XX-XX"
    assert str(feast_template("12-24")) == "XXXX-12-24"
