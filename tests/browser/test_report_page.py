"""The report in a real browser: nothing is fetched, nothing runs, everybody can read it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from newsanalysis import load_article, make_report
from newsanalysis.parameters import Sharing

pytestmark = [pytest.mark.slow, pytest.mark.browser]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
"""axe-core's tags: WCAG 2.0, 2.1 and 2.2, levels A and AA, and what is good practice beside them."""

A4_WIDTH = 673
"""CSS pixels between the print margins: 210 mm less 2 x 16 mm, at 96 to the inch."""

RUN = "window.owned=1"
HEADLINE = f"<script>{RUN}</script> *Wien* [hier](javascript:{RUN}) $x^2$ \\(y\\) <b>fett</b>"
HOSTILE = f"""{HEADLINE}

Am 3. Mai 2024 reiste sie nach Österreich und sagte </style></p><svg onload="{RUN}">. <img src=x onerror="{RUN}">
Seit dem 4. Mai steht <a href="javascript:{RUN}">Wien</a> da, `code` und **fett** und $a_1 < b$ und \\[c\\].

Danach stand da {"W" * 100_000} in Wien."""
UNSEEN = "Wien \u202etxt.exe\u2066 null\u200bbreit"

Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Opened:
    """A page that is open, with all it asked for beside its own file and all it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def sideways(self) -> int:
        """Pixels that the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))

    def unfold(self) -> None:
        self.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


@contextmanager
def opened(browser: Browser, path: Path, *, width: int = 1200, scheme: Scheme = "light") -> Iterator[Opened]:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    one = Opened(page)
    page.on("request", lambda request: one.requests.append(request.url))
    page.on("console", lambda message: one.complaints.append(message.text))
    page.on("pageerror", lambda error: one.complaints.append(str(error)))
    page.on("dialog", lambda dialog: one.complaints.append(dialog.message))
    page.goto(path.as_uri(), wait_until="networkidle")
    one.requests[:] = [url for url in one.requests if url != path.as_uri() and not url.startswith("data:")]
    yield one
    page.close()


@pytest.mark.parametrize("width", [1200, 390], ids=["desktop", "phone"])
def test_the_report_opens_without_requests_or_complaints(
    browser: Browser, seed_report: Path, width: int
) -> None:
    with opened(browser, seed_report, width=width) as one:
        one.unfold()
        assert one.requests == []
        assert one.complaints == []
        images = "images => images.map(image => image.complete && image.naturalWidth > 0)"
        loaded = one.page.locator("img").evaluate_all(images)
        assert all(loaded)
        assert len(loaded) >= 4
        assert one.sideways <= 0


@pytest.mark.parametrize(
    ("width", "scheme"), [(1200, "light"), (1200, "dark"), (390, "light")], ids=["light", "dark", "phone"]
)
def test_axe_finds_no_violation(browser: Browser, coded_report: Path, width: int, scheme: Scheme) -> None:
    with opened(browser, coded_report, width=width, scheme=scheme) as one:
        one.unfold()
        assert violations(one.page) == []


@pytest.mark.parametrize(
    ("width", "scheme"), [(1200, "light"), (1200, "dark"), (390, "light")], ids=["light", "dark", "phone"]
)
def test_the_report_on_a_corpus_is_as_good(
    browser: Browser, corpus_report: Path, width: int, scheme: Scheme
) -> None:
    with opened(browser, corpus_report, width=width, scheme=scheme) as one:
        one.unfold()
        assert one.requests == []
        assert one.complaints == []
        assert one.sideways <= 0
        assert violations(one.page) == []
        marked = one.page.locator("td[lang='de']").all_inner_texts()
        assert {"Anke Lohse", "Bundesgerichtshof prüft Kieler Urteil"} <= {
            part for text in marked for part in text.split(" · ")
        }


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    assert len(found["passes"]) > 20  # it looked
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


def test_axe_would_find_one(browser: Browser, coded_report: Path) -> None:
    with opened(browser, coded_report) as one:
        one.page.evaluate("document.querySelector('img').removeAttribute('alt')")
        one.page.evaluate("document.querySelector('.na-text mark').style.color = '#999'")
        assert {line.split(":")[0] for line in violations(one.page)} == {"image-alt", "color-contrast"}


def test_a_marks_note_is_seen_on_hover_and_on_focus_by_keyboard(browser: Browser, seed_report: Path) -> None:
    with opened(browser, seed_report) as one:
        mark = one.page.locator("mark[data-id][data-type='DATE']").first
        note = mark.locator(".na-note")
        assert area(one.page, note.element_handle()) <= 1
        mark.hover()
        assert area(one.page, note.element_handle()) > 500
        one.page.mouse.move(0, 0)
        assert area(one.page, note.element_handle()) <= 1
        one.page.keyboard.press("Tab")
        for _ in range(200):
            if mark.evaluate("mark => mark === document.activeElement"):
                break
            one.page.keyboard.press("Tab")
        assert area(one.page, note.element_handle()) > 500
        assert note.inner_text() == "time: 2023-09 (DATE 2023-09)"


def area(page: Page, element: object) -> float:
    return float(
        page.evaluate("e => e.getBoundingClientRect().width * e.getBoundingClientRect().height", element)
    )


def test_of_nested_marks_only_the_inner_ones_note_is_seen(browser: Browser, seed_report: Path) -> None:
    with opened(browser, seed_report) as one:
        inner = one.page.locator("mark mark").first
        outer = one.page.locator("mark:has(mark)").first
        inner.hover()
        assert area(one.page, inner.locator("> .na-note").element_handle()) > 500
        assert area(one.page, outer.locator("> .na-note").element_handle()) <= 1


def test_on_paper_no_table_is_cut_and_what_is_only_for_screens_is_gone(
    browser: Browser, seed_report: Path
) -> None:
    with opened(browser, seed_report, width=A4_WIDTH) as one:
        one.unfold()
        one.page.emulate_media(media="print")
        tables = one.page.locator(".na-table")
        assert tables.count() >= 8
        cut = "t => t.scrollWidth > t.clientWidth || t.scrollHeight > t.clientHeight"
        assert tables.evaluate_all(f"tables => tables.filter({cut}).length") == 0
        assert one.sideways <= 0
        assert not one.page.locator("nav").is_visible()
        assert one.page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_german_is_marked_as_german_and_our_words_are_not(browser: Browser, seed_report: Path) -> None:
    with opened(browser, seed_report) as one:
        assert one.page.locator("html").get_attribute("lang") == "en"
        assert one.page.locator("h1").get_attribute("lang") == "de"
        languages = one.page.locator("td").evaluate_all(
            "cells => cells.map(cell => [cell.innerText, cell.closest('[lang]').lang])"
        )
        by_language = {
            language: {text for text, one in languages if one == language} for language in ("de", "en")
        }
        assert {"Kim Jong-un", "September 2023", "zum ersten Mal seit 24 Jahren"} <= by_language["de"]
        assert {"2023-09", "PER", "month_of_year", "paragraph"} <= by_language["en"]
        assert not {"Kim Jong-un", "Nordkoreas", "eines Jahres"} & by_language["en"]


@pytest.fixture(scope="module")
def hostile_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    names = folder / "names.csv"
    attack = f'"<img src=x onerror=""{RUN}""> {UNSEEN}"'
    names.write_text(f"id,label,name,aliases,link_scheme,link_id\nx,LOC,{attack},Wien,,\n", encoding="utf-8")
    article = replace(
        load_article(StringIO(HOSTILE)),
        title=f"{HEADLINE} {UNSEEN}",
        publisher=f"<script>{RUN}</script> {UNSEEN}",
        authors=(f'" onmouseover="{RUN}',),
        url=f"javascript:{RUN}",
    )
    return make_report(article, folder / "report", gazetteer=names, sharing=Sharing("full"), show_code=True)


@pytest.mark.parametrize("width", [1000, 390])
def test_hostile_text_is_shown_does_nothing_and_breaks_nothing(
    browser: Browser, hostile_report: Path, width: int
) -> None:
    with opened(browser, hostile_report, width=width) as one:
        one.unfold()
        assert one.page.evaluate("window.owned") is None
        assert one.requests == []
        assert one.complaints == []
        assert one.sideways <= 0
        assert one.page.locator("a[href^='javascript']").count() == 0
        assert one.page.locator("svg, script, iframe").count() == 0


def test_hostile_text_hides_nothing(browser: Browser, hostile_report: Path) -> None:
    with opened(browser, hostile_report) as one:
        assert one.page.inner_text("h1") == f"{HEADLINE} Wien [U+202E]txt.exe[U+2066] null[U+200B]breit"
        assert one.page.title().startswith(HEADLINE)
        shown = one.page.inner_text(".na-text")
        for words in (
            "</style></p><svg onload=",
            "**fett**",
            "$a_1 < b$",
            "\\[c\\]",
            "`code`",
            "W" * 100_000,
        ):
            assert words in shown
        assert not set("\u202e\u2066\u200b") & set(one.page.inner_text("body"))
        assert "[U+202E]" in one.page.inner_text("#entities")
