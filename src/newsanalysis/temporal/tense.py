"""Where a sentence looks: to the past or the future, by its verbs, without a tagger.

The nearest cue of the clause decides, then the nearest of the sentence. Cues are the words of
``lexicon/tense.toml``, preterites by their form ("reiste", "aufstand"), and the perfect ("hat … besucht").
A clause with a verb of its own that is neither past nor future is not told by the sentence around it.
"""

from __future__ import annotations

from collections.abc import Mapping

from newsanalysis.temporal.auxiliaries import BEEN, HAD, WAS
from newsanalysis.temporal.expressions import Direction
from newsanalysis.temporal.own_verbs import has_own_verb
from newsanalysis.temporal.sentences import clause_around, sentence_bounds
from newsanalysis.temporal.tokens import Tokens
from newsanalysis.temporal.verb_cues import nearest_cue, told_as_a_whole
from newsanalysis.temporal.vocabulary import kinds_of, words
from newsanalysis.temporal.wordforms import DETERMINERS, has_perfect_with_sein, is_participle, may_be_finite

_CONDITIONS = frozenset(("wenn", "falls", "sobald"))  # what they open is not told by the sentence around it


def direction(tokens: Tokens, at: int, verbs: Mapping[int, Direction] | None = None) -> Direction | None:
    """Where the sentence around token ``at`` looks; None when it does not show.

    ``verbs`` are cues that a tagger knows, by the token's offset.
    """
    first, last = sentence_bounds(tokens, at)
    clause = clause_around(tokens, at, first, last)
    near = told_as_a_whole(tokens, at, clause) or nearest_cue(tokens, at, clause, verbs)
    if near is None and _is_participle_clause(tokens, clause):
        return "past"
    conditional = not _CONDITIONS.isdisjoint(tokens.lower[clause.start : clause.stop])
    if near is not None or conditional or has_own_verb(tokens, clause):
        return near
    beside = _clause_behind_a_report(tokens, clause, first, last)
    return nearest_cue(tokens, at, beside or range(first, last), verbs)


def _is_participle_clause(tokens: Tokens, clause: range) -> bool:
    """Whether "…, im März noch belächelt, …" tells by its participle alone what was."""
    if clause.start == 0 or tokens.forms[clause.start - 1] != "," or len(clause) < _SHORTEST:
        return False
    last = tokens.forms[clause.stop - 1]
    ended = clause.stop < len(tokens) and tokens.forms[clause.stop] == ","
    if not ended or not last.islower() or not is_participle(last) or words().get(last):
        return False
    said = tokens.lower[clause.start : clause.stop]
    if last in _STATES or not _LIMITS.isdisjoint(said):
        return False  # "Die Straße, am Wochenende gesperrt, …", "ab Montag gesperrt"
    return not any(may_be_finite(tokens, place) for place in range(clause.start, clause.stop - 1))


_STATES, _LIMITS = frozenset(("gesperrt", "geschlossen")), frozenset(("ab", "bis", "für"))
_SHORTEST = 3  # tokens, "im März belächelt"


def _clause_behind_a_report(tokens: Tokens, clause: range, first: int, last: int) -> range | None:
    """The clause that goes on behind who says it: "Im Januar, habe man ihm gesagt, gehe ein Schiff"."""
    at = clause.stop + 1
    if at >= last or tokens.forms[clause.stop] != ",":
        return None
    report = clause_around(tokens, at, first, last)
    reports = any("SAYING" in kinds_of(tokens.forms[place]) for place in report)
    if not reports or report.stop + 1 >= last or tokens.forms[report.stop] != ",":
        return None
    behind = clause_around(tokens, report.stop + 1, first, last)
    told = has_own_verb(tokens, behind) or nearest_cue(tokens, at, behind, None) is not None
    return behind if told else None


def clause_direction(
    tokens: Tokens, at: int, verbs: Mapping[int, Direction] | None = None
) -> Direction | None:
    """Where the clause around token ``at`` looks by its own verbs."""
    clause = clause_around(tokens, at, *sentence_bounds(tokens, at))
    return told_as_a_whole(tokens, at, clause) or nearest_cue(tokens, at, clause, verbs)


def is_present(tokens: Tokens, at: int, verbs: Mapping[int, Direction] | None = None) -> bool:
    """Whether the clause around token ``at`` has a verb of its own in the present tense, and nothing else in
    the sentence looks back: "Im März steigt die Quote, teilte das Amt mit" reports what was.
    """
    first, last = sentence_bounds(tokens, at)
    told = nearest_cue(tokens, at, range(first, last), verbs)
    return told is None and has_own_verb(tokens, clause_around(tokens, at, first, last))


def is_told_in_present(tokens: Tokens, at: int, verbs: Mapping[int, Direction] | None = None) -> bool:
    """Whether the sentence around token ``at`` has a verb in the present tense and looks nowhere else."""
    first, last = sentence_bounds(tokens, at)
    sentence = range(first, last)
    return nearest_cue(tokens, at, sentence, verbs) is None and has_own_verb(tokens, sentence)


def looks_back(tokens: Tokens, at: int) -> bool:
    """Whether the clause around token ``at`` is in the pluperfect: "Noch im Juli hatte es gehagelt"."""
    clause = clause_around(tokens, at, *sentence_bounds(tokens, at))
    said = tokens.lower[clause.start : clause.stop]
    if not HAD.isdisjoint(said):
        return any(is_participle(form) for form in said)
    return not WAS.isdisjoint(said) and any(form in BEEN or has_perfect_with_sein(form) for form in said)


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
