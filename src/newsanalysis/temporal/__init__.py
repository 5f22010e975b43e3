"""German time expressions as TIMEX3: found, normalised, with interval, anchor and the rule that says why.

>>> from newsanalysis.temporal import tag
>>> [(t.text, t.value) for t in tag("Er reist am Dienstagabend ab.", "2024-06-18")]
[('Dienstagabend', '2024-06-18TEV')]
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from newsanalysis.temporal.findings import Findings
from newsanalysis.temporal.tagger import find
from newsanalysis.temporal.values import Implied, Timex

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Findings", "Implied", "Timex", "find", "tag", "timexes"]


def tag(
    text: str, reference: str | dt.date | dt.datetime | None = None, *, nlp: Language | None = None
) -> list[Timex]:
    """The time expressions of ``text`` in order, none overlapping.

    ``reference`` is the day of writing (ISO 8601 string, date, datetime); without one, relative expressions
    stay underspecified (``XXXX-WXX-2TEV``). ``nlp``: a spaCy pipeline whose tenses are used where it has
    them. Raises ValueError for a reference that is no date.
    """
    if nlp is None:
        return find(text, reference).timexes
    from newsanalysis.temporal.component import verb_directions

    return find(text, reference, verbs=verb_directions(nlp(text))).timexes


def timexes(doc: Doc) -> list[Timex]:
    """The time expressions that the component ``newsanalysis_timex`` left on ``doc``."""
    from newsanalysis.temporal.component import timexes_of

    return timexes_of(doc)
