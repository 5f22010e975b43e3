"""What stands at the top and the end of a corpus report's page, and the record of its run."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pandas as pd

from newsanalysis.reports.page import Page
from newsanalysis.reports.record import now, versions
from newsanalysis.tables import in_words
from newsanalysis.tables.schema import LIST_SEPARATOR

if TYPE_CHECKING:
    from newsanalysis.corpus import Selection

UNKNOWN = "unknown"
_MOST = 5
"""Names that the summary has; the tables have them all."""
_NOTICE = (
    "This page shows names, dates, numbers and headlines, and no sentence of the articles. Whether you may "
    "send it on depends on the rights in them; this is no legal advice."
)
_MADE_OF = (
    "The executed notebook and the whole tables (CSV) lie beside it. Who is named, when things happened and "
    "who says what was read by a program: read the articles themselves before you rely on a number."
)


@dataclass(frozen=True)
class CorpusRecord:
    """One run, as ``run.json`` and the report's last section have it."""

    created: str
    command: str
    parameters: dict[str, str | int]
    corpus: dict[str, Any]
    versions: dict[str, str]

    def as_dict(self) -> dict[str, Any]:
        """The record for JSON."""
        return asdict(self)

    def as_rows(self) -> list[tuple[str, str]]:
        """The record for people: name and value."""
        return [
            ("Made on", self.created),
            ("Command", self.command),
            ("Corpus made on", self.corpus["created"]),
            ("Corpus made by", self.corpus["command"] or "a program"),
            ("Read by", self.corpus["pipeline"] or "no pipeline: it has no article"),
            ("Versions", ", ".join(f"{name} {number}" for name, number in self.versions.items())),
        ]


def corpus_record(selection: Selection, *, months: str, entities: str) -> CorpusRecord:
    """The record of a run; its time is ``SOURCE_DATE_EPOCH``'s where that is set."""
    path, run = selection.corpus.path, selection.corpus.run
    parameters: dict[str, str | int] = {"corpus": path, "months": months, "entities": entities}
    flags = [
        f"--{name} {shlex.quote(str(value))}"
        for name, value in parameters.items()
        if value and name != "corpus"
    ]
    return CorpusRecord(
        created=now().isoformat(timespec="seconds"),
        command=" ".join(["newsanalysis report", shlex.quote(path), *flags]),
        parameters=parameters,
        corpus={name: run.get(name) for name in ("created", "command", "pipeline", "counts", "rows")},
        versions=versions(),
    )


def corpus_page(selection: Selection, record: CorpusRecord, tables: Mapping[str, pd.DataFrame]) -> Page:
    """Title block, summary, provenance: all of the page but what the notebook shows."""
    version = record.versions["newsanalysis"]
    program = f"newsanalysis {version}: tables, charts and a report from German news articles. Software."
    return Page(
        kind="Corpus report",
        title=f"{_name(selection.corpus.path)}: {_counted(len(selection.articles), 'article')}",
        language="en",
        facts=list(_facts(selection, record)),
        summary=_summary(tables),
        made_of=_MADE_OF,
        notice=_NOTICE,
        provenance=[*record.as_rows(), ("Cite the program as", program)],
        version=version,
    )


def _name(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/").rstrip("/")).name or path


def _facts(selection: Selection, record: CorpusRecord) -> list[tuple[str, str]]:
    counts = dict(selection.totals().itertuples(index=False, name=None))
    months, entities = (str(record.parameters[name]) for name in ("months", "entities"))
    return [
        ("Articles", f"{len(selection.articles):,}"),
        ("Published", _published(selection.articles)),
        ("Duplicates", f"{counts['duplicates, kept once']:,}, kept once"),
        ("Errors", f"{_counted(counts['errors'], 'record')} of the corpus not read"),
        ("Read by", record.corpus["pipeline"] or "no pipeline"),
        *([("Only months", months)] if months else []),
        *([("Only articles that name", entities)] if entities else []),
    ]


def _published(articles: pd.DataFrame) -> str:
    months = articles.loc[articles["month"] != UNKNOWN, "month"]
    undated = len(articles) - len(months)
    known = (
        "" if months.empty else months.min() if months.nunique() == 1 else f"{months.min()} to {months.max()}"
    )
    without = f"{_counted(undated, 'article')} without a date" if undated else ""
    return ", ".join(filter(None, [known, without])) or "no article"


def _summary(tables: Mapping[str, pd.DataFrame]) -> str:
    """One paragraph that says what the tables hold, in numbers and names."""
    return " ".join([_named(tables["entities"]), _dated(tables), _said(tables["speakers"])])


def _named(entities: pd.DataFrame) -> str:
    if entities.empty:
        return "The articles name nobody and no place that was found."
    kinds = entities["label"].value_counts()
    words = {
        "PER": ("person", "persons"),
        "LOC": ("place", "places"),
        "ORG": ("organisation", "organisations"),
    }
    parts = [_counted(int(kinds[label]), *word) for label, word in words.items() if label in kinds]
    most = entities[entities["label"] != "MISC"].head(_MOST)
    named = [f"{row['name']} ({row['articles']:,})" for row in most.to_dict("records")]
    return (
        f"The articles name {_listed(parts or ['other names alone'])}. Most articles name {_listed(named)}."
    )


def _dated(tables: Mapping[str, pd.DataFrame]) -> str:
    events, dates = tables["shared_events"], tables["dates"]
    dated = f"They date something to {_counted(len(dates), 'date')};"
    if events.empty:
        return f"{dated} no event is dated by two of them."
    first = events.iloc[0]
    who = first["participants"].replace(LIST_SEPARATOR, ", ")
    return (
        f"{dated} {_counted(len(events), 'event')} by several articles, most by {first['articles']:,}: "
        f"{in_words(first['when'])}, {who}."
    )


def _said(speakers: pd.DataFrame) -> str:
    total, named = int(speakers["statements"].sum()), speakers[speakers["key"] != ""]
    if named.empty:
        return (
            "Nobody is told to say anything." if not total else f"Of {total:,} statements none has a speaker."
        )
    most = named.iloc[0]
    return (
        f"{_counted(total, 'statement')} of {_counted(len(named), 'speaker')}, most of {most['speaker']} "
        f"({most['statements']:,})."
    )


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
