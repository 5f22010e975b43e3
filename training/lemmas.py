"""Learn the rules for base forms: from the treebanks, and from a dictionary for what they do not have.

The dictionary is that of simplemma (MIT); it does not say parts of speech, so they are read off the shape of
form and base form. Only words of our raw text are taken, so that the rules stay few.
"""

from __future__ import annotations

import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from newsanalysis.words.lemmas import START, Edit, LemmaRules, as_looked_up, rules_for
from training.corpora import Sentence

GOLD_WEIGHT = 2
SEEN_AT_LEAST = 3  # times in the raw text

Form = tuple[str, str, str]  # UPOS, form, base form

_ADJECTIVE_ENDING = re.compile(r"((er|e?st)?(e|en|er|es|em)|er)$")
_INFINITIVE = re.compile(r"(en|ern|eln|sein|tun)$")
_PARTICIPLE_INFLECTED = re.compile(r"(ter|tes|tem|ende|enden|ender|endes|endem)$")
_UMLAUTS = str.maketrans("äöü", "aou")


def learn(gold: Mapping[Form, int], dictionary: Iterable[Form]) -> LemmaRules:
    """An ending gets a rule where most of its words are edited otherwise than by the next shorter one's."""
    counted: dict[str, dict[str, Counter[Edit]]] = defaultdict(lambda: defaultdict(Counter))
    trusted: set[tuple[str, str]] = set()
    for (upos, form, lemma), count in gold.items():
        word = as_looked_up(form, upos)
        counted[rules_for(upos)][word][Edit.between(word, lemma)] += GOLD_WEIGHT * min(count, 5)
    for upos, form, lemma in dictionary:
        counted[rules_for(upos)][form][Edit.between(form, lemma)] += GOLD_WEIGHT + 1
        trusted.add((rules_for(upos), form))
    return LemmaRules(
        {
            upos: _rules(forms, {form for form in forms if (upos, form) in trusted})
            for upos, forms in counted.items()
        }
    )


def gold_forms(sentences: Iterable[Sentence]) -> Counter[Form]:
    """How often the treebanks have each form with its base form."""
    return Counter(
        (upos, form, lemma)
        for s in sentences
        for form, upos, lemma in zip(s.forms, s.upos, s.lemmas, strict=True)
        if lemma and upos not in {"PUNCT", "NUM"}
    )


def dictionary_forms(texts: Iterable[Path]) -> Iterator[Form]:
    """The dictionary's entries for words of the raw texts, with their parts of speech."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    lemmas = DefaultDictionaryFactory().get_dictionary("de")
    forms_of: dict[str, set[str]] = defaultdict(set)
    for word in _vocabulary(texts):
        for form in {word, word.lower()}:
            if lemma := lemmas.get(form):
                forms_of[lemma] |= {form, lemma}
    for lemma, forms in sorted(forms_of.items()):
        upos, kept = _part_of_speech(lemma, forms)
        yield from ((upos, form, lemma) for form in sorted(kept))


def _part_of_speech(lemma: str, forms: set[str]) -> tuple[str, set[str]]:
    if lemma[0].isupper():
        return "NOUN", {form for form in forms if form[0].isupper()}
    small = {form for form in forms if form[0].islower()}
    if _INFINITIVE.search(lemma) and small & {
        lemma[:-2] + "t",
        lemma[:-1] + "t",
        lemma[:-2] + "te",
        lemma[:-2] + "et",
    }:
        return "VERB", {form for form in small if not _PARTICIPLE_INFLECTED.search(form)}
    stem = lemma.translate(_UMLAUTS)[:-2]
    regular = {
        form
        for form in small
        if form == lemma or (form.translate(_UMLAUTS).startswith(stem) and _ADJECTIVE_ENDING.search(form))
    }
    # Who has many regular forms is an adjective, and its others are too: "gut", "besser", "beste".
    return "ADJ", small if len(regular) > 4 else regular


def _rules(forms: Mapping[str, Counter[Edit]], trusted: Collection[str]) -> dict[str, Edit]:
    endings: dict[str, Counter[Edit]] = defaultdict(Counter)
    for form, edits in forms.items():
        best = max(edits, key=lambda edit: (edits[edit], edit))
        whole = START + form
        for begin in range(len(whole) + 1):
            endings[whole[begin:]][best] += 2 if form in trusted else 1
    rules: dict[str, Edit] = {}
    for ending in sorted(endings, key=len):
        votes = endings[ending]
        best = min(votes, key=lambda edit: (-votes[edit], edit))
        shorter = (rules.get(ending[begin:]) for begin in range(1, len(ending) + 1))
        # One word of a treebank makes no rule for others: it may be a slip.
        believed = votes[best] > 1 or ending.startswith(START)
        if believed and best != next((edit for edit in shorter if edit is not None), None):
            rules[ending] = best
    return rules


def _vocabulary(texts: Iterable[Path]) -> list[str]:
    counts: Counter[str] = Counter()
    for path in texts:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(line.split())
    return [word for word, count in counts.items() if count >= SEEN_AT_LEAST]
