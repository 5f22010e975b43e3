"""The report on a corpus, end to end, and what is refused."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from lxml.html import HtmlElement, fromstring

from newsanalysis import Corpus, CorpusError, annotate_corpus, make_corpus_report
from newsanalysis.corpus import Selection
from newsanalysis.reports import select_source
from tests.conftest import ROOT

TABLES = ["coverage", "dates", "entities", "errors", "over_time", "shared_events", "speakers", "together"]


@pytest.fixture(scope="module")
def page(corpus_report: Path) -> HtmlElement:
    return fromstring(corpus_report.read_text(encoding="utf-8"))


@pytest.mark.slow
class TestFinishedReport:
    def test_the_folder_holds_report_tables_notebook_and_record(self, corpus_report: Path) -> None:
        out = corpus_report.parent
        assert sorted(path.name for path in out.iterdir()) == [
            "notebooks",
            "report.html",
            "run.json",
            "tables",
        ]
        assert sorted(path.stem for path in (out / "tables").iterdir()) == TABLES
        assert [path.name for path in (out / "notebooks").iterdir()] == ["06_corpus.ipynb"]

    def test_the_tables_beside_it_are_whole(self, corpus_report: Path, sample_corpus: Path) -> None:
        pairs = pd.read_csv(corpus_report.parent / "tables" / "together.csv")
        assert len(pairs) == len(Selection(Corpus.read(sample_corpus)).together()) > 100

    def test_the_record_says_what_was_run(self, corpus_report: Path, sample_corpus: Path) -> None:
        record = json.loads((corpus_report.parent / "run.json").read_text(encoding="utf-8"))
        assert record["command"] == f"newsanalysis report {sample_corpus}"
        assert record["corpus"]["counts"]["articles"] == 62
        assert record["versions"]["newsanalysis"]

    def test_the_page_says_what_it_is_about(self, page: HtmlElement) -> None:
        assert page.xpath("//h1")[0].text == "Beispiel: 62 articles"
        assert page.xpath("//p[@class='na-kicker']")[0].text == "Corpus report"
        facts = dict(zip(page.xpath("//header//dt/text()"), page.xpath("//header//dd/text()"), strict=True))
        assert facts["Published"] == "2023-01 to 2024-12, 2 articles without a date"
        assert facts["Errors"] == "5 records of the corpus not read"
        summary = page.xpath("//p[@class='na-summary']")[0].text
        assert "Holger Brandt (6)" in summary
        assert re.search(r"\d+ events by several articles", summary)

    def test_every_question_is_a_part_with_a_picture_in_words(self, page: HtmlElement) -> None:
        assert page.xpath("//main/section/@id") == ["corpus", "provenance"]
        assert len(page.xpath("//nav//ul/li")) == 6
        alternatives = page.xpath("//img/@alt")
        assert len(alternatives) == len(page.xpath("//img")) == 5
        assert all(len(words) > 40 for words in alternatives)
        assert not page.xpath("//th[not(@scope)] | //table[not(caption)]")

    def test_tables_are_cut_and_say_how_many_rows_there_are(self, page: HtmlElement) -> None:
        captions = [caption.text for caption in page.xpath("//table/caption")]
        assert any(re.fullmatch(r"Pairs in most articles: the first 20 of \d{3,}", text) for text in captions)
        shown = page.xpath("//table[not(ancestor::details)]")
        assert max(len(table.xpath(".//tbody/tr")) for table in shown) == 20

    def test_it_refers_to_nothing_outside_and_is_light(self, page: HtmlElement, corpus_report: Path) -> None:
        assert not page.xpath("//script | //link | //iframe | //object | //base")
        assert {str(source)[:22] for source in page.xpath("//@src")} == {"data:image/png;base64,"}
        assert corpus_report.stat().st_size < 300_000

    def test_no_sentence_of_an_article_is_on_the_page(self, page: HtmlElement, sample_corpus: Path) -> None:
        words = " ".join(page.text_content().split())
        zones = Corpus.read(sample_corpus).table("zones", columns=["kind", "text"])
        sentences = [
            sentence
            for text in zones.loc[zones["kind"] == "paragraph", "text"]
            for sentence in re.split(r"(?<=[.!?])\s+", " ".join(text.split()))
            if len(sentence) > 40
        ]
        assert len(sentences) > 200
        assert not [sentence for sentence in sentences if sentence in words]

    def test_what_is_said_of_the_sample_stays_in_the_notebook(self, page: HtmlElement) -> None:
        assert "which takes some seconds" not in page.text_content()


@pytest.mark.slow
def test_hostile_words_do_nothing_and_an_empty_corpus_has_a_report(tmp_path: Path) -> None:
    attack = "<script>alert(1)</script>"
    rows = [
        {
            "title": f"{attack} in Wien",
            "text": f"Anna Beispiel {attack} war am 3. Mai 2024 in Österreich.",
            "published": "2024-05-04",
        },
        {
            "title": f"Wieder {attack}",
            "text": "Anna Beispiel wird am 3. Mai 2024 in Österreich sein.",
            "published": "2024-05-01",
        },
        {"text": " ", "id": attack},
    ]
    source = tmp_path / "rows.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    annotate_corpus(source, nlp="rules", out=tmp_path / attack.replace("/", ""))
    page = make_corpus_report(tmp_path / attack.replace("/", ""), tmp_path / "out").read_text(
        encoding="utf-8"
    )
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; in Wien" in page  # the headlines of the shared event
    source.write_text(json.dumps(rows[2]) + "\n", encoding="utf-8")
    annotate_corpus(source, nlp="rules", out=tmp_path / "empty")
    page = make_corpus_report(tmp_path / "empty", tmp_path / "none").read_text(encoding="utf-8")
    assert "empty: 0 articles" in page
    assert page.count("<img") == 5  # each says that there is nothing


@pytest.mark.slow
def test_the_command_takes_months_and_entities(tmp_path: Path, sample_corpus: Path) -> None:
    options = ["--months", "2023-09..2024-06", "--entities", "Putin", "--out", "out"]
    done = newsanalysis("report", str(sample_corpus), *options)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{tmp_path.resolve() / 'out' / 'report.html'}\n"
    words = fromstring((tmp_path / "out" / "report.html").read_text(encoding="utf-8")).text_content()
    assert "Beispiel: 2 articles" in words
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert record["command"].endswith("--months 2023-09..2024-06 --entities Putin")


def newsanalysis(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "newsanalysis", *arguments], capture_output=True, text=True, encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["ARTICLES"], 1, "there is no corpus in"),
        (["REPORT"], 1, "is the folder of a report, not of a corpus"),
        (["CUT"], 1, "was cut off; finish it with --resume"),
        (["ARTICLES", "--published", "2024"], 2, "a corpus was read when it was made"),
        (["ARTICLES/a.txt", "--months", "2024"], 2, "they choose from a corpus"),
    ],
)
def test_what_is_no_corpus_is_one_clear_error(
    tmp_path: Path, arguments: list[str], status: int, said: str
) -> None:
    for name, text in {
        "ARTICLES/a.txt": "Wien\n\nEs regnete.",
        "REPORT/run.json": '{"versions": {"newsanalysis": "0.1.0"}}',
        "CUT/_work/run.json": '{"generation": 0}',
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = newsanalysis("report", *arguments)
    assert (done.returncode, done.stdout) == (status, "")
    assert said in " ".join(done.stderr.replace("│", " ").split())
    assert not list(tmp_path.glob("newsanalysis-*"))


def test_nothing_is_written_where_nobody_of_that_name_is_named(tmp_path: Path, sample_corpus: Path) -> None:
    with pytest.raises(CorpusError, match="did you mean Anke Lohse"):
        make_corpus_report(sample_corpus, tmp_path / "out", entities="Anke Lose")
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
@pytest.mark.parametrize("folder", [ROOT, ROOT / "notebooks"], ids=["from the checkout", "from notebooks/"])
def test_papermills_command_runs_the_notebook_alone(folder: Path, tmp_path: Path) -> None:
    """With its defaults it annotates the sample first; a single month is a number to papermill."""
    executed = tmp_path / "out.ipynb"
    command = [sys.executable, "-m", "papermill", str(ROOT / "notebooks" / "06_corpus.ipynb"), str(executed)]
    done = subprocess.run([*command, "-p", "months", "2023"], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    outputs = [o for cell in nbformat.read(executed, as_version=4).cells for o in cell.get("outputs", [])]
    shown = "\n".join(output.data["text/plain"] for output in outputs if "data" in output)
    assert "Anke Lohse" in shown
    assert "2023-12" in shown
    assert "2024-01 " not in shown.split("Named most")[0].split("Strips")[0]


def test_articles_are_annotated_first_and_a_corpus_is_not(tmp_path: Path, sample_corpus: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Wien\n\nAnna Beispiel war am 3. Mai 2024 in Österreich.", encoding="utf-8"
    )
    assert len(select_source(str(tmp_path / "*.txt")).articles) == 1
    assert len(select_source(str(sample_corpus)).articles) == 62
