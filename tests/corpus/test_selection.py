"""A part of a corpus on disk, and what it answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsanalysis import Corpus, CorpusError, annotate_corpus
from newsanalysis.corpus import Selection
from newsanalysis.corpus import dataset as dataset_module
from tests.corpus.conftest import N_DUPLICATES, N_ERRORS, text

TABLES = (
    "totals",
    "by_period",
    "errors_by_kind",
    "most_named",
    "over_time",
    "together",
    "shared_events",
    "talked_about",
    "voices",
)


def annotated(tmp_path: Path, *rows: dict[str, Any]) -> Corpus:
    source = tmp_path / "articles.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return annotate_corpus(source, nlp="rules", out=tmp_path / "corpus")


def test_the_whole_of_it(undisturbed: Corpus) -> None:
    whole = Selection(undisturbed)
    counts = dict(whole.totals().itertuples(index=False, name=None))
    assert (counts["articles"], counts["duplicates, kept once"], counts["errors"]) == (
        40,
        N_DUPLICATES,
        N_ERRORS,
    )
    assert whole.by_period()["articles"].sum() == 40
    assert whole.errors_by_kind()["records"].sum() == N_ERRORS
    most = whole.most_named().set_index("name")
    assert most.loc["Wladimir Putin", "articles"] == 40
    assert most.loc["Namibia", "key"] == "iso3166:NA"
    assert whole.over_time()["name"].iloc[0] == "all articles"
    first = whole.with_headlines(whole.shared_events().head(1))
    assert first["headlines"].iloc[0].startswith("Ministerin reist nach ")


def test_only_the_articles_of_some_months_that_name_somebody(undisturbed: Corpus) -> None:
    part = Selection(undisturbed, months="2023", entities="KP; namibia")
    assert 0 < len(part.articles) < 40
    assert part.articles["month"].str.startswith("2023").all()
    assert part.over_time()["name"].unique().tolist() == ["all articles", "Nordkorea", "Namibia"]
    assert part.most_named().set_index("name")["articles"][["Nordkorea", "Namibia"]].sum() == len(
        part.articles
    )
    assert set(part.together()["one"]) == {"Nordkorea", "Namibia"}
    assert part.totals()["number"].iloc[1] == len(part.articles)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"entities": "Puttin"}, "no article of these months names 'Puttin'; did you mean Putin"),
        ({"entities": "Wladimir Putin; Niemand"}, "names 'Niemand'; see the table entities"),
        ({"months": "2031"}, "no article is of 2031"),
        ({"months": "gestern"}, "'gestern' is no month"),
    ],
)
def test_what_there_is_not_is_said(asked: dict[str, str], said: str, undisturbed: Corpus) -> None:
    with pytest.raises(CorpusError, match=said):
        Selection(undisturbed, **asked)


def test_a_corpus_without_articles_answers_with_empty_tables(tmp_path: Path) -> None:
    selection = Selection(annotated(tmp_path, {"text": " "}))
    assert selection.totals()["number"].tolist() == [1, 0, 0, 1, 0, 0, 0]
    for name in TABLES[1:]:
        assert getattr(selection, name)().empty == (name != "errors_by_kind")


def test_one_article_without_a_date(tmp_path: Path) -> None:
    selection = Selection(annotated(tmp_path, {"text": text(3)}), entities="Putin")
    assert selection.by_period().to_numpy().tolist() == [["unknown", 1, 0]]
    assert selection.over_time()["period"].unique().tolist() == ["unknown"]
    assert selection.shared_events().empty
    assert selection.talked_about()["undated"].sum() == len(selection.talked_about())
    assert selection.most_named()["articles"].max() == 1


def test_no_text_is_read(undisturbed: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[tuple[str, ...]] = []
    original = Corpus.table

    def table(self: Corpus, name: str, *, columns: Any = None, **more: Any) -> Any:
        read.append((name, *(columns or ["everything"])))
        return original(self, name, columns=columns, **more)

    monkeypatch.setattr(dataset_module.Corpus, "table", table)
    selection = Selection(undisturbed, entities="Putin")
    for name in TABLES:
        getattr(selection, name)()
    columns = {column for _, *columns in read for column in columns}
    assert not {"text", "content", "evidence", "everything"} & columns
    assert not [name for name, *_ in read if name == "zones"]
    assert not [columns for name, *columns in read if name == "timeline" and "label" in columns]
