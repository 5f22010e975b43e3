"""Lengths of time: their TIMEX3 value, and the stretch or moment they denote beside a day of writing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from newsanalysis.temporal.calendar import add, containing, interval, later, shift
from newsanalysis.temporal.calendar_values import Clock, Day, PartCode, SeasonCode, Unit, Value
from newsanalysis.temporal.expressions import Direction, Expression, Lasting, Modified
from newsanalysis.temporal.numbers import Amount, format_amount

_DESIGNATOR: dict[Unit, tuple[str, str, int]] = {
    "century": ("P", "CE", 1), "decade": ("P", "DE", 1), "year": ("P", "Y", 1), "half": ("P", "M", 6),
    "quarter": ("P", "Q", 1), "month": ("P", "M", 1), "week": ("P", "W", 1), "weekend": ("P", "WE", 1),
    "day": ("P", "D", 1), "hour": ("PT", "H", 1), "minute": ("PT", "M", 1), "second": ("PT", "S", 1),
}  # fmt: skip
# A part of these is a whole number of a smaller unit: "ein halbes Jahr" is P6M.
_PARTS: dict[Unit, tuple[Unit, int]] = {
    "century": ("year", 100), "decade": ("year", 10), "year": ("month", 12), "day": ("hour", 24),
    "hour": ("minute", 60), "minute": ("second", 60),
}  # fmt: skip
# The unit in which the distance is known: decades are counted in years, quarters in months.
_COUNTED_IN: dict[Unit, tuple[Unit, int]] = {
    "century": ("year", 100), "decade": ("year", 10), "year": ("year", 1), "half": ("month", 6),
    "quarter": ("month", 3), "month": ("month", 1), "week": ("week", 1), "day": ("day", 1),
}  # fmt: skip


def duration_value(amount: Amount | None, unit: Unit) -> str:
    """TIMEX3 value: P24Y, PT2H, PXD, P2.5Y, P6M for half a year."""
    if isinstance(amount, Decimal) and amount < 1 and unit in _PARTS:
        smaller, count = _PARTS[unit]
        if amount * count % 1 == 0:
            return duration_value(int(amount * count), smaller)
    prefix, designator, factor = _DESIGNATOR[unit]
    return f"{prefix}{format_amount(None if amount is None else amount * factor)}{designator}"


def parts_value(amount: int | None, code: PartCode | SeasonCode) -> str:
    """TIMEX3 value of parts of days and of seasons: PT4NI, P2SU."""
    prefix = "P" if code in ("SP", "SU", "FA", "WI") else "PT"
    return f"{prefix}{format_amount(amount)}{code}"


def with_rest(value: str, rest: Iterable[tuple[int, Unit]]) -> str:
    """A duration with what smaller units add: PT2H and 30 minutes are PT2H30M."""
    for amount, unit in rest:
        more = duration_value(amount, unit).removeprefix("P")
        value += more.removeprefix("T") if "T" in value else more
    return value


def span_of(lasting: Lasting, dct: Value | None, direction: Direction | None) -> tuple[str, str, Unit] | None:
    """``(begin, end, granularity)``; None when the amount, the day of writing or the relation leaves it open.

    "seit 24 Jahren" is the stretch from the year to the year of writing, "vor drei Wochen" the week it
    points at, "innerhalb eines Jahres" the stretch to the day.
    """
    lasting = in_whole_units(_in_days(lasting))
    if isinstance(dct, Clock) and lasting.unit in CLOCK_UNITS:
        return _clock_span(lasting, dct, direction)
    if dct is None or lasting.unit not in _COUNTED_IN or not isinstance(lasting.amount, int):
        return None
    unit, factor = _COUNTED_IN[lasting.unit]
    count = lasting.amount * factor
    match lasting.relation:
        case "since":
            here, there = containing(dct, unit), moment(lasting, dct, -1)
            return (str(there), str(here), unit) if there else None
        case "ago" | "ahead" if not (lasting.relation == "ahead" and direction == "past"):
            there = moment(lasting, dct, -1 if lasting.relation == "ago" else 1)
            span = interval(there) if there else None
            return (*span, unit) if span else None
        case "within" | "last" | "next":
            ahead = lasting.relation == "next" or (lasting.relation == "within" and direction == "future")
            return _stretch(count, unit, dct, ahead=ahead)
        case _:
            return None


CLOCK_UNITS: dict[Unit, int] = {"hour": 3600, "minute": 60, "second": 1}


def _clock_span(lasting: Lasting, dct: Clock, direction: Direction | None) -> tuple[str, str, Unit] | None:
    """The same for hours, minutes and seconds, beside a time of writing: to the minute."""
    here = interval(dct)
    if here is None or lasting.amount is None:
        return None
    seconds = int(lasting.amount * CLOCK_UNITS[lasting.unit])
    now, back, ahead = here[0], later(here[0], -seconds), later(here[0], seconds)
    if back is None or ahead is None:
        return None
    match lasting.relation:
        case "since" | "last":
            return back, now, "minute"
        case "next":
            return now, ahead, "minute"
        case "within":
            return (now, ahead, "minute") if direction == "future" else (back, now, "minute")
        case "ago":
            return _minute(back)
        case "ahead" if direction != "past":
            return _minute(ahead)
        case _:
            return None


def _minute(begin: str) -> tuple[str, str, Unit] | None:
    end = later(begin, 60)
    return (begin, end, "minute") if end else None


def in_whole_units(lasting: Lasting) -> Lasting:
    """Half a year as six months; the same where no smaller unit makes it whole."""
    if not isinstance(lasting.amount, Decimal) or lasting.unit not in _PARTS:
        return lasting
    smaller, count = _PARTS[lasting.unit]
    whole = lasting.amount * count
    return replace(lasting, amount=int(whole), unit=smaller) if whole % 1 == 0 else lasting


def _in_days(lasting: Lasting) -> Lasting:
    """Hours that make whole days, as days: "vor 24 Stunden" was the day before."""
    if (
        lasting.unit != "hour"
        or not isinstance(lasting.amount, int)
        or lasting.amount % 24
        or not lasting.amount
    ):
        return lasting
    return replace(lasting, amount=lasting.amount // 24, unit="day")


def moment(lasting: Lasting, dct: Value, sign: int) -> Value | None:
    """The calendar unit that far before (``sign`` -1) or behind the day of writing: 2000 for 24 years."""
    lasting = in_whole_units(lasting)
    if lasting.unit not in _COUNTED_IN or not isinstance(lasting.amount, int):
        return None
    unit, factor = _COUNTED_IN[lasting.unit]
    here = containing(dct, unit)
    return shift(here, sign * lasting.amount * factor) if here else None


def pointed_at(expression: Expression, dct: Value | None) -> tuple[Direction, Value] | None:
    """The side and the unit that "vor zehn Jahren", "in zwei Wochen" point at; None for other lengths."""
    if isinstance(expression, Modified):
        return pointed_at(expression.expression, dct)
    if not isinstance(expression, Lasting) or expression.relation not in ("ago", "ahead") or dct is None:
        return None
    ago = expression.relation == "ago"
    there = moment(expression, dct, -1 if ago else 1)
    return ("past" if ago else "future", there) if there is not None else None


def _stretch(count: int, unit: Unit, dct: Value, *, ahead: bool) -> tuple[str, str, Unit] | None:
    day = containing(dct, "day")
    if not isinstance(day, Day):
        return None
    other = add(day, count if ahead else -count, unit)
    if other is None:
        return None
    begin, end = (day, other) if ahead else (other, day)
    return str(begin), str(end), unit
