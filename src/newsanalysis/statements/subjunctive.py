"""Reports told by the mood alone: whole sentences, and subordinate clauses, in a Konjunktiv of report."""

from __future__ import annotations

import re

from newsanalysis.statements import phrases
from newsanalysis.statements.cues import NEGATION
from newsanalysis.statements.direct import PARTIAL
from newsanalysis.statements.lexicon import verb_forms, words
from newsanalysis.statements.reading import Earlier, Reading, Telling
from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.subjects import is_relative, main_subject, told_by
from newsanalysis.statements.values import Span

_NO_REPORT = frozenset(
    ["als", "damit", "sofern", "wenn", "falls", "ehe", "bevor", "bis", "wo", "was", "wer", "ob"]
)
_CONDITIONS = frozenset(["wenn", "falls", "sofern", "ob"])
_INVERTED_CONDITIONS = frozenset(["hätte", "wäre", "würde", "könnte"])
_SUPPOSED = frozenset(["könnte", "müsste", "wäre"])
"""Forms beside which the Konjunktiv I is plain, so that they tell what is supposed ("könnte steigen")."""
_HEARSAY = frozenset(["soll", "sollen"])
_FINITE = re.compile("[SZxV]")


def report_in_main_clause(reading: Reading) -> Span | None:
    """The whole sentence as characters, where nothing but a report explains its main verb's Konjunktiv.

    None where the sentence has a statement already; partial quotations are none.
    """
    sentence = reading.sentence
    if any(statement.rule != PARTIAL for statement in reading.found):
        return None
    place = _main_mood(reading)
    if place is None or _is_unreal(reading, place) or _is_wish(sentence, place):
        return None
    return sentence.start, sentence.ends[-1]


def reporter(earlier: Earlier) -> tuple[Span | None, str]:
    """Who speaks where a report begins with its mood alone, and the rule that says so."""
    if earlier.spoke and earlier.speaker is not None:
        return earlier.speaker, "subjunctive, speaker of the sentence before"
    before = earlier.sentence
    if not earlier.spoke and before is not None:
        span = told_by(before) or main_subject(before)
        if span is not None and _speaks_not(before, span):
            if earlier.last is not None and earlier.silent <= _MEMORY:
                return earlier.last, "subjunctive, speaker some sentences before"
            return None, "subjunctive, no speaker named"
        if span is not None and before.lower[span[0]] not in ("es", "man"):
            return before.span(*span), "subjunctive, subject of the sentence before"
    return None, "subjunctive, no speaker named"


def _speaks_not(sentence: Sentence, span: Span) -> bool:
    """Whether a subject is a number of things, indefinite or abstract, and so hardly who speaks."""
    first = sentence.classes[span[0]]
    head = next((place for place in range(*span) if sentence.classes[place] in "CcT"), None)
    if first == "N" or head is None:
        return first == "N"
    noun = sentence.lower[head]
    abstract = noun.endswith(_ABSTRACT) and not noun.endswith(words().bodies)
    return sentence.lower[span[0]] in _INDEFINITE or abstract


_MEMORY = 3
_INDEFINITE = frozenset(["ein", "eine", "kein", "keine", "zwei", "drei", "vier", "fünf", "alle", "mehrere"])
_ABSTRACT = ("zahl", "anzahl", "ung", "ungen", "ion", "ionen", "heit", "keit", "schaden", "preis", "preise")


def report_in_subordinate_clause(reading: Reading) -> None:
    """A subordinate clause in Konjunktiv I beside a main clause that tells of no speech."""
    sentence = reading.sentence
    if "S" not in sentence.classes or _main_mood(reading) is not None:
        return
    for number, (low, high) in enumerate(sentence.clauses):
        if number == 0 or not is_relative(sentence, number) or sentence.classes[low - 1] != ",":
            continue
        told = any(a < high and low < b for a, b in reading.covered) or _is_refused(sentence, number)
        if told or "S" not in sentence.classes[max(low, high - 2) : high]:
            continue
        if sentence.lower[low] in _NO_REPORT or sentence.lower[low : low + 2] == ["ohne", "dass"]:
            continue
        if "ich" in sentence.lower[low:high]:
            continue
        span = main_subject(sentence)
        named = span is not None and sentence.lower[span[0]] not in ("es", "man")
        speaker = sentence.span(*span) if span is not None and named else None
        report = Telling("statement", "subjunctive in a subordinate clause", speaker=speaker)
        reading.add(report, "subjunctive", (low, _with_dependents(sentence, number)))


def _is_refused(sentence: Sentence, clause: int) -> bool:
    """ "wollte nicht bestätigen, dass …"."""
    low, high = sentence.clauses[clause - 1]
    negated = any(NEGATION.fullmatch(word) for word in sentence.lower[low:high])
    return negated and sentence.classes[high - 1] == "V"


def report_by_hearsay(reading: Reading) -> None:
    """ "Er soll das Geld genommen haben": "sollen" with a perfect infinitive tells what others say."""
    sentence, earlier = reading.sentence, reading.earlier
    if (
        not earlier.spoke
        or _HEARSAY.isdisjoint(sentence.lower)
        or any(s.rule != PARTIAL for s in reading.found)
    ):
        return
    for number, (low, high) in enumerate(sentence.clauses):
        if is_relative(sentence, number):
            continue
        place = next((p for p in range(low, high) if sentence.lower[p] in _HEARSAY), None)
        if place is None or not _is_perfect(sentence, place):
            continue
        told = Telling("statement", "sollen + perfect", (place,), earlier.still_speaking)
        reading.add(told, "indirect", (0 if not _main_before(sentence, number) else low, sentence.last))
        return


def _is_perfect(sentence: Sentence, place: int) -> bool:
    clause = sentence.clause(place)
    ends = [high for _, high in sentence.clauses[clause : clause + 3]]
    return any(end - place > 2 and _ends_in_perfect(sentence.lower[end - 2 : end]) for end in ends)


def _ends_in_perfect(last: list[str]) -> bool:
    if last[-1] == "haben":
        return last[0].endswith(("t", "en"))
    return last[-1] == "sein" and last[0].endswith(("worden", "gewesen", *words().moved))


def _main_before(sentence: Sentence, clause: int) -> bool:
    return any(
        _FINITE.search(sentence.classes, low, high) and not is_relative(sentence, number)
        for number, (low, high) in enumerate(sentence.clauses[:clause])
    )


def _with_dependents(sentence: Sentence, number: int) -> int:
    """The end of a clause with the clauses that hang on it."""
    end = sentence.clauses[number][1]
    for later in range(number + 1, len(sentence.clauses)):
        low, high = sentence.clauses[later]
        infinitive = "zu" in sentence.lower[low:high] and not _FINITE.search(sentence.classes, low, high)
        if sentence.classes[low - 1] != "," or not (is_relative(sentence, later) or infinitive):
            break
        end = high
    return end


def _main_mood(reading: Reading) -> int | None:
    """The place of the main clause's verb, where it is or may be a Konjunktiv of report."""
    sentence = reading.sentence
    for number, (low, high) in enumerate(sentence.clauses):
        if is_relative(sentence, number) or sentence.lower[low] in ("um", "ohne"):
            continue
        match = _FINITE.search(sentence.classes, low, high)
        place = _unknown_verb(reading, low, high) if match is None else match.start()
        if place is None:
            continue
        if match is None or match.group() in "SZ":
            return place
        form = sentence.lower[place]
        shapes = {r.shape for r in verb_forms()[form]} if match.group() == "V" else set()
        told = shapes == {"subjunctive"} and "ich" not in sentence.lower
        told = told or ("subjunctive" in shapes and reading.earlier.spoke)
        return place if told and form.endswith("e") else None
    return None


def _unknown_verb(reading: Reading, low: int, high: int) -> int | None:
    """A verb that the lexicon does not know, in -e after a subject, while somebody is speaking."""
    sentence = reading.sentence
    if not reading.earlier.spoke or low:
        return None
    match = phrases.BEFORE_VERB.match(sentence.classes, low, high)
    place = match.end() if match else low + 1 if sentence.classes[low] in "Rw" else high
    if place + 1 >= high or sentence.classes[place] != "a" or sentence.classes[place + 1] in "aCcNT":
        return None
    form = sentence.forms[place]
    return place if form.endswith("e") and not form.endswith(("te", "ende")) else None


def _is_unreal(reading: Reading, place: int) -> bool:
    """Whether a Konjunktiv II is more likely the unreal mood than a stand-in for the first."""
    sentence, earlier = reading.sentence, reading.earlier
    if sentence.classes[place] != "Z" or (earlier.spoke and "S" in sentence.classes):
        return False
    if not earlier.spoke or (not earlier.running and _is_conditional(sentence)):
        return True
    if not earlier.running and sentence.lower[place] in _SUPPOSED:
        return True
    plural = sentence.lower[place].endswith("n")
    return not plural and not earlier.running and earlier.speaker is None


def _is_conditional(sentence: Sentence) -> bool:
    return sentence.lower[0] in _INVERTED_CONDITIONS or not _CONDITIONS.isdisjoint(sentence.lower)


def _is_wish(sentence: Sentence, place: int) -> bool:
    """Whether the mood is that of a wish, a concession or a set phrase ("sei es", "es sei denn")."""
    lower, form = sentence.lower, sentence.lower[place]
    near = lower[max(0, place - 2) : place + 3]
    if sentence.forms[-1] == "!" or form in ("möge", "mögen"):
        return True
    if lower[0] in ("sei", "seien", "möge", "habe"):
        return True
    if "ich" in near or "wir" in near or ("sie" in near and form == "seien" and place == 0):
        return True
    if "man" in near and form in ("nehme", "denke", "stelle"):
        return True
    return form in ("sei", "seien") and _is_set_phrase(sentence, place)


def _is_set_phrase(sentence: Sentence, place: int) -> bool:
    """ "sei es …", and of "sei" alone: "es sei denn", "sei Dank", "auch sei", "dahingestellt"."""
    lower = sentence.lower
    begins = place == 0 or sentence.classes[place - 1] == ","
    if lower[place + 1 : place + 2] == ["es"] and begins:
        return True
    if lower[place] != "sei":
        return False
    if "denn" in lower[place : place + 2] or "dank" in lower[place + 1 : place + 3]:
        return True
    if lower[place - 1 : place] == ["auch"]:
        return True
    return lower[place + 1 : place + 2] in (["dahingestellt"], ["erwähnt"], ["angemerkt"])


__all__ = ["report_by_hearsay", "report_in_main_clause", "report_in_subordinate_clause", "reporter"]
