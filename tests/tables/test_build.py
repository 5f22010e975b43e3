from __future__ import annotations

from typing import Any

from newsanalysis.tables.build import _statements_around


def record(start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"start_char": start, "end_char": end, **more}


def test_the_innermost_statement_around_a_place() -> None:
    statements = [
        record(10, 90, statement_id="s1"),
        record(30, 60, statement_id="s2"),
        record(95, 99, statement_id="s3"),
    ]
    places = [record(0, 5), record(12, 20), record(40, 50), record(55, 70), record(85, 95), record(95, 99)]
    assert _statements_around(places, statements) == [None, "s1", "s2", "s1", None, "s3"]


def test_no_statements_no_claims() -> None:
    assert _statements_around([record(0, 5)], []) == [None]
