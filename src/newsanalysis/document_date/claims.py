"""What one piece of evidence says about the year of writing, and how expressions hang on that year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsanalysis.temporal import Timex

PROBE = 2000  # the year in which relative expressions are read, to learn how far back they count
_ABSOLUTE = re.compile(r"(?P<year>\d{4})(?:-.+)?")


@dataclass(frozen=True, slots=True)
class Claim:
    """One piece of evidence: the text was written in one of ``years``, or on ``day`` (``2024-06-18``)."""

    years: frozenset[int]
    evidence: str
    day: str | None = None

    @classmethod
    def of_year(cls, year: int, evidence: str) -> Claim:
        """The text was written in ``year``."""
        return cls(frozenset((year,)), evidence)

    @classmethod
    def of_day(cls, day: str, evidence: str) -> Claim:
        """The text was written on ``day``."""
        return cls(frozenset((int(day[: len("YYYY")]),)), evidence, day)

    @property
    def is_exact(self) -> bool:
        """Whether it leaves one year."""
        return len(self.years) == 1

    def __str__(self) -> str:
        return f"{self.evidence} → {self.day or ', '.join(map(str, sorted(self.years)))}"


def lacks_its_year(timex: Timex) -> bool:
    """Whether this is a day without a year of its own: "18. Juni", but not "18. Juni vergangenen Jahres"."""
    is_open = timex.anchor == "dct" or timex.value.startswith("XXXX")
    return timex.rule in _DAYS and is_open and "jahr" not in timex.text.lower()


_DAYS = frozenset(("day_of_month", "numeric_day_month"))


def years_back(timex: Timex) -> int | None:
    """How far from the year of writing an expression lies; None where it does not hang on that year."""
    if lacks_its_year(timex):
        return None  # its weekday may have placed it beside the year in which we read
    if timex.anchor != "dct" or timex.begin is None or not timex.begin[: len("YYYY")].isdigit():
        return None
    if timex.type == "DURATION" and (timex.rule != "ago" or timex.granularity != "year"):
        return None
    # In "2009 sank der Umsatz gegenüber dem Vorjahr (2008)" it is the year before another one.
    if timex.type not in ("DATE", "DURATION") or "vorjahr" in timex.text.lower():
        return None
    if timex.rule == "anniversary":
        return None  # the year of writing only by default
    return int(timex.begin[: len("YYYY")]) - PROBE


def absolute_year(timex: Timex) -> int | None:
    """The year that an expression names itself."""
    known = _ABSOLUTE.fullmatch(timex.value) if timex.type == "DATE" and timex.anchor is None else None
    return int(known["year"]) if known else None
