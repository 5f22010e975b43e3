"""Names of one or more words, looked up by their first word; the longest match wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from newsanalysis.entities.mentions import Kind, Referent
from newsanalysis.entities.names import APOSTROPHE_S
from newsanalysis.entities.words import Words, title_case

Guard: TypeAlias = Literal["", "initial", "before noun", "alone"]


@dataclass(frozen=True, slots=True)
class Form:
    """What a form means, and under which ``guard``.

    "initial": a capital is no sign, so the form counts at the start of a sentence ("Russische Truppen").
    "before noun": a capitalised word follows ("Schweizer Regierung"). "alone": none does ("die Deutschen").
    """

    referent: Referent
    kind: Kind
    rule: str
    guard: Guard = ""


_FIRST_TRIED: dict[Guard, int] = {"before noun": 0, "alone": 0, "initial": 1, "": 2}

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


def follows(words: Words, index: int, rest: tuple[str, ...], write: Callable[[str], str]) -> bool:
    """Whether the words ``rest`` come right after word ``index``; in capitals, small words may be either."""
    for offset, expected in enumerate(rest, 1):
        if not words.joined[index + offset - 1]:
            return False
        found = words.forms[index + offset]
        if found != expected and write(found) not in (expected, title_case(expected)):
            return False
    return True


def passes(guard: Guard, words: Words, index: int) -> bool:
    """Whether the place allows a form with this guard."""
    if guard == "":
        return True
    if guard == "initial":
        return words.initial[index] or words.capitals[index]
    before_noun = words.after(index)[:1].isupper()
    return before_noun if guard == "before noun" else not before_noun
