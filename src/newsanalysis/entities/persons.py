"""Persons by the evidence of a place in the text: a forename, a role, initials, or a form of name.

German capitalises all nouns, so a capital proves nothing: a name begins with a known forename
("Angela Merkel"), follows a role noun ("Bundeskanzlerin Merkel"), or has a form that no noun has
("Kim Jong-un"). One surname is taken, with its particles; nouns, roles and places are none.
What the rest of the document says about these names is ``document``'s business.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from newsanalysis.entities.eastasian import east_asian_name
from newsanalysis.entities.nouns import (
    Gender,
    forename_of,
    is_common_noun,
    is_surname,
    looks_like_name,
    role_of,
    surnames,
)
from newsanalysis.entities.tables import word_set
from newsanalysis.entities.words import ADDRESSES_WITH_STOP, Words

ROMAN = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIV", "XVI"})
MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class PersonSpan:
    """Words ``first`` to ``last`` (inclusive) are a person's name, for the reason that ``rule`` gives."""

    first: int
    last: int
    rule: str
    gender: Gender = "mf"
    family_first: bool = False


def find_persons(words: Words, taken: Collection[int]) -> list[PersonSpan]:
    """The persons of the text, from left to right, without overlap.

    ``taken`` are the words that name a place or an organisation. A word of those is a surname only if
    ``surnames.csv`` has it ("Tom Holland").
    """
    reader = _Reader(words, taken)
    spans: list[PersonSpan] = []
    index, length = 0, len(words)
    while index < length:
        span = None if words.capitals[index] else reader.read(index)
        if span is None:
            index += 1
        else:
            spans.append(span)
            index = span.last + 1
    return spans


class _Reader:
    """Reads a name from a given word on."""

    def __init__(self, words: Words, taken: Collection[int]) -> None:
        self.words, self.taken = words, taken
        self.forms = words.forms
        self.particles = word_set("grammar.toml", "particles")
        self.articles = word_set("grammar.toml", "articles")

    def read(self, index: int) -> PersonSpan | None:
        form = self.forms[index]
        if not form[0].isupper():
            return None
        if self.words.joined[index]:
            length = east_asian_name(self.words, index)
            if length and index not in self.taken:
                return PersonSpan(index, index + length - 1, "person: form", family_first=True)
        forename = forename_of(form)
        if forename is not None:
            return self._after_forename(index, *forename)
        if len(form) == 1 and self.words.joined[index]:
            return self._after_initials(index)
        return self._after_role(index)

    def _after_forename(self, index: int, gender: Gender, is_word: bool) -> PersonSpan | None:
        """ "Angela Merkel", "George W. Bush", "Ursula von der Leyen"."""
        if self._is_amount(index) or (index in self.taken and not self._is_person_here(index)):
            return None
        at, given = index, 1
        while self.words.joined[at] and self._continues(self.forms[at + 1]) and given < MAX_WORDS:
            at, given = at + 1, given + 1
        last = self._surname(at)
        if last is None:
            if given == 1 or len(self.forms[at]) == 1:
                return None
            last = at
        strong = not is_word or index in self.taken or given > 1 or last > at + 1 or self._role_before(index)
        return PersonSpan(index, self._inner(last), "person: forename", gender) if strong else None

    def _after_initials(self, index: int) -> PersonSpan | None:
        """ "J. K. Rowling"; one initial alone counts only before a listed surname."""
        at = index
        while self.words.joined[at] and self._continues(self.forms[at + 1]) and at - index < MAX_WORDS:
            at += 1
        last = self._surname(at)
        if last is None or self.words.before(index)[:1].isupper():
            return None
        if at == index and not self._known(last):
            return None
        return PersonSpan(index, last, "person: form")

    def _after_role(self, index: int) -> PersonSpan | None:
        """The bare surname after the role at ``index``: "Bundeskanzlerin Merkel", "Dr. Meier"."""
        if not self.words.joined[index]:
            return None
        role = role_of(self.forms[index])
        if role is None:
            return None
        following = index + 1
        if role.kind == "address" and self._is_addressed(index):
            return self._after_forename(following, *(forename_of(self.forms[following]) or ("mf", True))) or (
                PersonSpan(following, following, "person: role", role.gender)
            )
        if forename_of(self.forms[following]) or role_of(self.forms[following]) is not None:
            return self._royal(following, role.gender) if role.kind == "office" else None
        if east_asian_name(self.words, following):
            return None
        last = self._surname(index)
        if last is None:
            return None
        if self.words.before(index).lower() in self.articles and not self._known(last):
            return None
        if self.forms[last] not in surnames():
            # A forename that the list does not have: "Sprecher Fahrettin Altun".
            last = self._surname(last) or last
        return PersonSpan(following, last, "person: role", role.gender)

    def _is_addressed(self, index: int) -> bool:
        """A form of address right before a place's name or a forename: "Frau Berlin", "Herr Jordan".

        Not with an article or adjective before it: "die erste Frau Berlins".
        """
        form, before = self.forms[index + 1], self.words.before(index)
        if index in self.taken or (forename_of(form) is None and index + 1 not in self.taken):
            return False
        if self.forms[index] in ADDRESSES_WITH_STOP and self.words.text[self.words.ends[index]] != ".":
            return False
        if not looks_like_name(form) or is_common_noun(form) or role_of(form) is not None:
            return False
        inflected = before.islower() and before.endswith(("e", "en", "er", "es", "em"))
        return not inflected and before.lower() not in self.articles

    def _royal(self, index: int, gender: Gender) -> PersonSpan | None:
        """A forename with a regnal number: "König Charles III."."""
        if forename_of(self.forms[index]) and self.words.after(index) in ROMAN:
            return PersonSpan(index, index + 1, "person: role", gender)
        return None

    def _continues(self, form: str) -> bool:
        """Whether a word goes on with the given names: another forename, or an initial."""
        return forename_of(form) is not None or (len(form) == 1 and form.isupper())

    def _surname(self, at: int) -> int | None:
        """The last word of the surname, particles and all, that follows the word ``at``."""
        words = self.words
        while words.joined[at] and (self.forms[at + 1] in self.particles or self._capital_particle(at + 1)):
            at += 1
        if not words.joined[at]:
            return None
        form = self.forms[at + 1]
        if _has_article(form):
            return at + 1
        if at + 1 in self.taken and form not in surnames():
            return None
        return at + 1 if is_surname(form) else None

    def _capital_particle(self, index: int) -> bool:
        """ "Le" in "Marine Le Pen": a capitalised particle that another name follows."""
        particles = word_set("grammar.toml", "capital_particles")
        return self.forms[index] in particles and self.words.after(index)[:1].isupper()

    def _inner(self, last: int) -> int:
        """A surname may go on with a Romance or Arabic particle: "Lula da Silva"."""
        following = self.words.after(last)
        if _has_article(following):
            return last + 1
        if following in word_set("grammar.toml", "inner_particles"):
            further = self._surname(last + 1)
            if further is not None:
                return further
        return last

    def _known(self, index: int) -> bool:
        form = self.forms[index].removesuffix("'s").removesuffix("’s")
        return form in surnames() or form.removesuffix("s") in surnames()

    def _is_amount(self, index: int) -> bool:
        """A unit with a number right before: "100 Mark Strafe", but not "2023 Friedrich Merz"."""
        if self.forms[index] not in word_set("grammar.toml", "forenames_of_units"):
            return False
        if self.words.joined[index] and self._known(index + 1):
            return False
        start = self.words.starts[index]
        return self.words.text[max(0, start - 2) : start].rstrip()[-1:].isdigit()

    def _role_before(self, index: int) -> bool:
        return role_of(self.words.before(index) or "x") is not None

    def _is_person_here(self, index: int) -> bool:
        """A place's name that is a forename, too: "Israel Müller" at the start, or after a role."""
        if not self.words.joined[index] or not self._known(index + 1):
            return False
        return self.words.initial[index] or index == 0 or self._role_before(index)


def _has_article(form: str) -> bool:
    """An Arabic surname with its article: "al-Sisi"."""
    return form[:3].lower() in ("al-", "el-", "as-", "ar-", "an-", "at-") and form[3:4].isupper()
