"""The one normal form of an article's text, which ids and offsets count on.

========================================= =====================================================
line ends (``\\r\\n``, ``\\r``, VT, FF, NEL,   ``\\n``; the paragraph separator U+2029 becomes an
U+001C–1E, U+2028)                        empty line (two ``\\n``)
tab, NBSP, thin and other Unicode spaces  one plain space each: "18.&nbsp;Juni" reads like "18. Juni"
soft hyphen, zero-width characters, BOM,  removed: they are invisible and split words. Joined emoji
joiners, text-direction and tag marks     fall apart into their parts
other control characters                  removed
lone surrogates                           U+FFFD, the replacement character
letters with combining marks              composed (NFC)
========================================= =====================================================

Nothing else changes: no space is trimmed, no quotation mark or dash replaced.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby

from newsanalysis.errors import ArticleError

MAX_MARKS = 30
"""Combining marks on one letter. Unicode's own bound (UAX 15, Stream-Safe Text): no language needs more,
and composing longer runs takes quadratic time."""

_NEWLINE = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028]")
_REPLACEMENT = {"Cf": "", "Cc": "", "Zs": " ", "Cs": "\ufffd"}


def normalise(text: str) -> str:
    """The text in normal form; normalising twice changes nothing more.

    Raises
    ------
    ArticleError
        A letter carries more than ``MAX_MARKS`` combining marks.
    """
    text = _NEWLINE.sub("\n", text).replace("\u2029", "\n\n")
    alphabet = set(text)
    if replaced := {ord(char): new for char in alphabet if (new := _replacement(char)) != char}:
        text = text.translate(replaced)
    if any(unicodedata.combining(char) for char in alphabet):
        _check_marks(text)
    return unicodedata.normalize("NFC", text)


@cache  # of Unicode's characters there is an end
def _replacement(char: str) -> str:
    if char == "\n":
        return char
    if char == "\t":
        return " "
    return _REPLACEMENT.get(unicodedata.category(char), char)


def _check_marks(text: str) -> None:
    position = 0
    for combines, run in groupby(text, key=lambda char: unicodedata.combining(char) != 0):
        length = sum(1 for _ in run)
        if combines and length > MAX_MARKS:
            raise ArticleError(
                f"{length} combining marks in a row at character {position} of the text; written language "
                f"has {MAX_MARKS} at most: remove them, or check where the text comes from"
            )
        position += length
