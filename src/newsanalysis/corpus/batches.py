"""Batches: consecutive records, the same whoever works on them and however often a run is cut off."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from newsanalysis.corpus.index import Index
from newsanalysis.corpus.records import RawArticle

MAX_ARTICLES = 64
"""Records of a batch: enough for spaCy to work on side by side, few enough to lose with a process."""

MAX_WEIGHT = 200_000
"""Characters of a batch; a longer article is a batch of its own."""


@dataclass(frozen=True, slots=True)
class Record:
    """A raw article with its place in the stream; ``repeats`` one that came before, word for word."""

    ordinal: int
    raw: RawArticle
    sha256: str
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Records to annotate together. ``part`` counts those that a batch was split into; its first is 0."""

    number: int
    records: tuple[Record, ...]
    part: int = 0
    attempt: int = 1

    @property
    def name(self) -> str:
        """What comes of it is called by number, part and content: no other batch's file is written over."""
        content = "\n".join(f"{record.sha256} {record.raw.source}" for record in self.records)
        digest = hashlib.sha256(content.encode()).hexdigest()[:16]
        return f"{self.number:09}-{self.part:03}-{digest}"

    def alone(self) -> list[Batch]:
        """A batch for each record, to find the one that a process dies on."""
        return [Batch(self.number, (one,), part) for part, one in enumerate(self.records, 1)]

    def again(self) -> Batch:
        """The same once more."""
        return replace(self, attempt=self.attempt + 1)


def batches(stream: Iterable[RawArticle], index: Index) -> Iterator[Batch]:
    """The records of the stream that are not done, in batches.

    Batches are cut before anything is left out, so that a resumed run has those of the first one.
    """
    for number, records in enumerate(_cut(_numbered(stream, index))):
        left = [record for record in records if not index.is_done(record.sha256, record.raw.source)]
        if left:
            yield Batch(number, tuple(_known(record, index) for record in left))


def _numbered(stream: Iterable[RawArticle], index: Index) -> Iterator[Record]:
    for ordinal, raw in enumerate(stream):
        raw = _with_encodable_name(raw)
        sha256 = raw.sha256
        yield _record(ordinal, raw, sha256, repeats=index.has_seen(sha256))


def _with_encodable_name(raw: RawArticle) -> RawArticle:
    """The record; where its file's name is no UTF-8, with what is wrong in it made visible."""
    name = raw.source.encode("utf-8", "backslashreplace").decode()
    return raw if name == raw.source else replace(raw, source=name)


def _known(record: Record, index: Index) -> Record:
    """The record; as a repetition where an earlier run knows its content from another place."""
    if record.repeats or not index.is_known(record.sha256):
        return record
    return _record(record.ordinal, record.raw, record.sha256, repeats=True)


def _record(ordinal: int, raw: RawArticle, sha256: str, *, repeats: bool) -> Record:
    return Record(ordinal, raw.without_content() if repeats else raw, sha256, repeats)


def _cut(records: Iterable[Record]) -> Iterator[list[Record]]:
    gathered: list[Record] = []
    weight = 0
    for record in records:
        if gathered and (len(gathered) == MAX_ARTICLES or weight + record.raw.weight > MAX_WEIGHT):
            yield gathered
            gathered, weight = [], 0
        gathered.append(record)
        weight += record.raw.weight
    if gathered:
        yield gathered
