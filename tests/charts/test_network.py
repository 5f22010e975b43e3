"""Who is named together with whom."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from matplotlib.figure import Figure

from newsanalysis.charts import network
from newsanalysis.charts.network import Unit
from tests.charts import invented

SEED, CROWD = invented.frozen("seed"), invented.crowd()


def test_a_sentence_links_whom_it_names_and_nobody_with_himself() -> None:
    drawn = network.graph(SEED.entities, SEED.mentions, SEED.zones)
    ids = dict(zip(SEED.entities["name"], SEED.entities["entity_id"], strict=True))
    assert drawn.has_edge(ids["Wladimir Putin"], ids["Kim Jong-un"])
    assert not drawn.has_edge(ids["Jakutien"], ids["Nordkorea"])
    assert all(one != other for one, other in drawn.edges)


def test_a_paragraph_links_more_than_its_sentences() -> None:
    sentences, paragraphs = (
        network.graph(SEED.entities, SEED.mentions, SEED.zones, by=by) for by in ("sentence", "paragraph")
    )
    ids = dict(zip(SEED.entities["name"], SEED.entities["entity_id"], strict=True))
    assert paragraphs.has_edge(ids["Jakutien"], ids["Nordkorea"])
    assert set(map(frozenset, sentences.edges)) < set(map(frozenset, paragraphs.edges))


def test_the_table_counts_units() -> None:
    table = network.data(SEED.entities, SEED.mentions, SEED.zones, by="paragraph")
    assert table.columns.tolist() == ["one", "other", "paragraphs"]
    assert table["paragraphs"].is_monotonic_decreasing


def test_another_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="expected one of sentence, paragraph"):
        network.graph(SEED.entities, SEED.mentions, SEED.zones, by="page")  # type: ignore[arg-type]


def test_credits_link_nobody() -> None:
    drawn = network.graph(SEED.entities, SEED.mentions, SEED.zones, top=100)
    assert "Sputnik" not in {name for _, name in drawn.nodes(data="name")}


@pytest.mark.parametrize("by", ["sentence", "paragraph"])
@pytest.mark.parametrize("tables", [SEED, CROWD, invented.frozen("long")], ids=["seed", "crowd", "long"])
def test_no_mark_lies_on_a_label(tables: invented.Tables, by: Unit) -> None:
    ax = network.draw(tables.entities, tables.mentions, tables.zones, by=by)
    figure = ax.figure
    assert isinstance(figure, Figure)
    figure.draw_without_rendering()
    names = {text for text in ax.texts if text.get_path_effects()}
    boxes = [text.get_window_extent() for text in names]
    marks = [
        ax.transData.transform(np.asarray(line.get_xydata())[0])
        for line in ax.lines
        if line.get_marker() != "None"
    ]
    assert len(marks) == len(boxes) >= 10
    assert not [1 for mark in marks for box in boxes if box.contains(*mark)]
    apart = [np.hypot(*(one - other)) for one, other in combinations(marks, 2)]
    assert min(apart) > 12


def test_the_strongest_links_are_drawn_and_the_rest_counted() -> None:
    ax = network.draw(*CROWD.of(network))
    lines = [line for line in ax.lines if line.get_marker() == "None"]
    assert len(lines) == 40
    assert any("65 weaker links are left out" in text.get_text() for text in ax.texts)


def test_who_is_with_nobody_is_named_under_the_network() -> None:
    tables = invented.tables(
        **invented.named(("A", "PER", 1, None), ("B", "PER", 1, None), ("Einsam", "PER", 1, None))
    )
    mentions = tables.mentions.assign(sentence=[0, 0, 7])
    ax = network.draw(tables.entities, mentions, tables.zones)
    assert any(text.get_text() == "with no other: Einsam" for text in ax.texts)
