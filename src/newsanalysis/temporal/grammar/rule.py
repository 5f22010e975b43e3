"""How a rule is declared: patterns and an executable example beside a small function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from newsanalysis.temporal.expressions import Expression
from newsanalysis.temporal.grammar.pattern import Match, Variant, compile_pattern


class NotTime:
    """Returned by a rule: these words are no time expression, whatever other rules say."""


NOT_TIME: Final = NotTime()
Outcome: TypeAlias = Expression | NotTime | None
Build: TypeAlias = Callable[[Match], Outcome]

# Fragments that several rules share.
FRAGMENTS = {
    "DAY": "FIGURE . | FIGURE +ten|sten|te|ste|ter | ORDINAL",
    "WEEKDAY": "WEEKDAY | WEEKDAY_SHORT .?",
    "MONTH": "MONTH! | MONTH_SHORT! .",
    "OF_YEAR": "YEAR | SHORT_YEAR | SPOKEN_YEAR:year | des jahres YEAR | des? REL:ofyear jahres|jahrs"
    " | des? NARRATIVE:storyyear jahres|jahrs"
    " | des? PERIOD:ofyear",
    "THE": "der|die|das|den|dem|des",
    "BLUR": "MOD .? | COMPARED als|zu",
    "ONE": "ein|eine|einer|einem|eines",
    # "drei Jahre", "ein paar Tage", "zwei Millionen Jahre", "ein halbes Jahr"
    "LENGTH": "{BLUR}? ( {ONE}? NUMBER ADJECTIVE? | NUMBER:count MILLION | {ONE}? FRACTION ) UNIT!",
    "PER": "im|am|pro|jedes|jeden | jede|die | in der",
    "NTH": "FIGURE . | ORDINAL | letzte|letzten|letzter|letztes",
    "ZONE": "mez|mesz|ortszeit|utc|gmt",
    "AT_PART": "DAYPART_ADVERB | früh | am DAYPART | in der DAYPART | in der früh",
    # The other end of a range of times as they are spoken: "zwischen halb drei und vier".
    "OTHER_HOUR": "NUMBER:other | halb|dreiviertel NUMBER:other | viertel nach|vor NUMBER:other"
    " | NUMBER:few_others nach|vor NUMBER:other",
    "ERA": "v|n . chr! +.? | vor|nach christus! | v|n . u . z! +.? | vor|nach unserer zeitrechnung!",
    "PART_WORD": "früh|morgen|vormittag|mittag|nachmittag|abend|nacht",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule. ``implies``: the mention lets one work out an earlier event."""

    name: str
    variants: tuple[Variant, ...]
    build: Build
    example: str
    implies: bool


def rule(*patterns: str, implies: bool = False) -> Callable[[Build], Rule]:
    """Declare the decorated function a rule.

    Its name is what tables show under ``rule``; its docstring is an example that the tests run.
    """

    def declare(build: Build) -> Rule:
        variants = [variant for pattern in patterns for variant in compile_pattern(pattern, FRAGMENTS)]
        return Rule(build.__name__, tuple(dict.fromkeys(variants)), build, build.__doc__ or "", implies)

    return declare
