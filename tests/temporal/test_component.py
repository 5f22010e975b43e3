from __future__ import annotations

import pickle
import subprocess
import sys

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from newsanalysis import bus
from newsanalysis.temporal import Timex, tag, timexes

TEXT = "Er kam im September 2023.Ann Smith/Copyright 2023 The AP. Am Dienstagabend wird er reisen."


@pytest.fixture
def nlp() -> Language:
    pipeline = spacy.blank("de")
    pipeline.add_pipe("newsanalysis_timex")
    return pipeline


def with_zones(nlp: Language, text: str, *zones: tuple[str, int, int]) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published = "2024-06-18"
    rows = [
        {"zone_id": f"z{i}", "kind": kind, "start_char": start, "end_char": end}
        for i, (kind, start, end) in enumerate(zones)
    ]
    bus.write_records(doc, bus.ZONES, rows, label="kind")
    return nlp(doc)


def test_records(nlp: Language) -> None:
    doc = nlp.make_doc("Am Dienstagabend wird er reisen.")
    doc._.published = "2024-06-18"
    doc = nlp(doc)
    assert bus.read_records(doc, bus.TIMEXES) == [{
        "timex_id": "t1", "start_char": 3, "end_char": 16, "type": "TIME", "value": "2024-06-18TEV",
        "mod": None, "quant": None, "freq": None, "begin": "2024-06-18T18:00", "end": "2024-06-19T00:00",
        "granularity": "part",
        "anchor": "dct", "rule": "weekday_and_part",
    }]  # fmt: skip
    (span,) = doc.spans[bus.TIMEXES]
    assert (span.text, span.label_) == ("Dienstagabend", "TIME")
    assert timexes(doc) == tag(doc.text, "2024-06-18")


def test_zones_bound_what_is_read(nlp: Language) -> None:
    credit = TEXT.index("Ann")
    end = TEXT.index(" Am Dienstag")
    doc = with_zones(
        nlp, TEXT, ("caption", 0, end), ("credit", credit, end), ("paragraph", end + 1, len(TEXT))
    )
    assert [t.text for t in timexes(doc)] == ["September 2023", "Dienstagabend"]


def test_no_expression_runs_across_a_zone(nlp: Language) -> None:
    text = "Der Bau beginnt im Mai 2023 wird gewählt."
    assert [t.value for t in timexes(with_zones(nlp, text))] == ["2023-05"]
    split = text.index("2023")
    doc = with_zones(nlp, text, ("headline", 0, split - 1), ("paragraph", split, len(text)))
    assert [t.value for t in timexes(doc)] == ["2024-05", "2023"]


def test_no_findings_leave_empty_records(nlp: Language) -> None:
    doc = nlp("Nichts.")
    assert bus.read_records(doc, bus.TIMEXES) == []
    assert bus.TIMEXES in doc.spans
    assert bus.IMPLIED in doc.spans
    assert timexes(nlp("")) == []


def test_pipeline_is_sound(nlp: Language) -> None:
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    assert all(not found for found in analysis["problems"].values())


def test_survives_bytes_docbin_and_pickle(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = "2024-06-18"
    before = timexes(nlp(doc))
    assert before
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert timexes(again) == before
    (stored,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert timexes(stored) == before
    reloaded = spacy.blank("de")
    reloaded.add_pipe("newsanalysis_timex")
    reloaded.from_bytes(nlp.to_bytes())
    assert all(isinstance(t, Timex) for t in timexes(reloaded(TEXT)))
    assert pickle.loads(pickle.dumps(nlp.get_pipe("newsanalysis_timex")))(nlp.make_doc(TEXT))


def test_tenses_of_a_pipeline_are_used() -> None:
    @Language.component("mark_past")
    def mark_past(doc: Doc) -> Doc:
        past, other = "Tense=Past|VerbForm=Fin|Mood=Ind", "Case=Nom"
        return Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            morphs=[past if token.text == "weilt" else other for token in doc],
        )

    nlp = spacy.blank("de")
    nlp.add_pipe("mark_past")
    sentence = "Er weilt am Freitag dort."
    assert tag(sentence, "2024-06-18")[0].value == "2024-06-21"
    assert tag(sentence, "2024-06-18", nlp=nlp)[0].value == "2024-06-14"


def test_importing_the_room_imports_no_spacy() -> None:
    code = "import sys, newsanalysis.temporal as t; t.tag('Am 3. Mai 2024'); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
