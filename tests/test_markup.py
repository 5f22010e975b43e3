from __future__ import annotations

import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.markup import escaped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<img src=x onerror='a()'>", "&lt;img src=x onerror=&#x27;a()&#x27;&gt;"),
        ('" onfocus="a()', "&quot; onfocus=&quot;a()"),
        ("a\u202eb\u2069c", "a[U+202E]b[U+2069]c"),
        ("zero\u200bwidth\u2060\ufeff", "zero[U+200B]width[U+2060][U+FEFF]"),
        ("tag\U000e0041", "tag[U+E0041]"),
        ("filler\u3164\u2800", "filler[U+3164][U+2800]"),
        ("bell\x07 nul\x00", "bell[U+0007] nul[U+0000]"),
        ("Straße\u00a0für Übel – „so“\n\t…", "Straße\u00a0für Übel – „so“\n\t…"),
        ("Sil\u00adben", "Sil\u00adben"),
        ("日本語 عربى 👍", "日本語 عربى 👍"),
    ],
)
def test_markup_is_inert_and_what_is_unseen_is_shown(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(st.text())
def test_nothing_of_it_is_markup_or_hidden(text: str) -> None:
    html = escaped(text)
    assert not set("<>\"'") & set(html)
    assert not [
        c for c in unescape(html) if unicodedata.category(c) in {"Cf", "Cc"} and c not in "\n\r\t\u00ad"
    ]
