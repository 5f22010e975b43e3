"""Corrections: what each action does, and what a bad file says."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from newsanalysis import bus
from newsanalysis.entities.corrections import COLUMNS, Correction, correct, read_corrections
from newsanalysis.entities.find import find_mentions
from newsanalysis.entities.mentions import Mention
from newsanalysis.errors import LexiconError

HEADER = ",".join(COLUMNS) + "\n"
TEXT = "Angela Merkel war im Rosenhof in Berlin. Merkel sprach mit Olaf Scholz. Der Rosenhof lag ruhig."


def corrected(*rows: Correction) -> list[tuple[str, str, str, str]]:
    mentions, idle = correct(TEXT, find_mentions(TEXT), rows)
    assert not idle
    return [shown(mention) for mention in mentions]


def shown(mention: Mention) -> tuple[str, str, str, str]:
    words = TEXT[mention.start : mention.end]
    return words, mention.referent.label, mention.referent.name, mention.rule


def test_add_finds_every_place() -> None:
    rows = corrected(Correction("row", "add", "Rosenhof", label="LOC"))
    assert rows.count(("Rosenhof", "LOC", "Rosenhof", "correction:add")) == 2


def test_add_at_one_place() -> None:
    rows = corrected(Correction("row", "add", "Rosenhof", place=TEXT.rindex("Rosenhof"), label="LOC"))
    assert [row[0] for row in rows].count("Rosenhof") == 1


def test_add_to_an_entity_that_is_there() -> None:
    rows = corrected(Correction("row", "add", "Rosenhof", label="LOC", name="Berlin"))
    assert {row[2] for row in rows if row[1] == "LOC"} == {"Berlin"}


def test_drop() -> None:
    assert "Berlin" not in {row[0] for row in corrected(Correction("row", "drop", "Berlin"))}


def test_relabel_changes_the_whole_entity() -> None:
    rows = corrected(Correction("row", "relabel", "Merkel", label="ORG"))
    assert [row for row in rows if row[2] == "Angela Merkel"] == [
        ("Angela Merkel", "ORG", "Angela Merkel", "correction:relabel"),
        ("Merkel", "ORG", "Angela Merkel", "correction:relabel"),
    ]


def test_merge() -> None:
    rows = corrected(Correction("row", "merge", "Olaf Scholz", name="Angela Merkel"))
    assert ("Olaf Scholz", "PER", "Angela Merkel", "correction:merge") in rows


def test_split_at_a_place() -> None:
    place = TEXT.index("Merkel sprach")
    rows = corrected(Correction("row", "split", "Merkel", place=place, name="Max Merkel"))
    assert [row[2] for row in rows if "Merkel" in row[0]] == ["Angela Merkel", "Max Merkel"]


def test_link() -> None:
    mentions, _ = correct(
        TEXT,
        find_mentions(TEXT),
        [Correction("row", "link", "Merkel", link_scheme="wikidata", link_id="Q567")],
    )
    linked = {m.referent.link_id for m in mentions if m.referent.name == "Angela Merkel"}
    assert linked == {"Q567"}


def test_rows_are_applied_in_their_order() -> None:
    rows = corrected(
        Correction("row", "add", "Rosenhof", label="LOC"),
        Correction("row", "relabel", "Rosenhof", label="ORG"),
    )
    assert ("Rosenhof", "ORG", "Rosenhof", "correction:relabel") in rows


@pytest.mark.parametrize("action", ["drop", "relabel", "merge", "split", "link", "add"])
def test_what_matches_nothing_is_told(action: str) -> None:
    row = Correction(
        "row", action, "Nirgendwo", label="LOC", name="Angela Merkel", link_scheme="a", link_id="b"
    )
    mentions = find_mentions(TEXT)
    assert correct(TEXT, mentions, [row]) == (mentions, [row])


def test_the_component_warns_of_it(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text(HEADER + "drop,Nirgendwo,,,,,\nadd,Rosenhof,,LOC,,,\n", encoding="utf-8")
    nlp = spacy.blank("de")
    nlp.add_pipe("newsanalysis_entities", config={"corrections": str(path)})
    with pytest.warns(UserWarning, match=r"c\.csv, row 2: drop 'Nirgendwo' matched nothing"):
        doc = nlp(TEXT)
    assert "correction:add" in {record["rule"] for record in bus.read_records(doc, bus.MENTIONS)}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("delete,Berlin,,,,,", "row 2: action 'delete'; expected one of add, drop"),
        ("drop,,,,,,", "row 2: no text"),
        ("add,Berlin,,,,,", "no label; add needs one"),
        ("relabel,Berlin,,TOWN,,,", "label 'TOWN'; expected one of PER, LOC, ORG, MISC"),
        ("link,Berlin,,,,wikidata,", "no link_id"),
        ("drop,Berlin,first,,,,", "place 'first'; expected the offset"),
        ("drop,Berlin", "2 values"),
    ],
)
def test_a_bad_row_says_what_is_wrong(row: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=said):
        read_corrections(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="there is no corrections file"):
        read_corrections(tmp_path / "none.csv")


def test_the_sample_is_read_and_works_on_the_seed_article() -> None:
    root = Path(__file__).parents[2]
    rows = read_corrections(root / "data" / "corrections.csv")
    text = next((root / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    _, idle = correct(text, find_mentions(text), rows)
    assert idle == []
