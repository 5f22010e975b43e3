"""The document's own date, worked out from what the text says about itself.

Used where no date was given and none stands on the page. Every kind of evidence is a claim that the text
was written in one year (or on one day); claims that agree give the date, claims that don't give none.

- a day named with "heute" ("heute, 18. Juni 2024"), or a sign-off ("(APA, 18.6.2024)"): that day;
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
from itertools import pairwise

from newsanalysis.articles import Article
from newsanalysis.articles.article import Granularity
from newsanalysis.temporal import Timex, find

_PROBE = 2000  # the year in which relative expressions are read, to learn how far back they count
_ABSOLUTE = re.compile(r"(?P<year>\d{4})(?P<rest>-.+)?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SIGN_OFF = re.compile(r"\([^()\n]{2,60}\)\s*\Z")
_TODAY = frozenset(("heute", "heutigen", "heutiger", "heutige"))
# What may stand between two expressions that name the same time: "vor 20 Jahren, also im Jahr 2004".
_BETWEEN = re.compile(
    r"[\s,(–:-]*(?:(?:also|nämlich|genau|im|in|am|vor|seit|dem|den|der|Jahr|Jahre)[\s,]+)*", re.ASCII
)
_REPEATED = frozenset(("erneut", "wieder", "abermals", "nochmals", "auch", "ebenfalls"))
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"[A-ZÄÖÜ][^\W\d_]{2,}(?:[ ][A-ZÄÖÜ][^\W\d_]{2,})*")
# Small words that a sentence may begin with: two sentences with "Der" share nothing.
_OPENERS = frozenset((
    "Der", "Die", "Das", "Den", "Dem", "Ein", "Eine", "Dort", "Hier", "Dies", "Diese", "Dieser", "Sie", "Wir",
    "Ihr", "Ihre", "Sein", "Seine", "Und", "Aber", "Nach", "Vor", "Bei", "Seit", "Mit", "Auf", "Für", "Von",
    "Zum", "Zur", "Beim", "Auch", "Doch", "Als", "Wenn", "Damals", "Dann", "Nun", "Während", "Unter",
))  # fmt: skip
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"“«»]?\s+(?=[„»«\"A-ZÄÖÜ])|\n")
_YEAR_DIGITS = 4
_SHARED = 2  # words that two sentences on one event have in common at least


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
    yield from _sign_off(text)
    for first, second in pairwise(timexes):
        if _BETWEEN.fullmatch(text[first.end_char : second.start_char]):
            yield from _beside(text, first, second)
    yield from _same_event(text, timexes)


def _sign_off(text: str) -> Iterator[Claim]:
    """ "(APA, 18.6.2024)" as the text's last words."""
    match = _SIGN_OFF.search(text[-200:].rstrip())
    timexes = find(match[0], None).timexes if match else []
    days = {timex.value for timex in timexes if timex.type == "DATE" and timex.granularity == "day"}
    if match and len(days) == 1 and _ABSOLUTE.fullmatch(day := next(iter(days))):
        yield Claim(day, f"the text ends in “{match[0].strip()}”")


def _beside(text: str, first: Timex, second: Timex) -> Iterator[Claim]:
    """Two expressions side by side that name one time, one of them relative."""
    words = f"“{text[first.start_char : second.end_char]}”"
    if first.text.lower() in _TODAY and second.granularity == "day" and second.anchor is None:
        if _ABSOLUTE.fullmatch(second.value):
            yield Claim(second.value, words)
        return
    for relative, absolute in ((first, second), (second, first)):
        offset = _years_back(relative)
        if offset is not None and absolute.granularity == "year" and (year := _absolute_year(absolute)):
            yield Claim(str(year - offset), words)


def _same_event(text: str, timexes: Iterable[Timex]) -> Iterator[Claim]:
    """A month dated absolutely in one sentence and relatively in another one on the same event."""
    bounds = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    known = list(timexes)
    absolute = [t for t in known if t.granularity in ("month", "day") and _absolute_year(t)]
    for relative in known:
        offset = _years_back(relative)
        if offset is None or relative.granularity not in ("month", "day"):
            continue
        for other in absolute:
            year = _absolute_year(other)
            if year is None or relative.value[4:] != other.value[4:]:
                continue
            if _tell_the_same(text, bounds, relative, other):
                words = f"“{other.text}” and “{relative.text}” name one event"
                yield Claim(str(year - offset), words)


def _years_back(timex: Timex) -> int | None:
    """How far from the year of writing an expression lies; None where it does not hang on that year."""
    if timex.anchor != "dct" or timex.begin is None or not timex.begin[:4].isdigit():
        return None
    if timex.type == "DURATION":
        return int(timex.begin[:4]) - _PROBE if timex.rule == "ago" and timex.granularity == "year" else None
    return int(timex.begin[:4]) - _PROBE if timex.type == "DATE" else None


def _absolute_year(timex: Timex) -> int | None:
    known = _ABSOLUTE.fullmatch(timex.value) if timex.type == "DATE" and timex.anchor is None else None
    return int(known["year"]) if known else None


def _tell_the_same(text: str, bounds: list[int], relative: Timex, absolute: Timex) -> bool:
    """Whether two sentences on one month name the same things, and neither says that it happened again.

    The relative one is read with its neighbours, for names often stand there ("Dort trafen sich …").
    """
    here, there = _sentence_of(bounds, relative), _sentence_of(bounds, absolute)
    around = [n for n in (here - 1, here, here + 1) if 0 <= n < len(bounds) - 1 and n != there]
    told = " ".join(text[bounds[n] : bounds[n + 1]] for n in around)
    other = text[bounds[there] : bounds[there + 1]]
    said = text[bounds[here] : bounds[here + 1]]
    if here == there or not _REPEATED.isdisjoint(_WORD.findall(f"{said} {other}")):
        return False
    known = {word for name in _names(told) for word in name} - {relative.text.split()[0]}
    return sum(not known.isdisjoint(name) for name in _names(other)) >= _SHARED


def _sentence_of(bounds: list[int], timex: Timex) -> int:
    return bisect_right(bounds, timex.start_char) - 1


def _names(sentence: str) -> list[frozenset[str]]:
    """Runs of capitalised words, each a name or a noun, without the endings of a genitive."""
    runs = [{w.rstrip("s") for w in run.split() if w not in _OPENERS} for run in _NAME.findall(sentence)]
    return [frozenset(run) for run in runs if run]


def _copyright_year(article: Article) -> int:
    """The latest year of a copyright or credit line; the text was not written before it."""
    lines = (article.text[z.start : z.end] for z in article.zones if z.kind in ("copyright", "credit"))
    return max((int(year) for line in lines for year in _YEAR.findall(line)), default=0)
