"""What is said: where the content of a verb of speech stands, after it, before it, or as its object."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsanalysis.statements import phrases
from newsanalysis.statements.cues import Cue
from newsanalysis.statements.lexicon import verb_forms
from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.subjects import is_relative
from newsanalysis.statements.values import Span

_SKIPPED_CLAUSES = 3
_DASS = frozenset(("dass", "daß"))
_FINITE = re.compile(r"[xSZV]")
_QUESTIONS = frozenset(
    ["ob", "wer", "warum", "weshalb", "wieso", "wann", "wo", "wohin", "woher", "wofür", "wogegen", "womit"]
) - {
    "womit",
    "wogegen",
}
_ASIDE = frozenset(
    [
        "aber",
        "doch",
        "jedoch",
        "allerdings",
        "sondern",
        "wobei",
        "dann",
        "da",
        "damals",
        "so",
        "denn",
        "derzeit",
        "daraufhin",
    ]
)


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
        frame = _frame(sentence, cue, number, sign)
        if frame is not None:
            return Content(low, content_end(sentence, number, frame, cue), frame)
        if sign == ":" or not (is_relative(sentence, number) or _appositional(sentence, low, high)):
            return None
    return None


def _appositional(sentence: Sentence, low: int, high: int) -> bool:
    return not _FINITE.search(sentence.classes, low, high) and high < len(sentence)


def _frame(sentence: Sentence, cue: Cue, number: int, sign: str) -> str | None:
    """The frame in which a clause after the cue can be its content."""
    low, high = sentence.clauses[number]
    frames, lower, classes = cue.verb.frames, sentence.lower, sentence.classes
    first = low + (classes[low] == "u" and low + 1 < high and classes[low + 1] in "sW")
    if lower[first] in _DASS:
        return "dass" if "dass" in frames else None
    if lower[first] in _QUESTIONS:
        return "ob" if "ob" in frames and cue.speaker is not None and not cue.negated else None
    if classes[first] == "W":
        return None
    if sign == ":":
        spoken = frames & {"direct", "v2"} and not cue.passive and cue.speaker is not None
        said = re.search("[xSZVa]", classes[low:high]) and classes[low] != "Q" and "as" not in frames
        return "colon" if spoken and said else None
    if classes[low] == "s" and lower[low] in ("wenn", "falls", "sobald", "da", "weil", "als", "nachdem"):
        following = number + 1 < len(sentence.clauses)
        told = "v2" in frames and following and classes[sentence.clauses[number + 1][0]] in "SZ"
        return "v2" if told else None
    if "zu" in frames and _is_infinitive(sentence, low, high):
        return "zu"
    if "v2" in frames and _is_verb_second(sentence, number, cue):
        return "v2"
    return None


_ZU_INSIDE = re.compile(
    r"(?:ab|an|auf|aus|bei|ein|fest|fort|frei|her|hin|hinaus|hinweg|los|mit|nach|nieder|um|unter|vor|weg|weiter|wieder|zurück|zusammen|zu|bereit|entgegen|teil|offen|sicher|bekannt|durch|statt)zu\w+en"
)


def _is_infinitive(sentence: Sentence, low: int, high: int) -> bool:
    """Whether "zu" and an infinitive close a clause, perhaps the one after a relative clause."""
    if sentence.lower[low] in ("um", "ohne", "anstatt", "statt") and sentence.classes[low] == "P":
        return any(False for _ in ())
    if is_relative(sentence, sentence.clause(low)) and sentence.classes[low] == "s":
        return False
    end = len(sentence)
    for place in range(low, min(end - 1, low + 60)):
        lower = sentence.lower
        if (
            lower[place] == "zu"
            and place + 1 < end
            and sentence.forms[place + 1][0].islower()
            and lower[place + 1].endswith("n")
        ):
            return not any(letter in "xSZ" for letter in sentence.classes[low : min(place, high)])
        if _ZU_INSIDE.fullmatch(lower[place]) and sentence.forms[place][0].islower():
            return True
    return bool(_ZU_INSIDE.fullmatch(sentence.lower[end - 1])) if end > low else False


def _is_verb_second(sentence: Sentence, number: int, cue: Cue) -> bool:
    """Whether a clause without subordinator can be said: it has a finite verb that is not its last."""
    low, high = sentence.clauses[number]
    classes = sentence.classes
    if sentence.lower[low] in ("um", "ohne", "statt", "nicht"):
        return False
    if classes[low] in "su" or (is_relative(sentence, number) and not re.search("[SZ]", classes[low:high])):
        return False
    if (
        is_relative(sentence, number)
        and classes[high - 1] in "SZxV"
        and not _subjunctive_second(sentence, low, high)
    ):
        return False
    if re.search("[SZ]", classes[low:high]):
        return True
    reach = high
    if not _FINITE.search(classes, low, high) and number + 1 < len(sentence.clauses):
        reach = sentence.clauses[min(number + 2, len(sentence.clauses) - 1)][1]
    if re.search("[SZ]", classes[low:reach]):
        return True
    if cue.passive or cue.speaker is None or sentence.lower[low] in _ASIDE or not _simple(sentence, cue):
        return False
    if re.search("x", classes[low:high]) and classes[low] != "x":
        return True
    return any(
        classes[p] in "aV"
        and sentence.forms[p].endswith(("e", "te", "ten"))
        and p > low
        and classes[p - 1] in "CcRTBw"
        and classes[p + 1 : p + 2] not in ("C", "a")
        for p in range(low, high)
    )


def _simple(sentence: Sentence, cue: Cue) -> bool:
    """Whether the cue's clause has no object of its own that would be what is said."""
    last = max(cue.end, cue.places[-1] + 1)
    for place in range(cue.finite + 1, last + 6):
        if place >= len(sentence) or sentence.classes[place] in ",:.-":
            break
        if (
            _inside(cue.speaker, place)
            or _inside(cue.addressee, place)
            or sentence.classes[place - 1] in "PoDEdegaN"
        ):
            continue
        if sentence.classes[place] == "e" or (
            sentence.classes[place] in "gE" and sentence.classes[place - 1] in "CcT"
        ):
            continue  # a genitive
        if phrases.OBJECT.match(sentence.classes, place) and not _adverbial(sentence, place):
            return False
    return True


def _subjunctive_second(sentence: Sentence, low: int, high: int) -> bool:
    match = phrases.BEFORE_VERB.match(sentence.classes, low, high)
    return match is not None and sentence.classes[match.end() : match.end() + 1] in ("S", "Z", "w")


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
    if _has_own_cue(sentence, begin, stop):
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
    letters = "xSZ" if frame in ("dass", "ob", "zu") else ""
    return sentence.classes[begin] in letters or (clause == 0 and sentence.classes[begin] in "xV")


def _has_own_cue(sentence: Sentence, begin: int, stop: int) -> bool:
    """ "…, der Beklagte bestreitet das": another subject and its verb of speech, in the indicative."""
    own = phrases.BEFORE_VERB.match(sentence.classes, begin, stop)
    if own is None or own.end() >= stop or sentence.classes[own.end()] != "V":
        return False
    return _is_indicative(sentence, own.end())


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
    first = _start_of_said(sentence, low - 1)
    opening = sentence.lower[first]
    if (opening in _DASS or opening == "ob") and clause == 1:
        fits = ("dass" if opening in _DASS else "ob") in cue.verb.frames or "dass" in cue.verb.frames
        return Content(first, low - 1, "dass before") if fits and _fronted(sentence, cue) else None
    if not _is_told(sentence, first, clause):
        return None
    mood = re.search("[SZ]", classes[first:low])
    if not mood and (classes[first] == "s" or not _simple(sentence, cue)):
        return None
    return Content(first, low - 1, "before")


def _fronted(sentence: Sentence, cue: Cue) -> bool:
    """Whether nothing else is the object of the cue's verb ("Ob das reicht, bezweifelt der Rat")."""
    return not cue.verb.prepositions or _simple(sentence, cue)


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
    return False


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
    if not (bare or verb.prepositions) or cue.speaker is None or is_relative(sentence, clause):
        return None
    low, high = sentence.clauses[clause]
    if sentence.lower[low] == "als" and "as" in verb.frames:
        return None  # "Als Beispiel nannte sie …"
    if "object" in verb.frames and "sich" in sentence.lower[low:high]:
        return None  # "verspricht sich Gewinn"
    begin = cue.finite + 1
    stop = cue.places[-1] if cue.places[-1] > cue.finite else high
    for place in range(begin, stop):
        if _inside(cue.speaker, place) or _inside(cue.addressee, place):
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


def _leads(sentence: Sentence, cue: Cue, place: int) -> bool:
    """Whether a preposition goes with the verb and not with the noun before it."""
    if sentence.classes[place] not in "Po" or "sich" in sentence.lower[cue.finite : place]:
        return False
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
        attribute = before in "CcT" and classes[place] != "D" and not follows_addressee
        if before in "PoDEdegaN" or attribute:
            return False
    if sentence.lower[place] in ("dies", "das") and (place + 1 >= stop or classes[place + 1] in "wPor"):
        return True
    return bool(phrases.OBJECT.match(classes, place, stop)) and not _adverbial(sentence, place)


def _object_before(sentence: Sentence, cue: Cue, low: int) -> Content | None:
    """ "Die Vorwürfe wies er zurück"."""
    if "object" not in cue.verb.frames or cue.speaker is None or cue.speaker[0] < cue.finite:
        return None
    match = phrases.ANY_CASE.match(sentence.classes, low, cue.finite)
    if match is None or match.end() != cue.finite:
        return None
    return Content(low, cue.finite, "object before")


_TIMES = frozenset(
    [
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "jahr",
        "woche",
        "monat",
        "tag",
        "anfang",
        "ende",
        "mitte",
        "abend",
        "morgen",
    ]
)


def _adverbial(sentence: Sentence, place: int) -> bool:
    match = phrases.OBJECT.match(sentence.classes, place)
    return match is not None and sentence.lower[match.end() - 1] in _TIMES


def _inside(span: Span | None, place: int) -> bool:
    return span is not None and span[0] <= place < span[1]


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


__all__ = ["Content", "content_end", "content_of"]
