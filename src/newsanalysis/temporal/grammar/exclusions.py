"""What looks like a time expression and is none: ages, scores, sayings. These readings win and vanish."""

from __future__ import annotations

from itertools import takewhile

from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import NOT_TIME, Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of


@rule(
    "{BLUR}? NUMBER UNIT! alt|alte|alten|alter|altes|altem|jung",
    "NUMBER und NUMBER:second UNIT! alt|alte|alten|alter|altes",
    "{ONE} NUMBER UNIT! alt|alte|alten|alter|altes|altem",
    "alter von NUMBER UNIT!",
    "mit NUMBER UNIT! gestorben",
    "NUMBER UNIT! jünger|älter|jüngere|ältere|jüngeren|älteren|jüngerer|älterer",
)
def age(_: Match) -> Outcome:
    """Sie ist 31 Jahre alt."""
    return NOT_TIME


@rule("liegt|lag|beträgt|betrug|stieg|sank bei|auf? {BLUR}? NUMBER UNIT!")
def age_of_a_group(m: Match) -> Outcome:
    """Das Durchschnittsalter der Belegschaft liegt bei 46 Jahren."""
    before = (m.before(distance) for distance in range(1, _GROUP_REACH))
    told = any("AGE_NOUN" in kinds_of(form) for form in takewhile(str.isalpha, before))
    return NOT_TIME if told and m.get("unit") == "year" else None


_GROUP_REACH = 8


@rule(
    "mit erst|nur|gerade|schon? {BLUR}? NUMBER UNIT!",
    "alter von erst|nur|gerade? {BLUR}? NUMBER UNIT!",
    "alter zwischen NUMBER:low und NUMBER UNIT!",
    "alter von NUMBER:low und|bis|bzw NUMBER UNIT!",
    "alter von NUMBER:low , NUMBER:middle und|bis|bzw NUMBER UNIT!",
    "kinder|jugendliche|personen|menschen|mädchen|buben|jungen|frauen|männer ab|bis|unter|über NUMBER UNIT!",
    "AGED zwischen|von NUMBER:low und|bis NUMBER UNIT!",
    "AGED von vielleicht|kaum|gerade|nur|erst|etwa|rund|knapp|gut|ungefähr NUMBER UNIT!",
    "menschen|personen zwischen|von NUMBER:low und|bis NUMBER UNIT!",
    "ab NUMBER UNIT!",
    "AGE_NOUN steigt|stieg|sinkt|sank|liegt|lag|beträgt|betrug? von|bei|auf {BLUR}? NUMBER UNIT!",
    "AGE_NOUN steigt|stieg|sinkt|sank? von NUMBER:low UNIT:year? auf|bis NUMBER UNIT!",
)
def age_by_years(m: Match) -> Outcome:
    """Mit 45 Jahren wurde sie Richterin."""
    # "mit drei Jahren Verspätung" measures what follows.
    return NOT_TIME if m.get("unit") == "year" and not m.after()[:1].isupper() else None


@rule("FIGURE . MONTH! +- platz|straße|brücke|park|kundgebung", "platz|straße|brücke des FIGURE . MONTH!")
def named_after_a_day(_: Match) -> Outcome:
    """die Straße des 17. Juni"""
    return NOT_TIME


@rule("NUMBER +- UNIT_ADJECTIVE!", "NUMBER +UNIT_ADJECTIVE!")
def age_in_figures(m: Match) -> Outcome:
    """der 24-jährige Fahrer"""
    return NOT_TIME if m.get("unit_adjective") == "year" else None


@rule("guten|guter|schönen morgen|tag|abend!", "gute nacht!")
def greeting(_: Match) -> Outcome:
    """Guten Morgen!"""
    return NOT_TIME


@rule("einen|eine moment|augenblick|sekunde|minute! bitte", "eine sekunde! ,")
def wait(_: Match) -> Outcome:
    """Eine Sekunde bitte!"""
    return NOT_TIME


@rule("DAYPART! &|+", "SEASON! &|+", "MONTH! &|+")
def company(_: Match) -> Outcome:
    """Morgen & Partner"""
    return NOT_TIME


@rule("st . peter! und paul", "kirche|pfarrkirche|stiftskirche|pfarre|pfarrei|dom peter! und paul")
def saints_of_a_church(_: Match) -> Outcome:
    """die Kirche St. Peter und Paul"""
    return NOT_TIME


@rule("von einem|einer UNIT! auf|zur|zum den|die? andere|anderen|nächste|nächsten|nächstem")
def at_once(_: Match) -> Outcome:
    """Von einer Sekunde auf die andere war es dunkel."""
    return NOT_TIME


@rule("jeder|jede tages! +- und nachtzeit")
def any_hour(_: Match) -> Outcome:
    """zu jeder Tages- und Nachtzeit"""
    return NOT_TIME


@rule("abend|nacht|sommer|winter! +- WEEKDAY", "tag! der offenen")
def saying(_: Match) -> Outcome:
    """Tag der offenen Tür"""
    return NOT_TIME


@rule("wie viel|viele|vielen UNIT!")
def how_many(_: Match) -> Outcome:
    """Wie viele Tage dauert das?"""
    return NOT_TIME


@rule("NUMBER UNIT! nördlicher|südlicher|östlicher|westlicher breite|länge")
def coordinate(_: Match) -> Outcome:
    """auf 47 Grad 12 Minuten nördlicher Breite"""
    return NOT_TIME
