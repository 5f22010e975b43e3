from __future__ import annotations

import pytest

from newsanalysis.temporal.expressions import Direction
from newsanalysis.temporal.sentences import sentence_bounds
from newsanalysis.temporal.tense import direction, is_present, is_told_in_present
from newsanalysis.temporal.tokens import Tokens


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Von dort wird er am Dienstag reisen.", "future"),
        ("Er reiste am Dienstag ab.", "past"),
        ("Er war am Dienstag dort.", "past"),
        ("Er hat die Stadt am Dienstag besucht.", "past"),
        ("Er ist am Dienstag abgereist.", "past"),
        ("Er kommt am Dienstag.", None),
        ("Er könnte am Dienstag kommen.", None),
        ("Die geplante Reise beginnt am Dienstag.", None),
        ("Er sagte, er werde am Dienstag reisen.", "future"),
        ("Er wird sagen, dass er am Dienstag reiste.", "past"),
        ("Das Treffen ist für Dienstag geplant.", "future"),
        ("Gestern war Ruhe. Am Dienstag kommt er.", None),
        ("Am Dienstag soll gebaut werden. Das wurde so beschlossen.", "future"),
    ],
)
def test_direction(sentence: str, expected: str | None) -> None:
    tokens = Tokens(sentence)
    assert direction(tokens, tokens.forms.index("Dienstag")) == expected


def test_a_tagger_knows_better() -> None:
    tokens = Tokens("Er weilt am Dienstag dort.")
    assert direction(tokens, 3) is None
    assert direction(tokens, 3, {3: "past"}) == "past"


def test_sentences_end_where_they_end() -> None:
    tokens = Tokens("Am 18. Juni kam z. B. er. Am Dienstag ging sie! Gut.")
    first, last = sentence_bounds(tokens, tokens.forms.index("Dienstag"))
    assert tokens.forms[first:last] == ["Am", "Dienstag", "ging", "sie", "!"]
    assert sentence_bounds(tokens, 1)[1] == first


def test_a_taggers_verbs_say_whether_a_sentence_is_told_in_the_present() -> None:
    tokens = Tokens("Im März haut er den Stein, den sie sprengte.")
    assert is_present(tokens, 1, {})
    assert is_told_in_present(tokens, 1, {})
    past: dict[int, Direction] = {tokens.starts[tokens.forms.index("haut")]: "past"}
    assert not is_present(tokens, 1, past)
    assert not is_told_in_present(tokens, 1, past)
