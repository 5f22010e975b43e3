from __future__ import annotations

import pytest

from newsanalysis.tables import in_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-06-18TEV", "2024-06-18, evening"),
        ("XXXX-WXX-2TEV", "XXXX-WXX-2, evening"),
        ("2024-06-18T20:30", "2024-06-18, 20:30"),
        ("199", "1990s"),
        ("19", "20th century"),
        ("20", "21st century"),
        ("10", "11th century"),
        ("2024-SU", "summer 2024"),
        ("PAST_REF", "the past"),
        ("2024", "2024"),
        ("2024-W25", "2024-W25"),
        ("P24Y", "24 years"),
        ("PT2H", "2 hours"),
        ("", ""),
    ],
)
def test_values_as_people_say_them(value: str, words: str) -> None:
    assert in_words(value) == words
