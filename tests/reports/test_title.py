"""Title block, summary and citation: made from the tables, each date with its source."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from typing import Any

import pytest

from newsanalysis import AnnotatedArticle, annotate, load_article
from newsanalysis.parameters import IN_REPORTS
from newsanalysis.reports.page import Page
from newsanalysis.reports.record import make_record
from newsanalysis.reports.title import page_of, summary


def page(annotated: AnnotatedArticle, **article: Any) -> Page:
    changed = replace(annotated, article=replace(annotated.article, **article), sharing=IN_REPORTS)
    record = make_record(changed, source="article.txt", options={"model": "rules"}, sharing=IN_REPORTS)
    return page_of(changed, record)


def facts(annotated: AnnotatedArticle, **article: Any) -> dict[str, str]:
    return dict(page(annotated, **article).facts)


@pytest.mark.parametrize(
    ("source", "evidence", "words"),
    [
        ("given", None, "2024-06-18 (given by the user)"),
        ("json-ld", None, "2024-06-18 (from the page: its JSON-LD)"),
        ("meta", None, "2024-06-18 (from the page: its meta tags)"),
        ("text", "Wien (APA), 18. Juni", "2024-06-18 (from the text: “Wien (APA), 18. Juni”)"),
        ("inferred", "“am Montag” is 17 June", "2024-06-18 (inferred: “am Montag” is 17 June)"),
    ],
)
def test_the_date_says_where_it_comes_from(
    annotated: AnnotatedArticle, source: str, evidence: str | None, words: str
) -> None:
    shown = facts(annotated, published_source=source, published_evidence=evidence)
    assert shown["Published"] == words


def test_an_unknown_date_says_what_that_means(annotated: AnnotatedArticle) -> None:
    shown = facts(annotated, published=None, published_source="none")
    assert shown["Published"] == "unknown: relative dates stay open"


def test_the_source_is_the_publisher_or_the_site_or_the_file(annotated: AnnotatedArticle) -> None:
    address = "https://www.example.org/a/b?c"
    assert facts(annotated, publisher="dpa", url=address)["Source"] == "dpa"
    assert facts(annotated, url=address)["Source"] == "www.example.org"
    assert facts(annotated, source="/home/me/article.txt")["Source"] == "article.txt"
    assert facts(annotated, source="")["Source"] == "standard input"


def test_the_summary_counts_the_tables(annotated: AnnotatedArticle) -> None:
    words = summary(annotated)
    assert words.startswith("The article names 2 persons, 9 places and 1 organisation, 50 times in all; ")
    assert "most often Russland (12), Nordkorea (10)" in words
    assert "Its 6 time expressions date 3 events: 2000, implied (Nordkorea); " in words


def test_the_summary_of_an_article_that_says_nothing() -> None:
    annotated = annotate(load_article(StringIO("Das ist es\n\nUnd dann ist da noch das, was es ist.")))
    assert summary(annotated) == (
        "The article names nobody and no place that was found. It has no time expression."
    )


def test_the_provenance_repeats_the_run_and_cites_article_and_program(annotated: AnnotatedArticle) -> None:
    rows = dict(
        page(annotated, authors=("Anna Beispiel",), publisher="dpa", url="https://example.org/a").provenance
    )
    assert rows["Cite the article as"] == (
        "Anna Beispiel (2024-06-18). Neue Waffendeals? Putin reist nach Nordkorea. dpa, https://example.org/a."
    )
    assert rows["Cite the program as"].startswith("newsanalysis ")
    assert rows["Parameters"] == "published 2024-06-18, model rules, text excerpt, excerpt 80"
    assert "names (F1) 74.6" in rows["Its scores in percent"]
    assert rows["Text (SHA-256)"] == annotated.article.sha256


def test_a_headline_without_end_is_cut(annotated: AnnotatedArticle) -> None:
    assert len(page(annotated, title="W" * 5000).title) == 200
