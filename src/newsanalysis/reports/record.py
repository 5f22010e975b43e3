"""What a run was: versions, parameters, the text's hash, the command that repeats it."""

from __future__ import annotations

import os
import platform
import shlex
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from newsanalysis.annotated import AnnotatedArticle
from newsanalysis.parameters import IN_REPORTS, Sharing

_LIBRARIES = (
    "newsanalysis",
    "spacy",
    "pandas",
    "matplotlib",
    "networkx",
    "papermill",
    "nbconvert",
    "trafilatura",
    "babel",
)

SCORES = {
    "ents_f": "names (F1)",
    "tag_acc": "tags",
    "pos_acc": "parts of speech",
    "lemma_acc": "base forms",
    "sents_f": "sentences (F1)",
}
"""What people call the scores of a pipeline's ``meta.json``."""


@dataclass(frozen=True)
class Record:
    """One run, as ``run.json`` and the report's last section have it."""

    created: str
    command: str
    parameters: dict[str, str | int]
    pipeline: str
    scores: dict[str, float]
    article: dict[str, str | None]
    versions: dict[str, str]

    def as_dict(self) -> dict[str, Any]:
        """The record for JSON."""
        return asdict(self)

    def as_rows(self) -> list[tuple[str, str]]:
        """The record for people: name and value."""
        scores = ", ".join(f"{SCORES.get(key, key)} {value}" for key, value in self.scores.items())
        return [
            ("Made on", self.created),
            ("Command", self.command),
            ("Read by", self.pipeline),
            *([("Its scores in percent", scores)] if scores else []),
            ("Text (SHA-256)", self.article["sha256"] or ""),
            ("Article id", self.article["id"] or ""),
            ("Versions", ", ".join(f"{name} {number}" for name, number in self.versions.items())),
        ]


def make_record(
    annotated: AnnotatedArticle, *, source: str, options: Mapping[str, str | Path | None], sharing: Sharing
) -> Record:
    """The record of a run; its time is ``SOURCE_DATE_EPOCH``'s where that is set.

    ``source`` is where the article can be read again with these parameters and no other option; ``options``
    are those of ``load_pipeline``, ``sharing`` how much of the article's words the report shows.
    """
    article = annotated.article
    parameters: dict[str, str | int] = {
        "article": source,
        "published": (article.published or "") if article.published_source == "given" else "",
        **{name: str(value or "") for name, value in options.items()},
        **asdict(sharing),
    }
    usual = {"article": source, **asdict(IN_REPORTS)}
    flags = [
        f"--{name} {shlex.quote(str(value))}"
        for name, value in parameters.items()
        if value and value != usual.get(name)
    ]
    return Record(
        created=now().isoformat(timespec="seconds"),
        command=" ".join(["newsanalysis report", shlex.quote(source), *flags]),
        parameters=parameters,
        pipeline=annotated.pipeline,
        scores=dict(annotated.scores),
        article={
            "id": article.id,
            "sha256": article.sha256,
            "title": article.title,
            "published": article.published,
            "published_source": article.published_source,
            "published_evidence": article.published_evidence,
        },
        versions=versions(),
    )


def versions() -> dict[str, str]:
    """The versions of what a report is made with."""
    return {name: version(name) for name in _LIBRARIES} | {"python": platform.python_version()}


def now() -> datetime:
    """The time of a run: ``SOURCE_DATE_EPOCH``'s where that is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
