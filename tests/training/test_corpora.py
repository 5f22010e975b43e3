"""The readers of the training corpora, on small files of our own; what they give spaCy."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from training.convert import write_docs
from training.corpora import Sentence, read_conllu, read_iob2, read_upos, split
from training.data import DataError, check_data, data_files
from training.sentences import sentence_score


def row(number: str, form: str, lemma: str, upos: str, misc: str = "_") -> str:
    return "\t".join((number, form, lemma, upos, "_", "_", "_", "_", "_", misc))


def test_iob2(tmp_path: Path) -> None:
    path = tmp_path / "a.iob2"
    path.write_text(
        "Anna\tB-PER\t_\nMuster\tI-PER\t_\nging\tO\tSpaceAfter=No\n.\tO\t_\n\nBonn\tI-LOC\t_\n", "utf-8"
    )
    first, second = read_iob2(path)
    assert first.forms == ("Anna", "Muster", "ging", ".")
    assert first.spaces == (True, True, False, True)
    assert first.entities == ("B-PER", "I-PER", "O", "O")
    assert second.entities == ("B-LOC",), "an I- that follows nothing begins an entity"


def test_a_bad_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.iob2"
    path.write_text("Anna B-PER\n", "utf-8")
    with pytest.raises(ValueError, match="'Anna B-PER' has 1 columns; expected 3"):
        list(read_iob2(path))


def test_conllu_has_words_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    rows = [
        "# text = Sie war im Haus.", row("1", "Sie", "sie", "PRON"), row("2", "war", "sein", "AUX"),
        row("3-4", "im", "_", "_"), row("3", "in", "in", "ADP"), row("4", "dem", "der", "DET"),
        row("5", "Haus", "Haus", "NOUN", "SpaceAfter=No"), row("6", ".", ".", "PUNCT"),
    ]  # fmt: skip
    path.write_text("\n".join(rows) + "\n\n", "utf-8")
    (sentence,) = read_conllu(path)
    assert sentence.forms == ("Sie", "war", "im", "Haus", ".")
    assert sentence.upos == ("PRON", "AUX", "ADP", "NOUN", "PUNCT")
    assert sentence.lemmas == ("sie", "sein", "in", "Haus", ".")
    assert sentence.spaces == (True, True, True, False, True)


def test_upos(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("Gut\tADJ\tSpaceAfter=No\n!\tPUNCT\t_\n", "utf-8")
    assert list(read_upos(path)) == [Sentence(("Gut", "!"), (False, True), upos=("ADJ", "PUNCT"))]


def test_split_keeps_every_sentence_once_and_neighbours_together() -> None:
    sentences = [Sentence((str(number),), (True,)) for number in range(2100)]
    training, development = split(sentences)
    assert sorted((*training, *development), key=lambda s: int(s.forms[0])) == sentences
    assert 200 < len(development) < 400
    numbers = [int(sentence.forms[0]) for sentence in development]
    assert numbers[:50] == list(range(numbers[0], numbers[0] + 50))


def test_docs_know_only_what_the_corpus_says(tmp_path: Path) -> None:
    named = Sentence(("Anna", "ging"), (True, True), entities=("B-PER", "O"))
    tagged = Sentence(("Anna", "ging"), (True, True), upos=("PROPN", "VERB"), lemmas=("Anna", "gehen"))
    write_docs([named, tagged], tmp_path / "x" / "docs.spacy")
    first, second = DocBin().from_disk(tmp_path / "x" / "docs.spacy").get_docs(spacy.blank("de").vocab)
    assert [(ent.text, ent.label_) for ent in first.ents] == [("Anna", "PER")]
    assert not first.has_annotation("POS")
    assert [token.lemma_ for token in second] == ["Anna", "gehen"]
    assert not second.has_annotation("ENT_IOB"), "what is not said is missing, not outside"


def test_sentence_score() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("newsanalysis_sentences")
    two = [
        Sentence(("Er", "ging", "."), (True, False, True)),
        Sentence(("Sie", "kam", "."), (True, False, True)),
    ]
    assert sentence_score(two, nlp) == {"p": 1.0, "r": 1.0, "f": 1.0}
    one = [Sentence(("Er", "ging", ".", "Sie", "kam", "."), (True, False, True, True, False, True)), *two]
    assert sentence_score(one, nlp)["r"] == pytest.approx(2 / 3)


def test_data_that_is_missing_or_another_is_named(tmp_path: Path) -> None:
    first = data_files()[0]
    with pytest.raises(DataError, match=f"{first.path} is missing: .* get it from https://"):
        check_data(tmp_path)
    (tmp_path / first.path).parent.mkdir(parents=True)
    (tmp_path / first.path).write_text("something else")
    with pytest.raises(DataError, match=f"expected {first.sha256}"):
        check_data(tmp_path)


def test_every_data_file_has_its_licence_and_source() -> None:
    for file in data_files():
        assert file.licence
        assert file.source.startswith("https://")
        assert len(file.sha256) == len("a" * 64)
