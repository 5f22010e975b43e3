"""A small corpus with all that can go wrong in it, and its tables as one process makes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pandas as pd
import pytest

from newsanalysis import Corpus, annotate_corpus
from newsanalysis.corpus import batches
from newsanalysis.corpus.records import RawArticle
from newsanalysis.corpus.sources import Sources
from newsanalysis.tables import CORPUS_TABLES

PLACES = ["Namibia", "Wien", "Nordkorea", "Leipzig", "Frankreich", "den USA", "Bremen"]
WHEN = [
    "am Dienstag",
    "im September vergangenen Jahres",
    "vor drei Wochen",
    "seit 24 Jahren",
    "am 3. Mai 2022",
]
N_ARTICLES = 40
SMALL = 7
"""Records of a batch in these tests: several batches out of few articles."""


def text(number: int) -> str:
    places, when = PLACES[number % len(PLACES)], WHEN[number % len(WHEN)]
    story = (
        f"Ministerin reist nach {places}\n\nDie Ministerin Anna Beispiel ist {when} nach {places} gereist. "
        f"Sie traf dort {number + 2} Abgeordnete und sprach mit Wladimir Putin über das Abkommen. "
        "Beispiel sagte, das Abkommen sei gut."
    )
    return story + "\n\nDas Treffen war lange geplant." * (number % 4)


def record(number: int) -> dict[str, object]:
    day = f"{2022 + number % 2}-{1 + number % 12:02}-{1 + number % 28:02}"
    return {"text": text(number), "published": day, "id": f"A{number}"}


def lines() -> Iterator[str]:
    """Forty articles; four duplicates, one of another day; four records that are none."""
    bad = cycle(
        ["{broken", "[]", '{"text": "   "}', json.dumps({"text": text(3), "published": "2024-02-31"})]
    )
    for number in range(N_ARTICLES):
        yield json.dumps(record(number), ensure_ascii=False)
        if number % 10 == 4:
            yield next(bad)
            yield json.dumps(record(number // 2) | {"id": "again"})
    yield json.dumps(record(1) | {"published": "2023-12-24"})


N_RECORDS, N_DUPLICATES, N_ERRORS = 49, 5, 4


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MAX_ARTICLES", SMALL)


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "articles.jsonl"
    path.write_text("\n".join(lines()) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def stream(source: Path) -> Sources:
    return Sources([str(source)])


@pytest.fixture(scope="session")
def undisturbed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return annotate_corpus(source, nlp="rules", out=tmp_path_factory.mktemp("corpus") / "undisturbed")


def assert_same(one: Corpus, other: Corpus) -> None:
    """The same rows in every table, in whatever order."""
    for name in CORPUS_TABLES:
        pd.testing.assert_frame_equal(in_order(one.table(name)), in_order(other.table(name)))
    assert one.run["rows"] == other.run["rows"]


def in_order(table: pd.DataFrame) -> pd.DataFrame:
    return table.sort_values(list(table.columns)).reset_index(drop=True)


def raw(content: str | bytes, source: str = "a.txt", **values: object) -> RawArticle:
    return RawArticle(source, content, **values)  # type: ignore[arg-type]
