from __future__ import annotations

import hashlib
import re
from dataclasses import FrozenInstanceError, replace
from io import StringIO

import pytest

from newsanalysis.articles import Article, Zone, load_article

ATTACK = '<script>alert(1)</script><img src=x onerror="alert(2)">'


def test_it_is_frozen_and_named_by_its_text() -> None:
    article = Article("Grüße", (Zone("z1", "paragraph", 0, 5),))
    assert article.sha256 == hashlib.sha256("Grüße".encode()).hexdigest()
    assert article.id == article.sha256[:16]
    assert article.id == Article("Grüße", (), title="x").id != Article("Gruß", ()).id
    with pytest.raises(FrozenInstanceError):
        article.text = "x"  # type: ignore[misc]


def test_jupyter_shows_its_zones() -> None:
    caption, lead = "Die Brücke am Montag. Foto: dpa", "Wien (APA), 3. Mai 2024 – Die Brücke ist offen."
    text = f"Brücke eröffnet\n\n{caption}\n\n{lead}"
    shown = load_article(StringIO(text))._repr_html_()
    assert "published: 2024-05-03 (day; text)" in shown
    assert re.findall(r'">(\w+)</span><div lang="de"', shown) == ["headline", "caption", "paragraph"]
    assert shown.count("Foto: dpa") == 1
    assert "published: unknown" in load_article(StringIO("Die Brücke ist offen."))._repr_html_()


def test_jupyter_runs_nothing_of_it() -> None:
    article = Article(ATTACK, (Zone("z1", "paragraph", 0, len(ATTACK)),))
    hostile = replace(
        article,
        title=ATTACK,
        source=ATTACK,
        authors=(ATTACK,),
        publisher=ATTACK,
        published=ATTACK,
    )
    shown = hostile._repr_html_()
    tags = set(re.findall(r"<\s*/?(\w+)", shown))
    assert tags <= {"div", "span", "br", "details", "summary"}
    assert shown.count("&lt;script&gt;") == 6


def test_its_colours_follow_the_theme() -> None:
    shown = Article("x", ())._repr_html_()
    colours = re.findall(r"(?:color|background|border):[^;\"]*", shown)
    assert colours
    assert all("var(--jp-" in colour for colour in colours)
