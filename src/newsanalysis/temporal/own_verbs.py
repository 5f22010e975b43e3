"""Whether a clause has a verb of its own that is not past, so that the sentence around does not place it."""

from __future__ import annotations

from newsanalysis.temporal.auxiliaries import DUTIES, FUTURE, WITH_HABEN, WITH_SEIN
from newsanalysis.temporal.tokens import Tokens
from newsanalysis.temporal.verb_cues import STOPS
from newsanalysis.temporal.wordforms import is_participle, is_separable_infinitive, may_be_finite


def has_own_verb(tokens: Tokens, clause: range) -> bool:
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
        if form in WITH_SEIN and any(is_participle(other) for other in tokens.lower[place + 1 : clause.stop]):
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
_RULING = FUTURE | DUTIES | WITH_HABEN | frozenset(("lassen", "lässt", "ließ", "zu", "um", "wurde", "wurden"))
_PLURAL_SUBJECTS = frozenset(("sie", "wir", "Sie"))


def _goes_on(tokens: Tokens, clause: range, place: int) -> bool:
    """Whether a clause goes on with the auxiliary of the one before: "…, am 5. Juni verurteilt"."""
    last = clause.stop - (tokens.forms[clause.stop - 1] in STOPS) - 1
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
