"""The spaCy component: records, entities of speakers, zones, sentences."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from newsanalysis import Article, bus
from newsanalysis.articles import Zone
from newsanalysis.parameters import RULES
from newsanalysis.pipeline import load_pipeline, make_doc
from newsanalysis.statements import find, read
from newsanalysis.statements.component import statements_of
from newsanalysis.statements.document import finite_verbs, sentence_begins


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = load_pipeline(RULES)
    if not pipeline.has_pipe("newsanalysis_statements"):
        pipeline.add_pipe("newsanalysis_statements")
    return pipeline


def records(nlp: Language, text: str) -> list[dict[str, Any]]:
    return bus.read_records(nlp(text), bus.STATEMENTS)


def test_records_are_the_findings(nlp: Language) -> None:
    text = "Der Minister sagte: „Das Geld ist da.“ Man habe es gezählt. Die Bahn weist das zurück."
    doc = nlp(text)
    assert statements_of(doc) == list(read(text).statements)
    first = bus.read_records(doc, bus.STATEMENTS)[0]
    assert first["statement_id"] == "s1"
    assert (first["cue"], first["speaker"], first["content"]) == (
        "sagte",
        "Der Minister",
        "„Das Geld ist da.“",
    )


def test_records_survive_on_disk(nlp: Language) -> None:
    doc = nlp("Die Opposition wirft der Regierung Untätigkeit vor.")
    packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (back,) = DocBin().from_bytes(packed).get_docs(nlp.vocab)
    assert statements_of(back) == statements_of(doc) != []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Frankreich und Polen fordern, den Zoll zu senken.", 2),
        ("Ein Sprecher in Berlin sagte, der Plan sei gut.", 0),
        ("Angela Merkel reiste ab. Sie sagte, sie sei müde.", 1),
        ("Angela Merkel traf Olaf Scholz. Er sagte, es werde spät.", 0),
        ("Landrätin Octavia Haltung kam. Das sei gut, sagte Haltung.", 1),
        ("Svenja Siedlung kam. Siedlung sagte, das sei gut.", 1),
        ("Es hieß, der Vertrag sei unterschrieben.", 0),
    ],
)
def test_a_speaker_is_an_entity_only_where_that_is_certain(nlp: Language, text: str, speakers: int) -> None:
    (record,) = records(nlp, text)
    found = record["speaker_id"]
    assert (0 if found is None else len(found.split("; "))) == speakers


def test_credits_say_nothing() -> None:
    blank = spacy.blank("de")
    blank.add_pipe("newsanalysis_statements")
    doc = blank.make_doc("Foto: Er sagte, das sei gut.\n\nSie sagte, das sei gut.")
    zone = {"zone_id": "z1", "kind": "credit", "start_char": 0, "end_char": 28}
    bus.write_records(doc, bus.ZONES, [zone], label="kind")
    (record,) = bus.read_records(blank(doc), bus.STATEMENTS)
    assert record["speaker"] == "Sie"


def test_a_mark_without_partner_is_a_record(nlp: Language) -> None:
    (record,) = bus.read_records(nlp("Er rief: „Halt. Dann ging er."), bus.UNCLOSED)
    assert (record["start_char"], record["mark"]) == (9, "„")


def test_a_pipeline_that_finds_sentences_is_heard() -> None:
    blank = spacy.blank("de")
    blank.add_pipe("sentencizer")
    text = "Sie sagte, das sei gut. Er bestreitet die Tat."
    assert find(text, nlp=blank) == find(text)


def test_the_pipeline_has_no_problem(nlp: Language) -> None:
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    assert not analysis["problems"]["newsanalysis_statements"]


def test_an_article_with_zones(nlp: Language) -> None:
    text = "Streit um Brücke\n\nDie Stadt sagt, die Brücke sei sicher."
    article = Article(text, (Zone("z1", "headline", 0, 16), Zone("z2", "paragraph", 18, len(text))))
    doc: Doc = nlp(make_doc(article, nlp))
    (record,) = bus.read_records(doc, bus.STATEMENTS)
    assert record["speaker"] == "Die Stadt"


def test_the_morphology_of_a_pipeline_is_heard() -> None:
    words = ["Der", "Chef", "schwieg", ".", "Man", "tüftele", "daran", "."]
    nlp = spacy.blank("de")
    morphs = [""] * 8
    morphs[2], morphs[5] = "Mood=Ind|VerbForm=Fin", "Mood=Sub|Tense=Pres|VerbForm=Fin"
    starts: list[bool | int | None] = [True, False, False, False, True, False, False, False]
    doc = Doc(nlp.vocab, words, sent_starts=starts, morphs=morphs)
    assert finite_verbs(doc) == {doc[2].idx: "x", doc[5].idx: "S"}
    assert read(doc.text).statements == ()
    heard = read(doc.text, begins=sentence_begins(doc), verbs=finite_verbs(doc)).statements
    assert [doc.text[slice(*s.speaker)] for s in heard if s.speaker] == ["Der Chef"]
