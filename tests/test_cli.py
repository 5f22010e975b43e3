"""The command line as users call it: in a process of its own."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsanalysis import __version__, load_article
from newsanalysis.temporal.timeml import read_timeml, write_timeml
from tests.conftest import PUBLISHED, SEED


def run(*arguments: str | Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from newsanalysis.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8")


def test_version() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"newsanalysis {__version__}\n")


def test_models_lists_what_there_is() -> None:
    done = run("models")
    assert done.returncode == 0
    assert "(ours; without --model)" in done.stdout
    assert "ents_f" in done.stdout
    assert "rules" in done.stdout
    assert "spacy download" in done.stderr or "de_" in done.stdout


def test_help_names_the_commands() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert {"report", "annotate", "dates"} <= set(done.stdout.split())


@pytest.mark.parametrize("arguments", [["no-such-command"], ["dates"], ["annotate", "x", "--format", "xml"]])
def test_wrong_usage_exits_with_2_and_prints_no_data(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["dates", "no-such-file.txt"], "no-such-file.txt"),
        (["dates", str(SEED), "--published", "2024-02-31"], "2024-02-31"),
        (["annotate", str(SEED), "--model", "de_no_such_model"], "de_no_such_model"),
        (["annotate", str(SEED), "--gazetteer", "no-such.csv"], "no-such.csv"),
        (["report", "no-such-file.txt"], "no-such-file.txt"),
    ],
)
def test_our_errors_are_one_line_and_exit_with_1(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("newsanalysis: error: ")
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr
    assert not list(Path().iterdir()), "nothing is left behind"


def test_dates_as_table_csv_and_json() -> None:
    arguments = ["dates", str(SEED), "--published", PUBLISHED]
    table, as_csv, as_json = (run(*arguments, "--format", format) for format in ("table", "csv", "json"))
    assert "2024-06-18TEV" in table.stdout
    rows = list(csv.DictReader(io.StringIO(as_csv.stdout)))
    assert [row["value"] for row in rows] == [row["value"] for row in json.loads(as_json.stdout)["timexes"]]
    assert len(rows) == 6
    assert table.stderr == as_csv.stderr == as_json.stderr == ""


def test_without_a_date_of_publication_a_note_says_what_that_means() -> None:
    done = run("dates", "-", stdin="Putin reist nach Rom\n\nEr reist am Dienstagabend weiter nach Italien.\n")
    assert done.returncode == 0
    assert "XXXX-WXX-2TEV" in done.stdout
    assert done.stderr == (
        "newsanalysis: note: no date of publication, so relative dates stay open; give --published DATE\n"
    )


def test_a_note_says_that_the_date_was_inferred() -> None:
    done = run("dates", SEED)
    assert done.returncode == 0
    assert done.stderr.startswith("newsanalysis: note: date of writing 2024, inferred: ")
    assert "name one event" in done.stderr


def test_dates_as_timeml() -> None:
    done = run("dates", SEED, "--published", PUBLISHED, "--format", "timeml")
    document = read_timeml(done.stdout)
    assert document.dct == PUBLISHED
    assert [dict(mention.attributes)["value"] for mention in document.mentions][1] == "2024-06-18TEV"
    assert document.text == load_article(SEED).text


def test_a_folder_of_timeml(tmp_path: Path) -> None:
    source, target = tmp_path / "raw", tmp_path / "tagged"
    source.mkdir()
    raw = write_timeml("Gestern wurde gewählt.", [], "2024-06-18", doc_id="a")
    (source / "a.tml").write_text(raw, encoding="utf-8")
    assert run("dates", source, "--format", "timeml").returncode == 2
    assert run("dates", source, "--format", "timeml", "--out", source).returncode == 1
    assert (source / "a.tml").read_text(encoding="utf-8") == raw
    assert run("dates", SEED, "--out", target).returncode == 2
    done = run("dates", source, "--format", "timeml", "--out", target)
    assert done.returncode == 0
    mentions = read_timeml((target / "a.tml").read_text(encoding="utf-8")).mentions
    assert dict(mentions[0].attributes)["value"] == "2024-06-17"


@pytest.mark.parametrize(
    "content", [b"no TimeML", b"<TEXT>\xff</TEXT>", b'<DCT><T value="x"/></DCT><TEXT>a</TEXT>']
)
def test_a_bad_file_in_the_folder_is_named(content: bytes, tmp_path: Path) -> None:
    source, target = tmp_path / "raw", tmp_path / "tagged"
    source.mkdir()
    (source / "bad.tml").write_bytes(content)
    done = run("dates", source, "--format", "timeml", "--out", target)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "bad.tml" in done.stderr
    assert not list(target.iterdir()), "nothing half-written is left"


def test_a_folder_without_timeml(tmp_path: Path) -> None:
    done = run("dates", tmp_path, "--format", "timeml", "--out", tmp_path / "tagged")
    assert done.returncode == 1
    assert "no .tml files" in done.stderr
    assert not (tmp_path / "tagged").exists()


def test_annotate_prints_the_tables_asked_for() -> None:
    everything = json.loads(run("annotate", SEED, "--format", "json").stdout)
    assert list(everything) == [
        "articles",
        "zones",
        "entities",
        "mentions",
        "timexes",
        "timeline",
        "statements",
    ]
    some = json.loads(run("annotate", SEED, "--format", "json", "--table", "zones").stdout)
    assert some == {"zones": everything["zones"]}


def test_csv_is_one_table_at_a_time() -> None:
    done = run("annotate", SEED, "--format", "csv", "--table", "zones", "--table", "entities")
    assert done.returncode == 2
    assert "one table" in done.stderr


def test_standard_input() -> None:
    text = "Ministerin reist nach Rom\n\nDie Ministerin ist am 3. Mai 2024 nach Italien gereist.\n"
    done = run("dates", "-", "--format", "json", stdin=text)
    assert json.loads(done.stdout)["timexes"][0]["value"] == "2024-05-03"


def test_statements_say_who_says_what() -> None:
    done = run("statements", str(SEED), "--published", PUBLISHED, "--format", "csv")
    assert "accusation,indirect,accused,False,werfen … vor,Südkorea und die USA" in done.stdout
