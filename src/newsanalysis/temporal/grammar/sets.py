"""Sets: what happens again and again ("jeden Dienstag", "alle vier Jahre", "zweimal im Jahr")."""

from __future__ import annotations

from newsanalysis.temporal.calendar_values import NO_DAY, Part
from newsanalysis.temporal.durations import duration_value
from newsanalysis.temporal.expressions import Every, Fixed, PartOfDay
from newsanalysis.temporal.grammar.captures import (
    amount_of,
    day_number,
    is_plural,
    part_of,
    unit_of,
    weekday_part,
)
from newsanalysis.temporal.grammar.common import calendar_day, sentence_start
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of

# Behind "am Tag", "im Jahr" these name one day or year: "am Tag der Wahl", "im Jahr seines Abschieds".
_OF_SOMETHING = frozenset((
    "der", "des", "von", "vor", "nach", "zuvor", "danach", "davor", "darauf", "seines", "seiner", "ihres",
    "ihrer",    "dieses", "dieser", "eines", "einer", "als", "an", "wie",
))  # fmt: skip
_ANY_DAY = "XXXX-XX-XX"


@rule("FREQUENCY!")
def frequency(m: Match) -> Outcome:
    """Das Blatt erscheint wöchentlich."""
    return Every(m.string("frequency"))


@rule("< EVERY UNIT! >", "< EVERY einzelnen|einzelne UNIT! >")
def every_unit(m: Match) -> Outcome:
    """Er kommt jedes Jahr."""
    if unit_of(m) == "weekend":
        return Every("XXXX-WXX-WE", "EVERY")
    return Every(duration_value(1, unit_of(m)), "EVERY")


@rule(
    "< {DAY} MONTH! jeden|jedes|eines jahres|jahrs >",
    "< {DAY} MONTH! eines jeden jahres|jahrs >",
    "< EVERY {DAY} MONTH! >",
)
def day_of_every_year(m: Match) -> Outcome:
    """Am 24. Dezember jedes Jahres läuten die Glocken."""
    number = day_number(m)
    if m.has("every") and ((m.has("ordinal") and number > 1) or m.after() == "-"):
        return None  # "jeden zweiten Juni" is every other one
    day = calendar_day(number, m.number("month"))
    return Every(str(day), "EVERY") if day else None


@rule("< EVERY FRACTION UNIT! >")
def every_part_of_unit(m: Match) -> Outcome:
    """Er kommt jedes halbe Jahr."""
    return Every(duration_value(amount_of(m, "fraction"), unit_of(m)), "EVERY")


@rule("< EVERY viertelstunde! >", "< alle viertelstunde|viertelstunden! >")
def every_quarter_of_an_hour(_: Match) -> Outcome:
    """Der Bus fährt jede Viertelstunde."""
    return Every("PT15M", "EVERY")


@rule("< EVERY FEAST! >")
def every_feast(m: Match) -> Outcome:
    """An jedem Aschermittwoch kommen sie."""
    value = m.string("feast")
    return Every(f"XXXX-{value}" if value[0].isdigit() else "P1Y", "EVERY")


@rule("< EVERY WEEKDAY! >")
def every_weekday(m: Match) -> Outcome:
    """Der Markt ist jeden Dienstag."""
    return Every(f"XXXX-WXX-{m.number('weekday')}", "EVERY")


@rule("< EVERY WEEKDAY_PART! >")
def every_weekday_part(m: Match) -> Outcome:
    """Der Chor probt jeden Dienstagabend."""
    day, code = weekday_part(m)
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


@rule("< EVERY {DAY} UNIT! >")
def every_nth_unit(m: Match) -> Outcome:
    """Er kommt jedes zweite Jahr."""
    return Every(duration_value(day_number(m), unit_of(m)), "EVERY") if day_number(m) else None


@rule(
    "< EVERY {DAY} WEEKDAY! ( im|des monat|monats )? >",
    "am|den|der < {DAY} WEEKDAY! ( jedes|jeden | eines jeden ) monats|quartals|jahres >",
)
def every_nth_weekday(m: Match) -> Outcome:
    """Der Markt ist jeden zweiten Dienstag im Monat."""
    return Every(f"XXXX-WXX-{m.number('weekday')}", f"EVERY {day_number(m)}")


@rule("jeweils|immer am|an < WEEKDAY! >", "jeweils|immer am|an WEEKDAY:one und|oder|sowie am? < WEEKDAY! >")
def always_on_weekday(m: Match) -> Outcome:
    """Der Markt ist immer am Dienstag."""
    # "jeweils am Dienstag, 18. Juni" are days.
    return None if m.after() == "," and m.after(1)[:1].isdigit() else every_weekday.build(m)


@rule("jeweils|immer am|an < {DAY} WEEKDAY! im|des monat|monats >")
def always_on_nth_weekday(m: Match) -> Outcome:
    """Der Markt ist immer am zweiten Dienstag im Monat."""
    return every_nth_weekday.build(m)


@rule(
    "< EVERY letzten|letzte|letzter WEEKDAY! ( im|des monat|monats )? >",
    "am|den < letzten WEEKDAY! ( jedes|jeden | eines jeden ) monats|quartals|jahres >",
)
def every_last_weekday(m: Match) -> Outcome:
    """Der Markt ist jeden letzten Dienstag im Monat."""
    return Every(f"XXXX-WXX-{m.number('weekday')}", "EVERY")


@rule(
    "< EVERY {DAY} im|des|eines monat|monats! >",
    "jeweils|immer am|zum < {DAY} im|des|eines monat|monats! >",
    "am|zum < {DAY} ( jedes|jeden | eines jeden ) monats! >",
)
def every_day_of_month(m: Match) -> Outcome:
    """Die Miete ist jeweils am 3. des Monats fällig."""
    day = day_number(m)
    return Every(f"XXXX-XX-{day:02d}", "EVERY") if 1 <= day <= 31 else None


@rule("EVERY WEEKDAY:one und|oder|sowie < WEEKDAY! >")
def every_other_weekday(m: Match) -> Outcome:
    """Der Markt ist jeden Montag und Mittwoch."""
    return Every(f"XXXX-WXX-{m.number('weekday')}", "EVERY")


@rule("an WEEKDAY:one und|oder|sowie < WEEKDAY! >")
def on_other_weekdays(m: Match) -> Outcome:
    """Der Laden öffnet an Samstagen und Sonntagen."""
    return Every(f"XXXX-WXX-{m.number('weekday')}", "EVERY") if m.form().endswith("en") else None


@rule("EVERY < WEEKDAY! > +- und|oder|sowie WEEKDAY_PART")
def every_suspended_weekday_part(m: Match) -> Outcome:
    """Der Chor probt jeden Montag- und Mittwochabend."""
    return Every(f"XXXX-WXX-{m.number('weekday')}T{weekday_part(m)[1]}", "EVERY")


@rule("EVERY WEEKDAY:one +- und|oder|sowie < WEEKDAY_PART! >")
def every_other_weekday_part(m: Match) -> Outcome:
    """Der Chor probt jeden Montag- und Mittwochabend."""
    day, code = weekday_part(m)
    return Every(f"XXXX-WXX-{day}T{code}", "EVERY")


@rule("an den|allen? < sonn +- und feiertagen! >", "< sonn +- und feiertags! >")
def sundays_and_feasts(_: Match) -> Outcome:
    """Der Laden öffnet an Sonn- und Feiertagen."""
    return Every("XXXX-WXX-7", "EVERY")


@rule("< UNIT! für|um UNIT:second >", "von < UNIT! zu UNIT:second >")
def unit_by_unit(m: Match) -> Outcome:
    """Jahr für Jahr kommen mehr Gäste."""
    same = unit_of(m) == unit_of(m, "second")
    return Every(duration_value(1, unit_of(m)), "EVERY") if same else None


@rule("< WEEKDAY! für WEEKDAY:second >", "< DAYPART! für|um DAYPART:second >")
def day_by_day(m: Match) -> Outcome:
    """Abend für Abend kamen mehr Leute."""
    kind = "weekday" if m.has("weekday") else "daypart"
    if m.get(kind) != m.get("second"):
        return None
    value = f"XXXX-WXX-{m.get(kind)}" if kind == "weekday" else f"{_ANY_DAY}T{m.get(kind)}"
    return Every(value, "EVERY")


@rule("< alle FRACTION UNIT! >")
def all_halves(m: Match) -> Outcome:
    """Der Bus fährt alle halbe Stunde."""
    return Every(duration_value(amount_of(m, "fraction"), unit_of(m)), "EVERY")


@rule("< alle NUMBER UNIT! >", "< alle UNIT! >")
def all_units(m: Match) -> Outcome:
    """Gewählt wird alle vier Jahre."""
    if not m.has("number"):  # "alle Jahre wieder"; "alle Jahre seines Lebens" are all of them
        if not is_plural(m) or m.after().lower() not in ("", "wieder", ".", ","):
            return None
        return Every(duration_value(1, unit_of(m)), "EVERY")
    return Every(duration_value(amount_of(m), unit_of(m)), "EVERY")


@rule("< NUMBER +- +täglich|tägliche|täglichen|täglicher|tägliches! >")
def every_days_in_figures(m: Match) -> Outcome:
    """Das Blatt erscheint 14-täglich."""
    return Every(duration_value(amount_of(m), "day"))


@rule("< TIMES {PER} UNIT! >", "< NUMBER mal {PER} UNIT! >")
def times_per_unit(m: Match) -> Outcome:
    """Er kommt zweimal im Jahr."""
    times = m.get("times") if m.has("times") else m.get("number")
    return Every(duration_value(1, unit_of(m)), freq=_frequency(times))


@rule("< TIMES FREQUENCY! >", "< NUMBER mal FREQUENCY! >")
def times_frequency(m: Match) -> Outcome:
    """Er kommt zweimal täglich."""
    times = m.get("times") if m.has("times") else m.get("number")
    return Every(m.string("frequency"), freq=_frequency(times))


def _frequency(times: object) -> str | None:
    return f"{times}X" if isinstance(times, int) else None


@rule("< pro UNIT! >")
def per_unit(m: Match) -> Outcome:
    """Das kostet viel pro Jahr."""
    if m.before().startswith(("Kilometer", "km", "Meter", "Meilen")):
        return None  # a speed
    return Every(duration_value(1, unit_of(m)))


@rule("am|im|der|die|je < UNIT! >")
def rate(m: Match) -> Outcome:
    """Das kostet 400 Euro im Monat."""
    if is_plural(m) or unit_of(m) == "weekend" or not _is_measured(m) or m.after().lower() in _OF_SOMETHING:
        return None
    return Every(duration_value(1, unit_of(m)))


_MORE_OR_LESS = frozenset(("mehr", "weniger", "brutto", "netto", "kalt", "warm"))


def _is_measured(m: Match) -> bool:
    """Whether an amount with its noun stands right before: "400 Euro im", "200 Patienten am", "in der"."""
    place = m.start - 1
    if m.line.lower[m.start] == "der":
        if place < 0 or m.line.lower[place] != "in":
            return False
        place -= 1
    while place > 1 and m.line.lower[place] in _MORE_OR_LESS:  # "35 Euro mehr im Monat"
        place -= 1
    noun = m.line.forms[place] if place >= 1 else ""
    if not (noun[:1].isupper() or "MEASURE" in kinds_of(noun or " ")):
        return False
    if m.line.lower[m.start] == "die" and "MEASURE" not in kinds_of(noun) and noun != "Stunden":
        return False  # "12 Euro die Stunde", "20 Stunden die Woche"
    kinds = m.line.kinds(place - 1)
    if m.line.lower[place - 1].startswith("ein") and "MEASURE" not in kinds_of(noun):
        return False  # "das sagte ein Sprecher am Tag"
    return "NUMBER" in kinds or "MILLION" in kinds


@rule("< je NUMBER UNIT! >")
def each_length(m: Match) -> Outcome:
    """Geplant sind vier Kurse von je zwei Wochen."""
    return Every(duration_value(amount_of(m), unit_of(m)), "EACH")


@rule("< WEEKDAY_ADVERB! DAYPART_ADVERB? >")
def weekdays(m: Match) -> Outcome:
    """Der Markt ist dienstags."""
    if m.form()[0].isupper() and not sentence_start(m):
        return None  # "des Dienstags" is one day
    part = f"T{m.string('daypart_adverb')}" if m.has("daypart_adverb") else ""
    return Every(f"XXXX-WXX-{m.number('weekday_adverb')}{part}", "EVERY")


@rule("WEEKDAY_PART_ADVERB!")
def weekday_parts(m: Match) -> Outcome:
    """Der Chor probt dienstagabends."""
    day, code = weekday_part(m, "weekday_part_adverb")
    return Every(f"XXXX-WXX-{day}T{code}", "EVERY")


@rule("< eines DAYPART_ADVERB! >", "< eines PHASE DAYPART_ADVERB! >")
def some_part_of_some_day(m: Match) -> Outcome:
    """Eines Morgens kam er zurück."""
    return Fixed(Part(NO_DAY, part_of(m, "daypart_adverb")))


_DATED = frozenset(("MONTH", "YEAR", "WEEKDAY", "FULL_DATE", "DEICTIC"))


@rule("DAYPART_ADVERB!")
def parts_of_days(m: Match) -> Outcome:
    """Der Laden öffnet nachmittags."""
    if m.form()[0].isupper() and m.before().lower() == "des":
        return PartOfDay(part_of(m, "daypart_adverb"))  # "die Gäste des Abends" are of one evening
    if m.before() == "," and not _DATED.isdisjoint(kinds_of(m.before(2) or " ")):
        return PartOfDay(part_of(m, "daypart_adverb"))  # "20. August, vormittags:"
    return Every(f"{_ANY_DAY}T{m.string('daypart_adverb')}")


@rule("an den|allen|manchen? < wochenenden! >")
def weekends(_: Match) -> Outcome:
    """Der Laden öffnet an Wochenenden."""
    return Every("XXXX-WXX-WE", "EVERY")


@rule("an den|allen|manchen? < werktagen|wochentagen! >")
def working_days(_: Match) -> Outcome:
    """Der Laden öffnet an Werktagen."""
    return Every("XXXX-WXX-WD", "EVERY")


@rule("an < WEEKDAY! >")
def on_weekdays(m: Match) -> Outcome:
    """Der Laden öffnet an Montagen."""
    if not m.form().endswith("en"):
        return None
    return Every(f"XXXX-WXX-{m.number('weekday')}", "EVERY")
