"""The spaCy component ``newsanalysis_timex``: the tagger over a Doc, its findings as records."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from spacy.attrs import IDX, MORPH
from spacy.language import Language
from spacy.tokens import Doc

from newsanalysis import bus
from newsanalysis.temporal.expressions import Direction
from newsanalysis.temporal.tagger import Span, find
from newsanalysis.temporal.values import FIELDS, Timex

# Years in a picture credit or copyright line are no dates of the story.
_SKIPPED_ZONES = frozenset(("credit", "copyright"))


@Language.factory("newsanalysis_timex", assigns=["doc.spans"])
def create_timex(nlp: Language, name: str) -> Component:  # noqa: ARG001 - spaCy passes both
    """The component, with nothing to configure."""
    return Component()


class Component:
    """Writes ``timexes`` and ``implied`` records (see ``newsanalysis.bus``) on every Doc.

    The day of writing is ``doc._.published``. Zones on the Doc bound what is read together; credits and
    copyright lines are left out.
    """

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its records."""
        text = doc.text
        spans = _spans(doc, text)
        findings = find(text, bus.published_of(doc), spans=spans, verbs=verb_directions(doc))
        ids = {timex.start_char: f"t{number}" for number, timex in enumerate(findings.timexes, 1)}
        rows: list[bus.Record] = [
            {"timex_id": ids[timex.start_char], **dict(zip(_STORED, _stored_of(timex), strict=True))}
            for timex in findings.timexes
        ]
        bus.write_records(doc, bus.TIMEXES, rows, label="type")
        implied: list[bus.Record] = [
            {
                "timex_id": ids[item.timex.start_char],
                "value": item.value,
                "begin": item.begin,
                "end": item.end,
                "granularity": item.granularity,
                "evidence": item.evidence,
                "start_char": item.start_char,
                "end_char": item.end_char,
            }
            for item in findings.implied
        ]
        bus.write_records(doc, bus.IMPLIED, implied, label="granularity")
        return doc


_STORED = tuple(name for name in FIELDS if name != "text")
_stored_of = attrgetter(*_STORED)


def timexes_of(doc: Doc) -> list[Timex]:
    """The Timexes that the component left on ``doc``, in text order."""
    text = doc.text
    found = []
    for record in bus.read_records(doc, bus.TIMEXES):
        given = {name: record[name] for name in FIELDS if name != "text"}
        surface = text[slice(record["start_char"], record["end_char"])]
        found.append(Timex(text=surface, **given))
    return found


def verb_directions(doc: Doc) -> dict[int, Direction] | None:
    """Offset → direction of the finite verbs, where the pipeline has tenses; else None."""
    if not doc.has_annotation("MORPH"):
        return None
    table = doc.to_array([IDX, MORPH])
    known = {int(key): doc.vocab.strings[int(key)] for key in set(table[:, 1].tolist())}
    # A tagger of parts of speech alone leaves the feature empty, which is not the same as "no tense".
    if not any("Tense=" in features for features in known.values()):
        return None
    past = {key for key, features in known.items() if _is_past(features)}
    return {offset: "past" for offset, key in table.tolist() if key in past}


def _is_past(features: str) -> bool:
    """Whether a form is a finite preterite, and no subjunctive."""
    return {"Tense=Past", "VerbForm=Fin"} <= set(features.split("|")) and "Mood=Sub" not in features


def _spans(doc: Doc, text: str) -> list[Span] | None:
    """The stretches to read one by one; None (all of it) when the Doc has no zones."""
    zones = [
        (int(z["start_char"] or 0), int(z["end_char"] or 0), z["kind"] in _SKIPPED_ZONES)
        for z in bus.read_records(doc, bus.ZONES)
    ]
    if not zones:
        return None
    bounds = sorted({0, len(text), *(start for start, _, _ in zones), *(end for _, end, _ in zones)})
    return [(start, end) for start, end in _merged(bounds, zones) if not text[start:end].isspace()]


def _merged(bounds: list[int], zones: list[tuple[int, int, bool]]) -> Iterator[Span]:
    skipped = sorted((start, end) for start, end, skip in zones if skip)
    place = 0
    for start, end in pairwise(bounds):
        while place < len(skipped) and skipped[place][1] <= start:
            place += 1
        inside = place < len(skipped) and skipped[place][0] <= start < skipped[place][1]
        if not inside:
            yield start, end
