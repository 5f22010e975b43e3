"""The spaCy component: zones are sentence borders, and the Doc stays serialisable."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsanalysis import bus


def pipeline() -> Language:
    nlp = spacy.blank("de")
    nlp.add_pipe("newsanalysis_sentences")
    return nlp


def with_zones(nlp: Language, text: str, *zones: tuple[str, str]) -> Doc:
    """The Doc of ``text`` with a zone for each (kind, its text), not yet run through the pipeline."""
    doc = nlp.make_doc(text)
    records = [
        {
            "zone_id": f"z{i}",
            "kind": kind,
            "start_char": text.index(part),
            "end_char": text.index(part) + len(part),
        }
        for i, (kind, part) in enumerate(zones)
    ]
    bus.write_records(doc, bus.ZONES, records, label="kind")
    return doc


def test_zones_start_and_end_sentences() -> None:
    nlp = pipeline()
    text = "Ein Anfang\n\nDer Rat tagt nicht mehr\nAlle gehen"
    doc = nlp(with_zones(nlp, text, ("headline", "Ein Anfang"), ("paragraph", "Der Rat tagt nicht mehr")))
    assert [s.text.strip() for s in doc.sents] == [
        "Ein Anfang",
        "Der Rat tagt nicht mehr",
        "Alle gehen",
    ]


def test_a_nested_credit_is_a_sentence() -> None:
    nlp = pipeline()
    text = "Der Hafen im Juni ©Anna Weber/dpa"
    doc = nlp(with_zones(nlp, text, ("caption", text), ("credit", "©Anna Weber/dpa")))
    assert [s.text for s in doc.sents] == ["Der Hafen im Juni", "©Anna Weber/dpa"]


def test_without_zones_the_text_decides() -> None:
    doc = pipeline()("Der Rat tagt. Dr. Weber kommt.")
    assert [s.text for s in doc.sents] == ["Der Rat tagt.", "Dr. Weber kommt."]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Der Rat tagt.\n", 1),
        ("Der Rat tagt. \n\n \n", 1),
        ("\n\nDer Rat tagt.", 1),
        ("Der Rat tagt.\n\n \n\nAlle gehen.\n", 2),
        ("Der Rat tagt.\n \n", 1),
    ],
)
@pytest.mark.parametrize("zoned", [False, True])
def test_white_space_is_no_sentence(text: str, sentences: int, zoned: bool) -> None:
    nlp = pipeline()
    parts = [part for part in ("Der Rat tagt.", "Alle gehen.") if part in text and zoned]
    doc = nlp(with_zones(nlp, text, *(("paragraph", part) for part in parts)))
    assert len(list(doc.sents)) == sentences


def test_empty_text_has_no_sentences() -> None:
    assert list(pipeline()("").sents) == []


def test_pipeline_is_clean_and_round_trips() -> None:
    nlp = pipeline()
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    assert not analysis["problems"]["newsanalysis_sentences"]
    doc = nlp("Eins. Zwei.")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [s.text for s in again.sents] == ["Eins.", "Zwei."]
