"""Frames: which clause behind a verb of speech can be what is said (dass, ob, infinitive, verb second)."""

from __future__ import annotations

import re

from newsanalysis.statements import phrases
from newsanalysis.statements.cues import Cue
from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.subjects import is_relative
from newsanalysis.statements.values import Span

DASS = frozenset(("dass", "daß"))
_FINITE = re.compile(r"[xSZV]")
_QUESTIONS = frozenset(["ob", "wer", "warum", "weshalb", "wieso", "wann", "wo", "wohin", "woher", "wofür"])
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
        "trotzdem",
        "dennoch",
        "später",
        "danach",
        "anschließend",
        "schließlich",
        "zudem",
        "außerdem",
        "dabei",
        "deshalb",
        "daher",
        "zuvor",
    ]
)
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


def frame_of(sentence: Sentence, cue: Cue, number: int, sign: str) -> str | None:
    """The frame in which a clause after the cue can be its content."""
    low, high = sentence.clauses[number]
    frames, lower, classes = cue.verb.frames, sentence.lower, sentence.classes
    first = low + (classes[low] == "u" and low + 1 < high and classes[low + 1] in "sW")
    if lower[first] in DASS:
        return "dass" if "dass" in frames else None
    if lower[first] in _QUESTIONS:
        return "ob" if "ob" in frames and cue.speaker is not None and not cue.negated else None
    if classes[first] == "W":
        return "ob" if _is_how(sentence, cue, first, high) else None
    if sign == ":":
        spoken = frames & {"direct", "v2"} and not cue.passive and cue.speaker is not None
        said = re.search("[xSZVa]", classes[low:high]) and classes[low] != "Q" and "as" not in frames
        mood = re.search("[SZ]", classes[low:high])
        return "colon" if spoken and said and (mood or is_simple(sentence, cue)) else None
    if classes[low] == "s" and lower[low] in ("wenn", "falls", "sobald", "da", "weil", "als", "nachdem"):
        following = number + 1 < len(sentence.clauses)
        told = "v2" in frames and following and classes[sentence.clauses[number + 1][0]] in "SZ"
        return "v2" if told else None
    if "zu" in frames and not _declares_itself(sentence, cue) and _is_infinitive(sentence, low, high):
        return "zu"
    if "v2" in frames and _is_verb_second(sentence, number, cue):
        return "v2"
    return None


_LIKE = frozenset(("schon", "bereits", "zuvor", "zuletzt", "im", "in", "am", "auch", "gewohnt", "üblich"))


def _is_how(sentence: Sentence, cue: Cue, first: int, high: int) -> bool:
    """ "erläuterte, wie es weitergeht", but "sagte, wie die Zeitung berichtet, …" names a source."""
    if sentence.lower[first] != "wie" or "ob" not in cue.verb.frames or cue.speaker is None or cue.negated:
        return False
    verb, follows = sentence.lower[high - 1], sentence.lower[first + 1 : first + 2]
    finite = verb.endswith(("t", "te", "ten", "en", "st")) or sentence.classes[high - 1] in "xSZ"
    if not finite or sentence.lower[high - 2] == "zu" or not _LIKE.isdisjoint(follows):
        return False  # "erklärte, wie zuvor der Kanzler", "kündigte an, wie im Vorjahr Stellen zu streichen"
    return high >= sentence.last and sentence.classes[high - 1] not in "VCc"


_ZU_INSIDE = re.compile(
    r"(?:ab|an|auf|aus|bei|durch|ein|fern|fest|fort|frei|heim|hin|her|los|mit|nach|nieder|über|um|unter|vor|weg|weiter"
    r"|wieder|zu|zurück|zusammen|da|dar|empor|entgegen|gegenüber|heran|herauf|heraus|herbei|herein|herunter|hervor"
    r"|hinaus|hinein|hinweg|hinzu|vorbei|vorweg|voran|voraus|bekannt|bereit|bloß|klar|kennen|nahe|offen|preis|richtig"
    r"|sicher|stand|statt|still|teil|wahr)zu\w+[enr]n"
)


def _is_infinitive(sentence: Sentence, low: int, high: int) -> bool:
    """Whether "zu" and an infinitive close a clause, perhaps the one after a relative clause."""
    if sentence.lower[low] in ("um", "ohne", "anstatt", "statt") and sentence.classes[low] == "P":
        return False
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
    damit = _is_therewith(sentence, low)
    if (classes[low] in "su" and not damit) or (
        is_relative(sentence, number) and not re.search("[SZ]", classes[low:high])
    ):
        return False
    if (
        is_relative(sentence, number)
        and classes[high - 1] in "SZxV"
        and not _subjunctive_second(sentence, low, high)
    ):
        return False
    if is_relative(sentence, sentence.clause(cue.finite)) and classes[low] in "xSZV":
        return False  # "Das Tief, das über Wien gestanden hatte, habe sich aufgelöst"
    if re.search("[SZ]", classes[low:high]):
        return True
    if not _FINITE.search(classes, low, high) and _mood_after_insertions(sentence, number):
        return True
    if cue.passive or cue.speaker is None or sentence.lower[low] in _ASIDE or not is_simple(sentence, cue):
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


def _declares_itself(sentence: Sentence, cue: Cue) -> bool:
    """ "erklärte sich bereit, …", "erklärte den Versuch für gescheitert, …" say nothing."""
    low, high = sentence.clauses[sentence.clause(cue.finite)]
    inside = sentence.lower[low:high]
    return cue.verb.form == "erklären" and ("sich" in inside or "für" in inside)


def _is_therewith(sentence: Sentence, low: int) -> bool:
    """ "…, damit sei der Streit beigelegt": an adverb and its verb, no purpose."""
    return sentence.lower[low] == "damit" and sentence.classes[low + 1 : low + 2] in ("S", "Z")


def _mood_after_insertions(sentence: Sentence, number: int) -> bool:
    """Whether the verb of a clause that is broken off by insertions is a Konjunktiv."""
    begin, end = sentence.clauses[number]
    subject = phrases.BEFORE_VERB.match(sentence.classes, begin, end)
    if subject is None or sentence.classes[subject.end() : end].strip("wB"):
        return False
    for later in range(number + 1, min(number + 4, len(sentence.clauses))):
        low, high = sentence.clauses[later]
        mood = re.search("[SZ]", sentence.classes[low:high])
        if mood and (later < number + 3 or not is_relative(sentence, later)):
            return True
        if not is_relative(sentence, later) and _FINITE.search(sentence.classes, low, high):
            return False
    return False


def _subjunctive_second(sentence: Sentence, low: int, high: int) -> bool:
    match = phrases.BEFORE_VERB.match(sentence.classes, low, high)
    return match is not None and sentence.classes[match.end() : match.end() + 1] in ("S", "Z", "w")


def is_simple(sentence: Sentence, cue: Cue) -> bool:
    """Whether the cue's clause has no object of its own that would be what is said."""
    last = max(cue.end, cue.places[-1] + 1)
    for place in range(cue.finite + 1, last + 6):
        if place >= len(sentence) or sentence.classes[place] in ",:.-":
            break
        if (
            is_inside(cue.speaker, place)
            or is_inside(cue.addressee, place)
            or sentence.classes[place - 1] in "PoDEdegaN"
        ):
            continue
        if sentence.classes[place] == "e" or (
            sentence.classes[place] in "gE" and sentence.classes[place - 1] in "CcT"
        ):
            continue  # a genitive
        if phrases.OBJECT.match(sentence.classes, place) and not is_adverbial(sentence, place):
            return False
    return True


def is_adverbial(sentence: Sentence, place: int) -> bool:
    """Whether a noun phrase is a time ("diesen Montag") and no object."""
    match = phrases.OBJECT.match(sentence.classes, place)
    return match is not None and is_time(sentence, match.end() - 1)


def is_time(sentence: Sentence, place: int) -> bool:
    """Whether a noun is a day, a month or another time."""
    return sentence.lower[place] in _TIMES


def is_inside(span: Span | None, place: int) -> bool:
    """Whether an item is in a phrase, where there is one."""
    return span is not None and span[0] <= place < span[1]


__all__ = ["DASS", "frame_of", "is_adverbial", "is_inside", "is_simple", "is_time"]
