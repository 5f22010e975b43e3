"""A reading of some tokens, before it is resolved."""

from __future__ import annotations

from dataclasses import dataclass

from newsanalysis.temporal.expressions import Expression


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A reading: tokens ``[start, end)`` matched, ``[first, last)`` the mention.

    ``expression`` is None where the words are no time expression.
    """

    start: int
    end: int
    first: int
    last: int
    expression: Expression | None
    rule: str
    implies: bool = False
