"""The one place where text becomes HTML: every display escapes through here."""

from __future__ import annotations

import re
import unicodedata
from html import escape

_SHOWN_AS_THEY_ARE = frozenset("\t\n\r\u00ad")
"""White space, and the soft hyphen, which browsers show where they break a word."""

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols by their category, but nothing is seen of them."""

_UNSEEN = re.compile(r"[^\S \t\n\r\u00a0]|[\W\u115f\u1160\u3164\uffa0]")


def escaped(text: str) -> str:
    """The text for HTML, in elements and in quoted attributes alike.

    What cannot be seen (text-direction and zero-width characters, controls, invisible fillers) is shown by
    its code point, so that nothing on a page is hidden or turned round:

    >>> escaped('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    >>> escaped("invoice\u202efdp.exe")
    'invoice[U+202E]fdp.exe'
    """
    return escape(_UNSEEN.sub(_shown, text))


def _shown(match: re.Match[str]) -> str:
    char = match[0]
    unseen = char in _BLANK or unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return f"[U+{ord(char):04X}]" if unseen and char not in _SHOWN_AS_THEY_ARE else char
