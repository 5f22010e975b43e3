"""The temporal component beside spaCy's German tokeniser: words per second, growth, memory.

``python -m tests.benchmarks.bench_temporal [--text FILE]`` (also part of ``make bench``). FILE is plain text,
a paragraph a line, perhaps packed (.xz, .gz, .bz2), and read once from its beginning, so that no cache
flatters; without it the texts are made up. Machines are shared and noisy: read the ratios.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import lzma
import random
import resource
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, Any

import spacy
from spacy.tokens import Doc

from newsanalysis.temporal import find
from newsanalysis.temporal.component import Component
from tests.benchmarks.bench_pipeline import article

DOC_CHARACTERS = 3000
DOCS_A_ROUND = 600
LARGEST = 10_000_000
OPENERS: dict[str, Callable[..., IO[Any]]] = {".xz": lzma.open, ".gz": gzip.open, ".bz2": bz2.open}


def documents(path: Path | None) -> Iterator[str]:
    """Texts of about an article's length."""
    if path is None:
        rng = random.Random(1)
        while True:
            yield article(rng).text
    with OPENERS.get(path.suffix, open)(path, "rt", encoding="utf-8") as lines:
        text = ""
        for line in lines:
            text += line.strip() + " "
            if len(text) > DOC_CHARACTERS:
                yield text
                text = ""


def seconds(work: Callable[[], object]) -> float:
    """CPU time of this process."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def one_round(texts: list[str], tokenizer: Callable[[str], Doc], component: Component) -> list[float]:
    """Words, the tokeniser's seconds and the component's, over the same documents."""
    docs: list[Doc] = []
    tokenizing = seconds(lambda: docs.extend(map(tokenizer, texts)))
    for doc in docs:
        doc._.published = "2024-06-18"
    tagging = seconds(lambda: [component(doc) for doc in docs])
    return [sum(map(len, docs)), tokenizing, tagging]


def speed(texts: Iterator[str], words: int) -> None:
    """Words per second of both, round by round."""
    tokenizer, component = spacy.blank("de").tokenizer, Component()
    component(tokenizer("Am 3. Mai 2019 begann der Bau."))  # the lexicon is loaded on first use
    sums = [0.0, 0.0, 0.0]
    while sums[0] < words and (part := list(islice(texts, DOCS_A_ROUND))):
        row = one_round(part, tokenizer, component)
        sums = [before + now for before, now in zip(sums, row, strict=True)]
        show(f"{sums[0]:>12,.0f} words, ratio of this round {row[1] / row[2]:.2f}")
    total, tokenizing, tagging = sums
    show(f"tokenizer {total / tokenizing:,.0f} words/s, timex {total / tagging:,.0f} words/s")
    show(f"ratio {tokenizing / tagging:.2f} (as fast as the tokenizer from 1 on)")


def growth(texts: Iterator[str]) -> None:
    """Time per megabyte and peak memory from 10 kB to 10 MB in one text: flat when linear."""
    pool = "\n\n".join(islice(texts, 4000))
    pool *= LARGEST // len(pool) + 1
    for size in (LARGEST // 1000, LARGEST // 100, LARGEST // 10, LARGEST):
        spent = seconds(partial(find, pool[:size], "2024-06-18"))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        show(f"{size:>12,} characters: {1e6 * spent / size:5.2f} s per MB, peak {peak:,.0f} MiB")


def show(line: str) -> None:
    """One line of the measurement."""
    print(line, flush=True)  # noqa: T201


def main() -> None:
    """Run both."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--text", type=Path, help="plain text, a paragraph a line; made up if not given")
    options.add_argument("--words", type=int, default=1_000_000, help="how many to read")
    given = options.parse_args()
    speed(documents(given.text), given.words)
    growth(documents(given.text))


if __name__ == "__main__":
    main()
