"""Days, weeks and years counted from the day of writing: "gestern", "vergangene Woche", "im Vorjahr"."""

from __future__ import annotations

from newsanalysis.temporal.calendar_values import Unit, Year
from newsanalysis.temporal.expressions import (
    Expression,
    Fixed,
    Modified,
    PartOfDay,
    Period,
    Shifted,
    SplitYear,
    Step,
    Vague,
    WeekdayIn,
    Weekend,
)  # fmt: skip
from newsanalysis.temporal.grammar.captures import (
    counted,
    is_plural,
    part_of,
    period_part,
    unit_of,
    weekday_part,
    with_mod,
)  # fmt: skip
from newsanalysis.temporal.grammar.common import (
    CLOCK_UNITS,
    SINGULAR_PREPOSITIONS,
    any_part_of,
    sentence_start,
)
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of


@rule("DEICTIC!")
def deictic_day(m: Match) -> Outcome:
    """Gestern wurde gewählt."""
    # With a capital "Morgen" is the adverb only where a sentence begins and goes on in lower case.
    after = m.after()
    goes_on = after[:1].islower() or (after != "" and "CLOCK" in kinds_of(after))
    goes_on = goes_on or (after == "," and m.after(1)[:1].islower())  # "Morgen, so der Bericht, …"
    if m.form() == "Morgen" and not (sentence_start(m) and goes_on and not _is_paired(m)):
        return None
    if m.form() == "Heute" and not sentence_start(m) and m.before().istitle():
        return None  # "die Zeitung Heute"
    return Period("day", Step(m.number("deictic")))


def _is_paired(m: Match) -> bool:
    """ "Morgen und Abend" – but "Morgen und am Samstag"."""
    return m.after() == "und" and m.after(1) not in ("am", "übermorgen", "in")


@rule("DEICTIC_ADJECTIVE!")
def deictic_adjective(m: Match) -> Outcome:
    """Die gestrige Sitzung war kurz."""
    return Period("day", Step(m.number("deictic_adjective")))


@rule(
    "< heutigen|heutige WEEKDAY! >",
    "< DEICTIC_ADJECTIVE WEEKDAY! >",
    "< heutigen|heutiger|heutige tag|tage|tages! >",
)
def day_by_adjective(m: Match) -> Outcome:
    """Am heutigen Dienstag wird gewählt."""
    return Period("day", Step(m.number("deictic_adjective") if m.has("deictic_adjective") else 0))


@rule("< heutigen|heutige! > ausgabe|sitzung|debatte|abstimmung|pressekonferenz|spiel|konzert")
def something_of_the_day(_: Match) -> Outcome:
    """In der heutigen Ausgabe steht mehr."""
    return Period("day", Step(0))


@rule("< DEICTIC_ADJECTIVE tag|tage|tages! >")
def other_day_by_adjective(m: Match) -> Outcome:
    """Am gestrigen Tag wurde gewählt."""
    return Period("day", Step(m.number("deictic_adjective")))


@rule("< DEICTIC_ADJECTIVE DAYPART! >", "< heutigen|heutiger|heutige DAYPART! >")
def part_by_adjective(m: Match) -> Outcome:
    """Am gestrigen Abend wurde gewählt."""
    step = m.number("deictic_adjective") if m.has("deictic_adjective") else 0
    return PartOfDay(part_of(m), Period("day", Step(step)))


@rule("< DEICTIC_ADJECTIVE WEEKDAY_PART! >", "< heutigen|heutiger|heutige WEEKDAY_PART! >")
def weekday_part_by_adjective(m: Match) -> Outcome:
    """Am gestrigen Montagabend wurde gewählt."""
    step = m.number("deictic_adjective") if m.has("deictic_adjective") else 0
    return PartOfDay(weekday_part(m)[1], Period("day", Step(step)))


@rule("YEAR_ADVERB!")
def year_adverb(m: Match) -> Outcome:
    """Das Fest fällt heuer aus."""
    return Period("year", Step(m.number("year_adverb")))


@rule("WEEK_ADJECTIVE!")
def week_adjective(m: Match) -> Outcome:
    """Die dieswöchige Sitzung fällt aus."""
    return Period("week", Step(m.number("week_adjective")))


@rule("< PART? {THE}? REL UNIT! >")
def relative_unit(m: Match) -> Outcome:
    """In der vergangenen Woche wurde gewählt."""
    unit, count = unit_of(m), m.number("rel")
    # "in den vergangenen Jahren" is a length; "im vergangenen Jahre" has the old dative.
    plural = is_plural(m) and m.before().lower() not in SINGULAR_PREPOSITIONS
    if plural or unit in CLOCK_UNITS or _is_pronoun(m, unit):
        return None
    if unit == "half" and m.line.lower[m.last - 1].startswith("semester"):
        return Modified(Period(unit, Step(count)), "APPROX")  # it begins in April or October
    if unit == "weekend":
        return Weekend(count)
    if unit == "day":  # "am nächsten Tag" counts in the story; "am letzten Tag" is the end of something
        return Period("day", Step(count, narrative=True)) if count >= 0 else None
    return with_mod(Period(unit, Step(count)), m, "part")


def _is_pronoun(m: Match, unit: Unit) -> bool:
    """Whether the article is a pronoun: "die Studie, die letzte Woche kam", "wer das letzte Woche sah"."""
    form = m.form().lower()
    if m.before() == "," and form in ("der", "die", "das"):
        return True
    return form == "das" and unit in ("week", "month", "day")


@rule("< {THE}? REL SPAN_NOUN! >", "< {THE}? REL ADJECTIVE SPAN_NOUN! >")
def relative_split_year(m: Match) -> Outcome:
    """In der kommenden Saison wird gebaut."""
    kind, count = m.get("span_noun"), m.number("rel")
    if kind == "year" and m.line.lower[m.last - 1].endswith(("jahr", "jahres")):  # of business, of a budget
        return Period("year", Step(count))
    return SplitYear(count) if kind == "split" else None


@rule(
    "< dieser ADJECTIVE? zeit! >",
    "in|durch|für < diese ADJECTIVE? zeit! >",
    "der|die < heutige|heutigen zeit! >",
)
def this_time(_: Match) -> Outcome:
    """In dieser schwierigen Zeit hilft man sich."""
    return Vague("PRESENT_REF")


@rule("< PART? des? PERIOD! >")
def period_noun(m: Match) -> Outcome:
    """Im Vorjahr stieg der Umsatz."""
    if m.form() == "Vorjahre" and m.before().lower() in ("der", "die", "aller"):
        return None  # several of them
    return with_mod(Period(*counted(m.string("period"))), m, "part")


@rule(
    "gegenüber|im|zum|vom|dem|den < vorjahreszeitraum|vorjahresquartal|vorjahresmonat! >",
    "in|zur|gegenüber|der < der? vorjahresperiode! >",
)
def same_time_a_year_before(_: Match) -> Outcome:
    """Im dritten Quartal 2023 sank der Umsatz gegenüber dem Vorjahreszeitraum."""
    return Period("year", Step(-1))


@rule("< PERIOD! YEAR >", "< NARRATIVE_NOUN! YEAR >")
def period_noun_with_its_year(m: Match) -> Outcome:
    """Im Vorjahr 2016 stieg der Umsatz."""
    unit, _ = counted(m.string("period" if m.has("period") else "narrative_noun"))
    return Fixed(Year(m.number("year"))) if unit == "year" else None


@rule("< PART der|des UNIT! >", "< rest der|des UNIT! >")
def part_of_unit(m: Match) -> Outcome:
    """Ende des Jahres wird gewählt."""
    if unit_of(m) in CLOCK_UNITS or is_plural(m) or m.after()[:1].isdigit():
        return None  # "der Rest des Jahres 2023" names its year
    return with_mod(Period(unit_of(m), Step(0), bare=True), m, "part")


@rule("im laufe|verlauf|lauf < des|der UNIT! >")
def course_of_unit(m: Match) -> Outcome:
    """Im Laufe des Jahres wird gewählt."""
    after = kinds_of(m.after() or " ")
    if unit_of(m) in CLOCK_UNITS or is_plural(m) or "YEAR" in after or "MONTH" in after:
        return None  # "im Laufe des Jahres 2019", "im Laufe des Monats Mai" are named
    return Period(unit_of(m), Step(0))


@rule("< PERIOD_PART! YEAR? >", "< PERIOD_PART! YEAR / FIGURE >", "< PERIOD_PART! YEAR / YEAR:last >")
def part_of_period(m: Match) -> Outcome:
    """Bis Jahresende soll der Bau fertig sein."""
    unit, mod = period_part(m)
    if m.has("year"):
        return Modified(Fixed(Year(m.number("year"))), mod) if unit == "year" else None
    return Modified(Period(unit, Step(0), bare=True), mod)


@rule("< DEICTIC! DAYPART >", "< DEICTIC! DAYPART_ADVERB >", "< DEICTIC! {PART_WORD} >")
def deictic_part(m: Match) -> Outcome:
    """Gestern Abend tagte der Rat."""
    if m.form() == "Morgen" and not sentence_start(m):
        return None
    return PartOfDay(any_part_of(m), Period("day", Step(m.number("deictic"))))


@rule("< DEICTIC! WEEKDAY >")
def deictic_weekday(m: Match) -> Outcome:
    """Gestern Mittwoch tagte der Rat."""
    # As the Swiss say it.
    return (
        None if m.form() == "Morgen" and not sentence_start(m) else Period("day", Step(m.number("deictic")))
    )


@rule("< DEICTIC vor|in genau|exakt? NUMBER UNIT! >", "< WEEKDAY in|vor NUMBER UNIT! >")
def deictic_shifted(m: Match) -> Outcome:
    """Heute vor 50 Jahren wurde er geboren."""
    amount = m.get("number")
    if not isinstance(amount, int) or unit_of(m) in CLOCK_UNITS:
        return None
    ago = "vor" in m.line.lower[m.first : m.last]
    if amount == _EIGHT and unit_of(m) == "day":
        amount = 7  # "heute in acht Tagen" is in a week (Duden, "acht")
    day: Expression = (
        WeekdayIn(m.number("weekday")) if m.has("weekday") else Period("day", Step(m.number("deictic")))
    )
    return Shifted(day, -amount if ago else amount, unit_of(m))


_EIGHT = 8
