"""One stretch of text while it is being resolved: what is found in it and what is known of it so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from newsanalysis.temporal.anchor import Dct
from newsanalysis.temporal.calendar import interval
from newsanalysis.temporal.calendar_values import Day, Value, Weekday
from newsanalysis.temporal.chronicle import chronicle
from newsanalysis.temporal.expressions import Direction, Every, WeekdayIn
from newsanalysis.temporal.grammar import Candidate, read
from newsanalysis.temporal.ranges import opening_days, ranges
from newsanalysis.temporal.resolve import Resolved
from newsanalysis.temporal.sentences import clause_around, sentence_bounds
from newsanalysis.temporal.story import Story
from newsanalysis.temporal.tense import direction
from newsanalysis.temporal.tokens import Tokens
from newsanalysis.temporal.vocabulary import kinds_of

STORY_REACH = 60  # tokens behind a day within which a text still tells of it
_SHARES = frozenset(("teilt", "teilen", "teilte", "teilten"))
_BOUND_ARTICLES = frozenset((
    "zum", "zur", "einschließlich", "einschliesslich", "inklusive", "dem", "der", "den", "spätestens",
    "frühestens", "mindestens", "voraussichtlich",
))  # fmt: skip
# Between "wie" and the date: "wie zuletzt im Mai 1950", "mehr als noch im Mai 1950".
_BEFORE_DATES = frozenset((
    "zuletzt", "zuvor", "noch", "schon", "bereits", "etwa", "im", "in", "am", "zum", "zur", "dem",
    "der", "den",
))  # fmt: skip
_SOONER = ("früher", "später", "eher")


class Reading:
    """Candidates in text order, ``resolved`` beside them; ``narrative`` is the last date that was told."""

    def __init__(
        self, tokens: Tokens, dct: Dct | None, verbs: Mapping[int, Direction] | None, narrative: Value | None
    ) -> None:
        self.tokens, self.dct, self.verbs, self.narrative = tokens, dct, verbs, narrative
        self.today = interval(dct) if dct is not None else None
        self.candidates = [c for c in read(tokens) if c.expression is not None]
        self.resolved: list[Resolved | None] = [None] * len(self.candidates)
        self.ranges = ranges(tokens, self.candidates)
        for index in opening_days(tokens, self.candidates, self.ranges):
            self.candidates[index] = _every_week(self.candidates[index])
        self.chronicle = chronicle(tokens, self.candidates, dct)
        if self.chronicle is not None:
            for index, dated in zip(self.chronicle.places, self.chronicle.entries, strict=True):
                self.candidates[index] = replace(self.candidates[index], expression=dated)
        self.range_ends = frozenset(self.ranges.values())
        self.story: Story | None = None
        self.backstory: Story | None = None  # what is told in the pluperfect beside it
        self.told_day: tuple[int, Day] | None = None  # where the last day stands, and the day
        # What "vor zehn Jahren", "in zwei Jahren" behind the narrative's date point at, by their side.
        self.pointed: dict[Direction, Value] = {}

    def direction(self, at: int) -> Direction | None:
        """Where the sentence around token ``at`` looks."""
        return direction(self.tokens, at, self.verbs)

    def sentence(self, candidate: Candidate) -> tuple[int, int]:
        """``[first, last)`` tokens of the sentence of a candidate."""
        return sentence_bounds(self.tokens, candidate.first)

    def is_reported(self, candidate: Candidate) -> bool:
        """Whether the clause around a mention reports: "…, sagt der Sprecher am Dienstag"."""
        clause = clause_around(self.tokens, candidate.first, *self.sentence(candidate))
        said = [at for at in clause if "SAYING" in kinds_of(self.tokens.forms[at])]
        opened = any(self.tokens.forms[at] != "so" or at == clause.start for at in said)
        shared = any(self.tokens.lower[at] in _SHARES for at in said)  # "teilt … mit"
        return opened and (not shared or "mit" in self.tokens.lower[clause.start : clause.stop])

    def before(self, index: int, reach: int) -> range:
        """The candidates before ``index``, at most ``reach`` of them, the nearest first."""
        return range(index - 1, max(-1, index - 1 - reach), -1)

    def said(self, candidate: Candidate) -> list[str]:
        """The words of a mention in lower case."""
        return self.tokens.lower[candidate.first : candidate.last]

    def preposition_at(self, candidate: Candidate) -> int:
        """The token before a mention, its article and "spätestens" left out; -1 where none is."""
        at = candidate.first - 1
        while at > 0 and self.tokens.lower[at] in _BOUND_ARTICLES:
            at -= 1
        return at

    def preposition(self, candidate: Candidate) -> str:
        """The word before a mention, its article and "spätestens" left out."""
        at = self.preposition_at(candidate)
        return self.tokens.lower[at] if at >= 0 else ""

    def is_compared(self, candidate: Candidate) -> bool:
        """Whether something is measured by the date: "Wie im März heißt es", "mehr als noch im Mai 1950"."""
        tokens, at = self.tokens, candidate.first - 1
        while at > 0 and tokens.lower[at] in _BEFORE_DATES:
            at -= 1
        if at >= 0 and tokens.lower[at] == "als":  # "Als im März …" begins a story, "nicht später als" a term
            return at > 0 and tokens.forms[at - 1][0].isalnum() and tokens.lower[at - 1] not in _SOONER
        return at >= 0 and tokens.lower[at] == "wie"

    def day_at(self, place: int) -> Day | Weekday | None:
        """The day of a resolved candidate, also that of a time."""
        found = self.resolved[place]
        value = found.calendar if found is not None else None
        if isinstance(value, Day | Weekday):
            return value
        day = getattr(value, "day", None)
        return day if isinstance(day, Day | Weekday) else None

    def same_paragraph(self, before: Candidate, after: Candidate) -> bool:
        """Whether no blank line stands between two candidates."""
        return not any(form.isspace() for form in self.tokens.forms[before.last : after.first])


def _every_week(candidate: Candidate) -> Candidate:
    """The weekday as a set."""
    day = candidate.expression
    assert isinstance(day, WeekdayIn), day  # noqa: S101
    return replace(candidate, expression=Every(f"XXXX-WXX-{day.weekday}", "EVERY"))
