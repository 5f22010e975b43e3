"""What several rules ask: whether a day exists, and whether a word is a name here."""

from __future__ import annotations

from newsanalysis.temporal.calendar import in_year, is_day
from newsanalysis.temporal.calendar_values import Day, Half, PartCode, Quarter, Season, Week
from newsanalysis.temporal.expressions import Expression, Fixed, Modified, Yearly
from newsanalysis.temporal.grammar.captures import (
    date_figures,
    day_and_month,
    day_number,
    month_number,
    occurrence_of,
    part_of,
    weekday_of,
    year_of,
)  # fmt: skip
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.values import Mod
from newsanalysis.temporal.vocabulary import kinds_of

# Words after which a month without a number is one, and no name.
_BEFORE_MONTHS = frozenset((
    "im", "ab", "bis", "seit", "vom", "zum", "am", "für", "vor", "nach", "pro", "und", "oder", "sowie", "bzw",
    "gegen", "schon", "erst", "noch", "auch", "zwischen",
))  # fmt: skip
_BEFORE_ONE = ("des", "dem", "Herrn", "vom", "beim")
FULL_STOPS = (".", "!", "?")
CLOCK_UNITS = ("hour", "minute", "second")
SINGULAR_PREPOSITIONS = ("im", "am", "vom", "zum")  # "im Jahre" is one year, for all its ending
_LISTING = frozenset(("und", "oder", "sowie"))
_SENTENCE_STARTS = frozenset(("", ".", "!", "?", ":", "„", "“", '"', "»", "«", "(", "–", "-", "•", "*", "|"))

# Written small behind a day ("gestern abend"), as it was before 1996 and often still is.
SMALL_PARTS: dict[str, PartCode] = {
    "früh": "MO", "morgen": "MO", "vormittag": "MO", "mittag": "MI", "nachmittag": "AF", "abend": "EV",
    "nacht": "NI",
}  # fmt: skip


def calendar_day(day: int, month: int, year: int | None = None) -> Day | None:
    """The day; without its year where that year lacks it ("31. April"); None for no date at all."""
    if not 1 <= day <= 31 or not 1 <= month <= 12:
        return None
    template = Day(None, month, day)
    if year is None or not is_day(year, month, day):
        return template
    found = in_year(template, year)
    return found if isinstance(found, Day) else template


def day_said(m: Match) -> Expression | None:
    """The day that a date in words or in figures names, its year near the text's where it names none."""
    year = year_of(m)
    known = year if isinstance(year, int) else None
    if m.has("full_date"):
        day = calendar_day(*date_figures(m))
    elif m.has("day_month"):
        day = calendar_day(*day_and_month(m), known)
    else:
        day = calendar_day(day_number(m), month_number(m), known)
    if day is None:
        return None
    dated = known is not None or m.has("full_date")
    return Fixed(day) if dated else Yearly(day, year, occurrence_of(m), weekday_of(m))


def modified(expression: Expression, mod: Mod | None) -> Expression:
    """The expression with a mod, if there is one."""
    return Modified(expression, mod) if mod else expression


def sentence_start(m: Match) -> bool:
    """Whether the match stands where a sentence begins."""
    return m.before().strip() in _SENTENCE_STARTS


def is_name(m: Match) -> bool:
    """Whether a word that can be a surname or a company is one here ("Frau Mai", "März AG")."""
    before, after = m.before(), m.after()
    titled = m.before(2) if before == "." else before
    if titled and m.start == m.first and "TITLE" in kinds_of(titled):
        return True  # but "der die Frau im Sommer traf"
    if before == "Kollegen" and m.before(2) in _BEFORE_ONE:
        return True  # "des Kollegen Montag"; "Treffen der Kollegen Montag 10 Uhr" has a day
    if after and (after == "&" or "COMPANY" in kinds_of(after)):
        return True
    return after == "-" and _first_part_of_compound(m)


def _first_part_of_compound(m: Match) -> bool:
    """Whether a hyphen ties the word to the next ("Mai-Kundgebung")."""
    behind = m.end + 1
    return behind < len(m.line.forms) and m.line.glued(m.end) and m.line.glued(behind)


def is_bare_name(m: Match) -> bool:
    """As is_name; and without preposition or article a capitalised neighbour makes it a name too."""
    if is_name(m):
        return True
    before, after = m.before(), m.after()
    if before.lower() in _LISTING and after[:1].isupper():
        # "Karl Marx und August Bebel", but "Juli und August Ferien"
        return "MONTH" not in kinds_of(m.before(2) or " ")
    if before == "," and after[:1].isupper() and not kinds_of(after):
        return "MONTH" not in kinds_of(m.before(2) or " ")  # "…, August Macke"
    if before.lower() in _BEFORE_MONTHS or before in (",", "/"):
        return False
    if before.lower() == "von" and after in ("bis", "an", "-", "–"):
        return False
    return before[:1].isupper() or after[:1].isupper() or (before == "" and after == "")


def is_before_christ(m: Match) -> bool:
    """Whether the era of a year or a century is that before Christ."""
    said = m.line.lower[m.first : m.last]
    return any(word in ("v", "vor") or word.startswith("vorchristlich") for word in said)


def half_of(whole: Expression, m: Match) -> Expression | None:
    """The first or second half of what has no halves in TIMEX3, by its mod."""
    number = day_number(m)
    return Modified(whole, "START" if number == 1 else "END") if number in (1, 2) else None


def in_its_year(template: Quarter | Half | Season | Week, m: Match) -> Expression:
    """The part of the year that OF_YEAR captured; without one a quarter is this year's."""
    bare = 0 if isinstance(template, Quarter | Half) else None
    found = year_of(m)
    return Yearly(template, found, None if found is not None else bare)


def short_year_behind(m: Match, least: int) -> int | None:
    """The year of "im Oktober 41"; None where the figure counts, "im Sommer 75 neue Bänke"."""
    year, after = m.number("figure"), m.after()
    described = after.islower() and after.endswith(("e", "en", "er")) and m.after(1)[:1].isupper()
    counted = after[:1].isupper() or after in _NO_YEAR or "MEASURE" in kinds_of(after or " ")
    return 1900 + year if year > least and not described and not counted else None


_NO_YEAR = frozenset(("bis", "-", "–", "oder", "%", "€", ":", "/"))


def any_part_of(m: Match) -> PartCode:
    """The code of a part of the day, however it is written: "Abend", "abends", "gestern abend"."""
    for name in ("daypart", "daypart_adverb"):
        if m.has(name):
            return part_of(m, name)
    return SMALL_PARTS[m.line.lower[m.last - 1]]
