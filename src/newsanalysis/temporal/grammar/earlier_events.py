"""Lengths and years that imply an earlier event: "zum ersten Mal seit 24 Jahren"."""

from __future__ import annotations

from newsanalysis.temporal.calendar_values import Year
from newsanalysis.temporal.expressions import Anniversary, Fixed
from newsanalysis.temporal.grammar.lengths import counted_length
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of
from newsanalysis.temporal.wordforms import DETERMINERS


@rule(
    "zum ersten mal wieder? seit|nach < {LENGTH} >",
    "erstmals wieder? seit|nach < {LENGTH} >",
    implies=True,
)
def first_time_since(m: Match) -> Outcome:
    """Er reist zum ersten Mal seit 24 Jahren dorthin."""
    return counted_length(m, "since")


@rule("seit < {LENGTH} > nicht|kein|keine|keinen mehr", implies=True)
def not_since(m: Match) -> Outcome:
    """Er war seit drei Jahren nicht mehr dort."""
    return counted_length(m, "since")


@rule(
    "seit < {LENGTH} > im amt|dienst",
    "seit < {LENGTH} > an der macht|spitze|regierung",
    implies=True,
)
def since_in_office(m: Match) -> Outcome:
    """Er ist seit drei Jahren im Amt."""
    return counted_length(m, "since")


@rule("innerhalb|binnen|innert von? < {LENGTH} >", implies=True)
def again_within(m: Match) -> Outcome:
    """Es ist das zweite Treffen innerhalb eines Jahres."""
    return counted_length(m, "within") if _is_again(m) else None


_AGAIN_REACH = 9  # words


def _is_again(m: Match) -> bool:
    """Whether a second or later one is told of in front: "das zweite Treffen der Räte innerhalb …"."""
    for distance in range(1, _AGAIN_REACH):
        form = m.before(distance)
        if not form or form in ".!?;:" or form.isspace():
            return False
        number = kinds_of(form).get("ORDINAL")
        if isinstance(number, int) and number > 1:
            return True
        # "Der zweite Bewerber zog seine Klage innerhalb einer Woche zurück" counts no withdrawals.
        if not (form[0].isupper() or form in DETERMINERS or form in ("und", "beiden")):
            return False
    return False


@rule("innerhalb|binnen|innert von? < {LENGTH} >")
def within(m: Match) -> Outcome:
    """Das Haus wurde innerhalb eines Jahres gebaut."""
    return counted_length(m, "within")


@rule(
    "< NUMBER . jahrestag|jahrestags|jahrestages! >",
    "< ORDINAL jahrestag|jahrestags|jahrestages! >",
    implies=True,
)
def anniversary(m: Match) -> Outcome:
    """Zum zehnten Jahrestag wird gefeiert."""
    years = m.get("number") if m.has("number") else m.get("ordinal")
    return Anniversary(years) if isinstance(years, int) and years else None


@rule("zuletzt|letztmals vor < {LENGTH} >", "zum letzten mal vor < {LENGTH} >", implies=True)
def last_time_ago(m: Match) -> Outcome:
    """Er war zuletzt vor drei Jahren dort."""
    return counted_length(m, "ago")


@rule(
    "erstmals wieder? seit < YEAR! >",
    "zum ersten mal wieder? seit < YEAR! >",
    "zuletzt|letztmals < YEAR! >",
    implies=True,
)
def first_time_since_year(m: Match) -> Outcome:
    """Er reist erstmals seit 2009 dorthin."""
    return Fixed(Year(m.number("year")))
