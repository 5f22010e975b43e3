"""What is named after a person: "Konrad-Adenauer-Stiftung", one word from the forename to what it is."""

from __future__ import annotations

from functools import cache

from newsanalysis.entities.mentions import LABELS, Label, Referent
from newsanalysis.entities.nouns import forename_of, looks_like_name
from newsanalysis.entities.phrases import Form
from newsanalysis.entities.tables import read_table
from newsanalysis.errors import LexiconError

_MIN_PARTS = 3  # forename, surname, what it is


def named_after(form: str) -> tuple[int, Form] | None:
    """One word, and what it names; None where it is not named after a person."""
    parts = form.split("-")
    if len(parts) < _MIN_PARTS or forename_of(parts[0]) is None or not looks_like_name(form):
        return None
    for head in (parts[-1], parts[-1].removesuffix("s"), parts[-1].removesuffix("es")):
        if label := _heads().get(head):
            return 1, Form(Referent(label, "-".join([*parts[:-1], head])), "name", "named after")
    return None


@cache
def _heads() -> dict[str, Label]:
    heads: dict[str, Label] = {}
    for number, row in read_table("named_after.csv", ("head", "label", "example")):
        label = next((known for known in LABELS if known == row["label"]), None)
        if label is None:
            raise LexiconError(f"named_after.csv, row {number}: label {row['label']!r}")
        heads[row["head"]] = label
    return heads
