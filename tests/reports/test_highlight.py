"""The marked text: ids and offsets of the tables, notes without script, nesting and crossing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml.html import HtmlElement, fromstring

from newsanalysis import AnnotatedArticle
from newsanalysis.parameters import Sharing
from newsanalysis.reports.highlight import Mark, MarkedText, marked
from newsanalysis.tables.sharing import LEFT_OUT

TEXT = "Am Montag reiste die russische Außenministerin Anna Beispiel"


def html(*marks: Mark) -> HtmlElement:
    return fromstring(
        f"<p>{marked(TEXT, (0, len(TEXT)), sorted(marks, key=lambda m: (m.start, -m.end)))}</p>"
    )


def mark(id: str, words: str, type: str = "PER") -> Mark:
    start = TEXT.index(words)
    return Mark(id, type, start, start + len(words), f"note of {id}", "May" if id.startswith("t") else "")


def words_of(element: HtmlElement) -> str:
    """The article's words in an element: without notes."""
    return "".join(element.xpath(".//text()[not(ancestor::span[@class='na-note'] or ancestor::small)]"))


def test_a_mark_is_focusable_and_carries_its_note() -> None:
    page = html(mark("t1", "Am Montag", "DATE"))
    (one,) = page.xpath("//mark")
    assert {name: value for name, value in one.attrib.items() if name != "style"} == {
        "tabindex": "0", "data-id": "t1", "data-type": "DATE", "data-begin": "0", "data-end": "9",
    }  # fmt: skip
    assert one.xpath("span[@class='na-note']/text()") == ["time: note of t1"]
    assert page.xpath("//small[@aria-hidden='true']/text()") == ["May"]
    assert words_of(page) == TEXT


def test_a_mark_inside_another_is_inside_its_element() -> None:
    page = html(mark("m2", "russische", "LOC"), mark("m1", "russische Außenministerin Anna Beispiel"))
    (inner,) = page.xpath("//mark[@data-id='m1']//mark")
    assert inner.get("data-id") == "m2"
    assert words_of(page) == TEXT


def test_of_two_that_cross_the_second_is_in_two_parts() -> None:
    page = html(mark("m1", "russische Außenministerin"), mark("m2", "Außenministerin Anna", "ORG"))
    parts = page.xpath("//mark[@data-id='m2']")
    assert [words_of(part) for part in parts] == ["Außenministerin", " Anna"]
    assert {(part.get("data-begin"), part.get("data-end")) for part in parts} == {("31", "51")}
    assert words_of(page) == TEXT


def test_two_marks_on_the_same_words_and_marks_side_by_side() -> None:
    page = html(mark("m1", "Anna"), mark("m2", "Anna", "ORG"), mark("m3", " Beispiel"))
    assert words_of(page) == TEXT
    assert [words_of(one) for one in page.xpath("//mark")] == ["Anna", "Anna", " Beispiel"]


def test_a_time_in_a_statement_says_whose_claim_it_is(full: HtmlElement) -> None:
    notes = {
        mark.get("data-id"): mark.xpath("string(span[@class='na-note'])")
        for mark in full.xpath("//mark[starts-with(@data-id, 't')]")
    }
    assert notes["t4"].endswith("(DATE 2023-09), claimed by Südkoreanische Zeitungen")
    assert [number for number, note in notes.items() if "claimed" in note] == ["t4"]


@pytest.fixture(scope="module")
def full(annotated: AnnotatedArticle) -> HtmlElement:
    return fromstring(MarkedText(annotated)._repr_html_())


def test_every_row_of_the_tables_is_marked_with_its_own_offsets(
    full: HtmlElement, annotated: AnnotatedArticle
) -> None:
    rows = {row["timex_id"]: row for row in annotated.timexes.to_dict("records")}
    rows |= {row["mention_id"]: row for row in annotated.mentions.to_dict("records")}
    marks = full.xpath("//mark[@data-id]")
    assert {one.get("data-id") for one in marks} == set(rows)
    for one in marks:
        row = rows[one.get("data-id")]
        assert words_of(one) == row["text"]
        assert [one.get("data-begin"), one.get("data-end")] == [str(row["start_char"]), str(row["end_char"])]
        assert one.get("data-type") == row.get("type", row.get("label"))


def test_the_articles_text_is_german_and_whole_and_our_words_are_english(
    full: HtmlElement, annotated: AnnotatedArticle
) -> None:
    (text,) = full.xpath("//div[@lang='de']")
    assert words_of(text).split() == annotated.article.text.split()
    assert set(text.xpath(".//span[@class='na-note']/@lang")) == {"en"}
    assert not full.xpath("//div[contains(@class, 'na-text')]/p[@lang='de']")


def test_notes_have_the_normalised_value_and_the_link(full: HtmlElement) -> None:
    notes = set(full.xpath("//span[@class='na-note']/text()"))
    assert {
        "time: 24 years: 2000 – 2024 (DURATION P24Y)",
        "time: 2024-06-18, evening (TIME 2024-06-18TEV)",
        "place: Nordkorea (iso3166 KP)",
        "person: Kim Jong-un",
    } <= notes
    assert "24 years: 2000 – 2024" in full.xpath("//small/text()")


def test_a_notebook_that_is_not_trusted_shows_kinds_and_no_notes(full: HtmlElement) -> None:
    looks = {one.get("data-type"): one.get("style") for one in full.xpath("//mark[@data-id]")}
    assert len({looks[kind] for kind in ("PER", "LOC", "ORG", "DATE")}) == 4
    assert all(note.get("style") == "display:none" for note in full.xpath("//span[@class='na-note']"))


def test_the_legend_names_the_kinds_that_occur(full: HtmlElement) -> None:
    assert full.xpath("//p[@class='na-legend']/mark/text()") == ["organisation", "person", "place", "time"]


def test_an_excerpt_shows_its_stretches_and_says_so(annotated: AnnotatedArticle) -> None:
    excerpt = replace(annotated, sharing=Sharing("excerpt", 40))
    page = fromstring(MarkedText(excerpt)._repr_html_())
    (text,) = page.xpath("//div[@lang='de']")
    pieces = [" ".join(piece.split()) for piece in words_of(text).split(LEFT_OUT)]
    whole = " ".join(annotated.article.text.split())
    assert len(pieces) > 5
    assert all(piece in whole for piece in pieces)
    assert page.xpath("//p[@class='na-notice']")[0].text.startswith("Excerpts: ")
    assert "September vergangenen Jahres" in {words_of(one) for one in page.xpath("//mark")}


def test_none_shows_the_headline_alone(annotated: AnnotatedArticle) -> None:
    page = fromstring(MarkedText(replace(annotated, sharing=Sharing("none")))._repr_html_())
    (text,) = page.xpath("//div[@lang='de']")
    assert words_of(text).split() == [*str(annotated.article.title).split(), LEFT_OUT]
