"""German numbers: words to the millions, ordinals, "anderthalb", "zweieinhalb", "2,5", "1.000"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

Amount: TypeAlias = int | Decimal

_LONGEST_WORD = 60  # "neunhundertneunundneunzigtausendneunhundertneunundneunzig" has 56 letters
_LONGEST_DIGITS = 12
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[. \u00a0\u202f'’][0-9]{3})+")
_NO_DIGIT = re.compile(r"[^0-9]")
_DECIMAL = re.compile(r"(?P<whole>[0-9]{1,9}),(?P<fraction>[0-9]{1,4})")


def spelled_below_hundred(blocks: Mapping[str, int]) -> dict[str, int]:
    """Every number word from 0 to 99, built from its blocks (0–19, the tens, and "ein")."""
    units = {word: n for word, n in blocks.items() if 1 <= n <= 9 and word != "eins"}
    tens = {word: n for word, n in blocks.items() if n >= 20}
    words = dict(blocks)
    for ten, value in tens.items():
        words.update({f"{unit}und{ten}": value + n for unit, n in units.items()})
    return words


def parse_word(word: str, below_hundred: Mapping[str, int]) -> Amount | None:
    """The number a lower-case word spells, up to 999 999; None when it spells none."""
    if len(word) > _LONGEST_WORD:
        return None
    if word.endswith("einhalb"):
        whole = parse_word(word.removesuffix("einhalb"), below_hundred)
        return None if whole is None else whole + Decimal("0.5")
    left, thousand, right = word.rpartition("tausend")
    if not thousand:
        return _below_thousand(word, below_hundred)
    thousands = _below_thousand(left, below_hundred) if left else 1
    rest = _below_thousand(right.removeprefix("und"), below_hundred) if right else 0
    return None if thousands is None or rest is None else thousands * 1000 + rest


def _below_thousand(word: str, below_hundred: Mapping[str, int]) -> int | None:
    left, hundred, right = word.rpartition("hundert")
    if not hundred:
        return below_hundred.get(word)
    # Up to 19 hundreds: "neunzehnhundert" is how years are said.
    hundreds = below_hundred.get(left) if left else 1
    rest = below_hundred.get(right.removeprefix("und")) if right else 0
    return None if hundreds is None or rest is None or hundreds > 19 else hundreds * 100 + rest


def parse_digits(digits: str) -> Amount | None:
    """The number that digits write: "24", "2,5" (a decimal), "1.000", "1 000" and "1'000"
    (thousands); else None."""
    if digits.isdecimal():
        return int(digits) if len(digits) <= _LONGEST_DIGITS else None
    if len(digits) <= _LONGEST_DIGITS + 3 and _THOUSANDS.fullmatch(digits):
        return int(_NO_DIGIT.sub("", digits))
    match = _DECIMAL.fullmatch(digits)
    return Decimal(f"{match['whole']}.{match['fraction']}") if match else None


def ordinal_stem(word: str, number: int, irregular: Mapping[int, str]) -> str:
    """The ordinal of a cardinal word without its ending: "dritt", "zwölft", "zwanzigst"."""
    if number in irregular:
        return irregular[number]
    return word + ("t" if number < 20 else "st")


def format_amount(amount: Amount | None) -> str:
    """As TIMEX3 writes it: "24", "2.5", "X" for a vague amount."""
    if amount is None:
        return "X"
    if isinstance(amount, int):
        return str(amount)
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
