"""How far a content goes: to the end of its sentence, or to where the speaker's own sentence goes on."""

from __future__ import annotations

import re

from newsanalysis.statements import phrases
from newsanalysis.statements.cues import Cue
from newsanalysis.statements.lexicon import verb_forms
from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.subjects import is_relative

_FINITE = re.compile("[xSZV]")


def content_end(sentence: Sentence, number: int, frame: str, cue: Cue) -> int:
    """One past the last item of a content that begins with clause ``number``."""
    low = sentence.clauses[number][0]
    end = sentence.last
    for later in range(number + 1, len(sentence.clauses)):
        if _is_outside(sentence, later, frame, cue):
            end = sentence.clauses[later][0] - 1
            break
    if frame != "zu":
        end = _before_second_verb(sentence, low, end)
    return max(end, low + 1)


def _is_outside(sentence: Sentence, later: int, frame: str, cue: Cue) -> bool:
    """Whether a later clause belongs to the speaker's sentence again, or to another's."""
    begin, stop = sentence.clauses[later]
    classes, first = sentence.classes, sentence.lower[begin]
    if (classes[begin - 1] == ":" and classes[begin] == "Q") or (
        sentence.forms[begin - 1] == ";" and frame != "v2"
    ):
        return True
    if frame != "v2" and _resumes(sentence, begin, frame, cue):
        return True
    if frame == "v2" and classes[begin] in "xV" and is_relative(sentence, sentence.clause(cue.finite)):
        return True  # "Der Ort, von dem er sagte, es sei ruhig, liegt im Tal"
    if _has_own_cue(sentence, begin, stop) or _goes_on(sentence, begin, stop):
        return True
    if frame == "zu" and first == "nachdem":
        return True
    if first in ("doch", "aber") and _is_own_voice(sentence, begin, stop, frame):
        return True
    if classes[begin] == "u" and classes[begin + 1 : begin + 2] == "V" and not is_relative(sentence, later):
        return True
    if first in ("so", "wie"):
        return _is_source_clause(sentence, begin, stop)
    return classes[begin] == "L" and first != "wonach"


def _resumes(sentence: Sentence, begin: int, frame: str, cue: Cue) -> bool:
    """ "Nachdem er gesagt hatte, dass …, ging er": the main clause's verb comes after the content."""
    clause = sentence.clause(cue.finite)
    if not is_relative(sentence, clause):
        return False
    if clause == 0 and _is_unknown_verb(sentence, begin):
        return True
    letters = "xSZ" if frame in ("dass", "ob", "zu") else ""
    return sentence.classes[begin] in letters or (clause == 0 and sentence.classes[begin] in "xV")


def _is_unknown_verb(sentence: Sentence, place: int) -> bool:
    """ "…, stellt sich die Partei quer": a form that can be a verb, and what follows a verb."""
    follows = sentence.classes[place + 1 : place + 2]
    verbal = sentence.forms[place].endswith(("t", "te", "ten"))
    return sentence.classes[place] in "wa" and verbal and follows != "" and follows in "rRDE"


def _is_own_voice(sentence: Sentence, begin: int, stop: int, frame: str) -> bool:
    """ "…, doch das Gericht ließ nicht mit sich reden": a main clause in the indicative after a report."""
    inside = sentence.classes[begin:stop]
    return frame == "v2" and bool(re.search("[xV]", inside)) and not re.search("[SZ]", inside)


def _has_own_cue(sentence: Sentence, begin: int, stop: int) -> bool:
    """ "…, der Beklagte bestreitet das": another subject and its verb of speech, in the indicative."""
    own = phrases.BEFORE_VERB.match(sentence.classes, begin, stop)
    if own is None or own.end() >= stop or sentence.classes[own.end()] != "V":
        return False
    return _is_indicative(sentence, own.end())


def _goes_on(sentence: Sentence, begin: int, stop: int) -> bool:
    """ "…, er sei unschuldig, räumte aber ein": the speaker's next verb of speech, without a subject."""
    if sentence.classes[begin] != "V" or not _is_indicative(sentence, begin):
        return False
    return begin + 1 < stop and sentence.lower[begin + 1] in _LINKS


_LINKS = frozenset(
    ["aber", "jedoch", "dann", "zugleich", "gleichzeitig", "allerdings", "zudem", "dagegen", "auch"]
)


def _is_indicative(sentence: Sentence, place: int) -> bool:
    readings = verb_forms().get(sentence.lower[place], ())
    finite = bool(readings) and any(reading.shape == "finite" for reading in readings)
    return finite and not sentence.forms[place].endswith("en")


_SECOND_VERB = re.compile(r"uw*(?=V)")


def _before_second_verb(sentence: Sentence, low: int, end: int) -> int:
    """ "… sei gut und forderte mehr Geld": the content ends before the speaker's next verb."""
    joined = _SECOND_VERB.search(sentence.classes, low + 2, end)
    if joined is None:
        return end
    place = joined.end()
    same = sentence.clause(joined.start()) == sentence.clause(place)
    if not same or not _is_indicative(sentence, place) or _verb_last(sentence, place):
        return end
    end = joined.start()
    while end > low and sentence.classes[end - 1] == ",":
        end -= 1
    return end


def _verb_last(sentence: Sentence, place: int) -> bool:
    high = sentence.clauses[sentence.clause(place)][1]
    return place >= min(high, sentence.last) - 1


def _is_source_clause(sentence: Sentence, begin: int, stop: int) -> bool:
    return (sentence.lower[begin] == "so" and not _FINITE.search(sentence.classes, begin, stop)) or (
        sentence.lower[begin] == "wie" and "V" in sentence.classes[begin:stop]
    )


__all__ = ["content_end"]
