"""What several rules ask: the year of a phrase, whether a day exists, what stands around a name."""

from __future__ import annotations

from newsanalysis.temporal.calendar import in_year, is_day
from newsanalysis.temporal.calendar_values import Day, Unit
from newsanalysis.temporal.expressions import Expression, Modified, Step
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.values import Mod
from newsanalysis.temporal.vocabulary import kinds_of

# Words after which a month or season without a number is one, and no name.
TIME_PREPOSITIONS = frozenset(
    "im ab bis seit vom zum am anfang mitte ende für vor nach pro und oder sowie bzw gegen schon erst"
    " noch auch zwischen".split()
)
SENTENCE_STARTS = frozenset(("", ".", "!", "?", ":", "„", "“", '"', "»", "«", "(", "–", "-", "•", "*", "|"))


def year_of(m: Match) -> int | Step | None:
    """The year that the fragment OF_YEAR captured; None when there is none."""
    if m.has("year"):
        return m.number("year")
    if m.has("ofyear"):
        value = m.get("ofyear")
        return Step(value) if isinstance(value, int) else counted(str(value))[1]
    return None


def counted(value: str) -> tuple[Unit, Step]:
    """ "year-1" of the lexicon: the unit and the step."""
    split = max(value.find("+"), value.find("-"))
    return value[:split], Step(int(value[split:]))  # type: ignore[return-value]


def day_number(m: Match) -> int:
    """The day that the fragment DAY captured, as a figure or an ordinal."""
    return m.number("figure") if m.has("figure") else m.number("ordinal")


def calendar_day(day: int, month: int, year: int | None = None) -> Day | None:
    """The day; without its year where that year lacks it ("31. April"); None for no date at all."""
    if not 1 <= day <= 31 or not 1 <= month <= 12:
        return None
    template = Day(None, month, day)
    if year is None:
        return template
    found = in_year(template, year) if is_day(year, month, day) else template
    return found if isinstance(found, Day) else template


def month_number(m: Match) -> int:
    """The month, written out or cut short."""
    return m.number("month") if m.has("month") else m.number("month_short")


def weekday_number(m: Match) -> int | None:
    """The weekday, written out or cut short, if there is one."""
    for name in ("weekday", "weekday_short"):
        if m.has(name):
            return m.number(name)
    return None


def with_mod(expression: Expression, m: Match, *names: str) -> Expression:
    """The expression with the first of the captured mods, if any."""
    for name in names or ("mod", "compared", "part"):
        if m.get(name):
            return Modified(expression, m.get(name))  # type: ignore[arg-type]
    return expression


def modified(expression: Expression, mod: Mod | None) -> Expression:
    """The expression with a mod, if there is one."""
    return Modified(expression, mod) if mod else expression


def sentence_start(m: Match) -> bool:
    """Whether the match stands where a sentence begins."""
    return m.before().strip() in SENTENCE_STARTS


def is_name(m: Match) -> bool:
    """Whether a word that can be a surname, forename or company is one here ("Frau Mai", "März AG")."""
    before, after = m.before(), m.after()
    if before == "." and kinds_of(m.before(2) or " ").keys() & {"TITLE"}:
        return True
    if before and "TITLE" in kinds_of(before):
        return True
    return bool(after) and (after == "&" or "COMPANY" in kinds_of(after) or _compound(m))


def _compound(m: Match) -> bool:
    """ "Mai-Grewe", "Winter-Chef": the first part of a longer word."""
    at = m.end
    return m.after() == "-" and m.line.glued(at) and at + 1 < len(m.line.forms) and m.line.glued(at + 1)


def is_bare_name(m: Match) -> bool:
    """As is_name, and where neither preposition nor article says that a time is meant."""
    if is_name(m):
        return True
    before, after = m.before(), m.after()
    if before.lower() in TIME_PREPOSITIONS or before in SENTENCE_STARTS | {",", "/"}:
        return before in SENTENCE_STARTS and after[:1].isupper()
    return before[:1].isupper() or after[:1].isupper() or not before
