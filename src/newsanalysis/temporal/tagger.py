"""The tagger: text and a day of writing in, time expressions out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from newsanalysis.temporal.anchor import Anchor
from newsanalysis.temporal.calendar import add_days
from newsanalysis.temporal.calendar_values import Day, Value
from newsanalysis.temporal.days import (
    day_for,
    is_of_one_evening,
    is_of_the_day_of_writing,
    of_one_evening,
    past_noon,
    runs_over_midnight,
    time_before,
)
from newsanalysis.temporal.directions import mention_direction
from newsanalysis.temporal.expressions import (
    ClockTime,
    Direction,
    Every,
    Expression,
    Lasting,
    Later,
    PartsLasting,
    Vague,
    needs_day,
)  # fmt: skip
from newsanalysis.temporal.findings import Findings, record
from newsanalysis.temporal.former_times import is_nowadays
from newsanalysis.temporal.open_expressions import is_open
from newsanalysis.temporal.range_order import place_range
from newsanalysis.temporal.reading import Reading
from newsanalysis.temporal.reference import read_reference
from newsanalysis.temporal.resolve import resolve
from newsanalysis.temporal.storyline import next_told, remember, told_in_story, weekday_in_story
from newsanalysis.temporal.tokens import Tokens
from newsanalysis.temporal.told import (
    counted_from_dct,
    counted_in_text,
    in_coming_week,
    named_before,
    narrative_for,
    of_the_year_before,
    vague_by_tense,
)
from newsanalysis.temporal.years import beside_its_day, in_named_year, not_ahead

Span = tuple[int, int]
_LONGEST = 200_000  # characters that are read in one go


def find(
    text: str,
    reference: str | dt.date | dt.datetime | None,
    *,
    spans: Iterable[Span] | None = None,
    verbs: Mapping[int, Direction] | None = None,
) -> Findings:
    """Every time expression of ``text`` with the dates they imply.

    ``spans`` are the stretches to read, each by itself (nothing runs across their bounds); all of the text
    by default. ``verbs`` are directions that a tagger knows, by the verb's offset.
    """
    dct = read_reference(reference)
    findings = Findings()
    narrative: Value | None = None
    for start, end in _pieces(text, spans if spans is not None else [(0, len(text))]):
        local = (
            {at - start: cue for at, cue in verbs.items() if start <= at < end} if verbs is not None else None
        )
        reading = Reading(Tokens(text[start:end]), dct, local, narrative)
        _resolve_all(reading)
        record(reading, findings, start)
        narrative = reading.narrative
    return findings


def _pieces(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, those of books cut between paragraphs, so that memory does not grow with them."""
    for start, end in spans:
        while end - start > _LONGEST:
            window = (start, start + _LONGEST)
            cuts = (text.rfind("\n\n", *window), text.rfind(" ", *window), start + _LONGEST)
            cut = next(cut for cut in cuts if cut > start)
            yield start, cut
            start = cut
        yield start, end


def _resolve_all(reading: Reading) -> None:
    """Resolve first what stands by itself, then times of day, which need a day."""
    for index, candidate in enumerate(reading.candidates):
        if candidate.expression is not None and not needs_day(candidate.expression):
            _resolve(reading, index, candidate.expression)
        if index in reading.range_ends:
            place_range(reading, index - 1)
    for index, candidate in enumerate(reading.candidates):
        if reading.resolved[index] is None and candidate.expression is not None:
            _resolve_time(reading, index, of_one_evening(candidate.expression))


def _resolve(reading: Reading, index: int, expression: Expression) -> None:
    looks = mention_direction(reading, index) if is_open(expression) else None
    candidate = reading.candidates[index]
    if looks is None and is_nowadays(reading, index, expression):
        expression = Vague("PRESENT_REF")
    if is_of_one_evening(reading, index, expression):
        return  # with the times of day
    told = reading.narrative
    if isinstance(expression, Vague):
        expression = vague_by_tense(reading, index, expression)
    elif not isinstance(expression, Lasting | PartsLasting | Every):
        expression = _placed(reading, index, expression, looks)
        told = narrative_for(reading, candidate, expression)
    if (named := named_before(reading, index, expression)) is not None:
        expression, told = counted_in_text(expression), named
    found = counted_from_dct(reading, index, expression) or resolve(
        expression, Anchor(reading.dct, looks, told)
    )
    if reading.preposition(candidate) == "seit":
        found = not_ahead(reading, expression, found)
    reading.resolved[index] = found
    remember(reading, candidate, expression, found)


def _placed(reading: Reading, index: int, expression: Expression, looks: Direction | None) -> Expression:
    """The expression with what the words around it and the story before it say of its year or week."""
    candidate = reading.candidates[index]
    expression = in_named_year(reading, index, expression, looks)
    expression = of_the_year_before(reading, index, beside_its_day(reading, index, expression))
    expression = next_told(reading, candidate, expression)
    if looks == "past":
        expression = weekday_in_story(reading, candidate, expression)
    expression = told_in_story(reading, candidate, expression, looks)
    return in_coming_week(reading, index, expression, looks)


def _resolve_time(reading: Reading, index: int, expression: Expression) -> None:
    if isinstance(expression, Later):
        reading.resolved[index] = resolve(
            expression, Anchor(reading.dct, narrative=time_before(reading, index))
        )
        return
    candidate = reading.candidates[index]
    day, name = day_for(reading, index)
    if name == "dct" and not is_of_the_day_of_writing(reading, index, expression):
        day, name = None, None
    expression = past_noon(reading, index, expression, day)
    if isinstance(day, Day) and runs_over_midnight(reading, index, expression):
        day = add_days(day, 1) or day
    spoken = isinstance(expression, ClockTime) and expression.twelve
    looks = reading.direction(candidate.first) if spoken or name == "dct" else None
    if reading.preposition(candidate) == "seit":
        looks = "past"
    reading.resolved[index] = resolve(expression, Anchor(reading.dct, looks, reading.narrative, day, name))
