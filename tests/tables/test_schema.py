from __future__ import annotations

import pandas as pd
import pytest

from newsanalysis import AnnotatedArticle
from newsanalysis.tables import TABLES
from newsanalysis.tables.schema import ZONES, frame


def test_an_empty_table_has_the_columns_and_dtypes_of_a_full_one() -> None:
    row = {"article_id": "a", "zone_id": "z1", "kind": "caption", "start_char": 0, "end_char": 1, "text": "x"}
    empty, full = frame(ZONES, []), frame(ZONES, [row])
    assert list(empty.columns) == ZONES.column_names
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


@pytest.mark.parametrize("row", [{"article_id": "a"}, dict.fromkeys([*ZONES.column_names, "extra"], "x")])
def test_a_row_that_does_not_fit_is_refused(row: dict[str, str]) -> None:
    with pytest.raises(KeyError, match="table zones"):
        frame(ZONES, [row])


@pytest.mark.parametrize("name", TABLES)
def test_every_table_of_an_article_has_the_schema(annotated: AnnotatedArticle, name: str) -> None:
    table: pd.DataFrame = getattr(annotated, name)
    expected = {column.name: column.dtype for column in TABLES[name].columns}
    assert {column: str(dtype) for column, dtype in table.dtypes.items()} == expected
    assert not table.empty
    assert set(table["article_id"]) == {annotated.article.id}


def test_missing_is_na_never_an_empty_string(annotated: AnnotatedArticle) -> None:
    for name, table in annotated.tables():
        for column in table.select_dtypes("str"):
            assert not (table[column] == "").any(), f"{name}.{column}"


@pytest.mark.parametrize("name", ["zones", "mentions", "timexes"])
def test_offsets_slice_back_to_the_text(annotated: AnnotatedArticle, name: str) -> None:
    table = getattr(annotated, name)
    for text, start, end in zip(table["text"], table["start_char"], table["end_char"], strict=True):
        assert annotated.article.text[start:end] == text
