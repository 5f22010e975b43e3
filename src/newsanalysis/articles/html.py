"""Web pages: trafilatura finds the body; captions, headline and metadata come from the page itself."""

from __future__ import annotations

import logging
import re
import warnings
from datetime import datetime
from typing import Any

from newsanalysis.articles.article import Article
from newsanalysis.articles.body import Block, bare, body_blocks
from newsanalysis.articles.captions import element_text, find_captions
from newsanalysis.articles.dateline import published_in
from newsanalysis.articles.metadata import Metadata, read_metadata
from newsanalysis.articles.normalise import normalise
from newsanalysis.articles.published import Published
from newsanalysis.articles.zones import Span, byline_names, inner_spans, number, special_kind
from newsanalysis.errors import ArticleError

MAX_DEPTH = 200
"""Nested elements; news pages have 20 to 40, and libxml2 cuts the tree at 256 without a word."""

MAX_ELEMENTS = 50_000
"""Elements of a page; long live blogs have 15,000, and the time that trafilatura takes grows with them."""

MIN_WORDS = 10
"""Words of the longest paragraph of an article: lists of links and error pages have shorter ones."""

_SNIFF = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)[\s>]", re.I | re.S
)
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class PaywallWarning(UserWarning):
    """The page says that it is not free; what was read may be its beginning only."""


def looks_like_html(text: str) -> bool:
    """Whether the text begins as an HTML page does: with a doctype or ``<html>``."""
    return _SNIFF.match(text[:4096]) is not None


def read_html(
    text: str, *, where: str, now: datetime, url: str | None = None, given: Published | None = None
) -> Article:
    """The article in a page.

    Its text is the headline, captions in place, subheadings and paragraphs, with an empty line between
    each. The date is the given one, or JSON-LD's, a meta tag's, a dateline's, or a guess of htmldate.

    Raises
    ------
    ArticleError
        The page has no article in it, or is too deep or too big to be one.

    Warns
    -----
    PaywallWarning
        The page's metadata say that the article is not free.
    """
    tree = _parse(text, where)
    metadata = read_metadata(tree, url=url, now=now)
    headline = _headline(tree, metadata.titles)
    story = body_blocks(tree, list(find_captions(tree)), {*metadata.titles, headline or ""})
    _check_story(story, where)
    joined, spans = _join(_kinds([Block("headline", headline), *story] if headline else story))
    found = number(spans)
    published = given or metadata.published or published_in(joined, found, now=now) or _guess(text, url, now)
    if metadata.is_free is False:
        message = f"{where}: the page says that it is not free; the text may be a part of the article"
        warnings.warn(message, PaywallWarning, stacklevel=4)
    bylines = [byline_names(joined[zone.start : zone.end]) for zone in found if zone.kind == "byline"]
    return Article(
        text=joined,
        zones=found,
        title=headline,
        source=where,
        url=metadata.url,
        published=published.value if published else None,
        published_granularity=published.granularity if published else None,
        published_source=published.source if published else "none",
        published_evidence=_evidence(published, metadata),
        modified=metadata.modified,
        authors=metadata.authors or next(iter(bylines), ()),
        publisher=metadata.publisher,
        is_free=metadata.is_free,
    )


def _parse(text: str, where: str) -> Any:
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(_NOT_TEXT.sub(" ", text).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ArticleError(f"{where}: no HTML that can be read ({error}); save the page again") from error
    depth = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > MAX_DEPTH or count > MAX_ELEMENTS:
            limit = (
                f"with more than {MAX_ELEMENTS:,} elements"
                if count > MAX_ELEMENTS
                else f"nested {depth} deep"
            )
            raise ArticleError(f"{where}: a page {limit} is no news article; give its text in a text file")
    return tree


def _headline(tree: Any, titles: tuple[str, ...]) -> str | None:
    """The headline that a reader sees.

    The longest h1 that agrees with a title of the metadata (a logo's is shorter), else the first h1 in
    an article, else the title itself, else the first h1.
    """
    headings = [(h1, text) for h1 in tree.iter("h1") if (text := element_text(h1))]
    agreeing = [text for _, text in headings if any(_agree(text, title) for title in titles)]
    inside = [text for h1, text in headings if next(h1.iterancestors("article", "main"), None) is not None]
    visible = [" ".join(normalise(title).split()) for title in titles]
    chosen = [*sorted(agreeing, key=len, reverse=True), *inside, *visible, *(text for _, text in headings)]
    return next(iter(chosen), None)


def _agree(heading: str, title: str) -> bool:
    """Whether one holds the other and is not much longer: a title adds the paper, an h1 its kicker."""
    short, long = sorted((bare(heading), bare(title)), key=len)
    return short in long and 3 * len(short) >= len(long)


def _check_story(story: list[Block], where: str) -> None:
    longest = max((len(block.text.split()) for block in story if block.kind == "paragraph"), default=0)
    if longest < MIN_WORDS:
        raise ArticleError(
            f"{where}: there is no article in this page (no paragraph of {MIN_WORDS} words); "
            "give the page of one article, or its text in a text file"
        )


def _kinds(blocks: list[Block]) -> list[Block]:
    """The blocks, with bylines, captions and the copyright line among the paragraphs told apart."""
    named: list[Block] = []
    above_story = True
    for i, block in enumerate(blocks, 1):
        if block.kind == "paragraph":
            kind = special_kind(block.text, is_last=i == len(blocks), above_story=above_story)
            above_story = above_story and kind is not None
            block = Block(kind or "paragraph", block.text)
        named.append(block)
    return named


def _join(blocks: list[Block]) -> tuple[str, list[Span]]:
    """One text of all blocks, and their spans in it with the credits and datelines inside."""
    text = "\n\n".join(block.text for block in blocks)
    spans: list[Span] = []
    start = 0
    for block in blocks:
        span = Span(block.kind, start, start + len(block.text))
        spans.append(span)
        if block.credit_start is not None:
            spans.append(Span("credit", start + block.credit_start, span.end))
        else:
            spans.extend(inner_spans(text, span))
        start = span.end + 2
    return text, spans


def _guess(text: str, url: str | None, now: datetime) -> Published | None:
    """The day that htmldate reads out of the page's markup and words: a guess, and called one."""
    import htmldate

    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    day = htmldate.find_date(text, original_date=True, url=url, max_date=now.strftime("%Y-%m-%d"))
    if day is None:
        return None
    return Published(
        day, "day", "inferred", "guessed by htmldate from the page; it may be the day of an update"
    )


def _evidence(published: Published | None, metadata: Metadata) -> str | None:
    words = [published.evidence] if published and published.evidence else []
    return "; ".join([*words, *metadata.remarks]) or None
