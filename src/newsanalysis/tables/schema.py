"""The tables' columns, in one place: names, dtypes and meanings.

Every table is tidy: one row per thing, each row saying where in the text it comes from and why it is
there. Offsets are Unicode code points into ``Article.text``, end exclusive. What is missing is NA,
never "" or 0. An empty table has the same columns and dtypes as a full one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

Dtype = Literal["str", "int64", "bool"]
Words = Literal["", "headline", "names", "sentences"]

LIST_SEPARATOR = "; "
"""What joins several values in one cell (``participants``, ``timex_ids``)."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its pandas dtype, what it means.

    ``words`` says what of the article's own words it carries: whole ``sentences``, ``names`` (and
    expressions), the ``headline``, or none. They are German, and what is shared may leave them out.
    """

    name: str
    dtype: Dtype
    meaning: str
    words: Words = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, what a row stands for, its columns in order."""

    name: str
    row: str
    columns: tuple[Column, ...]

    @property
    def column_names(self) -> list[str]:
        """The names of the columns in order."""
        return [column.name for column in self.columns]


_ARTICLE_ID = Column("article_id", "str", "first 16 hex digits of the SHA-256 of the normalised text")
_PLACE = (
    Column("zone_kind", "str", "kind of the innermost zone it stands in"),
    Column("sentence", "int64", "number of its sentence, from 0"),
    Column("start_char", "int64", "offset of its first character"),
    Column("end_char", "int64", "offset behind its last character"),
)

ARTICLES = Table(
    "articles",
    "article",
    (
        _ARTICLE_ID,
        Column("title", "str", "headline", words="headline"),
        Column("source", "str", "path or URL it was read from"),
        Column("url", "str", "address of the page, where one is known"),
        Column("published", "str", "document creation time, ISO 8601, as precise as known"),
        Column("published_granularity", "str", "year, month, day or minute"),
        Column("published_source", "str", "given, json-ld, meta, text, inferred or none"),
        Column("language", "str", "ISO 639-1"),
        Column("n_chars", "int64", "code points of the text"),
        Column("n_sentences", "int64", "sentences of the text"),
        Column("sha256", "str", "SHA-256 of the normalised text"),
    ),
)
ZONES = Table(
    "zones",
    "part of an article",
    (
        _ARTICLE_ID,
        Column("zone_id", "str", "z1, z2, … in text order"),
        Column("kind", "str", "headline, paragraph, caption, credit, …"),
        Column("start_char", "int64", "offset of its first character"),
        Column("end_char", "int64", "offset behind its last character"),
        Column("text", "str", "the text of the zone", words="sentences"),
    ),
)
ENTITIES = Table(
    "entities",
    "person, place, organisation or other named thing",
    (
        _ARTICLE_ID,
        Column("entity_id", "str", "e1, e2, … by first mention"),
        Column("label", "str", "PER, LOC, ORG or MISC"),
        Column("name", "str", "fullest name in the text, in its base form", words="names"),
        Column("n_mentions", "int64", "mentions in the text, credits included"),
        Column("first_char", "int64", "offset of the first mention"),
        Column("link_scheme", "str", "iso3166, wikidata, …; NA when not linked"),
        Column("link_id", "str", "the identifier in that scheme"),
    ),
)
MENTIONS = Table(
    "mentions",
    "place in the text that names an entity",
    (
        _ARTICLE_ID,
        Column("mention_id", "str", "m1, m2, … in text order"),
        Column("entity_id", "str", "the entity it names"),
        Column("text", "str", "the words as they stand", words="names"),
        Column("label", "str", "PER, LOC, ORG or MISC"),
        Column("kind", "str", "name, adjective, role, compound or credit"),
        *_PLACE,
        Column("rule", "str", "why it is here"),
    ),
)
TIMEXES = Table(
    "timexes",
    "time expression (TIMEX3)",
    (
        _ARTICLE_ID,
        Column("timex_id", "str", "t1, t2, … in text order"),
        Column("text", "str", "the words as they stand", words="names"),
        Column("type", "str", "DATE, TIME, DURATION or SET"),
        Column("value", "str", "TIMEX3 value, such as 2023-09 or 2024-06-18TEV"),
        Column("mod", "str", "TIMEX3 modifier, such as APPROX or START"),
        Column("quant", "str", "TIMEX3 quantifier of a SET"),
        Column("freq", "str", "TIMEX3 frequency of a SET"),
        Column("begin", "str", "first moment, ISO 8601; NA when open or unknown"),
        Column("end", "str", "first moment after it, ISO 8601; NA when open or unknown"),
        Column("granularity", "str", "century, decade, year … minute"),
        Column("anchor", "str", "what it is counted from: dct, a timex_id, or NA"),
        Column(
            "statement_id", "str", "the innermost statement it stands in; NA where the text itself says it"
        ),
        Column("rule", "str", "the grammar rule that read it"),
        *_PLACE,
    ),
)
TIMELINE = Table(
    "timeline",
    "dated event",
    (
        _ARTICLE_ID,
        Column("event_id", "str", "ev1, ev2, … in order of time"),
        Column("when", "str", "TIMEX3 value"),
        Column("begin", "str", "first moment, ISO 8601; NA when open"),
        Column("end", "str", "first moment after it, ISO 8601; NA when open"),
        Column("granularity", "str", "century, decade, year … minute"),
        Column("label", "str", "the sentence that dates it, shortened", words="sentences"),
        Column("participants", "str", f"names, joined by {LIST_SEPARATOR!r}", words="names"),
        Column("n_mentions", "int64", "times the text dates it"),
        Column("timex_ids", "str", f"its time expressions, joined by {LIST_SEPARATOR!r}"),
        Column(
            "statement_ids",
            "str",
            f"where it is a claim: the statements of all its mentions, joined by {LIST_SEPARATOR!r}; "
            "NA where the text itself dates it",
        ),
        Column("implied", "bool", "worked out from the text, not dated by it"),
        Column("evidence", "str", "the words it rests on", words="names"),
    ),
)

STATEMENTS = Table(
    "statements",
    "statement: what somebody says, claims, denies, demands …",
    (
        _ARTICLE_ID,
        Column("statement_id", "str", "s1, s2, … in text order"),
        Column(
            "kind", "str", "statement, accusation, denial, demand, announcement, agreement, doubt, report"
        ),
        Column("mode", "str", "direct, indirect or subjunctive (told by the Konjunktiv alone)"),
        Column("stance", "str", "asserted, accused, denied, doubted, demanded or announced"),
        Column("negated", "bool", "told as not said (bestätigte nicht, dass …)"),
        Column(
            "cue",
            "str",
            "the words that tell of it, parts joined by ' … '; NA when there are none",
            words="names",
        ),
        Column(
            "speaker", "str", "the words that name the speaker; NA when the text names none", words="names"
        ),
        Column("speaker_id", "str", f"entities that speak, joined by {LIST_SEPARATOR!r}; NA when not known"),
        Column("addressee", "str", "the words that name whom it is said to", words="names"),
        Column("content", "str", "what is said; start_char and end_char are its place", words="sentences"),
        *_PLACE,
        Column("rule", "str", "why it is here, and why its speaker is"),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table for table in (ARTICLES, ZONES, ENTITIES, MENTIONS, TIMEXES, TIMELINE, STATEMENTS)
}

SOURCES = Table(
    "sources",
    "record that a corpus was made from",
    (
        Column("source", "str", "file or object it was read from; with :N, its row or line in it, from 1"),
        Column("id", "str", "what the source calls it, where it has a column for that"),
        Column("record_sha256", "str", "SHA-256 of the record as it was read: text, date, title, address"),
        Column("outcome", "str", "annotated, duplicate (of a text that came earlier) or error"),
        Column("article_id", "str", "the article it is, also for duplicates; NA for an error"),
        Column("published", "str", "date of publication that this record gives"),
        Column("warnings", "str", f"what reading it warned of, joined by {LIST_SEPARATOR!r}"),
    ),
)
ERRORS = Table(
    "errors",
    "record that became no article",
    (
        Column("source", "str", "as in sources"),
        Column("stage", "str", "source, read, annotate or worker: where it failed"),
        Column("error", "str", "kind of error"),
        Column("message", "str", "what was found and what to do"),
    ),
)

CORPUS_TABLES: dict[str, Table] = TABLES | {table.name: table for table in (SOURCES, ERRORS)}
"""The tables of a corpus: those of an article, where its articles come from, and what failed."""


def frame(table: Table, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Rows as a DataFrame with exactly the table's columns and dtypes.

    Raises ``KeyError`` for a row that lacks a column or has one that the table does not know: that is
    a defect of ours, not of the input.
    """
    rows = list(rows)
    expected = set(table.column_names)
    for row in rows:
        if set(row) != expected:
            raise KeyError(
                f"table {table.name}: columns {sorted(set(row) ^ expected)} differ from the schema"
            )
    return pd.DataFrame(
        {
            column.name: pd.Series([row[column.name] for row in rows], dtype=column.dtype)
            for column in table.columns
        }
    )
