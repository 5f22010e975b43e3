from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis import AnnotatedArticle
from newsanalysis.tables import TABLES, read_csv, to_csv
from newsanalysis.tables.schema import ENTITIES, ZONES, frame


def entity(name: str, link_id: str | None = None) -> dict[str, object]:
    return {
        "article_id": "a",
        "entity_id": "e1",
        "label": "LOC",
        "name": name,
        "n_mentions": 1,
        "first_char": 0,
        "link_scheme": link_id and "iso3166",
        "link_id": link_id,
    }


@pytest.mark.parametrize("name", TABLES)
def test_csv_comes_back_equal(annotated: AnnotatedArticle, name: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(to_csv(getattr(annotated, name)), encoding="utf-8", newline="")
    pd.testing.assert_frame_equal(read_csv(name, path), getattr(annotated, name))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(start: str) -> None:
    csv = to_csv(frame(ENTITIES, [entity(f"{start}HYPERLINK(1)")]))
    assert f"'{start}HYPERLINK" in csv


def test_namibia_is_not_missing(tmp_path: Path) -> None:
    table = frame(ENTITIES, [entity("Namibia", "NA"), entity("Atlantis")])
    (tmp_path / "t.csv").write_text(to_csv(table), encoding="utf-8")
    back = read_csv("entities", tmp_path / "t.csv")
    assert back.at[0, "link_id"] == "NA"
    assert pd.isna(back.at[1, "link_id"])


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1))
def test_any_text_survives(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    row = {
        "article_id": "a",
        "zone_id": "z1",
        "kind": "caption",
        "start_char": 0,
        "end_char": 1,
        "text": text,
    }
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text(to_csv(frame(ZONES, [row])), encoding="utf-8", newline="")
    assert read_csv("zones", path).at[0, "text"] == text
