"""Which speech act a verb of speech is, where that depends on who speaks and how."""

from __future__ import annotations

from newsanalysis.statements.cues import Cue
from newsanalysis.statements.lexicon import words
from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.values import Kind, Span

_REPORTING = frozenset(("berichten", "melden", "vermelden"))
_INSISTING = frozenset(("beharren", "pochen"))


def kind_of(sentence: Sentence, cue: Cue, frame: str) -> Kind:
    """What is done with a content in ``frame``; with a verb of reporting, media report and others state."""
    if cue.verb.form in _INSISTING:  # "beharrte auf ihrem Recht", but "beharrte, sie sei im Recht"
        return "demand" if frame in ("preposition", "zu") else "statement"
    if cue.verb.form not in _REPORTING:
        return cue.verb.kind
    return "report" if frame == "preposition" or is_media(sentence, cue.speaker) else "statement"


def is_media(sentence: Sentence, span: Span | None) -> bool:
    """Whether a phrase names a medium: by its noun, by its sign, or as a title in quotation marks."""
    if span is None:
        return False
    known = words()
    for place in range(*span):
        form = sentence.forms[place]
        if sentence.classes[place] == "T" or form in known.media_signs:
            return True
        if form[0].isupper() and form.lower().endswith(known.media):
            return True
    return False


__all__ = ["is_media", "kind_of"]
