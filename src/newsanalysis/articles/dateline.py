"""Datelines: where and when a report was filed, at the beginning of a paragraph.

::

    dateline := place ("," date)? "(" agency ")" ("," date)? dash
              | place "," date dash
              | PLACE dash                                   in capitals
    date     := 12. März 2025 | 12. März | 12.3.2025

"BERLIN (dpa), 12. März 2025 –", "Wien (APA) –", "München, 3.4.2025 –". A place and a dash alone
("Hamburg – das Tor zur Welt") are none. A sign-off is an agency with a full date in brackets, as the text's
last words: "(APA, 18.6.2024)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from newsanalysis.articles import lexicon
from newsanalysis.articles.article import Zone
from newsanalysis.articles.published import Published, read_date

DATELINE_MAX = 100
"""Characters up to the dash: two long places, an agency and a date; prose is longer or has verbs."""

MAX_PLACE_WORDS = 8

_DASH = re.compile(r"\s*[–—](?=\s|$)|\s-(?=\s|$)")
_AGENCY_CODE = re.compile(r"[a-zäöü]{2,5}|[A-ZÄÖÜ]{2,5}")
_SIGN_OFF = re.compile(r"\((?P<agency>[^()\d,]{2,40}),?\s(?P<date>\d[^()]{5,30})\)\Z")
_PLACE_WORD = re.compile(r"[A-ZÄÖÜÉ][\w.’']*")
_NUMERIC_DATE = r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})"


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: ``text[start:end]`` with the dash; ``day`` is None where no full, real date is given."""

    start: int
    end: int
    words: str
    day: date | None


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that the paragraph ``text[start:end]`` begins with, or None."""
    head = text[start : min(end, start + DATELINE_MAX)]
    dash = next((m for m in _DASH.finditer(head) if _is_dateline(head[: m.start()])), None)
    if dash is None:
        return None
    words = head[: dash.end()]
    return Dateline(start, start + dash.end(), words, _date_in(words))


def published_in(text: str, zones: Iterable[Zone], *, now: datetime) -> Published | None:
    """The date of the first dateline that has a full one, else of the sign-off; None if it lies ahead."""
    lines = (find_dateline(text, zone.start, zone.end) for zone in zones if zone.kind == "dateline")
    dated = ((line.words, line.day) for line in lines if line is not None and line.day is not None)
    words, day = next(dated, None) or _sign_off(text)
    if day is None:
        return None
    try:
        return read_date(day.isoformat(), "text", words, now=now)
    except ValueError:
        return None


def _sign_off(text: str) -> tuple[str, date | None]:
    """The text's last words in brackets and their day, if they are an agency that we know and a date."""
    match = _SIGN_OFF.search(text[-DATELINE_MAX:].rstrip())
    if match is None or not all(part in lexicon.agencies() for part in match["agency"].split("/")):
        return "", None
    return match[0], _date_in(match["date"]) if _full_date().fullmatch(match["date"]) else None


def _is_dateline(head: str) -> bool:
    match = _structure().fullmatch(head)
    if match is None or not _is_place(match["place"]):
        return False
    if match["agency"] is not None:
        return _is_agency(match["agency"])
    return match["comma"] is not None or (match["place"].isupper() and len(match["place"]) > 2)


def _is_place(place: str) -> bool:
    words = [word for word in re.split(r"[\s/,-]+", place) if word]
    return 0 < len(words) <= MAX_PLACE_WORDS and all(
        _PLACE_WORD.fullmatch(word) or (i > 0 and word in lexicon.forms("place_word"))
        for i, word in enumerate(words)
    )


def _is_agency(agency: str) -> bool:
    if agency in lexicon.agencies():
        return True
    return all(
        part in lexicon.agencies() or _AGENCY_CODE.fullmatch(part) for part in re.split(r"[/,\s-]+", agency)
    )


def _date_in(words: str) -> date | None:
    match = _full_date().search(words)
    if match is None:
        return None
    month = match["month"] or match["month2"]
    number = int(month) if month.isdigit() else lexicon.months()[month]
    try:
        return date(int(match["year"] or match["year2"]), number, int(match["day"] or match["day2"]))
    except ValueError:
        return None


@cache
def _full_date() -> re.Pattern[str]:
    months = "|".join(sorted(lexicon.months(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:{_NUMERIC_DATE}|(?P<day2>\d{{1,2}})\.\s?(?P<month2>{months})\.?\s(?P<year2>\d{{4}}))\b"
    )


@cache
def _structure() -> re.Pattern[str]:
    months = "|".join(sorted(lexicon.months(), key=len, reverse=True))
    day = rf"\d{{1,2}}\.\s?(?:\d{{1,2}}\.(?:\s?\d{{4}})?|(?:{months})\.?(?:\s\d{{4}})?)"
    return re.compile(
        rf"(?P<place>[^()\d]+?)(?:(?P<comma>,)?\s(?P<date_before>{day}))?"
        rf"(?:\s?\((?P<agency>[^()\d]{{2,40}})\)(?:,?\s(?P<date_after>{day}))?)?"
    )
