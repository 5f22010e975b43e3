"""Read the training corpora: IOB2 columns for names, CoNLL-U and columns of UPOS for grammar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = 50  # sentences that stay together when a corpus is split: neighbours are alike
_HELD_OUT = 7  # every seventh block is for development


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its tokens, whether a space follows each, and what is known of them ("" for unknown)."""

    forms: tuple[str, ...]
    spaces: tuple[bool, ...]
    entities: tuple[str, ...] = ()
    upos: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()


def read_iob2(path: Path) -> Iterator[Sentence]:
    """Sentences of a file with token, tag and ``SpaceAfter=No`` in columns; ValueError for a bad row."""
    for rows in _blocks(path):
        forms, tags, spaces = zip(*(_columns(row, 3, path) for row in rows), strict=True)
        yield Sentence(forms, tuple(space != "SpaceAfter=No" for space in spaces), entities=_repaired(tags))


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file; the parts of a contraction ("im" = "in dem") give way to its whole."""
    for rows in _blocks(path):
        words = list(_surface(row.split("\t") for row in rows))
        yield Sentence(
            tuple(word[1] for word in words),
            tuple("SpaceAfter=No" not in word[9] for word in words),
            upos=tuple(word[3] for word in words),
            lemmas=tuple("" if word[2] == "_" else word[2] for word in words),
        )


def read_upos(path: Path) -> Iterator[Sentence]:
    """Sentences of a file with token, UPOS and space (0 or 1) in columns."""
    for rows in _blocks(path):
        forms, upos, spaces = zip(*(_columns(row, 3, path) for row in rows), strict=True)
        yield Sentence(forms, tuple(space not in ("0", "SpaceAfter=No") for space in spaces), upos=upos)


def split(sentences: Iterable[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """The part to train on and the part to develop on, by blocks of sentences."""
    parts: tuple[list[Sentence], list[Sentence]] = ([], [])
    for number, sentence in enumerate(sentences):
        parts[number // _BLOCK % _HELD_OUT == _HELD_OUT - 1].append(sentence)
    return parts


def _blocks(path: Path) -> Iterator[list[str]]:
    rows: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = line.rstrip("\n")
            if row and not row.startswith("# "):
                rows.append(row)
            elif rows and not row:
                yield rows
                rows = []
    if rows:
        yield rows


def _columns(row: str, count: int, path: Path) -> list[str]:
    columns = row.split("\t")
    if len(columns) < count:
        raise ValueError(f"{path}: {row!r} has {len(columns)} columns; expected {count}")
    return columns[:count]


def _repaired(tags: Iterable[str]) -> tuple[str, ...]:
    """IOB2 proper: an I- that follows nothing of its kind begins an entity."""
    repaired, before = [], "O"
    for tag in tags:
        if tag.startswith("I-") and before[2:] != tag[2:]:
            tag = "B-" + tag[2:]
        repaired.append(tag)
        before = tag
    return tuple(repaired)


def _surface(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """Words as they are written: "im" and not "in", "dem"."""
    skip = 0.0
    parts: list[str] | None = None
    for row in rows:
        if "-" in row[0]:
            parts, skip = row, float(row[0].split("-")[1])
            continue
        if "." in row[0]:
            continue
        if parts is not None:
            # The first part says what the whole is: "im" is a preposition.
            yield [*parts[:2], row[2], row[3], *parts[4:]]
            parts = None
        elif float(row[0]) > skip:
            yield row
