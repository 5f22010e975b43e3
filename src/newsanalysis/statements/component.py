"""The spaCy component ``newsanalysis_statements``: the reader over a Doc, its findings as records."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from newsanalysis import bus
from newsanalysis.statements.document import finite_verbs, sentence_begins
from newsanalysis.statements.reader import Findings, read
from newsanalysis.statements.speakers import Named, Speakers
from newsanalysis.statements.values import Span, Statement

# What a picture credit or copyright line says is nobody's statement.
_SKIPPED_ZONES = frozenset(("credit", "copyright"))
LIST_SEPARATOR = "; "


@Language.factory("newsanalysis_statements", assigns=["doc.spans"])
def create_statements(nlp: Language, name: str) -> Component:  # noqa: ARG001 - spaCy passes both
    """The component, with nothing to configure."""
    return Component()


class Component:
    """Writes ``statements`` and ``unclosed`` records (see ``newsanalysis.bus``) on every Doc.

    Sentences are the Doc's where it has them. Speakers are looked up among the mentions that the entities
    room left, so this component belongs behind that one.
    """

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its records."""
        text = doc.text  # made anew at each call
        sentences = sentence_begins(doc)
        findings = read(text, begins=sentences, verbs=finite_verbs(doc), skip=_skipped(doc))
        speakers = Speakers(text, _mentions(doc), sentences or [0])
        rows = [_row(text, number, s, speakers) for number, s in enumerate(findings.statements, 1)]
        bus.write_records(doc, bus.STATEMENTS, rows, label="kind")
        unclosed = [
            {"start_char": place, "end_char": place + 1, "mark": text[place]} for place in _few(findings)
        ]
        bus.write_records(doc, bus.UNCLOSED, unclosed, label="mark")
        return doc


_MOST_UNCLOSED = 100
"""Unclosed marks that are told of in one article; more than these tell nothing new."""


def _few(findings: Findings) -> tuple[int, ...]:
    return findings.unclosed[:_MOST_UNCLOSED]


def _row(text: str, number: int, statement: Statement, speakers: Speakers) -> bus.Record:
    content = statement.content or (statement.cue[0][0], statement.cue[-1][1])
    entities = [] if statement.speaker is None else speakers.entities(statement.speaker)
    return {
        "statement_id": f"s{number}",
        "kind": statement.kind,
        "mode": statement.mode,
        "stance": statement.stance,
        "negated": statement.negated,
        "cue": " … ".join(text[start:end] for start, end in statement.cue) or None,
        "cue_spans": LIST_SEPARATOR.join(f"{start}-{end}" for start, end in statement.cue) or None,
        "speaker": _text(text, statement.speaker),
        "speaker_start": None if statement.speaker is None else statement.speaker[0],
        "speaker_end": None if statement.speaker is None else statement.speaker[1],
        "speaker_id": LIST_SEPARATOR.join(entities) or None,
        "addressee": _text(text, statement.addressee),
        "addressee_start": None if statement.addressee is None else statement.addressee[0],
        "addressee_end": None if statement.addressee is None else statement.addressee[1],
        "content": text[content[0] : content[1]],
        "start_char": content[0],
        "end_char": content[1],
        "rule": statement.rule,
    }


def _text(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span[0] : span[1]]


def _mentions(doc: Doc) -> list[Named]:
    found = [
        Named(int(m["start_char"]), int(m["end_char"]), str(m["entity_id"]), str(m["label"]))
        for m in bus.read_records(doc, bus.MENTIONS)
        if m["kind"] != "adjective"
    ]
    return sorted(found, key=lambda mention: (mention.start, -mention.end))


def _skipped(doc: Doc) -> list[Span]:
    return sorted(
        (int(z["start_char"]), int(z["end_char"]))
        for z in bus.read_records(doc, bus.ZONES)
        if z["kind"] in _SKIPPED_ZONES
    )


def statements_of(doc: Doc) -> list[Statement]:
    """The Statements that the component left on ``doc``, in text order."""
    return [_statement(record) for record in bus.read_records(doc, bus.STATEMENTS)]


def _statement(record: bus.Record) -> Statement:
    cue = record["cue_spans"]
    return Statement(
        record["kind"],
        record["mode"],
        record["stance"],
        record["negated"],
        tuple(_span(part) for part in cue.split(LIST_SEPARATOR)) if cue else (),
        _role(record, "speaker"),
        _role(record, "addressee"),
        (record["start_char"], record["end_char"]),
        record["rule"],
    )


def _role(record: bus.Record, name: str) -> Span | None:
    start = record[f"{name}_start"]
    return None if start is None else (start, record[f"{name}_end"])


def _span(part: str) -> Span:
    start, _, end = part.partition("-")
    return int(start), int(end)
