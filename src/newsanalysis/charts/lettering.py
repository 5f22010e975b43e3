"""How wide words are, and how they break: what lets labels keep clear of each other."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

_ELLIPSIS = "…"
_FAMILY = "DejaVu Sans"


@contextmanager
def missing_glyphs_allowed() -> Iterator[None]:
    """Without matplotlib's warnings: the shipped font has no Chinese and no emoji.

    What it draws instead has a width, too, and the words and the table of a picture have the names.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph [\s\S]* missing from font")
        yield


@lru_cache(maxsize=4096)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Points that the text is wide in the house font of ``size`` points."""
    font = FontProperties(family=_FAMILY, size=size, weight="bold" if bold else "normal")
    with missing_glyphs_allowed():
        width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


def cut_to(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text, or as much of it as fits into ``width`` points with an ellipsis."""
    if width_of(text, size, bold=bold) <= width:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if width_of(text[:middle].rstrip() + _ELLIPSIS, size, bold=bold) <= width:
            fits = middle
        else:
            too_long = middle
    return text[:fits].rstrip() + _ELLIPSIS


def wrap(text: str, width: float, size: float, lines: int, *, bold: bool = False) -> list[str]:
    """The text broken between words into at most ``lines`` lines, the last cut with an ellipsis."""
    words = text.split()
    broken: list[str] = []
    while words and len(broken) < lines - 1:
        line = words.pop(0)
        while words and width_of(f"{line} {words[0]}", size, bold=bold) <= width:
            line += f" {words.pop(0)}"
        broken.append(cut_to(line, width, size, bold=bold))
    if words:
        broken.append(cut_to(" ".join(words), width, size, bold=bold))
    return broken
