"""Whom a bare surname means that only a gazetteer explains: "Scholz" for its one entry "Olaf Scholz"."""

from __future__ import annotations

from collections.abc import Sequence

from newsanalysis.entities.names import genitive_bases
from newsanalysis.entities.nouns import forename_of, is_common_noun, looks_like_name, role_of
from newsanalysis.entities.people import Person, Persons, is_family_first
from newsanalysis.entities.persons import PersonSpan
from newsanalysis.entities.phrases import PhraseIndex
from newsanalysis.entities.tables import word_set
from newsanalysis.entities.words import Words, title_case


def known_by_surname(
    words: Words,
    bare: Sequence[PersonSpan],
    persons: Persons,
    seen: frozenset[str],
    gazetteers: Sequence[PhraseIndex],
) -> list[Person]:
    """The persons whom a gazetteer alone has by a surname of the text, and nobody else in the text bears.

    A name of forename and surname only; no surname that is a common noun, a role or a forename. A title
    of the other gender ("Frau Scholz") shows that someone else is meant.
    """
    if not gazetteers:
        return []
    known: list[Person] = []
    for surname in sorted(_possible_surnames(seen)):
        forms = {form.referent: form for index in gazetteers for form in index.persons.get(surname, ())}
        if len(forms) != 1 or surname in persons.by_surname or not _tells_a_person(surname):
            continue
        referent, form = next(iter(forms.items()))
        names = tuple(referent.name.split())
        forename = forename_of(names[0])
        gender = forename[0] if forename is not None else "mf"
        titles = {s.gender for s in bare if surname in genitive_bases(words.forms[s.last])}
        if (
            len(names) == 2
            and not is_family_first(names)
            and all("mf" in (gender, t) or t == gender for t in titles)
        ):
            known.append(Person(names, 0, gender, referent=referent, rule=form.rule))
    return known


def _possible_surnames(seen: frozenset[str]) -> set[str]:
    """The words of the text without genitive -s or capitals, and what stands before a hyphen in them."""
    parts = {part for form in seen if "-" in form for part in form.split("-")[:-1]}
    forms = seen | parts | {title_case(form) for form in seen if form.isupper()}
    return {base for form in forms for base in genitive_bases(form)}


def _tells_a_person(surname: str) -> bool:
    return (
        looks_like_name(surname)
        and not is_common_noun(surname)
        and role_of(surname) is None
        and forename_of(surname) is None
        and surname not in word_set("nouns.toml", "function_words")
    )
