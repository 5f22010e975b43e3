"""When things happened: the timeline of dated events."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from newsanalysis.charts.folds import Fold, find_folds, set_folded_axis
from newsanalysis.charts.lanes import (
    AXES,
    CLAIMED,
    IMPLIED,
    INFERRED,
    LEFT,
    LOOKS,
    STATED,
    Lane,
    bar,
    lane_axes,
    lay_out,
    legend,
    write,
)
from newsanalysis.charts.lengths import stretch
from newsanalysis.charts.lettering import wrap
from newsanalysis.charts.moments import days
from newsanalysis.charts.parts import OUTSIDE_THE_STORY
from newsanalysis.charts.style import GREY, SMALL, WIDTH, counted, headline, note, plain, say_empty, styled
from newsanalysis.tables.schema import LIST_SEPARATOR
from newsanalysis.tables.words import in_words

CAPTION = "Dated events, and expressions without a date"

_EMPTY = "no event is dated"
_MOST_UNDATED = 8
_LEAST_SPAN = 7.0
"""Days that the axis shows at least."""
_GAP_AT_EDGE = 0.04
_ONE_UNIT = {
    "century": 36524.0,
    "decade": 3652.0,
    "year": 365.0,
    "season": 91.0,
    "quarter": 91.0,
    "month": 30.0,
    "week": 7.0,
    "weekend": 2.0,
}
"""Days that a date of a granularity covers, about: how wide the known end of an open date is drawn."""


@styled
def draw(
    events: pd.DataFrame,
    timexes: pd.DataFrame | None = None,
    articles: pd.DataFrame | None = None,
    *,
    top: int = 15,
    to_scale: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """A lane per event in order of time; the bar is as wide as the date is vague.

    Of more than ``top`` events those with the most mentions are drawn, and a note says so. An open end is
    an arrow to the edge. Where events crowd and nothing happens for most of the time, that is folded
    away, marked with its length, unless ``to_scale``. What is implied (worked out, not stated) or counted
    from an inferred date of publication has looks of its own, and so has what stands in statements alone:
    somebody claims it. With the tables ``timexes`` and
    ``articles``, expressions without a date are listed under the axis with their number, and a line shows
    the day of publication.
    """
    rows = _shown(events, timexes, articles, top)
    lanes = lay_out([_words(row) for row in rows])
    undated = _undated_lines(undated_expressions(timexes), len(events) - len(rows))
    ax = lane_axes(ax, lanes, small_print=len(undated))
    if not rows:
        say_empty(ax, _EMPTY + (f"\n\n{undated[0]}" if undated else ""))
        return ax
    published = _published(articles)
    dated, seen_too = [_stretch(row) for row in rows], [stretch(row["begin"]) for row in published]
    folds = [] if to_scale else find_folds(dated, seen_too)
    first, last = _extent([*dated, *seen_too], folds)
    set_folded_axis(ax, first, last, folds, AXES)
    for row, lane in zip(rows, lanes, strict=True):
        write(ax, lane)
        _draw_event(ax, row, lane, first, last)
    _draw_publication(ax, published)
    headline(ax, "Dated events", "", left=LEFT)
    legend(ax, [look for look in LOOKS if look == STATED or any(row["look"] == look for row in rows)])
    if undated:
        note(ax, "\n".join(undated), below=36, left=LEFT)
    return ax


def data(
    events: pd.DataFrame,
    timexes: pd.DataFrame | None = None,
    articles: pd.DataFrame | None = None,
    *,
    top: int = 15,
    to_scale: bool = False,  # noqa: ARG001
) -> pd.DataFrame:
    """What the chart shows: when, from, until, date (stated, claimed, implied …), who, what, mentions.

    Expressions without a date follow the events, without ``from`` and ``until``. ``to_scale`` changes
    nothing here: a picture's options are given to all its parts.
    """
    columns = ["when", "from", "until", "date", "who", "what", "mentions"]
    rows = [
        [
            in_words(row["when"]),
            row["begin"],
            row["end"],
            ", ".join(row["marks"]) or STATED,
            row["participants"],
            row["label"],
            row["n_mentions"],
        ]
        for row in _shown(events, timexes, articles, top)
    ]
    rows += [
        [in_words(str(value)), None, None, "none", None, text, number]
        for text, value, number in undated_expressions(timexes)
    ]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns, "str") | {"mentions": "int64"})


def describe(
    events: pd.DataFrame,
    timexes: pd.DataFrame | None = None,
    articles: pd.DataFrame | None = None,
    *,
    top: int = 15,
    to_scale: bool = False,
) -> str:
    """The chart in words."""
    undated = undated_expressions(timexes)
    without = (
        f" Without a date: {counted(sum(number for _, _, number in undated), 'expression')} ("
        + ", ".join(f"“{text}”" for text, _, _ in undated[:_MOST_UNDATED])
        + (", …" if len(undated) > _MOST_UNDATED else "")
        + ")."
        if undated
        else ""
    )
    if events.empty:
        return f"Timeline without events: {_EMPTY}.{without}"
    rows = _shown(events, timexes, articles, top)
    some = "" if len(rows) == len(events) else f", the {len(rows)} most mentioned"
    told = "; ".join(_told(row) for row in rows)
    seen_too = [stretch(row["begin"]) for row in _published(articles)]
    folds = [] if to_scale else find_folds([_stretch(row) for row in rows], seen_too)
    folded = f" Folded away, as nothing is dated there: {', '.join(f.words for f in folds)}." if folds else ""
    return f"Timeline of {counted(len(events), 'dated event')}{some}, by time: {told}.{folded}{without}"


def undated_expressions(timexes: pd.DataFrame | None) -> list[tuple[str, str, int]]:
    """Dates and sets of the story that have no place in time: text, value and number, in text order.

    Lengths of time are not among them: they have no date by nature.
    """
    if timexes is None:
        return []
    undated = timexes[
        timexes["type"].isin(["DATE", "TIME", "SET"])
        & timexes["begin"].isna()
        & timexes["end"].isna()
        & ~timexes["zone_kind"].isin(OUTSIDE_THE_STORY)
    ]
    found: dict[tuple[str, str], list[str]] = {}
    for text, value in zip(undated["text"], undated["value"], strict=True):
        found.setdefault((text.casefold(), value), []).append(" ".join(text.split()))
    return [(texts[0], value, len(texts)) for (_, value), texts in found.items()]


def _shown(
    events: pd.DataFrame, timexes: pd.DataFrame | None, articles: pd.DataFrame | None, top: int
) -> list[dict[Hashable, Any]]:
    """The ``top`` most mentioned events in order of time, each with its ``marks`` and its ``look``.

    Of those mentioned equally often, the ones that the article dates first: news begins with what matters.
    """
    rows = events.to_dict("records")
    ranked = sorted(range(len(rows)), key=lambda n: (-rows[n]["n_mentions"], _first_mention(rows[n])))[:top]
    inferred = _counted_from_inferred(timexes, articles)
    marks = {place: _marks(rows[place], inferred) for place in sorted(ranked)}
    return [rows[place] | {"marks": found, "look": (found or [STATED])[0]} for place, found in marks.items()]


def _first_mention(row: Mapping[Hashable, Any]) -> int:
    """The number of the event's first time expression: ids are t1, t2, … in text order."""
    return min((int(digits) for digits in re.findall(r"\d+", row["timex_ids"])), default=0)


def _marks(row: Mapping[Hashable, Any], inferred: set[str]) -> list[str]:
    """Why the article does not simply state the date; the first one decides how the bar looks."""
    rests_on_inferred = inferred.issuperset(row["timex_ids"].split(LIST_SEPARATOR))
    return [
        *([] if pd.isna(row["statement_ids"]) else [CLAIMED]),
        *([IMPLIED] if row["implied"] else [INFERRED] if rests_on_inferred else []),
    ]


def _counted_from_inferred(timexes: pd.DataFrame | None, articles: pd.DataFrame | None) -> set[str]:
    """The time expressions that rest on a date of publication which is itself inferred."""
    if timexes is None or articles is None or not (articles["published_source"] == "inferred").any():
        return set()
    anchors = dict(zip(timexes["timex_id"], timexes["anchor"], strict=True))
    return {timex for timex in anchors if _root(timex, anchors) == "dct"}


def _root(timex: str, anchors: Mapping[str, Any]) -> Any:
    """What an expression is counted from in the end, through others that it is counted from."""
    seen: set[Any] = set()
    anchor: Any = timex
    while anchor in anchors and anchor not in seen:
        seen.add(anchor)
        anchor = anchors[anchor]
    return anchor


def _published(articles: pd.DataFrame | None) -> list[dict[str, Any]]:
    """The day of publication as an interval, where the table has just one article, and it has a date."""
    if articles is None or len(articles) != 1 or articles["published"].isna().all():
        return []
    published = articles["published"].iloc[0]
    source = articles["published_source"].iloc[0]
    return [{"begin": published, "end": None, "inferred": source == "inferred"}]


def _stretch(row: Mapping[Hashable, Any]) -> tuple[float, float]:
    """What is drawn as a bar: all of the date, or of an open one the known end as wide as it is vague."""
    unit = _ONE_UNIT.get(row["granularity"], 1.0)
    if pd.isna(row["begin"]):
        return days(row["end"]) - unit, days(row["end"])
    begin = days(row["begin"])
    return begin, begin + unit if pd.isna(row["end"]) else days(row["end"])


def _extent(stretches: Sequence[tuple[float, float]], folds: Sequence[Fold]) -> tuple[float, float]:
    """First and last moment of the axis: all that is dated, and some air."""
    first, last = min(begin for begin, _ in stretches), max(end for _, end in stretches)
    shown = last - first - sum(fold.last - fold.first for fold in folds)
    air = max(_GAP_AT_EDGE * shown, (_LEAST_SPAN - shown) / 2)
    return first - air, last + air


def _words(row: Mapping[Hashable, Any]) -> tuple[str, str, str]:
    who = "" if pd.isna(row["participants"]) else row["participants"].replace(LIST_SEPARATOR, ", ")
    marked = f" ({', '.join(row['marks'])})" if row["marks"] else ""
    return f"{_when(row)}{marked}", who, row["label"]


def _when(row: Mapping[Hashable, Any]) -> str:
    """The date in words; of an open one, which end is open."""
    if pd.isna(row["begin"]):
        return f"until {in_words(row['when'])}"
    return f"since {in_words(row['when'])}" if pd.isna(row["end"]) else in_words(row["when"])


def _told(row: Mapping[Hashable, Any]) -> str:
    notes = [f"{row['n_mentions']} mentions"] if row["n_mentions"] > 1 else []
    notes += ["claimed, not stated by the article"] if CLAIMED in row["marks"] else []
    notes += [f"implied by “{row['evidence']}”"] if IMPLIED in row["marks"] else []
    notes += ["counted from an inferred date of publication"] if INFERRED in row["marks"] else []
    who = "" if pd.isna(row["participants"]) else f" {row['participants'].replace(LIST_SEPARATOR, ', ')}"
    return _when(row) + who + (f" ({', '.join(notes)})" if notes else "")


def _draw_event(ax: Axes, row: Mapping[Hashable, Any], lane: Lane, first: float, last: float) -> None:
    """The bar, and of an open date an arrow to the edge."""
    begin, end = _stretch(row)
    colour = LOOKS[row["look"]]["edgecolor"]
    bar(ax, lane.middle, begin, end, row["look"])
    if pd.isna(row["begin"]):
        _arrow(ax, end, first, lane.middle, colour)
    if pd.isna(row["end"]):
        _arrow(ax, begin, last, lane.middle, colour)


def _arrow(ax: Axes, start: float, tip: float, height: float, colour: str) -> None:
    ax.annotate(
        "",
        (tip, height),
        (start, height),
        arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 1.4, "shrinkA": 0, "shrinkB": 0},
        zorder=2,
    )


def _draw_publication(ax: Axes, published: Sequence[Mapping[str, Any]]) -> None:
    """A band as wide as the date of publication is vague, a line where that is too narrow to be seen."""
    for row in published:
        first, last = stretch(row["begin"])
        ax.axvspan(first, last, facecolor="#e9ecee", zorder=0.5)
        ax.axvline((first + last) / 2, color=GREY, linewidth=1, linestyle=(0, (1, 2)), zorder=1)
        ax.annotate(
            "published" + (" (inferred)" if row["inferred"] else ""),
            ((first + last) / 2, 1),
            xycoords=("data", "axes fraction"),
            xytext=(0, 3),
            textcoords="offset points",
            ha="right" if first > sum(ax.get_xlim()) / 2 else "left",
            fontsize=SMALL,
            color=GREY,
        )


def _undated_lines(undated: Sequence[tuple[str, str, int]], events_left_out: int) -> list[str]:
    """The small print: what has no date, with its number, and what the picture leaves out."""
    lines = []
    if undated:
        words = ", ".join(f"“{text}”" + (f" ×{n}" if n > 1 else "") for text, _, n in undated[:_MOST_UNDATED])
        more = f" and {len(undated) - _MOST_UNDATED} more" if len(undated) > _MOST_UNDATED else ""
        number = sum(n for _, _, n in undated)
        lines += wrap(f"Without a date ({number}): {words}{more}", (WIDTH - 0.3) * 72, SMALL, 3)
    if events_left_out:
        lines.append(f"Left out: {counted(events_left_out, 'event')} of fewer mentions or told later")
    return [plain(line) for line in lines]
