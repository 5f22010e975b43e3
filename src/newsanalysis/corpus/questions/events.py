"""Events that several articles date: the same days, and somebody who acts in all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd

from newsanalysis.corpus.questions.moments import publication_days, whole_days
from newsanalysis.tables.schema import LIST_SEPARATOR
from newsanalysis.timeline import ACTOR_LABELS, FINE_GRANULARITIES, STATE_SCHEMES

_STATE, _PERSON_OR_ORGANISATION = 1, 2

_COLUMNS = {
    "when": "str",
    "begin": "str",
    "end": "str",
    "granularity": "str",
    "participants": "str",
    "articles": "int64",
    "mentions": "int64",
    "claimed": "int64",
    "elsewhere": "int64",
    "published": "str",
    "article_ids": "str",
}


@dataclass(frozen=True, slots=True)
class _Dated:
    """What one article dates to an interval: the article, its row, and who takes part.

    ``about`` are those that the article is about where the sentence that dates it names nobody who acts.
    """

    article_id: str
    row: int
    keys: frozenset[str]
    about: frozenset[str]

    def has(self, core: tuple[str, ...]) -> bool:
        """Whether all of these take part, or the article is about them."""
        return self.keys.issuperset(core) or self.about.issuperset(core)


def shared_events(
    timeline: pd.DataFrame,
    entities: pd.DataFrame,
    named: pd.DataFrame,
    articles: pd.DataFrame,
    keys: Collection[str] = (),
) -> pd.DataFrame:
    """One row per event that at least two articles date, most articles first.

    Articles date one event when they date something to the same days and name the same person or
    organisation in the sentence that does so, or the same state where there is neither; for a date as vague
    as a season or a year a second participant must be the same. An article whose sentence names nobody who
    acts ("Das Urteil soll am 21. November fallen") counts too, in the column ``elsewhere``, if it names the
    same person or organisation twice or more elsewhere. What an article only implies is left out.

    Parameters
    ----------
    timeline
        Of many articles: article_id, when, begin, end, granularity, participants, n_mentions, statement_ids,
        implied.
    entities
        From ``keyed``.
    named
        From ``named``.
    articles
        article_id and published.
    keys
        Only events in which one of these takes part; without any, all.

    Returns
    -------
    when, begin, end, granularity (days, see ``whole_days``), participants (whom at least half of the articles
    name, the most frequent first), articles, mentions, claimed (articles that date it in statements alone),
    elsewhere (articles that name them elsewhere), published (days, joined by "; "), article_ids (likewise).
    """
    told = whole_days(timeline[~timeline["implied"]]).reset_index(drop=True)
    strength = _strength(entities)
    acting, about = _participants(told, entities), _subjects(named, strength)
    groups = [
        (told.loc[rows[0].row], event)
        for rows in _by_interval(told, acting, about, strength)
        for event in _events(rows, strength, fine=told.at[rows[0].row, "granularity"] in FINE_GRANULARITIES)
    ]
    if keys:
        groups = [
            (first, event)
            for first, event in groups
            if any((one.keys | one.about) & set(keys) for one in event)
        ]
    names = entities.drop_duplicates("key").set_index("key")["name"]
    days = publication_days(articles).set_index("article_id")["published_from"]
    records = [_record(first, event, told, names, days) for first, event in groups]
    table = pd.DataFrame(records, columns=list(_COLUMNS)).astype(_COLUMNS)
    order = ["articles", "begin", "end", "participants"]
    return table.sort_values(order, ascending=[False, True, True, True], kind="stable", ignore_index=True)


def _participants(told: pd.DataFrame, entities: pd.DataFrame) -> dict[int, frozenset[str]]:
    """The keys of those that take part, by row of the timeline: names are an article's own."""
    rows = told.loc[told["participants"].notna(), ["article_id", "participants"]]
    rows = rows.assign(row=rows.index)
    rows = rows.assign(name=rows["participants"].str.split(LIST_SEPARATOR)).explode("name")
    # The article's own name for whom all articles know by ``key``.
    own = entities[["article_id", "own_name", "key"]].rename(columns={"own_name": "name"})
    found = rows.merge(own, on=["article_id", "name"])
    keys: dict[int, set[str]] = defaultdict(set)
    for row, key in zip(found["row"], found["key"], strict=True):
        keys[row].add(key)
    return {row: frozenset(own) for row, own in keys.items()}


def _strength(entities: pd.DataFrame) -> dict[str, int]:
    """Who can act, by key: a person or organisation tells an event apart better than a state."""
    first = entities.drop_duplicates("key").set_index("key")
    states = first["link_scheme"].isin(list(STATE_SCHEMES))
    acting = first["label"].isin(list(ACTOR_LABELS))
    return dict.fromkeys(first.index[states], _STATE) | dict.fromkeys(
        first.index[acting], _PERSON_OR_ORGANISATION
    )


def _subjects(named: pd.DataFrame, strength: dict[str, int]) -> dict[str, frozenset[str]]:
    """Persons and organisations that each article names twice or more, by article."""
    often = named[(named["mentions"] > 1) & (named["key"].map(strength) == _PERSON_OR_ORGANISATION)]
    return {str(article): frozenset(keys) for article, keys in often.groupby("article_id")["key"]}


def _by_interval(
    told: pd.DataFrame,
    acting: dict[int, frozenset[str]],
    about: dict[str, frozenset[str]],
    strength: dict[str, int],
) -> Iterator[list[_Dated]]:
    """What is dated to each interval that several articles know."""
    n_articles = told.groupby(["begin", "end"])["article_id"].transform("nunique")
    nobody: frozenset[str] = frozenset()
    for _, rows in told[n_articles > 1].groupby(["begin", "end"], sort=True):
        dated = []
        for row, article in zip(rows.index, rows["article_id"], strict=True):
            keys = acting.get(row, nobody)
            named = not strength.keys().isdisjoint(keys)
            dated.append(_Dated(article, row, keys, nobody if named else about.get(article, nobody)))
        yield dated


def _events(rows: list[_Dated], strength: dict[str, int], *, fine: bool) -> Iterator[list[_Dated]]:
    """The rows around one who acts (and one more, for a vague date), then those of the rest.

    Around one, not from one to the next: of "A and B", "B and C", "C and D" the first and the last have
    nobody in common and are no event.
    """
    while core := _core(rows, strength, fine=fine):
        yield [one for one in rows if one.has(core)]
        rows = [one for one in rows if not one.has(core)]


def _core(rows: list[_Dated], strength: dict[str, int], *, fine: bool) -> tuple[str, ...] | None:
    """Whom most articles name, persons and organisations before states; None where nobody is in two."""
    naming: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in rows:
        actors = one.keys & strength.keys()
        cores = ((key,) for key in actors) if fine else _pairs(one.keys, actors)
        for core in cores:
            naming[core].add(one.article_id)
    articles = {core: set(ids) for core, ids in naming.items()}
    if fine:
        for one in rows:
            for key in one.about:
                if (key,) in articles:
                    articles[(key,)].add(one.article_id)
    several = [core for core, ids in articles.items() if len(ids) > 1]
    return min(
        several,
        key=lambda core: (
            -max(strength.get(key, 0) for key in core),
            -len(naming[core]),
            -len(articles[core]),
            core,
        ),
        default=None,
    )


def _pairs(keys: frozenset[str], actors: frozenset[str]) -> Iterator[tuple[str, ...]]:
    return (pair for pair in combinations(sorted(keys), 2) if not actors.isdisjoint(pair))


def _record(
    first: pd.Series, event: list[_Dated], told: pd.DataFrame, names: pd.Series, days: pd.Series
) -> dict[str, Any]:
    by_article: dict[str, set[str]] = defaultdict(set)
    for one in event:
        by_article[one.article_id] |= one.keys
    n_naming = len({one.article_id for one in event if not one.about})
    counts = Counter(key for keys in by_article.values() for key in keys)
    usual = sorted((-n, names[key]) for key, n in counts.items() if 2 * n >= n_naming)
    rows = told.loc[[one.row for one in event]]
    own = rows[rows["statement_ids"].isna()]["article_id"]
    ids = sorted(by_article, key=lambda article: (days.get(article, "~"), article))
    return {
        **{name: first[name] for name in ("when", "begin", "end", "granularity")},
        "participants": LIST_SEPARATOR.join(dict.fromkeys(name for _, name in usual)),
        "articles": len(by_article),
        "mentions": int(rows["n_mentions"].sum()),
        "claimed": len(by_article.keys() - set(own)),
        "elsewhere": len(by_article) - n_naming,
        "published": LIST_SEPARATOR.join(days[article] for article in ids if article in days.index) or None,
        "article_ids": LIST_SEPARATOR.join(ids),
    }
