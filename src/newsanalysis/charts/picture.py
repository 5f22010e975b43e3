"""A chart with its text alternative and its table, as notebooks and reports show it."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

import matplotlib.style
import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from numpy.typing import NDArray
from PIL import Image

from newsanalysis.charts.lettering import missing_glyphs_allowed
from newsanalysis.charts.style import STYLE
from newsanalysis.tables import show

TABLE_TYPE = "text/vnd.newsanalysis.table+html"
"""Under this MIME type a picture's output holds the HTML of its table, for the report to show beside it."""

_DPI = 160
"""Pixels per inch: a chart eight inches wide has 1280, twice the 640 that it takes on a page."""
_COLOURS = 24
_WHITE = 0xFFFFFF
_LEAST_DISTANCE = 40
"""How much two colours of the palette differ at least, in steps of red, green and blue together."""


class Chart(Protocol):
    """What each chart module is: tables in, Axes out; the same in words, and as a small table."""

    CAPTION: str
    draw: Callable[..., Any]
    describe: Callable[..., str]
    data: Callable[..., pd.DataFrame]


@dataclass(frozen=True)
class Picture:
    """A picture (PNG) with its text alternative, and the table of what it shows under its caption.

    Screen readers and text outputs get the text. PNG, not SVG: of every chart it is the smaller file,
    by half and more, as an SVG that looks the same everywhere has its letters drawn; and viewers of
    notebooks give an SVG no text alternative.
    """

    png: bytes
    alt: str
    caption: str
    table: pd.DataFrame = field(compare=False)

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        data = {
            "image/png": b64encode(self.png).decode("ascii"),
            "text/plain": self.alt,
            TABLE_TYPE: show(self.table, self.caption)._repr_html_(),
        }
        return data, {"image/png": {"alt": self.alt}}

    def __repr__(self) -> str:
        return self.alt


@dataclass(frozen=True)
class Words:
    """A sentence in a picture's place."""

    text: str

    def __repr__(self) -> str:
        return self.text


def picture(chart: Chart, *tables: pd.DataFrame, **options: Any) -> Picture:
    """The chart of these tables, drawn on a figure of its own, with its text alternative and its table.

    ``options`` are those of the chart's ``draw``, such as ``top``.
    """
    figure = chart.draw(*tables, **options).figure
    return Picture(
        to_png(figure), chart.describe(*tables, **options), chart.CAPTION, chart.data(*tables, **options)
    )


def picture_or_words(chart: Chart, *tables: pd.DataFrame, **options: Any) -> Picture | Words:
    """The chart as ``picture`` gives it; its words alone where its table is empty and nothing is drawn."""
    if chart.data(*tables, **options).empty:
        return Words(chart.describe(*tables, **options))
    return picture(chart, *tables, **options)


def to_png(figure: Figure, *, dpi: int = _DPI) -> bytes:
    """The figure as a PNG of few colours: the same bytes on every run."""
    drawn, small = io.BytesIO(), io.BytesIO()
    with matplotlib.style.context(STYLE), missing_glyphs_allowed():
        figure.savefig(drawn, format="png", dpi=dpi)
    _in_few_colours(Image.open(drawn).convert("RGB")).save(small, format="png", optimize=True)
    return small.getvalue()


def _in_few_colours(image: Image.Image) -> Image.Image:
    """The image with a palette, which makes the file a third as large and drops matplotlib's version.

    The palette has the most frequent colours that differ enough: all areas keep theirs, and the shades
    at the edges of letters get the next best. (Pillow's own methods change small areas' colours.)
    """
    pixels = np.asarray(image, dtype=np.int32)
    codes = pixels[..., 0] << 16 | pixels[..., 1] << 8 | pixels[..., 2]
    values, index, counts = np.unique(codes, return_inverse=True, return_counts=True)
    colours = np.column_stack([values >> 16, values >> 8 & 255, values & 255])
    counts[values == _WHITE] = codes.size  # the paper first, however little of it is seen
    palette = _palette(colours[np.argsort(-counts, kind="stable")])
    nearest = ((colours[:, None, :] - palette) ** 2).sum(axis=2).argmin(axis=1).astype(np.uint8)
    small = Image.fromarray(nearest[index].reshape(codes.shape))
    small.putpalette(palette.astype(np.uint8).tobytes())
    return small


def _palette(colours: NDArray[np.int32]) -> NDArray[np.int32]:
    """Of colours with the most frequent first, those that differ from all before them."""
    chosen = colours[:1]
    for colour in colours[1:]:
        if np.abs(chosen - colour).sum(axis=1).min() > _LEAST_DISTANCE:
            chosen = np.vstack([chosen, colour])
        if len(chosen) == _COLOURS:
            break
    return chosen
