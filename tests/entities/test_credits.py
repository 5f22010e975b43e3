"""Picture credits and copyright lines."""

import pytest

from newsanalysis.entities.credits import credit_mentions
from newsanalysis.entities.find import find_mentions
from newsanalysis.entities.territories import lexicon

CREDITS = [
    ("©Olga Tarko/Sputnik", ["PER Olga Tarko", "ORG Sputnik"]),
    ("Baek Min-ho/Copyright 2021 The AP. All rights reserved.", ["PER Baek Min-ho", "ORG AP"]),
    ("© Beispielfunk", ["ORG Beispielfunk"]),
    ("Foto: Anna Weber/dpa", ["PER Anna Weber", "ORG dpa"]),
    ("Bild: picture alliance/dpa | Paul Weber", ["ORG picture alliance", "ORG dpa", "PER Paul Weber"]),
    ("(Foto: REUTERS)", ["ORG Reuters"]),
    ("Quelle: imago images/ZUMA Press", ["ORG imago", "ORG ZUMA Press"]),
    ("AFP via Getty Images", ["ORG AFP", "ORG Getty Images"]),
    ("Anna von Berg, epd", ["PER Anna von Berg", "ORG epd"]),
    ("© 2024 Neue Presse Verlag", ["ORG Neue Presse Verlag"]),
    ("Archivbild: Jean-Luc Picot / KEYSTONE", ["PER Jean-Luc Picot", "ORG Keystone-SDA"]),
    ("Foto: Handout", []),
    ("Alle Rechte vorbehalten.", []),
    ("© 2023", []),
    ("Das Bild zeigt einen alten Hafen mit vielen kleinen Booten", []),
    ("Foto: Dr. Anna Weber", ["PER Anna Weber"]),
    ("Von Anna Huber und Jürgen Groß, Berlin", ["PER Anna Huber", "PER Jürgen Groß", "LOC Berlin"]),
    ("Von Anna Huber, Paris", ["PER Anna Huber", "LOC Paris"]),
    ("Von Anna Huber aus Wien", ["PER Anna Huber", "LOC Wien"]),
    ("Anna Huber BERLIN", ["PER Anna Huber", "LOC Berlin"]),
    ("Paris Hilton/Getty", ["PER Paris Hilton", "ORG Getty Images"]),
    ("Anna Berlin/dpa", ["PER Anna Berlin", "ORG dpa"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CREDITS)
def test_credits(text: str, expected: list[str]) -> None:
    mentions = list(credit_mentions(text, 0, len(text), (lexicon(),)))
    assert [f"{m.referent.label} {m.referent.name}" for m in mentions] == expected
    assert {m.kind for m in mentions} <= {"credit"}


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Ein Hafen. ©Olga Tarko/Sputnik"
    found = [text[m.start : m.end] for m in credit_mentions(text, 11, len(text), (lexicon(),))]
    assert found == ["Olga Tarko", "Sputnik"]


def test_a_credit_is_apart_from_the_story() -> None:
    text = "Olga Weber lacht. ©Paul Weber/Sputnik. Weber geht."
    start = text.index("©")
    mentions = find_mentions(text, [(0, len(text), "caption"), (start, start + 20, "credit")])
    shown = [(text[m.start : m.end], m.referent.name, m.kind) for m in mentions]
    assert shown == [
        ("Olga Weber", "Olga Weber", "name"),
        ("Paul Weber", "Paul Weber", "credit"),
        ("Sputnik", "Sputnik", "credit"),
        ("Weber", "Olga Weber", "name"),
    ]


def test_an_agency_in_a_dateline_is_a_credit() -> None:
    text = "BERLIN (dpa) Die Nato übt."
    mentions = find_mentions(text, [(0, len(text), "paragraph"), (0, 12, "dateline")])
    assert [(text[m.start : m.end], m.kind) for m in mentions] == [
        ("BERLIN", "name"),
        ("dpa", "credit"),
        ("Nato", "name"),
    ]


def test_the_place_of_a_byline_is_that_of_the_story() -> None:
    text = "Von Anna Huber, Berlin\nIn Berlin regnet es."
    mentions = find_mentions(text, [(0, 22, "byline")])
    places = [m for m in mentions if m.referent.label == "LOC"]
    assert [m.kind for m in places] == ["credit", "name"]
    assert len({m.referent for m in places}) == 1
