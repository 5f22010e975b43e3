"""Auxiliaries and modals: the finite verb that a participle or an infinitive of speech goes with."""

from __future__ import annotations

from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.subjects import is_relative

HAVE = frozenset(["hat", "haben", "hatte", "hatten", "habe", "hätte", "hätten"])
BECOME = frozenset(
    [
        "wird",
        "werden",
        "wurde",
        "wurden",
        "worden",
        "werde",
        "würde",
        "ist",
        "sind",
        "war",
        "waren",
        "sei",
        "seien",
    ]
)
MODAL = frozenset(
    [
        "will",
        "wollen",
        "wollte",
        "wollten",
        "muss",
        "müssen",
        "musste",
        "mussten",
        "soll",
        "sollen",
        "sollte",
        "kann",
        "können",
        "konnte",
        "konnten",
        "darf",
        "durfte",
        "möchte",
        "könnte",
        "könnten",
        "möchten",
        "wolle",
        "müsse",
        "könne",
        "solle",
        "wird",
        "werden",
        "werde",
        "würde",
        "würden",
    ]
)
LET = frozenset(["lässt", "lassen", "ließ", "ließen", "lasse"])
AUXILIARIES = HAVE | BECOME | MODAL | LET
_LOOK_BACK = 3


def auxiliary_of(sentence: Sentence, place: int, forms: frozenset[str]) -> int | None:
    """The auxiliary of a verb form: in its clause, or before an insertion between commas."""
    clause = sentence.clause(place)
    low, high = sentence.clauses[clause]
    lower = sentence.lower
    if place + 1 < high and lower[place + 1] in forms:
        return place + 1
    if place + 2 < high and lower[place + 2] in forms and sentence.classes[place + 1] in "xVSZR":
        return place + 2
    for other in range(place - 1, low - 1, -1):
        if lower[other] in forms:
            return other
        if sentence.classes[other] == "u" and sentence.classes[other + 1 : other + 2] in ("x", "V", "S", "Z"):
            break
    if is_relative(sentence, clause) and low:
        return None
    return _auxiliary_before(sentence, clause, forms) if sentence.classes[low] not in "xSZ" else None


def _auxiliary_before(sentence: Sentence, clause: int, forms: frozenset[str]) -> int | None:
    low, high = sentence.clauses[clause]
    if any(letter in "xSZ" for letter in sentence.classes[low:high]):
        return None
    for number in range(clause - 1, max(clause - _LOOK_BACK, -1), -1):
        if is_relative(sentence, number):
            continue
        begin, end = sentence.clauses[number]
        for other in range(begin, end):
            if sentence.lower[other] in forms:
                last = sentence.classes[end - 1]
                return other if last not in "VxSZ" or other == end - 1 else None
    return None


__all__ = ["AUXILIARIES", "BECOME", "HAVE", "LET", "MODAL", "auxiliary_of"]
