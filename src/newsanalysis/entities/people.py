"""The persons of a document: names, and whom a bare surname means."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsanalysis.entities import eastasian
from newsanalysis.entities.mentions import Referent
from newsanalysis.entities.nouns import Gender
from newsanalysis.entities.persons import ROMAN


@dataclass(slots=True)
class Person:
    """One person of the document: the words of the fullest name, and the place of the first mention."""

    names: tuple[str, ...]
    first: int
    gender: Gender = "mf"
    family_first: bool = False
    referent: Referent | None = None
    rule: str = "document"

    @property
    def surname(self) -> str:
        """The word by which the document may call the person alone."""
        if self.family_first:
            return self.names[0]
        return self.names[-2] if self.names[-1] in ROMAN and len(self.names) > 1 else self.names[-1]

    def named(self) -> Referent:
        """The gazetteer's referent where one is known, else the fullest name."""
        return self.referent or Referent("PER", " ".join(_with_stop(name) for name in self.names))

    def is_same(self, names: tuple[str, ...], family_first: bool) -> bool:
        """Whether ``names`` is a shorter or longer form of this name: same first and last word."""
        if family_first or self.family_first:
            return tuple(n.lower() for n in names) == tuple(n.lower() for n in self.names)
        return names[0] == self.names[0] and names[-1] == self.names[-1]


@dataclass(slots=True)
class Persons:
    """All persons of a document by surname."""

    by_surname: dict[str, list[Person]] = field(default_factory=dict)

    def add(self, person: Person) -> Person:
        """The person, merged with one of the same name that was there."""
        namesakes = self.by_surname.setdefault(person.surname, [])
        for known in namesakes:
            if known.is_same(person.names, person.family_first):
                if len(person.names) > len(known.names):
                    known.names = person.names
                known.referent = known.referent or person.referent
                known.first = min(known.first, person.first)
                return known
        namesakes.append(person)
        return person

    def alone(self, surname: str, at: int, gender: Gender = "mf") -> Person:
        """Whom a bare surname at offset ``at`` means; a person of that surname alone if it is not certain."""
        return self.certain(surname, at, gender) or self.add(Person((surname,), at, gender))

    def certain(self, surname: str, at: int, gender: Gender = "mf") -> Person | None:
        """The one person with a full name that a bare surname can mean, or None."""
        namesakes = self.by_surname.get(surname, [])
        full = [
            p for p in namesakes if len(p.names) > 1 and ("mf" in (gender, p.gender) or p.gender == gender)
        ]
        if len(full) > 1:
            full = [p for p in full if p.first <= at]
        return full[0] if len(full) == 1 else None


def is_family_first(names: tuple[str, ...]) -> bool:
    """Whether a name of two words begins with the surname: "Kim Jong-un"."""
    return len(names) == 2 and eastasian.is_hyphenated_given_name(names[1])


def _with_stop(name: str) -> str:
    """Initials and regnal numbers carry a full stop."""
    return f"{name}." if name in ROMAN or (len(name) == 1 and name.isupper()) else name
