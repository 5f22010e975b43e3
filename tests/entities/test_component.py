"""The spaCy component, and the gold article."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from newsanalysis import bus
from newsanalysis.entities.component import EntityFinder
from newsanalysis.entities.gazetteer import GazetteerEntry
from newsanalysis.entities.mentions import Referent
from newsanalysis.errors import LexiconError

ROOT = Path(__file__).parents[2]
GOLD: dict[str, Any] = json.loads((ROOT / "data" / "gold_seed_article.json").read_text(encoding="utf-8"))
NOT_YET = {"role"}
UNKNOWN = {"Jakutien"}  # to the rules; the bundled pipeline finds it (tests/gold)


def pipeline(**config: Any) -> Language:
    nlp = spacy.blank("de")
    nlp.add_pipe("newsanalysis_entities", config=config)
    return nlp


def gold_doc(nlp: Language) -> Doc:
    """The seed article's Doc with the gold's zones, its tokens split at zone borders."""
    doc = nlp.make_doc((ROOT / GOLD["article"]).read_text(encoding="utf-8"))
    zones = [{**section} for section in GOLD["sections"]]
    zones += [{"kind": "credit", **credit} for credit in GOLD["credits"]]
    zones.sort(key=lambda zone: (zone["start"], -zone["end"]))
    borders = {zone[key] for zone in zones for key in ("start", "end")}
    with doc.retokenize() as retokenizer:
        for token in doc:
            inside = [b - token.idx for b in range(token.idx + 1, token.idx + len(token)) if b in borders]
            if inside:
                parts = [token.text[a:b] for a, b in pairwise([0, *inside, len(token)])]
                retokenizer.split(token, parts, heads=[(token, i) for i in range(len(parts))])
    records = [
        {"zone_id": f"z{i}", "kind": z["kind"], "start_char": z["start"], "end_char": z["end"]}
        for i, z in enumerate(zones)
    ]
    bus.write_records(doc, bus.ZONES, records, label="kind")
    return doc


@pytest.fixture(scope="module")
def seed() -> Doc:
    nlp = pipeline()
    return nlp(gold_doc(nlp))


def gold_mentions() -> dict[tuple[int, int, str], tuple[str, str, str | None]]:
    return {
        (m["start"], m["end"], m["kind"]): (e["type"], e["canonical"], e["links"].get("iso3166"))
        for e in GOLD["entities"]
        for m in e["mentions"]
        if m["kind"] not in NOT_YET and e["canonical"] not in UNKNOWN
    }


def test_seed_article_has_the_gold_mentions_and_no_others(seed: Doc) -> None:
    entities = {e["entity_id"]: e for e in bus.read_records(seed, bus.ENTITIES)}
    found = {
        (m["start_char"], m["end_char"], m["kind"]): (
            m["label"],
            entities[m["entity_id"]]["name"],
            entities[m["entity_id"]]["link_id"],
        )
        for m in bus.read_records(seed, bus.MENTIONS)
    }
    assert found == gold_mentions()


def test_seed_article_has_the_gold_entities(seed: Doc) -> None:
    names = [e["name"] for e in bus.read_records(seed, bus.ENTITIES)]
    assert sorted(map(str, names)) == sorted({name for _, name, _ in gold_mentions().values()})


def test_records_are_sorted_and_numbered(seed: Doc) -> None:
    mentions = bus.read_records(seed, bus.MENTIONS)
    entities = bus.read_records(seed, bus.ENTITIES)
    assert [m["start_char"] for m in mentions] == sorted(int(str(m["start_char"])) for m in mentions)
    assert [e["entity_id"] for e in entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
    assert list(dict.fromkeys(m["entity_id"] for m in mentions)) == [e["entity_id"] for e in entities]


def test_ents_are_the_longest_names(seed: Doc) -> None:
    ents = {ent.text: (ent.label_, ent.kb_id_) for ent in seed.ents}
    assert ents["fernen Osten Russlands"] == ("LOC", "")
    assert ents["Nordkoreas"] == ("LOC", "KP")
    assert ents["Kim Jong-uns"] == ("PER", "")
    assert "Vladimir Smirnov" not in ents
    assert all(ent.id_.startswith("e") for ent in seed.ents)


def test_the_sample_gazetteer_links_persons() -> None:
    nlp = pipeline(gazetteer=str(ROOT / "data" / "gazetteer.csv"))
    doc = nlp(gold_doc(nlp))
    links = {e["name"]: (e["link_scheme"], e["link_id"]) for e in bus.read_records(doc, bus.ENTITIES)}
    assert links["Wladimir Putin"] == ("wikidata", "Q7747")
    assert links["Kim Jong-un"] == ("wikidata", "Q56226")
    assert links["Russland"] == ("iso3166", "RU")
    kinds = [m["kind"] for m in bus.read_records(doc, bus.MENTIONS)]
    assert kinds.count("role") == 1  # "russische Präsident": the gazetteer says who that is
    assert len(kinds) - 1 == len(gold_mentions())


def test_several_gazetteers() -> None:
    finder = EntityFinder()
    finder.add_gazetteer([GazetteerEntry("a", Referent("ORG", "Xantel"))])
    finder.add_gazetteer(ROOT / "data" / "gazetteer.csv")
    doc = finder(spacy.blank("de")("Xantel lobt Joe Biden."))
    assert [m["rule"] for m in bus.read_records(doc, bus.MENTIONS)] == ["gazetteer:a", "gazetteer:biden"]


def test_a_missing_gazetteer_is_our_error() -> None:
    with pytest.raises(LexiconError, match=r"none\.csv"):
        pipeline(gazetteer="none.csv")


def test_entities_of_a_model_are_taken_over_and_dates_stay() -> None:
    nlp = pipeline()
    doc = nlp.make_doc("Am Montag sprach Xantel in Russland.")
    doc.ents = [Span(doc, 1, 2, label="DATE"), Span(doc, 3, 4, label="PERSON")]
    doc = nlp(doc)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Montag", "DATE"),
        ("Xantel", "PER"),
        ("Russland", "LOC"),
    ]
    assert [m["rule"] for m in bus.read_records(doc, bus.MENTIONS)] == ["model", "territory"]


@pytest.mark.parametrize("text", ["", " ", "Nichts hier."])
def test_a_doc_with_nothing_to_find(text: str) -> None:
    doc = pipeline()(text)
    assert bus.read_records(doc, bus.MENTIONS) == []
    assert bus.read_records(doc, bus.ENTITIES) == []
    assert bus.MENTIONS in doc.spans


def test_pipeline_is_clean() -> None:
    analysis = pipeline().analyze_pipes()
    assert analysis is not None
    assert not analysis["problems"]["newsanalysis_entities"]


def test_docs_round_trip(seed: Doc) -> None:
    (again,) = DocBin(docs=[seed], store_user_data=True).get_docs(seed.vocab)
    assert bus.read_records(again, bus.MENTIONS) == bus.read_records(seed, bus.MENTIONS)
    assert bus.read_records(again, bus.ENTITIES) == bus.read_records(seed, bus.ENTITIES)
    assert [ent.text for ent in again.ents] == [ent.text for ent in seed.ents]
