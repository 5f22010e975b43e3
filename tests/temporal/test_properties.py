"""What holds for any text, and that the time needed grows no faster than the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsanalysis.temporal import Timex, find, tag
from newsanalysis.temporal.values import is_value
from newsanalysis.temporal.vocabulary import words
from tests.growth import BOUND, growth

WORDS = st.sampled_from(sorted(words()))
SIGNS = st.sampled_from(
    [" ", " ", " ", ".", ",", "-", "–", "/", ":", "\n", "\n\n", "(", "&", "'", "und", "bis", "im", "der"]
)
NUMBERS = st.one_of(st.integers(0, 40), st.integers(0, 99999)).map(str)
MIXED = st.lists(st.one_of(WORDS, SIGNS, NUMBERS), max_size=25).flatmap(
    lambda parts: st.sampled_from([" ", ""]).map(lambda glue: glue.join(parts))
)
REFERENCES = st.one_of(
    st.none(),
    st.dates().map(str),
    st.sampled_from(["2024", "2024-06", "2024-02-29", "0001-01-01", "9999-12-31"]),
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), MIXED), REFERENCES)
def test_any_text(text: str, reference: str | None) -> None:
    findings = find(text, reference)
    end = 0
    for timex in findings.timexes:
        assert text[timex.start_char : timex.end_char] == timex.text
        assert timex.start_char >= end
        assert timex.end_char > timex.start_char
        assert is_value(timex.value)
        assert Timex.parse(str(timex)) == timex
        assert (
            timex.begin is None
            or timex.end is None
            or timex.begin < timex.end
            or timex.value.startswith(("BC", "P"))
        )
        end = timex.end_char
    for implied in findings.implied:
        assert text[implied.start_char : implied.end_char] == implied.evidence
        assert implied.timex in findings.timexes


@settings(max_examples=50, deadline=None)
@given(MIXED)
def test_spans_are_read_one_by_one(text: str) -> None:
    middle = len(text) // 2
    found = find(text, "2024-06-18", spans=[(0, middle), (middle, len(text))]).timexes
    assert all(not t.start_char < middle < t.end_char for t in found)
    assert all(text[t.start_char : t.end_char] == t.text for t in found)


HOSTILE = {
    "digits": "1", "am": "am ", "dates": "1.1.", "weekdays": "Dienstag ", "years": "2024 ",
    "lists": "3. und ", "months": "Mai ", "numbers": "drei bis ", "units": "Jahre ", "times": "20.30, ",
    "brackets": "(((", "blanks": " ", "lines": "\n ", "quotes": "„", "later": "zwei Tage später ",
    "hyphens": "-", "hundert": "hundert", "am_abend": "am Abend ", "captions": "Am Dienstag. ",
    "ranges": "von Dienstag bis Freitag ", "participles": "das erklärte Amt ", "nights": "Nacht auf Montag, 2 Uhr ",
    "vorge": "vorge", "nde": "en ", "hours": "um 1 ", "hour_list": "um 1, ", "days": "am 1. ",
    "centuries": "19. und 20. Jahrhundert, ", "days_in_brackets": "Am Montag (18. Juni) ",
    "again": "das zweite Treffen innerhalb eines Jahres ", "apostrophes": "'89 ", "each": "jeweils 8 Uhr, ",
    "chronicle": "1. Mai: Er geht.\n", "today": "Früher. Heute. ", "stories": "im Mai 1990 hatte er ",
    "labels": "am 1. Mai: ", "appositions": "am Samstag, einem Sonntag, ", "same": "im selben Sommer ",
    "spoken": "gegen fünf, ",
}  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_linear_time(piece: str) -> None:
    assert growth(lambda size: tag(piece * (size // len(piece)), "2024-06-18"), 5_000) < BOUND


@pytest.mark.parametrize(
    "piece", ["Wie nächstes Jahr war. ", "Wie im Winter. ", "Wie Ende des Jahres war es. "]
)
def test_linear_time_far_behind_a_story(piece: str) -> None:
    told = "Im Mai 1950 war Krieg. Im Juni 1951 war er aus. "
    assert growth(lambda size: tag(told + piece * (size // len(piece)), "2024-06-18"), 5_000) < BOUND


def test_a_book_is_read_in_pieces_and_loses_nothing() -> None:
    paragraph = "Am 3. Mai 2019 kam er, zwei Tage später ging er.\n\n"
    book = paragraph * 10_000
    found = tag(book, "2024-06-18")
    assert len(found) == 20_000
    assert all(book[t.start_char : t.end_char] == t.text for t in found)
    assert {t.value for t in found} == {"2019-05-03", "2019-05-05"}
