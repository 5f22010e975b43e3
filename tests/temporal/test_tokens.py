from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.temporal.tokens import Tokens, full_year, number_kinds


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Am 18.6.2024, 20:30 Uhr.", ["Am", "18.6.2024", ",", "20:30", "Uhr", "."]),
        ("im September 2023.Ahn", ["im", "September", "2023", ".", "Ahn"]),
        ("2024-06-18T10:30", ["2024-06-18T10:30"]),
        ("die 90er-Jahre", ["die", "90er", "-", "Jahre"]),
        ("18./19. Juni", ["18", ".", "/", "19", ".", "Juni"]),
        ("Mai.\n\nJuni", ["Mai", ".", "\n\n", "Juni"]),
        ("Mai\nJuni", ["Mai", "Juni"]),
        ("", []),
    ],
)
def test_forms(text: str, forms: list[str]) -> None:
    assert Tokens(text).forms == forms


@given(st.text())
def test_offsets(text: str) -> None:
    tokens = Tokens(text)
    assert [text[tokens.starts[i] : tokens.end(i)] for i in range(len(tokens))] == tokens.forms
    assert "".join(text.split()) == "".join("".join(tokens.forms).split())


@pytest.mark.parametrize(
    ("form", "kind", "value"),
    [
        ("18", "FIGURE", 18), ("2024", "YEAR", 2024), ("18.6.24", "FULL_DATE", (18, 6, 2024)),
        ("3.10.90", "FULL_DATE", (3, 10, 1990)), ("18.6", "DAY_MONTH", (18, 6)),
        ("20.30", "CLOCK", (20, 30, None)),
        ("20:30:15", "CLOCK", (20, 30, 15)), ("20:30", "COLON_CLOCK", (20, 30, None)), ("90er", "DECADE", 90),
        ("1990er", "DECADE", 1990), ("24.000", "NUMBER", 24000),
    ],
)  # fmt: skip
def test_number_kinds(form: str, kind: str, value: object) -> None:
    assert number_kinds(form)[kind] == value


@pytest.mark.parametrize(
    ("form", "kind"),
    [("2:1", "CLOCK"), ("25:10", "CLOCK"), ("24:01", "CLOCK"), ("9:30", "COLON_CLOCK"), ("0999", "YEAR"),
     ("2500", "YEAR"), ("93er", "DECADE"), ("1" * 30, "NUMBER"), ("1.1.1.1", "FULL_DATE")],
)  # fmt: skip
def test_no_number_kinds(form: str, kind: str) -> None:
    assert kind not in number_kinds(form)


def test_full_year() -> None:
    assert [full_year(y) for y in ("24", "49", "50", "99", "1848")] == [2024, 2049, 1950, 1999, 1848]
