"""The sample corpus in data/, made by the command as users type it, and the queries of docs/queries.md."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from newsanalysis import Corpus
from tests.conftest import ROOT

QUERIES = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sample")
    command = ["corpus", str(ROOT / "data" / "corpus" / "*"), "--out", "corpus"]
    code = "from newsanalysis.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, *command], cwd=out, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "corpus\n"
    assert done.stderr == (
        "newsanalysis: 70 records: 62 articles, 3 duplicates, 5 errors (see corpus/errors)\n"
    )
    return out


def query(folder: Path, question: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What the query answers that stands behind the question."""
    monkeypatch.chdir(folder)
    sql = QUERIES.split(question)[1].split("```sql\n")[1].split("```")[0]
    return [tuple(row) for row in duckdb.connect().execute(sql).fetchall()]


def test_the_command_writes_down_what_it_was(folder: Path) -> None:
    run = json.loads((folder / "corpus" / "run.json").read_text("utf-8"))
    assert "--out corpus" in run["command"]
    assert Corpus.read(folder / "corpus").months[-1] == "unknown"


def test_putin_and_north_korea(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = query(folder, "Which articles name Putin", monkeypatch)
    assert [published for published, _ in found] == ["2023-09-14", "2024-06-18"]


def test_who_is_named_together(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ("Olaf Berger", "PER", 2) in query(folder, "Who is named together", monkeypatch)


def test_days_of_several_articles(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for begin, _, articles in query(folder, "Which days do several", monkeypatch):
        assert begin
        assert isinstance(articles, int)
        assert articles > 1


def test_articles_a_month(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = query(folder, "How many articles a month", monkeypatch)
    assert len(found) == 25
    assert sum(int(str(row[1])) for row in found) == 62
    assert all(int(str(row[2])) <= int(str(row[1])) for row in found)


def test_what_failed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = query(folder, "What failed", monkeypatch)
    assert found[0][:3] == ("read", "ArticleError", 3)
    assert sum(int(str(row[2])) for row in found) == 5


def test_the_python_of_the_page_runs(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    for block in re.findall(r"```python\n(.*?)```", QUERIES, re.S):
        exec(block, {})
    printed = capsys.readouterr().out
    assert "Putin reist nach Pjöngjang" in printed
    assert "2023-01" in printed


def test_no_query_is_left_untested() -> None:
    assert len(re.findall("```sql", QUERIES)) == 5
