"""Verbs of speech in a sentence: which forms are cues, with their prefix, auxiliary or modal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsanalysis.statements.auxiliaries import BECOME, HAVE, LET, MODAL, auxiliary_of
from newsanalysis.statements.lexicon import Reading, Verb, verb_forms
from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.values import Span

_SPLIT_CLAUSES = 3
"""Clauses that may stand between a verb and its separated prefix ("kündigte X, der Chef der Bahn, an")."""
_WITH_SEIN = frozenset(("gehen", "fahren"))
NEGATION = re.compile(r"nicht|nie|niemals|kein\w*|weder|nichts")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech at work: item places, the subject as items, what its clause says of it."""

    verb: Verb
    places: tuple[int, ...]
    finite: int
    end: int
    passive: bool
    negated: bool
    speaker: Span | None
    addressee: Span | None


def cues(sentence: Sentence) -> Iterator[Cue]:
    """The cues of a sentence in its order."""
    taken: set[int] = set()
    place = sentence.classes.find("V")
    while place >= 0:
        if place not in taken:
            found = _best(sentence, place)
            if found is not None:
                taken.update(found.places)
                yield found
        place = sentence.classes.find("V", place + 1)


def _best(sentence: Sentence, place: int) -> Cue | None:
    """The reading of one form that its clause bears out; split verbs come first."""
    readings = verb_forms()[sentence.lower[place]]
    for reading in sorted(readings, key=lambda r: not r.split):
        found = _cue(sentence, place, reading)
        if found is not None:
            return found
    return None


def _cue(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    if reading.split and place and sentence.lower[place - 1] == reading.verb.prefix:
        if reading.shape == "participle":
            return _participle(sentence, place, reading.verb, apart=True)
        modal = auxiliary_of(sentence, place, MODAL) if sentence.lower[place].endswith("n") else None
        places = tuple(sorted({place - 1, place} | ({modal} if modal is not None else set())))
        finite = place if modal is None else modal
        return Cue(reading.verb, places, finite, place + 1, False, False, None, None)
    if reading.shape == "participle" and reading.split:
        return None
    if reading.shape == "participle":
        return _participle(sentence, place, reading.verb)
    if reading.shape == "infinitive":
        return _infinitive(sentence, place, reading.verb)
    if _governed(sentence, place):
        return None
    if not reading.split:
        if reading.verb.frames & {"object"} and _has_other_prefix(sentence, place):
            return None
        return Cue(reading.verb, (place,), place, place + 1, False, False, None, None)
    particle = _particle(sentence, place, reading.verb.prefix)
    if particle is None:
        return None
    return Cue(reading.verb, (place, particle), place, particle + 1, False, False, None, None)


def _governed(sentence: Sentence, place: int) -> bool:
    """Whether the form is an infinitive or participle of another verb of its clause, or an attribute."""
    classes, lower = sentence.classes, sentence.lower
    if place + 1 < len(sentence) and classes[place + 1] in "C" and place and classes[place - 1] in "DEdega":
        return True
    if place and lower[place - 1] == "zu":
        return True
    low = sentence.clauses[sentence.clause(place)][0]
    if place == low and low:
        return False  # "…, behauptet der Zeuge"
    form = lower[place]
    if form not in verb_forms():
        return False
    shapes = {reading.shape for reading in verb_forms()[form]}
    if "participle" in shapes:
        return auxiliary_of(sentence, place, HAVE | BECOME) is not None
    if "infinitive" in shapes and form.endswith("n"):
        return auxiliary_of(sentence, place, MODAL | LET) is not None
    return False


_PREFIXES = frozenset(
    ["ab", "an", "auf", "aus", "ein", "nach", "vor", "zu", "zurück", "her", "hin", "heraus"]
)


_AMOUNTS = frozenset(["alles", "vieles", "viel", "einiges", "mehr", "nichts", "etwas"])


def _has_other_prefix(sentence: Sentence, place: int) -> bool:
    """ "forderte Hilfe an und …": a prefix ends the clause, so the verb is another one."""
    high = sentence.clauses[sentence.clause(place)][1]
    for inner in range(place + 2, high):
        ends = inner + 1 == high or sentence.classes[inner + 1] == "u"
        noun = sentence.classes[inner - 1] in "CcTQrRB" or sentence.lower[inner - 1] in _AMOUNTS
        if ends and noun and sentence.lower[inner] in _PREFIXES:
            return not {"von", "vom"}.intersection(sentence.lower[place:inner])  # "von Beginn an"
    return False


def _particle(sentence: Sentence, place: int, prefix: str) -> int | None:
    clause = sentence.clause(place)
    for number in range(clause, min(clause + 1 + _SPLIT_CLAUSES, len(sentence.clauses))):
        low, high = sentence.clauses[number]
        last = high - 1
        while last > low and sentence.classes[last] in "Q":
            last -= 1
        if last > place and sentence.lower[last] == prefix:
            return last
        inner = _inner_particle(sentence, place, high, prefix) if number == clause else None
        if inner is not None:
            return inner
    return None


def _inner_particle(sentence: Sentence, place: int, high: int, prefix: str) -> int | None:
    """A prefix that more follows without a comma ("teilte mit und …", "kündigte an „…“")."""
    for inner in range(place + 1, high):
        if sentence.lower[inner] != prefix:
            continue
        after = sentence.classes[inner + 1] if inner + 1 < high else ""
        if after in "uQ" or (after in "wLP-" and sentence.classes[inner] != "P"):
            return inner
    return None


def _participle(sentence: Sentence, place: int, verb: Verb, *, apart: bool = False) -> Cue | None:
    low, high = sentence.clauses[sentence.clause(place)]
    if place == low and low and not any(letter in "xSZ" for letter in sentence.classes[low:high]):
        return None
    have = auxiliary_of(sentence, place, HAVE)
    become = auxiliary_of(sentence, place, BECOME)
    near = max((p for p in (have, become) if p is not None and p < place), default=None)
    chosen = near if near is not None else (have if have is not None else become)
    if chosen is None:
        return None
    passive = chosen != have
    if place + 1 < len(sentence) and sentence.lower[place + 1] == "worden":
        passive = True
    if passive and place + 1 < len(sentence) and sentence.lower[place + 1] == "haben":
        passive = False
    if verb.forms.infinitive in _WITH_SEIN:
        passive = False
    end = max(place, chosen) + 1
    places = {chosen, place} | ({place - 1} if apart else set())
    return Cue(verb, tuple(sorted(places)), chosen, end, passive, False, None, None)


def _infinitive(sentence: Sentence, place: int, verb: Verb) -> Cue | None:
    modal = auxiliary_of(sentence, place, MODAL | LET)
    if modal is None or (place and sentence.lower[place - 1] == "zu"):
        return None
    low, high = sentence.clauses[sentence.clause(place)]
    if any(NEGATION.fullmatch(word) for word in sentence.lower[low:high]):
        return None  # "wollte nicht bestätigen" says nothing
    if sentence.classes[modal] == "Z" and "man" in sentence.lower[low:high]:
        return None  # "man könnte meinen"
    return Cue(verb, tuple(sorted((modal, place))), modal, max(place, modal) + 1, False, False, None, None)


__all__ = ["NEGATION", "Cue", "cues"]
