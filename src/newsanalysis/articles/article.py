"""Article and Zone: what a reader hands on, frozen."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

ZoneKind = Literal[
    "headline", "subheading", "paragraph", "caption", "credit", "copyright", "dateline", "byline"
]
PublishedSource = Literal["given", "json-ld", "meta", "text", "inferred", "none"]
Granularity = Literal["year", "month", "day", "minute"]


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the article: ``article.text[start:end]``.

    Zones are in text order and do not overlap, except that ``credit`` and ``dateline`` zones lie
    inside the caption, copyright line or paragraph they belong to. The innermost zone decides.
    Offsets are Unicode code points, end exclusive.
    """

    id: str
    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True)
class Article:
    """One news article, its text normalised once (see ``newsanalysis.articles.normalise``).

    ``published`` is the document creation time as ISO 8601, as precise as it is known and no more
    (``2024``, ``2024-06``, ``2024-06-18``, ``2024-06-18T10:30+02:00``); None when it is unknown.
    ``published_source`` says where it comes from and ``published_evidence`` the words it rests on.
    """

    text: str
    zones: tuple[Zone, ...]
    title: str | None = None
    source: str = ""
    url: str | None = None
    published: str | None = None
    published_granularity: Granularity | None = None
    published_source: PublishedSource = "none"
    published_evidence: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    is_free: bool | None = None
    language: str = "de"

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the normalised text in UTF-8, hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def id(self) -> str:
        """The first 16 hex digits of ``sha256``: the article's id in every table."""
        return self.sha256[:16]

    def _repr_html_(self) -> str:
        """The article as Jupyter shows it: escaped, its zones named."""
        from newsanalysis.articles.view import article_html  # view needs Article

        return article_html(self)
