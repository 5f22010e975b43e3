"""Plain text: the whole text is kept; its zones are found by form."""

from __future__ import annotations

from datetime import datetime

from newsanalysis.articles.article import Article
from newsanalysis.articles.dateline import published_in
from newsanalysis.articles.normalise import normalise
from newsanalysis.articles.published import Published
from newsanalysis.articles.zones import byline_names, find_zones
from newsanalysis.errors import ArticleError


def read_text(text: str, *, where: str, now: datetime, given: Published | None = None) -> Article:
    """The article in a plain text. The date is the given one, or a dateline's, or a sign-off's.

    Raises ``ArticleError`` when there is nothing but white space.
    """
    text = normalise(text)
    if not text.strip():
        raise ArticleError(f"{where} is empty (nothing but white space): give a file with an article in it")
    zones = find_zones(text)
    published = given or published_in(text, zones, now=now)
    headline = next((text[zone.start : zone.end] for zone in zones if zone.kind == "headline"), None)
    bylines = [byline_names(text[zone.start : zone.end]) for zone in zones if zone.kind == "byline"]
    return Article(
        text=text,
        zones=zones,
        title=headline,
        source=where,
        published=published.value if published else None,
        published_granularity=published.granularity if published else None,
        published_source=published.source if published else "none",
        published_evidence=published.evidence if published else None,
        authors=next(iter(bylines), ()),
    )
