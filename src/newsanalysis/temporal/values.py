"""What the tagger returns: :class:`Timex` and :class:`Implied`, frozen, each with one canonical string.

Types and values follow TIMEX3 of ISO-TimeML (ISO 24617-1). ``begin`` and ``end`` are half-open
``[begin, end)`` ISO 8601 strings *of the granularity they are known at*: ``2023-09-01`` … ``2023-10-01``
for a calendar month, ``2000`` … ``2024`` for "seit 24 Jahren" (counted in years, so no day is known),
``2024-06-18T20:30`` … ``2024-06-18T20:31`` for a clock time. None where open or unknown: "bis Ende 2027" and
"vor 2028" have no beginning, "seit 2009" and "nach 2008" no end.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeAlias

TimexType: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]
Mod: TypeAlias = Literal[
    "START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"
]
Granularity: TypeAlias = Literal[
    "century", "decade", "year", "half", "season", "quarter", "month", "week", "weekend", "day", "part",
    "hour", "minute", "second",
]  # fmt: skip
AnchorName: TypeAlias = Literal["dct", "text"]

_TYPES = ("DATE", "TIME", "DURATION", "SET")
_AMOUNT = r"(?:X|\d+(?:\.\d+)?)"
_DAY = r"(?:XXXX-WXX-[1-7]|(?:BC\d{4}|[\dX]{4})-[\dX]{2}-[\dX]{2})"
_SUM = r"P(?=T?\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?"
_VALUE = re.compile(
    rf"(?:(?:PAST|PRESENT|FUTURE)_REF"
    rf"|{_SUM}"
    rf"|P{_AMOUNT}(?:CE|DE|Y|Q|M|WE|W|D|SP|SU|FA|WI)|PT{_AMOUNT}(?:[HMS]|MO|MI|AF|EV|NI)"
    rf"|\d\d|\d{{3}}|BC\d\d"
    rf"|(?:BC\d{{4}}|[\dX]{{4}})(?:/\d{{4}}|-[\dX]{{2}}|-Q[1-4X]|-H[12X]|-(?:SP|SU|FA|WI)|-W[\dX]{{2}}(?:-WE|-WD)?)?"
    rf"|T\d\d:\d\d(?::\d\d)?"
    rf"|{_DAY}(?:T(?:MO|MI|AF|EV|NI|DT|[\dX]{{2}}:[\dX]{{2}}(?::\d\d)?))?)"
)
_CANONICAL = re.compile(r"(?P<start>\d+):(?P<end>\d+) (?P<type>[A-Z]+) (?P<value>\S+)(?P<rest>.*)", re.DOTALL)
_OPTIONAL = ("mod", "quant", "freq", "begin", "end", "granularity", "anchor", "rule")


def is_value(value: str) -> bool:
    """Whether ``value`` is a TIMEX3 value as this package writes them."""
    return _VALUE.fullmatch(value) is not None


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression: ``source_text[start_char:end_char] == text``.

    ``anchor`` is what a relative expression is counted from: ``"dct"`` (the document creation time),
    ``"text"`` (a date mentioned before it) or None (the expression stands by itself, or the anchor is
    unknown). ``rule`` names the grammar rule. ``str(timex)`` is canonical: ``Timex.parse`` reads it back.
    """

    text: str
    start_char: int
    end_char: int
    type: TimexType
    value: str
    mod: Mod | None = None
    quant: str | None = None
    freq: str | None = None
    begin: str | None = None
    end: str | None = None
    granularity: Granularity | None = None
    anchor: AnchorName | None = None
    rule: str = ""

    def __post_init__(self) -> None:
        if self.type not in _TYPES:
            raise ValueError(
                f"type {self.type!r} of timex {self.text!r}: expected one of {', '.join(_TYPES)}"
            )
        if not is_value(self.value):
            raise ValueError(f"value {self.value!r} of timex {self.text!r} is no TIMEX3 value")
        if self.end_char - self.start_char != len(self.text):
            raise ValueError(
                f"offsets {self.start_char}:{self.end_char} do not fit the {len(self.text)} characters"
                f" of {self.text!r}"
            )

    def __str__(self) -> str:
        given = ((name, getattr(self, name)) for name in _OPTIONAL)
        attributes = "".join(f" {name}={value}" for name, value in given if value)
        head = f"{self.start_char}:{self.end_char} {self.type} {self.value}"
        return f"{head}{attributes} {json.dumps(self.text, ensure_ascii=False)}"

    def _repr_html_(self) -> str:
        """The expression as Jupyter shows it, escaped."""
        from newsanalysis.temporal.view import timex_html  # view needs Timex

        return timex_html(self)

    @classmethod
    def parse(cls, canonical: str) -> Timex:
        """The Timex whose ``str`` is ``canonical``; ValueError when it is none."""
        match = _CANONICAL.fullmatch(canonical)
        attributes, quote, text = (match["rest"] if match else "").partition(' "')
        if match is None or not quote:
            raise ValueError(
                f'{canonical!r} is no timex; expected START:END TYPE VALUE [NAME=VALUE …] "TEXT"'
            )
        values: dict[str, Any] = dict(pair.split("=", 1) for pair in attributes.split())
        if unknown := values.keys() - set(_OPTIONAL):
            raise ValueError(f"{canonical!r}: unknown attribute {min(unknown)!r}")
        values |= {"type": match["type"], "value": match["value"], "text": json.loads('"' + text)}
        return cls(start_char=int(match["start"]), end_char=int(match["end"]), **values)


@dataclass(frozen=True, slots=True)
class Implied:
    """A time the text lets one work out: the earlier visit in "zum ersten Mal seit 24 Jahren".

    ``timex`` is the expression it is worked out from; ``evidence`` the words that say so, at
    ``start_char:end_char`` of the text.
    """

    timex: Timex
    value: str
    begin: str
    end: str
    granularity: Granularity
    evidence: str
    start_char: int
    end_char: int


FIELDS = tuple(field.name for field in fields(Timex))
