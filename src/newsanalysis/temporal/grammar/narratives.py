"""What is counted from a date that the text has told: "zwei Tage später", "im selben Jahr"."""

from __future__ import annotations

from typing import cast

from newsanalysis.temporal.calendar_values import NO_DAY, Unit
from newsanalysis.temporal.durations import in_whole_units
from newsanalysis.temporal.expressions import Expression, Fixed, Lasting, Later, Period, Step, Vague
from newsanalysis.temporal.grammar.captures import amount_of, counted, is_plural, unit_of
from newsanalysis.temporal.grammar.common import CLOCK_UNITS
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.numbers import Amount
from newsanalysis.temporal.vocabulary import kinds_of


@rule("< eines tages! >", "an < einem ADJECTIVE? tag! >")
def some_day(m: Match) -> Outcome:
    """Eines Tages kam er zurück."""
    return None if m.before().lower() in ("innerhalb", "während") else Fixed(NO_DAY)


@rule(
    "zu < dieser|jener ADJECTIVE? zeit! >",
    "in|aus < jener ADJECTIVE? zeit! >",
    "zu < diesem|jenem ADJECTIVE? zeitpunkt! >",
    "in|aus < jenen ADJECTIVE? UNIT! >",
)
def that_time(_: Match) -> Outcome:
    """Zu dieser Zeit gab es dort keine Straße."""
    return Vague("PAST_REF")


@rule("< {THE}? NARRATIVE UNIT! >")
def narrative_unit(m: Match) -> Outcome:
    """Im Mai 2019 begann der Bau, im selben Jahr endete er."""
    if unit_of(m) in CLOCK_UNITS or is_plural(m):
        return None
    return Period(unit_of(m), Step(m.number("narrative"), narrative=True))


@rule(
    "< {THE}? selben|gleichen monat|monats! des vorjahres|vorjahrs >",
    "< {THE}? selben|gleichen quartal|quartals! des vorjahres|vorjahrs >",
)
def same_period_a_year_before(m: Match) -> Outcome:
    """Im gleichen Monat des Vorjahres war es mehr."""
    month = any(form.startswith("monat") for form in m.line.lower[m.first : m.last])
    unit, count = ("month", -12) if month else ("quarter", -4)
    return Period(cast("Unit", unit), Step(count, narrative=True))


@rule("am|vom < {DAY} tag|tage! >", "seit dem < {DAY} tag! >")
def nth_day_of_something(m: Match) -> Outcome:
    """Am ersten Tag kamen hundert Gäste."""
    dated = m.after() == "des" and "UNIT" in kinds_of(m.after(1) or " ")  # "am ersten Tag des Jahres 2023"
    return None if dated else Fixed(NO_DAY)


@rule("am|im|der|den|dem|des|vom|zum < NARRATIVE_NOUN! >")
def narrative_noun(m: Match) -> Outcome:
    """Am 3. Mai 2019 wurde gewählt, am Vortag gestritten."""
    unit, step = counted(m.string("narrative_noun"))
    return Period(unit, Step(step.count, narrative=True))


@rule(
    "< {BLUR}? NUMBER UNIT! später|danach|darauf >",
    "< {BLUR}? {ONE}? FRACTION UNIT! später|danach|darauf >",
    "< UNIT! später >",
    "< {BLUR}? NUMBER COUNTED_UNIT:unit! später|danach|darauf >",
)
def later(m: Match) -> Outcome:
    """Am 3. Mai 2019 kam er, zwei Tage später ging er."""
    return _later(m, 1)


@rule(
    "< {BLUR}? NUMBER UNIT! zuvor|davor|vorher|früher >",
    "< {BLUR}? {ONE}? FRACTION UNIT! zuvor|davor|vorher|früher >",
    "< UNIT! zuvor|vorher >",
    "< {BLUR}? NUMBER COUNTED_UNIT:unit! zuvor|davor|vorher|früher >",
)
def earlier(m: Match) -> Outcome:
    """Am 3. Mai 2019 kam er, zwei Tage zuvor der Bote."""
    return _later(m, -1)


@rule("< NUMBER UNIT und NUMBER:rest UNIT:small! später >")
def hours_and_minutes_later(m: Match) -> Outcome:
    """Um 14 Uhr fuhr er los, zwei Stunden und zehn Minuten später war er da."""
    hours, minutes = amount_of(m), amount_of(m, "rest")
    whole = isinstance(hours, int) and isinstance(minutes, int)
    if not whole or (unit_of(m), unit_of(m, "small")) != ("hour", "minute"):
        return None
    return Later(60 * cast("int", hours) + cast("int", minutes), "minute", 1)


def _later(m: Match, sign: int) -> Expression | None:
    if m.after() == "als":
        return None  # "eine Stunde später als sonst" compares; the hour is a length
    if "COUNTED_UNIT" in m.line.kinds(m.last - 2) and unit_of(m) != "year":
        return None  # days in court or on tour do not follow each other
    if m.before() == "den" and m.before(2).lower() in ("in", "während") and m.has("number"):
        return Lasting(amount_of(m, "number"), unit_of(m))  # "in den zehn Jahren zuvor"
    if m.has("fraction") or m.has("number"):
        amount = amount_of(m, "fraction" if m.has("fraction") else "number")
        return _later_by(amount, unit_of(m), sign)
    plural = "PLURAL" in m.line.kinds(m.last - 2)  # "Stunden später" is uncounted, "das Jahr zuvor" one
    return Later(None, unit_of(m), sign) if plural else None


def _later_by(amount: Amount | None, unit: Unit, sign: int) -> Later:
    # "ein halbes Jahr später" are six months, "anderthalb Stunden" ninety minutes.
    whole = in_whole_units(Lasting(amount, unit))
    return Later(whole.amount if isinstance(whole.amount, int) else None, whole.unit, sign)


@rule(
    "am|im|das|den < UNIT! danach|darauf >",
    "in der < UNIT! danach|darauf >",
    "< tags! darauf >",
    "< anderntags! >",
)
def next_unit(m: Match) -> Outcome:
    """Am 3. Mai 2019 kam er, am Tag danach ging er."""
    return Period(unit_of(m) if m.has("unit") else "day", Step(1, narrative=True))


@rule("am|im|das|den < UNIT! zuvor|davor >", "in der < UNIT! zuvor|davor >", "< tags! zuvor >")
def previous_unit(m: Match) -> Outcome:
    """Am 3. Mai 2019 kam er, am Tag zuvor der Bote."""
    if m.has("unit") and "PLURAL" in m.line.kinds(m.first):
        return Lasting(None, unit_of(m))  # "in den Jahren zuvor"
    return Period(unit_of(m) if m.has("unit") else "day", Step(-1, narrative=True))
