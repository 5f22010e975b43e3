from __future__ import annotations

import pandas as pd
from lxml.html import fromstring

from newsanalysis.tables import TableView, show, to_text

HOSTILE = "<script>alert(1)</script>"


def test_cells_captions_and_headers_are_escaped() -> None:
    html = show(pd.DataFrame({HOSTILE: [HOSTILE]}), HOSTILE)._repr_html_()
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 4


def test_a_table_has_a_caption_and_header_scopes() -> None:
    html = show(pd.DataFrame({"a": [1], "b": [True]}), "Numbers")._repr_html_()
    assert fromstring(html).xpath("//caption/text()") == ["Numbers"]
    assert html.count('<th scope="col"') == html.count("<th") - html.count("<thead") == 2
    assert fromstring(html).xpath("//td/text()") == ["1", "yes"]


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


def test_the_articles_words_are_marked_as_german_and_nothing_else_is() -> None:
    events = pd.DataFrame({"event_id": ["ev1"], "when": ["2024"], "label": ["Am Montag"], "implied": [True]})
    entities = pd.DataFrame({"entity_id": ["e1"], "label": ["PER"], "name": ["Anna"], "n_mentions": [1]})
    derived = pd.DataFrame({"words": ["Anna, Annas"], "kind": ["name"]})
    assert german_cells(show(events, "c")) == ["Am Montag"]
    assert german_cells(show(entities, "c")) == ["Anna"]
    assert german_cells(show(derived, "c")) == []
    assert german_cells(show(derived, "c", german=["words"])) == ["Anna, Annas"]


def german_cells(view: TableView) -> list[str]:
    return [cell.text for cell in fromstring(view._repr_html_()).xpath("//td[@lang='de']")]


def test_a_long_table_is_folded_and_says_how_long_it_is() -> None:
    long, short = (show(pd.DataFrame({"n": range(n)}), "Numbers")._repr_html_() for n in (1200, 12))
    assert "<summary>Numbers: 1,200 rows</summary>" in long
    assert long.count("<tr>") == 1201
    assert "<details" not in short


def test_an_empty_table_says_so() -> None:
    html = show(
        pd.DataFrame({"a": pd.Series([], dtype="str"), "b": pd.Series([], dtype="str")}), "c"
    )._repr_html_()
    (cell,) = fromstring(html).xpath("//td")
    assert (cell.text, cell.get("class"), cell.get("colspan")) == ("no rows", "na-missing", "2")


def test_a_notebook_that_is_not_trusted_shows_text_to_the_left_and_numbers_to_the_right() -> None:
    html = show(pd.DataFrame({"n": [1], "word": ["Wien"]}), "c")._repr_html_()
    assert "<style" not in html  # JupyterLab would take it out
    number, word = fromstring(html).xpath("//td/@style")
    assert number == "text-align:right"
    assert word.startswith("text-align:left")
    assert "white-space:nowrap" in word
