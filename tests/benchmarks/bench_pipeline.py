"""Words per second of each component against spaCy's German tokeniser, in one run.

Run with ``make bench``. The texts are made fresh, no sentence repeats, so that no cache flatters.
Machines are shared and noisy: read the ratios, not the absolute figures.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from functools import partial

import spacy
from spacy.tokens import Doc

from newsanalysis import load_pipeline
from newsanalysis.articles import Article, Zone
from newsanalysis.pipeline import make_doc

N_ARTICLES = 300
WHO = [
    "Die Ministerin",
    "Der Präsident",
    "Anna Beispiel",
    "Ein Sprecher",
    "Die Partei",
    "Nordkoreas Staatschef",
]
WHEN = [
    "am Dienstag",
    "im September vergangenen Jahres",
    "seit 24 Jahren",
    "am 18. Juni 2024",
    "vor drei Wochen",
    "",
]
WHERE = [
    "in Wien",
    "nach Österreich",
    "gegen russische Firmen",
    "in den USA",
    "vor Gericht",
    "im Süden Syriens",
]
WHAT = ["sprach", "reiste", "klagte", "verhandelte", "wartete", "arbeitete"]


def article(rng: random.Random) -> Article:
    """About 300 words, one word in every sentence new."""
    sentences = [
        f"{rng.choice(WHO)} {rng.choice(WHAT)} {rng.choice(WHEN)} {rng.choice(WHERE)} mit der Nummer "
        f"{rng.randrange(10**6)} und dem Wort {''.join(rng.choices('abcdefghilmnorstu', k=9))}, wie es hieß."
        for _ in range(18)
    ]
    text = "\n\n".join(" ".join(sentences[i : i + 6]) for i in range(0, 18, 6))
    return Article(text, (Zone("z1", "paragraph", 0, len(text)),), published="2024-06-18")


def apply(component: Callable[[Doc], Doc], docs: list[Doc]) -> None:
    """Run one component over all texts."""
    for doc in docs:
        component(doc)


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print one line per component."""
    rng = random.Random(2024)  # test texts, no secrets
    articles = [article(rng) for _ in range(N_ARTICLES)]
    words = sum(len(one.text.split()) for one in articles)
    blank, nlp = spacy.blank("de"), load_pipeline()
    for warm in (blank, nlp):
        warm("Ein Satz am 1. Mai 2024 in Wien zum Warmwerden.")
    tokenizer = seconds(lambda: [blank.make_doc(one.text) for one in articles])
    docs: list[Doc] = []
    rows = [
        ("tokeniser", tokenizer),
        ("make_doc with zones", seconds(lambda: docs.extend(make_doc(a, nlp) for a in articles))),
    ]
    rows += [(name, seconds(partial(apply, component, docs))) for name, component in nlp.pipeline]
    print(f"{words:,} words in {N_ARTICLES} articles")  # noqa: T201
    for name, taken in rows:
        print(f"{name:24} {words / taken:12,.0f} words/s   {tokenizer / taken:6.2f} × the tokeniser")  # noqa: T201


if __name__ == "__main__":
    main()
