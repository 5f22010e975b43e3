"""Which capitalised words are common nouns, roles or function words, and so no surnames."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from newsanalysis.entities.tables import alternatives, read_table, read_toml, word_set
from newsanalysis.errors import LexiconError

Gender: TypeAlias = Literal["m", "f", "mf"]
GENDERS: tuple[Gender, ...] = ("m", "f", "mf")
MIN_HEAD = 5
"""Letters a noun or role has at least to be looked for at the end of a longer word ("Staatsbesuch")."""
MAX_HEAD = 40
"""And at most: no noun of the lists is longer, and a word may be a hundred thousand letters long."""
_ROLE_CASES = ("", "s", "es", "n", "en")


@dataclass(frozen=True, slots=True)
class Role:
    """What a role noun says of the person it stands before; ``kind`` is "office" or "address" ("Herr")."""

    gender: Gender
    kind: str


@cache
def surnames() -> frozenset[str]:
    """Surnames that are sure to be some; they override the lists of nouns."""
    return frozenset(row["name"] for _, row in read_table("surnames.csv", ("name",)))


@cache
def forenames() -> dict[str, tuple[Gender, bool]]:
    """Forename → gender, and whether it is an ordinary word, too ("Will", "Roman")."""
    table: dict[str, tuple[Gender, bool]] = {}
    for number, row in read_table("forenames.csv", ("name", "gender", "sense")):
        table[row["name"]] = (gender_of("forenames.csv", number, row["gender"]), row["sense"] == "word")
    return table


def forename_of(form: str) -> tuple[Gender, bool] | None:
    """Gender, and whether it is an ordinary word, too; "Frank-Walter" is as good as its two parts."""
    table = forenames()
    if form in table or "-" not in form:
        return table.get(form)
    parts = [table.get(part) for part in form.split("-")]
    return parts[0] if all(part is not None for part in parts) else None


def gender_of(table: str, number: int, value: str) -> Gender:
    """The value of a gender column, checked."""
    for gender in GENDERS:
        if value == gender:
            return gender
    raise LexiconError(f"{table}, row {number}: gender {value!r}; expected one of {', '.join(GENDERS)}")


@cache
def _roles() -> dict[str, Role]:
    """Role in lower case, in every case it takes → what it says."""
    table: dict[str, Role] = {}
    for number, row in read_table("roles.csv", ("heads", "gender", "kind", "example")):
        role = Role(gender_of("roles.csv", number, row["gender"]), row["kind"])
        for head in alternatives(row["heads"]):
            cases = ("",) if role.kind == "address" else _ROLE_CASES
            table.update({head.lower() + case: role for case in cases})
    return table


@lru_cache(maxsize=8192)
def role_of(form: str) -> Role | None:
    """The role that a word names, alone or as the last part of a compound; None when it names none."""
    if not form[:1].isupper() or not form[-1:].isalpha():
        return None
    lower = form.lower()
    table = _roles()
    exact = table.get(lower) or table.get(lower.rpartition("-")[2])
    if exact is not None:
        return exact
    for start in range(max(1, len(lower) - MAX_HEAD), len(lower) - MIN_HEAD + 1):
        role = table.get(lower[start:])
        if role is not None and role.kind == "office":
            return role
    return table.get("chef") if lower.endswith("chef") else None


@lru_cache(maxsize=65536)
def is_common_noun(form: str) -> bool:
    """Whether the word is in the list of nouns, ends in one, or ends as only nouns do."""
    words = word_set("nouns.toml", "words")
    if form in words:
        return True
    last = form.rpartition("-")[2]
    if last in words or form.endswith(_endings()):
        return True
    lower, heads = form.lower(), _heads()
    return any(
        lower[start:] in heads for start in range(max(1, len(lower) - MAX_HEAD), len(lower) - MIN_HEAD + 1)
    )


@cache
def _endings() -> tuple[str, ...]:
    return tuple(row["form"] for row in read_toml("nouns.toml")["endings"])


@cache
def _heads() -> frozenset[str]:
    nouns = word_set("nouns.toml", "words") - word_set("nouns.toml", "surname_heads")
    return frozenset(word.lower() for word in nouns if len(word) >= MIN_HEAD)


def is_surname(form: str) -> bool:
    """Whether a word can be a surname by itself: capitalised, no noun, role, function word or acronym."""
    base = form.removesuffix("'s").removesuffix("’s")
    if base in surnames() or base.removesuffix("s") in surnames():
        return True
    if not looks_like_name(form) or form in word_set("nouns.toml", "function_words"):
        return False
    if "-" in form and any(part in surnames() for part in form.split("-")[-1:]):
        return True
    return not is_common_noun(form) and role_of(form) is None


def looks_like_name(form: str) -> bool:
    """Capitalised, of two letters or more, not in capitals, each hyphenated part capitalised, too."""
    if len(form) < 2 or not form[0].isupper() or form.isupper() or form.endswith("-"):
        return False
    return "-" not in form or all(part[:1].isupper() for part in form.split("-"))
