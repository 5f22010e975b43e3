"""East Asian names by their form: family name first, given name romanised ("Kim Jong-un", "Xi Jinping")."""

from __future__ import annotations

import re
from functools import cache

from newsanalysis.entities.nouns import is_common_noun
from newsanalysis.entities.tables import read_toml, word_set
from newsanalysis.entities.words import Words

FILE = "eastasian.toml"


@cache
def _syllables() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of one syllable, of "Jong-un", and of two syllables without hyphen ("Jinping")."""
    parts = read_toml(FILE)
    onset, vowel, coda = (
        "(?:" + "|".join(sorted(parts[key].split(), key=len, reverse=True)) + ")"
        for key in ("onsets", "vowels", "codas")
    )
    one = f"{onset}?{vowel}{coda}?"
    return re.compile(one), re.compile(f"{one}-{one}"), re.compile(f"{onset}?{vowel}{coda}?(?:{one})?")


def east_asian_name(words: Words, index: int) -> int:
    """How many words from ``index`` on are such a name; 0 when none. A genitive -s may end it."""
    if not words.joined[index] or not _is_family_name(words.forms[index]):
        return 0
    given = words.forms[index + 1]
    if "-" in given:
        return 2 if is_hyphenated_given_name(given) else 0
    if words.forms[index] not in word_set(FILE, "surnames") or not given[0].isupper():
        return 0
    return _unhyphenated(words, index, given)


def is_hyphenated_given_name(form: str) -> bool:
    """ "Jong-un", "Jong-uns", "Jong-Un": two romanised syllables."""
    if not form[:1].isupper():
        return False
    lower = form.lower()
    _, pair, _ = _syllables()
    return pair.fullmatch(lower) is not None or pair.fullmatch(lower.removesuffix("s")) is not None


def _is_family_name(form: str) -> bool:
    one, _, _ = _syllables()
    if not form[0].isupper() or form.isupper() or form in word_set("nouns.toml", "function_words"):
        return False
    return form in word_set(FILE, "surnames") or one.fullmatch(form.lower()) is not None


def _unhyphenated(words: Words, index: int, given: str) -> int:
    """ "Xi Jinping", "Kim Jong Un"; only for known family names and given names that are no German noun."""
    one, _, several = _syllables()
    if words.forms[index] in word_set("nouns.toml", "words"):
        return 0
    third = words.after(index + 1)
    short = one.fullmatch(given.lower())
    if short and _can_be_given(third) and one.fullmatch(third.lower().removesuffix("s")):
        return 3
    plain = given.lower()
    if _can_be_given(given) and (several.fullmatch(plain) or several.fullmatch(plain.removesuffix("s"))):
        return 2
    return 0


def _can_be_given(form: str) -> bool:
    if not form[:1].isupper() or form.isupper():
        return False
    return form not in word_set("nouns.toml", "function_words") and not is_common_noun(form)


def base_name(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The name's words without a genitive -s, which no romanised syllable ends in."""
    return (*parts[:-1], parts[-1].removesuffix("'s").removesuffix("’s").removesuffix("s"))
