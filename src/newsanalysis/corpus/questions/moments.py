"""Days that intervals and publications lie in: times of day are folded into their day."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

_MIDNIGHT = "T00:00"


def whole_days(events: pd.DataFrame) -> pd.DataFrame:
    """The events that have a beginning and an end, both as days, and one way to name each interval.

    Two articles that say "am Dienstagabend" and "um 20 Uhr" speak of one day. ``begin`` and ``end`` are ISO
    8601 days, the end exclusive; ``when`` and ``granularity`` are the day's for all that lies in one day,
    else those that most rows of the interval have.
    """
    table = events[events["begin"].notna() & events["end"].notna()]
    begin, end = (_unique(table[name], fold) for name, fold in (("begin", _first_day), ("end", _day_after)))
    table = table.assign(begin=begin, end=end)
    lengths = table[["begin", "end"]].drop_duplicates()
    is_day = [_next(begin) == end for begin, end in zip(lengths["begin"], lengths["end"], strict=True)]
    days = set(map(tuple, lengths[is_day].to_numpy()))
    single = pd.Series(
        [pair in days for pair in zip(table["begin"], table["end"], strict=True)],
        index=table.index,
        dtype=bool,
    )
    table["when"] = table["when"].where(~single, table["begin"])
    table["granularity"] = table["granularity"].where(~single, "day")
    usual = table.groupby(["begin", "end", "when", "granularity"], as_index=False).size()
    usual = usual.sort_values(["size", "when"], ascending=[False, True], kind="stable")
    usual = usual.drop_duplicates(["begin", "end"]).drop(columns="size")
    return table.drop(columns=["when", "granularity"]).merge(usual, on=["begin", "end"])


def publication_days(articles: pd.DataFrame) -> pd.DataFrame:
    """article_id, published_from, published_until: the days of publication, the end exclusive.

    ``articles`` needs article_id and published; who has no date has no row.
    """
    dated = articles[articles["published"].notna()]
    return pd.DataFrame(
        {
            "article_id": dated["article_id"],
            "published_from": _unique(dated["published"], _first_day),
            "published_until": _unique(dated["published"], _published_until),
        }
    ).astype("str")


def _unique(values: pd.Series, fold: object) -> pd.Series:
    """``fold`` of each value, worked out once for each that differs."""
    known = {value: fold(value) for value in values.unique()}  # type: ignore[operator]
    return values.map(known).astype("str")


def _first_day(iso: str) -> str:
    """The first day of an ISO date of any precision: 2024 → 2024-01-01."""
    day = iso.split("T")[0]
    sign, digits = ("-", day[1:]) if day.startswith("-") else ("", day)
    parts = digits.split("-")
    return sign + "-".join([*parts, "01", "01"][:3])


def _day_after(iso: str) -> str:
    """The first day that lies behind an end that may be a time of day."""
    day = _first_day(iso)
    return day if "T" not in iso or iso.endswith(_MIDNIGHT) else _next(day)


def _published_until(iso: str) -> str:
    day = iso.split("T")[0]
    precision = day.count("-")
    first = date.fromisoformat(_first_day(day))
    if precision == 2:
        return (first + timedelta(days=1)).isoformat()
    months = 1 if precision == 1 else 12
    year, month = divmod(12 * first.year + first.month - 1 + months, 12)
    return date(year, month + 1, 1).isoformat()


def _next(day: str) -> str:
    """The day after; outside the calendar of Python's dates, the day itself."""
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return day
