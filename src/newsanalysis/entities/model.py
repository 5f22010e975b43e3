"""A statistical model's entities, brought into line with what the document makes certain."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

from newsanalysis.entities.mentions import Label, Mention, Referent
from newsanalysis.entities.names import name_forms, strip_genitive
from newsanalysis.entities.nouns import (
    forename_of,
    is_common_noun,
    is_surname,
    looks_like_name,
    role_of,
    surnames,
)
from newsanalysis.entities.persons import PersonSpan
from newsanalysis.entities.tables import word_set
from newsanalysis.entities.territories import lexicon
from newsanalysis.entities.words import WORD, Words

Given: TypeAlias = tuple[int, int, str]
Labelled: TypeAlias = tuple[int, int, Label]

MODEL_LABELS: dict[str, Label] = {
    "PER": "PER", "PERSON": "PER",
    "LOC": "LOC", "GPE": "LOC", "LOCATION": "LOC", "FAC": "LOC",
    "ORG": "ORG", "ORGANIZATION": "ORG",
    "MISC": "MISC", "NORP": "MISC", "EVENT": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC",
}  # fmt: skip
"""Labels of pipelines that are around → ours; a label that is not here (DATE, MONEY) names nothing."""

_MARKS = "„“”»«\"'‚‘’()[]"
MIN_PROPAGATED = 3
"""Letters of a name of one word that is looked for in the rest of the document."""


def labelled_spans(text: str, given: Iterable[Given], credit_spans: list[tuple[int, int]]) -> list[Labelled]:
    """The model's spans with our labels, without quotation marks around them; none in a credit."""
    spans = [(*_trimmed(text, s, e), MODEL_LABELS[label]) for s, e, label in given if label in MODEL_LABELS]
    return sorted(
        span
        for span in spans
        if WORD.search(text, span[0], span[1]) and not any(s <= span[0] < e for s, e in credit_spans)
    )


def with_model_persons(
    words: Words, spans: Sequence[PersonSpan], labelled: Iterable[Labelled], taken: Collection[int]
) -> list[PersonSpan]:
    """The rules' persons with the model's added, in text order.

    ``taken`` are words of places and organisations that the tables know. A rule's span stays, unless it is
    a bare surname and the model has more of the name.
    """
    at = {i: span for span in spans for i in range(span.first, span.last + 1)}
    replaced: set[PersonSpan] = set()
    added: list[PersonSpan] = []
    for start, end, label in labelled:
        found = _person(words, start, end, taken) if label == "PER" else None
        if found is None:
            continue
        rules = {at[i] for i in range(found.first, found.last + 1) if i in at}
        if any(rule.first < rule.last or found.first == found.last for rule in rules):
            continue
        replaced |= rules
        added.append(found)
        at |= dict.fromkeys(range(found.first, found.last + 1), found)
    kept = [span for span in spans if span not in replaced]
    return sorted([*kept, *added], key=lambda span: span.first)


def _person(words: Words, start: int, end: int, taken: Collection[int]) -> PersonSpan | None:
    """The words of a person's name: no roles before it, no place by itself, no common noun by itself."""
    first, last = bisect_left(words.starts, start), bisect_right(words.ends, end) - 1
    while (
        first < last and role_of(words.forms[first]) is not None and forename_of(words.forms[first]) is None
    ):
        first += 1
    while first < last and _goes_on(words, last):
        last -= 1
    inside = range(first, last + 1)
    if not inside or all(i in taken for i in inside) or not all(words.joined[i] for i in inside[:-1]):
        return None
    form = words.forms[last]
    if first == last and not (is_surname(form) and looks_like_name(form)):
        return None
    return PersonSpan(first, last, "model") if words.forms[first][0].isupper() else None


def _goes_on(words: Words, last: int) -> bool:
    """Whether the last word is none of the name: "Kim russische", "Nowaks Buch"."""
    form, before = words.forms[last], words.forms[last - 1]
    if form[0].islower():
        return True
    genitive = before.endswith("s") and forename_of(before) is None
    return genitive and is_common_noun(form) and form not in surnames()


def merge_model(text: str, mentions: list[Mention], labelled: Iterable[Labelled]) -> list[Mention]:
    """The rules' mentions with the model's places, organisations and other names added.

    A rule's mention stays where the two cover the same words or the rule's is longer. A model's longer
    name replaces the names and adjectives inside it ("Bank of China"), unless it is a place.
    """
    spans = [span for span in labelled if span[2] != "PER"]
    if not spans:
        return mentions
    named = _referents(text, spans)
    cover = _Cover(mentions)
    added, dropped = [], set[Mention]()
    for start, end, label in spans:
        inside = cover.overlapping(start, end)
        if any(m.start <= start and end <= m.end for m in inside):
            continue
        if any(m.start < start or m.end > end for m in inside):
            continue
        if label != "LOC":
            dropped.update(m for m in inside if m.kind in ("name", "adjective"))
        added.append(Mention(start, end, named[text[start:end]], "name", "model"))
    return [*(m for m in mentions if m not in dropped), *added]


def propagated(words: Words, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Every other place where the document has a name that the model found once."""
    known: dict[tuple[str, ...], Referent] = {}
    for referent in {m.referent: None for m in mentions if m.rule == "model" and m.kind == "name"}:
        if referent.label != "PER" and _is_telling(referent.name):
            known |= dict.fromkeys(name_forms(referent.name), referent)
    lengths: dict[str, set[int]] = {}
    for form in known:
        lengths.setdefault(form[0], set()).add(len(form))
    cover = _Cover(mentions if known else ())
    for first, word in enumerate(words.forms):
        for length in sorted(lengths.get(word, ()), reverse=True):
            last = first + length - 1
            named = known.get(tuple(words.forms[first : last + 1]))
            if named is None or not all(words.joined[first:last]):
                continue
            start, end = words.starts[first], words.ends[last]
            if not cover.overlapping(start, end):
                yield Mention(start, end, named, "name", "document")
                break


def _is_telling(name: str) -> bool:
    """Whether a name can be told from a noun by its form."""
    if " " in name:
        return True
    functional = name in word_set("nouns.toml", "function_words")
    noun = is_common_noun(name) or role_of(name) is not None
    return len(name) >= MIN_PROPAGATED and name[0].isupper() and not functional and not noun


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space and marks at its ends; a bracket that it opens itself stays closed."""
    while start < end and _is_around(text[start]):
        start += 1
    while start < end and _is_around(text[end - 1]) and not _closes(text[start:end]):
        end -= 1
    return start, end


def _is_around(character: str) -> bool:
    return character.isspace() or character in _MARKS


def _closes(name: str) -> bool:
    return name[-1] == ")" and name.count("(") == name.count(")")


def _referents(text: str, spans: list[Labelled]) -> dict[str, Referent]:
    """What each surface form of the model names: its base form, one label per name."""
    seen = frozenset(WORD.findall(text))
    bases = {text[s:e]: _base(text[s:e], seen) for s, e, _ in spans}
    votes: dict[str, Counter[Label]] = {}
    for start, end, label in spans:
        votes.setdefault(bases[text[start:end]], Counter())[label] += 1
    return {form: _referent(base, votes[base].most_common(1)[0][0]) for form, base in bases.items()}


def _base(form: str, seen: frozenset[str]) -> str:
    parts = form.split()
    if not parts:
        return form
    return " ".join([*parts[:-1], strip_genitive(parts[-1], seen=seen, known=surnames())])


def _referent(base: str, label: Label) -> Referent:
    known = lexicon().single(base)
    return known.referent if known is not None else Referent(label, base)


class _Cover:
    """Which mentions overlap a stretch of text; rule mentions are short, so a few steps back suffice."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]
        self._longest = max((m.end - m.start for m in mentions), default=0)

    def overlapping(self, start: int, end: int) -> list[Mention]:
        low = bisect_right(self._starts, start - self._longest - 1)
        high = bisect_right(self._starts, end - 1)
        return [m for m in self._mentions[low:high] if m.end > start]
