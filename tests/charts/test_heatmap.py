"""Who is named where."""

from __future__ import annotations

from newsanalysis.charts import heatmap
from tests.charts import invented

SEED = invented.frozen("seed")


def test_there_is_a_column_per_part_of_the_story() -> None:
    ax = heatmap.draw(SEED.entities, SEED.mentions, SEED.zones)
    columns = [tick.get_text() for tick in ax.get_xticklabels()]
    assert columns == ["H1", "C1", "P1", "P2", "P3", "C2", "S1", "P4", "P5", "P6", "P7"]


def test_cells_add_up_to_the_mentions() -> None:
    grid = heatmap.data(SEED.entities, SEED.mentions, SEED.zones, top=1000)
    assert grid["total"].sum() == (SEED.mentions["kind"] != "credit").sum()
    parts = grid.drop(columns=["name", "total"])
    assert parts.sum(axis=1).tolist() == grid["total"].tolist()


def test_namesakes_keep_rows_of_their_own_and_long_articles_share_columns() -> None:
    parts = invented.named(("Washington", "PER", 100, None), ("Washington", "LOC", 100, None))
    tables = invented.tables(**parts)
    ax = heatmap.draw(tables.entities, tables.mentions, tables.zones)
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["Washington", "Washington"]
    columns = [tick.get_text() for tick in ax.get_xticklabels()]
    assert columns[:3] == ["P1", "P5", "P9"]
    assert len(columns) == 25
    assert any("a column is 4 parts" in text.get_text() for text in ax.texts)
    grid = heatmap.data(tables.entities, tables.mentions, tables.zones)
    assert grid["total"].tolist() == [100, 100]


def test_numbers_can_be_read_on_every_shade() -> None:
    tables = invented.tables(**invented.named(("A", "PER", 3, None)))
    many = tables.mentions.assign(start_char=[0, 1, 2])  # three in one paragraph
    ax = heatmap.draw(tables.entities, many, tables.zones)
    number = next(text for text in ax.texts if text.get_text() == "3" and text.get_fontweight() != "bold")
    assert number.get_color() == "white"
    few = heatmap.draw(tables.entities, tables.mentions, tables.zones)
    assert {text.get_color() for text in few.texts if text.get_text() == "1"} == {"black"}
