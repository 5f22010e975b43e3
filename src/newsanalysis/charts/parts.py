"""The parts of a story (headline, paragraphs, captions) and which part each mention stands in."""

from __future__ import annotations

import numpy as np
import pandas as pd

OUTSIDE_THE_STORY = frozenset({"credit", "copyright", "dateline", "byline"})
"""Zones whose dates are not the story's."""

STORY_ZONES = ("headline", "subheading", "caption", "paragraph")


def story(mentions: pd.DataFrame) -> pd.DataFrame:
    """The mentions without those in credits."""
    return mentions[mentions["kind"] != "credit"]


def story_parts(zones: pd.DataFrame) -> pd.DataFrame:
    """The zones that tell the story, in reading order, numbered from 0."""
    return zones[zones["kind"].isin(STORY_ZONES)].reset_index(drop=True)


def part_of(mentions: pd.DataFrame, parts: pd.DataFrame) -> pd.Series:
    """The number of the part that each mention stands in; -1 for none. Indexed like ``mentions``."""
    if parts.empty:
        return pd.Series(-1, index=mentions.index)
    number = parts["start_char"].searchsorted(mentions["start_char"].to_numpy(), side="right") - 1
    inside = mentions["start_char"].to_numpy() < parts["end_char"].to_numpy()[number]
    return pd.Series(np.where((number >= 0) & inside, number, -1), index=mentions.index)
