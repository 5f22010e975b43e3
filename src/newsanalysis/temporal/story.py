"""The year of a story told in sequence: "1989 fiel die Mauer. Im Dezember öffnete das Tor."

A bare month in a past sentence behind one that names an earlier year is of that year, or, where it comes
before the story's last month, of the year after. What is said of an earlier time beside the story, in a
relative clause ("der 1815 ausgebrochen war") or with a participle, does not move it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsanalysis.temporal.anchor import Dct
from newsanalysis.temporal.calendar import containing, in_year, is_weekday
from newsanalysis.temporal.calendar_values import (
    Clock,
    Day,
    Month,
    Part,
    Quarter,
    Season,
    Value,
    Week,
    Year,
)  # fmt: skip
from newsanalysis.temporal.expressions import (
    DayOf,
    Expression,
    Feast,
    Fixed,
    Modified,
    PartOfDay,
    Period,
    Step,
    WeekOf,
    Yearly,
)  # fmt: skip
from newsanalysis.temporal.feasts import feast_template
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.resolve import Resolved
from newsanalysis.temporal.sentences import CLAUSE_ENDS, sentence_bounds
from newsanalysis.temporal.tense import is_told_in_present
from newsanalysis.temporal.tokens import Tokens

_SEQUENCE = frozenset((
    "nachdem", "dann", "danach", "darauf", "daraufhin", "anschließend", "schließlich", "ehe", "bevor",
))  # fmt: skip
_SPEAKERS = frozenset(("ich", "wir", "uns", "mir", "mich"))  # whoever speaks of himself speaks of these days
_REACH = 40  # tokens; further on the text may have come back to the present
# A story of times long past, once two dates tell it, goes on over paragraphs until these days come up.
_LONG_AGO, _LONG_REACH = 10, 250  # years, tokens
_YEARS_OF_A_STORY = 3  # within which two dates tell one


@dataclass(frozen=True, slots=True)
class Story:
    """The last date of an earlier year: where it stands, its year, and its month if it has one."""

    candidate: Candidate
    year: int
    month: int | None
    long_ago: bool
    dates: int = 1  # that have told it
    winter: bool = False  # told by its winter
    present: bool | None = None  # told in the present tense ("1896 zieht sie um. Im Mai …"); None: not asked


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
    if found.anchor == "text" or (found.anchor is None and _names_its_year(expression)):
        goes_on = story is not None and abs(told - story.year) <= _YEARS_OF_A_STORY
        dates = 1 + (story.dates if story is not None and goes_on else 0)
        winter = isinstance(found.calendar, Season) and found.calendar.code == "WI"
        return Story(candidate, told, _month(found.calendar), own - told >= _LONG_AGO, dates, winter)
    return story


_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_WINTER_OPENS = 10  # what is told of a winter begins before December does


def _month(value: Value | None) -> int | None:
    """The month in which a date, a time, a quarter or a season begins."""
    match value:
        case Part(day=day) | Clock(day=day):
            return _month(day)
        case Day(month=month) | Month(month=month):
            return month
        case Quarter(quarter=int(quarter)):
            return 3 * quarter - 2
        case Season(code=str(code)):
            return _SEASONS.get(code)
        case Week():
            return _month(containing(value, "month"))
        case _:
            return None


def _names_its_year(expression: Expression | None) -> bool:
    if isinstance(expression, PartOfDay):
        return _names_its_year(expression.day)
    if isinstance(expression, Modified):
        return _names_its_year(expression.expression)
    if isinstance(expression, DayOf | WeekOf):
        return _names_its_year(expression.month)
    return isinstance(expression, Fixed | Yearly | Feast)


def _year(value: Value | None) -> int | None:
    year = containing(value, "year") if value is not None else None
    return year.year if isinstance(year, Year) else None


def has_no_year(expression: Expression | None) -> bool:
    """Whether a story can give the expression its year: "im Mai", "Ende des Jahres"."""
    match expression:
        case Modified(inner, _) | PartOfDay(day=inner):
            return has_no_year(inner)
        case Period() | Yearly() | Feast():
            return _is_bare(expression)
        case _:
            return False


def _is_bare(expression: Period | Yearly | Feast) -> bool:
    if isinstance(expression, Period):
        return expression.bare
    counted = isinstance(expression, Yearly) and isinstance(expression.template, Quarter)
    bare = expression.occurrence is None or (counted and expression.occurrence == 0)
    return bare and expression.year is None


def _is_near(story: Story, tokens: Tokens, candidate: Candidate) -> bool:
    """Whether the text can still be in the story where the candidate stands."""
    between = slice(story.candidate.last, candidate.first)
    distance = between.stop - between.start
    if distance > _LONG_REACH:
        return False
    spoken = not _SPEAKERS.isdisjoint(tokens.lower[between])
    if distance <= _REACH and not any(form.isspace() for form in tokens.forms[between]):
        return not (story.present and spoken)
    long = story.long_ago or story.present is True
    return long and story.dates > 1 and not spoken


def _follow_each_other(story: Story, tokens: Tokens, candidate: Candidate, first: int, last: int) -> bool:
    """Whether two dates of one sentence are told in sequence: by a word that says so, or clause by clause.

    "Im August 2015 kam er, im September ging er" is a story, "Der im Mai 2019 Gewählte ging im April" none;
    a year alone needs its colon: "1816 war ein Hungerjahr: Noch im Juli hagelte es".
    """
    told = story.candidate
    between = tokens.lower[told.last : candidate.first]
    opens = CLAUSE_ENDS.isdisjoint(tokens.lower[first : told.first])
    if story.month is None:
        return opens and (":" in between or "–" in between)
    return (opens and "," in between) or not _SEQUENCE.isdisjoint(tokens.lower[first:last])


def is_next(expression: Expression) -> bool:
    """Whether the expression is "im nächsten Sommer" or the like."""
    match expression:
        case Modified(inner, _):
            return is_next(inner)
        case Yearly(occurrence=1) | Yearly(year=Step(1)) | Period(step=Step(1)):
            return True
        case _:
            return False


def next_in_story(story: Story, tokens: Tokens, candidate: Candidate, expression: Expression) -> Expression:
    """ "Im nächsten Sommer", "im Mai des nächsten Jahres", told of times long past, as counted from them."""
    match expression:
        case Modified(inner, _):
            return replace(expression, expression=next_in_story(story, tokens, candidate, inner))
        case Yearly(occurrence=1, narrative=False):
            counted: Expression = replace(expression, narrative=True)
        case Period(step=Step(1, narrative=False) as step):
            counted = replace(expression, step=replace(step, narrative=True))
        case Yearly(year=Step(1, narrative=False) as step):
            counted = replace(expression, year=replace(step, narrative=True))
        case _:
            return expression
    return counted if story.long_ago and _is_near(story, tokens, candidate) else expression


def in_story(
    story: Story, tokens: Tokens, candidate: Candidate, expression: Expression, *, back: bool = False
) -> Expression:
    """The expression with the story's year, if it has none of its own and goes on with the story.

    ``back``: it tells what went before the story's last date ("Im April hatte ein Prüfer gewarnt").
    """
    if isinstance(expression, Modified):
        inner = in_story(story, tokens, candidate, expression.expression, back=back)
        return replace(expression, expression=inner)
    if isinstance(expression, PartOfDay) and expression.day is not None:
        return replace(expression, day=in_story(story, tokens, candidate, expression.day, back=back))
    if not isinstance(expression, Period | Yearly | Feast) or not _is_bare(expression):
        return expression
    first, last = sentence_bounds(tokens, candidate.first)
    told = story.candidate
    if not _is_near(story, tokens, candidate):
        return expression
    if told.first >= first and not _follow_each_other(story, tokens, candidate, first, last):
        return expression
    return _placed(story, tokens, candidate, expression, back=back)


def _placed(
    story: Story, tokens: Tokens, candidate: Candidate, expression: Period | Yearly | Feast, *, back: bool
) -> Expression:
    match expression:
        case Period("year"):
            return Fixed(Year(story.year))
        case Period(step=step):
            return replace(expression, step=replace(step, narrative=True))
        case Feast(rule):
            year = _year_told(story, feast_template(rule), back=back)
            return replace(expression, year=year) if _tells_feasts(story, tokens, candidate) else expression
        case Yearly(template=template, weekday=weekday):
            year = _year_told(story, template, back=back)
            if weekday is not None and not is_weekday(in_year(template, year), weekday):
                return expression
            return replace(expression, year=year)


def _tells_feasts(story: Story, tokens: Tokens, candidate: Candidate) -> bool:
    """Whether a feast is one of the story; Christmas comes up in every December's paper."""
    between = tokens.forms[story.candidate.last : candidate.first]
    far = any(form.isspace() for form in between)
    first, _ = sentence_bounds(tokens, candidate.first)
    return story.long_ago and not far and not _comes_back(tokens, story.candidate.last, first)


def _comes_back(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a sentence of tokens ``[at, last)`` is told in the present."""
    while at < last:
        if is_told_in_present(tokens, at):
            return True
        at = sentence_bounds(tokens, at)[1]
    return False


def _year_told(story: Story, template: Value, *, back: bool) -> int:
    """The year of what comes next in the story, or of what went before."""
    named = _month(template)
    if story.month is None or named is None:
        return story.year
    if back:
        return story.year - (named > story.month)
    opens = _WINTER_OPENS if story.winter else story.month
    return story.year + (named < opens)
