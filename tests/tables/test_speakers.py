from __future__ import annotations

from typing import Any

import pandas as pd

from newsanalysis.tables import by_speaker
from newsanalysis.tables.schema import ENTITIES, STATEMENTS, Table, frame
from newsanalysis.tables.speakers import KINDS, NOBODY


def table(schema: Table, *rows: dict[str, Any]) -> pd.DataFrame:
    blank = {column.name: {"str": None, "int64": 0, "bool": False}[column.dtype] for column in schema.columns}
    return frame(schema, [blank | row for row in rows])


ENTITY = table(ENTITIES, {"entity_id": "e1", "name": "Anna Berg"}, {"entity_id": "e2", "name": "Rom"})


def test_speakers_have_the_names_of_their_entities_and_of_several_each_counts() -> None:
    statements = table(
        STATEMENTS,
        {"kind": "denial", "speaker": "sie", "speaker_id": "e1"},
        {"kind": "statement", "speaker": "Berg und Rom", "speaker_id": "e1; e2"},
        {"kind": "statement"},
        {"kind": "statement"},
        {"kind": "statement"},
        {"kind": "statement", "speaker": "ein Zeuge"},
    )
    found = by_speaker(statements, ENTITY)
    assert list(found.columns) == ["speaker", "statement", "denial", "total"]
    assert found.values.tolist() == [
        ["Anna Berg", 1, 1, 2],
        ["Rom", 1, 0, 1],
        ["ein Zeuge", 1, 0, 1],
        [NOBODY, 3, 0, 3],
    ]


def test_nothing_said_is_an_empty_table() -> None:
    found = by_speaker(table(STATEMENTS), ENTITY)
    assert found.empty
    assert list(found.columns) == ["speaker", "total"]


def test_the_kinds_are_those_of_the_schema() -> None:
    (kind,) = (column for column in STATEMENTS.columns if column.name == "kind")
    assert ", ".join(KINDS) == kind.meaning
