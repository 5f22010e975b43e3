from __future__ import annotations

import pytest

from newsanalysis.temporal.grammar import read
from newsanalysis.temporal.ranges import ranges
from newsanalysis.temporal.tokens import Tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("von Montag bis Mittwoch", {0: 1}),
        ("Montag bis Mittwoch", {0: 1}),
        ("vom Montag bis zum Mittwoch", {0: 1}),
        ("zwischen Montag und Mittwoch", {0: 1}),
        ("zwischen dem Montag und dem Mittwoch", {0: 1}),
        ("am Montag und Mittwoch", {}),
        ("am Montag, am Mittwoch", {}),
        ("vom 3. bis 5. Mai 2024", {0: 1}),
        ("heute bis 12 Uhr", {}),
        ("bis Mittwoch", {}),
        ("am Montag wurde bis Mittwoch gebaut", {}),
    ],
)
def test_ranges(text: str, expected: dict[int, int]) -> None:
    tokens = Tokens(text)
    assert ranges(tokens, read(tokens)) == expected
