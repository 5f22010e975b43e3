"""One pass over the tokens: a trigger look-up, then the trie of patterns whose head it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

from newsanalysis.temporal.grammar.candidate import Candidate
from newsanalysis.temporal.grammar.pattern import Element, Line, Match, Variant
from newsanalysis.temporal.grammar.rule import NotTime, Rule
from newsanalysis.temporal.grammar.siblings import siblings
from newsanalysis.temporal.tokens import Kinds, Tokens
from newsanalysis.temporal.vocabulary import kinds_of, words

# Where two readings are equally long the earlier module, and in it the earlier rule, wins.
_THEMES = (
    "exclusions", "sets", "clock_times", "spoken_hours", "day_parts", "nights", "day_dates", "month_dates",
    "year_dates", "decades", "year_parts", "seasons", "feast_days", "nowadays", "deictics", "narratives",
    "weekdays", "days_of_months", "lengths", "length_words", "earlier_events", "references",
)  # fmt: skip
_DIGITS = frozenset("0123456789")


@dataclass(slots=True)
class Branch:
    """What can stand at one distance from the head: nodes by word and by kind, glued or not."""

    words: dict[str, list[tuple[bool, Node]]] = field(default_factory=dict)
    kinds: dict[str, list[tuple[bool, Node]]] = field(default_factory=dict)


@dataclass(slots=True)
class Node:
    """A trie of patterns with one head: its branches by distance, and what matches here."""

    branches: dict[int, Branch] = field(default_factory=dict)
    leaves: list[tuple[int, Rule, Variant]] = field(default_factory=list)
    steps: dict[tuple[int, Element], Node] = field(default_factory=dict)

    def child(self, distance: int, element: Element) -> Node:
        """The node behind ``element`` at ``distance``, made where there is none."""
        step = (distance, element)
        if step not in self.steps:
            node = self.steps[step] = Node()
            branch = self.branches.setdefault(distance, Branch())
            for word in element.words:
                branch.words.setdefault(word, []).append((element.glued, node))
            if element.kind:
                branch.kinds.setdefault(element.kind, []).append((element.glued, node))
        return self.steps[step]


class _Line:
    """Tokens with their kinds, looked up when asked."""

    def __init__(self, tokens: Tokens) -> None:
        self.forms, self.lower, self.glued = tokens.forms, tokens.lower, tokens.glued

    def kinds(self, index: int) -> Kinds:
        return kinds_of(self.forms[index])


def read(tokens: Tokens) -> list[Candidate]:
    """The readings of the tokens, in text order, no two overlapping; the longest match wins."""
    triggers = _triggers()
    # Words come behind ":", so that one comparison tells most of them from numbers.
    hits = [
        i for i, form in enumerate(tokens.forms) if form in triggers or (form < ":" and form[0] in _DIGITS)
    ]
    if not hits:
        return []
    line = _Line(tokens)
    found: list[tuple[int, Candidate]] = []
    for at in hits:
        for node in _nodes_of(tokens.forms[at]):
            matches: list[tuple[int, Rule, Variant]] = []
            _walk(node, line, at, matches)
            if matches:
                found += _candidates(line, at, matches)
    return _with_siblings(line, _disjoint(found))


def _walk(node: Node, line: Line, at: int, matches: list[tuple[int, Rule, Variant]]) -> None:
    matches += node.leaves
    for distance, branch in node.branches.items():
        place = at + distance
        if not 0 <= place < len(line.forms):
            continue
        for glued, child in branch.words.get(line.lower[place], ()):
            if not glued or line.glued(place):
                _walk(child, line, at, matches)
        for kind in line.kinds(place) if branch.kinds else ():
            for glued, child in branch.kinds.get(kind, ()):
                if not glued or line.glued(place):
                    _walk(child, line, at, matches)


def _candidates(
    line: Line, at: int, matches: list[tuple[int, Rule, Variant]]
) -> Iterable[tuple[int, Candidate]]:
    """One candidate per rule: its longest variant that the rule's function accepts."""
    done: set[str] = set()
    for rank, rule, variant in sorted(matches, key=_longest_first) if len(matches) > 1 else matches:
        if rule.name in done:
            continue
        start = at - variant.head
        match = Match(
            line, start, start + len(variant.elements), start + variant.first, start + variant.last,
            variant.captures(line, at),
        )  # fmt: skip
        outcome = rule.build(match)
        if outcome is not None:
            done.add(rule.name)
            expression = None if isinstance(outcome, NotTime) else outcome
            yield (
                rank,
                Candidate(
                    match.start, match.end, match.first, match.last, expression, rule.name, rule.implies
                ),
            )


def _longest_first(match: tuple[int, Rule, Variant]) -> tuple[int, int]:
    return -len(match[2].elements), match[0]


def _disjoint(found: list[tuple[int, Candidate]]) -> list[Candidate]:
    taken: set[int] = set()
    chosen = []
    for _, candidate in sorted(found, key=_preference):
        claimed = _claimed(candidate)
        if taken.isdisjoint(claimed):
            taken.update(claimed)
            chosen.append(candidate)
    return sorted(chosen, key=lambda candidate: candidate.first)


def _with_siblings(line: Line, chosen: list[Candidate]) -> list[Candidate]:
    """The readings with the members of lists that they complete, which replace readings of their own."""
    owner = {place: candidate for candidate in chosen for place in range(candidate.first, candidate.last)}
    kept = dict.fromkeys(chosen)
    for candidate in chosen:
        for sibling in siblings(line, candidate):
            rivals = {owner[place] for place in range(sibling.first, sibling.last) if place in owner}
            if any(not _inside(rival, sibling) for rival in rivals):
                break
            for rival in rivals:
                kept.pop(rival, None)
            kept[sibling] = None
            owner.update(dict.fromkeys(range(sibling.first, sibling.last), sibling))
    return sorted(kept, key=lambda candidate: candidate.first)


def _inside(inner: Candidate, outer: Candidate) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _claimed(candidate: Candidate) -> range:
    if candidate.expression is None:
        return range(candidate.start, candidate.end)
    return range(candidate.first, candidate.last)


def _preference(ranked: tuple[int, Candidate]) -> tuple[int, int, int, int]:
    rank, candidate = ranked
    length, mention = candidate.end - candidate.start, candidate.last - candidate.first
    return -length, -mention, rank, candidate.first


def _nodes_of(form: str) -> tuple[Node, ...]:
    """The tries that a trigger or a number is the head of."""
    if form[0] not in _DIGITS:
        return _triggers()[form]
    tries = _tries()[0]
    return tuple(tries[kind] for kind in kinds_of(form) if kind in tries)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of the grammar, in order of preference."""
    modules = [import_module(f"newsanalysis.temporal.grammar.{theme}") for theme in _THEMES]
    return tuple(rule for module in modules for rule in vars(module).values() if isinstance(rule, Rule))


@cache
def _tries() -> tuple[dict[str, Node], dict[str, Node]]:
    """The tries by the kind of their head, and by its word."""
    by_kind: dict[str, Node] = {}
    by_word: dict[str, Node] = {}
    for rank, rule in enumerate(rules()):
        for variant in rule.variants:
            head = variant.elements[variant.head]
            keys, tries = ([head.kind], by_kind) if head.kind else (sorted(head.words), by_word)
            for key in keys:
                node = tries.setdefault(key, Node())
                for distance, element in variant.walk():
                    node = node.child(distance, element)
                node.leaves.append((rank, rule, variant))
    return by_kind, by_word


@cache
def _triggers() -> dict[str, tuple[Node, ...]]:
    """Word form → the tries that its kinds, or the word itself, are head of."""
    by_kind, by_word = _tries()
    found: dict[str, tuple[Node, ...]] = {}
    for form, kinds in words().items():
        if nodes := tuple(by_kind[kind] for kind in kinds if kind in by_kind):
            found[form] = nodes
    for word, node in by_word.items():
        for form in {word, word.capitalize(), word.upper()}:
            found[form] = (*found.get(form, ()), node)
    return found
