"""The values of the calendar that TIMEX3 writes: frozen, with the TIMEX3 value as their ``str``.

A field that is None is unknown and written ``X``. Years are astronomical (0 is 1 BC, -43 is 44 BC).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

SeasonCode: TypeAlias = Literal["SP", "SU", "FA", "WI"]
PartCode: TypeAlias = Literal["MO", "MI", "AF", "EV", "NI", "DT"]
Unit: TypeAlias = Literal[
    "century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day", "hour",
    "minute", "second",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Century:
    """The ``number``-th century: 20 is 1900–1999 as TIMEX3 has it, written ``19``.

    Before Christ the number is negative: -5 is the fifth century BC, written ``BC04``.
    """

    number: int

    def __str__(self) -> str:
        return f"{self.number - 1:02d}" if self.number > 0 else f"BC{-self.number - 1:02d}"


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years by their prefix: 195 is the 1950s."""

    prefix: int

    def __str__(self) -> str:
        return f"{self.prefix:03d}"


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year, or with ``last`` a span such as 2023/24."""

    year: int | None
    last: int | None = None

    def __str__(self) -> str:
        return year_string(self.year) + (f"/{year_string(self.last)}" if self.last is not None else "")


@dataclass(frozen=True, slots=True)
class Half:
    """The first or second half of a year."""

    year: int | None
    half: int | None

    def __str__(self) -> str:
        return f"{year_string(self.year)}-H{self.half or 'X'}"


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter of a year."""

    year: int | None
    quarter: int | None

    def __str__(self) -> str:
        return f"{year_string(self.year)}-Q{self.quarter or 'X'}"


@dataclass(frozen=True, slots=True)
class Season:
    """A meteorological season; winter belongs to the year in which it begins."""

    year: int | None
    code: SeasonCode

    def __str__(self) -> str:
        return f"{year_string(self.year)}-{self.code}"


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month."""

    year: int | None
    month: int | None

    def __str__(self) -> str:
        return f"{year_string(self.year)}-{two(self.month)}"


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week, or with ``weekend`` its Saturday and Sunday."""

    year: int | None
    week: int | None
    weekend: bool = False

    def __str__(self) -> str:
        return f"{year_string(self.year)}-W{two(self.week)}{'-WE' if self.weekend else ''}"


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day; any field may be unknown ("der 18." is ``XXXX-XX-18``)."""

    year: int | None
    month: int | None
    day: int | None

    def __str__(self) -> str:
        return f"{year_string(self.year)}-{two(self.month)}-{two(self.day)}"


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of an unknown week; Monday is 1."""

    weekday: int

    def __str__(self) -> str:
        return f"XXXX-WXX-{self.weekday}"


NO_DAY = Day(None, None, None)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day: the evening of ``day`` is ``…TEV``.

    ``eve`` marks the night that leads to ``day``: "die Nacht zum Mittwoch" begins on Tuesday.
    """

    day: Day | Weekday
    code: PartCode
    eve: bool = False

    def __str__(self) -> str:
        return f"{self.day}T{self.code}"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time of ``day`` (``T20:30`` where no day is known); 24:00 is the day's last midnight.

    ``second`` only where it was given.
    """

    day: Day | Weekday
    hour: int | None
    minute: int | None
    second: int | None = None

    def __str__(self) -> str:
        seconds = "" if self.second is None else f":{self.second:02d}"
        day = "" if self.day == NO_DAY and self.hour is not None else str(self.day)
        return f"{day}T{two(self.hour)}:{two(self.minute)}{seconds}"


NO_TIME = Clock(NO_DAY, None, None)


Value: TypeAlias = (
    Century | Decade | Year | Half | Quarter | Season | Month | Week | Day | Weekday | Part | Clock
)


def two(number: int | None) -> str:
    """Two digits, or ``XX``."""
    return "XX" if number is None else f"{number:02d}"


def year_string(year: int | None) -> str:
    """TIMEX3 year: ``2024``, ``BC0044``, ``XXXX``."""
    if year is None:
        return "XXXX"
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def iso_year(year: int) -> str:
    """ISO 8601 year: ``2024``, ``-0043`` for 44 BC, ``0000`` for 1 BC."""
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"
