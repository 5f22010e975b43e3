"""Corrections: what a reader knows better, as a CSV file that is applied after everything else.

The header is that of ``COLUMNS``. ``text`` is a mention as it stands in the text or the name of an entity;
``place``, which may be empty, is the offset of its first character. What a row does:

======== =========================================================================
action   meaning
======== =========================================================================
add      every place with this text is a mention; needs a label, may have a name
drop     these mentions are none
relabel  what these mentions name is of this label
merge    these mentions name the entity that ``name`` says
split    these mentions name an entity of their own, called ``name``
link     what these mentions name has this ``link_scheme`` and ``link_id``
======== =========================================================================

Rows are applied in their order, each to what the ones before it left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsanalysis.entities.mentions import LABELS, Label, Mention, Referent
from newsanalysis.entities.tables import read_user_table
from newsanalysis.errors import LexiconError

COLUMNS = ("action", "text", "place", "label", "name", "link_scheme", "link_id")

_NEEDED = {
    "add": ("label",),
    "drop": (),
    "relabel": ("label",),
    "merge": ("name",),
    "split": ("name",),
    "link": ("link_scheme", "link_id"),
}
_RULE = "correction:{}"


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of a corrections file; ``where`` names file and row for messages."""

    where: str
    action: str
    text: str
    place: int | None = None
    label: Label | None = None
    name: str = ""
    link_scheme: str | None = None
    link_id: str | None = None


def read_corrections(path: str | Path) -> list[Correction]:
    """The rows of a corrections file in UTF-8.

    Raises
    ------
    LexiconError
        The file cannot be read, its header differs, or a row lacks what its action needs.
    """
    rows = read_user_table("corrections", path, COLUMNS)
    return [_correction(where, row) for where, row in rows]


def correct(
    text: str, mentions: Sequence[Mention], corrections: Sequence[Correction]
) -> tuple[list[Mention], list[Correction]]:
    """The mentions as corrected, in text order, and the corrections that matched nothing."""
    current, idle = list(mentions), []
    for correction in corrections:
        corrected = _ACTIONS[correction.action](text, current, correction)
        if corrected is None:
            idle.append(correction)
        else:
            current = corrected
    current.sort(key=lambda m: (m.start, -m.end, m.kind, m.referent.name))
    return current, idle


def _add(text: str, mentions: list[Mention], row: Correction) -> list[Mention] | None:
    places = [start for start in _occurrences(text, row.text) if row.place in (None, start)]
    if not places or row.label is None:
        return None
    name = row.name or row.text
    same = (m.referent for m in mentions if (m.referent.label, m.referent.name) == (row.label, name))
    referent = next(same, Referent(row.label, name))
    added = [Mention(start, start + len(row.text), referent, "name", _RULE.format("add")) for start in places]
    taken = {(m.start, m.end) for m in added}
    return [*(m for m in mentions if (m.start, m.end) not in taken), *added]


def _drop(text: str, mentions: list[Mention], row: Correction) -> list[Mention] | None:
    meant = _meant(text, mentions, row)
    return [m for m in mentions if m not in meant] if meant else None


def _relabel(text: str, mentions: list[Mention], row: Correction) -> list[Mention] | None:
    if row.label is None:
        return None
    label = row.label
    return _renamed(text, mentions, row, lambda old: replace(old, label=label))


def _link(text: str, mentions: list[Mention], row: Correction) -> list[Mention] | None:
    return _renamed(
        text, mentions, row, lambda old: replace(old, link_scheme=row.link_scheme, link_id=row.link_id)
    )


def _merge(text: str, mentions: list[Mention], row: Correction) -> list[Mention] | None:
    meant = _meant(text, mentions, row)
    target = next((m.referent for m in mentions if m.referent.name == row.name and m not in meant), None)
    if not meant or target is None:
        return None
    return [_now(m, target, row) if m in meant else m for m in mentions]


def _split(text: str, mentions: list[Mention], row: Correction) -> list[Mention] | None:
    meant = _meant(text, mentions, row)
    if not meant:
        return None
    return [
        _now(m, Referent(row.label or m.referent.label, row.name), row) if m in meant else m for m in mentions
    ]


_ACTIONS: dict[str, Callable[[str, list[Mention], Correction], list[Mention] | None]] = {
    "add": _add,
    "drop": _drop,
    "relabel": _relabel,
    "merge": _merge,
    "split": _split,
    "link": _link,
}


def _renamed(
    text: str, mentions: list[Mention], row: Correction, change: Callable[[Referent], Referent]
) -> list[Mention] | None:
    """With other referents for all mentions of what is meant, so that one entity stays one.

    With a place only the mention there is changed.
    """
    meant = _meant(text, mentions, row)
    if not meant:
        return None
    things = {m.referent for m in meant}
    return [
        _now(m, change(m.referent), row)
        if (m in meant if row.place is not None else m.referent in things)
        else m
        for m in mentions
    ]


def _now(mention: Mention, referent: Referent, row: Correction) -> Mention:
    return replace(mention, referent=referent, rule=_RULE.format(row.action))


def _meant(text: str, mentions: list[Mention], row: Correction) -> set[Mention]:
    """The mentions that a row speaks of: at its place, or everywhere."""
    return {
        m
        for m in mentions
        if row.place in (None, m.start) and row.text in (m.referent.name, text[m.start : m.end])
    }


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    """Where the text stands as whole words."""
    return (m.start() for m in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text))


def _correction(where: str, row: dict[str, str]) -> Correction:
    action = row["action"]
    if action not in _NEEDED:
        raise LexiconError(f"{where}: action {action!r}; expected one of {', '.join(_NEEDED)}")
    if not row["text"]:
        raise LexiconError(f"{where}: no text; expected a mention's text or an entity's name")
    for column in _NEEDED[action]:
        if not row[column]:
            raise LexiconError(f"{where} ({action} {row['text']!r}): no {column}; {action} needs one")
    if row["place"] and not row["place"].isdecimal():
        raise LexiconError(f"{where}: place {row['place']!r}; expected the offset of a character, or nothing")
    label = next((known for known in LABELS if known == row["label"]), None)
    if row["label"] and label is None:
        raise LexiconError(f"{where}: label {row['label']!r}; expected one of {', '.join(LABELS)}")
    return Correction(
        where,
        action,
        row["text"],
        int(row["place"]) if row["place"] else None,
        label,
        row["name"],
        row["link_scheme"] or None,
        row["link_id"] or None,
    )
