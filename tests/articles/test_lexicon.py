from __future__ import annotations

import re
import unicodedata

import pytest

from newsanalysis.articles import lexicon
from newsanalysis.articles.credits import find_credit
from newsanalysis.articles.dateline import find_dateline
from newsanalysis.errors import LexiconError

ROWS = [(name, row) for name, rows in lexicon.tables().items() for row in rows]


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[f"{name}-{row['form']}" for name, row in ROWS])
def test_every_example_does_what_its_row_says(name: str, row: lexicon.Row) -> None:
    form, example = str(row["form"]), str(row["example"])
    assert re.search(rf"(?<!\w){re.escape(form)}(?!\w)", example)
    if name == "function_word":
        return
    if " – " in example:
        line = find_dateline(example, 0, len(example))
        assert line is not None
        assert example[line.end :] == " Der Fluss steigt."
        assert name != "month" or (line.day is not None and line.day.month == row["value"])
    else:
        place = find_credit(example, 0, len(example))
        assert place is not None
        assert example[: place[0]].rstrip().endswith(".")
        assert form in example[place[0] : place[1]]
        assert place[1] == len(example)


@pytest.mark.parametrize("name", lexicon.FIELDS)
def test_forms_are_normal_and_stand_once(name: str) -> None:
    forms = [str(row["form"]) for row in lexicon.tables()[name]]
    assert len(forms) == len(set(forms))
    assert all(unicodedata.is_normalized("NFC", form) and form == form.strip() != "" for form in forms)


def test_months_have_no_hole() -> None:
    assert set(lexicon.months().values()) == set(range(1, 13))
    assert set(lexicon.agencies().values()) == {"wire", "picture"}


def test_a_row_that_does_not_fit_is_named() -> None:
    with pytest.raises(LexiconError, match=r"month row 2 \('Feber'\)"):
        lexicon.check(
            "month", [{"form": "Jänner", "value": 1, "example": "x"}, {"form": "Feber", "example": "x"}]
        )
    with pytest.raises(LexiconError, match="unknown table 'weekday'"):
        lexicon.check("weekday", [])
