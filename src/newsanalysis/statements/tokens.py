"""A light tokeniser, and the class of each token: one letter, so that phrases are regular expressions.

====== =====================================================================================
D E    determiner that can be nominative (die, ein); "der", which can also be genitive or dative
g d e  determiner: genitive (des), oblique (dem, den), genitive or dative (einer)
R r    pronoun: nominative (er, man), oblique (ihm, sich)
P o    preposition; preposition of attributes (von, aus, für)
s W u  subordinator (dass, weil), question word, conjunction (und)
x V    auxiliary or common finite verb; form of a verb of speech
S Z    Konjunktiv I; Konjunktiv II
C c    capitalised word; capitalised noun of speech
a N w  word with an adjective's ending, number, other word
L      laut, zufolge, demnach, wonach and their like
, : .  comma or semicolon, colon, full stop and other final marks; "-" a dash
Q T B  quotation, title in quotation marks, brackets (each a single token of its sentence)
====== =====================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from newsanalysis.statements.lexicon import noun_forms, verb_forms, words

_TOKEN = re.compile(
    r"((?:[^\W\d_]\.)+(?![^\W_])"  # z.B., J. K.
    r"|(?:Dr|Prof|St|Nr|Mr|Mrs|Ms|Jr|Art|Abs|Mio|Mrd|Dipl|Ing|Co|Hl|bzw|ca|usw|etc|evtl|ggf|vgl|inkl|zzgl)\.(?=\s)"
    r"|[^\W\d_][^\W_]*\.(?:de|com|org|net|at|ch|eu|info|tv)(?![^\W_])"  # laut nordlicht.de
    r"|[0-9]++(?:[.,:][0-9]++)*+(?:-?[^\W\d_]+(?:-[^\W_]+)*)?"
    r"|[^\W_]+(?:[-'’&/*:+][^\W_]+)*+(?:-(?=\s))?"
    r"|\n[^\S\n]*+\n\s*"
    r"|\n"
    r"|\S)"
)
_CLASS_LETTERS = {
    "determiner": "D",
    "der": "E",
    "genitive": "g",
    "oblique": "d",
    "dative": "e",
    "pronoun": "R",
    "oblique_pronoun": "r",
    "preposition": "P",
    "attribute": "o",
    "subordinator": "s",
    "question": "W",
    "conjunction": "u",
    "auxiliary": "x",
    "adverb": "w",
}
SOURCE_WORDS = frozenset(("laut", "zufolge", "demnach", "demzufolge", "wonach", "gemäß"))
_SIGNS = {
    ",": ",", ";": ",", ":": ":", ".": ".", "!": ".", "?": ".", "…": ".", "–": "-", "—": "-", "-": "-",
    "(": "(", ")": ")", "[": "(", "]": ")",
}  # fmt: skip
_ADJECTIVE = ("e", "en", "er", "es", "em")


@cache
def _small_words() -> dict[str, str]:
    table: dict[str, str] = {}
    for name, forms in words().classes.items():
        for form in forms:
            table.setdefault(form, _CLASS_LETTERS[name])
    table.update(dict.fromkeys(words().subjunctive, "S"))
    table.update(dict.fromkeys(words().past, "Z"))
    table.update(dict.fromkeys(SOURCE_WORDS, "L"))
    table.update(dict.fromkeys(words().particles, "C"))
    for form in verb_forms():
        if table.get(form) in (None, "x", "S", "w") and form not in ("habe", "sei"):
            table[form] = "V"
    return table


@lru_cache(maxsize=1 << 16)
def class_of(form: str) -> str:
    """The class of a word by its form alone; capitalised small words keep theirs."""
    sign = _SIGNS.get(form)
    if sign is not None:
        return sign
    first = form[0]
    if first.isdigit():
        return "N"
    lower = form.lower()
    small = _small_words().get(lower)
    if first.isupper():
        if small is not None and small not in "VSZ":
            return small
        return "c" if form in noun_forms() else "C"
    if small is not None:
        return small
    if "-" in form and form[form.index("-") + 1 :][:1].isupper():
        return "C"  # ai-Bericht
    if "." in form[1:-1]:
        return "C"  # nordlicht.de
    if first.isspace():
        return "\n"
    if not first.isalpha():
        return "#"
    return "a" if lower.endswith(_ADJECTIVE) and len(form) > 3 else "w"


_QUANTIFIERS = frozenset(("vielen", "beiden", "mehreren", "zahlreichen", "viele", "zahlreiche"))


def _quantify(forms: list[str], letters: list[str]) -> None:
    """ "die beiden Minister": behind a determiner a quantifier is an adjective."""
    for place, form in enumerate(forms):
        if form in _QUANTIFIERS and place and letters[place - 1] in "DEdge":
            letters[place] = "a"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text with where each begins and ends, and their classes as one string."""

    text: str
    forms: list[str]
    starts: list[int]
    ends: list[int]
    classes: str


def tokenize(text: str, verbs: Mapping[int, str] | None = None) -> Tokens:
    """The tokens of ``text``; line breaks are tokens, other white space is not.

    ``verbs`` gives the class (x, S or Z) of the finite verbs by their offset, where a tagger has found them;
    it decides for words that the lexicon does not know.
    """
    pieces = _TOKEN.split(text)
    offsets = list(accumulate(map(len, pieces)))
    forms = pieces[1::2]
    starts = offsets[:-1:2]
    letters = list(map(class_of, forms))
    _quantify(forms, letters)
    if verbs:
        for place, start in enumerate(starts):
            if letters[place] in "aw" and start in verbs:
                letters[place] = verbs[start]
    return Tokens(text, forms, starts, offsets[1::2], "".join(letters))
