from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.articles.credits import find_credit


def credit(text: str, *, is_caption: bool = False) -> str | None:
    place = find_credit(text, 0, len(text), is_caption=is_caption)
    return None if place is None else text[place[0] : place[1]]


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Der Hafen am Morgen. ©Anna Beispiel/Sputnik", "©Anna Beispiel/Sputnik"),
        ("Der Hafen am Morgen © Anna Beispiel", "© Anna Beispiel"),
        ("Der Hafen am Morgen.© Anna Beispiel", "© Anna Beispiel"),
        ("Der Hafen am Morgen. (c) Max Muster", "(c) Max Muster"),
        ("Der Hafen am Morgen. Foto: Anna Beispiel/dpa", "Foto: Anna Beispiel/dpa"),
        ("Der Hafen am Morgen Foto: Anna Beispiel/dpa", "Foto: Anna Beispiel/dpa"),
        ("Der Hafen am Morgen. (Bild: Anna Beispiel)", "(Bild: Anna Beispiel)"),
        ("Der Hafen am Morgen (Foto: dpa).", "(Foto: dpa)"),
        ("Der Hafen am Morgen [Foto: J. Muster / AFP]", "[Foto: J. Muster / AFP]"),
        ("Der Hafen am Morgen. Foto: © Anna Beispiel", "Foto: © Anna Beispiel"),
        ("Der Hafen am Morgen. Foto © Anna Beispiel", "Foto © Anna Beispiel"),
        ("Der Hafen am Morgen. Fotos: A. Beispiel, Grafik: dpa", "Fotos: A. Beispiel, Grafik: dpa"),
        (
            "Das Treffen im Mai 2023.Ann Muster-Beispiel/Copyright 2023 The AP. All rights reserved.",
            "Ann Muster-Beispiel/Copyright 2023 The AP. All rights reserved.",
        ),
        ("Der Hafen am Morgen. Copyright Beispielblatt", "Copyright Beispielblatt"),
        ("Der Hafen am Morgen! Copyright (c) 2024 Beispiel GmbH", "Copyright (c) 2024 Beispiel GmbH"),
        ("Der Hafen am Morgen. picture alliance/dpa | Anna Beispiel", "picture alliance/dpa | Anna Beispiel"),
        ("Sagte er wirklich „Hafen“? IMAGO / Anna Beispiel", "IMAGO / Anna Beispiel"),
        ("Der Hafen im Jahr 2019. (Anna Beispiel/dpa)", "(Anna Beispiel/dpa)"),
        ("Der Hafen am Morgen.\nREUTERS/Anna Beispiel", "REUTERS/Anna Beispiel"),
        ("Foto: Anna Beispiel", "Foto: Anna Beispiel"),
        ("© Beispielblatt", "© Beispielblatt"),
        ("Der Hafen am Morgen. ©Anna Beispiel/Sputnik \n ", "©Anna Beispiel/Sputnik"),
    ],
)
def test_credits(caption: str, expected: str) -> None:
    assert credit(caption) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Die Ministerin reiste am Montag nach Wien.",
        "Das sagte er der Agentur. dpa/AFP",
        "Das sagte er der Agentur. (dpa)",
        "Die Firma Beispiel© verkauft seit Jahren Schuhe.",
        "Das Copyright liegt beim Verlag.",
        "Streit um Copyright Reform",
        "Er nannte seine Quelle: einen Beamten im Rathaus.",
        "Das Foto: Ein Mann sitzt am Tisch und liest.",
        "Grafik: So hat Musterland gewählt",
        "Am Ende gewann die Koalition. SPD/Grüne",
        "Wer hat das gesagt? Anna Beispiel",
        "© Anna Beispiel ging am Abend nach Hause und schlief.",
        "",
    ],
)
def test_no_credit(text: str) -> None:
    assert credit(text) is None


def test_in_a_known_caption_any_name_and_source_is_a_credit() -> None:
    assert credit("Der Hafen am Morgen. Anna Beispiel/Beispielblatt") is None
    assert (
        credit("Der Hafen am Morgen. Anna Beispiel/Beispielblatt", is_caption=True)
        == "Anna Beispiel/Beispielblatt"
    )
    assert credit("Der Hafen am Morgen", is_caption=True) is None


@given(
    st.lists(st.sampled_from(["Foto:", "©", "Anna", "dpa", "/", "|", ".", "(", ")", "im", "2023", "\n", " "]))
)
def test_a_credit_lies_inside_its_block(words: list[str]) -> None:
    text = " ".join(words)
    for is_caption in (False, True):
        place = find_credit(text, 1, len(text) - 1, is_caption=is_caption) if len(text) > 2 else None
        if place is not None:
            assert 1 <= place[0] < place[1] <= len(text) - 1
            assert text[place[0] : place[1]].strip() == text[place[0] : place[1]]
