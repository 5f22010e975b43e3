"""Every row of every table: its example, its forms, its shape."""

import unicodedata
from collections import Counter

import pytest
from babel import Locale

from newsanalysis.entities import eastasian, nouns, tables, territories
from newsanalysis.entities.find import find_mentions
from newsanalysis.entities.mentions import Mention
from newsanalysis.entities.names import adjective_forms, inhabitant_forms
from newsanalysis.entities.nouns import (
    MAX_HEAD,
    _heads,
    _roles,
    forenames,
    is_common_noun,
    is_surname,
    role_of,
    surnames,
)
from newsanalysis.entities.tables import alternatives, check_rows, read_table, read_toml, word_set
from newsanalysis.entities.territories import ORGANISATION_COLUMNS, PLACE_COLUMNS, PLACE_TABLES
from newsanalysis.errors import LexiconError

PLACES = [
    pytest.param(table, number, row, id=f"{table}-{number}")
    for table in PLACE_TABLES
    for number, row in read_table(table, PLACE_COLUMNS)
]
ORGANISATIONS = [row for _, row in read_table("organisations.csv", ORGANISATION_COLUMNS)]
GUARDED = [row for _, row in read_table("guarded.csv", territories.GUARDED_COLUMNS)]
ROLES = [row for _, row in read_table("roles.csv", ("heads", "gender", "kind", "example"))]
CODES_OF_NO_STATE = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def only_mention(text: str) -> Mention:
    mentions = find_mentions(text)
    assert len(mentions) == 1, mentions
    return mentions[0]


@pytest.mark.parametrize(("table", "number", "row"), PLACES)
def test_a_place_is_found_in_its_example_and_by_every_form(
    table: str, number: int, row: dict[str, str]
) -> None:
    referent, names = only_mention(row["example"]).referent, territories.place_names(table, number, row)
    assert referent.label == "LOC"
    assert referent.name == names[0]
    assert (referent.link_id or "") == row["code"]
    for name in names:
        genitive = name if name.endswith(("s", "x", "z")) or " " in name else name + "s"
        for form in (name, genitive):
            assert only_mention(f"Dort sah man {form} wieder.").referent.name == names[0]
    for stem in alternatives(row["adjectives"]):
        for form in adjective_forms(stem) if stem.endswith("sch") else [stem]:
            mention = only_mention(f"Das war eine {form} Aufgabe.")
            assert (mention.referent.name, mention.kind) == (names[0], "adjective"), form
    for inhabitant in alternatives(row["inhabitants"]):
        for form in inhabitant_forms(inhabitant):
            mention = only_mention(f"Dort wohnt wohl {form} gern.")
            assert (mention.referent.name, mention.kind) == (names[0], "name"), form


def test_all_states_of_iso_3166_are_there() -> None:
    codes = {code for code in map(str, Locale("de").territories) if len(code) == 2 and code.isalpha()}
    ours = [row["code"] for _, row in read_table("territories.csv", PLACE_COLUMNS)]
    assert codes - CODES_OF_NO_STATE == {code for code in ours if len(code) == 2}
    assert max(Counter(ours).values()) == 1


@pytest.mark.parametrize(("land", "count"), [("DE", 16), ("AT", 9), ("CH", 26), ("GB", 4)])
def test_subdivisions_are_complete(land: str, count: int) -> None:
    codes = [row["code"] for _, row in read_table("subdivisions.csv", PLACE_COLUMNS)]
    assert len({code for code in codes if code.startswith(f"{land}-")}) == count


@pytest.mark.parametrize("row", ORGANISATIONS, ids=lambda row: str(row["names"]))
def test_an_organisation_is_found_in_its_example(row: dict[str, str]) -> None:
    referent = only_mention(row["example"]).referent
    assert (referent.label, referent.name) == ("ORG", alternatives(row["names"])[0])


@pytest.mark.parametrize("row", GUARDED, ids=lambda row: f"{row['form']}-{row['guard']}")
def test_a_guarded_name_is_found_in_its_example_alone(row: dict[str, str]) -> None:
    found = [m for m in find_mentions(row["example"]) if m.referent.name == row["name"]]
    assert [row["example"][m.start : m.end] for m in found] == [row["form"]]
    assert not [m for m in find_mentions(f"Das sind {row['form']} hier.") if m.kind == "name"]


@pytest.mark.parametrize("row", ROLES, ids=lambda row: str(row["heads"]))
def test_a_role_shows_a_person_in_its_example(row: dict[str, str]) -> None:
    persons = [m for m in find_mentions(row["example"]) if m.referent.label == "PER"]
    assert [m.rule for m in persons] == ["person: role"]


def test_every_forename_begins_a_name() -> None:
    lexicon = territories.lexicon()
    assert len(forenames()) >= 800
    for name, (_, is_word) in forenames().items():
        text = f"Am Ende sprach {name} Kowalczyk als Letztes."
        found = [m.referent.name for m in find_mentions(text) if m.referent.label == "PER"]
        doubtful = is_word or name in lexicon
        assert found == ([] if doubtful else [f"{name} Kowalczyk"]), name


@pytest.mark.parametrize("name", read_toml("eastasian.toml")["examples"])
def test_east_asian_names_are_found_by_their_form(name: str) -> None:
    mention = only_mention(f"Am Montag sprach {name}s Bruder.")
    assert (mention.referent.name, mention.rule) == (name, "person: form")


@pytest.mark.parametrize("row", read_toml("nouns.toml")["endings"], ids=lambda row: str(row["form"]))
def test_endings_of_nouns(row: dict[str, str]) -> None:
    assert row["example"].endswith(row["form"])
    assert is_common_noun(row["example"])
    assert not is_surname(row["example"])


@pytest.mark.parametrize(
    "word", ["Staatsbesuch", "Wahlkampfthema", "Friedensgespräche", "Besuch", "US-Soldaten"]
)
def test_nouns_and_their_compounds_are_no_surnames(word: str) -> None:
    assert is_common_noun(word) == (word != "Wahlkampfthema")


@pytest.mark.parametrize("word", sorted(surnames())[::7])
def test_surnames_override_nouns(word: str) -> None:
    assert is_surname(word)


@pytest.mark.parametrize("word", ["SPD", "der", "Die", "A", "Handels-", "Start-up", "Präsident"])
def test_what_is_no_surname(word: str) -> None:
    assert not is_surname(word)


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("Außenministerin", "f"),
        ("US-Präsidenten", "m"),
        ("Parteichef", "m"),
        ("Frau", "f"),
        ("Kremlsprecher", "m"),
    ],
)
def test_roles_in_compounds_and_cases(word: str, gender: str) -> None:
    role = role_of(word)
    assert role is not None
    assert role.gender == gender


@pytest.mark.parametrize("word", ["Paragraf", "Hausfrau", "Berg", "minister", "", "Dr.", "Ministerium"])
def test_what_is_no_role(word: str) -> None:
    assert role_of(word) is None


@pytest.mark.parametrize(
    "word", ["Make-up", "Start-up", "Check-in", "Know-how", "Play-off", "Pick-up", "jong-un"]
)
def test_loanwords_are_no_given_names(word: str) -> None:
    assert not eastasian.is_hyphenated_given_name(word)


@pytest.mark.parametrize(
    "key",
    ["particles", "articles", "compass", "land_parts", "attitudes", "place_prepositions", "geographic_heads",
     "compound_heads", "credit_notices", "organisation_words", "not_in_compounds", "locating", "parties",
     "forenames_of_units", "university_adjectives", "saying"],
)  # fmt: skip
def test_word_lists_are_nfc(key: str) -> None:
    assert word_set("grammar.toml", key)
    assert all(unicodedata.is_normalized("NFC", word) for word in word_set("grammar.toml", key))


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["a,c"], "table.csv, row 1: header 'a,c'; expected 'a,b' in this order"),
        ([], "row 1: header ''; expected 'a,b'"),
        (["a,b", "1,2", "1,2,3"], "table.csv, row 3: 3 values ('1,2,3'); expected 2 (a,b)"),
    ],
)
def test_malformed_tables_name_the_row(lines: list[str], message: str) -> None:
    with pytest.raises(LexiconError) as error:
        list(check_rows("table.csv", lines, ("a", "b")))
    assert message in str(error.value)


def test_empty_rows_are_skipped() -> None:
    assert list(check_rows("t.csv", ["a,b", "", "1, 2"], ("a", "b"))) == [(3, {"a": "1", "b": "2"})]


def test_unknown_values_name_the_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def rows(name: str, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
        return [(7, dict.fromkeys(columns, "x"))]

    monkeypatch.setattr(territories, "read_table", rows)
    with pytest.raises(LexiconError, match=r"organisations\.csv, row 7: kind 'x'"):
        list(territories.organisation_entries())
    with pytest.raises(LexiconError, match=r"guarded\.csv, row 7: guard 'x'"):
        list(territories.guarded_entries())
    with pytest.raises(LexiconError, match=r"forenames\.csv, row 3: gender 'x'"):
        nouns.gender_of("forenames.csv", 3, "x")
    with pytest.raises(LexiconError, match="row 9: code '' has no name"):
        territories.place_names("cities.csv", 9, {"code": "", "names": ""})


def test_tables_are_read_as_utf8() -> None:
    assert any("Å" in row["names"] for _, row in tables.read_table("territories.csv", PLACE_COLUMNS))


def test_no_head_is_longer_than_what_is_looked_up() -> None:
    heads = {*_heads(), *_roles()}
    assert max(map(len, heads)) <= MAX_HEAD
