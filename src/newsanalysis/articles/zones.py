"""The parts of a plain-text article, told apart by their form alone.

Blocks are separated by empty lines; in a text without them, by line ends. By form:

headline     the first block, where it is short, one line, and no full stop ends it
byline       "Von Anna Beispiel", above the first paragraph
caption      a block that ends in a picture credit
subheading   a short line without a full stop, with a block below it
copyright    the last block, where it begins with ©, (c) or Copyright
paragraph    every other block

Nothing is removed from the text: zones are offsets. Credits and datelines lie inside their block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsanalysis.articles import lexicon
from newsanalysis.articles.article import Zone, ZoneKind
from newsanalysis.articles.credits import find_credit
from newsanalysis.articles.dateline import find_dateline

HEADLINE_MAX = 160
"""Characters of a headline: agencies stop at 70, papers rarely pass 120; a lead paragraph is longer."""

SUBHEADING_MAX = 100
"""Characters of a subheading; it has to fit on one line of the page."""

QUESTION_MAX = 50
"""Characters of a subheading that is a question; a longer one is an interviewer's."""

CAPTION_MAX = 600
"""Characters of a caption with its credit; a longer block is a paragraph with a credit at its end."""

COPYRIGHT_MAX = 300
"""Characters of a copyright line with its rights."""

BYLINE_MAX = 120

WRAP_COLUMN = 100
"""Text broken by hand has no longer lines than this; a paragraph on one line nearly always has."""

WRAP_SHORTEST = 40
"""Shortest line, but the last, of a paragraph broken by hand."""

_EMPTY_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_COPYRIGHT = re.compile(r"©|\([cC]\)\s|Copyright\b")
_BULLET = re.compile(r"[-–*•·]\s|\d+[.)]\s")
_BYLINE = re.compile(r"(?:Von|VON|Text|Autor|Autorin|Autoren)(?::|\s)\s*(?P<names>\S.*)")
_CLOSED = tuple(".!?:;,…")
_QUOTES = "\"“”»«’‘'"


class Span(NamedTuple):
    """A zone before it is numbered."""

    kind: ZoneKind
    start: int
    end: int


def find_zones(text: str) -> tuple[Zone, ...]:
    """The zones of a normalised plain text, in text order, outer before inner."""
    blocks = list(split_blocks(text))
    spans = list(_classify(text, blocks))
    return number([*spans, *(inner for span in spans for inner in inner_spans(text, span))])


def number(spans: Iterable[Span]) -> tuple[Zone, ...]:
    """Zones "z1", "z2", … in text order, outer before inner."""
    ordered = sorted(spans, key=lambda s: (s.start, -s.end, s.kind in ("credit", "dateline")))
    return tuple(Zone(f"z{i}", span.kind, span.start, span.end) for i, span in enumerate(ordered, 1))


def inner_spans(text: str, span: Span) -> Iterator[Span]:
    """The credit or dateline inside a zone, found by form."""
    if span.kind in ("caption", "copyright", "paragraph"):
        place = find_credit(text, span.start, span.end, is_caption=span.kind == "caption")
        if span.kind == "copyright":
            place = span.start, span.end
        if place is not None:
            yield Span("credit", *place)
    if span.kind == "paragraph":
        dateline = find_dateline(text, span.start, span.end)
        if dateline is not None:
            yield Span("dateline", dateline.start, dateline.end)


def split_blocks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every block, without the white space around it."""
    start = 0
    for gap in _EMPTY_LINES.finditer(text):
        yield from _split_lines(text, start, gap.start())
        start = gap.end()
    yield from _split_lines(text, start, len(text))


def _split_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One block, or one block a line where the lines are no paragraph broken by hand."""
    lines = text[start:end].split("\n")
    pieces = ["\n".join(lines)] if _is_wrapped([line.strip() for line in lines if line.strip()]) else lines
    for piece in pieces:
        bare = piece.strip()
        if bare:
            begin = start + len(piece) - len(piece.lstrip())
            yield begin, begin + len(bare)
        start += len(piece) + 1


def _is_wrapped(lines: list[str]) -> bool:
    inner = lines[:-1]
    if not all(WRAP_SHORTEST <= len(line) <= WRAP_COLUMN for line in inner):
        return False
    return sum(line.rstrip(_QUOTES).endswith(_CLOSED) for line in inner) * 2 <= len(inner)


def _classify(text: str, blocks: list[tuple[int, int]]) -> Iterator[Span]:
    above_story = True
    for i, (start, end) in enumerate(blocks):
        block = text[start:end]
        first, last = i == 0, i == len(blocks) - 1
        kind = special_kind(block, is_last=last and not first, above_story=above_story)
        if first and not last and kind in (None, "caption") and _is_headline(block):
            kind = "headline"
        elif kind is None:
            kind = "subheading" if not first and not last and _is_subheading(block) else "paragraph"
        above_story = above_story and kind != "paragraph"
        yield Span(kind, start, end)


def special_kind(block: str, *, is_last: bool, above_story: bool) -> ZoneKind | None:
    """``copyright``, ``byline`` or ``caption`` where the block has that form; None for running text."""
    if is_last and is_copyright_line(block):
        return "copyright"
    if above_story and byline_names(block):
        return "byline"
    if len(block) <= CAPTION_MAX and find_credit(block, 0, len(block)) is not None:
        return "caption"
    return None


def is_copyright_line(block: str) -> bool:
    """Whether the block is a copyright line: it begins with ©, (c) or Copyright, and is short."""
    return len(block) <= COPYRIGHT_MAX and _COPYRIGHT.match(block) is not None


def byline_names(block: str) -> tuple[str, ...]:
    """The authors named by a byline, without the place after the last comma; empty if it is none.

    "Von Anna Beispiel und Max Muster, Berlin" → ("Anna Beispiel", "Max Muster")
    """
    match = _BYLINE.fullmatch(block) if len(block) <= BYLINE_MAX else None
    if match is None:
        return ()
    people = [name.strip() for name in re.split(r",| und | & ", match["names"])]
    names = tuple(person for person in people if len(person.split()) > 1)
    place = [person for person in people if person not in names]
    if not names or len(place) > 1 or not all(_is_name(person) for person in people):
        return ()
    return names


def _is_name(name: str) -> bool:
    words = name.split()
    return bool(words) and all(
        word[0].isupper() or (i > 0 and word in lexicon.forms("small_word")) for i, word in enumerate(words)
    )


def _is_headline(block: str) -> bool:
    if "\n" in block or len(block) > HEADLINE_MAX or _COPYRIGHT.search(block):
        return False
    bare = block.rstrip(_QUOTES)
    return not bare.endswith((".", ":", ";", ",")) or bare.endswith("...")


def _is_subheading(block: str) -> bool:
    if "\n" in block or len(block) > SUBHEADING_MAX or _BULLET.match(block):
        return False
    bare = block.rstrip(_QUOTES)
    return not bare.endswith(_CLOSED) or (bare.endswith("?") and len(block) <= QUESTION_MAX)
