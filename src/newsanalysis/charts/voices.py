"""Who speaks in a statement and to whom, by the entity's name where it is known, else in the text's words."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from newsanalysis.tables.pronouns import PRONOUNS
from newsanalysis.tables.schema import LIST_SEPARATOR

_ARTICLE = re.compile(r"\A(?:der|die|das|dem|den|des)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*,\s*|\s+(?:und|sowie)\s+")


@dataclass(frozen=True, order=True)
class Voice:
    """One who speaks or is spoken to; ``label`` as in the entities, MISC for who is none."""

    key: str
    name: str
    label: str


def speakers(statement: pd.Series, entities: pd.DataFrame) -> list[Voice]:
    """The entities that speak; without any, the speaker's words as one voice; [] where nobody is named.

    A pronoun is nobody.
    """
    ids = "" if pd.isna(statement["speaker_id"]) else statement["speaker_id"]
    known = entities[entities["entity_id"].isin([name for name in ids.split(LIST_SEPARATOR) if name])]
    if len(known):
        return [_entity(row) for _, row in known.iterrows()]
    return _unless_pronoun(statement["speaker"])


def addressees(statement: pd.Series, entities: pd.DataFrame) -> list[Voice]:
    """Whom it is said to: entities of that name (or the only one with that last name), else the words.

    Words are taken for several only where each of them is an entity. A pronoun is nobody.
    """
    words = _unless_pronoun(statement["addressee"])
    if not words:
        return []
    text = words[0].name
    whole = _named(text, entities)
    parts = [_named(part, entities) for part in _AND.split(text)]
    several = [part for part in parts if part is not None]
    if whole is None and len(several) == len(parts):
        return list(dict.fromkeys(several))
    return [words[0] if whole is None else whole]


def _unless_pronoun(text: str) -> list[Voice]:
    """The words as a voice, without a definite article: "der Vermieter" and "den Vermieter" are one."""
    if pd.isna(text) or " ".join(text.split()).casefold() in PRONOUNS:
        return []
    name = _ARTICLE.sub("", " ".join(text.split()), count=1)
    return [Voice(f"words: {name}", name, "MISC")]


def _named(text: str, entities: pd.DataFrame) -> Voice | None:
    wanted = _ARTICLE.sub("", text, count=1)
    names = entities["name"].str.casefold()
    for found in (names == wanted.casefold(), names.str.endswith(f" {wanted.casefold()}")):
        if found.sum() == 1:
            return _entity(entities[found].iloc[0])
    return None


def _entity(row: pd.Series) -> Voice:
    return Voice(row["entity_id"], row["name"], row["label"])
