"""Indirect speech beside adjectives and set phrases: "ist überzeugt, dass …", "es wurde bekannt, dass …"."""

from __future__ import annotations

from newsanalysis.statements.reading import Reading, Telling
from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.sources import told_in
from newsanalysis.statements.subjects import is_relative, subject
from newsanalysis.statements.values import Span

_ATTITUDES = frozenset(
    ("überzeugt", "zuversichtlich", "sicher", "besorgt", "optimistisch", "skeptisch", "enttäuscht", "erfreut")
)
_BEING = frozenset(
    ("ist", "sind", "war", "waren", "zeigt", "zeigen", "zeigte", "zeigten", "sei", "gibt", "gab")
)
_BECOMING = frozenset(("wird", "wurde", "war", "ist", "worden"))
_GOING = frozenset(("geht", "ging", "gehe", "hervorgeht", "hervorging"))
_HOLDING = frozenset(("hält", "halten", "hielt", "hielten", "halte"))
_DASS = frozenset(("dass", "daß"))


def said_by_phrases(reading: Reading) -> None:
    """What adjectives and set phrases say in the clause behind theirs."""
    sentence = reading.sentence
    for number in range(len(sentence.clauses) - 1):
        begin, end = sentence.clauses[number + 1]
        if sentence.classes[begin - 1] != "," or reading.is_covered(begin):
            continue
        clause = sentence.clauses[number]
        if sentence.lower[begin] in _DASS:
            told = _attitude(sentence, clause) or _became_known(sentence, clause)
            told = told or _emerges(sentence, clause) or _holds(sentence, clause)
        elif "zu" in sentence.lower[begin:end] and not is_relative(sentence, number + 1):
            told = _attitude(sentence, clause, "zu") if sentence.lower[begin] != "um" else None
        else:
            told = None
        if told is not None:
            reading.add(told, "indirect", (begin, sentence.last))


def _attitude(sentence: Sentence, clause: Span, frame: str = "dass") -> Telling | None:
    """ "zeigte sich überzeugt, dass …", "ist zuversichtlich, … zu …"."""
    _, high = clause
    if sentence.lower[high - 1] not in _ATTITUDES:
        return None
    finite = _first(sentence, clause, _BEING)
    span = None if finite is None else subject(sentence, finite)
    if finite is None or span is None or sentence.lower[span[0]] in ("es", "das"):
        return None
    return Telling("statement", f"attitude + {frame}", (finite, high - 1), sentence.span(*span))


def _became_known(sentence: Sentence, clause: Span) -> Telling | None:
    """ "Im April wurde bekannt, dass …", "nachdem bekannt geworden war, dass …": nobody is named."""
    low, high = clause
    if "bekannt" not in sentence.lower[max(low, high - 3) : high]:
        return None
    known = sentence.lower.index("bekannt", max(low, high - 3), high)
    if sentence.lower[known + 1 : high] not in (
        [],
        ["wurde"],
        ["wird"],
        ["geworden", "war"],
        ["geworden", "ist"],
    ):
        return None
    finite = _first(sentence, clause, _BECOMING)
    becomes = finite is not None and (sentence.lower[finite] in ("wird", "wurde") or known + 1 < high)
    return Telling("statement", "known + dass", (known,)) if becomes else None


def _emerges(sentence: Sentence, clause: Span) -> Telling | None:
    """ "Aus dem Bericht geht hervor, dass …": the text speaks."""
    low, high = clause
    finite = _first(sentence, clause, _GOING)
    if finite is None or not sentence.lower[high - 1].startswith("hervor"):
        return None
    speaker = told_in(sentence, low, high)
    cue = (finite,) if finite == high - 1 else (finite, high - 1)
    return Telling(
        "statement", "hervorgehen + dass", cue, None if speaker is None else sentence.span(*speaker)
    )


def _holds(sentence: Sentence, clause: Span) -> Telling | None:
    """ "Der Rat hält es für möglich, dass …"."""
    low, high = clause
    finite = _first(sentence, clause, _HOLDING)
    if (
        finite is None
        or sentence.lower[high - 2 : high - 1] != ["für"]
        or "es" not in sentence.lower[low:high]
    ):
        return None
    span = subject(sentence, finite)
    if span is None:
        return None
    return Telling("statement", "holding + dass", (finite, high - 1), sentence.span(*span))


def _first(sentence: Sentence, clause: Span, forms: frozenset[str]) -> int | None:
    return next((place for place in range(*clause) if sentence.lower[place] in forms), None)


__all__ = ["said_by_phrases"]
