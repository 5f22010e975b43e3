"""Dates as numbers, and ticks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.charts.moments import date_of, day_number, days, ticks

EPOCH = date(1970, 1, 1)


@given(st.dates())
def test_day_numbers_are_pythons(day: date) -> None:
    number = day_number(day.year, day.month, day.day)
    assert number == (day - EPOCH).days == days(day.isoformat())
    assert date_of(number) == (day.year, day.month, day.day)
    week = day.isocalendar()
    assert days(f"{week.year:04d}-W{week.week:02d}-{week.weekday}") == number


@given(st.integers(-20000, 20000), st.integers(1, 12), st.integers(1, 28), st.floats(0, 0.999))
def test_dates_come_back_in_any_year(year: int, month: int, day: int, part: float) -> None:
    assert date_of(day_number(year, month, day) + part) == (year, month, day)


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2024-06-18T24:00", days("2024-06-19")),
        ("2024-06-18T18:00", days("2024-06-18") + 0.75),
        ("2024-06-18T00:00:30", days("2024-06-18") + 30 / 86400),
        ("10000-01-01", days("9999-12-31") + 1),
        ("0000", days("0001") - 366),
    ],
)
def test_moments(iso: str, expected: float) -> None:
    assert days(iso) == pytest.approx(expected)


@pytest.mark.parametrize("iso", ["", "gestern", "XXXX-06-18", "PAST_REF"])
def test_what_is_no_date_is_an_error_that_says_what_is(iso: str) -> None:
    with pytest.raises(ValueError, match="expected ISO 8601"):
        days(iso)


@given(st.floats(-800_000, 3_000_000), st.floats(0.1, 3_000_000))
def test_ticks_lie_on_the_axis_and_are_few(first: float, length: float) -> None:
    found = ticks(first, first + length)
    places = [place for place, _ in found]
    assert 2 <= len(found) <= 9
    assert places == sorted(places)
    assert all(first <= place <= first + length for place in places)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("1948-01", "2025-01", ["1960", "1980", "2000", "2020"]),
        ("2024-05-20", "2024-09-20", ["Jun\n2024", "Jul", "Aug", "Sep"]),
        ("2023-11-15", "2024-03-15", ["Dec\n2023", "Jan\n2024", "Feb", "Mar"]),
        ("2024-06-16", "2024-06-24", ["16 Jun\n2024", "18 Jun", "20 Jun", "22 Jun", "24 Jun"]),
        (
            "2024-06-18T06:00",
            "2024-06-19T06:00",
            ["06:00\n18 Jun", "12:00", "18:00", "00:00\n19 Jun", "06:00"],
        ),
        ("-0100", "0100", ["101 BC", "51 BC", "1 BC", "50", "100"]),
    ],
)
def test_ticks_are_named_as_people_name_them(first: str, last: str, labels: list[str]) -> None:
    assert [label for _, label in ticks(days(first), days(last))] == labels


def test_weeks_start_on_mondays() -> None:
    places = [place for place, _ in ticks(days("2024-06-05"), days("2024-07-20"))]
    assert {(EPOCH + timedelta(days=place)).weekday() for place in places} == {0}
