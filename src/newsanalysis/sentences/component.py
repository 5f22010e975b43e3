"""The spaCy component ``newsanalysis_sentences``: sentence starts on the tokens."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from newsanalysis import bus
from newsanalysis.sentences.split import sentence_starts


@Language.factory("newsanalysis_sentences", assigns=["token.is_sent_start"])
def create_sentences(nlp: Language, name: str) -> SentenceSplitter:  # noqa: ARG001 (spaCy passes both)
    """The component, with nothing to configure."""
    return SentenceSplitter()


class SentenceSplitter:
    """Sets ``token.is_sent_start``: a zone starts and ends a sentence, rules decide within it."""

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its sentences; replaces what a component before it had set."""
        text = doc.text
        table = doc.to_array(["IDX", "LENGTH", "SPACY"]).tolist()
        words = [text[begin : begin + length] for begin, length, _ in table]
        spaces = [bool(space) for _, _, space in table]
        starts = sentence_starts(words, spaces, zone_borders(doc))
        # One array: setting token.is_sent_start looks through the whole Doc each time.
        column = np.array([[1 if first else -1] for first in starts], dtype="int64").reshape(-1, 1)
        return doc.from_array(["SENT_START"], cast("Any", column.astype("uint64")))


def zone_borders(doc: Doc) -> set[int]:
    """The tokens at which a zone starts or the text after one does, from the zone records of the Doc."""
    offsets = doc.to_array("IDX").tolist()
    borders: set[int] = set()
    for record in bus.read_records(doc, bus.ZONES):
        for key in ("start_char", "end_char"):
            borders.add(bisect_left(offsets, cast("int", record[key])))
    return {_after_space(doc, index) for index in borders if index < len(doc)}


def _after_space(doc: Doc, index: int) -> int:
    """The first token from ``index`` on that is no white space, which ends the sentence before."""
    while index < len(doc) and doc[index].is_space:
        index += 1
    return index
