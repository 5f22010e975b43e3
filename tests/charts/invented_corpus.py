"""Tables of corpora to draw, made by hand: as ``newsanalysis.corpus.Selection`` gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import ModuleType

import pandas as pd

from newsanalysis import charts
from newsanalysis.tables.statements import KINDS, NOBODY

Named = tuple[str, str, Sequence[int]]
"""Name, label, articles in each period."""
Pair = tuple[str, str, int]
Event = tuple[str, str, str, str, str, Sequence[str]]
"""When, begin, end, granularity, participants, days of publication."""
Date = tuple[str, str, str, str, int, int, int]
"""When, begin, end, granularity, articles before, during, after."""
Voice = tuple[str, dict[str, int]]

_TAKES = {
    charts.over_time: "over_time",
    charts.together: "together",
    charts.shared_events: "shared_events",
    charts.before_after: "talked_about",
    charts.spokespeople: "voices",
}


def over_time(periods: Sequence[str], named: Iterable[Named], everything: Sequence[int]) -> pd.DataFrame:
    lanes = [("all articles", None, everything), *named]
    rows = [
        (name, name, label, period, number)
        for name, label, numbers in lanes
        for period, number in zip(periods, numbers, strict=True)
    ]
    table = pd.DataFrame(rows, columns=["key", "name", "label", "period", "articles"])
    return table.astype(dict.fromkeys(["key", "name", "label", "period"], "str"))


def together(pairs: Iterable[Pair], labels: dict[str, str] | None = None) -> pd.DataFrame:
    labels = labels or {}
    rows = [
        {
            **{f"{end}{part}": value for end, name in (("one", one), ("other", other))
               for part, value in (("", name), ("_key", name), ("_label", labels.get(name, "PER")), ("_articles", n + 2))},
            "articles": n,
            "share": round(n / (n + 4), 2),
        }
        for one, other, n in pairs
    ]  # fmt: skip
    columns = ["one", "one_label", "one_key", "other", "other_label", "other_key", "articles"]
    return pd.DataFrame(rows, columns=[*columns, "one_articles", "other_articles", "share"])


def shared_events(events: Iterable[Event]) -> pd.DataFrame:
    rows = [
        (when, begin, end, granularity, who, len(days), "; ".join(days) or None)
        for when, begin, end, granularity, who, days in events
    ]
    columns = ["when", "begin", "end", "granularity", "participants", "articles", "published"]
    return pd.DataFrame(rows, columns=columns).sort_values("articles", ascending=False, kind="stable")


def talked_about(dates: Iterable[Date]) -> pd.DataFrame:
    columns = ["when", "begin", "end", "granularity", "before", "during", "after"]
    table = pd.DataFrame(dates, columns=columns)
    return table.astype(dict.fromkeys(columns[4:], "int64")).assign(undated=0)


def voices(speakers: Iterable[Voice]) -> pd.DataFrame:
    rows = [
        {"key": name, "speaker": name or NOBODY, "statements": sum(n.values())} | n for name, n in speakers
    ]
    kinds = dict.fromkeys(kind for _, n in speakers for kind in n)
    table = pd.DataFrame(rows, columns=["key", "speaker", "statements", *kinds])
    return table.fillna(0).astype(dict.fromkeys(["statements", *kinds], "int64"))


@dataclass(frozen=True, eq=False)
class CorpusTables:
    """What the charts of a corpus are drawn from; empty where nothing is given."""

    over_time: pd.DataFrame = field(default_factory=lambda: over_time([], [], []))
    together: pd.DataFrame = field(default_factory=lambda: together([]))
    shared_events: pd.DataFrame = field(default_factory=lambda: shared_events([]))
    talked_about: pd.DataFrame = field(default_factory=lambda: talked_about([]))
    voices: pd.DataFrame = field(default_factory=lambda: voices([]))

    def of(self, chart: ModuleType) -> list[pd.DataFrame]:
        """The one that a chart takes."""
        return [getattr(self, _TAKES[chart])]


def about(name: str) -> CorpusTables:
    """One of everything, with this name in it."""
    return CorpusTables(
        over_time(["2024-05"], [(name, "ORG", [1])], [3]),
        together([(name, "Zweite", 2)]),
        shared_events(
            [("2024-05-06", "2024-05-06", "2024-05-07", "day", name, ["2024-05-07", "2024-05-09"])]
        ),
        talked_about([(name, "2024-05-06", "2024-05-07", "day", 1, 0, 2)]),
        voices([(name, {"statement": 2})]),
    )


def two_years() -> CorpusTables:
    """Some dozen articles a month over two years."""
    months = [f"{year}-{month:02}" for year in (2023, 2024) for month in range(1, 13)]
    names = [
        ("Aurelia Beispiel", "PER", 5),
        ("Musterland", "LOC", 3),
        ("Partei der Mitte", "ORG", 7),
        ("Jörg Süßmilch", "PER", 11),
    ]
    links = [
        ("Aurelia Beispiel", "Partei der Mitte", 31), ("Aurelia Beispiel", "Musterland", 12), ("Musterland", "Nachbarland", 9),
        ("Jörg Süßmilch", "Weißeritz", 7), ("Partei der Mitte", "Musterland", 6), ("Nachbarland", "Aurelia Beispiel", 2),
        ("Grenzvertrag", "Musterland", 2), ("Grenzvertrag", "Nachbarland", 2), ("Musterstadt", "Aurelia Beispiel", 2),
        ("Niemand", "Keiner", 1),
    ]  # fmt: skip
    labels = {
        "Musterland": "LOC",
        "Nachbarland": "LOC",
        "Weißeritz": "LOC",
        "Musterstadt": "LOC",
        "Partei der Mitte": "ORG",
        "Grenzvertrag": "MISC",
    }
    return CorpusTables(
        over_time(
            [*months, "unknown"],
            [(name, label, [(n * step) % 8 for n in range(24)] + [0]) for name, label, step in names],
            [10 + n % 5 for n in range(24)] + [4],
        ),
        together(links, labels),
        shared_events([
            ("2022", "2022-01-01", "2023-01-01", "year", "Aurelia Beispiel; Musterland", ["2023-01-05", "2023-02-01", "2024-12-30"]),
            ("2023-09", "2023-09-01", "2023-10-01", "month", "Partei der Mitte", [f"2023-{month:02}-11" for month in range(5, 13)]),
            ("2024-05-06", "2024-05-06", "2024-05-07", "day", "Jörg Süßmilch", ["2024-05-06", "2024-05-07"]),
            ("1949", "1949-01-01", "1950-01-01", "year", "Musterland; Nachbarland", ["2024-05-23", "2024-05-24"]),
            ("2030", "2030-01-01", "2031-01-01", "year", "Partei der Mitte; Musterland", ["2023-03-03", "2024-03-03"]),
            ("2024-11", "2024-11-01", "2024-12-01", "month", "Aurelia Beispiel; Partei der Mitte; Musterland", []),
        ]),
        talked_about([
            ("2023-09", "2023-09-01", "2023-10-01", "month", 12, 7, 4),
            ("2025", "2025-01-01", "2026-01-01", "year", 11, 0, 0),
            ("1949", "1949-01-01", "1950-01-01", "year", 0, 0, 9),
            ("2024-SP", "2024-03-01", "2024-06-01", "season", 3, 2, 0),
            ("2024-06-18", "2024-06-18", "2024-06-19", "day", 1, 5, 1),
            ("2024-06-19", "2024-06-19", "2024-06-20", "day", 0, 5, 0),
        ]),
        voices([
            ("Aurelia Beispiel", {"statement": 120, "accusation": 3, "demand": 14}),
            ("Polizei", {"statement": 61}),
            ("Partei der Mitte", {"denial": 8, "demand": 2}),
            ("", {"statement": 30, "report": 5}),
        ]),
    )  # fmt: skip


def many(n: int = 60) -> CorpusTables:
    """More of everything than can be drawn, over thirty years."""
    names = [f"Bundesanstalt für Straßenprüfung Nummer {number}" for number in range(n)]
    years = [str(year) for year in range(1990, 2021)]
    labels = {name: ("PER", "LOC", "ORG", "MISC")[number % 4] for number, name in enumerate(names)}
    return CorpusTables(
        over_time(years, [(name, labels[name], [1000 + 37 * k for k in range(31)]) for name in names], [12_000] * 31),
        together([(one, names[(7 * k + 1) % n], 900 - k) for k, one in enumerate(names)], labels),
        shared_events(
            (str(1960 + k), f"{1960 + k}-01-01", f"{1961 + k}-01-01", "year", f"{name}; {names[k - 1]}",
             [f"{year}-{1 + k % 12:02}-{1 + k % 28:02}" for year in years] * 3)
            for k, name in enumerate(names)
        ),
        talked_about(
            (str(1960 + k), f"{1960 + k}-01-01", f"{1961 + k}-01-01", "year", 4000 - 50 * k, 12_345, 60 * k)
            for k in range(n)
        ),
        voices([
            (name, dict.fromkeys(KINDS, 1234 - 10 * k)) for k, name in enumerate([*names, ""])
        ]),
    )  # fmt: skip
