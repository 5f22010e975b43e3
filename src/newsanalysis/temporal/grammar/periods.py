"""Periods counted from another: deictic days, "letzte Woche", weekdays, "Anfang des Jahres", "am Tag danach"."""

from __future__ import annotations

from newsanalysis.temporal.expressions import (
    Expression, Later, Modified, NextWeekend, PartOfDay, Period, Step, WeekdayIn,
)  # fmt: skip
from newsanalysis.temporal.grammar.common import counted, sentence_start, weekday_number, with_mod
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule

_SHORT_UNITS = ("hour", "minute", "second")


@rule("< DEICTIC! >")
def deictic_day(m: Match) -> Outcome:
    """Gestern wurde gewählt."""
    if m.form() == "Morgen" and not _adverb_morgen(m):
        return None
    return Period("day", Step(m.number("deictic")))


def _adverb_morgen(m: Match) -> bool:
    """ "Morgen" with a capital is the adverb only where a sentence begins and a verb or the like follows."""
    return sentence_start(m) and m.after()[:1].islower() and m.after() != "und"


@rule("DEICTIC_ADJECTIVE!")
def deictic_adjective(m: Match) -> Outcome:
    """die gestrige Sitzung"""
    return Period("day", Step(m.number("deictic_adjective")))


@rule("bis|noch|von < heute! >", "< heute! > noch|nicht")
def today_as_nowadays(m: Match) -> Outcome:
    """Das gilt bis heute."""
    from newsanalysis.temporal.expressions import Vague

    return Vague("PRESENT_REF") if m.line.lower[m.start] in ("bis", "noch") else None


@rule("< YEAR_ADVERB! >")
def year_adverb(m: Match) -> Outcome:
    """Das Fest fällt heuer aus."""
    return Period("year", Step(m.number("year_adverb")))


@rule(
    "< PART? REL UNIT! >",
    "< {THE} REL UNIT! >",
    "< PART {THE}? REL UNIT! >",
)
def relative_unit(m: Match) -> Outcome:
    """in der vergangenen Woche"""
    unit, count = m.get("unit"), m.number("rel")
    if m.line.kinds(m.last - 1).get("PLURAL") and m.line.lower[m.last - 1] not in ("jahre", "monate", "tage"):
        return None
    if unit in _SHORT_UNITS or (m.line.kinds(m.last - 1).get("PLURAL") and not _singular(m)):
        return None
    if (
        count == -1
        and m.line.lower[m.last - 2].startswith("letzt")
        and m.line.lower[m.first] in ("das", "die", "der")
    ):
        return Period(unit, Step(count)) if unit != "day" else None  # type: ignore[arg-type]
    return with_mod(Period(unit, Step(count)), m, "part")  # type: ignore[arg-type]


def _singular(m: Match) -> bool:
    """ "im vergangenen Jahre": the old dative."""
    return m.before().lower() in ("im", "am", "vom", "zum")


@rule(
    "< NARRATIVE UNIT! >",
    "< {THE} NARRATIVE UNIT! >",
)
def narrative_unit(m: Match) -> Outcome:
    """Im Mai 2019 begann der Bau, im selben Jahr endete er."""
    if m.get("unit") in _SHORT_UNITS or m.line.kinds(m.last - 1).get("PLURAL"):
        return None
    return Period(m.get("unit"), Step(m.number("narrative"), narrative=True))  # type: ignore[arg-type]


@rule("< PART? des? PERIOD! >")
def period_noun(m: Match) -> Outcome:
    """Im Vorjahr stieg der Umsatz."""
    return with_mod(Period(*counted(m.string("period"))), m, "part")


@rule("am|im|der|den|dem < NARRATIVE_NOUN! >")
def narrative_noun(m: Match) -> Outcome:
    """Am 3. Mai 2019 wurde gewählt, am Vortag gestritten."""
    unit, step = counted(m.string("narrative_noun"))
    return Period(unit, Step(step.count, narrative=True))


@rule("< PART der|des|dieser|dieses UNIT! >")
def part_of_unit(m: Match) -> Outcome:
    """Ende des Jahres"""
    if m.get("unit") in _SHORT_UNITS or m.line.kinds(m.last - 1).get("PLURAL"):
        return None
    return with_mod(Period(m.get("unit"), Step(0)), m, "part")  # type: ignore[arg-type]


@rule("< PERIOD_PART! >", "< PERIOD_PART! YEAR >")
def part_of_period(m: Match) -> Outcome:
    """Bis Jahresende soll der Bau fertig sein."""
    from newsanalysis.temporal.calendar_values import Year
    from newsanalysis.temporal.expressions import Fixed

    unit, _, mod = m.string("period_part").partition(":")
    if m.has("year"):
        return Modified(Fixed(Year(m.number("year"))), mod) if unit == "year" else None  # type: ignore[arg-type]
    return Modified(Period(unit, Step(0)), mod)  # type: ignore[arg-type]


@rule("am|übers|fürs|vom|zum|das|dem|ans < wochenende! >")
def weekend(m: Match) -> Outcome:
    """Am Wochenende wird gefeiert."""
    return NextWeekend()


@rule(
    "< WEEKDAY! >",
    "< WEEKDAY! REL woche >",
    "< REL WEEKDAY! >",
    "{THE} < REL WEEKDAY! >",
)
def weekday(m: Match) -> Outcome:
    """Am Dienstag wird gewählt."""
    number = m.number("weekday")
    if "woche" in m.line.lower[m.first : m.last]:
        return WeekdayIn(number, week=Step(m.number("rel")))
    return WeekdayIn(number, occurrence=m.number("rel") if m.has("rel") else None)


@rule("< REL? WEEKDAY_PART! >", "< WEEKDAY_PART! REL woche >")
def weekday_and_part(m: Match) -> Outcome:
    """am Dienstagabend"""
    number, code = m.get("weekday_part")  # type: ignore[misc]
    return PartOfDay(code, _rel_weekday(m, number))


def _rel_weekday(m: Match, number: int) -> Expression:
    if "woche" in m.line.lower[m.first : m.last]:
        return WeekdayIn(number, week=Step(m.number("rel")))
    return WeekdayIn(number, occurrence=m.number("rel") if m.has("rel") else None)


@rule(
    "< REL? WEEKDAY! DAYPART >",
    "< REL? WEEKDAY! DAYPART_ADVERB >",
    "< REL? WEEKDAY! abend|mittag|morgen|nacht|früh >",
)
def weekday_then_part(m: Match) -> Outcome:
    """am Dienstag Abend"""
    return PartOfDay(_part_code(m), _rel_weekday(m, m.number("weekday")))  # type: ignore[arg-type]


def _part_code(m: Match) -> str:
    for name in ("daypart", "daypart_adverb"):
        if m.has(name):
            return m.string(name)
    return {"früh": "MO", "morgen": "MO", "abend": "EV", "mittag": "MI", "nacht": "NI"}[
        m.line.lower[m.last - 1]
    ]


@rule(
    "< DEICTIC! DAYPART >",
    "< DEICTIC! DAYPART_ADVERB >",
    "< DEICTIC! früh|abend|mittag|nacht|vormittag|nachmittag >",
)
def deictic_part(m: Match) -> Outcome:
    """Gestern Abend tagte der Rat."""
    if m.has("daypart") and m.form() == "Morgen" and not sentence_start(m):
        return None
    code = (
        m.string("daypart")
        if m.has("daypart")
        else _DEICTIC_CODES.get(m.line.lower[m.last - 1]) or _part_code(m)
    )
    return PartOfDay(code, Period("day", Step(m.number("deictic"))))  # type: ignore[arg-type]


_DEICTIC_CODES = {"vormittag": "MO", "nachmittag": "AF"}


@rule(
    "< {BLUR}? NUMBER UNIT! später|danach|darauf|darauffolgend >",
    "< eineinhalb|anderthalb UNIT! später >",
)
def later(m: Match) -> Outcome:
    """Am 3. Mai 2019 kam er, zwei Tage später ging er."""
    return Later(m.get("number"), m.get("unit"), 1)  # type: ignore[arg-type]


@rule(
    "< {BLUR}? NUMBER UNIT! zuvor|davor|vorher|früher >",
)
def earlier(m: Match) -> Outcome:
    """Am 3. Mai 2019 kam er, zwei Tage zuvor der Bote."""
    return Later(m.get("number"), m.get("unit"), -1)  # type: ignore[arg-type]


@rule(
    "am < tag! danach|darauf >",
    "< tags! darauf >",
    "in der|im < UNIT! danach|darauf >",
)
def next_unit(m: Match) -> Outcome:
    """Am 3. Mai 2019 kam er, am Tag danach ging er."""
    return Period(m.get("unit") or "day", Step(1, narrative=True))  # type: ignore[arg-type]


@rule(
    "am < tag! zuvor|davor >",
    "< tags! zuvor >",
    "in der|im < UNIT! zuvor|davor >",
)
def previous_unit(m: Match) -> Outcome:
    """Am 3. Mai 2019 kam er, am Tag zuvor der Bote."""
    return Period(m.get("unit") or "day", Step(-1, narrative=True))  # type: ignore[arg-type]
