"""Abbreviations that the text explains: "Umweltbundesamt (UBA)" makes every "UBA" that office.

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text",
PSB 2003: the letters of the short form stand in the long one in their order, its first letter first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newsanalysis.entities.mentions import Mention, Referent
from newsanalysis.entities.words import Words

_SHORT = re.compile(r" \(([A-ZÄÖÜ][\w.-]{1,9})\)")


def with_abbreviations(words: Words, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with those of explained short forms; long and short form name one entity.

    Where a table knows the short form ("SPD"), its entity stays, and the long form names it, too.
    """
    explained = _explained(words, mentions)
    if not explained:
        return list(mentions)
    known = {words.text[m.start : m.end]: m for m in mentions if m.kind == "name" and m.rule != "model"}
    same: dict[Referent, Referent] = {}
    for short, long in explained.items():
        table = known.get(short)
        if table is not None and table.referent.label == long.label:
            same[long] = table.referent
    result = [_renamed(m, same) for m in mentions]
    by_short = {
        short: same.get(long, long)
        for short, long in explained.items()
        if short not in known or known[short].referent.label == long.label
    }
    result = [
        replace(m, referent=by_short[form])
        if m.kind == "name" and (form := words.text[m.start : m.end]) in by_short
        else m
        for m in result
    ]
    taken = {m.start for m in result}
    result.extend(
        Mention(start, end, by_short[form], "name", "document")
        for form, start, end in zip(words.forms, words.starts, words.ends, strict=True)
        if form in by_short and start not in taken
    )
    return result


def _explained(words: Words, mentions: Sequence[Mention]) -> dict[str, Referent]:
    """Short form → what the name right before its brackets names; the first explanation counts."""
    explained: dict[str, Referent] = {}
    for mention in mentions:
        if mention.kind != "name" or mention.referent.label == "PER":
            continue
        match = _SHORT.match(words.text, mention.end)
        if match and _abbreviates(match[1], words.text[mention.start : mention.end]):
            explained.setdefault(match[1], mention.referent)
    return explained


def _abbreviates(short: str, long: str) -> bool:
    letters = [letter.lower() for letter in short if letter.isalpha()]
    if sum(letter.isupper() for letter in short) < 2 or len(short) >= len(long):
        return False
    rest = long.lower()
    if rest[0] != letters[0]:
        return False
    position = 0
    for letter in letters:
        position = rest.find(letter, position) + 1
        if not position:
            return False
    return True


def _renamed(mention: Mention, same: dict[Referent, Referent]) -> Mention:
    referent = same.get(mention.referent)
    return mention if referent is None else replace(mention, referent=referent)
