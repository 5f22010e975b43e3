"""Lengths in one word or compound: "jahrelang", "14-tägig", "35-Stunden-Woche", "2:03:30 Stunden"."""

from __future__ import annotations

from newsanalysis.temporal.calendar_values import Unit
from newsanalysis.temporal.expressions import Lasting
from newsanalysis.temporal.grammar.captures import (
    adjective_length,
    amount_of,
    clock_figures,
    is_plural,
    unit_of,
)  # fmt: skip
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import NOT_TIME, Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of


@rule("LONG!")
def long(m: Match) -> Outcome:
    """Sie stritten jahrelang."""
    return Lasting(None, unit_of(m, "long"))


@rule("LENGTH_ADJECTIVE!")
def length_adjective(m: Match) -> Outcome:
    """Es war eine zweitägige Reise."""
    amount, unit = adjective_length(m)
    # "ein Zweijähriger" is a person, and so mostly is who is older than a school goes.
    if m.form() in ("ganzjährig", "ganztägig"):
        return None  # "ganzjährig geöffnet"
    if unit == "year" and (m.form()[0].isupper() or (amount is not None and amount > _LONGEST_YEARS)):
        return None
    # "eine zweijährige Tochter" has an age.
    return None if _is_aged(m) else Lasting(amount, unit)


def _is_aged(m: Match) -> bool:
    return "AGED" in kinds_of(m.after() or " ")


_LONGEST_YEARS = 12


@rule("< NUMBER +- +UNIT_ADJECTIVE! >", "< NUMBER +UNIT_ADJECTIVE! >")
def length_adjective_in_figures(m: Match) -> Outcome:
    """Es war eine 14-tägige Reise."""
    return None if _is_aged(m) else Lasting(amount_of(m), unit_of(m, "unit_adjective"))


@rule("< NUMBER +- +UNIT_ADJECTIVE! > ADJECTIVE? LASTING", "< NUMBER +UNIT_ADJECTIVE! > ADJECTIVE? LASTING")
def years_that_lasted(m: Match) -> Outcome:
    """Der Verein feiert sein 20-jähriges Bestehen."""
    if m.line.forms[m.end - 1].startswith("Krieg") and m.get("number") in _NAMED_WARS:
        return NOT_TIME
    return Lasting(amount_of(m), unit_of(m, "unit_adjective"))


_NAMED_WARS = (7, 30, 80, 100)  # "der 30-jährige Krieg"


@rule("< LENGTH_ADJECTIVE! > ADJECTIVE? LASTING")
def spelled_years_that_lasted(m: Match) -> Outcome:
    """Der Verein feiert sein fünfzigjähriges Bestehen."""
    if m.line.forms[m.end - 1].startswith("Krieg") and adjective_length(m)[0] in _NAMED_WARS:
        return NOT_TIME
    return None if m.form()[0].isupper() else Lasting(*adjective_length(m))  # "der Dreißigjährige Krieg"


@rule("< NUMBER +- +UNIT! > +-", "< NUMBER +- +jahres|monats|tages! > +-")
def length_in_a_compound(m: Match) -> Outcome:
    """Die Sieben-Tage-Inzidenz steigt."""
    behind = m.line.forms[m.last : m.last + 2]
    if len(behind) < len("-B") or not m.line.glued(m.last + 1) or not behind[1][0].isupper():
        return None  # "eine 40- und 42-Jahre-alte Anlage"
    unit = unit_of(m) if m.has("unit") else _OF_COMPOUNDS[m.line.lower[m.last - 1]]
    return Lasting(amount_of(m), unit)


_OF_COMPOUNDS: dict[str, Unit] = {"jahres": "year", "monats": "month", "tages": "day"}


@rule("< CLOCK UNIT! >")
def length_on_the_stopwatch(m: Match) -> Outcome:
    """Sie gewann mit 2:14 Minuten Vorsprung."""
    first, second, third = clock_figures(m)
    unit = unit_of(m)
    smaller: tuple[Unit, ...] = ("minute", "second") if unit == "hour" else ("second",)
    if ":" not in m.line.forms[m.first] or unit not in ("hour", "minute") or not is_plural(m):
        return None
    if third is not None and unit == "minute":
        return None  # "1:14:95 Minuten"
    figures = [figure for figure in (second, third) if figure is not None]
    return Lasting(first, unit, rest=tuple(pair for pair in zip(figures, smaller, strict=False) if pair[0]))


@rule("< NUMBER +- +UNIT! +- +woche >")
def working_week(m: Match) -> Outcome:
    """Sie fordern die 35-Stunden-Woche."""
    return Lasting(amount_of(m), unit_of(m))
