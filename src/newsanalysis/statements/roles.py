"""The roles beside a verb of speech: who speaks, to whom or against whom, and whether it is negated."""

from __future__ import annotations

from dataclasses import replace

from newsanalysis.statements import phrases
from newsanalysis.statements.auxiliaries import LET
from newsanalysis.statements.cues import NEGATION, Cue
from newsanalysis.statements.frames import frame_of
from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.subjects import TWO_OBJECTS, is_relative, subject
from newsanalysis.statements.values import Span


def with_roles(sentence: Sentence, cue: Cue) -> Cue:
    """The cue with its speaker, addressee and negation, as far as the sentence names them."""
    low, high = sentence.clauses[sentence.clause(cue.finite)]
    speaker = _speaker(sentence, cue)
    if sentence.lower[cue.finite] in LET:
        addressee = None
    elif cue.passive:
        addressee = _goal(sentence, cue, low, high) if cue.verb.kind in ("accusation", "demand") else None
    else:
        addressee = _addressee_around(sentence, cue, low, high, speaker)
        if addressee is None and speaker is not None and cue.verb.form in _ACCUSING:
            speaker, addressee = _parted(sentence, cue, speaker)
    clause = sentence.lower[low : max(high, cue.end)]
    negated = any(NEGATION.fullmatch(word) for word in clause)
    return replace(cue, speaker=speaker, addressee=addressee, negated=negated)


def _speaker(sentence: Sentence, cue: Cue) -> Span | None:
    """Who speaks: the subject, the agent of a passive, and with "zitieren" whoever is quoted."""
    low, high = sentence.clauses[sentence.clause(cue.finite)]
    if cue.verb.form == "zitieren":
        who = subject(sentence, cue.finite)
        if cue.passive:
            return who
        return _quoted(sentence, cue.finite + 1, high, who) or who
    if not cue.passive:
        told = _let(sentence, cue) if sentence.lower[cue.finite] in LET else None
        return told or subject(sentence, cue.finite)
    _, end = sentence.clauses[sentence.clause(cue.places[-1])]
    return _agent(sentence, low, end)


def _let(sentence: Sentence, cue: Cue) -> Span | None:
    """ "Er ließ seine Anwältin mitteilen": who is made to speak."""
    for place in range(cue.finite + 1, cue.places[-1]):
        match = phrases.ANY_CASE.match(sentence.classes, place, cue.places[-1])
        if match is not None and sentence.classes[place] in "Dd" and match.end() == cue.places[-1]:
            return match.span()
    return None


def _addressee_around(sentence: Sentence, cue: Cue, low: int, high: int, speaker: Span | None) -> Span | None:
    """To whom it is said: behind the verb, or before it where the speaker is behind it."""
    found = _addressee(sentence, cue, cue.finite + 1, max(high, cue.places[-1]), speaker)
    inverted = speaker is not None and speaker[0] > cue.finite
    if found is None and inverted and not is_relative(sentence, sentence.clause(cue.finite)):
        return _addressee(sentence, cue, low, cue.finite, None)
    return found


def _parted(sentence: Sentence, cue: Cue, speaker: Span) -> tuple[Span, Span | None]:
    """ "Gestern warf der Chef der Partei der Regierung Wortbruch vor": the last "der" is whom it is aimed at.

    What looks like a genitive of the subject is the dative that these verbs need, where no other is there.
    """
    clause = sentence.clause(cue.finite)
    low, _ = sentence.clauses[clause]
    if speaker[0] < low or (speaker[0] < cue.finite and not is_relative(sentence, clause)):
        return speaker, None
    for place in range(speaker[1] - 1, speaker[0], -1):
        if sentence.classes[place] in "Ee" and sentence.classes[place - 1] in "CcTB":
            return (speaker[0], place), _first_noun(sentence, (place, speaker[1]), cue)
    return speaker, None


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
    return _dative_in_front(sentence, cue, low)


def _dative_in_front(sentence: Sentence, cue: Cue, low: int) -> Span | None:
    """ "Zwei Ermittlern wird vorgeworfen, …": a plural in -n with a verb in the singular."""
    match = phrases.ANY_CASE.fullmatch(sentence.classes, low, cue.finite)
    if match is None or sentence.lower[cue.finite] not in ("wird", "wurde", "werde", "würde", "ist", "war"):
        return None
    return match.span() if sentence.forms[cue.finite - 1].endswith("n") else None


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
    plural = "object" not in cue.verb.frames or form in TWO_OBJECTS.difference(_LED)
    return plural and _dative_plural(sentence, span)


def _dative_plural(sentence: Sentence, span: Span) -> bool:
    """ "den Ländern", "seinen Leuten": the noun ends in -n as well, which an accusative rarely does."""
    if sentence.lower[span[0]] not in ("den", "seinen", "ihren", "unseren", "allen", "beiden", "vielen"):
        return False
    place = span[0] + 1
    while place < span[1] - 1 and sentence.classes[place] in "aNw":
        place += 1
    return sentence.forms[place].endswith(("en", "ern", "eln")) or sentence.forms[place].isupper()


def _said_in_clause(sentence: Sentence, end: int, cue: Cue) -> bool:
    """ "warf Bürgermeisterin Greta Holl vor, …": a clause is said, so all nouns name whom it is said to."""
    number = sentence.clause(end) + 1 if end < len(sentence) else len(sentence.clauses)
    if number >= len(sentence.clauses) or sentence.lower[end] != cue.verb.prefix:
        return False
    low = sentence.clauses[number][0]
    return low == end + 2 and frame_of(sentence, cue, number, sentence.classes[low - 1]) is not None


def _first_noun(sentence: Sentence, span: Span, cue: Cue) -> Span:
    """ "der Firma Nordlicht Untätigkeit vor": what is said is the noun right behind whom it is said to."""
    if cue.verb.form not in TWO_OBJECTS or sentence.classes[span[0]] not in "deECT":
        return span
    head = span[0] + (sentence.classes[span[0]] in "deE")
    while head < span[1] and sentence.classes[head] in "aNw":
        head += 1
    if _said_in_clause(sentence, span[1], cue):
        return span
    rest = sentence.classes[head + 1 : span[1]]
    follows = (
        span[1] >= len(sentence)
        or sentence.classes[span[1]] not in "DEdaPo"
        or sentence.lower[span[1]] == cue.verb.prefix
    )
    return (span[0], span[1] - 1) if rest and set(rest) <= set("CcT") and follows else span


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

__all__ = ["with_roles"]
