"""Two functions per table, article and Doc in: ``*_rows`` gives records, ``*_table`` a DataFrame of them.

A record is a mapping with the columns of the schema; what is missing is None. Over thousands of articles,
records are gathered first: a DataFrame of a few rows takes longer to make than its rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Callable
from functools import cached_property

import pandas as pd
from spacy.tokens import Doc

from newsanalysis import bus
from newsanalysis.articles import Article
from newsanalysis.bus import Record
from newsanalysis.tables import schema


def articles_rows(article: Article, doc: Doc, places: Places | None = None) -> list[Record]:
    """The article itself: one row."""
    places = places or Places(article, doc)
    return [
        {
            "article_id": article.id,
            "title": article.title,
            "source": article.source or None,
            "url": article.url,
            "published": article.published,
            "published_granularity": article.published_granularity,
            "published_source": article.published_source,
            "language": article.language,
            "n_chars": len(article.text),
            "n_sentences": len(places.sentences),
            "sha256": article.sha256,
        }
    ]


def zones_rows(article: Article) -> list[Record]:
    """One row per zone, in text order; nested zones follow the one they lie in."""
    return [
        {
            "article_id": article.id,
            "zone_id": zone.id,
            "kind": zone.kind,
            "start_char": zone.start,
            "end_char": zone.end,
            "text": article.text[zone.start : zone.end],
        }
        for zone in article.zones
    ]


def timexes_rows(article: Article, doc: Doc, places: Places | None = None) -> list[Record]:
    """One row per time expression, in text order."""
    timexes = bus.read_records(doc, bus.TIMEXES)
    around = _statements_around(timexes, bus.read_records(doc, bus.STATEMENTS))
    for timex, statement in zip(timexes, around, strict=True):
        timex["statement_id"] = statement
    return (places or Places(article, doc)).rows(timexes, schema.TIMEXES)


def _statements_around(records: list[Record], statements: list[Record]) -> list[str | None]:
    """For each record, in text order, the innermost statement whose content it lies in."""
    waiting = deque(sorted(statements, key=lambda one: (one["start_char"], -one["end_char"])))
    around: list[str | None] = []
    opened: list[Record] = []
    for record in records:
        while waiting and waiting[0]["start_char"] <= record["start_char"]:
            opened.append(waiting.popleft())
        opened = [one for one in opened if one["end_char"] > record["start_char"]]
        inside = [one for one in opened if one["end_char"] >= record["end_char"]]
        innermost = min(inside, key=lambda one: one["end_char"] - one["start_char"], default=None)
        around.append(innermost["statement_id"] if innermost else None)
    return around


def mentions_rows(article: Article, doc: Doc, places: Places | None = None) -> list[Record]:
    """One row per mention of an entity, in text order; mentions may overlap."""
    records = sorted(bus.read_records(doc, bus.MENTIONS), key=lambda r: (r["start_char"], -r["end_char"]))
    for number, record in enumerate(records, 1):
        record["mention_id"] = f"m{number}"
    return (places or Places(article, doc)).rows(records, schema.MENTIONS)


def statements_rows(article: Article, doc: Doc, places: Places | None = None) -> list[Record]:
    """One row per statement, in text order; statements may lie in each other."""
    records = bus.read_records(doc, bus.STATEMENTS)
    return (places or Places(article, doc)).rows(records, schema.STATEMENTS)


def entities_rows(article: Article, doc: Doc) -> list[Record]:
    """One row per entity, in order of first mention."""
    counts = Counter(record["entity_id"] for record in bus.read_records(doc, bus.MENTIONS))
    return [
        {
            "article_id": article.id,
            "n_mentions": counts[record["entity_id"]],
            "first_char": record["start_char"],
            **{key: record[key] for key in ("entity_id", "label", "name", "link_scheme", "link_id")},
        }
        for record in bus.read_records(doc, bus.ENTITIES)
    ]


def articles_table(article: Article, doc: Doc) -> pd.DataFrame:
    """The article itself: one row."""
    return schema.frame(schema.ARTICLES, articles_rows(article, doc))


def zones_table(article: Article, _: Doc) -> pd.DataFrame:
    """One row per zone, in text order; nested zones follow the one they lie in."""
    return schema.frame(schema.ZONES, zones_rows(article))


def timexes_table(article: Article, doc: Doc) -> pd.DataFrame:
    """One row per time expression, in text order."""
    return schema.frame(schema.TIMEXES, timexes_rows(article, doc))


def mentions_table(article: Article, doc: Doc) -> pd.DataFrame:
    """One row per mention of an entity, in text order; mentions may overlap."""
    return schema.frame(schema.MENTIONS, mentions_rows(article, doc))


def statements_table(article: Article, doc: Doc) -> pd.DataFrame:
    """One row per statement, in text order; statements may lie in each other."""
    return schema.frame(schema.STATEMENTS, statements_rows(article, doc))


def entities_table(article: Article, doc: Doc) -> pd.DataFrame:
    """One row per entity, in order of first mention."""
    return schema.frame(schema.ENTITIES, entities_rows(article, doc))


TABLE_BUILDERS: dict[str, Callable[[Article, Doc], pd.DataFrame]] = {
    "articles": articles_table,
    "zones": zones_table,
    "entities": entities_table,
    "mentions": mentions_table,
    "timexes": timexes_table,
    "statements": statements_table,
}
"""What makes the tables that are read off the Doc."""


class Places:
    """Where the sentences and zones of an article lie; made once for all its tables."""

    def __init__(self, article: Article, doc: Doc) -> None:
        self._article = article
        self._spans = bus.sentence_spans(doc)
        self._starts = [start for start, _ in self._spans]
        self._zones = _Innermost(article)

    @cached_property
    def sentences(self) -> list[str]:
        """The text of each sentence."""
        return [self._article.text[start:end] for start, end in self._spans]

    def rows(self, records: list[Record], table: schema.Table) -> list[Record]:
        """The records with text, zone and sentence, cut to the table's columns."""
        columns, text, article_id = table.column_names, self._article.text, self._article.id
        placed = []
        for record in records:
            start, end = record["start_char"], record["end_char"]
            row = record | {
                "article_id": article_id,
                "text": text[start:end],
                "zone_kind": self._zones.kind_at(start),
                "sentence": max(0, bisect_right(self._starts, start) - 1),
            }
            placed.append({name: row[name] for name in columns})
        return placed


class _Innermost:
    """Looks up the innermost zone at an offset; zones are in text order, the outer one first."""

    def __init__(self, article: Article) -> None:
        self._zones = article.zones
        self._starts = [zone.start for zone in article.zones]

    def kind_at(self, offset: int) -> str | None:
        for at in range(bisect_right(self._starts, offset) - 1, -1, -1):
            if offset < self._zones[at].end:
                return self._zones[at].kind
        return None
