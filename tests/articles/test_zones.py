from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.articles.normalise import normalise
from newsanalysis.articles.zones import byline_names, find_zones

ROOT = Path(__file__).parents[2]
LEAD = "Die Stadt hat am Montag eine neue Brücke eröffnet. Viele Menschen kamen zur Feier an den Fluss."
NEXT = "Die Kosten stiegen auf 40 Millionen Euro. Das teilte die Verwaltung am Abend mit."
LAST = "Der Verkehr soll von Dienstag an wieder rollen, sagte die Sprecherin der Stadt."

# Every article: its blocks, each with the kind a reader sees and the inner zones as (kind, words).
Part = tuple[str, str, list[tuple[str, str]]]
ARTICLES: dict[str, list[Part]] = {
    "headline and paragraphs": [
        ("headline", "Neue Brücke eröffnet", []),
        ("paragraph", LEAD, []),
        ("paragraph", NEXT, []),
    ],
    "a headline that asks": [
        ("headline", "Wer zahlt die neue Brücke?", []),
        ("paragraph", LEAD, []),
    ],
    "a headline that shouts, in quotation marks": [
        ("headline", "„Endlich eine Brücke!“", []),
        ("paragraph", LEAD, []),
    ],
    "no headline": [
        ("paragraph", LEAD, []),
        ("paragraph", NEXT, []),
    ],
    "a short sentence is no headline": [
        ("paragraph", "Die Brücke ist fertig.", []),
        ("paragraph", LEAD, []),
    ],
    "one paragraph only": [("paragraph", LEAD, [])],
    "one line only": [("paragraph", "Neue Brücke eröffnet", [])],
    "byline and place": [
        ("headline", "Neue Brücke eröffnet", []),
        ("byline", "Von Anna Beispiel und Max von Muster, Köln", []),
        ("paragraph", LEAD, []),
    ],
    "a deck below the headline": [
        ("headline", "Neue Brücke eröffnet", []),
        ("subheading", "Tausende feiern am Rhein", []),
        ("paragraph", LEAD, []),
    ],
    "dateline with agency and date": [
        ("headline", "Neue Brücke eröffnet", []),
        ("paragraph", f"KÖLN (dpa), 12. März 2025 – {LEAD}", [("dateline", "KÖLN (dpa), 12. März 2025 –")]),
        ("paragraph", NEXT, []),
    ],
    "captions with credits": [
        ("headline", "Neue Brücke eröffnet", []),
        ("caption", "Die Brücke am Montag. Foto: Anna Beispiel/dpa", [("credit", "Foto: Anna Beispiel/dpa")]),
        ("paragraph", LEAD, []),
        (
            "caption",
            "Das Fest im Mai 2023.Max Muster/Copyright 2023 Die Agentur. All rights reserved.",
            [("credit", "Max Muster/Copyright 2023 Die Agentur. All rights reserved.")],
        ),
        ("paragraph", NEXT, []),
    ],
    "a credit by itself": [
        ("headline", "Neue Brücke eröffnet", []),
        ("caption", "© Anna Beispiel", [("credit", "© Anna Beispiel")]),
        ("paragraph", LEAD, []),
    ],
    "subheadings": [
        ("headline", "Neue Brücke eröffnet", []),
        ("paragraph", LEAD, []),
        ("subheading", "Kosten höher als geplant", []),
        ("paragraph", NEXT, []),
        ("subheading", "Wie geht es weiter?", []),
        ("paragraph", LAST, []),
    ],
    "an interviewer's question is no subheading": [
        ("headline", "„Wir sind stolz auf die Brücke“", []),
        ("paragraph", "Frau Beispiel, warum hat der Bau der neuen Brücke so lange gedauert?", []),
        ("paragraph", LEAD, []),
        ("paragraph", "Und wer bezahlt am Ende die 40 Millionen Euro, die sie kostet?", []),
        ("paragraph", NEXT, []),
    ],
    "a list is no row of subheadings": [
        ("headline", "Drei Fragen zur Brücke", []),
        ("paragraph", LEAD, []),
        ("paragraph", "- Kosten", []),
        ("paragraph", "2. Lärm", []),
        ("paragraph", LAST, []),
    ],
    "a copyright line and an agency's sign-off": [
        ("headline", "Neue Brücke eröffnet", []),
        ("paragraph", f"{LEAD} dpa/AFP", []),
        ("copyright", "© Beispielblatt", [("credit", "© Beispielblatt")]),
    ],
    "copyright in words": [
        ("headline", "Neue Brücke eröffnet", []),
        ("paragraph", LEAD, []),
        (
            "copyright",
            "Copyright 2025 Beispielblatt GmbH, alle Rechte vorbehalten.",
            [("credit", "Copyright 2025 Beispielblatt GmbH, alle Rechte vorbehalten.")],
        ),
    ],
    "a last line without a full stop": [
        ("headline", "Neue Brücke eröffnet", []),
        ("paragraph", LEAD, []),
        ("paragraph", "dpa", []),
    ],
    "a long paragraph that ends in a credit stays a paragraph": [
        ("headline", "Neue Brücke eröffnet", []),
        ("paragraph", " ".join([LEAD] * 8) + " Foto: dpa", [("credit", "Foto: dpa")]),
        ("paragraph", NEXT, []),
    ],
}


@pytest.mark.parametrize("gap", ["\n\n", "\n", " \n\t \n\n"], ids=["empty lines", "line ends", "ragged"])
@pytest.mark.parametrize("name", ARTICLES)
def test_zones_of_invented_articles(name: str, gap: str) -> None:
    parts = ARTICLES[name]
    text = normalise(gap.join(words for _, words, _ in parts) + "\n")
    found = [(zone.kind, text[zone.start : zone.end]) for zone in find_zones(text)]
    expected = []
    for kind, words, inner in parts:
        expected += [(kind, words), *inner]
    assert found == expected


def test_a_paragraph_broken_by_hand_is_one() -> None:
    text = (
        "Neue Brücke eröffnet\nVon Anna Beispiel\n\n"
        "Die Stadt hat am Montag nach langem Bau eine neue\n"
        "Brücke eröffnet. Viele Menschen kamen zur Feier an\n"
        "den Fluss.\n\n"
        "Die Kosten stiegen auf 40 Millionen Euro."
    )
    zones = find_zones(text)
    assert [zone.kind for zone in zones] == ["headline", "byline", "paragraph", "paragraph"]
    assert text[zones[2].start : zones[2].end].endswith("den Fluss.")


def test_the_seed_article_has_the_zones_of_the_gold() -> None:
    gold = json.loads((ROOT / "data" / "gold_seed_article.json").read_text(encoding="utf-8"))
    text = (ROOT / gold["article"]).read_bytes().decode("utf-8")
    zones = find_zones(normalise(text))
    outer = [(zone.kind, zone.start, zone.end) for zone in zones if zone.kind != "credit"]
    assert outer == [(zone["kind"], zone["start"], zone["end"]) for zone in gold["sections"]]
    credits = [(text[zone.start : zone.end], zone.start, zone.end) for zone in zones if zone.kind == "credit"]
    assert credits == [(zone["text"], zone["start"], zone["end"]) for zone in gold["credits"]]
    assert [zone.id for zone in zones] == [f"z{i}" for i in range(1, len(zones) + 1)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Anna Beispiel", ("Anna Beispiel",)),
        ("VON ANNA BEISPIEL", ("ANNA BEISPIEL",)),
        ("Von Max Muster, Berlin", ("Max Muster",)),
        (
            "Von A. Beispiel, Max Muster und Jan van der Muster",
            ("A. Beispiel", "Max Muster", "Jan van der Muster"),
        ),
        ("Text: Anna Beispiel", ("Anna Beispiel",)),
        ("Von Berlin nach Paris", ()),
        ("Von Hamburg", ()),
        ("Von Putin und Kim", ()),
        ("Von der Brücke fiel ein Mann.", ()),
        ("Vonwegen Anna Beispiel", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    assert byline_names(line) == names


WORDS = st.sampled_from(
    ["Von", "Anna Beispiel", "© dpa", "Foto: dpa", "Wien (APA) –", "rollt.", "?", "\n", "\n\n", "\r\n"]
)


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join)))
def test_zones_cover_the_text_and_nest(raw: str) -> None:
    text = normalise(raw)
    zones = find_zones(text)
    outer = [zone for zone in zones if zone.kind not in ("credit", "dateline")]
    covered = {i for zone in outer for i in range(zone.start, zone.end)}
    assert all(i in covered or char.isspace() for i, char in enumerate(text))
    assert len(covered) == sum(zone.end - zone.start for zone in outer)
    for zone in zones:
        words = text[zone.start : zone.end]
        assert words == words.strip() != ""
        assert any(other.start <= zone.start and zone.end <= other.end for other in outer)


@pytest.mark.parametrize(
    "unit", ["x", "am ", "1.1.", "\n", "©", "Foto: ", "(", "A/", "A. ", "\n \n", "Wien – "]
)
def test_a_megabyte_of_nonsense_takes_no_time(unit: str) -> None:
    text = normalise(unit * (1_000_000 // len(unit)))
    assert all(zone.end <= len(text) for zone in find_zones(text))
