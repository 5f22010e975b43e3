"""Clock times and parts of the day."""

from __future__ import annotations

from decimal import Decimal

from newsanalysis.temporal.expressions import ClockTime, PartOfDay, Period, Step, WeekdayIn
from newsanalysis.temporal.grammar.common import modified
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule

_AFTERNOON = ("AF", "EV")


@rule(
    "< NUMBER uhr! ( NUMBER:minute )? ( DAYPART_ADVERB )? >",
    "< CLOCK uhr! ( DAYPART_ADVERB )? >",
)
def clock_time(m: Match) -> Outcome:
    """um 20.30 Uhr"""
    part = m.get("daypart_adverb")
    if m.has("clock"):
        hour, minute, second = m.get("clock")  # type: ignore[misc]
        return _clock(hour, minute, second, part)
    hour, minute = m.get("number"), m.get("minute") or 0
    if isinstance(hour, Decimal) or not isinstance(hour, int) or not isinstance(minute, int):
        return None
    return _clock(hour, minute, None, part)


def _clock(hour: int, minute: int, second: int | None, part: object) -> ClockTime | None:
    if part in _AFTERNOON and hour < 12:
        hour += 12
    if part == "NI" and 8 <= hour < 12:
        hour += 12
    valid = (0 <= hour < 24 and 0 <= minute < 60) or (hour, minute) == (24, 0)
    return ClockTime(hour, minute, second) if valid else None


@rule(
    "um|ab|gegen|bis|von < CLOCK! >",
    "< COLON_CLOCK! >",
    "um|ab|gegen < CLOCK! > h",
)
def bare_clock_time(m: Match) -> Outcome:
    """Beginn ist um 14.30."""
    hour, minute, second = m.get("clock") or m.get("colon_clock")  # type: ignore[misc]
    if m.after() in ("Prozent", "%", "Euro", "Millionen", "Milliarden", "Meter", "Kilometer", "Punkte"):
        return None
    return _clock(hour, minute, second, None)


@rule("< FIGURE h! ( +FIGURE:minute )? >", "< FIGURE std! >")
def clock_time_with_h(m: Match) -> Outcome:
    """Beginn: 20 h"""
    if "std" in m.line.lower[m.first : m.last]:
        return None
    return _clock(m.number("figure"), int(m.get("minute") or 0), None, None)  # type: ignore[call-overload]


@rule("um|gegen|ab|bis|nach|vor|seit < halb! NUMBER uhr? ( DAYPART_ADVERB )? >")
def half_past(m: Match) -> Outcome:
    """um halb neun"""
    return _spoken(m.get("number"), -30, m.get("daypart_adverb"))


@rule(
    "< viertel! nach|vor|über NUMBER uhr? ( DAYPART_ADVERB )? >",
    "< dreiviertel|viertel! NUMBER ( DAYPART_ADVERB )? >",
    "< drei viertel! NUMBER >",
)
def quarter_past(m: Match) -> Outcome:
    """um Viertel nach acht"""
    said = m.line.lower[m.first : m.last]
    if "nach" in said or "über" in said:
        minutes = 15
    elif "vor" in said or "drei" in said or "dreiviertel" in said:
        minutes = -15
    else:
        minutes = -45
    if (
        "nach" not in said
        and "vor" not in said
        and "über" not in said
        and m.before().lower() not in ("um", "gegen", "ab", "bis")
    ):
        return None
    return _spoken(m.get("number"), minutes, m.get("daypart_adverb"))


@rule("< NUMBER ( minuten )? vor|nach halb! NUMBER:hour >")
def around_half_past(m: Match) -> Outcome:
    """um fünf vor halb drei"""
    minutes = m.get("number")
    if not isinstance(minutes, int) or not 0 < minutes < 15:
        return None
    sign = -1 if "vor" in m.line.lower[m.first : m.last] else 1
    return _spoken(m.get("hour"), -30 + sign * minutes, None)


def _spoken(hour: object, minutes: int, part: object) -> ClockTime | None:
    """A time told by the hour it is near: "halb neun" is thirty minutes before nine."""
    if not isinstance(hour, int) or not 1 <= hour <= 24:
        return None
    full, minute = divmod((hour * 60 + minutes) % (24 * 60), 60)
    return _clock(full, minute, None, part)


@rule("um|gegen|bis|ab|vor|nach|seit|von < mitternacht! >")
def midnight(m: Match) -> Outcome:
    """gegen Mitternacht"""
    # News means the midnight at the end of the day.
    return modified(ClockTime(24, 0), "APPROX" if m.line.lower[m.start] == "gegen" else None)  # type: ignore[arg-type]


@rule(
    "am|gegen|zum|vom|diesen|diesem|bis < DAYPART! >",
    "am < frühen|späten:phase DAYPART! >".replace(":phase", ""),
    "am < selben|gleichen DAYPART! >",
    "in|bis|seit der < DAYPART! >",
    "in der < selben|gleichen DAYPART! >",
    "am < DAYPART! >",
)
def part_of_day(m: Match) -> Outcome:
    """Am Abend kam der Regen."""
    first, head = m.line.lower[m.start], m.line.forms[m.last - 1]
    if not head[0].isupper() or (head.lower() == "morgen" and first in ("bis", "zum")):
        return None
    if (first in ("in", "seit") or m.line.lower[m.start + 1] == "der") and m.get("daypart") not in (
        "NI",
        "MO",
    ):
        return None
    said = m.line.lower[m.first]
    mod = "START" if said == "frühen" else "END" if said == "späten" else None
    return modified(PartOfDay(m.get("daypart")), mod)  # type: ignore[arg-type]


@rule("< frühmorgens|spätabends! >", "am < DAYPART! des FIGURE >")
def part_adverb(m: Match) -> Outcome:
    """Er kam spätabends an."""
    if m.has("figure"):
        return None
    return PartOfDay("MO" if "früh" in m.line.lower[m.first] else "EV")


@rule("diese < nacht! >")
def this_night(m: Match) -> Outcome:
    """Diese Nacht fällt Schnee."""
    return PartOfDay("NI", Period("day", Step(0)))


@rule("< diese nacht! >", "< heute nacht! >")
def tonight(m: Match) -> Outcome:
    """Heute Nacht fällt Schnee."""
    return PartOfDay("NI", Period("day", Step(0)))


@rule(
    "< nacht! zum|auf WEEKDAY >",
    "< nacht! auf REL WEEKDAY >",
    "< nacht! von WEEKDAY:first auf|zu WEEKDAY >",
)
def night_before(m: Match) -> Outcome:
    """in der Nacht zum Mittwoch"""
    occurrence = m.number("rel") if m.has("rel") else None
    return PartOfDay("NI", WeekdayIn(m.number("weekday"), occurrence=occurrence), days=-1)


@rule(
    "< nacht! auf|zum heute|gestern|morgen >",
    "in der < nacht! auf|zum DEICTIC >",
)
def night_before_deictic(m: Match) -> Outcome:
    """in der Nacht auf heute"""
    days = m.line.kinds(m.end - 1).get("DEICTIC")
    return PartOfDay("NI", Period("day", Step(days)), days=-1) if isinstance(days, int) else None


@rule("< REL DAYPART! >", "in der < REL DAYPART! >")
def relative_part(m: Match) -> Outcome:
    """in der vergangenen Nacht"""
    if m.get("daypart") == "NI":
        return PartOfDay("NI", Period("day", Step(m.number("rel"))))
    return PartOfDay(m.get("daypart"), Period("day", Step(m.number("rel"))))  # type: ignore[arg-type]
