"""Vague past, present and future: "damals", "derzeit", "künftig", "vor kurzem", "Ex-"."""

from __future__ import annotations

from newsanalysis.temporal.expressions import Vague
from newsanalysis.temporal.grammar.pattern import Match, words_pattern
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of, phrases

_PHRASES = {" ".join(p.words).lower(): str(p.value) for p in phrases() if p.kind == "REF"}
_FUTURE_ARTICLES = ("der", "die", "das", "eine", "keine", "mit", "ohne", "für")


@rule("REF!")
def reference(m: Match) -> Outcome:
    """Das Haus war damals leer."""
    form = m.line.lower[m.first]
    after = m.after().lower()
    if after == "-" and m.line.glued(m.end):
        return None  # "Jetzt-Zustand"
    # "früher als geplant", "nun mal", "so bald", "nicht früher" compare; they place nothing.
    if form == "früher" and (
        after in ("als", "oder") or m.before().lower() in ("je", "noch", "viel", "nicht")
    ):
        return None
    if form.startswith("früher") and "PLURAL" in kinds_of(m.before() or " "):
        return None  # "eine 300 Jahre frühere Kirche"
    if form == "bald" and m.before().lower() in ("so", "möglichst", "sehr"):
        return None
    if form == "nun" and after in ("mal", "einmal", "ja"):
        return None
    return Vague(m.string("ref"))


def _phrase_patterns() -> list[str]:
    patterns = []
    for phrase in phrases():
        if phrase.kind == "REF":
            first, *rest = list(words_pattern(phrase.words))
            # A preposition stays outside, but for "vor kurzem", which is one word in all but spelling.
            outside = first in ("in", "zur", "im")
            patterns.append(f"{first} < {' '.join(rest)} >" if outside else f"< {first} {' '.join(rest)} >")
    return patterns


@rule(*_phrase_patterns())
def reference_of_several_words(m: Match) -> Outcome:
    """Das Haus wurde vor kurzem verkauft."""
    if m.line.lower[m.end - 1] == "zeit" and m.after().lower() in ("der", "des", "von", "-"):
        return None  # "zur Zeit der Entstehung", "zur Zeit-Redaktion"
    prospects = m.line.lower[m.start : m.end] == ["der", "zukunft"]
    if prospects and m.after().lower() in ("der", "des", "von", "eines", "einer"):
        return None  # "Hinter der Zukunft des Trainers steht ein Fragezeichen"
    return Vague(_PHRASES[" ".join(m.line.lower[m.start : m.end])])
