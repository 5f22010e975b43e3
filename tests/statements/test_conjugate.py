"""Verb forms from principal parts."""

from __future__ import annotations

import pytest

from newsanalysis.statements.conjugate import conjugate


@pytest.mark.parametrize(
    ("infinitive", "parts", "finite", "participle", "subjunctive", "past"),
    [
        ("sagen", None, {"sagt", "sagen", "sagte", "sagten"}, "gesagt", "sage", {"sagte", "sagten"}),
        ("antworten", None, {"antwortet", "antworten", "antwortete", "antworteten"}, "geantwortet", "antworte",
         {"antwortete", "antworteten"}),
        ("behaupten", None, {"behauptet", "behaupten", "behauptete", "behaupteten"}, "behauptet", "behaupte",
         {"behauptete", "behaupteten"}),
        ("kritisieren", None, {"kritisiert", "kritisieren", "kritisierte", "kritisierten"}, "kritisiert",
         "kritisiere", {"kritisierte", "kritisierten"}),
        ("äußern", None, {"äußert", "äußern", "äußerte", "äußerten"}, "geäußert", "äußere",
         {"äußerte", "äußerten"}),
        ("werfen", ("wirft", "warf", "geworfen"), {"wirft", "werfen", "warf", "warfen"}, "geworfen", "werfe",
         {"wärfe", "wärfen"}),
        ("geben", ("gibt", "gab", "gegeben"), {"gibt", "geben", "gab", "gaben"}, "gegeben", "gebe",
         {"gäbe", "gäben"}),
        ("rufen", ("ruft", "rief", "gerufen"), {"ruft", "rufen", "rief", "riefen"}, "gerufen", "rufe",
         {"riefe", "riefen"}),
        ("laufen", ("läuft", "lief", "gelaufen"), {"läuft", "laufen", "lief", "liefen"}, "gelaufen", "laufe",
         {"liefe", "liefen"}),
        ("bringen", ("bringt", "brachte", "gebracht"), {"bringt", "bringen", "brachte", "brachten"}, "gebracht",
         "bringe", {"brächte", "brächten"}),
    ],
)  # fmt: skip
def test_forms(
    infinitive: str,
    parts: tuple[str, str, str] | None,
    finite: set[str],
    participle: str,
    subjunctive: str,
    past: set[str],
) -> None:
    forms = conjugate(infinitive, parts)
    assert forms.finite == finite
    assert forms.participle == participle
    assert forms.subjunctive == subjunctive
    assert forms.subjunctive_past == past


def test_a_participle_that_is_another_word_is_left_out() -> None:
    assert conjugate("bekennen", ("bekennt", "bekannte", "-")).participle == ""
