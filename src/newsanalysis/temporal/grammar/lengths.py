"""Lengths of time and what ties them to the day of writing: "seit", "vor", "in", "innerhalb"."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import cast

from newsanalysis.temporal.calendar_values import PartCode, SeasonCode
from newsanalysis.temporal.expressions import Expression, Lasting, Modified, PartsLasting, Relation, Vague
from newsanalysis.temporal.grammar.captures import amount_of, is_plural, read_amount, unit_of, with_mod
from newsanalysis.temporal.grammar.common import SINGULAR_PREPOSITIONS
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of
from newsanalysis.temporal.wordforms import DETERMINERS

_VERB_REACH = 9  # words around "um Jahre" in which its verb stands
_MOST = 10**12


def counted_length(m: Match, relation: Relation) -> Expression | None:
    """The length that LENGTH captured, in its relation to the day of writing; None where it is none."""
    readable, amount = read_amount(m)
    if not readable or (amount is not None and amount > _MOST) or (amount == 1 and _praises(m)):
        return None
    if m.has("adjective") and m.line.lower[m.last - 2].endswith("sten"):
        return None  # "die zehn wärmsten Jahre" are years and no length
    lasting = Lasting(amount, unit_of(m), relation)
    if not _BARELY.isdisjoint(m.line.lower[m.first : m.last]):
        return Modified(lasting, "LESS_THAN")
    return with_mod(lasting, m, "mod", "compared")


def _praises(m: Match) -> bool:
    """Whether "ein historischer Tag" says what the time was like and not how long it took."""
    if not m.has("adjective"):
        return False
    adjective = m.line.lower[m.last - 2]
    if adjective in _BARELY or adjective in _MORE:
        return True  # about_one_unit reads them
    return not adjective.startswith(_MEASURING) and not _is_measured(m)


def _is_measured(m: Match) -> bool:
    """Whether the words beside "ein gutes Jahr" make it a length: "vor …", "… später", "blieb …"."""
    return m.before().lower() in _BEFORE_LENGTHS or m.after() in _BEHIND_LENGTHS


_APART = frozenset(("später", "danach", "zuvor", "davor", "früher", "darauf"))


_MEASURING = (
    "weiter", "ganz", "voll", "zusätzlich", "einzig", "halb", "geschlagen", "lang", "komplett", "gesamt",
    "rund", "gefühlt",
)  # fmt: skip


_BEFORE_LENGTHS = frozenset((
    "vor", "seit", "nach", "binnen", "dauert", "dauerte", "gedauert", "brauchte", "blieb", "blieben", "lebte",
    "lebten", "wartete", "warteten", "verbrachte", "arbeitete", "erst",
))  # fmt: skip


_BEHIND_LENGTHS = frozenset((
    "später", "lang", "danach", "zuvor", "davor", "vor", "nach", "früher", "darauf", "dauerte", "dauert",
    "gedauert",
))  # fmt: skip


_BARELY = frozenset(("knappe", "knappen", "knappes", "knapper", "knappem"))


_MORE = frozenset(("gute", "guten", "gutes", "guter", "gutem"))


_ROUGHLY = "|".join(sorted(_BARELY | _MORE))


def _rounded(lasting: Lasting, m: Match) -> Expression:
    """The length with its mod: "knapp eine Stunde", "eine knappe Stunde", "eine gute Stunde"."""
    said = m.line.lower[m.first : m.last]
    if not _BARELY.isdisjoint(said):
        return Modified(lasting, "LESS_THAN")
    if not _MORE.isdisjoint(said):
        return Modified(lasting, "MORE_THAN")
    return with_mod(lasting, m, "mod", "compared")


@rule("< {LENGTH} >")
def length(m: Match) -> Outcome:
    """Der Bau dauerte drei Jahre."""
    return counted_length(m, "plain")


@rule("< {BLUR}? NUMBER ADJECTIVE? COUNTED_UNIT! >")
def length_in_special_units(m: Match) -> Outcome:
    """Nach zehn Dienstjahren ging sie."""
    if m.get("number") == 1:
        return None  # "ein Schultag"
    relation = _RELATIONS.get(m.before().lower(), "plain")
    return with_mod(Lasting(amount_of(m), unit_of(m, "counted_unit"), relation), m, "mod", "compared")


@rule("< {BLUR}? NUMBER DAYPART! >", "< einen|eine DAYPART! > lang|hindurch", "< NUMBER SEASON! >")
def parts_that_last(m: Match) -> Outcome:
    """Vier Nächte lang brannte das Moor."""
    amount = amount_of(m) if m.has("number") else 1
    code = m.get("daypart") if m.has("daypart") else m.get("season")
    named = m.line.forms[m.last - 1][0].isupper()
    if not named or not isinstance(amount, int | None) or (m.has("number") and amount == 1):
        return None
    word = m.line.lower[m.last - 1]
    if m.has("number") and m.has("daypart") and (word == "morgen" or not word.endswith(("e", "en"))):
        return None  # "zehn Morgen Land", "20 Uhr 30 Abend"
    lasting = PartsLasting(amount, cast("PartCode | SeasonCode", code))
    return with_mod(lasting, m, "mod", "compared")


@rule("über|durch < {LENGTH} > hinweg|hindurch")
def throughout(m: Match) -> Outcome:
    """Der Streit zog sich über zwei Jahre hinweg."""
    return counted_length(m, "plain")


@rule("< {THE}? ersten {BLUR}? NUMBER UNIT! >")
def first_units(m: Match) -> Outcome:
    """In den ersten drei Monaten wurde gebaut."""
    return counted_length(m, "plain")


@rule("seit genau|schon|bereits|nunmehr|exakt|inzwischen? < {LENGTH} >")
def since(m: Match) -> Outcome:
    """Das Haus steht seit drei Jahren leer."""
    return counted_length(m, "since")


@rule("vor genau|schon|bereits|nunmehr|exakt|inzwischen? < {LENGTH} >")
def ago(m: Match) -> Outcome:
    """Das Haus wurde vor drei Jahren gebaut."""
    return counted_length(m, "ago")


@rule("< {LENGTH} > her", "liegt|liegen|lag|lagen bereits|schon|nun|inzwischen|erst? < {LENGTH} > zurück")
def so_long_since(m: Match) -> Outcome:
    """Der Unfall ist drei Jahre her."""
    return counted_length(m, "ago")


@rule("in < {LENGTH} >")
def ahead(m: Match) -> Outcome:
    """Das Haus wird in drei Jahren gebaut."""
    return counted_length(m, "ahead")


@rule("< {THE}? ersten|letzten beiden UNIT! >", "< {THE}? beiden REL UNIT! >", "< {THE}? REL beiden UNIT! >")
def both_units(m: Match) -> Outcome:
    """In den beiden vergangenen Jahren wurde gebaut."""
    count = m.get("rel")
    return Lasting(2, unit_of(m), "last" if count == -1 else "next" if count == 1 else "plain")


@rule("< {ONE} gute|guten|gutes|guter FRACTION UNIT! >")
def good_part_of_unit(m: Match) -> Outcome:
    """Das dauerte eine gute halbe Stunde."""
    return Modified(Lasting(amount_of(m, "fraction"), unit_of(m)), "MORE_THAN")


@rule(f"< {{ONE}} {_ROUGHLY} UNIT! >")
def about_one_unit(m: Match) -> Outcome:
    """Das dauerte eine gute Stunde."""
    before, barely = m.before().lower(), m.line.lower[m.last - 2] in _BARELY
    # "ein gutes Jahr für den Wein" praises it, "vor einem guten Jahr" does not; hours are only long.
    long = barely or unit_of(m) in ("hour", "minute") or _is_measured(m)
    if is_plural(m) or not long:
        return None
    return _rounded(Lasting(1, unit_of(m), _RELATIONS.get(before, "plain")), m)


@rule("< {THE}? REL {BLUR}? NUMBER UNIT! >")
def last_units(m: Match) -> Outcome:
    """In den vergangenen drei Jahren wurde gebaut."""
    count = m.number("rel")
    return counted_length(m, "last" if count < 0 else "next" if count > 0 else "plain")


@rule("< {THE}? NARRATIVE {BLUR}? NUMBER UNIT! >", "< {THE}? NARRATIVE UNIT! >")
def following_units(m: Match) -> Outcome:
    """2019 kam er, in den folgenden drei Jahren wurde gebaut."""
    if not is_plural(m) or m.before().lower() in SINGULAR_PREPOSITIONS or not m.get("narrative"):
        return None
    return counted_length(m, "plain") if m.has("number") else Lasting(None, unit_of(m))


@rule(
    "< {THE}? REL UNIT! >",
    "< {THE}? REL ,? ADJECTIVE UNIT! >",
    "REL UNIT:one und|oder|, < UNIT! >",
    "REL UNIT:one , UNIT:two und|oder < UNIT! >",
)
def last_units_uncounted(m: Match) -> Outcome:
    """In den vergangenen Jahren wurde gebaut."""
    if not is_plural(m) or m.before().lower() in SINGULAR_PREPOSITIONS:
        return None
    # "Letzte Woche und Tage später" counts from something else.
    if m.has("one") and ("PLURAL" not in m.line.kinds(m.start + 1) or m.after() in _APART):
        return None
    # The guideline's annotators have "in den nächsten Jahren" as the future, what lies behind as a length.
    return Vague("FUTURE_REF") if m.number("rel") > 0 else Lasting(None, unit_of(m))


@rule(
    "< UNIT! > lang|dauern|dauert|dauerte|gedauert|brauchen|braucht|brauchte",
    "< UNIT! > warten|gewartet|vergehen|vergingen",
    "dauert|dauerte|dauern|dauerten|vergehen|vergingen oft|manchmal|noch|meist|schon|aber? < UNIT! >",
)
def units_that_last(m: Match) -> Outcome:
    """Das kann Monate dauern."""
    before = m.line.forms[m.first - 1] if m.first else " "
    counted = before.lower() in DETERMINERS or not _COUNTING.isdisjoint(kinds_of(before))
    return Lasting(None, unit_of(m)) if is_plural(m) and not counted else None


_COUNTING = frozenset(("NUMBER", "FIGURE", "FRACTION", "REL", "NARRATIVE", "EVERY", "MILLION"))


@rule(
    "über < die UNIT! >",
    "mit < den UNIT! >",
    "im laufe|lauf < der UNIT! >",
    "< die UNIT! > über|hindurch",
)
def course_of_years(m: Match) -> Outcome:
    """Im Laufe der Jahre wurde er milder."""
    long = unit_of(m) in ("year", "decade", "century") and is_plural(m)
    after = kinds_of(m.after() or " ")
    named = "YEAR" in after or m.after().lower() in _OF_SOMETHING
    return Lasting(None, unit_of(m)) if long and not named else None


# "die Jahre des Krieges", "über die Jahre im Exil" are of something, and a topic.
_OF_SOMETHING = ("des", "der", "von", "vor", "nach", "seit", "bis", "im", "in", "als", "unter", "mit")


@rule(
    "in|während < den ersten|letzten|ADJECTIVE? UNIT! > nach|vor",
    "in|während < den ersten UNIT! >",
)
def units_beside_an_event(m: Match) -> Outcome:
    """In den Tagen nach dem Erdbeben wurde geholfen."""
    return Lasting(None, unit_of(m)) if is_plural(m) else None


@rule("seit < jahr und UNIT! >")
def year_and_day(m: Match) -> Outcome:
    """Das gilt seit Jahr und Tag."""
    return Lasting(None, "year") if unit_of(m) == "day" else None


@rule(
    "über|durch|vor|nach|seit|für|binnen|innert < UNIT! >",
    "innerhalb von < UNIT! >",
    "< all die|den UNIT! >",
    "über|durch|vor|nach|seit|für UNIT:one und|oder < UNIT! >",
    "noch|erst|bereits|schon < UNIT! > nach|nachdem|vor|bevor|zu",
    "um < UNIT! >",
)
def units_uncounted(m: Match) -> Outcome:
    """Der Streit zog sich über Jahre hin."""
    topic = m.line.lower[m.start] == "um"  # "Der Streit um Jahre" has one, "um Jahre verzögert" is a length
    if topic and not any("DELAY" in kinds_of(form) for form in m.around(_VERB_REACH) if form):
        return None
    return Lasting(None, unit_of(m)) if is_plural(m) else None


@rule("< den|einen ganzen UNIT! >", "< die|eine ganze UNIT! >", "< das|ein ganze|ganzes UNIT! >")
def whole_unit(m: Match) -> Outcome:
    """Es regnete den ganzen Tag."""
    return None if is_plural(m) else Lasting(1, unit_of(m))


@rule(
    "< {BLUR}? {ONE}? viertelstunde|dreiviertelstunde! >",
    f"< {{ONE}} {_ROUGHLY} viertelstunde|dreiviertelstunde! >",
    "< {BLUR}? NUMBER viertelstunden! >",
)
def quarters_of_an_hour(m: Match) -> Outcome:
    """Die Rede dauerte eine Viertelstunde."""
    relation = _RELATIONS.get(m.before().lower(), "plain")
    quarters = m.get("number") if m.has("number") else 1
    if m.line.lower[m.last - 1].startswith("drei"):
        quarters = 3
    minutes = 15 * quarters if isinstance(quarters, int) else None
    return _rounded(Lasting(minutes, "minute", relation), m)


@rule(
    "< {BLUR}? {ONE}? dreivierteljahr|dreivierteljahrs|dreivierteljahres! >",
    f"< {{ONE}} {_ROUGHLY} dreivierteljahr|dreivierteljahrs|dreivierteljahres! >",
)
def three_quarters_of_a_year(m: Match) -> Outcome:
    """Sie warteten ein Dreivierteljahr."""
    relation = _RELATIONS.get(m.before().lower(), "plain")
    return _rounded(Lasting(9, "month", relation), m)


_RELATIONS: dict[str, Relation] = {
    "in": "ahead", "vor": "ago", "seit": "since", "innerhalb": "within", "binnen": "within",
    "innert": "within",
}  # fmt: skip


@rule("< {BLUR}? {ONE}? vierteljahrhundert|vierteljahrhunderts! >")
def quarter_of_a_century(m: Match) -> Outcome:
    """Der Bau dauerte ein Vierteljahrhundert."""
    return with_mod(Lasting(25, "year", _RELATIONS.get(m.before().lower(), "plain")), m, "mod", "compared")


@rule("innerhalb|binnen|innert|in|vor|nach|seit < TERM! >")
def term(m: Match) -> Outcome:
    """Das Haus wird binnen Jahresfrist gebaut."""
    return Lasting(1, unit_of(m, "term"), _RELATIONS.get(m.line.lower[m.start], "plain"))


@rule("auf < UNIT! > hinaus|hin|gebunden|ausgebucht|ausverkauft|gesperrt")
def far_ahead(m: Match) -> Outcome:
    """Der Streit lähmt das Land auf Jahre hinaus."""
    return Lasting(None, unit_of(m)) if is_plural(m) else None


@rule("< {BLUR}? NUMBER von UNIT! >")
def crowd_of_units(m: Match) -> Outcome:
    """Das dauerte Tausende von Jahren."""
    return Lasting(None, unit_of(m)) if m.get("number") is None and is_plural(m) else None


@rule(
    "< {BLUR}? FIGURE FIGURE:part +/ +FIGURE:whole UNIT! >",
    "< {BLUR}? FIGURE:part +/ +FIGURE:whole UNIT! >",
)
def length_with_a_fraction(m: Match) -> Outcome:
    """Mit dem Zug dauert es 2 1/2 Stunden."""
    part, whole = m.number("part"), m.number("whole")
    if not 0 < part < whole:
        return None
    amount = (m.number("figure") if m.has("figure") else 0) + Decimal(part) / whole
    return with_mod(Lasting(amount, unit_of(m)), m, "mod", "compared")


@rule("< {BLUR}? NUMBER UNIT .? und? NUMBER:rest UNIT:small! +.? >")
def length_of_two_units(m: Match) -> Outcome:
    """Der Flug dauerte zwei Stunden und 30 Minuten."""
    if any(
        form == "." and not _is_cut_short(m, place)
        for place, form in enumerate(m.line.forms[m.first : m.last])
    ):
        return None
    return _of_several_units(m, ("rest", "small"))


@rule("< {BLUR}? NUMBER UNIT ,? NUMBER:more UNIT:middle und? NUMBER:rest UNIT:small! >")
def length_of_three_units(m: Match) -> Outcome:
    """Die Haft dauerte zwei Jahre, drei Monate und fünf Tage."""
    return _of_several_units(m, ("more", "middle"), ("rest", "small"))


def _is_cut_short(m: Match, place: int) -> bool:
    """Whether the point there ends "Std." and not a sentence."""
    return m.line.lower[m.first + place - 1] in _CUT_SHORT


_CUT_SHORT = ("std", "stdn", "min", "sek", "mon")


def _of_several_units(m: Match, *names: tuple[str, str]) -> Expression | None:
    parts = [(m.get(amount), unit_of(m, unit)) for amount, unit in names]
    rest = tuple((amount, unit) for amount, unit in parts if isinstance(amount, int))
    units = [unit_of(m), *(unit for _, unit in parts)]
    if len(rest) < len(parts) or any(pair not in _NESTED for pair in pairwise(units)):
        return None
    return with_mod(Lasting(amount_of(m), units[0], rest=rest), m, "mod", "compared")


_NESTED = frozenset((
    ("year", "month"), ("year", "week"), ("year", "day"), ("month", "week"), ("month", "day"),
    ("week", "day"), ("day", "hour"), ("hour", "minute"), ("hour", "second"), ("minute", "second"),
))  # fmt: skip
