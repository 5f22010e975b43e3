"""ISO 8601 dates as numbers on an axis, any year, and the axis with its ticks.

matplotlib's own dates end at the years 1 and 9999 and are named in the language of the process.
"""

from __future__ import annotations

import re
from math import ceil

from matplotlib.axes import Axes

_ISO = re.compile(
    r"(?P<year>[+-]?\d{1,6})(?:-(?:W(?P<week>\d\d)(?:-(?P<weekday>\d))?|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
    r"(?:T(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?)?.*"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOST_TICKS = 7
_YEAR, _MONTH = 365.2425, 30.436875
_HOUR_STEPS = (1, 3, 6, 12)
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
_MONDAY = 4
"""1970-01-05, from which weeks are counted."""

Tick = tuple[float, str]


def days(iso: str) -> float:
    """Days from 1970-01-01 to the first moment of an ISO 8601 date of any precision.

    >>> [days(iso) for iso in ("1970", "1970-02", "1970-01-02T12:00", "1970-W02", "-0043")]
    [0.0, 31.0, 1.5, 4.0, -735233.0]

    Raises
    ------
    ValueError
        It is no such date.
    """
    found = _ISO.fullmatch(iso)
    if not found:
        raise ValueError(f"{iso!r} is no date; expected ISO 8601, such as 2024, 2024-06 or 2024-06-18T18:00")
    part = {
        name: int(value or (name in {"month", "day", "weekday"})) for name, value in found.groupdict().items()
    }
    clock = part["hour"] / 24 + part["minute"] / 1440 + part["second"] / 86400
    if found["week"]:
        fourth = day_number(part["year"], 1, 4)  # always in week 1
        monday = fourth - (fourth + 3) % 7
        return monday + 7 * (part["week"] - 1) + part["weekday"] - 1 + clock
    return day_number(part["year"], part["month"], part["day"]) + clock


def day_number(year: int, month: int, day: int) -> float:
    """Days from 1970-01-01 to a day of the proleptic Gregorian calendar, any year (0 is 1 BC).

    Years are counted from March, so that a leap day ends one.
    """
    year -= month < 3
    since_march = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return float(365 * year + year // 4 - year // 100 + year // 400 + since_march - 719468)


def date_of(moment: float) -> tuple[int, int, int]:
    """Year, month and day that a number of days since 1970-01-01 lies in."""
    year = int(1970 + moment // _YEAR)
    while day_number(year + 1, 1, 1) <= moment:
        year += 1
    while day_number(year, 1, 1) > moment:
        year -= 1
    month = max(month for month in range(1, 13) if day_number(year, month, 1) <= moment)
    return year, month, int(moment - day_number(year, month, 1)) + 1


def set_time_axis(ax: Axes, first: float, last: float) -> None:
    """The x axis from ``first`` to ``last`` (days since 1970-01-01), with a grid at ticks that suit."""
    places, labels = zip(*ticks(first, last), strict=True)
    ax.set_xlim(first, last)
    ax.set_xticks(places, labels)
    ax.tick_params(axis="x", length=0)
    ax.grid(axis="x")


def ticks(first: float, last: float, *, most: int = _MOST_TICKS) -> list[Tick]:
    """Places and labels of about ``most`` ticks, at the starts of years, months, days or hours."""
    apart = (last - first) / most
    for steps, unit, between in (
        (_HOUR_STEPS, 1 / 24, _hours),
        (_DAY_STEPS, 1.0, _days),
        (_MONTH_STEPS, _MONTH, _months),
        (_YEAR_STEPS, _YEAR, _years),
    ):
        step = next((step for step in steps if step * unit >= apart), None)
        found = between(first, last, step) if step else []
        if len(found) > 1:
            return found
    return [(first, year_name(date_of(first)[0])), (last, year_name(date_of(last)[0]))]


def year_name(year: int) -> str:
    """The astronomical year as people count it: 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def month_name(moment: float, *, with_month: bool) -> str:
    """The year of a moment, or its month over its year."""
    year, month, _ = date_of(moment)
    return f"{_MONTHS[month - 1]}\n{year_name(year)}" if with_month else year_name(year)


def _hours(first: float, last: float, step: int) -> list[Tick]:
    found: list[Tick] = []
    for number in range(ceil(first * 24 / step), int(last * 24 // step) + 1):
        hour = number * step % 24
        day = f"\n{_day_name(number * step / 24)}" if hour == 0 or not found else ""
        found.append((number * step / 24, f"{hour:02d}:00{day}"))
    return found


def _days(first: float, last: float, step: int) -> list[Tick]:
    start = _MONDAY if step % 7 == 0 else 0
    found: list[Tick] = []
    for number in range(ceil((first - start) / step), int((last - start) // step) + 1):
        place = float(start + number * step)
        year, month, day = date_of(place)
        named = not found or (month == 1 and day <= step)
        found.append((place, _day_name(place) + (f"\n{year_name(year)}" if named else "")))
    return found


def _months(first: float, last: float, step: int) -> list[Tick]:
    (year, month, _), (last_year, last_month, _) = date_of(first), date_of(last)
    found: list[Tick] = []
    for number in range(12 * year + month - 1, 12 * last_year + last_month):
        place = day_number(number // 12, number % 12 + 1, 1)
        if number % step or place < first:
            continue
        named = not found or number % 12 == 0
        name = _MONTHS[number % 12]
        found.append((place, f"{name}\n{year_name(number // 12)}" if named else name))
    return found


def _years(first: float, last: float, step: int) -> list[Tick]:
    years = range(date_of(first)[0] // step * step, date_of(last)[0] + 1, step)
    return [(place, year_name(year)) for year in years if (place := day_number(year, 1, 1)) >= first]


def _day_name(moment: float) -> str:
    _, month, day = date_of(moment)
    return f"{day} {_MONTHS[month - 1]}"
