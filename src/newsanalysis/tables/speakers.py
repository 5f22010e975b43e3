"""Who does what: statements by speaker and kind."""

from __future__ import annotations

import pandas as pd

from newsanalysis.tables.schema import LIST_SEPARATOR

NOBODY = "(nobody is named)"
KINDS = (
    "statement",
    "accusation",
    "denial",
    "demand",
    "announcement",
    "agreement",
    "doubt",
    "report",
)
"""What can be done with words, as the table ``statements`` has it, in this order."""


def by_speaker(statements: pd.DataFrame, entities: pd.DataFrame) -> pd.DataFrame:
    """One row per speaker, most statements first: speaker, a count for each kind that occurs, total.

    A speaker that is an entity has its name, any other the words of the text; several who speak together
    count each, whoever is not named comes last. Empty tables give an empty table.
    """
    names = entities.set_index("entity_id")["name"]
    rows = [
        (speaker, row.kind)
        for row in statements.itertuples(index=False)
        for speaker in _speakers(row.speaker, row.speaker_id, names)
    ]
    counts = pd.crosstab(
        pd.Series([speaker for speaker, _ in rows], dtype="str", name="speaker"),
        pd.Series([kind for _, kind in rows], dtype="str", name="kind"),
    )
    table = counts[[kind for kind in KINDS if kind in counts.columns]]
    table = table.assign(total=table.sum(axis=1)).rename_axis(columns=None).reset_index()
    order = table.assign(nobody=table["speaker"] == NOBODY)
    order = order.sort_values(["nobody", "total", "speaker"], ascending=[True, False, True], kind="stable")
    return table.loc[order.index].reset_index(drop=True)


def _speakers(words: object, ids: object, names: pd.Series[str]) -> list[str]:
    if isinstance(ids, str):
        return list(dict.fromkeys(str(names[one]) for one in ids.split(LIST_SEPARATOR)))
    return [words] if isinstance(words, str) else [NOBODY]
