"""Silver data: votes, tags, and the lines that are read."""

from __future__ import annotations

import lzma
from collections import Counter
from pathlib import Path

import spacy

from training.corpora import Sentence
from training.silver import agreed, labelled, raw_lines, with_misc


def model(folder: Path, **patterns: str) -> Path:
    """A stand-in for a teacher: it finds words by a list."""
    nlp = spacy.blank("de")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": word} for word, label in patterns.items()])  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return folder


def test_of_two_that_overlap_the_one_with_more_votes_then_the_longer() -> None:
    votes = Counter({(0, 2, "PER"): 2, (1, 3, "ORG"): 3, (5, 6, "LOC"): 1, (4, 6, "LOC"): 1})
    assert agreed(votes, 1) == [(1, 3, "ORG"), (4, 6, "LOC")]
    assert agreed(votes, 2) == [(1, 3, "ORG")]


def test_half_of_the_teachers_must_agree(tmp_path: Path) -> None:
    teachers = [
        model(tmp_path / "a", Berlin="LOC", Anna="PER"),
        model(tmp_path / "b", Berlin="LOC"),
        model(tmp_path / "c", Haus="ORG"),
    ]
    (sentence,) = labelled([("Anna", "kennt", "Berlin", "Haus")], teachers)
    assert sentence.entities == ("O", "O", "B-LOC", "O")


def test_misc_is_added_where_the_gold_has_nothing(tmp_path: Path) -> None:
    teacher = model(tmp_path / "a", Berlinale="MISC", Berlin="MISC", Anna="PER")
    gold = Sentence(("Anna", "Berlin", "Berlinale"), (True,) * 3, entities=("O", "B-LOC", "O"))
    (sentence,) = with_misc([gold], teacher)
    assert sentence.entities == ("O", "B-LOC", "B-MISC")


def test_every_nth_line_that_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "text.xz"
    lines = [
        "das ist ein Satz",
        "so einer auch nicht .",
        "= = = eine Überschrift",
        "x",
        "zu kurz",
        "noch ein langer Satz",
    ]
    path.write_bytes(lzma.compress("\n".join(lines).encode()))
    assert [" ".join(words) for words in raw_lines([(path, 1)])] == [lines[0], lines[1], lines[5]]
    assert [" ".join(words) for words in raw_lines([(path, 5)])] == [lines[0], lines[5]]
