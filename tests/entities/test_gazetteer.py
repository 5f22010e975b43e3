"""Gazetteers: checked rows, inflected names, precedence."""

from pathlib import Path

import pytest

from newsanalysis.entities.find import find_mentions
from newsanalysis.entities.gazetteer import COLUMNS, GazetteerEntry, read_gazetteer
from newsanalysis.entities.mentions import Referent
from newsanalysis.entities.phrases import PhraseIndex
from newsanalysis.errors import LexiconError

SAMPLE = Path(__file__).parents[2] / "data" / "gazetteer.csv"
HEADER = ",".join(COLUMNS)


def index(*entries: GazetteerEntry) -> PhraseIndex:
    return PhraseIndex(form for entry in entries for form in entry.forms())


TARKO = GazetteerEntry("t", Referent("PER", "Olga Tarko", "wikidata", "Q1"), ("Tarkowa",))
WERK = GazetteerEntry("w", Referent("ORG", "Neues Werk", "own", "7"), ("NW",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gestern kam Olga Tarko an.", ["Olga Tarko"]),
        ("Olga Tarkos Wagen, Tarkowas Haus.", ["Olga Tarkos", "Tarkowas"]),
        ("Olga Tarko kam. Tarko ging, Tarkos Bruder blieb.", ["Olga Tarko", "Tarko", "Tarkos"]),
        ("Das Neue Werk und die NW-Aktie.", ["Neue Werk", "NW-Aktie"]),
        ("Die Chefin des Neuen Werks.", ["Neuen Werks"]),
        ("OLGA TARKO KOMMT WIEDER", ["OLGA TARKO"]),
        ("Ein neues Werk erscheint.", []),
    ],
)
def test_names_are_found_in_their_forms(text: str, found: list[str]) -> None:
    mentions = find_mentions(text, gazetteers=[index(TARKO, WERK)])
    assert [text[m.start : m.end] for m in mentions] == found
    assert {m.referent for m in mentions} <= {TARKO.referent, WERK.referent}


def test_the_rule_names_the_row() -> None:
    (mention,) = find_mentions("Olga Tarko kam.", gazetteers=[index(TARKO)])
    assert mention.rule == "gazetteer:t"


def test_a_gazetteer_wins_over_tables_and_the_first_over_the_second() -> None:
    one = GazetteerEntry("1", Referent("MISC", "Russland"))
    two = GazetteerEntry("2", Referent("ORG", "Russland"))
    (mention,) = find_mentions("Dort liegt Russland.", gazetteers=[index(one), index(two)])
    assert mention.referent == one.referent


def test_a_longer_name_wins_over_a_gazetteer() -> None:
    alias = GazetteerEntry("t", Referent("PER", "Olga Tarko"), ("Tarko",))
    mentions = find_mentions("Peter Tarko kam.", gazetteers=[index(alias)])
    assert [m.referent.name for m in mentions] == ["Peter Tarko"]


def test_a_fuller_name_in_the_text_keeps_the_link() -> None:
    text = "Olga Irina Tarko kam. Olga Tarko ging."
    mentions = find_mentions(text, gazetteers=[index(TARKO)])
    assert {m.referent.link_id for m in mentions} == {"Q1"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tarko tritt zurück.", ["Tarko=Olga Tarko"]),
        ("Ministerin Tarko und Tarkos Rede.", ["Tarko=Olga Tarko", "Tarkos=Olga Tarko"]),
        ("TARKO TRITT ZURÜCK", ["TARKO=Olga Tarko"]),
        ("Die Tarko-Rede gefiel.", ["Tarko-Rede=Olga Tarko"]),
        ("Sagte Tarko das? Laut Tarko nicht.", ["Tarko=Olga Tarko", "Tarko=Olga Tarko"]),
        ("Anna Tarko kam. Tarko ging.", ["Anna Tarko=Anna Tarko", "Tarko=Anna Tarko"]),
        ("Herr Tarko kam. Tarko ging.", ["Tarko=Tarko", "Tarko=Tarko"]),
        ("Gestern sprach Tjorbine Tarko lange.", []),
        ("Der Tarko ist ein Berg.", []),
        ("Holm und Streik und Peter.", []),
    ],
)
def test_a_bare_surname_is_the_one_person_of_the_gazetteer(text: str, found: list[str]) -> None:
    entries = [
        TARKO,
        *(GazetteerEntry(f"h{i}", Referent("PER", f"{name} Holm")) for i, name in enumerate(("Ina", "Udo"))),
        GazetteerEntry("s", Referent("PER", "Ina Streik")),
        GazetteerEntry("p", Referent("PER", "Ina Peter")),
    ]
    mentions = find_mentions(text, gazetteers=[index(*entries)])
    assert [f"{text[m.start : m.end]}={m.referent.name}" for m in mentions] == found
    linked = [m for m in mentions if m.referent.link_id and m.kind == "name"]
    assert {m.rule for m in linked} <= {"gazetteer:t"}


def test_the_sample_explains_a_bare_surname() -> None:
    (mention,) = find_mentions("Scholz tritt zurück.", gazetteers=[index(*read_gazetteer(SAMPLE))])
    assert (mention.referent.name, mention.referent.link_id) == ("Olaf Scholz", "Q61053")
    assert mention.rule == "gazetteer:scholz"


def test_semicolons_separate_where_the_header_has_them(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text(f"{HEADER}\nx,PER,Olga Tarko,a|b,own,7\n".replace(",", ";"), encoding="utf-8-sig")
    (entry,) = read_gazetteer(path)
    assert entry == GazetteerEntry("x", Referent("PER", "Olga Tarko", "own", "7"), ("a", "b"))
    path.write_text(f"{HEADER}\nx,PER\n".replace(",", ";"), encoding="utf-8")
    with pytest.raises(LexiconError, match="quote a value that has a ';' in it"):
        read_gazetteer(path)


def test_the_sample_is_well_formed() -> None:
    entries = read_gazetteer(SAMPLE)
    assert len(entries) >= 40
    for entry in entries:
        text = f"Gestern sah man {entry.referent.name} dort."
        assert [m.referent for m in find_mentions(text, gazetteers=[index(*entries)])] == [entry.referent]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("x,PERSON,Olga,,,", "g.csv, row 2 ('x'): label 'PERSON'; expected one of PER, LOC, ORG, MISC"),
        (",PER,Olga,,,", "g.csv, row 2 ('Olga'): no id"),
        ("x,PER,123,,,", "g.csv, row 2 ('x'): name '123'; expected a name with letters"),
        ("x,PER,Olga,a|9,,", "name '9'"),
        ("x,PER,Olga,,wikidata,", "link_scheme 'wikidata', link_id ''; expected both or neither"),
        ("x,PER,Olga,,,\nx,PER,Ina,,,", "g.csv, row 3: id 'x' is taken"),
        ("x,PER,Olga", "g.csv, row 2: 3 values"),
    ],
)
def test_bad_rows_are_named(tmp_path: Path, rows: str, message: str) -> None:
    path = tmp_path / "g.csv"
    path.write_text(f"{HEADER}\n{rows}\n", encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        read_gazetteer(path)
    assert message in str(error.value)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"there is no gazetteer file .*none\.csv$"):
        read_gazetteer(tmp_path / "none.csv")
    with pytest.raises(LexiconError, match="cannot be read"):
        read_gazetteer(tmp_path)
    (tmp_path / "g.csv").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(LexiconError, match="expected a CSV file in UTF-8"):
        read_gazetteer(tmp_path / "g.csv")


def test_a_byte_order_mark_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text(f"\ufeff{HEADER}\nx,PER,Olga Tarko,,,\n", encoding="utf-8")
    assert [entry.id for entry in read_gazetteer(tmp_path / "g.csv")] == ["x"]
