"""Lists of dated entries: chronicles, programmes, reviews of a year."""

from __future__ import annotations

import pytest

from newsanalysis.temporal import tag

ENTRIES = """Eine Übersicht.

26. März: Die Zeitung berichtet von einer Spende.

Mitte Mai: Der Minister räumt sie ein. Am Pfingstmontag schweigt er.

5. September, vormittags: In der Nacht zum Donnerstag hat er geschlafen, nun tritt er ab.
"""
REVIEW = """Das Jahr

Januar: Am Neujahrsmorgen liegt Schnee. Am 25. schmilzt er, der Rat streitet bis Ende des Monats.

März: Am 7. tagt der Rat.

Dezember: Der Rat geht.
"""


@pytest.mark.parametrize(
    ("written", "year"),
    [("2024-09-10", 2024), ("2024-03-20", 2024), ("2024-12-01", 2024), ("2023-12-20", 2024)],
)
def test_a_list_lies_where_it_comes_nearer_to_the_day_of_writing(written: str, year: int) -> None:
    days = [timex.value for timex in tag(ENTRIES, written)]
    assert [days[0], days[1], days[3]] == [f"{year}-03-26", f"{year}-05", f"{year}-09-05"]


def test_what_an_entry_tells_is_of_its_year() -> None:
    values = [timex.value for timex in tag(REVIEW, "2024-12-28")]
    assert values == ["2024-01", "2024-01-01TMO", "2024-01-25", "2024-01", "2024-03", "2024-03-07", "2024-12"]


def test_a_list_that_goes_on_over_the_day_of_writing_is_no_chronicle() -> None:
    values = [timex.value for timex in tag(ENTRIES, "2024-07-10")]
    assert values[0] == "2024-03-26"
    assert "2024-09-05" in values


def test_without_a_day_of_writing_nothing_is_placed() -> None:
    assert [timex.value for timex in tag(ENTRIES)][:2] == ["XXXX-03-26", "XXXX-05"]
