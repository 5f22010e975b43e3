"""One event dated both ways, in two sentences: "im September 2023", "im September vergangenen Jahres"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby, product

from newsanalysis.document_date.claims import Claim, absolute_year, years_back
from newsanalysis.temporal import Timex
from newsanalysis.temporal.sentences import sentence_bounds
from newsanalysis.temporal.tagger import Span
from newsanalysis.temporal.tokens import Tokens

_REPEATED = frozenset(("erneut", "wieder", "abermals", "nochmals", "auch", "ebenfalls"))
# Small words that a sentence may begin with: two sentences with "Der" share nothing.
_OPENERS = frozenset((
    "Der", "Die", "Das", "Den", "Dem", "Ein", "Eine", "Dort", "Hier", "Dies", "Diese", "Dieser", "Sie", "Wir",
    "Ihr", "Ihre", "Sein", "Seine", "Und", "Aber", "Nach", "Vor", "Bei", "Seit", "Mit", "Auf", "Für", "Von",
    "Zum", "Zur", "Beim", "Auch", "Doch", "Als", "Wenn", "Damals", "Dann", "Nun", "Während", "Unter",
))  # fmt: skip
_OF_LETTERS = 2  # "Kim" is a name, "In" is none
_SHARED = 2  # names that two sentences on one event have in common at least
_MOST = 30  # dates of each kind that are compared; a text with more of them is a chronicle


def same_event(text: str, timexes: Iterable[Timex]) -> Iterator[Claim]:
    """A month dated absolutely in one sentence and relatively in another one on the same event."""
    precise = [timex for timex in timexes if timex.granularity in ("month", "day")]
    counted = [(timex, offset) for timex in precise if (offset := years_back(timex)) is not None]
    absolute = [(timex, year) for timex in precise if (year := absolute_year(timex))]
    if not counted or not absolute:
        return
    sentences = _Sentences(text)
    for (relative, offset), (other, year) in product(counted[:_MOST], absolute[:_MOST]):
        same_day = relative.value[len("YYYY") :] == other.value[len("YYYY") :]
        if same_day and sentences.tell_the_same(relative, other):
            yield Claim.of_year(year - offset, f"“{other.text}” and “{relative.text}” name one event")


class _Sentences:
    """The sentences around expressions, compared by the names in them."""

    def __init__(self, text: str) -> None:
        self.tokens = Tokens(text)

    def tell_the_same(self, relative: Timex, absolute: Timex) -> bool:
        """Whether two sentences on one month name the same things, and neither says that it happened again.

        The relative one is read with its neighbours, for names often stand there ("Dort trafen sich …").
        """
        here, there = self._around(relative), self._around(absolute)
        if here == there or not _REPEATED.isdisjoint((*self._lower(here), *self._lower(there))):
            return False
        near = (self._before(here), here, self._behind(here))
        known = {
            word for span in near if span and span != there for name in self._names(span) for word in name
        }
        known -= set(relative.text.split())
        return sum(not known.isdisjoint(name) for name in self._names(there)) >= _SHARED

    def _around(self, timex: Timex) -> Span:
        return sentence_bounds(self.tokens, bisect_right(self.tokens.starts, timex.start_char) - 1)

    def _before(self, span: Span) -> Span | None:
        found = sentence_bounds(self.tokens, span[0] - 1) if span[0] else None
        return found if found and not self._is_gap(span[0] - 1) else None

    def _behind(self, span: Span) -> Span | None:
        inside = span[1] < len(self.tokens) and not self._is_gap(span[1])
        return sentence_bounds(self.tokens, span[1]) if inside else None

    def _is_gap(self, place: int) -> bool:
        """Whether the token is the blank line between two paragraphs."""
        return self.tokens.forms[place].isspace()

    def _lower(self, span: Span) -> list[str]:
        return self.tokens.lower[slice(*span)]

    def _names(self, span: Span) -> list[frozenset[str]]:
        """Runs of capitalised words, each a name or a noun, without the endings of a genitive."""
        runs = groupby(self.tokens.forms[slice(*span)], key=_is_name)
        return [frozenset(form.rstrip("s") for form in run) for named, run in runs if named]


def _is_name(form: str) -> bool:
    return form[0].isupper() and len(form) > _OF_LETTERS and form not in _OPENERS
