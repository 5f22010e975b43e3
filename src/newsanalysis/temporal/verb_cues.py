"""The words of a clause that show where it looks: preterites, perfects, words of the future."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from newsanalysis.temporal.auxiliaries import BEEN, DUTIES, FUTURE, HAD, WAS, WITH_HABEN, WITH_SEIN
from newsanalysis.temporal.expressions import Direction
from newsanalysis.temporal.sentences import CLAUSE_ENDS, sentence_bounds
from newsanalysis.temporal.tokens import Tokens
from newsanalysis.temporal.vocabulary import words
from newsanalysis.temporal.wordforms import (
    has_perfect_with_sein,
    is_participle,
    is_preterite,
    is_strong_participle,
)  # fmt: skip


def nearest_cue(
    tokens: Tokens, at: int, span: range, verbs: Mapping[int, Direction] | None
) -> Direction | None:
    """Where the cue nearest to token ``at`` looks, of those in the span; None where it has none."""
    spoken = tokens.lower[span.start : span.stop]
    if _should_have_been(spoken) and _CALLED_OFF.isdisjoint(_rest_of_sentence(tokens, at)):
        return "past"
    promised = not (FUTURE | DUTIES | WITH_SEIN).isdisjoint(spoken) and WITH_HABEN.isdisjoint(spoken)
    cues = sorted(
        (abs(place - at) + _AND_REACH * ("und" in tokens.lower[min(at, place) : max(at, place)]), cue)
        for place, cue in _cues(tokens, span, verbs)
        # "wird (ist) am Freitag beschlossen": what looks like a preterite is the participle of a passive.
        if not (promised and cue == "past" and is_strong_participle(tokens.forms[place]))
    )
    return cues[0][1] if cues else _perfect(tokens, span)


_AND_REACH = 10  # tokens that "und" counts for: what it joins has a verb of its own


def _should_have_been(spoken: list[str]) -> bool:
    """Whether a clause says "Die Arbeiten hätten im März beginnen sollen."."""
    at = next((place for place, word in enumerate(spoken) if word in _UNREAL), None)
    if at is None:
        return False
    words = spoken[at : next((end for end in range(at, len(spoken)) if spoken[end] in STOPS), len(spoken))]
    return len(words) > len(("hätte", "sollen")) and words[-1] in _MODALS and words[-2].endswith("n")


def _rest_of_sentence(tokens: Tokens, at: int) -> list[str]:
    return tokens.lower[at : sentence_bounds(tokens, at)[1]]


STOPS = CLAUSE_ENDS | frozenset(".!?")
_MODALS = frozenset(("sollen", "müssen", "können", "dürfen", "wollen"))


def _cues(
    tokens: Tokens, span: range, verbs: Mapping[int, Direction] | None
) -> Iterator[tuple[int, Direction]]:
    vocabulary = words()
    for place in span:
        known = vocabulary.get(tokens.forms[place])
        cue = known.get("TENSE") if known is not None else None
        if cue in ("past", "future"):
            if not _is_noun(tokens, place) and not (
                cue == "future" and _is_told_otherwise(tokens, place, span)
            ):
                yield place, cue
        elif known is not None and (cue is not None or "verb" not in known.values()):
            continue
        elif verbs is not None:
            if tokens.starts[place] in verbs:
                yield place, verbs[tokens.starts[place]]
        elif is_preterite(tokens, place):
            yield place, "past"


def _is_told_otherwise(tokens: Tokens, place: int, span: range) -> bool:
    """Whether a word of the future is none here: "länger als geplant", "was niemand erwartet hatte", "musste
    abgeschleppt werden".
    """
    lower, form = tokens.lower, tokens.lower[place]
    if form in ("wollen", "sollen") and lower[place - 1].endswith("n"):
        return not HAD.isdisjoint(lower[span.start : span.stop])
    if form == "werden":
        return not _PAST_MODALS.isdisjoint(lower[span.start : span.stop])
    after = lower[place + 1] if place + 1 < len(lower) else ""
    return is_participle(form) and (lower[place - 1] in ("als", "wie") or after in HAD)


_PAST_MODALS = frozenset(
    ("musste", "mussten", "mußte", "mußten", "konnte", "konnten", "durfte", "durften", "wollte", "wollten")
)


def _is_noun(tokens: Tokens, place: int) -> bool:
    """Whether a form is a noun like "die Band", "die Unterlagen": it has a capital inside its sentence."""
    if not tokens.forms[place][0].isupper() or tokens.forms[place].isupper() or not place:
        return False
    before = tokens.forms[place - 1]
    return before not in _BEGINNINGS and not before.isspace()


_BEGINNINGS = frozenset('.!?:„»«"“‚–—-(…•+*;|/)]▶›‹')


def _perfect(tokens: Tokens, span: range) -> Direction | None:
    spoken = tokens.lower[span.start : span.stop]
    if not FUTURE.isdisjoint(spoken):
        return None
    forms = tokens.forms[span.start : span.stop]
    if not WITH_HABEN.isdisjoint(spoken):
        real = _UNREAL.isdisjoint(spoken)  # "Hätten Sie Zeit, damit wir reden können?" looks ahead
        substitute = real and any(b in _SUBSTITUTES and a.endswith("n") for a, b in pairwise(spoken))
        done = any(is_participle(form) and form != "geöffnet" for form in forms)  # "hat am Sonntag geöffnet"
        return "past" if substitute or done else None
    # "ist am Samstag gesperrt" tells a state.
    if not WITH_SEIN.isdisjoint(spoken) and any(has_perfect_with_sein(form) for form in forms):
        return "past"
    return None


# Infinitives that stand for a participle behind another: "hat wissen lassen", "haben gehen müssen".
_SUBSTITUTES = frozenset(("lassen", "müssen", "sollen", "wollen", "können", "dürfen", "sehen", "hören"))


def _is_alleged(spoken: list[str]) -> bool:
    """Whether a clause tells what someone is said to have done: "soll ihn am Freitag bedroht haben"."""
    if _ALLEGING.isdisjoint(spoken):
        return False
    return any(
        (auxiliary == "haben" and is_participle(form))
        or (auxiliary == "sein" and (form in BEEN or has_perfect_with_sein(form)))
        for form, auxiliary in pairwise(spoken)
    )


def _was_planned(spoken: list[str]) -> bool:
    """Whether a clause tells a plan of the past: "war für den 19. Februar angesetzt"."""
    if WAS.isdisjoint(spoken):
        return False
    return any(words().get(form, {}).get("TENSE") == "future" and is_participle(form) for form in spoken)


_ALLEGING = frozenset((
    "soll", "sollen", "solle", "will", "wollen", "wolle", "muss", "müssen", "müsse", "kann", "können",
    "könnte", "könnten", "dürfte", "dürften", "mag", "mögen",
))  # fmt: skip


def told_as_a_whole(tokens: Tokens, at: int, clause: range) -> Direction | None:
    """What a clause says as a whole: what somebody is said to have done, or what was planned."""
    spoken = tokens.lower[clause.start : clause.stop]
    if _is_alleged(spoken):
        return "past"
    rest = _rest_of_sentence(tokens, at)
    return "past" if _was_planned(spoken) and _CALLED_OFF.isdisjoint(rest) else None


_CALLED_OFF = frozenset((
    "abgesagt", "verschoben", "vorgezogen", "gestrichen", "entfällt", "fällt", "nun", "jetzt",
))  # fmt: skip
_UNREAL = frozenset(("hätte", "hätten", "hättest"))
