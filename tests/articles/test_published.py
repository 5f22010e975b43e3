from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.articles.published import PublishedLike, parse_published
from newsanalysis.errors import ArticleError

NOW = datetime(2025, 6, 18, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "expected", "granularity"),
    [
        ("2024", "2024", "year"),
        (2024, "2024", "year"),
        (" 2024-06 ", "2024-06", "month"),
        ("2024-06-18", "2024-06-18", "day"),
        ("18.06.2024", "2024-06-18", "day"),
        ("8.6.2024", "2024-06-08", "day"),
        (date(2024, 6, 18), "2024-06-18", "day"),
        ("2024-06-18T10:30", "2024-06-18T10:30", "minute"),
        ("2024-06-18 10:30:59", "2024-06-18T10:30", "minute"),
        ("2024-06-18T10:30:59.123+02:00", "2024-06-18T10:30+02:00", "minute"),
        ("2024-06-18T10:30:00+0200", "2024-06-18T10:30+02:00", "minute"),
        ("2024-06-18T08:30:00Z", "2024-06-18T08:30+00:00", "minute"),
        (datetime(2024, 6, 18, 10, 30, 5), "2024-06-18T10:30", "minute"),
        (
            datetime(2024, 6, 18, 10, 30, tzinfo=timezone(timedelta(hours=2))),
            "2024-06-18T10:30+02:00",
            "minute",
        ),
        ("2025-06-18", "2025-06-18", "day"),
        ("2025-06-18T13:59+02:00", "2025-06-18T13:59+02:00", "minute"),
        ("2025", "2025", "year"),
    ],
)
def test_as_precise_as_given(value: PublishedLike, expected: str, granularity: str) -> None:
    found = parse_published(value, now=NOW)
    assert (found.value, found.granularity, found.source) == (expected, granularity, "given")


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("2024-02-31", "day is out of range"),
        ("2024-13", "month must be in 1..12"),
        ("0000", "year 0 is out of range"),
        ("2024-06-18T25:00", "hour must be in 0..23"),
        ("2025-06-19", "lies in the future"),
        ("2025-07", "lies in the future"),
        ("2026", "lies in the future"),
        ("2025-06-18T14:01+02:00", "lies in the future"),
        (date(2025, 6, 19), "lies in the future"),
        ("1204", "no newspaper is older than 1605"),
        ("06/18/2024", "no date in a known form"),
        ("31.02.2024", "day is out of range"),
        ("20240618", "no date in a known form"),
        ("2024-W25", "no date in a known form"),
        ("gestern", "no date in a known form"),
        ("", "no date in a known form"),
        ("２０２４", "no date in a known form"),
        (True, "no date in a known form"),
    ],
)
def test_impossible_dates_say_why_and_what_to_do(value: PublishedLike, why: str) -> None:
    with pytest.raises(ArticleError, match="give the day the article appeared as YYYY") as raised:
        parse_published(value, now=NOW)
    assert why in str(raised.value)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_an_article_error(text: str) -> None:
    try:
        found = parse_published(text, now=NOW)
    except ArticleError:
        return
    assert parse_published(found.value, now=NOW) == found
