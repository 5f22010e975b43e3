"""Whatever the text, it is read without an exception and in time that grows with its size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.statements import read
from tests.growth import BOUND, growth

PIECES = {
    "opening marks": "„",
    "straight marks": '"',
    "straight marks apart": ' "a',
    "guillemets": "»",
    "single marks": "‚a ",
    "brackets": "(",
    "nested brackets": "(a [b ",
    "verbs": "sagte ",
    "verbs and commas": "sagte, ",
    "split verbs": "teilte der Mann, ",
    "participles": "gesagt, ",
    "nouns": "Haus ",
    "adjectives": "große ",
    "mixed phrase": "der große Mann von der ",
    "genitives": "des Mannes ",
    "sources": "laut ",
    "nach": "nach Angaben ",
    "so": ", so Peters",
    "wie": ", wie er sagte",
    "commas": ",",
    "heißt es": "heißt es, ",
    "moods": "Er habe Zeit. ",
    "dass": "dass er sagte, ",
    "nouns of speech": "der Vorwurf, ",
    "colons": "Peters: ",
    "no space": "a",
    "words with no end": "Haus-",
    "stops": ". ",
    "relative clauses": "der Mann, der ",
}


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_time_grows_with_the_size(piece: str) -> None:
    assert growth(lambda size: read(piece * size), 2000 // len(piece) + 200) < BOUND


@given(
    st.lists(
        st.sampled_from(
            [
                "sagte",
                "teilte",
                "mit",
                ",",
                ".",
                ":",
                "„",
                "“",
                '"',
                "(",
                ")",
                "der",
                "die",
                "Ministerin",
                "Plan",
                "sei",
                "habe",
                "dass",
                "laut",
                "zufolge",
                "nach",
                "Angaben",
                "so",
                "wie",
                "und",
                "nicht",
                "Vorwurf",
                "werfen",
                "vor",
                "das",
                "er",
                "es",
                "\n\n",
                "hieß",
                "heißt",
                "zu",
                "gehen",
                "gut",
                "‚",
                "‘",
                ";",
                "–",
                "wird",
                "vorgeworfen",
                "hat",
                "gesagt",
            ]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_any_order_of_words_is_read(text: str) -> None:
    for statement in read(text).statements:
        spans = [*statement.cue, statement.speaker, statement.addressee, statement.content]
        assert all(0 <= span[0] < span[1] <= len(text) for span in spans if span is not None)
