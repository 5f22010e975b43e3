"""Who speaks in a statement and to whom, by the entity's name where it is known, else in the text's words."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from newsanalysis.tables.pronouns import PRONOUNS
from newsanalysis.tables.schema import LIST_SEPARATOR

_ARTICLE = re.compile(r"(?:der|die|das|dem|den|des)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*,\s*|\s+(?:und|sowie)\s+")


@dataclass(frozen=True, order=True)
class Voice:
    """One who speaks or is spoken to; ``label`` as in the entities, MISC for who is none."""

    key: str
    name: str
    label: str


def speakers(statement: pd.Series, entities: pd.DataFrame) -> list[Voice]:
    """The entities that speak; without any, the speaker's words as one voice; [] where nobody is named."""
    ids = "" if pd.isna(statement["speaker_id"]) else statement["speaker_id"]
    known = entities[entities["entity_id"].isin([name for name in ids.split(LIST_SEPARATOR) if name])]
    if len(known):
        return [_entity(row) for _, row in known.iterrows()]
    return [] if pd.isna(statement["speaker"]) else [_words(statement["speaker"])]


def addressees(statement: pd.Series, entities: pd.DataFrame) -> list[Voice]:
    """Whom it is said to: entities of that name (or the only one with that last name), else the words.

    Words are taken for several only where each of them is an entity. A pronoun is nobody.
    """
    if pd.isna(statement["addressee"]) or not is_name(_words(statement["addressee"])):
        return []
    text = _words(statement["addressee"]).name
    whole = _named(text, entities)
    parts = [_named(part, entities) for part in _AND.split(text)]
    several = [part for part in parts if part is not None]
    if whole is None and len(several) == len(parts):
        return list(dict.fromkeys(several))
    return [whole or _words(text)]


def is_name(voice: Voice) -> bool:
    """Whether it is more than a pronoun."""
    return voice.name.casefold() not in PRONOUNS


def _named(text: str, entities: pd.DataFrame) -> Voice | None:
    wanted = _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text
    names = entities["name"].str.casefold()
    for found in (names == wanted.casefold(), names.str.endswith(f" {wanted.casefold()}")):
        if found.sum() == 1:
            return _entity(entities[found].iloc[0])
    return None


def _entity(row: pd.Series) -> Voice:
    return Voice(row["entity_id"], row["name"], row["label"])


def _words(text: str) -> Voice:
    name = " ".join(text.split())
    return Voice(f"words: {name}", name, "MISC")
