"""Who says what: statements by speaker and kind over many articles."""

from __future__ import annotations

import re
from collections.abc import Collection

import pandas as pd

from newsanalysis.tables.pronouns import PRONOUNS
from newsanalysis.tables.schema import LIST_SEPARATOR
from newsanalysis.tables.statements import KINDS, NOBODY, said

_DETERMINER = re.compile(
    r"(?:der|die|das|dem|den|des|ein|eine|einer|eines|einem|einen|sein|seine|ihr|ihre)\s+(?=\S)",
    re.IGNORECASE,
)


def voices(statements: pd.DataFrame, entities: pd.DataFrame, keys: Collection[str] = ()) -> pd.DataFrame:
    """One row per speaker, that of most statements first; whoever is not named comes last.

    Parameters
    ----------
    statements
        Of many articles: article_id, kind, speaker, speaker_id, negated; what is told as not said
        is left out.
    entities
        From ``keyed``.
    keys
        Only these speakers; without any, all.

    Returns
    -------
    key ("" for nobody), speaker, label (NA for a speaker that the text names by words alone: "Anwohner"),
    articles, statements, and how many of them are of each kind that occurs. Several who speak together count
    each.
    """
    statements = said(statements)
    speakers = pd.concat([_known(statements, entities), _by_words(statements)], ignore_index=True)
    if keys:
        speakers = speakers[speakers["key"].isin(list(keys))]
    counts = pd.crosstab(speakers["key"], speakers["kind"]).reindex(columns=list(KINDS), fill_value=0)
    counts = counts[[kind for kind in KINDS if counts[kind].any()]].astype("int64").rename_axis(columns=None)
    about = speakers.drop_duplicates("key").set_index("key")[["speaker", "label"]]
    about = about.assign(
        articles=speakers.groupby("key")["article_id"].nunique(), statements=speakers.groupby("key").size()
    )
    table = about.join(counts).reset_index()
    table = table.assign(nobody=table["key"] == "").sort_values(
        ["nobody", "statements", "articles", "speaker"], ascending=[True, False, False, True], kind="stable"
    )
    types = dict.fromkeys(["key", "speaker", "label"], "str") | dict.fromkeys(
        ["articles", "statements"], "int64"
    )
    return table.drop(columns="nobody").reset_index(drop=True).astype(types)


def _known(statements: pd.DataFrame, entities: pd.DataFrame) -> pd.DataFrame:
    """article_id, kind, key, speaker, label of those who are entities."""
    told = statements[statements["speaker_id"].notna()].reset_index(names="statement")
    told = told.assign(entity_id=told["speaker_id"].str.split(LIST_SEPARATOR)).explode("entity_id")
    known = entities[["article_id", "entity_id", "key", "name", "label"]].rename(columns={"name": "speaker"})
    found = told[["article_id", "kind", "statement", "entity_id"]].merge(
        known, on=["article_id", "entity_id"]
    )
    return found.drop_duplicates(["statement", "key"])[["article_id", "kind", "key", "speaker", "label"]]


def _by_words(statements: pd.DataFrame) -> pd.DataFrame:
    """The same of those whom only words name, and of nobody."""
    told = statements.loc[statements["speaker_id"].isna(), ["article_id", "kind", "speaker"]]
    words = {text: _name(text) for text in told["speaker"].dropna().unique()}
    speaker = told["speaker"].map(words).fillna(NOBODY).astype("str")
    key = ("words " + speaker.str.casefold()).where(speaker != NOBODY, "").astype("str")
    return told.assign(speaker=speaker, key=key, label=pd.Series(None, index=told.index, dtype="str"))


def _name(words: str) -> str:
    """The words without what stands before a noun: "die Polizei" and "Polizei" are one speaker."""
    text = " ".join(words.split())
    if text.casefold() in PRONOUNS:
        return NOBODY
    return _DETERMINER.sub("", text, count=1)
