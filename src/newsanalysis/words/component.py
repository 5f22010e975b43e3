"""The spaCy component ``newsanalysis_lemmas``: base forms on the tokens."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import numpy as np
from spacy.attrs import LEMMA, ORTH, POS
from spacy.language import Language
from spacy.parts_of_speech import NAMES as UPOS_NAMES
from spacy.tokens import Doc

from newsanalysis.words.lemmas import LemmaRules

KEPT = 100_000
"""Words whose base forms are kept; then all are forgotten and worked out anew."""


@Language.factory("newsanalysis_lemmas", assigns=["token.lemma"], requires=["token.pos"])
def create_lemmatizer(nlp: Language, name: str) -> Lemmatizer:  # noqa: ARG001 (spaCy passes both)
    """The component; its rules come from disk, or from training."""
    return Lemmatizer()


@dataclass(slots=True)
class Lemmatizer:
    """The component: gives each token that has a part of speech and no lemma its base form."""

    rules: LemmaRules = field(default_factory=lambda: LemmaRules({}))
    _known: dict[tuple[int, int], str] = field(default_factory=dict)

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with base forms."""
        # One array in, one out: a token object for each word would take longer than its rule.
        given = doc.to_array([ORTH, POS, LEMMA]).tolist()
        lemmas = [lemma or (self._lemma(doc, form, upos) if upos else 0) for form, upos, lemma in given]
        return doc.from_array([LEMMA], cast("Any", np.array(lemmas, dtype="uint64").reshape(-1, 1)))

    def _lemma(self, doc: Doc, form: int, upos: int) -> int:
        """The base form's hash in the Doc's own strings."""
        strings = doc.vocab.strings
        lemma = self._known.get((form, upos))
        if lemma is None:
            if len(self._known) > KEPT:
                self._known.clear()
            lemma = self._known[form, upos] = self.rules.lemma(strings[form], UPOS_NAMES[upos])
        return strings.add(lemma)

    def to_disk(self, path: Path | str, **_: Any) -> None:
        """Write the rules as a table of tabs."""
        Path(path).mkdir(parents=True, exist_ok=True)
        with (Path(path) / "rules.tsv").open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None).writerows(
                self.rules.rows()
            )

    def from_disk(self, path: Path | str, **_: Any) -> Lemmatizer:
        """Read the rules."""
        with (Path(path) / "rules.tsv").open(encoding="utf-8", newline="") as lines:
            self._read(lines)
        return self

    def to_bytes(self, **_: Any) -> bytes:
        """The rules as bytes, for other processes."""
        return "\n".join("\t".join(row) for row in self.rules.rows()).encode()

    def from_bytes(self, data: bytes, **_: Any) -> Lemmatizer:
        """Read the rules from bytes."""
        self._read(data.decode().split("\n"))
        return self

    def take(self, rules: LemmaRules) -> None:
        """Go by these rules from now on."""
        self.rules = rules
        self._known.clear()

    def _read(self, lines: Iterable[str]) -> None:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None)
        self.take(LemmaRules.from_rows(row for row in rows if row))
