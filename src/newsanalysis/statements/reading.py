"""One sentence while it is read: what is found in it, and what the sentences before it have left."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from newsanalysis.statements.auxiliaries import AUXILIARIES
from newsanalysis.statements.cues import Cue
from newsanalysis.statements.kinds import kind_of
from newsanalysis.statements.sentence import Sentence
from newsanalysis.statements.values import STANCE_OF, Kind, Mode, Span, Statement


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the sentences before have left.

    ``spoke``: the last of them had a statement; ``speaker`` is whose it was, where it names one.
    ``last`` is who spoke last at all, ``silent`` how many sentences ago that was.
    ``running``: it was a statement by its mood alone, which may go on. ``reach``: where the content that
    goes furthest ends.
    """

    sentence: Sentence | None = None
    spoke: bool = False
    speaker: Span | None = None
    running: bool = False
    reach: int = 0
    last: Span | None = None
    silent: int = 0

    @property
    def still_speaking(self) -> Span | None:
        """Who spoke in the sentence before."""
        return self.speaker if self.spoke else None


@dataclass(frozen=True, slots=True)
class Telling:
    """How something is told: what is done with it, by which items, by whom and to whom.

    ``cue`` and ``addressee`` are items of the sentence; ``speaker``, who may be named in the one before,
    is a span of characters.
    """

    kind: Kind
    rule: str
    cue: tuple[int, ...] = ()
    speaker: Span | None = None
    addressee: Span | None = None
    negated: bool = False


def told_by_verb(sentence: Sentence, cue: Cue, frame: str, rule: str) -> Telling:
    """What a verb of speech with its roles tells in ``frame``."""
    speaker = None if cue.speaker is None else sentence.span(*cue.speaker)
    return Telling(kind_of(sentence, cue, frame), rule, cue.places, speaker, cue.addressee, cue.negated)


@dataclass(slots=True)
class Reading:
    """One sentence with the statements found so far.

    ``main`` is the one whose speaker goes on speaking in the next sentence, ``covered`` the items that are
    somebody's content, ``quoted`` the quotations that have their statement, ``sourced`` the items of
    frames that name a source.
    """

    sentence: Sentence
    earlier: Earlier
    found: list[Statement] = field(default_factory=list)
    main: Statement | None = None
    covered: list[Span] = field(default_factory=list)
    quoted: set[int] = field(default_factory=set)
    sourced: set[int] = field(default_factory=set)

    def is_covered(self, place: int) -> bool:
        """Whether an item is in somebody's content."""
        return any(low <= place < high for low, high in self.covered)

    def add(
        self, telling: Telling, mode: Mode, content: Span, *, span: Span | None = None, nest: bool = True
    ) -> None:
        """A statement with the items ``content``, or the characters ``span`` in another sentence.

        Quotations inside an indirect one are statements of their own, unless ``nest`` is false.
        """
        sentence = self.sentence
        first, end = content
        while first < end and sentence.classes[first] in ",:-.":
            first += 1
        if first >= end:
            return
        self.covered.append((first, end))
        statement = Statement(
            telling.kind,
            mode,
            STANCE_OF[telling.kind],
            telling.negated,
            tuple(sentence.span(place, place + 1) for place in _lexical(sentence, telling.cue)),
            telling.speaker,
            None if telling.addressee is None else sentence.span(*telling.addressee),
            span or sentence.span(first, end),
            telling.rule,
        )
        self.found.append(statement)
        if self.main is None or self.main.speaker is None:
            self.main = statement
        if mode != "direct" and nest:
            for place in sentence.quotes:
                if first <= place < end and sentence.classes[place] == "Q" and place not in self.quoted:
                    self.add_inside(statement, place)

    def add_quotation(self, telling: Telling, place: int) -> None:
        """The quotation at ``place``, in direct speech."""
        self.add(telling, "direct", (place, place + 1))
        self.quoted.add(place)

    def add_inside(self, outer: Statement, place: int) -> None:
        """The quotation at ``place``, which stands inside what ``outer`` says."""
        self.found.append(_inside(outer, self.sentence, place))
        self.quoted.add(place)


def quotations_inside(outer: Statement, sentence: Sentence) -> list[Statement]:
    """The quotations in a sentence that ``outer`` says as a whole."""
    return [_inside(outer, sentence, place) for place in sentence.quotes if sentence.classes[place] == "Q"]


def _inside(outer: Statement, sentence: Sentence, place: int) -> Statement:
    wording = sentence.span(place, place + 1)
    return replace(outer, mode="direct", content=wording, rule="partial quotation inside a statement")


def _lexical(sentence: Sentence, cue: tuple[int, ...]) -> tuple[int, ...]:
    """The parts of a cue that mean something: without auxiliaries and modals."""
    parts = tuple(place for place in cue if sentence.lower[place] not in AUXILIARIES)
    return parts or cue


__all__ = ["Earlier", "Reading", "Telling", "quotations_inside", "told_by_verb"]
