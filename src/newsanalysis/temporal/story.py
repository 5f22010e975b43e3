"""The year of a story told in sequence: "1989 fiel die Mauer. Im Dezember öffnete das Tor."

A bare month in a past sentence right behind one that names an earlier year is of that year, or, where it
comes before the story's last month, of the year after.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsanalysis.temporal.anchor import Dct
from newsanalysis.temporal.calendar import containing, in_year, is_weekday
from newsanalysis.temporal.calendar_values import Value, Year
from newsanalysis.temporal.expressions import Expression, Fixed, Modified, Period, Yearly
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.resolve import Resolved
from newsanalysis.temporal.sentences import sentence_bounds
from newsanalysis.temporal.tokens import Tokens

_SEQUENCE = frozenset((
    "nachdem", "dann", "danach", "darauf", "daraufhin", "anschließend", "schließlich", "ehe", "bevor",
))  # fmt: skip
_OPENING = 2  # words before the date with which a sentence begins
_REACH = 40  # tokens; further on the text may have come back to the present


@dataclass(frozen=True, slots=True)
class Story:
    """The last date of an earlier year: where it stands, its year, and its month if it has one."""

    candidate: Candidate
    year: int
    month: int | None


def follow(
    story: Story | None, candidate: Candidate, expression: Expression, found: Resolved, dct: Dct | None
) -> Story | None:
    """The story behind a resolved date: a new one, the old one, or none where the text is in the present."""
    if found.value == "PRESENT_REF":
        return None  # "Jetzt soll …": the text is back in the present
    own, told = _year(dct), _year(found.calendar)
    if own is None or told is None:
        return story
    last = getattr(found.calendar, "last", None) or told  # "2023/24" reaches into 2024
    if last >= own:
        return None
    if isinstance(expression, Fixed | Yearly) and found.anchor is None:
        return Story(candidate, told, getattr(found.calendar, "month", None))
    return story


def _year(value: Value | None) -> int | None:
    year = containing(value, "year") if value is not None else None
    return year.year if isinstance(year, Year) else None


def _is_bare(expression: Expression) -> bool:
    if isinstance(expression, Period):
        return expression.bare and expression.unit == "year"
    return isinstance(expression, Yearly) and expression.year is None and expression.occurrence is None


def _follow_each_other(story: Story, tokens: Tokens, candidate: Candidate, first: int, last: int) -> bool:
    """Whether two dates of one sentence are told in sequence: by a word that says so, or clause by clause.

    "Im August 2015 kam er, im September ging er" is a story, "Der im Mai 2019 Gewählte ging im April" none.
    """
    if story.month is None:
        return False
    told = story.candidate
    opens = told.first - first <= _OPENING and "," in tokens.lower[told.last : candidate.first]
    return opens or not _SEQUENCE.isdisjoint(tokens.lower[first:last])


def in_story(story: Story, tokens: Tokens, candidate: Candidate, expression: Expression) -> Expression:
    """The expression with the story's year, if it has none of its own and goes on with the story."""
    if isinstance(expression, Modified):
        return replace(expression, expression=in_story(story, tokens, candidate, expression.expression))
    if not _is_bare(expression):
        return expression
    first, last = sentence_bounds(tokens, candidate.first)
    told = story.candidate
    if candidate.first - told.last > _REACH:
        return expression
    if told.first >= first and not _follow_each_other(story, tokens, candidate, first, last):
        return expression
    if any(form.isspace() for form in tokens.forms[told.last : candidate.first]):
        return expression  # another paragraph
    if not isinstance(expression, Yearly):
        return Fixed(Year(story.year))
    named = getattr(expression.template, "month", None)
    since = "seit" in tokens.lower[max(0, candidate.first - 2) : candidate.first]
    later = not since and story.month is not None and isinstance(named, int) and named < story.month
    year = story.year + later
    weekday = expression.weekday
    if weekday is not None and not is_weekday(in_year(expression.template, year), weekday):
        return expression
    return replace(expression, year=year)
