"""The statements component beside the pipeline that it is part of: words per second, share, growth.

``python -m tests.benchmarks.bench_statements [--text FILE]`` (also part of ``make bench``). FILE is plain text,
a paragraph a line; without it the texts are made up. Machines are shared and noisy: read the ratios.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from pathlib import Path

from newsanalysis import load_pipeline
from newsanalysis.articles import Article, Zone
from newsanalysis.pipeline import make_doc
from newsanalysis.statements import read
from newsanalysis.statements.component import Component
from tests.benchmarks.bench_pipeline import article

N_ARTICLES = 200
DOC_CHARACTERS = 3000
SAID = (
    "Die Ministerin sagte, der Plan {word} sei gut. Man habe ihn geprüft.",
    "„Das Wort {word} gilt“, erklärte ein Sprecher am Montag.",
    "Laut Polizei kam der Wagen {word} von der Straße ab.",
    "Die Opposition wirft der Regierung vor, den Bericht {word} zu verschweigen.",
    "Der Verband bestreitet die Vorwürfe um {word}.",
)


def spoken(rng: random.Random) -> Article:
    """An article in which every other sentence tells of what somebody said."""
    plain = article(rng).text.split(". ")
    told = [
        rng.choice(SAID).format(word="".join(rng.choices("abdeiklmnorstu", k=8)).capitalize()) for _ in plain
    ]
    text = " ".join(f"{one}. {other}" for one, other in zip(plain, told, strict=True))
    return Article(text, (Zone("z1", "paragraph", 0, len(text)),), published="2024-06-18")


def from_file(path: Path) -> list[Article]:
    """Texts of about an article's length."""
    articles, text = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        text += line + "\n\n"
        if len(text) > DOC_CHARACTERS:
            articles.append(Article(text, (Zone("z1", "paragraph", 0, len(text)),), published="2024-06-18"))
            text = ""
    return articles


def seconds(work: Callable[[], object]) -> float:
    """CPU time of this process."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main() -> None:
    """Measure share and growth."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--text", type=Path, help="plain text, a paragraph a line; made up if not given")
    given = options.parse_args()
    rng = random.Random(1)
    articles = from_file(given.text) if given.text else [spoken(rng) for _ in range(N_ARTICLES)]
    nlp = load_pipeline()
    if nlp.has_pipe("newsanalysis_statements"):
        nlp.remove_pipe("newsanalysis_statements")
    component = Component()
    component(nlp(make_doc(articles[0], nlp)))  # lexicons are loaded on first use
    docs = [make_doc(one, nlp) for one in articles]
    words = sum(map(len, docs))
    whole = seconds(lambda: list(nlp.pipe(docs)))
    ours = seconds(lambda: [component(doc) for doc in docs])
    show(f"{words:,} words: pipeline {words / whole:,.0f} words/s, statements {words / ours:,.0f} words/s")
    show(f"share of the pipeline's time {100 * ours / whole:.1f} % (at most 10)")
    pool = "\n\n".join(one.text for one in articles)
    for size in (10_000, 100_000, 1_000_000):
        text = (pool * (size // len(pool) + 1))[:size]
        show(f"{size:>10,} characters: {1e6 * seconds(lambda text=text: read(text)) / size:5.2f} s per MB")  # type: ignore[misc]
    for name, piece in (("quotation marks, none closed", "„"), ("sagte sagte", "sagte "), ("no spaces", "a")):
        text = piece * (1_000_000 // len(piece))
        show(f"{name}: {seconds(lambda text=text: read(text)):.1f} s for 1,000,000 characters")  # type: ignore[misc]


def show(line: str) -> None:
    """One line of the measurement."""
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
