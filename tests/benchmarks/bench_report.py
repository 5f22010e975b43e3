"""The report beside what papermill and nbconvert need for nothing: ``python -m tests.benchmarks.bench_report``.

The floor is papermill's command line on four empty notebooks, one after the other, and one call of nbconvert's.
All is measured in the same run, round by round in turn: machines are shared, so read the ratio.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

ARTICLE = Path(__file__).parents[2] / "data" / "seed_article.json"
EMPTY = 4
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    """Wall time of a Python module's command."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", *command], check=True, capture_output=True, env=os.environ | environment
    )
    return time.perf_counter() - start


def floor(folder: Path) -> float:
    """Four empty notebooks through papermill, and one page by nbconvert."""
    empty, done = folder / "empty.ipynb", folder / "done.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell("")], metadata={"kernelspec": KERNEL}), empty)
    papermill = sum(seconds(["papermill", str(empty), str(done)], {}) for _ in range(EMPTY))
    return papermill + seconds(["nbconvert", "--to", "html", str(done)], {})


def report(folder: Path, cache: str) -> float:
    """``newsanalysis report``, its cache as it is."""
    command = ["newsanalysis", "report", str(ARTICLE), "--out", str(folder / "report")]
    return seconds(command, {"NEWSANALYSIS_CACHE": cache})


def main() -> None:
    """Print a line per round, then the medians and their ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=3)
    rounds = options.parse_args().rounds
    with TemporaryDirectory() as name:
        folder = Path(name)
        rows = []
        show("cold", report(folder, str(folder / "cache")))
        for _ in range(rounds):
            rows.append((floor(folder), report(folder, str(folder / "cache")), report(folder, "off")))
            show("floor, warm report, report without cache", *rows[-1])
        floors, warm, without = (median(column) for column in zip(*rows, strict=True))
        show("medians", floors, warm, without)
        print(f"warm report: {warm / floors:.2f} of the floor (bound 1, aim 0.5)")  # noqa: T201


def show(what: str, *values: float) -> None:
    """One line of the measurement."""
    print(f"{what:45}", " ".join(f"{value:6.2f} s" for value in values), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
