"""JSON-LD blocks of a page: the article that they describe."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

ARTICLE_TYPES = frozenset(
    {
        "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
        "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "BlogPosting",
        "AdvertiserContentArticle", "SatiricalArticle", "ScholarlyArticle", "TechArticle", "Report",
    }
)  # fmt: skip
"""schema.org's Article and its kinds."""

MAX_NODES = 20_000
"""Objects and lists visited in one page: a live blog with 2,000 posts has fewer; beyond, it is no page."""

_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*$")


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What one JSON-LD block says of an article; ``number`` counts the article blocks of the page."""

    number: int
    headline: str | None
    urls: frozenset[str]
    published: str | None
    modified: str | None
    authors: tuple[str, ...]
    publisher: str | None
    is_free: bool | None


def read_articles(scripts: Iterable[str]) -> tuple[LinkedArticle, ...]:
    """The articles in the texts of ``<script type="application/ld+json">``, in page order.

    Lists, ``@graph`` and objects around an article are searched; broken JSON counts as absent.
    """
    nodes = [node for script in scripts for node in _article_nodes(_load(script))]
    return tuple(_article(number, node) for number, node in enumerate(nodes, 1))


def choose(
    articles: tuple[LinkedArticle, ...], urls: set[str], titles: set[str]
) -> tuple[LinkedArticle | None, str]:
    """The block that is about this page, and why it was chosen.

    A block whose url is the page's goes before one whose headline is the page's, that before the first
    block; among equals the first one with a date counts.
    """
    if not articles:
        return None, ""
    addresses = {canonical_url(url) for url in urls}
    headings = {_squeeze(title) for title in titles}

    def rank(article: LinkedArticle) -> tuple[bool, bool, bool]:
        return (
            bool({canonical_url(url) for url in article.urls} & addresses),
            _squeeze(article.headline or "") in headings,
            article.published is not None,
        )

    best = max(articles, key=rank)
    if len(articles) == 1:
        return best, ""
    by_url, by_headline, _ = rank(best)
    why = "its url is the page's" if by_url else "its headline is the page's" if by_headline else "the first"
    return best, f"block {best.number} of {len(articles)} ({why})"


def canonical_url(url: str) -> str:
    """Host and path, which is what two addresses of one page have in common."""
    try:
        parts = urlsplit(url.strip())
        return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"
    except ValueError:
        return url


def _load(script: str) -> Any:
    try:
        return json.loads(_WRAPPING.sub("", script).strip(), strict=False)
    except (ValueError, RecursionError):
        return None


def _article_nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The objects that are articles, in order.

    What lies inside an article is not searched: the posts of a live blog are articles with dates of
    their own.
    """
    stack = [value]
    for _ in range(MAX_NODES):
        if not stack:
            return
        node = stack.pop()
        if isinstance(node, dict) and _types(node) & ARTICLE_TYPES:
            yield node
        elif isinstance(node, dict | list):
            children = node.values() if isinstance(node, dict) else node
            stack.extend(reversed([child for child in children if isinstance(child, dict | list)]))


def _types(node: dict[str, Any]) -> set[str]:
    types = node.get("@type")
    listed = types if isinstance(types, list) else [types]
    return {kind.rsplit("/", 1)[-1] for kind in listed if isinstance(kind, str)}


def _article(number: int, node: dict[str, Any]) -> LinkedArticle:
    urls = (_text(node.get(key), ("@id", "url")) for key in ("url", "@id", "mainEntityOfPage"))
    return LinkedArticle(
        number=number,
        headline=_text(node.get("headline")) or _text(node.get("name")),
        urls=frozenset(url for url in urls if url),
        published=_text(node.get("datePublished")),
        modified=_text(node.get("dateModified")),
        authors=_names(node.get("author")),
        publisher=next(iter(_names(node.get("publisher"))), None),
        is_free=_truth(node.get("isAccessibleForFree")),
    )


def _text(value: Any, keys: tuple[str, ...] = ("@value", "name")) -> str | None:
    """The string in a value: itself, the first of a list, or a field of an object."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = next((value[key] for key in keys if isinstance(value.get(key), str)), None)
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def _names(value: Any) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    names = (_text(item, ("name",)) for item in listed)
    return tuple(dict.fromkeys(name for name in names if name))


def _truth(value: Any) -> bool | None:
    words = {"true": True, "false": False}
    return value if isinstance(value, bool) else words.get(str(value).strip().lower().rsplit("/", 1)[-1])


def _squeeze(text: str) -> str:
    return " ".join(text.split()).casefold()
