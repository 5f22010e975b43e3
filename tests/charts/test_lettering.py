"""How wide words are, and how they break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from newsanalysis.charts.lettering import cut_to, width_of, wrap


@pytest.mark.parametrize("text", ["Großkreutz", "iiii", "WWWW", "–„“…", "a b c"])
@pytest.mark.parametrize("bold", [False, True])
def test_widths_are_those_that_are_drawn(text: str, bold: bool) -> None:
    figure = Figure(dpi=72)
    drawn = figure.text(0, 0, text, fontsize=20, family="DejaVu Sans", weight="bold" if bold else "normal")
    figure.draw_without_rendering()
    assert width_of(text, 20, bold=bold) == pytest.approx(drawn.get_window_extent().width, rel=0.08, abs=1.5)


@given(st.text(alphabet="abW ßü\n", max_size=80), st.integers(20, 200), st.integers(1, 4))
def test_no_line_is_wider_than_asked_and_words_stay_in_order(text: str, width: int, lines: int) -> None:
    broken = wrap(text, width, 9, lines)
    assert len(broken) <= lines
    assert all(width_of(line, 9) <= width for line in broken)
    whole = " ".join(text.split())
    assert whole.startswith(broken[0].rstrip("…")) if broken else not whole


def test_what_fits_is_not_cut() -> None:
    assert cut_to("Weißeritz", 1000, 9) == "Weißeritz"
    assert cut_to("Weißeritz und Elbe", 60, 9).endswith("…")
    assert wrap("eins zwei drei", 1000, 9, 2) == ["eins zwei drei"]
