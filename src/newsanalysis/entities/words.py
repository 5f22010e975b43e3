"""A text as words: forms, offsets, and what stands between them; credits are set apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

CREDIT_ZONES = frozenset({"credit", "copyright", "byline"})
ADDRESSES_WITH_STOP = frozenset(
    {"Dr", "Prof", "Dipl", "Mag", "Ing", "Mr", "Mrs", "Ms", "St", "med", "jur", "phil"}
)
MIN_CAPITALS = 2
"""Words in capitals, of three letters or more, that a line needs to be read as a headline in capitals."""

WORD = re.compile(r"(?:https?://|www\.)\S+|[^\W\d_][^\W_]*(?:[-‐‑'’][^\W_]+)*-?")
_STOP_AFTER_ABBREVIATION = frozenset({". ", ".", ".\u00a0"})
_NEXT_TO = frozenset({" ", "\n", "\u00a0", "\u202f"})
_BEFORE_SENTENCE = frozenset('.!?:…\n„“»«"(–')


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that lies in one innermost zone."""

    start: int
    end: int
    kind: str | None


def pieces(length: int, zones: Iterable[tuple[int, int, str]]) -> list[Piece]:
    """The text cut at zone borders. ``zones`` are (start, end, kind), an inner one after its outer one."""
    spans = sorted(((s, e, k) for s, e, k in zones if s < e), key=lambda z: (z[0], -z[1]))
    cut: list[Piece] = []
    open_zones: list[tuple[int, int, str]] = []
    position = 0

    def advance(to: int) -> None:
        nonlocal position
        while position < to:
            while open_zones and open_zones[-1][1] <= position:
                open_zones.pop()
            end = min(to, open_zones[-1][1]) if open_zones else to
            cut.append(Piece(position, end, open_zones[-1][2] if open_zones else None))
            position = end

    for zone in spans:
        advance(min(zone[0], length))
        open_zones.append(zone)
    advance(length)
    return cut


@dataclass(slots=True)
class Words:
    """The words of a text, credits left out, as parallel lists.

    ``joined[i]``: word i + 1 follows directly (one space, or the stop of an abbreviation).
    ``initial[i]``: nothing but a sentence border, a colon or a quote stands before word i.
    ``capitals[i]``: word i stands in a line that is written in capitals, or in capitals in a dateline.
    """

    text: str
    forms: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    joined: list[bool] = field(default_factory=list)
    initial: list[bool] = field(default_factory=list)
    capitals: list[bool] = field(default_factory=list)
    credits: list[Piece] = field(default_factory=list)
    datelines: list[Piece] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.forms)

    def after(self, index: int) -> str:
        """The form that directly follows word ``index``, or ""."""
        return self.forms[index + 1] if self.joined[index] else ""

    def before(self, index: int) -> str:
        """The form that directly precedes word ``index``, or ""."""
        return self.forms[index - 1] if index and self.joined[index - 1] else ""


def read_words(text: str, zones: Iterable[tuple[int, int, str]] = ()) -> Words:
    """The words of ``text``; those of credit zones are left out and the zones listed instead."""
    words = Words(text)
    for piece in pieces(len(text), zones):
        if piece.kind in CREDIT_ZONES:
            words.credits.append(piece)
            continue
        if piece.kind == "dateline":
            words.datelines.append(piece)
        _read_piece(words, piece)
        if piece.kind == "dateline":
            _mark_dateline(words, piece)
    return words


def _mark_dateline(words: Words, piece: Piece) -> None:
    """In a dateline each word in capitals is read as such: "BERLIN (dpa)"."""
    index = len(words) - 1
    while index >= 0 and words.starts[index] >= piece.start:
        words.capitals[index] = len(words.forms[index]) > 1 and words.forms[index].isupper()
        index -= 1


def _read_piece(words: Words, piece: Piece) -> None:
    text, first = words.text, len(words.forms)
    previous_end = -1
    for match in WORD.finditer(text, piece.start, piece.end):
        start, end = match.span()
        form = match[0]
        if previous_end < 0:
            words.initial.append(True)
        else:
            gap = text[previous_end:start]
            near = gap == " " or gap in _NEXT_TO
            words.joined[-1] = near or (gap in _STOP_AFTER_ABBREVIATION and _takes_stop(words.forms[-1]))
            words.initial.append(not near and not words.joined[-1] and not _BEFORE_SENTENCE.isdisjoint(gap))
        words.forms.append(form)
        words.starts.append(start)
        words.ends.append(end)
        words.joined.append(False)
        previous_end = end
    words.capitals.extend([False] * (len(words.forms) - first))
    _mark_capitals(words, first)


def _takes_stop(form: str) -> bool:
    return (len(form) == 1 and form.isupper()) or form in ADDRESSES_WITH_STOP or form == "ST"


def _mark_capitals(words: Words, first: int) -> None:
    """Find lines in capitals from word ``first`` on and give their words in title case."""
    begin = first
    for index in range(first, len(words.forms)):
        last = index + 1 == len(words.forms)
        if last or "\n" in words.text[words.ends[index] : words.starts[index + 1]]:
            line = range(begin, index + 1)
            begin = index + 1
            if _in_capitals([words.forms[i] for i in line]):
                for i in line:
                    words.capitals[i] = True


def _in_capitals(forms: list[str]) -> bool:
    long = [form for form in forms if len(form) > 2]
    upper = sum(form.isupper() for form in long)
    return upper >= MIN_CAPITALS and upper == len(long)


def title_case(form: str) -> str:
    """The form in title case: "NORD-SYRIEN" → "Nord-Syrien"."""
    return "-".join(part[:1] + part[1:].lower() for part in form.split("-"))
