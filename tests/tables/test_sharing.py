"""How much of an article's words may leave: promised bounds, and nothing beside them."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from itertools import pairwise

import pandas as pd
import pytest
from spacy.language import Language

from newsanalysis import AnnotatedArticle, annotate, load_article, load_pipeline
from newsanalysis.parameters import Sharing
from newsanalysis.tables import TABLES
from newsanalysis.tables.sharing import (
    LEFT_OUT,
    LONGEST_HEADLINE,
    LONGEST_WORDS,
    TextShown,
    clip,
    longest_stretch,
    notice,
    share,
    shown_spans,
)

TEXTS: tuple[TextShown, ...] = ("full", "excerpt", "none")
STORY = ["headline", "subheading", "paragraph", "caption"]


@pytest.fixture(scope="module")
def rules() -> Language:
    return load_pipeline("rules")


def spans_of(annotated: AnnotatedArticle, text: TextShown, excerpt: int = 80) -> list[tuple[int, int]]:
    found = (annotated.timexes, annotated.mentions, annotated.statements)
    return shown_spans(annotated.article, *found, text=text, excerpt=excerpt)


def shared(annotated: AnnotatedArticle, text: TextShown, excerpt: int = 80) -> dict[str, pd.DataFrame]:
    return share(dict(annotated.tables()), annotated.article, text=text, excerpt=excerpt)


@pytest.mark.parametrize("excerpt", [10, 40, 80, 300])
def test_excerpts_are_apart_short_and_at_most_half(annotated: AnnotatedArticle, excerpt: int) -> None:
    headline, *spans = spans_of(annotated, "excerpt", excerpt)
    assert annotated.article.text[slice(*headline)] == annotated.article.title
    assert spans == sorted(spans)
    assert all(end - begin <= longest_stretch(excerpt) for begin, end in spans)
    assert all(after[0] - before[1] >= excerpt for before, after in pairwise(spans))
    assert sum(end - begin for begin, end in spans) <= len(annotated.article.text) / 2
    assert spans


def test_excerpts_stand_round_time_expressions_first_and_are_cut_at_words(
    annotated: AnnotatedArticle,
) -> None:
    text, spans = annotated.article.text, spans_of(annotated, "excerpt", 30)
    story = annotated.timexes[annotated.timexes["zone_kind"].isin(STORY)]
    for begin, end in zip(story["start_char"], story["end_char"], strict=True):
        assert any(a <= begin and end <= b for a, b in spans)
    for begin, end in spans:
        assert begin == 0 or not (text[begin - 1] + text[begin]).isalpha()
        assert end == len(text) or not (text[end - 1] + text[end]).isalpha()


@pytest.mark.parametrize("excerpt", [10, 1000])
@pytest.mark.parametrize("length", [1, 100, 5000])
def test_a_word_of_any_length_breaks_no_promise(rules: Language, excerpt: int, length: int) -> None:
    text = f"Titel\n\nAm 3. Mai 2024 kam der {'W' * length} nach Wien. " + "Und 2023 war er auch da. " * 9
    annotated = annotate(load_article(StringIO(text), published="2024-05-04"), rules)
    _, *spans = spans_of(annotated, "excerpt", excerpt)
    assert all(end - begin <= longest_stretch(excerpt) for begin, end in spans)
    assert sum(end - begin for begin, end in spans) <= len(annotated.article.text) / 2


def test_full_changes_nothing(annotated: AnnotatedArticle) -> None:
    for name, table in shared(annotated, "full").items():
        assert table is dict(annotated.tables())[name]


def test_none_leaves_headline_names_and_expressions(annotated: AnnotatedArticle) -> None:
    tables = shared(annotated, "none")
    zones, events = tables["zones"], tables["timeline"]
    headline = zones["kind"] == "headline"
    assert set(zones.loc[~headline, "text"]) == {LEFT_OUT}
    assert zones.loc[headline, "text"].tolist() == [annotated.article.title]
    assert set(events["label"]) == {LEFT_OUT}
    assert tables["mentions"]["text"].tolist() == annotated.mentions["text"].tolist()
    assert tables["timexes"]["value"].tolist() == annotated.timexes["value"].tolist()


@pytest.mark.parametrize("text", ["excerpt", "none"])
def test_shared_tables_have_the_schemas_columns_and_dtypes(
    annotated: AnnotatedArticle, text: TextShown
) -> None:
    for name, table in shared(annotated, text).items():
        assert list(table.columns) == TABLES[name].column_names
        assert [str(dtype) for dtype in table.dtypes] == [column.dtype for column in TABLES[name].columns]


def test_events_and_zones_show_no_more_than_the_excerpts(annotated: AnnotatedArticle) -> None:
    shown = [" ".join(annotated.article.text[a:b].split()) for a, b in spans_of(annotated, "excerpt")]
    tables = shared(annotated, "excerpt")
    for cell in [*tables["zones"]["text"], *tables["timeline"]["label"]]:
        for piece in cell.split(LEFT_OUT):
            assert any(" ".join(piece.split()) in whole for whole in shown)


def test_a_statement_shows_its_beginning_and_no_more_than_the_excerpts(rules: Language) -> None:
    said = "Der Hafen sei zu klein, und " + "die Mole sei seit langem brüchig, " * 8 + "sagte die Wirtin."
    article = load_article(
        StringIO(f"Titel\n\n{'Es regnete viel. ' * 40}\n\n{said}\n\n{'Es stürmte. ' * 20}")
    )
    annotated = annotate(article, rules)
    (content,) = shared(annotated, "excerpt", 30)["statements"]["content"]
    assert content == f"Der Hafen sei zu klein, und {LEFT_OUT}"
    (content,) = shared(annotated, "none")["statements"]["content"]
    assert content == LEFT_OUT


def test_a_text_without_paragraphs_is_no_headline(rules: Language) -> None:
    text = "Die Ministerin reist nach Wien und sagt viel dazu. " * 30
    annotated = annotate(load_article(StringIO(text)), rules)
    assert sum(end - begin for begin, end in spans_of(annotated, "none")) <= LONGEST_HEADLINE


def test_names_are_cut_each_by_itself() -> None:
    assert clip("Anna; Berta") == "Anna; Berta"
    assert clip("x" * 100 + "; Berta") == "x" * (LONGEST_WORDS - 1) + "…; Berta"


def test_the_notice_says_what_is_left_out_and_is_no_legal_advice(annotated: AnnotatedArticle) -> None:
    for text in TEXTS:
        words = notice(annotated.article, spans_of(annotated, text), text=text, excerpt=80)
        assert "no legal advice" in words
    excerpts = notice(annotated.article, spans_of(annotated, "excerpt", 30), text="excerpt", excerpt=30)
    assert "at most 30 characters on either side" in excerpts
    assert f"no more than {longest_stretch(30)} in a row" in excerpts
    assert "% of the article's text is shown" in excerpts


def test_what_jupyter_shows_of_a_shared_article_has_none_of_its_text(annotated: AnnotatedArticle) -> None:
    shared = replace(annotated, sharing=Sharing("none"))
    assert "Artilleriegranaten" in annotated._repr_html_()
    assert "Artilleriegranaten" not in shared._repr_html_()
    assert shared.timeline["label"].tolist() == [LEFT_OUT] * 3
