from __future__ import annotations

import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from newsanalysis import (
    Corpus,
    CorpusError,
    PipelineError,
    annotate,
    annotate_corpus,
    load_article,
    load_pipeline,
)
from newsanalysis.articles import read_article, to_json
from newsanalysis.corpus import Sources, batches, finish, run
from newsanalysis.corpus import annotate as annotate_module
from newsanalysis.corpus.index import Index
from newsanalysis.corpus.parts import PartWriter
from newsanalysis.corpus.staging import Staging
from newsanalysis.corpus.storage import Folder
from newsanalysis.tables import CORPUS_TABLES, TABLES
from tests.conftest import PUBLISHED, SEED
from tests.corpus import deadly
from tests.corpus.conftest import N_ARTICLES, N_DUPLICATES, N_ERRORS, N_RECORDS, assert_same, raw, text


def test_every_record_is_an_article_a_duplicate_or_an_error(undisturbed: Corpus) -> None:
    counts = {"records": N_RECORDS, "articles": N_ARTICLES, "duplicates": N_DUPLICATES, "errors": N_ERRORS}
    assert undisturbed.run["counts"] == counts
    sources = undisturbed.table("sources")
    assert sources["outcome"].value_counts().to_dict() == {
        "annotated": N_ARTICLES,
        "duplicate": N_DUPLICATES,
        "error": N_ERRORS,
    }
    assert sources["source"].is_unique


def test_a_duplicate_keeps_its_source_and_its_own_date(undisturbed: Corpus) -> None:
    sources = undisturbed.table("sources")
    of_one = sources[sources["article_id"] == sources.loc[sources["id"] == "A1", "article_id"].iloc[0]]
    assert of_one[["outcome", "published"]].to_numpy().tolist() == [
        ["annotated", "2023-02-02"],
        ["duplicate", "2023-12-24"],
    ]
    articles = undisturbed.table("articles")
    assert articles["article_id"].is_unique
    assert set(sources["article_id"].dropna()) == set(articles["article_id"])


def test_errors_say_where_and_why(undisturbed: Corpus, source: Path) -> None:
    errors = undisturbed.table("errors")
    assert errors["source"].str.rpartition(":")[2].tolist() == ["6", "18", "30", "42"]
    assert errors["stage"].tolist() == ["source", "source", "source", "read"]
    assert "2024-02-31" in errors["message"].iloc[-1]


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_those_of_single_articles(name: str, undisturbed: Corpus, source: Path) -> None:
    nlp = load_pipeline("rules")
    row = json.loads(source.read_text("utf-8").splitlines()[8])
    article = read_article(row["text"], where=f"{source}:9", published=row["published"])
    single = getattr(annotate(article, nlp), name)
    found = undisturbed.table(name)
    found = found[found["article_id"] == article.id].drop(columns="month").reset_index(drop=True)
    pd.testing.assert_frame_equal(found, single)
    assert len(single)


def test_the_bundled_pipeline_gives_the_same_rows_one_by_one_and_in_batches() -> None:
    articles = [load_article(SEED, published=PUBLISHED)]
    articles += [
        read_article(text(number), where=f"t{number}", published="2024-01-02") for number in range(6)
    ]
    nlp = load_pipeline()
    corpus = annotate_corpus(articles, nlp=nlp)
    for name in TABLES:
        found = corpus.table(name).drop(columns="month")
        single = pd.concat([getattr(annotate(article, nlp), name) for article in articles])
        keys = ["article_id", *([f for f in single.columns if f.endswith("_id")][1:2])]
        pd.testing.assert_frame_equal(
            found.sort_values(keys, kind="stable").reset_index(drop=True),
            single.sort_values(keys, kind="stable").reset_index(drop=True),
        )


def test_months_are_folders(undisturbed: Corpus) -> None:
    folders = {path.name for path in Path(undisturbed.path, "articles").iterdir()}
    assert folders == {f"month={month}" for month in undisturbed.months}
    assert "month=2022-01" in folders
    assert {path.name for path in Path(undisturbed.path).iterdir()} == {*CORPUS_TABLES, "run.json"}


def test_run_json_says_what_made_it(undisturbed: Corpus) -> None:
    assert undisturbed.run["pipeline"] == "newsanalysis rules"
    assert {"newsanalysis", "spacy", "pyarrow", "python"} <= set(undisturbed.run["versions"])
    assert undisturbed.run["rows"]["articles"] == N_ARTICLES


@pytest.mark.parametrize(
    ("content", "stage", "error"),
    [
        (b"  \n ", "read", "ArticleError"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "read", "ArticleError"),
        ("Gr\u00f6\u00dfe \u201eso\u201c ".encode() + b"\xe4 kaputt", "read", "ArticleError"),
        (b"<html><body>" + b"<div>" * 5000 + b"Text</html>", "read", "ArticleError"),
        (b"<!doctype html><p><<<>>><table><tr><b><i></p></b>", "read", "ArticleError"),
        (b"ein Wort " * 600_000, "read", "ArticleError"),
        (b"ein Wort, " * 110_000, "read", "ArticleError"),
        ("The quick brown fox jumps over the lazy dog. " * 30, "read", "ArticleError"),
        ("e" + "\u0301" * 1000, "read", "ArticleError"),
        (to_json(read_article("Ein Text.", where="x")).replace('"Ein Text."', "5"), "read", "TypeError"),
        (
            to_json(read_article("Ein Text.", where="x")).replace("Ein", "Ei\\ud800"),
            "read",
            "UnicodeEncodeError",
        ),
        (f"Ein Satz mit {deadly.RAISES} darin.", "annotate", "ValueError"),
    ],
)
def test_a_bad_article_is_one_row(content: str | bytes, stage: str, error: str) -> None:
    nlp = deadly.DeadlySpec().load()
    articles = [
        raw(text(0), "gut1"),
        raw(content, "schlecht", is_html=b"<" in content[:1] if isinstance(content, bytes) else False),
        raw(text(1), "gut2"),
    ]
    corpus = annotate_corpus(articles, nlp=nlp)
    assert corpus.table("articles")["source"].tolist() == ["gut1", "gut2"]
    found = corpus.table("errors")[["source", "stage", "error"]].to_numpy().tolist()
    assert found == [["schlecht", stage, error]]
    assert corpus.table("errors")["message"].str.len().item() > 10


def test_odd_titles_ids_and_names_are_data() -> None:
    odd = "=cmd()|'\ud800../../x\x00"
    articles = [
        raw(text(0), f"{odd}.txt", title=odd, id=odd, url=odd),
        raw(text(1), "NA", id="NA", title="NA"),
    ]
    corpus = annotate_corpus(articles, nlp="rules")
    assert len(corpus.table("articles")) == 2
    assert corpus.table("sources").loc[1, "id"] == "NA"


def test_a_saved_article_with_an_odd_date_leaves_the_folder_alone(tmp_path: Path) -> None:
    saved = to_json(read_article("Ein Text von heute.", where="x", published="2024-05-06"))
    evil = saved.replace('"2024-05-06"', '"../../../evil"')
    corpus = annotate_corpus([raw(evil)], nlp="rules", out=tmp_path / "c")
    assert corpus.months == ["unknown"]
    assert [path.name for path in tmp_path.iterdir()] == ["c"]


def test_the_headline_of_a_column_belongs_to_the_text() -> None:
    corpus = annotate_corpus([raw("Die Ministerin reiste ab.", title="Streit in Wien")], nlp="rules")
    assert corpus.table("zones")["kind"].tolist() == ["headline", "paragraph"]
    assert corpus.table("articles")["title"].item() == "Streit in Wien"
    assert corpus.table("mentions")["text"].tolist() == ["Wien"]


def test_nothing_at_all_is_a_corpus_too(tmp_path: Path) -> None:
    corpus = annotate_corpus([], nlp="rules", out=tmp_path / "c")
    for name, table in CORPUS_TABLES.items():
        assert list(corpus.table(name).columns) == [*table.column_names, "month"]
        assert corpus.table(name).empty


class CutOffError(Exception):
    """What stands for a kill."""


def cut_off(method: Callable[..., Any], after: int) -> Callable[..., Any]:
    calls = iter(range(10**6))

    def wrapper(*arguments: Any, **options: Any) -> Any:
        if next(calls) == after:
            raise CutOffError
        return method(*arguments, **options)

    return wrapper


@pytest.mark.parametrize(
    ("owner", "name", "after"),
    [
        (Staging, "put", 0),
        (Staging, "put", 3),
        (PartWriter, "write", 2),
        (PartWriter, "write", 30),
        (PartWriter, "_new", 17),
        (finish, "_check", 0),
        (Folder, "write", 8),  # run.json
        (Staging, "clear", 1),
    ],
)
def test_a_run_that_was_cut_off_goes_on_to_the_same_tables(
    owner: Any, name: str, after: int, undisturbed: Corpus, source: Path, tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, cut_off(getattr(owner, name), after))
        with pytest.raises(CutOffError):
            annotate_corpus(source, nlp="rules", out=tmp_path / "c")
    if (tmp_path / "c" / "run.json").exists():
        assert (owner, name) == (Staging, "clear")
    else:
        with pytest.raises(CorpusError, match="--resume"):
            Corpus.read(tmp_path / "c")
        with pytest.raises(CorpusError, match="--resume"):
            annotate_corpus(source, nlp="rules", out=tmp_path / "c")
    assert_same(annotate_corpus(source, nlp="rules", out=tmp_path / "c", resume=True), undisturbed)
    assert not (tmp_path / "c" / "_work").exists()
    assert not list(tmp_path.rglob("*.part"))


def test_a_run_that_was_killed_before_it_could_note_anything_can_go_on(
    source: Path, undisturbed: Corpus, tmp_path: Path
) -> None:
    (tmp_path / "c" / "_work").mkdir(parents=True)
    (tmp_path / "c" / "_work" / ".run.json.1a2b.part").write_bytes(b"{")
    assert_same(annotate_corpus(source, nlp="rules", out=tmp_path / "c", resume=True), undisturbed)


def test_what_a_kill_left_half_written_goes_away(source: Path, undisturbed: Corpus, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PartWriter, "_new", cut_off(PartWriter._new, 3))
        with pytest.raises(CutOffError):
            annotate_corpus(source, nlp="rules", out=tmp_path / "c")
    left = tmp_path / "c" / "articles" / "month=2023-02" / ".part-0000-0000.parquet.1a2b.part"
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_bytes(b"PAR1")
    corpus = annotate_corpus(source, nlp="rules", out=tmp_path / "c", resume=True)
    assert not left.exists()
    assert_same(corpus, undisturbed)


def test_resuming_does_only_what_is_left(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undisturbed: Corpus
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Staging, "put", cut_off(Staging.put, 4))
        with pytest.raises(CutOffError):
            annotate_corpus(source, nlp="rules", out=tmp_path / "c")
    kept = sorted(path.name for path in (tmp_path / "c" / "_work" / "batches").iterdir())
    assert len(kept) == 4
    put: list[str] = []
    original = Staging.put

    def noted(self: Staging, name: str, packed: bytes) -> None:
        put.append(name)
        original(self, name, packed)

    monkeypatch.setattr(Staging, "put", noted)
    annotate_corpus(source, nlp="rules", out=tmp_path / "c", resume=True)
    assert not {f"{name}.arrow" for name in put} & set(kept)
    assert len(put) == 3


def test_batches_are_the_same_after_some_are_done(stream: Sources) -> None:
    whole = list(batches.batches(stream, Index()))
    index = Index()
    index.add_done((r.sha256, r.raw.source, "annotated") for b in (whole[1], whole[3]) for r in b.records)
    left = list(batches.batches(stream, index))
    assert left == [batch for number, batch in enumerate(whole) if number not in (1, 3)]


def test_adding_to_a_finished_corpus(source: Path, tmp_path: Path, undisturbed: Corpus) -> None:
    part = tmp_path / "articles.jsonl"
    lines = source.read_text("utf-8").splitlines(keepends=True)
    part.write_text("".join(lines[:20]), "utf-8")
    first = annotate_corpus(part, nlp="rules", out=tmp_path / "c")
    assert first.run["counts"]["records"] == 20
    with pytest.raises(CorpusError, match="adds what is new"):
        annotate_corpus(part, nlp="rules", out=tmp_path / "c")
    part.write_text("".join(lines), "utf-8")
    second = annotate_corpus(part, nlp="rules", out=tmp_path / "c", resume=True)
    assert second.run["counts"]["records"] == N_RECORDS - 20
    assert second.run["rows"] == undisturbed.run["rows"]
    for name in TABLES:
        columns = [column for column in undisturbed.table(name).columns if column != "source"]
        one, other = (
            corpus.table(name, columns=columns).sort_values(columns).reset_index(drop=True)
            for corpus in (second, undisturbed)
        )
        pd.testing.assert_frame_equal(one, other)
    again = annotate_corpus(part, nlp="rules", out=tmp_path / "c", resume=True)
    assert again.run["counts"]["records"] == 0
    assert_same(again, second)


def test_another_pipeline_is_refused_on_the_way(source: Path, tmp_path: Path) -> None:
    annotate_corpus(islice(Sources([str(source)]), 5), nlp="rules", out=tmp_path / "c")
    with pytest.raises(CorpusError, match="begun with newsanalysis rules"):
        annotate_corpus(source, out=tmp_path / "c", resume=True)


def test_other_corrections_are_refused_on_the_way(source: Path, tmp_path: Path) -> None:
    own = tmp_path / "corrections.csv"
    head = "action,text,place,label,name,link_scheme,link_id\n"
    own.write_text(f"{head}drop,Berlin,,,,,\n", encoding="utf-8")
    annotate_corpus(
        islice(Sources([str(source)]), 5), nlp=load_pipeline("rules", corrections=own), out=tmp_path / "c"
    )
    own.write_text(f"{head}drop,Hamburg,,,,,\n", encoding="utf-8")
    with pytest.raises(
        CorpusError, match=r"begun with newsanalysis rules, corrections [0-9a-f]{12}, now it is"
    ):
        annotate_corpus(source, nlp=load_pipeline("rules", corrections=own), out=tmp_path / "c", resume=True)


def test_other_corrections_do_not_go_on_with_a_run_that_was_cut_off(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "corrections.csv"
    head = "action,text,place,label,name,link_scheme,link_id\n"
    own.write_text(f"{head}drop,Berlin,,,,,\n", encoding="utf-8")
    monkeypatch.setattr(Staging, "put", cut_off(Staging.put, 1))
    with pytest.raises(CutOffError):
        annotate_corpus(source, nlp=load_pipeline("rules", corrections=own), out=tmp_path / "c")
    monkeypatch.undo()
    own.write_text(f"{head}drop,Hamburg,,,,,\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="begun with newsanalysis rules, corrections"):
        annotate_corpus(source, nlp=load_pipeline("rules", corrections=own), out=tmp_path / "c", resume=True)


def test_another_version_does_not_go_on(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Staging, "put", cut_off(Staging.put, 1))
    with pytest.raises(CutOffError):
        annotate_corpus(source, nlp="rules", out=tmp_path / "c")
    monkeypatch.undo()
    monkeypatch.setattr("newsanalysis.corpus.run.__version__", "9.9")
    with pytest.raises(CorpusError, match=r"began, this is 9\.9: go on with that version"):
        annotate_corpus(source, nlp="rules", out=tmp_path / "c", resume=True)


@pytest.mark.parametrize("content", [None, "{}", '{"format": "other"}'])
def test_a_folder_of_the_users_own_is_left_alone(content: str | None, tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / ("run.json" if content else "brief.txt")).write_text(content or "mein")
    with pytest.raises(CorpusError, match="another folder"):
        annotate_corpus([raw(text(0))], nlp="rules", out=tmp_path / "c", resume=True)
    assert len(list((tmp_path / "c").iterdir())) == 1


def test_two_runs_at_once(source: Path, tmp_path: Path) -> None:
    with Folder(tmp_path / "c").alone(), pytest.raises(CorpusError, match="another run"):
        annotate_corpus(source, nlp="rules", out=tmp_path / "c")


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CorpusError, match="can't write"):
        annotate_corpus([raw(text(0))], nlp="rules", out=tmp_path / "file" / "c")


def test_a_count_that_does_not_add_up_is_an_error(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finish, "_kept", lambda table, db, file: table.slice(0, 0))
    with pytest.raises(CorpusError, match="49 records were read and 0 articles"):
        annotate_corpus(source, nlp="rules", out=tmp_path / "c")


def test_articles_are_taken_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = 0

    def articles() -> Any:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield read_article(text(number), where=f"t{number}")

    ahead: list[int] = []
    whole = annotate_module.annotate_batch

    def watched(batch: Any, nlp: Any, now: Any) -> Any:
        ahead.append(taken - batch.records[-1].ordinal)
        return whole(batch, nlp, now)

    monkeypatch.setattr("newsanalysis.corpus.workers.annotate_batch", watched)
    annotate_corpus(articles(), nlp="rules")
    assert max(ahead) <= 2 + 7


def test_wrong_arguments() -> None:
    with pytest.raises(CorpusError, match="0 workers"):
        annotate_corpus([], workers=0)
    with pytest.raises(PipelineError, match="no_such"):
        annotate_corpus([raw(text(0))], nlp="no_such")
    assert run.annotate_corpus is annotate_corpus
