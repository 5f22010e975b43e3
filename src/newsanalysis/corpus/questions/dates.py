"""How often a date is talked about before it comes, and how often afterwards."""

from __future__ import annotations

import pandas as pd

from newsanalysis.corpus.questions.moments import publication_days, whole_days

_COUNTS = ["before", "during", "after", "undated", "articles", "mentions"]


def talked_about(timeline: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row per date that articles date something to; those that most articles look ahead or back to first.

    Parameters
    ----------
    timeline
        Of many articles: article_id, when, begin, end, granularity, n_mentions, implied. What an article
        only implies is left out, and what has no beginning or no end.
    articles
        article_id and published.

    Returns
    -------
    when, begin, end, granularity (see ``whole_days``), and how many articles were published before it,
    during it (in that year, on that day), after it, and at no known time (undated); articles in all, and
    mentions in them.
    """
    told = whole_days(timeline[~timeline["implied"]])
    date = ["when", "begin", "end", "granularity"]
    told = told.groupby([*date, "article_id"], as_index=False)["n_mentions"].sum()
    told = told.merge(publication_days(articles), on="article_id", how="left")
    before = told["published_until"] <= told["begin"]  # ISO days: in order of time as in the alphabet
    after = told["published_from"] >= told["end"]
    undated = told["published_from"].isna()
    told = told.assign(
        before=before & ~undated,
        after=after & ~undated,
        during=~(before | after | undated),
        undated=undated,
        articles=1,
        mentions=told["n_mentions"],
    )
    table = told.groupby(date, as_index=False)[_COUNTS].sum()
    table["elsewhen"] = table["before"] + table["after"]
    table = table.sort_values(
        ["elsewhen", "articles", "begin", "end"], ascending=[False, False, True, True], kind="stable"
    )
    return table[[*date, *_COUNTS]].reset_index(drop=True).astype(dict.fromkeys(_COUNTS, "int64"))
