"""Surnames that are common nouns: "Octavian Ursprung", once the text has "sagte Ursprung".

A capital proves nothing in German, so a noun behind a name is left out of it ("Präsidentin Tannhauer
Untätigkeit vorwerfen"). But a noun without article or adjective that speaks is somebody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from newsanalysis.entities.names import genitive_bases
from newsanalysis.entities.nouns import forename_of, is_common_noun, looks_like_name, role_of, surnames
from newsanalysis.entities.persons import PersonSpan
from newsanalysis.entities.tables import word_set
from newsanalysis.entities.words import Words


def with_noun_surnames(words: Words, spans: Sequence[PersonSpan], taken: Collection[int]) -> list[PersonSpan]:
    """The persons with the noun behind a forename that the text lets speak alone, in text order.

    What is a forename: one of the list, or the only word of a person that was found. ``taken`` are words
    of places and organisations.
    """
    speaking = set(_speaking(words))
    if not speaking:
        return list(spans)
    at = {i: span for span in spans for i in range(span.first, span.last + 1)}
    found: dict[int, PersonSpan] = {}
    for i, form in enumerate(words.forms):
        if i == 0 or i in at or i in taken or not words.joined[i - 1]:
            continue
        if speaking.isdisjoint(genitive_bases(form)) or i - 1 in taken:
            continue
        span, given = at.get(i - 1), forename_of(words.forms[i - 1])
        if span is None and given is not None:
            found[i - 1] = PersonSpan(i - 1, i, "person: forename", given[0])
        elif span is not None and _is_given(words, span):
            found[span.first] = PersonSpan(span.first, i, span.rule, span.gender)
    kept = [span for span in spans if span.first not in found]
    return sorted([*kept, *found.values()], key=lambda span: span.first)


def _is_given(words: Words, span: PersonSpan) -> bool:
    """Whether a name has no surname yet: one word, and none that is known as a surname."""
    form = words.forms[span.last]
    return span.first == span.last and (forename_of(form) is not None or form not in surnames())


def _speaking(words: Words) -> Iterator[str]:
    """The common nouns that speak somewhere, alone: "sagte Ursprung", "Ursprung sagte"."""
    saying = word_set("grammar.toml", "saying")
    for i, form in enumerate(words.forms):
        if words.before(i) not in saying and not (words.initial[i] and words.after(i) in saying):
            continue
        if looks_like_name(form) and is_common_noun(form) and role_of(form) is None:
            yield form


__all__ = ["with_noun_surnames"]
