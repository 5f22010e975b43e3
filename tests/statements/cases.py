"""The sentence tables beside this file: a text, then a line for each statement that it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsanalysis.statements import Statement, read

FOLDER = Path(__file__).parent
Row = tuple[str, ...]
"""kind and mode, cue, speaker, addressee, content, as the tables write them."""


def cases(name: str) -> Iterator[tuple[str, list[Row]]]:
    """Each text of a table with the statements expected in it."""
    text, rows = "", list[Row]()
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            rows.append(tuple(part.strip() for part in line.split("|")))
            continue
        if text:
            yield text, rows
        text, rows = "" if line.startswith("#") else line, []
    if text:
        yield text, rows


def lines(name: str) -> list[str]:
    """The sentences of a table in which nothing may be found."""
    read_lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in read_lines if line and not line.startswith("#")]


def found(text: str) -> list[Row]:
    """What is found in ``text``, as the tables write it."""
    return [written(text, statement) for statement in read(text).statements]


def written(text: str, statement: Statement) -> Row:
    """A statement as a row of the tables."""
    head = f"{statement.kind} {statement.mode}{' not' if statement.negated else ''}"
    cue = " … ".join(text[start:end] for start, end in statement.cue) or "-"
    roles = (statement.speaker, statement.addressee, statement.content)
    return (head, cue, *("-" if span is None else text[slice(*span)] for span in roles))
