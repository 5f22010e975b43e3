"""What is named after a person: every row of the table by its example."""

from __future__ import annotations

import pytest

from newsanalysis.entities.find import find_mentions
from newsanalysis.entities.tables import read_table


@pytest.mark.parametrize(
    "row",
    [row for _, row in read_table("named_after.csv", ("head", "label", "example"))],
    ids=lambda r: r["head"],
)
def test_every_example(row: dict[str, str]) -> None:
    text = row["example"]
    (found,) = [m for m in find_mentions(text) if m.rule == "named after"]
    assert found.referent.label == row["label"]
    assert found.referent.name.endswith(f"-{row['head']}")


@pytest.mark.parametrize(
    "text", ["Die Nord-Süd-Straße ist lang.", "Die Anna-Stiftung zahlt.", "Die 3-D-Halle."]
)
def test_not_without_a_forename_and_a_surname(text: str) -> None:
    assert not [m for m in find_mentions(text) if m.rule == "named after"]
