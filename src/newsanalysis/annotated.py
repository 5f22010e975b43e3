"""AnnotatedArticle: one article with its tables, wherever they come from. No spaCy here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from newsanalysis.articles import Article
from newsanalysis.articles.view import article_html
from newsanalysis.markup import escaped
from newsanalysis.parameters import WHOLE, Sharing
from newsanalysis.tables import TABLES
from newsanalysis.tables.sharing import notice, share, shown_spans

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
    words the tables and displays hold (see ``newsanalysis.tables.sharing``); ``article`` and ``doc`` are
    always whole.
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

    @property
    def articles(self) -> pd.DataFrame:
        """The article itself: one row."""
        return self._table("articles")

    @property
    def zones(self) -> pd.DataFrame:
        """One row per zone."""
        return self._table("zones")

    @property
    def entities(self) -> pd.DataFrame:
        """One row per entity, in order of first mention."""
        return self._table("entities")

    @property
    def mentions(self) -> pd.DataFrame:
        """One row per mention of an entity, in text order."""
        return self._table("mentions")

    @property
    def timexes(self) -> pd.DataFrame:
        """One row per time expression, in text order."""
        return self._table("timexes")

    @property
    def statements(self) -> pd.DataFrame:
        """One row per statement, in text order."""
        return self._table("statements")

    @property
    def timeline(self) -> pd.DataFrame:
        """One row per dated event, in order of time."""
        return self._table("timeline")

    def tables(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Every table with its name, in the order of the schema."""
        for name in TABLES:
            yield name, self._table(name)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """The stretches of ``article.text`` that are shown."""
        found = (self.annotation.table(name) for name in ("timexes", "mentions", "statements"))
        return shown_spans(self.article, *found, **asdict(self.sharing))

    @property
    def notice(self) -> str:
        """What is shown of the article's words, for those who get it, in a sentence or two."""
        return notice(self.article, self.spans, **asdict(self.sharing))

    def _table(self, name: str) -> pd.DataFrame:
        return self.annotation.table(name) if self.sharing.text == "full" else self._shared[name]

    @cached_property
    def _shared(self) -> dict[str, pd.DataFrame]:
        whole = {name: self.annotation.table(name) for name in TABLES}
        return share(whole, self.article, **asdict(self.sharing))

    def _repr_html_(self) -> str:
        counts = ", ".join(f"{len(table)} {name}" for name, table in self.tables() if name != "articles")
        shown = article_html(self.article, with_text=self.sharing.text == "full")
        return f"{shown}<p>Annotated by {escaped(self.pipeline)}: {escaped(counts)}</p>"
