"""An annotated article as one entry of the cache, and back: tables without spaCy, the Doc when asked for."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from newsanalysis.annotated import AnnotatedArticle
from newsanalysis.articles import from_json, to_json
from newsanalysis.tables import TABLES, frame

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ABOUT, _ARTICLE, _DOC = "about.json", "article.json", "doc.spacy"


class BrokenEntry(Exception):  # noqa: N818 - what it is, and nobody but the reader meets it
    """The bytes are no entry, or not a whole one."""


@dataclass(frozen=True, eq=False)
class Stored:
    """The tables and the Doc of an entry: an ``Annotation``."""

    tables: Mapping[str, pd.DataFrame]
    doc_bytes: bytes

    def table(self, name: str) -> pd.DataFrame:
        """The table of that name."""
        return self.tables[name]

    @cached_property
    def doc(self) -> Doc:
        """The Doc, with a vocabulary of its own."""
        import spacy
        from spacy.tokens import DocBin

        import newsanalysis.bus  # noqa: F401 - the extensions that the Doc was stored with

        return next(iter(DocBin().from_bytes(self.doc_bytes).get_docs(spacy.blank("de").vocab)))


def pack(annotated: AnnotatedArticle, warned: Sequence[str]) -> bytes:
    """The article, its tables, its Doc, and what the pipeline warned of, as the bytes of a zip file."""
    from spacy.tokens import DocBin

    about = {"pipeline": annotated.pipeline, "scores": dict(annotated.scores), "warned": list(warned)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(_ABOUT, json.dumps(about))
        file.writestr(_ARTICLE, to_json(annotated.article))
        for name in TABLES:  # whole, whatever is to be shown of it
            file.writestr(f"{name}.json", annotated.annotation.table(name).to_json(orient="records"))
        file.writestr(_DOC, DocBin(docs=[annotated.doc], store_user_data=True).to_bytes())
    return buffer.getvalue()


def unpack(data: bytes, source: str) -> tuple[AnnotatedArticle, list[str]]:
    """What ``pack`` made bytes of; raises ``BrokenEntry`` for anything else.

    ``source`` is where the article comes from this time: one text can lie in several places.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {name: file.read(name) for name in file.namelist()}  # checks each part's CRC
        about = json.loads(parts[_ABOUT])
        rows = {name: json.loads(parts[f"{name}.json"]) for name in TABLES}
        for row in rows["articles"]:
            row["source"] = source or None
        tables = {name: frame(table, rows[name]) for name, table in TABLES.items()}
        article = from_json(parts[_ARTICLE].decode("utf-8"), "the cache")
        annotated = AnnotatedArticle(
            article=replace(article, source=source),
            annotation=Stored(tables, parts[_DOC]),
            pipeline=about["pipeline"],
            scores=about["scores"],
        )
        return annotated, about["warned"]
    except Exception as error:  # whatever a damaged file leads to: zlib, zipfile, json, the schema
        raise BrokenEntry(str(error)) from error
