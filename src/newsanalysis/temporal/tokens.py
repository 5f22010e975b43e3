"""A light tokeniser: one compiled regex, words, numbers and signs with their offsets.

Words are runs of letters, so compounds with hyphens are several tokens; a number keeps its inner points,
commas and colons ("18.6.2024", "20:30", "2,5"), its thousands ("10 000", "10'000"), its decade ending
("1990er") and its apostrophe ("'89"). A blank line is a token of its own, so that nothing is read across
it. What a number can mean is asked of ``number_kinds``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from newsanalysis.temporal.numbers import parse_digits

# Every alternative begins with a character or a class of them, which the engine can rule out at once.
_TOKEN = re.compile(
    r"([^\W\d_]++"
    r"|[0-9](?:[0-9]{3}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?(?![0-9])"
    r"|[0-9]{0,2}(?:[ \u00a0\u202f'’][0-9]{3})++(?![0-9.,:])"
    r"|[0-9]*+(?:[.,:][0-9]++)*+(?:er[ns]?\b|x\b)?)"
    r"|['’‘´](?<![^\s(].)[0-9]{2}(?![0-9]|[.,:][0-9]| [A-ZÄÖÜ]"  # "'89", not the quote in "'20 Uhr'"
    r"|\. (?:Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))"
    r"|\n[^\S\n]*+\n"
    r"|\S)"
)
_ISO = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?)?"
)
_FULL_DATE = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4}|[0-9]{2})")
_DAY_MONTH = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})")
_MONTH_YEAR = re.compile(r"(?P<month>0?[1-9]|1[0-2])\.(?P<year>(?:19|20)[0-9]{2})")
_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2})[.:](?P<minute>[0-5][0-9])(?:[.:](?P<second>[0-5][0-9]))?")
_DECADE = re.compile(r"(?P<year>[0-9]{4}|[0-9]{2})er[ns]?")
_CENTURY_TURN = 50  # "18.06.24" is 2024, "3.10.90" is 1990

Kinds = Mapping[str, object]
NO_KINDS: Kinds = {}


@dataclass(frozen=True)
class Tokens:
    """The tokens of ``text``; ``forms[i]`` begins at ``starts[i]``."""

    text: str
    forms: list[str] = field(init=False)
    starts: list[int] = field(init=False)
    # Filled by ``sentence_bounds``, which is asked for the same token many times over.
    sentences: dict[int, tuple[int, int]] = field(init=False, default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Split at tokens, kept by the group: gap, token, gap, … The lengths add up to where each begins.
        pieces = _TOKEN.split(self.text)
        object.__setattr__(self, "forms", pieces[1::2])
        object.__setattr__(self, "starts", list(accumulate(map(len, pieces)))[:-1:2])

    def __len__(self) -> int:
        return len(self.forms)

    def end(self, index: int) -> int:
        """The offset behind token ``index``."""
        return self.starts[index] + len(self.forms[index])

    def glued(self, index: int) -> bool:
        """Whether token ``index`` follows the one before it without white space."""
        return index > 0 and self.starts[index] == self.end(index - 1)

    @cached_property
    def lower(self) -> list[str]:
        """The forms in lower case."""
        return list(map(str.lower, self.forms))


def number_kinds(form: str) -> Kinds:
    """What a token that begins with a digit can be: kind → value. Empty for a mere string of digits."""
    if len(form) > 19:  # longer than any date and time
        return NO_KINDS
    kinds: dict[str, object] = {}
    if form.isdecimal():
        _integer(form, kinds)
    elif match := _ISO.fullmatch(form):
        kinds["ISO"] = {name: int(value) for name, value in match.groupdict().items() if value}
    elif match := _DECADE.fullmatch(form):
        if form.rstrip("ersn").endswith("0"):
            kinds["DECADE"] = int(match["year"])
    elif form.endswith("x"):
        kinds["TIMES"] = int(form[:-1]) if form[:-1].isdecimal() else None
    else:
        _with_points(form, kinds)
    return kinds


def _integer(form: str, kinds: dict[str, object]) -> None:
    number = parse_digits(form)
    if number is None:
        return
    kinds["NUMBER"] = number
    if len(form) <= 2:
        kinds["FIGURE"] = int(number)
    if len(form) == 4 and 1000 <= number <= 2199:
        kinds["YEAR"] = int(number)


def _with_points(form: str, kinds: dict[str, object]) -> None:
    if (number := parse_digits(form)) is not None:
        kinds["NUMBER"] = number
    if match := _FULL_DATE.fullmatch(form):
        kinds["FULL_DATE"] = (int(match["day"]), int(match["month"]), full_year(match["year"]))
    if match := _DAY_MONTH.fullmatch(form):
        kinds["DAY_MONTH"] = (int(match["day"]), int(match["month"]))
    if match := _MONTH_YEAR.fullmatch(form):
        kinds["MONTH_YEAR"] = (int(match["month"]), int(match["year"]))
    if match := _CLOCK.fullmatch(form):
        hour, minute, second = int(match["hour"]), int(match["minute"]), match["second"]
        if hour < 24 or (hour, minute) == (24, 0):
            kinds["CLOCK"] = (hour, minute, int(second) if second else None)
            if ":" in form and len(match["hour"]) == 2:
                kinds["COLON_CLOCK"] = kinds["CLOCK"]


def full_year(digits: str) -> int:
    """Four digits of a year written with two or four."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < _CENTURY_TURN else 1900)
