from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from newsanalysis.articles import jsonld
from newsanalysis.articles.metadata import Metadata, read_metadata

NOW = datetime(2026, 1, 15, tzinfo=UTC)
URL = "https://blatt.example/bruecke"


def metadata(head: str, body: str = "", url: str | None = None) -> Metadata:
    from lxml import html

    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return read_metadata(html.document_fromstring(page), url=url, now=NOW)


def script(*values: Any) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)


def article(**fields: Any) -> dict[str, Any]:
    return {"@type": "NewsArticle", "headline": "Brücke eröffnet", "datePublished": "2025-03-12", **fields}


@pytest.mark.parametrize(
    "value",
    [
        article(),
        [article()],
        {"@graph": [{"@type": "WebSite"}, article()]},
        {"@type": "WebPage", "mainEntity": article()},
        article(**{"@type": ["Thing", "ReportageNewsArticle"]}),
        article(**{"@type": "http://schema.org/LiveBlogPosting"}),
    ],
)
def test_an_article_is_found_wherever_it_lies(value: Any) -> None:
    found = metadata(script(value)).published
    assert found is not None
    assert (found.value, found.granularity, found.source) == ("2025-03-12", "day", "json-ld")
    assert found.evidence == "JSON-LD datePublished 2025-03-12"


@pytest.mark.parametrize("kind", ["WebPage", "Product", None, 7, ["Thing"]])
def test_what_is_no_article_is_none(kind: Any) -> None:
    assert metadata(script(article(**{"@type": kind}))).published is None


def test_all_fields() -> None:
    value = article(
        datePublished="2025-03-12T10:30:00+0100",
        dateModified="2025-03-12T11:00:00.000Z",
        author=["Anna Beispiel", {"@type": "Person", "name": "Max Muster"}, {"name": "Anna Beispiel"}],
        publisher={"name": "Beispielblatt &amp; Sohn"},
        isAccessibleForFree="http://schema.org/False",
    )
    found = metadata(script(value), url=URL)
    assert found.published is not None
    assert found.published.value == "2025-03-12T10:30+01:00"
    assert found.modified == "2025-03-12T12:00+01:00"
    assert found.authors == ("Anna Beispiel", "Max Muster")
    assert found.publisher == "Beispielblatt & Sohn"
    assert found.is_free is False
    assert found.url == URL


def test_a_live_blogs_posts_do_not_date_it() -> None:
    posts = [{"@type": "BlogPosting", "headline": "x", "datePublished": "2025-03-13"}]
    blog = article(**{"@type": "LiveBlogPosting", "liveBlogUpdate": posts})
    assert len(jsonld.read_articles([json.dumps(blog)])) == 1


OTHER = article(headline="Sturm", url="https://blatt.example/sturm", datePublished="2025-01-01")


@pytest.mark.parametrize(
    ("own", "why"),
    [
        (article(url="http://www.blatt.example/bruecke/?x=1"), "block 2 of 2 (its url is the page's)"),
        (article(mainEntityOfPage=URL), "block 2 of 2 (its url is the page's)"),
        (article(), "block 2 of 2 (its headline is the page's)"),
    ],
)
def test_of_two_blocks_the_one_about_the_page_counts(own: dict[str, Any], why: str) -> None:
    found = metadata(script(OTHER, own), "<h1>Brücke  eröffnet</h1>", url=URL).published
    assert found is not None
    assert found.value == "2025-03-12"
    assert found.evidence == f"JSON-LD datePublished 2025-03-12, {why}; block 1 says 2025-01-01"


def test_of_two_blocks_about_nothing_the_first_counts() -> None:
    found = metadata(script(OTHER, article())).published
    assert found is not None
    assert (
        found.evidence
        == "JSON-LD datePublished 2025-01-01, block 1 of 2 (the first); block 2 says 2025-03-12"
    )


@pytest.mark.parametrize(
    ("head", "value", "evidence"),
    [
        (
            '<meta property="article:published_time" content="2025-03-12T08:00:00Z">',
            "2025-03-12T09:00+01:00",
            "meta article:published_time 2025-03-12T08:00:00Z",
        ),
        (  # written in UTC late at night: in Germany it was the next day
            '<meta property="article:published_time" content="2024-06-18T22:30:00Z">',
            "2024-06-19T00:30+02:00",
            "meta article:published_time 2024-06-18T22:30:00Z",
        ),
        (
            '<meta property="article:published_time" content="2024-06-18T22:30:00-04:00">',
            "2024-06-18T22:30-04:00",
            "meta article:published_time 2024-06-18T22:30:00-04:00",
        ),
        ('<meta name="DC.date.issued" content="2025-03-12">', "2025-03-12", "meta dc.date.issued 2025-03-12"),
        ('<meta name="date" content="20250312">', "2025-03-12", "meta date 20250312"),
        ('<meta name="date" content="2025-03">', "2025-03", "meta date 2025-03"),
        (
            '<meta name="date" content="2024-01-01"><meta itemprop="datePublished" content="2025-03-12">',
            "2025-03-12",
            "meta datepublished 2025-03-12",
        ),
    ],
)
def test_meta_tags_come_second(head: str, value: str, evidence: str) -> None:
    found = metadata(head).published
    assert found is not None
    assert (found.value, found.source, found.evidence) == (value, "meta", evidence)
    assert metadata(script(article(datePublished="2020-02-02")) + head).published != found


def test_a_time_element_that_says_what_it_is_counts_and_another_does_not() -> None:
    found = metadata("", '<time itemprop="datePublished" datetime="2025-03-12">gestern</time>').published
    assert found is not None
    assert found.value == "2025-03-12"
    assert metadata("", '<time datetime="2025-03-12">gestern</time>').published is None


def test_dates_that_cannot_be_are_passed_over_and_named() -> None:
    found = metadata(
        script(article(datePublished="2031-01-01"))
        + '<meta name="dc.date" content="2025-02-30"><meta name="date" content="2025-03-12">'
    )
    assert found.published is not None
    assert found.published.value == "2025-03-12"
    assert [remark.split(":")[0] for remark in found.remarks] == [
        "JSON-LD datePublished 2031-01-01 passed over",
        "meta dc.date 2025-02-30 passed over",
    ]


@pytest.mark.parametrize(
    "text",
    ["{", '{"@type": "NewsArticle", "datePublished": "2025-', "[" * 100_000, "null", '"NewsArticle"', ""],
)
def test_broken_json_counts_as_absent(text: str) -> None:
    assert jsonld.read_articles([text]) == ()


def test_json_in_a_comment_or_with_raw_line_ends_is_read() -> None:
    wrapped = f"<!--\n{json.dumps(article())}\n-->"
    assert len(jsonld.read_articles([wrapped, '{"@type":"Article","headline":"zwei\nZeilen"}'])) == 2


def test_authors_of_meta_tags() -> None:
    assert metadata('<meta name="author" content="Anna Beispiel, Max Muster">').authors == (
        "Anna Beispiel",
        "Max Muster",
    )
    assert metadata('<meta property="article:author" content="https://x.example/anna">').authors == ()
