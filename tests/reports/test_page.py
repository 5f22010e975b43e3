"""The page out of executed notebooks; these are made by hand, so that no kernel runs."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from typing import Any

import pytest
from lxml.html import HtmlElement, fromstring
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from pygments.styles import get_style_by_name

from newsanalysis.errors import ReportError
from newsanalysis.reports.page import _CODE_DARK, _CODE_LIGHT, TABLE_OF_CHART, Page, render

HOSTILE = "</style><script>alert(1)</script>\u202e"
PAGE = Page(
    kind="Article report",
    title="Titel",
    language="de",
    facts=[("Source", "dpa")],
    summary="It names 2 places.",
    made_of="Read by a program.",
    notice="Excerpts: 3 %.",
    provenance=[("Text (SHA-256)", "abc")],
    version="9.9",
)
PNG = base64.b64encode(b"\x89PNG" + b"x" * 60).decode("ascii")
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def cell(
    data: dict[str, Any] | None = None, source: str = "picture()", about: dict[str, Any] | None = None
) -> NotebookNode:
    """A code cell that was run, with one output if there is ``data``; ``about`` is its metadata."""
    outputs = [new_output("execute_result", data, execution_count=1, metadata=about or {})] if data else []
    made: NotebookNode = new_code_cell(source, outputs=outputs, execution_count=1)
    return made


def notebook(*cells: NotebookNode) -> NotebookNode:
    first = new_markdown_cell("# Question\n\nWhat?\n\n## Part\n\nAnswer.")
    made: NotebookNode = new_notebook(cells=[first, *cells])
    return made


def page_with(*cells: NotebookNode, page: Page = PAGE, show_code: bool = False) -> str:
    return render(page, {"01_first": notebook(*cells)}, show_code=show_code)


def parsed(*cells: NotebookNode, **options: Any) -> HtmlElement:
    return fromstring(page_with(*cells, **options))


def test_title_summary_contents_sections_and_provenance_stand_in_this_order() -> None:
    page = parsed()
    assert page.xpath("//h1/text()") == ["Titel"]
    assert page.xpath("//h1/@lang") == ["de"]
    assert page.get("lang") == "en"
    assert page.xpath("//header//dt/text()") == ["Source"]
    assert page.xpath("//p[@class='na-summary']/text()") == ["It names 2 places."]
    links = page.xpath("//nav//a/@href")
    assert links == ["#first", "#first-1", "#provenance"]
    assert all(page.xpath("//*[@id=$id]", id=link[1:]) for link in links)
    assert page.xpath("//main/section/@id") == ["first", "provenance"]
    assert page.xpath("//h2/text()") == ["Question", "How this was made"]
    assert "Excerpts: 3 %." in page.xpath("string(//section[@id='provenance'])")


def test_the_policy_lets_nothing_in_but_the_one_style() -> None:
    html = page_with(cell({"text/html": '<style>p { color: red }</style><p style="color:red">x</p>'}))
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = fromstring(html).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; img-src data:; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not fromstring(html).xpath("//*[@style] | //script | //link")


def test_all_that_comes_from_outside_is_escaped() -> None:
    attacked = replace(
        PAGE,
        title=HOSTILE,
        language=f'de" onload="{HOSTILE}',
        facts=[(HOSTILE, HOSTILE)],
        summary=HOSTILE,
        notice=HOSTILE,
        provenance=[(HOSTILE, HOSTILE)],
        version=HOSTILE,
    )
    html = page_with(
        cell({"image/png": PNG, "text/plain": HOSTILE}), cell({"text/plain": HOSTILE}), page=attacked
    )
    assert "<script" not in html
    assert html.count("</style>") == 1
    assert "\u202e" not in html
    assert "[U+202E]" in html
    assert not fromstring(html).xpath("//@onload")


def test_a_chart_is_a_figure_with_our_words_and_its_table_folded() -> None:
    table = "<style>x</style><div class='na-table'><table><caption>Numbers</caption></table></div>"
    page = parsed(
        cell(
            {"image/png": PNG, "text/plain": "plain", TABLE_OF_CHART: table},
            about={"image/png": {"alt": "Bar chart of “2” places", "width": 640}},
        )
    )
    (figure,) = page.xpath("//figure")
    assert figure.xpath("img/@alt") == ["Bar chart of “2” places"]
    assert figure.xpath("img/@width") == ["640"]
    assert figure.xpath("img/@src") == [f"data:image/png;base64,{PNG}"]
    assert figure.xpath("details[not(@open)]//caption/text()") == ["Numbers"]
    assert figure.xpath("details/p/text()") == ["Bar chart of “2” places"]
    assert not figure.xpath(".//style")


def test_a_chart_without_table_or_metadata_says_its_words() -> None:
    page = parsed(cell({"image/png": PNG, "text/plain": "Bar chart of 2 places"}))
    assert page.xpath("//figure/img/@alt") == ["Bar chart of 2 places"]
    assert page.xpath("//figure/details/summary/text()") == ["The picture in words"]


def test_an_svg_is_an_image_that_runs_nothing_and_the_smaller_picture_is_taken() -> None:
    both = {"image/png": PNG * 9, "image/svg+xml": SVG, "text/plain": "words"}
    html = page_with(cell(both, about={"image/svg+xml": {"alt": "Network"}}))
    assert "<script" not in html
    (image,) = fromstring(html).xpath("//img")
    assert image.get("alt") == "Network"
    assert base64.b64decode(image.get("src").split(",")[1]).decode() == SVG
    (image,) = parsed(cell(both | {"image/png": PNG[:8]})).xpath("//img")
    assert image.get("src").startswith("data:image/png")


def test_code_is_shown_only_where_it_is_wanted() -> None:
    code = cell({"text/plain": "3"}, source="answer = 1 + 2  # <b>")
    quiet = cell(source="import this_too")
    hidden, shown = (parsed(code, quiet, show_code=wanted) for wanted in (False, True))
    assert not hidden.xpath("//*[contains(@class, 'na-code')]")
    assert ".highlight" not in hidden.xpath("//style/text()")[0]
    assert [part.text_content().strip() for part in shown.xpath("//*[@class='na-code']")] == [
        "answer = 1 + 2  # <b>",
        "import this_too",
    ]
    assert ".highlight .k" in shown.xpath("//style/text()")[0]


@pytest.mark.parametrize(("style", "panel"), [(_CODE_LIGHT, "f4f6f8"), (_CODE_DARK, "1e2428")])
def test_every_colour_of_code_stands_out_from_the_panel(style: str, panel: str) -> None:
    colours = {
        look["color"] for token, look in get_style_by_name(style) if look["color"] and "Error" not in token
    }
    assert len(colours) > 3
    assert min(contrast(colour, panel) for colour in colours) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 counts it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_warnings_and_what_is_said_of_the_seed_article_stay_out() -> None:
    warned = new_code_cell("x", outputs=[new_output("stream", name="stderr", text="/home/me/x.py: Warning")])
    about_seed = new_markdown_cell("In the seed article", metadata={"tags": ["seed-article"]})
    html = page_with(warned, about_seed)
    assert "/home/me" not in html
    assert "In the seed article" not in html


def test_a_failed_notebook_makes_no_page() -> None:
    failed = new_code_cell("1/0", outputs=[new_output("error", ename="ZeroDivisionError", evalue="by zero")])
    with pytest.raises(
        ReportError, match=r"notebook 01_first has a failed cell \(ZeroDivisionError: by zero\)"
    ):
        page_with(failed)


def test_notebooks_are_left_as_they_were() -> None:
    source = notebook(cell({"text/html": "<style>x</style>", "text/plain": "x"}))
    before = str(source)
    render(PAGE, {"01_first": source})
    assert str(source) == before
