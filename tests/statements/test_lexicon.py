"""The lexicon's rows: well formed, without doubles, and every example true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsanalysis.errors import LexiconError
from newsanalysis.statements import read
from newsanalysis.statements.lexicon import (
    Noun,
    Verb,
    nouns,
    read_nouns,
    read_verbs,
    verb_forms,
    verbs,
    words,
)


@pytest.mark.parametrize("verb", verbs(), ids=lambda verb: verb.form)
def test_example_of_a_verb(verb: Verb) -> None:
    statements = read(verb.example).statements
    assert statements, verb.example
    first = statements[0]
    cue = "".join(verb.example[start:end] for start, end in first.cue)
    assert cue.startswith(tuple(verb.forms.finite)), cue
    assert first.speaker is not None
    assert verb.example[slice(*first.speaker)].lower() == "die ministerin"
    assert first.kind == (verb.kind if verb.kind != "report" else "statement")


@pytest.mark.parametrize("noun", nouns(), ids=lambda noun: noun.form)
def test_example_of_a_noun(noun: Noun) -> None:
    statements = read(noun.example).statements
    assert len(statements) == 1, noun.example
    if "content" in noun.roles and "source" not in noun.roles:
        assert statements[0].kind == noun.kind
    assert statements[0].speaker is not None


def test_classes_have_no_word_twice() -> None:
    seen: dict[str, str] = {}
    for name, forms in words().classes.items():
        for form in forms:
            assert form not in seen, f"{form}: {name} and {seen[form]}"
            seen[form] = name


def test_separable_verbs_are_found_whole_and_split() -> None:
    shapes = {
        (reading.verb.form, reading.split) for form in ("wirft", "vorwirft") for reading in verb_forms()[form]
    }
    assert ("vorwerfen", True) in shapes
    assert ("vorwerfen", False) in shapes


PARTS = ", parts = 'sagt' }"
ROW = '{ form = "sagen", kind = "statement", frames = ["dass"], source = "x", example = "x" }'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("kind = VERB", "v.toml: no TOML"),
        (f'kind = "NOUN"\nrows = [{ROW}]', "v.toml: kind 'NOUN' is unknown; expected 'VERB'"),
        ('kind = "VERB"\nrows = []', "v.toml: no rows"),
        (f'kind = "VERB"\nrows = [{ROW}, {ROW}]', 'v.toml, row 2 ("sagen"): form "sagen" stands twice'),
        (f'kind = "VERB"\nrows = [{ROW.replace("statement", "hint")}]', 'kind "hint" is unknown'),
        (f'kind = "VERB"\nrows = [{ROW.replace("dass", "das")}]', 'frames has "das"; expected direct'),
        (f'kind = "VERB"\nrows = [{ROW.replace("source", "origin")}]', "source is missing"),
        (f'kind = "VERB"\nrows = [{ROW.replace(" }", PARTS)}]', 'parts "sagt"; expected present'),
    ],
)
def test_bad_rows_name_file_row_and_value(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "v.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=re.escape(message)):
        read_verbs(path)


def test_bad_role_of_a_noun(tmp_path: Path) -> None:
    path = tmp_path / "n.toml"
    row = '{ form = "Vorwurf", kind = "accusation", roles = ["cause"], source = "x", example = "x" }'
    path.write_text(f'kind = "NOUN"\nrows = [{row}]', encoding="utf-8")
    with pytest.raises(LexiconError, match='roles has "cause"'):
        read_nouns(path)
