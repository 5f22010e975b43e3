"""Calendar arithmetic, pure: what contains a value, what comes next, which interval it covers.

Nothing here knows any German. Years are astronomical (0 is 1 BC, -43 is 44 BC).
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import replace

from dateutil import relativedelta

from newsanalysis.temporal.calendar_values import (
    Century,
    Clock,
    Day,
    Decade,
    Half,
    Month,
    Part,
    Quarter,
    Season,
    Unit,
    Value,
    Week,
    Year,
    iso_year,
)  # fmt: skip

MAX_YEAR = 9999
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_PART_HOURS = {"MO": (6, 12), "MI": (11, 14), "AF": (12, 18), "EV": (18, 24), "NI": (22, 30), "DT": (6, 18)}


def is_day(year: int | None, month: int | None, day: int) -> bool:
    """Whether the calendar has such a day; 29 February counts while the year is unknown."""
    if month is None:
        return 1 <= day <= 31
    if not 1 <= month <= 12:
        return False
    # Year 0 is a leap year like 4, 2000 …: the Gregorian rule has a period of 400 years.
    proleptic = 2000 if year is None else (year % 400) + 2000
    return 1 <= day <= (dt.date(proleptic + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)).day


def day_of(date: dt.date) -> Day:
    """The Day of a datetime.date."""
    return Day(date.year, date.month, date.day)


def date_of(value: Value) -> dt.date | None:
    """The datetime.date of a fully known Day (or of the day of a time), else None."""
    if isinstance(value, Part | Clock):
        return date_of(value.day)
    if not isinstance(value, Day) or value.year is None or value.month is None or value.day is None:
        return None
    return dt.date(value.year, value.month, value.day) if 1 <= value.year <= MAX_YEAR else None


def is_weekday(value: Value, weekday: int) -> bool:
    """Whether this is a known day that falls on the weekday (Monday is 1)."""
    date = date_of(value)
    return date is not None and date.isoweekday() == weekday


def add_days(day: Day, days: int) -> Day | None:
    """The day ``days`` later; None when the calendar ends before."""
    date = date_of(day)
    if date is None or abs(days) > 366 * MAX_YEAR:
        return None
    ordinal = date.toordinal() + days
    return day_of(dt.date.fromordinal(ordinal)) if 1 <= ordinal <= dt.date.max.toordinal() else None


def add_months(day: Day, months: int) -> Day | None:
    """The same day ``months`` later, or the month's last where it has no such day."""
    if day.year is None or day.month is None or day.day is None:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = next(d for d in (31, 30, 29, 28) if is_day(year, month + 1, d))
    return Day(year, month + 1, min(day.day, last)) if 1 <= year <= MAX_YEAR else None


def add(day: Day, amount: int, unit: Unit) -> Day | None:
    """The day ``amount`` units of a day or longer later."""
    if unit in _MONTHS:
        return add_months(day, amount * _MONTHS[unit])
    return add_days(day, amount * 7) if unit in ("week", "weekend") else add_days(day, amount)


_MONTHS: dict[str, int] = {
    "month": 1, "quarter": 3, "half": 6, "season": 12, "year": 12, "decade": 120, "century": 1200,
}  # fmt: skip


def containing(value: Value, unit: Unit) -> Value | None:
    """The ``unit`` that ``value`` lies in; None when ``value`` is not known that precisely."""
    year = getattr(value.day if isinstance(value, Part | Clock) else value, "year", None)
    if year is None or year < 1:
        return None
    if unit == "year":
        return Year(year)
    if unit == "decade":
        return Decade(year // 10)
    if unit == "century":
        return Century(year // 100 + 1)
    return _within_year(value, unit)


def _within_year(value: Value, unit: Unit) -> Value | None:
    if isinstance(value, Week) and unit in ("week", "weekend"):
        return Week(value.year, value.week, weekend=unit == "weekend")
    if isinstance(value, Quarter) and unit == "quarter":
        return value
    if isinstance(value, Half) and unit == "half":
        return value
    date = date_of(value)
    month = date.month if date else getattr(value, "month", None)
    year = date.year if date else getattr(value, "year", None)
    if unit in ("month", "quarter", "half"):
        if not isinstance(month, int) or not isinstance(year, int):
            return None
        if unit == "month":
            return Month(year, month)
        return Quarter(year, (month + 2) // 3) if unit == "quarter" else Half(year, 1 + (month > 6))
    if date is None:
        return None
    if unit in ("week", "weekend"):
        iso = date.isocalendar()
        return Week(iso.year, iso.week, weekend=unit == "weekend")
    return day_of(date) if unit == "day" else None


def shift(value: Value, amount: int) -> Value | None:
    """``amount`` units of the value's own kind later; None when it leaves the calendar."""
    shifted = _shift(value, amount)
    year = getattr(shifted, "year", 1)
    return shifted if year is not None and -MAX_YEAR <= year <= MAX_YEAR else None


def _shift(value: Value, amount: int) -> Value | None:
    match value:
        case Century(number):
            return Century(number + amount) if 0 < number + amount <= 99 else None
        case Decade(prefix):
            return Decade(prefix + amount) if 0 <= prefix + amount <= 999 else None
        case Year(int(year)):
            return Year(year + amount)
        case Month(int(year), int(month)):
            years, index = divmod(month - 1 + amount, 12)
            return Month(year + years, index + 1)
        case Quarter(int(year), int(quarter)):
            years, index = divmod(quarter - 1 + amount, 4)
            return Quarter(year + years, index + 1)
        case Half(int(year), int(half)):
            years, index = divmod(half - 1 + amount, 2)
            return Half(year + years, index + 1)
        case Week():
            return _shift_week(value, amount)
        case Day():
            return add_days(value, amount)
        case _:
            return None


def _shift_week(value: Week, amount: int) -> Week | None:
    monday = monday_of(value)
    moved = add_days(day_of(monday), 7 * amount) if monday else None
    week = containing(moved, "week") if moved else None
    return replace(week, weekend=value.weekend) if isinstance(week, Week) else None


def monday_of(week: Week) -> dt.date | None:
    """The Monday of a known ISO week; None when the year has no such week."""
    if week.year is None or week.week is None or not 1 <= week.year < MAX_YEAR:
        return None
    try:
        return dt.date.fromisocalendar(week.year, week.week, 1)
    except ValueError:
        return None


def last_day(month: Month) -> Day | None:
    """The last day of a known month; None where its year or month is unknown."""
    if month.year is None or month.month is None or not 1 <= month.year < MAX_YEAR:
        return None
    return Day(month.year, month.month, monthrange(month.year, month.month)[1])


def nth_weekday(month: Month, nth: int, weekday: int) -> Day | None:
    """The ``nth`` Monday (1) … Sunday (7) of a known month, from its end for -1; None where it has none."""
    if month.year is None or month.month is None or not 1 <= month.year < MAX_YEAR or not nth:
        return None
    weekdays = relativedelta.weekday(weekday - 1)(nth)
    step = relativedelta.relativedelta(day=1 if nth > 0 else 31, weekday=weekdays)
    found = dt.date(month.year, month.month, 1) + step
    return day_of(found) if found.month == month.month else None


def days_between(begin: str, end: str) -> int:
    """Days from one ISO date to another."""
    return (dt.date.fromisoformat(end[:10]) - dt.date.fromisoformat(begin[:10])).days


def later_clock(clock: Clock, seconds: int) -> Clock | None:
    """The clock time so many seconds later; None without a day, or where it leaves the calendar."""
    span = interval(clock)
    if span is None:
        return None
    try:
        found = dt.datetime.fromisoformat(span[0]) + dt.timedelta(seconds=seconds)
    except OverflowError:
        return None
    second = found.second if clock.second is not None or seconds % 60 else None
    return Clock(day_of(found.date()), found.hour, found.minute, second)


def later(moment: str, seconds: int) -> str | None:
    """The ISO time so many seconds later, to the minute; None when it leaves the calendar."""
    try:
        found = dt.datetime.fromisoformat(moment) + dt.timedelta(seconds=seconds)
    except OverflowError:
        return None
    return found.isoformat(timespec="minutes")


def in_year(value: Value, year: int) -> Value:
    """The same month, day, season … of ``year``; a day that ``year`` lacks stays without a year."""
    if isinstance(value, Day) and value.day is not None and not is_day(year, value.month, value.day):
        return value
    if isinstance(value, Week) and monday_of(replace(value, year=year)) is None:
        return value
    if isinstance(value, Year | Half | Quarter | Season | Month | Week | Day):
        return replace(value, year=year)
    return value


def interval(value: Value) -> tuple[str, str] | None:
    """``[begin, end)`` as ISO dates (times for parts of a day and clock times); None while unknown."""
    match value:
        case Century(number):
            return _century(number)
        case Decade(prefix):
            return _months(10 * prefix, 1, 120)
        case Year(int(year), last):
            return _months(year, 1, 12 * ((last or year) - year + 1))
        case Half(int(year), int(half)):
            return _months(year, 6 * half - 5, 6)
        case Quarter(int(year), int(quarter)):
            return _months(year, 3 * quarter - 2, 3)
        case Season(int(year), code):
            return _months(year, _SEASON_START[code], 3)
        case Month(int(year), int(month)):
            return _months(year, month, 1)
        case Week():
            return _week_interval(value)
        case Day():
            return _day_interval(value)
        case _:
            return _time_interval(value) if isinstance(value, Part | Clock) else None


def _century(number: int) -> tuple[str, str] | None:
    if number > 0:
        return _months(100 * (number - 1), 1, 1200)
    first, last = -100 * number - 1, max(-100 * (number + 1), 1)  # years BC; there is no year 0
    return _months(1 - first, 1, 12 * (first - last + 1))


def _months(year: int, month: int, count: int) -> tuple[str, str] | None:
    years, index = divmod(month - 1 + count, 12)
    if year + years > MAX_YEAR:
        return None  # its end has no place in the calendar
    return f"{iso_year(year)}-{month:02d}-01", f"{iso_year(year + years)}-{index + 1:02d}-01"


def _week_interval(week: Week) -> tuple[str, str] | None:
    monday = monday_of(week)
    if monday is None:
        return None
    first = monday + dt.timedelta(days=5 if week.weekend else 0)
    return first.isoformat(), (monday + dt.timedelta(days=7)).isoformat()


def _day_interval(day: Day) -> tuple[str, str] | None:
    after = add_days(day, 1)
    return (str(day), str(after)) if after else None


def _time_interval(value: Part | Clock) -> tuple[str, str] | None:
    date = date_of(value)
    if date is None or date >= dt.date.max - dt.timedelta(days=1):
        return None
    midnight = dt.datetime.combine(date, dt.time())
    if isinstance(value, Part) and value.eve:
        if date == dt.date.min:
            return None
        midnight -= dt.timedelta(days=1)
    if isinstance(value, Part):
        spans = [dt.timedelta(hours=hour) for hour in _PART_HOURS[value.code]]
    elif value.hour is None or value.minute is None:
        return None
    else:
        start = dt.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second or 0)
        spans = [start, start + dt.timedelta(minutes=1 if value.second is None else 1 / 60)]
    timespec = "seconds" if isinstance(value, Clock) and value.second is not None else "minutes"
    begin, end = (midnight + span for span in spans)
    return begin.isoformat(timespec=timespec), end.isoformat(timespec=timespec)
