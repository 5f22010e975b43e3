"""Words, what joins them, and zones."""

import pytest

from newsanalysis.entities.words import Piece, pieces, read_words, title_case


def test_forms_and_offsets() -> None:
    words = read_words("Der G20-Gipfel, Côte d’Ivoire: Handels- und O'Neill.")
    assert words.forms == ["Der", "G20-Gipfel", "Côte", "d’Ivoire", "Handels-", "und", "O'Neill"]
    assert [words.text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == words.forms


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Kim Jong-un", True),
        ("Kim, Jong", False),
        ("Ende. Danach", False),
        ("Dr. Weber", True),
        ("J. Weber", True),
        ("J.K", True),
        ("Kim\u00a0Weber", True),
        ("Kim  Weber", False),
    ],
)
def test_what_is_joined(text: str, joined: bool) -> None:
    assert read_words(text).joined[0] is joined


def test_neighbours() -> None:
    words = read_words("Frau Weber, Bonn")
    assert (words.before(1), words.after(1), words.after(0)) == ("Frau", "", "Weber")
    assert (words.before(0), words.before(2), words.after(2)) == ("", "", "")


@pytest.mark.parametrize(
    ("text", "initial"),
    [
        ("Erst dann", [True, False]),
        ("Nein. Dann", [True, True]),
        ("Er: Nein", [True, True]),
        ("Er, sie", [True, False]),
        ("„Nein“ und", [True, True]),
    ],
)
def test_initial(text: str, initial: list[bool]) -> None:
    assert read_words(text).initial == initial


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("RUSSLAND GREIFT AN", [True] * 3),
        ("RUSSLAND GREIFT AN\nDie USA warnen", [True] * 3 + [False] * 3),
        ("USA", [False]),
        ("Die USA UND EU", [False] * 4),
    ],
)
def test_lines_in_capitals(text: str, capitals: list[bool]) -> None:
    assert read_words(text).capitals == capitals


def test_title_case() -> None:
    assert title_case("NORD-SYRIEN") == "Nord-Syrien"


def test_credits_are_set_apart_and_words_end_at_zone_borders() -> None:
    text = "Im Mai 2023.Ahn Lee/AP Ende"
    words = read_words(text, [(0, 22, "caption"), (12, 22, "credit")])
    assert words.forms == ["Im", "Mai", "Ende"]
    assert words.credits == [Piece(12, 22, "credit")]


def test_a_word_is_cut_at_a_zone_border() -> None:
    assert read_words("EuronewsMehr", [(0, 8, "paragraph"), (8, 12, "paragraph")]).forms == [
        "Euronews",
        "Mehr",
    ]


def test_pieces_cover_the_text_without_overlap() -> None:
    assert pieces(10, [(2, 8, "caption"), (4, 6, "credit")]) == [
        Piece(0, 2, None),
        Piece(2, 4, "caption"),
        Piece(4, 6, "credit"),
        Piece(6, 8, "caption"),
        Piece(8, 10, None),
    ]
