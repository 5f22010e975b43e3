"""Where sentences and clauses begin and end, by their signs."""

from __future__ import annotations

from newsanalysis.temporal.tokens import Tokens, number_kinds
from newsanalysis.temporal.vocabulary import words

_REACH = 60  # tokens; a sentence is rarely longer, and hostile text must not cost more
_LABEL, _DIRECT = 12, 4  # tokens of "Konzerte & Musik Brixen:"; between "Beginn:" and its time
CLAUSE_ENDS = frozenset(',;:–—()„“”«»"')
_QUOTES = frozenset('„“”«»"()')
# Behind "97." these begin a sentence, and are no noun that is counted.
_SENTENCE_STARTS = frozenset((
    "Der", "Die", "Das", "Den", "Dem", "Ein", "Eine", "Einen", "Einem", "Einer", "Er", "Sie", "Es",
    "Wir", "Ich", "Man", "Im", "In", "Am", "An", "Auf", "Bei", "Mit", "Nach", "Vor", "Von", "Zu",
    "Zum", "Zur", "Für", "Seit", "Um", "Bis", "Und", "Aber", "Doch", "Dann", "Damit", "Dabei",
    "Dazu", "Dort", "Hier", "Auch", "Als", "Wenn", "Wer", "Was", "Wie", "So", "Nun", "Jetzt",
    "Heute", "Gestern", "Damals", "Dieser", "Diese", "Dieses", "Diesmal", "Sein", "Seine", "Ihr",
    "Ihre", "Unter", "Erst", "Noch", "Nur", "Danach", "Dagegen", "Trotzdem", "Deshalb",
))  # fmt: skip
_CUT_SHORT = frozenset(("ABBREVIATION", "WEEKDAY_SHORT", "MONTH_SHORT"))
_SENTENCE_ENDS = frozenset(".!?\n")  # the last begins a blank line


def sentence_bounds(tokens: Tokens, at: int) -> tuple[int, int]:
    """``[first, last)`` tokens of the sentence around ``at``, at most sixty to either side."""
    known = tokens.sentences.get(at)
    if known is None:
        known = tokens.sentences[at] = _bounds(tokens, at)
    return known


def _bounds(tokens: Tokens, at: int) -> tuple[int, int]:
    forms, ends, first, limit = tokens.forms, _SENTENCE_ENDS, at, max(0, at - _REACH)
    # The first character tells most words from signs; this runs for every date.
    while first > limit and (forms[first - 1][0] not in ends or not _ends_sentence(tokens, first - 1)):
        first -= 1
    last, limit = at + 1, min(len(forms), at + _REACH)
    while last < limit and (forms[last - 1][0] not in ends or not _ends_sentence(tokens, last - 1)):
        last += 1
    return first, last


def _ends_sentence(tokens: Tokens, at: int) -> bool:
    """Whether the sign at ``at`` ends a sentence, or the blank line a paragraph."""
    if tokens.forms[at] != "." or at == 0:
        return True
    before = tokens.forms[at - 1]
    after = tokens.forms[at + 1] if at + 1 < len(tokens) else ""
    if after in _QUOTES:
        after = tokens.forms[at + 2] if at + 2 < len(tokens) else ""
    # "18. Juni", "z. B.", "Dr. Kurz": a point behind an ordinal, a letter or an abbreviation ends nothing.
    if before[0].isdigit():
        return after[:1].isupper() and (after in _SENTENCE_STARTS or not _may_be_ordinal(before))
    abbreviated = len(before) == 1 or not _CUT_SHORT.isdisjoint(words().get(before, ()))
    return not (abbreviated or after[:1].islower())


def _may_be_ordinal(form: str) -> bool:
    """Whether a point makes the number an ordinal or a date: "3.", "150.", "18.6."; not "2019.", "3,5."."""
    return len(form) < len("2019") or "DAY_MONTH" in number_kinds(form)


def clause_around(tokens: Tokens, at: int, first: int, last: int) -> range:
    """The tokens between the signs around ``at``, within the sentence ``[first, last)``."""
    begin, end = at, at + 1
    while begin > first and tokens.forms[begin - 1] not in CLAUSE_ENDS:
        begin -= 1
    while end < last and tokens.forms[end] not in CLAUSE_ENDS:
        end += 1
    return range(begin, end)


def is_listing_item(tokens: Tokens, first: int, at: int) -> bool:
    """Whether the sentence from ``first`` begins with a label of its own, as the items of a listing do.

    "Brixen: Konzert im Forum, 20 Uhr." is an announcement of its own; "Beginn: 20 Uhr" belongs to the one
    before, for the time ``at`` stands right behind the colon.
    """
    return ":" in tokens.forms[first : min(first + _LABEL, at - _DIRECT)]
