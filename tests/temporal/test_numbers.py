from __future__ import annotations

from decimal import Decimal

import pytest

from newsanalysis.temporal.numbers import format_amount, parse_digits, parse_word
from newsanalysis.temporal.vocabulary import below_hundred


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("null", 0), ("eins", 1), ("einem", 1), ("zwo", 2), ("zwölf", 12), ("sechzehn", 16), ("siebzehn", 17),
        ("einundzwanzig", 21), ("dreißig", 30), ("neunundneunzig", 99), ("hundert", 100), ("einhundert", 100),
        ("hunderteins", 101),
        ("zweihundertfünfzig", 250), ("neunzehnhundertachtzig", 1980), ("tausend", 1000),
        ("zweitausendvierundzwanzig", 2024), ("hunderttausend", 100000), ("tausendundeins", 1001),
        ("neunhundertneunundneunzigtausendneunhundertneunundneunzig", 999999),
        ("zweieinhalb", Decimal("2.5")), ("dreieinhalb", Decimal("3.5")), ("zwanzigeinhalb", Decimal("20.5")),
    ],
)  # fmt: skip
def test_words(word: str, number: int | Decimal) -> None:
    assert parse_word(word, below_hundred()) == number


@pytest.mark.parametrize(
    "word", ["", "haus", "hunderthaus", "tausendsassa", "jahrhundert", "einhalbhalb", "zig" * 99]
)
def test_no_numbers(word: str) -> None:
    assert parse_word(word, below_hundred()) is None


@pytest.mark.parametrize(
    ("digits", "number"),
    [("24", 24), ("2,5", Decimal("2.5")), ("1.000", 1000), ("12.500.000", 12500000), ("007", 7)],
)
def test_digits(digits: str, number: int | Decimal) -> None:
    assert parse_digits(digits) == number


@pytest.mark.parametrize("digits", ["18.6.2024", "20:30", "1.00", "1,2,3", "9" * 20, "20.30"])
def test_no_digits(digits: str) -> None:
    assert parse_digits(digits) is None


@pytest.mark.parametrize(
    ("amount", "text"), [(24, "24"), (Decimal("2.50"), "2.5"), (None, "X"), (Decimal(100), "100")]
)
def test_format(amount: int | Decimal | None, text: str) -> None:
    assert format_amount(amount) == text
