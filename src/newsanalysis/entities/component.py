"""The spaCy component ``newsanalysis_entities``: mentions and entities on the Doc."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from newsanalysis import bus
from newsanalysis.entities.corrections import Correction, correct, read_corrections
from newsanalysis.entities.find import find_mentions
from newsanalysis.entities.gazetteer import GazetteerEntry, read_gazetteer
from newsanalysis.entities.group import entity_ids, longest_names
from newsanalysis.entities.mentions import Mention
from newsanalysis.entities.model import MODEL_LABELS
from newsanalysis.entities.phrases import PhraseIndex


@Language.factory(
    "newsanalysis_entities",
    assigns=["doc.spans", "doc.ents"],
    default_config={"gazetteer": None, "corrections": None},
)
def create_entities(
    nlp: Language,  # noqa: ARG001 (spaCy passes both)
    name: str,  # noqa: ARG001
    gazetteer: str | None,
    corrections: str | None,
) -> EntityFinder:
    """The component.

    ``gazetteer`` is the path of a CSV file of names to find and link, ``corrections`` that of one with
    what is known better (see ``newsanalysis.entities.corrections``).
    """
    finder = EntityFinder(() if corrections is None else read_corrections(corrections))
    if gazetteer is not None:
        finder.add_gazetteer(gazetteer)
    return finder


class EntityFinder:
    """Writes the records ``bus.MENTIONS`` and ``bus.ENTITIES`` and sets ``doc.ents``.

    Entities that a component before it set are taken over as mentions by rule "model".
    """

    def __init__(self, corrections: Sequence[Correction] = ()) -> None:
        self._corrections = tuple(corrections)
        self._gazetteers: list[PhraseIndex] = []
        self._roles: list[PhraseIndex] = []

    def add_gazetteer(self, source: str | Path | list[GazetteerEntry]) -> None:
        """Add a gazetteer, as a CSV file or as entries; of two, the one added first wins.

        Raises
        ------
        LexiconError
            A row of the file makes no sense.
        """
        entries = source if isinstance(source, list) else read_gazetteer(source)
        self._gazetteers.append(PhraseIndex(form for entry in entries for form in entry.forms()))
        self._roles.append(PhraseIndex(form for entry in entries for form in entry.role_forms()))

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its mentions and entities; what was there under these keys is replaced."""
        text = doc.text
        mentions = find_mentions(
            text,
            _zones(doc),
            gazetteers=self._gazetteers,
            roles=self._roles,
            given=[(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents],
        )
        if self._corrections:
            mentions, idle = correct(text, mentions, self._corrections)
            for row in idle:
                warnings.warn(f"{row.where}: {row.action} {row.text!r} matched nothing", stacklevel=2)
        _write(doc, mentions)
        return doc


def _zones(doc: Doc) -> list[tuple[int, int, str]]:
    return [
        (cast("int", zone["start_char"]), cast("int", zone["end_char"]), cast("str", zone["kind"]))
        for zone in bus.read_records(doc, bus.ZONES)
    ]


def _write(doc: Doc, mentions: list[Mention]) -> None:
    ids = entity_ids(mentions)
    first: dict[str, Mention] = {}
    rows: list[bus.Record] = []
    for mention in mentions:
        entity = ids[mention.referent]
        first.setdefault(entity, mention)
        rows.append(
            {
                "entity_id": entity,
                "label": mention.referent.label,
                "kind": mention.kind,
                "rule": mention.rule,
                "start_char": mention.start,
                "end_char": mention.end,
            }
        )
    bus.write_records(doc, bus.MENTIONS, rows, label="label")
    entities: list[bus.Record] = [
        {
            "entity_id": entity,
            "label": mention.referent.label,
            "name": mention.referent.name,
            "link_scheme": mention.referent.link_scheme,
            "link_id": mention.referent.link_id,
            "start_char": mention.start,
            "end_char": mention.end,
        }
        for entity, mention in first.items()
    ]
    bus.write_records(doc, bus.ENTITIES, entities, label="label")
    _set_ents(doc, longest_names(mentions), {mention: ids[mention.referent] for mention in mentions})


def _set_ents(doc: Doc, names: list[Mention], ids: dict[Mention, str]) -> None:
    """doc.ents: the names, and entities of other labels (dates, amounts) where they leave room."""
    ours = [span for name in names if (span := _span(doc, name, ids[name])) is not None]
    others = [ent for ent in doc.ents if ent.label_ not in MODEL_LABELS]
    occupied = {token.i for span in ours for token in span}
    free = [ent for ent in others if occupied.isdisjoint(range(ent.start, ent.end))]
    doc.ents = filter_spans([*ours, *free])


def _span(doc: Doc, mention: Mention, entity: str) -> Span | None:
    return doc.char_span(
        mention.start,
        mention.end,
        label=mention.referent.label,
        kb_id=mention.referent.link_id or "",
        span_id=entity,
        alignment_mode="strict",  # a name inside a token is a mention, but no entity of spaCy's
    )
