"""Processes on this machine: the same tables, one model each, deaths survived."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from newsanalysis import Corpus, PipelineError, annotate_corpus, load_pipeline
from newsanalysis.corpus import Sources, batches, run_corpus
from newsanalysis.corpus.index import Index
from newsanalysis.corpus.process import PipelineSpec
from newsanalysis.corpus.processes import Processes
from newsanalysis.corpus.run import Place
from newsanalysis.corpus.staging import Staging
from newsanalysis.corpus.storage import Folder
from newsanalysis.corpus.workers import results
from tests.corpus.conftest import N_ARTICLES, N_RECORDS, assert_same, raw, text
from tests.corpus.deadly import KILLS, KILLS_ONCE, RAISES, DeadlySpec, SlowSpec

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.slow
def test_two_processes_make_the_same_tables(source: Path, undisturbed: Corpus, tmp_path: Path) -> None:
    corpus = annotate_corpus(source, nlp=load_pipeline("rules"), workers=2, out=tmp_path / "c")
    assert_same(corpus, undisturbed)


@pytest.mark.slow
def test_a_worker_that_dies_costs_one_article(tmp_path: Path) -> None:
    words = {5: KILLS, 11: KILLS_ONCE, 17: RAISES}
    articles = [raw(f"{text(number)} {words.get(number, '')}", f"t{number}") for number in range(21)]
    spec = DeadlySpec(marker=str(tmp_path / "died once"))
    run_corpus(articles, tmp_path / "c", Place(spec, processes=2))
    corpus = Corpus.read(tmp_path / "c")
    assert corpus.table("errors")[["source", "stage", "error"]].to_numpy().tolist() == [
        ["t5", "worker", "WorkerDied"],
        ["t17", "annotate", "ValueError"],
    ]
    assert len(corpus.table("articles")) == 19
    assert (tmp_path / "died once").exists()


@pytest.mark.slow
def test_killed_workers_are_replaced(stream: Sources) -> None:
    workers = Processes(2, SlowSpec(), NOW)
    try:
        found = results(batches.batches(stream, Index()), workers)
        first = next(found)
        for one in workers.processes:
            os.kill(one.process.pid or 0, signal.SIGKILL)
        assert sum(result.n_records for result in chain([first], found)) == N_RECORDS
    finally:
        workers.stop()


@pytest.mark.slow
def test_a_worker_killed_in_the_middle_of_its_answer() -> None:
    workers = Processes(1, PipelineSpec("rules"), NOW)
    long = "\n\n".join(text(number) for number in range(2_000))
    try:
        (batch,) = batches.batches([raw(long)], Index())
        workers.give(batch)
        assert workers.processes[0].connection.poll(60)  # it has begun to send, and waits to be read
        workers.processes[0].process.kill()
        (result,) = results(iter(()), workers)
        assert (result.n_records, result.n_errors) == (1, 0)
        assert len(result.packed) > 1_000_000  # more than a pipe holds
    finally:
        workers.stop()


@pytest.mark.slow
def test_what_no_worker_can_load_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="no_such"):
        annotate_corpus([raw(text(0))], nlp="no_such", workers=2, out=tmp_path / "c")


@pytest.mark.slow
def test_what_only_this_process_can_load_ends_the_run(tmp_path: Path) -> None:
    spec = PipelineSpec(folder=str(tmp_path))  # no pipeline lies there: spaCy's own error
    with pytest.raises(PipelineError, match=r"worker process can't load the pipeline.*use one worker"):
        run_corpus([raw(text(0))], tmp_path / "c", Place(spec, processes=2))


NO_GUARD = """
import sys
from newsanalysis import annotate_corpus
annotate_corpus(sys.argv[1], nlp="rules", workers=2, out=sys.argv[2])
"""


@pytest.mark.slow
def test_a_script_without_a_guard_is_told_so(source: Path, tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(NO_GUARD)
    done = subprocess.run([sys.executable, script, source, tmp_path / "c"], capture_output=True, text=True)
    assert done.returncode == 1
    assert '`if __name__ == "__main__":`' in done.stderr.splitlines()[-1]
    assert Staging(Folder(tmp_path / "c")).names() == []  # no article is blamed


@pytest.mark.slow
def test_a_worker_killed_while_it_starts_costs_nothing(tmp_path: Path) -> None:
    workers = Processes(1, PipelineSpec("rules"), NOW)
    try:
        (batch,) = batches.batches([raw(text(0))], Index())
        workers.give(batch)
        workers.processes[0].process.kill()
        (result,) = results(iter(()), workers)
        assert (result.n_records, result.n_errors) == (1, 0)
    finally:
        workers.stop()


class Unreadable:
    """Something that can be sent and not received."""

    def __reduce__(self) -> Any:
        return int, ("no number",)


@pytest.mark.slow
def test_what_a_worker_cannot_receive_ends_it() -> None:
    workers = Processes(1, PipelineSpec("rules"), NOW)
    try:
        workers.give(Unreadable())  # type: ignore[arg-type]
        assert workers.processes[0].process.exitcode is None
        workers.processes[0].process.join(60)
        assert workers.processes[0].process.exitcode == 1
    finally:
        workers.stop()


def test_no_more_is_read_than_the_workers_take() -> None:
    given = most = 0

    class Counting:
        """Takes four batches, gives them back one by one."""

        def __init__(self) -> None:
            self.out: list[Any] = []

        def is_full(self) -> bool:
            return len(self.out) >= 4

        def is_idle(self) -> bool:
            return not self.out

        def give(self, batch: Any) -> None:
            self.out.append(batch)

        def take(self) -> Any:
            return self.out.pop(0)

        def stop(self) -> None:
            pass

    def stream() -> Iterator[Any]:
        nonlocal given, most
        for number in range(50):
            given += 1
            most = max(most, given - done)
            yield number

    done = 0
    for _ in results(stream(), Counting()):
        done += 1
    assert (done, most) == (50, 5)


RUN = """
import sys
from newsanalysis.corpus import Sources, batches, run_corpus
from newsanalysis.corpus.run import Place
from tests.corpus.deadly import SlowSpec
batches.MAX_ARTICLES = 7
if __name__ == "__main__":
    run_corpus(Sources(sys.argv[1:2]), sys.argv[2], Place(SlowSpec(), processes=2), resume=True)
"""


def start(source: Path, out: Path, script: Path) -> subprocess.Popen[bytes]:
    script.write_text(RUN)
    root = str(Path(__file__).parents[2])
    return subprocess.Popen([sys.executable, script, source, out], env=os.environ | {"PYTHONPATH": root})


@pytest.mark.slow
@pytest.mark.parametrize("n_batches", [0, 3])
def test_kill_9_of_the_main_process(
    n_batches: int, source: Path, undisturbed: Corpus, tmp_path: Path
) -> None:
    out = tmp_path / "c"
    process = start(source, out, tmp_path / "run.py")
    wait_for(lambda: (out / "_work" / "run.json").exists())
    wait_for(lambda: len(list((out / "_work").glob("batches/*.arrow"))) >= n_batches)
    children = children_of(process.pid)
    process.kill()
    process.wait()
    wait_for(lambda: not any(alive(child) for child in children))
    assert_same(annotate_corpus(source, nlp="rules", out=out, resume=True), undisturbed)
    assert len(undisturbed.table("articles")) == N_ARTICLES


def test_a_spec_loads_what_it_names() -> None:
    assert PipelineSpec("rules").load().meta["name"] == "rules"


def wait_for(condition: Any) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def children_of(pid: int) -> list[int]:
    """Ids of the processes that it has started (Linux)."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in path.read_text().split()] if path.exists() else []


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
