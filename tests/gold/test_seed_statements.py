"""Who says what in the seed article, against what a careful reader finds in it."""

from __future__ import annotations

from typing import Any

import pytest

from newsanalysis import AnnotatedArticle, Article, annotate, bus, load_pipeline

Record = dict[str, Any]


@pytest.fixture(scope="module")
def heard(seed: Article) -> AnnotatedArticle:
    nlp = load_pipeline()
    if not nlp.has_pipe("newsanalysis_statements"):
        nlp.add_pipe("newsanalysis_statements")
    return annotate(seed, nlp)


def said(heard: AnnotatedArticle) -> list[Record]:
    return bus.read_records(heard.doc, bus.STATEMENTS)


def test_every_statement_and_no_other(heard: AnnotatedArticle, gold: dict[str, Any]) -> None:
    # The reader's contents end before the full stop, and stand without their quotation marks.
    found = [(r["kind"], r["mode"], r["content"].strip('."'), r["cue_spans"]) for r in said(heard)]
    expected = [(s["kind"], s["mode"], s["content"]["text"], cue(s)) for s in gold["statements"]]
    assert found == expected


def cue(statement: Record) -> str | None:
    return "; ".join(f"{part['start']}-{part['end']}" for part in statement["cue"]) or None


def test_every_speaker_and_addressee(heard: AnnotatedArticle, gold: dict[str, Any]) -> None:
    canonical = {entity["id"]: entity["canonical"] for entity in gold["entities"]}
    names = heard.entities.set_index("entity_id")["name"]
    for record, statement in zip(said(heard), gold["statements"], strict=True):
        expected = [canonical.get(who, who) for who in statement["speakers"]]
        ids = record["speaker_id"]
        assert [record["speaker"]] == expected or [names[who] for who in ids.split("; ")] == expected
        if "addressee" in statement:
            assert record["addressee"] == canonical[statement["addressee"]]
