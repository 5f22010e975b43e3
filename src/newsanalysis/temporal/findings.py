"""What one text gave: mentions with their intervals, and the dates they imply."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from newsanalysis.temporal.calendar import interval
from newsanalysis.temporal.calendar_values import Clock, Value
from newsanalysis.temporal.durations import moment
from newsanalysis.temporal.expressions import Anniversary, ClockTime, Expression, Fixed, Lasting, Modified
from newsanalysis.temporal.grammar import Candidate
from newsanalysis.temporal.reading import Reading
from newsanalysis.temporal.resolve import Resolved, granularity_of
from newsanalysis.temporal.values import Granularity, Implied, Timex
from newsanalysis.temporal.vocabulary import kinds_of

_FROM, _UNTIL = frozenset(("seit", "ab")), frozenset(("bis",))
_SIDES = frozenset(("vor", "nach"))
_FEARED = ("warn", "angst", "sorge", "furcht", "fürcht", "schütz", "schutz", "respekt")
_SINCE, _ONWARDS = frozenset(("von", "vom")), frozenset(("an", "ab"))
_NEARLY = frozenset(("kurz", "knapp", "unmittelbar", "gleich", "bald", "direkt", "viertel", "zehn", "fünf"))
_COUNTED = frozenset(("UNIT", "WEEKDAY", "DAYPART"))  # before the preposition: "am Tag nach Ostern"
_ON = frozenset(("am", "im", "um", "zu", "zum", "in", "an", "gegen"))
_LIMITS = {
    "frühestens": "ab", "nicht früher als": "ab", "nicht vor": "ab",
    "spätestens": "bis", "nicht später als": "bis",
}  # fmt: skip
_LIMITING = frozenset(words.rpartition(" ")[2] for words in _LIMITS)
_LONGEST_LIMIT = 4  # words, "nicht später als am"
_BEFORE_TIMES = frozenset(("um", ",", "gegen"))


@dataclass(slots=True)
class Findings:
    """What one text gave, in text order."""

    timexes: list[Timex] = field(default_factory=list)
    implied: list[Implied] = field(default_factory=list)


def record(reading: Reading, findings: Findings, offset: int) -> None:
    """Add what is resolved to the findings; ``offset`` is where the reading's text begins."""
    for index, found in enumerate(reading.resolved):
        if found is None:
            continue
        candidate = reading.candidates[index]
        in_range = index in reading.ranges or index in reading.range_ends
        bounded = found if in_range else _bounds(reading, index, found)
        text, start, end = _cut(reading, candidate.first, candidate.last)
        timex = Timex(
            text, offset + start, offset + end, found.type, found.value, found.mod, found.quant, found.freq,
            bounded.begin, bounded.end, found.granularity, found.anchor, candidate.rule,
        )  # fmt: skip
        findings.timexes.append(timex)
        earlier = _earlier(reading, candidate.expression, found) if candidate.implies else None
        if earlier is not None:
            value, span, granularity = earlier
            text, start, end = _cut(reading, candidate.start, candidate.end)
            implied = Implied(timex, value, *span, granularity, text, offset + start, offset + end)
            findings.implied.append(implied)


def _cut(reading: Reading, first: int, last: int) -> tuple[str, int, int]:
    """The text of tokens ``[first, last)`` and its offsets."""
    start, end = reading.tokens.starts[first], reading.tokens.end(last - 1)
    return reading.tokens.text[start:end], start, end


def _has_time(reading: Reading, index: int) -> bool:
    """Whether a time of the day follows at once: "bis morgen 12 Uhr" ends at twelve, and morgen is whole."""
    if index + 1 == len(reading.candidates) or not isinstance(
        reading.candidates[index + 1].expression, ClockTime
    ):
        return False
    between = reading.tokens.lower[reading.candidates[index].last : reading.candidates[index + 1].first]
    return _BEFORE_TIMES.issuperset(between)


def _bounds(reading: Reading, index: int, found: Resolved) -> Resolved:
    """The interval as the preposition leaves it: "bis Ende 2027" has no beginning, "seit 2009" no end."""
    if found.calendar is None:
        return found
    candidate = reading.candidates[index]
    before = reading.preposition(candidate)
    if before in _SINCE and _says_from(reading, candidate):
        before = "ab"
    if before not in _FROM and before not in _UNTIL:
        said = reading.tokens.lower[max(0, candidate.first - _LONGEST_LIMIT) : candidate.first]
        before = _limit(said) or before
    if before in _SIDES:
        return _beside(reading, candidate, found, before)
    if before in _FROM:
        return replace(found, end=None)
    if before not in _UNTIL or _has_time(reading, index):
        return found
    # A day is over at its end, but "bis 12 Uhr" ends as the clock strikes.
    return replace(found, begin=None, end=found.begin if isinstance(found.calendar, Clock) else found.end)


def _beside(reading: Reading, candidate: Candidate, found: Resolved, side: str) -> Resolved:
    """ "nach dem 3. Mai" begins when the day is over, "vor 2015" has no beginning.

    "kurz vor acht", "eine Stunde vor Mitternacht" and "am Sonntag nach Ostern" are near the date.
    """
    at = reading.preposition_at(candidate) - 1
    near = reading.tokens.forms[at] if at >= 0 else ""
    if near.lower() in _NEARLY or not _COUNTED.isdisjoint(kinds_of(near or " ")):
        return found
    first, last = reading.sentence(candidate)
    if side == "vor" and any(form.lower().startswith(_FEARED) for form in reading.tokens.forms[first:last]):
        return found  # "Er warnte vor dem Winter", "die Angst vor dem Winter"
    if side == "vor":
        return replace(found, begin=None, end=found.begin)
    return replace(found, begin=found.begin if isinstance(found.calendar, Clock) else found.end, end=None)


def _says_from(reading: Reading, candidate: Candidate) -> bool:
    """Whether "an" or "ab" follows: "vom 1. Juli an"; "hängt von der Wirtschaft von morgen ab" is a verb."""
    lower, at = reading.tokens.lower, candidate.last
    before = reading.preposition_at(candidate) - 1
    if before >= 0 and reading.tokens.forms[before][0].isupper():
        return False
    if at < len(lower) and lower[at] == ".":
        at += 1
    return at < len(lower) and lower[at] in _ONWARDS


def _limit(before: list[str]) -> str:
    """ "frühestens am Freitag" is as good as "ab Freitag", "nicht später als Freitag" as "bis Freitag"."""
    while before and before[-1] in _ON:
        before = before[:-1]
    if not before or before[-1] not in _LIMITING:
        return ""
    said = " ".join(before)
    return next((limit for words, limit in _LIMITS.items() if said.endswith(words)), "")


def _earlier(
    reading: Reading, expression: Expression | None, found: Resolved
) -> tuple[str, tuple[str, str], Granularity] | None:
    """Value, interval and granularity of the earlier event that a mention lets one work out."""
    earlier: Value | None = None
    match expression:
        case Modified(inner, _):
            return _earlier(reading, inner, found)
        case Lasting(relation="within"):  # it lies somewhere in the stretch
            if found.begin is None or found.end is None or found.granularity is None:
                return None
            return f"{found.begin}/{found.end}", (found.begin, found.end), found.granularity
        case Fixed(value):
            earlier = value
        case Lasting() if reading.dct:
            earlier = moment(expression, reading.dct, -1)
        case Anniversary(years) if reading.dct:
            earlier = moment(Lasting(years, "year"), reading.dct, -1)
    span = interval(earlier) if earlier is not None else None
    return (str(earlier), span, granularity_of(earlier)) if earlier is not None and span else None
