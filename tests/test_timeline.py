"""The timeline on hand-built tables: what is one event, who takes part, what is implied."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pandas as pd
import pytest

from newsanalysis import annotate, load_article
from newsanalysis.tables.schema import ENTITIES, MENTIONS, TIMELINE, TIMEXES, frame
from newsanalysis.timeline import shorten, timeline

SENTENCES = [
    "Anna traf Bert im Mai 2023.",
    "Bert sah Anna im Mai vergangenen Jahres.",
    "Carla kam im Mai 2023.",
]


def timex(
    number: int, value: str, begin: str | None, end: str | None, sentence: int, **other: Any
) -> dict[str, Any]:
    row = dict.fromkeys(TIMEXES.column_names)
    row |= {"article_id": "a", "timex_id": f"t{number}", "text": value, "type": "DATE", "value": value}
    row |= {"begin": begin, "end": end, "granularity": "month", "rule": "r", "zone_kind": "paragraph"}
    return row | {"sentence": sentence, "start_char": 10 * number, "end_char": 10 * number + 5} | other


def mention(name: str, sentence: int, kind: str = "name", zone: str = "paragraph") -> dict[str, Any]:
    row = {
        "article_id": "a",
        "mention_id": "m",
        "entity_id": name,
        "text": name,
        "label": "PER",
        "kind": kind,
    }
    return row | {"zone_kind": zone, "sentence": sentence, "start_char": 0, "end_char": 4, "rule": "r"}


def town(name: str, sentence: int) -> dict[str, Any]:
    return mention(name, sentence) | {"label": "LOC"}


def build(
    timexes: list[dict[str, Any]], mentions: list[dict[str, Any]], implied: list[dict[str, Any]] | None = None
) -> pd.DataFrame:
    schemes = {row["entity_id"]: row.pop("link", None) for row in mentions}
    labels = {row["entity_id"]: row["label"] for row in mentions}
    entities = [
        {"article_id": "a", "entity_id": n, "label": labels[n], "name": n.title(), "n_mentions": 1}
        | {"first_char": 0, "link_scheme": scheme, "link_id": scheme}
        for n, scheme in schemes.items()
    ]
    return timeline(
        frame(TIMEXES, timexes),
        frame(MENTIONS, mentions),
        frame(ENTITIES, entities),
        implied=implied or [],
        sentences=SENTENCES,
    )


MAY = ("2023-05", "2023-05-01", "2023-06-01")


def test_same_interval_and_a_shared_participant_are_one_event() -> None:
    events = build(
        [timex(1, *MAY, 0), timex(2, *MAY, 1)],
        [mention("anna", 0), mention("bert", 0), mention("bert", 1), mention("anna", 1)],
    )
    assert events["n_mentions"].tolist() == [2]
    assert events["timex_ids"].tolist() == ["t1; t2"]
    assert events["participants"].tolist() == ["Anna; Bert"]


def test_same_interval_without_a_shared_participant_are_two_events() -> None:
    events = build([timex(1, *MAY, 0), timex(2, *MAY, 2)], [mention("anna", 0), mention("carla", 2)])
    assert events["n_mentions"].tolist() == [1, 1]


def test_a_later_mention_can_join_two_that_had_nothing_in_common() -> None:
    events = build(
        [timex(1, *MAY, 0), timex(2, *MAY, 2), timex(3, *MAY, 1)],
        [mention("anna", 0), mention("carla", 2), mention("anna", 1), mention("carla", 1)],
    )
    assert events["timex_ids"].tolist() == ["t1; t2; t3"]


def test_a_shared_town_is_only_a_place() -> None:
    events = build([timex(1, *MAY, 0), timex(2, *MAY, 1)], [town("köln", 0), town("köln", 1)])
    assert events["n_mentions"].tolist() == [1, 1]


def test_a_shared_state_acts() -> None:
    events = build(
        [timex(1, *MAY, 0), timex(2, *MAY, 1)], [town("wales", s) | {"link": "iso3166"} for s in (0, 1)]
    )
    assert events["n_mentions"].tolist() == [2]


@pytest.mark.parametrize(("shared", "mentions_per_event"), [(["anna"], [1, 1]), (["anna", "bert"], [2])])
def test_a_year_is_so_vague_that_two_must_be_shared(shared: list[str], mentions_per_event: list[int]) -> None:
    dated = [timex(n, "2023", "2023-01-01", "2024-01-01", n - 1, granularity="year") for n in (1, 2)]
    events = build(dated, [mention(name, sentence) for name in shared for sentence in (0, 1)])
    assert events["n_mentions"].tolist() == mentions_per_event


def test_a_time_and_its_day_in_one_sentence_are_one_event() -> None:
    day = timex(1, "2024-06-12", "2024-06-12", "2024-06-13", 0, granularity="day")
    hour = timex(
        2, "2024-06-12T15:30", "2024-06-12T15:30", "2024-06-12T15:31", 0, type="TIME", granularity="minute"
    )
    assert build([day, hour], [])["when"].tolist() == ["2024-06-12T15:30"]


def test_another_interval_is_another_event() -> None:
    events = build(
        [timex(1, *MAY, 0), timex(2, "2023", "2023-01-01", "2024-01-01", 1)],
        [mention("anna", 0), mention("anna", 1)],
    )
    assert events["when"].tolist() == ["2023", "2023-05"]


def test_those_named_by_fewer_than_half_the_mentions_take_no_part() -> None:
    events = build(
        [timex(1, *MAY, 0), timex(2, *MAY, 1), timex(3, *MAY, 2)],
        [mention("anna", s) for s in (0, 1, 2)]
        + [mention("bert", 0), mention("bert", 1), mention("carla", 2)],
    )
    assert events["participants"].tolist() == ["Anna; Bert"]


def test_a_date_in_a_sentence_without_names_is_an_event_without_participants() -> None:
    events = build([timex(1, *MAY, 0)], [])
    assert pd.isna(events.at[0, "participants"])


@pytest.mark.parametrize(
    "row",
    [
        timex(1, "PAST_REF", None, None, 0),
        timex(1, "XXXX-WXX-2", None, None, 0),
        timex(1, "P3Y", "2020", "2023", 0, type="DURATION"),
        timex(1, "XXXX-WXX-2", None, None, 0, type="SET"),
        timex(1, *MAY, 0, zone_kind="credit"),
    ],
)
def test_what_dates_no_event_has_no_row(row: dict[str, Any]) -> None:
    events = build([row], [mention("anna", 0)])
    assert events.empty
    assert list(events.columns) == TIMELINE.column_names


@pytest.mark.parametrize(
    ("kind", "zone"), [("adjective", "paragraph"), ("credit", "credit"), ("name", "credit")]
)
def test_adjectives_and_credits_take_no_part(kind: str, zone: str) -> None:
    events = build([timex(1, *MAY, 0)], [mention("anna", 0, kind, zone)])
    assert pd.isna(events.at[0, "participants"])


def test_an_implied_date_is_a_row_of_its_own_with_its_evidence() -> None:
    gap = timex(1, "P3Y", "2020", "2023", 0, type="DURATION")
    record = {"timex_id": "t1", "value": "2020", "begin": "2020-01-01", "end": "2021-01-01"}
    record |= {"granularity": "year", "evidence": "zum ersten Mal seit drei Jahren"}
    events = build([gap], [mention("anna", 0)], [record])
    assert events[["when", "implied", "participants"]].to_numpy().tolist() == [["2020", True, "Anna"]]
    assert events.at[0, "evidence"] == "zum ersten Mal seit drei Jahren"


def test_events_stand_in_order_of_time_years_before_christ_first() -> None:
    rows = [
        timex(1, "2023", "2023-01-01", "2024-01-01", 0),
        timex(2, "-0043", "-0043-01-01", "-0042-01-01", 1),
        timex(3, "0800", "0800-01-01", "0801-01-01", 2),
    ]
    assert build(rows, [])["when"].tolist() == ["-0043", "0800", "2023"]


def test_open_dates_are_events_with_an_open_end_or_beginning() -> None:
    events = build([timex(1, "2027", None, "2028-01-01", 0), timex(2, "2009", "2009-01-01", None, 1)], [])
    assert events["when"].tolist() == ["2009", "2027"]
    assert pd.isna(events.at[0, "end"])
    assert pd.isna(events.at[1, "begin"])


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("Vor zehn Jahren traf er die Ministerin.", "2014"),
        ("In zwei Jahren soll die Brücke fertig sein.", "2026"),
        ("Vor drei Wochen kam der Brief.", "2024-05-27/2024-06-03"),
        ("Seit 2009 steht der Turm dort.", "2009"),
    ],
)
def test_what_says_when_is_an_event_though_the_guideline_calls_it_a_duration(
    sentence: str, when: str
) -> None:
    article = load_article(StringIO(sentence), published="2024-06-18")
    assert annotate(article).timeline["when"].tolist() == [when]


def test_labels_are_cut_around_the_words_at_word_borders() -> None:
    sentence = "Am Anfang " + "stand viel Text und " * 20 + "im Mai 2023 " + "kam noch mehr Text " * 20
    label = shorten(sentence, "Mai 2023")
    assert "Mai 2023" in label
    assert label.startswith("… ")
    assert label.endswith(" …")
    assert len(label) <= 120
    assert shorten("Kurz im\nMai.", "Mai") == "Kurz im Mai."


def test_what_is_dated_in_statements_alone_is_claimed() -> None:
    text = (
        "Die Ministerin Anna Beispiel sagte, sie habe Wien im Mai 2022 besucht.\n\n"
        "Im März 2021 wurde in Wien gebaut."
    )
    annotated = annotate(load_article(StringIO(text)))
    claimed = annotated.timeline.set_index("when")["statement_ids"]
    assert claimed["2022-05"] == annotated.statements["statement_id"].iloc[0]
    assert pd.isna(claimed["2021-03"])
    assert annotated.timexes["statement_id"].notna().tolist() == [True, False]
