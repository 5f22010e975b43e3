"""Names of one or more words, looked up by their first word; the longest match wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from newsanalysis.entities.mentions import Kind, Referent
from newsanalysis.entities.names import APOSTROPHE_S
from newsanalysis.entities.tables import word_set
from newsanalysis.entities.words import Words, title_case

Guard: TypeAlias = Literal["", "initial", "before noun", "alone", "located", "party", "listed party"]


@dataclass(frozen=True, slots=True)
class Form:
    """What a form means, and under which ``guard``.

    "initial": a capital is no sign, so the form counts at the start of a sentence ("Russische Truppen").
    "before noun": a capitalised word follows ("Schweizer Regierung"). "alone": none does ("die Deutschen").
    "located": a preposition of place without article stands before it ("in Essen"). "listed party": a
    party is named beside it ("SPD und Linke"); "party": or the plural article goes before ("die Grünen").
    """

    referent: Referent
    kind: Kind
    rule: str
    guard: Guard = ""


_FIRST_TRIED: dict[Guard, int] = {
    "before noun": 0, "alone": 0, "located": 0, "party": 0, "listed party": 0, "initial": 1, "": 2
}  # fmt: skip
_PLURAL_ARTICLES = frozenset({"die", "der", "den", "Die", "Der", "Den"})

Entry: TypeAlias = tuple[tuple[str, ...], Form]


class PhraseIndex:
    """A look-up from word sequences to forms. Built once; of equal sequences the earlier one wins."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        grouped: dict[str, dict[tuple[tuple[str, ...], Guard], Form]] = {}
        for words, form in entries:
            grouped.setdefault(words[0], {}).setdefault((words[1:], form.guard), form)
        self._by_first: Mapping[str, list[Entry]] = {
            first: sorted(
                ((rest, form) for (rest, _), form in forms.items()),
                key=lambda entry: (-len(entry[0]), _FIRST_TRIED[entry[1].guard]),
            )
            for first, forms in grouped.items()
        }
        self.persons: Mapping[str, list[Form]] = _by_surname(
            form for forms in grouped.values() for form in forms.values() if form.referent.label == "PER"
        )
        """The persons of the index by the last word of their name; of each person one form."""

    def __contains__(self, form: str) -> bool:
        return any(not rest for rest, _ in self._by_first.get(form, ()))

    def single(self, form: str) -> Form | None:
        """What the one word ``form`` means as a name, guards aside."""
        for rest, meaning in self._by_first.get(form, ()):
            if not rest and meaning.kind == "name":
                return meaning
        return None

    def adjective(self, form: str) -> Form | None:
        """What the one word ``form`` means as an adjective, guards aside."""
        for rest, meaning in self._by_first.get(form, ()):
            if not rest and meaning.kind == "adjective":
                return meaning
        return None

    def match(self, words: Words, index: int) -> tuple[int, Form] | None:
        """The number of words matched from ``index`` on and what they mean, or None."""
        form = words.forms[index]
        if form not in self._by_first and not words.capitals[index] and not form.endswith(APOSTROPHE_S):
            return None
        hit = self._match(words, index, form, str)
        if hit is None and words.capitals[index]:
            return self._match(words, index, title_case(form), title_case)
        if hit is None and form.endswith(APOSTROPHE_S):
            return self._match(words, index, form[:-2], str)
        return hit

    def _match(
        self, words: Words, index: int, first: str, write: Callable[[str], str]
    ) -> tuple[int, Form] | None:
        for rest, meaning in self._by_first.get(first, ()):
            if follows(words, index, rest, write) and passes(meaning.guard, words, index):
                return 1 + len(rest), meaning
        return None


def _by_surname(forms: Iterable[Form]) -> dict[str, list[Form]]:
    persons: dict[str, dict[Referent, Form]] = {}
    for form in forms:
        surname = form.referent.name.split()[-1]
        persons.setdefault(surname, {}).setdefault(form.referent, form)
    return {surname: list(known.values()) for surname, known in persons.items()}


def follows(words: Words, index: int, rest: tuple[str, ...], write: Callable[[str], str]) -> bool:
    """Whether the words ``rest`` come right after word ``index``; in capitals, small words may be either."""
    for offset, expected in enumerate(rest, 1):
        if not expected[0].isalpha():
            if not _stands(words, index + offset, expected, write):
                return False
            continue
        if not words.joined[index + offset - 1]:
            return False
        found = words.forms[index + offset]
        if found != expected and (write is str or found.upper() != expected.upper()):
            return False
    return True


def _stands(words: Words, index: int, expected: str, write: Callable[[str], str]) -> bool:
    """Whether word ``index`` with what stands before it is ``expected``: " (Saale", ".di", " 90/Die"."""
    if index >= len(words):
        return False
    found = words.text[words.ends[index - 1] : words.ends[index]]
    return found == expected or (write is title_case and found == expected.upper())


def passes(guard: Guard, words: Words, index: int) -> bool:
    """Whether the place allows a form with this guard."""
    if guard == "":
        return True
    if guard == "initial":
        return words.initial[index] or words.capitals[index]
    if guard == "located":
        before = words.before(index).lower()
        return before in word_set("grammar.toml", "locating") and not _has_number(words, index)
    before_noun = words.after(index)[:1].isupper()
    if guard in ("party", "listed party"):
        if guard == "party" and words.before(index) in _PLURAL_ARTICLES and not before_noun:
            return True
        return _beside_party(words, index)
    return before_noun if guard == "before noun" else not before_noun


def _has_number(words: Words, index: int) -> bool:
    """A number right after the word: "in Halle 3"."""
    end = words.ends[index]
    return words.text[end : end + 2].lstrip()[:1].isdigit()


def _beside_party(words: Words, index: int) -> bool:
    """Whether "und", "oder", a comma or a slash joins the word to the name of a party."""
    parties = word_set("grammar.toml", "parties")
    links = ("und", "oder", "sowie", "mit")
    for step in (-1, 1):
        at = index + step
        if 0 <= at < len(words) and words.forms[at] in links:
            at += step
        if 0 <= at < len(words) and words.forms[at] in parties:
            first, last = min(at, index), max(at, index)
            between = words.text[words.ends[first] : words.starts[last]].strip(" ,/")
            if between in ("", *links):
                return True
    return False
