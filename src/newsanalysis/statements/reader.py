"""Statements of a text, sentence by sentence, the most certain signs of speech first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsanalysis.statements.attitudes import said_by_phrases
from newsanalysis.statements.attributed import beside_es_heisst, beside_sources
from newsanalysis.statements.cues import cues
from newsanalysis.statements.direct import name_and_colon, quotations_in_part, quotations_with_verb
from newsanalysis.statements.document import finite_verbs, sentence_begins
from newsanalysis.statements.indirect import said_before, said_by_nouns, said_by_verb
from newsanalysis.statements.quotes import quotations
from newsanalysis.statements.reading import Earlier, Reading, quotations_inside
from newsanalysis.statements.roles import with_roles
from newsanalysis.statements.sentence import Sentence, sentences
from newsanalysis.statements.subjunctive import (
    report_by_hearsay,
    report_in_main_clause,
    report_in_subordinate_clause,
    reporter,
)
from newsanalysis.statements.values import Span, Statement

if TYPE_CHECKING:
    from spacy.language import Language

_WORTH = re.compile(r"[VLScQZx:]")
"""Classes of items without one of which a sentence tells of no speech."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The statements in text order, and the places of quotation marks that have no partner."""

    statements: tuple[Statement, ...]
    unclosed: tuple[int, ...]


def find(text: str, *, nlp: Language | None = None) -> list[Statement]:
    """The statements of ``text`` in its order: who says what to whom, and how that is told.

    Parameters
    ----------
    text
        German text; blank lines part paragraphs.
    nlp
        A spaCy pipeline whose sentence borders and finite verbs are used; None for the rules alone.
    """
    if nlp is None:
        return list(read(text).statements)
    doc = nlp(text)
    return list(read(text, begins=sentence_begins(doc), verbs=finite_verbs(doc)).statements)


def read(
    text: str,
    *,
    begins: Sequence[int] | None = None,
    verbs: Mapping[int, str] | None = None,
    skip: Sequence[Span] = (),
) -> Findings:
    """The findings in ``text``.

    ``begins`` are the offsets at which its sentences start and ``verbs`` the classes of its finite verbs by
    their offset (see ``newsanalysis.statements.document``), where a pipeline knows them; sentences that begin
    in a span of ``skip`` (in text order: picture credits and the like) are left out.
    """
    marks = quotations(text)
    reader = _Reader()
    for sentence in _outside(skip, sentences(text, marks.found, begins, verbs)):
        reader.read(sentence)
    found = sorted(reader.found, key=lambda s: (s.content or (0, 0), s.cue))
    return Findings(tuple(found), marks.unclosed)


def _outside(skip: Sequence[Span], found: Iterator[Sentence]) -> Iterator[Sentence]:
    skipped = 0
    for sentence in found:
        while skipped < len(skip) and skip[skipped][1] <= sentence.start:
            skipped += 1
        if skipped == len(skip) or sentence.start < skip[skipped][0]:
            yield sentence


class _Reader:
    """Goes through the sentences and keeps who spoke last."""

    def __init__(self) -> None:
        self.found: list[Statement] = []
        self.earlier = Earlier()
        self.run_at = 0  # where the statement in the mood alone stands that may go on

    def read(self, sentence: Sentence) -> None:
        """What one sentence says, and by whom."""
        reading = Reading(sentence, self.earlier)
        if _WORTH.search(sentence.classes):
            _read_all(reading)
        content, main = report_in_main_clause(reading), reading.main
        if content is None:
            said, speaker = reading.found, self.earlier.speaker
            self.found += said
        else:
            report = self._report(content)
            said, speaker = [report], report.speaker
            self.found += quotations_inside(report, sentence)
        if main is not None and (main.speaker is not None or content is None):
            speaker = main.speaker
        spoke = main is not None or content is not None
        reach = max([self.earlier.reach, *(s.content[1] for s in said if s.content)])
        last, silent = (speaker, 0) if spoke and speaker else (self.earlier.last, self.earlier.silent + 1)
        self.earlier = Earlier(sentence, spoke, speaker, content is not None, reach, last, silent)

    def _report(self, content: Span) -> Statement:
        """A sentence told by its mood alone, kept, and joined with the one that it goes on with."""
        if self.earlier.running and (begun := self.found[self.run_at]).content is not None:
            report = replace(begun, content=(begun.content[0], content[1]))
            self.found[self.run_at] = report
            return report
        speaker, rule = reporter(self.earlier)
        report = Statement("statement", "subjunctive", "asserted", False, (), speaker, None, content, rule)
        self.run_at = len(self.found)
        self.found.append(report)
        return report


def _read_all(reading: Reading) -> None:
    """All rules but the mood alone, the most certain ones first."""
    sentence = reading.sentence
    verbs = [with_roles(sentence, cue) for cue in cues(sentence)]
    verbs = beside_sources(reading, verbs)
    beside_es_heisst(reading)
    quotations_with_verb(reading, verbs)
    for cue in verbs:
        said_by_verb(reading, cue)
    said_before(reading, verbs)
    said_by_nouns(reading)
    said_by_phrases(reading)
    quotations_in_part(reading)
    name_and_colon(reading)
    report_in_subordinate_clause(reading)
    report_by_hearsay(reading)


__all__ = ["Findings", "find", "read"]
