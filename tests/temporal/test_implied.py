"""Dates that the text lets one work out."""

from __future__ import annotations

import pytest

from newsanalysis.temporal import find

IMPLIED = [
    ("Er reist zum ersten Mal seit 24 Jahren dorthin.", "2000", "zum ersten Mal seit 24 Jahren"),
    ("Er reist zum ersten Mal wieder seit zwei Jahren.", "2022", "zum ersten Mal wieder seit zwei Jahren"),
    ("Er reist zum ersten Mal seit dreieinhalb Jahren.", "2020-12", "zum ersten Mal seit dreieinhalb Jahren"),
    ("Er reist erstmals seit drei Monaten dorthin.", "2024-03", "erstmals seit drei Monaten"),
    ("Er reist erstmals seit 2009 dorthin.", "2009", "erstmals seit 2009"),
    ("Er war seit drei Jahren nicht mehr dort.", "2021", "seit drei Jahren nicht mehr"),
    ("Er war zuletzt vor drei Jahren dort.", "2021", "zuletzt vor drei Jahren"),
    ("Er war zuletzt 2015 dort.", "2015", "zuletzt 2015"),
    ("Er war zum ersten Mal seit rund zwei Jahrzehnten dort.", "2004",
     "zum ersten Mal seit rund zwei Jahrzehnten"),
    ("Er ist seit 12 Jahren im Amt.", "2012", "seit 12 Jahren im Amt"),
    ("Zum zehnten Jahrestag kamen viele Gäste.", "2014", "zehnten Jahrestag"),
    ("Zum 100. Jahrestag kamen viele Gäste.", "1924", "100. Jahrestag"),
    ("Es ist das zweite Treffen der beiden Räte innerhalb eines Jahres.", "2023-06-18/2024-06-18",
     "innerhalb eines Jahres"),
    ("Es ist schon der dritte Brand binnen zwei Wochen.", "2024-06-04/2024-06-18", "binnen zwei Wochen"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "value", "evidence"), IMPLIED)
def test_implied(sentence: str, value: str, evidence: str) -> None:
    (implied,) = find(sentence, "2024-06-18").implied
    assert (implied.value, implied.evidence) == (value, evidence)
    assert sentence[implied.start_char : implied.end_char] == evidence
    assert implied.begin < implied.end
    assert implied.timex.start_char >= implied.start_char


@pytest.mark.parametrize(
    "sentence",
    [
        "Er wohnt seit drei Jahren dort.",
        "Der Bau endete innerhalb eines Jahres.",
        "Er ist seit 1999 an der Macht.",
        "Der zweite Bewerber zog seine Klage innerhalb einer Woche zurück.",
        "Der zweite Bau endete. Innerhalb eines Jahres war alles fertig.",
        "Er war vor drei Jahren dort.",
        "Er reist zum ersten Mal dorthin.",
    ],
)
def test_not_implied(sentence: str) -> None:
    assert find(sentence, "2024-06-18").implied == []


def test_not_implied_without_a_day_of_writing() -> None:
    assert find("Er reist zum ersten Mal seit 24 Jahren dorthin.", None).implied == []
    # A year needs none.
    assert [i.value for i in find("Er reist erstmals seit 2009 dorthin.", None).implied] == ["2009"]
