"""Parts of the day."""

from __future__ import annotations

from newsanalysis.temporal.expressions import DayOf, Fixed, PartOfDay, Period, Step, Yearly
from newsanalysis.temporal.grammar.captures import day_number, part_of, with_mod
from newsanalysis.temporal.grammar.common import calendar_day
from newsanalysis.temporal.grammar.hours import AT, NOTHING_COUNTED
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule


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
    if m.line.lower[m.last - 1] == "früh" and after not in NOTHING_COUNTED:
        return True  # "am 7. Mai früh in Führung"
    begins = after.lower() in AT or after[:1].isdigit()
    return begins or not {m.before().lower(), m.before(2).lower()}.isdisjoint(("seit", "ab"))


@rule("am|gegen < PHASE? DAYPART! des {DAY} >", "in der < DAYPART! des {DAY} >")
def part_of_some_day(m: Match) -> Outcome:
    """Am Abend des 9. wird gefeiert."""
    day = day_number(m)
    if m.after()[:1].isupper() or not 1 <= day <= 31:
        return None
    return with_mod(PartOfDay(part_of(m), DayOf(None, day)), m, "phase")


@rule(
    "< DAYPART_ADVERB! > um|gegen|ab NUMBER",
    "< DAYPART_ADVERB! > um|gegen|ab CLOCK",
    "< DAYPART_ADVERB! > um|gegen|ab halb|viertel|punkt NUMBER",
)
def part_before_its_hour(m: Match) -> Outcome:
    """Morgens um fünf steht er auf."""
    return PartOfDay(part_of(m, "daypart_adverb"))
