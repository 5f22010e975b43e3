"""Where German sentences start, from plain tokens; no spaCy here.

A full stop ends a sentence unless it belongs to an abbreviation ("z. B."), an ordinal ("am 18. Juni"),
an initial ("J. K. Rowling") or a regnal number ("Ludwig XIV. regierte"). German capitalises every noun,
so a capital after such a stop says little: a word that begins sentences ("Danach") decides instead.
Question and exclamation marks end a sentence unless the text goes on in lower case (»…?« fragte er).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsanalysis.errors import LexiconError

FILE = "abbreviations.toml"
MARKS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "??", "!!!", "???"})
ELLIPSES = frozenset({"…", "..."})
CLOSERS = frozenset((*"“”\"«»‹›’‘')]", "''"))
OPENING = frozenset("([")
CLOSING = frozenset(")]")
QUOTES = frozenset((*"“”„\"«»‹›’‘‚'", "``", "''"))
MAX_PARENTHESIS = 60
"""Tokens between brackets that are read as one insertion; a bracket left open hides no more than this."""

_ROMAN = re.compile(r"(?=[IVXLC]+\Z)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ORDINAL = re.compile(r"\d{1,3}\Z")
_LETTERS_WITH_STOPS = re.compile(r"(?:[^\W\d_]+\.-?)+\Z")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the rules look up.

    Abbreviations (without inner spaces) by whether they can end a sentence, words that begin one, what
    stands before an ordinal (lower case), and names of months, which always follow one.
    """

    never: frozenset[str]
    maybe: frozenset[str]
    starters: frozenset[str]
    before_ordinal: frozenset[str]
    months: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon beside this module, read once.

    Raises
    ------
    LexiconError
        A row lacks its full stop, or ``ends`` is neither "never" nor "maybe".
    """
    data = tomllib.loads(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))
    by_end: dict[str, set[str]] = {"never": set(), "maybe": set()}
    for number, row in enumerate(data["abbreviation"], 1):
        form, ends = row["form"], row["ends"]
        if not form.endswith("."):
            raise LexiconError(f"{FILE}, row {number} ({form!r}): expected a form that ends in a full stop")
        if ends not in by_end:
            raise LexiconError(
                f'{FILE}, row {number} ({form!r}): ends is {ends!r}; expected "never" or "maybe"'
            )
        by_end[ends].add(form.replace(" ", ""))
    starters, before, months = (
        frozenset(data[table][key].split())
        for table, key in (("starters", "words"), ("ordinals", "before"), ("ordinals", "months"))
    )
    return Lexicon(frozenset(by_end["never"]), frozenset(by_end["maybe"]), starters, before, months)


def sentence_starts(
    words: Sequence[str], spaces: Sequence[bool], boundaries: Collection[int] = ()
) -> list[bool]:
    """For each token, whether a sentence starts there; the first always does.

    Parameters
    ----------
    words
        The tokens; white space may be a token of its own, and two line breaks in it end a sentence.
    spaces
        For each token, whether white space follows it directly.
    boundaries
        Tokens at which a sentence starts in any case (zone borders).
    """
    starts = [False] * len(words)
    if words:
        starts[0] = True
    for index in boundaries:
        if index < len(starts):
            starts[index] = True
    splitter = _Splitter(words, spaces, starts)
    for index, word in enumerate(words):
        if word.isspace():
            splitter.blank(index)
        elif word[-1] in ".!?…":
            splitter.mark(index)
    _leave_blanks(words, starts)
    return starts


def _leave_blanks(words: Sequence[str], starts: list[bool]) -> None:
    """White space is no sentence: a start on it moves to the next word, if there is one."""
    moving = begun = False
    for index, word in enumerate(words):
        if word.isspace():
            moving = moving or starts[index]
            starts[index] = index == 0
            continue
        if not begun:
            starts[index] = index == 0
        elif moving:
            starts[index] = True
        moving, begun = False, True


class _Splitter:
    """Walks the tokens once; ``starts`` is filled from left to right."""

    def __init__(self, words: Sequence[str], spaces: Sequence[bool], starts: list[bool]) -> None:
        self.words, self.spaces, self.starts = words, spaces, starts
        self.lexicon = lexicon()
        self.inserted = _insertions(words, starts)

    def blank(self, index: int) -> None:
        """White space token: an empty line ends the sentence before it."""
        if self.words[index].count("\n") > 1 and index + 1 < len(self.words):
            self.starts[index + 1] = True

    def mark(self, index: int) -> None:
        """A token that ends in a sentence-final mark: decide what it ends."""
        following = self._after_closers(index + 1)
        if following is None or self.inserted[index]:
            return
        nxt = self._next_word(following)
        if nxt is None or not self._may_begin(nxt):
            return
        if self._ends(index, nxt):
            self.starts[following] = True

    def _after_closers(self, index: int) -> int | None:
        """The token after closing quotes and brackets, which belong to the sentence before."""
        words = self.words
        while index < len(words) and words[index] in CLOSERS and not self.spaces[index - 1]:
            if words[index - 1].isspace():
                break
            index += 1
        if index >= len(words) or words[index] in MARKS:
            return None
        while index < len(words) and words[index].isspace():
            index += 1
        return index if index < len(words) else None

    def _next_word(self, index: int) -> str | None:
        """The first token from ``index`` on that is no quote or opening bracket."""
        for word in self.words[index : index + 3]:
            if word not in QUOTES and word not in OPENING:
                return word
        return None

    def _may_begin(self, word: str) -> bool:
        return word[0].isupper() or word[0].isdigit() or word[0] in "§@#*•©"

    def _ends(self, index: int, nxt: str) -> bool:
        word = self.words[index]
        if word in ELLIPSES:
            return nxt in self.lexicon.starters
        if word[-1] in "!?…":
            return not (index and self.words[index - 1] == "(")
        if word == ".":
            if index == 0 or self.spaces[index - 1]:
                return True
            return self._stop_ends(self.words[index - 1], index - 1, nxt)
        return self._stop_ends(word[:-1], index, nxt)

    def _stop_ends(self, stem: str, index: int, nxt: str) -> bool:
        """Whether the stop after ``stem``, the token at ``index``, ends a sentence before ``nxt``."""
        begins = nxt in self.lexicon.starters
        if _ORDINAL.match(stem):
            return self._count_ends(index, nxt, begins)
        if stem.isdigit():
            return True
        known = self._abbreviation(stem, index)
        if known is not None:
            return known == "maybe" and begins
        if len(stem) == 1 and stem.isalpha():
            return begins
        if _ROMAN.match(stem) and index and self.words[index - 1][0].isupper():
            return begins
        if "." in stem and _LETTERS_WITH_STOPS.match(stem + "."):
            return begins
        return True

    def _count_ends(self, index: int, nxt: str, begins: bool) -> bool:
        if nxt in self.lexicon.months:
            return False
        if begins:
            return True
        if index == 0 or self.starts[index] or nxt[0].isdigit():
            return False
        before = self.words[index - 1].lower()
        return before not in self.lexicon.before_ordinal and not before.endswith(".")

    def _abbreviation(self, stem: str, index: int) -> str | None:
        """ "never" or "maybe" for a known abbreviation of one to three tokens that ends at ``index``."""
        form = stem + "."
        for first in range(index, max(index - 3, -1), -1):
            if first < index:
                if not self.words[first].endswith("."):
                    break
                form = self.words[first] + form
            for written in (form, form[0].lower() + form[1:]):
                if written in self.lexicon.never:
                    return "never"
                if written in self.lexicon.maybe:
                    return "maybe"
        return None


def _insertions(words: Sequence[str], starts: Sequence[bool]) -> list[bool]:
    """For each token, whether it stands in brackets that were opened in the middle of a sentence."""
    inside = [False] * len(words)
    opened: int | None = None
    for index, word in enumerate(words):
        if starts[index] or (opened is not None and index - opened > MAX_PARENTHESIS):
            opened = None
        if word in OPENING and index and not starts[index]:
            opened = index if not _after_mark(words, index) else None
        elif word in CLOSING and opened is not None:
            inside[opened : index + 1] = [True] * (index + 1 - opened)
            opened = None
    return inside


def _after_mark(words: Sequence[str], index: int) -> bool:
    """Whether the token before ``index``, quotes and white space aside, is sentence-final."""
    index -= 1
    while index >= 0 and (words[index].isspace() or words[index] in QUOTES):
        index -= 1
    return index < 0 or words[index] in MARKS
