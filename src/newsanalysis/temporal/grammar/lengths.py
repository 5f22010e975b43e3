"""Lengths of time and what ties them to the day of writing: "seit", "vor", "in", "innerhalb"."""

from __future__ import annotations

from decimal import Decimal

from newsanalysis.temporal.calendar_values import Unit
from newsanalysis.temporal.expressions import Expression, Lasting, Relation
from newsanalysis.temporal.grammar.common import with_mod
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import FRAGMENTS, Outcome, rule
from newsanalysis.temporal.numbers import Amount

_LENGTH = "{BLUR}? ein|eine|einer|einem? NUMBER UNIT! | {BLUR}? NUMBER:times MILLION? UNIT! | {BLUR}? ein|eine|einer|einem|eines? FRACTION UNIT!"
FRAGMENTS["LENGTH"] = _LENGTH


def _amount(m: Match) -> tuple[bool, Amount | None]:
    """``(readable, amount)``; an amount of None is vague."""
    for name in ("number", "times"):
        if m.has(name):
            value = m.get(name)
            if value is None:
                return True, None
            if not isinstance(value, int | Decimal):
                return False, None
            factor = m.get("million")
            return True, value * factor if isinstance(factor, int) else value
    if m.has("fraction"):
        value = m.get("fraction")
        return isinstance(value, Decimal), value if isinstance(value, Decimal) else None
    return False, None


def _lasting(m: Match, relation: Relation) -> Expression | None:
    readable, amount = _amount(m)
    unit = m.get("unit")
    if not readable or (isinstance(amount, int) and amount > 10**12):
        return None
    return with_mod(Lasting(amount, unit, relation), m, "mod", "compared")  # type: ignore[arg-type]


@rule("< {LENGTH} >")
def length(m: Match) -> Outcome:
    """Der Bau dauerte drei Jahre."""
    # "ein Jahr", "einen Tag": the article counts only where a length is meant; "eine Minute" mostly is.
    return _lasting(m, "plain")


@rule("seit ( dem|den )? ( mehr als )? < {LENGTH} >")
def since(m: Match) -> Outcome:
    """Das Haus steht seit drei Jahren leer."""
    return _lasting(m, "since")


@rule("vor < {LENGTH} >")
def ago(m: Match) -> Outcome:
    """Das Haus wurde vor drei Jahren gebaut."""
    return _lasting(m, "ago")


@rule("in < {LENGTH} >")
def ahead(m: Match) -> Outcome:
    """Das Haus wird in drei Jahren gebaut."""
    return _lasting(m, "ahead")


@rule("innerhalb|binnen|innert von? < {LENGTH} >")
def within(m: Match) -> Outcome:
    """Das Haus wurde innerhalb eines Jahres gebaut."""
    return _lasting(m, "within")


@rule(
    "< {THE}? REL {BLUR}? NUMBER UNIT! >",
    "< {THE}? NUMBER REL UNIT! >",
)
def last_units(m: Match) -> Outcome:
    """in den vergangenen drei Jahren"""
    return _lasting(m, _side(m))


def _side(m: Match) -> Relation:
    count = m.number("rel")
    return "last" if count < 0 else "next" if count > 0 else "plain"


@rule("< {THE}? REL UNIT! >")
def last_units_uncounted(m: Match) -> Outcome:
    """in den vergangenen Jahren"""
    unit: Unit = m.get("unit")  # type: ignore[assignment]
    plural = m.line.kinds(m.last - 1).get("PLURAL")
    singular = m.before().lower() in ("im", "am", "vom", "zum") or m.number("rel") == 0
    return Lasting(None, unit, "plain") if plural and not singular else None


@rule(
    "über|durch|vor|nach|seit|für < ( vielen|viele )? UNIT! >",
)
def uncounted(m: Match) -> Outcome:
    """Der Streit zog sich über Jahre hin."""
    if not m.line.kinds(m.last - 1).get("PLURAL"):
        return None
    return Lasting(None, m.get("unit"), "plain")  # type: ignore[arg-type]


@rule("LONG!")
def long(m: Match) -> Outcome:
    """Sie stritten jahrelang."""
    return Lasting(None, m.get("long"), "plain")  # type: ignore[arg-type]


@rule("LENGTH_ADJECTIVE!")
def length_adjective(m: Match) -> Outcome:
    """eine zweitägige Reise"""
    amount, unit = m.get("length_adjective")  # type: ignore[misc]
    if unit == "year" and amount is not None and m.form()[0].isupper():
        return None  # "ein Zweijähriger" is a person
    return Lasting(amount, unit) if not (unit == "year" and isinstance(amount, int) and amount > 12) else None


@rule("< NUMBER +- UNIT_ADJECTIVE! >")
def length_adjective_in_figures(m: Match) -> Outcome:
    """eine 14-tägige Reise"""
    unit = m.get("unit_adjective")
    # "-jährig" in figures is mostly somebody's age, which TIMEX3 does not annotate.
    return None if unit == "year" else Lasting(m.get("number"), unit)  # type: ignore[arg-type]


@rule("< NUMBER +- stunden! +- woche >", "< NUMBER +- tage! +- woche >")
def working_week(m: Match) -> Outcome:
    """die 35-Stunden-Woche"""
    unit: Unit = "hour" if "stunden" in m.line.lower[m.first : m.last] else "day"
    return Lasting(m.get("number"), unit)  # type: ignore[arg-type]


# --- lengths that let one work out an earlier event -----------------------------------------------------


@rule(
    "zum ersten mal wieder? seit|nach|in < {LENGTH} >",
    "erstmals wieder? seit|nach < {LENGTH} >",
    "zum ersten mal wieder? seit über|rund|fast|gut|knapp < NUMBER UNIT! >",
    implies=True,
)
def first_time_since(m: Match) -> Outcome:
    """Er reist zum ersten Mal seit 24 Jahren dorthin."""
    return _lasting(m, "since")


@rule(
    "seit < {LENGTH} > nicht mehr",
    "seit < {LENGTH} > kein|keine|keinen mehr",
    implies=True,
)
def not_since(m: Match) -> Outcome:
    """Er war seit drei Jahren nicht mehr dort."""
    return _lasting(m, "since")


@rule("zuletzt|letztmals vor < {LENGTH} >", implies=True)
def last_time_ago(m: Match) -> Outcome:
    """Er war zuletzt vor drei Jahren dort."""
    return _lasting(m, "ago")


@rule(
    "erstmals wieder? seit < YEAR! >",
    "zum ersten mal wieder? seit < YEAR! >",
    "zuletzt|letztmals < YEAR! >",
    implies=True,
)
def first_time_since_year(m: Match) -> Outcome:
    """Er reist erstmals seit 2009 dorthin."""
    from newsanalysis.temporal.calendar_values import Year
    from newsanalysis.temporal.expressions import Fixed

    return Fixed(Year(m.number("year")))
