"""Where a sentence looks: to the past or the future, by its verbs, without a tagger.

The nearest cue of the clause decides, then the nearest of the sentence. Cues are the words of
``lexicon/tense.toml``, preterites by their form ("reiste", "aufstand"), and the perfect ("hat … besucht").
A clause with a verb of its own that is neither past nor future is not told by the sentence around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from newsanalysis.temporal.expressions import Direction
from newsanalysis.temporal.sentences import CLAUSE_ENDS, clause_around, sentence_bounds
from newsanalysis.temporal.tokens import Tokens
from newsanalysis.temporal.vocabulary import words
from newsanalysis.temporal.wordforms import (
    DETERMINERS,
    has_perfect_with_sein,
    is_participle,
    is_preterite,
    is_separable_infinitive,
    is_strong_participle,
    may_be_finite,
)

_WITH_HABEN = frozenset(("hat", "haben", "habe", "hast", "habt", "hätte", "hätten"))
_WITH_SEIN = frozenset(("ist", "sind", "bin", "bist", "seid", "sei", "seien", "wäre", "wären"))
_CONDITIONS = frozenset(("wenn", "falls", "sobald"))  # what they open is not told by the sentence around it
_FUTURE = frozenset(
    ("wird", "werden", "werde", "soll", "sollen", "solle", "will", "wollen", "wolle", "müsse")
)

_UNREAL = frozenset(("hätte", "hätten", "hättest"))


def _should_have_been(spoken: list[str]) -> bool:
    """Whether a clause says "Die Arbeiten hätten im März beginnen sollen."."""
    at = next((place for place, word in enumerate(spoken) if word in _UNREAL), None)
    if at is None:
        return False
    words = spoken[at : next((end for end in range(at, len(spoken)) if spoken[end] in _STOPS), len(spoken))]
    return len(words) > len(("hätte", "sollen")) and words[-1] in _MODALS and words[-2].endswith("n")


def _rest_of_sentence(tokens: Tokens, at: int) -> list[str]:
    return tokens.lower[at : sentence_bounds(tokens, at)[1]]


_STOPS = CLAUSE_ENDS | frozenset(".!?")
_CALLED_OFF = frozenset((
    "abgesagt", "verschoben", "vorgezogen", "gestrichen", "entfällt", "fällt", "nun", "jetzt",
))  # fmt: skip
_MODALS = frozenset(("sollen", "müssen", "können", "dürfen", "wollen"))
_DUTIES = frozenset(("muss", "müssen", "müsst", "kann", "können", "darf", "dürfen", "sollte", "sollten"))


def direction(tokens: Tokens, at: int, verbs: Mapping[int, Direction] | None = None) -> Direction | None:
    """Where the sentence around token ``at`` looks; None when it does not show.

    ``verbs`` are cues that a tagger knows, by the token's offset.
    """
    first, last = sentence_bounds(tokens, at)
    clause = clause_around(tokens, at, first, last)
    near = _told_by(tokens, at, clause) or _nearest(tokens, at, clause, verbs)
    conditional = not _CONDITIONS.isdisjoint(tokens.lower[clause.start : clause.stop])
    if near is not None or conditional or _has_own_verb(tokens, clause):
        return near
    return _nearest(tokens, at, range(first, last), verbs)


def clause_direction(
    tokens: Tokens, at: int, verbs: Mapping[int, Direction] | None = None
) -> Direction | None:
    """Where the clause around token ``at`` looks by its own verbs."""
    clause = clause_around(tokens, at, *sentence_bounds(tokens, at))
    return _told_by(tokens, at, clause) or _nearest(tokens, at, clause, verbs)


def _told_by(tokens: Tokens, at: int, clause: range) -> Direction | None:
    """What a clause says as a whole: what somebody is said to have done, or what was planned."""
    spoken = tokens.lower[clause.start : clause.stop]
    if _is_alleged(spoken):
        return "past"
    rest = _rest_of_sentence(tokens, at)
    return "past" if _was_planned(spoken) and _CALLED_OFF.isdisjoint(rest) else None


def is_present(tokens: Tokens, at: int, verbs: Mapping[int, Direction] | None = None) -> bool:
    """Whether the clause around token ``at`` has a verb of its own in the present tense, and nothing else in
    the sentence looks back: "Im März steigt die Quote, teilte das Amt mit" reports what was.
    """
    first, last = sentence_bounds(tokens, at)
    told = _nearest(tokens, at, range(first, last), verbs)
    return told is None and _has_own_verb(tokens, clause_around(tokens, at, first, last))


def is_told_in_present(tokens: Tokens, at: int, verbs: Mapping[int, Direction] | None = None) -> bool:
    """Whether the sentence around token ``at`` has a verb in the present tense and looks nowhere else."""
    first, last = sentence_bounds(tokens, at)
    sentence = range(first, last)
    return _nearest(tokens, at, sentence, verbs) is None and _has_own_verb(tokens, sentence)


def looks_back(tokens: Tokens, at: int) -> bool:
    """Whether the clause around token ``at`` is in the pluperfect: "Noch im Juli hatte es gehagelt"."""
    clause = clause_around(tokens, at, *sentence_bounds(tokens, at))
    said = tokens.lower[clause.start : clause.stop]
    if not _HAD.isdisjoint(said):
        return any(is_participle(form) for form in said)
    return not _WAS.isdisjoint(said) and any(form in _BEEN or has_perfect_with_sein(form) for form in said)


def is_verbless(tokens: Tokens, at: int) -> bool:
    """Whether the sentence around ``at`` is a full one without a finite verb, as captions are."""
    first, last = sentence_bounds(tokens, at)
    if tokens.forms[last - 1] != "." or _is_spoken(tokens, first, last):
        return False
    return not any(may_be_finite(tokens, place) for place in range(first, last))


def _is_spoken(tokens: Tokens, first: int, last: int) -> bool:
    """Whether someone speaks to someone: "Ich ruf dich am Freitag an.", "Bring am Freitag den Kuchen mit."

    Short forms of verbs bear no ending to know them by; pronouns, the accusative behind the first word, and
    a verb's particle at the end are what captions do not have.
    """
    said, forms = tokens.lower[first:last], tokens.forms[first:last]
    speaks = not _SPEAKERS.isdisjoint(forms) and _QUOTES.isdisjoint(forms)
    if speaks or forms[0] in _FIRST_SPEAKERS or said[0] in _SHORT_VERBS:
        return True
    if said[1].endswith(("te", "ten")):
        return False  # "Dieser zeigte Müller am Freitag an."
    return said[-2] in _PARTICLES_AT_THE_END or (said[1] in _OBJECTS and said[0] not in DETERMINERS)


_QUOTES = frozenset('„“»«"‚‘')
_FIRST_SPEAKERS = frozenset(("Ich", "Du", "Wir", "Bitte"))
_SPEAKERS = frozenset((
    "ich", "du", "wir", "mich", "dich", "uns", "mir", "dir", "mein", "meine", "meinen", "meinem", "meiner",
    "dein", "deine", "deinen", "deinem", "deiner", "bitte",
))  # fmt: skip
_OBJECTS = frozenset(("den", "ein", "eine", "einen", "ihn", "ihm", "mir", "uns"))
_PARTICLES_AT_THE_END = frozenset((
    "ab", "an", "auf", "aus", "ein", "mit", "nach", "vor", "zu", "um", "weg", "her", "hin", "los", "zurück",
    "vorbei", "durch", "herunter", "hoch", "heraus", "herein", "raus", "rein",
))  # fmt: skip
# The imperatives that change their vowel, and those of the verbs that change altogether.
_SHORT_VERBS = frozenset((
    "nimm", "gib", "sprich", "sieh", "lies", "iss", "vergiss", "hilf", "triff", "wirf", "sei", "bin", "lass",
))  # fmt: skip


def _nearest(tokens: Tokens, at: int, span: range, verbs: Mapping[int, Direction] | None) -> Direction | None:
    spoken = tokens.lower[span.start : span.stop]
    if _should_have_been(spoken) and _CALLED_OFF.isdisjoint(_rest_of_sentence(tokens, at)):
        return "past"
    promised = not (_FUTURE | _DUTIES | _WITH_SEIN).isdisjoint(spoken) and _WITH_HABEN.isdisjoint(spoken)
    cues = sorted(
        (abs(place - at) + _AND_REACH * ("und" in tokens.lower[min(at, place) : max(at, place)]), cue)
        for place, cue in _cues(tokens, span, verbs)
        # "wird (ist) am Freitag beschlossen": what looks like a preterite is the participle of a passive.
        if not (promised and cue == "past" and is_strong_participle(tokens.forms[place]))
    )
    return cues[0][1] if cues else _perfect(tokens, span)


_AND_REACH = 10  # tokens that "und" counts for: what it joins has a verb of its own


def _is_alleged(spoken: list[str]) -> bool:
    """Whether a clause tells what someone is said to have done: "soll ihn am Freitag bedroht haben"."""
    if _ALLEGING.isdisjoint(spoken):
        return False
    return any(
        (auxiliary == "haben" and is_participle(form))
        or (auxiliary == "sein" and (form in _BEEN or has_perfect_with_sein(form)))
        for form, auxiliary in pairwise(spoken)
    )


def _was_planned(spoken: list[str]) -> bool:
    """Whether a clause tells a plan of the past: "war für den 19. Februar angesetzt"."""
    if _WAS.isdisjoint(spoken):
        return False
    return any(words().get(form, {}).get("TENSE") == "future" and is_participle(form) for form in spoken)


_ALLEGING = frozenset((
    "soll", "sollen", "solle", "will", "wollen", "wolle", "muss", "müssen", "müsse", "kann", "können",
    "könnte", "könnten", "dürfte", "dürften", "mag", "mögen",
))  # fmt: skip
_BEEN = frozenset(("gewesen", "worden", "geworden"))
_WAS = frozenset(("war", "waren"))


def _cues(
    tokens: Tokens, span: range, verbs: Mapping[int, Direction] | None
) -> Iterator[tuple[int, Direction]]:
    vocabulary = words()
    for place in span:
        known = vocabulary.get(tokens.forms[place])
        cue = known.get("TENSE") if known is not None else None
        if cue in ("past", "future"):
            if not _is_noun(tokens, place) and not (
                cue == "future" and _is_told_otherwise(tokens, place, span)
            ):
                yield place, cue
        elif known is not None and (cue is not None or "verb" not in known.values()):
            continue
        elif verbs is not None:
            if tokens.starts[place] in verbs:
                yield place, verbs[tokens.starts[place]]
        elif is_preterite(tokens, place):
            yield place, "past"


def _is_told_otherwise(tokens: Tokens, place: int, span: range) -> bool:
    """Whether a word of the future is none here: "länger als geplant", "was niemand erwartet hatte", "musste
    abgeschleppt werden".
    """
    lower, form = tokens.lower, tokens.lower[place]
    if form in ("wollen", "sollen") and lower[place - 1].endswith("n"):
        return not _HAD.isdisjoint(lower[span.start : span.stop])
    if form == "werden":
        return not _PAST_MODALS.isdisjoint(lower[span.start : span.stop])
    after = lower[place + 1] if place + 1 < len(lower) else ""
    return is_participle(form) and (lower[place - 1] in ("als", "wie") or after in _HAD)


_PAST_MODALS = frozenset(
    ("musste", "mussten", "mußte", "mußten", "konnte", "konnten", "durfte", "durften", "wollte", "wollten")
)
_HAD = frozenset(("hatte", "hatten"))


def _is_noun(tokens: Tokens, place: int) -> bool:
    """Whether a form is a noun like "die Band", "die Unterlagen": it has a capital inside its sentence."""
    if not tokens.forms[place][0].isupper() or tokens.forms[place].isupper() or not place:
        return False
    before = tokens.forms[place - 1]
    return before not in _BEGINNINGS and not before.isspace()


_BEGINNINGS = frozenset('.!?:„»«"“‚–—-(…•+*;|/)]▶›‹')


def _perfect(tokens: Tokens, span: range) -> Direction | None:
    spoken = tokens.lower[span.start : span.stop]
    if not _FUTURE.isdisjoint(spoken):
        return None
    forms = tokens.forms[span.start : span.stop]
    if not _WITH_HABEN.isdisjoint(spoken):
        real = _UNREAL.isdisjoint(spoken)  # "Hätten Sie Zeit, damit wir reden können?" looks ahead
        substitute = real and any(b in _SUBSTITUTES and a.endswith("n") for a, b in pairwise(spoken))
        return "past" if substitute or any(is_participle(form) for form in forms) else None
    # "ist am Samstag gesperrt" tells a state.
    if not _WITH_SEIN.isdisjoint(spoken) and any(has_perfect_with_sein(form) for form in forms):
        return "past"
    return None


# Infinitives that stand for a participle behind another: "hat wissen lassen", "haben gehen müssen".
_SUBSTITUTES = frozenset(("lassen", "müssen", "sollen", "wollen", "können", "dürfen", "sehen", "hören"))


def _has_own_verb(tokens: Tokens, clause: range) -> bool:
    """Whether a verb that is not past rules the clause: present ("die am Freitag beginnt"), subjunctive of
    reported speech ("er komme am Freitag"), infinitive ("um am Freitag zu reisen"),
    state ("ist am Freitag gesperrt").
    """
    for place in clause:
        form = tokens.lower[place]
        if (
            form.endswith("t")
            and may_be_finite(tokens, place)
            and (not form.startswith("ge") or form in _PRESENT_WITH_GE)
        ):
            return not (is_participle(form) and ("ge" in form or _goes_on(tokens, clause, place)))
        if form.endswith("e") and _behind_subject(tokens, place) and may_be_finite(tokens, place):
            return True
        if form.endswith("en") and _is_plural_verb(tokens, place, clause):
            return True
        if form.endswith("n") and tokens.lower[place - 1] == "zu" and form not in _AUXILIARIES:
            return True
        if form.endswith("n") and is_separable_infinitive(form):
            return True
        if form in _WITH_SEIN and any(
            is_participle(other) for other in tokens.lower[place + 1 : clause.stop]
        ):
            return True
    return False


def _is_plural_verb(tokens: Tokens, place: int, clause: range) -> bool:
    """Whether a form in -en is a plural's present: "Am Samstag ziehen sie …", "Die Züge fahren nicht"."""
    if not may_be_finite(tokens, place) or not _RULING.isdisjoint(tokens.lower[clause.start : clause.stop]):
        return False
    after = tokens.forms[place + 1] if place + 1 < clause.stop else ""
    if after in _PLURAL_SUBJECTS:
        return True
    return place > clause.start and tokens.forms[place - 1][0].isupper() and after[:1].isalpha()


# Verbs beside which a form in -en is an infinitive or a participle.
_RULING = (
    _FUTURE | _DUTIES | _WITH_HABEN | frozenset(("lassen", "lässt", "ließ", "zu", "um", "wurde", "wurden"))
)
_PLURAL_SUBJECTS = frozenset(("sie", "wir", "Sie"))


def _goes_on(tokens: Tokens, clause: range, place: int) -> bool:
    """Whether a clause goes on with the auxiliary of the one before: "…, am 5. Juni verurteilt"."""
    last = clause.stop - (tokens.forms[clause.stop - 1] in _STOPS) - 1
    return place == last and clause.start > 0 and tokens.forms[clause.start] in _OPENING_PREPOSITIONS


_OPENING_PREPOSITIONS = frozenset(("am", "im", "in", "um", "nach", "vor", "gegen"))
_PRESENT_WITH_GE = frozenset(("geht", "gehört", "gelingt", "genügt", "gerät", "geschieht", "gewinnt"))


def _behind_subject(tokens: Tokens, place: int) -> bool:
    """Whether a noun stands before the form ("der Rat komme"), or a pronoun beside it."""
    if place and tokens.forms[place - 1][0].isupper():
        return True
    return not _SINGULAR.isdisjoint(tokens.lower[max(0, place - 1) : place + 2])


_SINGULAR = frozenset(("er", "sie", "es", "man"))
_AUXILIARIES = frozenset(("haben", "sein"))  # "am Freitag gestohlen zu haben" is past
