"""The decision: which date the claims of a text agree on, within its bounds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsanalysis.articles import Article
from newsanalysis.articles.article import Granularity
from newsanalysis.document_date.anniversary import anniversaries
from newsanalysis.document_date.beside import beside
from newsanalysis.document_date.claims import PROBE, Claim, absolute_year
from newsanalysis.document_date.same_event import same_event
from newsanalysis.document_date.weekday import weekday_dates
from newsanalysis.temporal import Timex, find
from newsanalysis.temporal.tense import direction
from newsanalysis.temporal.tokens import Tokens

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MOST = 200  # dates that are looked at as lower bounds


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """When a text was written, as its own words show.

    ``value`` is ``2024`` or ``2024-06-18``, None where the text does not show it or contradicts itself;
    ``evidence`` says in words what the answer rests on. ``granularity`` and the half-open interval
    ``[begin, end)`` say how precisely it is known.
    """

    value: str | None
    evidence: str

    @property
    def granularity(self) -> Granularity | None:
        """``day`` or ``year``; None without a value."""
        if self.value is None:
            return None
        return "day" if len(self.value) > len("YYYY") else "year"

    @property
    def interval(self) -> tuple[str, str] | None:
        """``[begin, end)`` as ISO dates; None without a value."""
        if self.value is None:
            return None
        if self.granularity == "year":
            return f"{self.value}-01-01", f"{int(self.value) + 1}-01-01"
        return self.value, (dt.date.fromisoformat(self.value) + dt.timedelta(days=1)).isoformat()


def infer_document_date(article: Article, *, now: dt.date | None = None) -> DocumentDate:
    """The date that the article's own text shows; ``now`` (today by default) is the latest it can be."""
    highest = (now or dt.date.today()).year
    timexes = find(article.text, str(PROBE)).timexes
    exact = list(dict.fromkeys(_exact_claims(article.text, timexes)))
    lowest, why = _lower_bound(article, timexes)
    years = range(lowest, highest + 1)
    if not exact and not lowest:
        return DocumentDate(None, "the text does not date itself")
    nearby = range(years.start - 1, highest + 2) if lowest else range(min(_years(exact)) - 1, highest + 2)
    fitting = list(dict.fromkeys(weekday_dates(article.text, timexes, nearby)))
    if not exact:
        return _of_weekdays(fitting, years, why)
    return _of_claims(exact, fitting, years, why)


def _exact_claims(text: str, timexes: Sequence[Timex]) -> Iterable[Claim]:
    yield from beside(text, timexes)
    yield from anniversaries(text, timexes)
    yield from same_event(text, timexes)


def _years(claims: Iterable[Claim]) -> set[int]:
    return {year for claim in claims for year in claim.years}


def _of_claims(exact: Sequence[Claim], fitting: Sequence[Claim], years: range, why: str) -> DocumentDate:
    """What claims of one year each agree on, if no weekday and no bound speaks against it."""
    said = "; ".join(map(str, exact))
    year, *others = _years(exact)
    if others:
        return DocumentDate(None, f"contradictory: {said}")
    if year not in years:
        bound = why if year < years.start else f"it is only {years.stop - 1}"
        return DocumentDate(None, f"contradictory: {said}, but {bound}")
    against = [claim.evidence for claim in fitting if year not in claim.years]
    if against:
        return DocumentDate(None, f"contradictory: {said}, but {against[0]} is no day of {year}")
    days = {claim.day for claim in exact if claim.day}
    best = days.pop() if len(days) == 1 else None
    evidence = next((claim.evidence for claim in exact if claim.day == best), exact[0].evidence)
    return DocumentDate(best or str(year), evidence)


def _of_weekdays(fitting: Sequence[Claim], years: range, why: str) -> DocumentDate:
    """The one year that all weekdays with their dates leave within the bounds, if there is just one."""
    if not fitting:
        return DocumentDate(None, "the text does not date itself")
    left = frozenset(years).intersection(*(claim.years for claim in fitting))
    said = ", ".join(claim.evidence for claim in fitting)
    if not left:
        return DocumentDate(None, f"contradictory: no year since {years.start} has {said}")
    if len(left) > 1:
        choice = ", ".join(map(str, sorted(left)))
        return DocumentDate(None, f"the text does not date itself: {said} fits {choice}")
    return DocumentDate(str(*left), f"{said}; {why}")


def _lower_bound(article: Article, timexes: Sequence[Timex]) -> tuple[int, str]:
    """The latest year that the text looks back to or has in a copyright line, 0 for none, and why."""
    lines = (article.text[z.start : z.end] for z in article.zones if z.kind in ("copyright", "credit"))
    bounds = [(int(year), f"a copyright line has {year}") for line in lines for year in _YEAR.findall(line)]
    tokens = Tokens(article.text)
    places = {start: place for place, start in enumerate(tokens.starts)}
    told = [timex for timex in timexes if timex.granularity in ("day", "month") and absolute_year(timex)]
    bounds += [
        (absolute_year(timex) or 0, f"“{timex.text}” is told as past")
        for timex in told[:_MOST]
        if timex.start_char in places and direction(tokens, places[timex.start_char]) == "past"
    ]
    return max(bounds, key=lambda bound: bound[0], default=(0, ""))


def dated(article: Article) -> Article:
    """The article with the date its text shows, where it has none of its own."""
    if article.published is not None:
        return article
    found = infer_document_date(article)
    if found.value is None:
        return article
    return replace(
        article,
        published=found.value,
        published_granularity=found.granularity,
        published_source="inferred",
        published_evidence=found.evidence,
    )
