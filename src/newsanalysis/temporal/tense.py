"""Where a sentence looks: to the past or the future, by its verbs, without a tagger.

The nearest cue of the clause decides, then the nearest of the sentence. Cues are the words of
``lexicon/tense.toml``, preterites by their form ("reiste"), and the perfect ("hat … besucht").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newsanalysis.temporal.expressions import Direction
from newsanalysis.temporal.tokens import Tokens
from newsanalysis.temporal.vocabulary import words

_REACH = 60  # tokens; a sentence is rarely longer, and hostile text must not cost more
_CLAUSE_ENDS = frozenset(',;:–—()„“”«»"')
_SENTENCE_ENDS = frozenset(".!?")
_PRETERITE = re.compile(r"[a-zäöüß]{3,}(?:te|ten)")
_PARTICIPLE = re.compile(
    r"(?:[a-zäöü]{2,6})?ge[a-zäöüß]{2,}(?:t|en)|(?:be|ver|er|ent|zer|miss)[a-zäöüß]{2,}(?:t|en)|[a-zäöü]{3,}iert"
)
_PERFECT = frozenset(("hat", "haben", "habe", "ist", "sind", "sei", "seien"))
_PASSIVE_FUTURE = frozenset(("wird", "werden", "werde", "soll", "sollen"))
_DETERMINERS = frozenset((
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "im", "am",
    "zum", "zur", "vom", "ins", "mit", "für", "von", "bei", "nach", "seine", "seinen", "seiner", "ihre",
    "ihren", "ihrer", "diese", "diesen", "dieser", "alle", "keine",
))  # fmt: skip


def direction(tokens: Tokens, at: int, verbs: Mapping[int, Direction] | None = None) -> Direction | None:
    """Where the sentence around token ``at`` looks; None when it does not show.

    ``verbs`` are cues that a tagger knows, by the token's offset.
    """
    first, last = sentence_bounds(tokens, at)
    clause = _clause(tokens, at, first, last)
    near = _nearest(tokens, at, clause, verbs)
    return near or _nearest(tokens, at, range(first, last), verbs)


def sentence_bounds(tokens: Tokens, at: int) -> tuple[int, int]:
    """``[first, last)`` tokens of the sentence around ``at``, at most sixty to either side."""
    first = at
    while first > max(0, at - _REACH) and not _ends_sentence(tokens, first - 1):
        first -= 1
    last, limit = at + 1, min(len(tokens), at + _REACH)
    while last < limit and not _ends_sentence(tokens, last - 1):
        last += 1
    return first, last


def _ends_sentence(tokens: Tokens, at: int) -> bool:
    form = tokens.forms[at]
    if form.isspace():
        return True
    if form not in _SENTENCE_ENDS:
        return False
    if form != "." or at == 0:
        return True
    before = tokens.forms[at - 1]
    after = tokens.forms[at + 1] if at + 1 < len(tokens) else ""
    # "18. Juni", "z. B.", "Dr. Kurz": a point behind figures, a letter or a title ends nothing by itself.
    abbreviated = len(before) == 1 or not {"TITLE", "COUNTER"}.isdisjoint(words().get(before, ()))
    return not (before[0].isdigit() or abbreviated or after[:1].islower())


def _clause(tokens: Tokens, at: int, first: int, last: int) -> range:
    begin, end = at, at + 1
    while begin > first and tokens.forms[begin - 1] not in _CLAUSE_ENDS:
        begin -= 1
    while end < last and tokens.forms[end] not in _CLAUSE_ENDS:
        end += 1
    return range(begin, end)


def _nearest(tokens: Tokens, at: int, span: range, verbs: Mapping[int, Direction] | None) -> Direction | None:
    cues = sorted((abs(place - at), cue) for place, cue in _cues(tokens, span, verbs))
    return cues[0][1] if cues else _perfect(tokens, span)


def _cues(
    tokens: Tokens, span: range, verbs: Mapping[int, Direction] | None
) -> Iterator[tuple[int, Direction]]:
    vocabulary = words()
    for place in span:
        form = tokens.forms[place]
        known = vocabulary.get(form)
        if known is not None:
            cue = known.get("TENSE")
            if cue in ("past", "future"):
                yield place, cue
        elif verbs is not None:
            if tokens.starts[place] in verbs:
                yield place, verbs[tokens.starts[place]]
        elif _PRETERITE.fullmatch(form) and not _adjective(tokens, place):
            yield place, "past"


def _adjective(tokens: Tokens, place: int) -> bool:
    """ "die geplante Reise" ends like "er plante": what stands between article and noun is no verb."""
    before = tokens.lower[place - 1] if place else ""
    after = tokens.forms[place + 1] if place + 1 < len(tokens) else ""
    attributive = before.endswith(("en", "er", "e")) and before not in ("er", "sie")
    return before in _DETERMINERS or (attributive and after[:1].isupper())


def _perfect(tokens: Tokens, span: range) -> Direction | None:
    spoken = tokens.lower[span.start : span.stop]
    if not _PERFECT.isdisjoint(spoken) and _PASSIVE_FUTURE.isdisjoint(spoken):
        forms = tokens.forms[span.start : span.stop]
        if any(_PARTICIPLE.fullmatch(form) for form in forms):
            return "past"
    return None
