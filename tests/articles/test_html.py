from __future__ import annotations

import warnings
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsanalysis.articles import Article, PaywallWarning
from newsanalysis.articles.html import looks_like_html, read_html
from newsanalysis.articles.normalise import normalise
from newsanalysis.articles.published import parse_published
from newsanalysis.errors import ArticleError

PAGES = Path(__file__).parent / "pages"
NOW = datetime(2026, 1, 15, tzinfo=UTC)


def page(name: str) -> Article:
    return read_html((PAGES / f"{name}.html").read_text(encoding="utf-8"), where=name, now=NOW)


def zones(article: Article) -> list[tuple[str, str]]:
    """Kind and beginning of every zone."""
    return [(zone.kind, article.text[zone.start : zone.end][:40]) for zone in article.zones]


ZONES = {
    "agency": [
        ("headline", "Neue Rheinbrücke eröffnet"),
        ("paragraph", "Drei Jahre lang wurde gebaut, nun rollt "),
        ("caption", "Die ersten Autos fahren am Mittwoch über"),
        ("credit", "Foto: Lea Muster/dpa"),
        ("paragraph", "KÖLN (dpa/lnw), 12. März 2025 – Nach dre"),
        ("dateline", "KÖLN (dpa/lnw), 12. März 2025 –"),
        ("paragraph", "Die Kosten stiegen nach Angaben der Stad"),
        ("subheading", "Kritik vom Rechnungshof"),
        ("paragraph", "Der Rechnungshof nannte die Planung mang"),
        ("copyright", "© dpa-infocom, dpa:250312-930-401234/1"),
        ("credit", "© dpa-infocom, dpa:250312-930-401234/1"),
    ],
    "live_blog": [
        ("headline", "Liveblog Wahl in Musterland: Alle Entwic"),
        ("subheading", "Erste Hochrechnung"),
        ("paragraph", "Nach der ersten Hochrechnung liegt die B"),
        ("paragraph", "Die Spitzenkandidatin der Bürgerliste sp"),
        ("subheading", "Die Wahllokale sind offen"),
        ("paragraph", "Seit 8 Uhr können rund zwei Millionen Me"),
    ],
    "undated": [
        ("headline", "Wie man einen Apfelbaum schneidet"),
        ("paragraph", "Ein Apfelbaum trägt nur dann gut, wenn e"),
        ("paragraph", "Zuerst werden tote und kranke Äste entfe"),
        ("paragraph", "Wer sich nicht traut, kann einen Kurs be"),
    ],
    "guessed": [
        ("headline", "Gemeinderat beschließt neuen Spielplatz"),
        ("paragraph", "Der Gemeinderat hat einen neuen Spielpla"),
        ("paragraph", "Die Kosten trägt zur Hälfte der Landkrei"),
        ("paragraph", "Stand: 17.10.2023"),
    ],
    "two_dates": [
        ("headline", "Hafen von Musterstadt wird ausgebaut"),
        ("byline", "Von Max Muster, Musterstadt"),
        ("paragraph", "Der Hafen von Musterstadt bekommt zwei n"),
        ("paragraph", "Die Opposition kritisiert die Kosten von"),
    ],
    "broken": [
        ("headline", "Stadtfest fällt aus"),
        ("paragraph", "Das Stadtfest in Musterhausen fällt in d"),
        ("paragraph", "Die Händler sind enttäuscht. Viele hatte"),
        ("paragraph", "Ein neuer Termin steht noch nicht fest, "),
    ],
    "captions": [
        ("headline", "Museum zeigt alte Karten"),
        ("caption", "Eine Karte aus dem Jahr 1720. © Museum M"),
        ("credit", "© Museum Musterstadt"),
        ("paragraph", "Das Museum in Musterstadt zeigt von Frei"),
        ("caption", "Die Leiterin bei der Arbeit.Lea Muster/C"),
        ("credit", "Lea Muster/Copyright 2024 Die Agentur. A"),
        ("paragraph", "Gefunden wurden die Blätter bei einem Um"),
        ("caption", "Besucher vor der Vitrine (Bild: picture "),
        ("credit", "(Bild: picture alliance/dpa | Jan van Mu"),
        ("paragraph", "Die Schau ist bis zum Herbst zu sehen. D"),
        ("caption", "Ein Blick in den Saal"),
    ],
    "hostile": [
        ("headline", "<img src=x onerror=alert(1)> <script>ale"),
        ("paragraph", "Im Rathaus von Musterstadt ist ein Zette"),
        ("paragraph", "Die Polizei nimmt den Vorfall ernst und "),
    ],
}


@pytest.mark.parametrize("name", ZONES)
def test_zones_of_the_pages(name: str) -> None:
    article = page(name)
    assert zones(article) == ZONES[name]
    assert normalise(article.text) == article.text
    assert article.title == article.text[article.zones[0].start : article.zones[0].end]


@pytest.mark.parametrize(
    ("name", "published", "source", "evidence"),
    [
        ("agency", "2025-03-12T10:30+01:00", "json-ld", "JSON-LD datePublished 2025-03-12T10:30:00+0100"),
        ("live_blog", "2025-09-14T09:00+02:00", "json-ld", "JSON-LD datePublished 2025-09-14T07:00:00Z"),
        ("undated", None, "none", None),
        (
            "guessed",
            "2023-10-17",
            "inferred",
            "guessed by htmldate from the page; it may be the day of an update",
        ),
        (
            "two_dates",
            "2025-02-03T06:15+01:00",
            "json-ld",
            "JSON-LD datePublished 2025-02-03T06:15:00+01:00, block 2 of 2 (its url is the page's); "
            "block 1 says 2025-01-20T09:00:00+01:00",
        ),
        ("broken", "2023-08-31", "meta", "meta date 2023-08-31"),
        (
            "captions",
            "2024-05-02T08:00+02:00",
            "meta",
            "meta article:published_time 2024-05-02T08:00:00+02:00",
        ),
        (
            "hostile",
            None,
            "none",
            "JSON-LD datePublished 2031-01-01 passed over: it lies in the future (now is 2026-01-15 00:00)",
        ),
    ],
)
def test_dates_of_the_pages(name: str, published: str | None, source: str, evidence: str | None) -> None:
    article = page(name)
    assert (article.published, article.published_source, article.published_evidence) == (
        published,
        source,
        evidence,
    )


def test_what_else_the_agency_page_says() -> None:
    article = page("agency")
    assert article.authors == ("Anna Beispiel", "Max Muster")
    assert article.publisher == "Beispielblatt Verlag"
    assert article.url == "https://www.beispielblatt.example/koeln/rheinbruecke-4711.html"
    assert article.modified == "2025-03-12T14:05+01:00"
    assert article.is_free is True
    assert "40 Millionen" in article.text
    assert "Sprecherin" in article.text
    assert "Kran" not in article.text
    assert article.text.count("Neue Rheinbrücke eröffnet") == 1


def test_what_a_page_does_not_say_may_stand_in_its_byline() -> None:
    text = (PAGES / "two_dates.html").read_text(encoding="utf-8").replace('"author"', '"autor"')
    assert read_html(text, where="x", now=NOW).authors == ("Max Muster",)


def test_a_paid_article_is_marked_and_warned_of() -> None:
    with pytest.warns(PaywallWarning, match="paywall: the page says that it is not free"):
        article = page("paywall")
    assert article.is_free is False
    assert article.published == "2024-11-05"
    assert zones(article) == [
        ("headline", "Warum die Bahn ihre Fahrpläne ändert"),
        ("paragraph", "Im Dezember stellt die Bahn ihre Fahrplä"),
        ("paragraph", "Besonders betroffen sind die Strecken im"),
    ]


def test_a_given_date_goes_first() -> None:
    text = (PAGES / "agency.html").read_text(encoding="utf-8")
    article = read_html(text, where="x", now=NOW, given=parse_published("2024", now=NOW))
    assert (article.published, article.published_granularity, article.published_source) == (
        "2024",
        "year",
        "given",
    )


def test_a_dateline_goes_before_a_guess() -> None:
    text = (
        (PAGES / "guessed.html")
        .read_text(encoding="utf-8")
        .replace("<p>Der Gem", "<p>Köln, 3.4.2023 – Der Gem")
    )
    article = read_html(text, where="x", now=NOW)
    assert (article.published, article.published_source) == ("2023-04-03", "text")
    assert article.published_evidence == "Köln, 3.4.2023 –"


P = "<p>Die Stadt hat am Montag eine neue Brücke eröffnet, und viele Menschen kamen zur Feier.</p>"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no HTML that can be read"),
        ("<html></html>", "there is no article in this page"),
        ("<html><body><p>Kurz.</p></body></html>", "there is no article in this page"),
        ("<html><body>" + "<div>" * 1_000_000 + P, "nested 201 deep"),
        ("<html><body><p>" + "<b>" * 500_000 + "x", "nested 201 deep"),
        ("<html><body>" + "<p>" * 60_000 + P, "with more than 50,000 elements"),
        ("<html>" + "<" * 500_000, "there is no article in this page"),
    ],
    ids=["empty", "bare", "short", "deep div", "deep b", "wide", "brackets"],
)
def test_pages_without_an_article_and_bombs(text: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        read_html(text, where="x.html", now=NOW)


SENTENCE = "Die Stadt hat am Montag eine neue Brücke eröffnet, und viele Menschen kamen zur Feier."


@pytest.mark.parametrize("tag", ["p", "div"])
def test_an_empty_line_parts_paragraphs_and_a_line_break_does_not(tag: str) -> None:
    body = f"<{tag}>{SENTENCE}<br>Ja.<br> <br><br><b>Dann</b> begann das Fest.<br/><br/>Und Schluss.</{tag}>"
    article = read_html(
        f"<html><body><article><h1>Fest</h1>{body}</article></body></html>", where="x", now=NOW
    )
    assert article.text.split("\n\n") == ["Fest", f"{SENTENCE} Ja.", "Dann begann das Fest.", "Und Schluss."]


def test_a_list_of_links_is_no_article() -> None:
    with pytest.raises(ArticleError, match="give the page of one article"):
        page("link_list")


def test_characters_that_no_page_may_hold_do_no_harm() -> None:
    article = read_html(f"<html><body><h1>A\x00B</h1>{P}\ud800\uffff</body></html>", where="x", now=NOW)
    assert article.title == "A B"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("\n <HTML lang=de>", True),
        ('<?xml version="1.0"?>\n<!-- x -->\n<!doctype html>', True),
        ("<script>alert(1)</script> in Wien", False),
        ("Der Text sagt <html> nur so.", False),
        ("", False),
        ("<!--" * 100_000, False),
        (" " * 1_000_000, False),
    ],
)
def test_what_looks_like_html(text: str, verdict: bool) -> None:
    assert looks_like_html(text) is verdict


def test_no_third_party_warning_or_log_reaches_the_user(capfd: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page("agency")
        with pytest.raises(ArticleError):
            page("link_list")
    assert capfd.readouterr() == ("", "")
