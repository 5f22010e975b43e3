"""Datelines: where and when a report was filed, at the beginning of a paragraph.

::

    dateline := place ("," date)? "(" agency ")" ("," date)? dash
              | place "," date dash
              | PLACE dash                                   in capitals
    date     := 12. März 2025 | 12. März | 12.3.2025

"BERLIN (dpa), 12. März 2025 –", "Wien (APA) –", "München, 3.4.2025 –". A place and a dash alone
("Hamburg – das Tor zur Welt") are none.
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
    """The date of the first dateline that has a full one, as the article's; None if it lies ahead."""
    for zone in zones:
        line = find_dateline(text, zone.start, zone.end) if zone.kind == "dateline" else None
        if line is not None and line.day is not None:
            try:
                return read_date(line.day.isoformat(), "text", line.words, now=now)
            except ValueError:
                return None
    return None


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
