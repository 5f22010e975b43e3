"""Quotations with their speakers, as a page shows them."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from lxml.html import HtmlElement, fromstring
from spacy.language import Language

from newsanalysis import AnnotatedArticle, annotate, load_article, load_pipeline
from newsanalysis.parameters import Sharing
from newsanalysis.reports import Quotations

STORY = """Hafen bleibt zu

„Wir warten auf das Gutachten“, sagte Hafenmeisterin Anna Beispiel. Es hieß: „Das <b>dauert</b> noch.“

Beispiel bestritt, dass die Mole bricht. Sie nannte die Meldung „schlicht einen groben Unfug“."""


@pytest.fixture(scope="module")
def rules() -> Language:
    return load_pipeline("rules")


@pytest.fixture(scope="module")
def quoted(rules: Language) -> AnnotatedArticle:
    return annotate(load_article(StringIO(STORY)), rules)


def page_of(annotated: AnnotatedArticle) -> HtmlElement:
    return fromstring(f"<div>{Quotations(annotated)._repr_html_()}</div>")


def test_they_stand_in_reading_order_each_with_its_speaker(quoted: AnnotatedArticle) -> None:
    page = page_of(quoted)
    assert [quote.text_content() for quote in page.xpath("//blockquote[@lang='de']")] == [
        "„Wir warten auf das Gutachten“",
        "„Das <b>dauert</b> noch.“",
        "„schlicht einen groben Unfug“",
    ]
    by = [line.text_content() for line in page.xpath("//p")]
    assert by == [
        "Anna Beispiel, statement s1",
        "nobody is named, statement s2",
        "Anna Beispiel, statement s4",
    ]
    assert repr(Quotations(quoted)) == "3 quotations"


def test_what_is_not_shown_is_counted(quoted: AnnotatedArticle) -> None:
    page = page_of(replace(quoted, sharing=Sharing("none")))
    assert not page.xpath("//blockquote")
    assert page.text_content().split() == [
        "3",
        "quotations",
        "left",
        "out,",
        "with",
        "the",
        "rest",
        "of",
        "the",
        "article's",
        "text.",
    ]


def test_an_article_that_quotes_nobody_says_so(rules: Language) -> None:
    silent = annotate(load_article(StringIO("Titel\n\nEs regnet in Wien.")), rules)
    assert page_of(silent).text_content() == "Nobody is quoted."
