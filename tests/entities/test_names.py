"""Name forms and base forms."""

import pytest

from newsanalysis.entities.names import adjective_forms, inhabitant_forms, name_forms, strip_genitive
from newsanalysis.entities.nouns import surnames

# form in the text, base form, words of the document that are evidence, whether a noun stands beside it
BASES = """
Putins Putin Putin -
Kims Kim Kim -
Merkels Merkel - -
Bidens Biden - -
Macrons Macron - -
Selenskyjs Selenskyj - -
Meloks Melok - noun
Meloks Melok Melok -
Meloks Meloks - -
Scholz Scholz - noun
Scholz Scholz - -
Schulz Schulz - noun
Marx Marx - noun
Voß Voß - noun
Strauß Strauß - noun
Weiß Weiß - -
Weiss Weiss - noun
Strauss Strauss - noun
Ross Ross - noun
Reuss Reuss - noun
Harris Harris - -
Harris Harris - noun
Williams Williams - noun
Evans Evans - noun
Adams Adams - noun
Sanders Sanders - noun
Gates Gates - noun
Bezos Bezos - noun
Soros Soros - noun
Guterres Guterres - noun
Tsipras Tsipras - noun
Abbas Abbas - noun
Santos Santos - -
Morales Morales - noun
Behrens Behrens - noun
Harms Harms - -
Peters Peters - noun
Jacobs Jacobs - noun
Martens Martens - noun
Siemers Siemers - noun
Fuchs Fuchs - noun
Krebs Krebs - -
Sachs Sachs - noun
Lutz Lutz - noun
Merz Merz - noun
Baerbocks Baerbock - -
Habecks Habeck - -
Lindners Lindner - -
Söders Söder - -
Trumps Trump - -
Obamas Obama - -
Hollandes Hollande - -
Hollande Hollande - noun
Johnsons Johnson - -
Sunaks Sunak - -
Starmers Starmer - -
Melonis Meloni - -
Draghis Draghi - -
Tusks Tusk - -
Dudas Duda - -
Orbáns Orbán - -
Erdoğans Erdoğan - -
Netanjahus Netanjahu - -
Modis Modi - -
Lulas Lula - -
Mileis Milei - -
Rutte's Rutte - -
Putin’s Putin - -
Müllers Müller - -
Schröders Schröder - -
Kohls Kohl - -
Brandts Brandt - -
Genschers Genscher - -
Lawrows Lawrow - -
Peskows Peskow - -
Nawalnys Nawalny - -
Kowalskis Kowalski - -
Tarkos Tarko Tarko -
Tarkos Tarkos - -
Tarko Tarko - noun
Lindholms Lindholm - noun
Lindholm Lindholm - -
Hans Hans - -
Jens Jens - -
Is Is - noun
Paris Paris - -
Reuters Reuters - -
Brahms Brahms - noun
Marcus Marcus - -
Klaus Klaus - noun
"""
ROWS = [line.split() for line in BASES.strip().splitlines()]


@pytest.mark.parametrize(("form", "base", "seen", "beside"), ROWS)
def test_base_form(form: str, base: str, seen: str, beside: str) -> None:
    found = strip_genitive(form, seen={seen}, known=surnames(), possessed=beside == "noun")
    assert found == base


NAME_FORMS = [
    ("Russland", True, ["Russland", "Russlands"]),
    ("Iran", True, ["Iran", "Irans"]),
    ("Laos", True, ["Laos"]),
    ("Niederlande", True, ["Niederlande", "Niederlanden"]),
    (
        "Vereinigte Arabische Emirate",
        True,
        ["Vereinigten Arabischen Emiraten", "Vereinigter Arabischer Emirate"],
    ),
    (
        "Internationaler Währungsfonds",
        True,
        ["Internationalen Währungsfonds", "Internationale Währungsfonds"],
    ),
    ("Naher Osten", True, ["Nahen Osten", "Nahen Ostens", "Naher Osten", "Nahe Osten"]),
    ("Rotes Kreuz", True, ["Rote Kreuz", "Roten Kreuzes", "Rotem Kreuz"]),
    ("Weißes Haus", True, ["Weiße Haus", "Weißen Haus"]),
    ("Vereinigtes Königreich", True, ["Vereinigten Königreichs", "Vereinigte Königreich"]),
    ("Westjordanland", True, ["Westjordanlands", "Westjordanlandes"]),
    ("Bundesamt für Verfassungsschutz", True, ["Bundesamtes für Verfassungsschutz"]),
    ("Ursula von der Leyen", False, ["Ursula von der Leyens"]),
    ("Olaf Scholz", False, ["Olaf Scholz"]),
    ("Costa Rica", True, ["Costa Ricas"]),
]


@pytest.mark.parametrize(("name", "declines", "forms"), NAME_FORMS)
def test_name_forms(name: str, declines: bool, forms: list[str]) -> None:
    found = {" ".join(words) for words in name_forms(name, declines=declines)}
    assert name in found
    assert set(forms) <= found


def test_a_person_takes_no_adjective_endings() -> None:
    assert name_forms("Roter Oktober", declines=False) == {("Roter", "Oktober"), ("Roter", "Oktobers")}


@pytest.mark.parametrize("name", ["", "123", "–"])
def test_a_name_without_letters_has_no_forms(name: str) -> None:
    assert name_forms(name) == set()


def test_adjective_forms() -> None:
    assert adjective_forms("syrisch") == [
        "syrisch", "syrische", "syrischer", "syrischen", "syrischem", "syrisches"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Russe", ["Russe", "Russen", "Russin", "Russinnen"]),
        ("Südkoreaner", ["Südkoreaners", "Südkoreanern", "Südkoreanerin", "Südkoreanerinnen"]),
        ("Französin", ["Französin", "Französinnen"]),
        ("Israeli", ["Israeli", "Israelis"]),
        ("Zypriot", ["Zypriot", "Zyprioten"]),
        ("Deutscher", ["Deutsche", "Deutscher", "Deutschen", "Deutschem", "Deutsches"]),
    ],
)
def test_inhabitant_forms(name: str, forms: list[str]) -> None:
    assert set(forms) <= set(inhabitant_forms(name))


def test_the_tables_are_long_enough() -> None:
    assert len(ROWS) + sum(len(forms) for _, _, forms in NAME_FORMS) >= 100
