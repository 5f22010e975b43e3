"""Quotation marks: pairs, nesting, apostrophes, marks without a partner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.statements import read
from newsanalysis.statements.quotes import quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er rief „Halt“ und ging.", ["„Halt“"]),
        ("Er rief »Halt« und ging.", ["»Halt«"]),
        ("Er rief «Halt» und ging.", ["«Halt»"]),
        ('Er rief "Halt" und ging.', ['"Halt"']),
        ("Er rief “Halt” und ging.", ["“Halt”"]),
        ('Er rief „Halt" und ging.', ['„Halt"']),
        ("Er rief ‚Halt‘ und ging.", ["‚Halt‘"]),
        ("Er rief ‘Halt’ und ging.", ["‘Halt’"]),
        ("Er rief ›Halt‹ und ging.", ["›Halt‹"]),
        ("Er rief 'Halt' und ging.", ["'Halt'"]),
        ("„A ‚B‘ C“", ["„A ‚B‘ C“", "‚B‘"]),
        ("»A ›B‹ C«", ["»A ›B‹ C«", "›B‹"]),
        ("Geht's? Ja, 's geht. Rock 'n' Roll.", []),
        ("Andreas' Laden und Max' Haus.", []),
        ("Der 19\" Schirm und die 2' lange Latte.", []),
        ("„Eins“ und „zwei“", ["„Eins“", "„zwei“"]),
        ("„Erster Absatz.\n\n„Zweiter Absatz.“", ["„Erster Absatz.\n\n„Zweiter Absatz.“"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in quotations(text).found] == expected


def test_depth() -> None:
    assert [quote.depth for quote in quotations("„A ‚B‘ C“ „D“").found] == [0, 1, 0]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Er sagte: „Halt. Dann ging er.", (10,)),
        ("„Eins „zwei“.", (0,)),
        ("Keine Marke.", ()),
        ("Zu“ viel.", ()),
    ],
)
def test_a_mark_without_partner_is_told(text: str, places: tuple[int, ...]) -> None:
    assert quotations(text).unclosed == places
    assert read(text).unclosed == places


def test_an_unclosed_mark_does_not_cost_the_article() -> None:
    text = "Er rief: „Halt.\n\nDie Ministerin sagte, der Plan sei gut."
    findings = read(text)
    assert [text[slice(*s.content)] for s in findings.statements if s.content] == ["der Plan sei gut"]
    assert findings.unclosed == (9,)


@given(st.text(st.sampled_from("„“”»«‚‘’›‹\"' aB.\n"), max_size=60))
def test_pairs_are_in_order_and_nested(text: str) -> None:
    ends: list[int] = []
    for quote in quotations(text).found:
        while ends and ends[-1] <= quote.start:
            ends.pop()
        assert quote.depth == len(ends)
        assert not ends or quote.end <= ends[-1]
        ends.append(quote.end)
