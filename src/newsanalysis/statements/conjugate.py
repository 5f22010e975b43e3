"""The forms of a German verb from its principal parts: indicative, both subjunctives, participles.

Only third persons are made, for these are the ones that report in news text, and the first person plural,
which looks like them. Source: Duden, Die Grammatik, tables of the verb.
"""

from __future__ import annotations

from dataclasses import dataclass

_UMLAUT = {"a": "ä", "o": "ö", "u": "ü"}
_NEEDS_E = ("t", "d", "chn", "ffn", "gn", "dm", "tm")


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one verb, without its separable prefix; ``subjunctive`` is Konjunktiv I, singular."""

    infinitive: str
    finite: frozenset[str]
    participle: str
    """Empty where the form is another verb's or a common adjective."""
    subjunctive: str
    subjunctive_past: frozenset[str]


def conjugate(infinitive: str, parts: tuple[str, str, str] | None = None) -> Forms:
    """The forms of a simple verb (no separable prefix).

    Parameters
    ----------
    infinitive
        "sagen", "behaupten", "kritisieren".
    parts
        Third person singular present and preterite, and the participle ("wirft", "warf", "geworfen");
        None for a weak verb, whose parts follow from the infinitive.
    """
    stem = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    present, preterite, participle = parts or _weak(infinitive, stem)
    plural = preterite + ("n" if preterite.endswith("e") else "en")
    if not preterite.endswith("e"):
        past = _umlauted(preterite) + "e"
    else:  # "brachte" → "brächte", but "sagte" stays
        past = (
            _umlauted(preterite[:-1]) + "e" if parts and preterite.endswith(("chte", "sste")) else preterite
        )
    return Forms(
        infinitive,
        frozenset({present, infinitive, preterite, plural}),
        "" if participle == "-" else participle,
        stem + "e" if infinitive != "sein" else "sei",
        frozenset({past, past + "n"}),
    )


def _weak(infinitive: str, stem: str) -> tuple[str, str, str]:
    link = "e" if _needs_e(stem) else ""
    augment = "" if _unstressed(infinitive) else "ge"
    return f"{stem}{link}t", f"{stem}{link}te", f"{augment}{stem}{link}t"


def _needs_e(stem: str) -> bool:
    return stem.endswith(_NEEDS_E)


def _unstressed(infinitive: str) -> bool:
    """Whether the first syllable is unstressed, so that the participle takes no "ge-"."""
    prefixes = ("be", "ver", "er", "ent", "zer", "ge", "miss", "emp", "wider", "über", "unter")
    return infinitive.endswith("ieren") or infinitive.startswith(prefixes)


def _umlauted(preterite: str) -> str:
    """ "gab" → "gäb": the last vowel takes its umlaut in the Konjunktiv II of a strong verb."""
    for place in range(len(preterite) - 1, -1, -1):
        letter = preterite[place]
        if letter in _UMLAUT:
            if place and letter == "u" and preterite[place - 1] in "ae":
                place, letter = place - 1, preterite[place - 1]
                if letter == "e":
                    return preterite
            return preterite[:place] + _UMLAUT[letter] + preterite[place + 1 :]
        if letter in "ei":
            return preterite
    return preterite
