"""Sentences with what must be found in them, and sentences in which nothing may be found."""

from __future__ import annotations

import pytest

from newsanalysis.statements import read
from newsanalysis.statements.values import STANCE_OF
from tests.statements.cases import Row, cases, found, lines

PLAIN, HARD, NONE = list(cases("positive.txt")), list(cases("hard.txt")), lines("negative.txt")


def test_there_are_enough_of_them() -> None:
    assert len(PLAIN) + len(HARD) >= 200
    assert len(HARD) >= 100
    assert len(NONE) >= 60


@pytest.mark.parametrize(("text", "expected"), PLAIN, ids=[text for text, _ in PLAIN])
def test_plain_sentence(text: str, expected: list[Row]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), HARD, ids=[text for text, _ in HARD])
def test_hard_sentence(text: str, expected: list[Row]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_nothing_is_said(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", [text for text, _ in (*PLAIN, *HARD)])
def test_every_span_lies_in_the_text_and_the_stance_follows_the_kind(text: str) -> None:
    for statement in read(text).statements:
        spans = [*statement.cue, statement.speaker, statement.addressee, statement.content]
        assert all(0 <= span[0] < span[1] <= len(text) for span in spans if span is not None)
        assert statement.stance == STANCE_OF[statement.kind]
        assert statement.rule


def test_a_speaker_is_never_guessed() -> None:
    (statement,) = read("Es hieß, der Vertrag sei unterschrieben.").statements
    assert statement.speaker is None
    (statement,) = read("Man habe Pläne.").statements
    assert statement.speaker is None
    assert "no speaker" in statement.rule
