"""Quotation marks: which belong together, found before sentences are split.

Read are „…“, “…”, »…«, «…», "…" and their single forms ‚…‘, ‘…’, ›…‹, ‹…›, '…'. An apostrophe ("geht's"),
an inch mark (19") and a mark without a partner are no quotation; a mark without a partner is told of, once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"[„“”»«‚‘’›‹\"']|\n[^\S\n]*\n\s*")
LONGEST = 6000
"""Characters between two marks that are read as one quotation; what is longer was never closed."""

_PAIRS = {
    "„": '“”"‟',
    "“": "”",
    "»": "«",
    "«": "»",
    '"': '"“',
    "‚": "‘’'",
    "‘": "’",
    "›": "‹",
    "‹": "›",
    "'": "'",
}
_SINGLE = frozenset("‚‘’›‹'")
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u202f([{-–—/:;,.!?…„“»«\"‚‘›‹'")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation with its marks; ``depth`` is 0 outside any other."""

    start: int
    end: int
    depth: int


@dataclass(frozen=True, slots=True)
class Quotations:
    """All quotations of a text, outer ones first, and the places of marks that have no partner."""

    found: tuple[Quotation, ...]
    unclosed: tuple[int, ...]


def quotations(text: str) -> Quotations:
    """The quotations of ``text`` in its order. Time and memory grow with the marks, not their square."""
    reader = _Reader(text)
    for match in _MARK.finditer(text):
        reader.read(match.group()[0], match.start(), match.end())
    reader.drop(0)
    found = sorted(reader.found)
    return Quotations(tuple(_with_depth(found)), tuple(sorted(reader.unclosed)))


def _with_depth(found: list[tuple[int, int]]) -> list[Quotation]:
    stack: list[int] = []
    nested = []
    for start, end in found:
        while stack and stack[-1] <= start:
            stack.pop()
        nested.append(Quotation(start, end, len(stack)))
        stack.append(end)
    return nested


class _Reader:
    """Keeps the marks that are open; each is opened and closed or dropped once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[tuple[str, int]] = []
        self.found: list[tuple[int, int]] = []
        self.unclosed: list[int] = []
        self.paragraph = -1

    def read(self, mark: str, start: int, end: int) -> None:
        """One mark, or the blank line between two paragraphs."""
        if mark == "\n":
            self.paragraph = end
            while self.open and self.open[-1][0] in _SINGLE:  # single marks don't go over paragraphs
                self.drop(len(self.open) - 1)
            return
        if self._closes(mark, start):
            return
        if self._may_open(mark, start):
            self._push(mark, start)

    def _closes(self, mark: str, start: int) -> bool:
        for level in range(len(self.open) - 1, max(len(self.open) - 4, -1), -1):
            opener, begin = self.open[level]
            if mark not in _PAIRS[opener]:
                continue
            if mark == opener and self._only_opens(start):
                return False
            if mark in "'’" and self._is_apostrophe(start):
                return True
            if start - begin > LONGEST:
                self.drop(level)
                return False
            self.drop(level + 1)
            self.open.pop()
            self.found.append((begin, start + 1))
            return True
        return False

    def _only_opens(self, start: int) -> bool:
        before = self.text[start - 1] if start else " "
        return before in " \n\t(\u00a0" and not self._space_after(start)

    def _is_apostrophe(self, start: int) -> bool:
        after = self.text[start + 1 : start + 2]
        return after.isalpha() or (start > 0 and self.text[start - 1].isspace())

    def _space_after(self, start: int) -> bool:
        after = self.text[start + 1 : start + 2]
        return not after or after.isspace()

    def _may_open(self, mark: str, start: int) -> bool:
        if mark not in _PAIRS or self._space_after(start):
            return False
        if mark in "„‚":
            return True
        before = self.text[start - 1] if start else " "
        if before not in _BEFORE_OPENING:
            return False
        return mark != "'" or self.text[start + 1].isupper()

    def _push(self, mark: str, start: int) -> None:
        for level in range(len(self.open) - 1, max(len(self.open) - 4, -1), -1):
            if self.open[level][0] == mark:
                if start == self.paragraph:
                    return  # a quotation that goes on opens its mark again at each paragraph
                self.drop(level)
                break
        self.open.append((mark, start))

    def drop(self, level: int) -> None:
        """Give up the marks from ``level`` on; single ones may be apostrophes and are not reported."""
        self.unclosed += [start for mark, start in self.open[level:] if mark not in _SINGLE]
        del self.open[level:]
