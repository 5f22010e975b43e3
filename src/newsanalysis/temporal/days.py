"""Which day a bare time of day belongs to."""

from __future__ import annotations

from newsanalysis.temporal.calendar import add_days, containing
from newsanalysis.temporal.calendar_values import NO_DAY, Clock, Day, Value, Weekday, Year
from newsanalysis.temporal.expressions import ClockTime, Every, Expression, PartOfDay
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.reading import Reading
from newsanalysis.temporal.sentences import is_listing_item, sentence_bounds
from newsanalysis.temporal.values import AnchorName

_SEVERAL = 2
_LISTED = frozenset((".", ",", "und", "am", "dem"))
_EACH = frozenset(("jeweils", "je"))
_NOON = 12
_MORNING = frozenset(("früh", "morgens", "morgen"))
_YEARS_AGO = 2  # a day so far back belongs to a story
_STORY_REACH = 60  # tokens behind which the text has left it
_LOOK_BACK = 50  # expressions before a time among which its day is looked for
_LIST_REACH = 2  # tokens between two times of a list: "10, 14.30 und 17 Uhr"
_SET_REACH = 4  # tokens between "täglich" and its hours


def time_before(reading: Reading, index: int) -> Value | None:
    """The clock time that "zehn Minuten später" is counted from: the last one in the paragraph."""
    for place in reading.before(index, _LOOK_BACK):
        found = reading.resolved[place]
        if found is not None and isinstance(found.calendar, Clock | Day):  # a new day ends the story
            near = reading.same_paragraph(reading.candidates[place], reading.candidates[index])
            return found.calendar if near and isinstance(found.calendar, Clock) else None
    return None


def runs_over_midnight(reading: Reading, index: int, expression: Expression) -> bool:
    """Whether the time ends a range of times that began the evening before: "von 22 bis 6 Uhr"."""
    begin = reading.candidates[index - 1].expression if index in reading.range_ends else None
    return (
        isinstance(begin, ClockTime)
        and isinstance(expression, ClockTime)
        and expression.hour < _NOON <= begin.hour
    )


def day_for(reading: Reading, index: int) -> tuple[Day | Weekday | None, AnchorName | None]:
    """The day of a bare time: before it in the paragraph, else in its sentence, else that of writing."""
    candidate = reading.candidates[index]
    first, last = reading.sentence(index)
    if _is_of_a_set(reading, index, first):
        return None, None
    own_item = is_listing_item(reading.tokens, first, candidate.first)
    for place in reading.before(index, _LOOK_BACK):
        if own_item and reading.candidates[place].first < first:
            break
        if (day := reading.day_at(place)) is not None:
            if reading.same_paragraph(reading.candidates[place], candidate) and not _is_over(
                reading, reading.candidates[place], day, candidate
            ):
                if _is_one_of_several(reading, place, candidate):
                    return None, None
                return _morning_after(reading, place, day, candidate), "text"
            break
    for place in range(index + 1, len(reading.candidates)):
        if reading.candidates[place].first >= last or place > index + 5:
            break
        if (day := reading.day_at(place)) is not None and day != NO_DAY:
            return day, "text"
    own = reading.dct.day if isinstance(reading.dct, Clock) else reading.dct
    return (own, "dct") if isinstance(own, Day) else (None, None)


def _is_over(reading: Reading, told: Candidate, day: Day | Weekday, candidate: Candidate) -> bool:
    """Whether the day lies years back and the text has left it: for a sentence that is not past, and
    far behind it. "Am 30. März 1845 …" has no say in "… verteilt Wasser, um acht und um fünf".
    """
    own = containing(reading.dct, "year") if reading.dct is not None else None
    if not isinstance(day, Day) or day.year is None or not isinstance(own, Year) or own.year is None:
        return False
    if own.year - day.year < _YEARS_AGO or told.first >= sentence_bounds(reading.tokens, candidate.first)[0]:
        return False
    far = candidate.first - told.last > _STORY_REACH
    return far or reading.direction(candidate.first) != "past"


def _is_one_of_several(reading: Reading, place: int, candidate: Candidate) -> bool:
    """Whether the day ends a list of days before the time: "am 25. und 26. Mai von 10 bis 18 Uhr"."""
    days = [found.calendar for found in reading.resolved[max(0, place - 1) : place + 1] if found is not None]
    if len(days) < _SEVERAL or not all(isinstance(day, Day | Weekday) for day in days):
        return False
    first, last = reading.candidates[place - 1], reading.candidates[place]
    between = reading.tokens.lower[first.last : last.first]
    close = candidate.first - last.last <= _SET_REACH
    return close and "und" in between and _LISTED.issuperset(between)


def _is_of_a_set(reading: Reading, index: int, first: int) -> bool:
    """Whether the time recurs: "täglich von 9 bis 12 Uhr", "jeweils um 20 Uhr" are of no day."""
    earliest = max(0, index - _LOOK_BACK)
    while index > earliest and _continues_list(reading, index):
        index -= 1
    at = reading.candidates[index].first
    if not _EACH.isdisjoint(reading.tokens.lower[max(first, at - 2) : at]):
        return True
    before = reading.candidates[index - 1] if index else None
    return (
        before is not None
        and before.first >= first
        and isinstance(before.expression, Every)
        and at - before.last <= _SET_REACH
    )


def _continues_list(reading: Reading, index: int) -> bool:
    """Whether the time goes on a list of times or ends a range of them."""
    before, after = reading.candidates[index - 1], reading.candidates[index]
    near = after.first - before.last <= _LIST_REACH
    return index in reading.range_ends or (near and isinstance(before.expression, ClockTime))


def _morning_after(reading: Reading, place: int, day: Day | Weekday, candidate: Candidate) -> Day | Weekday:
    """The day that a night leads to, for a time before noon: "in der Nacht auf Dienstag um 2 Uhr"."""
    night, clock = reading.candidates[place].expression, candidate.expression
    if not isinstance(night, PartOfDay) or not isinstance(clock, ClockTime) or clock.hour >= _NOON:
        return day
    if night.days != -1 and not _goes_on_overnight(reading, night, candidate):
        return day
    if isinstance(day, Weekday):
        return Weekday(day.weekday % 7 + 1)
    return add_days(day, 1) or day


def _goes_on_overnight(reading: Reading, evening: PartOfDay, candidate: Candidate) -> bool:
    """Whether "um sechs Uhr früh" is told of behind the evening before."""
    morning = not _MORNING.isdisjoint(reading.tokens.lower[candidate.first : candidate.last])
    told = reading.direction(candidate.first) == "past"
    return evening.code == "EV" and morning and told
