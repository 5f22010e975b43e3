"""Ten random moments: kill -9 of the main process, of a worker, of a Dask scheduler; then --resume.

Run with ``python -m tests.benchmarks.kill_corpus [--times 10] [--seed N]``. Each time the tables must be those of a
run that nobody disturbed. Takes minutes; the test suite does a few of these at fixed moments.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from newsanalysis import Corpus
from newsanalysis.tables import CORPUS_TABLES
from tests.benchmarks.bench_corpus import ROOT, sentences, write

N_ARTICLES = 1500
PROGRAM = [sys.executable, "-c", "from newsanalysis.cli import main; main()"]
DASK = [sys.executable, "-m", "dask"]


def command(source: Path, out: Path, *more: str) -> list[str]:
    """The command as a user types it."""
    return [*PROGRAM, "corpus", str(source), "--out", str(out), "--model", "rules", *more]


def same(one: Corpus, other: Corpus) -> bool:
    """Whether all tables are the same, in whatever order."""
    for name in CORPUS_TABLES:
        frames = [c.table(name) for c in (one, other)]
        ordered = [frame.sort_values(list(frame.columns)).reset_index(drop=True) for frame in frames]
        pd.testing.assert_frame_equal(*ordered)
    return True


def children(pid: int) -> list[int]:
    """Ids of the processes it started (Linux)."""
    return [int(c) for c in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def quiet(arguments: list[str]) -> subprocess.Popen[bytes]:
    """The process, silent."""
    return subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)


def finished(source: Path, out: Path) -> Corpus:
    """The corpus, after --resume where that is needed."""
    if not (out / "run.json").exists() or (out / "_work").exists():
        subprocess.run(command(source, out, "--workers", "2", "--resume"), check=True, capture_output=True)
    return Corpus.read(out)


def kill_main(source: Path, out: Path, moment: float) -> str:
    """Kill the main process."""
    process = quiet(command(source, out, "--workers", "2"))
    time.sleep(moment)
    staged = len(list(out.glob("_work/batches/*.arrow")))
    process.kill()
    process.wait()
    return f"{staged} batches done"


def kill_worker(source: Path, out: Path, moment: float) -> str:
    """Kill one worker process; the run itself goes on to its end.

    Too early to kill any: as soon as there is one. Too late: again, sooner.
    """
    process = quiet(command(source, out, "--workers", "2"))
    time.sleep(moment)
    while not (found := workers(process.pid)) and process.poll() is None:
        time.sleep(0.01)
    if not found:
        process.wait()
        shutil.rmtree(out)
        return kill_worker(source, out, moment / 2)
    os.kill(found[0], signal.SIGKILL)
    return f"killed one after {moment:.1f} s, status {process.wait()}"


def workers(pid: int) -> list[int]:
    """The worker processes of a run."""
    return [child for child in children(pid) if b"resource_tracker" not in cmdline(child)]


def cmdline(pid: int) -> bytes:
    """The command of a process."""
    path = Path(f"/proc/{pid}/cmdline")
    return path.read_bytes() if path.exists() else b""


def kill_scheduler(source: Path, out: Path, moment: float) -> str:
    """Kill the scheduler of a cluster; its workers end by themselves."""
    port = str(random.randrange(20_000, 40_000))
    address = f"tcp://127.0.0.1:{port}"
    scheduler = quiet([*DASK, "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"])
    worker = quiet([*DASK, "worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny"])
    process = quiet(command(source, out, "--scheduler", address))
    time.sleep(2 + moment)
    scheduler.kill()
    scheduler.wait()
    status = process.wait()
    worker.kill()
    worker.wait()
    return f"status {status}"


def main() -> None:
    """Print one line per kill."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    random.seed(given.seed)
    print(f"seed {given.seed}")  # noqa: T201
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = write(folder / "articles.jsonl", N_ARTICLES, sentences(None))
        start = time.monotonic()
        subprocess.run(command(source, folder / "whole", "--workers", "2"), check=True, capture_output=True)
        length = time.monotonic() - start
        whole = Corpus.read(folder / "whole")
        for kill in (kill_main, kill_worker, kill_scheduler):
            for number in range(given.times):
                out = folder / f"{kill.__name__}-{number}"
                moment = random.uniform(0.5, length)
                said = kill(source, out, moment)
                ok = same(finished(source, out), whole)
                print(f"{kill.__name__:15} after {moment:5.1f} s ({said}): the same tables: {ok}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
