"""Statements as people read them: who says what about whom, and whose claim a date is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from newsanalysis.tables.schema import LIST_SEPARATOR

KINDS = ("statement", "accusation", "denial", "demand", "announcement", "agreement", "doubt", "report")
"""In the schema's order."""
NOBODY = "nobody is named"

_NOT_SAID = "not said: "
_CLAIMS = {
    "asserted": "claimed",
    "accused": "alleged",
    "denied": "denied",
    "doubted": "doubted",
    "demanded": "demanded",
    "announced": "announced",
}
"""What a statement of a stance does with a date in it, as a reader says it."""


def said(statements: pd.DataFrame) -> pd.DataFrame:
    """The statements that are made: what is told as not said (``negated``) says nothing of who speaks.

    "Er wirft ihr keinen Betrug vor" is no accusation and "bestätigte nicht, dass …" no agreement. All
    that counts statements goes by this rule; the table keeps these rows.
    """
    return statements[~statements["negated"]]


def who_says_what(statements: pd.DataFrame, mentions: pd.DataFrame, entities: pd.DataFrame) -> pd.DataFrame:
    """One row per statement in text order: statement_id, kind, speaker, about, content, addressee.

    ``speaker`` is the name of the entity where it is one, else the words of the text. ``about`` are the
    names of those whom the content names, in order and each once; picture credits are none. The kind of
    what is told as not said begins with "not said: ". Empty tables give an empty table.
    """
    names = dict(zip(entities["entity_id"], entities["name"], strict=True))
    named = mentions[mentions["kind"] != "credit"]
    rows = [
        {
            "statement_id": row["statement_id"],
            "kind": (_NOT_SAID if row["negated"] else "") + row["kind"],
            "speaker": _speaker(row, names),
            "about": _about(row, named, names),
            "content": row["content"],
            "addressee": row["addressee"],
        }
        for row in statements.to_dict("records")
    ]
    columns = ["statement_id", "kind", "speaker", "about", "content", "addressee"]
    return pd.DataFrame(rows, columns=columns).astype("str")


def _about(statement: Mapping[Any, Any], mentions: pd.DataFrame, names: Mapping[str, str]) -> str | None:
    inside = mentions["start_char"].ge(statement["start_char"]) & mentions["end_char"].le(
        statement["end_char"]
    )
    return LIST_SEPARATOR.join(names[one] for one in mentions.loc[inside, "entity_id"].unique()) or None


def _speaker(statement: Mapping[Any, Any], names: Mapping[str, str]) -> str | None:
    if isinstance(statement["speaker_id"], str):
        return LIST_SEPARATOR.join(names[one] for one in statement["speaker_id"].split(LIST_SEPARATOR))
    return statement["speaker"] if isinstance(statement["speaker"], str) else None


def claims(ids: pd.Series, statements: pd.DataFrame, entities: pd.DataFrame) -> pd.Series:
    """For each cell of statement ids, who claims what stands there: "claimed by Eva Muster; denied by …".

    ``ids`` are one column of ``timexes`` (``statement_id``) or ``timeline`` (``statement_ids``); what the
    article itself says is NA. A claim that names nobody is "claimed, nobody is named".
    """
    names = dict(zip(entities["entity_id"], entities["name"], strict=True))
    told = {row["statement_id"]: _claim(row, names) for row in statements.to_dict("records")}
    found = [
        LIST_SEPARATOR.join(dict.fromkeys(told[one] for one in cell.split(LIST_SEPARATOR)))
        if isinstance(cell, str)
        else None
        for cell in ids
    ]
    return pd.Series(found, index=ids.index, dtype="str")


def _claim(statement: Mapping[Any, Any], names: Mapping[str, str]) -> str:
    speaker = _speaker(statement, names)
    verb = ("not " if statement["negated"] else "") + _CLAIMS[statement["stance"]]
    return f"{verb} by {speaker.replace(LIST_SEPARATOR, ', ')}" if speaker else f"{verb}, {NOBODY}"
