"""Lengths of time and what ties them to the day of writing: "seit", "vor", "in", "innerhalb"."""

from __future__ import annotations

from itertools import pairwise
from typing import cast

from newsanalysis.temporal.calendar_values import PartCode, SeasonCode, Unit, Year
from newsanalysis.temporal.expressions import (
    Anniversary,
    Expression,
    Fixed,
    Lasting,
    Modified,
    PartsLasting,
    Relation,
    Vague,
)
from newsanalysis.temporal.grammar.captures import (
    adjective_length,
    amount_of,
    clock_figures,
    is_plural,
    read_amount,
    unit_of,
    with_mod,
)  # fmt: skip
from newsanalysis.temporal.grammar.pattern import Match
from newsanalysis.temporal.grammar.rule import NOT_TIME, Outcome, rule
from newsanalysis.temporal.vocabulary import kinds_of
from newsanalysis.temporal.wordforms import DETERMINERS

_SINGULAR_PREPOSITIONS = ("im", "am", "vom", "zum")
_MOST = 10**12


def _lasting(m: Match, relation: Relation) -> Expression | None:
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
_REACH = 5  # words around "um Jahre" in which its verb stands
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
    return _lasting(m, "plain")


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
    return _lasting(m, "plain")


@rule("< {THE}? ersten {BLUR}? NUMBER UNIT! >")
def first_units(m: Match) -> Outcome:
    """In den ersten drei Monaten wurde gebaut."""
    return _lasting(m, "plain")


@rule("seit genau|schon|bereits|nunmehr|exakt|inzwischen? < {LENGTH} >")
def since(m: Match) -> Outcome:
    """Das Haus steht seit drei Jahren leer."""
    return _lasting(m, "since")


@rule("vor genau|schon|bereits|nunmehr|exakt|inzwischen? < {LENGTH} >")
def ago(m: Match) -> Outcome:
    """Das Haus wurde vor drei Jahren gebaut."""
    return _lasting(m, "ago")


@rule("< {LENGTH} > her", "liegt|liegen|lag|lagen bereits|schon|nun|inzwischen|erst? < {LENGTH} > zurück")
def so_long_since(m: Match) -> Outcome:
    """Der Unfall ist drei Jahre her."""
    return _lasting(m, "ago")


@rule("in < {LENGTH} >")
def ahead(m: Match) -> Outcome:
    """Das Haus wird in drei Jahren gebaut."""
    return _lasting(m, "ahead")


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
    return _lasting(m, "last" if count < 0 else "next" if count > 0 else "plain")


@rule("< {THE}? NARRATIVE {BLUR}? NUMBER UNIT! >", "< {THE}? NARRATIVE UNIT! >")
def following_units(m: Match) -> Outcome:
    """2019 kam er, in den folgenden drei Jahren wurde gebaut."""
    if not is_plural(m) or m.before().lower() in _SINGULAR_PREPOSITIONS or not m.get("narrative"):
        return None
    return _lasting(m, "plain") if m.has("number") else Lasting(None, unit_of(m))


@rule(
    "< {THE}? REL UNIT! >",
    "< {THE}? REL ,? ADJECTIVE UNIT! >",
    "REL UNIT:one und|oder|, < UNIT! >",
    "REL UNIT:one , UNIT:two und|oder < UNIT! >",
)
def last_units_uncounted(m: Match) -> Outcome:
    """In den vergangenen Jahren wurde gebaut."""
    if not is_plural(m) or m.before().lower() in _SINGULAR_PREPOSITIONS:
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
    if m.line.lower[m.start] == "um":  # "Der Streit um Jahre" has a topic, "um Jahre verzögert" a length
        around = [m.before(distance) for distance in range(1, _REACH)] + [m.after(d) for d in range(_REACH)]
        if not any("DELAY" in kinds_of(form) for form in around if form):
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
    return m.line.lower[m.first + place - 1] in _SHORT_UNITS


_SHORT_UNITS = ("std", "stdn", "min", "sek", "mon")


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


@rule("LONG!")
def long(m: Match) -> Outcome:
    """Sie stritten jahrelang."""
    return Lasting(None, unit_of(m, "long"))


@rule("LENGTH_ADJECTIVE!")
def length_adjective(m: Match) -> Outcome:
    """Es war eine zweitägige Reise."""
    amount, unit = adjective_length(m)
    # "ein Zweijähriger" is a person, and so mostly is who is older than a school goes.
    if m.form() in ("ganzjährig", "ganztägig"):
        return None  # "ganzjährig geöffnet"
    if unit == "year" and (m.form()[0].isupper() or (amount is not None and amount > _LONGEST_YEARS)):
        return None
    # "eine zweijährige Tochter" has an age.
    return None if _is_aged(m) else Lasting(amount, unit)


def _is_aged(m: Match) -> bool:
    return "AGED" in kinds_of(m.after() or " ")


_LONGEST_YEARS = 12


@rule("< NUMBER +- +UNIT_ADJECTIVE! >", "< NUMBER +UNIT_ADJECTIVE! >")
def length_adjective_in_figures(m: Match) -> Outcome:
    """Es war eine 14-tägige Reise."""
    return None if _is_aged(m) else Lasting(amount_of(m), unit_of(m, "unit_adjective"))


@rule("< NUMBER +- +UNIT_ADJECTIVE! > ADJECTIVE? LASTING", "< NUMBER +UNIT_ADJECTIVE! > ADJECTIVE? LASTING")
def years_that_lasted(m: Match) -> Outcome:
    """Der Verein feiert sein 20-jähriges Bestehen."""
    if m.line.forms[m.end - 1].startswith("Krieg") and m.get("number") in _NAMED_WARS:
        return NOT_TIME
    return Lasting(amount_of(m), unit_of(m, "unit_adjective"))


_NAMED_WARS = (7, 30, 80, 100)  # "der 30-jährige Krieg"


@rule("< LENGTH_ADJECTIVE! > ADJECTIVE? LASTING")
def spelled_years_that_lasted(m: Match) -> Outcome:
    """Der Verein feiert sein fünfzigjähriges Bestehen."""
    return None if m.form()[0].isupper() else Lasting(*adjective_length(m))  # "der Dreißigjährige Krieg"


@rule("< NUMBER +- +UNIT! > +-", "< NUMBER +- +jahres|monats|tages! > +-")
def length_in_a_compound(m: Match) -> Outcome:
    """Die Sieben-Tage-Inzidenz steigt."""
    behind = m.line.forms[m.last : m.last + 2]
    if len(behind) < len("-B") or not m.line.glued(m.last + 1) or not behind[1][0].isupper():
        return None  # "eine 40- und 42-Jahre-alte Anlage"
    unit = unit_of(m) if m.has("unit") else _OF_COMPOUNDS[m.line.lower[m.last - 1]]
    return Lasting(amount_of(m), unit)


_OF_COMPOUNDS: dict[str, Unit] = {"jahres": "year", "monats": "month", "tages": "day"}


@rule("< CLOCK UNIT! >")
def length_on_the_stopwatch(m: Match) -> Outcome:
    """Sie gewann mit 2:14 Minuten Vorsprung."""
    first, second, third = clock_figures(m)
    unit = unit_of(m)
    smaller: tuple[Unit, ...] = ("minute", "second") if unit == "hour" else ("second",)
    if ":" not in m.line.forms[m.first] or unit not in ("hour", "minute") or not is_plural(m):
        return None
    if third is not None and unit == "minute":
        return None  # "1:14:95 Minuten"
    figures = [figure for figure in (second, third) if figure is not None]
    return Lasting(first, unit, rest=tuple(pair for pair in zip(figures, smaller, strict=False) if pair[0]))


@rule("< NUMBER +- +UNIT! +- +woche >")
def working_week(m: Match) -> Outcome:
    """Sie fordern die 35-Stunden-Woche."""
    return Lasting(amount_of(m), unit_of(m))


# --- lengths that let one work out an earlier event --------------------------------------------------


@rule(
    "zum ersten mal wieder? seit|nach < {LENGTH} >",
    "erstmals wieder? seit|nach < {LENGTH} >",
    implies=True,
)
def first_time_since(m: Match) -> Outcome:
    """Er reist zum ersten Mal seit 24 Jahren dorthin."""
    return _lasting(m, "since")


@rule("seit < {LENGTH} > nicht|kein|keine|keinen mehr", implies=True)
def not_since(m: Match) -> Outcome:
    """Er war seit drei Jahren nicht mehr dort."""
    return _lasting(m, "since")


@rule(
    "seit < {LENGTH} > im amt|dienst",
    "seit < {LENGTH} > an der macht|spitze|regierung",
    implies=True,
)
def since_in_office(m: Match) -> Outcome:
    """Er ist seit drei Jahren im Amt."""
    return _lasting(m, "since")


@rule("innerhalb|binnen|innert von? < {LENGTH} >", implies=True)
def again_within(m: Match) -> Outcome:
    """Es ist das zweite Treffen innerhalb eines Jahres."""
    return _lasting(m, "within") if _is_again(m) else None


def _is_again(m: Match) -> bool:
    """Whether a second or later one is told of in front: "das zweite Treffen der Räte innerhalb …"."""
    for distance in range(1, _REACH):
        form = m.before(distance)
        if not form or form in ".!?;:" or form.isspace():
            return False
        number = kinds_of(form).get("ORDINAL")
        if isinstance(number, int) and number > 1:
            return True
        # "Der zweite Bewerber zog seine Klage innerhalb einer Woche zurück" counts no withdrawals.
        if not (form[0].isupper() or form in DETERMINERS or form in ("und", "beiden")):
            return False
    return False


_REACH = 9


@rule("innerhalb|binnen|innert von? < {LENGTH} >")
def within(m: Match) -> Outcome:
    """Das Haus wurde innerhalb eines Jahres gebaut."""
    return _lasting(m, "within")


@rule(
    "< NUMBER . jahrestag|jahrestags|jahrestages! >",
    "< ORDINAL jahrestag|jahrestags|jahrestages! >",
    implies=True,
)
def anniversary(m: Match) -> Outcome:
    """Zum zehnten Jahrestag wird gefeiert."""
    years = m.get("number") if m.has("number") else m.get("ordinal")
    return Anniversary(years) if isinstance(years, int) and years else None


@rule("zuletzt|letztmals vor < {LENGTH} >", "zum letzten mal vor < {LENGTH} >", implies=True)
def last_time_ago(m: Match) -> Outcome:
    """Er war zuletzt vor drei Jahren dort."""
    return _lasting(m, "ago")


@rule(
    "erstmals wieder? seit < YEAR! >",
    "zum ersten mal wieder? seit < YEAR! >",
    "zuletzt|letztmals < YEAR! >",
    implies=True,
)
def first_time_since_year(m: Match) -> Outcome:
    """Er reist erstmals seit 2009 dorthin."""
    return Fixed(Year(m.number("year")))
