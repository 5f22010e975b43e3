"""Names in their forms: each is found whole and leads to the name of its entity."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsanalysis.entities.find import find_mentions

_LINES = Path(__file__).with_name("name_forms.txt").read_text(encoding="utf-8").splitlines()
FORMS = [
    (form, name)
    for name, forms in (line.split(": ") for line in _LINES if not line.startswith("#"))
    for form in forms.split(", ")
]


def test_there_are_enough() -> None:
    assert len(set(FORMS)) >= 200


@pytest.mark.parametrize(("form", "name"), FORMS)
def test_a_form_leads_to_its_name(form: str, name: str) -> None:
    start = len("Damals ging es um ")
    mentions = find_mentions(f"Damals ging es um {form} und um mehr.")
    assert (start, start + len(form), name) in {(m.start, m.end, m.referent.name) for m in mentions}
