"""A chart with its text alternative, as notebooks and reports show it."""

from __future__ import annotations

import io
import warnings
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import matplotlib.style
import pandas as pd
from PIL import Image

from newsanalysis.charts.style import STYLE

_DPI = 160
_COLOURS = 128


class Chart(Protocol):
    """What each chart module is: tables in, Axes out, and the same in words."""

    draw: Callable[..., Any]
    describe: Callable[..., str]


@dataclass(frozen=True)
class Picture:
    """A picture (PNG) with its text alternative, which screen readers and text outputs get."""

    png: bytes
    alt: str

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        data = {"image/png": b64encode(self.png).decode("ascii"), "text/plain": self.alt}
        return data, {"image/png": {"alt": self.alt}}

    def __repr__(self) -> str:
        return self.alt


def picture(chart: Chart, *tables: pd.DataFrame) -> Picture:
    """The chart of these tables, drawn on a figure of its own, with its text alternative."""
    figure = chart.draw(*tables).figure
    drawn, small = io.BytesIO(), io.BytesIO()
    with matplotlib.style.context(STYLE), warnings.catch_warnings():
        # The shipped font has no Chinese and no emoji; the words of the picture have them.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure.savefig(drawn, format="png", dpi=_DPI)
    # A chart has few colours: a palette makes the file a third as large and drops matplotlib's version.
    Image.open(drawn).convert("RGB").quantize(_COLOURS).save(small, format="png", optimize=True)
    return Picture(small.getvalue(), chart.describe(*tables))
