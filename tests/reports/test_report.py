"""The main job, end to end, and what it leaves when it fails."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import pandas as pd
import pytest
from lxml.html import HtmlElement, fromstring

from newsanalysis import AnnotatedArticle, ParameterError, ReportError, load_article, make_report
from newsanalysis.parameters import IN_REPORTS, WHOLE
from newsanalysis.reports import notebooks as notebooks_module
from newsanalysis.reports import report as report_module
from newsanalysis.reports.kernels import Kernels
from newsanalysis.tables import TABLES, read_csv
from tests.conftest import PUBLISHED, SEED, SHORT


@pytest.fixture
def kernel_folder() -> Iterator[Path]:
    """A folder with a short path, as sockets need it."""
    with TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def out(seed_report: Path) -> Path:
    return seed_report.parent


@pytest.fixture(scope="module")
def html(seed_report: Path) -> str:
    return seed_report.read_text(encoding="utf-8")


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
        assert len(list((out / "notebooks").iterdir())) == len(notebooks_module.notebook_paths())

    def test_the_tables_are_the_annotation(self, out: Path, annotated: AnnotatedArticle) -> None:
        for name, table in replace(annotated, sharing=IN_REPORTS).tables():
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
        assert len(alternatives) == len(page.xpath("//img")) == 9
        assert all("description has been provided" not in words and len(words) > 40 for words in alternatives)

    def test_every_table_has_a_caption_and_header_scopes(self, page: HtmlElement) -> None:
        tables = page.xpath("//table")
        assert len(tables) >= 8
        assert all(table.xpath("caption") for table in tables)
        assert not page.xpath("//th[not(@scope)]")

    def test_the_page_has_one_title_and_a_section_per_notebook(self, page: HtmlElement) -> None:
        sections = ["article", "entities", "dates", "statements", "charts", "provenance"]
        assert len(page.xpath("//h1")) == 1
        assert page.xpath("//main/section/@id") == sections
        assert page.xpath("//nav/ol/li/a/@href") == [f"#{name}" for name in sections]
        assert all(page.xpath("//*[@id=$id]", id=link[1:]) for link in page.xpath("//nav//a/@href"))

    def test_what_is_said_of_the_seed_articles_stored_outputs_stays_in_the_notebooks(self, html: str) -> None:
        assert "seed article" not in html.lower()

    def test_the_page_shows_no_code(self, html: str) -> None:
        assert "annotate_source" not in html

    def test_the_text_is_marked_and_says_that_it_is_an_excerpt(self, page: HtmlElement) -> None:
        assert len(page.xpath("//div[@lang='de']//mark[@data-id]")) > 10
        assert page.xpath("//p[@class='na-notice']")[0].text.startswith("Excerpts: ")

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
    page = make_report(load_article(StringIO(text)), tmp_path / "out", sharing=WHOLE).read_text(
        encoding="utf-8"
    )
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
def test_a_kernel_that_dies_is_one_clear_error(tmp_path: Path, kernel_folder: Path) -> None:
    notebook = nbformat.read(notebooks_module.notebook_paths()[0], as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("import os; os._exit(1)"))
    nbformat.write(notebook, tmp_path / "01_article.ipynb")
    (tmp_path / "out").mkdir()
    parameters = {"article": str(SEED)}
    with (
        Kernels(1, kernel_folder, tmp_path) as kernels,
        pytest.raises(ReportError, match=r"notebook 01_article failed: .*[Kk]ernel"),
    ):
        notebooks_module.run_notebooks([tmp_path / "01_article.ipynb"], tmp_path / "out", parameters, kernels)


@pytest.mark.slow
def test_the_command_in_the_record_reads_the_article_again(tmp_path: Path) -> None:
    make_report(load_article(StringIO(SHORT)), tmp_path / "out", sharing=WHOLE)
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    source = shlex.split(record["command"])[2]
    assert load_article(source).sha256 == record["article"]["sha256"]


def test_a_folder_that_is_a_file_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    with pytest.raises(ReportError, match=r"can't write the report to .*taken.*--out"):
        make_report(load_article(StringIO(SHORT)), tmp_path / "taken")


def test_an_unknown_parameter_is_refused_before_a_kernel_starts(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="unknown parameter 'publishd'; did you mean 'published'"):
        notebooks_module.run_notebooks([], tmp_path, {"publishd": "2024"}, Kernels(0, tmp_path, tmp_path))
