"""From an expression and an anchor to value, interval and granularity; pure, and never "now".

Source of the values: TIMEX3 (ISO 24617-1), its German annex; of the directions: how news is written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from newsanalysis.temporal import calendar as arithmetic
from newsanalysis.temporal import calendar_values as cal
from newsanalysis.temporal.durations import duration_value, span_of
from newsanalysis.temporal.expressions import (
    ClockTime,
    Direction,
    Every,
    Expression,
    Feast,
    Fixed,
    Lasting,
    Later,
    Modified,
    PartOfDay,
    Period,
    Step,
    Vague,
    WeekdayIn,
    Weekend,
    Yearly,
)  # fmt: skip
from newsanalysis.temporal.feasts import feast_day, feast_template
from newsanalysis.temporal.values import AnchorName, Granularity, Mod, TimexType

Dct: TypeAlias = cal.Year | cal.Month | cal.Day | cal.Clock


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is counted from.

    ``dct`` is the document creation time as precisely as it is known, None when it is not; ``direction``
    where the sentence looks, None when it does not show; ``narrative`` the last date the text named; ``day``
    the day that a bare time of day belongs to, and ``day_anchor`` what that day itself hangs on.
    """

    dct: Dct | None
    direction: Direction | None = None
    narrative: cal.Value | None = None
    day: cal.Day | cal.Weekday | None = None
    day_anchor: AnchorName | None = None


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
        case PartOfDay() | ClockTime():
            return _time(expression, anchor)
        case _:
            return _date(expression, anchor)


def _date(expression: Expression, anchor: Anchor) -> Resolved:
    match expression:
        case Fixed(value):
            return _dated(value, None)
        case Yearly(template, year, occurrence):
            return _dated(*_in_some_year(template, year, occurrence, anchor))
        case Feast():
            return _feast(expression, anchor)
        case WeekdayIn():
            return _weekday(expression, anchor)
        case Period(unit, step):
            return _period(unit, step, anchor)
        case Weekend(occurrence):
            return _weekend(occurrence, anchor)
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


# --- what comes every year ---------------------------------------------------------------------------


def _in_some_year(
    template: cal.Value, year: int | Step | None, occurrence: int | None, anchor: Anchor
) -> tuple[cal.Value, AnchorName | None]:
    if isinstance(year, int):
        return arithmetic.in_year(template, year), None
    if isinstance(year, Step):
        base, name = _base("year", year, anchor)
        known = isinstance(base, cal.Year) and base.year is not None
        return (arithmetic.in_year(template, base.year), name) if known else (template, None)  # type: ignore[union-attr, arg-type]
    found = _nearest(
        [arithmetic.in_year(template, y) for y in _years(anchor)], _precision(template), occurrence, anchor
    )
    return (found, "dct") if found else (template, None)


def _feast(feast: Feast, anchor: Anchor) -> Resolved:
    template = feast_template(feast.rule)
    if isinstance(feast.year, int):
        return _dated(feast_day(feast.rule, feast.year) or template, None)
    if isinstance(feast.year, Step):
        base, name = _base("year", feast.year, anchor)
        year = base.year if isinstance(base, cal.Year) else None
        return _dated((year and feast_day(feast.rule, year)) or template, name)
    days = [feast_day(feast.rule, year) for year in _years(anchor)]
    found = _nearest([day for day in days if day], "day", feast.occurrence, anchor)
    return _dated(found or template, "dct")


def _years(anchor: Anchor) -> range:
    base = arithmetic.containing(anchor.dct, "year") if anchor.dct else None
    year = base.year if isinstance(base, cal.Year) and base.year else None
    return range(max(year - 3, 1), year + 4) if year else range(0)


def _precision(template: cal.Value) -> cal.Unit:
    if isinstance(template, cal.Day | cal.Week):
        return "day"
    return "month"


def _nearest(
    candidates: list[cal.Value] | list[cal.Day], precision: cal.Unit, occurrence: int | None, anchor: Anchor
) -> cal.Value | None:
    """The candidate that the direction points at; the anchor's own period counts as past and future."""
    here = arithmetic.containing(anchor.dct, precision) if anchor.dct else None
    now = arithmetic.interval(here) if here else None
    spans = [(arithmetic.interval(value), value) for value in candidates]
    known = [(span, value) for span, value in spans if span]
    if now is None or not known:
        return None
    if occurrence is not None and occurrence != 0:
        over = [value for span, value in known if span[1] <= now[0]]
        ahead = [value for span, value in known if span[0] >= now[1]]
        return _nth(list(reversed(over)) if occurrence < 0 else ahead, abs(occurrence))
    past = [value for span, value in known if span[0] < now[1]]
    future = [value for span, value in known if span[1] > now[0]]
    if occurrence == 0:
        return _same_year(known, now)
    return _closest(past, future, now, anchor.direction)


def _nth(values: list[cal.Value], n: int) -> cal.Value | None:
    return values[n - 1] if n <= len(values) else None


def _same_year(known: list[tuple[tuple[str, str], cal.Value]], now: tuple[str, str]) -> cal.Value | None:
    return next((value for span, value in known if span[0][:4] == now[0][:4]), None)


def _closest(
    past: list[cal.Value], future: list[cal.Value], now: tuple[str, str], direction: Direction | None
) -> cal.Value | None:
    """The one the direction points at, but not across almost a year: then the writer would name the year.

    Without a direction the nearer one, with two months' grace for what is still to come.
    """
    if not past or not future:
        return past[-1] if past else future[0] if future else None
    before, after = arithmetic.interval(past[-1]), arithmetic.interval(future[0])
    if before is None or after is None:
        return None
    gone, to_come = arithmetic.days_between(before[0], now[0]), arithmetic.days_between(now[0], after[0])
    match direction:
        case "past":
            return future[0] if gone > _ALMOST_A_YEAR and to_come < _A_MONTH else past[-1]
        case "future":
            return past[-1] if to_come > _ALMOST_A_YEAR and gone < _A_MONTH else future[0]
        case _:
            return past[-1] if gone < to_come - _GRACE_DAYS else future[0]


_GRACE_DAYS = 60
_ALMOST_A_YEAR, _A_MONTH = 330, 31


# --- weekdays, periods, later ------------------------------------------------------------------------


def _weekday(expression: WeekdayIn, anchor: Anchor) -> Resolved:
    here = arithmetic.date_of(anchor.dct) if anchor.dct else None
    weekday, unknown = expression.weekday, cal.Weekday(expression.weekday)
    if expression.week is not None:
        base, name = _base("week", expression.week, anchor)
        monday = arithmetic.monday_of(base) if isinstance(base, cal.Week) else None
        found = arithmetic.add_days(arithmetic.day_of(monday), weekday - 1) if monday else None
        return _dated(found or unknown, name)
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
    return _dated(arithmetic.add_days(arithmetic.day_of(here), days) or unknown, "dct")


def _base(unit: cal.Unit, step: Step, anchor: Anchor) -> tuple[cal.Value | None, AnchorName | None]:
    start = anchor.narrative if step.narrative else anchor.dct
    here = arithmetic.containing(start, unit) if start is not None else None
    return (arithmetic.shift(here, step.count) if here else None), "text" if step.narrative else "dct"


_UNKNOWN: dict[cal.Unit, cal.Value] = {
    "year": cal.Year(None), "half": cal.Half(None, None), "quarter": cal.Quarter(None, None),
    "month": cal.Month(None, None), "week": cal.Week(None, None), "weekend": cal.Week(None, None, True),
    "day": cal.NO_DAY, "decade": cal.Year(None), "century": cal.Year(None),
    "hour": cal.NO_TIME, "minute": cal.NO_TIME, "second": cal.NO_TIME,
}  # fmt: skip


def _period(unit: cal.Unit, step: Step, anchor: Anchor) -> Resolved:
    value, name = _base(unit, step, anchor)
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
    finest: cal.Unit = "day" if expression.unit in ("week", "weekend") else expression.unit
    here = arithmetic.containing(anchor.narrative, finest)
    count = expression.amount * expression.sign * (7 if finest != expression.unit else 1)
    value = arithmetic.shift(here, count) if here else None
    return _dated(value, "text") if value else unknown


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
        # "In der Nacht fiel Schnee", read in the morning: the night that began the day before.
        if expression == PartOfDay("NI") and name == "dct" and anchor.direction == "past":
            expression = PartOfDay("NI", days=-1)
    if isinstance(expression, PartOfDay):
        if expression.days and isinstance(day, cal.Day):
            day = arithmetic.add_days(day, expression.days) or day
        elif expression.days and isinstance(day, cal.Weekday):
            day = cal.Weekday((day.weekday - 1 + expression.days) % 7 + 1)
        return _dated(cal.Part(day or cal.NO_DAY, expression.code), name)
    return _dated(cal.Clock(day or cal.NO_DAY, expression.hour, expression.minute, expression.second), name)


def _lasting(expression: Lasting, anchor: Anchor) -> Resolved:
    value = duration_value(expression.amount, expression.unit)
    span = span_of(expression, anchor.dct, anchor.direction)
    if span is None:
        return Resolved("DURATION", value, granularity=expression.unit)
    begin, end, granularity = span
    return Resolved("DURATION", value, begin, end, granularity, "dct")
