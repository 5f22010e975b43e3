"""Who says what, and who accuses whom."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch

from newsanalysis.charts import Picture, Words, accusations, picture_or_words, speakers
from newsanalysis.tables.schema import STATEMENTS
from newsanalysis.tables.statements import KINDS
from tests.charts import invented
from tests.charts.invented import named, said, tables

SEED, QUARREL, CROWD = invented.frozen("seed"), invented.quarrel(), invented.crowd()


def test_the_kinds_are_those_of_the_schema() -> None:
    (kind,) = (column for column in STATEMENTS.columns if column.name == "kind")
    assert ", ".join(KINDS) in str(kind)


def test_each_of_several_speakers_has_the_statement_by_its_entitys_name() -> None:
    table = speakers.data(*SEED.of(speakers)).set_index("speaker")
    assert table.index.tolist()[0] == "Wladimir Putin"
    assert table.at["Wladimir Putin", "statement"] == 3
    assert table.at["Südkorea", "accusation"] == 1
    assert table.at["Nordkorea", "denial"] == table.at["Russland", "denial"] == 1
    assert table.at["Südkoreanische Zeitungen", "report"] == 1


def test_nobody_comes_last_and_kinds_in_order() -> None:
    table = speakers.data(*QUARREL.of(speakers), top=2)
    assert table["speaker"].tolist() == ["Aurelia Beispiel", "Partei der Mitte", "nobody is named"]
    assert table.columns.tolist()[1:-1] == [kind for kind in KINDS if kind in table and table[kind].any()]
    assert table["total"].tolist() == [7, 2, 4]
    assert "5 more speakers with 6 statements" in speakers.describe(*QUARREL.of(speakers), top=2)


def arrows(ax: Axes) -> list[FancyArrowPatch]:
    return [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]


def test_an_arrow_goes_from_who_accuses_to_whom() -> None:
    table = accusations.data(*QUARREL.of(accusations))
    rows = set(table.itertuples(index=False, name=None))
    assert rows == {
        ("Aurelia Beispiel", "accuses", "Partei der Mitte", 3),
        ("Partei der Mitte", "accuses", "Aurelia Beispiel", 1),
        ("Partei der Mitte", "denies or doubts", "Aurelia Beispiel", 1),
        ("Musterland", "accuses", "Partei der Mitte", 1),
        ("Nachbarland", "accuses", "Partei der Mitte", 1),
        ("ein Gutachter", "denies or doubts", "Musterland", 1),
        ("ein Gutachter", "denies or doubts", "Nachbarland", 1),
        ("Mieterbund", "accuses", "Vermieter", 1),
    }
    drawn = arrows(accusations.draw(*QUARREL.of(accusations)))
    assert len(drawn) == len(table)
    assert drawn[0].get_linewidth() > drawn[1].get_linewidth()
    assert len({arrow.get_linestyle() for arrow in drawn}) == 2


def test_who_accuses_nobody_that_is_named_is_in_the_note() -> None:
    for text in (
        accusations.describe(*QUARREL.of(accusations)),
        " ".join(text.get_text() for text in accusations.draw(*QUARREL.of(accusations)).texts),
    ):
        assert "accuses, but nobody that is named: Anwohner" in text
        assert "denies or doubts, but nobody that is named: Nachbarland" in text


@pytest.mark.parametrize(
    "row",
    [
        said("accusation", "A", "e0", "Berta", negated=True),
        said("accusation", "A", "e0", "A"),
        said("accusation", None, None, "Berta"),
        said("accusation", "er", None, "Berta"),
        said("statement", "A", "e0", "Berta"),
    ],
    ids=["negated", "himself", "nobody", "pronoun", "other kind"],
)
def test_what_is_no_accusation_of_another_has_no_arrow(row: dict[str, object]) -> None:
    both = named(("A", "PER", 1, None), ("Berta", "PER", 1, None))
    assert accusations.data(*tables(**both, statements=[row]).of(accusations)).empty


def test_a_last_name_that_two_have_is_neither() -> None:
    two = named(("Anna Muster", "PER", 1, None), ("Otto Muster", "PER", 1, None), ("C", "PER", 1, None))
    table = accusations.data(
        *tables(**two, statements=[said("accusation", "C", "e2", "Muster")]).of(accusations)
    )
    assert table["whom"].tolist() == ["Muster"]


def test_what_is_told_as_not_said_is_counted_in_neither_chart_and_noted() -> None:
    both = named(("A", "PER", 1, None), ("Berta", "PER", 1, None))
    rows = [said("accusation", "A", "e0", "Berta"), said("accusation", "A", "e0", "Berta", negated=True)]
    given = tables(**both, statements=rows)
    assert accusations.data(*given.of(accusations))["statements"].tolist() == [1]
    assert speakers.data(*given.of(speakers))["total"].tolist() == [1]
    assert "1 statement told as not made" in speakers.describe(*given.of(speakers))


def test_a_pronoun_names_nobody_and_an_article_makes_no_other_speaker() -> None:
    rows = [
        said("statement", "er"),
        said("accusation", "Der Mieterbund", None, "den Vermieter"),
        said("denial", "der Mieterbund", None, "dem Vermieter"),
    ]
    table = speakers.data(*tables(statements=rows).of(speakers))
    assert table[["speaker", "total"]].to_numpy().tolist() == [["Mieterbund", 2], ["nobody is named", 1]]
    arrows = accusations.data(*tables(statements=rows).of(accusations))
    assert arrows[["who", "whom"]].drop_duplicates().to_numpy().tolist() == [["Mieterbund", "Vermieter"]]


def test_words_stand_for_a_picture_of_nothing() -> None:
    nothing = tables(statements=[said("statement", "A")]).of(accusations)
    words = picture_or_words(accusations, *nothing)
    assert isinstance(words, Words)
    assert repr(words) == accusations.describe(*nothing)
    assert isinstance(picture_or_words(speakers, *nothing), Picture)


@pytest.mark.parametrize("given", [QUARREL, CROWD], ids=["quarrel", "crowd"])
def test_no_mark_lies_on_a_label(given: invented.Tables) -> None:
    ax = accusations.draw(*given.of(accusations))
    assert isinstance(ax.figure, Figure)
    ax.figure.draw_without_rendering()
    boxes = [text.get_window_extent() for text in ax.texts if text.get_path_effects()]
    marks = [ax.transData.transform(np.asarray(line.get_xydata())[0]) for line in ax.lines]
    assert len(marks) == len(boxes) >= 7
    assert not [1 for mark in marks for box in boxes if box.contains(*mark)]
