"""What the rules hand to each other: what is named, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Label: TypeAlias = Literal["PER", "LOC", "ORG", "MISC"]
Kind: TypeAlias = Literal["name", "adjective", "role", "compound", "credit"]
LABELS: tuple[Label, ...] = ("PER", "LOC", "ORG", "MISC")


@dataclass(frozen=True, slots=True)
class Referent:
    """What a mention names. Two mentions with equal referents name one entity.

    ``name`` is the base form, in the nominative. ``link_scheme`` is "iso3166" (current states and
    territories), "iso3166-2" (their parts), "iso3166-3" (historical states) or a gazetteer's own.
    """

    label: Label
    name: str
    link_scheme: str | None = None
    link_id: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text. Offsets are code points, end exclusive.

    ``kind``: "name" (an inhabitant is one, too: "Südkoreanerin"), "adjective" ("russische"),
    "compound" (the whole word: "UN-Sanktionen") or "credit". ``rule`` says why it is there.
    """

    start: int
    end: int
    referent: Referent
    kind: Kind
    rule: str

    def overlaps(self, other: Mention) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end
