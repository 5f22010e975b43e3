"""Feasts and holidays."""

from __future__ import annotations

from collections.abc import Iterator

from newsanalysis.temporal.expressions import Feast, PartOfDay, Shifted
from newsanalysis.temporal.grammar.captures import day_number, feast_part, occurrence_of, part_of, year_of
from newsanalysis.temporal.grammar.common import is_name
from newsanalysis.temporal.grammar.pattern import Match, words_pattern
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import Phrase, kinds_of, national_days, phrases


@rule("< {THE}? tag! vor|nach FEAST {OF_YEAR}? >", "< NUMBER tag|tage! vor|nach FEAST {OF_YEAR}? >")
def day_beside_a_feast(m: Match) -> Outcome:
    """Am Tag nach Weihnachten wird aufgeräumt."""
    count = m.get("number") if m.has("number") else 1
    if not isinstance(count, int) or is_name(m):
        return None
    before = "vor" in m.line.lower[m.first : m.last]
    return Shifted(Feast(m.string("feast"), year_of(m)), -count if before else count, "day")


@rule("< REL? FEAST! {OF_YEAR}? >", "< FEAST! REL:ofyear jahr >")
def feast(m: Match) -> Outcome:
    """zu Ostern 2024"""
    # "www.ostern.de", "silvester@example.org" are addresses.
    address = m.form().islower() and (m.line.glued(m.start) or m.after() == "@")
    person = m.form() == "Nikolaus" and m.before().lower() in _OF_A_PERSON
    if is_name(m) or address or person:
        return None
    return Feast(m.string("feast"), year_of(m), occurrence_of(m))


_OF_A_PERSON = ("der", "den", "dem", "des", "ein", "einen", "vom", "beim", "sankt")  # "der Nikolaus kommt"


@rule("an|zu|seit|vor|nach|bis|über|ab < himmelfahrt! {OF_YEAR}? >")
def ascension(m: Match) -> Outcome:
    """An Himmelfahrt wird gewandert."""
    return Feast("easter+39", year_of(m))


@rule("< FEAST! DAYPART_ADVERB >", "< FEAST! früh >")
def feast_then_part(m: Match) -> Outcome:
    """Karten gibt es bis Heiligabend mittags."""
    code = part_of(m, "daypart_adverb") if m.has("daypart_adverb") else "MO"
    early = not m.has("daypart_adverb") and m.after() not in _CLOSED  # "Ostern früh buchen"
    return None if is_name(m) or early else PartOfDay(code, Feast(m.string("feast")))


_CLOSED = frozenset(("", ".", ",", ";", ":", "!", "?", ")"))


@rule("< REL? FEAST_PART! {OF_YEAR}? >")
def feast_and_part(m: Match) -> Outcome:
    """In der Silvesternacht 2023 wird gefeiert."""
    name, code = feast_part(m)
    return PartOfDay(code, Feast(name, year_of(m), occurrence_of(m)))


@rule("< NATION nationalfeiertag|nationalfeiertags|nationalfeiertages! {OF_YEAR}? >")
def national_day(m: Match) -> Outcome:
    """Am französischen Nationalfeiertag wird gefeiert."""
    return Feast(m.string("nation"), year_of(m))


_AUSTRIAN = "10-26"  # where a text in German names no country; the Swiss say "Bundesfeiertag"


@rule("< nationalfeiertag|nationalfeiertags|nationalfeiertages! {OF_YEAR}? >")
def national_day_of_no_country(m: Match) -> Outcome:
    """Am Nationalfeiertag wird gefeiert."""
    if m.before().lower().endswith(_COUNTRY_ENDINGS) or (m.before().istitle() and m.before()[-1] == "s"):
        return None  # of a country that the lexicon doesn't have; "Norwegens"
    named = {day for day in map(national_days().get, _countries(m)) if day}
    return Feast(named.pop() if len(named) == 1 else _AUSTRIAN, year_of(m))


def _countries(m: Match) -> Iterator[str]:
    """What may be the country of a sentence: a word behind "in", or its first ("Die Schweiz feiert …")."""
    words = [m.form()]
    for distance in range(1, _REACH):
        form = m.before(distance)
        if form in ("", ".", "!", "?") or form.isspace():
            break
        words.insert(0, form)
    for place, form in enumerate(words):
        before = [word for word in words[:place] if word.lower() not in ("der", "die", "den")]
        if not before or before[-1].lower() == "in":
            yield form


_REACH = 12  # words before it in which the country stands
_COUNTRY_ENDINGS = ("ische", "ischen", "ischer", "ischem")


@rule("< {DAY} advent|adventsonntag|adventssonntag! {OF_YEAR}? >")
def sunday_of_advent(m: Match) -> Outcome:
    """Am ersten Advent wird gefeiert."""
    number = day_number(m)
    return Feast(f"advent+{7 * (number - 1)}", year_of(m)) if 1 <= number <= 4 else None


@rule("< {DAY} weihnachtstag|weihnachtsfeiertag! {OF_YEAR}? >")
def day_of_christmas(m: Match) -> Outcome:
    """Am zweiten Weihnachtsfeiertag wird gefeiert."""
    number = day_number(m)
    return Feast(f"12-{24 + number}", year_of(m)) if number in (1, 2) else None


@rule("< {DAY} feiertag|feiertags! >")
def day_of_a_told_feast(m: Match) -> Outcome:
    """Weihnachten feiern wir hier, am zweiten Feiertag fahren wir."""
    number = day_number(m)
    if number not in (1, 2):
        return None
    told = (kinds_of(m.before(distance) or " ").get("FEAST") for distance in range(1, _FEAST_REACH))
    first = _FEASTS_OF_TWO_DAYS.get(str(next((feast for feast in told if feast), None)))
    return Shifted(Feast(first), number - 1, "day") if first else None


_FEAST_REACH = 25  # words
# A feast and its eve → its first day.
_FEASTS_OF_TWO_DAYS = {
    "12-24": "12-25", "12-25": "12-25", "easter-2": "easter+0", "easter+0": "easter+0",
    "easter+49": "easter+49",
}  # fmt: skip


def _spoken(phrase: Phrase) -> tuple[str, ...]:
    """The tokens of a feast's name."""
    return tuple(word.removesuffix("!") for word in words_pattern(phrase.words))


_FEASTS = {_spoken(phrase): str(phrase.value) for phrase in phrases() if phrase.kind == "FEAST"}


@rule(*("< " + " ".join(words_pattern(p.words)) + " {OF_YEAR}? >" for p in phrases() if p.kind == "FEAST"))
def feast_of_several_words(m: Match) -> Outcome:
    """Am Tag der Arbeit wird gefeiert."""
    said = m.line.lower[m.first : m.last]
    value = next(value for name, value in _FEASTS.items() if tuple(said[: len(name)]) == name)
    return Feast(value, year_of(m))
