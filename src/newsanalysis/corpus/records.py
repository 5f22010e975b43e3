"""RawArticle: one record of a source as it was read, before anything is made of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from newsanalysis.articles import Article, to_json

HTML_WEIGHT = 10
"""Of a page, about a tenth is the article."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a record gives no article: a row of the table ``errors`` without its source."""

    stage: str
    error: str
    message: str


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One record: what it was read from, its text or bytes, and what its source says of it.

    ``source`` is the file, with ``:N`` for its N-th line or row. Where it could not be read there is a
    ``failure`` and no content.
    """

    source: str
    content: str | bytes = ""
    is_html: bool = False
    published: str | None = None
    title: str | None = None
    url: str | None = None
    id: str | None = None
    encoding: str | None = None
    failure: Failure | None = None

    @property
    def sha256(self) -> str:
        """SHA-256 of all that decides what comes of the record: not of where it lies."""
        failure = self.failure and [self.source, self.failure.stage, self.failure.message]
        said = [self.is_html, self.published, self.title, self.url, self.encoding, failure]
        content = (
            self.content.encode("utf-8", "surrogatepass") if isinstance(self.content, str) else self.content
        )
        return hashlib.sha256(json.dumps(said).encode() + b"\n" + content).hexdigest()

    @property
    def weight(self) -> int:
        """Characters to annotate, roughly: what batches are measured by."""
        return len(self.content) // (HTML_WEIGHT if self.is_html else 1)

    def without_content(self) -> RawArticle:
        """The record as a repetition of an equal one: nothing is left to annotate."""
        return replace(self, content="")


def raw_article(article: Article, number: int) -> RawArticle:
    """An article that was read already, as the ``number``-th record of its stream (from 1)."""
    return RawArticle(article.source or f"article {number}", to_json(replace(article, source="")))


def failed(source: str, error: Exception | str, message: str | None = None) -> RawArticle:
    """A record that its source does not give."""
    kind = error if isinstance(error, str) else type(error).__name__
    return RawArticle(source, failure=Failure("source", kind, message or str(error)))


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns (CSV, Parquet) or keys (JSONL) hold what; None: the first usual name that is there."""

    text: str | None = None
    date: str | None = None
    title: str | None = None
    id: str | None = None
    url: str | None = None

    def found_in(self, names: list[str]) -> Columns | str:
        """The columns with real names, or what is missing (an option's name).

        A column that the user names must be there; of the usual ones only the text.
        """
        found: dict[str, str | None] = {}
        for role, usual in _USUAL.items():
            wanted = getattr(self, role)
            if wanted is not None and wanted not in names:
                return f"no column {wanted!r} (--{role}-column)"
            found[role] = wanted or next((name for name in usual if name in names), None)
        if found["text"] is None:
            return f"no column {' or '.join(map(repr, _USUAL['text']))} (name it with --text-column)"
        return Columns(**found)

    @property
    def names(self) -> list[str]:
        """The names that are known, each once."""
        known = (self.text, self.date, self.title, self.id, self.url)
        return list(dict.fromkeys(name for name in known if name is not None))


_USUAL = {
    "text": ("text", "body", "content", "fulltext"),
    "date": ("published", "date", "datetime", "publication_date"),
    "title": ("title", "headline"),
    "id": ("id",),
    "url": ("url",),
}


def from_row(row: Mapping[str, Any], columns: Columns, source: str) -> RawArticle:
    """The record in one row of a table."""
    text = row.get(columns.text or "")
    if text is None or (isinstance(text, str) and not text.strip()):
        return failed(source, "EmptyText", f"{source}: the column {columns.text!r} is empty")
    if not isinstance(text, str):
        kind = type(text).__name__
        return failed(
            source, "NoText", f"{source}: the column {columns.text!r} holds {kind}, expected a text"
        )
    return RawArticle(
        source,
        text,
        published=_words(row.get(columns.date or "")),
        title=_words(row.get(columns.title or "")),
        url=_words(row.get(columns.url or "")),
        id=_words(row.get(columns.id or "")),
    )


def _words(value: object) -> str | None:
    """The cell as text; None for an empty one. A moment at midnight is a day: tables know no other form."""
    if value is None or value != value:  # NaN
        return None
    if isinstance(value, date):  # datetime, pandas' Timestamp too
        words = value.isoformat()
        return words.removesuffix("T00:00:00")
    return str(value).strip() or None
