"""What is in a corpus: articles by month, records by what became of them, errors by kind."""

from __future__ import annotations

import pandas as pd

from newsanalysis.corpus.questions.periods import UNKNOWN, period_of, periods

_OUTCOMES = ("annotated", "duplicate", "error")


def by_period(articles: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """One row per period of publication, gaps included: period, articles, duplicates.

    ``articles`` needs the column month, ``sources`` month and outcome. A duplicate counts in the month of the
    article that it repeats.
    """
    shown = periods(pd.concat([articles["month"], sources.loc[sources["outcome"] == "duplicate", "month"]]))
    again = sources[sources["outcome"] == "duplicate"]
    table = pd.DataFrame(
        {
            name: period_of(months, shown).value_counts().reindex(shown, fill_value=0)
            for name, months in (("articles", articles["month"]), ("duplicates", again["month"]))
        }
    )
    types = {"period": "str", "articles": "int64", "duplicates": "int64"}
    return table.rename_axis("period").reset_index().astype(types)


def totals(articles: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """What there is in all: what, number.

    ``articles`` needs month and published_source, ``sources`` outcome: of the months that are looked at, but
    an error has no month and counts always.
    """
    outcomes = sources["outcome"].value_counts()
    annotated, duplicates, errors = (int(outcomes.get(name, 0)) for name in _OUTCOMES)
    months = articles.loc[articles["month"] != UNKNOWN, "month"]
    rows = [
        ("records", annotated + duplicates + errors),
        ("articles", len(articles)),
        ("duplicates, kept once", duplicates),
        ("errors", errors),
        ("months with articles", months.nunique()),
        ("articles without a date of publication", int((articles["month"] == UNKNOWN).sum())),
        ("articles whose date is inferred", int((articles["published_source"] == "inferred").sum())),
    ]
    return pd.DataFrame(rows, columns=["what", "number"]).astype({"what": "str", "number": "int64"})


def errors_by_kind(errors: pd.DataFrame) -> pd.DataFrame:
    """One row per kind of failure, the most frequent first: stage, error, records, first (no folders)."""
    first = errors["source"].str.replace(r"^.*[/\\]", "", regex=True)
    table = errors.assign(first=first).groupby(["stage", "error"], as_index=False)
    counted = table.agg(records=("first", "size"), first=("first", "min"))
    order = ["records", "stage", "error"]
    counted = counted.sort_values(order, ascending=[False, True, True], kind="stable", ignore_index=True)
    return counted.astype({"stage": "str", "error": "str", "records": "int64", "first": "str"})
