"""Gazetteers: lists of names that a user brings, as CSV with the header that ``COLUMNS`` gives.

``aliases`` are separated by "|". Names and aliases are found in their inflected forms, too. An alias of a
person that begins with a small letter is a role: "russischer Präsident".
``link_scheme`` and ``link_id`` go together, or both are empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newsanalysis.entities.mentions import LABELS, Referent
from newsanalysis.entities.names import STRONG, adjective_stem, name_forms, split_name
from newsanalysis.entities.phrases import Entry, Form
from newsanalysis.entities.tables import alternatives, read_user_table
from newsanalysis.errors import LexiconError

COLUMNS = ("id", "label", "name", "aliases", "link_scheme", "link_id")


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One row: what is named, under which names, and the row's id (it ends up in the rule)."""

    id: str
    referent: Referent
    aliases: tuple[str, ...] = ()

    def forms(self) -> Iterable[Entry]:
        """Every inflected form of every name, for a ``PhraseIndex``."""
        form = Form(self.referent, "name", f"gazetteer:{self.id}")
        names = [name for name in self.aliases if name not in self.roles]
        for name in (self.referent.name, *names):
            for words in sorted(name_forms(name, declines=self.referent.label != "PER")):
                yield words, form

    @property
    def roles(self) -> tuple[str, ...]:
        """The aliases of a person that are a role: "russischer Präsident"."""
        return tuple(a for a in self.aliases if self.referent.label == "PER" and a[0].islower())

    def role_forms(self) -> Iterable[Entry]:
        """Every inflected form of every role, for a ``PhraseIndex``."""
        form = Form(self.referent, "role", f"gazetteer:{self.id}")
        for role in self.roles:
            *adjectives, noun = split_name(role)
            for ending in STRONG:
                inflected = tuple(adjective_stem(word) + ending for word in adjectives)
                yield from (((*inflected, noun + case), form) for case in ("", "s", "es", "n", "en"))


def read_gazetteer(path: str | Path) -> list[GazetteerEntry]:
    """The rows of a gazetteer file in UTF-8, with or without byte order mark.

    Values are separated by commas, or by semicolons where the header is (as German Excel writes CSV).

    Raises
    ------
    LexiconError
        The file cannot be read, its header differs, or a row has an unknown label, no name or id,
        an id seen before, or half a link. The message names the file, the row and the value.
    """
    entries: dict[str, GazetteerEntry] = {}
    for where, row in read_user_table("gazetteer", path, COLUMNS):
        entry = _entry(where, row)
        if entry.id in entries:
            raise LexiconError(f"{where}: id {entry.id!r} is taken; expected a new one")
        entries[entry.id] = entry
    return list(entries.values())


def _entry(where: str, row: dict[str, str]) -> GazetteerEntry:
    if not row["id"]:
        raise LexiconError(f"{where} ({row['name']!r}): no id; expected one that is used once")
    label = next((known for known in LABELS if known == row["label"]), None)
    if label is None:
        raise LexiconError(
            f"{where} ({row['id']!r}): label {row['label']!r}; expected one of {', '.join(LABELS)}"
        )
    names = (row["name"], *alternatives(row["aliases"]))
    for name in names:
        if not split_name(name):
            raise LexiconError(f"{where} ({row['id']!r}): name {name!r}; expected a name with letters in it")
    if bool(row["link_scheme"]) != bool(row["link_id"]):
        raise LexiconError(
            f"{where} ({row['id']!r}): link_scheme {row['link_scheme']!r}, link_id {row['link_id']!r}; "
            "expected both or neither"
        )
    referent = Referent(label, row["name"], row["link_scheme"] or None, row["link_id"] or None)
    return GazetteerEntry(row["id"], referent, names[1:])
