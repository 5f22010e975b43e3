"""The network's middle layers, read a window of the text at a time: small arrays are fast, and memory flat.

What comes out for a word depends on a few neighbours only, so a long text can be cut anywhere if each piece
has those neighbours at its ends. The result is spaCy's ``MaxoutWindowEncoder``'s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from spacy.ml.models.tok2vec import MaxoutWindowEncoder
from thinc.api import Model
from thinc.layers.with_array import forward

ROWS = 2048
"""Words at a time: what a layer works on stays in the processor's cache."""

Floats: TypeAlias = NDArray[np.float32]
Encoder: TypeAlias = Model[list[Floats], list[Floats]]

_all_at_once: Any = forward  # its types know thinc's arrays only


def window_encoder(width: int, window_size: int, maxout_pieces: int, depth: int) -> Encoder:
    """The architecture ``newsanalysis.WindowEncoder.v1``: arrays (tokens, width) in, the same out.

    The parameters are those of ``spacy.MaxoutWindowEncoder.v2``; so are the weights.
    """
    spacys = MaxoutWindowEncoder(width, window_size, maxout_pieces, depth)
    return Model(
        "in_windows",
        _forward,
        init=_initialize,
        layers=spacys.layers,
        dims={"nO": width},
        attrs={"pad": window_size * depth},
    )


def _initialize(model: Encoder, X: Any = None, Y: Any = None) -> None:  # noqa: ARG001, N803
    model.layers[0].initialize()


def _forward(
    model: Encoder, arrays: list[Floats], is_train: bool
) -> tuple[list[Floats], Callable[[list[Floats]], list[Floats]]]:
    if is_train:
        encoded, backprop = _all_at_once(model, arrays, is_train)
        return encoded, backprop
    parts: list[list[Floats]] = [[] for _ in arrays]
    for group in _groups(list(_pieces(arrays, model.attrs["pad"]))):
        encoded, _ = _all_at_once(model, [piece.rows for piece in group], False)
        for piece, rows in zip(group, encoded, strict=True):
            parts[piece.array].append(rows[piece.before : piece.before + piece.count])
    return [np.concatenate(part) if len(part) > 1 else part[0] for part in parts], _no_backprop


@dataclass(frozen=True, slots=True)
class _Piece:
    """Rows of an array: ``before`` of them for their neighbours' sake, then ``count`` that are wanted."""

    array: int
    rows: Floats
    before: int
    count: int


def _pieces(arrays: Sequence[Floats], margin: int) -> Iterator[_Piece]:
    for number, array in enumerate(arrays):
        for begin in range(0, max(len(array), 1), ROWS):
            first, end = max(0, begin - margin), min(len(array), begin + ROWS)
            yield _Piece(number, array[first : end + margin], begin - first, end - begin)


def _groups(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces together that are not more than a window."""
    group: list[_Piece] = []
    size = 0
    for piece in pieces:
        if group and size + len(piece.rows) > ROWS:
            yield group
            group, size = [], 0
        group.append(piece)
        size += len(piece.rows)
    if group:
        yield group


def _no_backprop(_: list[Floats]) -> list[Floats]:
    raise RuntimeError("the encoder predicted; only what it trained on can be learned from")
