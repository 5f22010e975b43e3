"""Territories, regions, cities and organisations: the tables beside this module as one look-up.

Names of current states come from Unicode CLDR (by Babel); our tables add variants, German adjectives
and inhabitants, the historical states of ISO 3166-3, and the parts of Germany, Austria, Switzerland
and the United Kingdom (ISO 3166-2). XK (Kosovo) is the user-assigned code that CLDR has.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from babel import Locale

from newsanalysis.entities.mentions import Referent
from newsanalysis.entities.names import adjective_forms, inhabitant_forms, name_forms
from newsanalysis.entities.phrases import Entry, Form, Guard, PhraseIndex
from newsanalysis.entities.tables import alternatives, read_table
from newsanalysis.errors import LexiconError

PLACE_COLUMNS = ("code", "names", "adjectives", "inhabitants", "example")
ORGANISATION_COLUMNS = ("names", "kind", "example")
PLACE_TABLES = {
    "territories.csv": "territory",
    "subdivisions.csv": "subdivision",
    "regions.csv": "region",
    "cities.csv": "city",
}
GUARDED_COLUMNS = ("name", "guard", "form", "example")
GUARDS: dict[str, tuple[Guard, str]] = {
    "located": ("located", "city"),
    "party": ("party", "organisation"),
    "listed party": ("listed party", "organisation"),
}
"""What the column ``guard`` of guarded.csv may say → the guard and the rule of the mention."""
ORGANISATION_KINDS = ("body", "agency", "media")


@cache
def lexicon() -> PhraseIndex:
    """All names, adjectives and inhabitants of the tables, read once."""
    return PhraseIndex([*place_entries(), *organisation_entries(), *guarded_entries()])


def place_entries() -> Iterator[Entry]:
    """What the four tables of places contribute, names first."""
    for table, noun in PLACE_TABLES.items():
        for number, row in read_table(table, PLACE_COLUMNS):
            names = place_names(table, number, row)
            code = row["code"] or None
            place = Referent("LOC", names[0], scheme_of(code) if code else None, code)
            yield from _name_entries(place, names, noun)
            for stem in alternatives(row["adjectives"]):
                yield from _adjective_entries(place, stem, noun)
            for inhabitant in alternatives(row["inhabitants"]):
                yield from _inhabitant_entries(place, inhabitant, noun)


def organisation_entries() -> Iterator[Entry]:
    """What the table of organisations contributes."""
    for number, row in read_table("organisations.csv", ORGANISATION_COLUMNS):
        names = alternatives(row["names"])
        if not names or row["kind"] not in ORGANISATION_KINDS:
            raise LexiconError(
                f"organisations.csv, row {number}: kind {row['kind']!r} of {row['names']!r}; "
                f"expected a name, and a kind of {', '.join(ORGANISATION_KINDS)}"
            )
        yield from _name_entries(Referent("ORG", names[0]), names, "organisation")


def guarded_entries() -> Iterator[Entry]:
    """Names that are ordinary words, too ("Essen", "Grüne"), each with what makes it a name."""
    for number, row in read_table("guarded.csv", GUARDED_COLUMNS):
        if row["guard"] not in GUARDS:
            raise LexiconError(
                f"guarded.csv, row {number}: guard {row['guard']!r} of {row['form']!r}; "
                f"expected one of {', '.join(GUARDS)}"
            )
        guard, rule = GUARDS[row["guard"]]
        referent = Referent("LOC" if rule == "city" else "ORG", row["name"])
        yield (row["form"],), Form(referent, "name", rule, guard)


def place_names(table: str, number: int, row: dict[str, str]) -> list[str]:
    """The row's names, the one to be shown first: the table's own first name, else that of CLDR."""
    names = alternatives(row["names"])
    standard = Locale("de").territories.get(row["code"])
    if standard is not None:
        names = [standard, *names] if row["names"].startswith("|") else [*names, standard]
    if not names:
        raise LexiconError(
            f"{table}, row {number}: code {row['code']!r} has no name; expected one in 'names'"
        )
    return list(dict.fromkeys(names))


def scheme_of(code: str) -> str:
    """The code's part of ISO 3166: "DE" → "iso3166", "DE-BY" → "iso3166-2", "DDDE" → "iso3166-3"."""
    if "-" in code:
        return "iso3166-2"
    return "iso3166" if len(code) == 2 else "iso3166-3"


def _name_entries(referent: Referent, names: list[str], noun: str) -> Iterator[Entry]:
    form = Form(referent, "name", noun)
    for name in names:
        for words in sorted(name_forms(name)):
            yield words, form


def _adjective_entries(place: Referent, stem: str, noun: str) -> Iterator[Entry]:
    """Lower-case forms count anywhere, capitalised ones where a capital is no sign of a proper name.

    A stem with a capital is the same in all cases ("Schweizer"), unless it ends in -isch ("US-amerikanisch").
    """
    rule = f"{noun} adjective"
    if stem[0].isupper() and not stem.endswith("isch"):
        yield (stem,), Form(place, "adjective", rule, "before noun")
        return
    capital = stem[0].upper() + stem[1:]
    for form in adjective_forms(stem):
        yield (form,), Form(place, "adjective", rule)
    for form in adjective_forms(capital)[1:]:
        yield (form,), Form(place, "adjective", rule, "initial")


def _inhabitant_entries(place: Referent, inhabitant: str, noun: str) -> Iterator[Entry]:
    rule = f"{noun} inhabitant"
    declines_as_adjective = inhabitant.endswith("deutscher") or inhabitant == "Deutscher"
    for form in inhabitant_forms(inhabitant):
        yield (form,), Form(place, "name", rule, "alone" if declines_as_adjective else "")
    if noun == "subdivision" and inhabitant.endswith("er"):
        yield (inhabitant,), Form(place, "adjective", f"{noun} adjective", "before noun")
