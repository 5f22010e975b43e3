"""Our forty texts: what the bundled pipeline must reach on them, and what the rules alone do."""

from __future__ import annotations

import pytest

from newsanalysis.pipeline import load_pipeline
from tests.gold.entity_scores import GoldText, Named, found_in, gold_texts, score


@pytest.mark.parametrize(
    ("model", "precision", "recall", "b_cubed", "names"),
    [(None, 0.95, 0.95, 0.98, 0.98), ("rules", 0.95, 0.83, 0.98, 0.98)],
)
def test_scores(model: str | None, precision: float, recall: float, b_cubed: float, names: float) -> None:
    nlp = load_pipeline(model)
    scores = score([(gold, found_in(gold.text, nlp)) for gold in gold_texts()])
    assert scores.precision >= precision
    assert scores.recall >= recall
    assert scores.b_cubed >= b_cubed
    assert scores.names >= names


def test_there_are_forty_texts() -> None:
    texts = gold_texts()
    assert len(texts) == 40
    assert sum(len(text.mentions) for text in texts) > 150


def test_the_scorer_sees_what_is_wrong() -> None:
    text = GoldText(
        "t", "Anna Huber und Huber", (Named(0, 10, "PER", "name", "A"), Named(15, 20, "PER", "name", "A"))
    )
    apart = [
        Named(0, 10, "PER", "name", "A"),
        Named(15, 20, "PER", "name", "B"),
        Named(11, 14, "LOC", "name", "C"),
    ]
    scores = score([(text, apart)])
    assert (scores.precision, scores.recall) == (2 / 3, 1.0)
    assert (round(scores.b_cubed, 3), scores.names) == (0.667, 0.5)
