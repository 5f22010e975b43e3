"""What the document knows about its persons: full names, bare surnames, compounds with them.

Once "Wladimir Putin" is a person, every "Putin" and "Putins" is the same one, and "Putin-Kritiker" has
him in it. East Asian surnames come first ("Kims"). Two persons with one surname stay two; a bare
surname is then given to one of them only if certain: by the title before it ("Frau Meier") or because
only one has been named so far. Otherwise it is an entity of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsanalysis.entities import eastasian
from newsanalysis.entities.mentions import Mention, Referent
from newsanalysis.entities.names import genitive_bases, strip_genitive
from newsanalysis.entities.namesakes import known_by_surname
from newsanalysis.entities.nouns import (
    Gender,
    is_common_noun,
    looks_like_name,
    role_of,
    surnames,
)
from newsanalysis.entities.people import Person, Persons, is_family_first
from newsanalysis.entities.persons import ROMAN, PersonSpan
from newsanalysis.entities.phrases import PhraseIndex
from newsanalysis.entities.tables import word_set
from newsanalysis.entities.words import Words, title_case


def resolve_persons(
    words: Words,
    spans: Sequence[PersonSpan],
    taken: set[int],
    given: Iterable[tuple[PersonSpan, Referent]] = (),
    gazetteers: Sequence[PhraseIndex] = (),
) -> list[Mention]:
    """The mentions of all persons: the spans found, and what follows from them for the whole text.

    ``taken`` are words of places and organisations, which no surname is looked for in; ``given`` are
    persons that a gazetteer has found; ``gazetteers`` know whom a bare surname may mean.
    """
    seen = frozenset(form for form in words.forms if form[0].isupper())
    persons = Persons()
    named: list[tuple[PersonSpan, Person]] = []
    bare: list[PersonSpan] = []
    for span, referent in given:
        names = tuple(referent.name.split())
        person = Person(
            names, words.starts[span.first], referent=referent, family_first=is_family_first(names)
        )
        named.append((span, persons.add(person)))
    for span in spans:
        if span.first == span.last:
            bare.append(span)
            continue
        person = Person(_names(words, span, seen), words.starts[span.first], span.gender, span.family_first)
        named.append((span, persons.add(person)))
    for person in known_by_surname(words, bare, persons, seen, gazetteers):
        persons.add(person)
    for span in bare:
        base = _base(words, span.last, seen, persons)
        named.append((span, persons.alone(base, words.starts[span.first], span.gender)))
    mentions = [_mention(words, span, person) for span, person in named]
    occupied = taken | {i for span, _ in named for i in range(span.first, span.last + 1)}
    mentions.extend(_propagate(words, persons, occupied))
    return mentions


def _names(words: Words, span: PersonSpan, seen: frozenset[str]) -> tuple[str, ...]:
    forms = tuple(words.forms[span.first : span.last + 1])
    if span.family_first:
        return eastasian.base_name(forms)
    return (*forms[:-1], _genitive_base(words, span.first, span.last, seen))


def _base(words: Words, index: int, seen: frozenset[str], persons: Persons) -> str:
    """The base of a bare surname; a person of that surname is the best evidence."""
    for form in genitive_bases(words.forms[index]):
        if form in persons.by_surname:
            return form
    return _genitive_base(words, index, index, seen)


def _genitive_base(words: Words, first: int, last: int, seen: frozenset[str]) -> str:
    before, after = words.before(first), words.after(last)
    possessed = _is_thing(after) or (_is_thing(before) and role_of(before) is None)
    return strip_genitive(words.forms[last], seen=seen, known=surnames(), possessed=possessed)


def _is_thing(form: str) -> bool:
    return form[:1].isupper() and (is_common_noun(form) or role_of(form) is not None)


def _mention(words: Words, span: PersonSpan, person: Person) -> Mention:
    end = words.ends[span.last]
    if words.forms[span.last] in ROMAN and words.text[end : end + 1] == ".":
        end += 1
    rule = person.rule if span.first == span.last and person.rule != "document" else span.rule
    return Mention(words.starts[span.first], end, person.named(), "name", rule)


def _propagate(words: Words, persons: Persons, occupied: set[int]) -> Iterator[Mention]:
    """Bare surnames and compounds that the document's persons explain."""
    for i, form in enumerate(words.forms):
        if i in occupied or not (form[0].isupper() or "-" in form):
            continue
        surname = _known_surname(words, i, persons)
        if surname is None:
            if "-" in form:
                yield from _compound(words, i, persons)
            continue
        person = persons.certain(surname, words.starts[i], _title_gender(words, i))
        first, last = _extent(words, i, person)
        if first == i and (_is_noun_here(words, i) or _is_other_name(words, i, person)):
            continue
        person = person or persons.alone(surname, words.starts[i])
        yield Mention(words.starts[first], words.ends[last], person.named(), "name", person.rule)


def _is_other_name(words: Words, i: int, person: Person | None) -> bool:
    """Whether an unknown forename stands before a surname that only a gazetteer explains."""
    before = words.before(i)
    if person is None or person.rule == "document" or not looks_like_name(before):
        return False
    if words.initial[i - 1] or i == 1:
        return not before.endswith(("t", "te", "n")) and not _is_no_name(before)
    return not _is_no_name(before)


def _is_no_name(form: str) -> bool:
    functional = form in word_set("nouns.toml", "function_words")
    return functional or is_common_noun(form) or role_of(form) is not None


def _known_surname(words: Words, i: int, persons: Persons) -> str | None:
    """The surname of the document that word ``i`` is, in the genitive or at the start of a sentence."""
    form = title_case(words.forms[i]) if words.capitals[i] else words.forms[i]
    written = [form, form[0].lower() + form[1:]] if words.initial[i] else [form]
    return next((b for f in written for b in genitive_bases(f) if b in persons.by_surname), None)


def _extent(words: Words, i: int, person: Person | None) -> tuple[int, int]:
    """First and last word of the name around its surname: "von der Leyen", "WLADIMIR PUTIN"."""
    if person is None:
        return i, i
    parts = {name.lower() for name in person.names}
    first = last = i
    while words.before(first).lower() in parts:
        first -= 1
    while person.family_first and words.after(last).lower() in parts:
        last += 1
    return first, last


def _is_noun_here(words: Words, i: int) -> bool:
    """ "der Koch", "ein neuer Koch", and a word that is a common noun by itself."""
    articles = word_set("grammar.toml", "articles")
    before = words.before(i)
    if before.lower() in articles:
        return True
    return (
        before.islower()
        and i > 1
        and words.before(i - 1).lower() in articles
        and before.endswith(("e", "en", "er", "es", "em"))
    )


def _title_gender(words: Words, i: int) -> Gender:
    role = role_of(words.before(i) or "x")
    return role.gender if role is not None else "mf"


def _compound(words: Words, i: int, persons: Persons) -> Iterator[Mention]:
    """ "Putin-Kritiker": a surname of the document before a hyphen."""
    for part in words.forms[i].split("-")[:-1]:
        namesakes = persons.by_surname.get(part, [])
        person = namesakes[0] if len(namesakes) == 1 else persons.certain(part, words.starts[i])
        if person is not None:
            yield Mention(words.starts[i], words.ends[i], person.named(), "compound", "document")
