from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from newsanalysis import bus

RECORDS = [
    {"start_char": 0, "end_char": 4, "label": "LOC", "name": None, "implied": False},
    {"start_char": 13, "end_char": 17, "label": "PER", "name": "x", "implied": True},
]


@pytest.fixture
def doc() -> Doc:
    doc = spacy.blank("de")("Wien ist 2023.Ahn zu groß")
    doc._.published = "2024-06"
    bus.write_records(doc, bus.MENTIONS, RECORDS, label="label")
    bus.write_records(doc, bus.TIMEXES, [], label="type")
    return doc


def check(doc: Doc) -> None:
    assert bus.read_records(doc, bus.MENTIONS) == RECORDS
    assert bus.read_records(doc, bus.TIMEXES) == []
    assert bus.read_records(doc, bus.ENTITIES) == []
    assert bus.published_of(doc) == "2024-06"


def test_records_come_back(doc: Doc) -> None:
    check(doc)
    assert [(span.text, span.label_) for span in doc.spans["mentions"]] == [
        ("Wien", "LOC"),
        ("2023.Ahn", "PER"),
    ]


def test_records_survive_bytes_and_docbin(doc: Doc) -> None:
    check(Doc(doc.vocab).from_bytes(doc.to_bytes()))
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    check(next(iter(DocBin().from_bytes(stored).get_docs(doc.vocab))))


def test_an_unknown_date_is_none() -> None:
    assert bus.published_of(spacy.blank("de")("Wien")) is None


def test_the_reader_gets_copies_of_the_list_not_the_list(doc: Doc) -> None:
    bus.read_records(doc, bus.MENTIONS).clear()
    check(doc)
