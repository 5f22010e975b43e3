"""Periods counted from another: "heute", "letzte Woche", "Dienstagabend", "Jahresende", "am Tag danach"."""

from __future__ import annotations

from typing import cast

from newsanalysis.temporal.calendar_values import NO_DAY, Month, PartCode, Unit, Weekday, Year
from newsanalysis.temporal.durations import in_whole_units
from newsanalysis.temporal.expressions import (
    DayOf,
    Expression,
    Fixed,
    Lasting,
    Later,
    Modified,
    PartOfDay,
    Period,
    Shifted,
    SplitYear,
    Step,
    Vague,
    WeekdayIn,
    Weekend,
    WeekOf,
    Yearly,
)  # fmt: skip
from newsanalysis.temporal.grammar.captures import (
    amount_of,
    counted,
    day_number,
    is_plural,
    occurrence_of,
    part_of,
    period_part,
    unit_of,
    weekday_of,
    weekday_part,
    with_mod,
    year_of,
)  # fmt: skip
from newsanalysis.temporal.grammar.common import SMALL_PARTS, calendar_day, is_name, sentence_start
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.numbers import Amount
from newsanalysis.temporal.vocabulary import kinds_of

_SHORT_UNITS = ("hour", "minute", "second")
_SINGULAR_PREPOSITIONS = ("im", "am", "vom", "zum")


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


@rule("< eines tages! >", "an < einem ADJECTIVE? tag! >")
def some_day(m: Match) -> Outcome:
    """Eines Tages kam er zurück."""
    return None if m.before().lower() in ("innerhalb", "während") else Fixed(NO_DAY)


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
    plural = is_plural(m) and m.before().lower() not in _SINGULAR_PREPOSITIONS
    if plural or unit in _SHORT_UNITS or _is_pronoun(m, unit):
        return None
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
    "zu < dieser|jener ADJECTIVE? zeit! >",
    "in|aus < jener ADJECTIVE? zeit! >",
    "zu < diesem|jenem ADJECTIVE? zeitpunkt! >",
    "in|aus < jenen ADJECTIVE? UNIT! >",
)
def that_time(_: Match) -> Outcome:
    """Zu dieser Zeit gab es dort keine Straße."""
    return Vague("PAST_REF")


@rule(
    "< dieser ADJECTIVE? zeit! >",
    "in|durch|für < diese ADJECTIVE? zeit! >",
    "der|die < heutige|heutigen zeit! >",
)
def this_time(_: Match) -> Outcome:
    """In dieser schwierigen Zeit hilft man sich."""
    return Vague("PRESENT_REF")


@rule("< {THE}? NARRATIVE UNIT! >")
def narrative_unit(m: Match) -> Outcome:
    """Im Mai 2019 begann der Bau, im selben Jahr endete er."""
    if unit_of(m) in _SHORT_UNITS or is_plural(m):
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


@rule("am|vom < ORDINAL tag|tage! >", "seit dem < ORDINAL tag! >")
def nth_day_of_something(m: Match) -> Outcome:
    """Am ersten Tag kamen hundert Gäste."""
    return Fixed(NO_DAY) if m.line.forms[m.last - 1][0].isupper() and m.number("ordinal") > 0 else None


@rule("< rest! des|der UNIT >")
def rest_of_period(m: Match) -> Outcome:
    """Der Rest der Woche ist verplant."""
    return None if is_plural(m) or m.after()[:1].isdigit() else Period(unit_of(m), Step(0), bare=True)


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


@rule("am|im|der|den|dem|des|vom|zum < NARRATIVE_NOUN! >")
def narrative_noun(m: Match) -> Outcome:
    """Am 3. Mai 2019 wurde gewählt, am Vortag gestritten."""
    unit, step = counted(m.string("narrative_noun"))
    return Period(unit, Step(step.count, narrative=True))


@rule("< PART der|des UNIT! >")
def part_of_unit(m: Match) -> Outcome:
    """Ende des Jahres wird gewählt."""
    if unit_of(m) in _SHORT_UNITS or is_plural(m):
        return None
    return with_mod(Period(unit_of(m), Step(0), bare=True), m, "part")


@rule("im laufe|verlauf|lauf < des|der UNIT! >")
def course_of_unit(m: Match) -> Outcome:
    """Im Laufe des Jahres wird gewählt."""
    after = kinds_of(m.after() or " ")
    if unit_of(m) in _SHORT_UNITS or is_plural(m) or "YEAR" in after or "MONTH" in after:
        return None  # "im Laufe des Jahres 2019", "im Laufe des Monats Mai" are named
    return Period(unit_of(m), Step(0))


@rule("< PERIOD_PART! YEAR? >", "< PERIOD_PART! YEAR / FIGURE >", "< PERIOD_PART! YEAR / YEAR:last >")
def part_of_period(m: Match) -> Outcome:
    """Bis Jahresende soll der Bau fertig sein."""
    unit, mod = period_part(m)
    if m.has("year"):
        return Modified(Fixed(Year(m.number("year"))), mod) if unit == "year" else None
    return Modified(Period(unit, Step(0), bare=True), mod)


@rule(
    "am|übers|fürs|vom|zum|das|dem|ans < wochenende! >",
    "das|dem|am < langen|lange|verlängerten wochenende! >",
)
def weekend(_: Match) -> Outcome:
    """Am Wochenende wird gefeiert."""
    return Weekend()


@rule("< einem|einen WEEKDAY! >", "( MONTH | MONTH_SHORT . | YEAR ) , < ein WEEKDAY! > ,|.|)")
def some_weekday(m: Match) -> Outcome:
    """An einem Freitag kam er zurück."""
    return Fixed(Weekday(m.number("weekday")))


@rule("< WEEKDAY! der vorwoche >")
def weekday_of_the_week_before(m: Match) -> Outcome:
    """Am Dienstag der Vorwoche wurde gewählt."""
    return WeekdayIn(m.number("weekday"), week=Step(-1))


@rule("< REL? WEEKDAY! >", "< WEEKDAY! der? REL woche >", "< {THE}? REL woche am? WEEKDAY! >")
def weekday(m: Match) -> Outcome:
    """Am Dienstag wird gewählt."""
    # "Der 3. Mai war ein Freitag" says which day of the week it was, not which day.
    if is_name(m) or m.before().lower() in ("ein", "kein") or m.before().isdecimal():
        return None
    if m.form() == "Sonntag" and m.before() == "am" and "PAPER" in kinds_of(m.before(2) or " "):
        return None  # "Welt am Sonntag"
    article = m.before(2) if "ADJECTIVE" in kinds_of(m.before() or " ") else m.before()
    if article.lower() in ("einem", "einen", "eines", "keinem", "keinen"):
        return Fixed(Weekday(m.number("weekday")))  # "an einem Freitag": on any
    return _on_weekday(m, m.number("weekday"))


@rule("< NARRATIVE WEEKDAY! >", "< WEEKDAY! darauf|danach|zuvor|davor >")
def narrative_weekday(m: Match) -> Outcome:
    """Am 3. Mai 2019 wurde gewählt, am Montag darauf gestritten."""
    back = not {"zuvor", "davor"}.isdisjoint(m.line.lower[m.first : m.last])
    count = m.number("narrative") if m.has("narrative") else -1 if back else 1
    return WeekdayIn(m.number("weekday"), occurrence=count, narrative=True)


@rule(
    "< REL? WEEKDAY_PART! >",
    "< WEEKDAY_PART! der? REL woche >",
    "< {THE}? REL woche am? WEEKDAY_PART! >",
    "< PHASE WEEKDAY_PART! >",
)
def weekday_and_part(m: Match) -> Outcome:
    """Am Dienstagabend wird gewählt."""
    number, code = weekday_part(m)
    return with_mod(PartOfDay(code, _on_weekday(m, number)), m, "phase")


@rule("< WEEKDAY_PART! ,? den|dem {DAY} MONTH {OF_YEAR}? >", "< WEEKDAY_PART! , {DAY} MONTH {OF_YEAR}? >")
def weekday_part_with_its_date(m: Match) -> Outcome:
    """Am Mittwochmorgen, den 8. April, wurde geräumt."""
    (weekday, code), year = weekday_part(m), year_of(m)
    day = calendar_day(day_number(m), m.number("month"), year if isinstance(year, int) else None)
    if day is None:
        return None
    dated = Fixed(day) if isinstance(year, int) else Yearly(day, year, weekday=weekday)
    return PartOfDay(code, dated)


@rule("< WEEKDAY! > +- und|oder|bis|sowie WEEKDAY_PART")
def suspended_weekday_part(m: Match) -> Outcome:
    """Am Dienstag- und Donnerstagabend wird gewählt."""
    return PartOfDay(weekday_part(m)[1], WeekdayIn(m.number("weekday")))


@rule(
    "< REL? WEEKDAY! DAYPART >",
    "< REL? WEEKDAY! DAYPART_ADVERB >",
    "< REL? WEEKDAY! {PART_WORD} >",
    "< WEEKDAY_SHORT! .? DAYPART >",
    "< WEEKDAY_SHORT! . DAYPART_ADVERB >",
    "< WEEKDAY_SHORT! . {PART_WORD} >",
)
def weekday_then_part(m: Match) -> Outcome:
    """Am Dienstag Abend wird gewählt."""
    return PartOfDay(_part_code(m), _on_weekday(m, cast("int", weekday_of(m))))


@rule(
    "< WEEKDAY_SHORT! .? > bis|-|–|+|/|und WEEKDAY_SHORT:other",
    "WEEKDAY_SHORT:other .? bis|-|–|+|/|und < WEEKDAY_SHORT! .? >",
)
def weekday_cut_short(m: Match) -> Outcome:
    """Geöffnet Mo–Fr"""
    return WeekdayIn(m.number("weekday_short"))


@rule(
    "< WEEKDAY_SHORT! .? > ,? CLOCK:told",
    "< WEEKDAY_SHORT! .? > ,? CLOCK uhr|h|-|–|bis",
    "< WEEKDAY_SHORT! .? > ,? FIGURE uhr|h|-|–|bis",
    "< WEEKDAY_SHORT! .? > ,? um|ab|von|gegen|zwischen FIGURE",
    "< WEEKDAY_SHORT! .? > ,? um|ab|von|gegen|zwischen CLOCK",
)
def short_weekday_before_time(m: Match) -> Outcome:
    """Do 14:00 Sitzung"""
    # "So um acht Uhr" is a manner.
    if m.form() == "So" and m.last - m.first == 1 and m.line.lower[m.end - 2] in _BEFORE_HOURS:
        return None
    if m.has("told") and ":" not in m.line.forms[m.end - 1]:
        return None
    return WeekdayIn(m.number("weekday_short"))


_BEFORE_HOURS = ("um", "ab", "von", "gegen", "zwischen")


def _on_weekday(m: Match, number: int) -> Expression:
    if "woche" in m.line.lower[m.first : m.last]:
        return WeekdayIn(number, week=Step(m.number("rel")))
    return WeekdayIn(number, occurrence=occurrence_of(m))


@rule("< DEICTIC! DAYPART >", "< DEICTIC! DAYPART_ADVERB >", "< DEICTIC! {PART_WORD} >")
def deictic_part(m: Match) -> Outcome:
    """Gestern Abend tagte der Rat."""
    if m.form() == "Morgen" and not sentence_start(m):
        return None
    return PartOfDay(_part_code(m), Period("day", Step(m.number("deictic"))))


def _part_code(m: Match) -> PartCode:
    for name in ("daypart", "daypart_adverb"):
        if m.has(name):
            return part_of(m, name)
    return SMALL_PARTS[m.line.lower[m.last - 1]]


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
    if not isinstance(amount, int) or unit_of(m) in _SHORT_UNITS:
        return None
    ago = "vor" in m.line.lower[m.first : m.last]
    if amount == _EIGHT and unit_of(m) == "day":
        amount = 7  # "heute in acht Tagen" is in a week (Duden, "acht")
    day: Expression = (
        WeekdayIn(m.number("weekday")) if m.has("weekday") else Period("day", Step(m.number("deictic")))
    )
    return Shifted(day, -amount if ago else amount, unit_of(m))


_EIGHT = 8


@rule("< vor|in NUMBER woche|wochen am WEEKDAY! >")
def weekday_of_week(m: Match) -> Outcome:
    """Vor zwei Wochen am Montag wurde gewählt."""
    weeks = m.get("number")
    if not isinstance(weeks, int):
        return None
    ago = m.line.lower[m.first] == "vor"
    return WeekdayIn(m.number("weekday"), Step(-weeks if ago else weeks))


@rule(
    "< {THE}? {DAY} WEEKDAY! im|des MONTH {OF_YEAR}? >",
    "< {THE}? letzte|letzten|letzter WEEKDAY! im|des MONTH {OF_YEAR}? >",
    "< {THE}? letzte|letzten|letzter WEEKDAY! ( des monats | des? REL:ofmonth monats ) >",
    "< {THE}? {DAY} WEEKDAY! ( des monats | des? REL:ofmonth monats ) >",
)
def nth_weekday(m: Match) -> Outcome:
    """Am ersten Montag im September wird gewählt."""
    last = not {"letzte", "letzten", "letzter"}.isdisjoint(m.line.lower[m.first : m.first + 2])
    nth = -1 if last else day_number(m)
    return DayOf(_month(m), nth, m.number("weekday")) if -1 <= nth <= 5 and nth else None


@rule(
    "< {THE}? {NTH} woche|wochenende! im|des MONTH {OF_YEAR}? >",
    "< {THE}? {NTH} woche|wochenende! ( des monats | im monat | des? REL:ofmonth monats ) >",
)
def nth_week(m: Match) -> Outcome:
    """In der ersten Woche im Oktober wird gewählt."""
    return _week_of(m, _month(m), weekend="wochenende" in m.line.lower[m.first : m.last])


@rule(
    "< {THE}? {NTH} MONTH_WEEK! {OF_YEAR}? >",
    "< {THE}? {NTH} MONTH_WEEKEND! {OF_YEAR}? >",
    "< {THE}? {NTH} MONTH! +- +woche|wochenende {OF_YEAR}? >",
)
def nth_week_of_month(m: Match) -> Outcome:
    """In der ersten Januarwoche wird gewählt."""
    weekend = m.has("month_weekend") or "wochenende" in m.line.lower[m.first : m.last]
    month = next(m.number(name) for name in ("month_weekend", "month_week", "month") if m.has(name))
    return _week_of(m, Yearly(Month(None, month), year_of(m)), weekend=weekend)


def _week_of(m: Match, month: Expression, *, weekend: bool) -> Expression | None:
    nth = -1 if not m.has("figure") and not m.has("ordinal") else day_number(m)
    return WeekOf(month, nth, weekend) if nth and -1 <= nth <= 5 else None


@rule(
    "am|vom|bis|ab|seit < FIGURE! . >",
    "am|vom|ab < {WEEKDAY} , ( den|dem )? FIGURE! . >",
    "bis zum < FIGURE! . >",
    "ab|seit dem < FIGURE! . >",
    "am|den < FIGURE! +ten >",
)
def day_of_some_month(m: Match) -> Outcome:
    """Am 15. endet die Frist."""
    after, ordinal = m.after(), m.line.forms[m.last - 1]
    # "am 3. Platz", "am 11. Sept.", "am 3. und 4. Spieltag" go on; behind a point a new sentence may begin.
    goes_on = bool(after) and (after[0].isupper() or after[0].isdigit() or after in _GOES_ON)
    if goes_on and not _ends_with_comma(m):
        return None
    if ordinal == "." and not m.line.glued(m.last - 1):
        return None
    if m.before().isdecimal():
        return None  # "Seite 14 bis 19."
    number = m.number("figure")
    return DayOf(None, number) if 1 <= number <= 31 else None


def _ends_with_comma(m: Match) -> bool:
    """Whether "Mittwoch, dem 19., um 20 Uhr" is closed by its comma; in a list of days it is not."""
    told = m.has("weekday") or m.has("weekday_short")
    behind = m.after(1)
    listed = behind in _GOES_ON or "WEEKDAY" in kinds_of(behind or " ") or behind[:1].isdigit()
    return (told or behind.islower()) and m.after() == "," and not listed


_GOES_ON = frozenset(("und", "oder", "sowie", "bzw", "/", "-", "–", ",", "bis", "zum", "auf", "."))


@rule(
    "< {THE}? letzten|letzter|letzte|ersten|erster|erste tag! im|des MONTH {OF_YEAR}? >",
    "< {THE}? letzten|letzter|letzte|ersten|erster|erste tag! ( des monats | des? REL:ofmonth monats ) >",
)
def end_day_of_month(m: Match) -> Outcome:
    """Am letzten Tag im Februar wird gewählt."""
    last = any(word.startswith("letzte") for word in m.line.lower[m.first : m.last])
    return DayOf(_month(m), -1 if last else 1)


@rule("am < ORDINAL! >", "am < {WEEKDAY} , ( den|dem )? ORDINAL! >", "bis zum < ORDINAL! >")
def day_by_its_ordinal(m: Match) -> Outcome:
    """Am Fünfzehnten endet die Frist."""
    after, form = m.after(), m.line.forms[m.last - 1]
    # "am Zweiten Weltkrieg", "am Ersten und Letzten" are no days.
    if not (form[0].isupper() and form.endswith("en")) or after[:1].isupper() or after in _GOES_ON - {"."}:
        return None
    return DayOf(None, m.number("ordinal")) if 1 <= m.number("ordinal") <= 31 else None


@rule("am|zum|bis|ab|vom|der|den|dem < {DAY} ( des monats! | des? REL:ofmonth monats! ) >")
def day_of_that_month(m: Match) -> Outcome:
    """Die Miete ist am 3. des Monats fällig."""
    day = day_number(m)
    return DayOf(_month(m), day) if 1 <= day <= 31 else None


def _month(m: Match) -> Expression:
    if m.has("month"):
        return Yearly(Month(None, m.number("month")), year_of(m))
    return Period("month", Step(m.number("ofmonth") if m.has("ofmonth") else 0))


@rule(
    "< {BLUR}? NUMBER UNIT! später|danach|darauf >",
    "< {BLUR}? {ONE}? FRACTION UNIT! später|danach|darauf >",
    "< UNIT! später >",
)
def later(m: Match) -> Outcome:
    """Am 3. Mai 2019 kam er, zwei Tage später ging er."""
    return _later(m, 1)


@rule(
    "< {BLUR}? NUMBER UNIT! zuvor|davor|vorher|früher >",
    "< {BLUR}? {ONE}? FRACTION UNIT! zuvor|davor|vorher|früher >",
    "< UNIT! zuvor|vorher >",
)
def earlier(m: Match) -> Outcome:
    """Am 3. Mai 2019 kam er, zwei Tage zuvor der Bote."""
    return _later(m, -1)


def _later(m: Match, sign: int) -> Expression | None:
    if m.after() == "als":
        return None  # "eine Stunde später als sonst" compares; the hour is a length
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
