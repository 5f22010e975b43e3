"""Who is named most."""

from __future__ import annotations

from matplotlib.axes import Axes

from newsanalysis.charts import frequency
from newsanalysis.tables.schema import ENTITIES, MENTIONS, frame
from tests.charts import invented

SEED = invented.frozen("seed")


def names(ax: Axes) -> list[str]:
    return [tick.get_text() for tick in ax.get_yticklabels()]


def test_the_story_is_counted_and_not_the_credits() -> None:
    shown = names(frequency.draw(SEED.entities, SEED.mentions))
    assert "Russland" in shown
    assert "Sputnik" not in shown
    table = frequency.data(SEED.entities, SEED.mentions).set_index("name")
    assert table.at["Russland", "mentions"] == SEED.entities.set_index("name").at["Russland", "n_mentions"]


def test_adjectives_and_compounds_are_apart_from_names() -> None:
    table = frequency.data(SEED.entities, SEED.mentions).set_index("name")
    assert table.loc["Russland", ["names", "adjectives", "compounds"]].tolist() == [9, 3, 0]
    assert table.loc["UN", ["names", "adjectives", "compounds"]].tolist() == [0, 0, 1]
    ax = frequency.draw(SEED.entities, SEED.mentions)
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["by name", "as adjective", "in a compound"]
    assert len({patch.get_hatch() for patch in ax.patches}) == 3


def test_a_role_is_no_adjective() -> None:
    tables = invented.tables(**invented.named(("Anna Beispiel", "PER", 2, None)))
    mentions = tables.mentions.assign(kind=["name", "role"])
    table = frequency.data(tables.entities, mentions)
    assert table.loc[0, ["names", "roles"]].tolist() == [1, 1]
    assert "1 by name, 1 by role" in frequency.describe(tables.entities, mentions)


def test_bars_stand_by_type_and_the_most_named_first() -> None:
    ax = frequency.draw(SEED.entities, SEED.mentions)
    assert [text.get_text() for text in ax.texts if text.get_fontweight() == "bold"] == [
        "Persons",
        "Places",
        "Organisations",
    ]
    assert names(ax)[:4] == ["Wladimir Putin", "Kim Jong-un", "Russland", "Nordkorea"]


def test_only_the_top_is_shown_and_the_rest_counted() -> None:
    ax = frequency.draw(SEED.entities, SEED.mentions, top=2)
    assert len(names(ax)) == 2
    assert "and 10 more, named 28 times in all" in [text.get_text() for text in ax.texts]
    assert "2 most named of 12 entities" in frequency.describe(SEED.entities, SEED.mentions, top=2)


def test_long_names_are_cut_in_the_picture_and_full_in_the_table() -> None:
    name = "Donaudampfschifffahrtsgesellschaft Großkreuz"
    tables = invented.tables(**invented.named((name, "ORG", 1, None)))
    assert names(frequency.draw(tables.entities, tables.mentions)) == ["Donaudampfschifffahrtsgesel…"]
    assert frequency.data(tables.entities, tables.mentions)["name"].tolist() == [name]


def test_umlauts_and_sharp_s_are_drawn_as_they_are() -> None:
    tables = invented.tables(**invented.named(("Jörg Süßmilch-Übel", "PER", 1, None)))
    assert names(frequency.draw(tables.entities, tables.mentions)) == ["Jörg Süßmilch-Übel"]


def test_an_entity_without_a_mention_in_the_story_is_no_bar() -> None:
    tables = invented.tables(**invented.named(("Reuters", "ORG", 1, None)))
    credit = tables.mentions.assign(kind="credit")
    assert frequency.data(tables.entities, credit).empty
    assert frequency.data(frame(ENTITIES, []), frame(MENTIONS, [])).empty
