"""Abbreviations that the text explains."""

from __future__ import annotations

import pytest

from newsanalysis.entities.find import find_mentions


def names(text: str, *given: tuple[str, str]) -> list[tuple[str, str]]:
    spans = [(text.index(words), text.index(words) + len(words), label) for words, label in given]
    return [(text[m.start : m.end], m.referent.name) for m in find_mentions(text, given=spans)]


def test_the_short_form_names_the_long_one_everywhere() -> None:
    text = "Die Klimabehörde Nordwind (KBN) warnt. Die KBN misst."
    assert names(text, ("Klimabehörde Nordwind", "ORG")) == [
        ("Klimabehörde Nordwind", "Klimabehörde Nordwind"),
        ("KBN", "Klimabehörde Nordwind"),
        ("KBN", "Klimabehörde Nordwind"),
    ]


def test_a_short_form_that_the_tables_know_keeps_its_entity() -> None:
    text = "Die Sozialdemokratische Partei Deutschlands (SPD) tagt. Die SPD wählt."
    found = names(text, ("Sozialdemokratische Partei Deutschlands", "ORG"))
    assert {name for _, name in found} == {"SPD"}


@pytest.mark.parametrize("text", ["Die Nordwind Werke (Bremen) bauen.", "Die Nordwind Werke (XYZ) bauen."])
def test_other_brackets_explain_nothing(text: str) -> None:
    found = [words for words, _ in names(text, ("Nordwind Werke", "ORG"))]
    assert "Nordwind Werke" in found
    assert "XYZ" not in found
