"""What is found: one frozen value per statement, and its canonical string."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Kind = Literal["statement", "accusation", "denial", "demand", "announcement", "agreement", "doubt", "report"]
Mode = Literal["direct", "indirect", "subjunctive"]
Stance = Literal["asserted", "accused", "denied", "doubted", "demanded", "announced"]
Span: TypeAlias = tuple[int, int]

KINDS: tuple[Kind, ...] = get_args(Kind)
MODES: tuple[Mode, ...] = get_args(Mode)
STANCES: tuple[Stance, ...] = get_args(Stance)

STANCE_OF: dict[Kind, Stance] = {
    "statement": "asserted",
    "accusation": "accused",
    "denial": "denied",
    "demand": "demanded",
    "announcement": "announced",
    "agreement": "asserted",
    "doubt": "doubted",
    "report": "asserted",
}
"""How sure the text is of what a kind of speech act is about, unless its word says otherwise."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: who says what to whom, and how that is told.

    Spans are offsets of code points into the text read, end exclusive. ``cue`` has several parts where a
    verb is split ("wirft … vor") and none where nothing but the mood or the quotation marks tells of the
    speech. ``speaker`` is None where the text names none; ``rule`` says what was found and why.
    """

    kind: Kind
    mode: Mode
    stance: Stance
    negated: bool
    cue: tuple[Span, ...]
    speaker: Span | None
    addressee: Span | None
    content: Span | None
    rule: str

    def __str__(self) -> str:
        """The canonical string, which ``parse`` reads back."""
        negation = "not " if self.negated else ""
        roles = "".join(
            f" {name}={'+'.join(f'{start}-{end}' for start, end in spans)}"
            for name, spans in (
                ("cue", self.cue),
                ("speaker", _one(self.speaker)),
                ("addressee", _one(self.addressee)),
                ("content", _one(self.content)),
            )
            if spans
        )
        return f"{negation}{self.kind}/{self.mode}/{self.stance}{roles} [{self.rule}]"


def _one(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


_CANONICAL = re.compile(r"(not )?([a-z]+)/([a-z]+)/([a-z]+)((?: [a-z]+=[0-9+-]+)*) \[([^\]]*)\]")


def parse(string: str) -> Statement:
    """The statement that a canonical string stands for.

    Raises
    ------
    ValueError
        The string is not one that ``str`` makes of a statement.
    """
    match = _CANONICAL.fullmatch(string)
    if match is None:
        raise ValueError(f"{string!r} is no statement; expected kind/mode/stance cue=0-4 … [rule]")
    kind = next((known for known in KINDS if known == match[2]), None)
    mode = next((known for known in MODES if known == match[3]), None)
    stance = next((known for known in STANCES if known == match[4]), None)
    if kind is None or mode is None or stance is None:
        raise ValueError(f"{string!r} has an unknown kind, mode or stance")
    roles: dict[str, tuple[Span, ...]] = {}
    for role in match[5].split():
        name, _, spans = role.partition("=")
        roles[name] = tuple(_span(span) for span in spans.split("+"))
    return Statement(
        kind,
        mode,
        stance,
        bool(match[1]),
        roles.get("cue", ()),
        _first(roles, "speaker"),
        _first(roles, "addressee"),
        _first(roles, "content"),
        match[6],
    )


def _first(roles: dict[str, tuple[Span, ...]], name: str) -> Span | None:
    return roles[name][0] if name in roles else None


def _span(string: str) -> Span:
    start, _, end = string.partition("-")
    return int(start), int(end)
