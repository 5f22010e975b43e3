"""A chart with its text alternative, as notebooks and reports show it."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd

_DPI = 160


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
    buffer = io.BytesIO()
    # Without the Software entry the same picture has the same bytes under every matplotlib.
    figure.savefig(buffer, format="png", dpi=_DPI, metadata={"Software": None})
    return Picture(buffer.getvalue(), chart.describe(*tables))
