"""What expressions are counted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from newsanalysis.temporal.calendar import add_days, containing, shift
from newsanalysis.temporal.calendar_values import Clock, Day, Month, Part, Unit, Value, Weekday, Year
from newsanalysis.temporal.expressions import Direction, Step
from newsanalysis.temporal.values import AnchorName

Dct: TypeAlias = Year | Month | Day | Clock


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is counted from.

    ``dct`` is the document creation time as precisely as it is known, None when it is not; ``direction``
    where the sentence looks, None when it does not show; ``narrative`` the last date the text named; ``day``
    the day that a bare time of day belongs to, and ``day_anchor`` what that day itself hangs on.
    """

    dct: Dct | None
    direction: Direction | None = None
    narrative: Value | None = None
    day: Day | Weekday | None = None
    day_anchor: AnchorName | None = None


def stepped(unit: Unit, step: Step, anchor: Anchor) -> tuple[Value | None, AnchorName | None]:
    """The unit so many steps from the anchor's, and the anchor's name; None when the anchor is unknown."""
    start = anchor.narrative if step.narrative else anchor.dct
    if isinstance(start, Part) and start.eve and isinstance(start.day, Day) and step.count > 0:
        start = add_days(start.day, -1)  # "In der Nacht zum Samstag … Am nächsten Morgen"
    here = containing(start, unit) if start is not None else None
    return (shift(here, step.count) if here else None), "text" if step.narrative else "dct"
