"""A part of a corpus, by months and entities, and what it answers."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from functools import cached_property

import pandas as pd

from newsanalysis.corpus.dataset import Corpus
from newsanalysis.corpus.questions import coverage, dates, events, named, periods, together, voices
from newsanalysis.errors import CorpusError
from newsanalysis.tables.schema import LIST_SEPARATOR

_TOP = 8
"""Entities whose course over time is shown where none are asked for."""

_HEADLINES = 3


class Selection:
    """The part of a corpus that a report is about; of its tables only the columns that are needed are read.

    Parameters
    ----------
    corpus
        From ``Corpus.read`` or ``annotate_corpus``.
    months
        Months of publication: ``2023-09``, ``2023``, ``2023-01..2024-06``, ``unknown``, with commas between
        them; empty: all.
    entities
        Whom it is about, with semicolons between them, each by its name, the last word of its name, or the
        identifier that it is linked to, as ``Corpus.table`` takes it. Only articles that name one of them
        count. Empty: everybody.

    Raises
    ------
    CorpusError
        No article is of these months or names such an entity, or the months can't be read.
    """

    def __init__(self, corpus: Corpus, *, months: str = "", entities: str = "") -> None:
        self.corpus = corpus
        self.months = periods.wanted_months(months, corpus.months)
        asked = [name.strip() for name in entities.split(";") if name.strip()]
        self.keys = [key for name in asked for key in self._keys_of(name)]

    @cached_property
    def articles(self) -> pd.DataFrame:
        """article_id, published, published_source and month of the articles that count."""
        columns = ["article_id", "published", "published_source", "month"]
        table = self.corpus.table("articles", columns=columns, months=self.months)
        return table[table["article_id"].isin(self._ids)].reset_index(drop=True) if self.keys else table

    def totals(self) -> pd.DataFrame:
        """What there is in all: what, number."""
        return coverage.totals(self.articles, self._sources)

    def by_period(self) -> pd.DataFrame:
        """period, articles, duplicates."""
        return coverage.by_period(self.articles, self._sources)

    def errors_by_kind(self) -> pd.DataFrame:
        """stage, error, records, first; of the whole corpus: a record that failed has no month."""
        return coverage.errors_by_kind(self.corpus.table("errors", columns=["source", "stage", "error"]))

    def most_named(self) -> pd.DataFrame:
        """Entities, those of most articles first: see ``questions.named.most_named``."""
        return named.most_named(self._named)

    def over_time(self, top: int = _TOP) -> pd.DataFrame:
        """Articles per period of those asked for, or of the ``top`` most named: see ``questions.named``.

        Unasked only persons, places and organisations: of other names the most frequent are currencies.
        """
        table = self.most_named()
        usual = table.loc[table["label"] != "MISC", "key"].head(top)
        keys = list(dict.fromkeys(self.keys)) or usual.tolist()
        return named.over_time(self._named, self.articles, keys)

    def together(self) -> pd.DataFrame:
        """Pairs that articles name: see ``questions.together``."""
        return together.together(self._named, self.keys)

    def shared_events(self) -> pd.DataFrame:
        """Events that several articles date: see ``questions.events``."""
        return events.shared_events(self._timeline, self._entities, self._named, self.articles, self.keys)

    def talked_about(self) -> pd.DataFrame:
        """Dates, and how often articles look ahead and back to them: see ``questions.dates``."""
        return dates.talked_about(self._timeline, self.articles)

    def voices(self) -> pd.DataFrame:
        """Speakers and what they say: see ``questions.voices``."""
        columns = ["article_id", "kind", "speaker", "speaker_id", "negated"]
        return voices.voices(self._read("statements", columns), self._entities)

    def with_headlines(self, events: pd.DataFrame) -> pd.DataFrame:
        """Shared events with ``headlines``: those of the first three articles of each."""
        table = self._read("articles", ["article_id", "title"]).dropna()
        titles = dict(zip(table["article_id"], table["title"], strict=True))
        return events.assign(
            headlines=events["article_ids"].map(lambda ids: _headlines(ids, titles)).astype("str")
        )

    @cached_property
    def _entities(self) -> pd.DataFrame:
        table = self.corpus.table(
            "entities",
            columns=["article_id", "entity_id", "name", "label", "link_scheme", "link_id", "month"],
            months=self.months,
        )
        return named.keyed(table)

    @cached_property
    def _all_named(self) -> pd.DataFrame:
        # Month by month: of many articles' mentions only the numbers are kept.
        counts = [
            named.story_counts(
                self.corpus.table("mentions", columns=["article_id", "entity_id", "kind"], months=[month])
            )
            for month in self.months
        ]
        return named.named(self._entities, pd.concat(counts, ignore_index=True))

    @cached_property
    def _ids(self) -> set[str]:
        about = self._all_named
        return set(about.loc[about["key"].isin(self.keys), "article_id"])

    @cached_property
    def _named(self) -> pd.DataFrame:
        return self._counting(self._all_named)

    @cached_property
    def _timeline(self) -> pd.DataFrame:
        columns = ["article_id", "when", "begin", "end", "granularity", "participants", "n_mentions"]
        return self._read("timeline", [*columns, "statement_ids", "implied"])

    @cached_property
    def _sources(self) -> pd.DataFrame:
        table = self.corpus.table("sources", columns=["article_id", "outcome", "month"])
        counts = table["month"].isin(self.months)
        if self.keys:
            counts &= table["article_id"].isin(self._ids)
        return table[counts | (table["outcome"] == "error")]

    def _read(self, table: str, columns: Sequence[str]) -> pd.DataFrame:
        return self._counting(self.corpus.table(table, columns=columns, months=self.months))

    def _counting(self, table: pd.DataFrame) -> pd.DataFrame:
        return table[table["article_id"].isin(self._ids)] if self.keys else table

    def _keys_of(self, wanted: str) -> list[str]:
        """The keys of an entity that is asked for, the most named first."""
        table = self._entities
        name = table["own_name"].str.lower()
        same = (name == wanted.lower()) | name.str.endswith(f" {wanted.lower()}")
        found = table[same | (table["link_id"] == wanted)]["key"].value_counts()
        told = set(self._all_named["key"])
        keys = [key for key in sorted(found.index, key=lambda key: (-found[key], key)) if key in told]
        if not keys:
            known = table["own_name"].unique().tolist()
            near = difflib.get_close_matches(wanted, {*known, *(name.split()[-1] for name in known)}, n=3)
            hint = f"did you mean {' or '.join(near)}?" if near else "see the table entities for who is named"
            raise CorpusError(f"no article of these months names {wanted!r}; {hint}")
        return keys


def _headlines(ids: str, titles: dict[str, str]) -> str | None:
    known = [titles[one] for one in ids.split(LIST_SEPARATOR) if one in titles]
    more = f" (and {len(known) - _HEADLINES} more)" if len(known) > _HEADLINES else ""
    return " · ".join(known[:_HEADLINES]) + more or None
