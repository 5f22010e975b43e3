"""One sentence as the rules see it: quotations and brackets are single items, clauses are numbered."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from newsanalysis.sentences.split import sentence_starts
from newsanalysis.statements.lexicon import words
from newsanalysis.statements.quotes import Quotation
from newsanalysis.statements.tokens import Tokens, tokenize
from newsanalysis.statements.values import Span

_HEADING = 70
"""Characters of a line without a final mark that is read as a heading of its own."""
LONGEST = 200
"""Items (words, signs, whole quotations) that are read as one sentence; what is longer is cut."""
_BRACKETED = 60
"""Tokens between brackets that are read as one insertion."""
_TITLE_WORDS = 6
_ORDINAL = re.compile(r"N\.(?=[CcaNwPo])")
"""A number with a full stop inside a sentence ("am 2. Mai"): the stop parts no clauses."""
_WORDING = re.compile(r"[xSZV]")
_VERB_LAST = re.compile(r"(?:^|(?<=[,:.-]))u?(?P<word>P)[^,:.xSZV-]+[xSZV](?=[,:.-])")
_CONJUNCTIONS = frozenset(("während", "seit", "bis"))
"""Words that are prepositions, too."""


@dataclass(slots=True)
class Part:
    """The items of one sentence; ``classes`` has one letter for each."""

    forms: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    quotes: dict[int, Quotation] = field(default_factory=dict)

    def add(self, form: str, start: int, end: int, letter: str) -> None:
        """One item at the end."""
        self.forms.append(form)
        self.starts.append(start)
        self.ends.append(end)
        self.letters.append(letter)


class Sentence:
    """Items, their classes, and the clauses between commas, colons and dashes."""

    def __init__(self, text: str, part: Part, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.forms, self.starts, self.ends = part.forms, part.starts, part.ends
        self.quotes = part.quotes
        self.classes = self._with_conjunctions(_ORDINAL.sub("Nw", "".join(part.letters)))

    def _with_conjunctions(self, classes: str) -> str:
        """ "Während die Polizei erklärte, …": with a verb at the end it is no preposition."""
        for clause in _VERB_LAST.finditer(classes):
            place = clause.start("word")
            if self.forms[place].lower() in _CONJUNCTIONS:
                classes = f"{classes[:place]}s{classes[place + 1 :]}"
        return classes

    @cached_property
    def lower(self) -> list[str]:
        """The forms in lower case."""
        return [form.lower() for form in self.forms]

    @cached_property
    def clauses(self) -> list[Span]:
        """The stretches of items between commas, colons and dashes, empty ones left out."""
        found, begin = [], 0
        for place, letter in enumerate(self.classes):
            if letter in ",:-.":
                if place > begin:
                    found.append((begin, place))
                begin = place + 1
        if begin < len(self.classes):
            found.append((begin, len(self.classes)))
        return found

    def clause(self, place: int) -> int:
        """The number of the clause that an item lies in."""
        return max(bisect_left(self.clauses, (place + 1, 0)) - 1, 0)

    def span(self, first: int, last: int) -> Span:
        """The characters of the items ``first`` up to ``last``, exclusive."""
        return self.starts[first], self.ends[last - 1]

    @cached_property
    def last(self) -> int:
        """One past the last item that is no final mark."""
        end = len(self.classes)
        while end and self.classes[end - 1] in ".,:-\n":
            end -= 1
        return end

    def __len__(self) -> int:
        return len(self.forms)


def sentences(
    text: str,
    quotes: Sequence[Quotation],
    begins: Sequence[int] | None = None,
    verbs: Mapping[int, str] | None = None,
) -> Iterator[Sentence]:
    """The sentences of ``text``; none begins inside a quotation.

    ``begins`` are the offsets at which sentences start, ``verbs`` the classes of finite verbs by their
    offset, where a pipeline has found them.
    """
    tokens = tokenize(text, verbs)
    if not tokens.forms:
        return
    outer = [quote for quote in quotes if quote.depth == 0]
    starts = _starts(tokens, outer, begins)
    first_quote = 0
    for low, high in zip(starts, [*starts[1:], len(tokens.forms)], strict=True):
        begin, end = tokens.starts[low], tokens.ends[high - 1]
        while first_quote < len(outer) and outer[first_quote].end <= begin:
            first_quote += 1
        last_quote = first_quote
        while last_quote < len(outer) and outer[last_quote].start < end:
            last_quote += 1
        part = _part(tokens, low, high, outer[first_quote:last_quote])
        for piece in _pieces(part):
            yield Sentence(text, piece, piece.starts[0], piece.ends[-1])


def _pieces(part: Part) -> Iterator[Part]:
    """The part itself, or pieces of one that is no sentence any more: lists, tables, endless lines."""
    if len(part.forms) <= LONGEST:
        if part.forms:
            yield part
        return
    for low in range(0, len(part.forms), LONGEST):
        high = low + LONGEST
        quotes = {place - low: quote for place, quote in part.quotes.items() if low <= place < high}
        yield Part(
            part.forms[low:high], part.starts[low:high], part.ends[low:high], part.letters[low:high], quotes
        )


def _starts(tokens: Tokens, outer: Sequence[Quotation], begins: Sequence[int] | None) -> list[int]:
    forms, offsets = tokens.forms, tokens.starts
    if begins is None:
        spaces = [
            end < start for end, start in zip(tokens.ends, [*offsets[1:], len(tokens.text)], strict=True)
        ]
        flags = sentence_starts(forms, spaces, _headings(tokens))
        places = [place for place, flag in enumerate(flags) if flag]
    else:
        places = sorted({bisect_left(offsets, begin) for begin in begins} | {0})
        places = [place for place in places if place < len(forms)]
    kept, quote = [], 0
    for place in places:
        while quote < len(outer) and outer[quote].end <= offsets[place]:
            quote += 1
        inside = quote < len(outer) and outer[quote].start < offsets[place]
        if not inside:
            kept.append(place)
    return kept or [0]


def _headings(tokens: Tokens) -> list[int]:
    """The tokens after single line breaks that end a short line without a final mark."""
    found, line = [], 0
    classes = tokens.classes
    place = classes.find("\n")
    while place >= 0:
        if place and classes[place - 1] not in ".,:Q" and tokens.ends[place - 1] - line < _HEADING:
            found.append(place + 1)
        line = tokens.ends[place]
        place = classes.find("\n", place + 1)
    return [place for place in found if place < len(tokens.forms)]


def _part(tokens: Tokens, low: int, high: int, quotes: Sequence[Quotation]) -> Part:
    part = Part()
    if not quotes and "(" not in tokens.classes[low:high] and "\n" not in tokens.classes[low:high]:
        part.forms, part.starts = tokens.forms[low:high], tokens.starts[low:high]
        part.ends, part.letters = tokens.ends[low:high], list(tokens.classes[low:high])
        return part
    place, next_quote = low, 0
    while place < high:
        if next_quote < len(quotes) and tokens.starts[place] >= quotes[next_quote].start:
            quote = quotes[next_quote]
            next_quote += 1
            after = bisect_left(tokens.starts, quote.end, place, high)
            _add_quote(tokens, part, quote, place, after)
            place = max(after, place + 1)
            continue
        letter = tokens.classes[place]
        if letter == "(":
            close = tokens.classes.find(")", place, min(high, place + _BRACKETED))
            if close > 0 and not any(
                tokens.starts[place] < q.start < tokens.starts[close]
                for q in quotes[next_quote : next_quote + 3]
            ):
                part.add("(", tokens.starts[place], tokens.ends[close], "B")
                place = close + 1
                continue
        if letter != "\n":
            part.add(tokens.forms[place], tokens.starts[place], tokens.ends[place], letter)
        place += 1
    _said(part)
    return part


def _said(part: Part) -> None:
    """What looks like a title is wording after a colon, and before a comma and its verb."""
    letters = part.letters
    for place in part.quotes:
        if letters[place - 1 : place] == ["("] and letters[place + 1 : place + 2] == [")"]:
            letters[place] = "T"  # "Cast Lead (zu Deutsch „Gegossenes Blei“)": a gloss
        if letters[place] != "T":
            continue
        if place and (letters[place - 1] in "EdgCc" or part.forms[place - 1].lower() in ("die", "das")):
            continue  # "der Chef der „Rundschau“, sagte …"
        after = letters[place + 1 : place + 3]
        if (
            (place and letters[place - 1] == ":")
            or (after == [",", "V"] and not _is_named_paper(part, place))
            or (after[:1] == [","] and part.forms[place + 2 : place + 3] == ["so"])
        ):
            letters[place] = "Q"


def _is_named_paper(part: Part, place: int) -> bool:
    """ "der Chef der „Neuen Post“, sagte": a name with its article, behind a noun or a preposition."""
    article = place > 1 and part.forms[place - 1] in ("der", "des", "dem", "den", "die", "das")
    return article and part.letters[place - 2] in "CcPo"


def _add_quote(tokens: Tokens, part: Part, quote: Quotation, low: int, high: int) -> None:
    title = is_title(tokens, part, low + 1, high - 1)
    part.quotes[len(part.forms)] = quote
    part.add(tokens.text[quote.start : quote.end], quote.start, quote.end, "T" if title else "Q")


def is_title(tokens: Tokens, part: Part, low: int, high: int) -> bool:
    """Whether what stands between the marks is a title, a name or a word set apart, and no wording."""
    inside = tokens.classes[low:high]
    count = len(inside)
    before = part.forms[-1] if part.forms else ""
    if (
        before
        and before[0].isupper()
        and before.lower().removesuffix("s").removesuffix("e").endswith(words().titles)
    ):
        return count <= 2 * _TITLE_WORDS
    if before.lower().startswith(("sogenannt", "genannt", "titel")) or before.lower() in (
        "namens",
        "wikinews",
    ):
        return True
    if count == 1:
        return inside in "CcN" or not part.letters or part.letters[-1] in "DEdegaCc"
    if not 0 < count <= _TITLE_WORDS or inside[-1] in ".,":
        return False
    names = tokens.forms[low][0].isupper() and tokens.forms[high - 1][0].isupper()
    return names and not _WORDING.search(inside) and not re.search("[rRs,]", inside)
