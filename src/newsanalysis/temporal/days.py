"""Which day a bare time of day belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from newsanalysis.temporal.calendar import add_days, containing, days_between, interval
from newsanalysis.temporal.calendar_values import NO_DAY, Clock, Day, Part, PartCode, Value, Weekday, Year
from newsanalysis.temporal.expressions import ClockTime, Every, Expression, Modified, PartOfDay
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.reading import STORY_REACH, Reading
from newsanalysis.temporal.sentences import CLAUSE_ENDS, is_listing_item
from newsanalysis.temporal.tense import clause_direction, is_told_in_present, is_verbless, looks_back
from newsanalysis.temporal.values import AnchorName

_LISTED = frozenset((".", ",", "und", "am", "dem"))
_ALREADY = (["schon"], ["bereits"], ["noch"])
_EACH = frozenset(("jeweils", "je", "stets", "immer", "meist", "meistens", "gewöhnlich"))
_NOON = 12
_EVENING, _SMALL_HOURS = 17, 5
_MORNING = frozenset(("früh", "morgens", "morgen", "nachts"))
_YEARS_AGO = 2  # a day so far back belongs to a story
_LOOK_BACK = 50  # expressions before a time among which its day is looked for
_LOOK_AHEAD = 5  # expressions behind a time in whose sentence its day may follow
_LIST_REACH = 2  # tokens between two times of a list: "10, 14.30 und 17 Uhr"
_STORY_REACH, _A_WEEK = 220, 7  # tokens; days
_NOTE = 60  # tokens; what is longer is no note and tells its day
_SET_REACH = 4  # tokens between "täglich" and its hours


def time_before(reading: Reading, index: int) -> Value | None:
    """The clock time that "zehn Minuten später" is counted from: the paragraph's last, if no day is newer."""
    for place in reading.before(index, _LOOK_BACK):
        found = reading.resolved[place]
        if found is not None and isinstance(found.calendar, Clock | Day | Part):
            near = reading.same_paragraph(reading.candidates[place], reading.candidates[index])
            return found.calendar if near and isinstance(found.calendar, Clock) else None
    return None


def past_noon(reading: Reading, index: int, expression: Expression, day: Value | None) -> Expression:
    """A spoken time behind a later one of its day as past noon: "Um 17 Uhr … Gegen halb acht ging man".

    So is one behind an afternoon or an evening in its sentence, and the end of "von elf bis eins".
    """
    if not isinstance(expression, ClockTime) or expression.hour >= _NOON or not index:
        return expression
    later = replace(expression, hour=expression.hour + _NOON, twelve=False)
    begin = reading.candidates[index - 1].expression if index in reading.range_ends else None
    spoken = "uhr" not in reading.said(reading.candidates[index])
    if isinstance(begin, ClockTime) and expression.hour < begin.hour <= _NOON and spoken:
        return later
    if not expression.twelve:
        return expression
    first, _ = reading.sentence(reading.candidates[index])
    before = reading.candidates[index - 1]
    near = reading.candidates[index].first - before.last <= _SET_REACH
    if before.first >= first and near and isinstance(before.expression, PartOfDay):
        return later if before.expression.code in ("AF", "EV") else expression
    told = time_before(reading, index)
    if not isinstance(told, Clock) or told.hour is None or told.day != day:
        return expression
    after = (told.hour, told.minute or 0) < (later.hour, later.minute)
    return later if told.hour >= _NOON and after else expression


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
    first, last = reading.sentence(candidate)
    if _is_of_a_set(reading, index, first):
        return None, None
    own_item = is_listing_item(reading.tokens, first, candidate.first)
    told = _told_before(reading, index, first if own_item else 0)
    if told is not None:
        place, day = told
        if _is_one_of_several(reading, place, candidate):
            return None, None
        return _morning_after(reading, place, day, candidate), "text"
    for place in range(index + 1, len(reading.candidates)):
        if reading.candidates[place].first >= last or place > index + _LOOK_AHEAD:
            break
        if (behind := reading.day_at(place)) is not None and behind != NO_DAY:
            return behind, "text"
    if (past := _of_the_story(reading, index)) is not None:
        return past, "text"
    own = reading.dct.day if isinstance(reading.dct, Clock) else reading.dct
    return (own, "dct") if isinstance(own, Day) else (None, None)


def is_of_one_evening(reading: Reading, index: int, expression: Expression) -> bool:
    """Whether "abends" is that of the day its sentence tells of: "Am 3. Mai kam er, abends ging er"."""
    if not index or not isinstance(expression, Every) or not expression.value.startswith(_ANY_DAYS):
        return False
    before, candidate = reading.candidates[index - 1], reading.candidates[index]
    told = reading.resolved[index - 1]
    if expression.quant is not None or told is None or not isinstance(told.calendar, Day):
        return False
    near = before.first >= reading.sentence(candidate)[0] and candidate.last - candidate.first == 1
    return near and clause_direction(reading.tokens, candidate.first, reading.verbs) == "past"


def of_one_evening(expression: Expression) -> Expression:
    """The part of a day that "abends" names, where it is of one day."""
    if not isinstance(expression, Every):
        return expression
    return PartOfDay(cast("PartCode", expression.value.removeprefix(_ANY_DAYS)))


_ANY_DAYS = "XXXX-XX-XXT"


def is_of_the_day_of_writing(reading: Reading, index: int, expression: Expression) -> bool:
    """Whether a time for which no day is told is of the day of writing, as in notes and listings.

    An article says which day it means: in its prose "Um acht läuten die Glocken" is of no one day.
    """
    candidate = reading.candidates[index]
    if isinstance(expression, PartOfDay) and not _may_recur(reading, index):
        return True
    if isinstance(reading.dct, Clock) or len(reading.tokens) <= _NOTE:
        return True
    first, _ = reading.sentence(candidate)
    if is_listing_item(reading.tokens, first, candidate.first) or is_verbless(reading.tokens, first):
        return True
    if expression == ClockTime(24, 0) and clause_direction(reading.tokens, candidate.first) == "past":
        return True  # "Es war kurz nach Mitternacht, als …" is of last night
    heads = reading.tokens.forms[candidate.last : candidate.last + 1] == [":"]  # "16.05 Uhr: Radsport"
    return heads and candidate.first == first


def _may_recur(reading: Reading, index: int) -> bool:
    """Whether a part of the day belongs to an hour, is "über Nacht", or is told in the present; "seit dem
    Morgen" is of the day.
    """
    candidate = reading.candidates[index]
    if reading.preposition(candidate) == "seit":
        return False
    if reading.preposition(candidate) == "über" or _goes_before_an_hour(reading, index):
        return True
    return is_told_in_present(reading.tokens, candidate.first, reading.verbs)


def _goes_before_an_hour(reading: Reading, index: int) -> bool:
    """Whether "morgens" belongs to the hour behind it: "morgens um fünf"."""
    behind = reading.candidates[index + 1] if index + 1 < len(reading.candidates) else None
    return (
        behind is not None
        and isinstance(behind.expression, ClockTime)
        and behind.first - reading.candidates[index].last <= 1
    )


def _told_before(reading: Reading, index: int, earliest: int) -> tuple[int, Day | Weekday] | None:
    """The candidate and the day told last in the paragraph, from token ``earliest`` on.

    The day of a report ("wie die Polizei gestern mitteilte") and that since which something goes on give
    way to one told before them.
    """
    candidate, report = reading.candidates[index], None
    for place in reading.before(index, _LOOK_BACK):
        named = reading.candidates[place]
        if named.first < earliest:
            break
        day = reading.day_at(place)
        if day is None:
            continue
        if not reading.same_paragraph(named, candidate) or _is_over(reading, named, day, candidate):
            break
        apart = not CLAUSE_ENDS.isdisjoint(reading.tokens.lower[named.last : candidate.first])
        since = apart and _is_since(reading, named) and place not in reading.ranges
        if not since and (not apart or not reading.is_reported(named)):
            return place, day
        report = report or (place, day)
    return report


def _is_since(reading: Reading, named: Candidate) -> bool:
    """Whether something has gone on since the day: "seit Freitag", "seit dem Prolog am Freitag"."""
    at = reading.preposition_at(named)
    return "seit" in reading.tokens.lower[max(0, at - _SINCE_REACH) : at + 1]


_SINCE_REACH = 3  # tokens, "dem Prolog"


def _of_the_story(reading: Reading, index: int) -> Day | Weekday | None:
    """The day just past that the paragraphs before tell of: "Um 13.30 Uhr übergab sie das Geld"."""
    candidate = reading.candidates[index]
    # "am Morgen" may well be the day's own, "schon am Morgen" is that of the day told.
    earlier = reading.tokens.lower[max(0, candidate.first - 2) : candidate.first][:1] in _ALREADY
    before = earlier or looks_back(reading.tokens, candidate.first)
    own = candidate.expression == PartOfDay("MO") and not before
    if own or reading.today is None or reading.direction(candidate.first) != "past":
        return None
    for place in reading.before(index, _LOOK_BACK):
        named = reading.candidates[place]
        if candidate.first - named.last > _STORY_REACH:
            return None
        day = reading.day_at(place)
        span = interval(day) if isinstance(day, Day) else None
        if span is None or reading.is_reported(named) or reading.direction(named.first) != "past":
            continue
        if looks_back(reading.tokens, named.first):
            continue  # "schon am Vortag zurückgekehrt war"
        recent = span[0] < reading.today[1] and days_between(span[0], reading.today[0]) <= _A_WEEK
        return _morning_after(reading, place, day, candidate) if recent and day is not None else None
    return None


def _is_over(reading: Reading, told: Candidate, day: Day | Weekday, candidate: Candidate) -> bool:
    """Whether the day lies years back and the text has left it: far behind, or where the past it was told
    in has become the present. "Am 30. März 1845 stieg …" has no say in "… verteilt Wasser, um acht".
    """
    own = containing(reading.dct, "year") if reading.dct is not None else None
    if not isinstance(day, Day) or day.year is None or not isinstance(own, Year) or own.year is None:
        return False
    if own.year - day.year < _YEARS_AGO or told.first >= reading.sentence(candidate)[0]:
        return False
    if candidate.first - told.last > STORY_REACH:
        return True
    return reading.direction(told.first) == "past" and is_told_in_present(
        reading.tokens, candidate.first, reading.verbs
    )


def _is_one_of_several(reading: Reading, place: int, candidate: Candidate) -> bool:
    """Whether the day ends a list of days before the time: "am 25. und 26. Mai von 10 bis 18 Uhr"."""
    if not place:
        return False
    days = [found.calendar for found in reading.resolved[place - 1 : place + 1] if found is not None]
    if len(days) == 1 or not all(isinstance(day, Day | Weekday) for day in days):
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
    before, clock = reading.candidates[place].expression, candidate.expression
    if isinstance(before, Modified):
        before = before.expression
    found = reading.resolved[place]
    eve = found is not None and isinstance(found.calendar, Part) and found.calendar.eve
    if eve and _is_late(clock, reading.said(candidate)):
        return _shifted(day, -1)  # "In der Nacht zum Dienstag um 23 Uhr", "an jenem Abend"
    if eve or not isinstance(clock, ClockTime):
        return day
    if clock.hour >= _NOON:
        return day
    of_a_night = isinstance(before, PartOfDay) and (before.days == -1 or before == PartOfDay("NI"))
    if not of_a_night and not _goes_on_overnight(reading, before, candidate):
        return day
    return _shifted(day, 1)


def _is_late(time: Expression | None, said: list[str]) -> bool:
    """Whether a time is of the evening in which a night begins: "um 23 Uhr", "an jenem Abend"."""
    if isinstance(time, ClockTime):
        return time.hour >= _LATE
    return isinstance(time, PartOfDay) and time.code == "EV" and not _THAT.isdisjoint(said)


_LATE, _THAT = 21, frozenset(("jenem", "selben", "demselben", "zuvor"))


def _shifted(day: Day | Weekday, days: int) -> Day | Weekday:
    if isinstance(day, Weekday):
        return Weekday((day.weekday - 1 + days) % 7 + 1)
    return add_days(day, days) or day


def _goes_on_overnight(reading: Reading, evening: Expression | None, candidate: Candidate) -> bool:
    """Whether "um sechs Uhr früh" is told of behind the evening before; a pluperfect looks back."""
    late = isinstance(evening, ClockTime) and evening.hour >= _EVENING
    if not late and not (isinstance(evening, PartOfDay) and evening.code == "EV"):
        return False
    clock = candidate.expression
    small_hours = isinstance(clock, ClockTime) and clock.hour <= _SMALL_HOURS
    morning = small_hours or not _MORNING.isdisjoint(reading.said(candidate))
    return (
        morning
        and not looks_back(reading.tokens, candidate.first)
        and reading.direction(candidate.first) == "past"
    )
