"""Fixtures that more than one room's tests use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from newsanalysis import (
    AnnotatedArticle,
    Article,
    annotate,
    annotate_corpus,
    load_article,
    make_corpus_report,
    make_report,
)
from newsanalysis.parameters import Sharing

settings.register_profile("patient", deadline=None)  # a busy machine's clock fails no test
settings.load_profile("patient")

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "000_68cbc1ad60d296a1.txt"
PUBLISHED = "2024-06-18"

SHORT = """Ministerin reist nach Wien

Wien (APA), 3. Mai 2024 – Die deutsche Außenministerin Anna Beispiel reist am Montag nach Österreich. \
Sie war zuletzt im Mai 2022 dort.

Am 6. Mai 2024 trifft Anna Beispiel ihren Kollegen aus Italien. Österreich und Italien hatten im Mai 2022 \
einen Vertrag geschlossen."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The wheel's test waits for pip most of its time: begun last, it would run alone."""
    items.sort(key=lambda item: item.path.name != "test_wheel.py")


@pytest.fixture(scope="session")
def gold() -> dict[str, Any]:
    """What a careful reader finds in the seed article."""
    text = (ROOT / "data" / "gold_seed_article.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


@pytest.fixture(scope="session")
def seed() -> Article:
    return load_article(SEED, published=PUBLISHED)


@pytest.fixture(scope="session")
def annotated(seed: Article) -> AnnotatedArticle:
    return annotate(seed)


@pytest.fixture(scope="session")
def short() -> AnnotatedArticle:
    """A small invented article with a dateline, three countries and a person."""
    return annotate(load_article(StringIO(SHORT)))


@pytest.fixture(scope="session", autouse=True)
def _a_cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The tests neither read nor fill the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSANALYSIS_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def seed_report(seed: Article, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on the seed article as most people get it: with excerpts, without code."""
    folder = tmp_path_factory.mktemp("Bericht mit Ümlaut")
    (folder / "mine.txt").write_text("keep me", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1718700000")
        return make_report(seed, folder)


@pytest.fixture(scope="session")
def coded_report(seed: Article, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the notebooks' code and without the article's text."""
    out = tmp_path_factory.mktemp("coded") / "seed"
    return make_report(seed, out, sharing=Sharing("none"), show_code=True)


@pytest.fixture(scope="session")
def sample_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the corpus that ``data/corpus`` makes."""
    out = tmp_path_factory.mktemp("corpus") / "Beispiel"
    annotate_corpus(ROOT / "data" / "corpus" / "*", out=out)
    return out


@pytest.fixture(scope="session")
def corpus_report(sample_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on it, with its code: whatever can be on the page is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1735600000")
        return make_corpus_report(sample_corpus, tmp_path_factory.mktemp("corpus report"), show_code=True)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the working directory or writes into the checkout."""
    monkeypatch.chdir(tmp_path)
