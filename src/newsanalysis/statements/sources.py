"""Sources beside the verbs: laut, zufolge, nach Angaben, aus Sicht, so X, wie X sagte, demnach, heißt es."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from newsanalysis.statements import phrases
from newsanalysis.statements.cues import Cue
from newsanalysis.statements.kinds import is_media
from newsanalysis.statements.lexicon import noun_forms
from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.subjects import MONTHS, apposed, is_relative
from newsanalysis.statements.values import Kind, Span

_COMPOUND = re.compile(
    r".+(?:angaben|bericht|berichten|informationen|kreisen|meinung|ansicht|meldungen|mitteilung|studie|umfrage|dokument|aussagen|schätzungen|berechnungen|prognosen|recherchen)"
)
_OWN = frozenset(["eigenen", "eigener", "seinen", "ihren", "seiner", "ihrer"])


@dataclass(frozen=True, slots=True)
class Source:
    """A frame that names a source: its cue, its speaker, where it stands, and the rule that found it.

    ``frame`` are the items that are no content; ``low`` and ``high`` bound the clause that it speaks of.
    """

    cue: tuple[int, ...]
    speaker: Span | None
    frame: Span
    rule: str
    kind: Kind = "statement"
    own: bool = False


def sources(sentence: Sentence, verbs: Sequence[Cue]) -> Iterator[Source]:
    """The source frames of a sentence, in its order; ``verbs`` are its verbs of speech."""
    classes = sentence.classes
    for place, word in enumerate(sentence.lower):
        if classes[place] not in "LPowWx":
            continue
        if word == "wie":
            yield from _wie(sentence, place, verbs)
        elif word in _READERS:
            yield from _READERS[word](sentence, place)


def _demnach(sentence: Sentence, place: int) -> Iterator[Source]:  # noqa: ARG001 - one shape for all
    yield Source((place,), None, (place, place + 1), "demnach")


def _laut(sentence: Sentence, place: int) -> Iterator[Source]:
    match = _phrase(sentence, place + 1)
    pronoun = sentence.classes[place + 1 : place + 2] in ("r",)
    if match is None and not pronoun:
        return
    span = match.span() if match else (place + 1, place + 2)
    span = _trimmed(sentence, span)
    word = sentence.lower[place]
    if word == "gemäß" and not (_says(sentence, span) or _speaks(sentence, span)):
        return
    if _is_attribute(sentence, place):
        return
    yield Source((place,), _bearer(sentence, span), (place, apposed_end(sentence, span)), word)


def apposed_end(sentence: Sentence, span: Span) -> int:
    """The end of a phrase with its apposition and the comma after that."""
    return apposed(sentence, span)[1]


def _phrase(sentence: Sentence, begin: int) -> re.Match[str] | None:
    """A source phrase: with all attributes before a verb or at an end, else without those of place."""
    wide = phrases.SOURCE.match(sentence.classes, begin)
    if wide is None or wide.end() >= len(sentence) or sentence.classes[wide.end()] in "xVSZ,.:":
        return wide
    return phrases.ANY_CASE.match(sentence.classes, begin)


def _says(sentence: Sentence, span: Span) -> bool:
    return any(
        sentence.classes[place] == "c" or _COMPOUND.fullmatch(sentence.lower[place]) for place in range(*span)
    )


def _speaks(sentence: Sentence, span: Span) -> bool:
    """Whether a phrase names a medium or a speaker by profession."""
    return is_media(sentence, span) or any(
        sentence.lower[place].rstrip("s").endswith(("sprecher", "sprecherin")) for place in range(*span)
    )


def _is_attribute(sentence: Sentence, place: int) -> bool:
    """ "der laut Gutachten defekte Motor": a source inside a noun phrase tells of no statement."""
    if not place or sentence.classes[place - 1] not in "DEdeg":
        return False
    clause = sentence.clause(place)
    return clause == 0 or sentence.clauses[clause][0] != place - 1


def _bearer(sentence: Sentence, span: Span) -> Span | None:
    """The speaker in a source phrase: "Angaben der Polizei" is the police's, a text speaks itself."""
    for place in range(*span):
        if sentence.classes[place] == "c" and place + 1 < span[1]:
            noun = noun_forms().get(sentence.forms[place])
            if noun is None or "source" not in noun.roles or "text" in noun.roles:
                continue
            begin = place + 1
            if sentence.classes[begin] in "Po":
                begin += 1
            if begin < span[1]:
                return begin, span[1]
    return span


def _trimmed(sentence: Sentence, span: Span) -> Span:
    """Without a place or time after the name ("laut Polizei am Montag")."""
    first, end = span
    for place in range(first + 1, end):
        if sentence.classes[place - 1] in "DEdeg":
            continue  # "einem am Freitag verbreiteten Bericht"
        if (
            sentence.lower[place] in ("im", "in", "seit", "ab")
            and sentence.lower[place + 1 : place + 2]
            and sentence.lower[place + 1] in MONTHS
        ):
            return first, place
        if sentence.classes[place] == "P" and sentence.lower[place] in (
            "am",
            "vom",
            "um",
            "seit",
            "bis",
            "gegen",
            "während",
            "mit",
        ):
            return first, place
        if sentence.lower[place] in _NOT_OF_A_NAME and not _says(sentence, (first, place)):
            return first, place
    return span


_NOT_OF_A_NAME = frozenset(
    ["auf", "durch", "mit", "zu", "zum", "zur", "gegen", "über", "unter", "nach", "vor", "ohne"]
)
"""Prepositions after which a phrase belongs to a text ("laut einem Bericht über …"), but to no person."""


def _zufolge(sentence: Sentence, place: int) -> Iterator[Source]:
    low = max(sentence.clauses[sentence.clause(place)][0], place - 14)
    for begin in range(low, place):
        if begin > low and sentence.classes[begin - 1] in "DEdegaNPo":
            continue
        if phrases.SOURCE.fullmatch(sentence.classes, begin, place):
            span = (begin, place)
            yield Source((place,), _bearer(sentence, span), (begin, place + 1), "zufolge")
            return
    if place and sentence.classes[place - 1] in "rR":
        yield Source((place,), (place - 1, place), (place - 1, place + 1), "zufolge")


def _nach(sentence: Sentence, place: int) -> Iterator[Source]:
    lower, before = sentence.lower, place - 1
    behind = _opinion(sentence, place)
    if behind is not None:
        yield behind
    elif before > 0 and lower[before - 1 : before + 1] == ["dem", "vernehmen"]:
        yield Source((before - 1, before, place), None, (before - 1, place + 1), "nach")
    elif _is_attribute(sentence, place):
        return
    elif _is_relative_source(sentence, place):
        yield Source((place, place + 2), (place + 1, place + 3), (place, place + 3), "nach")
    else:
        match = _phrase(sentence, place + 1)
        if match is not None:
            yield from _nach_phrase(sentence, place, _trimmed(sentence, match.span()))


def _opinion(sentence: Sentence, place: int) -> Source | None:
    """ "seiner Ansicht nach": the noun stands before "nach"."""
    classes, before = sentence.classes, place - 1
    if (
        before < 0
        or classes[before] != "c"
        or classes[place + 1 : place + 2] in ("D", "E", "d", "e", "g", "C")
    ):
        return None
    if noun_forms()[sentence.forms[before]].form not in _OPINIONS:
        return None
    low = before
    while low and classes[low - 1] in "DEdega":
        low -= 1
    return Source((place,), None, (low, place + 1), "nach", own=True)


def _nach_phrase(sentence: Sentence, place: int, span: Span) -> Iterator[Source]:
    """ "nach Angaben der Polizei", "nach Polizeiangaben", "nach eigenen Angaben", "nach Peters' Angaben"."""
    classes = sentence.classes
    carrier = next(
        (p for p in range(*span) if classes[p] == "c" and "source" in noun_forms()[sentence.forms[p]].roles),
        None,
    )
    if carrier is None:
        head = next((p for p in range(*span) if classes[p] in "C"), None)
        if head is not None and _COMPOUND.fullmatch(sentence.lower[head]):
            yield Source((place,), span, (place, span[1]), "nach")
        return
    if classes[place + 1] == "C" and carrier == place + 2 and sentence.forms[place + 1].endswith(_GENITIVE):
        yield Source((place, carrier), (place + 1, place + 2), (place, span[1]), "nach")
        return
    last = carrier + 1 == span[1]
    if any(classes[p] in "PoC" for p in range(span[0], carrier)) or (last and _tells_when(sentence, span)):
        return
    own = last and not _OWN.isdisjoint(sentence.lower[span[0] : carrier])
    speaker = None if own else _bearer(sentence, span)
    yield Source((place, carrier), speaker, (place, span[1]), "nach", own=own)


def _tells_when(sentence: Sentence, span: Span) -> bool:
    """ "nach langen Ermittlungen": an activity that is nobody's, and no "ersten Ermittlungen"."""
    activity = "activity" in noun_forms()[sentence.forms[span[1] - 1]].roles
    return activity and _FIRST.isdisjoint(sentence.lower[slice(*span)])


_OPINIONS = frozenset(["Ansicht", "Meinung", "Auffassung", "Einschätzung", "Überzeugung", "Eindruck"])
_FIRST = frozenset(
    ["ersten", "bisherigen", "vorläufigen", "neuesten", "jüngsten", "eigenen", "unseren", "dieser"]
)
_GENITIVE = ("s", "’", "'", "x", "z", "ß")


def _is_relative_source(sentence: Sentence, place: int) -> bool:
    """ "…, nach deren Angaben …"."""
    if sentence.lower[place + 1 : place + 2] not in (["deren"], ["dessen"]):
        return False
    noun = noun_forms().get(sentence.forms[place + 2]) if place + 2 < len(sentence) else None
    return noun is not None and "source" in noun.roles


def _aus(sentence: Sentence, place: int) -> Iterator[Source]:
    after = place + 1
    if after + 1 < len(sentence) and sentence.lower[after] in ("sicht", "der"):
        head = after if sentence.lower[after] == "sicht" else after + 1
        if sentence.lower[head] != "sicht":
            return
        match = phrases.SOURCE.match(
            sentence.classes, head + 1 + (sentence.lower[head + 1 : head + 2] == ["von"])
        )
        if match is not None:
            yield Source((place, head), match.span(), (place, match.end()), "aus Sicht")


def _so(sentence: Sentence, place: int) -> Iterator[Source]:
    """ "…, so die Ministerin": a clause without a verb."""
    clause = sentence.clause(place)
    low, high = sentence.clauses[clause]
    if low != place or re.search(r"[xVSZ]", sentence.classes[low:high]):
        return
    sign = sentence.classes[low - 1] if low else ""
    if not low or sign not in ",-Q":
        return
    begin = place + 1
    if begin < high and sentence.classes[begin] == "R":
        yield Source((place,), (begin, begin + 1), (place, high), "so")
        return
    match = phrases.ANY_CASE.match(sentence.classes, begin, high)
    if match is None or sentence.classes[begin] not in "DECcTaN":
        return
    span = apposed(sentence, match.span())
    yield Source((place,), _trimmed(sentence, span), (place, max(high, span[1])), "so")


def _wonach(sentence: Sentence, place: int) -> Iterator[Source]:
    """ "Berichte der Zeitung, wonach …": the noun before the comma speaks."""
    clause = sentence.clause(place)
    low = sentence.clauses[clause][0]
    if low != place or not low:
        return
    begin, end = sentence.clauses[clause - 1]
    for first in range(begin, end):
        if sentence.classes[first] == "c":
            start = first
            while start > begin and sentence.classes[start - 1] in "DEdegaN":
                start -= 1
            match = phrases.SOURCE.match(sentence.classes, start, end)
            if match is not None:
                yield Source((place,), match.span(), (low, low + 1), "wonach")
            return
    high = sentence.clauses[clause][1]
    if re.search("[SZ]", sentence.classes[low:high]) or not _HEARSAY.isdisjoint(sentence.lower[low:high]):
        yield Source((place,), None, (low, low + 1), "wonach")


def _wie(sentence: Sentence, place: int, verbs: Sequence[Cue]) -> Iterator[Source]:
    """ "wie die Polizei mitteilte": a clause that has its verb of speech at its end."""
    clause = sentence.clause(place)
    low, high = sentence.clauses[clause]
    if low != place and not (low == place - 1 and sentence.classes[low] in "uw"):
        return
    yield from _known(sentence, place, low, high)
    for cue in verbs:
        last = sentence.clause(cue.places[-1])
        if low > cue.places[0] or last > clause + 3 or not cue.verb.frames & {"dass", "v2"}:
            continue
        begin, end = sentence.clauses[last]
        if last > clause and (
            re.search("[xVSZ]", sentence.classes[low:high]) or sentence.classes[begin] in "sW"
        ):
            return
        if last > clause and min(p for p in cue.places if p >= begin) > begin + 1:
            continue  # "wie zum Beispiel von Riga, wurde der Plan begrüßt"
        if cue.speaker is not None and sentence.lower[cue.speaker[0]] == "man":
            return  # "wie man sagt"
        if cue.places[-1] < end - 1 and sentence.classes[cue.places[-1] + 1] not in "xSZ":
            return
        speaker = _subject_of_wie(sentence, place + 1, cue.places[0]) if last > clause else cue.speaker
        yield Source((place, *cue.places), speaker, (low, end), "wie", cue.verb.kind)
        return


def _subject_of_wie(sentence: Sentence, begin: int, end: int) -> Span | None:
    match = phrases.BEFORE_VERB.match(sentence.classes, begin, end)
    return None if match is None else apposed(sentence, match.span())


def _known(sentence: Sentence, place: int, low: int, high: int) -> Iterator[Source]:
    """ "wie bekannt wurde", "wie es hieß", "wie aus dem Bericht hervorgeht": none speaks, or a text does."""
    words = sentence.lower[low:high]
    if "bekannt" in words and words[-1] in ("wurde", "wird", "ist"):
        yield Source((place, low + words.index("bekannt"), high - 1), None, (low, high), "wie")
    elif (words[-1] in ("hieß", "heißt") and "es" in words) or words[-1] in ("hervorgeht", "hervorging"):
        yield Source((place, high - 1), told_in(sentence, low, high), (low, high), "wie")


def told_in(sentence: Sentence, low: int, high: int) -> Span | None:
    """The text or body that a report stands in: "in einem Bericht", "aus dem Ministerium"."""
    for place in range(low, high):
        if sentence.classes[place] in "Po" and sentence.lower[place] in _PLACES_OF_TEXT:
            match = phrases.SOURCE.match(sentence.classes, place + 1, high)
            if match is not None and sentence.lower[match.end() - 1] not in _NO_TEXT | MONTHS:
                return _bearer(sentence, match.span())
    return None


_PLACES_OF_TEXT = frozenset(["in", "im", "aus", "bei", "beim", "von", "vom", "seitens"])
_NO_TEXT = frozenset(
    ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "jahr", "berlin"]
)


def es_heisst(sentence: Sentence) -> Iterator[tuple[int, Span | None, Span]]:
    """ "heißt es": the place of the verb, who or what says it, and the items of its clause."""
    for place, word in enumerate(sentence.lower):
        if word not in ("heißt", "hieß", "geheißen"):
            continue
        low, high = sentence.clauses[sentence.clause(place)]
        near = sentence.lower[max(low, place - 3) : place + 3]
        if "es" in near:
            yield place, told_in(sentence, low, high), (low, high)


def clause_bounds(sentence: Sentence, source: Source) -> Span:
    """The items that a source speaks of: its sentence, or the subordinate clause that it stands in."""
    clause = sentence.clause(source.frame[0])
    low, high = sentence.clauses[clause]
    if source.rule in ("so", "wie"):
        colon = sentence.classes.rfind(":", 0, source.frame[0])
        told = colon >= 0 and re.search("[xVSZ]", sentence.classes[colon : source.frame[0]])
        return (colon + 1 if told else 0), sentence.last
    if source.rule == "wonach":
        return low, _before_main_verb(sentence, clause)
    if clause and is_relative(sentence, clause):
        return low, high
    if clause and _is_own_sentence(sentence, source, clause):
        return low, sentence.last
    after = sentence.classes[source.frame[1] : source.frame[1] + 1]
    if clause and source.frame[0] == low and after and after in "xSZV":
        return low, sentence.last  # "…, nach neuen Erkenntnissen habe …"
    return 0, _before_other_source(sentence, source, clause)


def _before_main_verb(sentence: Sentence, clause: int) -> int:
    """ "Gerüchte, wonach die Bahn verkauft werde, wies er zurück": where the main clause goes on."""
    for begin, _ in sentence.clauses[clause + 1 :]:
        if sentence.classes[begin] in "xV":
            return begin - 1
    return sentence.last


def _before_other_source(sentence: Sentence, source: Source, clause: int) -> int:
    """ "Laut Polizei waren es hundert, laut Verband tausend": the second source has its own content."""
    if source.frame[0] == 0:
        for begin, end in sentence.clauses[clause + 1 :]:
            same = sentence.lower[begin] == sentence.lower[0] and sentence.lower[0] in ("nach", "laut")
            if same and (sentence.classes[begin] == "L" or "c" in sentence.classes[begin:end]):
                return begin - 1
    return sentence.last


def _is_own_sentence(sentence: Sentence, source: Source, clause: int) -> bool:
    """Whether a later clause is a main clause of its own, or has no verb ("acht, laut Plan neun Stunden")."""
    low, high = sentence.clauses[clause]
    if sentence.classes[low - 1] != ",":
        return False
    first = low + (sentence.classes[low] in "uw")
    verb = re.compile("[xVSZ]").search(sentence.classes, low, high)
    if verb is None:
        return source.frame[0] == first and source.frame[1] < high
    match = phrases.BEFORE_VERB.match(sentence.classes, first, high)
    if match is None or match.end() != verb.start() or source.frame[0] < verb.start():
        return False
    return any(
        re.search("[xVSZ]", sentence.classes[begin:end])
        for number, (begin, end) in enumerate(sentence.clauses[:clause])
        if not is_relative(sentence, number)
    )


_HEARSAY = frozenset(["soll", "sollen", "will", "wollen"])
_READERS: dict[str, Callable[[Sentence, int], Iterator[Source]]] = {
    "laut": _laut,
    "gemäß": _laut,
    "zufolge": _zufolge,
    "nach": _nach,
    "aus": _aus,
    "so": _so,
    "wonach": _wonach,
    "demnach": _demnach,
    "demzufolge": _demnach,
}

__all__ = ["Source", "clause_bounds", "es_heisst", "sources", "told_in"]
