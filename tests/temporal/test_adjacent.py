from __future__ import annotations

import pytest

from newsanalysis.temporal.adjacent import adjacent_direction
from newsanalysis.temporal.tokens import Tokens


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("seit Freitag", "past"),
        ("ein Bericht vom Freitag", "past"),
        ("vom Freitag an", None),
        ("das Fest vom Freitag bis Montag", None),
        ("der am Freitag vorgestellte Plan", "past"),
        ("der am Freitag in Rom vorgestellte neue Plan", "past"),
        ("am Freitag das vorgestellte Buch", None),
        ("am Freitag die laufende Messe", None),
        ("am Freitag kommen verletzte Tiere", None),
        ("die am Freitag erwartete Rede", "future"),
        ("die am Freitag beginnende Messe", "future"),
        ("bis Freitag", None),
        ("Freitag", None),
    ],
)
def test_adjacent_words(phrase: str, expected: str | None) -> None:
    tokens = Tokens(phrase)
    at = tokens.forms.index("Freitag")
    assert adjacent_direction(tokens, at, at + 1) == expected
