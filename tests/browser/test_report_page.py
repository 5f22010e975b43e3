"""The report in a real browser: nothing is fetched, nothing runs, nothing is wider than the window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from newsanalysis import load_article, make_report
from tests.conftest import PUBLISHED, SEED

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found; get it with: apt-get install chromium"),
]

HOSTILE = (
    """<script>document.title='owned'</script><img src=x onerror="document.title='owned'"> in Wien

Am 3. Mai 2024 reiste sie nach Österreich und sagte </style></p><svg onload="document.title='owned'">. \
Danach stand da """
    + "W" * 3000
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def seed_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_report(load_article(SEED, published=PUBLISHED), tmp_path_factory.mktemp("seed"))


def opened(browser: Browser, path: Path, width: int) -> tuple[Page, list[str], list[str]]:
    """The page, the requests it made beside its own file, and what it complained of."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(path.as_uri(), wait_until="networkidle")
    outside = [url for url in requests if url != path.as_uri() and not url.startswith("data:")]
    return page, outside, complaints


@pytest.mark.parametrize("width", [1200, 390], ids=["desktop", "phone"])
def test_the_seed_report_opens_without_requests_or_complaints(
    browser: Browser, seed_report: Path, width: int
) -> None:
    page, outside, complaints = opened(browser, seed_report, width)
    assert outside == []
    assert complaints == []
    assert page.locator("img").evaluate_all("images => images.every(i => i.complete && i.naturalWidth > 0)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_hostile_text_is_shown_and_does_nothing(browser: Browser, tmp_path: Path) -> None:
    path = make_report(load_article(StringIO(HOSTILE)), tmp_path / "hostile")
    page, outside, complaints = opened(browser, path, 1000)
    assert page.title() != "owned"
    assert "<script>" in page.inner_text("h1")
    assert outside == []
    assert complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1000
    page.close()
