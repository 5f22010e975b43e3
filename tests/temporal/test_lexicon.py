"""The lexicon's rows: well formed, without doubles or holes, and every example true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsanalysis.errors import LexiconError
from newsanalysis.temporal import tag
from newsanalysis.temporal.lexicon import Entry, read_table, tables
from newsanalysis.temporal.sentences import sentence_bounds
from newsanalysis.temporal.tense import direction
from newsanalysis.temporal.tokens import Tokens
from newsanalysis.temporal.vocabulary import words

ROWS = [(kind, entry) for kind, table in tables().items() for entry in table.entries]
NO_MENTION = {
    "MEASURE",
    "CHANGE",
    "COUNTER",
    "TITLE",
    "COMPANY",
    "TENSE",
    "VERB_PREFIX",
    "MOVED",
    "ABBREVIATION",
    "NOWADAYS",
    "AGED",
    "LASTING",
    "OPENING",
    "HAPPENING",
    "FOUNDED",
    "SAYING",
    "PAPER",
    "AGE_NOUN",
    "DELAY",
    "COUNTRY",
    "PUBLICATION",
    "SCORE",
    "STATE",
    "WITH_DARAUF",
    "WITH_UM",
}


@pytest.mark.parametrize(("kind", "entry"), [r for r in ROWS if r[0] not in NO_MENTION])
def test_example_has_the_form_in_a_mention(kind: str, entry: Entry) -> None:
    stem = entry.form.lower()
    mentions = [timex.text.lower() for timex in tag(entry.example, "2024-06-18")]
    in_mention = any(stem in mention for mention in mentions)
    # Prepositions of phrases ("zur Zeit") stay outside the mention.
    outside = " " in stem and any(mention in stem for mention in mentions)
    assert in_mention or outside, (entry.example, mentions)


@pytest.mark.parametrize(("kind", "entry"), [r for r in ROWS if r[0] == "NOWADAYS"])
def test_example_of_nowadays(kind: str, entry: Entry) -> None:
    assert entry.form in entry.example
    assert [timex.value for timex in tag(entry.example, "2024-06-18")] == ["PRESENT_REF"]


WITHOUT_TIME = frozenset((
    "MEASURE", "CHANGE", "COUNTER", "TITLE", "COMPANY", "AGED", "PAPER", "AGE_NOUN", "SCORE", "WITH_UM",
))  # fmt: skip


@pytest.mark.parametrize(("kind", "entry"), [r for r in ROWS if r[0] in WITHOUT_TIME])
def test_example_without_time(kind: str, entry: Entry) -> None:
    assert tag(entry.example, "2024-06-18") == []


@pytest.mark.parametrize("entry", [entry for kind, entry in ROWS if kind == "SAYING"])
def test_example_of_a_report_in_the_present(entry: Entry) -> None:
    assert entry.form in entry.example
    assert [timex.value for timex in tag(entry.example, "2024-06-20")] == ["2024-06-18"]


@pytest.mark.parametrize("entry", [entry for kind, entry in ROWS if kind == "PUBLICATION"])
def test_example_of_a_publication(entry: Entry) -> None:
    assert entry.form in entry.example
    assert [timex.value for timex in tag(entry.example, "2024-02-18")] == ["2023-05"]


@pytest.mark.parametrize("entry", [entry for kind, entry in ROWS if kind == "STATE"])
def test_example_of_a_state(entry: Entry) -> None:
    assert entry.form in entry.example
    assert [timex.value for timex in tag(entry.example, "2024-02-10")] == ["2023-12-31"]


@pytest.mark.parametrize("entry", [entry for kind, entry in ROWS if kind == "WITH_DARAUF"])
def test_example_of_a_verb_with_darauf(entry: Entry) -> None:
    assert entry.form in entry.example
    assert str(entry.value) in entry.example
    assert [timex.text for timex in tag(entry.example, "2024-06-18")] == ["Mai"]


@pytest.mark.parametrize("entry", [entry for kind, entry in ROWS if kind == "FOUNDED"])
def test_example_of_a_founding(entry: Entry) -> None:
    assert entry.form in entry.example
    assert [timex.value for timex in tag(entry.example, "2024-06-18")] == ["1978", "2024-02"]


@pytest.mark.parametrize("entry", [entry for kind, entry in ROWS if kind == "DELAY"])
def test_example_of_a_delay(entry: Entry) -> None:
    assert entry.form in entry.example
    assert ("Jahre", "PXY") in [(timex.text, timex.value) for timex in tag(entry.example, "2024-06-18")]


@pytest.mark.parametrize("entry", [entry for kind, entry in ROWS if kind == "HAPPENING"])
def test_example_of_what_happens_on_the_day(entry: Entry) -> None:
    assert entry.form in entry.example
    _, then, *_ = tag(f"Früher gab es das nicht. {entry.example}", "2024-06-18")
    assert then.value == ("2024-06-18T08:00" if entry.example.startswith("Punkt") else "2024-06-18")


@pytest.mark.parametrize("entry", [entry for kind, entry in ROWS if kind == "OPENING"])
def test_example_of_opening_hours(entry: Entry) -> None:
    assert entry.form in entry.example
    values = ["XXXX-WXX-1", "XXXX-WXX-5", "T09:00", "T17:00"]
    assert [timex.value for timex in tag(entry.example, "2024-06-18")] == values


@pytest.mark.parametrize("entry", [entry for kind, entry in ROWS if kind == "COUNTRY"])
def test_example_of_a_country(entry: Entry) -> None:
    assert entry.form in entry.example
    year, day = (timex.value for timex in tag(entry.example, "2023-12-31"))
    assert (year, day[4:]) == ("2023", f"-{entry.value}")


@pytest.mark.parametrize("entry", [entry for kind, entry in ROWS if kind == "LASTING"])
def test_example_of_what_lasts(entry: Entry) -> None:
    assert entry.form in entry.example
    assert [timex.value for timex in tag(entry.example, "2024-06-18")] == ["P20Y"]


@pytest.mark.parametrize("entry", [entry for kind, entry in ROWS if kind == "ABBREVIATION"])
def test_example_of_an_abbreviation(entry: Entry) -> None:
    tokens = Tokens(entry.example)
    assert entry.form in tokens.forms
    assert sentence_bounds(tokens, 0) == (0, len(tokens))


@pytest.mark.parametrize("entry", [entry for kind, entry in ROWS if kind == "MOVED"])
def test_example_of_perfect_with_sein(entry: Entry) -> None:
    tokens = Tokens(entry.example)
    assert tokens.forms[-2] == entry.form
    assert direction(tokens, tokens.forms.index("Dienstag")) == "past"


@pytest.mark.parametrize(("kind", "entry"), [r for r in ROWS if r[0] == "TENSE"])
def test_example_of_tense(kind: str, entry: Entry) -> None:
    assert entry.form in entry.example
    tokens = Tokens(entry.example)
    found = direction(tokens, tokens.forms.index("Dienstag"))
    assert found == (None if entry.value == "neither" else entry.value)


@pytest.mark.parametrize("entry", [entry for kind, entry in ROWS if kind == "VERB_PREFIX"])
def test_example_of_prefix(entry: Entry) -> None:
    tokens = Tokens(entry.example)
    assert any(form.startswith(entry.form) for form in tokens.forms)
    assert direction(tokens, tokens.forms.index("Dienstag")) == "past"


def test_every_row_has_a_source_and_an_example_longer_than_its_form() -> None:
    bare = [(kind, row.form) for kind, row in ROWS if not row.source or len(row.example) <= len(row.form)]
    assert bare == []


def values(kind: str) -> set[str | int]:
    return {entry.value for entry in tables()[kind].entries}


def test_no_holes() -> None:
    assert values("MONTH") == values("MONTH_SHORT") - {5} | {5} == set(range(1, 13))
    assert values("WEEKDAY") == values("WEEKDAY_SHORT") == set(range(1, 8))
    assert values("NUMBER") == {*range(20), *range(20, 100, 10)}
    assert values("SEASON") == {"SP", "SU", "FA", "WI"}
    assert {"year", "month", "week", "day", "hour", "minute", "second"} <= values("UNIT")


def test_number_words_have_no_holes() -> None:
    index = words()
    numbers = {kinds["NUMBER"] for kinds in index.values() if "NUMBER" in kinds}
    assert set(range(100)) <= numbers
    ordinals = {kinds["ORDINAL"] for kinds in index.values() if "ORDINAL" in kinds}
    assert ordinals == set(range(1, 100))
    assert index["dreizehn"]["NUMBER"] == 13
    assert index["zwölf"]["NUMBER"] == 12


GOOD = '{ form = "Mai", value = 5, source = "Duden", example = "Im Mai." }'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (f'kind = "MOON"\nrows = [{GOOD}]', "m.toml: kind 'MOON' is unknown"),
        ("kind = MONTH", "m.toml: no TOML"),
        ('kind = "MONTH"\nrows = []', "m.toml: no rows"),
        (f'kind = "MONTH"\nrows = [{GOOD.replace("= 5", "= 13")}]',
         'm.toml, row 1 ("Mai"): value "13" is no month; expected 1–12'),
        (f'kind = "MONTH"\nrows = [{GOOD}, {GOOD}]', 'm.toml, row 2 ("Mai"): form "Mai" stands twice'),
        (f'kind = "MONTH"\nrows = [{GOOD.replace("Duden", "")}]', 'm.toml, row 1 ("Mai"): source is missing'),
        (f'kind = "MONTH"\nrows = [{GOOD.replace("source", "origin")}]', "source is missing"),
        (f'kind = "MONTH"\nrows = [{GOOD.replace(" }", ", plrual = [] }")}]', 'unknown field "plrual"'),
        ('kind = "MONTH"\nrows = [{ form = "Ma\\u0308rz", value = 3, source = "x", example = "x" }]',
         "normal form C"),
    ],
)  # fmt: skip
def test_bad_rows_name_file_row_and_value(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "m.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=re.escape(message)):
        read_table(path)
