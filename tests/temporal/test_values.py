from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.temporal.values import Timex, is_value


def test_canonical_string() -> None:
    timex = Timex("Ende\nMai", 3, 11, "DATE", "2024-05", mod="END", begin="2024-05-01", rule="month")
    assert str(timex) == '3:11 DATE 2024-05 mod=END begin=2024-05-01 rule=month "Ende\\nMai"'
    assert Timex.parse(str(timex)) == timex


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_round_trip(text: str) -> None:
    timex = Timex(text, 5, 5 + len(text), "SET", "P1D", quant="EVERY", freq="2X")
    assert Timex.parse(str(timex)) == timex


@pytest.mark.parametrize(
    "bad", ["", "x", '1:2 DATE "a"', "1:2 DATE 2024", '1:2 DATE 2024 moon=1 "a"', '1:2 DAY 2024 "a"']
)
def test_parse_refuses(bad: str) -> None:
    with pytest.raises(ValueError, match=r"timex|unknown attribute|type"):
        Timex.parse(bad)


def test_wrong_fields_are_refused() -> None:
    with pytest.raises(ValueError, match="no TIMEX3 value"):
        Timex("Mai", 0, 3, "DATE", "May")
    with pytest.raises(ValueError, match="do not fit"):
        Timex("Mai", 0, 4, "DATE", "2024-05")
    with pytest.raises(ValueError, match="expected one of DATE, TIME, DURATION, SET"):
        Timex("Mai", 0, 3, "MONTH", "2024-05")  # type: ignore[arg-type]


def test_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Timex("Mai", 0, 3, "DATE", "2024-05").value = "2024-06"  # type: ignore[misc]


@pytest.mark.parametrize(
    "value",
    ["2024", "2024-05", "XXXX-05", "2024-05-01", "XXXX-XX-XX", "2024-W25", "2024-W25-WE", "XXXX-WXX-2TEV",
     "2024-Q3",
     "2024-H1", "2024-SU", "199", "19", "BC0044", "P24Y", "PT1.5H", "PXD", "P2DE", "PAST_REF",
     "2024-06-18T20:30",
     "2024-06-18TNI", "2023/2024", "XXXX-XX-XXT20:30:15"],
)  # fmt: skip
def test_values(value: str) -> None:
    assert is_value(value)


@pytest.mark.parametrize(
    "value", ["", "May", "2024-5", "24 Jahre", "PY", "P1X", "2024-W25-9", "REF", "2024-06-18T"]
)
def test_no_values(value: str) -> None:
    assert not is_value(value)


def test_jupyter_gets_an_escaped_table_for_light_and_dark() -> None:
    words = "<b>Mai\u202e</b>"
    html = Timex(words, 0, len(words), "DATE", "2024-05", begin="2024-05-01", rule="month")._repr_html_()
    assert "&lt;b&gt;Mai[U+202E]&lt;/b&gt;" in html
    assert "<b>" not in html
    assert 'lang="de"' in html
    assert html.count("var(--jp-") == 2
    assert all(f">{shown}</td>" in html for shown in ("DATE", "2024-05", "2024-05-01", "month", "0"))
    assert "quant" not in html
