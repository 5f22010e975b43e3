"""From a text to its mentions and entities: the rules in their order, and who wins where two overlap.

1. Gazetteers and tables, the longest name first; a gazetteer wins over a table.
2. Compounds and points of the compass.
3. Persons: by form, forename and role, and whom a statistical model found; then through the whole document.
4. The model's other names, where the rules are silent or its name is longer; then through the document, too.
5. Abbreviations that the text explains, and roles that it ties to a person.
6. Credits, in their own zones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsanalysis.entities.abbreviations import with_abbreviations
from newsanalysis.entities.compass import compass_mentions
from newsanalysis.entities.compounds import compound_mentions
from newsanalysis.entities.credits import credit_mentions
from newsanalysis.entities.document import resolve_persons
from newsanalysis.entities.mentions import Kind, Mention, Referent
from newsanalysis.entities.model import (
    Given,
    labelled_spans,
    merge_model,
    propagated,
    with_model_persons,
)
from newsanalysis.entities.named_after import named_after
from newsanalysis.entities.noun_surnames import with_noun_surnames
from newsanalysis.entities.nouns import is_common_noun
from newsanalysis.entities.persons import PersonSpan, find_persons
from newsanalysis.entities.phrases import Form, PhraseIndex
from newsanalysis.entities.roles import role_mentions
from newsanalysis.entities.territories import PLACE_TABLES, lexicon
from newsanalysis.entities.universities import university, university_starts
from newsanalysis.entities.words import Piece, Words, read_words, title_case

MIN_CAPITALS_LETTERS = 4
"""Letters of a place's name in capitals in running text; what is shorter is a code or an acronym."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What tables and gazetteers gave: mentions, the words that are places or organisations, persons."""

    mentions: list[Mention]
    taken: set[int]
    persons: list[tuple[PersonSpan, Referent]]


def find_mentions(
    text: str,
    zones: Iterable[tuple[int, int, str]] = (),
    *,
    gazetteers: Sequence[PhraseIndex] = (),
    roles: Sequence[PhraseIndex] = (),
    given: Iterable[Given] = (),
) -> list[Mention]:
    """All mentions of the text, in text order; a longer one before those inside it.

    Parameters
    ----------
    text
        The article's text; offsets count its code points.
    zones
        (start, end, kind) of its zones, an inner one after the one it lies in.
    gazetteers
        Users' names; they win over the package's.
    roles
        Users' roles of persons.
    given
        What a statistical model found: (start, end, label).
    """
    words = read_words(text, zones)
    indexes = (*gazetteers, lexicon())
    found = _look_up(words, indexes)
    labelled = labelled_spans(text, given, _credit_spans(words))
    spans = with_model_persons(words, find_persons(words, found.taken), labelled, found.taken)
    spans = with_noun_surnames(words, spans, found.taken)
    persons = resolve_persons(words, *_settle(spans, found), gazetteers)
    compass = list(compass_mentions(words, lexicon()))
    mentions = _without_covered(found.mentions, persons, compass)
    mentions = [*mentions, *persons, *compass]
    mentions = merge_model(text, mentions, labelled)
    mentions.extend(propagated(words, mentions))
    mentions = with_abbreviations(words, mentions)
    mentions.extend(role_mentions(words, mentions, roles))
    mentions = [_agency_line(mention, words.datelines) for mention in mentions]
    for piece in words.credits:
        mentions.extend(credit_mentions(text, piece.start, piece.end, indexes))
    whole = (mention for mention in mentions if not text[mention.start - 1 : mention.start].isdigit())
    return sorted(whole, key=lambda m: (m.start, -m.end, m.kind, m.referent.name))


def _look_up(words: Words, indexes: tuple[PhraseIndex, ...]) -> _Found:
    """One pass over the words: names and adjectives of the tables, compounds of what is no name."""
    found, places, universities = _Found([], set(), []), lexicon(), university_starts()
    index, length_of_text = 0, len(words)
    while index < length_of_text:
        form = words.forms[index]
        hit = university(words, index, places) if form in universities else None
        hit = hit or _longest(words, index, indexes) or named_after(form) or _place_in_capitals(form)
        if hit is None:
            found.mentions.extend(compound_mentions(form, words.starts[index], indexes))
            index += 1
            continue
        length, form_meant = hit
        if not _is_domain(words, index + length - 1):
            _take(found, words, index, length, form_meant)
        index += length
    return found


def _longest(words: Words, index: int, indexes: tuple[PhraseIndex, ...]) -> tuple[int, Form] | None:
    best: tuple[int, Form] | None = None
    for phrases in indexes:
        hit = phrases.match(words, index)
        if hit is not None and (best is None or hit[0] > best[0]):
            best = hit
    return best


def _place_in_capitals(form: str) -> tuple[int, Form] | None:
    """A known place of one word in capitals, long enough to be no code: "in HAMBURG begann"."""
    if len(form) < MIN_CAPITALS_LETTERS or not form.isupper():
        return None
    written = title_case(form)
    known = lexicon().single(written)
    if known is None or known.rule not in PLACE_TABLES.values() or known.guard or is_common_noun(written):
        return None
    return 1, known


def _take(found: _Found, words: Words, index: int, length: int, form: Form) -> None:
    last = index + length - 1
    if form.referent.label == "PER":
        found.persons.append((PersonSpan(index, last, form.rule), form.referent))
        return
    end = words.ends[last]
    if "(" in words.text[words.starts[index] : end] and words.text[end : end + 1] == ")":
        end += 1
    found.mentions.append(Mention(words.starts[index], end, form.referent, form.kind, form.rule))
    if form.kind == "name":
        found.taken.update(range(index, last + 1))


def _is_domain(words: Words, last: int) -> bool:
    """Whether the word belongs to a handle or a domain: "Russland.de", "@Ukraine"."""
    text, start, end = words.text, words.starts[last], words.ends[last]
    return text[start - 1 : start] == "@" or (
        text[end : end + 1] == "." and text[end + 1 : end + 2].islower()
    )


def _settle(
    spans: list[PersonSpan], found: _Found
) -> tuple[list[PersonSpan], set[int], list[tuple[PersonSpan, Referent]]]:
    """Where a rule and a gazetteer see a person in the same words, the longer one stays, else the latter."""
    size = {i: s.last - s.first for s in spans for i in range(s.first, s.last + 1)}
    kept = [
        (span, referent)
        for span, referent in found.persons
        if max((size.get(i, -1) for i in range(span.first, span.last + 1)), default=-1)
        <= span.last - span.first
    ]
    occupied = {i for span, _ in kept for i in range(span.first, span.last + 1)}
    free = [s for s in spans if occupied.isdisjoint(range(s.first, s.last + 1))]
    return free, found.taken, kept


def _without_covered(
    mentions: list[Mention], persons: list[Mention], compass: list[Mention]
) -> list[Mention]:
    """The mentions that no person's name lies over ("Holland" in "Tom Holland").

    Nor do they begin a longer region ("Fernen Osten" in "Fernen Osten Russlands").
    """
    covered = {at for person in persons if person.kind == "name" for at in range(person.start, person.end)}
    covered |= {region.start for region in compass}
    return [mention for mention in mentions if mention.start not in covered]


def _credit_spans(words: Words) -> list[tuple[int, int]]:
    return [(piece.start, piece.end) for piece in words.credits]


def _agency_line(mention: Mention, datelines: list[Piece]) -> Mention:
    """In a dateline an organisation is the agency that wrote the text, not one of the story."""
    if mention.referent.label == "ORG" and any(p.start <= mention.start < p.end for p in datelines):
        kind: Kind = "credit"
        return Mention(mention.start, mention.end, mention.referent, kind, mention.rule)
    return mention
