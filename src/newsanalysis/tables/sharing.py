"""What may leave with a report: how much of an article's words its tables and pages show.

The article is somebody's work. Everything that shows it (the marked text, tables, CSV files, executed
notebooks) takes what it shows from here, so that ``none`` means none everywhere.
"""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

import pandas as pd

from newsanalysis.articles import Article, Zone
from newsanalysis.tables.schema import LIST_SEPARATOR, TABLES

TextShown: TypeAlias = Literal["full", "excerpt", "none"]
Span: TypeAlias = tuple[int, int]

LONGEST_WORDS = 56
"""Characters of a name or an expression that are shown where the text is not: no sentence is as short."""

LONGEST_HEADLINE = 200
"""Characters of the headline, which is shown in any case: a text without paragraphs is no headline."""

LEFT_OUT = "[…]"
"""Stands where words of the article are left out."""

_OUTSIDE_THE_STORY = {"credit", "copyright", "dateline", "byline"}
_LARGEST_PART = 2
"""Excerpts show one part in so many of the text, at most."""


def longest_stretch(excerpt: int) -> int:
    """Characters of the article in a row that excerpts show at most, the headline aside."""
    return 2 * excerpt + LONGEST_WORDS


def shown_spans(
    article: Article,
    timexes: pd.DataFrame,
    mentions: pd.DataFrame,
    statements: pd.DataFrame,
    *,
    text: TextShown,
    excerpt: int,
) -> list[Span]:
    """The stretches of ``article.text`` that are shown, in text order, none touching another.

    ``full`` is all of it, ``none`` the headline. ``excerpt`` adds the surroundings of time expressions
    (``excerpt`` characters on either side), the beginnings of what people say (so many characters of it),
    and the surroundings of each name where it first stands; all cut at words, never more than
    ``longest_stretch`` in a row, ``excerpt`` left out between two, and half of the text at most.
    """
    if text == "full":
        return [(0, len(article.text))]
    headline = [
        (zone.start, min(zone.end, zone.start + LONGEST_HEADLINE))
        for zone in article.zones
        if zone.kind == "headline"
    ]
    if text == "none":
        return headline
    placed: list[Span] = []
    left = len(article.text) // _LARGEST_PART
    for span in _worth_showing(article, timexes, mentions, statements, excerpt):
        near = _near(span, placed, excerpt)
        joined = (min(a for a, _ in [span, *placed[near]]), max(b for _, b in [span, *placed[near]]))
        more = _length(joined) - sum(map(_length, placed[near]))
        if more <= left and _length(joined) <= longest_stretch(excerpt):
            placed[near] = [joined]
            left -= more
    return sorted(headline + placed)


def _length(span: Span) -> int:
    return span[1] - span[0]


def _near(span: Span, placed: Sequence[Span], gap: int) -> slice:
    """Where in ``placed`` those stand that are nearer to the span than ``gap``."""
    first = bisect(placed, span[0] - gap, key=lambda one: one[1])
    return slice(first, bisect_left(placed, span[1] + gap, key=lambda one: one[0]))


def _worth_showing(
    article: Article,
    timexes: pd.DataFrame,
    mentions: pd.DataFrame,
    statements: pd.DataFrame,
    excerpt: int,
) -> Iterator[Span]:
    """Stretches worth an excerpt, the more telling first."""
    for zone, place in _placed(article, timexes):
        yield _surroundings(article.text, zone, place, excerpt)
    for zone, place in _placed(article, statements):
        yield _beginning(article.text, zone, place, excerpt)
    for zone, place in _placed(article, mentions.drop_duplicates("entity_id")):
        yield _surroundings(article.text, zone, place, excerpt)


def _placed(article: Article, table: pd.DataFrame) -> Iterator[tuple[Zone, Span]]:
    """The places of a table that stand in the story, each with its zone."""
    zones = [zone for zone in article.zones if zone.kind not in _OUTSIDE_THE_STORY | {"headline"}]
    starts = [zone.start for zone in zones]
    story = table[~table["zone_kind"].isin(_OUTSIDE_THE_STORY)]
    for start, end in zip(story["start_char"], story["end_char"], strict=True):
        number = bisect(starts, start) - 1
        if number >= 0 and start < zones[number].end:
            yield zones[number], (int(start), int(end))


def _surroundings(text: str, zone: Zone, place: Span, excerpt: int) -> Span:
    """The place with its surroundings, cut at words."""
    start, end = place[0], min(place[1], place[0] + LONGEST_WORDS)
    first, last = max(zone.start, start - excerpt), min(zone.end, end + excerpt)
    if first > zone.start and not text[first - 1].isspace():
        cut = text.find(" ", first, start)
        first = cut + 1 if cut >= 0 else start
    if last < zone.end and not text[last].isspace():
        last = max(text.rfind(" ", end, last), end)
    return first, last


def _beginning(text: str, zone: Zone, place: Span, excerpt: int) -> Span:
    """The first ``excerpt`` characters of a place, cut at words."""
    start, end = place[0], min(place[1], zone.end)
    last = min(end, start + excerpt)
    if last < end and not text[last].isspace():
        last = max(text.rfind(" ", start, last), start)
    return start, last


def share(
    tables: Mapping[str, pd.DataFrame], article: Article, *, text: TextShown, excerpt: int
) -> dict[str, pd.DataFrame]:
    """An article's tables, by name, with no more of its words than ``text`` allows.

    Names and expressions stay, cut where they are longer than ``LONGEST_WORDS``; of a zone, of an
    event's sentence and of a statement's content there is what ``shown_spans`` shows of it, ``LEFT_OUT``
    for the rest.
    """
    if text == "full":
        return dict(tables)
    shown = {name: _names_cut(name, table) for name, table in tables.items()}
    found = (tables[name] for name in ("timexes", "mentions", "statements"))
    spans = shown_spans(article, *found, text=text, excerpt=excerpt)
    zones, timexes, timeline = tables["zones"], tables["timexes"], tables["timeline"]
    of_zones = [
        excerpted(article.text, place, spans)
        for place in zip(zones["start_char"], zones["end_char"], strict=True)
    ]
    starts = dict(zip(timexes["timex_id"], timexes["start_char"], strict=True))
    of_events = [
        _around(article.text, starts[ids.split(LIST_SEPARATOR)[0]], spans) for ids in timeline["timex_ids"]
    ]
    shown["zones"] = shown["zones"].assign(text=pd.Series(of_zones, index=zones.index, dtype="str"))
    shown["timeline"] = shown["timeline"].assign(
        label=pd.Series(of_events, index=timeline.index, dtype="str")
    )
    statements = tables["statements"]
    said = [
        excerpted(article.text, place, spans)
        for place in zip(statements["start_char"], statements["end_char"], strict=True)
    ]
    shown["statements"] = shown["statements"].assign(
        content=pd.Series(said, index=statements.index, dtype="str")
    )
    return shown


def _around(text: str, start: int, spans: Sequence[Span]) -> str:
    """The shown stretch that a place lies in, on one line."""
    shown = next((text[a:b] for a, b in spans if a <= start < b), None)
    return f"{LEFT_OUT} {' '.join(shown.split())} {LEFT_OUT}" if shown else LEFT_OUT


def _names_cut(name: str, table: pd.DataFrame) -> pd.DataFrame:
    cuts = {"names": clip, "headline": clip_headline}
    cut = {
        column.name: table[column.name].map(cuts[column.words], na_action="ignore").astype("str")
        for column in TABLES[name].columns
        if column.words in cuts
    }
    return table.assign(**cut)


def notice(article: Article, spans: Sequence[Span], *, text: TextShown, excerpt: int) -> str:
    """What is shown of the article's words and what is left out, and that this settles no question of law."""
    law = "Whether this may be sent on depends on the rights in the article; this is no legal advice."
    if text == "full":
        return f"The article's text is shown in full. {law}"
    if text == "none":
        return (
            "The article's text is left out, but for the headline, names and time expressions "
            f"(at most {LONGEST_WORDS} characters each). {law}"
        )
    percent = 100 * sum(end - begin for begin, end in spans) / max(1, len(article.text))
    return (
        f"Excerpts: {percent:.0f} % of the article's text is shown, the rest is left out. Shown are the "
        f"headline, at most {excerpt} characters on either side of time expressions and of names where "
        f"they first stand, and the first {excerpt} of what somebody says, no more than "
        f"{longest_stretch(excerpt)} in a row and half of the text. {law}"
    )


def excerpted(text: str, place: Span, spans: Sequence[Span]) -> str:
    """The shown stretches of ``text`` at a place, ``LEFT_OUT`` wherever something is left out."""
    shown = [(max(a, place[0]), min(b, place[1])) for a, b in spans if a < place[1] and place[0] < b]
    if not shown:
        return LEFT_OUT
    before = f"{LEFT_OUT} " if shown[0][0] > place[0] else ""
    after = f" {LEFT_OUT}" if shown[-1][1] < place[1] else ""
    return before + f" {LEFT_OUT} ".join(text[a:b] for a, b in shown) + after


def clip(words: str) -> str:
    """A name or expression, or several joined as lists are, each cut to ``LONGEST_WORDS`` characters."""
    return LIST_SEPARATOR.join(_cut(one, LONGEST_WORDS) for one in words.split(LIST_SEPARATOR))


def clip_headline(headline: str) -> str:
    """The headline, cut to ``LONGEST_HEADLINE`` characters."""
    return _cut(headline, LONGEST_HEADLINE)


def _cut(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1] + "…"
