"""Sets: what happens again and again ("jeden Dienstag", "alle vier Jahre", "zweimal im Jahr")."""

from __future__ import annotations

from decimal import Decimal

from newsanalysis.temporal.calendar_values import Unit
from newsanalysis.temporal.durations import duration_value
from newsanalysis.temporal.expressions import Every
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule

_ANY_DAY = "XXXX-XX-XX"


def _unit(m: Match) -> Unit:
    return m.get("unit")  # type: ignore[return-value]


@rule("FREQUENCY!")
def frequency(m: Match) -> Outcome:
    """Das Blatt erscheint wöchentlich."""
    return Every(m.string("frequency"))


@rule(
    "< EVERY UNIT! >",
    "< an? EVERY UNIT! >",
    "< EVERY einzelnen|einzelne UNIT! >",
)
def every_unit(m: Match) -> Outcome:
    """Er kommt jedes Jahr."""
    if _unit(m) == "weekend":
        return Every("XXXX-WXX-WE", "EVERY")
    return Every(duration_value(1, _unit(m)), "EVERY")


@rule("< EVERY WEEKDAY! >")
def every_weekday(m: Match) -> Outcome:
    """Der Markt ist jeden Dienstag."""
    return Every(f"XXXX-WXX-{m.number('weekday')}", "EVERY")


@rule("< EVERY WEEKDAY_PART! >")
def every_weekday_part(m: Match) -> Outcome:
    """Der Chor probt jeden Dienstagabend."""
    day, code = m.get("weekday_part")  # type: ignore[misc]
    return Every(f"XXXX-WXX-{day}T{code}", "EVERY")


@rule("< EVERY DAYPART! >")
def every_part(m: Match) -> Outcome:
    """Der Chor probt jeden Abend."""
    return Every(f"{_ANY_DAY}T{m.get('daypart')}", "EVERY")


@rule("< EVERY MONTH! >", "< EVERY SEASON! >")
def every_month(m: Match) -> Outcome:
    """Er kommt jeden Mai."""
    if m.has("month"):
        return Every(f"XXXX-{m.number('month'):02d}", "EVERY")
    return Every(f"XXXX-{m.get('season')}", "EVERY")


@rule("< EVERY ORDINAL UNIT! >")
def every_nth_unit(m: Match) -> Outcome:
    """Er kommt jedes zweite Jahr."""
    return Every(duration_value(m.number("ordinal"), _unit(m)), "EVERY")


@rule(
    "< EVERY {DAY} WEEKDAY! ( im|des monat|monats )? >",
)
def every_nth_weekday(m: Match) -> Outcome:
    """Der Markt ist jeden zweiten Dienstag im Monat."""
    number = m.number("figure") if m.has("figure") else m.number("ordinal")
    of_month = m.line.lower[m.last - 1].startswith("monat")
    return Every("P1M", "EVERY") if of_month else Every(duration_value(number, "week"), "EVERY")


@rule(
    "< alle NUMBER UNIT! >",
    "< alle paar UNIT! >",
    "< alle UNIT! >",
)
def all_units(m: Match) -> Outcome:
    """Gewählt wird alle vier Jahre."""
    amount = m.get("number")
    if not m.has("number") or _unit(m) == "century":
        return None
    return Every(duration_value(amount if isinstance(amount, int | Decimal) else None, _unit(m)), "EVERY")


@rule(
    "< TIMES im|am|pro|in|die|jede|jedes|jeden der|dem? UNIT! >",
    "< TIMES UNIT! >",
    "< NUMBER mal im|am|pro|in|die der|dem? UNIT! >",
)
def times_per_unit(m: Match) -> Outcome:
    """Er kommt zweimal im Jahr."""
    if len(m.line.forms[m.first : m.last]) == 2:
        return None
    times = m.get("times") if m.has("times") else m.get("number")
    return Every(duration_value(1, _unit(m)), freq=f"{times}X" if isinstance(times, int) else None)


@rule("< TIMES! FREQUENCY >")
def times_frequency(m: Match) -> Outcome:
    """Er kommt zweimal täglich."""
    times = m.get("times")
    return Every(m.string("frequency"), freq=f"{times}X" if isinstance(times, int) else None)


@rule("< pro UNIT! >")
def per_unit(m: Match) -> Outcome:
    """Das kostet viel pro Jahr."""
    return Every(duration_value(1, _unit(m)))


@rule("< je NUMBER UNIT! >")
def each_length(m: Match) -> Outcome:
    """Geplant sind vier Kurse von je zwei Wochen."""
    amount = m.get("number")
    return Every(duration_value(amount if isinstance(amount, int | Decimal) else None, _unit(m)), "EACH")


@rule("< WEEKDAY_ADVERB! >", "< WEEKDAY_ADVERB! DAYPART_ADVERB >")
def weekdays(m: Match) -> Outcome:
    """Der Markt ist dienstags."""
    part = f"T{m.get('daypart_adverb')}" if m.has("daypart_adverb") else ""
    if m.form()[0].isupper() and m.before().lower() in (
        "des",
        "eines",
        "vergangenen",
        "letzten",
        "kommenden",
    ):
        return None
    return Every(f"XXXX-WXX-{m.number('weekday_adverb')}{part}", "EVERY")


@rule("WEEKDAY_PART_ADVERB!")
def weekday_parts(m: Match) -> Outcome:
    """Der Chor probt dienstagabends."""
    day, code = m.get("weekday_part_adverb")  # type: ignore[misc]
    return Every(f"XXXX-WXX-{day}T{code}", "EVERY")


@rule("DAYPART_ADVERB!")
def parts_of_days(m: Match) -> Outcome:
    """Der Laden öffnet nachmittags."""
    return Every(f"{_ANY_DAY}T{m.get('daypart_adverb')}")


@rule("< an wochenenden! >")
def weekends(m: Match) -> Outcome:
    """Der Laden öffnet an Wochenenden."""
    return Every("XXXX-WXX-WE", "EVERY")
