"""Word vectors out of the parts of a word: few rows for all words, a byte a number.

Bojanowski et al., "Enriching Word Vectors with Subword Information", TACL 2017; the rows shared by hashing
are floret's. Each row is kept as whole numbers from -127 to 127 and a scale of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.vectors import Vectors

LONGEST = 64
"""Characters of a word whose parts are looked up: what is longer is no word, and has a million parts."""

_SETTINGS = ("minn", "maxn", "hash_count", "hash_seed", "bow", "eow")


@dataclass(frozen=True)
class SubwordVectors:
    """A table of rows; ``settings`` say how a word's parts find theirs."""

    rows: NDArray[np.int8]
    scales: NDArray[np.float32]
    settings: Mapping[str, int | str]

    @classmethod
    def of(cls, vectors: Vectors) -> SubwordVectors:
        """The table of a floret one, each row rounded to a byte a number."""
        data = np.asarray(vectors.data, dtype=np.float32)
        scales = np.maximum(np.abs(data).max(axis=1), 1e-12) / 127
        rows = np.round(data / scales[:, None]).astype(np.int8)
        return cls(rows, scales.astype(np.float32), {key: getattr(vectors, key) for key in _SETTINGS})

    @cached_property
    def _table(self) -> Vectors:
        data = self.rows.astype(np.float32) * self.scales[:, None]
        return Vectors(mode="floret", data=data, **dict[str, Any](self.settings))

    def __call__(self, words: Iterable[str]) -> NDArray[np.float32]:
        """One row a word, (words, width); a word no part of which has a row is 0."""
        words = [word[:LONGEST] for word in words]
        if not len(self.rows):
            return np.zeros((len(words), self.rows.shape[1]), np.float32)
        return np.asarray(self._table.get_batch(words), dtype=np.float32)
