"""Statements as people read them."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from newsanalysis.tables import claims, who_says_what
from newsanalysis.tables.schema import ENTITIES, MENTIONS, STATEMENTS, Table, frame


def table(schema: Table, *rows: dict[str, Any]) -> pd.DataFrame:
    blank = {column.name: {"str": None, "int64": 0, "bool": False}[column.dtype] for column in schema.columns}
    return frame(schema, [blank | row for row in rows])


ENTITY = table(ENTITIES, {"entity_id": "e1", "name": "Anna Berg"}, {"entity_id": "e2", "name": "Rom"})
MENTION = table(
    MENTIONS,
    {"entity_id": "e1", "kind": "name", "start_char": 0, "end_char": 4},
    {"entity_id": "e2", "kind": "name", "start_char": 20, "end_char": 23},
    {"entity_id": "e1", "kind": "name", "start_char": 30, "end_char": 39},
    {"entity_id": "e2", "kind": "adjective", "start_char": 45, "end_char": 53},
    {"entity_id": "e2", "kind": "credit", "start_char": 60, "end_char": 63},
)


def said(number: int, **more: Any) -> dict[str, Any]:
    return {"statement_id": f"s{number}", "kind": "statement", "stance": "asserted", "content": "so"} | more


def test_who_speaks_about_whom_has_the_name_of_its_entity() -> None:
    statements = table(
        STATEMENTS,
        said(1, speaker="Berg", speaker_id="e1", start_char=10, end_char=53, addressee="dem Rat"),
        said(2, speaker="Berg und Rom", speaker_id="e1; e2", start_char=24, end_char=29),
        said(3, speaker="ein Zeuge", kind="agreement", negated=True, start_char=38, end_char=63),
        said(4, start_char=60, end_char=70),
    )
    found = who_says_what(statements, MENTION, ENTITY)
    assert found.astype(object).where(found.notna(), None).to_numpy().tolist() == [
        ["s1", "statement", "Anna Berg", "Rom; Anna Berg", "so", "dem Rat"],
        ["s2", "statement", "Anna Berg; Rom", None, "so", None],
        ["s3", "not said: agreement", "ein Zeuge", "Rom", "so", None],
        ["s4", "statement", None, None, "so", None],
    ]


def test_nothing_said_is_an_empty_table() -> None:
    found = who_says_what(table(STATEMENTS), table(MENTIONS), table(ENTITIES))
    assert found.empty
    assert list(found.columns) == ["statement_id", "kind", "speaker", "about", "content", "addressee"]


@pytest.mark.parametrize(
    ("cell", "claim"),
    [
        (None, None),
        ("s1", "claimed by Anna Berg, Rom"),
        ("s2", "denied by ein Zeuge"),
        ("s3; s1", "not alleged, nobody is named; claimed by Anna Berg, Rom"),
        ("s1; s4", "claimed by Anna Berg, Rom"),
    ],
    ids=["the article's own", "names", "words", "negated", "the same twice"],
)
def test_a_claim_says_whose_it_is(cell: str | None, claim: str | None) -> None:
    statements = table(
        STATEMENTS,
        said(1, speaker="Berg und Rom", speaker_id="e1; e2"),
        said(2, speaker="ein Zeuge", stance="denied"),
        said(3, stance="accused", negated=True),
        said(4, speaker="beide", speaker_id="e1; e2"),
    )
    (found,) = claims(pd.Series([cell], dtype="str"), statements, ENTITY)
    assert found == claim if claim else pd.isna(found)


def test_every_stance_makes_a_claim() -> None:
    (stance,) = (column for column in STATEMENTS.columns if column.name == "stance")
    known = stance.meaning.replace(" or ", ", ").split(", ")
    statements = table(STATEMENTS, *[said(n, stance=one) for n, one in enumerate(known)])
    assert claims(statements["statement_id"], statements, ENTITY).notna().all()
