"""A statistical model's spans beside the rules."""

import pytest

from newsanalysis.entities.find import find_mentions


def found(text: str, *spans: tuple[str, str]) -> list[tuple[str, str, str, str]]:
    given, position = [], 0
    for surface, label in spans:
        start = text.index(surface, position)
        given.append((start, start + len(surface), label))
        position = start + 1
    mentions = find_mentions(text, given=given)
    return [(text[m.start : m.end], m.referent.label, m.referent.name, m.rule) for m in mentions]


@pytest.mark.parametrize(
    ("label", "ours"), [("PERSON", "PER"), ("GPE", "LOC"), ("FAC", "LOC"), ("ORG", "ORG"), ("EVENT", "MISC")]
)
def test_labels_are_mapped(label: str, ours: str) -> None:
    assert found("Dort lag Xantel still.", ("Xantel", label)) == [("Xantel", ours, "Xantel", "model")]


def test_other_labels_name_nothing() -> None:
    assert found("Er kam am Montag.", ("Montag", "DATE")) == []


def test_genitives_are_grouped() -> None:
    text = "Xantel wächst, Xantels Hafen auch."
    assert [row[2] for row in found(text, ("Xantel", "LOC"), ("Xantels", "LOC"))] == ["Xantel", "Xantel"]


def test_a_surname_joins_the_person_of_the_document() -> None:
    text = "Wladimir Putin kam. Olga Xantel ging. Xantels Rede war kurz."
    rows = found(text, ("Olga Xantel", "PER"), ("Xantels", "LOC"))
    assert [row[1:3] for row in rows] == [
        ("PER", "Wladimir Putin"),
        ("PER", "Olga Xantel"),
        ("PER", "Olga Xantel"),
    ]


def test_persons_of_the_model_alone_are_grouped_by_surname() -> None:
    text = "Xaver-Yps Zantel kam. Zantel ging."
    rows = found(text, ("Xaver-Yps Zantel", "PER"), ("Zantel", "PER"))
    assert [row[2] for row in rows] == ["Xaver-Yps Zantel"] * 2


def test_the_document_settles_a_wrong_label() -> None:
    text = "Wladimir Putin kam. Putin ging."
    assert [row[1] for row in found(text, ("Wladimir Putin", "ORG"), ("Putin", "LOC"))] == ["PER", "PER"]


def test_one_label_for_one_name() -> None:
    text = "Xantel wächst. Xantel klagt. Xantel baut."
    rows = found(text, ("Xantel", "ORG"), ("Xantel", "LOC"), ("Xantel", "ORG"))
    assert {row[1] for row in rows} == {"ORG"}


def test_a_longer_organisation_replaces_the_place_inside_it() -> None:
    text = "Die Vereinigung Russland Heute klagt."
    assert found(text, ("Vereinigung Russland Heute", "ORG")) == [
        ("Vereinigung Russland Heute", "ORG", "Vereinigung Russland Heute", "model")
    ]


def test_a_longer_place_leaves_the_place_inside_it() -> None:
    rows = found("Im Hafen von Russland Nord.", ("Hafen von Russland Nord", "LOC"))
    assert [row[0] for row in rows] == ["Hafen von Russland Nord", "Russland"]


def test_known_places_keep_their_link() -> None:
    (mention,) = find_mentions("Dort liegt Russland.", given=[(11, 19, "LOC")])
    assert (mention.rule, mention.referent.link_id) == ("territory", "RU")


def test_a_span_across_a_rule_mention_is_dropped() -> None:
    text = "Im Norden Russlands heute."
    rows = found(text, ("Im Norden", "LOC"))
    assert [row[0] for row in rows] == ["Norden Russlands", "Russlands"]


def test_the_model_says_nothing_in_credits() -> None:
    text = "©Olga Xantel"
    (mention,) = find_mentions(text, [(0, 12, "credit")], given=[(1, 12, "PER")])
    assert mention.rule == "credit"
