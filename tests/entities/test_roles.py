"""Persons by their role, only where the text makes it certain."""

from __future__ import annotations

import pytest

from newsanalysis.entities.find import find_mentions
from newsanalysis.entities.gazetteer import GazetteerEntry
from newsanalysis.entities.mentions import Referent
from newsanalysis.entities.phrases import PhraseIndex


def roles(text: str, *gazetteer: GazetteerEntry) -> list[tuple[str, str]]:
    index = [PhraseIndex(form for entry in gazetteer for form in entry.role_forms())]
    return [
        (text[m.start : m.end], m.referent.name)
        for m in find_mentions(text, roles=index if gazetteer else ())
        if m.kind == "role"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bürgermeisterin Anna Huber kam. Die Bürgermeisterin sprach.", [("Bürgermeisterin", "Anna Huber")]),
        ("Präsident Paul Huber kam. Sie traf den Präsidenten dort.", [("Präsidenten", "Paul Huber")]),
        (
            "Der irische Außenminister Colm Meier kam. Der irische Außenminister ging.",
            [("irische Außenminister", "Colm Meier")],
        ),
        ("Irlands Außenminister Colm Meier kam. Der Außenminister ging.", [("Außenminister", "Colm Meier")]),
        ("Die Rede des Kanzlers war lang. Kanzler Paul Huber sprach.", []),  # not yet tied there
        ("Minister Paul Huber und Minister Karl Meier kamen. Der Minister ging.", []),  # two
        ("Minister Paul Huber kam. Ein Minister ging. Die Minister gingen.", []),  # no definite singular
        ("Minister Paul Huber kam. Der Minister Karl Meier ging.", []),  # another name follows
        ("Der irische Minister Paul Huber kam. Der polnische Minister ging.", []),  # another country
    ],
)
def test_roles(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


def test_a_gazetteer_ties_a_role() -> None:
    entry = GazetteerEntry("p", Referent("PER", "Wladimir Putin"), ("Vladimir Putin", "russischer Präsident"))
    text = (
        "Der russische Präsident reist. Mit dem russischen Präsidenten kam er. Russische Präsidenten gab es."
    )
    assert roles(text, entry) == [
        ("russische Präsident", "Wladimir Putin"),
        ("russischen Präsidenten", "Wladimir Putin"),
    ]


def test_the_adjective_inside_is_a_mention_of_its_own() -> None:
    text = "Der irische Minister Colm Meier kam. Der irische Minister ging."
    kinds = [m.kind for m in find_mentions(text)]
    assert kinds == ["adjective", "name", "role", "adjective"]
