"""Clock times and parts of the day."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import cast

from newsanalysis.temporal.expressions import (
    ClockTime,
    DayOf,
    Expression,
    Feast,
    Fixed,
    PartOfDay,
    Period,
    Step,
    WeekdayIn,
    Yearly,
)  # fmt: skip
from newsanalysis.temporal.grammar.captures import (
    clock_figures,
    date_figures,
    day_and_month,
    day_number,
    occurrence_of,
    part_of,
    weekday_of,
    with_mod,
    year_of,
)  # fmt: skip
from newsanalysis.temporal.grammar.common import SMALL_PARTS, calendar_day, modified
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import change_words, kinds_of
from newsanalysis.temporal.wordforms import DETERMINERS

_RANGE = ("bis", "-", "–", "an")
_MEASURED = ("%", "€", "Prozent", "Millionen", "Milliarden")
# A score or a share stands there, not a time: "führte mit 20:15", "(20:15)".
_BEFORE_SCORES = frozenset((
    "(", "mit", "zum", "auf", "beim", "/", "stand", "ein", "eine", "einen", "einem", "einer",
))  # fmt: skip
_SCORES = frozenset(("endstand", "spielstand", "zwischenstand", "halbzeitstand", "ergebnis", "resultat"))
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
    return _clock(hour, minute, m, second)


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
    return _clock(hour, minute, m) if isinstance(hour, int) and isinstance(minute, int) else None


def _counts_what_follows(m: Match) -> bool:
    """Whether "um 11 Uhr fünf Stolpersteine" counts with what could be a minute ("20 Uhr 30")."""
    hour, minute = m.line.forms[m.first], m.line.forms[m.last - 1]
    # "um acht Uhr dreißig Abfahrt" is spelled out as a whole.
    short = len(minute) == 1 or (minute.isalpha() and not (hour.isalpha() and m.number("minute") % 5 == 0))
    if m.after() in _BEHIND_MINUTES:
        return False
    return short and (m.after()[:1].isupper() or _counts_a_noun(m))


@rule("< NUMBER uhr! {AT_PART}? >")
def clock_of_four_figures(m: Match) -> Outcome:
    """Abmarsch ist um 1730 Uhr."""
    said, hour = m.line.forms[m.first], m.get("number")
    figures = len(said) == _FOUR and said.isdecimal()
    return _clock(*divmod(hour, 100), m) if figures and isinstance(hour, int) else None


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
    if after in _MEASURED or (after and "MEASURE" in kinds_of(after)) or _is_score(m):
        return None
    if m.line.lower[m.start] == "von" and after not in _RANGE:
        return None  # "ein Teilergebnis von 0:13"
    hour, minute, second = clock_figures(m)
    return _clock(hour, minute, m, second)


def _is_score(m: Match) -> bool:
    if m.line.lower[m.start] in _AT:
        return False
    if m.before().lower() in _BEFORE_SCORES:
        return True
    near = [m.before(distance) for distance in range(1, _OTHER_SCORE_REACH)]
    # "zur Pause 11:14", "dann stand es 12:15", but "nach der Pause 20:15"
    if any(pair in _SCORING for pair in zip(near[1:_SCORE_REACH], near[: _SCORE_REACH - 1], strict=True)):
        return True
    # "Nach zehn Minuten stand es 2:7, später 11:14": no time has one figure behind its colon.
    told = any(_SCORE.fullmatch(form) for form in near)
    return told or any(form.lower() in _SCORES for form in near[: _SCORE_REACH - 1])


@rule(
    "beginn|start|einlass|anpfiff|anstoß|treffpunkt|ankunft|abfahrt! :|ist? < CLOCK >",
    "zug|bus|bahn|flug|abflug|landung|fähre|termin|sitzung|besprechung|treffen|abreise|anreise! :? < CLOCK >",
    "wecker|alarm! auf|für < CLOCK >",
)
def listed_time(m: Match) -> Outcome:
    """Beginn: 19.30"""
    if m.after() in _MEASURED or not {"MEASURE", "COLON_CLOCK"}.isdisjoint(kinds_of(m.after() or " ")):
        return None  # "Abfahrt 18.03.17 05:12" begins with its day
    # One arrives on a day: "Anreise 12.04."
    if m.line.lower[m.start] in ("anreise", "abreise") and m.after() == "." and ":" not in m.form():
        return None
    hour, minute, second = clock_figures(m)
    return _clock(hour, minute, m, second)


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
        return _clock(hour, minute, m, second)
    if not m.has("minute"):
        return _clock(m.number("figure"), 0, m)
    # "C19H16O11", "3 H2O" are of chemistry.
    apart = not m.line.glued(m.first) and not (m.after()[:1].isalpha() and m.line.glued(m.end))
    written = len(m.line.forms[m.last - 1]) == len("05")
    return _clock(m.number("figure"), m.number("minute"), m) if apart and written else None


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
    if not 1 <= hour <= _NOON:
        return None
    late = not {"p", "pm"}.isdisjoint(m.line.lower[m.first : m.last])
    return ClockTime(hour % _NOON + (_NOON if late else 0), minute)


@rule("< NUMBER in der früh! >", "um|gegen|ab < NUMBER in der früh! >")
def hour_in_the_early(m: Match) -> Outcome:
    """Am Donnerstag 8 in der Früh wird geturnt."""
    hour = m.get("number")
    return _clock(hour, 0, m) if isinstance(hour, int) and m.line.forms[m.last - 1][0].isupper() else None


@rule("DEICTIC auf|,? < CLOCK! >", "WEEKDAY auf|,? < CLOCK! >")
def clock_behind_day(m: Match) -> Outcome:
    """Morgen 6:45 Abfahrt"""
    hour, minute, second = clock_figures(m)
    return _clock(hour, minute, m, second) if ":" in m.form() and m.after() not in _MEASURED else None


@rule("um! punkt < NUMBER {AT_PART}? >", "punkt! < NUMBER {AT_PART}? >")
def hour_to_the_minute(m: Match) -> Outcome:
    """Das Spiel beginnt um Punkt acht."""
    hour = m.get("number")
    if m.line.lower[m.start] == "um":
        numbered = m.before().lower() in ("geht", "ging") and m.after() != "los"
    else:  # "Punkt eins: …", "zu Punkt 10 der Liste" number what is said
        opens = m.before() in ("", ".") and "HAPPENING" in kinds_of(m.after() or " ")
        closes = m.before().islower() and m.before() not in _TO_POINTS and m.after() in _NOTHING_COUNTED
        numbered = not opens and not closes
    return _clock(hour, 0, m) if isinstance(hour, int) and not _is_amount(m) and not numbered else None


_TO_POINTS = (
    "um", "bei", "zu", "in", "unter", "hinter", "auf", "zum", "im", "dem", "der", "den", "des", "von", "ab",
)  # fmt: skip


@rule("und|bis < NUMBER DAYPART_ADVERB! >")
def hour_of_a_part(m: Match) -> Outcome:
    """Das Büro ist von drei bis vier nachmittags offen."""
    hour = m.get("number")
    clock = m.before(2).lower() not in ("", ".") and isinstance(hour, int) and hour <= _NOON
    return _clock(hour, 0, m) if clock and isinstance(hour, int) else None


_ARTICLES = ("eine", "einer", "einen", "einem", "eines")
_NOON = 12


@rule("kurz! vor|nach < NUMBER {AT_PART}? >")
def near_the_hour(m: Match) -> Outcome:
    """Das Spiel beginnt kurz nach acht."""
    hour = m.get("number")
    counted = m.after()[:1].isupper() or _is_amount(m) or m.after() in _MEASURED
    return _clock(hour, 0, m) if isinstance(hour, int) and not counted else None


@rule("( WEEKDAY | DEICTIC ) von NUMBER:other bis! < NUMBER >")
def hours_of_a_day(m: Match) -> Outcome:
    """Das Büro ist am Mittwoch von neun bis elf offen."""
    hour, other = m.get("number"), m.get("other")
    if not isinstance(hour, int) or not isinstance(other, int) or max(hour, other) > _LAST_HOUR:
        return None
    # "Wind heute von 3 bis 5, in Böen 7": figures are hours where something opens.
    spelled = m.form().isalpha() or "OPENING" in kinds_of(m.after() or " ")
    return _clock(hour, 0, m) if spelled and _ends_there(m) else None


@rule("von|zwischen halb|viertel|dreiviertel! NUMBER:from bis|und < NUMBER >")
def hour_behind_a_told_one(m: Match) -> Outcome:
    """Morgen ist das Büro von halb neun bis zehn offen."""
    hour = m.get("number")
    return _clock(hour, 0, m) if isinstance(hour, int) and hour <= _LAST_HOUR and _ends_there(m) else None


def _ends_there(m: Match) -> bool:
    """Whether nothing is counted behind the number, and it begins no time of its own ("zehn nach neun")."""
    return m.after() in _NOTHING_COUNTED or "OPENING" in kinds_of(m.after() or " ")


_NOTHING_COUNTED = ("", ".", ",", ";", ":", "!", "?", ")")
_LAST_HOUR = 24


@rule("gegen|vor|bis|nach|ab! < NUMBER >", "nie|nicht|erst|spätestens vor|nach|gegen|ab! < NUMBER >")
def hour_in_words(m: Match) -> Outcome:
    """Um halb vier ist es dunkel, gegen fünf wird es hell."""
    hour = m.get("number")
    if not m.form().isalpha() or m.form().startswith("ein") or not isinstance(hour, int) or hour > _NOON:
        return None
    opens = m.start < m.first - 1 or m.before() in _OPENINGS or m.before().isspace()
    return _on_clock_face(hour, 0, m) if opens and _counts_nothing(m) and _tells_times(m) else None


def _tells_times(m: Match) -> bool:
    """Whether other times of the day are told nearby; "Gegen fünf läuft ein Verfahren" counts people."""
    near = m.line.lower[max(0, m.start - _TIMES_REACH) : m.end + _TIMES_REACH]
    return not _TIMES.isdisjoint(near)


_TIMES = frozenset(
    ("uhr", "halb", "mitternacht", "morgens", "abends", "nachts", "nachmittags", "frühmorgens")
)
_TIMES_REACH = 60


def _counts_nothing(m: Match) -> bool:
    """Whether a verb follows a number, or the phrase ends with it."""
    after, behind = m.after(), m.after(1)
    if after in (",", ".", "?", "!"):
        return not behind[:1].isdigit() and "NUMBER" not in kinds_of(behind or " ")
    verbal = after.islower() and after.isalpha() and after not in _NO_VERBS
    return verbal and not _counts_a_noun(m) and "MEASURE" not in kinds_of(after)


_OPENINGS = ("", ".", "!", "?", ":", ",", "–", "„", "»", "“", "”", '"')
_NO_VERBS = frozenset((
    "bis", "oder", "und", "von", "auf", "mal", "der", "die", "das", "den", "zu", "uhr", "minus", "plus",
))  # fmt: skip


@rule(
    "DAYPART zwischen! NUMBER:low und < NUMBER >",
    "EVERY UNIT zwischen! NUMBER:low und < NUMBER >",
    "FREQUENCY zwischen! NUMBER:low und < NUMBER >",
)
def spoken_hours_between(m: Match) -> Outcome:
    """Jeden Vormittag zwischen zehn und zwölf kommt er vorbei."""
    hour, low = m.get("number"), m.get("low")
    spelled = m.form().isalpha() and isinstance(hour, int) and isinstance(low, int) and low < hour <= _NOON
    return _on_clock_face(cast("int", hour), 0, m) if spelled and not _counts_a_noun(m) else None


@rule("DAYPART_ADVERB zwischen! FIGURE:low und < FIGURE >", "DAYPART zwischen! FIGURE:low und < FIGURE >")
def hours_between(m: Match) -> Outcome:
    """Der Laden öffnet morgens zwischen 8 und 9."""
    return _clock(m.number("figure"), 0, m) if not m.after()[:1].isupper() else None


@rule(
    "um|gegen! < NUMBER >",
    "um! < NUMBER {AT_PART} >",
    "DAYPART_ADVERB! um|gegen < NUMBER >",
    "DAYPART_ADVERB! nach|vor|ab < NUMBER >",
)
def hour_by_number(m: Match) -> Outcome:
    """Das Spiel beginnt morgen um acht."""
    hour, after = m.get("number"), m.after()
    if not isinstance(hour, int) or hour > 24 or after in _MEASURED or _counts(m) or _is_topic(m):
        return None
    if m.line.forms[m.last - 1] == "ein":
        return None  # "am Morgen um ein Drittel gestiegen"
    if "MEASURE" in kinds_of(after or " ") or (after == "," and m.after(1)[:1].isdigit()):
        return None  # "morgens nach 10 km", "nach 3, 4 Kaffee"
    if m.line.lower[m.start] == "gegen" and (not _follows_a_day(m) or _are_opponents(m)):
        return None
    # "auf sieben um acht gestiegen" tells by how much.
    told = m.has("daypart_adverb") or m.has("daypart") or m.line.lower[m.last - 1] == "früh"
    if not told and not _follows_a_day(m) and _is_amount(m):
        return None
    return _on_clock_face(hour, 0, m)


def _are_opponents(m: Match) -> bool:
    """Whether somebody is against so many: "am Samstag gegen neun Berliner", "gegen zwei der Männer"."""
    after = m.after()
    return after[:1].isupper() or after in DETERMINERS or after.startswith(_OTHERS) or _counts_a_noun(m)


_OTHERS = ("ander", "weiter", "von ")


def _counts(m: Match) -> bool:
    """Whether the noun behind "um acht" is counted; a note has one, too: "heute Abend um acht Kino"."""
    if not m.after()[:1].isupper():
        return False
    note = m.after(1) in _NOTE_GOES_ON and "MEASURE" not in kinds_of(m.after())
    return not (note and _follows_a_day(m)) or _changes(m)


_NOTE_GOES_ON = ("", ",", "mit", "bei", "im", "in", "am", "zum")


def _follows_a_day(m: Match) -> bool:
    kinds = kinds_of(m.before() or " ")
    named = ("DEICTIC", "WEEKDAY", "WEEKDAY_PART", "WEEKDAY_ADVERB", "DAYPART", "FEAST")
    return any(kind in kinds for kind in named) or _part_before(m) is not None


def _part_before(m: Match) -> str | None:
    """The part of the day in front of "um acht"."""
    near = 2 if m.before().lower() in _AT else 1
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


_AT = ("um", "gegen", "ab", "kurz")


_REACH = 5


def _is_amount(m: Match) -> bool:
    """Whether "um sieben" says by how much something changed: its verb or a comparative stands near."""
    if m.line.lower[m.first].startswith("ein") and m.line.lower[m.first] != "eins":
        return True  # "um eine Lösung"
    if m.after() == "oder" and "NUMBER" in kinds_of(m.after(1) or " ") and m.after(2) != "Uhr":
        return True  # "um 5 oder 10 Euro"
    if m.after() in ("auf", "-", "bis", "von", "°") or "MEASURE" in kinds_of(m.after() or " "):
        return True
    if _counts_a_noun(m) or _goes_on_counting(m):
        return True
    return _changes(m)


def _goes_on_counting(m: Match) -> bool:
    """Whether the sentence has told such an amount: "um 20 Prozent steigen, in Großstädten um 15"."""
    said = list(takewhile(_inside, (m.before(distance) for distance in range(1, _AMOUNT_REACH))))
    return any("MEASURE" in kinds_of(form) for form in said if form) and "um" in said


_AMOUNT_REACH = 14


def _inside(form: str) -> bool:
    return form not in ("", ".", "!", "?") and not form.isspace()


def _is_topic(m: Match) -> bool:
    """Whether "um" belongs to a verb: "Es handelt sich um drei", "Um eins vorweg zu sagen"."""
    near = list(takewhile(str.isalpha, (m.before(distance).lower() for distance in range(1, _REACH))))
    if near and "DEICTIC" in kinds_of(near[0]):
        return False  # "bittet dich, heute um drei anzurufen"
    return not _ABOUT.isdisjoint(near) or (m.form() == "eins" and m.after() in ("vorweg", "klarzustellen"))


_ABOUT = frozenset(("handelt", "handelte", "handeln", "handle", "kümmert", "bittet", "bat"))


def _changes(m: Match) -> bool:
    around = [m.before(distance) for distance in range(1, _REACH)] + [m.after(d) for d in range(_REACH)]
    return not change_words().isdisjoint(around)


def _counts_a_noun(m: Match) -> bool:
    """Whether adjectives and a noun follow: "um elf verschiedene Einsätze"."""
    place = 0
    while (word := m.after(place)).islower() and word.endswith(_ADJECTIVE_ENDINGS):
        if word in DETERMINERS:
            return False
        place += 1
    return place > 0 and m.after(place)[:1].isupper()


_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")


def _told_hour(hour: int, part: str | None) -> int:
    """The hour of the day that "8 Uhr abends" means."""
    late = (
        (part in ("AF", "EV") and hour < 12)
        or (part == "NI" and 8 <= hour < 12)
        or (part == "MI" and hour < _EARLIEST_NOON)
    )
    return hour + 12 if late else hour


_EARLIEST_NOON = 5


def _clock(hour: int, minute: int, m: Match, second: int | None = None) -> ClockTime | None:
    name = "daypart_adverb" if m.has("daypart_adverb") else "daypart"
    hour = _told_hour(hour, part_of(m, name) if m.has(name) else _part_before(m))
    valid = (0 <= hour < 24 and 0 <= minute < 60) or (hour, minute) == (24, 0)
    return ClockTime(hour, minute, second) if valid else None


@rule(
    "um|gegen|ab|bis|nach|vor|seit|kurz|von|auf < halb! NUMBER uhr? {AT_PART}? >",
    "es ist|war < halb! NUMBER uhr? >",
    "< halb! NUMBER uhr {AT_PART}? >",
    "zwischen|von < halb! NUMBER > und|bis NUMBER:other DAYPART_ADVERB",
    "< halb! NUMBER {AT_PART} >",
    "( WEEKDAY_PART:before | DAYPART:before | DAYPART_ADVERB:before ) ,? < halb! NUMBER >",
)
def half_past(m: Match) -> Outcome:
    """Beginn ist um halb neun."""
    amount = m.line.lower[m.start] in ("auf", "es") or m.has("before")
    if amount and m.after()[:1].isupper():
        return None  # "kommt auf halb zehn Meter heran"
    return _told_by(m, -30)


@rule("< viertel! nach|über|ab NUMBER uhr? {AT_PART}? >")
def quarter_past(m: Match) -> Outcome:
    """Beginn ist um Viertel nach acht."""
    return _told_by(m, 15)


@rule(
    "< viertel! vor NUMBER uhr? {AT_PART}? >",
    "< dreiviertel! NUMBER uhr? {AT_PART}? >",
    "um|gegen|ab|bis < drei viertel! NUMBER {AT_PART}? >",
)
def quarter_to(m: Match) -> Outcome:
    """Beginn ist um Viertel vor acht."""
    return None if m.after()[:1].isupper() and not _follows_a_day(m) else _told_by(m, -15)


@rule("um|gegen|ab|bis|auf < viertel! NUMBER {AT_PART}? >", "< viertel! NUMBER {AT_PART}? >")
def quarter_of(m: Match) -> Outcome:
    """Beginn ist um viertel acht."""
    alone = m.before() == "" and m.after() in ("", ".", "!", "?")
    if m.start == m.first and not (alone or _follows_a_day(m)):
        return None  # "das Viertel 8"
    return _told_by(m, -45)


@rule(
    "um|gegen|ab|bis|seit|ist|war < NUMBER:few minuten? nach|vor! NUMBER uhr? {AT_PART}? >",
    "< NUMBER:few minuten nach|vor NUMBER uhr! {AT_PART}? >",
    "< NUMBER:few minuten nach|vor! NUMBER {AT_PART}? >",
    "< NUMBER:few nach|vor! NUMBER {AT_PART} >",
    "< NUMBER:few nach|vor! NUMBER >",
)
def minutes_to_hour(m: Match) -> Outcome:
    """Beginn ist um fünf nach drei."""
    few = m.get("few")
    # "um zehn nach drei Jahren" is a sum and a length.
    if not isinstance(few, int) or not 0 < few < 30:
        return None
    noun = m.after()[:1].isupper()
    if noun and (not _follows_a_day(m) or m.after().endswith("n")):
        return None  # "am Sonntag zwanzig vor zwölf Zuschauern"
    if "UNIT" in kinds_of(m.after() or " ") or m.after() in _MEASURED:
        return None
    if m.start == m.first and "uhr" not in m.line.lower[m.first : m.last]:  # without "um", "ist"
        alone = not m.before() and m.after() in ("", ".", "!", "?")
        told = "minuten" in m.line.lower[m.first : m.last]
        if not (told or ((alone or _follows_a_day(m)) and few % 5 == 0)):
            return None
    return _told_by(m, few if "nach" in m.line.lower[m.first : m.last] else -few)


@rule("< NUMBER:few minuten? vor halb! NUMBER {AT_PART}? >")
def before_half_past(m: Match) -> Outcome:
    """Beginn ist um fünf vor halb drei."""
    few = m.get("few")
    return _told_by(m, -30 - few) if isinstance(few, int) and few < 15 else None


@rule("< NUMBER:few minuten? nach|ab halb! NUMBER {AT_PART}? >")
def after_half_past(m: Match) -> Outcome:
    """Beginn ist um fünf nach halb drei."""
    few = m.get("few")
    return _told_by(m, -30 + few) if isinstance(few, int) and few < 15 else None


def _told_by(m: Match, minutes: int) -> ClockTime | None:
    """A time told by the hour it is near: "halb neun" is thirty minutes before nine."""
    hour = m.get("number")
    if not isinstance(hour, int) or not 1 <= hour <= 24:
        return None
    full, minute = divmod((hour * 60 + minutes) % (24 * 60), 60)
    return _on_clock_face(full, minute, m)


def _on_clock_face(hour: int, minute: int, m: Match) -> ClockTime | None:
    """A time as it is spoken: without a part of the day it may be before or after noon."""
    clock = _clock(hour, minute, m)
    told = m.has("daypart_adverb") or m.has("daypart") or _part_before(m) is not None
    if clock is None or told:
        return clock
    # "halb eins", said without "nachts", is half past noon.
    return replace(clock, hour=clock.hour or _NOON, twelve=True)


@rule("um|gegen|bis|ab|vor|nach|seit|von < mitternacht! >", "< mitternachts! >")
def midnight(m: Match) -> Outcome:
    """Gegen Mitternacht kam der Regen."""
    # The news means the midnight at the end of the day.
    return modified(ClockTime(24, 0), "APPROX" if m.line.lower[m.start] == "gegen" else None)


@rule(
    "am|gegen|vom|diesen < DAYPART! >",
    "am < PHASE DAYPART! >",
    "am < selben|gleichen DAYPART! >",
    "an < demselben DAYPART! >",
    "über < DAYPART! >",
    "seit|ab dem < PHASE? DAYPART! >",
    "bis zum < PHASE? DAYPART! >",
    "bis spät? in den|die < PHASE? DAYPART! >",
)
def part_of_day(m: Match) -> Outcome:
    """Am Abend kam der Regen."""
    return with_mod(PartOfDay(part_of(m)), m, "phase") if _is_noun(m) else None


@rule("in der < früh! >", "zu|um|gegen < mittag! >")
def part_with_its_preposition(m: Match) -> Outcome:
    """In der Früh fiel Schnee."""
    return PartOfDay("MO" if m.line.lower[m.first] == "früh" else "MI") if _is_noun(m) else None


@rule(
    "in der < PHASE? DAYPART! >",
    "in der < selben|gleichen DAYPART! >",
    "in < derselben DAYPART! >",
)
def night(m: Match) -> Outcome:
    """In der Nacht kam der Regen."""
    if not _is_noun(m) or part_of(m) not in ("NI", "MO"):
        return None
    return with_mod(PartOfDay(part_of(m)), m, "phase")


@rule(
    "in den < PHASE? DAYPART_HOURS! >",
    "bis spät? in die < PHASE? DAYPART_HOURS! >",
    "während der < PHASE? DAYPART_HOURS! >",
    "im|zur < DAYPART_HOURS! >",
    "um die < DAYPART_HOURS! >",
    "in der < DAYPART_HOURS! >",
)
def hours_of_day(m: Match) -> Outcome:
    """In den frühen Morgenstunden kam der Regen."""
    return with_mod(PartOfDay(part_of(m, "daypart_hours")), m, "phase")


def _is_noun(m: Match) -> bool:
    return _is_noun_at(m, m.last - 1)


def _is_noun_at(m: Match, at: int) -> bool:
    return m.line.forms[at][0].isupper()


@rule("< diese nacht! >")
def this_night(_: Match) -> Outcome:
    """Diese Nacht fällt Schnee."""
    return PartOfDay("NI", Period("day", Step(0)))


@rule("in der < REL DAYPART! >", "< REL DAYPART! >", "( am | in der | an | in ) < NARRATIVE DAYPART! >")
def relative_part(m: Match) -> Outcome:
    """In der vergangenen Nacht fiel Schnee."""
    if not _is_noun(m):
        return None
    part, count = part_of(m), m.number("narrative") if m.has("narrative") else m.number("rel")
    follows = m.has("narrative") or m.line.lower[m.first].startswith("nächst")
    if count == 1 and (part == "NI" or (part == "EV" and not follows)):
        count = 0  # the coming night begins on this very day
    return PartOfDay(part, Period("day", Step(count, narrative=follows)))


@rule(
    "am|den < DAYPART! zuvor|davor|darauf|danach >",
    "in der < DAYPART! zuvor|davor|darauf|danach >",
)
def part_beside_a_day(m: Match) -> Outcome:
    """Am 3. Mai 2019 kam er, am Abend zuvor der Bote."""
    if not _is_noun_at(m, m.first):
        return None
    part, back = part_of(m), m.line.lower[m.last - 1] in ("zuvor", "davor")
    count = -1 if back else 0 if part == "NI" else 1  # the night behind a day begins on it
    return PartOfDay(part, Period("day", Step(count, narrative=True)))


@rule("< DAYPART! des? NARRATIVE tages >")
def part_of_a_told_day(m: Match) -> Outcome:
    """Am 3. Mai 2019 kam er, am Abend desselben Tages ging er."""
    return PartOfDay(part_of(m), Period("day", Step(m.number("narrative"), narrative=True)))


@rule("< die|eine ganze nacht! >", "< den|einen ganzen DAYPART! >")
def whole_part(m: Match) -> Outcome:
    """Es regnete die ganze Nacht."""
    return PartOfDay(part_of(m) if m.has("daypart") else "NI")


@rule(
    "< PHASE? DAYPART! des {DAY} MONTH YEAR? >",
    "< PHASE? DAYPART! vom {DAY} MONTH YEAR? >",
    "< {DAY} MONTH YEAR? DAYPART_ADVERB! >",
    "< {DAY} MONTH YEAR? früh! >",
)
def part_of_dated_day(m: Match) -> Outcome:
    """Am Abend des 3. Mai 2019 wurde gefeiert."""
    if not m.has("daypart") and _goes_with_something_else(m):
        return None
    year = m.number("year") if m.has("year") else None
    day = calendar_day(day_number(m), m.number("month"), year)
    if day is None:
        return None
    part = (
        part_of(m) if m.has("daypart") else part_of(m, "daypart_adverb") if m.has("daypart_adverb") else "MO"
    )
    return with_mod(PartOfDay(part, Fixed(day) if day.year is not None else Yearly(day)), m, "phase")


def _goes_with_something_else(m: Match) -> bool:
    """Whether "abends" begins a time ("3. Mai abends um acht") or recurs ("seit dem 3. Mai abends")."""
    after = m.after()
    if m.line.lower[m.last - 1] == "früh" and after not in _NOTHING_COUNTED:
        return True  # "am 7. Mai früh in Führung"
    begins = after.lower() in _AT or after[:1].isdigit()
    return begins or not {m.before().lower(), m.before(2).lower()}.isdisjoint(("seit", "ab"))


@rule("am|gegen < PHASE? DAYPART! des {DAY} >", "in der < DAYPART! des {DAY} >")
def part_of_some_day(m: Match) -> Outcome:
    """Am Abend des 9. wird gefeiert."""
    day = day_number(m)
    if m.after()[:1].isupper() or not 1 <= day <= 31:
        return None
    return with_mod(PartOfDay(part_of(m), DayOf(None, day)), m, "phase")


@rule(
    "< nacht! auf|zum den|dem? {DAY} MONTH {OF_YEAR}? >",
    "< nacht! auf|zum WEEKDAY ,? ( den|dem )? {DAY} MONTH {OF_YEAR}? >",
    "< nacht! vom|von FIGURE:first . MONTH:from? ( auf den|dem | zum ) {DAY} MONTH {OF_YEAR}? >",
)
def night_before_date(m: Match) -> Outcome:
    """In der Nacht auf den 4. Mai fiel Schnee."""
    year = year_of(m)
    day = calendar_day(day_number(m), m.number("month"), year if isinstance(year, int) else None)
    if day is None:
        return None
    dated = Fixed(day) if day.year is not None else Yearly(day, year, weekday=weekday_of(m))
    return _night_before(dated, m)


@rule(
    "< nacht! zum|auf REL? WEEKDAY >",
    "< nacht! auf den WEEKDAY >",
    "< nacht! von WEEKDAY:first auf|zu WEEKDAY >",
    "< nacht! vom WEEKDAY:first auf den|dem? WEEKDAY >",
    "< nacht! vom WEEKDAY:first zum WEEKDAY >",
)
def night_before(m: Match) -> Outcome:
    """In der Nacht zum Mittwoch fiel Schnee."""
    return _night_before(WeekdayIn(m.number("weekday"), occurrence=occurrence_of(m)), m)


@rule(
    "< nacht! auf|zum WEEKDAY > (|[ FULL_DATE )|]",
    "< nacht! auf|zum WEEKDAY > (|[ DAY_MONTH +. )|]",
    "< nacht! auf|zum WEEKDAY > (|[ FIGURE . MONTH {OF_YEAR}? )|]",
)
def night_before_a_date_in_brackets(m: Match) -> Outcome:
    """In der Nacht auf Samstag (15. Juni) brannte es."""
    year = year_of(m)
    if m.has("full_date"):
        day = calendar_day(*date_figures(m))
    elif m.has("day_month"):
        day = calendar_day(*day_and_month(m))
    else:
        day = calendar_day(m.number("figure"), m.number("month"), year if isinstance(year, int) else None)
    if day is None:
        return None
    return _night_before(Fixed(day) if day.year is not None else Yearly(day, year, weekday=weekday_of(m)), m)


@rule("< nacht! auf|zum den|dem? FEAST >")
def night_before_a_feast(m: Match) -> Outcome:
    """In der Nacht zum Ostersonntag brannte es."""
    return _night_before(Feast(m.string("feast")), m)


@rule("< nacht! auf|zum den|dem? {DAY} >")
def night_before_some_day(m: Match) -> Outcome:
    """Am 3. Mai kam er, in der Nacht auf den 6. ging er."""
    day = day_number(m)
    return (
        None if m.after()[:1].isupper() or not 1 <= day <= _LAST_DAY else _night_before(DayOf(None, day), m)
    )


_LAST_DAY = 31


@rule(
    "< DAYPART_ADVERB! > um|gegen|ab NUMBER",
    "< DAYPART_ADVERB! > um|gegen|ab CLOCK",
    "< DAYPART_ADVERB! > um|gegen|ab halb|viertel|punkt NUMBER",
)
def part_before_its_hour(m: Match) -> Outcome:
    """Morgens um fünf steht er auf."""
    return PartOfDay(part_of(m, "daypart_adverb"))


@rule("< nacht! auf|zum den|dem? heutigen|gestrigen|morgigen WEEKDAY? >")
def night_before_this_day(m: Match) -> Outcome:
    """In der Nacht zum heutigen Samstag fiel Schnee."""
    said = m.line.lower[m.first : m.last]
    step = -1 if "gestrigen" in said else 1 if "morgigen" in said else 0
    if not m.has("weekday") and m.after()[:1].isupper():
        return None  # "in der Nacht zum heutigen Feiertag"
    return _night_before(Period("day", Step(step)), m)


@rule("< nacht! auf|zum DEICTIC >")
def night_before_deictic(m: Match) -> Outcome:
    """In der Nacht auf heute fiel Schnee."""
    return _night_before(Period("day", Step(m.number("deictic"))), m)


def _night_before(day: Expression, m: Match) -> PartOfDay:
    """The night that leads to a day bears its date, one "vom 3. auf den 4." that of its evening."""
    return PartOfDay("NI", day, days=-1) if m.has("first") else PartOfDay("NI", day, eve=True)
