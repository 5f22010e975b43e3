"""Picture credits, found by their form at the end of a caption.

A credit is a source with a sign that it is one::

    credit := "(" body ")" | "[" body "]" | body
    body   := part (("/" | "|" | "," | ";") part)*
    part   := mark* source rights?
    mark   := "©" | "(c)" | "Copyright" | cue ":"          Foto: Bild: Grafik: …
    source := names, agencies, years                        Anna Beispiel · dpa · 2023 The AP

The sign is a mark; or a picture agency; or a wire agency beside another name ("Anna Beispiel/dpa").
A wire agency alone is none: stories end in "dpa" or "(AFP)", too.
"""

from __future__ import annotations

import re
from functools import cache

from newsanalysis.articles import lexicon

CREDIT_MAX = 160
"""Characters of a credit: the longest in use name three owners and their rights; a sentence is longer."""

MAX_WORDS = 8
"""Words in one part of a credit (a name, an agency, a year)."""

ABBREVIATION_MAX = 4
"""Letters of a word that may end in a full stop inside a credit ("J.", "St.", "Prof.")."""

_SENTENCE_END = re.compile(r"[.!?…:;]+[\"“”»«)\]]*\s*|\n\s*|\s(?=[(\[])")
_SEPARATOR = re.compile(r"[/|,;]")
_BRACKETS = {"(": ")", "[": "]"}


def find_credit(text: str, start: int, end: int, *, is_caption: bool = False) -> tuple[int, int] | None:
    """The place of the picture credit at the end of ``text[start:end]``, or None.

    ``is_caption`` tells that the place is known to be a caption (from markup): then "Name/Source" is
    enough, whoever the source is.
    """
    start, end = end - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())
    window = max(start, end - CREDIT_MAX)
    if not is_caption and not _sign().search(text, window, end):
        return None  # most paragraphs
    for begin in _beginnings(text, start, window, end):
        stop = _credit_end(text[begin:end], is_caption=is_caption)
        if stop:
            return begin, begin + stop
    return None


def _beginnings(text: str, start: int, window: int, end: int) -> list[int]:
    """Where a credit may begin: with the block, after a sentence, or at a mark."""
    tail = text[window:end]
    places = {window + match.end() for match in _SENTENCE_END.finditer(tail)}
    places |= {window + match.start() for match in _mark_inside().finditer(tail)}
    if window == start:
        places.add(start)
    return sorted(place for place in places if place < end)


def _credit_end(tail: str, *, is_caption: bool) -> int | None:
    """How much of the tail is a credit: its length without a full stop after a bracket, or None."""
    closing = _BRACKETS.get(tail[0])
    if closing and not _mark().match(tail):
        body = tail.removesuffix(".")
        if body.endswith(closing) and _is_credit(body[1:-1].strip(), is_caption=is_caption):
            return len(body)
        return None
    return len(tail) if _is_credit(tail, is_caption=is_caption) else None


def _is_credit(body: str, *, is_caption: bool) -> bool:
    without_rights = _rights().sub(" ", body).strip()
    parts = [part.strip() for part in _SEPARATOR.split(without_rights)]
    sources = [_mark().sub("", part) for part in parts]
    marked = sources != parts
    if not all(_is_source(source) for source in sources if source) or not any(sources):
        return False
    if marked:
        return True
    return not body.endswith((".", "!", "?")) and _is_signed(body, sources, is_caption=is_caption)


def _is_signed(body: str, sources: list[str], *, is_caption: bool) -> bool:
    """Whether a body without a mark names an agency in the way that credits do."""
    kinds = {lexicon.agencies()[match.group()] for match in _agency().finditer(body)}
    if "picture" in kinds:
        return True
    if "," in body or ";" in body or len(sources) < 2:
        return False
    has_name = any(source and _agency().sub("", source).strip() for source in sources)
    return has_name and (is_caption or "wire" in kinds)


def _is_source(source: str) -> bool:
    """Whether the words can be names, agencies and years only, and not a sentence."""
    words = _agency().sub(" ", source).split()
    if len(words) > MAX_WORDS:
        return False
    return all(_is_name_word(word, last=i == len(words)) for i, word in enumerate(words, 1))


def _is_name_word(word: str, *, last: bool) -> bool:
    bare = word.strip(".()&@-–·:")
    if word.endswith((".", ":")) and not last and len(bare) > ABBREVIATION_MAX:
        return False
    if not bare:
        return word not in (".", ":")
    return not bare[0].islower() or bare in lexicon.forms("small_word")


@cache
def _mark() -> re.Pattern[str]:
    """One or more marks at the beginning of a part."""
    cues = _alternatives(lexicon.forms("cue"))
    return re.compile(rf"(?:(?:©|\([cC]\)|Copyright\b:?|(?:{cues})\s*(?::|(?=©)))\s*)+")


@cache
def _mark_inside() -> re.Pattern[str]:
    """A mark that needs no sentence end before it; "Copyright" alone is a word like others."""
    cues = _alternatives(lexicon.forms("cue"))
    return re.compile(rf"©|\([cC]\)|\bCopyright(?=:|\s+(?:©|\([cC]\)|\d{{4}}))|\b(?:{cues})\s?(?::|(?=©))")


@cache
def _sign() -> re.Pattern[str]:
    """What a credit has at least one of, where nothing else tells that it is one."""
    cues = _alternatives(lexicon.forms("cue"))
    return re.compile(rf"©|\([cC]\)|Copyright|(?:{cues})\s*:|{_agency().pattern}")


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_alternatives(lexicon.agencies())})(?![\w-])")


@cache
def _rights() -> re.Pattern[str]:
    return re.compile(rf"[.,]?\s*(?:{_alternatives(lexicon.forms('rights'))})\.?", re.IGNORECASE)


def _alternatives(words: frozenset[str] | dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
