"""What a match caught, with its type: the lexicon and the tokeniser put these values under these kinds."""

from __future__ import annotations

from typing import cast

from newsanalysis.temporal.calendar_values import PartCode, SeasonCode, Unit
from newsanalysis.temporal.expressions import Expression, Modified, Step
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.numbers import Amount
from newsanalysis.temporal.values import Mod


def unit_of(m: Match, name: str = "unit") -> Unit:
    """The unit of time."""
    return cast("Unit", m.captures[name])


def is_plural(m: Match) -> bool:
    """Whether the mention ends in a form that is mostly plural ("Jahre")."""
    return "PLURAL" in m.line.kinds(m.last - 1)


def amount_of(m: Match, name: str = "number") -> Amount | None:
    """A counted amount; None where it is vague."""
    return cast("Amount | None", m.captures[name])


def year_of(m: Match) -> int | Step | None:
    """The year that the fragment OF_YEAR captured; None when there is none."""
    if m.has("year"):
        return m.number("year")
    if m.has("short_year"):
        return m.number("short_year")
    if m.has("storyyear"):
        return Step(m.number("storyyear"), narrative=True)
    if m.has("ofyear"):
        value = m.captures["ofyear"]
        return Step(value) if isinstance(value, int) else counted(str(value))[1]
    return None


def counted(value: str) -> tuple[Unit, Step]:
    """The unit and the step of a lexicon value such as "year-1"."""
    split = max(value.find("+"), value.find("-"))
    return cast("Unit", value[:split]), Step(int(value[split:]))


def occurrence_of(m: Match) -> int | None:
    """What "vergangenen", "kommenden" before a weekday, month or season counts; None without one."""
    return m.number("rel") if m.has("rel") else None


def day_number(m: Match) -> int:
    """The number that the fragment DAY captured, as a figure or an ordinal."""
    return m.number("figure") if m.has("figure") else m.number("ordinal")


def month_number(m: Match) -> int:
    """The month, written out or cut short."""
    return m.number("month") if m.has("month") else m.number("month_short")


def weekday_of(m: Match) -> int | None:
    """The weekday in front of a date, written out or cut short; None without one."""
    found = m.get("weekday") if m.has("weekday") else m.get("weekday_short")
    return found if isinstance(found, int) else None


def date_figures(m: Match) -> tuple[int, int, int]:
    """Day, month and year of a date in figures."""
    return cast("tuple[int, int, int]", m.captures["full_date"])


def day_and_month(m: Match) -> tuple[int, int]:
    """Day and month of a date in figures."""
    return cast("tuple[int, int]", m.captures["day_month"])


def month_and_year(m: Match) -> tuple[int, int]:
    """Month and year of "06.2024"."""
    return cast("tuple[int, int]", m.captures["month_year"])


def clock_figures(m: Match) -> tuple[int, int, int | None]:
    """Hour, minute and second of a time in figures."""
    return cast("tuple[int, int, int | None]", m.captures["clock" if m.has("clock") else "colon_clock"])


def iso_parts(m: Match) -> dict[str, int]:
    """The fields of an ISO 8601 date or datetime."""
    return cast("dict[str, int]", m.captures["iso"])


def part_of(m: Match, name: str = "daypart") -> PartCode:
    """The code of a part of the day."""
    return cast("PartCode", m.captures[name])


def season_of(m: Match, name: str = "season") -> SeasonCode:
    """The code of a season."""
    return cast("SeasonCode", m.captures[name])


def season_part(m: Match) -> tuple[SeasonCode, Mod]:
    """Code and mod of "Spätsommer"."""
    return cast("tuple[SeasonCode, Mod]", m.captures["season_part"])


def weekday_part(m: Match, name: str = "weekday_part") -> tuple[int, PartCode]:
    """Weekday and part of the day of "Dienstagabend"."""
    return cast("tuple[int, PartCode]", m.captures[name])


def month_day(m: Match) -> tuple[int, PartCode | None]:
    """Month and part of the day of "Januarmorgen", "Novembertag"."""
    return cast("tuple[int, PartCode | None]", m.captures["month_day"])


def feast_part(m: Match) -> tuple[str, PartCode]:
    """Rule of the feast and part of the day of "Silvesternacht"."""
    return cast("tuple[str, PartCode]", m.captures["feast_part"])


def period_part(m: Match) -> tuple[Unit, Mod]:
    """Unit and mod of "Jahresende"."""
    unit, _, mod = m.string("period_part").partition(":")
    return cast("Unit", unit), cast("Mod", mod)


def adjective_length(m: Match) -> tuple[Amount | None, Unit]:
    """Amount and unit of "zweitägig"."""
    return cast("tuple[Amount | None, Unit]", m.captures["length_adjective"])


def read_amount(m: Match) -> tuple[bool, Amount | None]:
    """``(there is one, the amount)`` of the fragment LENGTH; an amount of None is vague."""
    if m.has("fraction"):
        return True, amount_of(m, "fraction")
    name = "number" if m.has("number") else "count"
    if not m.has(name):
        return False, None
    amount, factor = amount_of(m, name), m.get("million")
    return True, amount * factor if amount is not None and isinstance(factor, int) else amount


def with_mod(expression: Expression, m: Match, *names: str) -> Expression:
    """The expression with the first mod that was captured under ``names``, if any."""
    for name in names:
        if m.has(name):
            return Modified(expression, cast("Mod", m.captures[name]))
    return expression
