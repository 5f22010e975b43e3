"""Dates of publication: as precise as they were given, and no more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from newsanalysis.articles.article import Granularity, PublishedSource
from newsanalysis.errors import ArticleError

EARLIEST_YEAR = 1605
"""The first printed newspaper, the "Relation" of Strasbourg; an earlier year is a slip."""

PublishedLike: TypeAlias = str | int | date | datetime

_FORMS = "YYYY, YYYY-MM, YYYY-MM-DD, DD.MM.YYYY or YYYY-MM-DDTHH:MM+HH:MM"
_GERMAN_DATE = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})", re.ASCII)
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
_DATETIME = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Published:
    """A date of publication: ISO 8601, its granularity, where it comes from and the words it rests on."""

    value: str
    granularity: Granularity
    source: PublishedSource = "given"
    evidence: str | None = None


def parse_published(value: PublishedLike, *, now: datetime) -> Published:
    """The date of publication that a user gives.

    Parameters
    ----------
    value
        ``2024``, ``2024-06``, ``2024-06-18``, ``18.06.2024``, ``2024-06-18T10:30+02:00``, or a ``date``
        or ``datetime``.
        Seconds are dropped: a minute is the finest granularity.
    now
        The present, with a time zone; what lies after it is refused.

    Raises
    ------
    ArticleError
        The form is unknown, there is no such day, or it lies in the future.
    """
    words = value.isoformat() if isinstance(value, date) else str(value).strip()
    german = _GERMAN_DATE.fullmatch(words)
    iso = f"{german['year']}-{german['month']:0>2}-{german['day']:0>2}" if german else words
    try:
        return read_date(iso, "given", None, now=now)
    except ValueError as error:
        raise ArticleError(
            f"published={words!r}: {error}; give the day the article appeared as {_FORMS}, or leave it out"
        ) from error


def read_date(words: str, source: PublishedSource, evidence: str | None, *, now: datetime) -> Published:
    """The date that the words give; a ValueError says what is wrong with them."""
    moment, granularity = _parse(words)
    if moment.year < EARLIEST_YEAR:
        raise ValueError(f"no newspaper is older than {EARLIEST_YEAR}")
    if _is_future(moment, now):
        raise ValueError(f"it lies in the future (now is {now:%Y-%m-%d %H:%M})")
    return Published(_canonical(moment, granularity), granularity, source, evidence)


def _parse(words: str) -> tuple[datetime, Granularity]:
    """The first moment of the date, and how precise it is."""
    if _DATETIME.fullmatch(words):
        return datetime.fromisoformat(words.replace(",", ".")), "minute"
    match = _DATE.fullmatch(words)
    if match is None:
        raise ValueError("this is no date in a known form")
    moment = datetime(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    return moment, "day" if match["day"] else "month" if match["month"] else "year"


def _is_future(moment: datetime, now: datetime) -> bool:
    """Whether the moment is still to come; one without a zone is read in the zone of ``now``."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)) > now


def _canonical(moment: datetime, granularity: Granularity) -> str:
    if granularity == "minute":
        return moment.isoformat(timespec="minutes")
    return moment.date().isoformat()[: {"year": 4, "month": 7, "day": 10}[granularity]]
