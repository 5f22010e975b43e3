from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.articles.normalise import MAX_MARKS, normalise
from newsanalysis.errors import ArticleError

SEED = Path(__file__).parents[2] / "seeds" / "000_68cbc1ad60d296a1.txt"


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\x0bb\x0cc\x85d\u2028e", "a\nb\nc\nd\ne"),
        ("a\u2029b", "a\n\nb"),
        ("Spre\u00adcherin", "Sprecherin"),
        ("Auf\u200clage, Null\u200bbreite, Wort\u2060joiner", "Auflage, Nullbreite, Wortjoiner"),
        ("\ufeffAnfang, Mi\ufefftte", "Anfang, Mitte"),
        ("18.\u00a0Juni, 10\u202fUhr, drei\u2009Jahre", "18. Juni, 10 Uhr, drei Jahre"),
        ("a\tb", "a b"),
        ("Glocke\x07 und\x00 Null\x1b[0m", "Glocke und Null[0m"),
        ("links\u202erechts\u202c\u200e", "linksrechts"),
        ("unsichtbar\U000e0041\U000e0042", "unsichtbar"),
        ("Mu\u0308ller", "Müller"),
        ("A\u00ad\u030a", "Å"),
        ("kaputt \ud800 hier", "kaputt \ufffd hier"),
        ("„Zitat“ – so… 'so' \"so\"", "„Zitat“ – so… 'so' \"so\""),
        ("  zwei  Leerzeichen \n\n\n ", "  zwei  Leerzeichen \n\n\n "),
    ],
)
def test_what_is_replaced_and_what_stays(raw: str, normal: str) -> None:
    assert normalise(raw) == normal


def test_the_seed_article_is_normal_already() -> None:
    text = SEED.read_bytes().decode("utf-8")
    assert normalise(text) == text


@given(st.text(st.characters(exclude_categories=[]), max_size=200))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")
    assert not {unicodedata.category(char) for char in once if char != "\n"} & {"Cc", "Cf", "Cs"}


def test_a_tower_of_combining_marks_is_an_error() -> None:
    assert normalise("a" + "\u0301" * MAX_MARKS)
    with pytest.raises(ArticleError, match="400000 combining marks in a row at character 6"):
        normalise("Turm a" + "\u0301\u0316" * 200_000)
