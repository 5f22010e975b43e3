"""Where a mention lies: before the day of writing or after it."""

from __future__ import annotations

from itertools import pairwise

from newsanalysis.temporal.adjacent import adjacent_direction
from newsanalysis.temporal.auxiliaries import WAS
from newsanalysis.temporal.calendar_values import Day
from newsanalysis.temporal.expressions import ClockTime, Direction, Yearly
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.open_expressions import is_weekly, is_yearly
from newsanalysis.temporal.reading import STORY_REACH, Reading
from newsanalysis.temporal.sentences import clause_around
from newsanalysis.temporal.tense import is_present, is_verbless, looks_back
from newsanalysis.temporal.vocabulary import kinds_of, publications, words_of

_ASKING = frozenset((
    "muss", "müssen", "müsst", "kann", "können", "darf", "dürfen", "bitte", "frist", "spätestens",
))  # fmt: skip


def mention_direction(reading: Reading, index: int) -> Direction | None:
    """Where the mention lies: by the words around it, then by the tenses of its sentence; None if unsaid."""
    candidate = reading.candidates[index]
    near = adjacent_direction(reading.tokens, candidate.first, candidate.last)
    looks = near or reading.direction(candidate.first)
    before = reading.preposition(candidate)
    if before == "seit":
        return "past"
    if near == "future" and _was_meant(reading, candidate):
        return "past"
    if looks is None:
        return _unsaid(reading, index, before)
    if looks == "past" and _is_still_ahead(reading, index, before):
        return "future"
    if near is None and (_is_set_apart(reading, candidate) or _is_of_a_source(reading, candidate)):
        return "past"
    return looks


def _unsaid(reading: Reading, index: int, before: str) -> Direction | None:
    """Where a mention lies of which neither its own words nor a verb's tense say so."""
    candidate, told = reading.candidates[index], reading.chronicle
    if told is not None and told.direction is not None and told.tells(candidate):
        return told.direction
    if _is_caption(reading, index) or (is_weekly(candidate.expression) and _is_scene(reading, candidate)):
        return "past"
    if _is_ahead(reading, index, before):
        return "future"
    if _is_set_apart(reading, candidate) or _is_of_a_source(reading, candidate):
        return "past"
    # "Feiertage wie Weihnachten" are such as it; "wie im Mai" compares.
    such = reading.tokens.lower[max(0, candidate.first - 1) : candidate.first] == ["wie"]
    if (reading.is_compared(candidate) and not such) or _is_when_said(reading, candidate):
        return "past"
    due = before == "ab" or (before == "bis" and _is_asked_for(reading, index))
    if due or not is_yearly(candidate.expression):
        return "future" if due else None
    if _is_attribute(reading, candidate) or not is_present(reading.tokens, candidate.first, reading.verbs):
        return None
    return (
        "future" if not _goes_on(reading, candidate) and _is_term(reading, candidate, before) else "present"
    )


def _goes_on(reading: Reading, candidate: Candidate) -> bool:
    """Whether it may be of a story right before it: "1933 wird er verhaftet. Zum 1. April …"."""
    story = reading.story
    if story is None or not story.long_ago:
        return False
    return candidate.first - story.candidate.last <= STORY_REACH


def _is_term(reading: Reading, candidate: Candidate, before: str) -> bool:
    """Whether something ends or begins with the day: "Der Vertrag läuft zum 31. Dezember aus"."""
    if not isinstance(candidate.expression, Yearly) or not isinstance(candidate.expression.template, Day):
        return False
    if before == "bis":
        return True
    clause = clause_around(reading.tokens, candidate.first, *reading.sentence(candidate))
    state = not words_of("STATE").isdisjoint(reading.tokens.lower[clause.start : clause.stop])
    return _follows_zum(reading, candidate) and not state


def _follows_zum(reading: Reading, candidate: Candidate) -> bool:
    return candidate.first > 0 and reading.tokens.lower[candidate.first - 1] == "zum"


def _was_meant(reading: Reading, candidate: Candidate) -> bool:
    """Whether "Der ursprünglich für Sonntag geplante Start war ausgefallen" tells of a day that is over."""
    before = reading.tokens.lower[max(0, candidate.first - _MEANT_REACH) : candidate.first]
    first, last = reading.sentence(candidate)
    return "ursprünglich" in before and not WAS.isdisjoint(reading.tokens.lower[first:last])


_MEANT_REACH = 4  # tokens, "ursprünglich für den"


def _is_ahead(reading: Reading, index: int, before: str) -> bool:
    """Whether it is what something is put off to: "auf Freitag vertagt"."""
    candidate = reading.candidates[index]
    return (before == "auf" and is_weekly(candidate.expression)) or _is_put_off_to(reading, candidate)


def _is_still_ahead(reading: Reading, index: int, before: str) -> bool:
    """Whether a sentence of the past names what is to come: "auf Freitag vertagt", "muss bis Freitag …"."""
    candidate = reading.candidates[index]
    if _is_ahead(reading, index, before) or _is_set_for(reading, candidate, before):
        return True
    yearly = is_yearly(candidate.expression)
    return before == "bis" and (_is_due(reading, index) or (yearly and _was_due(reading, index)))


def _is_due(reading: Reading, index: int) -> bool:
    """Whether "Bis Freitag muss er es gefunden haben", "… sollen alle geimpft worden sein" sets a day."""
    said = reading.tokens.lower[slice(*reading.sentence(reading.candidates[index]))]
    return index not in reading.range_ends and not _DUE.isdisjoint(said)


def _is_set_for(reading: Reading, candidate: Candidate, before: str) -> bool:
    """Whether a verb of the past sets the day: "Für Montag hat er sich freigenommen", "vertagt, bis nach den
    Wahlen im Dezember". The pluperfect tells what was set for a day that is over.
    """
    first, last = reading.sentence(candidate)
    clause = clause_around(reading.tokens, candidate.first, first, last)
    if before == "für" and is_weekly(candidate.expression):
        return not _HAVE_SET.isdisjoint(reading.tokens.lower[clause.start : clause.stop])
    if looks_back(reading.tokens, candidate.first):
        return False
    until = reading.tokens.lower[max(first, candidate.first - _UNTIL_REACH) : candidate.first]
    return "bis" in until and any("DELAY" in kinds_of(form) for form in reading.tokens.forms[first:last])


_HAVE_SET = frozenset(("hat", "haben", "habe", "wurde", "wurden", "ist", "sind"))
_UNTIL_REACH = 6  # tokens, "bis nach den Wahlen im"


def _was_due(reading: Reading, index: int) -> bool:
    """Whether "die bis Ende September bleiben sollten" names a month that may be to come."""
    said = reading.tokens.lower[slice(*reading.sentence(reading.candidates[index]))]
    return index not in reading.range_ends and not _WAS_DUE.isdisjoint(said)


_WAS_DUE = frozenset(("sollte", "sollten"))
_DUE = frozenset(("muss", "müssen", "soll", "sollen", "will", "wollen"))


def _is_put_off_to(reading: Reading, candidate: Candidate) -> bool:
    """Whether something is moved to the date: "auf den 3. Mai verlegt", "auf die Sitzung im Mai vertagt"."""
    lower, at = reading.tokens.lower, reading.preposition_at(candidate)
    if at > _NOUN and lower[at] != "auf" and lower[at - 2] in ("die", "den", "das"):
        at -= _NOUN
    if at < 0 or lower[at] != "auf":
        return False
    first, last = reading.sentence(candidate)
    return any("DELAY" in kinds_of(form) for form in reading.tokens.forms[first:last])


_NOUN = 3  # tokens from "auf" to the preposition behind "die Sitzung"


def _is_when_said(reading: Reading, candidate: Candidate) -> bool:
    """Whether the day is that of a report in the present tense: "…, sagt der Sprecher am Dienstag"."""
    if not is_weekly(candidate.expression) or reading.preposition(candidate) != "am":
        return False
    return reading.is_reported(candidate)


def _is_set_apart(reading: Reading, candidate: Candidate) -> bool:
    """Whether something else is told against it: "im Unterschied zum Mai sollen …", "anders als im Mai"."""
    said = reading.tokens.lower[max(0, candidate.first - _AGAINST_REACH) : candidate.first]
    return any(pair in _AGAINST for pair in pairwise(said))


_AGAINST_REACH = 4  # tokens, "im Vergleich mit dem"
_AGAINST = frozenset((
    ("im", "vergleich"), ("im", "verhältnis"), ("im", "unterschied"), ("im", "gegensatz"), ("anders", "als"),
))  # fmt: skip


def _is_of_a_source(reading: Reading, candidate: Candidate) -> bool:
    """Whether it dates what is cited: "laut einer Umfrage im Mai", "einem Bericht im Mai zufolge"."""
    noun, lower = reading.preposition_at(candidate) - 1, reading.tokens.lower
    if noun < 1 or not lower[noun].endswith(publications()) or not reading.tokens.forms[noun][0].isupper():
        return False  # "Laut Fahrplan am Samstag fährt der Bus später"
    cited = "zufolge" in lower[candidate.last : candidate.last + _CITING_REACH]
    return cited or not _CITING.isdisjoint(lower[max(0, noun - _CITING_REACH) : noun])


_CITING, _CITING_REACH = frozenset(("laut", "gemäß", "gemäss")), 3


def _is_asked_for(reading: Reading, index: int) -> bool:
    """Whether a sentence sets somebody a day: "Bis 15. Oktober einreichen!", "muss bis Freitag …"."""
    first, last = reading.sentence(reading.candidates[index])
    said = reading.tokens.lower[first:last]
    return index not in reading.range_ends and (said[-1] == "!" or not _ASKING.isdisjoint(said))


def _is_attribute(reading: Reading, candidate: Candidate) -> bool:
    """Whether it may belong to a noun and not to the verb: "Die Wahl im Februar zeigt es"."""
    alone = reading.preposition(candidate) != "bis" and _follows_zum(reading, candidate)
    at = candidate.first - 2 if alone else reading.preposition_at(candidate) - 1
    return at >= 0 and reading.tokens.forms[at][0].isupper()


def _is_scene(reading: Reading, candidate: Candidate) -> bool:
    """Whether a report sets its scene: "Es ist Mittwoch, 9.20 Uhr"."""
    return reading.tokens.lower[max(0, candidate.first - 2) : candidate.first] == ["es", "ist"]


def _is_caption(reading: Reading, index: int) -> bool:
    """Whether it stands in "Die Ministerin am Montag in Rom."; a clock time makes it an announcement."""
    at = reading.candidates[index].first
    if not is_weekly(reading.candidates[index].expression) or not is_verbless(reading.tokens, at):
        return False
    first, last = reading.sentence(reading.candidates[index])
    around = (c for c in reading.candidates[max(0, index - 5) : index + 6] if first <= c.first < last)
    return not any(isinstance(c.expression, ClockTime) for c in around)
