from __future__ import annotations

import pandas as pd

from newsanalysis.tables import show, to_text

HOSTILE = "<script>alert(1)</script>"


def test_cells_captions_and_headers_are_escaped() -> None:
    html = show(pd.DataFrame({HOSTILE: [HOSTILE]}), HOSTILE)._repr_html_()
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 4


def test_a_table_has_a_caption_and_header_scopes() -> None:
    html = show(pd.DataFrame({"a": [1], "b": [True]}), "Numbers")._repr_html_()
    assert "<caption>Numbers</caption>" in html
    assert html.count('<th scope="col">') == 2
    assert "<td>yes</td>" in html


def test_missing_values_are_shown_as_a_dash() -> None:
    table = pd.DataFrame({"a": pd.Series([None, "NA"], dtype="str")})
    assert "–" in show(table, "c")._repr_html_()
    assert to_text(table).splitlines() == ["a", "–", "NA"]


def test_columns_are_chosen_in_the_order_given() -> None:
    table = pd.DataFrame({"a": [1], "b": [2], "c": [3]})
    assert list(show(table, "c", ["c", "a"]).table.columns) == ["c", "a"]


def test_a_terminal_gets_one_line_per_row_and_no_control_characters() -> None:
    text = to_text(pd.DataFrame({"a": ["x\ny\x1b[31m", "z" * 200]}))
    assert len(text.splitlines()) == 3
    assert "\x1b" not in text
    assert text.endswith("…")
    assert to_text(pd.DataFrame({"a": []})) == "(no rows)"
