"""The document's own date, worked out from what the text says about itself.

Used where no date was given and none stands on the page. Every kind of evidence is a claim that the text
was written in one year (or on one day); claims that agree give the date, claims that don't give none.

- a day named with "heute" ("heute, 18. Juni 2024"): that day;
- a relative expression beside an absolute one ("vor 20 Jahren, im Jahr 2004"): the year of writing;
- one event dated both ways in two sentences ("im September 2023", "im September vergangenen Jahres");
- a copyright year is a lower bound, the present an upper one: they refute, and prove nothing by themselves.

The idea of reading a document's date from its own expressions: Chambers, "Labeling Documents with
Timestamps", ACL 2012; the rules here are our own and deterministic.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, product

from newsanalysis.articles import Article
from newsanalysis.articles.article import Granularity
from newsanalysis.temporal import Timex, find
from newsanalysis.temporal.sentences import sentence_bounds
from newsanalysis.temporal.tagger import Span
from newsanalysis.temporal.tokens import Tokens

_PROBE = 2000  # the year in which relative expressions are read, to learn how far back they count
_ABSOLUTE = re.compile(r"(?P<year>\d{4})(?:-.+)?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TODAY = frozenset(("heute", "heutigen", "heutiger", "heutige"))
# What may stand between two expressions that name the same time: "vor 20 Jahren, also im Jahr 2004".
_BETWEEN = re.compile(r"[\s,(–:-]*(?:(?:also|nämlich|genau|im|in|am|vor|dem|den|der|Jahr|Jahre)[\s,]+)*")
_REPEATED = frozenset(("erneut", "wieder", "abermals", "nochmals", "auch", "ebenfalls"))
# Small words that a sentence may begin with: two sentences with "Der" share nothing.
_OPENERS = frozenset((
    "Der", "Die", "Das", "Den", "Dem", "Ein", "Eine", "Dort", "Hier", "Dies", "Diese", "Dieser", "Sie", "Wir",
    "Ihr", "Ihre", "Sein", "Seine", "Und", "Aber", "Nach", "Vor", "Bei", "Seit", "Mit", "Auf", "Für", "Von",
    "Zum", "Zur", "Beim", "Auch", "Doch", "Als", "Wenn", "Damals", "Dann", "Nun", "Während", "Unter",
))  # fmt: skip
_YEAR_DIGITS = 4
_OF_LETTERS = 2  # "Kim" is a name, "In" is none
_SHARED = 2  # names that two sentences on one event have in common at least
_MOST = 30  # dates of each kind that are compared; a text with more of them is a chronicle


@dataclass(frozen=True, slots=True)
class Claim:
    """One piece of evidence: the text was written in ``value`` (``2024`` or ``2024-06-18``)."""

    value: str
    evidence: str


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """When a text was written, as its own words show.

    ``value`` is ``2024`` or ``2024-06-18``, None where the text does not show it or contradicts itself;
    ``evidence`` says in words what the answer rests on.
    """

    value: str | None
    evidence: str


def infer_document_date(article: Article, *, now: dt.date | None = None) -> DocumentDate:
    """The date that the article's own text shows; ``now`` (today by default) is the latest it can be."""
    claims = list(dict.fromkeys(_claims(article.text)))
    lowest, highest = _copyright_year(article), (now or dt.date.today()).year
    if not claims:
        return DocumentDate(None, "the text does not date itself")
    said = "; ".join(f"{claim.evidence} → {claim.value}" for claim in claims)
    year, *others = {int(claim.value[:4]) for claim in claims}
    if others:
        return DocumentDate(None, f"contradictory: {said}")
    if not lowest <= year <= highest:
        bound = f"a copyright line has {lowest}" if year < lowest else f"it is only {highest}"
        return DocumentDate(None, f"contradictory: {said}, but {bound}")
    days = {claim.value for claim in claims if len(claim.value) > _YEAR_DIGITS}
    best = days.pop() if len(days) == 1 else str(year)
    return DocumentDate(best, next((c.evidence for c in claims if c.value == best), claims[0].evidence))


def dated(article: Article) -> Article:
    """The article with the date its text shows, where it has none of its own."""
    if article.published is not None:
        return article
    found = infer_document_date(article)
    if found.value is None:
        return article
    granularity: Granularity = "day" if len(found.value) > _YEAR_DIGITS else "year"
    return replace(
        article,
        published=found.value,
        published_granularity=granularity,
        published_source="inferred",
        published_evidence=found.evidence,
    )


def _claims(text: str) -> Iterator[Claim]:
    timexes = find(text, str(_PROBE)).timexes
    for first, second in pairwise(timexes):
        if _BETWEEN.fullmatch(text[first.end_char : second.start_char]):
            yield from _beside(text, first, second)
    yield from _same_event(text, timexes)


def _beside(text: str, first: Timex, second: Timex) -> Iterator[Claim]:
    """Two expressions side by side that name one time, one of them relative."""
    words = f"“{text[first.start_char : second.end_char]}”"
    if first.text.lower() in _TODAY:
        if second.granularity == "day" and _absolute_year(second):
            yield Claim(second.value, words)
        return
    for relative, absolute in ((first, second), (second, first)):
        offset = _years_back(relative)
        if offset is not None and absolute.granularity == "year" and (year := _absolute_year(absolute)):
            yield Claim(str(year - offset), words)


def _same_event(text: str, timexes: Iterable[Timex]) -> Iterator[Claim]:
    """A month dated absolutely in one sentence and relatively in another one on the same event."""
    precise = [timex for timex in timexes if timex.granularity in ("month", "day")]
    counted = [(timex, offset) for timex in precise if (offset := _years_back(timex)) is not None]
    absolute = [(timex, year) for timex in precise if (year := _absolute_year(timex))]
    if not counted or not absolute:
        return
    sentences = _Sentences(text)
    for (relative, offset), (other, year) in product(counted[:_MOST], absolute[:_MOST]):
        same_day = relative.value[_YEAR_DIGITS:] == other.value[_YEAR_DIGITS:]
        if same_day and sentences.tell_the_same(relative, other):
            yield Claim(str(year - offset), f"“{other.text}” and “{relative.text}” name one event")


def _years_back(timex: Timex) -> int | None:
    """How far from the year of writing an expression lies; None where it does not hang on that year."""
    if timex.anchor != "dct" or timex.begin is None or not timex.begin[:_YEAR_DIGITS].isdigit():
        return None
    if timex.type == "DURATION" and (timex.rule != "ago" or timex.granularity != "year"):
        return None
    # In "2009 sank der Umsatz gegenüber dem Vorjahr (2008)" it is the year before another one.
    if timex.type not in ("DATE", "DURATION") or "vorjahr" in timex.text.lower():
        return None
    return int(timex.begin[:_YEAR_DIGITS]) - _PROBE


def _absolute_year(timex: Timex) -> int | None:
    known = _ABSOLUTE.fullmatch(timex.value) if timex.type == "DATE" and timex.anchor is None else None
    return int(known["year"]) if known else None


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


def _copyright_year(article: Article) -> int:
    """The latest year of a copyright or credit line; the text was not written before it."""
    lines = (article.text[z.start : z.end] for z in article.zones if z.kind in ("copyright", "credit"))
    return max((int(year) for line in lines for year in _YEAR.findall(line)), default=0)
