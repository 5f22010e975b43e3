"""Clock times in figures."""

from __future__ import annotations

import re

from newsanalysis.temporal.expressions import ClockTime
from newsanalysis.temporal.grammar.captures import clock_figures
from newsanalysis.temporal.grammar.hours import AT, MEASURED, NOON, clock_at, counts_a_noun
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of, words_of

_RANGE = ("bis", "-", "–", "an")
# A score or a share stands there, not a time: "führte mit 20:15", "(20:15)".
_BEFORE_SCORES = frozenset((
    "(", "mit", "zum", "auf", "beim", "/", "stand", "ein", "eine", "einen", "einem", "einer",
))  # fmt: skip
_SCORING = frozenset((
    ("zur", "Pause"), ("Zur", "Pause"), ("zur", "Halbzeit"), ("Zur", "Halbzeit"), ("stand", "es"),
    ("steht", "es"), ("hieß", "es"),
))  # fmt: skip
_SCORE_REACH = 4
_OTHER_SCORE_REACH = 10
_SCORE = re.compile(r"[0-9]{1,3}:[0-9]")


@rule("< CLOCK uhr! {ZONE}? {AT_PART}? >")
def clock_time(m: Match) -> Outcome:
    """Beginn ist um 20.30 Uhr."""
    hour, minute, second = clock_figures(m)
    return clock_at(hour, minute, m, second)


@rule("< NUMBER uhr! NUMBER:minute? {AT_PART}? >", "< NUMBER uhr! {ZONE} >")
def clock_hour(m: Match) -> Outcome:
    """Beginn ist um 20 Uhr 30."""
    if m.line.lower[m.first] in _ARTICLES:
        return None  # "eine Uhr" is a clock
    hour, minute = m.get("number"), m.get("minute") if m.has("minute") else 0
    # "um 16 Uhr einen Stand" tells no minute.
    if minute == 1 and m.line.lower[m.last - 1].startswith("ein") and m.line.lower[m.last - 1] != "eins":
        return None
    if m.has("minute") and _counts_what_follows(m):
        return None
    return clock_at(hour, minute, m) if isinstance(hour, int) and isinstance(minute, int) else None


_ARTICLES = ("eine", "einer", "einen", "einem", "eines")


def _counts_what_follows(m: Match) -> bool:
    """Whether "um 11 Uhr fünf Stolpersteine" counts with what could be a minute ("20 Uhr 30")."""
    hour, minute = m.line.forms[m.first], m.line.forms[m.last - 1]
    # "um acht Uhr dreißig Abfahrt" is spelled out as a whole.
    short = len(minute) == 1 or (minute.isalpha() and not (hour.isalpha() and m.number("minute") % 5 == 0))
    if m.after() in _BEHIND_MINUTES:
        return False
    return short and (m.after()[:1].isupper() or counts_a_noun(m))


@rule("< NUMBER uhr! {AT_PART}? >")
def clock_of_four_figures(m: Match) -> Outcome:
    """Abmarsch ist um 1730 Uhr."""
    said, hour = m.line.forms[m.first], m.get("number")
    figures = len(said) == _FOUR and said.isdecimal()
    return clock_at(*divmod(hour, 100), m) if figures and isinstance(hour, int) else None


_FOUR = len("1730")
_BEHIND_MINUTES = ("Ortszeit", "Gleis", "MEZ", "MESZ")


@rule(
    "um|ab|gegen|von < CLOCK! {AT_PART}? >",
    "CLOCK:from bis|-|– < CLOCK! {AT_PART}? >",
    "< COLON_CLOCK! {AT_PART}? >",
)
def bare_clock_time(m: Match) -> Outcome:
    """Beginn ist um 14.30."""
    after = m.after()
    if after in MEASURED or (after and "MEASURE" in kinds_of(after)) or _is_score(m):
        return None
    if m.line.lower[m.start] == "von" and after not in _RANGE:
        return None  # "ein Teilergebnis von 0:13"
    hour, minute, second = clock_figures(m)
    return clock_at(hour, minute, m, second)


def _is_score(m: Match) -> bool:
    if m.line.lower[m.start] in AT:
        return False
    if m.before().lower() in _BEFORE_SCORES:
        return True
    near = [m.before(distance) for distance in range(1, _OTHER_SCORE_REACH)]
    # "zur Pause 11:14", "dann stand es 12:15", but "nach der Pause 20:15"
    if any(pair in _SCORING for pair in zip(near[1:_SCORE_REACH], near[: _SCORE_REACH - 1], strict=True)):
        return True
    # "Nach zehn Minuten stand es 2:7, später 11:14": no time has one figure behind its colon.
    told = any(_SCORE.fullmatch(form) for form in near)
    return told or any(form in words_of("SCORE") for form in near[: _SCORE_REACH - 1])


@rule(
    "beginn|start|einlass|anpfiff|anstoß|treffpunkt|ankunft|abfahrt! :|ist? < CLOCK >",
    "zug|bus|bahn|flug|abflug|landung|fähre|termin|sitzung|besprechung|treffen|abreise|anreise! :? < CLOCK >",
    "wecker|alarm! auf|für < CLOCK >",
)
def listed_time(m: Match) -> Outcome:
    """Beginn: 19.30"""
    if m.after() in MEASURED or not {"MEASURE", "COLON_CLOCK"}.isdisjoint(kinds_of(m.after() or " ")):
        return None  # "Abfahrt 18.03.17 05:12" begins with its day
    # One arrives on a day: "Anreise 12.04."
    if m.line.lower[m.start] in ("anreise", "abreise") and m.after() == "." and ":" not in m.form():
        return None
    hour, minute, second = clock_figures(m)
    return clock_at(hour, minute, m, second)


@rule(
    "um|ab|gegen|bis|von|zwischen|auf|- < FIGURE h! +FIGURE:minute? >",
    "< FIGURE h! +FIGURE:minute >",
    "< CLOCK h! >",
    "zwischen FIGURE:low h? und < FIGURE h! >",
    "DEICTIC ,? < FIGURE h! >",
    "WEEKDAY ,? < FIGURE h! >",
    "WEEKDAY_SHORT .? ,? < FIGURE h! >",
)
def clock_time_with_h(m: Match) -> Outcome:
    """Beginn ist um 20 h."""
    if m.has("clock"):
        hour, minute, second = clock_figures(m)
        return clock_at(hour, minute, m, second)
    if not m.has("minute"):
        return clock_at(m.number("figure"), 0, m)
    # "C19H16O11", "3 H2O" are of chemistry.
    apart = not m.line.glued(m.first) and not (m.after()[:1].isalpha() and m.line.glued(m.end))
    written = len(m.line.forms[m.last - 1]) == len("05")
    return clock_at(m.number("figure"), m.number("minute"), m) if apart and written else None


@rule(
    "< CLOCK a|p . m! +. >",
    "< FIGURE a|p . m! +. >",
    "< CLOCK a|p . m! >",
    "< FIGURE a|p . m! >",
    "< CLOCK pm! >",
    "< FIGURE pm! >",
)
def clock_before_or_after_noon(m: Match) -> Outcome:
    """Der Film fängt um 7:30 p.m. an."""
    hour, minute, _ = clock_figures(m) if m.has("clock") else (m.number("figure"), 0, None)
    if not 1 <= hour <= NOON:
        return None
    late = not {"p", "pm"}.isdisjoint(m.line.lower[m.first : m.last])
    return ClockTime(hour % NOON + (NOON if late else 0), minute)


@rule("DEICTIC auf|,? < CLOCK! >", "WEEKDAY auf|,? < CLOCK! >")
def clock_behind_day(m: Match) -> Outcome:
    """Morgen 6:45 Abfahrt"""
    hour, minute, second = clock_figures(m)
    return clock_at(hour, minute, m, second) if ":" in m.form() and m.after() not in MEASURED else None
