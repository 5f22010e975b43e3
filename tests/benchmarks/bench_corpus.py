"""What a corpus costs beside bare ``nlp.pipe``, what a second process brings, what the main process holds.

Run with ``python -m tests.benchmarks.bench_corpus [--model rules] [--text FILE] [--scale 1.0]``. The articles are
put together from the sentences of ``data/corpus``, or from those of FILE (one article a line, or paragraphs);
each has words of its own, so that no cache flatters. Machines are shared and noisy: read the
ratios, that of processor time for the overhead (run it with OPENBLAS_NUM_THREADS=1).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from newsanalysis import annotate_corpus, load_pipeline
from newsanalysis.corpus import Sources, run_corpus
from newsanalysis.corpus.process import PipelineSpec
from newsanalysis.corpus.run import Place

ROOT = Path(__file__).parents[2]
SENTENCES = 16
ROUNDS = 5


def sentences(path: Path | None) -> list[str]:
    """The sentences to put articles together from."""
    if path is None:
        rows = (ROOT / "data" / "corpus" / "2023.jsonl").read_text(encoding="utf-8").splitlines()
        texts = [json.loads(row)["text"] for row in rows if row.endswith("}")]
    else:
        texts = path.read_text(encoding="utf-8").splitlines()
    found = [part for text in texts for part in re.split(r"(?<=[.!?“])\s+", text) if len(part.split()) > 4]
    return found or sys.exit(f"{path} has no sentences")


def articles(n: int, stock: list[str]) -> Iterator[dict[str, str]]:
    """``n`` articles of about 200 words, each with a date in one of two years."""
    rng = random.Random(2024)  # test texts, no secrets
    for number in range(n):
        chosen = rng.choices(stock, k=SENTENCES)
        word = "".join(rng.choices("abcdefghilmnorstu", k=9)).title()
        text = (
            f"{word} in der Stadt\n\n"
            + " ".join(chosen[:8])
            + "\n\n"
            + " ".join([*chosen[8:], f"Das {word}."])
        )
        day = f"{2023 + rng.randrange(2)}-{1 + rng.randrange(12):02}-{1 + rng.randrange(28):02}"
        yield {"text": text, "published": day, "id": str(number)}


def write(path: Path, n: int, stock: list[str]) -> Path:
    """The articles as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in articles(n, stock))
    return path


def overhead(folder: Path, model: str | None, n: int, stock: list[str]) -> None:
    """A corpus from file to Parquet in this process against ``nlp.pipe`` over its texts.

    Twice: over bare texts, of which no relative date can be worked out, and over texts that know their day,
    for which the pipeline does what it does in the corpus.
    """
    source = write(folder / "overhead.jsonl", n, stock)
    nlp = load_pipeline(model)
    rows = list(articles(n, stock))
    list(nlp.pipe([row["text"] for row in rows[:50]]))
    rounds = []
    for number in range(ROUNDS):
        bare = _seconds(lambda: _exhaust(nlp.pipe((row["text"] for row in rows), batch_size=64)))
        dated = _seconds(lambda: _exhaust(nlp.pipe(_with_their_day(nlp, rows), batch_size=64)))
        out = folder / f"overhead-{number}"
        corpus = _seconds(partial(annotate_corpus, source, nlp=nlp, out=out))
        rounds.append((bare, dated, corpus))
    for place, name in enumerate(("wall clock", "processor")):
        columns = [[seconds[place] for seconds in column] for column in zip(*rounds, strict=True)]
        ratios = [
            statistics.median(whole / pipe for pipe, whole in zip(column, columns[2], strict=True))
            for column in columns[:2]
        ]
        said = "texts {:.2f} s, with their day {:.2f} s, corpus {:.2f} s".format(*map(min, columns))
        print(f"overhead      {n:6,} articles, {name}: {said}, ratios {ratios[0]:.3f} and {ratios[1]:.3f}")  # noqa: T201


def _seconds(work: Callable[[], object]) -> tuple[float, float]:
    """What it takes, by the clock and in processor time."""
    before = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - before[0], time.process_time() - before[1]


def _exhaust(docs: Iterator[Doc]) -> None:
    for _ in docs:
        pass


def _with_their_day(nlp: Language, rows: list[dict[str, str]]) -> Iterator[Doc]:
    for row in rows:
        doc = nlp.make_doc(row["text"])
        doc._.published = row["published"]
        yield doc


_CHILD = """
import sys
from tests.benchmarks.bench_corpus import child
if __name__ == "__main__":
    child(*sys.argv[1:])
"""


def child(source: str, out: str, model: str, workers: str) -> None:
    """One run in a main process of its own: prints its seconds and its peak memory."""
    start = time.perf_counter()
    run_corpus(Sources([source]), out, Place(PipelineSpec(model or None), processes=int(workers)))
    print(time.perf_counter() - start, peak_mib())  # noqa: T201


def peak_mib() -> float:
    """Peak memory of this process. Not ``ru_maxrss``, which on Linux begins with that of who started it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def measured(folder: Path, source: Path, model: str | None, workers: int) -> tuple[float, float]:
    """Seconds and peak MiB of the main process."""
    script = folder / "child.py"
    script.write_text(_CHILD, encoding="utf-8")
    out = folder / f"out-{source.stem}-{workers}-{time.monotonic_ns()}"
    command = [sys.executable, str(script), str(source), str(out), model or "", str(workers)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=_environment())
    seconds, peak = done.stdout.split()
    return float(seconds), float(peak)


def _environment() -> dict[str, str]:
    import os

    return os.environ | {"PYTHONPATH": str(ROOT)}


def speed_up(folder: Path, model: str | None, n: int, stock: list[str]) -> None:
    """Two worker processes against one."""
    source = write(folder / "speed.jsonl", n, stock)
    one, two = (min(measured(folder, source, model, workers)[0] for _ in range(2)) for workers in (1, 2))
    print(f"processes     {n:6,} articles: one {one:7.2f} s, two {two:7.2f} s, ratio {one / two:.2f}")  # noqa: T201


def curve(folder: Path, model: str | None, sizes: list[int], stock: list[str]) -> None:
    """Time and memory of the main process as the corpus grows, with two workers."""
    rows = []
    for n in sizes:
        rows.append((n, *measured(folder, write(folder / f"curve-{n}.jsonl", n, stock), model, 2)))
        n, seconds, peak = rows[-1]
        said = f"{seconds:7.2f} s, {n / seconds:6.1f} a second, main process {peak:.0f} MiB"
        print(f"curve         {n:6,} articles: {said}")  # noqa: T201
    print(f"peak memory, most to least articles: ratio {rows[-1][2] / rows[0][2]:.3f}")  # noqa: T201


def main() -> None:
    """Print one line per measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", help="as for newsanalysis corpus")
    parser.add_argument("--text", type=Path, help="a text to take sentences from")
    parser.add_argument("--scale", type=float, default=1.0, help="of the numbers of articles")
    parser.add_argument("--only", choices=["overhead", "processes", "curve"])
    given = parser.parse_args()
    stock = sentences(given.text)
    n = {
        name: max(1, int(size * given.scale)) for name, size in {"overhead": 1000, "processes": 2000}.items()
    }
    sizes = [max(1, int(size * given.scale)) for size in (1000, 3000, 10_000)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.only in (None, "overhead"):
            overhead(folder, given.model, n["overhead"], stock)
        if given.only in (None, "processes"):
            speed_up(folder, given.model, n["processes"], stock)
        if given.only in (None, "curve"):
            curve(folder, given.model, sizes, stock)


if __name__ == "__main__":
    main()
