"""The ends of a range follow each other: one of them places the other."""

from __future__ import annotations

from dataclasses import replace

from newsanalysis.temporal.anchor import Anchor
from newsanalysis.temporal.calendar_values import Day, Month
from newsanalysis.temporal.directions import mention_direction
from newsanalysis.temporal.expressions import Expression, WeekdayIn
from newsanalysis.temporal.ranges import are_bare_days, are_bare_months, is_bare_weekday
from newsanalysis.temporal.reading import Reading
from newsanalysis.temporal.resolve import in_that_year, resolve


def place_range(reading: Reading, index: int) -> None:
    """Weekdays and months of a range follow each other: one of them places the other."""
    first, second = reading.candidates[index].expression, reading.candidates[index + 1].expression
    if first is None or second is None:
        return
    past = mention_direction(reading, index) == "past"
    bare = is_bare_weekday(first), is_bare_weekday(second)
    if all(bare) or (any(bare) and _is_disordered(reading, index)):  # "von morgen bis Freitag"
        _follow_weekday(reading, index, first, second, past=past if all(bare) else bare[0])
    elif are_bare_months(first, second) or are_bare_days(first, second):
        _follow_in_year(reading, index, past=past)


def _is_disordered(reading: Reading, index: int) -> bool:
    """Whether the ends of a range, each taken by itself, come in the wrong order."""
    begin, end = reading.resolved[index], reading.resolved[index + 1]
    if begin is None or end is None or begin.begin is None or end.begin is None:
        return False
    return begin.begin > end.begin


def _follow_weekday(
    reading: Reading, index: int, first: Expression, second: Expression, *, past: bool
) -> None:
    fixed, moved, expression = (index + 1, index, first) if past else (index, index + 1, second)
    day = reading.day_at(fixed)
    if isinstance(day, Day):
        if isinstance(expression, WeekdayIn):  # "von Montag bis Montag" is a week
            expression = replace(expression, occurrence=-1 if past else 1)
        anchor = Anchor(day, "past" if past else "future", reading.narrative)
        reading.resolved[moved] = resolve(expression, anchor)


def _follow_in_year(reading: Reading, index: int, *, past: bool) -> None:
    """Both ends lie in one year, or the range runs over New Year: "von November bis März"."""
    begin, end = reading.resolved[index], reading.resolved[index + 1]
    one, other = (found.calendar if found is not None else None for found in (begin, end))
    if begin is None or end is None:
        return
    if not isinstance(one, Month | Day) or not isinstance(other, Month | Day):
        return
    if one.year is None or other.year is None:
        return
    turn = _in_year(one) > _in_year(other)
    if past:
        reading.resolved[index] = in_that_year(begin, other.year - turn)
    else:
        reading.resolved[index + 1] = in_that_year(end, one.year + turn)


def _in_year(date: Month | Day) -> tuple[int, int]:
    return date.month or 0, (date.day or 0) if isinstance(date, Day) else 0
