"""Direct speech: quotations with a verb, after a colon, alone, in part; wording without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsanalysis.statements import phrases
from newsanalysis.statements.cues import Cue
from newsanalysis.statements.lexicon import words
from newsanalysis.statements.reading import Reading, Telling, told_by_verb
from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.subjects import main_subject, subject
from newsanalysis.statements.tokens import tokenize
from newsanalysis.statements.values import Span

PARTIAL = "partial quotation, subject of its sentence"
_LONGEST_NAME = 5
"""Items before a colon that are read as the name of who speaks."""
_ABSTRACT = ("ung", "ungen", "ion", "ionen", "heit", "heiten", "keit", "keiten", "schiede", "nis", "nisse")
_FOREIGN = frozenset(["of", "the", "and", "for", "de", "del", "et", "cum", "pro"])
_SENTENCE_ENDS = frozenset(".!?…")
_LONGEST_TITLE = 3
"""Blanks in a quotation that may be a name."""


def is_wording_alone(classes: str) -> bool:
    """Whether items are quotations and nothing else but signs and small adverbs."""
    return not re.sub("[Q,.:w-]", "", classes)


def quotations_with_verb(reading: Reading, verbs: Sequence[Cue]) -> None:
    """Quotations that a verb, an outer statement, a colon or their place alone makes statements."""
    for place in _unread(reading):
        _quotation(reading, place, verbs)


def quotations_in_part(reading: Reading) -> None:
    """What is quoted in a sentence that tells of no speech otherwise."""
    for place in _unread(reading):
        _without_verb(reading, place)


def _unread(reading: Reading) -> Iterator[int]:
    for place in reading.sentence.quotes:
        if reading.sentence.classes[place] == "Q" and place not in reading.quoted:
            yield place


def _quotation(reading: Reading, place: int, verbs: Sequence[Cue]) -> None:
    sentence = reading.sentence
    cue = _verb_of(sentence, place, verbs)
    if cue is not None:
        reading.add_quotation(told_by_verb(sentence, cue, "direct", "quotation + verb"), place)
        return
    start = sentence.starts[place]
    outer = next((s for s in reading.found if s.content and s.content[0] <= start < s.content[1]), None)
    if outer is not None:
        reading.add_inside(outer, place)
    elif not _unknown_verb(reading, place) and (_follows_colon(sentence, place) or _stands_alone(sentence)):
        _without_verb(reading, place)


def _follows_colon(sentence: Sentence, place: int) -> bool:
    return place > 0 and sentence.classes[place - 1] == ":"


def _stands_alone(sentence: Sentence) -> bool:
    return not re.sub(r"[Q.,-]", "", sentence.classes)


def _verb_of(sentence: Sentence, place: int, verbs: Sequence[Cue]) -> Cue | None:
    """The verb that a quotation belongs to: after it, before its colon, or in its clause."""
    classes = sentence.classes
    after = place + 1
    while after < len(sentence) and classes[after] in ",-.":
        after += 1
    for cue in verbs:
        near = cue.finite == after or (cue.finite == after + 1 and classes[after] != "u")
        if near and after > place and classes[place + 1 : after + 1]:
            return cue
    before = [cue for cue in verbs if cue.finite < place]
    if _follows_colon(sentence, place) and before:
        return before[-1]
    return next((cue for cue in reversed(before) if _reaches(sentence, cue, place)), None)


def _reaches(sentence: Sentence, cue: Cue, place: int) -> bool:
    """Whether a verb before a quotation governs it: in its clause, or with no other verb between."""
    high = sentence.clauses[sentence.clause(cue.finite)][1]
    between = sentence.classes[cue.finite + 1 : place]
    if (place < high and "direct" in cue.verb.frames) or "Q" in between:
        return True
    if "direct" not in cue.verb.frames and place < high:
        return False  # "Gefahr gehe vom „Nordwind“ aus"
    return not re.search("[xSZVsW]", between) and between.count(",") <= 2


def _unknown_verb(reading: Reading, place: int) -> bool:
    """ "„…“, freute sich die Siegerin": a verb that the lexicon does not have, and its subject."""
    sentence = reading.sentence
    verb = place + 2
    if sentence.classes[place + 1 : place + 2] != "," or verb + 1 >= len(sentence):
        return False
    if sentence.classes[verb] not in "awx" or not sentence.forms[verb].endswith(("t", "te", "ten", "en")):
        return False
    span = subject(sentence, verb)
    if span is None or span[0] < verb:
        return False
    reading.add_quotation(Telling("statement", "quotation + verb", (verb,), sentence.span(*span)), place)
    return True


def _without_verb(reading: Reading, place: int) -> None:
    """A quotation without a verb of speech: after a colon the subject speaks, else the last speaker."""
    sentence = reading.sentence
    if _follows_colon(sentence, place):
        if not _is_said(sentence.forms[place]):
            return
        speaker = _characters(sentence, _before_colon(sentence, place - 1))
        if speaker is None or re.search("[SZ]", sentence.classes[:place]):
            speaker = reading.earlier.still_speaking or speaker
        if reading.main is not None and reading.main.speaker is not None:
            speaker = reading.main.speaker
        told = Telling("statement", "quotation after a colon", speaker=speaker)
    elif _stands_alone(sentence):
        told = _told_before(reading)
    elif _is_wording(sentence.forms[place]):
        told = Telling("statement", PARTIAL, speaker=_characters(sentence, _for_whom(sentence)))
    else:
        return
    reading.add_quotation(told, place)


def _for_whom(sentence: Sentence) -> Span | None:
    """Who speaks in a sentence that quotes in part: "Für den Trainer war es …", else its subject."""
    if sentence.lower[0] == "für":
        match = phrases.ANY_CASE.match(sentence.classes, 1)
        if match is not None and sentence.classes[match.end() : match.end() + 1] in ("x", "S", "Z"):
            return match.span()
    return main_subject(sentence)


def _told_before(reading: Reading) -> Telling:
    """A quotation that is a sentence of its own: whoever spoke, or was spoken of, in the sentence before."""
    before = reading.earlier.sentence
    speaker = reading.earlier.still_speaking
    if speaker is None and before is not None:
        speaker = _characters(before, main_subject(before))
    named = "speaker of the sentence before" if speaker else "no speaker named"
    return Telling("statement", f"quotation alone, {named}", speaker=speaker)


def _characters(sentence: Sentence, span: Span | None) -> Span | None:
    return None if span is None else sentence.span(*span)


def _is_said(quoted: str) -> bool:
    """Whether a quotation behind a colon is a sentence, and no name ("in der Gruppe, kurz: „Nordlicht“")."""
    return quoted[-2] in _SENTENCE_ENDS or quoted.count(" ") > _LONGEST_TITLE


def _is_wording(quoted: str) -> bool:
    """Whether a quotation is more than a word or two set apart: somebody's words, not a name."""
    if not _FOREIGN.isdisjoint(quoted[1:-1].lower().split()):
        return False  # "Man of the Match"
    return quoted.count(" ") >= 2 and (
        quoted[1].islower() or bool(re.search("[xSZVR]", tokenize(quoted[1:-1]).classes))
    )


def _before_colon(sentence: Sentence, colon: int) -> Span | None:
    finite = re.compile("[xVSZ]").search(sentence.classes, 0, colon)
    holds = finite is not None and not _HELD.isdisjoint(sentence.lower[finite.start() : colon])
    if finite is not None and sentence.lower[0] == "für" and holds:
        match = phrases.ANY_CASE.fullmatch(sentence.classes, 1, finite.start())
        return None if match is None else match.span()  # "Für den Trainer steht fest: …"
    if finite is None:
        match = phrases.BEFORE_VERB.match(sentence.classes, 0, colon)
        return None if match is None else match.span()
    return main_subject(sentence, colon)


_HELD = frozenset(("klar", "fest", "sicher", "fakt", "eindeutig", "ausgemacht", "unstrittig"))
_NAME = re.compile(r"(?:[DE]?[CcT]+B?)(?:[Ege][CcT]+)?")


def name_and_colon(reading: Reading) -> None:
    """ "Peters: Das Geld fehlt.": a name, a colon and a sentence without marks."""
    sentence = reading.sentence
    if reading.found or len(sentence.clauses) < 2 or sentence.clauses[0][0]:
        return
    low, high = sentence.clauses[0]
    begin = high + 1
    if sentence.classes[high] != ":" or not _NAME.fullmatch(sentence.classes, low, high):
        return
    said = re.search("[xSZVaw]", sentence.classes[begin:]) and sentence.classes[-1] == "."
    if high - low > _LONGEST_NAME or not said or sentence.classes[begin] == "Q":
        return
    last = sentence.classes[high - 1]
    name = sentence.forms[high - 1 - (last == "B")].lower()
    if not sentence.forms[begin][0].isupper() or name.endswith(words().labels) or last == "c":
        return
    if name.endswith(_ABSTRACT):
        return
    told = Telling("statement", "name and colon", speaker=sentence.span(low, high))
    reading.add(told, "direct", (begin, sentence.last))


__all__ = [
    "PARTIAL",
    "is_wording_alone",
    "name_and_colon",
    "quotations_in_part",
    "quotations_with_verb",
]
