"""How a text goes on: what each date does to the story that is told, and which story a date is of."""

from __future__ import annotations

from dataclasses import replace

from newsanalysis.temporal.auxiliaries import FUTURE, WITH_HABEN, WITH_SEIN
from newsanalysis.temporal.calendar import add_days, containing, date_of
from newsanalysis.temporal.calendar_values import Day, Value, Year
from newsanalysis.temporal.durations import pointed_at
from newsanalysis.temporal.expressions import Direction, Expression, Fixed, PartOfDay, WeekdayIn, Yearly
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.open_expressions import is_weekly
from newsanalysis.temporal.reading import STORY_REACH, Reading
from newsanalysis.temporal.resolve import Resolved
from newsanalysis.temporal.sentences import clause_around
from newsanalysis.temporal.story import Story, follow, has_no_year, in_story, is_next, next_in_story
from newsanalysis.temporal.tense import is_told_in_present, is_verbless, looks_back
from newsanalysis.temporal.told import is_aside
from newsanalysis.temporal.vocabulary import kinds_of
from newsanalysis.temporal.wordforms import DETERMINERS, is_participle

_MEASURED_BY = frozenset(("gegenüber", "seit", "aus", "von"))


def told_in_story(
    reading: Reading, candidate: Candidate, expression: Expression, looks: Direction | None
) -> Expression:
    """The expression with the year of the story that it goes on with, if it has none: one of the past, or
    one in the present where the story is told so, too ("1896 zieht sie nach Leipzig. Im Mai …").
    """
    if looks == "future" or not has_no_year(expression):
        return expression
    story = _story_of(reading, candidate)
    if story is None:
        return expression
    story = _with_its_tense(reading, story)
    if (looks != "past" and not story.present) or not _goes_on(reading, story, candidate):
        return expression
    if _is_news_of_somebody_born(reading, story, candidate, expression):
        return expression
    before = story is reading.story and looks_back(reading.tokens, candidate.first)
    back = before or reading.preposition(candidate) == "seit"
    return in_story(story, reading.tokens, candidate, expression, back=back)


def _is_news_of_somebody_born(
    reading: Reading, story: Story, candidate: Candidate, expression: Expression
) -> bool:
    """Whether "Er wurde am 3. März 1950 geboren. Am 4. Oktober ist er gestorben" tells of another year.

    What is told of the same month goes on with the birth.
    """
    if isinstance(expression, Yearly) and getattr(expression.template, "month", None) == story.month:
        return False
    birth, clause = (
        clause_around(reading.tokens, told.first, *reading.sentence(told))
        for told in (story.candidate, candidate)
    )
    if "geboren" not in reading.tokens.lower[birth.start : birth.stop]:
        return False
    return not (WITH_SEIN | WITH_HABEN).isdisjoint(reading.tokens.lower[clause.start : clause.stop])


def next_told(reading: Reading, candidate: Candidate, expression: Expression) -> Expression:
    """What a sentence of the past calls the next year or summer, as the next of its story."""
    story = _story_of(reading, candidate) if is_next(expression) else None
    if story is None or reading.direction(candidate.first) != "past":
        return expression
    return next_in_story(story, reading.tokens, candidate, expression)


def weekday_in_story(reading: Reading, candidate: Candidate, expression: Expression) -> Expression:
    """The weekday of "Tags darauf kamen siebzig, am Samstag siebenhundert" as the next one of the story."""
    if isinstance(expression, PartOfDay) and expression.day is not None:
        return replace(expression, day=weekday_in_story(reading, candidate, expression.day))
    story, told = reading.story, reading.told_day
    if not isinstance(expression, WeekdayIn) or not is_weekly(expression) or story is None or told is None:
        return expression
    at, day = told
    near = candidate.first - at <= STORY_REACH and not any(
        form.isspace() for form in reading.tokens.forms[at : candidate.first]
    )
    date = date_of(day)
    if not near or day.year != story.year or story.dates < _TOLD or date is None:
        return expression
    ahead = add_days(day, (expression.weekday - date.isoweekday()) % 7)
    return Fixed(ahead) if ahead is not None and not reading.is_reported(candidate) else expression


_TOLD = 2  # dates that make a story of days


def remember(reading: Reading, candidate: Candidate, expression: Expression, found: Resolved) -> None:
    """Keep what a resolved date says of where the text is: the story, its last date, its last day."""
    if found.begin is not None and (pointed := pointed_at(expression, reading.dct)) is not None:
        _point(reading, candidate, *pointed)
    if found.calendar is None and (found.value != "PRESENT_REF" or reading.story is None):
        return
    old = _story_of(reading, candidate) if reading.story is not None else None
    new = follow(old, candidate, expression, found, reading.dct)
    compared = new is not old and _is_compared(reading, candidate)
    if new is not old and _moves(reading, candidate, old, new, found, compared=compared):
        _follow(reading, candidate, new)
    if found.calendar is None or found.begin is None:
        return
    if reading.narrative is not None and _is_limit(reading, candidate):
        return
    if reading.narrative is None or not (compared and reading.preposition(candidate) == "seit"):
        reading.narrative = found.calendar
        reading.pointed.clear()
    if isinstance(day := containing(found.calendar, "day"), Day):
        reading.told_day = (candidate.last, day)


def _moves(
    reading: Reading,
    candidate: Candidate,
    old: Story | None,
    new: Story | None,
    found: Resolved,
    *,
    compared: bool,
) -> bool:
    """Whether a date tells of its time, and not of something beside what is told."""
    if compared or (old is not None and is_aside(reading, candidate)):
        # "Seit dem Frühjahr sucht man einen Käufer" is of these days again.
        return new is None and is_told_in_present(reading.tokens, candidate.first, reading.verbs)
    return new is None or not (isinstance(found.calendar, Year) and _is_background(reading, candidate))


def _with_its_tense(reading: Reading, story: Story) -> Story:
    """The story, asked once whether it is told in the present."""
    if story.present is not None:
        return story
    told = replace(story, present=_is_told_in_present(reading, story.candidate))
    if reading.story is story:
        reading.story = told
    else:
        reading.backstory = told
    return told


def _is_told_in_present(reading: Reading, candidate: Candidate) -> bool:
    """Whether "Am 13. September 1979 sitzen sie beisammen" tells what was; "wird" tells it, too.

    "2020 gegründet, beschäftigt die Firma 40 Leute" is of these days.
    """
    if is_aside(reading, candidate) or reading.preposition(candidate) in _BESIDE:
        return False
    clause = clause_around(reading.tokens, candidate.first, *reading.sentence(candidate))
    said = reading.tokens.lower[clause.start : clause.stop]
    if FUTURE.isdisjoint(said) and any(is_participle(form) for form in said):
        return False
    looks = reading.direction(candidate.first)
    present = is_told_in_present(reading.tokens, candidate.first, reading.verbs)
    return looks == "future" or (looks is None and present)


def _is_limit(reading: Reading, candidate: Candidate) -> bool:
    """Whether it only says from or until when something is to be: "vom 1. November an", "bis 2010 sollte"."""
    before, tokens = reading.preposition(candidate), reading.tokens
    if before == "bis":
        clause = clause_around(tokens, candidate.first, *reading.sentence(candidate))
        return not _PLANNED.isdisjoint(tokens.lower[clause.start : clause.stop])
    onwards = tokens.lower[candidate.last : candidate.last + 1] == ["an"]
    return before == "ab" or (before == "vom" and onwards)


_PLANNED = frozenset(("sollte", "sollten", "wollte", "wollten"))


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


def _point(reading: Reading, candidate: Candidate, side: Direction, there: Value) -> None:
    """Keep what "vor zehn Jahren kam er" points at, where it tells what happened and nothing beside it.

    "Seine Mutter war vor zehn Jahren gestorben" and "das Haus, das vor zehn Jahren gebaut wurde" go on with
    another story; what is to come is asked for by what is to come alone.
    """
    if side == "past":
        told, year = reading.story, containing(there, "year")
        before = told is not None and isinstance(year, Year) and (year.year or 0) < told.year
        beside = before or is_aside(reading, candidate) or looks_back(reading.tokens, candidate.first)
        measured = not _MEASURES.isdisjoint(
            reading.tokens.lower[max(0, candidate.first - 2) : candidate.first]
        )
        if beside or measured or reading.direction(candidate.first) != "past":
            return
    reading.pointed[side] = there


_MEASURES = frozenset(("als", "wie"))


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
_BESIDE = _SPANS | {"nach", "vor", "vom", "aus", "um", "gegen"}
_SUBORDINATING = frozenset(("als", "nachdem", "weil", "dass", "wie", "bevor", "während", "da"))


def _goes_on(reading: Reading, story: Story, candidate: Candidate) -> bool:
    """Whether the story is one, told in the past ("Der Olympiazweite von 2018 hört auf" tells none), and
    the candidate is still of it: "Seit Juli werden Bestellungen gestreckt" is of these days.
    """
    told = story.candidate
    past = reading.direction(told.first) == "past"
    if not past and not story.present and not (story.long_ago and _is_told_without_verb(reading, told)):
        return False
    since = reading.preposition(candidate) == "seit"
    return not since or reading.direction(candidate.first) == "past"


def _is_told_without_verb(reading: Reading, told: Candidate) -> bool:
    """Whether "1971, vier Jahre alt." or "gefallen am 5. November 1918" tells of the year.

    So does "Im Frühjahr 1915 verhaftet, kam sie …".
    """
    forms, before = reading.tokens.forms, reading.preposition_at(told) - 1
    around = forms[max(before, 0) : before + 1] + forms[told.last : told.last + 1]
    participle = any(is_participle(form) for form in around)
    return participle or is_verbless(reading.tokens, told.first)
