"""Base forms by rule: edits, learning, the component, and the rules that the package ships."""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsanalysis.pipeline import load_pipeline
from newsanalysis.words.component import Lemmatizer
from newsanalysis.words.lemmas import LONGEST, Edit, LemmaRules, separable_prefixes
from training.corpora import Sentence
from training.lemmas import gold_forms, learn

PREFIXES = list(
    csv.DictReader(files("newsanalysis.words").joinpath("separable.csv").read_text("utf-8").splitlines())
)


@pytest.mark.parametrize("row", PREFIXES, ids=lambda row: row["prefix"])
def test_every_prefix_by_its_example(row: dict[str, str]) -> None:
    edit = Edit.between(row["form"], row["lemma"])
    assert edit.apply(row["form"]) == row["lemma"]
    assert row["form"].startswith(row["prefix"])
    assert row["prefix"] in separable_prefixes()


@pytest.mark.parametrize(
    ("form", "lemma", "edit"),
    [
        ("Häusern", "Haus", Edit(6, "aus")),
        ("gemacht", "machen", Edit(1, "en", "ge")),
        ("aufzumachen", "aufmachen", Edit(0, "", "zu")),
        ("war", "sein", Edit(3, "sein")),
        ("Haus", "Haus", Edit(0, "")),
    ],
)
def test_edits(form: str, lemma: str, edit: Edit) -> None:
    assert Edit.between(form, lemma) == edit
    assert edit.apply(form) == lemma


def test_an_edit_that_does_not_fit_gives_nothing() -> None:
    assert Edit(5, "x").apply("ab") is None
    assert Edit(1, "en", "ge").apply("macht") is None
    assert Edit(2, "").apply("ab") is None


@pytest.fixture(scope="module")
def learned() -> LemmaRules:
    forms = [
        ("VERB", "sagte", "sagen"), ("VERB", "fragte", "fragen"), ("VERB", "klagte", "klagen"),
        ("VERB", "brachte", "bringen"), ("NOUN", "Zeiten", "Zeit"), ("NOUN", "Arbeiten", "Arbeit"),
    ]  # fmt: skip
    return learn({}, forms)


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("nagte", "VERB", "nagen"),  # as its likes
        ("Sagte", "VERB", "sagen"),  # a capital says nothing of a verb
        ("brachte", "VERB", "bringen"),  # a rule of its own
        ("Mahlzeiten", "NOUN", "Mahlzeit"),
        ("Haus", "X", "Haus"),  # no rules
    ],
)
def test_the_longest_ending_decides(learned: LemmaRules, form: str, upos: str, lemma: str) -> None:
    assert learned.lemma(form, upos) == lemma


def test_auxiliaries_go_by_the_rules_of_verbs(learned: LemmaRules) -> None:
    assert learned.lemma("sagte", "AUX") == "sagen"


def test_a_slip_of_a_treebank_makes_no_rule_for_others() -> None:
    sentence = Sentence(("Osmanen",), (True,), upos=("PROPN",), lemmas=("Ogrüne",))
    rules = learn(gold_forms([sentence]), [])
    assert rules.lemma("Germanen", "PROPN") == "Germanen"


def test_rows_round_trip(learned: LemmaRules) -> None:
    assert LemmaRules.from_rows([list(row) for row in learned.rows()]) == learned


@pytest.mark.parametrize("how", ["bytes", "disk"])
def test_the_component_is_saved_with_its_rules(learned: LemmaRules, how: str, tmp_path: Path) -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("newsanalysis_lemmas")
    component = nlp.get_pipe("newsanalysis_lemmas")
    assert isinstance(component, Lemmatizer)
    component.take(learned)
    if how == "bytes":
        again: Language = spacy.blank("de")
        again.add_pipe("newsanalysis_lemmas")
        again.from_bytes(nlp.to_bytes())
    else:
        nlp.to_disk(tmp_path / "nlp")
        again = spacy.load(tmp_path / "nlp")
    doc = again(Doc(again.vocab, words=["Er", "sagte"], pos=["PRON", "VERB"]))
    assert [token.lemma_ for token in doc] == ["er", "sagen"]


def test_a_lemma_that_is_there_stays() -> None:
    nlp = spacy.blank("de")
    doc = Doc(nlp.vocab, words=["Sagte"], pos=["VERB"], lemmas=["meins"])
    assert [token.lemma_ for token in Lemmatizer()(doc)] == ["meins"]


@pytest.mark.parametrize(
    ("sentence", "lemmas"),
    [
        ("Die Minister trafen sich gestern.", "der Minister treffen sich gestern ."),
        ("Sie hat die Häuser verkauft.", "sie haben der Haus verkaufen ."),
        ("Er wurde zum Präsidenten gewählt.", "er werden zu Präsident wählen ."),
        ("Die neuen Gesetze waren schlechter.", "der neu Gesetz sein schlecht ."),
    ],
)
def test_the_bundled_rules(sentence: str, lemmas: str) -> None:
    assert " ".join(token.lemma_ for token in load_pipeline()(sentence)) == lemmas


def test_no_ending_is_longer_than_what_is_looked_up() -> None:
    component = load_pipeline().get_pipe("newsanalysis_lemmas")
    assert isinstance(component, Lemmatizer)
    assert max(len(ending) for _, ending, *_ in component.rules.rows()) <= LONGEST


def test_a_word_of_a_million_letters_is_cut_at_its_end(learned: LemmaRules) -> None:
    assert learned.lemma("x" * 1_000_000 + "sagte", "VERB").endswith("xsagen")
