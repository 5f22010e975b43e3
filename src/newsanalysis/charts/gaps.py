"""How long it was: intervals such as "zum ersten Mal seit 24 Jahren", to scale, with their two ends."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from newsanalysis.charts.lanes import (
    AXES,
    IMPLIED,
    LEFT,
    LINE,
    STATED,
    Lane,
    bar,
    lane_axes,
    lay_out,
    legend,
    write,
)
from newsanalysis.charts.lengths import length_in_words, stretch
from newsanalysis.charts.lettering import width_of, wrap
from newsanalysis.charts.moments import set_time_axis
from newsanalysis.charts.parts import OUTSIDE_THE_STORY
from newsanalysis.charts.style import GREY, SMALL, WIDTH, counted, headline, note, plain, say_empty, styled
from newsanalysis.tables.schema import LIST_SEPARATOR
from newsanalysis.tables.words import in_words

CAPTION = "Intervals with both their ends"

_EMPTY = "no interval has both its ends"
_FROM_NOW = {"ago", "ahead"}
"""Rules of expressions whose ``begin`` and ``end`` are those of the far end: "vor zehn Jahren"."""
_LEAST_LINES = 3
_MOST_WITHOUT = 8
_ROOM_AT_ENDS = 0.06


@dataclass(frozen=True, slots=True)
class Gap:
    """An interval: its length and the words for it, its two ends as ISO 8601 and as people say them."""

    length: str
    words: str
    begin: str
    end: str
    begin_words: str
    end_words: str
    implied: bool
    """Whether the beginning is only implied."""
    about: str


@styled
def draw(
    timexes: pd.DataFrame,
    events: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    *,
    top: int = 8,
    ax: Axes | None = None,
) -> Axes:
    """A lane per interval, by its beginning: a line to scale between its two ends, each as wide as vague.

    Of more than ``top`` intervals the longest are drawn, and a note says so. An end that the text only
    implies is hatched. Lengths of which an end is unknown are listed under the axis with their number.
    """
    gaps = _gaps(timexes, events, articles)
    shown = _longest(gaps, top)
    lanes = lay_out([_words(gap) for gap in shown], least_lines=_LEAST_LINES)
    small_print = _small_print(_without_ends(timexes), len(gaps) - len(shown))
    ax = lane_axes(ax, lanes, small_print=len(small_print))
    if not shown:
        return say_empty(ax, _EMPTY + (f"\n\n{small_print[0]}" if small_print else ""))
    first = min(stretch(gap.begin)[0] for gap in shown)
    last = max(stretch(gap.end)[1] for gap in shown)
    air = max(_ROOM_AT_ENDS * (last - first), 0.1)
    set_time_axis(ax, first - air, last + air)
    for gap, lane in zip(shown, lanes, strict=True):
        write(ax, lane)
        _draw_gap(ax, gap, lane)
    headline(ax, "How long it was", "", left=LEFT)
    legend(ax, [STATED, IMPLIED] if any(gap.implied for gap in shown) else [STATED])
    if small_print:
        note(ax, "\n".join(small_print), below=36, left=LEFT)
    return ax


def data(
    timexes: pd.DataFrame, events: pd.DataFrame, articles: pd.DataFrame | None = None, *, top: int = 8
) -> pd.DataFrame:
    """What the chart shows: length, from, until, implied (the beginning is), words, about.

    Lengths without both ends follow, without ``from`` and ``until``.
    """
    columns = ["length", "from", "until", "implied", "words", "about"]
    rows: list[list[Any]] = [
        [gap.length, gap.begin_words, gap.end_words, gap.implied, gap.words, gap.about or None]
        for gap in _longest(_gaps(timexes, events, articles), top)
    ]
    rows += [[length, None, None, False, text, None] for text, length in _without_ends(timexes)]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns, "str") | {"implied": "bool"})


def describe(
    timexes: pd.DataFrame, events: pd.DataFrame, articles: pd.DataFrame | None = None, *, top: int = 8
) -> str:
    """The chart in words."""
    gaps = _gaps(timexes, events, articles)
    without = _without_ends(timexes)
    rest = (
        f" Without both ends: {counted(len(without), 'length')} ("
        + ", ".join(f"“{text}”" for text, _ in without[:_MOST_WITHOUT])
        + (", …" if len(without) > _MOST_WITHOUT else "")
        + ")."
        if without
        else ""
    )
    if not gaps:
        return f"Gap chart without intervals: {_EMPTY}.{rest}"
    shown = _longest(gaps, top)
    some = "" if len(shown) == len(gaps) else f", the {len(shown)} longest"
    told = "; ".join(
        f"{gap.length} from {gap.begin_words}{' (implied)' * gap.implied} to {gap.end_words}, “{gap.words}”"
        for gap in shown
    )
    return f"Gap chart of {counted(len(gaps), 'interval')} to scale{some}: {told}.{rest}"


def _gaps(timexes: pd.DataFrame, events: pd.DataFrame, articles: pd.DataFrame | None) -> list[Gap]:
    """All intervals with both their ends, by their beginning; one that the text has twice is one."""
    implied = {
        timex: event
        for event in events[events["implied"]].to_dict("records")
        for timex in str(event["timex_ids"]).split(LIST_SEPARATOR)
    }
    published = _published(articles)
    found: dict[tuple[str, str], Gap] = {}
    for row in _durations(timexes):
        if row["rule"] in _FROM_NOW:
            ends = _counted_from(published, row)
        else:
            ends = None if pd.isna(row["begin"]) or pd.isna(row["end"]) else (row["begin"], row["end"])
        if ends:
            gap = _gap(row, ends, timexes, implied.get(row["timex_id"]))
            found.setdefault((gap.begin, gap.end), gap)
    return sorted(found.values(), key=lambda gap: (stretch(gap.begin), stretch(gap.end)))


def _durations(timexes: pd.DataFrame) -> list[dict[Hashable, Any]]:
    told = timexes[(timexes["type"] == "DURATION") & ~timexes["zone_kind"].isin(OUTSIDE_THE_STORY)]
    rows: list[dict[Hashable, Any]] = told.to_dict("records")
    return rows


def _gap(
    row: Mapping[Hashable, Any],
    ends: tuple[str, str],
    timexes: pd.DataFrame,
    implied: Mapping[Hashable, Any] | None,
) -> Gap:
    begin, end = ends[0], _more_exactly(ends[1], row, timexes)
    return Gap(
        length_in_words(row["value"], row["mod"]),
        " ".join((row["text"] if implied is None else implied["evidence"]).split()),
        begin,
        end[0],
        in_words(begin),
        end[1],
        implied is not None,
        "" if implied is None or pd.isna(implied["participants"]) else implied["participants"],
    )


def _more_exactly(end: str, row: Mapping[Hashable, Any], timexes: pd.DataFrame) -> tuple[str, str]:
    """The end's ISO date and its words; more exact where the same sentence dates it so.

    "Am Dienstag reist er hin, zum ersten Mal seit 24 Jahren": the 24 years end not just in 2024.
    """
    first, last = stretch(end)
    for other in timexes[timexes["sentence"] == row["sentence"]].to_dict("records"):
        dated = other["type"] in {"DATE", "TIME"} and pd.notna(other["begin"]) and pd.notna(other["end"])
        if dated and first <= stretch(other["begin"])[0] and stretch(other["end"])[0] <= last:
            return other["begin"], in_words(other["value"])
    return end, in_words(end)


def _published(articles: pd.DataFrame | None) -> str | None:
    """The day of publication (or month, or year), where the table has just one article, and it has a date."""
    if articles is None or len(articles) != 1 or pd.isna(articles["published"].iloc[0]):
        return None
    return str(articles["published"].iloc[0]).split("T")[0]


def _counted_from(published: str | None, row: Mapping[Hashable, Any]) -> tuple[str, str] | None:
    """The ends of "vor zehn Jahren" and "in drei Monaten": the date that they name, and publication."""
    if published is None or row["anchor"] != "dct" or pd.isna(row["begin"]):
        return None
    n_parts = {"year": 1, "month": 2}.get(row["granularity"], 3)
    far = "-".join(row["begin"].split("-")[:n_parts])
    return (far, published) if row["rule"] == "ago" else (published, far)


def _without_ends(timexes: pd.DataFrame) -> list[tuple[str, str]]:
    """Text and length of the durations of which an end is unknown, each once."""
    found = {
        " ".join(row["text"].split()): length_in_words(row["value"], row["mod"])
        for row in _durations(timexes)
        if pd.isna(row["begin"]) or pd.isna(row["end"])
    }
    return list(found.items())


def _longest(gaps: Sequence[Gap], top: int) -> list[Gap]:
    def length(place: int) -> float:
        return stretch(gaps[place].end)[1] - stretch(gaps[place].begin)[0]

    return [gaps[place] for place in sorted(sorted(range(len(gaps)), key=lambda place: -length(place))[:top])]


def _words(gap: Gap) -> tuple[str, str, str]:
    return f"“{gap.words}”", "", gap.about.replace(LIST_SEPARATOR, ", ")


def _draw_gap(ax: Axes, gap: Gap, lane: Lane) -> None:
    """The line between the two ends, the length over it, the ends' dates under it."""
    height = lane.top + 1.3 * LINE
    begin, end = stretch(gap.begin), stretch(gap.end)
    ax.plot([sum(begin) / 2, sum(end) / 2], [height, height], color=GREY, linewidth=1.8, zorder=2)
    bar(ax, height, *begin, IMPLIED if gap.implied else STATED)
    bar(ax, height, *end, STATED)
    _text(ax, (begin[0] + end[1]) / 2, height - 0.45 * LINE, gap.length, va="bottom", weight="bold")
    first, last = ax.get_xlim()
    per_point = (last - first) / AXES
    needed = width_of(f"{gap.begin_words}   {gap.end_words}", SMALL) * per_point
    under = height + 0.45 * LINE
    if end[1] - begin[0] >= needed:
        _text(ax, begin[0], under, gap.begin_words, ha="left")
        _text(ax, end[1], under, gap.end_words, ha="right")
    else:  # too short for two labels under it
        _text(ax, (begin[0] + end[1]) / 2, under, f"{gap.begin_words} – {gap.end_words}")


def _text(ax: Axes, at: float, height: float, text: str, **looks: Any) -> None:
    """The text, moved so far that it stays inside the Axes."""
    first, last = ax.get_xlim()
    half = width_of(text, SMALL, bold="weight" in looks) * (last - first) / AXES / 2
    if looks.setdefault("ha", "center") == "center":
        at = min(max(at, first + half), last - half)
    ax.text(at, height, plain(text), fontsize=SMALL, zorder=4, **({"va": "top"} | looks))


def _small_print(without: Sequence[tuple[str, str]], left_out: int) -> list[str]:
    lines = []
    if without:
        words = ", ".join(f"“{text}”" for text, _ in without[:_MOST_WITHOUT])
        more = f" and {len(without) - _MOST_WITHOUT} more" if len(without) > _MOST_WITHOUT else ""
        lines += wrap(f"Without both ends ({len(without)}): {words}{more}", (WIDTH - 0.3) * 72, SMALL, 3)
    if left_out:
        lines.append(f"Left out: {counted(left_out, 'shorter interval')}")
    return [plain(line) for line in lines]
