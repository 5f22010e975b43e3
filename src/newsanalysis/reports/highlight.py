"""The article's text with its entities and time expressions marked, as HTML."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd

from newsanalysis.annotated import AnnotatedArticle
from newsanalysis.articles import Article, Zone
from newsanalysis.markup import escaped
from newsanalysis.tables import claims, in_words
from newsanalysis.tables.sharing import LEFT_OUT, Span

STYLE = Path(__file__).with_name("highlight.css")
"""The marks' style: inline in a notebook, once on a report's page."""

_WORDS = {"PER": "person", "LOC": "place", "ORG": "organisation", "MISC": "other name"}
_TIME = "time"
_LOOKS = {
    "person": "color:inherit;background:rgba(0,114,178,.2);border-bottom:2px solid #0072b2",
    "place": "color:inherit;background:rgba(0,158,115,.2);border-bottom:3px double #009e73",
    "organisation": "color:inherit;background:rgba(213,94,0,.22);border-bottom:2px dashed #d55e00",
    "other name": "color:inherit;background:rgba(127,127,127,.25);border-bottom:1px solid #7f7f7f",
    _TIME: "color:inherit;background:rgba(240,200,0,.28);border-bottom:2px dotted #b38600",
}
"""The marks as ``highlight.css`` has them, inline: JupyterLab takes style elements out of stored outputs
until a notebook is trusted. A report's page takes these off."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is marked: id and offsets as in its table; what a reader is told who asks, and who does not."""

    id: str
    type: str
    start: int
    end: int
    note: str
    beside: str = ""

    @property
    def kind(self) -> str:
        """What a reader calls it: person, place, …, time."""
        return _WORDS.get(self.type, _TIME)


@dataclass(frozen=True, eq=False)
class MarkedText:
    """The marked text; ``data-id``, ``-type``, ``-begin``, ``-end`` are those of the tables.

    It shows as much of the text as ``annotated.sharing`` says.
    """

    annotated: AnnotatedArticle

    def _repr_html_(self) -> str:
        return f"<style>{STYLE.read_text(encoding='utf-8')}</style>\n{self.to_html()}"

    def __repr__(self) -> str:
        return f"the article's text with {len(self._marks)} places marked"

    def to_html(self) -> str:
        """The marked text as HTML without a style of its own."""
        article, spans = self.annotated.article, self.annotated.spans
        blocks = [_paragraph(article, zone, self._marks, spans) for zone in _outermost(article.zones)]
        whole = self.annotated.sharing.text == "full"
        notice = "" if whole else f'<p class="na-notice">{escaped(self.annotated.notice)}</p>\n'
        return (
            f'<div class="na-text">\n{_legend(self._marks)}'
            f'<div lang="{escaped(article.language)}">\n{_joined(blocks)}</div>\n{notice}</div>'
        )

    @cached_property
    def _marks(self) -> list[Mark]:
        shown = self.annotated.spans
        marks = sorted(_marks(self.annotated), key=lambda mark: (mark.start, -mark.end))
        return [mark for mark in marks if any(a <= mark.start and mark.end <= b for a, b in shown)]


def _legend(marks: Sequence[Mark]) -> str:
    """A line that says what the colours and lines mean, for those that occur."""
    used = {mark.kind: mark.type for mark in marks}
    if not used:
        return ""
    shown = " ".join(
        f'<mark data-type="{escaped(used[kind])}" style="{_LOOKS[kind]}">{kind}</mark>'
        for kind in sorted(used)
    )
    hint = "Point at a mark, or reach it with the tab key, to read what it means."
    return f'<p class="na-legend">{shown} <span>{hint}</span></p>\n'


def _outermost(zones: Sequence[Zone]) -> Iterator[Zone]:
    end = -1
    for zone in zones:
        if zone.start >= end:
            yield zone
            end = zone.end


def _marks(annotated: AnnotatedArticle) -> Iterator[Mark]:
    """Every time expression, with whose claim it is, and every mention."""
    timexes = annotated.timexes
    whose = claims(timexes["statement_id"], annotated.statements, annotated.entities)
    for row, claim in zip(timexes.to_dict("records"), whose, strict=True):
        note = f"{_when(row)} ({row['type']} {row['value']})" + ("" if pd.isna(claim) else f", {claim}")
        yield Mark(row["timex_id"], row["type"], row["start_char"], row["end_char"], note, _when(row))
    names = {row["entity_id"]: _who(row) for row in annotated.entities.to_dict("records")}
    for row in annotated.mentions.to_dict("records"):
        name = names[row["entity_id"]]
        yield Mark(row["mention_id"], row["label"], row["start_char"], row["end_char"], name)


def _who(entity: Mapping[Hashable, Any]) -> str:
    link = "" if pd.isna(entity["link_id"]) else f" ({entity['link_scheme']} {entity['link_id']})"
    return f"{entity['name']}{link}"


def _when(timex: Mapping[Hashable, Any]) -> str:
    value = in_words(str(timex["value"]))
    if pd.isna(timex["begin"]) or timex["type"] in {"DATE", "TIME"}:
        return value
    end = "…" if pd.isna(timex["end"]) else timex["end"]
    return f"{value}: {timex['begin']} – {end}"


def _joined(blocks: Sequence[str]) -> str:
    """The paragraphs; several in a row that are left out are so once."""
    kept = [block for i, block in enumerate(blocks) if block or i == 0 or blocks[i - 1]]
    left_out = f'<p class="na-left-out" lang="en">{LEFT_OUT}</p>'
    return "".join(f"{block or left_out}\n" for block in kept)


def _paragraph(article: Article, zone: Zone, marks: Sequence[Mark], spans: Sequence[Span]) -> str:
    """What is shown of a zone, or "" where nothing is."""
    shown = [(max(a, zone.start), min(b, zone.end)) for a, b in spans if a < zone.end and zone.start < b]
    if not shown:
        return ""
    parts = [marked(article.text, span, _inside(marks, span)) for span in shown]
    gap = f' <span class="na-left-out" lang="en">{LEFT_OUT}</span> '
    before = gap.lstrip() if shown[0][0] > zone.start else ""
    after = gap.rstrip() if shown[-1][1] < zone.end else ""
    return f'<p class="na-{zone.kind}" dir="auto">{before}{gap.join(parts)}{after}</p>'


def _inside(marks: Sequence[Mark], span: Span) -> list[Mark]:
    """Those of the sorted ``marks`` that lie in the span."""
    first, last = (bisect_left(marks, border, key=lambda mark: mark.start) for border in span)
    return [mark for mark in marks[first:last] if mark.end <= span[1]]


def marked(text: str, span: Span, marks: Sequence[Mark]) -> str:
    """``text[span]`` with ``marks`` (in order of begin, the longer first), each as an element.

    A mark inside another is an element inside its element. Where two cross, which HTML knows no element
    for, the second is in two parts, both with its id and its whole offsets.
    """
    borders = sorted({*span, *(border for mark in marks for border in (mark.start, mark.end))})
    waiting, open_, parts = list(reversed(marks)), list[Mark](), list[str]()
    for begin, end in pairwise([*borders, span[1]]):
        starting = _close(open_, begin, parts)
        while waiting and waiting[-1].start == begin:
            starting.append(waiting.pop())
        parts += map(_opening, starting)
        open_ += starting
        parts.append(escaped(text[begin:end]))
    return "".join(parts)


def _close(open_: list[Mark], at: int, parts: list[str]) -> list[Mark]:
    """Close what ends here; what was opened inside it and goes on is closed with it, and returned."""
    interrupted: list[Mark] = []
    while any(mark.end <= at for mark in open_):
        mark = open_.pop()
        parts.append(_closing(mark, whole=mark.end <= at))
        if mark.end > at:
            interrupted.insert(0, mark)
    return interrupted


def _opening(mark: Mark) -> str:
    return (
        f'<mark tabindex="0" data-id="{escaped(mark.id)}" data-type="{escaped(mark.type)}" '
        f'data-begin="{mark.start}" data-end="{mark.end}" style="{_LOOKS[mark.kind]}">'
    )


def _closing(mark: Mark, *, whole: bool) -> str:
    words = f"{mark.kind}: {escaped(mark.note)}"
    note = f'<span class="na-note" lang="en" style="display:none">{words}</span></mark>'
    if not (mark.beside and whole):
        return note
    # What a time means stands beside the words, too: phones and paper have no pointer.
    return f'{note}<small lang="en" aria-hidden="true">{escaped(mark.beside)}</small>'
