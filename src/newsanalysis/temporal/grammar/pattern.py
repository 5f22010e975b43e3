"""The little language that rules are written in, and its matcher.

``vor <MOD? NUMBER UNIT!>`` reads: the word "vor", then perhaps a modifier, a number and a unit. Between
``<`` and ``>`` is the mention; what stands outside must be there but is not part of it. Words in lower case
are compared without regard to case; ``a|b`` is either. Capitals name a *kind* of token of the lexicon and
are captured under that name (``NUMBER:low`` under ``low``). ``?`` makes an element optional, ``( … | … )``
groups. ``+`` before an element: it follows without white space. ``!`` marks the *head*: the element by
which the rule is found, so that a text without such a word costs nothing.

A pattern is compiled into flat variants (one for each choice), so matching is a walk without backtracking.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Protocol

from newsanalysis.temporal.tokens import Kinds

_MAX_VARIANTS = 900


class Line(Protocol):
    """What a pattern is matched against."""

    forms: list[str]
    lower: list[str]

    def kinds(self, index: int) -> Kinds:
        """The kinds of token ``index``; empty beyond the ends."""

    def glued(self, index: int) -> bool:
        """Whether token ``index`` follows the one before it without white space."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: a kind to capture under ``name``, or some words."""

    kind: str = ""
    name: str = ""
    words: frozenset[str] = frozenset()
    glued: bool = False
    head: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """A pattern without choices. ``first``/``last`` bound the mention within ``elements``."""

    elements: tuple[Element, ...]
    head: int
    first: int
    last: int

    def walk(self) -> Iterator[tuple[int, Element]]:
        """The elements with their distance from the head: the head, leftwards, then rightwards."""
        places = (self.head, *range(self.head - 1, -1, -1), *range(self.head + 1, len(self.elements)))
        return ((place - self.head, self.elements[place]) for place in places)

    def captures(self, line: Line, at: int) -> dict[str, object]:
        """The values of the kinds, with the head at token ``at``."""
        return {
            element.name: line.kinds(at + place - self.head)[element.kind]
            for place, element in enumerate(self.elements)
            if element.kind
        }


@dataclass(
    slots=True
)  # not frozen: it is made five times a mention, and a frozen one takes three times as long
class Match:
    """A variant that fits: tokens ``[start, end)`` of which ``[first, last)`` are the mention."""

    line: Line
    start: int
    end: int
    first: int
    last: int
    captures: Mapping[str, object]

    def before(self, distance: int = 1) -> str:
        """The token before the match, "" at the beginning."""
        place = self.start - distance
        return self.line.forms[place] if place >= 0 else ""

    def after(self, distance: int = 0) -> str:
        """The token behind the match, "" at the end."""
        place = self.end + distance
        return self.line.forms[place] if place < len(self.line.forms) else ""

    def around(self, reach: int) -> list[str]:
        """The tokens before and behind the match, fewer than ``reach`` away."""
        return [self.before(d) for d in range(1, reach)] + [self.after(d) for d in range(reach)]

    def form(self) -> str:
        """The first token of the mention as it is written."""
        return self.line.forms[self.first]

    def get(self, name: str) -> object:
        """The captured value, or None."""
        return self.captures.get(name)

    def has(self, name: str) -> bool:
        """Whether the element was there (its value may be None: a vague amount)."""
        return name in self.captures

    def number(self, name: str) -> int:
        """A captured value that is an int."""
        value = self.captures[name]
        assert isinstance(value, int), f"{name} is {value!r}"  # noqa: S101
        return value

    def string(self, name: str) -> str:
        """A captured value that is a string."""
        return str(self.captures[name])


_FIRST, _LAST = Element(name="<"), Element(name=">")
_Sequence = tuple[Element, ...]


def compile_pattern(pattern: str, fragments: Mapping[str, str]) -> list[Variant]:
    """The variants of a pattern; ``{NAME}`` is replaced by a fragment. ValueError for a faulty pattern."""
    for _ in range(3):  # fragments may hold fragments
        for name, text in fragments.items():
            pattern = pattern.replace("{" + name + "}", f"( {text} )")
    words = pattern.replace("<", " < ").replace(">", " > ").split()
    sequences, rest = _alternatives(words, 0)
    if rest != len(words) or len(sequences) > _MAX_VARIANTS:
        raise ValueError(f"pattern {pattern!r}: unbalanced brackets or {len(sequences)} variants")
    # The longest first: it says most.
    variants = {_variant(sequence, pattern) for sequence in sequences}
    return sorted(variants, key=lambda variant: -len(variant.elements))


def _alternatives(words: list[str], at: int) -> tuple[list[_Sequence], int]:
    found: list[_Sequence] = []
    while True:
        sequences, at = _sequence(words, at)
        found += sequences
        if at == len(words) or words[at] != "|":
            return found, at
        at += 1


def _sequence(words: list[str], at: int) -> tuple[list[_Sequence], int]:
    places: list[list[_Sequence]] = []
    while at < len(words) and words[at] not in ("|", ")", ")?"):
        if words[at] == "(":
            choices, at = _alternatives(words, at + 1)
            if at == len(words):
                raise ValueError(f"pattern {' '.join(words)!r}: a bracket is not closed")
            optional = words[at] == ")?"
        else:
            optional = words[at].endswith("?") and len(words[at]) > 1
            choices = [(_element(words[at].removesuffix("?") if optional else words[at]),)]
        places.append([*choices, ()] if optional else choices)
        at += 1
    return [tuple(e for part in parts for e in part) for parts in product(*places)], at


def _element(word: str) -> Element:
    if word in "<>":
        return _FIRST if word == "<" else _LAST
    glued = word.startswith("+") and len(word) > 1
    head = word.endswith("!") and len(word) > 1
    body = word[glued : len(word) - head]
    kind, _, name = body.partition(":")
    if kind[:1].isalpha() and kind.upper() == kind:
        return Element(kind=kind, name=name.lower() or kind.lower(), glued=glued, head=head)
    words = frozenset(body.split("|")) if body != "|" else frozenset("|")
    return Element(words=words, glued=glued, head=head)


def _variant(sequence: _Sequence, pattern: str) -> Variant:
    elements = tuple(e for e in sequence if e is not _FIRST and e is not _LAST)
    heads = [place for place, element in enumerate(elements) if element.head]
    if len(heads) != 1:
        raise ValueError(f"pattern {pattern!r}: every variant needs exactly one head, marked !")
    first = sequence.index(_FIRST) if _FIRST in sequence else 0
    last = sequence.index(_LAST) - (_FIRST in sequence) if _LAST in sequence else len(elements)
    return Variant(elements, heads[0], first, last)


def words_pattern(words: tuple[str, ...]) -> Iterator[str]:
    """A lexicon form of several words as pattern elements, with the longest word as head."""
    head = max(range(len(words)), key=lambda place: len(words[place]))
    for place, word in enumerate(words):
        pieces = word.lower().split("-")
        for number, piece in enumerate(pieces):
            if number:
                yield "-"
            if piece:
                yield piece + ("!" if place == head and number == len(pieces) - 1 else "")
