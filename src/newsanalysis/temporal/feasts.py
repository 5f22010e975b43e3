"""When feasts are: fixed days, days counted from Easter or from Advent, the nth Sunday of a month.

A rule is a string of the lexicon: ``12-24``, ``easter+39``, ``advent-7`` (from the first Sunday of Advent),
``sunday2-05`` (the second Sunday of May).
"""

from __future__ import annotations

import datetime as dt
import re

from dateutil.easter import easter

from newsanalysis.temporal.calendar import add_days, day_of
from newsanalysis.temporal.calendar_values import NO_DAY, Day

_FIXED = re.compile(r"(?P<month>\d\d)-(?P<day>\d\d)")
_COUNTED = re.compile(r"(?P<from>easter|advent)(?P<days>[+-]\d+)")
_SUNDAY = re.compile(r"sunday(?P<nth>\d)-(?P<month>\d\d)")
_EASTER_YEARS = range(1583, 4100)  # what dateutil's algorithm covers


def feast_template(rule: str) -> Day:
    """The feast without a year: ``XXXX-12-24``, or no day at all where it moves."""
    fixed = _FIXED.fullmatch(rule)
    return Day(None, int(fixed["month"]), int(fixed["day"])) if fixed else NO_DAY


def feast_day(rule: str, year: int) -> Day | None:
    """The feast in a year; None where the year is outside the calendar that is computed."""
    if fixed := _FIXED.fullmatch(rule):
        return Day(year, int(fixed["month"]), int(fixed["day"]))
    if year not in _EASTER_YEARS:
        return None
    if counted := _COUNTED.fullmatch(rule):
        start = easter(year) if counted["from"] == "easter" else _first_advent(year)
        return add_days(day_of(start), int(counted["days"]))
    if sunday := _SUNDAY.fullmatch(rule):
        first = dt.date(year, int(sunday["month"]), 1)
        return add_days(day_of(first), (7 - first.isoweekday()) % 7 + 7 * (int(sunday["nth"]) - 1))
    return None


def _first_advent(year: int) -> dt.date:
    """The fourth Sunday before Christmas Day."""
    christmas = dt.date(year, 12, 25)
    return christmas - dt.timedelta(days=christmas.isoweekday() + 21)
