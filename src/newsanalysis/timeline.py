"""Dated events out of the tables: mentions of one event are one row.

Two dated sentences speak of one event when their time expressions have the same normalised interval
and they share somebody who acts: a person, an organisation, a state; a town that both name is only a
place. The vaguer the date, the more they must share: one actor for a month or less, two for a year or
more. Nothing else is compared, so the same words are not needed: "im September 2023" and "im September
vergangenen Jahres" meet in their interval.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from newsanalysis.tables.schema import LIST_SEPARATOR, TIMELINE, frame

_DATING_TYPES = {"DATE", "TIME"}
_DATING_RULES = {"ago", "ahead"}
"""Rules whose expressions are durations by the TIMEX3 guideline, but say when: "vor zehn Jahren"."""
_OUTSIDE_THE_STORY = {"credit", "copyright", "dateline", "byline"}
_PARTICIPANT_KINDS = {"name", "role"}
ACTOR_LABELS = {"PER", "ORG"}
STATE_SCHEMES = {"iso3166", "iso3166-3"}
FINE_GRANULARITIES = {"minute", "hour", "part", "day", "weekend", "week", "month"}
_LABEL_LENGTH = 110


@dataclass(frozen=True, slots=True)
class _Dated:
    """One time expression that has an interval, with those its sentence names."""

    timex: Mapping[str, Any]
    participants: tuple[str, ...]


@dataclass(eq=False, slots=True)
class _Group:
    """Mentions of one event so far, and all who act in them."""

    members: list[_Dated]
    actors: set[str]


def timeline(
    timexes: pd.DataFrame,
    mentions: pd.DataFrame,
    entities: pd.DataFrame,
    *,
    implied: Iterable[Mapping[str, Any]] = (),
    sentences: Sequence[str],
) -> pd.DataFrame:
    """One row per dated event of one article, in order of time.

    Parameters
    ----------
    timexes, mentions, entities
        The article's tables.
    implied
        Dates that the text lets one work out (records ``implied`` of the Doc).
    sentences
        The text of each sentence, by number: labels are cut from it.

    What stands in a statement is somebody's claim: an event that is dated in statements alone names them.
    "seit 2009" has no end and "bis 2027" no beginning: the event's is NA. Expressions without an
    interval (``PAST_REF``, a weekday in an article of unknown date), lengths of time and sets date no
    event and have no row.
    """
    tables = (_records(table) for table in (timexes, mentions, entities))
    return frame(TIMELINE, timeline_rows(*tables, implied=implied, sentences=sentences))


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The table's rows, None for what is missing."""
    cells = table.astype(object)
    return [
        {str(k): v for k, v in row.items()} for row in cells.where(table.notna(), None).to_dict("records")
    ]


def timeline_rows(
    timexes: Sequence[Mapping[str, Any]],
    mentions: Sequence[Mapping[str, Any]],
    entities: Sequence[Mapping[str, Any]],
    *,
    implied: Iterable[Mapping[str, Any]] = (),
    sentences: Sequence[str],
) -> list[dict[str, Any]]:
    """The rows of ``timeline`` out of the rows of ``tables.build``; what is missing is None."""
    named = _participants_by_sentence(mentions)
    actors = frozenset(
        row["entity_id"]
        for row in entities
        if row["label"] in ACTOR_LABELS or row["link_scheme"] in STATE_SCHEMES
    )
    names = {row["entity_id"]: row["name"] for row in entities}
    rows = {row["timex_id"]: row for row in timexes}
    dated = [
        _Dated(row, named.get(row["sentence"], ()))
        for row in timexes
        if (row["type"] in _DATING_TYPES or row["rule"] in _DATING_RULES)
        and (row["begin"] is not None or row["end"] is not None)
        and row["zone_kind"] not in _OUTSIDE_THE_STORY
    ]
    dated = _without_days_of_times(dated)
    events = [_event(group, names, sentences) for group in _same_event(dated, actors)]
    for record in implied:
        timex = rows[record["timex_id"]]
        known = _told_elsewhere(record, events)
        if known is None:
            events.append(_implied_event(record, timex, named, names, sentences))
        else:
            known["evidence"] += LIST_SEPARATOR + record["evidence"]
    events.sort(key=_in_order_of_time)
    for number, event in enumerate(events, 1):
        event["event_id"] = f"ev{number}"
    return events


def _participants_by_sentence(mentions: Iterable[Mapping[str, Any]]) -> dict[int, tuple[str, ...]]:
    """Entity ids by sentence, in order of mention, each once."""
    named: dict[int, dict[str, None]] = {}
    for row in mentions:
        if row["kind"] in _PARTICIPANT_KINDS and row["zone_kind"] not in _OUTSIDE_THE_STORY:
            named.setdefault(row["sentence"], {})[row["entity_id"]] = None
    return {sentence: tuple(entities) for sentence, entities in named.items()}


def _without_days_of_times(dated: Sequence[_Dated]) -> list[_Dated]:
    """Without the day of a time in the same sentence: "am Mittwoch um 15.30 Uhr" is one event."""
    timed = {
        (one.timex["sentence"], str(one.timex["begin"]).split("T")[0])
        for one in dated
        if one.timex["type"] == "TIME"
    }
    return [
        one
        for one in dated
        if one.timex["granularity"] != "day" or (one.timex["sentence"], one.timex["begin"]) not in timed
    ]


def _same_event(dated: Sequence[_Dated], actors: frozenset[str]) -> list[list[_Dated]]:
    """The expressions grouped by event."""
    by_interval: dict[tuple[str | None, str | None], list[_Group]] = {}
    for one in dated:
        acting = set(one.participants) & actors
        groups = by_interval.setdefault((one.timex["begin"], one.timex["end"]), [])
        least = 1 if one.timex["granularity"] in FINE_GRANULARITIES else 2
        # Who names nobody meets nobody; the many such mentions of a long text are not compared.
        met = [group for group in groups if len(acting & group.actors) >= least] if acting else []
        merged = _Group([one], acting)
        for group in met:
            merged.members.extend(group.members)
            merged.actors |= group.actors
            groups.remove(group)
        groups.append(merged)
    return [group.members for groups in by_interval.values() for group in groups]


def _event(group: Sequence[_Dated], names: Mapping[str, str], sentences: Sequence[str]) -> dict[str, Any]:
    """The row for mentions of one event; its participants are those that at least half of them name."""
    group = sorted(group, key=lambda one: one.timex["start_char"])
    first = group[0].timex
    participants = [names[entity] for entity in _present(group)]
    return {
        "article_id": first["article_id"],
        "when": _when(first),
        "begin": first["begin"],
        "end": first["end"],
        "granularity": first["granularity"],
        "label": shorten(sentences[first["sentence"]], first["text"]),
        "participants": LIST_SEPARATOR.join(participants) or None,
        "n_mentions": len(group),
        "timex_ids": LIST_SEPARATOR.join(one.timex["timex_id"] for one in group),
        "statement_ids": _claimed_in([one.timex for one in group]),
        "implied": False,
        "evidence": LIST_SEPARATOR.join(dict.fromkeys(one.timex["text"] for one in group)),
    }


def _present(group: Sequence[_Dated]) -> Iterable[str]:
    """The entities that at least half of the mentions name."""
    if len(group) == 1:
        return group[0].participants
    counts = Counter(entity for one in group for entity in one.participants)
    return [entity for entity, n in counts.most_common() if 2 * n >= len(group)]


def _claimed_in(timexes: Sequence[Mapping[str, Any]]) -> str | None:
    """The statements that all the mentions stand in; None where the text itself dates the event once."""
    statements = [timex["statement_id"] for timex in timexes]
    return None if None in statements else LIST_SEPARATOR.join(dict.fromkeys(statements))


def _when(timex: Mapping[str, Any]) -> str:
    """The expression's value; for a duration that says when, the date it comes to."""
    if timex["type"] != "DURATION":
        return str(timex["value"])
    begin, end = timex["begin"], timex["end"]
    n_parts = {"year": 1, "month": 2, "day": 3}.get(timex["granularity"])
    if n_parts and begin:
        sign, digits = ("-", begin[1:]) if begin.startswith("-") else ("", begin)
        return sign + "-".join(digits.split("-")[:n_parts])
    return f"{begin or '..'}/{end or '..'}"


def _implied_event(
    record: Mapping[str, Any],
    timex: Mapping[str, Any],
    named: Mapping[int, Sequence[str]],
    names: Mapping[str, str],
    sentences: Sequence[str],
) -> dict[str, Any]:
    return {
        "article_id": timex["article_id"],
        "when": record["value"],
        "begin": record["begin"],
        "end": record["end"],
        "granularity": record["granularity"],
        "label": shorten(sentences[timex["sentence"]], timex["text"]),
        "participants": LIST_SEPARATOR.join(names[e] for e in named.get(timex["sentence"], ())) or None,
        "n_mentions": 1,
        "timex_ids": timex["timex_id"],
        "statement_ids": _claimed_in([timex]),
        "implied": True,
        "evidence": record["evidence"],
    }


def _told_elsewhere(record: Mapping[str, Any], events: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The event that a text dates itself, of which an implied time knows only the stretch it lies in.

    "Das zweite Treffen innerhalb eines Jahres" has had a first; where just one dated event lies in that
    year, it is this one.
    """
    if "/" not in record["value"]:
        return None
    inside = [
        event
        for event in events
        if event["begin"] is not None
        and event["end"] is not None
        and record["begin"] <= event["begin"]
        and event["end"] <= record["end"]
    ]
    return inside[0] if len(inside) == 1 else None


def shorten(sentence: str, words: str, length: int = _LABEL_LENGTH) -> str:
    """The sentence on one line, cut at words to ``length`` characters around ``words``."""
    sentence = " ".join(sentence.split())
    if len(sentence) <= length:
        return sentence
    middle = max(0, sentence.find(" ".join(words.split()))) + len(words) // 2
    start = min(max(0, middle - length // 2), len(sentence) - length)
    cut = sentence[start : start + length]
    if start + length < len(sentence):
        cut = cut.rsplit(" ", 1)[0] + " …"
    if start > 0:
        cut = "… " + cut.split(" ", 1)[-1]
    return cut


def _in_order_of_time(event: Mapping[str, Any]) -> tuple[int, str, str]:
    """Years BC first; an event without a beginning stands where it ends."""
    begin, end = event["begin"] or "", event["end"] or ""
    first = begin or end
    sign, digits = (-1, first[1:]) if first.startswith("-") else (1, first)
    return sign * int(digits.split("-")[0]), first, end
