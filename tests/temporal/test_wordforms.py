from __future__ import annotations

import pytest

from newsanalysis.temporal.tokens import Tokens
from newsanalysis.temporal.wordforms import (
    inflected_participle,
    is_adjective,
    is_participle,
    is_preterite,
    may_be_finite,
    noun_follows,
)  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "form", "expected"),
    [
        ("Das teilte die Stadt mit.", "teilte", True),
        ("Das sagte Huber.", "sagte", True),
        ("Das berichteten Zeitungen.", "berichteten", True),
        ("Das erklärte Huber.", "erklärte", True),
        ("Das erklärte Ziel ist nah.", "erklärte", False),
        ("Das größte Ziel ist nah.", "größte", False),
        ("Die geplante Reise beginnt.", "geplante", False),
        ("Die geplante große Reise beginnt.", "geplante", False),
        ("Ein Sprecher sagte Reportern wenig.", "sagte", True),
        ("Als er aufstand, war es hell.", "aufstand", True),
        ("Als sie teilnahmen, war es hell.", "teilnahmen", True),
        ("Der Vorstand tagt.", "Vorstand", False),
        ("Er hat einen Verband.", "Verband", False),
        ("Er will verfahren.", "verfahren", False),
    ],
)
def test_preterites(sentence: str, form: str, expected: bool) -> None:
    tokens = Tokens(sentence)
    assert is_preterite(tokens, tokens.forms.index(form)) is expected


@pytest.mark.parametrize("form", ["besucht", "abgereist", "beschlossen", "saniert", "vorgestellt"])
def test_participles(form: str) -> None:
    assert is_participle(form)
    assert [inflected_participle(form + ending) for ending in ("e", "er", "em")] == [form] * 3


@pytest.mark.parametrize("form", ["rot", "tagt", "Haus", ""])
def test_no_participles(form: str) -> None:
    assert not is_participle(form)
    assert inflected_participle(form) is None


@pytest.mark.parametrize(
    ("sentence", "form", "expected"),
    [
        ("Der Rat tagt in Rom.", "tagt", True),
        ("Wir gehen heim.", "gehen", True),
        ("Die neuen Busse.", "neuen", False),
        ("Der Rat mit dem Amt.", "mit", False),
        ("Es ist so.", "ist", True),
        ("Die Ministerin in Rom.", "Ministerin", False),
    ],
)
def test_finite_verbs(sentence: str, form: str, expected: bool) -> None:
    tokens = Tokens(sentence)
    assert may_be_finite(tokens, tokens.forms.index(form)) is expected


def test_adjectives_agree() -> None:
    tokens = Tokens("beginnen verschiedene Kurse")
    assert not noun_follows(tokens, 0)
    assert noun_follows(tokens, 1)
    assert not is_adjective(tokens, 0)
