"""What the rules of clock times ask: which half of the day is meant, and whether an amount stands there."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import cast

from newsanalysis.temporal.expressions import ClockTime
from newsanalysis.temporal.grammar.captures import part_of
from newsanalysis.temporal.grammar.common import SMALL_PARTS
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.vocabulary import kinds_of, words_of
from newsanalysis.temporal.wordforms import DETERMINERS

NOON = 12
AT = ("um", "gegen", "ab", "kurz", "so")  # "so gegen drei"
MEASURED = ("%", "€", "Prozent", "Millionen", "Milliarden")
NOTHING_COUNTED = ("", ".", ",", ";", ":", "!", "?", ")")


def clock_at(hour: int, minute: int, m: Match, second: int | None = None) -> ClockTime | None:
    """The time of the day, past noon where a part of the day says so; None for no time at all."""
    name = "daypart_adverb" if m.has("daypart_adverb") else "daypart"
    hour = _told_hour(hour, part_of(m, name) if m.has(name) else part_before(m))
    valid = (0 <= hour < 24 and 0 <= minute < 60) or (hour, minute) == (24, 0)
    return ClockTime(hour, minute, second) if valid else None


def _told_hour(hour: int, part: str | None) -> int:
    """The hour of the day that "8 Uhr abends" means."""
    late = (
        (part in ("AF", "EV") and hour < 12)
        or (part == "NI" and 8 <= hour < 12)
        or (part == "MI" and hour < _EARLIEST_NOON)
    )
    return hour + 12 if late else hour


_EARLIEST_NOON = 5


def on_clock_face(hour: int, minute: int, m: Match) -> ClockTime | None:
    """A time as it is spoken: without a part of the day it may be before or after noon."""
    clock = clock_at(hour, minute, m)
    told = m.has("daypart_adverb") or m.has("daypart") or part_before(m) is not None
    if clock is None or told:
        return clock
    # "halb eins", said without "nachts", is half past noon.
    return replace(clock, hour=clock.hour or NOON, twelve=True)


def follows_a_day(m: Match) -> bool:
    """Whether a day or a part of the day stands right before it."""
    kinds = kinds_of(m.before() or " ")
    named = ("DEICTIC", "WEEKDAY", "WEEKDAY_PART", "WEEKDAY_ADVERB", "DAYPART", "FEAST")
    return any(kind in kinds for kind in named) or part_before(m) is not None


def part_before(m: Match) -> str | None:
    """The part of the day in front of "um acht"."""
    near = 2 if m.before().lower() in AT else 1
    near += m.before(near) == ","  # "gestern Abend, gegen halb sieben"
    if m.before() in ("und", "bis") and m.before(3).lower() in ("zwischen", "von"):
        near = 4  # "morgen Nachmittag zwischen 2 und 4 Uhr"
    kinds = kinds_of(m.before(near) or " ")
    if "WEEKDAY_PART" in kinds:
        return cast("tuple[int, str]", kinds["WEEKDAY_PART"])[1]
    for kind in ("DAYPART", "DAYPART_ADVERB"):
        if kind in kinds:
            return str(kinds[kind])
    return SMALL_PARTS.get(m.before(near)) if "DEICTIC" in kinds_of(m.before(near + 1) or " ") else None


def is_amount(m: Match) -> bool:
    """Whether "um sieben" says by how much something changed: its verb or a comparative stands near."""
    if m.line.lower[m.first].startswith("ein") and m.line.lower[m.first] != "eins":
        return True  # "um eine Lösung"
    if m.after() == "oder" and "NUMBER" in kinds_of(m.after(1) or " ") and m.after(2) != "Uhr":
        return True  # "um 5 oder 10 Euro"
    if m.after() in ("auf", "-", "bis", "von", "°") or "MEASURE" in kinds_of(m.after() or " "):
        return True
    if counts_a_noun(m) or _goes_on_counting(m):
        return True
    return changes(m)


def _goes_on_counting(m: Match) -> bool:
    """Whether the sentence has told such an amount: "um 20 Prozent steigen, in Großstädten um 15"."""
    said = list(takewhile(_inside, (m.before(distance) for distance in range(1, _AMOUNT_REACH))))
    return any("MEASURE" in kinds_of(form) for form in said if form) and "um" in said


_AMOUNT_REACH = 14


def _inside(form: str) -> bool:
    return form not in ("", ".", "!", "?") and not form.isspace()


def changes(m: Match) -> bool:
    """Whether something rises or falls near it."""
    return not words_of("CHANGE").isdisjoint(m.around(_REACH))


_REACH = 5


def counts_a_noun(m: Match) -> bool:
    """Whether adjectives and a noun follow: "um elf verschiedene Einsätze"."""
    place = 0
    while (word := m.after(place)).islower() and word.endswith(_ADJECTIVE_ENDINGS):
        if word in DETERMINERS:
            return False
        place += 1
    return place > 0 and m.after(place)[:1].isupper()


_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
