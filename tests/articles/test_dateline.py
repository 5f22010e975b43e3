from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from newsanalysis.articles.dateline import find_dateline, published_in
from newsanalysis.articles.zones import find_zones

NOW = datetime(2026, 1, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("BERLIN (dpa), 12. März 2025 –", date(2025, 3, 12)),
        ("Berlin, 12. März 2025 (dpa) –", date(2025, 3, 12)),
        ("Wien (APA) –", None),
        ("München, 3.4.2025 –", date(2025, 4, 3)),
        ("München, 03. 04. 2025 –", date(2025, 4, 3)),
        ("Berlin/Paris (dpa/AFP) -", None),
        ("Frankfurt am Main (dpa/lhe) —", None),
        ("St. Gallen (Keystone-SDA) –", None),
        ("Baden-Baden, 1. Mai (SID) –", None),
        ("HAMBURG –", None),
        ("Rom (ANSA), 30. Feb. 2025 –", None),
        ("Köln (mz) –", None),
    ],
)
def test_datelines(words: str, day: date | None) -> None:
    text = f"{words} Der Fluss steigt weiter."
    line = find_dateline(text, 0, len(text))
    assert line is not None
    assert (line.words, line.start, line.end, line.day) == (words, 0, len(words), day)


@pytest.mark.parametrize(
    "text",
    [
        "Hamburg – das Tor zur Welt – feiert den Hafen.",
        "Berlin (West) – so hieß die halbe Stadt.",
        "Der Fluss steigt (dpa) – und er steigt weiter.",
        "Anna Beispiel (42) – seit Mai im Amt – geht.",
        "Am 12. März 2025 – einem Mittwoch – stieg der Fluss.",
        "EU – und nun?",
        "wien (APA) – Der Fluss steigt.",
        "Wien (APA). Der Fluss steigt.",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text, 0, len(text)) is None


def test_it_begins_where_its_paragraph_begins() -> None:
    text = "Fluss steigt\n\nWien (APA), 7. Jänner 2025 – Der Fluss steigt."
    line = find_dateline(text, 14, len(text))
    assert line is not None
    assert text[line.start : line.end] == "Wien (APA), 7. Jänner 2025 –"


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("Wien (APA), 7. Jänner 2025 –", "2025-01-07"),
        ("Wien (APA), 7. Jänner –", None),
        ("Wien (APA), 31. Februar 2025 –", None),
        ("Wien (APA), 7. Jänner 2030 –", None),
    ],
)
def test_a_full_date_that_has_come_dates_the_article(words: str, published: str | None) -> None:
    text = f"Fluss steigt\n\n{words} Der Fluss steigt weiter, sagte die Sprecherin.\n\nEr stieg schon im Mai."
    found = published_in(text, find_zones(text), now=NOW)
    assert (found and found.value) == published
    if found is not None:
        assert (found.granularity, found.source, found.evidence) == ("day", "text", words)


@pytest.mark.parametrize("words", ["(APA, 18.6.2024)", "(dpa, 18. Juni 2024)", "(dpa/AFP, 18.06.2024)"])
def test_a_sign_off_dates_the_article(words: str) -> None:
    text = f"Wahl in Bozen\n\nIn Bozen wurde gewählt. {words}"
    found = published_in(text, (), now=NOW)
    assert found is not None
    assert (found.value, found.source, found.evidence) == ("2024-06-18", "text", words)


@pytest.mark.parametrize(
    "words",
    [
        "(geboren am 3. Mai 1955)", "(München, 3. Mai 1955)", "(seit 3.5.1955)", "(APA, 31.6.2024)", "(APA)",
        "(APA, 18.6.2024) Mehr dazu morgen.", "(APA, 18.6.2030)",
    ],
)  # fmt: skip
def test_no_sign_off(words: str) -> None:
    text = f"Wahl in Bozen\n\nIn Bozen wurde gewählt. {words}"
    assert published_in(text, (), now=NOW) is None
