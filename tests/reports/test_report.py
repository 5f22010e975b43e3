"""The main job, end to end, and what it leaves when it fails."""

from __future__ import annotations

import json
import re
import shlex
from io import StringIO
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from lxml.html import HtmlElement, fromstring

from newsanalysis import AnnotatedArticle, ReportError, load_article, make_report
from newsanalysis.reports import notebooks as notebooks_module
from newsanalysis.reports import report as report_module
from newsanalysis.tables import TABLES, read_csv
from tests.conftest import PUBLISHED, SEED, SHORT


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("Bericht mit Ümlaut")
    (folder / "mine.txt").write_text("keep me", encoding="utf-8")
    make_report(load_article(SEED, published=PUBLISHED), folder)
    return folder


@pytest.fixture(scope="module")
def html(out: Path) -> str:
    return (out / "report.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(html: str) -> HtmlElement:
    return fromstring(html)


@pytest.mark.slow
class TestFinishedReport:
    def test_the_folder_holds_report_tables_notebooks_and_record_and_nothing_half_done(
        self, out: Path
    ) -> None:
        assert sorted(path.name for path in out.iterdir()) == [
            "mine.txt",
            "notebooks",
            "report.html",
            "run.json",
            "tables",
        ]
        assert sorted(path.stem for path in (out / "tables").iterdir()) == sorted(TABLES)
        assert len(list((out / "notebooks").iterdir())) == 4

    def test_the_tables_are_the_annotation(self, out: Path, annotated: AnnotatedArticle) -> None:
        for name, table in annotated.tables():
            pd.testing.assert_frame_equal(read_csv(name, out / "tables" / f"{name}.csv"), table)

    def test_the_record_says_what_was_run(self, out: Path, annotated: AnnotatedArticle) -> None:
        record = json.loads((out / "run.json").read_text(encoding="utf-8"))
        assert record["article"]["sha256"] == annotated.article.sha256
        assert record["article"]["published_source"] == "given"
        assert record["parameters"]["published"] == PUBLISHED
        assert {"newsanalysis", "spacy", "python"} <= set(record["versions"])
        assert record["command"].endswith(f"--published {PUBLISHED}")

    def test_the_page_refers_to_nothing_outside(
        self, html: str, page: HtmlElement, annotated: AnnotatedArticle
    ) -> None:
        own = set(re.findall(r"https?://[^\s\"'<>]+", annotated.article.text))
        assert set(re.findall(r"https?://[^\s\"'<>]+", html)) <= own
        assert not page.xpath("//script | //link | //iframe | //object | //base")
        assert {str(source)[:22] for source in page.xpath("//@src")} == {"data:image/png;base64,"}
        assert all(str(address).startswith("#") for address in page.xpath("//@href"))
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'")

    def test_every_picture_says_in_words_what_it_shows(self, page: HtmlElement) -> None:
        alternatives = page.xpath("//img/@alt")
        assert len(alternatives) == len(page.xpath("//img")) == 7
        assert all("description has been provided" not in words and len(words) > 40 for words in alternatives)

    def test_every_table_has_a_caption_and_header_scopes(self, page: HtmlElement) -> None:
        tables = page.xpath("//table")
        assert len(tables) >= 8
        assert all(table.xpath("caption") for table in tables)
        assert not page.xpath("//th[not(@scope)]")

    def test_the_page_has_one_title_and_a_section_per_notebook(self, page: HtmlElement) -> None:
        sections = ["article", "entities", "dates", "charts", "provenance"]
        assert len(page.xpath("//h1")) == 1
        assert page.xpath("//main/section/@id") == sections
        assert page.xpath("//nav//a/@href") == [f"#{name}" for name in sections]

    def test_what_is_said_of_the_seed_articles_stored_outputs_stays_in_the_notebooks(self, html: str) -> None:
        assert "seed article" not in html.lower()

    def test_the_page_shows_no_code(self, html: str) -> None:
        assert "annotate_source" not in html

    def test_marks_carry_the_ids_and_offsets_of_the_tables(
        self, page: HtmlElement, annotated: AnnotatedArticle
    ) -> None:
        timexes, mentions = (
            annotated.timexes.set_index("timex_id"),
            annotated.mentions.set_index("mention_id"),
        )
        marks = page.xpath("//mark[@data-id]")
        assert {mark.get("data-id") for mark in marks} >= set(timexes.index)
        for mark in marks:
            known = timexes if mark.get("data-id") in timexes.index else mentions
            row = known.loc[mark.get("data-id")]
            assert mark.text == row["text"]
            assert [mark.get("data-begin"), mark.get("data-end")] == [
                str(row["start_char"]),
                str(row["end_char"]),
            ]
            assert mark.get("data-type") == row["type" if known is timexes else "label"]

    def test_executed_notebooks_carry_the_parameters(self, out: Path) -> None:
        notebook = nbformat.read(out / "notebooks" / "03_dates.ipynb", as_version=4)
        injected = [
            cell.source for cell in notebook.cells if "injected-parameters" in cell.metadata.get("tags", [])
        ]
        assert len(injected) == 1
        assert f'published = "{PUBLISHED}"' in injected[0]


@pytest.mark.slow
def test_hostile_text_does_nothing_on_the_page(tmp_path: Path) -> None:
    attack = "<script>alert(1)</script><img src=x onerror=alert(2)></style>"
    text = f"{attack} in Wien\n\nAm 3. Mai 2024 reiste die Ministerin {attack} nach Rom; da: $x$ `a` *b*"
    page = make_report(load_article(StringIO(text)), tmp_path / "out").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<img src=x" not in page
    assert page.count("</style>") == page.count("<style>")
    assert "&lt;script&gt;" in page
    assert load_article(tmp_path / "out" / "article.json").text == load_article(StringIO(text)).text


def broken(tmp_path: Path) -> list[Path]:
    """The notebooks, the second one with a cell that fails."""
    paths = []
    for path in notebooks_module.notebook_paths():
        notebook = nbformat.read(path, as_version=4)
        if path.stem.startswith("02"):
            notebook.cells.append(nbformat.v4.new_code_cell("raise RuntimeError('no such luck')"))
        copy = tmp_path / path.name
        nbformat.write(notebook, copy)
        paths.append(copy)
    return paths


@pytest.mark.slow
def test_a_failed_notebook_is_kept_and_named_and_no_report_looks_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "report.html").write_text("an older report", encoding="utf-8")
    (out / "run.json").write_text('{"versions": {"newsanalysis": "0.0.1"}}', encoding="utf-8")
    paths = broken(tmp_path)
    monkeypatch.setattr(report_module, "notebook_paths", lambda: paths)
    with pytest.raises(
        ReportError, match=r"notebook 02_entities failed in cell \[\d+\]: RuntimeError: no such luck"
    ):
        make_report(load_article(SEED, published=PUBLISHED), out)
    assert not (out / "report.html").exists()
    kept = nbformat.read(out / "notebooks" / "02_entities.ipynb", as_version=4)
    assert any(o.output_type == "error" for cell in kept.cells for o in cell.get("outputs", []))
    assert not [path for path in out.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("name", ["report.html", "tables/entities.csv", "run.json"])
def test_a_users_own_file_is_never_written_over(tmp_path: Path, name: str) -> None:
    own = tmp_path / "out" / name
    own.parent.mkdir(parents=True)
    own.write_text("mine", encoding="utf-8")
    with pytest.raises(ReportError, match="which no report made before; name another folder"):
        make_report(load_article(StringIO(SHORT)), tmp_path / "out")
    assert own.read_text(encoding="utf-8") == "mine"
    assert sum(path.is_file() for path in (tmp_path / "out").rglob("*")) == 1


@pytest.mark.slow
def test_a_kernel_that_dies_is_one_clear_error(tmp_path: Path) -> None:
    notebook = nbformat.read(notebooks_module.notebook_paths()[0], as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("import os; os._exit(1)"))
    nbformat.write(notebook, tmp_path / "01_article.ipynb")
    (tmp_path / "out").mkdir()
    with pytest.raises(ReportError, match=r"notebook 01_article failed: .*[Kk]ernel"):
        notebooks_module.run_notebooks(
            [tmp_path / "01_article.ipynb"], tmp_path / "out", {"article": str(SEED)}
        )


@pytest.mark.slow
def test_the_command_in_the_record_reads_the_article_again(tmp_path: Path) -> None:
    make_report(load_article(StringIO(SHORT)), tmp_path / "out")
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    *_, source = shlex.split(record["command"])
    assert load_article(source).sha256 == record["article"]["sha256"]


def test_a_folder_that_is_a_file_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    with pytest.raises(ReportError, match=r"can't write to .*taken.*--out"):
        make_report(load_article(StringIO(SHORT)), tmp_path / "taken")


def test_an_unknown_parameter_is_refused_before_a_kernel_starts(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="unknown notebook parameters: publishd"):
        notebooks_module.run_notebooks([], tmp_path, {"publishd": "2024"})
