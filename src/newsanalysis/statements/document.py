"""What a spaCy Doc knows that the rules can use: where sentences start, which words are finite verbs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def sentence_begins(doc: Doc) -> list[int] | None:
    """The offsets at which the Doc's sentences start; None when nothing found them."""
    from newsanalysis.bus import sentence_spans  # here, as it needs spaCy, which the rules alone do not

    return [start for start, _ in sentence_spans(doc)] if doc.has_annotation("SENT_START") else None


def finite_verbs(doc: Doc) -> Mapping[int, str] | None:
    """The class of each finite verb by its offset: S and Z for the two subjunctives, x for the rest.

    None when the pipeline has no morphology, which is not the same as a text without verbs.
    """
    table = doc.to_array(["IDX", "MORPH"])
    known = {int(key): _class(doc.vocab.strings[int(key)]) for key in set(table[:, 1].tolist())}
    if not any(known.values()):
        return None
    return {int(offset): known[int(key)] for offset, key in table.tolist() if known[int(key)]}


def _class(features: str) -> str:
    if "VerbForm=Fin" not in features:
        return ""
    if "Mood=Sub" not in features:
        return "x"
    return "S" if "Tense=Pres" in features else "Z"
