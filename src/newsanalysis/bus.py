"""What the rooms leave for each other on the Doc: plain records under agreed names.

The Doc is the bus. A component writes one *record* (a flat mapping of strings, numbers, booleans
and None) per thing it finds; the tables read the records back. Records rest in
``doc.spans[key].attrs["records"]``, so they survive ``to_bytes``, ``DocBin`` and worker processes,
and beside them the group holds ordinary spaCy spans for displaCy and the like. Where the two differ
(a mention that ends inside a token), the record's character offsets are the truth.

Keys and the fields each record has beside ``start_char``, ``end_char`` (code points of
``doc.text``, end exclusive):

========== ======================================================================================
zones      zone_id, kind
timexes    timex_id, type, value, mod, quant, freq, begin, end, granularity, anchor, rule
implied    timex_id, value, begin, end, granularity, evidence (a date that the text lets one
           work out, such as the earlier visit in "zum ersten Mal seit 24 Jahren")
mentions   entity_id, label, kind, rule
entities   entity_id, label, name, link_scheme, link_id (offsets of the first mention)
statements statement_id, kind, mode, stance, negated, cue, cue_spans, speaker, speaker_start,
           speaker_end, speaker_id, addressee, addressee_start, addressee_end, content, rule
           (offsets of the content; several speakers' ids are joined by "; ")
unclosed   mark (a quotation mark that has no partner)
========== ======================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import numpy as np
from spacy.tokens import Doc, SpanGroup

Record: TypeAlias = dict[str, Any]

ZONES = "zones"
TIMEXES = "timexes"
IMPLIED = "implied"
MENTIONS = "mentions"
ENTITIES = "entities"
STATEMENTS = "statements"
UNCLOSED = "unclosed"

for _name in ("article_id", "published"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default="")


def write_records(doc: Doc, key: str, records: Iterable[Mapping[str, Any]], *, label: str) -> None:
    """Put ``records`` on the Doc under ``key``, replacing what was there.

    ``label`` names the field that labels the span (``"type"`` for timexes).
    """
    rows = [dict(record) for record in records]
    spans = [
        doc.char_span(row["start_char"], row["end_char"], label=str(row[label]), alignment_mode="expand")
        for row in rows
    ]
    doc.spans[key] = SpanGroup(
        doc, name=key, spans=[span for span in spans if span is not None], attrs={"records": rows}
    )


def read_records(doc: Doc, key: str) -> list[Record]:
    """The records under ``key`` in the order they were written; empty when nothing was."""
    if key not in doc.spans:
        return []
    return list(doc.spans[key].attrs.get("records", []))


def sentence_spans(doc: Doc) -> list[tuple[int, int]]:
    """Where each sentence starts and ends in ``doc.text``: what ``doc.sents`` gives, at once."""
    if not len(doc):
        return []
    table = doc.to_array(["IDX", "LENGTH", "SENT_START"])
    begins = np.flatnonzero(table[:, 2] == 1)
    begins = begins if len(begins) and begins[0] == 0 else np.concatenate([[0], begins])
    lasts = np.append(begins[1:], len(doc)) - 1
    ends = table[lasts, 0] + table[lasts, 1]
    return list(zip(table[begins, 0].tolist(), ends.tolist(), strict=True))


def published_of(doc: Doc) -> str | None:
    """The document creation time as an ISO 8601 string, or None when it is unknown."""
    return doc._.published or None
