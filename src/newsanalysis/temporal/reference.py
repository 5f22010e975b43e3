"""The day of writing as given: an ISO 8601 string, a date, a datetime, or nothing."""

from __future__ import annotations

import datetime as dt
import re

from newsanalysis.temporal.anchor import Dct
from newsanalysis.temporal.calendar_values import Clock, Day, Month, Year

_PARTIAL = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?")


def read_reference(reference: str | dt.date | dt.datetime | None) -> Dct | None:
    """The document creation time as precisely as it is given; None for None or "".

    A time zone is kept out of it: the clock time is the one at the place of writing. Raises ValueError for
    a string that is no ISO 8601 year, month, date or datetime.
    """
    if reference is None or reference == "":
        return None
    if isinstance(reference, str):
        match = _PARTIAL.fullmatch(reference)
        if match:
            return _partial(reference, int(match["year"]), match["month"])
        reference = _from_iso(reference)
    if isinstance(reference, dt.datetime):
        return Clock(Day(reference.year, reference.month, reference.day), reference.hour, reference.minute)
    return Day(reference.year, reference.month, reference.day)


def _partial(reference: str, year: int, month: str | None) -> Dct:
    if year == 0 or (month is not None and not 1 <= int(month) <= 12):
        raise _no_date(reference)
    return Year(year) if month is None else Month(year, int(month))


def _from_iso(reference: str) -> dt.date | dt.datetime:
    try:
        return (
            dt.datetime.fromisoformat(reference) if len(reference) > 10 else dt.date.fromisoformat(reference)
        )
    except ValueError:
        raise _no_date(reference) from None


def _no_date(reference: str) -> ValueError:
    expected = "ISO 8601 such as 2024, 2024-06, 2024-06-18 or 2024-06-18T10:30"
    return ValueError(f"reference {reference!r} is no date; expected {expected}")
