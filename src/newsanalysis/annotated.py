"""AnnotatedArticle: one article with its tables, wherever they come from. No spaCy here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Protocol

from newsanalysis.articles import Article
from newsanalysis.parameters import WHOLE, Sharing
from newsanalysis.tables import TABLES

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Doc


class Annotation(Protocol):
    """Where an annotated article's tables and Doc come from: a pipeline, or what one left in the cache."""

    @property
    def doc(self) -> Doc:
        """The article as spaCy reads it."""

    def table(self, name: str) -> pd.DataFrame:
        """The table of that name, one of ``newsanalysis.tables.TABLES``."""


@dataclass(frozen=True)
class AnnotatedArticle:
    """One article, its Doc, and its tables (see ``newsanalysis.tables.TABLES`` for their columns).

    Tables and Doc are made when first asked for. ``pipeline`` names what annotated it, ``scores`` is what
    that one's makers measured, in percent (empty where unsaid). ``sharing`` says how much of the article's
    words those show who show it; the article and its tables are whole all the same.
    """

    article: Article
    annotation: Annotation = field(repr=False)
    pipeline: str
    scores: Mapping[str, float] = field(default_factory=dict)
    sharing: Sharing = WHOLE

    @property
    def doc(self) -> Doc:
        """The Doc; one from the cache has a vocabulary of its own, without vectors."""
        return self.annotation.doc

    @cached_property
    def articles(self) -> pd.DataFrame:
        """The article itself: one row."""
        return self.annotation.table("articles")

    @cached_property
    def zones(self) -> pd.DataFrame:
        """One row per zone."""
        return self.annotation.table("zones")

    @cached_property
    def entities(self) -> pd.DataFrame:
        """One row per entity, in order of first mention."""
        return self.annotation.table("entities")

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row per mention of an entity, in text order."""
        return self.annotation.table("mentions")

    @cached_property
    def timexes(self) -> pd.DataFrame:
        """One row per time expression, in text order."""
        return self.annotation.table("timexes")

    @cached_property
    def timeline(self) -> pd.DataFrame:
        """One row per dated event, in order of time."""
        return self.annotation.table("timeline")

    def tables(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Every table with its name, in the order of the schema."""
        for name in TABLES:
            yield name, getattr(self, name)

    def _repr_html_(self) -> str:
        counts = ", ".join(f"{len(table)} {name}" for name, table in self.tables() if name != "articles")
        return f"{self.article._repr_html_()}<p>Annotated by {escape(self.pipeline)}: {counts}</p>"
