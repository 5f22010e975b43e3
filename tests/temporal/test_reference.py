from __future__ import annotations

import datetime as dt

import pytest

from newsanalysis.temporal import tag
from newsanalysis.temporal.reference import read_reference


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("2024", "2024"), ("2024-06", "2024-06"), ("2024-06-18", "2024-06-18"),
        ("2024-06-18T10:30", "2024-06-18T10:30"), ("2024-06-18T23:30:00+02:00", "2024-06-18T23:30"),
        (dt.date(2024, 6, 18), "2024-06-18"), (dt.datetime(2024, 6, 18, 10, 30), "2024-06-18T10:30"),
        (None, "None"), ("", "None"),
    ],
)  # fmt: skip
def test_references(reference: str | dt.date | None, text: str) -> None:
    assert str(read_reference(reference)) == text


@pytest.mark.parametrize(
    "bad", ["gestern", "2024-13", "2024-02-30", "18.06.2024", "0000", "2024-06-18T99:00"]
)
def test_bad_references(bad: str) -> None:
    with pytest.raises(ValueError, match="expected ISO 8601"):
        tag("Gestern.", bad)


def test_all_forms_of_a_day_agree() -> None:
    references: list[str | dt.date] = ["2024-06-18", "2024-06-18T10:30", dt.date(2024, 6, 18)]
    assert {tag("Gestern.", r)[0].value for r in references} == {"2024-06-17"}
