"""Indirect speech: what a verb or a noun of speech says in a clause, an infinitive or an object."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsanalysis.statements import phrases
from newsanalysis.statements.contents import Content, content_of
from newsanalysis.statements.cues import Cue
from newsanalysis.statements.direct import is_wording_alone
from newsanalysis.statements.lexicon import Noun, noun_forms, words
from newsanalysis.statements.reading import Reading, Telling, told_by_verb
from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.sources import told_in
from newsanalysis.statements.subjects import is_relative, main_subject
from newsanalysis.statements.values import Mode, Span, Statement

_CONDITIONS = frozenset(["wenn", "falls", "sofern", "sollte", "sollten"])
_REFLEXIVE = frozenset(["melden", "bestätigen", "ergeben", "anbieten"])
"""Verbs that with "sich" tell of no speech."""
_SHOWING = frozenset(["bestätigen", "bezeichnen", "widersprechen", "nennen"])
_NOBODY = frozenset(["ich", "man"])
_PARTICLES = frozenset(["zurück", "ab", "an", "auf", "aus", "ein", "vor", "zu", "entgegen"])
_FINITE = re.compile("[xSZV]")


# -- verbs


def said_by_verb(reading: Reading, cue: Cue) -> None:
    """The content of a verb of speech in its sentence."""
    sentence = reading.sentence
    if _is_supposed(sentence, cue):
        return
    content = content_of(sentence, cue)
    if content is None or _is_told(reading, cue, content):
        return
    if "as" in cue.verb.frames and content.frame == "object" and not _is_predicated(sentence, content):
        return
    title = _named_wording(sentence, cue, content)
    if title is not None:
        told = told_by_verb(sentence, cue, content.frame, "quotation + verb")
        reading.add(told, "direct", (title, title + 1))
        return
    items = (content.first, content.end)
    spoken = content.frame == "colon" and not re.search("[SZ]", sentence.classes[slice(*items)])
    mode: Mode = "direct" if spoken else "indirect"
    reading.add(told_by_verb(sentence, cue, content.frame, f"verb + {content.frame}"), mode, items)


def _is_supposed(sentence: Sentence, cue: Cue) -> bool:
    """Whether nobody is told to say it: a condition ("Wenn er klagte, …"), "man kann sagen", "ich glaube"."""
    low, _ = sentence.clauses[sentence.clause(cue.finite)]
    if sentence.lower[low] in _CONDITIONS or (sentence.classes[low] == "Z" and low != cue.finite):
        return True
    if (
        cue.verb.form in _REFLEXIVE
        and "sich" in sentence.lower[slice(*sentence.clauses[sentence.clause(cue.finite)])]
    ):
        return True
    speaker = cue.speaker
    if speaker is None:
        return False
    if sentence.lower[speaker[0]] in _NOBODY and speaker[1] == speaker[0] + 1:
        return True
    return cue.verb.form in _SHOWING and _is_evidence(sentence, speaker)


def _is_evidence(sentence: Sentence, speaker: Span) -> bool:
    """Whether the subject shows and says nothing ("Die Ergebnisse bestätigen den Verdacht")."""
    head = next((place for place in range(*speaker) if sentence.classes[place] in "Cc"), None)
    return head is not None and sentence.lower[head].endswith(words().evidence)


def _is_told(reading: Reading, cue: Cue, content: Content) -> bool:
    """Whether a statement has the content already, or the verb is part of what somebody says."""
    items = range(content.first, content.end)
    wording = is_wording_alone(reading.sentence.classes[content.first : content.end])
    if wording and reading.quoted.intersection(items):
        return True
    if "as" in cue.verb.frames and any(cue.finite < place for place in reading.quoted):
        return True
    if content.frame == "object" and any(s.rule == "quotation + verb" for s in _with_cue(reading, cue)):
        return not reading.sentence.classes[: cue.finite].strip("Q,")  # "„Nein“, wies er den Vorwurf zurück"
    if not reading.is_covered(cue.finite):
        return False
    if content.frame not in ("dass", "v2", "zu"):
        return True
    return cue.speaker is None or reading.sentence.classes[cue.speaker[0]] == "R"


def _is_predicated(sentence: Sentence, content: Content) -> bool:
    """Whether the object of "nennen" or "bezeichnen" is called something: "den Plan als Fehler"."""
    if re.search("[QT]", sentence.classes[content.first : content.end]):
        return True
    if "als" in sentence.lower[content.first : content.end]:
        return True
    called = phrases.ANY_CASE.match(sentence.classes, content.first, content.end)
    rest = sentence.classes[called.end() : content.end] if called else ""
    return rest[:1] in ("a", "w", "D", "d")  # "nannte den Plan gut"


def _with_cue(reading: Reading, cue: Cue) -> list[Statement]:
    """The statements found that have the cue's verb."""
    verb = reading.sentence.span(cue.finite, cue.finite + 1)
    return [statement for statement in reading.found if verb in statement.cue]


def _named_wording(sentence: Sentence, cue: Cue, content: Content) -> int | None:
    """A short quotation that a verb makes wording: "nannte es „Wortbruch“", "sprach von einem „Sieg“"."""
    last = content.end - 1
    if sentence.classes[last] != "T":
        return None
    if "as" in cue.verb.frames:
        return last
    alone = content.frame == "preposition" and not sentence.classes[content.first : last].strip("DEdeg")
    return last if alone and "direct" in cue.verb.frames and " " in sentence.forms[last] else None


def said_before(reading: Reading, verbs: Sequence[Cue]) -> None:
    """ "Das teilte die Polizei mit.": what the sentence before says is the content."""
    sentence, before = reading.sentence, reading.earlier.sentence
    if reading.found or sentence.lower[0] not in ("das", "dies") or before is None:
        return
    if sentence.lower[1:2] in (["geht"], ["ging"]) and "hervor" in sentence.lower:
        last = sentence.lower.index("hervor")
        source = told_in(sentence, 2, last)
        told = Telling("statement", "hervorgehen + das", (1, last), source and sentence.span(*source))
        span = (
            (before.start, sentence.ends[0]) if reading.earlier.reach <= before.start else sentence.span(0, 1)
        )
        reading.add(told, "indirect", (0, 1), span=span)
        return
    for cue in verbs:
        if cue.finite == 1 and cue.speaker is not None and cue.speaker[0] > 0 and not cue.passive:
            span = (before.start, sentence.ends[0])
            if reading.earlier.reach > before.start:
                span = sentence.span(0, 1)
            reading.add(told_by_verb(sentence, cue, "dass", "verb + das"), "indirect", (0, 1), span=span)
            return


# -- nouns


_ATTRIBUTES = re.compile(r"(?:[Ege](?:[aN])*[CcT]+|o[DEged]?(?:[aN])*[CcT]+)*")


def said_by_nouns(reading: Reading) -> None:
    """What nouns of speech announce: "die Forderung der Länder, die Steuer zu senken"."""
    for place, letter in enumerate(reading.sentence.classes):
        if letter == "c":
            noun = noun_forms()[reading.sentence.forms[place]]
            if "content" in noun.roles:
                _said_by_noun(reading, place, noun)


def _said_by_noun(reading: Reading, place: int, noun: Noun) -> None:
    sentence = reading.sentence
    clause = sentence.clause(place)
    if clause + 1 >= len(sentence.clauses):
        return
    attributes = _ATTRIBUTES.match(sentence.classes, place + 1)
    end = attributes.end() if attributes else place + 1
    low, high = sentence.clauses[clause + 1]
    between = sentence.classes[end : low - 1]
    if set(between) & {"C", "c"} or sentence.classes[low - 1] != "," or sentence.lower[low] == "um":
        return
    if any(word.startswith("da") and len(word) > 4 for word in sentence.lower[end : low - 1]):
        return  # "geht es bei der Drohung darum, …"
    frame = _noun_frame(sentence, noun, low, high)
    if frame is None or reading.is_covered(low):
        return
    told = Telling(noun.kind, f"noun + {frame}", (place,), _whose(sentence, place, end, noun))
    reading.add(told, "indirect", (low, _noun_content_end(sentence, place, clause)))


def _noun_content_end(sentence: Sentence, place: int, clause: int) -> int:
    """Where the sentence goes on behind what the noun at ``place`` says."""
    is_subject = not _FINITE.search(sentence.classes, 0, place)
    for later in range(clause + 2, len(sentence.clauses)):
        begin, _ = sentence.clauses[later]
        goes_on = sentence.classes[begin] in ("xVaw" if is_subject else "xV")
        if goes_on or sentence.lower[begin] in _PARTICLES:
            return begin - 1
    return sentence.last


def _whose(sentence: Sentence, place: int, end: int, noun: Noun) -> Span | None:
    """Who speaks in a noun: its attribute, or the subject where the noun only states."""
    if end > place + 1:
        return sentence.span(place + 1 + (sentence.classes[place + 1] == "o"), end)
    if re.search(r"[DEdg]a*$", sentence.classes[:place]) and noun.kind == "statement":
        span = main_subject(sentence)
        if span is not None and not span[0] <= place < span[1]:
            return sentence.span(*span)
    return None


def _noun_frame(sentence: Sentence, noun: Noun, low: int, high: int) -> str | None:
    relative = is_relative(sentence, sentence.clause(low))
    if sentence.lower[low] in ("dass", "daß", "ob", "wonach"):
        return "dass"
    if re.search("[SZ]", sentence.classes[low:high]) and not relative:
        return "v2"
    infinitive = re.search(r"\bzu\b|\wzu\w+en\b", " ".join(sentence.lower[low:high]))
    if noun.kind in ("demand", "announcement", "accusation", "agreement") and infinitive and not relative:
        return "zu"
    return None


__all__ = ["said_before", "said_by_nouns", "said_by_verb"]
