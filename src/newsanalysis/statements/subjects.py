"""Who does it: the subject of a finite verb, from word order and the forms of determiners."""

from __future__ import annotations

import re

from newsanalysis.statements import phrases
from newsanalysis.statements.lexicon import verb_forms, words
from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.values import Span

TWO_OBJECTS = frozenset(
    [
        "fordern",
        "verlangen",
        "vorwerfen",
        "vorhalten",
        "unterstellen",
        "anlasten",
        "versprechen",
        "zusagen",
        "zusichern",
        "androhen",
        "anbieten",
    ]
)
"""Verbs that have a dative, or "von" and a phrase, beside their object."""
RELATIVE = frozenset(
    ["der", "die", "das", "dem", "den", "deren", "dessen", "denen", "welcher", "welche", "welches"]
)
_FINITE = re.compile(r"[xVSZ]")


def is_relative(sentence: Sentence, clause: int) -> bool:
    """Whether a clause begins with a relative pronoun or a subordinator and so has its verb at its end."""
    low, high = sentence.clauses[clause]
    letter = sentence.classes[low]
    if letter in "dDEg" and high - low > 2 and sentence.lower[high - 2] == "zu":
        return False
    if letter == "s" and sentence.lower[low] == "als" and _as_what(sentence, low, high):
        return False
    if letter in "sW" or sentence.lower[low] == "wonach":
        return True
    if letter in "Po" and low + 1 < high and sentence.lower[low + 1] in RELATIVE and high - low > 2:
        return sentence.classes[low + 2] not in "CcaNT" and clause > 0
    return clause > 0 and sentence.lower[low] in RELATIVE and not _is_phrase(sentence, low, high)


def _as_what(sentence: Sentence, low: int, high: int) -> bool:
    """Whether "als" goes with a noun before a verb ("Als Grund nannte er")."""
    match = phrases.ANY_CASE.match(sentence.classes, low + 1, high)
    return match is not None and match.end() < high - 1 and bool(_FINITE.match(sentence.classes, match.end()))


def _is_phrase(sentence: Sentence, low: int, high: int) -> bool:
    """Whether "der …" is a determiner here: a noun follows before any verb, and the verb is not last."""
    match = phrases.BEFORE_VERB.match(sentence.classes, low, high)
    if match is None:
        return False
    after = match.end()
    if after >= high:
        return True
    return (bool(_FINITE.match(sentence.classes, after)) and (after < high - 1 or high - low <= 4)) or (
        sentence.classes[after] in "wBau" and not _FINITE.match(sentence.classes, high - 1)
    )


def subject(sentence: Sentence, finite: int) -> Span | None:
    """The items of the subject of the finite verb at ``finite``; None where none is certain."""
    clause = sentence.clause(finite)
    low, high = sentence.clauses[clause]
    if is_relative(sentence, clause):
        return _in_subordinate(sentence, low, high)
    if finite > low and sentence.classes[finite - 1] == "u" and sentence.classes[finite] == "V":
        return _elliptic(sentence, low, finite) or _after(sentence, finite, high)
    field = _forefield(sentence, low, finite)
    if field is not None and not _inverted(sentence, field, finite, high):
        if clause and sentence.classes[low - 1] == "," and sentence.classes[field[0]] != "R":
            return _with_head(sentence, clause, field)
        return field
    if field is None and low == finite and clause:
        if _shares_subject(sentence, clause, finite):
            return main_subject(sentence, low - 1)
        before = None if _inserted(sentence, clause, finite) else _interrupted(sentence, clause)
        if before is not None:
            return before
    after = _after(sentence, finite, high)
    if after is not None:
        return after
    if (
        low == finite
        and clause
        and field is None
        and sentence.classes[low - 1] == ","
        and sentence.classes[low] == "V"
    ):
        return main_subject(sentence, low - 1)
    return _elliptic(sentence, low, finite)


def _shares_subject(sentence: Sentence, clause: int, finite: int) -> bool:
    """ "Die Winzer klagen über Frost, fordern Hilfe": a second verb of speech that takes an object."""
    last = sentence.lower[sentence.clauses[clause][1] - 1]
    verbs = [
        reading.verb
        for reading in verb_forms().get(sentence.lower[finite], ())
        if reading.shape == "finite" and last == (reading.verb.prefix if reading.split else last)
    ]
    if sentence.classes[finite] != "V" or not any("object" in verb.frames for verb in verbs):
        return False
    low, high = sentence.clauses[clause - 1]
    first = re.search("[xVSZ]", sentence.classes[low:high])
    subjunctive = re.search("[SZQ]", sentence.classes[: sentence.clauses[clause][0]])
    if first is None or first.group() != "V" or subjunctive or is_relative(sentence, clause - 1):
        return False
    said = sentence.lower[low + first.start()]
    if all(reading.shape == "subjunctive" for reading in verb_forms()[said]):
        return False  # "Er glaube das nicht, sagte Peters"
    return said.endswith("n") == sentence.lower[finite].endswith("n")


def _inserted(sentence: Sentence, clause: int, finite: int) -> bool:
    """ "Die Anlage, sagte der Ingenieur, sei veraltet": the clause after this one goes on with its verb."""
    if clause + 1 >= len(sentence.clauses):
        return False
    begin = sentence.clauses[clause + 1][0]
    return (
        sentence.classes[begin] in "SZx" and _after(sentence, finite, sentence.clauses[clause][1]) is not None
    )


def _with_head(sentence: Sentence, clause: int, field: Span) -> Span:
    """ "Houcine Abassi, der Generalsekretär des Verbands sagte": the name before the comma belongs to it."""
    low, high = sentence.clauses[clause - 1]
    while low < high and sentence.classes[low] in "uw":
        low += 1
    match = phrases.BEFORE_VERB.fullmatch(sentence.classes, low, high)
    if match is not None and clause == 1 and field[0] == high + 1:
        return low, field[1]
    return field


def _inverted(sentence: Sentence, field: Span, finite: int, high: int) -> bool:
    after = finite + 1
    if after >= high:
        return False
    if sentence.classes[after] == "R" and sentence.lower[after] not in ("es", "dies", "beides"):
        return sentence.lower[after] != "sie" or not _calls(sentence.lower[finite])
    if _is_strong_nominative(sentence, after, high):
        return True
    if sentence.lower[after] == "der" and _takes_accusative(sentence.lower[finite]):
        return _after(sentence, finite, high) is not None  # "Die Pläne nannte der Konzern falsch"
    if sentence.lower[field[0]] in ("dies", "das") and field[1] == field[0] + 1:
        return _after(sentence, finite, high) is not None  # "Dies bestätigte der Minister"
    return sentence.classes[field[1] - 1] == "c" and _after(sentence, finite, high) is not None


def _takes_accusative(form: str) -> bool:
    """Whether a verb has an accusative and no other object, so that "der …" behind it is its subject."""
    verbs = [reading.verb for reading in verb_forms().get(form, ()) if not reading.split]
    return any(verb.frames & {"as", "object"} and verb.form not in TWO_OBJECTS for verb in verbs)


def _calls(form: str) -> bool:
    """Whether a verb has a person or thing as its object that it calls something ("nannte sie feige")."""
    return any("as" in reading.verb.frames for reading in verb_forms().get(form, ()))


def _is_strong_nominative(sentence: Sentence, place: int, high: int) -> bool:
    """Whether a phrase can be nothing but a subject: "ihr früherer Berater", "ein neuer Leiter"."""
    return (
        sentence.lower[place] in ("ihr", "sein", "ein", "kein", "unser", "euer", "mein")
        and place + 2 < high
        and sentence.classes[place + 1 : place + 3] in ("aC", "ac")
        and sentence.forms[place + 1].endswith("er")
    )


def _forefield(sentence: Sentence, low: int, finite: int) -> Span | None:
    """The subject before the verb: what stands there is one nominative and adverbs."""
    classes = sentence.classes
    while low < finite and classes[low] in "uw":
        low += 1
    if low >= finite:
        return None
    end = finite
    while end > low and classes[end - 1] in "wB":
        end -= 1
    if classes[low] == "R" and end == low + 1:
        return (low, end) if sentence.lower[low] != "es" else None
    match = phrases.BEFORE_VERB.fullmatch(classes, low, finite) or phrases.BEFORE_VERB.fullmatch(
        classes, low, end
    )
    if match is None:
        joined = classes.rfind("u", low, end)
        if joined < 0 or not _FINITE.search(classes, low, joined):
            return None
        match = phrases.BEFORE_VERB.fullmatch(classes, joined + 1, end)
    if match is None:
        return None
    return _whole(sentence, match.span())


def _whole(sentence: Sentence, span: Span) -> Span | None:
    first = sentence.lower[span[0]]
    if (
        sentence.lower[span[0] + 1 : span[0] + 2]
        and sentence.lower[span[0] + 1] in _PERIODS
        and span[1] > span[0] + 2
    ):
        return None  # "Wenige Stunden nach dem Unfall"
    if sentence.classes[span[0]] == "C" and (
        first in _DAYS or (span[1] == span[0] + 1 and first.endswith(_ADVERBS))
    ):
        return None
    return None if is_feminine_oblique(sentence, span) else span


_FEMININE = re.compile(
    r".+(?:erin|ung|heit|keit|schaft|tät|tion|union|polizei|partei)(?<!sprung)(?<!schwung)|union"
)


def is_feminine_oblique(sentence: Sentence, span: Span) -> bool:
    """ "Der Ministerin warf er vor …": "der" with a feminine noun is a dative or a genitive."""
    if sentence.lower[span[0]] != "der":
        return False
    noun = next((place for place in range(span[0] + 1, span[1]) if sentence.classes[place] in "CcT"), None)
    return noun is not None and _FEMININE.fullmatch(sentence.lower[noun]) is not None


_ADVERBS = (
    "lich",
    "isch",
    "weise",
    "mals",
    "falls",
    "dings",
    "fristig",
    "seits",
    "lang",
    "gemäß",
    "ierend",
    "wärts",
    "halb",
)
_PERIODS = frozenset(["minuten", "stunden", "tage", "wochen", "monate", "jahre"])
MONTHS = frozenset(
    [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
        "frühjahr",
        "sommer",
        "herbst",
        "winter",
    ]
)
_OBLIQUE = frozenset(["den", "dem", "denen"])
_DAYS = frozenset(
    [
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "ende",
        "anfang",
        "mitte",
    ]
)


def _interrupted(sentence: Sentence, clause: int) -> Span | None:
    """The subject before an apposition or relative clause: "Klaus Stöhr, der Leiter, sagte"."""
    for first in range(clause - 1, max(clause - 4, -1), -1):
        low, high = sentence.clauses[first]
        start = low
        while start < high and sentence.classes[start] in "uw":
            start += 1
        match = phrases.BEFORE_VERB.match(sentence.classes, start, high) if start < high else None
        covers = match is not None and (
            match.end() == high or not sentence.classes[match.end() : high].strip("wB")
        )
        if first and covers and match is not None and not is_relative(sentence, first):
            continue
        if match is None or not covers:
            if first and (is_relative(sentence, first) or not _FINITE.search(sentence.classes, low, high)):
                continue
            return None
        if first == clause - 1:
            return (start, match.end()) if first == 0 else None
        middle = sentence.clauses[first + 1]
        apposed = first + 2 == clause and not is_relative(sentence, first + 1)
        return (start, middle[1] if apposed else match.end())
    return None


def _after(sentence: Sentence, finite: int, high: int) -> Span | None:
    classes = sentence.classes
    skipped = phrases.SKIPPED.match(classes, finite + 1, high)
    places = [finite + 1, skipped.end()] if skipped and skipped.end() > finite + 1 else [finite + 1]
    if classes[finite + 1 : finite + 3] == "PC" and sentence.lower[finite + 2] in _DAYS | MONTHS:
        places.insert(0, finite + 3)  # "erklärte am Montag Ministerin Moll"
    for place in places:
        if place >= high:
            continue
        if classes[place] == "R":
            return (place, place + 1) if sentence.lower[place] not in ("es", "dies") else None
        match = phrases.AFTER_VERB.match(classes, place, high)
        if match is not None:
            return apposed(sentence, _without_paper(sentence, match.span()))
    return None


def _without_paper(sentence: Sentence, span: Span) -> Span:
    """ "sagte Wirth der Zeitung": the paper is whom it is said to."""
    first, end = span
    if sentence.classes[first] != "C":
        return span
    for place in range(first + 1, end - 1):
        if sentence.lower[place] == "der" and sentence.lower[end - 1].endswith(words().media):
            return first, place
    return span


def apposed(sentence: Sentence, span: Span) -> Span:
    """The phrase with an apposition after its comma ("Mark Olsen, der Sprecher der Bahn")."""
    match = phrases.APPOSED.match(sentence.classes, span[1])
    if match is None:
        return span
    inside = sentence.classes[span[1] : match.end()]
    return (span[0], match.end()) if inside[1] in "DEdC" and span[1] - span[0] < 6 else span


def _in_subordinate(sentence: Sentence, low: int, high: int) -> Span | None:
    classes = sentence.classes
    if sentence.lower[low] in RELATIVE.difference(_OBLIQUE) and classes[low] not in "sW":
        return _antecedent(sentence, low)
    place = low + 1
    while place < high:
        letter = classes[place]
        if letter == "R":
            return (place, place + 1) if sentence.lower[place] != "es" else None
        if letter in "Po":
            skipped = phrases.SKIPPED.match(classes, place, high)
            if skipped is None or skipped.end() == place:
                place += 1
            else:
                place = skipped.end()
            continue
        match = _PERSON.match(classes, place, high) or phrases.BEFORE_VERB.match(classes, place, high)
        if match is not None:
            return match.span()
        place += 1
    return None


_PERSON = re.compile("[Cc]{2,}B?(?=P)")
""" "Stadtrat Uwe Prinz im Ausschuss": where a person was is none of the name."""


def _antecedent(sentence: Sentence, low: int) -> Span | None:
    """The phrase before the comma that a relative pronoun in the nominative takes up."""
    if sentence.lower[low] not in ("der", "die", "das", "welcher", "welche", "welches") or low < 2:
        return None
    end = low - 1
    begin = sentence.clauses[sentence.clause(end - 1)][0]
    for place in range(max(begin, end - 12), end):
        if place > begin and sentence.classes[place - 1] in "PoDEdegaN":
            continue
        match = phrases.ANY_CASE.fullmatch(sentence.classes, place, end)
        if match is not None:
            return match.span()
    return None


def _elliptic(sentence: Sentence, low: int, finite: int) -> Span | None:
    """The subject of the verb before "und" where the second one has none of its own."""
    place = finite - 1
    while place >= low and sentence.classes[place] == "w":
        place -= 1
    return main_subject(sentence, place) if place >= 0 and sentence.classes[place] == "u" else None


def main_subject(sentence: Sentence, before: int | None = None) -> Span | None:
    """The subject of the sentence's first finite verb, up to ``before``."""
    end = len(sentence) if before is None else before
    for match in _FINITE.finditer(sentence.classes, 0, end):
        place = match.start()
        clause = sentence.clause(place)
        if is_relative(sentence, clause):
            continue
        if clause:
            first = first_phrase(sentence)
            if first is not None:
                return first
        return subject(sentence, place)
    return first_phrase(sentence)


def told_by(sentence: Sentence) -> Span | None:
    """Who is behind a noun of speech that is the subject ("Kritik kam von der FDP")."""
    span = main_subject(sentence)
    if span is None or "c" not in sentence.classes[slice(*span)]:
        return None
    noun = sentence.classes.index("c", *span)
    if noun + 1 < span[1]:
        begin = noun + 1 + (sentence.classes[noun + 1] in "Po")
        return (begin, span[1]) if begin < span[1] else None
    for place in range(span[1], len(sentence) - 1):
        if sentence.lower[place] in ("von", "vom"):
            match = phrases.ANY_CASE.match(sentence.classes, place + 1)
            return None if match is None else match.span()
    return None


def first_phrase(sentence: Sentence) -> Span | None:
    """The nominative at the head of the sentence, before a verb that the lexicon does not know."""
    place = 0
    while place < len(sentence) and sentence.classes[place] in "uw":
        place += 1
    if place < len(sentence) and sentence.classes[place] == "R" and sentence.lower[place] != "es":
        return place, place + 1
    match = phrases.BEFORE_VERB.match(sentence.classes, place)
    return None if match is None else match.span()
