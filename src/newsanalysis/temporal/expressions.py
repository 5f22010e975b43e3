"""What a phrase says before it is known when it was said: frozen descriptions, not yet dates.

"im September vergangenen Jahres" is ``Yearly(Month(None, 9), Step(-1))``; ``resolve`` makes 2023-09 of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from newsanalysis.temporal.calendar_values import (
    Day,
    Half,
    Month,
    PartCode,
    Quarter,
    Season,
    SeasonCode,
    Unit,
    Value,
    Week,
)  # fmt: skip
from newsanalysis.temporal.numbers import Amount
from newsanalysis.temporal.values import Mod

Direction: TypeAlias = Literal["past", "present", "future"]
Relation: TypeAlias = Literal["plain", "since", "ago", "ahead", "within", "last", "next"]
Template: TypeAlias = Half | Month | Quarter | Season | Week | Day


@dataclass(frozen=True, slots=True)
class Step:
    """So many periods from the period that holds the anchor: "vergangenen" is -1.

    ``narrative`` counts from a date in the text instead of the day of writing ("im selben Jahr").
    """

    count: int
    narrative: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """A calendar value that needs no anchor: "2019", "18.6.2024", "die fünfziger Jahre"."""

    value: Value


@dataclass(frozen=True, slots=True)
class Yearly:
    """What comes once a year: a month, day, season, week. ``template`` has no year.

    ``year`` is a number, a step of years ("vergangenen Jahres"), or None: the nearest in the direction of
    the sentence. ``occurrence`` counts the thing itself: "vergangenen Mai" is the last May that is over.
    ``weekday`` is that of a day ("Dienstag, 18. Juni"), which not every year has. ``narrative`` counts
    occurrences from a date in the text: "im Sommer darauf", "im selben Herbst".
    """

    template: Template
    year: int | Step | None = None
    occurrence: int | None = None
    weekday: int | None = None
    narrative: bool = False


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast by its rule ("12-24", "easter+39"); ``year`` and ``occurrence`` as in Yearly."""

    rule: str
    year: int | Step | None = None
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class WeekdayIn:
    """A weekday of a week counted from the anchor's, or, without a week, by ``occurrence``.

    ``narrative`` counts from a date in the text: "am Montag darauf".
    """

    weekday: int
    week: Step | None = None
    occurrence: int | None = None
    narrative: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """The calendar unit so many steps away: "heute", "letzte Woche", "im selben Jahr".

    ``bare``: told by its article alone ("Ende des Jahres"), so that a story of another year may claim it.
    """

    unit: Unit
    step: Step
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Weekend:
    """A weekend: by ``occurrence``, or this week's (the last where the sentence tells the past)."""

    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of a day; without ``day`` that of the day the text speaks of. ``days`` moves the day.

    ``eve`` marks the night that leads to the day and bears its date: "die Nacht zum Mittwoch".
    """

    code: PartCode
    day: Expression | None = None
    days: int = 0
    eve: bool = False


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A clock time; without ``day`` that of the day the text speaks of.

    ``twelve`` marks one that is told on the face of a clock, where three is also 15 o'clock.
    """

    hour: int
    minute: int
    second: int | None = None
    day: Expression | None = None
    twelve: bool = False


@dataclass(frozen=True, slots=True)
class Lasting:
    """A length of time; ``relation`` ties it to the day of writing ("seit", "vor", "in").

    ``rest`` is what smaller units add: the 30 minutes of "zwei Stunden und 30 Minuten".
    """

    amount: Amount | None
    unit: Unit
    relation: Relation = "plain"
    rest: tuple[tuple[int, Unit], ...] = ()


@dataclass(frozen=True, slots=True)
class PartsLasting:
    """So many parts of days, or seasons: "vier Nächte", "zwei Sommer"; an ``amount`` of None is vague."""

    amount: int | None
    code: PartCode | SeasonCode


@dataclass(frozen=True, slots=True)
class Anniversary:
    """The day that ends so many years: "der zehnte Jahrestag", of the year of writing."""

    years: int


@dataclass(frozen=True, slots=True)
class Later:
    """So much later (or, with ``sign`` -1, earlier) than a date in the text: "zwei Tage später"."""

    amount: Amount | None
    unit: Unit
    sign: int


@dataclass(frozen=True, slots=True)
class DayOf:
    """A day of a month told in words: "der 3. des Monats", or with ``weekday`` its ``day``-th such day.

    "der erste Montag im September" is 1, "der letzte Freitag im Mai" -1. Without a ``month`` ("am 15.") it
    is that of the month the text speaks of, or the nearest in the direction of the sentence.
    """

    month: Expression | None
    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The ``nth`` week, or ``weekend``, of a month, from its end for -1: "die erste Woche im Oktober"."""

    month: Expression
    nth: int
    weekend: bool = False


@dataclass(frozen=True, slots=True)
class SplitYear:
    """A year that runs from summer to summer, so many away: "diese Saison", "das kommende Schuljahr"."""

    count: int


@dataclass(frozen=True, slots=True)
class Shifted:
    """A day so far from another: "heute vor 50 Jahren", "Montag in einer Woche"."""

    day: Expression
    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Every:
    """A set: TIMEX3 value, quant and freq."""

    value: str
    quant: str | None = None
    freq: str | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Modified:
    """An expression with a TIMEX3 mod: "Ende Mai", "rund drei Jahre"."""

    expression: Expression
    mod: Mod


Expression: TypeAlias = (
    Fixed | Yearly | Feast | Anniversary | WeekdayIn | Period | Weekend | DayOf | WeekOf | SplitYear | Shifted
    | PartOfDay | ClockTime | Lasting | PartsLasting | Later | Every | Vague | Modified
)  # fmt: skip


def needs_day(expression: Expression) -> bool:
    """Whether this is a time of day whose day, or the time it is counted from, stands elsewhere."""
    if isinstance(expression, Modified):
        return needs_day(expression.expression)
    if isinstance(expression, Later):
        return expression.unit in ("hour", "minute", "second")
    return isinstance(expression, PartOfDay | ClockTime) and expression.day is None


def counts_days(expression: Expression) -> bool:
    """Whether this is so many days or weeks from a date in the text: "zwei Tage zuvor", "am Tag danach"."""
    match expression:
        case Later(unit=unit) | Period(unit, Step(narrative=True)):
            return unit in ("day", "week", "weekend")
        case _:
            return False


def is_next_day(expression: Expression) -> bool:
    """Whether this is "am nächsten Tag", counted from a date in the text if there is one."""
    match expression:
        case PartOfDay(day=Period("day", Step(count, narrative=True))):
            return count >= 0  # "in der nächsten Nacht" is that of the day itself
        case Period("day", Step(count, narrative=True)):
            return count > 0
        case _:
            return False
