""" "heute" as nowadays: set against a time long past, or against "früher" and "damals"."""

from __future__ import annotations

from newsanalysis.temporal.calendar import containing
from newsanalysis.temporal.calendar_values import Year
from newsanalysis.temporal.expressions import ClockTime, Expression, Period, Step
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.reading import Reading
from newsanalysis.temporal.resolve import Resolved
from newsanalysis.temporal.sentences import sentence_bounds
from newsanalysis.temporal.tense import clause_direction
from newsanalysis.temporal.vocabulary import kinds_of

_TODAY = Period("day", Step(0))
_LONG_AGO = 10  # years; what happened then happened in other times
_SOME_YEARS = 4  # enough, where "heute" begins the next sentence
_REACH = 60  # tokens between the former times and "heute"
_NEAR_REACH = 3  # expressions before "heute" among which "früher" is looked for
_OPENING = frozenset(("„", "»", "«", "“", '"', "‚", "Und", "Aber", "Doch", "und"))
_HOURS_REACH = 5  # expressions behind "heute" among which a clock time makes it the day


def is_nowadays(reading: Reading, index: int, expression: Expression) -> bool:
    """Whether "heute" is set against a time long past: "1937 musste es der Kaserne weichen, die heute …".

    What happens on the day looks the same ("der 1965 geborene Minister tritt heute zurück"): not told apart.
    """
    if not isinstance(expression, Period) or expression != _TODAY or not index or reading.dct is None:
        return False
    at = reading.candidates[index].first
    if reading.tokens.lower[at] != "heute" or at + 1 != reading.candidates[index].last:
        return False
    if at - reading.candidates[index - 1].last > _REACH:
        return False
    before, told = _former_date(reading, index)
    if told is None or not (_is_ago(reading, told, _SOME_YEARS) or _told_of_former_times(reading, index)):
        return False
    return _is_set_against(reading, index, before, told)


def _former_date(reading: Reading, index: int) -> tuple[Candidate, Resolved | None]:
    """The mention before, or the date of its sentence before mere lengths: "1950 … drei Jahre; heute …"."""
    first, _ = reading.sentence(reading.candidates[index - 1])
    for place in reading.before(index, _NEAR_REACH):
        found = reading.resolved[place]
        if reading.candidates[place].first < first:
            break
        if found is not None and found.type != "DURATION":
            return reading.candidates[place], found
    return reading.candidates[index - 1], reading.resolved[index - 1]


def _told_of_former_times(reading: Reading, index: int) -> bool:
    """Whether "früher", "damals" stand in the sentence of the mention before this one."""
    first, _ = reading.sentence(reading.candidates[index - 1])
    for place in reading.before(index, _NEAR_REACH):
        found = reading.resolved[place]
        if reading.candidates[place].first < first:
            return False
        if found is not None and found.value == "PAST_REF":
            return True
    return False


def _is_ago(reading: Reading, told: Resolved, years: int) -> bool:
    own = containing(reading.dct, "year") if reading.dct is not None else None
    if not isinstance(own, Year) or told.begin is None:
        return False
    year = int(told.begin[:4]) if told.begin[0] != "-" else 0  # before Christ
    return (own.year or 0) - year >= years


def _is_set_against(reading: Reading, index: int, before: Candidate, told: Resolved) -> bool:
    """Whether "heute" stands in the sentence of the date before, or begins the next one with a state."""
    tokens, at = reading.tokens, reading.candidates[index].first
    first, last = sentence_bounds(tokens, at)
    if before.first >= first:
        return _is_ago(reading, told, _LONG_AGO)
    opens = all(tokens.forms[place] in _OPENING for place in range(first, at))
    ended = sentence_bounds(tokens, before.first)[1]
    if not opens or not all(form.isspace() for form in tokens.forms[ended:first]):
        return False
    behind = reading.candidates[index + 1 : index + 1 + _HOURS_REACH]
    hours = any(isinstance(c.expression, ClockTime) and c.first < last for c in behind)
    happens = hours or (at + 1 < last and "HAPPENING" in kinds_of(tokens.forms[at + 1]))
    return not happens and clause_direction(tokens, at, reading.verbs) is None
