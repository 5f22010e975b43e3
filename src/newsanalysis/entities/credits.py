"""The names in a picture credit or copyright line: "©Vladimir Smirnov/Sputnik"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsanalysis.entities.mentions import Mention, Referent
from newsanalysis.entities.nouns import forenames
from newsanalysis.entities.phrases import Form, PhraseIndex
from newsanalysis.entities.tables import word_set
from newsanalysis.entities.words import ADDRESSES_WITH_STOP, Words, read_words, title_case

MAX_LOWER = 2
"""Lower-case words that a list of names has at most ("ullstein bild")."""
MAX_NAME = 4
"""Words of the longest personal name in a credit; more are a sentence, not a name."""
_BORDER = re.compile(r"[/|,;:()\[\]©•·\n]|\s[-–—]\s|(?<=[^\W\d_]{2})[.!](?=\s|$)|\d+")


def credit_mentions(text: str, start: int, end: int, indexes: tuple[PhraseIndex, ...]) -> Iterator[Mention]:
    """The persons, organisations and places named in ``text[start:end]``, each of kind "credit".

    Slashes, commas and notices ("Foto:", "All rights reserved") part the names. What is known as an
    organisation is one, and so is a place that stands alone; two to four capitalised words are a person;
    a single word is an organisation.
    """
    for left, right in _stretches(text, start, end):
        words = read_words(text[left:right])
        if not _is_prose(words):
            yield from _names(words, left, indexes)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for border in _BORDER.finditer(text, start, end):
        if position < border.start():
            yield position, border.start()
        position = border.end()
    if position < end:
        yield position, end


def _names(words: Words, offset: int, indexes: tuple[PhraseIndex, ...]) -> Iterator[Mention]:
    """Runs of name words between notices."""
    run: list[int] = []
    index = 0
    while index < len(words):
        hit = None if run and _is_person(words, run) else _known(words, index, indexes)
        if hit is not None and (hit[1].referent.label != "LOC" or _is_place(words, run, index, hit)):
            yield from _unknown(words, run, offset)
            run = []
            last = index + hit[0] - 1
            yield Mention(
                words.starts[index] + offset, words.ends[last] + offset, hit[1].referent, "credit", "credit"
            )
            index = last + 1
        elif _is_notice(words.forms[index], run):
            yield from _unknown(words, run, offset)
            run = []
            index += 1
        else:
            run.append(index)
            index += 1
    yield from _unknown(words, run, offset)


def _is_place(words: Words, run: list[int], index: int, hit: tuple[int, Form]) -> bool:
    """Whether a known place stands by itself ("Anna Huber, Berlin") or ends a full name."""
    if hit[1].rule.endswith("inhabitant"):
        return False
    last = index + hit[0] - 1
    if last + 1 < len(words) and not _is_notice(words.forms[last + 1], []):
        return False
    return not run or (len(run) > 1 and words.forms[run[0]] in forenames())


def _known(words: Words, index: int, indexes: tuple[PhraseIndex, ...]) -> tuple[int, Form] | None:
    hits = [hit for phrases in indexes if (hit := phrases.match(words, index)) is not None]
    hits = [hit for hit in hits if hit[1].kind == "name"]
    form = words.forms[index]
    if not hits and form.isupper():
        hits = [(1, known) for phrases in indexes if (known := phrases.single(title_case(form))) is not None]
    return max(hits, key=lambda hit: hit[0], default=None)


def _is_prose(words: Words) -> bool:
    """Whether lower-case words show that a stretch is a sentence, not a list of names."""
    links = word_set("grammar.toml", "particles") | word_set("grammar.toml", "credit_notices")
    return sum(form.islower() and form not in links for form in words.forms) > MAX_LOWER


def _is_notice(form: str, run: list[int]) -> bool:
    """A notice parts names, but a particle inside a personal name does not ("Anna von Berg")."""
    if run and form in word_set("grammar.toml", "particles"):
        return False
    return form.lower() in word_set("grammar.toml", "credit_notices") and not form.isupper()


def _is_person(words: Words, run: list[int]) -> bool:
    return len(run) == 1 and words.forms[run[0]] in forenames()


def _unknown(words: Words, run: list[int], offset: int) -> Iterator[Mention]:
    """A run of words that no list knows: a person, an organisation, or nothing."""
    particles = word_set("grammar.toml", "particles")
    while run and words.forms[run[-1]] in particles:
        run = run[:-1]
    forms = [words.forms[i] for i in run]
    if not forms or len(forms) > MAX_NAME or not all(f[0].isupper() or f in particles for f in forms):
        return
    name = words.text[words.starts[run[0]] : words.ends[run[-1]]]
    organisation = len(forms) == 1 or bool(word_set("grammar.toml", "organisation_words").intersection(forms))
    if len(name) < 2 or not forms[0][0].isupper() or name in ADDRESSES_WITH_STOP:
        return
    referent = Referent("ORG" if organisation else "PER", " ".join(name.split()))
    yield Mention(words.starts[run[0]] + offset, words.ends[run[-1]] + offset, referent, "credit", "credit")
