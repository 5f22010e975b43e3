from __future__ import annotations

import re

import pytest

from newsanalysis.temporal.grammar.pattern import compile_pattern, words_pattern


def shapes(pattern: str, **fragments: str) -> list[str]:
    return [
        " ".join(("+" if e.glued else "") + (e.kind or "|".join(sorted(e.words))) for e in v.elements)
        for v in compile_pattern(pattern, fragments)
    ]


def test_choices_become_flat_variants() -> None:
    expected = {"vor MOD NUMBER UNIT", "vor MOD ein UNIT", "vor NUMBER UNIT", "vor ein UNIT"}
    found = shapes("vor MOD? ( NUMBER | ein ) UNIT!")
    assert set(found) == expected
    assert [len(shape.split()) for shape in found] == [4, 4, 3, 3]  # the longest first


def test_fragments_may_hold_fragments() -> None:
    assert set(shapes("{A}? x!", A="a | {B}", B="b b")) == {"b b x", "a x", "x"}


def test_mention_bounds() -> None:
    (variant,) = compile_pattern("vor < NUMBER UNIT! > her", {})
    assert (variant.first, variant.last, variant.head) == (1, 3, 2)
    assert [distance for distance, _ in variant.walk()] == [0, -1, -2, 1]


def test_captures_are_named() -> None:
    (variant,) = compile_pattern("NUMBER:low bis|- NUMBER UNIT!", {})
    assert [e.name for e in variant.elements] == ["low", "", "number", "unit"]
    assert variant.elements[1].words == {"bis", "-"}


def test_glued_elements() -> None:
    assert shapes("NUMBER +- +UNIT!") == ["NUMBER +- +UNIT"]


@pytest.mark.parametrize("pattern", ["NUMBER UNIT", "NUMBER! UNIT!", "( a! | b ) c", "a! ( b", "a! ) b"])
def test_faulty_patterns(pattern: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"pattern {pattern!r}")):
        compile_pattern(pattern, {})


def test_lexicon_forms_of_several_words() -> None:
    assert list(words_pattern(("Buß-", "und", "Bettag"))) == ["buß", "-", "und", "bettag!"]
    assert list(words_pattern(("Herz-Jesu-Sonntag",))) == ["herz", "-", "jesu", "-", "sonntag!"]
