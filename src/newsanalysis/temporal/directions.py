"""Where a mention lies: before the day of writing or after it."""

from __future__ import annotations

from itertools import pairwise

from newsanalysis.temporal.adjacent import adjacent_direction
from newsanalysis.temporal.expressions import ClockTime, Direction
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.open_expressions import is_weekly, is_yearly
from newsanalysis.temporal.reading import Reading
from newsanalysis.temporal.tense import is_present, is_verbless
from newsanalysis.temporal.vocabulary import kinds_of

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
    told = reading.chronicle
    if looks is None and told is not None and told.direction is not None and told.tells(candidate):
        return told.direction
    if looks is None and _is_caption(reading, index):
        return "past"
    if (before == "auf" and is_weekly(candidate.expression)) or _is_put_off_to(reading, candidate):
        return "future"
    if before == "bis" and looks == "past" and _is_due(reading, index):
        return "future"
    if before == "bis" and looks == "past" and is_yearly(candidate.expression) and _was_due(reading, index):
        return "future"
    ahead = before == "ab" or (before == "bis" and _is_asked_for(reading, index))
    if near is None and (_is_set_apart(reading, candidate) or _is_of_a_source(reading, candidate)):
        return "past"
    if looks is None and (reading.is_compared(candidate) or _is_when_said(reading, candidate)):
        return "past"
    if looks is None and not ahead and is_yearly(candidate.expression):
        present = not _is_attribute(reading, candidate) and is_present(
            reading.tokens, candidate.first, reading.verbs
        )
        return "present" if present else None
    return looks or ("future" if ahead else None)


def _is_due(reading: Reading, index: int) -> bool:
    """Whether "Bis Freitag muss er es gefunden haben", "… sollen alle geimpft worden sein" sets a day."""
    said = reading.tokens.lower[slice(*reading.sentence(reading.candidates[index]))]
    return index not in reading.range_ends and not _DUE.isdisjoint(said)


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
    if noun < 1 or not reading.tokens.forms[noun][0].isupper():
        return False
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
    at = reading.preposition_at(candidate) - 1
    return at >= 0 and reading.tokens.forms[at][0].isupper()


def _is_caption(reading: Reading, index: int) -> bool:
    """Whether it stands in "Die Ministerin am Montag in Rom."; a clock time makes it an announcement."""
    at = reading.candidates[index].first
    if not is_weekly(reading.candidates[index].expression) or not is_verbless(reading.tokens, at):
        return False
    first, last = reading.sentence(reading.candidates[index])
    around = (c for c in reading.candidates[max(0, index - 5) : index + 6] if first <= c.first < last)
    return not any(isinstance(c.expression, ClockTime) for c in around)
