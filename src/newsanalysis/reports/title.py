"""What stands at the top and the end of a report's page, out of the tables and the record of the run."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from newsanalysis.annotated import AnnotatedArticle
from newsanalysis.articles import Article
from newsanalysis.reports.page import Page
from newsanalysis.reports.record import Record
from newsanalysis.tables import in_words
from newsanalysis.tables.sharing import clip, clip_headline

_MADE_OF = (
    "The executed notebooks and the tables (CSV) lie beside it. Who is named and when things happened was "
    "read by a program: read the words themselves before you rely on a row."
)
_MOST_NAMED, _MOST_EVENTS = 5, 8
"""Names and events that the summary has; the tables have them all."""


def page_of(annotated: AnnotatedArticle, record: Record) -> Page:
    """Title block, summary, provenance: all of the page but what the notebooks show."""
    article = annotated.article
    version = record.versions["newsanalysis"]
    return Page(
        kind="Article report",
        title=clip_headline(article.title or "Untitled article"),
        language=article.language if article.title else "en",
        facts=list(_facts(annotated)),
        summary=summary(annotated),
        made_of=_MADE_OF,
        notice=annotated.notice,
        provenance=[*record.as_rows(), _parameters(record), *_citations(article, version)],
        version=version,
    )


def _facts(annotated: AnnotatedArticle) -> list[tuple[str, str]]:
    article = annotated.article
    return [
        ("Source", _source(article)),
        *([("By", ", ".join(article.authors))] if article.authors else []),
        ("Published", _published(article)),
        *([("Changed", article.modified)] if article.modified else []),
        ("Length", f"{len(article.text.split()):,} words in {len(annotated.zones):,} parts"),
        ("Read by", annotated.pipeline),
        *([("Access", "behind a paywall: this may be a part only")] if article.is_free is False else []),
    ]


def _source(article: Article) -> str:
    site = urlsplit(article.url or "").hostname
    return article.publisher or site or Path(article.source).name or "standard input"


def _published(article: Article) -> str:
    if article.published is None:
        return "unknown: relative dates stay open"
    evidence = clip(article.published_evidence or "")
    sources = {
        "given": "given by the user",
        "json-ld": "from the page: its JSON-LD",
        "meta": "from the page: its meta tags",
        "text": f"from the text: “{evidence}”",
        "inferred": f"inferred: {article.published_evidence}",
    }
    return f"{article.published} ({sources[article.published_source]})"


def summary(annotated: AnnotatedArticle) -> str:
    """One paragraph that says what the tables hold, in numbers and names."""
    return f"{_named(annotated)} {_dated(annotated)}"


def _named(annotated: AnnotatedArticle) -> str:
    story = annotated.mentions[annotated.mentions["kind"] != "credit"]
    counts = story["entity_id"].value_counts()
    if counts.empty:
        return "The article names nobody and no place that was found."
    known = annotated.entities.set_index("entity_id")
    labels = known.loc[counts.index, "label"].value_counts()
    kinds = {
        "PER": ("person", "persons"),
        "LOC": ("place", "places"),
        "ORG": ("organisation", "organisations"),
        "MISC": ("other name", "other names"),
    }
    parts = [_count(int(labels[label]), *words) for label, words in kinds.items() if label in labels]
    most = [f"{known.at[entity, 'name']} ({n})" for entity, n in counts.head(_MOST_NAMED).items()]
    return (
        f"The article names {_listed(parts)}, {_count(len(story), 'time', 'times')} in all; "
        f"most often {_listed(most)}."
    )


def _dated(annotated: AnnotatedArticle) -> str:
    n = len(annotated.timexes)
    if not n:
        return "It has no time expression."
    events = annotated.timeline.to_dict("records")
    if not events:
        return f"None of its {_count(n, 'time expression', 'time expressions')} dates an event."
    dated = "; ".join(map(_event, events[:_MOST_EVENTS]))
    more = f"; and {len(events) - _MOST_EVENTS} more" if len(events) > _MOST_EVENTS else ""
    expressions = _count(n, "time expression dates", "time expressions date")
    return f"Its {expressions} {_count(len(events), 'event', 'events')}: {dated}{more}."


def _event(event: Mapping[Hashable, Any]) -> str:
    who = "" if pd.isna(event["participants"]) else f" ({event['participants'].replace('; ', ', ')})"
    marks = (", implied" if event["implied"] else "") + (
        "" if pd.isna(event["statement_ids"]) else ", claimed"
    )
    return in_words(event["when"]) + marks + who


def _count(n: int, one: str, many: str) -> str:
    return f"{n:,} {one if n == 1 else many}"


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _parameters(record: Record) -> tuple[str, str]:
    given = [f"{name} {value}" for name, value in record.parameters.items() if value and name != "article"]
    return "Parameters", ", ".join(given)


def _citations(article: Article, version: str) -> list[tuple[str, str]]:
    """How to cite the article and the program that read it."""
    author = "; ".join(article.authors) or article.publisher or _source(article)
    source = f"{article.publisher}, " if article.publisher and article.authors else ""
    date = (article.published or "no date").split("T")[0]
    cited = (
        f"{author} ({date}). {clip_headline(article.title or 'Untitled')}. {source}{article.url or ''}"
    ).rstrip(" ,.")
    return [
        ("Cite the article as", f"{cited}."),
        (
            "Cite the program as",
            f"newsanalysis {version}: tables, charts and a report from German news articles. Software.",
        ),
    ]
