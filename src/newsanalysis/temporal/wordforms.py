"""What a word is by its form and its neighbours, without a tagger: preterite, participle, adjective.

"sagte" in "Das sagte ein Sprecher" is a verb, "geplante" in "die geplante Reise" an adjective. Source of the
forms: the German verb's inflection as the Duden grammar has it.
"""

from __future__ import annotations

import re
from functools import cache

from newsanalysis.temporal.lexicon import forms
from newsanalysis.temporal.tokens import Tokens
from newsanalysis.temporal.vocabulary import words

_PRETERITE = re.compile(r"[a-zäöüß]{3,}(?:te|ten)")
_PARTICIPLE = (
    r"(?:(?:[a-zäöü]{2,6})?ge[a-zäöüß]{2,}(?:t|en)"
    r"|(?:[a-zäöü]{2,6})?(?:be|ver|er|ent|zer|miss)[a-zäöüß]{2,}(?:t|en)|[a-zäöü]{3,}iert)"
)
_PLAIN_PARTICIPLE = re.compile(_PARTICIPLE)
_INFLECTED_PARTICIPLE = re.compile(f"(?P<stem>{_PARTICIPLE})e[mnrs]?")
_LONGEST_PREFIX = 13
DETERMINERS = frozenset((
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "im", "am",
    "zum", "zur", "vom", "ins", "beim", "mit", "für", "von", "bei", "nach", "in", "auf", "an", "aus", "über",
    "unter", "gegen", "um", "ohne", "durch", "wegen", "trotz", "als", "seine", "seinen", "seiner", "ihre",
    "ihren", "ihrer", "unsere", "unseren", "diese", "diesen", "dieser", "dieses", "alle", "keine", "keinen",
    "viele", "mehrere", "einige", "zwei", "drei",
))  # fmt: skip
_POLITE = frozenset(("Sie", "Ihnen", "Ihr", "Ihre"))
_NEUTER = frozenset(("das", "dies"))  # alone they are a subject or object, too: "Das sagte sie."
# Words that inflect for nothing but end like an adjective or a verb.
_PARTICLES = frozenset((
    "er", "sie", "wie", "aber", "oder", "später", "früher", "weiter", "immer", "wieder", "daher", "bisher",
    "heute", "morgen", "gerade", "eben", "deswegen", "hingegen", "dagegen", "gegen", "neben", "zwischen",
    "wegen", "hinter", "ohne", "sowie", "beinahe", "außer", "unten", "oben", "draußen", "außen", "innen",
    "bitte", "lange", "ihnen", "denen", "deren", "wer", "hier", "aller", "nahe", "sondern", "zusammen",
    "euer", "unser", "bei", "the", "daneben", "ihre", "seine", "keine", "diese", "jede", "jene", "alle",
    "beide", "viele", "einige", "welche", "solche", "beiden", "vielen", "allen", "jeden", "jenen",
    "nicht", "jetzt", "erst", "fast", "sonst", "dort", "seit", "mit", "bereits", "zuletzt", "laut", "statt",
    "acht", "selbst", "zunächst", "zumeist", "meist", "samt", "nebst", "damit", "somit", "womit", "mitsamt",
    "insgesamt", "überhaupt", "derzeit", "zurzeit", "längst", "jüngst", "einst", "demnächst", "möglichst",
    "höchst", "anstatt", "weit", "gut", "alt", "rot", "bekannt", "echt", "hart", "leicht", "recht", "spät",
    "ansonsten", "mitnichten", "hinten", "mitten", "inmitten", "selten", "unten", "zugunsten", "zulasten",
    "vonseiten", "aufseiten", "zuseiten", "vonstatten", "zugute", "beiseite", "zunichte", "zurate", "pleite",
    "meiste", "meisten", "beste", "besten", "wenigsten", "liebsten", "ehesten", "oberste", "obersten",
))  # fmt: skip


@cache
def _strong() -> frozenset[str]:
    return frozenset(
        form for form, entry in forms("TENSE") if entry.value == "past" and not form.endswith(("te", "ten"))
    )


@cache
def _prefixes() -> dict[str, bool]:
    """Verb prefix → whether it is separable."""
    return {form: entry.value == "separable" for form, entry in forms("VERB_PREFIX")}


def is_preterite(tokens: Tokens, place: int) -> bool:
    """Whether the form is a preterite: weak ("reiste"), or strong behind a prefix ("aufstand")."""
    form = tokens.forms[place]
    if form in _PARTICLES:
        return False
    if _PRETERITE.fullmatch(form):
        if _is_of_stem_in_t(form) or tokens.lower[place - 1 : place] in _BEFORE_NO_VERB:
            return False
        return not is_separable_infinitive(form) and not is_adjective(tokens, place)
    return form[0].islower() and _is_prefixed(form, _strong())


_BEFORE_NO_VERB = [[word] for word in ("am", "im", "zum", "vom", "beim", "ins", "des", "einem", "eines")]
""" "am liebsten", "zum ersten": no verb stands right behind these."""


def _is_of_stem_in_t(form: str) -> bool:
    """Whether a verb whose stem ends in -t has the form, and so no preterite of that ending.

    "sie vertreten", "ich erwarte", "er halte" are present ("vertraten", "erwartete"), "er erhielte" is
    a Konjunktiv II.
    """
    infinitive = form if form.endswith("n") else form + "n"
    subjunctive = form.endswith("te") and _is_prefixed(form[:-1], _strong())
    return infinitive in _never_past() or _is_prefixed(infinitive, _never_past()) or subjunctive


def is_strong_participle(form: str) -> bool:
    """Whether the form is a participle in -en that looks like a preterite: "beschlossen", "festgehalten"."""
    if not form.endswith("en") or not is_participle(form):
        return False
    before, marked, stem = form.partition("ge")
    return (
        not form.endswith("ten")
        or form.endswith("boten")
        or (bool(marked) and stem in _never_past() and (not before or before in _prefixes()))
    )


def _is_prefixed(form: str, verbs: frozenset[str]) -> bool:
    longest = min(_LONGEST_PREFIX, len(form) - 2)
    return any(form[cut:] in verbs and form[:cut] in _prefixes() for cut in range(2, longest))


@cache
def _never_past() -> frozenset[str]:
    return frozenset(
        form for form, entry in forms("TENSE") if entry.value == "neither" and form.endswith("ten")
    )


def is_participle(form: str) -> bool:
    """Whether the form can be a participle II: "besucht", "abgereist", "beschlossen"."""
    return _PLAIN_PARTICIPLE.fullmatch(form) is not None


def has_perfect_with_sein(form: str) -> bool:
    """Whether "ist" makes a perfect with the participle ("ist angekommen") and no state ("ist gesperrt")."""
    return form in _moved() or _is_prefixed(form, _moved())


@cache
def _moved() -> frozenset[str]:
    return frozenset(form for form, _ in forms("MOVED"))


def is_separable_infinitive(form: str) -> bool:
    """Whether the form is an infinitive around "zu": "aufzutreten"."""
    return any(
        form.startswith("zu", cut) and form[:cut] in _prefixes() and form.endswith("n")
        for cut in range(2, min(_LONGEST_PREFIX, len(form) - 4))
    )


def inflected_participle(form: str) -> str | None:
    """The participle II of a form that bears an adjective's ending: "geplant" of "geplanter"; else None."""
    match = _INFLECTED_PARTICIPLE.fullmatch(form)
    return match["stem"] if match else None


def is_adjective(tokens: Tokens, place: int) -> bool:
    """Whether a noun's adjective stands there: "die geplante Reise" ends like "er plante"."""
    if not noun_follows(tokens, place):
        return False
    form, before = tokens.lower[place], tokens.lower[place - 1] if place else ""
    if before in _NEUTER:
        return _agrees_with_neuter(tokens, place)
    year = before.isdecimal() and len(before) == len("2020")  # "2020 meldete Wirecard Insolvenz an"
    described = year and place > 1 and tokens.lower[place - 2] in DETERMINERS  # "das 1978 eröffnete Bad"
    if before in DETERMINERS or described or (before.isdecimal() and not year):
        return True
    adverb = place > 0 and tokens.forms[place - 1].islower() and before.isalpha() and before not in _PARTICLES
    if place > 1 and tokens.lower[place - 2] in DETERMINERS and adverb:
        return inflected_participle(form) is not None  # "der lang erwartete Frost"
    if place > 1 and tokens.lower[place - 2] in DETERMINERS and before in _BEFORE_PARTICIPLES:
        return inflected_participle(form) is not None  # "die bereits qualifizierten Gegner"
    lower = place > 0 and tokens.forms[place - 1][0].islower()
    attributive = lower and before not in _PARTICLES and before.endswith(("en", "er", "e"))
    return attributive and inflected_participle(form) is not None


_BEFORE_PARTICIPLES = frozenset(("bereits", "schon", "noch", "erst", "längst", "zuletzt", "jüngst", "nicht"))


def noun_follows(tokens: Tokens, place: int) -> bool:
    """Whether a noun stands behind the token, perhaps after more adjectives with the same ending."""
    ending = tokens.forms[place][-1]
    for form in tokens.forms[place + 1 : place + 4]:
        if form in _OPENING_MARKS:
            continue  # "der sogenannte „Rat der Weisen“"
        if form[0].isupper():
            return form not in _POLITE
        if form in DETERMINERS or form in _PARTICLES or not _shares(form, ending):
            return False
    return False


_OPENING_MARKS = frozenset('„»«"“‚')


def _shares(form: str, ending: str) -> bool:
    return form.endswith(("e", "en", "er", "es", "em")) and (form[-1] == ending or ending + form[-1] == "mn")


def _agrees_with_neuter(tokens: Tokens, place: int) -> bool:
    """ "das geplante Treffen" – but "Das sagte Merz", "das berichteten Medien"."""
    form = tokens.lower[place]
    if form.endswith("ten"):
        return False
    if form.endswith(("ste", "ßte")):
        return True
    if inflected_participle(form) is None:
        return False
    # "Das erklärte Merz am Freitag." has no other verb; "Das erklärte Ziel ist nah." has.
    return any(may_be_finite(tokens, at) for at in range(place + 2, min(len(tokens), place + 20)))


def may_be_finite(tokens: Tokens, place: int) -> bool:
    """Whether the form could be a finite verb: by its ending, where it is no noun's adjective."""
    form = tokens.forms[place]
    if not form[0].islower() or form in DETERMINERS or form in _PARTICLES:
        return False
    cue = words().get(form, {}).get("TENSE")
    if cue in ("past", "future"):
        return True
    if _is_prefixed(form, _strong()):
        return True
    known = words().get(form)
    if known is not None and cue is None:
        return "verb" in known.values()
    if form in _IRREGULAR:
        return True
    # "Am Freitag spielen Kinder": behind a noun it is the verb, for an adjective would have its article.
    behind_noun = (
        place > 0 and tokens.forms[place - 1][0].isupper() and tokens.lower[place - 1] not in DETERMINERS
    )
    verbal = len(form) > 2 and form.endswith(("t", "te", "e", "en"))
    # No adjective before its noun ends in -t: "Derzeit rechnet Huber mit Regen."
    return verbal and (behind_noun or _ends_in_t(form) or not noun_follows(tokens, place))


def _ends_in_t(form: str) -> bool:
    return form.endswith("t") and not form.endswith(_ADVERBS_IN_T)


_ADVERBS_IN_T = ("weit", "haft", "bereit", "recht", "fest", "leicht", "ernst")


_IRREGULAR = frozenset(("ist", "sind", "sei", "kann", "muss", "darf", "mag", "weiß", "tut", "bin"))
