"""How a text goes on: what each date does to the story that is told, and which story a date is of."""

from __future__ import annotations

from dataclasses import replace

from newsanalysis.temporal.calendar import containing
from newsanalysis.temporal.calendar_values import Day, Year
from newsanalysis.temporal.expressions import Expression
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.reading import Reading
from newsanalysis.temporal.resolve import Resolved
from newsanalysis.temporal.sentences import clause_around
from newsanalysis.temporal.story import Story, follow, in_story
from newsanalysis.temporal.tense import is_verbless, looks_back
from newsanalysis.temporal.told import is_aside
from newsanalysis.temporal.vocabulary import kinds_of
from newsanalysis.temporal.wordforms import DETERMINERS, is_participle

_MEASURED_BY = frozenset(("gegenüber", "seit", "aus", "von"))


def told_in_story(reading: Reading, candidate: Candidate, expression: Expression) -> Expression:
    """The expression of a past sentence with the year of the story that it goes on with, if it has none."""
    story = _story_of(reading, candidate)
    if story is None or not _goes_on(reading, story, candidate):
        return expression
    before = story is reading.story and looks_back(reading.tokens, candidate.first)
    back = before or reading.preposition(candidate) == "seit"
    return in_story(story, reading.tokens, candidate, expression, back=back)


def remember(reading: Reading, candidate: Candidate, expression: Expression, found: Resolved) -> None:
    """Keep what a resolved date says of where the text is: the story, its last date, its last day."""
    if found.calendar is None and (found.value != "PRESENT_REF" or reading.story is None):
        return
    old = _story_of(reading, candidate) if reading.story is not None else None
    new = follow(old, candidate, expression, found, reading.dct)
    compared = new is not old and _is_compared(reading, candidate)
    passing = isinstance(found.calendar, Year) and new is not None and _is_background(reading, candidate)
    if new is not old and not compared and not passing and not (old and is_aside(reading, candidate)):
        _follow(reading, candidate, new)
    if found.calendar is None or found.begin is None:
        return
    if reading.narrative is None or not (compared and reading.preposition(candidate) == "seit"):
        reading.narrative = found.calendar
    if isinstance(day := containing(found.calendar, "day"), Day):
        reading.told_day = (candidate.last, day)


def _follow(reading: Reading, candidate: Candidate, story: Story | None) -> None:
    main = reading.story
    if story is not None and looks_back(reading.tokens, candidate.first):
        # What went before is told beside the story, and is a date of it, too.
        if main is not None and story.candidate is candidate:
            reading.story = replace(main, dates=main.dates + 1)
        reading.backstory = story
    else:
        reading.story, reading.backstory = story, None


def _story_of(reading: Reading, candidate: Candidate) -> Story | None:
    back = reading.backstory is not None and looks_back(reading.tokens, candidate.first)
    return reading.backstory if back else reading.story


def _is_compared(reading: Reading, named: Candidate) -> bool:
    """Whether something else is measured by the date: "mehr als im Mai 1950", "gegenüber dem Mai 1950"."""
    return reading.is_compared(named) or reading.preposition(named) in _MEASURED_BY


def _is_background(reading: Reading, named: Candidate) -> bool:
    """Whether a year is told in passing: "1978 gebaut", "von 1970 bis 1975", "bei der Europawahl 2019"."""
    tokens, before = reading.tokens, reading.preposition(named)
    if before in _SPANS:
        return True
    clause = clause_around(tokens, named.first, *reading.sentence(named))
    if any("FOUNDED" in kinds_of(tokens.forms[at]) for at in clause):
        return True
    at = named.first - 1
    noun = at > clause.start and tokens.forms[at][0].isupper() and tokens.lower[at - 1] in DETERMINERS
    return noun and tokens.lower[clause.start] not in _SUBORDINATING


_SPANS = frozenset(("von", "bis", "seit", "zwischen", "ab"))
_SUBORDINATING = frozenset(("als", "nachdem", "weil", "dass", "wie", "bevor", "während", "da"))


def _goes_on(reading: Reading, story: Story, candidate: Candidate) -> bool:
    """Whether the story is one, told in the past ("Der Olympiazweite von 2018 hört auf" tells none), and
    the candidate is still of it: "Seit Juli werden Bestellungen gestreckt" is of these days.
    """
    told = story.candidate
    past = reading.direction(told.first) == "past"
    if not past and not (story.long_ago and _is_told_without_verb(reading, told)):
        return False
    since = reading.preposition(candidate) == "seit"
    return not since or reading.direction(candidate.first) == "past"


def _is_told_without_verb(reading: Reading, told: Candidate) -> bool:
    """Whether "1971, vier Jahre alt." or "gefallen am 5. November 1918" tells of the year."""
    before = reading.preposition_at(told) - 1
    participle = before >= 0 and is_participle(reading.tokens.forms[before])
    return participle or is_verbless(reading.tokens, told.first)
