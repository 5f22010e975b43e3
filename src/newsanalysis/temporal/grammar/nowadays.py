""" "heute" as nowadays, which TIMEX3 calls PRESENT_REF, beside "heute" as the day of writing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from newsanalysis.temporal.expressions import Vague
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import NOT_TIME, Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of

_NOWADAYS = Vague("PRESENT_REF")
_CLOCK_REACH, _CONTRAST, _ATTRIBUTE = 4, 20, 6  # tokens that are looked at
_PAST = frozenset(("früher", "damals", "einst", "ehemals", "vormals", "einstmals"))
_CLOSED = frozenset(("", ".", ",", ";", "!", "?", ")"))
_STANDING = ("end", "ansässig", "bekannt", "üblich", "gültig")
_STANDING_FORMS = tuple(stem + ending for stem in _STANDING for ending in ("e", "en", "er", "em", "es"))


_OF_A_DAY = ("ung", "Ausgabe", "Stand", "Beschluss", "beschluss", "Post", "Presse")


def _tells_the_day(m: Match) -> bool:
    """Whether what follows is a part of the day, a time or a date: "heute Abend", "heute um 8 Uhr"."""
    kinds = kinds_of(m.after() or " ")
    told = ("DAYPART", "DAYPART_ADVERB", "WEEKDAY", "FIGURE", "CLOCK")
    return any(kind in kinds for kind in told) or m.after() in ("um", "ab", "gegen", "früh")


@rule("von heute! auf morgen")
def overnight(_: Match) -> Outcome:
    """Das ändert sich nicht von heute auf morgen."""
    return NOT_TIME


@rule("< heute! >")
def today_against_the_past(m: Match) -> Outcome:
    """Früher rauchten alle, heute raucht fast keiner."""
    before = [m.before(distance).lower() for distance in range(1, _CONTRAST)]
    end = next((i for i, form in enumerate(before) if not form or form in ".!?" or form.isspace()), None)
    return _NOWADAYS if not _PAST.isdisjoint(before[:end]) or _years_ago(m, before[:end]) else None


def _years_ago(m: Match, before: list[str]) -> bool:
    """Whether "Vor zwei Jahren standen sie Schlange, heute …" sets the time against another."""
    happens = _tells_the_day(m) or "HAPPENING" in kinds_of(m.after() or " ")
    if happens or before[:1] not in ([","], [";"], ["–"]) or "jahren" not in before:
        return False
    return before[-1] == "vor" and before.index("jahren") >= len(before) - _LONGEST_AGO


_LONGEST_AGO = 5  # tokens, "Vor gut zwei Jahren"


@rule(", der|die|das|den|dem < heute! > noch")
def today_of_what_is_left(m: Match) -> Outcome:
    """Sie baute Pumpen, die heute noch laufen."""
    ahead = [m.after(distance).lower() for distance in range(_DUE_REACH)]
    due = not _DUE.isdisjoint(
        takewhile(lambda form: form not in _CLOSED, ahead)
    )  # "…, das heute noch gelöst werden muss"
    return None if due or m.after().startswith(("nicht", "kein")) else _NOWADAYS


@rule("bis|noch < heute! >")
def today_as_nowadays(m: Match) -> Outcome:
    """Das gilt bis heute."""
    # "bis heute, 18. Juni" is the day, too, and so is "von gestern bis heute".
    counted = m.before(2).lower() in ("von", "vom") and bool(kinds_of(m.before()))
    due = m.line.lower[m.start] == "noch" and _is_due(m)
    dated = m.after() == "," and (m.after(2) == "." or "WEEKDAY" in kinds_of(m.after(1) or " "))
    return None if _tells_the_day(m) or dated or counted or due else _NOWADAYS


def _is_due(m: Match) -> bool:
    """Whether something is to be done on the day: "Das muss noch heute weg", "noch heute bis 13 Uhr"."""
    ahead = [m.after(distance).lower() for distance in range(_DUE_REACH)]
    rest = list(takewhile(lambda form: form not in (",", ".", ";", "?", "!", ""), ahead))
    near = list(takewhile(_ENDLESS, (m.before(distance) for distance in range(1, _DUE_REACH))))
    if _has_hours(m) or (m.after(len(rest)) == "!" and "Sie" in near):
        return True  # "Melden Sie sich noch heute an!"
    asked = not _DUE.isdisjoint([*map(str.lower, near), *ahead[:1]])
    return asked and _LASTING.isdisjoint(rest)


_DUE_REACH = 9
_DUE = frozenset((
    "bitte", "muss", "müssen", "soll", "sollen", "sollte", "sollten", "will", "wollen", "kannst", "können",
))  # fmt: skip
# "Die Opfer sollen noch heute leiden" tells what goes on, "will noch heute nicht reden" what does not.
_LASTING = frozenset((
    "leben", "leiden", "stehen", "gelten", "bestehen", "existieren", "kennen", "wissen", "spüren", "liegen",
    "haben", "sein", "nicht", "nichts", "niemand", "kaum", "keine", "keinen", "kein",
))  # fmt: skip
_ENDLESS = frozenset(".,;:!?").isdisjoint


def _has_hours(m: Match) -> bool:
    ahead = (m.after(distance).lower() for distance in range(_CLOCK_REACH))
    return any(form == "uhr" or "CLOCK" in kinds_of(form) for form in ahead if form)


@rule("und < heute! > ?")
def and_today(m: Match) -> Outcome:
    """Damals rauchten alle. Und heute?"""
    # "Was gab es gestern und heute?" asks about the day.
    before = {m.before(distance).lower() for distance in range(1, _CONTRAST)}
    apart = m.before() in ("", ".", "!", "?", ",", "–", "-") or m.before().isspace()
    return _NOWADAYS if apart and before.isdisjoint(("gestern", "morgen", "vorgestern")) else None


@rule(
    "< heute! > vor allem",
    "auch < heute! > noch",
    "< heute! > immer noch",
    "< heute! > nur noch|mehr",
    "< heute! > NOWADAYS",
    "NOWADAYS < heute! >",
    "NOWADAYS sich < heute! >",
    "wir|man < heute! > wissen|weiß|kennen|kennt|sagen|sagt",
    "< heute! > kann|muss|darf|würde|könnte man",
    "man < heute! >",
    "< heute! > mehr denn je",
)
def today_in_general(m: Match) -> Outcome:
    """Das gilt heute als Fehler."""
    # "Die Sperre gilt heute ab 8 Uhr" is of the day, and so is "Ab heute gilt das Gesetz".
    return None if _has_hours(m) or m.before().lower() in ("ab", "von", "seit") else _NOWADAYS


@rule("(|, < heute! >")
def today_of_what_it_is(m: Match) -> Outcome:
    """Er zog nach Godesberg (heute ein Stadtteil von Bonn)."""
    after = m.after()
    if not after[:1].isalpha() or _tells_the_day(m) or after in ("von", "bis", "vor"):
        return None
    # "Godesberg, heute Stadtteil von Bonn" stands beside a name; "…, heute kommt er" goes on.
    beside = after[0].isupper() and m.before()[:1].isupper()
    return _NOWADAYS if beside or m.line.forms[m.start] == "(" else None


@rule("der|die|das|des|dem|den < heute! >")
def today_of_what_lasts(m: Match) -> Outcome:
    """Das heute in Wien lebende Paar schweigt."""
    described = list(_attribute(m))
    if "zu" in described or any(form.startswith(_HAPPENING) for form in described):
        return None  # "die heute beginnende Messe", "das heute zu beschließende Gesetz"
    return _NOWADAYS if any(form.endswith(_STANDING_FORMS) for form in described) else None


_HAPPENING = (
    "beginn", "start", "stattfind", "tagend", "ansteh", "endend", "eintreff", "vorliegend", "eröffn",
    "erschein",
)  # fmt: skip


def _attribute(m: Match) -> Iterator[str]:
    """The words in lower case up to the noun that is described, names in the attribute left out."""
    for distance in range(_ATTRIBUTE):
        form = m.after(distance)
        if not form or form in _CLOSED:
            return
        if form.islower():
            yield form


@rule("< heute! > NUMBER - UNIT_ADJECTIVE", "< heute! > NUMBER +UNIT_ADJECTIVE")
def age_of_today(m: Match) -> Outcome:
    """Der heute 68-jährige Wirt war dabei."""
    return _NOWADAYS if m.get("unit_adjective") == "year" else None


@rule("der|die|den|dem|des < heute! >")
def somebody_of_this_age(m: Match) -> Outcome:
    """Der heute Siebenundvierzigjährige war dabei."""
    return _NOWADAYS if "jährige" in m.after() else None


@rule("< heute! > NUMBER ,|.|)")
def age_told_today(m: Match) -> Outcome:
    """Die Wirtin, heute 64, war dabei."""
    age = m.get("number")
    beside = m.before() == "," and isinstance(age, int) and age <= _OLDEST
    beside = beside and m.after(1).lower() not in ("gestern", "morgen")  # "Die Aktie, heute 64, gestern 60"
    return _NOWADAYS if beside else None


_OLDEST = 110


@rule("< heute! > sind es NUMBER")
def so_many_today(m: Match) -> Outcome:
    """Vor dem Kriege waren es 28 Kinder. Heute sind es 63."""
    return _NOWADAYS if m.after() in _CLOSED else None  # "Heute sind es 30 Grad"


@rule("schon|bereits < heute! >")
def already_today(m: Match) -> Outcome:
    """Schon heute fehlen hier Lehrer."""
    if m.before() not in _STARTS or _has_hours(m) or _happens(m) or _tells_the_day(m):
        return None  # "Er kommt schon heute"
    return _NOWADAYS


_STARTS = ("", ".", "!", "?", ":", "„", "»", "“", '"')


@rule(", < heute! >")
def one_does_today(m: Match) -> Outcome:
    """Er klagt nicht, heute fordert man mehr."""
    return None if m.after(1) != "man" or _has_hours(m) or _happens(m) else _NOWADAYS


def _happens(m: Match) -> bool:
    """Whether something of the day happens beside "heute": "heute beginnt", "heute tagt"."""
    return any("HAPPENING" in kinds_of(m.after(distance) or " ") for distance in range(_CLOCK_REACH))


@rule("wie|als < heute! >")
def today_compared(m: Match) -> Outcome:
    """Das Feld war doppelt so groß wie heute."""
    return _NOWADAYS if m.after() in _CLOSED and m.before() else None


@rule("von < heute! >")
def people_of_today(m: Match) -> Outcome:
    """Die Jugend von heute liest kaum."""
    noun, after = m.before(), m.after()
    # "die Sitzung von heute" is of the day, "von heute an" a beginning.
    of_the_day = noun.endswith(_OF_A_DAY) or after in ("an", "bis", "auf", ",") or _tells_the_day(m)
    return None if of_the_day or not noun.istitle() else _NOWADAYS
