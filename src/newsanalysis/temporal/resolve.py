"""From an expression and an anchor to value, interval and granularity; pure, and never "now".

Source of the values: TIMEX3 (ISO 24617-1), its German annex; of the directions: how news is written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsanalysis.temporal import calendar as arithmetic
from newsanalysis.temporal import calendar_values as cal
from newsanalysis.temporal.anchor import Anchor, stepped
from newsanalysis.temporal.durations import CLOCK_UNITS, duration_value, parts_value, span_of, with_rest
from newsanalysis.temporal.expressions import (
    Anniversary,
    ClockTime,
    DayOf,
    Direction,
    Every,
    Expression,
    Feast,
    Fixed,
    Lasting,
    Later,
    Modified,
    PartOfDay,
    PartsLasting,
    Period,
    Shifted,
    SplitYear,
    Step,
    Vague,
    WeekdayIn,
    Weekend,
    WeekOf,
    Yearly,
)  # fmt: skip
from newsanalysis.temporal.recurring import day_of_some_month, feast, split_year, yearly
from newsanalysis.temporal.values import AnchorName, Granularity, Mod, TimexType


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression comes to; ``calendar`` is the value where it is one of the calendar."""

    type: TimexType
    value: str
    begin: str | None = None
    end: str | None = None
    granularity: Granularity | None = None
    anchor: AnchorName | None = None
    mod: Mod | None = None
    quant: str | None = None
    freq: str | None = None
    calendar: cal.Value | None = None


def resolve(expression: Expression, anchor: Anchor) -> Resolved:
    """Value, interval, granularity and anchor of ``expression``; underspecified where the anchor is."""
    match expression:
        case Modified(inner, mod):
            return replace(resolve(inner, anchor), mod=mod)
        case Vague(value):
            return Resolved("DATE", value)
        case Every(value, quant, freq):
            return Resolved("SET", value, quant=quant, freq=freq)
        case Lasting():
            return _lasting(expression, anchor)
        case PartsLasting(amount, code):
            return Resolved("DURATION", parts_value(amount, code))
        case PartOfDay() | ClockTime():
            return _time(expression, anchor)
        case _:
            return _date(expression, anchor)


def _date(expression: Expression, anchor: Anchor) -> Resolved:
    match expression:
        case Fixed(value):
            return _dated(value, None)
        case Yearly():
            return _dated(*yearly(expression, anchor))
        case Feast():
            return _dated(*feast(expression, anchor))
        case WeekdayIn():
            return _weekday(expression, anchor)
        case Period(unit, step, _):
            return _period(unit, step, anchor)
        case Weekend(occurrence):
            return _weekend(occurrence, anchor)
        case DayOf():
            return _day_of(expression, anchor)
        case _:
            return _counted(expression, anchor)


def _counted(expression: Expression, anchor: Anchor) -> Resolved:
    match expression:
        case WeekOf(month, nth, weekend):
            return _week_of(month, nth, anchor, weekend=weekend)
        case Anniversary():
            return _period("year", Step(0), anchor)
        case SplitYear(count):
            return _dated(*split_year(count, anchor))
        case Shifted(day, amount, unit):
            return _shifted(day, amount, unit, anchor)
        case Later():
            return _later(expression, anchor)
        case _:
            raise TypeError(f"{expression!r} is no date")


def _dated(value: cal.Value, name: AnchorName | None) -> Resolved:
    begin, end = arithmetic.interval(value) or (None, None)
    kind: TimexType = "TIME" if isinstance(value, cal.Part | cal.Clock) else "DATE"
    # Without an interval the value rests on no anchor: it is underspecified.
    return Resolved(
        kind, str(value), begin, end, granularity_of(value), name if begin else None, calendar=value
    )


def in_that_year(found: Resolved, year: int) -> Resolved:
    """The same month or day of another year."""
    if found.calendar is None:
        return found
    return replace(_dated(arithmetic.in_year(found.calendar, year), found.anchor), mod=found.mod)


_GRANULARITY: dict[type, Granularity] = {
    cal.Century: "century", cal.Decade: "decade", cal.Year: "year", cal.Half: "half", cal.Quarter: "quarter",
    cal.Season: "season", cal.Month: "month", cal.Week: "week", cal.Day: "day", cal.Weekday: "day",
    cal.Part: "part", cal.Clock: "minute",
}  # fmt: skip


def granularity_of(value: cal.Value) -> Granularity:
    """The granularity of a calendar value."""
    if isinstance(value, cal.Week) and value.weekend:
        return "weekend"
    if isinstance(value, cal.Clock) and value.second is not None:
        return "second"
    return _GRANULARITY[type(value)]


# --- weekdays, periods, later ------------------------------------------------------------------------


def _weekday(expression: WeekdayIn, anchor: Anchor) -> Resolved:
    base = anchor.narrative if expression.narrative else anchor.dct
    here = arithmetic.date_of(base) if base else None
    weekday, unknown = expression.weekday, cal.Weekday(expression.weekday)
    if expression.week is not None:
        week, name = stepped("week", expression.week, anchor)
        monday = arithmetic.monday_of(week) if isinstance(week, cal.Week) else None
        day = arithmetic.add_days(arithmetic.day_of(monday), weekday - 1) if monday else None
        return _dated(day or unknown, name)
    if here is None:
        return _dated(unknown, None)
    ahead = (weekday - here.isoweekday()) % 7
    back = (here.isoweekday() - weekday) % 7
    match expression.occurrence:
        case None:
            days = -back if anchor.direction == "past" else ahead
        case 0:
            days = weekday - here.isoweekday()
        case count if count > 0:
            days = (ahead or 7) + 7 * (count - 1)
        case count:
            days = -(back or 7) + 7 * (count + 1)
    found = arithmetic.add_days(arithmetic.day_of(here), days)
    return _dated(found or unknown, "text" if expression.narrative else "dct")


_UNKNOWN: dict[cal.Unit, cal.Value] = {
    "year": cal.Year(None), "half": cal.Half(None, None), "quarter": cal.Quarter(None, None),
    "month": cal.Month(None, None), "week": cal.Week(None, None), "weekend": cal.Week(None, None, True),
    "day": cal.NO_DAY, "decade": cal.Year(None), "century": cal.Year(None),
    "hour": cal.NO_TIME, "minute": cal.NO_TIME, "second": cal.NO_TIME,
}  # fmt: skip


def _period(unit: cal.Unit, step: Step, anchor: Anchor) -> Resolved:
    value, name = stepped(unit, step, anchor)
    return _dated(value, name) if value else _dated(_UNKNOWN[unit], None)


def _weekend(occurrence: int | None, anchor: Anchor) -> Resolved:
    here = arithmetic.date_of(anchor.dct) if anchor.dct else None
    ahead = here is not None and here.isoweekday() < _SATURDAY  # this week's is still to come
    if occurrence is None:
        occurrence = -1 if ahead and anchor.direction == "past" else 0
    elif occurrence > 0 and ahead:
        occurrence -= 1
    return _period("weekend", Step(occurrence), anchor)


_SATURDAY = 6


def _later(expression: Later, anchor: Anchor) -> Resolved:
    unknown = _dated(_UNKNOWN[expression.unit], None)
    if not isinstance(expression.amount, int) or anchor.narrative is None:
        return unknown
    if isinstance(anchor.narrative, cal.Clock) and expression.unit in CLOCK_UNITS:
        seconds = expression.amount * expression.sign * CLOCK_UNITS[expression.unit]
        time = arithmetic.later_clock(anchor.narrative, seconds)
        return _dated(time, "text") if time else unknown
    if isinstance(anchor.narrative, cal.Decade) and expression.unit in _YEARS:
        decades, rest = divmod(expression.amount * expression.sign * _YEARS[expression.unit], 10)
        return unknown if rest else _dated(cal.Decade(anchor.narrative.prefix + decades), "text")
    weeks = expression.unit in ("week", "weekend") and not isinstance(anchor.narrative, cal.Week)
    finest: cal.Unit = "day" if weeks else expression.unit
    here = arithmetic.containing(anchor.narrative, finest)
    count = expression.amount * expression.sign * (7 if finest != expression.unit else 1)
    if here is None and finest == "day" and isinstance(anchor.narrative, cal.Month):
        # "Vier Wochen später", told of a month, is about the next.
        about = arithmetic.shift(anchor.narrative, round(count / _DAYS_OF_A_MONTH))
        return replace(_dated(about, "text"), mod="APPROX") if about else unknown
    value = arithmetic.shift(here, count) if here else None
    return _dated(value, "text") if value else unknown


_DAYS_OF_A_MONTH = 30.4
_YEARS: dict[cal.Unit, int] = {"year": 1, "decade": 10}


def _day_of(expression: DayOf, anchor: Anchor) -> Resolved:
    if expression.month is None:
        return _dated(*day_of_some_month(expression.day, anchor))
    inner = resolve(expression.month, anchor)
    month = inner.calendar if isinstance(inner.calendar, cal.Month) else cal.Month(None, None)
    if expression.weekday is None and expression.day < 0:
        return _dated(arithmetic.last_day(month) or cal.Day(None, month.month, None), inner.anchor)
    if expression.weekday is None:
        known = arithmetic.is_day(month.year, month.month, expression.day)
        return _dated(cal.Day(month.year if known else None, month.month, expression.day), inner.anchor)
    found = arithmetic.nth_weekday(month, expression.day, expression.weekday)
    return _dated(found or cal.Weekday(expression.weekday), inner.anchor)


def _week_of(month: Expression, nth: int, anchor: Anchor, *, weekend: bool) -> Resolved:
    inner = resolve(month, anchor)
    known = inner.calendar
    # A week is of the month that has its Thursday, as ISO 8601 has it for years.
    day = _SATURDAY if weekend else _THURSDAY
    found = arithmetic.nth_weekday(known, nth, day) if isinstance(known, cal.Month) else None
    week = arithmetic.containing(found, "weekend" if weekend else "week") if found else None
    return _dated(week or _UNKNOWN["weekend" if weekend else "week"], inner.anchor)


_THURSDAY = 4


def _shifted(day: Expression, amount: int, unit: cal.Unit, anchor: Anchor) -> Resolved:
    # "am Montag vor einer Woche", said on a Monday, is counted from that very day.
    looks: Direction = "past" if amount < 0 else "future"
    inner = resolve(day, replace(anchor, direction=looks) if isinstance(day, WeekdayIn) else anchor)
    start = inner.calendar
    found = arithmetic.add(start, amount, unit) if isinstance(start, cal.Day) and inner.begin else None
    return _dated(found or cal.NO_DAY, inner.anchor)


# --- times and durations -----------------------------------------------------------------------------


def _time(expression: PartOfDay | ClockTime, anchor: Anchor) -> Resolved:
    day: cal.Day | cal.Weekday | None
    if expression.day is not None:
        inner = resolve(expression.day, anchor)
        day, name = (
            (inner.calendar, inner.anchor)
            if isinstance(inner.calendar, cal.Day | cal.Weekday)
            else (None, None)
        )
    else:
        day, name = anchor.day, anchor.day_anchor
        # "In der Nacht fiel Schnee", read in the morning: the night that led to the day.
        if expression == PartOfDay("NI") and name == "dct" and anchor.direction == "past":
            expression = PartOfDay("NI", eve=True)
    if isinstance(expression, PartOfDay):
        if expression.days and isinstance(day, cal.Day):
            day = arithmetic.add_days(day, expression.days) or day
        elif expression.days and isinstance(day, cal.Weekday):
            day = cal.Weekday((day.weekday - 1 + expression.days) % 7 + 1)
        return _on_the_side_told(cal.Part(day or cal.NO_DAY, expression.code, expression.eve), name, anchor)
    hour = expression.hour + (_NOON if _is_after_noon(expression, day, anchor) else 0)
    clock = cal.Clock(day or cal.NO_DAY, hour, expression.minute, expression.second)
    if expression.day is not None:
        return _dated(clock, name)
    return _on_the_side_told(clock, name, anchor)


def _on_the_side_told(time: cal.Part | cal.Clock, name: AnchorName | None, anchor: Anchor) -> Resolved:
    """ "Um 20 Uhr kam er", written at noon, was the evening before; "wird um 6 Uhr geweckt" is tomorrow."""
    found, written = _dated(time, name), anchor.dct
    if name != "dct" or time.day != anchor.day or not isinstance(written, cal.Day | cal.Clock):
        return found
    now = arithmetic.interval(written)
    if now is None or found.begin is None or found.end is None or not isinstance(time.day, cal.Day):
        return found
    step = (anchor.direction == "future" and found.end <= now[0]) - (
        anchor.direction == "past" and found.begin >= now[1]
    )
    day = arithmetic.add_days(time.day, step)
    return _dated(replace(time, day=day), name) if step and day is not None else found


def _is_after_noon(time: ClockTime, day: cal.Day | cal.Weekday | None, anchor: Anchor) -> bool:
    """Whether "um Viertel nach drei", written at nine in the morning, is a quarter past three p.m."""
    written = anchor.dct
    if not time.twelve or time.hour >= _NOON or not isinstance(written, cal.Clock) or day != written.day:
        return False
    if written.hour is None or written.minute is None or anchor.direction == "past":
        return False
    return (time.hour, time.minute) <= (written.hour, written.minute) < (time.hour + _NOON, time.minute)


_NOON = 12


def _lasting(expression: Lasting, anchor: Anchor) -> Resolved:
    value = with_rest(duration_value(expression.amount, expression.unit), expression.rest)
    span = span_of(expression, anchor.dct, anchor.direction)
    if span is None:
        return Resolved("DURATION", value, granularity=expression.unit)
    begin, end, granularity = span
    return Resolved("DURATION", value, begin, end, granularity, "dct")
