"""A statement and its canonical string."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.statements import Statement, parse
from newsanalysis.statements.values import KINDS, MODES, STANCES

spans = st.tuples(st.integers(0, 9999), st.integers(0, 9999))
statements = st.builds(
    Statement,
    st.sampled_from(KINDS),
    st.sampled_from(MODES),
    st.sampled_from(STANCES),
    st.booleans(),
    st.lists(spans, max_size=3).map(tuple),
    st.none() | spans,
    st.none() | spans,
    st.none() | spans,
    st.sampled_from(["verb + dass", "so"]),
)


@given(statements)
def test_the_string_comes_back(statement: Statement) -> None:
    assert parse(str(statement)) == statement


def test_what_it_looks_like() -> None:
    statement = Statement(
        "denial", "indirect", "denied", True, ((0, 4), (9, 12)), (13, 20), None, (22, 30), "x"
    )
    assert str(statement) == "not denial/indirect/denied cue=0-4+9-12 speaker=13-20 content=22-30 [x]"


@pytest.mark.parametrize(
    "string", ["", "denial", "hint/indirect/denied cue=0-4 [x]", "denial/indirect/sure cue=0-4 [x]"]
)
def test_no_statement(string: str) -> None:
    with pytest.raises(ValueError, match=r"statement|unknown"):
        parse(string)
