"""Base forms of German words by rules on their endings, for each part of speech.

The rules are learned from word forms with known base forms (``training/lemmas.py``): the longest ending that
has a rule decides, so a whole word can have one of its own, and a word that nobody has seen goes by its
likes. After Jongejan and Dalianis, "Automatic training of lemmatization rules that handle morphological
changes in pre-, in- and suffixes alike", ACL 2009.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

START = "^"
"""Stands before a whole word among the endings."""

LONGEST = 64
"""Letters of a word's end that are looked up."""

_CAPITALISED = {"NOUN", "PROPN", "X", "SYM", "PUNCT", "SPACE"}
_AS_VERB = {"AUX": "VERB"}
_INFIXES = ("ge", "zu")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """From a form to its base form: ``ge`` or ``zu`` behind the prefix goes, then the end is exchanged."""

    cut: int
    append: str
    infix: str = ""

    @classmethod
    def between(cls, form: str, lemma: str) -> Edit:
        """The smallest edit that makes the lemma of the form."""
        candidates = [(form, "")]
        candidates += [(rest, infix) for infix in _INFIXES if (rest := _without(form, infix))]
        edits = []
        for rest, infix in candidates:
            same = _common_prefix(rest, lemma)
            edits.append(cls(len(rest) - same, lemma[same:], infix))
        return min(edits, key=lambda edit: (edit.cut + len(edit.append) + bool(edit.infix) / 2, edit.infix))

    def apply(self, form: str) -> str | None:
        """The base form; None where the form has not what goes."""
        rest = _without(form, self.infix) if self.infix else form
        if rest is None or self.cut > len(rest):
            return None
        return rest[: len(rest) - self.cut] + self.append or None


@dataclass(frozen=True, slots=True)
class LemmaRules:
    """What becomes of each ending, by part of speech (UPOS)."""

    edits: Mapping[str, Mapping[str, Edit]]

    def lemma(self, form: str, upos: str) -> str:
        """The base form of a word; the form itself where no rule knows better.

        >>> LemmaRules({"VERB": {"te": Edit(2, "en")}}).lemma("Sagte", "VERB")
        'sagen'
        """
        word = as_looked_up(form, upos)
        rules = self.edits.get(rules_for(upos))
        if not rules:
            return word
        whole = START + word
        for begin in range(max(0, len(whole) - LONGEST), len(whole) + 1):
            edit = rules.get(whole[begin:])
            if edit is not None and (lemma := edit.apply(word)) is not None:
                return lemma
        return word

    def rows(self) -> list[tuple[str, str, str, str, str]]:
        """The rules as rows: part of speech, ending, letters to cut, letters to add, infix."""
        return [
            (upos, ending, str(edit.cut), edit.append, edit.infix)
            for upos, rules in sorted(self.edits.items())
            for ending, edit in sorted(rules.items())
        ]

    @classmethod
    def from_rows(cls, rows: Iterable[list[str]]) -> LemmaRules:
        """The rules of ``rows``; ValueError for a row of another shape."""
        edits: dict[str, dict[str, Edit]] = {}
        for upos, ending, cut, append, infix in rows:
            edits.setdefault(upos, {})[ending] = Edit(int(cut), append, infix)
        return cls(edits)


def rules_for(upos: str) -> str:
    """The part of speech whose rules hold: auxiliaries are inflected as verbs are."""
    return _AS_VERB.get(upos, upos)


def as_looked_up(form: str, upos: str) -> str:
    """The form as the rules know it: a capital at the start of a sentence says nothing of a verb."""
    return form if upos in _CAPITALISED else form.lower()


@cache
def separable_prefixes() -> tuple[str, ...]:
    """Prefixes that part from their verb, the longest first."""
    text = files(__package__).joinpath("separable.csv").read_text(encoding="utf-8")
    prefixes = [row["prefix"] for row in csv.DictReader(text.splitlines())]
    return tuple(sorted(prefixes, key=lambda prefix: (-len(prefix), prefix)))


def _without(form: str, infix: str) -> str | None:
    """The form without ``ge`` or ``zu`` behind its prefix; None where it is not there."""
    for prefix in (*separable_prefixes(), ""):
        rest = form.removeprefix(prefix + infix)
        if rest != form and len(rest) > 1:
            return prefix + rest
    return None


def _common_prefix(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
