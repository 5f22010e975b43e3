"""Who is named together with whom, in one article."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

MOST = 200
"""Entities whose pairs are counted, the most named first: pairs grow with their square."""

_COLUMNS = {
    "one": "str",
    "one_label": "str",
    "one_key": "str",
    "other": "str",
    "other_label": "str",
    "other_key": "str",
    "articles": "int64",
    "one_articles": "int64",
    "other_articles": "int64",
    "share": "float64",
}


def together(named: pd.DataFrame, keys: Collection[str] = (), *, most: int = MOST) -> pd.DataFrame:
    """One row per pair that an article names together, most articles first.

    Parameters
    ----------
    named
        From ``named``.
    keys
        Only pairs with one of these entities, which comes first; without any, all pairs.
    most
        Of all entities only so many, those of most articles, and ``keys`` beside them.

    Returns
    -------
    one, one_label, one_key, other, other_label, other_key, articles (that name both), one_articles,
    other_articles (that name the one, the other), share: of the articles that name either, the part that
    names both (Jaccard's index, 0 to 1). A frequent name has many companions by chance; ``share`` says who
    belongs together.
    """
    count = named["key"].value_counts(sort=False).rename_axis("key").reset_index(name="n")
    count = count.sort_values(["n", "key"], ascending=[False, True], kind="stable")
    kept = {*count["key"].head(most), *keys}
    rows = named.loc[named["key"].isin(kept), ["article_id", "key"]].sort_values("key")
    rows = rows.assign(asked=rows["key"].isin(list(keys)) if keys else True)
    pairs = rows[rows["asked"]].merge(rows, on="article_id", suffixes=("", "_other"))
    # Each pair once: of two that were both asked for, the one first that comes first in the alphabet.
    before = pairs["key"] < pairs["key_other"]
    pairs = pairs[before | (~pairs["asked_other"] & (pairs["key"] != pairs["key_other"]))]
    table = pairs.groupby(["key", "key_other"], as_index=False).size()
    n = count.set_index("key")["n"]
    known = named.drop_duplicates("key").set_index("key")
    table = pd.DataFrame(
        {
            "one": table["key"].map(known["name"]),
            "one_label": table["key"].map(known["label"]),
            "one_key": table["key"],
            "other": table["key_other"].map(known["name"]),
            "other_label": table["key_other"].map(known["label"]),
            "other_key": table["key_other"],
            "articles": table["size"],
            "one_articles": table["key"].map(n).astype("int64"),
            "other_articles": table["key_other"].map(n).astype("int64"),
        }
    )
    either = table["one_articles"] + table["other_articles"] - table["articles"]
    table["share"] = (table["articles"] / either).round(2)
    order = ["articles", "share", "one", "other", "one_key", "other_key"]
    table = table.sort_values(
        order, ascending=[False, False, True, True, True, True], kind="stable", ignore_index=True
    )
    return table.astype(_COLUMNS)
