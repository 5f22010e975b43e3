"""What the words right around a date say of where it lies, before any verb of the sentence does.

"seit Montag", "ein Bericht vom Freitag", "der am Montag vorgestellte Plan" are past whatever is told with
them; "die am Freitag erwartete Rede" is to come.
"""

from __future__ import annotations

from newsanalysis.temporal.expressions import Direction
from newsanalysis.temporal.tokens import Tokens
from newsanalysis.temporal.vocabulary import words
from newsanalysis.temporal.wordforms import DETERMINERS, inflected_participle, noun_follows

_REACH = 6  # tokens between a date and its participle: "am Montag von der Ministerin in Rom vorgestellt"
_BEHIND_STARTS = frozenset(("an", "ab", "bis", "-", "–"))

_PRESENT_PARTICIPLES = ("ende", "enden", "ender", "endes", "endem")  # "die am Freitag beginnende Messe"


def adjacent_direction(tokens: Tokens, first: int, last: int) -> Direction | None:
    """Where a date at tokens ``[first, last)`` lies by its preposition or participle; None if unsaid."""
    before = tokens.lower[first - 1] if first else ""
    if last < len(tokens) and tokens.forms[last] == ".":  # of "3." in "vom 3. bis 5. Mai"
        last += 1
    after = tokens.lower[last] if last < len(tokens) else ""
    if before == "seit":
        return "past"
    if before == "vom" and first > 1 and after not in _BEHIND_STARTS and tokens.forms[first - 2][0].isupper():
        return "past"
    return _by_participle(tokens, last, opens=_opens_sentence(tokens, first))


def _opens_sentence(tokens: Tokens, first: int) -> bool:
    """Whether the date and its preposition begin a sentence: "Am Mittwoch erwarten Forscher Regen"."""
    at = first - 1
    while at >= 0 and at > first - _OPENING and tokens.lower[at] in DETERMINERS:
        at -= 1
    starts = at < 0 or tokens.forms[at] in _BOUNDS or tokens.forms[at].isspace()
    # "Die im Frühjahr erwarteten Zahlen" begins with the noun's article.
    return starts and tokens.lower[at + 1] not in _ARTICLES


_OPENING = 4  # tokens, "Für die Nacht auf"
_ARTICLES = frozenset(
    ("der", "die", "das", "den", "dem", "des", "alle", "diese", "viele", "einige", "mehrere")
)
_BOUNDS = frozenset('.!?:;„“»«"')


def _by_participle(tokens: Tokens, last: int, *, opens: bool) -> Direction | None:
    for place in range(last, min(len(tokens), last + _REACH)):
        form = tokens.forms[place]
        # Behind an article of its own it no longer belongs to the date: "am Freitag das erwartete Urteil".
        verb = opens and place == last and form.endswith("en")  # no attribute of a noun without article
        lower = form[0].islower() and not verb
        if lower and tokens.lower[place - 1] not in DETERMINERS and noun_follows(tokens, place):
            looks = _participle_looks(form)
            if looks is not None:
                return looks
        if not (form[0].isupper() or form in DETERMINERS):
            return None
    return None


def _participle_looks(form: str) -> Direction | None:
    if form.endswith(_PRESENT_PARTICIPLES) and form not in words():
        return "future"
    stem = inflected_participle(form)
    if stem is None:
        return None
    return "future" if words().get(stem, {}).get("TENSE") == "future" else "past"
