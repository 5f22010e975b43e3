"""``newsanalysis corpus`` in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsanalysis import Corpus
from tests.corpus.conftest import N_ARTICLES

CODE = "from newsanalysis.cli import main; main()"


def run(*arguments: str | Path, code: str = CODE) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, "corpus", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["nowhere.jsonl", "--out", "c"], 1, "there is no nowhere.jsonl"),
        (["nowhere.jsonl"], 2, "--out"),
        (["x.jsonl", "--out", "c", "--workers", "0"], 2, "--workers"),
        (["x.jsonl", "--out", "c", "--workers", "2", "--scheduler", "tcp://127.0.0.1:9"], 2, "own workers"),
        (
            ["x.jsonl", "--out", "c", "--text-column", "inhalt"],
            1,
            "no column 'inhalt' (--text-column); found: text",
        ),
        (["x.jsonl", "--out", "x.jsonl"], 1, "x.jsonl"),
    ],
)
def test_what_is_wrong_is_one_line(arguments: list[str], status: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"text": "Ein Text."}\n')
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (status, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    if status == 1:
        assert len(done.stderr.splitlines()) == 1


SLOW = (
    # Where the suite itself runs in the background of a script, its children are born deaf to SIGINT.
    "import signal, time; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from newsanalysis.corpus import batches, staging; batches.MAX_ARTICLES = 1; "
    "put = staging.Staging.put; staging.Staging.put = lambda *given: (put(*given), time.sleep(0.2))"
)


@pytest.mark.slow
def test_ctrl_c_says_how_to_go_on(source: Path, tmp_path: Path) -> None:
    slow = f"{SLOW}; {CODE}"
    arguments = ["corpus", str(source), "--out", "c", "--model", "rules", "--workers", "2"]
    process = subprocess.Popen(
        [sys.executable, "-c", slow, *arguments],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # a terminal's Ctrl-C reaches the workers as well
    )
    end = time.monotonic() + 60
    while not list(tmp_path.glob("c/_work/batches/*.arrow")) and time.monotonic() < end:
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert said.strip().splitlines()[-1].endswith("--resume")
    assert "Traceback" not in said
    assert run(*arguments[1:], "--resume").returncode == 0
    assert len(Corpus.read("c").table("articles")) == N_ARTICLES


def test_without_the_extra_one_line_names_it(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"text": "Ein Text."}\n')
    done = run("x.jsonl", "--out", "c", code=f"import sys; sys.modules['pyarrow'] = None; {CODE}")
    assert done.returncode == 1
    assert done.stderr == (
        "newsanalysis: error: a corpus needs pyarrow, which is not installed; "
        "install the extra: pip install 'newsanalysis[corpus]'\n"
    )
