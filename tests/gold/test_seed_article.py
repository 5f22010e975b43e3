"""The seed article against what a careful reader finds in it (data/gold_seed_article.json)."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from newsanalysis import AnnotatedArticle, Article, annotate, load_pipeline
from tests.conftest import ROOT

Gold = dict[str, Any]


def test_every_zone(seed: Article, gold: Gold) -> None:
    sections = [(zone.kind, zone.start, zone.end) for zone in seed.zones if zone.kind != "credit"]
    assert sections == [(zone["kind"], zone["start"], zone["end"]) for zone in gold["sections"]]


def test_every_credit(seed: Article, gold: Gold) -> None:
    credits = [(seed.text[z.start : z.end], z.start, z.end) for z in seed.zones if z.kind == "credit"]
    assert credits == [(credit["text"], credit["start"], credit["end"]) for credit in gold["credits"]]


def test_every_time_expression(annotated: AnnotatedArticle, gold: Gold) -> None:
    columns = ["text", "start_char", "end_char", "type", "value"]
    expected = [tuple(t[k] for k in ("text", "start", "end", "type", "value")) for t in gold["timexes"]]
    assert list(annotated.timexes[columns].itertuples(index=False, name=None)) == expected


def test_every_interval(annotated: AnnotatedArticle, gold: Gold) -> None:
    found = annotated.timexes.set_index("start_char")
    for timex in gold["timexes"]:
        row = found.loc[timex["start"]]
        # The gold file gives "Dienstagabend" no interval beside its value: the evening of that day.
        expected = (timex.get("begin", "2024-06-18T18:00"), timex.get("end_date", "2024-06-19T00:00"))
        assert (row["begin"], row["end"]) == expected, timex["text"]


def territory_mentions(gold: Gold) -> set[tuple[int, int, str, str]]:
    return {
        (mention["start"], mention["end"], mention["kind"], entity["links"]["iso3166"])
        for entity in gold["entities"]
        if "iso3166" in entity["links"]
        for mention in entity["mentions"]
        if mention["kind"] in {"name", "adjective"}
    }


def test_every_territory_by_name_and_adjective_and_no_other(annotated: AnnotatedArticle, gold: Gold) -> None:
    linked = annotated.entities[annotated.entities["link_scheme"] == "iso3166"]
    found = annotated.mentions.merge(linked[["entity_id", "link_id"]])
    found = found[found["kind"].isin(["name", "adjective"])]
    assert set(found[["start_char", "end_char", "kind", "link_id"]].itertuples(index=False, name=None)) == (
        territory_mentions(gold)
    )


@pytest.mark.parametrize("kind", ["credit", "compound", "name", "adjective"])
def test_no_mention_that_a_careful_reader_would_not_see(
    annotated: AnnotatedArticle, gold: Gold, kind: str
) -> None:
    expected = {
        (m["start"], m["end"]) for entity in gold["entities"] for m in entity["mentions"] if m["kind"] == kind
    }
    found = annotated.mentions[annotated.mentions["kind"] == kind]
    assert set(found[["start_char", "end_char"]].itertuples(index=False, name=None)) <= expected


@pytest.mark.parametrize("kind", ["credit", "compound", "name", "adjective"])
def test_every_mention_that_a_careful_reader_sees(annotated: AnnotatedArticle, gold: Gold, kind: str) -> None:
    names = annotated.entities.set_index("entity_id")["name"]
    found = {
        (row.start_char, row.end_char, row.kind): names[row.entity_id]
        for row in annotated.mentions.itertuples()
    }
    for entity in gold["entities"]:
        for m in entity["mentions"]:
            if m["kind"] == kind:
                assert found[m["start"], m["end"], kind] == entity["canonical"]


def test_mentions_of_one_entity_are_one_entity(annotated: AnnotatedArticle, gold: Gold) -> None:
    ids = annotated.mentions.set_index(["start_char", "end_char"])["entity_id"]
    for entity in gold["entities"]:
        found = {
            ids.get((m["start"], m["end"])) for m in entity["mentions"] if m["kind"] in {"name", "adjective"}
        }
        assert len(found - {None}) <= 1, entity["canonical"]


def test_timeline(annotated: AnnotatedArticle, gold: Gold) -> None:
    events = annotated.timeline
    assert events["when"].tolist() == [event["when"] for event in gold["timeline"]]
    assert events["implied"].tolist() == [event["implied"] for event in gold["timeline"]]
    assert events["n_mentions"].tolist() == [event.get("mentions", 1) for event in gold["timeline"]]


def test_the_three_mentions_of_the_meeting_are_those_the_reader_found(
    annotated: AnnotatedArticle, gold: Gold
) -> None:
    meeting = annotated.timeline.set_index("when").loc["2023-09"]
    rows = annotated.timexes.set_index("timex_id").loc[meeting["timex_ids"].split("; ")]
    assert rows["start_char"].tolist() == [t["start"] for t in gold["timexes"] if t["value"] == "2023-09"]
    assert (meeting["begin"], meeting["end"]) == ("2023-09-01", "2023-10-01")


def test_the_meeting_is_one_event_of_those_who_met(annotated: AnnotatedArticle, gold: Gold) -> None:
    names = {entity["id"]: entity["canonical"] for entity in gold["entities"]}
    meeting = annotated.timeline.set_index("when").loc["2023-09"]
    expected = {
        names[who]
        for event in gold["timeline"]
        if event["when"] == "2023-09"
        for who in event["participants"]
    }
    assert set(meeting["participants"].split("; ")) == expected


def test_participants_are_no_others_than_the_readers(annotated: AnnotatedArticle, gold: Gold) -> None:
    names = {entity["id"]: entity["canonical"] for entity in gold["entities"]}
    for event in gold["timeline"]:
        found = annotated.timeline.set_index("when").loc[event["when"], "participants"]
        assert pd.notna(found)
        assert set(found.split("; ")) <= {names[who] for who in event["participants"]}


def test_the_role_that_a_gazetteer_licenses(seed: Article, gold: Gold) -> None:
    """The text itself never says who the Russian president is: without a gazetteer the role stays open."""
    expected = {
        (m["start"], m["end"], entity["canonical"])
        for entity in gold["entities"]
        for m in entity["mentions"]
        if m["kind"] == "role"
    }
    found = []
    for gazetteer in (None, ROOT / "data" / "gazetteer.csv"):
        annotated = annotate(seed, load_pipeline(gazetteer=gazetteer))
        roles = annotated.mentions[annotated.mentions["kind"] == "role"].merge(
            annotated.entities, on="entity_id"
        )
        found.append(set(roles[["start_char", "end_char", "name"]].itertuples(index=False, name=None)))
    assert found == [set(), expected]
