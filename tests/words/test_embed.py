"""The word embedding: what it is told, what it keeps, that it learns and is saved."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from spacy.vectors import Vectors
from thinc.api import Adam

from newsanalysis.words.embed import Embedding, give_knowledge, word_embed
from newsanalysis.words.features import COLUMNS, WordLists, features
from newsanalysis.words.subwords import SubwordVectors

LISTS = WordLists.of({"Berlin": 1, "Merkel": 2, "Haus": 4, "Paris": 8})


@pytest.mark.parametrize(
    ("word", "bits"),
    [
        ("Berlin", 1),
        ("Berlins", 1 | 256),
        ("Paris", 8),
        ("Paris’", 8 | 256),
        ("Anti-Merkel", 2 | 512),
        ("Merkel-Gegner", 2 | 512),
        ("BERLIN", 1 | 1024),
        ("berlin", 0),
        ("s", 0),
        ("-", 0),
        ("", 0),
    ],
)
def test_words_are_looked_up_as_they_are_inflected(word: str, bits: int) -> None:
    assert LISTS.find(word) == bits


def test_empty_lists_know_nothing() -> None:
    assert WordLists.of({}).find("Berlin") == 0


def test_a_row_has_a_column_for_each_feature() -> None:
    rows = features(["Berlin", "", "x" * 10_000], LISTS)
    assert rows.shape == (3, len(COLUMNS))
    assert features([], LISTS).shape == (0, len(COLUMNS))


@pytest.fixture
def vectors() -> SubwordVectors:
    data = np.random.default_rng(0).normal(size=(50, 8)).astype(np.float32)
    return SubwordVectors.of(Vectors(mode="floret", data=data, minn=3, maxn=4, hash_count=2))


def test_rounding_loses_little(vectors: SubwordVectors) -> None:
    data = np.random.default_rng(0).normal(size=(50, 8)).astype(np.float32)
    exact = Vectors(mode="floret", data=data, minn=3, maxn=4, hash_count=2).get_batch(["Haus", "Maus"])
    assert np.abs(vectors(["Haus", "Maus"]) - exact).max() < 0.02


@pytest.fixture
def model(vectors: SubwordVectors) -> Embedding:
    model = word_embed(16, [50] * len(COLUMNS), 8)
    model.initialize()
    give_knowledge(model, LISTS, vectors)
    return model


@pytest.fixture
def docs() -> list[Doc]:
    vocab = spacy.blank("de").vocab
    return [Doc(vocab, words=["Berlin", "ist", "Berlin"]), Doc(vocab), Doc(vocab, words=["Haus"])]


def test_one_row_a_token_the_same_for_the_same_word(model: Embedding, docs: list[Doc]) -> None:
    out = model.predict(docs)
    assert [part.shape for part in out] == [(3, 16), (0, 16), (1, 16)]
    assert (out[0][0] == out[0][2]).all()
    assert not (out[0][0] == out[0][1]).all()
    assert model.predict([]) == []


def test_what_is_kept_is_what_would_be_worked_out(model: Embedding, docs: list[Doc]) -> None:
    model.predict(docs[:1])
    again = model.predict(docs)
    fresh, _ = model(docs, is_train=True)
    for kept, worked_out in zip(again, fresh, strict=True):
        assert np.allclose(kept, worked_out, atol=1e-5)


def test_other_weights_give_other_vectors(model: Embedding, docs: list[Doc]) -> None:
    before = model.predict(docs)[0]
    other = word_embed(16, [50] * len(COLUMNS), 8).from_bytes(model.to_bytes())
    assert np.allclose(other.predict(docs)[0], before)
    norm = next(node for node in model.layers[2].walk() if node.name == "layernorm")
    norm.set_param("b", norm.get_param("b") + 1.5)
    assert not np.allclose(model.predict(docs)[0], before)


def test_it_learns(model: Embedding, docs: list[Doc]) -> None:
    target = np.ones((3, 16), np.float32)
    optimizer = Adam(0.05)
    losses = []
    for _ in range(30):
        out, backprop = model([docs[0]], is_train=True)
        losses.append(float(((out[0] - target) ** 2).sum()))
        backprop([2 * (out[0] - target)])
        model.finish_update(optimizer)
    assert losses[-1] < losses[0] / 2


def test_a_prediction_is_not_learned_from(model: Embedding, docs: list[Doc]) -> None:
    out, backprop = model(docs, is_train=False)
    with pytest.raises(RuntimeError, match="predicted"):
        backprop(out)


def test_it_can_be_pickled_for_other_processes(model: Embedding, docs: list[Doc]) -> None:
    model.predict(docs)
    again = pickle.loads(pickle.dumps(model))
    assert np.allclose(again.predict(docs)[0], model.predict(docs)[0])


def test_a_number_of_rows_for_each_feature() -> None:
    with pytest.raises(ValueError, match="rows has 2 numbers; expected one for each of lower"):
        word_embed(16, [50, 50], 8)


def test_only_the_start_of_a_word_has_parts(vectors: SubwordVectors) -> None:
    assert vectors(["x" * 1_000_000]).shape == (1, 8)
    assert (vectors(["x" * 64 + "a"]) == vectors(["x" * 64 + "b"])).all()
