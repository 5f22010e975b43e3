"""German inflection of names: the forms that a base form takes, and the base form of what was found.

Names take -s in the genitive, and nothing else changes, except that a name made of adjective and noun
declines both ("des Internationalen Währungsfonds", "im Nahen Osten"). Whether a final -s is a genitive
("Putins") or the name's own ("Scholz", "Harris") cannot be seen from the form: the document or the
lists decide, and without evidence the form stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import product

from newsanalysis.entities.words import WORD

SIBILANTS = ("s", "ß", "x", "z")
"""Endings after which German writes no genitive -s ("Scholz’ Rede")."""
STRONG = ("e", "er", "en", "em", "es")
APOSTROPHE_S = ("'s", "’s")
MIN_ADJECTIVE = 4


def split_name(name: str) -> tuple[str, ...]:
    """The words of a name, as ``words.read_words`` cuts them."""
    return tuple(WORD.findall(name))


def adjective_forms(stem: str) -> list[str]:
    """An adjective without and with its endings: "russisch", "russische", "russischen" …"""
    return [stem, *(stem + ending for ending in STRONG)]


def adjective_stem(form: str) -> str:
    """An adjective without its ending: "russischer" → "russisch"; the form itself where it has none."""
    return next((form.removesuffix(e) for e in ("er", "es", "en", "em", "e") if form.endswith(e)), form)


def inhabitant_forms(name: str) -> list[str]:
    """An inhabitant in every form of both genders: "Russe", "Russen", "Russin", "Russinnen".

    Where the feminine is irregular it is a base form of its own ("Französin").
    "Deutscher" declines as an adjective does; -i takes -s ("Israelis").
    """
    if name.endswith("deutscher") or name == "Deutscher":
        return [name[:-2] + ending for ending in STRONG]
    if name.endswith("in"):
        return [name, name + "nen"]
    if name.endswith("er"):
        return [name, name + "s", name + "n", name + "in", name + "innen"]
    if name.endswith("e"):
        return [name, name + "n", name[:-1] + "in", name[:-1] + "innen"]
    if name.endswith(("i", "o", "a")):
        return [name, name + "s"]
    return [name, name + "en"]


def name_forms(name: str, *, declines: bool = True) -> set[tuple[str, ...]]:
    """The words of ``name`` in every form it takes; before a word what else the name has there (" 90/Die").

    ``declines`` is False for persons, whose last word alone takes the genitive.
    """
    words = split_name(name)
    if not words:
        return set()
    head = _head(words) if declines else len(words) - 1
    choices = [
        _head_forms(word, declines)
        if i == head
        else _adjective_choices(word, words[i + 1] if i + 1 < len(words) else "")
        if declines
        else (word,)
        for i, word in enumerate(words)
    ]
    gaps = _own_gaps(name)
    return set(product(*([gap + form for form in forms] for gap, forms in zip(gaps, choices, strict=True))))


def _own_gaps(name: str) -> list[str]:
    """For each word what the name itself has before it, if that is more than a space or an initial's stop.

    "Halle (Saale)" has " (", "Bündnis 90/Die Grünen" " 90/", "ver.di" ".".
    """
    gaps, end = [], 0
    for match in WORD.finditer(name):
        gap = name[end : match.start()] if end else ""
        gaps.append("" if gap in (" ", ". ") or not gap.strip() else gap)
        end = match.end()
    return gaps


def _head(words: tuple[str, ...]) -> int:
    """The noun that takes the ending: the last capitalised word before the first lower-case one."""
    for index, word in enumerate(words[1:], 1):
        if word[0].islower():
            return index - 1
    return len(words) - 1


def _head_forms(word: str, declines: bool) -> tuple[str, ...]:
    forms = [word]
    if not word.endswith(SIBILANTS):
        forms.append(word + "s")
        if declines and word[-1] not in "aeiouyöäü-":
            forms.append(word + "es")
    elif declines and not word.endswith("s"):
        forms.append(word + "es")
    if declines and word.endswith("e"):
        forms.append(word + "n")
    return tuple(forms)


def _adjective_choices(word: str, following: str) -> tuple[str, ...]:
    if len(word) >= MIN_ADJECTIVE and word[0].isupper() and following[:1].isupper():
        for ending in ("er", "es", "en", "e"):
            if word.endswith(ending):
                stem = word.removesuffix(ending)
                return tuple(dict.fromkeys((word, *(stem + e for e in STRONG))))
    return (word,)


def strip_genitive(
    form: str, *, seen: Collection[str] = (), known: Collection[str] = (), possessed: bool = False
) -> str:
    """The base form of a name that may stand in the genitive.

    Parameters
    ----------
    form
        The name's last word as it stands in the text.
    seen
        Words of the document: a form without -s that occurs is evidence ("Putins", "Putin").
    known
        Names that a list vouches for, with their own -s ("Harris") or without ("Merkel").
    possessed
        A noun stands next to the name, as it does beside a genitive ("Meloks Besuch").
    """
    if form.endswith(APOSTROPHE_S) and len(form) > 2:
        return form[:-2]
    base = form[:-1]
    if not form.endswith("s") or base.endswith(SIBILANTS) or len(base) < 2 or form in known:
        return form
    if base in known or base in seen or possessed:
        return base
    return form


def genitive_bases(form: str) -> Iterable[str]:
    """The form itself, then what it would be the genitive of."""
    yield form
    if form.endswith(APOSTROPHE_S) and len(form) > 2:
        yield form[:-2]
    elif form.endswith("s") and len(form) > 1:
        yield form[:-1]
