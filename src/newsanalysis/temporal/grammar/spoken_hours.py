"""Clock times as they are spoken: the hour without "Uhr", halves and quarters."""

from __future__ import annotations

from itertools import takewhile
from typing import cast

from newsanalysis.temporal.expressions import ClockTime
from newsanalysis.temporal.grammar.common import modified
from newsanalysis.temporal.grammar.hours import (
    MEASURED,
    NOON,
    NOTHING_COUNTED,
    changes,
    clock_at,
    counts_a_noun,
    follows_a_day,
    is_amount,
    on_clock_face,
)
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of, words_of
from newsanalysis.temporal.wordforms import DETERMINERS


@rule("< NUMBER in der früh! >", "um|gegen|ab < NUMBER in der früh! >")
def hour_in_the_early(m: Match) -> Outcome:
    """Am Donnerstag 8 in der Früh wird geturnt."""
    hour = m.get("number")
    return clock_at(hour, 0, m) if isinstance(hour, int) and m.line.forms[m.last - 1][0].isupper() else None


@rule("um! punkt < NUMBER {AT_PART}? >", "punkt! < NUMBER {AT_PART}? >")
def hour_to_the_minute(m: Match) -> Outcome:
    """Das Spiel beginnt um Punkt acht."""
    hour = m.get("number")
    if m.line.lower[m.start] == "um":
        numbered = m.before().lower() in ("geht", "ging") and m.after() != "los"
    else:  # "Punkt eins: …", "zu Punkt 10 der Liste" number what is said
        opens = m.before() in ("", ".") and "HAPPENING" in kinds_of(m.after() or " ")
        closes = m.before().islower() and m.before() not in _TO_POINTS and m.after() in NOTHING_COUNTED
        numbered = not opens and not closes
    return clock_at(hour, 0, m) if isinstance(hour, int) and not is_amount(m) and not numbered else None


_TO_POINTS = (
    "um", "bei", "zu", "in", "unter", "hinter", "auf", "zum", "im", "dem", "der", "den", "des", "von", "ab",
)  # fmt: skip


@rule("und|bis < NUMBER DAYPART_ADVERB! >")
def hour_of_a_part(m: Match) -> Outcome:
    """Das Büro ist von drei bis vier nachmittags offen."""
    hour = m.get("number")
    counted = m.form().startswith("ein") and m.form() != "eins"  # "morgens zwei Stück und eine abends"
    clock = m.before(2).lower() not in ("", ".") and isinstance(hour, int) and hour <= NOON and not counted
    return clock_at(hour, 0, m) if clock and isinstance(hour, int) else None


@rule("kurz! vor|nach < NUMBER {AT_PART}? >")
def near_the_hour(m: Match) -> Outcome:
    """Das Spiel beginnt kurz nach acht."""
    hour = m.get("number")
    counted = m.after()[:1].isupper() or is_amount(m) or m.after() in MEASURED
    return clock_at(hour, 0, m) if isinstance(hour, int) and not counted else None


@rule("( WEEKDAY | DEICTIC ) von NUMBER:other bis! < NUMBER >")
def hours_of_a_day(m: Match) -> Outcome:
    """Das Büro ist am Mittwoch von neun bis elf offen."""
    hour, other = m.get("number"), m.get("other")
    if not isinstance(hour, int) or not isinstance(other, int) or max(hour, other) > _LAST_HOUR:
        return None
    # "Wind heute von 3 bis 5, in Böen 7": figures are hours where something opens.
    spelled = m.form().isalpha() or "OPENING" in kinds_of(m.after() or " ")
    return clock_at(hour, 0, m) if spelled and _ends_there(m) else None


@rule(
    "von|zwischen halb|viertel|dreiviertel! NUMBER:from bis|und < NUMBER >",
    "von|zwischen viertel|NUMBER:few nach|vor! NUMBER:from bis|und < NUMBER >",
)
def hour_behind_a_told_one(m: Match) -> Outcome:
    """Morgen ist das Büro von halb neun bis zehn offen."""
    hour = m.get("number")
    told_on = m.after() in ("nach", "vor") or "DAYPART_ADVERB" in kinds_of(m.after() or " ")
    ends = _ends_there(m) or (_counts_nothing(m) and not told_on)
    if not isinstance(hour, int) or hour > _LAST_HOUR or not ends:
        return None
    return on_clock_face(hour, 0, m) if hour <= NOON else clock_at(hour, 0, m)


def _ends_there(m: Match) -> bool:
    """Whether nothing is counted behind the number, and it begins no time of its own ("zehn nach neun")."""
    return m.after() in NOTHING_COUNTED or "OPENING" in kinds_of(m.after() or " ")


_LAST_HOUR = 24


@rule("gegen|vor|bis|nach|ab! < NUMBER >", "nie|nicht|erst|spätestens vor|nach|gegen|ab! < NUMBER >")
def hour_in_words(m: Match) -> Outcome:
    """Um halb vier ist es dunkel, gegen fünf wird es hell."""
    hour = m.get("number")
    if not m.form().isalpha() or m.form().startswith("ein") or not isinstance(hour, int) or hour > NOON:
        return None
    opens = m.start < m.first - 1 or m.before() in _OPENINGS or m.before().isspace()
    return on_clock_face(hour, 0, m) if opens and _counts_nothing(m) and _tells_times(m) else None


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
    return verbal and not counts_a_noun(m) and "MEASURE" not in kinds_of(after)


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
    spelled = m.form().isalpha() and isinstance(hour, int) and isinstance(low, int) and low < hour <= NOON
    return on_clock_face(cast("int", hour), 0, m) if spelled and not counts_a_noun(m) else None


@rule("DAYPART_ADVERB zwischen! FIGURE:low und < FIGURE >", "DAYPART zwischen! FIGURE:low und < FIGURE >")
def hours_between(m: Match) -> Outcome:
    """Der Laden öffnet morgens zwischen 8 und 9."""
    return clock_at(m.number("figure"), 0, m) if not m.after()[:1].isupper() else None


@rule(
    "um|gegen! < NUMBER >",
    "um! < NUMBER {AT_PART} >",
    "DAYPART_ADVERB! um|gegen < NUMBER >",
    "DAYPART_ADVERB! nach|vor|ab < NUMBER >",
)
def hour_by_number(m: Match) -> Outcome:
    """Das Spiel beginnt morgen um acht."""
    hour, after = m.get("number"), m.after()
    if not isinstance(hour, int) or hour > 24 or after in MEASURED or _counts(m) or _is_topic(m):
        return None
    if m.line.forms[m.last - 1] == "ein":
        return None  # "am Morgen um ein Drittel gestiegen"
    if "MEASURE" in kinds_of(after or " ") or (after == "," and m.after(1)[:1].isdigit()):
        return None  # "morgens nach 10 km", "nach 3, 4 Kaffee"
    if m.line.lower[m.start] == "gegen" and (not follows_a_day(m) or _are_opponents(m)):
        return None
    # "auf sieben um acht gestiegen" tells by how much.
    told = m.has("daypart_adverb") or m.has("daypart") or m.line.lower[m.last - 1] == "früh"
    if not told and not follows_a_day(m) and is_amount(m):
        return None
    return on_clock_face(hour, 0, m)


def _are_opponents(m: Match) -> bool:
    """Whether somebody is against so many: "am Samstag gegen neun Berliner", "gegen zwei der Männer"."""
    after = m.after()
    return after[:1].isupper() or after in DETERMINERS or after.startswith(_OTHERS) or counts_a_noun(m)


_OTHERS = ("ander", "weiter", "von ")


def _counts(m: Match) -> bool:
    """Whether the noun behind "um acht" is counted; a note has one, too: "heute Abend um acht Kino"."""
    if not m.after()[:1].isupper():
        return False
    note = m.after(1) in _NOTE_GOES_ON and "MEASURE" not in kinds_of(m.after())
    return not (note and follows_a_day(m)) or changes(m)


_NOTE_GOES_ON = ("", ",", "mit", "bei", "im", "in", "am", "zum")


def _is_topic(m: Match) -> bool:
    """Whether "um" belongs to a verb: "Es handelt sich um drei", "Um eins vorweg zu sagen"."""
    near = list(takewhile(str.isalpha, (m.before(distance).lower() for distance in range(1, _TOPIC_REACH))))
    if near and "DEICTIC" in kinds_of(near[0]):
        return False  # "bittet dich, heute um drei anzurufen"
    about = not words_of("WITH_UM").isdisjoint(near)
    return about or (m.form() == "eins" and m.after() in ("vorweg", "klarzustellen"))


_TOPIC_REACH = 5  # words


@rule(
    "um|gegen|ab|bis|nach|vor|seit|kurz|von|auf < halb! NUMBER uhr? {AT_PART}? >",
    "es ist|war < halb! NUMBER uhr? >",
    "< halb! NUMBER uhr {AT_PART}? >",
    "zwischen < halb! NUMBER uhr? > und {OTHER_HOUR} DAYPART_ADVERB?",
    "von < halb! NUMBER uhr? > bis {OTHER_HOUR} DAYPART_ADVERB?",
    "zwischen {OTHER_HOUR} und < halb! NUMBER uhr? {AT_PART}? >",
    "von {OTHER_HOUR} bis < halb! NUMBER uhr? {AT_PART}? >",
    "< halb! NUMBER {AT_PART} >",
    "( WEEKDAY_PART:before | DAYPART:before | DAYPART_ADVERB:before ) ,? < halb! NUMBER >",
)
def half_past(m: Match) -> Outcome:
    """Beginn ist um halb neun."""
    amount = m.line.lower[m.start] in ("auf", "es", "zwischen", "von") or m.has("before")
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
    return None if m.after()[:1].isupper() and not follows_a_day(m) else _told_by(m, -15)


@rule("um|gegen|ab|bis|auf < viertel! NUMBER {AT_PART}? >", "< viertel! NUMBER {AT_PART}? >")
def quarter_of(m: Match) -> Outcome:
    """Beginn ist um viertel acht."""
    alone = m.before() == "" and m.after() in ("", ".", "!", "?")
    if m.start == m.first and not (alone or follows_a_day(m)):
        return None  # "das Viertel 8"
    return _told_by(m, -45)


@rule(
    "um|gegen|ab|bis|seit|ist|war < NUMBER:few minuten? nach|vor! NUMBER uhr? {AT_PART}? >",
    "< NUMBER:few minuten nach|vor NUMBER uhr! {AT_PART}? >",
    "< NUMBER:few minuten nach|vor! NUMBER {AT_PART}? >",
    "< NUMBER:few nach|vor! NUMBER {AT_PART} >",
    "zwischen < NUMBER:few nach|vor! NUMBER > und {OTHER_HOUR}",
    "von < NUMBER:few nach|vor! NUMBER > bis {OTHER_HOUR}",
    "zwischen {OTHER_HOUR} und < NUMBER:few nach|vor! NUMBER {AT_PART}? >",
    "von {OTHER_HOUR} bis < NUMBER:few nach|vor! NUMBER {AT_PART}? >",
    "< NUMBER:few nach|vor! NUMBER >",
)
def minutes_to_hour(m: Match) -> Outcome:
    """Beginn ist um fünf nach drei."""
    few = m.get("few")
    # "um zehn nach drei Jahren" is a sum and a length.
    if not isinstance(few, int) or not 0 < few < 30:
        return None
    noun = m.after()[:1].isupper()
    if noun and (not follows_a_day(m) or m.after().endswith("n")):
        return None  # "am Sonntag zwanzig vor zwölf Zuschauern"
    if "UNIT" in kinds_of(m.after() or " ") or m.after() in MEASURED:
        return None
    if m.start == m.first and "uhr" not in m.line.lower[m.first : m.last]:  # without "um", "ist"
        alone = not m.before() and m.after() in ("", ".", "!", "?")
        told = "minuten" in m.line.lower[m.first : m.last]
        if not (told or ((alone or follows_a_day(m)) and few % 5 == 0)):
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
    return on_clock_face(full, minute, m)


@rule("um|gegen|bis|ab|vor|nach|seit|von < mitternacht! >", "< mitternachts! >")
def midnight(m: Match) -> Outcome:
    """Gegen Mitternacht kam der Regen."""
    # The news means the midnight at the end of the day.
    return modified(ClockTime(24, 0), "APPROX" if m.line.lower[m.start] == "gegen" else None)
