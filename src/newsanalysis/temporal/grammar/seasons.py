"""Seasons, their parts, and school holidays."""

from __future__ import annotations

from itertools import takewhile

from newsanalysis.temporal.calendar_values import Month, Season
from newsanalysis.temporal.expressions import Modified, PartsLasting, Yearly
from newsanalysis.temporal.grammar.captures import (
    is_plural,
    occurrence_of,
    season_of,
    season_part,
    with_mod,
    year_of,
)  # fmt: skip
from newsanalysis.temporal.grammar.common import FULL_STOPS, in_its_year, is_name, short_year_behind
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of, verbs_with_darauf
from newsanalysis.temporal.wordforms import DETERMINERS


@rule("< PART? des? SEASON! {OF_YEAR} >", "< SEASON! YEAR / FIGURE >", "< SEASON! YEAR / YEAR:last >")
def season_of_year(m: Match) -> Outcome:
    """Frühjahr 2015"""
    return with_mod(in_its_year(Season(None, season_of(m)), m), m, "part")


@rule("im|vom|seit|den|dem|der < SEASON! FIGURE >")
def season_of_short_year(m: Match) -> Outcome:
    """Im Sommer 89 fiel der Zaun."""
    year = short_year_behind(m, _WARMEST)
    return Yearly(Season(None, season_of(m)), year) if year else None


_WARMEST = 44  # "im Winter 30 Grad" is no year


@rule("< NARRATIVE ADJECTIVE? SEASON! >", "< NARRATIVE MONTH! >")
def season_of_the_story(m: Match) -> Outcome:
    """1992 war es heiß. In jenem Sommer brannte der Wald."""
    if "YEAR" in kinds_of(m.after() or " "):
        return None  # "seit jenem Sommer 1976"
    return Yearly(_month_or_season(m), occurrence=m.number("narrative"), narrative=True)


@rule("im|den|dem < SEASON! darauf|danach|zuvor|davor >", "im|den|dem < MONTH! darauf|danach|zuvor|davor >")
def season_beside_the_story(m: Match) -> Outcome:
    """1921 kam er, im Sommer darauf ging er."""
    adverb = m.line.lower[m.last - 1]
    # "wies im Juni darauf hin", "warnten im Mai davor": the adverb belongs to a verb in front.
    opens = m.before() in _CLAUSE_STARTS or m.before().isspace()
    ends = m.after() in FULL_STOPS and adverb != "davor" and not _takes_darauf(m)
    goes_on = m.after() in DETERMINERS and adverb != "davor" and not _takes_darauf(m)
    begins = opens and m.after().islower() and m.after() not in _OF_VERBS
    if adverb != "zuvor" and not (begins or ends or goes_on):
        return None
    count = -1 if adverb in ("zuvor", "davor") else 1
    return Yearly(_month_or_season(m), occurrence=count, narrative=True)


_CLAUSE_STARTS = frozenset(("", ".", "!", "?", ":", ";", ",", "–", "und", "„", "»", "“"))
_OF_VERBS = frozenset(("hin", "aufmerksam", "zu", "ein", "an"))
_VERB_REACH = 12  # words


def _takes_darauf(m: Match) -> bool:
    """Whether a verb in front takes "darauf" with it: "einigten sich im Mai darauf"."""
    before = (m.before(distance).lower() for distance in range(1, _VERB_REACH))
    adverb = m.line.lower[m.last - 1]
    return any(verbs_with_darauf().get(form) == adverb for form in takewhile(str.isalpha, before))


def _month_or_season(m: Match) -> Month | Season:
    return Month(None, m.number("month")) if m.has("month") else Season(None, season_of(m))


@rule("im laufe|verlauf|lauf des < SEASON! >")
def course_of_a_season(m: Match) -> Outcome:
    """Im Laufe des Sommers wird gebaut."""
    return None if m.after()[:1].isdigit() else Yearly(Season(None, season_of(m)))


@rule("< REL ADJECTIVE? SEASON! >")
def relative_season(m: Match) -> Outcome:
    """im vergangenen Sommer"""
    # "Die vergangenen Winter" are several, for none is feminine; "die letzten Sommermonate" are one summer.
    if _are_several(m) or (m.before().lower() == "die" and not is_plural(m)):
        return PartsLasting(None, season_of(m)) if m.number("rel") < 0 else None
    return Yearly(Season(None, season_of(m)), occurrence=m.number("rel"))


@rule(
    "im|den|vom|zum|diesen|ab|seit|bis < PART? SEASON! >",
    "im|den|vom|dem ADJECTIVE < SEASON! >",
    "der|die|den ADJECTIVE? < SEASON! >",
    "< PART des? SEASON! >",
    "im SEASON:other und|oder|sowie < SEASON! >",
    "vor|nach|seit|bis dem < SEASON! >",
)
def season(m: Match) -> Outcome:
    """Im Herbst wird gebaut."""
    if is_name(m) or _are_several(m) or (m.after()[:1].isupper() and m.line.lower[m.start] != "im"):
        return None
    if "YEAR" in kinds_of(m.after() or " "):
        return None  # "seit dem Sommer 2021" is of that year
    if m.line.lower[m.start] in ("der", "die") and not is_plural(m):
        return None  # "die Sommermonate"; "der Sommer" and "die Winters" may be persons
    return with_mod(Yearly(Season(None, season_of(m))), m, "part")


def _are_several(m: Match) -> bool:
    """Whether it is "Sommern"; "die Sommermonate" are one summer."""
    return is_plural(m) and not m.line.lower[m.last - 1].endswith(("monate", "monaten"))


@rule(
    "in|nach|vor|seit|zwischen den < REL? SCHOOL_HOLIDAYS! {OF_YEAR}? >",
    "bis zu den < REL? SCHOOL_HOLIDAYS! {OF_YEAR}? >",
)
def school_holidays(m: Match) -> Outcome:
    """In den Osterferien wird gebaut."""
    season = Season(None, season_of(m, "school_holidays"))
    return Modified(Yearly(season, year_of(m), occurrence_of(m)), "APPROX")


@rule(
    "< REL SEMESTER! >",
    "im|zum|vom|ab|seit|bis|das|dem|diesem < SEMESTER! {OF_YEAR}? >",
    "< SEMESTER! {OF_YEAR} >",
    "< SEMESTER! YEAR / FIGURE >",
    "< SEMESTER! YEAR / YEAR:last >",
    "< SEMESTER! YEAR - +FIGURE >",
)
def semester(m: Match) -> Outcome:
    """Im Wintersemester 2023/24 wurde gebaut."""
    season = Season(None, season_of(m, "semester"))
    return Modified(Yearly(season, year_of(m), occurrence_of(m)), "APPROX")


@rule("< REL? SEASON_PART! {OF_YEAR}? >")
def part_of_season(m: Match) -> Outcome:
    """im Spätsommer 2024"""
    code, mod = season_part(m)
    found = year_of(m)
    occurrence = occurrence_of(m)
    return Modified(Yearly(Season(None, code), found, occurrence), mod)
