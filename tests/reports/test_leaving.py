"""What leaves with a report: no more of the article than promised, the same bytes twice, no noise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from lxml.html import fromstring

from newsanalysis import Article, load_article, make_report
from newsanalysis.parameters import Sharing
from newsanalysis.tables.sharing import LONGEST_WORDS, longest_stretch
from tests.conftest import ROOT, SHORT

pytestmark = pytest.mark.slow

MOST_BYTES = 600_000


def words_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file of a report as a reader gets it: its name, and its words with single spaces."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8")
        if path.suffix in {".json", ".ipynb"}:
            text = "\n".join(without_markup(one) for one in strings_of(json.loads(text)))
        elif path.suffix == ".html":
            text = without_markup(text)
        yield path.name, " ".join(text.split())


def strings_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        # Jupyter keeps a text as the list of its lines.
        joined = "".join(value) if all(isinstance(one, str) for one in value) else ""
        yield from [joined] if joined else (text for one in value for text in strings_of(one))
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in strings_of(one))


def without_markup(text: str) -> str:
    if "<" not in text:
        return text
    page = fromstring(f"<div>{text}</div>" if "<html" not in text else text)
    for beside in page.xpath("//span[@class='na-note'] | //small | //style"):
        beside.drop_tree()
    return str(page.text_content())


def longest_run(article: Article, words: str) -> int:
    """Characters of the article, the headline aside, that stand in a row in the words."""
    text = " ".join(article.text.removeprefix(article.title or "").split())
    length = 0
    for begin in range(len(text)):
        # A space at either end may be that of the page.
        while text[begin] != " ":
            end = begin + length + 1
            end += end < len(text) and text[end - 1] == " "
            if end > len(text) or text[begin:end] not in words:
                break
            length = end - begin
    return length


def test_a_run_is_found_where_there_is_one(seed: Article, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        f"<p>… {seed.text[601:651]}<b>{seed.text[651:701]}</b> …</p>", encoding="utf-8"
    )
    (tmp_path / "b.json").write_text(
        json.dumps({"source": [seed.text[301:341], seed.text[341:371]]}), encoding="utf-8"
    )
    assert [longest_run(seed, words) for _, words in words_in(tmp_path)] >= [95, 65]


def test_with_none_no_sentence_leaves(seed: Article, coded_report: Path) -> None:
    for name, words in words_in(coded_report.parent):
        assert longest_run(seed, words) <= LONGEST_WORDS, name


def test_with_excerpts_no_more_leaves_than_is_promised(seed: Article, seed_report: Path) -> None:
    runs = {name: longest_run(seed, words) for name, words in words_in(seed_report.parent)}
    assert max(runs.values()) <= longest_stretch(80)
    assert runs["report.html"] > 80


def test_an_article_without_a_file_is_not_left_beside_the_report(tmp_path: Path) -> None:
    article = load_article(StringIO(SHORT))
    make_report(article, tmp_path / "out", sharing=Sharing("excerpt", 20))
    for name, words in words_in(tmp_path / "out"):
        assert longest_run(article, words) <= longest_stretch(20), name


def test_the_same_inputs_make_the_same_bytes(
    seed: Article, seed_report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1718700000")
    again = make_report(seed, tmp_path / "again")
    assert again.read_bytes() == seed_report.read_bytes()


def test_the_report_is_small(seed_report: Path) -> None:
    assert seed_report.stat().st_size < MOST_BYTES


def test_the_day_it_was_made_and_paths_stand_in_the_provenance_alone(seed_report: Path) -> None:
    html = seed_report.read_text(encoding="utf-8")
    before, provenance = html.split('<section id="provenance">')
    for once in ("2024-06-18T08:40", str(ROOT)):
        assert once not in before
        assert once in provenance


def test_no_noise_of_the_run_is_on_the_page(seed_report: Path) -> None:
    html = re.sub(r"data:image/[^\"]+", "", seed_report.read_text(encoding="utf-8"))
    for noise in ("Figure size", "<Axes", "&lt;Axes", " at 0x", "Traceback", "papermill-error", "ipykernel"):
        assert noise not in html
