"""The first real article: six time expressions and one date that they imply."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy

from newsanalysis import bus
from newsanalysis.temporal import find, timexes

ROOT = Path(__file__).parents[2]
GOLD = json.loads((ROOT / "data" / "gold_seed_article.json").read_text(encoding="utf-8"))
TEXT = (ROOT / GOLD["article"]).read_text(encoding="utf-8")
NESTED = [(credit["start"], credit["end"], "credit") for credit in GOLD["credits"]]
ZONES = [(s["start"], s["end"], s["kind"]) for s in GOLD["sections"]] + NESTED


def annotated(published: str) -> spacy.tokens.Doc:
    nlp = spacy.blank("de")
    nlp.add_pipe("newsanalysis_timex")
    doc = nlp.make_doc(TEXT)
    doc._.published = published
    zones = [
        {"zone_id": f"z{i}", "kind": kind, "start_char": start, "end_char": end}
        for i, (start, end, kind) in enumerate(ZONES)
    ]
    bus.write_records(doc, bus.ZONES, zones, label="kind")
    return nlp(doc)


def test_gold_timexes() -> None:
    found = {t.start_char: t for t in timexes(annotated(GOLD["reference_date"]))}
    assert sorted(found) == [gold["start"] for gold in GOLD["timexes"]]
    for gold in GOLD["timexes"]:
        timex = found[gold["start"]]
        assert (timex.text, timex.end_char, timex.type, timex.value) == (
            gold["text"], gold["end"], gold["type"], gold["value"],
        )  # fmt: skip
        if "begin" in gold:
            assert (timex.begin, timex.end) == (gold["begin"], gold["end_date"])


def test_the_earlier_visit_is_implied() -> None:
    implied, again = bus.read_records(annotated(GOLD["reference_date"]), bus.IMPLIED)
    evidence = "zum ersten Mal seit 24 Jahren"
    start = TEXT.index(evidence)
    assert implied == {
        "timex_id": "t3", "value": "2000", "begin": "2000-01-01", "end": "2001-01-01", "granularity": "year",
        "evidence": evidence, "start_char": start, "end_char": start + len(evidence),
    }  # fmt: skip
    # "das zweite Treffen innerhalb eines Jahres": the first lies somewhere in that year.
    assert (again["value"], again["evidence"]) == ("2023-06-18/2024-06-18", "innerhalb eines Jahres")


def test_without_a_day_of_writing_nothing_is_guessed() -> None:
    doc = annotated("")
    values = {t.text: (t.value, t.begin, t.end) for t in timexes(doc)}
    assert values["Dienstagabend"] == ("XXXX-WXX-2TEV", None, None)
    assert values["24 Jahren"] == ("P24Y", None, None)
    assert values["eines Jahres"] == ("P1Y", None, None)
    assert values["September vergangenen Jahres"] == ("XXXX-09", None, None)
    assert values["September 2023"] == ("2023-09", "2023-09-01", "2023-10-01")
    assert bus.read_records(doc, bus.IMPLIED) == []


@pytest.mark.parametrize("wrong", GOLD["not_content_dates"])
def test_a_year_in_a_credit_is_no_date(wrong: dict[str, int]) -> None:
    assert all(not t.start_char <= wrong["start"] < t.end_char for t in timexes(annotated("2024-06-18")))
    # Read without zones it would be one: the zones decide, not the words.
    assert any(t.start_char == wrong["start"] for t in find(TEXT, "2024-06-18").timexes)
