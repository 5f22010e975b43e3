"""Tables to draw: frozen ones of two articles, and small ones made by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd

from newsanalysis import AnnotatedArticle, charts
from newsanalysis.tables.schema import (
    ENTITIES,
    MENTIONS,
    STATEMENTS,
    TABLES,
    TIMELINE,
    TIMEXES,
    ZONES,
    Table,
    frame,
)
from tests.charts import invented_corpus
from tests.charts.invented_corpus import CorpusTables

FOLDER = Path(__file__).with_name("tables")

ARTICLE_CHARTS: dict[str, tuple[ModuleType, dict[str, Any]]] = {
    "frequency": (charts.frequency, {}),
    "heatmap": (charts.heatmap, {}),
    "network": (charts.network, {}),
    "network-paragraph": (charts.network, {"by": "paragraph"}),
    "countries": (charts.countries, {}),
    "events": (charts.events, {}),
    "gaps": (charts.gaps, {}),
    "speakers": (charts.speakers, {}),
    "accusations": (charts.accusations, {}),
}
"""Every chart of an article, with the options that make another one of it."""

CHARTS = ARTICLE_CHARTS | {
    "over_time": (charts.over_time, {}),
    "together": (charts.together, {}),
    "shared_events": (charts.shared_events, {}),
    "before_after": (charts.before_after, {}),
    "spokespeople": (charts.spokespeople, {}),
}
"""Every chart."""

_TAKES = {
    charts.frequency: ("entities", "mentions"),
    charts.heatmap: ("entities", "mentions", "zones"),
    charts.network: ("entities", "mentions", "zones"),
    charts.countries: ("entities", "mentions"),
    charts.events: ("timeline", "timexes", "articles"),
    charts.gaps: ("timexes", "timeline", "articles"),
    charts.speakers: ("statements", "entities"),
    charts.accusations: ("statements", "entities"),
}


@dataclass(frozen=True, eq=False)
class Tables:
    """The tables of one article that charts are drawn from, and those of some corpus."""

    articles: pd.DataFrame
    zones: pd.DataFrame
    entities: pd.DataFrame
    mentions: pd.DataFrame
    timexes: pd.DataFrame
    timeline: pd.DataFrame
    statements: pd.DataFrame
    corpus: CorpusTables = field(default_factory=CorpusTables)

    def of(self, chart: ModuleType) -> list[pd.DataFrame]:
        """Those that a chart takes, in order."""
        return [getattr(self, name) for name in _TAKES[chart]] if chart in _TAKES else self.corpus.of(chart)


_OF_ARTICLE = [field.name for field in fields(Tables) if field.name != "corpus"]
_CORPORA = {"seed": invented_corpus.two_years, "long": invented_corpus.many}


def of_article(annotated: AnnotatedArticle) -> Tables:
    return Tables(*(getattr(annotated, name) for name in _OF_ARTICLE))


def frozen(name: str) -> Tables:
    """The tables in ``tables/NAME``: baselines must not change when annotation gets better."""
    article = Tables(*(_read(FOLDER / name / f"{table}.csv") for table in _OF_ARTICLE))
    return replace(article, corpus=_CORPORA[name]())


def _read(path: Path) -> pd.DataFrame:
    dtypes = {column.name: column.dtype for column in TABLES[path.stem].columns}
    return pd.read_csv(path, dtype=dtypes, keep_default_na=False, na_values=[""])


def tables(
    *,
    entities: Iterable[dict[str, Any]] = (),
    mentions: Iterable[dict[str, Any]] = (),
    zones: Iterable[dict[str, Any]] = (),
    timexes: Iterable[dict[str, Any]] = (),
    events: Iterable[dict[str, Any]] = (),
    statements: Iterable[dict[str, Any]] = (),
    published: str | None = None,
    source: str = "given",
    corpus: CorpusTables | None = None,
) -> Tables:
    articles = [{"published": published, "published_source": source if published else "none"}]
    return Tables(
        _table(TABLES["articles"], articles),
        _table(ZONES, zones),
        _table(ENTITIES, entities),
        _table(MENTIONS, mentions),
        _table(TIMEXES, timexes),
        _table(TIMELINE, events),
        _table(STATEMENTS, statements),
        corpus or CorpusTables(),
    )


def _table(table: Table, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """A table of the schema; what a row does not say is missing, 0 or False."""
    blank = {column.name: {"str": None, "int64": 0, "bool": False}[column.dtype] for column in table.columns}
    return frame(table, [blank | row for row in rows])


def named(*names: tuple[str, str, int, str | None]) -> dict[str, Any]:
    """Entities (name, label, mentions, ISO code) and their mentions, a sentence and paragraph for each round."""
    entities, mentions = [], []
    for number, (name, label, times, code) in enumerate(names):
        scheme = None if code is None else "iso3166" if len(code) == 2 else "iso3166-3"
        entities.append(
            {"entity_id": f"e{number}", "name": name, "label": label, "link_scheme": scheme, "link_id": code}
        )
        mentions += [
            {"entity_id": f"e{number}", "kind": "name", "sentence": turn, "start_char": 1000 * turn + number}
            for turn in range(times)
        ]
    turns = max((times for _, _, times, _ in names), default=0)
    zones = [
        {"kind": "paragraph", "start_char": 1000 * turn, "end_char": 1000 * turn + 999}
        for turn in range(turns)
    ]
    return {"entities": entities, "mentions": mentions, "zones": zones}


def event(
    when: str, begin: str | None, end: str | None, granularity: str = "day", **more: Any
) -> dict[str, Any]:
    return {
        "when": when,
        "begin": begin,
        "end": end,
        "granularity": granularity,
        "label": f"Was {when} geschah, geschah in Musterstadt an der Weißeritz.",
        "n_mentions": 1,
        "timex_ids": "t1",
        "evidence": when,
    } | more


def timex(text: str, value: str, kind: str = "DATE", **more: Any) -> dict[str, Any]:
    return {"text": text, "value": value, "type": kind, "zone_kind": "paragraph", "rule": "r"} | more


def said(
    kind: str, speaker: str | None, speaker_id: str | None = None, addressee: str | None = None, **more: Any
) -> dict[str, Any]:
    return {"kind": kind, "speaker": speaker, "speaker_id": speaker_id, "addressee": addressee} | more


def empty() -> Tables:
    return tables()


def tiny() -> Tables:
    """One of everything."""
    return tables(
        **named(("Österreich", "LOC", 1, "AT"), ("Jörg Süßmilch", "PER", 1, None)),
        events=[event("2024-05-06", "2024-05-06", "2024-05-07", participants="Jörg Süßmilch")],
        timexes=[timex("drei Tage", "P3D", "DURATION", begin="2024-05-03", end="2024-05-06")],
        statements=[said("accusation", "Süßmilch", "e1", "Österreich")],
        corpus=invented_corpus.about("Jörg Süßmilch"),
    )


def week() -> Tables:
    """Events that all lie within a week, some of them hours apart."""
    return tables(
        events=[
            event("2024-06-17", "2024-06-17", "2024-06-18"),
            event("2024-06-18T08:30", "2024-06-18T08:30", "2024-06-18T08:31", "minute"),
            event("2024-06-18TEV", "2024-06-18T18:00", "2024-06-19T00:00", "part"),
            event("2024-06-20", "2024-06-20", None, "day"),
            event("2024-W25", "2024-06-17", "2024-06-24", "week"),
        ],
        published="2024-06-19",
    )


def edges() -> Tables:
    """Dates at the edges: open ends, centuries, years BC, an inferred date of publication, none at all."""
    return tables(
        events=[
            event("BC0044", "-0043-01-01", "-0042-01-01", "year", timex_ids="t2"),
            event("15", "1500-01-01", "1600-01-01", "century", timex_ids="t2"),
            event("1949", "1949-01-01", None, "year", timex_ids="t2", n_mentions=3),
            event("2000", "2000-01-01", "2001-01-01", "year", implied=True, evidence="nach 24 Jahren"),
            event("2024-06-18", "2024-06-18", "2024-06-19", timex_ids="t1"),
            event("2030", None, "2031-01-01", "year", timex_ids="t2", statement_ids="s1"),
        ],
        timexes=[
            timex("gestern", "2024-06-18", timex_id="t1", anchor="dct", begin="2024-06-18", end="2024-06-19"),
            timex("1949", "1949", timex_id="t2", begin="1949-01-01", end="1950-01-01"),
            timex("jeden Montag", "XXXX-WXX-1", "SET", timex_id="t3"),
            timex("damals", "PAST_REF", timex_id="t4"),
            timex("Damals", "PAST_REF", timex_id="t5"),
            timex("© 2023", "2023", timex_id="t6", zone_kind="credit"),
        ],
        published="2024-06-19",
        source="inferred",
    )


def crowd(entities: int = 60, events: int = 100) -> Tables:
    """Many entities with long names, all named together, and many events."""
    names = [
        (
            f"Bundesanstalt für Straßenprüfung Nummer {n}",
            ("PER", "LOC", "ORG", "MISC")[n % 4],
            1 + (entities - n) // 8,
            None,
        )
        for n in range(entities)
    ]
    years = [
        event(f"{1924 + n}", f"{1924 + n}-01-01", f"{1925 + n}-01-01", "year", n_mentions=1 + (n % 7 == 0))
        for n in range(events)
    ]
    quarrels = [
        said(kind, names[n][0], f"e{n}", names[(n * 7 + 1) % entities][0])
        for n in range(entities)
        for kind in ("accusation", "denial")
    ]
    return tables(**named(*names), events=years, statements=quarrels, corpus=invented_corpus.many())


def quarrel() -> Tables:
    """Every kind of statement; accusations to and fro, some of them of many, of nobody or of strangers."""
    return tables(
        **named(
            ("Aurelia Beispiel", "PER", 3, None),
            ("Partei der Mitte", "ORG", 2, None),
            ("Musterland", "LOC", 2, None),
            ("Nachbarland", "LOC", 1, None),
        ),
        statements=[
            *[said("accusation", "Beispiel", "e0", "der Partei der Mitte")] * 3,
            said("accusation", "die Partei", "e1", "Beispiel"),
            said("denial", "die Partei", "e1", "Aurelia Beispiel"),
            said("accusation", "Musterland und Nachbarland", "e2; e3", "Partei der Mitte"),
            said("doubt", "ein Gutachter", None, "Musterland und Nachbarland"),
            said("accusation", "der Mieterbund", None, "dem Vermieter"),
            said("accusation", "Anwohner", None, "ihm"),
            said("denial", "Nachbarland", "e3"),
            said("accusation", "Beispiel", "e0", "Nachbarland", negated=True),
            *[said(kind, "Beispiel", "e0") for kind in ("statement", "demand", "announcement", "agreement")],
            *[said("report", None)] * 4,
        ],
    )
