"""Reading in windows gives what reading all at once does."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from spacy.ml.models.tok2vec import MaxoutWindowEncoder

from newsanalysis.words import windows
from newsanalysis.words.windows import window_encoder


@pytest.mark.parametrize("lengths", [[0, 1], [1], [5, 0, 3], [7], [8], [9], [40, 2, 17, 16, 1]])
def test_the_same_as_spacys(lengths: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "ROWS", 8)
    spacys = MaxoutWindowEncoder(12, 1, 2, 3)
    spacys.initialize()
    ours = window_encoder(12, 1, 2, 3)
    ours.initialize()
    ours.from_bytes(spacys.to_bytes())
    generator = np.random.default_rng(1)
    arrays: list[Any] = [generator.normal(size=(length, 12)).astype(np.float32) for length in lengths]
    expected: list[Any] = spacys.predict(arrays)
    found = ours.predict(arrays)
    assert ours.predict([]) == []
    assert [part.shape for part in found] == [(length, 12) for length in lengths]
    for one, other in zip(found, expected, strict=True):
        assert np.allclose(one, other, atol=1e-5)


def test_it_learns_as_spacys_does() -> None:
    encoder = window_encoder(12, 1, 2, 2)
    encoder.initialize()
    arrays = [np.ones((4, 12), np.float32)]
    out, backprop = encoder(arrays, is_train=True)
    assert backprop(out)[0].shape == (4, 12)
    with pytest.raises(RuntimeError, match="predicted"):
        encoder(arrays, is_train=False)[1](out)
