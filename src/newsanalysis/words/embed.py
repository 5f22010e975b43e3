"""The network's first layer: a word's vector out of what it says by itself, each word reckoned once.

What comes out depends on the word's form alone, so it is worked out for the different words of a batch, and
kept: in running text nine words of ten have been met before. Only the layers behind it read the context.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH
from spacy.tokens import Doc
from thinc.api import HashEmbed, Linear, Maxout, Model, concatenate

from newsanalysis.words.features import COLUMNS, WordLists, features
from newsanalysis.words.subwords import SubwordVectors

KEPT = 100_000
"""Words whose vectors are kept; then all are forgotten and met anew."""

Floats: TypeAlias = NDArray[np.float32]
Embedding: TypeAlias = Model[list[Doc], list[Floats]]


def word_embed(width: int, rows: Sequence[int], vector_width: int) -> Embedding:
    """The architecture ``newsanalysis.WordEmbed.v1``: docs in, for each an array (tokens, width) out.

    Parameters
    ----------
    width
        Of the vectors that come out, and of each feature's table.
    rows
        Of the hashed table of each feature in ``COLUMNS`` (Svenstrup et al., "Hash Embeddings for Efficient
        Word Representations", NeurIPS 2017, as in thinc's HashEmbed).
    vector_width
        Of the static vectors; lists and vectors are given with ``give_knowledge`` and saved with the model.
    """
    if len(rows) != len(COLUMNS):
        raise ValueError(f"rows has {len(rows)} numbers; expected one for each of {', '.join(COLUMNS)}")
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, count, column=column, seed=column + 7, dropout=0.0)
        for column, count in enumerate(rows)
    ]
    return Model(
        "word_embed",
        _Forward(),
        init=_initialize,
        layers=[
            concatenate(*tables),
            Linear(width, vector_width),
            Maxout(width, width * (len(rows) + 1), nP=3, dropout=0.0, normalize=True),
        ],
        dims={"nO": width},
        attrs={
            "dropout_rate": 0.0,
            "hashes": np.zeros(0, np.uint32),
            "bits": np.zeros(0, np.uint8),
            "rows": np.zeros((0, vector_width), np.int8),
            "scales": np.zeros(0, np.float32),
            "settings": {},
        },
    )


def give_knowledge(model: Model[Any, Any], lists: WordLists, vectors: SubwordVectors) -> None:
    """Put word lists and vectors into every word embedding of a model."""
    for node in model.walk():
        if node.name == "word_embed":
            node.attrs.update(hashes=lists.hashes, bits=lists.bits)
            node.attrs.update(rows=vectors.rows, scales=vectors.scales, settings=dict(vectors.settings))


def _initialize(model: Embedding, X: Any = None, Y: Any = None) -> Embedding:  # noqa: ARG001, N803
    tables, vectors, mix = model.layers
    for layer in (*tables.layers, vectors, mix):
        layer.initialize()
    return model


class _Known:
    """What is known of words already: ``rows`` says which row of each column is a word's."""

    def __init__(self, *widths: tuple[int, type]) -> None:
        self.rows: dict[int, int] = {}
        self.columns: list[NDArray[Any]] = [np.zeros((1024, width), dtype) for width, dtype in widths]

    def add(self, words: Sequence[int], *new: NDArray[Any]) -> None:
        begin, end = len(self.rows), len(self.rows) + len(words)
        while end > len(self.columns[0]):
            self.columns = [np.concatenate((column, np.zeros_like(column))) for column in self.columns]
        for column, values in zip(self.columns, new, strict=True):
            column[begin:end] = values
        self.rows.update(zip(words, range(begin, end), strict=True))


class _Forward:
    """The layer's function, with what it has worked out before."""

    def __init__(self) -> None:
        self.given: tuple[_Knowledge, _Known] | None = None
        self.reckoned: tuple[bytes, _Known] | None = None

    def __reduce__(self) -> tuple[type, tuple[()]]:
        return _Forward, ()  # what is kept can be worked out again

    def __call__(
        self, model: Embedding, docs: list[Doc], is_train: bool
    ) -> tuple[list[Floats], Callable[[list[Floats]], list[Doc]]]:
        words = [doc.to_array(ORTH) for doc in docs]
        together = np.concatenate(words) if words else np.zeros(0, np.uint64)
        ends = np.cumsum([len(part) for part in words])[:-1]
        if not is_train:
            return np.split(self._predicted(model, docs, together), ends) if words else [], _no_backprop
        different, places = np.unique(together, return_inverse=True)
        vectors, backprop = _mix(model, *self._given(model, docs, different), True)

        def backprop_words(d_parts: list[Floats]) -> list[Doc]:
            d_vectors = np.zeros_like(vectors)
            np.add.at(d_vectors, places, np.concatenate(d_parts))
            backprop(d_vectors)
            return []

        return np.split(vectors[places], ends), backprop_words

    def _predicted(self, model: Embedding, docs: list[Doc], together: NDArray[np.uint64]) -> Floats:
        state = _fingerprint(model)
        if self.reckoned is None or self.reckoned[0] != state or len(self.reckoned[1].rows) > KEPT:
            self.reckoned = state, _Known((model.get_dim("nO"), np.float32))
        known = self.reckoned[1]
        words = together.tolist()
        if new := list(dict.fromkeys(word for word in words if word not in known.rows)):
            vectors, _ = _mix(model, *self._given(model, docs, np.array(new, np.uint64)), False)
            known.add(new, vectors)
        rows = known.rows
        return known.columns[0][[rows[word] for word in words]]

    def _given(
        self, model: Embedding, docs: list[Doc], words: NDArray[np.uint64]
    ) -> tuple[NDArray[np.uint64], Floats]:
        """Features and static vectors of words, a row each."""
        if self.given is None or not self.given[0].is_of(model) or len(self.given[1].rows) > KEPT:
            knowledge = _Knowledge.of(model)
            width = model.layers[1].get_dim("nI")
            self.given = knowledge, _Known((len(COLUMNS), np.uint64), (width, np.float32))
        knowledge, known = self.given
        if new := [word for word in words.tolist() if word not in known.rows]:
            strings = [docs[0].vocab.strings[word] for word in new]
            known.add(new, features(strings, knowledge.lists), knowledge.vectors(strings))
        rows = [known.rows[word] for word in words.tolist()]
        return known.columns[0][rows], known.columns[1][rows]


@dataclass(frozen=True, slots=True)
class _Knowledge:
    """The lists and vectors in a model's attributes."""

    lists: WordLists
    vectors: SubwordVectors

    @classmethod
    def of(cls, model: Embedding) -> _Knowledge:
        given = model.attrs
        vectors = SubwordVectors(given["rows"], given["scales"], given["settings"])
        return cls(WordLists(given["hashes"], given["bits"]), vectors)

    def is_of(self, model: Embedding) -> bool:
        return self.lists.hashes is model.attrs["hashes"] and self.vectors.rows is model.attrs["rows"]


def _mix(
    model: Embedding, columns: NDArray[np.uint64], static: Floats, is_train: bool
) -> tuple[Floats, Callable[[Floats], None]]:
    tables, linear, mix = model.layers
    hashed, backprop_tables = tables(columns, is_train)
    projected, backprop_linear = linear(static, is_train)
    both = np.hstack((hashed, projected))
    mask = _some(both, model, len(tables.layers) + 1) if is_train else np.ones(1, np.float32)
    mixed, backprop_mix = mix(both * mask, is_train)

    def backprop(d_mixed: Floats) -> None:
        d_both = backprop_mix(d_mixed) * mask
        width = hashed.shape[1]
        backprop_tables(np.ascontiguousarray(d_both[:, :width]))
        backprop_linear(np.ascontiguousarray(d_both[:, width:]))

    return mixed, backprop


def _some(both: Floats, model: Embedding, parts: int) -> Floats:
    """Leaves out whole features of a word at random, so that the network does not lean on one of them."""
    mask = model.ops.get_dropout_mask((len(both), parts), model.attrs["dropout_rate"])
    return np.repeat(np.asarray(mask, np.float32), both.shape[1] // parts, axis=1)


def _fingerprint(model: Embedding) -> bytes:
    """Tells one state of the weights from another: training and averaging change these of all."""
    mix = model.layers[2]
    weights = (node.get_param(name) for node in mix.walk() for name in node.param_names)
    return b"".join(weight.tobytes() for weight in weights if weight.ndim < 3)


def _no_backprop(_: list[Floats]) -> list[Doc]:
    raise RuntimeError("the word embedding predicted; only what it trained on can be learned from")
