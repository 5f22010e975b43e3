"""What a corpus answers, on tables written by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from newsanalysis import CorpusError
from newsanalysis.corpus.questions import coverage, dates, events, named, periods, together, voices
from newsanalysis.corpus.questions.moments import publication_days, whole_days
from newsanalysis.tables.schema import CORPUS_TABLES

PUTIN, KIM, KOREA, WIEN = "PER Wladimir Putin", "PER Kim Jong-un", "iso3166:KP", "LOC Wien"


def table(name: str, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """A table of a corpus; what a row does not say is missing, 0 or False."""
    columns = CORPUS_TABLES[name].columns
    blank: dict[str, Any] = {c.name: {"str": None, "int64": 0, "bool": False}[c.dtype] for c in columns}
    rows = [blank | {"month": "unknown"} | row for row in rows]
    return pd.DataFrame(
        {c.name: pd.Series([row[c.name] for row in rows], dtype=c.dtype) for c in columns}
        | {"month": pd.Series([row["month"] for row in rows], dtype="str")}
    )


class Hand:
    """A corpus put together by hand: one call an article."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {name: [] for name in CORPUS_TABLES}

    def article(
        self,
        published: str | None = None,
        names: Iterable[str] = (),
        dated: Iterable[tuple[str, str | None, str | None, str | None]] = (),
        **more: Any,
    ) -> Hand:
        """Names as "PER Wladimir Putin*3" (label, name, mentions); dates as (when, begin, end, participants)."""
        number = len(self.rows["articles"])
        own = {"article_id": f"a{number}", "month": published[:7] if published else "unknown"}
        self.rows["articles"].append(own | {"published": published, "title": f"Titel {number}"} | more)
        for n, words in enumerate(names):
            name, _, times = words.partition("*")
            label, _, name = name.partition(" ")
            link = {"Nordkorea": "KP", "Nordkoreas Regime": "KP", "Namibia": "NA"}.get(name)
            entity = {"entity_id": f"e{n}", "name": name, "label": label, "link_id": link}
            entity["link_scheme"] = "iso3166" if link else None
            self.rows["entities"].append(own | entity)
            self.rows["mentions"] += [own | {"entity_id": f"e{n}", "kind": "name"}] * int(times or 1)
        for when, begin, end, participants in dated:
            grain = {4: "year", 7: "month", 10: "day"}.get(len(when), "part")
            event = {"when": when, "begin": begin, "end": end, "granularity": grain, "n_mentions": 1}
            self.rows["timeline"].append(own | event | {"participants": participants})
        return self

    def __getattr__(self, name: str) -> pd.DataFrame:
        return table(name, self.rows[name])

    @property
    def keyed(self) -> pd.DataFrame:
        return named.keyed(self.entities)

    @property
    def named(self) -> pd.DataFrame:
        return named.named(self.keyed, named.story_counts(self.mentions))

    def shared_events(self, *keys: str) -> pd.DataFrame:
        return events.shared_events(self.timeline, self.keyed, self.named, self.articles, keys)

    def talked_about(self) -> pd.DataFrame:
        return dates.talked_about(self.timeline, self.articles).set_index("when")


SUMMIT = ("2023-09", "2023-09-01", "2023-10-01")
DAY = ("2024-06-18", "2024-06-18", "2024-06-19")


class TestNamed:
    def test_what_is_linked_is_one_under_any_name_and_all_else_goes_by_its_name(self) -> None:
        hand = Hand().article(names=["LOC Nordkorea", "PER Wladimir Putin", "PER Putin"])
        hand.article(names=["LOC Nordkoreas Regime"]).article(names=["LOC Nordkorea", "ORG Wien", "LOC Wien"])
        table = hand.keyed
        assert table["key"].tolist() == [KOREA, PUTIN, "PER Putin", KOREA, KOREA, "ORG Wien", WIEN]
        assert set(table.loc[table["key"] == KOREA, "name"]) == {"Nordkorea"}  # what most articles say
        assert table["own_name"].tolist()[3] == "Nordkoreas Regime"

    def test_articles_and_mentions_are_counted_and_credits_are_not(self) -> None:
        hand = Hand().article("2024-02-01", ["PER Wladimir Putin*3", "LOC Wien"])
        hand.article("2023-11-05", ["PER Wladimir Putin"]).article(
            None, ["PER Wladimir Putin", "PER Foto Graf"]
        )
        hand.rows["mentions"][-1]["kind"] = "credit"
        table = named.most_named(hand.named)
        assert table.columns.tolist() == ["key", "name", "label", "articles", "mentions", "first", "last"]
        assert table.iloc[0].tolist() == [PUTIN, "Wladimir Putin", "PER", 3, 5, "2023-11", "2024-02"]
        assert table["name"].tolist() == ["Wladimir Putin", "Wien"]

    def test_two_entities_of_one_article_with_one_link_count_once(self) -> None:
        hand = Hand().article(names=["LOC Nordkorea*2", "ORG Nordkoreas Regime"])
        assert hand.named[["key", "mentions"]].to_numpy().tolist() == [[KOREA, 3]]

    def test_the_course_over_time_has_its_gaps_and_its_unknown(self) -> None:
        hand = Hand().article("2024-01-30", ["PER Kim Jong-un"]).article("2023-11-01", ["LOC Wien"])
        hand.article(None, ["PER Kim Jong-un"]).article("2024-01-02")
        table = named.over_time(hand.named, hand.articles, [KIM])
        months = ["2023-11", "2023-12", "2024-01", "unknown"]
        assert table["period"].tolist() == months * 2
        assert table.loc[table["key"] == named.ALL, "articles"].tolist() == [1, 0, 2, 1]
        own = table[table["key"] == KIM]
        assert own["articles"].tolist() == [0, 0, 1, 1]
        assert own["share"].fillna(-1).tolist() == [0, -1, 0.5, 1]


class TestPeriods:
    @pytest.mark.parametrize(
        ("first", "last", "number", "shown"),
        [("2023-05", "2023-05", 1, "2023-05"), ("2020-01", "2023-12", 48, "2020-01"), ("2020-01", "2024-01", 17, "2020-Q1"),
         ("2011-12", "2023-01", 46, "2011-Q4"), ("1990-01", "2023-01", 34, "1990")],
    )  # fmt: skip
    def test_months_become_quarters_and_years(self, first: str, last: str, number: int, shown: str) -> None:
        found = periods.periods(pd.Series([last, first]))
        assert (len(found), found[0]) == (number, shown)
        assert periods.period_of(pd.Series([first, last]), found).isin(found).all()

    @pytest.mark.parametrize(
        ("words", "found"),
        [("", ["2022-12", "2023-05", "2024-01", "unknown"]), ("2023", ["2023-05"]), ("unknown,2022-12", ["2022-12", "unknown"]),
         ("2022-12..2023", ["2022-12", "2023-05"]), ("2023-06..2024", ["2024-01"])],
    )  # fmt: skip
    def test_months_that_are_asked_for(self, words: str, found: list[str]) -> None:
        assert periods.wanted_months(words, ["2022-12", "2023-05", "2024-01", "unknown"]) == found

    @pytest.mark.parametrize(
        ("words", "said"), [("2011", "no article is of 2011; the corpus has 2023-05 to 2023-05"), ("2023-13", "no month"), ("May", "no month")]
    )  # fmt: skip
    def test_what_is_no_month_or_not_there_is_said(self, words: str, said: str) -> None:
        with pytest.raises(CorpusError, match=said):
            periods.wanted_months(words, ["2023-05", "unknown"])


class TestTogether:
    hand = Hand().article(names=["PER Wladimir Putin", "PER Kim Jong-un", "LOC Wien"])
    hand.article(names=["PER Wladimir Putin", "PER Kim Jong-un"]).article(names=["PER Wladimir Putin"])

    def test_each_pair_stands_once_with_how_close_it_is(self) -> None:
        table = together.together(self.hand.named)
        assert len(table) == 3
        first = table.iloc[0]
        assert {first["one"], first["other"]} == {"Wladimir Putin", "Kim Jong-un"}
        assert first[["articles", "share"]].tolist() == [2, 0.67]
        assert {first["one_articles"], first["other_articles"]} == {2, 3}

    def test_only_pairs_of_those_asked_for_and_they_come_first(self) -> None:
        table = together.together(self.hand.named, [WIEN])
        assert table["one"].tolist() == ["Wien", "Wien"]
        both = together.together(self.hand.named, [WIEN, KIM])
        assert sorted(zip(both["one"], both["other"], strict=True)) == [
            ("Kim Jong-un", "Wladimir Putin"), ("Wien", "Kim Jong-un"), ("Wien", "Wladimir Putin"),
        ]  # fmt: skip

    def test_of_many_entities_the_most_named_are_paired_and_those_asked_for(self) -> None:
        assert len(together.together(self.hand.named, most=2)) == 1
        assert len(together.together(self.hand.named, [WIEN], most=1)) == 1


class TestSharedEvents:
    def test_one_interval_and_one_participant_make_an_event(self) -> None:
        hand = Hand().article("2023-09-14", ["PER Wladimir Putin"], [(*SUMMIT, "Wladimir Putin")])
        hand.article(
            "2024-06-18",
            ["PER Wladimir Putin", "PER Kim Jong-un"],
            [(*SUMMIT, "Wladimir Putin; Kim Jong-un")],
        )
        hand.article("2024-06-19", ["LOC Wien"], [(*SUMMIT, "Wien")])
        (event,) = hand.shared_events().to_dict("records")
        assert event["participants"] == "Wladimir Putin; Kim Jong-un"
        assert event["published"] == "2023-09-14; 2024-06-18"
        assert event["article_ids"] == "a0; a1"
        assert [event[name] for name in ("articles", "mentions", "claimed", "elsewhere")] == [2, 2, 0, 0]

    def test_a_chain_is_no_event(self) -> None:
        people = ["PER Anna", "PER Berta", "PER Clara", "PER Dora"]
        hand = Hand()
        for one, other in pairwise(people):
            hand.article("2024-01-01", [one, other], [(*DAY, f"{one[4:]}; {other[4:]}")])
        (event,) = hand.shared_events().to_dict("records")
        assert event["articles"] == 2

    def test_two_events_of_one_day_stay_two(self) -> None:
        hand = Hand()
        for name in ("Anna", "Anna", "Berta", "Berta", "Berta"):
            hand.article("2024-01-01", [f"PER {name}"], [(*DAY, name)])
        assert hand.shared_events()[["participants", "articles"]].to_numpy().tolist() == [
            ["Berta", 3],
            ["Anna", 2],
        ]

    def test_a_time_of_day_is_its_day(self) -> None:
        hand = Hand().article(
            "2024-06-19", ["PER Anna"], [("2024-06-18TEV", "2024-06-18T18:00", "2024-06-19T00:00", "Anna")]
        )
        hand.article(
            "2024-06-20", ["PER Anna"], [("2024-06-18T20:00", "2024-06-18T20:00", "2024-06-18T20:01", "Anna")]
        )
        (event,) = hand.shared_events().to_dict("records")
        assert (event["when"], event["granularity"], event["articles"]) == ("2024-06-18", "day", 2)

    def test_for_a_year_two_must_be_the_same_and_a_town_alone_never_does(self) -> None:
        year = ("2020", "2020-01-01", "2021-01-01")
        hand = Hand()
        for _ in range(2):
            hand.article("2024-01-01", ["PER Anna", "LOC Wien"], [(*year, "Anna"), (*DAY, "Wien")])
        assert hand.shared_events().empty
        for _ in range(2):
            hand.article("2024-01-01", ["PER Anna", "LOC Wien"], [(*year, "Anna; Wien")])
        assert hand.shared_events()["articles"].tolist() == [2]

    def test_states_act_under_any_name_but_persons_tell_events_apart_first(self) -> None:
        hand = Hand().article("2024-01-01", ["LOC Nordkorea"], [(*DAY, "Nordkorea")])
        hand.article("2024-01-02", ["LOC Nordkoreas Regime", "PER Anna"], [(*DAY, "Nordkoreas Regime; Anna")])
        assert hand.shared_events()["participants"].tolist() == ["Nordkorea; Anna"]
        hand.article("2024-01-03", ["PER Anna"], [(*DAY, "Anna")])
        assert hand.shared_events()["participants"].tolist() == ["Anna; Nordkorea"]

    def test_who_is_named_elsewhere_is_weaker_evidence_and_counted_apart(self) -> None:
        hand = Hand().article("2024-01-01", ["PER Anna"], [(*DAY, "Anna")])
        hand.article("2024-01-02", ["PER Anna*2"], [(*DAY, None)])
        hand.article("2024-01-02", ["PER Anna"], [(*DAY, None)])  # named once: not about her
        assert hand.shared_events()[["articles", "elsewhere"]].to_numpy().tolist() == [[2, 1]]
        alone = (
            Hand()
            .article("2024-01-02", ["PER Anna*2"], [(*DAY, None)])
            .article("2024-01-02", ["PER Anna*2"], [(*DAY, None)])
        )
        assert alone.shared_events().empty  # somebody must say it outright

    def test_claims_are_counted_and_what_is_implied_or_open_is_left_out(self) -> None:
        hand = Hand()
        for _ in range(2):
            hand.article(
                "2024-01-01",
                ["PER Anna"],
                [(*DAY, "Anna"), (*SUMMIT, "Anna"), ("2009-01", "2009-01-01", None, "Anna")],
            )
        for row in hand.rows["timeline"]:
            row["implied"] = row["when"] == "2023-09"
        hand.rows["timeline"][0]["statement_ids"] = "s1"
        assert hand.shared_events()[["when", "claimed"]].to_numpy().tolist() == [["2024-06-18", 1]]

    def test_only_events_of_those_asked_for(self) -> None:
        hand = Hand()
        for name in ("Anna", "Anna", "Berta", "Berta"):
            hand.article("2024-01-01", [f"PER {name}"], [(*DAY, name)])
        assert hand.shared_events("PER Berta")["participants"].tolist() == ["Berta"]


class TestTalkedAbout:
    def test_before_during_after_and_at_no_known_time(self) -> None:
        hand = Hand()
        for day in ("2024-06-17", "2024-06-18T09:30+02:00", "2024-06-19", "2024-06", "2024", None):
            hand.article(day, dated=[(*DAY, None)])
        row = hand.talked_about().loc["2024-06-18"]
        assert row[["before", "during", "after", "undated", "articles"]].tolist() == [1, 3, 1, 1, 6]

    def test_an_article_counts_once_and_its_mentions_all(self) -> None:
        hand = Hand().article("2024-06-20", dated=[(*DAY, None), (*DAY, "Anna")])
        assert hand.talked_about().loc["2024-06-18", ["articles", "mentions"]].tolist() == [1, 2]

    def test_most_looked_ahead_or_back_to_comes_first(self) -> None:
        hand = Hand()
        for _ in range(3):
            hand.article("2024-06-18", dated=[(*DAY, None)])
        hand.article("2024-06-18", dated=[(*SUMMIT, None)])
        assert hand.talked_about().index.tolist() == ["2023-09", "2024-06-18"]

    def test_years_of_any_age_are_dates(self) -> None:
        hand = Hand().article(
            "2024-06-18",
            dated=[
                ("BC0044", "-0043-01-01", "-0042-01-01", None),
                ("9999", "9999-01-01", "10000-01-01", None),
            ],
        )
        table = hand.talked_about()
        assert table.loc["BC0044", "after"] == 1
        assert table.loc["9999", "before"] == 1


class TestVoices:
    def test_speakers_by_name_and_by_words_and_nobody(self) -> None:
        hand = Hand().article(names=["PER Anna", "LOC Nordkorea"]).article(names=["LOC Nordkoreas Regime"])
        rows = [
            ("a0", "statement", "die Ministerin", "e0"), ("a0", "denial", "Anna und Nordkorea", "e0; e1"),
            ("a1", "denial", "das Regime", "e0"), ("a1", "statement", "die Polizei", None), ("a0", "demand", "Polizei", None),
            ("a0", "statement", "Sie", None), ("a0", "statement", None, None), ("a1", "denial", "Anna", None, True),
        ]  # fmt: skip
        hand.rows["statements"] = [
            dict(zip(("article_id", "kind", "speaker", "speaker_id", "negated"), (*row, False), strict=False))
            for row in rows
        ]
        table = voices.voices(hand.statements, hand.keyed)
        assert table.columns.tolist() == [
            "key",
            "speaker",
            "label",
            "articles",
            "statements",
            "statement",
            "denial",
            "demand",
        ]
        told = table.set_index("speaker")
        assert told.loc["Nordkorea", ["label", "articles", "statements", "denial"]].tolist() == [
            "LOC",
            2,
            2,
            2,
        ]
        assert told.loc["Anna", ["statement", "denial"]].tolist() == [1, 1]
        assert told.loc["Polizei", ["articles", "statement", "demand"]].tolist() == [2, 1, 1]
        assert table.iloc[-1][["key", "statements"]].tolist() == ["", 2]
        assert voices.voices(hand.statements, hand.keyed, [KOREA])["speaker"].tolist() == ["Nordkorea"]


class TestCoverage:
    def test_records_by_what_became_of_them(self) -> None:
        hand = Hand().article("2024-01-02", published_source="inferred").article("2024-03-02").article()
        hand.rows["sources"] = [
            {"outcome": "annotated", "month": "2024-01"}, {"outcome": "annotated", "month": "2024-03"}, {"outcome": "annotated"},
            {"outcome": "duplicate", "month": "2024-03"}, {"outcome": "error"},
        ]  # fmt: skip
        numbers = coverage.totals(hand.articles, hand.sources)["number"].tolist()
        assert numbers == [5, 3, 1, 1, 2, 1, 1]
        table = coverage.by_period(hand.articles, hand.sources)
        assert table.to_numpy().tolist() == [
            ["2024-01", 1, 0],
            ["2024-02", 0, 0],
            ["2024-03", 1, 1],
            ["unknown", 1, 0],
        ]

    def test_errors_by_kind_name_a_record_and_no_folder(self) -> None:
        kinds = [
            ("read", "ArticleError", "/home/anna/b.csv:7"),
            ("source", "EmptyText", r"C:\x\a.txt"),
            ("read", "ArticleError", "s3://b/a.csv:2"),
        ]
        rows = [{"stage": stage, "error": error, "source": source} for stage, error, source in kinds]
        found = coverage.errors_by_kind(table("errors", rows))
        assert found.to_numpy().tolist() == [
            ["read", "ArticleError", 2, "a.csv:2"],
            ["source", "EmptyText", 1, "a.txt"],
        ]


class TestNothing:
    """A corpus without articles gives tables without rows, with the columns of full ones."""

    full = (
        Hand()
        .article("2024-01-01", ["PER Anna*2", "LOC Wien"], [(*DAY, "Anna")])
        .article("2024-01-02", ["PER Anna", "LOC Wien"], [(*DAY, "Anna")])
    )

    def test_tables_are_empty_and_as_wide(self) -> None:
        asks: list[Callable[[Hand], pd.DataFrame]] = [
            lambda hand: hand.keyed,
            lambda hand: named.most_named(hand.named),
            lambda hand: together.together(hand.named),
            lambda hand: hand.shared_events(),
            lambda hand: hand.talked_about().reset_index(),
            lambda hand: coverage.by_period(hand.articles, hand.sources),
            lambda hand: coverage.errors_by_kind(hand.errors),
            lambda hand: whole_days(hand.timeline),
            lambda hand: publication_days(hand.articles),
        ]
        for ask in asks:
            empty, full = ask(Hand()), ask(self.full)
            assert empty.empty
            assert empty.columns.tolist() == full.columns.tolist()
            assert {str(dtype) for dtype in empty.dtypes} <= {"str", "int64", "float64", "bool"}
        assert voices.voices(Hand().statements, Hand().keyed).columns.tolist() == [
            "key",
            "speaker",
            "label",
            "articles",
            "statements",
        ]
        assert named.over_time(Hand().named, Hand().articles, []).empty
        assert coverage.totals(Hand().articles, Hand().sources)["number"].sum() == 0
