"""What comes again each year or month: which year's May or Easter, which month's 15th is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from newsanalysis.temporal import calendar as arithmetic
from newsanalysis.temporal.anchor import Anchor, stepped
from newsanalysis.temporal.calendar_values import Day, Half, Month, Quarter, Season, Unit, Value, Week, Year
from newsanalysis.temporal.expressions import Direction, Feast, Step, Yearly
from newsanalysis.temporal.feasts import feast_in, feast_template
from newsanalysis.temporal.values import AnchorName

_YEARS_AROUND = 3
_GRACE_DAYS = 90
_ALMOST_A_YEAR, _A_MONTH = 330, 31
_Dated: TypeAlias = tuple[Value, AnchorName | None]


def yearly(expression: Yearly, anchor: Anchor) -> _Dated:
    """The month, day, season … and what its year hangs on; without a year where none can be known."""
    template = expression.template
    if expression.year is not None:
        year, name = _year(expression.year, anchor)
        return (template if year is None else arithmetic.in_year(template, year)), name
    if expression.narrative:
        anchor = replace(anchor, dct=_as_dct(anchor.narrative))
    candidates = [arithmetic.in_year(template, year) for year in _years(anchor)]
    if expression.weekday is not None:
        near = candidates[_YEARS_AROUND - 1 : _YEARS_AROUND + 2]  # of three years at most one has it
        for day in near:
            if arithmetic.is_weekday(day, expression.weekday):
                return day, "dct"
    counted = isinstance(template, Quarter | Half | Week)
    if counted and expression.occurrence == 0 and anchor.direction == "past":
        # "Im dritten Quartal sank der Umsatz", written in May, is last year's.
        begun = [value for value in candidates if _has_begun(value, anchor)]
        return (begun[-1] if begun else template), "dct"
    precision: Unit = "day" if isinstance(template, Day | Week) else "month"
    if expression.narrative and isinstance(anchor.dct, Year):
        precision = "year"  # a story may know no more
    found = _nearest(candidates, precision, expression.occurrence, anchor)
    return found or template, "text" if expression.narrative else "dct"


def _as_dct(told: Value | None) -> Day | Month | Year | None:
    """The date of the text as what something can be counted from."""
    if isinstance(told, Day | Month | Year) or told is None:
        return told
    if isinstance(told, Season) and (span := arithmetic.interval(told)) is not None:
        return Month(int(span[0][:4]), int(span[0][5:7]))  # the winter after one is the next
    for unit in _UNITS:
        found = arithmetic.containing(told, unit)
        if isinstance(found, Day | Month | Year):
            return found
    return None


_UNITS: tuple[Unit, ...] = ("day", "month", "year")


def _has_begun(value: Value, anchor: Anchor) -> bool:
    span, now = arithmetic.interval(value), arithmetic.interval(anchor.dct) if anchor.dct else None
    return span is not None and now is not None and span[0] < now[1]


def feast(expression: Feast, anchor: Anchor) -> _Dated:
    """The day of the feast and what its year hangs on."""
    template = feast_template(expression.rule)
    if expression.year is not None:
        year, name = _year(expression.year, anchor)
        return (feast_in(expression.rule, year) if year is not None else None) or template, name
    days = [day for year in _years(anchor) if (day := feast_in(expression.rule, year))]
    return _nearest(days, "day", expression.occurrence, anchor) or template, "dct"


def day_of_some_month(day: int, anchor: Anchor) -> _Dated:
    """The ``day``-th of the month the text speaks of; without one the nearest in the direction."""
    unknown = Day(None, None, day)
    told = arithmetic.containing(anchor.narrative, "month") if anchor.narrative else None
    own = arithmetic.containing(anchor.dct, "month") if anchor.dct else None
    if isinstance(told, Month) and (told != own or anchor.direction is None):
        return (_in_month(told, day) or unknown), "text"
    if not isinstance(own, Month):
        return unknown, None
    months = [month for step in range(-2, 3) if isinstance(month := arithmetic.shift(own, step), Month)]
    days = [found for month in months if (found := _in_month(month, day))]
    return _nearest(days, "day", None, anchor) or unknown, "dct"


def _in_month(month: Month, day: int) -> Day | None:
    return Day(month.year, month.month, day) if arithmetic.is_day(month.year, month.month, day) else None


def split_year(count: int, anchor: Anchor) -> _Dated:
    """The year from one summer to the next, ``count`` away: 2023/2024 in spring 2024."""
    half = arithmetic.containing(anchor.dct, "half") if anchor.dct else None
    if not isinstance(half, Half) or half.year is None:
        return Year(None), None
    first = half.year + count - (half.half == 1)
    return Year(first, first + 1), "dct"


def _year(year: int | Step, anchor: Anchor) -> tuple[int | None, AnchorName | None]:
    if isinstance(year, int):
        return year, None
    base, name = stepped("year", year, anchor)
    return (base.year if isinstance(base, Year) else None), name


def _years(anchor: Anchor) -> range:
    """The years around the day of writing; 29 February comes within any seven."""
    base = arithmetic.containing(anchor.dct, "year") if anchor.dct else None
    year = base.year if isinstance(base, Year) and base.year else None
    if not year:
        return range(0)
    return range(max(year - _YEARS_AROUND, 1), min(year + _YEARS_AROUND + 1, arithmetic.MAX_YEAR))


def _nearest(
    candidates: Sequence[Value], precision: Unit, occurrence: int | None, anchor: Anchor
) -> Value | None:
    """The candidate that the direction points at; the anchor's own period counts as past and future."""
    here = arithmetic.containing(anchor.dct, precision) if anchor.dct else None
    now = arithmetic.interval(here) if here else None
    spans = [(arithmetic.interval(value), value) for value in candidates]
    known = [(span, value) for span, value in spans if span]
    if now is None or not known:
        return None
    if occurrence is not None and occurrence != 0:
        over = [value for span, value in known if span[1] <= now[0]]
        # The winter after "1967" may well begin in it.
        coarse = isinstance(here, Year)
        ahead = [value for span, value in known if (span[1] > now[1] if coarse else span[0] >= now[1])]
        return _nth(list(reversed(over)) if occurrence < 0 else ahead, abs(occurrence))
    past = [value for span, value in known if span[0] < now[1]]
    future = [value for span, value in known if span[1] > now[0]]
    if occurrence == 0:
        return _same_year(known, now)
    return _closest(past, future, now, anchor.direction)


def _nth(values: list[Value], n: int) -> Value | None:
    return values[n - 1] if n <= len(values) else None


def _same_year(known: list[tuple[tuple[str, str], Value]], now: tuple[str, str]) -> Value | None:
    """The one that goes on ("diesen Winter", said in January), else that of the year."""
    for span, value in known:
        if span[0] <= now[0] and now[1] <= span[1]:
            return value
    return next((value for span, value in known if span[0][:4] == now[0][:4]), None)


def _closest(
    past: list[Value], future: list[Value], now: tuple[str, str], direction: Direction | None
) -> Value | None:
    """The one the direction points at, but not across almost a year: then the writer would name the year.

    Without a direction the nearer one, with three months' grace for what is still to come. In the present
    tense what is further back than that is told by its year: "Im Herbst beginnt der Bau" is ahead.
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
        case "present":
            return past[-1] if gone < min(to_come - _GRACE_DAYS, _GRACE_DAYS) else future[0]
        case None:
            return past[-1] if gone < to_come - _GRACE_DAYS else future[0]
