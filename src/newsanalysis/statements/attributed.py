"""Statements beside a named source: laut, zufolge, nach Angaben, wie X sagte, and "heißt es"."""

from __future__ import annotations

import re

from newsanalysis.statements.cues import Cue
from newsanalysis.statements.direct import is_wording_alone
from newsanalysis.statements.reading import Reading, Telling
from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.sources import Source, clause_bounds, es_heisst, sources
from newsanalysis.statements.subjects import is_relative, main_subject, subject
from newsanalysis.statements.values import Span

_POSSESSIVES = frozenset(["seiner", "ihrer"])
_FINITE = re.compile("[xSZV]")
_QUOTED = re.compile("w*:Q")


def beside_sources(reading: Reading, verbs: list[Cue]) -> list[Cue]:
    """What sources say; returned are the verbs that are no part of their frames ("wie X sagte")."""
    for source in sources(reading.sentence, verbs):
        _beside(reading, source)
    return [cue for cue in verbs if not reading.sourced.intersection(cue.places)]


def _beside(reading: Reading, source: Source) -> None:
    sentence = reading.sentence
    content = _content(sentence, source.frame, *clause_bounds(sentence, source))
    if content is None:
        return
    begin = source.frame[0]
    if source.own and begin and "S" in sentence.classes[:begin]:
        return  # "die seiner Meinung nach hohe Steuer": the sentence is a report already
    if source.rule == "demnach":
        reading.add(_telling(source, reading.earlier.still_speaking), "indirect", content)
        return
    if source.own and sentence.lower[begin] in _POSSESSIVES:
        reading.add(_telling(source, reading.earlier.still_speaking), "indirect", content)
        reading.sourced.update(source.cue)
        return
    span = _own_subject(sentence, source) if source.own else source.speaker
    told = _telling(source, None if span is None else sentence.span(*span))
    quotes = _wording(reading, content)
    if quotes:
        for place in quotes:
            reading.add_quotation(told, place)
    else:
        reading.add(told, "indirect", content, nest=False)
    reading.sourced.update(source.cue)


def _telling(source: Source, speaker: Span | None) -> Telling:
    return Telling(source.kind, source.rule, source.cue, speaker)


def _wording(reading: Reading, content: Span) -> list[int]:
    """The quotations that a content consists of; none where it has words of its own."""
    sentence = reading.sentence
    if not is_wording_alone(sentence.classes[slice(*content)]):
        return []
    return [p for p in sentence.quotes if sentence.classes[p] == "Q" and content[0] <= p < content[1]]


def _own_subject(sentence: Sentence, source: Source) -> Span | None:
    """Whose the source is, where it is the subject's ("nach eigenen Angaben")."""
    if _FINITE.match(sentence.classes, source.frame[1]):
        return subject(sentence, source.frame[1])
    return main_subject(sentence)


def _content(sentence: Sentence, frame: Span, low: int, high: int) -> Span | None:
    """The content beside a frame: what follows it at the head, what precedes it at the end, or all."""
    classes = sentence.classes
    first, end = frame
    if not classes[low:first].strip("uw"):
        while end < high and classes[end] in ",:":
            end += 1
            number = sentence.clause(end)
            if end < high and is_relative(sentence, number) and classes[end - 1] == ",":
                end = min(sentence.clauses[number][1], high)
        return (end, high) if end < high else None
    rest = range(sentence.clause(min(end + 1, high - 1)), len(sentence.clauses))
    only_relative = (
        first > low and all(is_relative(sentence, n) for n in rest) and classes[end : end + 1] == ","
    )
    if end >= high or not classes[end:high].strip(".,-w") or only_relative or _goes_on(sentence, low, frame):
        while first > low and classes[first - 1] in ",-:":
            first -= 1
        return (low, first) if first > low else None
    return low, high


def _goes_on(sentence: Sentence, low: int, frame: Span) -> bool:
    """ "Die Lage sei ernst, so der Arzt weiter: „…“": the report stands before the frame."""
    told = re.search("[SZ]", sentence.classes[low : frame[0]])
    return sentence.lower[frame[0]] == "so" and bool(told and _QUOTED.match(sentence.classes, frame[1]))


def beside_es_heisst(reading: Reading) -> None:
    """ "…, hieß es in dem Bericht", "In dem Bericht heißt es, dass …", "Es hieß, …"."""
    sentence = reading.sentence
    for place, speaker, clause in es_heisst(sentence):
        if place in reading.sourced:
            continue
        content = _content_of_heisst(sentence, place, *clause)
        if content is None:
            continue
        told = Telling(
            "statement", "heißt es", (place,), None if speaker is None else sentence.span(*speaker)
        )
        quotes = [p for p in _wording(reading, content) if p not in reading.quoted]
        if quotes:
            for quote in quotes:
                reading.add_quotation(told, quote)
        else:
            reading.add(told, "indirect", content)
        reading.sourced.add(place)


def _content_of_heisst(sentence: Sentence, place: int, low: int, high: int) -> Span | None:
    last = sentence.last
    if place == low == 0:
        return _first_of_two(sentence, high)
    begins = low == place or sentence.lower[low] in ("so", "hieß", "heißt")
    if begins and low and not is_relative(sentence, sentence.clause(place)):
        if sentence.classes[high : high + 1] == ":" or not _has_main_verb(sentence, low):
            return (high + 1, last) if high + 1 < last else None
        told = is_wording_alone(sentence.classes[: low - 1])
        if not told and high < last and not re.search("[xSZVsW]", sentence.classes[high:last]):
            return 0, last  # "Die Firma habe, heißt es, ihre Pflicht verletzt"
        return (0, low - 1) if low > 1 else None
    return (high + 1, last) if high + 1 < last else None


def _first_of_two(sentence: Sentence, high: int) -> Span | None:
    """ "Hieß es gestern noch, dass …, wird nun …": what was said ends where the sentence's verb is."""
    if high + 1 >= sentence.last:
        return None
    number = sentence.clause(high + 1)
    for begin, _ in sentence.clauses[number + 1 :]:
        if sentence.classes[begin] in "xSZV":
            return high + 1, begin - 1
    return high + 1, sentence.last


def _has_main_verb(sentence: Sentence, end: int) -> bool:
    """Whether a clause before ``end`` is wording, or has a finite verb and is no relative clause."""
    return any(
        re.search("[xSZVQa]", sentence.classes[low:high]) and not is_relative(sentence, number)
        for number, (low, high) in enumerate(sentence.clauses)
        if high <= end
    )


__all__ = ["beside_es_heisst", "beside_sources"]
