"""A notebook in a real JupyterLab: all cells run, tables and pictures appear, no error does."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect

from tests.conftest import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.browser]

TOKEN = "a-token-of-this-test"
PATIENCE = 120_000  # ms: a shared machine may be slow
CELL = ".jp-Notebook .jp-Cell"
PROMPTS = """[...document.querySelectorAll(".jp-CodeCell .jp-InputArea-prompt")].map(p => p.textContent)"""
NARROW = """[...document.querySelectorAll(".jp-OutputArea-output table td")].filter(cell => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
    return lines > 2 && lines > cell.textContent.length / 8;
})"""
TROUBLE = "[data-mime-type$='jupyter.stderr'], [data-mime-type$='jupyter.error']"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on a copy of the notebooks and their data: nothing in the checkout changes."""
    folder = tmp_path_factory.mktemp("Labor für Wörter")
    for name in ("notebooks", "data"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(ROOT / "notebooks", folder / "stored")
    for path in (folder / "notebooks").glob("*.ipynb"):
        _clear(path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = folder / "home"
    # All cells on the page at once, whether seen or not.
    tracker = home / "settings" / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    tracker.parent.mkdir(parents=True)
    tracker.write_text('{"windowingMode": "none"}', encoding="utf-8")
    environment = os.environ | {
        "JUPYTER_CONFIG_DIR": str(home),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}"),
        *(f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}"),
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=folder)
    try:
        _wait_for(f"http://127.0.0.1:{port}/api?token={TOKEN}", server)
        yield f"http://127.0.0.1:{port}/lab/tree/notebooks"
    finally:
        server.terminate()
        server.wait(30)


def _clear(path: Path) -> None:
    """What is stored goes: what is looked at then is of this run."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    nbformat.write(notebook, path)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < end:
        assert server.poll() is None, "JupyterLab ended before it answered"
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    pytest.fail("JupyterLab did not answer")


def _run_all(browser: Browser, address: str, notebook: str) -> Page:
    """The page with every cell run; opened anew where the kernel came too late for some cells."""
    for last in (False, False, True):
        page = browser.new_page(
            viewport={"width": 1300, "height": 6000}
        )  # tall: JupyterLab draws what is seen
        try:
            page.goto(f"{address}/{notebook}?token={TOKEN}&reset")
            page.locator(CELL).first.wait_for(timeout=PATIENCE / 2)
            page.locator("[data-status=idle]").first.wait_for(timeout=PATIENCE / 2)  # the kernel is there
            page.get_by_role("menuitem", name="Run", exact=True).click()
            page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
            page.wait_for_function(
                f"() => {PROMPTS}.every(text => /\\[\\d+\\]/.test(text))", timeout=PATIENCE / 2
            )
        except TimeoutError:
            if last:
                raise
            page.close()
        else:
            return page
    raise AssertionError("unreachable")


def _stored(notebook: str, kind: str) -> int:
    """How many outputs of this kind the notebook has in the checkout; there are some."""
    cells = nbformat.read(ROOT / "notebooks" / notebook, as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    number = sum(kind in output.get("data", {}) for output in outputs)
    assert number
    return number


def test_tables_appear_at_a_readable_width_and_no_error_does(browser: Browser, address: str) -> None:
    page = _run_all(browser, address, "03_dates.ipynb")
    expect(page.locator(".jp-OutputArea-output table")).to_have_count(
        _stored("03_dates.ipynb", "text/html"), timeout=PATIENCE
    )
    assert page.locator(TROUBLE).count() == 0
    assert "2024-06-18TEV" in page.locator(".jp-Notebook").inner_text()
    # German words stay whole: no cell is so narrow that a word goes down letter by letter.
    page.wait_for_function(f"() => {NARROW}.length === 0", timeout=20_000)
    page.close()


@pytest.mark.parametrize("notebook", ["05_charts.ipynb", "06_corpus.ipynb"])
def test_pictures_appear(browser: Browser, address: str, notebook: str) -> None:
    page = _run_all(browser, address, notebook)
    pictures = page.locator(".jp-OutputArea-output img")
    expect(pictures).to_have_count(_stored(notebook, "image/png"), timeout=PATIENCE)
    assert pictures.evaluate_all("all => all.every(one => one.complete && one.naturalWidth > 300)")
    assert page.locator(TROUBLE).count() == 0
    page.close()


def test_what_is_stored_is_readable_before_a_notebook_is_trusted(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1300, "height": 6000})
    page.goto(f"{address.removesuffix('notebooks')}stored/01_article.ipynb?token={TOKEN}&reset")
    marks = page.locator(".jp-OutputArea-output mark")
    expect(marks.first).to_be_visible(timeout=PATIENCE)
    assert page.locator(".jp-OutputArea-output style").count() == 0, "it is trusted: this tests nothing"
    looks = marks.evaluate_all("all => all.map(one => getComputedStyle(one).backgroundColor)")
    assert len(set(looks)) >= 4
    notes = page.locator(".na-note")
    assert notes.count() > 10
    assert notes.evaluate_all("all => all.every(one => one.offsetParent === null)")
    words = page.locator(".jp-OutputArea-output td", has_text="headline").first
    assert words.evaluate("cell => getComputedStyle(cell).textAlign") == "left"
    page.close()
