from __future__ import annotations

import json
import pickle
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import spacy
import spacy.about
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import newsanalysis.pipeline
from newsanalysis import (
    AnnotatedArticle,
    Article,
    PipelineError,
    Zone,
    __version__,
    annotate,
    load_article,
    load_pipeline,
)
from newsanalysis.pipeline import FromDoc, installed_pipelines, make_doc, pipeline_name
from newsanalysis.temporal import timexes


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def same_tables(one: AnnotatedArticle, other: AnnotatedArticle) -> None:
    for (name, table), (_, expected) in zip(one.tables(), other.tables(), strict=True):
        pd.testing.assert_frame_equal(table, expected, obj=name)


def test_the_components_declare_what_they_do(nlp: Language) -> None:
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    assert not any(analysis["problems"].values())
    assert nlp.pipe_names == [
        "newsanalysis_sentences",
        "morphologizer",
        "newsanalysis_lemmas",
        "ner",
        "newsanalysis_entities",
        "newsanalysis_timex",
        "newsanalysis_statements",
    ]


def test_components_are_entry_points_for_any_spacy_pipeline() -> None:
    blank = spacy.blank("de")
    blank.add_pipe("newsanalysis_timex")
    doc = blank("Am 18. Juni 2024 kam er.")
    assert [span.label_ for span in doc.spans["timexes"]] == ["DATE"]


def test_docbin_bytes_and_disk_round_trip(annotated: AnnotatedArticle, nlp: Language, tmp_path: Path) -> None:
    stored = DocBin(docs=[annotated.doc], store_user_data=True).to_bytes()
    docs = [
        next(iter(DocBin().from_bytes(stored).get_docs(nlp.vocab))),
        Doc(nlp.vocab).from_bytes(annotated.doc.to_bytes()),
    ]
    for doc in docs:
        same_tables(
            AnnotatedArticle(annotated.article, FromDoc(annotated.article, doc), annotated.pipeline),
            annotated,
        )
    nlp.to_disk(tmp_path / "pipeline")
    same_tables(annotate(annotated.article, load_pipeline(str(tmp_path / "pipeline"))), annotated)


@pytest.mark.slow
def test_worker_processes_give_the_same_tables(
    annotated: AnnotatedArticle, short: AnnotatedArticle, nlp: Language
) -> None:
    pair = [annotated, short]
    docs = nlp.pipe([make_doc(one.article, nlp) for one in pair], n_process=2, batch_size=1)
    for doc, expected in zip(docs, pair, strict=True):
        same_tables(
            AnnotatedArticle(expected.article, FromDoc(expected.article, doc), expected.pipeline), expected
        )


def test_a_token_never_crosses_a_zone(seed: Article, nlp: Language) -> None:
    doc = make_doc(seed, nlp)
    borders = {offset for zone in seed.zones for offset in (zone.start, zone.end)}
    assert not [t.text for t in doc if any(t.idx < border < t.idx + len(t) for border in borders)]
    assert doc.text == seed.text


def test_a_token_can_be_split_more_than_once(nlp: Language) -> None:
    zones = (Zone("z1", "caption", 0, 7), Zone("z2", "credit", 2, 5))
    doc = make_doc(Article("abcdefg", zones), nlp)
    assert [token.text for token in doc] == ["ab", "cde", "fg"]


def test_an_unknown_pipeline_names_those_installed() -> None:
    with pytest.raises(PipelineError, match=r"no spaCy pipeline 'de_no_such_model' \(installed: .*download"):
        load_pipeline("de_no_such_model")


def test_the_installed_pipelines_are_listed_with_their_scores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, language in (("de_standin", "de"), ("en_standin", "en")):
        package = tmp_path / name
        package.mkdir()
        (package / "__init__.py").write_text("")
        meta = {
            "lang": language,
            "name": "standin",
            "version": "1.2",
            "license": "MIT",
            "spacy_version": f"=={spacy.about.__version__}",
        }
        (package / "meta.json").write_text(json.dumps(meta | {"performance": {"ents_f": 0.7654, "speed": 5}}))
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(spacy.util, "get_installed_models", lambda: ["en_standin", "de_standin"])
    ours, rules, standin = installed_pipelines()
    assert (ours.name, ours.licence, rules.name) == (None, "CC BY-SA 4.0", "rules")
    assert ours.scores["ents_f"] > 70
    assert (standin.name, standin.version, standin.licence) == ("de_standin", "1.2", "MIT")
    assert standin.scores == {"ents_f": 76.5}


def test_a_pipeline_that_cannot_be_loaded_says_why(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "broken")
    config = tmp_path / "broken" / "config.cfg"
    nlp = config.read_text(encoding="utf-8").replace("pipeline = []", 'pipeline = ["x"]')
    config.write_text(f'{nlp}\n[components.x]\nfactory = "no_such_factory"\n', encoding="utf-8")
    with pytest.raises(PipelineError, match=r"broken' can't be loaded: .*no_such_factory"):
        load_pipeline(str(tmp_path / "broken"))


def test_a_pipeline_without_a_name_of_its_own_is_not_taken_for_our_rules(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "nameless")
    assert pipeline_name(load_pipeline(str(tmp_path / "nameless"))) == "de_pipeline 0.0.0"
    assert pipeline_name(load_pipeline("rules")) == "newsanalysis rules"
    assert pipeline_name(load_pipeline()) == f"de_newsanalysis {__version__}"


def test_a_pipeline_for_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "english")
    with pytest.raises(PipelineError, match="language 'en'"):
        load_pipeline(str(tmp_path / "english"))


def test_any_german_pipeline_can_stand_in(tmp_path: Path) -> None:
    """A stand-in for a trained pipeline: it has a name, entities and sentences of its own."""
    trained = spacy.blank("de", meta={"name": "core_news_xx", "version": "1.2.3"})
    trained.add_pipe("sentencizer")
    trained.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Zaphod Beeblebrox"}])  # type: ignore[attr-defined]  # an EntityRuler
    trained.to_disk(tmp_path / "trained")
    nlp = load_pipeline(str(tmp_path / "trained"))
    assert nlp.pipe_names == [
        "sentencizer",
        "entity_ruler",
        "morphologizer",
        "newsanalysis_lemmas",
        "newsanalysis_entities",
        "newsanalysis_timex",
        "newsanalysis_statements",
    ]
    assert pipeline_name(nlp) == "de_core_news_xx 1.2.3"
    text = (
        "Gestern traf Zaphod Beeblebrox die Ministerin in Österreich. Danach reiste er weiter nach Italien."
    )
    annotated = annotate(load_article(StringIO(text), published="2024-06-18"), nlp)
    assert {"Zaphod Beeblebrox", "Österreich", "Italien"} <= set(annotated.entities["name"])
    assert annotated.timexes["value"].tolist()[0] == "2024-06-17"
    assert annotated.pipeline == "de_core_news_xx 1.2.3"


def test_too_long_a_text_says_how_long_and_what_is_allowed() -> None:
    nlp = spacy.blank("de")
    nlp.max_length = 10
    with pytest.raises(PipelineError, match=r"12 characters.*10 at most"):
        make_doc(Article("ein langer T", ()), nlp)


def test_the_default_pipeline_reads_more_than_spacys_parsers(nlp: Language) -> None:
    text = "Wien wächst. " * 100_000
    assert len(make_doc(Article(text, ()), nlp).text) == len(text) > 1_000_000


def test_an_article_shows_itself_escaped() -> None:
    article = Article("<b>x</b>", (Zone("z1", "headline", 0, 8),), title="<b>x</b>")
    html = annotate(article)._repr_html_()
    assert "<b>x</b>" not in html
    assert "entities" in html


PIECES = [
    *(
        "Anna Beispiel",
        "Präsident Müller",
        "Nordkoreas",
        "russische",
        "UN-Sanktionen",
        "©Name/dpa",
        "Kim Jong-un",
    ),
    *(
        "am Dienstagabend",
        "seit 24 Jahren",
        "18.6.2024",
        "im September vergangenen Jahres",
        "zum ersten Mal",
        "2024",
    ),
    *(
        "wird",
        "reiste",
        "nach",
        "Österreich",
        ".",
        "!",
        "„",
        "“",
        "(",
        "\n\n",
        "\n",
        "z. B.",
        "é",
        "😀",
        "1.1.1.1.",
    ),
]


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=25))
def test_any_text_gives_offsets_of_the_very_words_and_never_crashes(pieces: list[str]) -> None:
    text = " ".join(pieces)
    annotated = annotate(Article(text, (Zone("z1", "paragraph", 0, len(text)),), published="2024-06-18"))
    doc = annotated.doc
    assert [timex.text for timex in timexes(doc)] == annotated.timexes["text"].tolist()
    assert {(ent.start_char, ent.end_char) for ent in doc.ents} <= set(
        zip(annotated.mentions["start_char"], annotated.mentions["end_char"], strict=True)
    )
    for table in (annotated.mentions, annotated.timexes):
        for words, start, end in zip(table["text"], table["start_char"], table["end_char"], strict=True):
            assert 0 <= start < end <= len(text)
            assert words == words.strip()


def test_the_pieces_of_that_test_hold_something_to_find() -> None:
    annotated = annotate(load_article(StringIO(" ".join(PIECES)), published="2024-06-18"))
    assert len(annotated.mentions) >= 5
    assert len(annotated.timexes) >= 4


def test_tenses_are_read_by_rule_where_the_tagger_has_none(nlp: Language) -> None:
    """Which way a bare weekday points is told by the verb: the bundled tagger knows no tense."""
    for text, value in (
        ("Er reiste am Dienstag ab.", "2024-06-11"),
        ("Er wird am Dienstag abreisen.", "2024-06-18"),
    ):
        annotated = annotate(load_article(StringIO(text), published="2024-06-13"), nlp)
        assert annotated.timexes["value"].tolist() == [value]


def test_what_an_installed_pipeline_lacks_comes_from_ours(tmp_path: Path) -> None:
    """Its vectors are not ours: that is no matter, for our networks have their own with them."""
    trained = spacy.blank("de", meta={"name": "core_news_vectors", "version": "1.0"})
    vector: Any = np.ones(5, dtype="float32")
    trained.vocab.set_vector("Haus", vector)
    trained.to_disk(tmp_path / "vectors")
    nlp, ours = load_pipeline(str(tmp_path / "vectors")), load_pipeline()
    text = "Gestern besuchte Henrike Osterkamp die Häuser am Marktplatz von Straubing."
    expected = [(t.pos_, t.lemma_, t.ent_type_) for t in ours(text)]
    assert [(t.pos_, t.lemma_, t.ent_type_) for t in nlp(text)] == expected
    assert ("NOUN", "Haus", "") in expected
    assert {"PER", "LOC"} <= {label for _, _, label in expected}


def test_the_bundled_pipeline_has_licence_scores_and_size() -> None:
    folder = Path(newsanalysis.pipeline.__file__).with_name("model")
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert "Attribution-ShareAlike 4.0" in (folder / "LICENSE").read_text(encoding="utf-8")
    assert meta["performance"]["ents_f"] > 0.7
    assert len(meta["sources"]) >= 8
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 36_000_000


def test_loading_runs_no_pickle(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a pickle was read")

    for name in ("load", "loads", "Unpickler"):
        monkeypatch.setattr(pickle, name, refuse)
    assert load_pipeline()("Ein Test.")[1].lemma_ == "Test"
