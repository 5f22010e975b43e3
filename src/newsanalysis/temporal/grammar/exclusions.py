"""What looks like a time expression and is none: ages, scores, sayings. These readings win and vanish."""

from __future__ import annotations

from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import NOT_TIME, Outcome, rule


@rule(
    "NUMBER UNIT! alt|alte|alten|alter|jung",
    "NUMBER und NUMBER:second UNIT! alt|alte|alten",
    "alter von NUMBER UNIT!",
    "mit NUMBER UNIT! gestorben",
    example="Sie ist 31 Jahre alt.",
)
def age(m: Match) -> Outcome:
    return NOT_TIME


@rule("NUMBER +- UNIT_ADJECTIVE!", example="der 24-jährige Fahrer")
def age_in_figures(m: Match) -> Outcome:
    return NOT_TIME if m.get("unit_adjective") == "year" else None


@rule("guten|guter|schönen morgen|tag|abend!", "gute nacht!", example="Guten Morgen!")
def greeting(m: Match) -> Outcome:
    return NOT_TIME


@rule("einen|eine moment|augenblick|sekunde|minute! bitte", "eine sekunde! ,", example="Eine Sekunde bitte!")
def wait(m: Match) -> Outcome:
    return NOT_TIME


@rule("DAYPART! &|+", "SEASON! &|+", "MONTH! &|+", example="Morgen & Partner")
def company(m: Match) -> Outcome:
    return NOT_TIME


@rule("abend|nacht|sommer|winter! +- WEEKDAY", "tag! der offenen", example="Tag der offenen Tür")
def saying(m: Match) -> Outcome:
    return NOT_TIME
