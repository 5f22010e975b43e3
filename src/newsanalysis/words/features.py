"""What the network is told of a word: its form, and the lists of names and nouns that it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.lang.lex_attrs import word_shape
from spacy.strings import get_string_id

COLUMNS = ("lower", "prefix", "suffix", "ending", "shape", "lists")
"""The features of a word, in the order of the columns."""

GENITIVE, HYPHEN, CAPITALS = 256, 512, 1024
"""Marks beside the lists' own bits: found without its -s, by its last part, or in capitals."""


@dataclass(frozen=True, slots=True)
class WordLists:
    """Which lists a word stands in, as bits; small and quick to load: hashes in order, no strings.

    Of 32 bits a hash, so that one word in ten thousand is taken for another: as good as a slip in a list.

    A word that no list has is looked up without a genitive -s, by the last and the first part of a
    hyphenated word, and, where all is capitals, in lower case.
    """

    hashes: NDArray[np.uint32]
    bits: NDArray[np.uint8]

    @classmethod
    def of(cls, words: Mapping[str, int]) -> WordLists:
        """The lists from words and their bits (1 to 255)."""
        hashes = np.array([_hash(word) for word in words], dtype=np.uint32)
        bits = np.array(list(words.values()), dtype=np.uint8)
        order = np.argsort(hashes, kind="stable")
        return cls(hashes[order], bits[order])

    def find(self, word: str) -> int:
        """The bits of a word, with how it was found; 0 for none."""
        if found := self._exactly(word):
            return found
        if word.endswith(("s", "'", "’")) and (found := self._exactly(word[:-1])):
            return found | GENITIVE
        if "-" in word:
            first, *_, last = word.split("-")
            if found := self._exactly(last) or self._exactly(first):
                return found | HYPHEN
        if len(word) > 3 and word.isupper() and (found := self._exactly(word.capitalize())):
            return found | CAPITALS
        return 0

    def _exactly(self, word: str) -> int:
        if not word or not len(self.hashes):
            return 0
        sought = _hash(word)
        place = int(self.hashes.searchsorted(sought))
        if place < len(self.hashes) and self.hashes[place] == sought:
            return int(self.bits[place])
        return 0


def features(words: Iterable[str], lists: WordLists) -> NDArray[np.uint64]:
    """One row a word, one column a feature of ``COLUMNS``; as hashes."""
    rows = [_row(word, lists.find(word)) for word in words]
    return np.array(rows, dtype=np.uint64).reshape(len(rows), len(COLUMNS))


def _row(word: str, lists: int) -> tuple[int, ...]:
    lower = word.lower()
    strings = (lower, word[:3], word[-3:], lower[-5:], _shape(word))
    return (*(get_string_id(text) for text in strings), lists + 1)


@lru_cache(maxsize=65_536)
def _shape(word: str) -> str:
    return word_shape(word[:100])


def _hash(word: str) -> np.uint32:
    return np.uint32(get_string_id(word) & 0xFFFFFFFF)
