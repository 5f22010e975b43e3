"""The article's text with its entities and time expressions marked, as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from newsanalysis.annotated import AnnotatedArticle
from newsanalysis.articles import Zone
from newsanalysis.tables import in_words

_STYLE = Path(__file__).with_name("highlight.css")
_WORDS = {"PER": "person", "LOC": "place", "ORG": "organisation", "MISC": "other name"}


@dataclass(frozen=True, slots=True)
class _Mark:
    """What is marked: offsets, and what the reader is told of it."""

    id: str
    type: str
    start: int
    end: int
    note: str


@dataclass(frozen=True, eq=False)
class MarkedText:
    """The marked text; ``data-id``, ``-type``, ``-begin``, ``-end`` are those of the tables."""

    annotated: AnnotatedArticle

    def _repr_html_(self) -> str:
        article = self.annotated.article
        marks = list(_marks(self.annotated))
        blocks = "\n".join(
            f'<p class="na-{zone.kind}" dir="auto">{_block(article.text, zone, marks)}</p>'
            for zone in _outermost(article.zones)
        )
        style = _STYLE.read_text(encoding="utf-8")
        return (
            f'<style>{style}</style>\n<div class="na-text">\n{_legend(marks)}'
            f'<div lang="{escape(article.language)}">\n{blocks}\n</div></div>'
        )

    def __repr__(self) -> str:
        return f"the article's text with {len(list(_marks(self.annotated)))} places marked"


def _legend(marks: list[_Mark]) -> str:
    """A line that says what the colours mean, for those that occur."""
    used = {_WORDS.get(mark.type, "time"): mark.type for mark in marks}
    if not used:
        return ""
    shown = "   ".join(
        f'<mark data-type="{escape(kind)}">{word}</mark>' for word, kind in sorted(used.items())
    )
    return f'<p class="na-legend">{shown}</p>\n'


def _outermost(zones: tuple[Zone, ...]) -> Iterator[Zone]:
    end = -1
    for zone in zones:
        if zone.start >= end:
            yield zone
            end = zone.end


def _marks(annotated: AnnotatedArticle) -> Iterator[_Mark]:
    """Every time expression and mention, those inside another left out, in text order."""
    names = annotated.entities.set_index("entity_id")["name"]
    found = [
        _Mark(row["timex_id"], row["type"], row["start_char"], row["end_char"], _when(row))
        for row in annotated.timexes.to_dict("records")
    ]
    found += [
        _Mark(row["mention_id"], row["label"], row["start_char"], row["end_char"], names[row["entity_id"]])
        for row in annotated.mentions.to_dict("records")
    ]
    reached = -1
    for mark in sorted(found, key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= reached:
            yield mark
            reached = mark.end


def _when(timex: Mapping[str, Any]) -> str:
    value = in_words(str(timex["value"]))
    if pd.isna(timex["begin"]) or timex["type"] in {"DATE", "TIME"}:
        return value
    end = "…" if pd.isna(timex["end"]) else timex["end"]
    return f"{value}: {timex['begin']} – {end}"


def _block(text: str, zone: Zone, marks: list[_Mark]) -> str:
    parts, at = [], zone.start
    for mark in marks:
        if zone.start <= mark.start and mark.end <= zone.end:
            parts += [escape(text[at : mark.start]), _mark(text, mark)]
            at = mark.end
    return "".join([*parts, escape(text[at : zone.end])])


def _mark(text: str, mark: _Mark) -> str:
    words = text[mark.start : mark.end]
    # What a time means stands beside the words, not only in the tooltip: phones and paper have no hover.
    beside = f"<small>{escape(mark.note)}</small>" if mark.id.startswith("t") else ""
    return (
        f'<mark data-id="{escape(mark.id)}" data-type="{escape(mark.type)}" '
        f'data-begin="{mark.start}" data-end="{mark.end}" title="{escape(mark.type)}: {escape(mark.note)}">'
        f"{escape(words)}</mark>{beside}"
    )
