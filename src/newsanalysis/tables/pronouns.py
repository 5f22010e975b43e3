"""Words that name nobody by themselves."""

from __future__ import annotations

PRONOUNS = frozenset({
    "er", "sie", "es", "ich", "du", "wir", "ihr", "man", "ihm", "ihn", "ihnen", "ihrer", "mir", "mich",
    "dir", "dich", "uns", "euch", "sich", "dieser", "diese", "dieses", "diesem", "diesen", "der", "die",
    "das", "dem", "den", "denen", "deren", "jener", "jene", "jenem", "jenen",
})  # fmt: skip
"""In lower case."""
