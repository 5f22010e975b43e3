"""The spaCy component ``newsanalysis_lemmas``: base forms on the tokens."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from newsanalysis.words.lemmas import LemmaRules


@Language.factory("newsanalysis_lemmas", assigns=["token.lemma"], requires=["token.pos"])
def create_lemmatizer(nlp: Language, name: str) -> Lemmatizer:  # noqa: ARG001 (spaCy passes both)
    """The component; its rules come from disk, or from training."""
    return Lemmatizer()


@dataclass(slots=True)
class Lemmatizer:
    """The component: gives each token that has a part of speech and no lemma its base form."""

    rules: LemmaRules = field(default_factory=lambda: LemmaRules({}))
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with base forms."""
        for token in doc:
            if not token.lemma and (upos := token.pos_):
                token.lemma_ = self._lemma(token.text, upos)
        return doc

    def _lemma(self, form: str, upos: str) -> str:
        key = (form, upos)
        if key not in self._known:
            if len(self._known) > 100_000:
                self._known.clear()
            self._known[key] = self.rules.lemma(form, upos)
        return self._known[key]

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
            self._take(lines)
        return self

    def to_bytes(self, **_: Any) -> bytes:
        """The rules as bytes, for other processes."""
        return "\n".join("\t".join(row) for row in self.rules.rows()).encode()

    def from_bytes(self, data: bytes, **_: Any) -> Lemmatizer:
        """Read the rules from bytes."""
        self._take(data.decode().split("\n"))
        return self

    def _take(self, lines: Iterable[str]) -> None:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None)
        self.rules = LemmaRules.from_rows(row for row in rows if row)
        self._known.clear()
