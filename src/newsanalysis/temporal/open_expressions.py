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
    match _core(expression):
        case WeekdayIn(week=None, occurrence=None) | Weekend(occurrence=None):
            return True
        case _:
            return False


def is_yearly(expression: Expression | None) -> bool:
    """Whether this comes once a year, and the sentence must say which year's it is."""
    match _core(expression):
        case Yearly(year=None, occurrence=None) | Feast(year=None, occurrence=None):
            return True
        case _:
            return False


def is_open(expression: Expression) -> bool:
    """Whether the direction of the sentence can change what the expression comes to."""
    match _core(expression):
        case Yearly(template=Quarter() | Half() | Week(), year=None, occurrence=0):
            return True
        case DayOf(month=None) | Period(bare=True) | Lasting(relation="ahead" | "within"):
            return True
        case core:
            return is_weekly(core) or is_yearly(core)


def _core(expression: Expression | None) -> Expression | None:
    """The day, month or year inside: "Mai" of "Anfang Mai" and "dritter Mai", Dienstag of "Dienstagabend"."""
    match expression:
        case Modified(expression=inner) | PartOfDay(day=inner) | ClockTime(day=inner) | Shifted(day=inner):
            return _core(inner)
        case DayOf(month=inner) | WeekOf(month=inner) if inner is not None:
            return _core(inner)
        case _:
            return expression


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
