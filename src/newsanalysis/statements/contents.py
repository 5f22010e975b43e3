"""What is said: where the content of a verb of speech stands, after it, before it, or as its object."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsanalysis.statements import phrases
from newsanalysis.statements.cues import Cue
from newsanalysis.statements.extent import content_end
from newsanalysis.statements.frames import DASS, frame_of, is_adverbial, is_inside, is_simple, is_time
from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.subjects import is_feminine_oblique, is_relative

_FINITE = re.compile(r"[xSZV]")

_SKIPPED_CLAUSES = 3
_DATIVE = frozenset(["dem", "den", "einem", "ihm", "ihnen"])


@dataclass(frozen=True, slots=True)
class Content:
    """The items of a content and the frame that it stands in."""

    first: int
    end: int
    frame: str


def content_of(sentence: Sentence, cue: Cue) -> Content | None:
    """The content of ``cue`` in its sentence, or None."""
    if _is_inserted(sentence, cue):
        return Content(0, sentence.last, "inserted")
    return _after(sentence, cue) or _before(sentence, cue) or _object(sentence, cue)


def _after(sentence: Sentence, cue: Cue) -> Content | None:
    last = max(cue.end, cue.places[-1] + 1)
    clause = sentence.clause(last - 1)
    clauses = sentence.clauses
    for number in range(clause + 1, min(clause + 2 + _SKIPPED_CLAUSES, len(clauses))):
        low, high = clauses[number]
        sign = sentence.classes[low - 1]
        frame = frame_of(sentence, cue, number, sign)
        if frame is not None:
            return Content(low, content_end(sentence, number, frame, cue), frame)
        if sign == ":" or not (is_relative(sentence, number) or _appositional(sentence, low, high)):
            return None
    return None


def _appositional(sentence: Sentence, low: int, high: int) -> bool:
    return not _FINITE.search(sentence.classes, low, high) and high < len(sentence)


def _is_inserted(sentence: Sentence, cue: Cue) -> bool:
    """ "Die Anlage, sagte der Ingenieur, sei veraltet": the sentence goes on with its verb after the cue."""
    clause = sentence.clause(cue.finite)
    low, high = sentence.clauses[clause]
    after = max(high, cue.places[-1] + 1)
    if clause == 0 or low != cue.finite or cue.passive or not cue.verb.frames & {"v2", "direct"}:
        return False
    if cue.speaker is None or cue.speaker[0] < cue.finite or after + 1 >= len(sentence):
        return False
    return (
        sentence.classes[after] == ","
        and sentence.classes[after + 1] in "SZxV"
        and sentence.classes[low - 1] == ","
    )


def _before(sentence: Sentence, cue: Cue) -> Content | None:
    """ "Der Plan sei gut, sagte Müller": the cue's clause begins with its verb."""
    clause = sentence.clause(cue.finite)
    low = sentence.clauses[clause][0]
    classes = sentence.classes
    begins = all(letter in "uw" for letter in classes[low : cue.finite])
    if not begins or clause == 0 or classes[low - 1] != "," or not cue.verb.frames & {"v2", "direct", "dass"}:
        return None
    if cue.speaker is None or cue.speaker[0] < cue.finite or cue.passive:
        return None
    if sentence.lower[low] in ("doch", "aber", "jedoch", "sondern"):
        return None
    first = _start_of_said(sentence, low - 1)
    opening = sentence.lower[first]
    if (opening in DASS or opening == "ob") and clause == 1:
        fits = ("dass" if opening in DASS else "ob") in cue.verb.frames or "dass" in cue.verb.frames
        return Content(first, low - 1, "dass before") if fits and _fronted(sentence, cue) else None
    if not _is_told(sentence, first, clause):
        return None
    mood = re.search("[SZQ]", classes[first:low])
    if not mood and "object" in cue.verb.frames and "v2" not in cue.verb.frames:
        return None  # "Die Partei begrüßte den Plan, forderte aber Geld"
    if not mood and (classes[first] == "s" or not is_simple(sentence, cue)):
        return None
    return Content(first, low - 1, "before")


def _fronted(sentence: Sentence, cue: Cue) -> bool:
    """Whether nothing else is the object of the cue's verb ("Ob das reicht, bezweifelt der Rat")."""
    return not cue.verb.prepositions or is_simple(sentence, cue)


def _is_told(sentence: Sentence, first: int, clause: int) -> bool:
    """Whether a main clause stands before the cue: a finite verb that is no subordinate clause's."""
    for number in range(clause):
        low, high = sentence.clauses[number]
        if low < first or is_relative(sentence, number):
            continue
        if _FINITE.search(sentence.classes, low, high) or re.search(
            "[CcRTB]w*a(?![aC])", sentence.classes[low:high]
        ):
            return True
        if number == 0 and _has_unknown(sentence, low, high):
            return True
    return False


def _has_unknown(sentence: Sentence, low: int, high: int) -> bool:
    """Whether the word after the first phrase may be a verb that nothing tells ("Er starb am Montag")."""
    match = phrases.BEFORE_VERB.match(sentence.classes, low, high)
    end = low + 1 if sentence.classes[low] == "R" else match.end() if match else high
    return end + 1 < high and sentence.classes[end] in "wa" and sentence.classes[end + 1] in "PoDEdeNgwrR"


def _start_of_said(sentence: Sentence, end: int) -> int:
    first = 0
    colon = sentence.classes.rfind(":", 0, end)
    if colon >= 0:
        first = colon + 1
    return first


def _object(sentence: Sentence, cue: Cue) -> Content | None:
    """The noun phrase that is demanded, denied, announced …, to the end of its clause."""
    verb, clause = cue.verb, sentence.clause(cue.finite)
    bare = bool(verb.frames & {"object", "as", "dative"})
    if not (bare or verb.prepositions) or cue.speaker is None:
        return None
    if is_relative(sentence, clause):
        called = "as" in verb.frames and sentence.classes[cue.finite - 1] == "T"
        return Content(cue.finite - 1, cue.finite, "object") if called else None
    low, high = sentence.clauses[clause]
    if _is_another_verb(sentence, cue, low, high):
        return None
    begin = cue.finite + 1
    stop = cue.places[-1] if cue.places[-1] > cue.finite else high
    for place in range(begin, stop):
        if is_inside(cue.speaker, place) or is_inside(cue.addressee, place):
            continue
        if sentence.lower[place] in verb.prepositions and _leads(sentence, cue, place):
            if phrases.ANY_CASE.match(sentence.classes, place + 1, stop):
                return _to_end(sentence, place + 1, stop, "preposition")
        elif bare and _opens_object(sentence, cue, place, stop):
            if sentence.lower[place] in ("dies", "das") and not phrases.OBJECT.match(sentence.classes, place):
                return Content(place, place + 1, "object")
            return (
                None if _no_speech(sentence, cue, place, stop) else _to_end(sentence, place, stop, "object")
            )
    return _object_before(sentence, cue, low)


def _is_another_verb(sentence: Sentence, cue: Cue, low: int, high: int) -> bool:
    """ "verspricht sich Gewinn", "Als Beispiel nannte sie …" tell of no speech."""
    if sentence.lower[low] == "als" and "as" in cue.verb.frames:
        return True
    return "sich" in sentence.lower[low:high]


def _leads(sentence: Sentence, cue: Cue, place: int) -> bool:
    """Whether a preposition goes with the verb and not with the noun before it."""
    if sentence.classes[place] not in "Po" or "sich" in sentence.lower[cue.finite : place]:
        return False
    if sentence.classes[place + 1 : place + 2] in ("T", "Q"):
        return True  # "sprach in einem Interview von „Angst und Schrecken“"
    known = [span for span in (cue.speaker, cue.addressee) if span is not None]
    return sentence.classes[place - 1] not in "CcT" or any(span[1] == place for span in known)


def _opens_object(sentence: Sentence, cue: Cue, place: int, stop: int) -> bool:
    """Whether an object begins at ``place``: no attribute, no phrase of a preposition, no time."""
    classes = sentence.classes
    if classes[place] in "Po":
        return False
    if place > cue.finite + 1:
        before = classes[place - 1]
        follows_addressee = cue.addressee is not None and cue.addressee[1] == place
        after_time = classes[place] in "aN" and is_time(sentence, place - 1)
        attribute = before in "CcT" and classes[place] != "D" and not follows_addressee and not after_time
        if before in "PoDEdegaN" or attribute:
            return False
    if sentence.lower[place] in ("dies", "das") and (place + 1 >= stop or classes[place + 1] in "wPor"):
        return True
    return bool(phrases.OBJECT.match(classes, place, stop)) and not is_adverbial(sentence, place)


def _object_before(sentence: Sentence, cue: Cue, low: int) -> Content | None:
    """ "Die Vorwürfe wies er zurück"."""
    if "object" not in cue.verb.frames or cue.speaker is None or cue.speaker[0] < cue.finite:
        return None
    if cue.passive and (cue.verb.kind != "denial" or sentence.lower[low] in _DATIVE):
        return None  # "Das Ergebnis wurde vom Rat bestätigt" tells what was done
    match = phrases.ANY_CASE.match(sentence.classes, low, cue.finite)
    if match is None or match.end() != cue.finite or is_feminine_oblique(sentence, match.span()):
        return None
    return Content(low, cue.finite, "object before")


def _no_speech(sentence: Sentence, cue: Cue, place: int, stop: int) -> bool:
    match = phrases.OBJECT.match(sentence.classes, place, stop)
    return (
        bool(cue.verb.not_with)
        and match is not None
        and sentence.lower[match.end() - 1].endswith(cue.verb.not_with)
    )


def _belongs(sentence: Sentence, number: int) -> bool:
    """Whether a clause goes with the noun phrase before it: a relative clause, a reason or a purpose."""
    low = sentence.clauses[number][0]
    if sentence.classes[low - 1] != ",":
        return False
    return is_relative(sentence, number) or sentence.lower[low] in ("um", "ohne")


def _to_end(sentence: Sentence, first: int, stop: int, frame: str) -> Content:
    end = stop
    if stop == sentence.clauses[sentence.clause(first)][1]:
        number = sentence.clause(first) + 1
        while number < len(sentence.clauses) and _belongs(sentence, number):
            end = sentence.clauses[number][1]
            number += 1
    joined = re.compile(r"u(?=w*[Vx])").search(sentence.classes, first, end)
    if joined is not None:
        end = joined.start()
    while end > first + 1 and sentence.lower[end - 1] == "nicht":
        end -= 1
    return Content(first, max(end, first + 1), frame)


__all__ = ["Content", "content_of"]
