"""Verbs of speech in a sentence: which forms are cues, of what, by whom, to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsanalysis.statements import phrases
from newsanalysis.statements.lexicon import Reading, Verb, verb_forms, words
from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.subjects import apposed, is_relative, subject
from newsanalysis.statements.values import Kind, Span

_HAVE = frozenset(["hat", "haben", "hatte", "hatten", "habe", "hätte", "hätten"])
_BECOME = frozenset(
    [
        "wird",
        "werden",
        "wurde",
        "wurden",
        "worden",
        "werde",
        "würde",
        "ist",
        "sind",
        "war",
        "waren",
        "sei",
        "seien",
    ]
)
_MODAL = frozenset(
    [
        "will",
        "wollen",
        "wollte",
        "wollten",
        "muss",
        "müssen",
        "musste",
        "mussten",
        "soll",
        "sollen",
        "sollte",
        "kann",
        "können",
        "konnte",
        "konnten",
        "darf",
        "durfte",
        "möchte",
        "könnte",
        "könnten",
        "möchten",
        "wolle",
        "müsse",
        "könne",
        "solle",
        "wird",
        "werden",
        "werde",
        "würde",
        "würden",
    ]
)
AUXILIARIES = _HAVE | _BECOME | _MODAL
_SPLIT_CLAUSES = 3
"""Clauses that may stand between a verb and its separated prefix ("kündigte X, der Chef der Bahn, an")."""
_WITH_SEIN = frozenset(("gehen", "fahren"))
_NEGATION = re.compile(r"nicht|nie|niemals|kein\w*|weder|nichts")
_LOOK_BACK = 3


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
                yield _with_roles(sentence, found)
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
        modal = _auxiliary(sentence, place, _MODAL) if sentence.lower[place].endswith("n") else None
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
        return _auxiliary(sentence, place, _HAVE | _BECOME) is not None
    if "infinitive" in shapes and form.endswith("n"):
        return _auxiliary(sentence, place, _MODAL) is not None
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


def _auxiliary(sentence: Sentence, place: int, forms: frozenset[str]) -> int | None:
    """The auxiliary of a verb form: in its clause, or before an insertion between commas."""
    clause = sentence.clause(place)
    low, high = sentence.clauses[clause]
    lower = sentence.lower
    if place + 1 < high and lower[place + 1] in forms:
        return place + 1
    if place + 2 < high and lower[place + 2] in forms and sentence.classes[place + 1] in "xVSZR":
        return place + 2
    for other in range(place - 1, low - 1, -1):
        if lower[other] in forms:
            return other
        if sentence.classes[other] == "u" and sentence.classes[other + 1 : other + 2] in ("x", "V", "S", "Z"):
            break
    if is_relative(sentence, clause) and low:
        return None
    return _auxiliary_before(sentence, clause, forms) if sentence.classes[low] not in "xSZ" else None


def _auxiliary_before(sentence: Sentence, clause: int, forms: frozenset[str]) -> int | None:
    low, high = sentence.clauses[clause]
    if any(letter in "xSZ" for letter in sentence.classes[low:high]):
        return None
    for number in range(clause - 1, max(clause - _LOOK_BACK, -1), -1):
        if is_relative(sentence, number):
            continue
        begin, end = sentence.clauses[number]
        for other in range(begin, end):
            if sentence.lower[other] in forms:
                last = sentence.classes[end - 1]
                return other if last not in "VxSZ" or other == end - 1 else None
    return None


def _participle(sentence: Sentence, place: int, verb: Verb, *, apart: bool = False) -> Cue | None:
    low, high = sentence.clauses[sentence.clause(place)]
    if place == low and low and not any(letter in "xSZ" for letter in sentence.classes[low:high]):
        return None
    have = _auxiliary(sentence, place, _HAVE)
    become = _auxiliary(sentence, place, _BECOME)
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
    modal = _auxiliary(sentence, place, _MODAL)
    if modal is None or (place and sentence.lower[place - 1] == "zu"):
        return None
    low, high = sentence.clauses[sentence.clause(place)]
    if any(_NEGATION.fullmatch(word) for word in sentence.lower[low:high]):
        return None  # "wollte nicht bestätigen" says nothing
    if sentence.classes[modal] == "Z" and "man" in sentence.lower[low:high]:
        return None  # "man könnte meinen"
    return Cue(verb, tuple(sorted((modal, place))), modal, max(place, modal) + 1, False, False, None, None)


def _with_roles(sentence: Sentence, cue: Cue) -> Cue:
    clause = sentence.clause(cue.finite)
    low, high = sentence.clauses[clause]
    last_clause = sentence.clause(cue.places[-1])
    if cue.passive:
        speaker = _agent(sentence, low, sentence.clauses[last_clause][1])
        if cue.verb.form == "zitieren":
            speaker = subject(sentence, cue.finite)
        if cue.verb.form == "zitieren":
            speaker = _quoted(sentence, cue.finite + 1, high, speaker) or speaker
        addressee = _goal(sentence, cue, low, high) if cue.verb.kind in ("accusation", "demand") else None
    else:
        speaker = subject(sentence, cue.finite)
        if cue.verb.form == "zitieren":
            speaker = _quoted(sentence, cue.finite + 1, high, speaker) or speaker
        addressee = _addressee(sentence, cue, max(cue.finite + 1, low), max(high, cue.places[-1]), speaker)
        if (
            addressee is None
            and speaker is not None
            and speaker[0] > cue.finite
            and not is_relative(sentence, clause)
        ):
            addressee = _addressee(sentence, cue, low, cue.finite, None)
    negated = any(
        _NEGATION.fullmatch(sentence.lower[place])
        for place in range(low, max(high, cue.end))
        if place < len(sentence)
    )
    return replace(cue, speaker=speaker, addressee=addressee, negated=negated)


def _goal(sentence: Sentence, cue: Cue, low: int, high: int) -> Span | None:
    """Whom a passive aims at: a dative ("wird ihm vorgeworfen"), else the subject ("wird aufgefordert")."""
    if cue.verb.form not in ("vorwerfen", "vorhalten", "unterstellen", "anlasten", "befehlen"):
        found = subject(sentence, cue.finite)
        return found if found is None or sentence.lower[found[0]] != "es" else None
    for place in range(low, high):
        if sentence.classes[place] == "r" and sentence.lower[place] in ("ihm", "ihr", "ihnen", "uns", "mir"):
            return place, place + 1
        if sentence.classes[place] in "deE" and not (place and sentence.classes[place - 1] in "PoCcT"):
            match = phrases.ANY_CASE.match(sentence.classes, place, high)
            if match is not None and sentence.lower[place] in _DATIVE:
                return match.span()
    return None


def _quoted(sentence: Sentence, low: int, high: int, who: Span | None) -> Span | None:
    """Who is quoted: the object of "zitieren"."""
    for place in range(low, high):
        if (who is not None and who[0] <= place < who[1]) or sentence.classes[place - 1] in "PoDEdegaN":
            continue
        match = phrases.ANY_CASE.match(sentence.classes, place, high)
        if match is not None:
            return match.span()
    return None


def _agent(sentence: Sentence, low: int, high: int) -> Span | None:
    """Who does it in a passive: the phrase after "von" or "durch", where it is a person or a body."""
    for place in range(low, high - 1):
        if sentence.lower[place] in ("von", "vom", "durch", "seitens"):
            begin = place + 1 + (sentence.forms[place + 1] == "Seiten")
            match = phrases.SOURCE.match(sentence.classes, begin, high)
            if match is not None:
                return match.span()
    return None


def _addressee(sentence: Sentence, cue: Cue, low: int, high: int, speaker: Span | None) -> Span | None:
    """To whom it is said: a dative, an accusative of some verbs, or a phrase with "gegenüber"."""
    if "dative" in cue.verb.frames:
        return None
    classes = sentence.classes
    place = low
    while place < high:
        if speaker is not None and speaker[0] <= place < speaker[1]:
            place = speaker[1]
            continue
        if classes[place] == "r" and sentence.lower[place] in ("ihm", "ihnen", "mir", "uns", "ihn"):
            return place, place + 1
        led = classes[place] in "Po"
        match = (
            phrases.ANY_CASE.match(classes, place + led, high)
            if led or classes[place] in "deEgDCcaT"
            else None
        )
        if match is None:
            place += 1
            continue
        span = match.span()
        after = not led and sentence.lower[span[1] : span[1] + 1] == ["gegenüber"]
        if sentence.lower[place] == "gegenüber" or after:
            return span
        if led and sentence.lower[place] in _LED.get(cue.verb.form, ()):
            return _first_noun(sentence, span, cue)
        if not led and _is_addressed(sentence, cue, span):
            return _first_noun(sentence, span, cue)
        place = span[1]
    return None


_LED = {"appellieren": ("an",), "fordern": ("von", "vom"), "verlangen": ("von", "vom")}
"""Prepositions of those to whom something is said."""


def _is_addressed(sentence: Sentence, cue: Cue, span: Span) -> bool:
    """Whether a phrase without preposition is in the case of those to whom the verb speaks."""
    form, first = cue.verb.form, sentence.lower[span[0]]
    if first in ("des", "eines"):
        return False
    if form in _ADDRESSED or sentence.classes[span[0]] == "e" or first in _DATIVE:
        return True
    if sentence.classes[span[0]] in "CT":
        return form in _ACCUSING
    plural = "object" not in cue.verb.frames or form in _TWO_OBJECTS.difference(_LED)
    return plural and _dative_plural(sentence, span)


def _dative_plural(sentence: Sentence, span: Span) -> bool:
    """ "den Ländern", "seinen Leuten": the noun ends in -n as well, which an accusative rarely does."""
    if sentence.lower[span[0]] not in ("den", "seinen", "ihren", "unseren", "allen", "beiden", "vielen"):
        return False
    place = span[0] + 1
    while place < span[1] - 1 and sentence.classes[place] in "aNw":
        place += 1
    return sentence.forms[place].endswith(("en", "ern", "eln")) or sentence.forms[place].isupper()


def _first_noun(sentence: Sentence, span: Span, cue: Cue) -> Span:
    """ "der Regierung Untätigkeit vor": what is said stands right behind whom it is said to."""
    if cue.verb.form not in _TWO_OBJECTS or sentence.classes[span[0]] not in "deECT":
        return span
    head = span[0] + (sentence.classes[span[0]] in "deE")
    while head < span[1] and sentence.classes[head] in "aNw":
        head += 1
    rest = sentence.classes[head + 1 : span[1]]
    follows = (
        span[1] >= len(sentence)
        or sentence.classes[span[1]] not in "DEdaPo"
        or sentence.lower[span[1]] == cue.verb.prefix
    )
    return (span[0], head + 1) if rest and set(rest) <= set("CcT") and follows else span


_TWO_OBJECTS = frozenset(
    [
        "fordern",
        "verlangen",
        "vorwerfen",
        "vorhalten",
        "unterstellen",
        "anlasten",
        "versprechen",
        "zusagen",
        "zusichern",
        "androhen",
        "anbieten",
    ]
)
_DATIVE = frozenset(
    ["dem", "einem", "der", "einer", "seinem", "ihrem", "seiner", "ihrer", "diesem", "dieser"]
)
_ACCUSING = frozenset(["vorwerfen", "vorhalten", "unterstellen", "anlasten"])
_ADDRESSED = frozenset(
    [
        "beschuldigen",
        "bezichtigen",
        "auffordern",
        "aufrufen",
        "bitten",
        "drängen",
        "ermahnen",
        "verdächtigen",
        "anklagen",
        "warnen",
        "informieren",
        "beauftragen",
    ]
)


_REPORTING = frozenset(("berichten", "melden", "vermelden"))


def kind_of(sentence: Sentence, cue: Cue, frame: str) -> Kind:
    """What is done with a content in ``frame``; with a verb of reporting, media report and others state."""
    if cue.verb.form not in _REPORTING:
        return cue.verb.kind
    return "report" if frame == "preposition" or is_media(sentence, cue.speaker) else "statement"


def is_media(sentence: Sentence, span: Span | None) -> bool:
    """Whether a phrase names a medium: by its noun, by its sign, or as a title in quotation marks."""
    if span is None:
        return False
    known = words()
    for place in range(*span):
        form = sentence.forms[place]
        if sentence.classes[place] == "T" or form in known.media_signs:
            return True
        if form[0].isupper() and form.lower().endswith(known.media):
            return True
    return False


__all__ = ["Cue", "apposed", "cues", "is_media", "kind_of"]
