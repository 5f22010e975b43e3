"""Who is named in which article, and when: entities across articles."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from newsanalysis.corpus.questions.periods import UNKNOWN, period_of, periods

ALL = "all articles"
"""The name of the row of ``over_time`` that counts every article."""

_CREDIT = "credit"


def keyed(entities: pd.DataFrame) -> pd.DataFrame:
    """The entities of many articles with ``key``, which is the same wherever the same is named.

    Who is linked goes by the link; all others by label and name, letter by letter: two persons of one
    name are one, and "Putin" is not "Wladimir Putin" where no article says so.

    Parameters
    ----------
    entities
        Columns article_id, entity_id, name, label, link_scheme, link_id of the table ``entities``; others
        stay.

    Returns
    -------
    The same rows with key and own_name, the article's name for it; name and label are those that most
    articles have.
    """
    link = entities["link_scheme"] + ":" + entities["link_id"]
    table = entities.assign(key=link.fillna(entities["label"] + " " + entities["name"]).astype("str"))
    usual = table.groupby(["key", "name", "label"], as_index=False).size()
    usual = usual.sort_values(["size", "name", "label"], ascending=[False, True, True], kind="stable")
    usual = usual.drop_duplicates("key").set_index("key")
    return table.assign(
        own_name=table["name"],
        name=table["key"].map(usual["name"]).astype("str"),
        label=table["key"].map(usual["label"]).astype("str"),
    )


def story_counts(mentions: pd.DataFrame) -> pd.DataFrame:
    """article_id, entity_id, mentions: how often each article's story names each; credits are left out.

    ``mentions`` needs the columns article_id, entity_id and kind.
    """
    told = mentions[mentions["kind"] != _CREDIT]
    return told.groupby(["article_id", "entity_id"], sort=False).size().rename("mentions").reset_index()


def named(entities: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    """One row per article and entity that its story names: article_id, month, key, name, label, mentions.

    ``entities`` are those of ``keyed`` with their month, ``counts`` those of ``story_counts``.
    """
    known = entities[["article_id", "entity_id", "month", "key", "name", "label"]]
    table = counts.merge(known, on=["article_id", "entity_id"])
    # Two of an article's entities may be one: of one link, under two names.
    columns = ["article_id", "month", "key", "name", "label"]
    return table.groupby(columns, sort=False, as_index=False)["mentions"].sum()


def most_named(named: pd.DataFrame) -> pd.DataFrame:
    """One row per entity, that of most articles first: key, name, label, articles, mentions, first, last.

    ``first`` and ``last`` are months of publication; NA where none is known.
    """
    dated = named.assign(month=named["month"].where(named["month"] != UNKNOWN))
    table = dated.groupby(["key", "name", "label"], as_index=False, sort=False).agg(
        articles=("article_id", "size"),
        mentions=("mentions", "sum"),
        first=("month", "min"),
        last=("month", "max"),
    )
    order = ["articles", "mentions", "name", "key"]
    return table.sort_values(order, ascending=[False, False, True, True], kind="stable", ignore_index=True)


def over_time(named: pd.DataFrame, articles: pd.DataFrame, keys: Collection[str]) -> pd.DataFrame:
    """How many articles name each of ``keys`` in each period, zeros included, and how many there are.

    Parameters
    ----------
    named
        From ``named``.
    articles
        Columns article_id and month, one row per article.
    keys
        Entities, in the order in which they shall come.

    Returns
    -------
    One row per entity and period, ``ALL`` first: key, name, label, period, articles, share (of all articles
    of the period; NA where there is none). A period is a month, or a quarter or a year where there are
    too many (``periods``); articles without a date are in the period ``unknown``, the last.
    """
    shown = periods(articles["month"])
    everything = period_of(articles["month"], shown).value_counts().reindex(shown, fill_value=0)
    rows = [pd.DataFrame({"key": ALL, "name": ALL, "label": None, "period": shown, "articles": everything})]
    about = named[named["key"].isin(list(keys))]
    about = about.assign(period=period_of(about["month"], shown))
    counts = about.groupby(["key", "period"]).size()
    names = about.drop_duplicates("key").set_index("key")
    for key in keys:
        name, label = (names.at[key, column] for column in ("name", "label"))
        own = counts[key].reindex(shown, fill_value=0)
        rows.append(
            pd.DataFrame({"key": key, "name": name, "label": label, "period": shown, "articles": own})
        )
    table = pd.concat(rows, ignore_index=True)
    total = table["period"].map(everything).astype("float64")
    table["share"] = (table["articles"] / total.where(total > 0)).round(2)
    text = dict.fromkeys(["key", "name", "label", "period"], "str")
    return table.astype(text | {"articles": "int64", "share": "float64"})
