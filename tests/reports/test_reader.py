"""Annotated once: what comes from the cache is what the pipeline made, and only while nothing has changed."""

from __future__ import annotations

import subprocess
import sys
import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest

from newsanalysis import AnnotatedArticle, Article, LexiconError, PipelineError, annotate, load_article
from newsanalysis import pipeline as pipeline_module
from newsanalysis.cache import Cache, CacheWarning
from newsanalysis.reports import reader as reader_module
from newsanalysis.reports.entry import BrokenEntry, pack, unpack
from newsanalysis.reports.reader import Reader
from newsanalysis.tables import TABLES
from newsanalysis.temporal import timexes
from tests.conftest import SHORT

ROW = "action,text,place,label,name,link_scheme,link_id\n"
NAMES = "id,label,name,aliases,link_scheme,link_id\n"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def article() -> Article:
    return load_article(StringIO(SHORT))


def reader(cache: Cache | None, **options: str | Path | None) -> Reader:
    """One that takes the rules alone, which are quick."""
    return Reader(**{"model": "rules", "cache": cache, **options})  # type: ignore[arg-type]


def same(one: AnnotatedArticle, other: AnnotatedArticle) -> None:
    assert (one.article, one.pipeline, one.scores) == (other.article, other.pipeline, other.scores)
    for (name, left), (_, right) in zip(one.tables(), other.tables(), strict=True):
        pd.testing.assert_frame_equal(left, right, obj=name)


def test_tables_and_doc_survive(annotated: AnnotatedArticle, short: AnnotatedArticle) -> None:
    for one in (annotated, short):
        again, warned = unpack(pack(one, ["careful"]), one.article.source)
        assert warned == ["careful"]
        same(again, one)
        same(replace(again, annotation=pipeline_module.FromDoc(again.article, again.doc)), one)
        assert timexes(again.doc) == timexes(one.doc)
        assert [token.lemma_ for token in again.doc] == [token.lemma_ for token in one.doc]


def test_an_article_with_nothing_in_it_survives() -> None:
    empty = annotate(load_article(StringIO("Es regnet und es ist kalt, und so bleibt es auch.")))
    assert empty.mentions.empty
    same(unpack(pack(empty, []), "the stream")[0], empty)


def test_the_second_time_no_pipeline_is_asked(
    cache: Cache, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = reader(cache).annotate(article)
    monkeypatch.setattr(pipeline_module, "annotate", None)
    second = reader(cache).annotate(article)
    same(second, first)
    moved = reader(cache).annotate(replace(article, source="elsewhere.txt"))
    assert moved.article.source == moved.articles["source"].item() == "elsewhere.txt"


def test_a_cached_article_needs_no_spacy(cache: Cache, tmp_path: Path) -> None:
    path = tmp_path / "Artikel über Wien.txt"
    path.write_text(SHORT, encoding="utf-8")
    reader(cache).annotate(load_article(path))
    code = f"""
import sys
from newsanalysis.reports import MarkedText, annotate_source
annotated = annotate_source({str(path)!r}, model="rules")
assert len(list(annotated.tables())) == 7 and MarkedText(annotated)._repr_html_()
print([name for name in ("spacy", "papermill", "nbconvert", "matplotlib") if name in sys.modules])
print(len(annotated.doc))
"""
    environment = {"NEWSANALYSIS_CACHE": str(cache.folder), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert done.stdout.split("\n")[0] == "[]"
    assert int(done.stdout.split("\n")[1]) > 50


def entries(cache: Cache) -> int:
    return len(cache.entries())


def test_whatever_changes_the_annotation_is_another_entry(
    cache: Cache, article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gazetteer, corrections = tmp_path / "names.csv", tmp_path / "corrections.csv"
    gazetteer.write_text(NAMES + "q1,ORG,Beispielbund,,,\n", encoding="utf-8")
    corrections.write_text(ROW + "drop,Italien,,,,,\n", encoding="utf-8")
    variants: list[Callable[[], AnnotatedArticle]] = [
        lambda: reader(cache).annotate(article),
        lambda: reader(cache).annotate(replace(article, published="2024-05-04")),
        lambda: reader(cache).annotate(load_article(StringIO(SHORT + " Er kam am Freitag."))),
        lambda: reader(cache, gazetteer=gazetteer).annotate(article),
        lambda: reader(cache, corrections=corrections).annotate(article),
        lambda: reader(cache, model=None).annotate(article),
    ]
    for number, variant in enumerate(variants, 1):
        variant()
        variant()
        assert entries(cache) == number
    corrections.write_text(ROW + "drop,Österreich,,,,,\n", encoding="utf-8")
    changed = reader(cache, corrections=corrections).annotate(article)
    assert "Österreich" not in set(changed.entities["name"])
    assert entries(cache) == len(variants) + 1
    monkeypatch.setattr(reader_module, "_PACKAGE", tmp_path)  # another version of the package
    reader(cache).annotate(article)
    assert entries(cache) == len(variants) + 2


def test_a_model_in_a_folder_is_known_by_its_files(cache: Cache, article: Article, tmp_path: Path) -> None:
    folder = tmp_path / "pipeline"
    pipeline_module.load_pipeline("rules").to_disk(folder)
    reader(cache, model=str(folder)).annotate(article)
    (folder / "more").write_text("x", encoding="utf-8")
    reader(cache, model=str(folder)).annotate(article)
    assert entries(cache) == 2


def test_an_undated_article_is_looked_at_anew_every_year(
    cache: Cache, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Later(date):
        @classmethod
        def today(cls) -> Later:
            return cls(2050, 1, 1)

    undated = replace(article, published=None, published_granularity=None, published_source="none")
    for one in (article, undated):
        reader(cache).annotate(one)
    monkeypatch.setattr(reader_module, "date", Later)
    for one in (article, undated):
        reader(cache).annotate(one)
    assert entries(cache) == 3


def damages(whole: bytes) -> dict[str, bytes]:
    middle = len(whole) // 2
    return {
        "empty": b"",
        "cut off": whole[:middle],
        "a bit turned": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "something else": b"PK\x03\x04 but no zip file",
    }


def test_a_broken_entry_is_made_anew_with_a_warning(cache: Cache, article: Article) -> None:
    first = reader(cache).annotate(article)
    (path,) = cache.entries()
    whole = path.read_bytes()
    for name, broken in damages(whole).items():
        path.write_bytes(broken)
        with pytest.raises(BrokenEntry):
            unpack(broken, "")
        with pytest.warns(CacheWarning, match="broken.*it is made anew"):
            same(reader(cache).annotate(article), first)
        assert unpack(path.read_bytes(), ""), name


def test_an_entry_of_another_schema_is_broken(cache: Cache, article: Article) -> None:
    data = pack(reader(None).annotate(article), [])
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(TABLES, "another", replace(TABLES["zones"], name="another"))
        with pytest.raises(BrokenEntry):
            unpack(data, "")


def test_what_the_pipeline_warned_of_is_said_every_time(
    cache: Cache, article: Article, tmp_path: Path
) -> None:
    corrections = tmp_path / "corrections.csv"
    corrections.write_text(ROW + "drop,Atlantis,,,,,\n", encoding="utf-8")
    for _ in range(2):
        with pytest.warns(UserWarning, match="drop 'Atlantis' matched nothing"):
            reader(cache, corrections=corrections).annotate(article)


def test_what_cannot_be_loaded_is_the_same_error_with_a_cache_as_without(
    cache: Cache, article: Article, tmp_path: Path
) -> None:
    with pytest.raises(PipelineError, match="no_such_model"):
        reader(cache, model="no_such_model").annotate(article)
    with pytest.raises(LexiconError, match=r"none\.csv"):
        reader(cache, gazetteer=tmp_path / "none.csv").annotate(article)
    assert entries(cache) == 0


def test_without_a_cache_nothing_is_written(article: Article, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        same(reader(None).annotate(article), annotate(article, pipeline_module.load_pipeline("rules")))
    assert not list(tmp_path.iterdir())
