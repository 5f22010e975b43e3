"""When feasts are: fixed days, days counted from Easter or from Advent, the nth Sunday of a month.

A rule is a string of the lexicon: ``12-24``, ``easter+39``, ``advent-7`` (from the first Sunday of Advent),
``sunday2-05`` (the second Sunday of May), ``thursday4-11+1`` (the day after the fourth Thursday of November).
``week:`` or ``weekend:`` before a rule is the week or weekend that has that day in it.
"""

from __future__ import annotations

import datetime as dt
import re

from dateutil.easter import easter

from newsanalysis.temporal.calendar import add_days, containing, day_of, nth_weekday
from newsanalysis.temporal.calendar_values import NO_DAY, Day, Month, Value, Week

_FIXED = re.compile(r"(?P<month>\d\d)-(?P<day>\d\d)")
_COUNTED = re.compile(r"(?P<from>easter|advent)(?P<days>[+-]\d+)")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"(?P<name>{'|'.join(_WEEKDAYS)})(?P<nth>\d)-(?P<month>\d\d)(?P<days>[+-]\d+)?")
_EASTER_YEARS = range(1583, 4100)  # what dateutil's algorithm covers


def feast_template(rule: str) -> Value:
    """The feast without a year: ``XXXX-12-24``, or no day at all where it moves."""
    period, _, _ = rule.rpartition(":")
    if period:
        return Week(None, None, weekend=period == "weekend")
    fixed = _FIXED.fullmatch(rule)
    return Day(None, int(fixed["month"]), int(fixed["day"])) if fixed else NO_DAY


def feast_in(rule: str, year: int) -> Value | None:
    """The feast in a year; None where the year is outside the calendar that is computed."""
    period, _, day_rule = rule.rpartition(":")
    day = _day_in(day_rule, year)
    if day is None or not period:
        return day
    return containing(day, "weekend" if period == "weekend" else "week")


def _day_in(rule: str, year: int) -> Day | None:
    if fixed := _FIXED.fullmatch(rule):
        return Day(year, int(fixed["month"]), int(fixed["day"]))
    if year not in _EASTER_YEARS:
        return None
    if counted := _COUNTED.fullmatch(rule):
        start = easter(year) if counted["from"] == "easter" else _first_advent(year)
        return add_days(day_of(start), int(counted["days"]))
    if found := _WEEKDAY.fullmatch(rule):
        weekday = 1 + _WEEKDAYS.index(found["name"])
        day = nth_weekday(Month(year, int(found["month"])), int(found["nth"]), weekday)
        return add_days(day, int(found["days"] or 0)) if day else None
    return None


def _first_advent(year: int) -> dt.date:
    """The fourth Sunday before Christmas Day."""
    christmas = dt.date(year, 12, 25)
    return christmas - dt.timedelta(days=christmas.isoweekday() + 21)
