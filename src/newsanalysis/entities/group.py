"""Mentions of one thing are one entity: ids in the order of first mention."""

from __future__ import annotations

from collections.abc import Sequence

from newsanalysis.entities.mentions import Mention, Referent


def entity_ids(mentions: Sequence[Mention]) -> dict[Referent, str]:
    """Referent → "e1", "e2" … by first mention; ``mentions`` are in text order."""
    ids: dict[Referent, str] = {}
    for mention in mentions:
        ids.setdefault(mention.referent, f"e{len(ids) + 1}")
    return ids


def longest_names(mentions: Sequence[Mention]) -> list[Mention]:
    """The names that do not overlap, the longer of two kept, in text order."""
    chosen: list[Mention] = []
    for mention in mentions:
        if mention.kind != "name":
            continue
        if chosen and mention.overlaps(chosen[-1]):
            if mention.end - mention.start > chosen[-1].end - chosen[-1].start:
                chosen[-1] = mention
            continue
        chosen.append(mention)
    return chosen
