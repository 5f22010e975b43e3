from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from newsanalysis import Corpus, CorpusError
from newsanalysis.corpus import arrow
from newsanalysis.tables import CORPUS_TABLES
from tests.corpus.conftest import in_order


@pytest.mark.parametrize("name", CORPUS_TABLES)
def test_columns_and_dtypes_are_the_schemas(name: str, undisturbed: Corpus) -> None:
    table = undisturbed.table(name)
    expected = {column.name: column.dtype for column in CORPUS_TABLES[name].columns} | {"month": "str"}
    assert {column: str(dtype) for column, dtype in table.dtypes.items()} == expected
    nothing = undisturbed.table(name, months=["1999-01"])
    assert nothing.empty
    pd.testing.assert_series_equal(nothing.dtypes, table.dtypes)


@pytest.mark.parametrize("name", CORPUS_TABLES)
def test_every_file_has_the_same_schema(name: str, undisturbed: Corpus) -> None:
    for path in Path(undisturbed.path, name).rglob("*.parquet"):
        assert pq.read_schema(path).equals(arrow.SCHEMAS[name]), path


@pytest.mark.parametrize("name", CORPUS_TABLES)
@pytest.mark.parametrize("months", [None, ["1999-01"]])
def test_dask_and_pandas_do_not_differ(name: str, months: list[str] | None, undisturbed: Corpus) -> None:
    lazy = undisturbed.dask(name, months=months)
    table = undisturbed.table(name, months=months)
    pd.testing.assert_series_equal(lazy.dtypes, table.dtypes)
    computed = lazy.compute(scheduler="synchronous")
    pd.testing.assert_frame_equal(computed.reset_index(drop=True), table)


def test_dask_strings_stay_pandas_strings_in_what_follows(undisturbed: Corpus) -> None:
    lazy = undisturbed.dask("entities")
    counts = lazy.groupby("label")["n_mentions"].sum().compute(scheduler="synchronous")
    expected = undisturbed.table("entities").groupby("label")["n_mentions"].sum()
    pd.testing.assert_series_equal(counts.sort_index(), expected)
    assert int(lazy["link_id"].isna().sum().compute(scheduler="synchronous")) == int(
        undisturbed.table("entities")["link_id"].isna().sum()
    )


def test_namibia_is_not_missing(undisturbed: Corpus) -> None:
    entities = undisturbed.table("entities", entity="NA")
    assert set(entities["name"]) == {"Namibia"}
    lazy = undisturbed.dask("entities", entity="Namibia").compute(scheduler="synchronous")
    assert set(lazy["link_id"]) == {"NA"}


def test_months_and_columns(undisturbed: Corpus) -> None:
    months = undisturbed.months
    assert months == sorted(months)
    assert len(months) == 12
    found = undisturbed.table("articles", months=months[:2], columns=["month", "title"])
    assert list(found.columns) == ["month", "title"]
    assert set(found["month"]) == set(months[:2])
    whole = undisturbed.table("articles")
    assert len(found) == whole["month"].isin(months[:2]).sum()
    assert (whole["published"].str[:7] == whole["month"]).all()


@pytest.mark.parametrize("name", ["Wladimir Putin", "Putin", "putin"])
def test_an_entity_by_its_name_or_last_word(name: str, undisturbed: Corpus) -> None:
    everywhere = undisturbed.table("mentions", entity=name)
    assert len(everywhere)
    assert set(everywhere["text"]) == {"Wladimir Putin"}
    assert len(undisturbed.table("articles", entity=name)) == len(undisturbed.table("articles"))


def test_an_entity_narrows_every_table(undisturbed: Corpus) -> None:
    mentions = undisturbed.table("mentions")
    entities = undisturbed.table("entities")
    korea = entities[entities["name"] == "Nordkorea"]
    ids = set(korea["article_id"])
    assert 0 < len(ids) < 40
    for name in ("articles", "zones", "timexes", "timeline"):
        table = undisturbed.table(name)
        expected = in_order(table[table["article_id"].isin(ids)])
        pd.testing.assert_frame_equal(in_order(undisturbed.table(name, entity="KP")), expected)
    own = mentions.merge(korea[["article_id", "entity_id"]])
    found = undisturbed.table("mentions", entity="Nordkorea")
    pd.testing.assert_frame_equal(in_order(found), in_order(own))
    duplicates = undisturbed.table("sources", entity="Wien", columns=["outcome", "article_id"])
    assert "duplicate" in set(duplicates["outcome"])
    assert list(undisturbed.table("mentions", entity="Nordkorea", columns=["text"]).columns) == ["text"]


def test_nobody_is_named_so(undisturbed: Corpus) -> None:
    assert undisturbed.table("mentions", entity="Niemand").empty


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"name": "persons"}, "no table 'persons'"),
        ({"name": "articles", "columns": ["author"]}, "no column 'author'"),
        ({"name": "errors", "entity": "Wien"}, "names no entity"),
    ],
)
def test_what_there_is_not_is_said(arguments: dict[str, object], said: str, undisturbed: Corpus) -> None:
    with pytest.raises(CorpusError, match=said):
        undisturbed.table(**arguments)  # type: ignore[arg-type]


def test_a_folder_without_a_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no corpus"):
        Corpus.read(tmp_path)
    with pytest.raises(CorpusError, match="no corpus"):
        Corpus.read(tmp_path / "nowhere")


def test_it_shows_what_is_in_it(undisturbed: Corpus) -> None:
    assert "40 articles" in repr(undisturbed)
