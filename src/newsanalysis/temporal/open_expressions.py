"""Which expressions the sentence must place: "am Dienstag", "im Mai", "zu Ostern" can be past or to come."""

from __future__ import annotations

from dataclasses import replace

from newsanalysis.temporal.calendar_values import Half, Quarter, Week
from newsanalysis.temporal.expressions import (
    ClockTime,
    DayOf,
    Expression,
    Feast,
    Lasting,
    Modified,
    PartOfDay,
    Period,
    Shifted,
    WeekdayIn,
    Weekend,
    WeekOf,
    Yearly,
)  # fmt: skip


def is_weekly(expression: Expression | None) -> bool:
    """Whether this is a weekday or weekend that the sentence must place."""
    match expression:
        case PartOfDay(day=day):
            return is_weekly(day)
        case WeekdayIn(week=None, occurrence=None) | Weekend(occurrence=None):
            return True
        case _:
            return False


def is_yearly(expression: Expression | None) -> bool:
    """Whether this comes once a year, and the sentence must say which year's it is."""
    match expression:
        case Modified(inner, _):
            return is_yearly(inner)
        case PartOfDay(day=inner) | DayOf(month=inner) | WeekOf(month=inner):
            return is_yearly(inner)
        case Yearly(year=None, occurrence=None) | Feast(year=None, occurrence=None):
            return True
        case _:
            return False


def is_open(expression: Expression) -> bool:
    """Whether the direction of the sentence can change what the expression comes to."""
    match expression:
        case Modified(inner, _):
            return is_open(inner)
        case PartOfDay(day=day) | ClockTime(day=day):
            return day is not None and is_open(day)
        case DayOf(month=inner) | WeekOf(month=inner) if inner is not None:
            return is_open(inner)
        case Yearly(template=Quarter() | Half() | Week(), year=None, occurrence=0):
            return True
        case Yearly() | Feast():
            return is_yearly(expression)
        case DayOf(month=None) | Period(bare=True):
            return True
        case WeekdayIn(week=None, occurrence=None) | Weekend(occurrence=None):
            return True
        case Shifted(day=inner):
            return is_open(inner)
        case Lasting(relation=relation):
            return relation in ("ahead", "within")
        case _:
            return False


def of_year(expression: Expression | None, year: int) -> Expression | None:
    """A date that comes once a year as that of the year; None for any other."""
    match expression:
        case Modified(inner, _):
            inside = of_year(inner, year)
            return replace(expression, expression=inside) if inside is not None else None
        case PartOfDay(day=inner):
            inside = of_year(inner, year)
            return replace(expression, day=inside) if inside is not None else None
        case DayOf(month=inner) | WeekOf(month=inner):
            inside = of_year(inner, year)
            return replace(expression, month=inside) if inside is not None else None
        case Yearly() | Feast():
            return replace(expression, year=year)
        case _:
            return None
