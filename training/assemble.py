"""Put the trained parts together to the pipeline that the package ships."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from newsanalysis.words.component import Lemmatizer
from newsanalysis.words.lemmas import LemmaRules
from training.data import LIST

LICENCE = "CC BY-SA 4.0"
BATCH_SIZE = 64
"""Articles at a time: fastest of 4 to 256, and half the memory of spaCy's 1000."""


def assemble(tagger: Path, names: Path, lemmas: LemmaRules, out: Path) -> None:
    """Write the pipeline to ``out``: parts of speech, base forms, names."""
    nlp = spacy.blank("de", config={"nlp": {"batch_size": BATCH_SIZE}})
    nlp.add_pipe("morphologizer", source=spacy.load(tagger))
    lemmatizer = nlp.add_pipe("newsanalysis_lemmas")
    if not isinstance(lemmatizer, Lemmatizer):
        raise TypeError(f"newsanalysis_lemmas is a {type(lemmatizer)}")
    lemmatizer.take(lemmas)
    nlp.add_pipe("ner", source=spacy.load(names))
    _save(nlp, out)


def write_meta(out: Path, scores: Mapping[str, Any]) -> None:
    """Name, version, licence, sources and scores (as shares of one) into ``meta.json``."""
    nlp = spacy.load(out)
    files = tomllib.loads(LIST.read_text(encoding="utf-8"))["file"]
    nlp.meta.update(
        name="newsanalysis",
        version=version("newsanalysis"),
        description="German news: parts of speech, base forms, names (PER, LOC, ORG, MISC)",
        author="the newsanalysis authors",
        license=LICENCE,
        spacy_version=">=3.8.14,<4.0",  # a network of this form loads in all of them
        sources=[{"name": f["what"], "url": f["source"], "license": f["licence"]} for f in files],
        performance=dict(scores),
    )
    _save(nlp, out)
    (out / "LICENSE").write_text(_licence(files), encoding="utf-8")


def _licence(files: Iterable[Mapping[str, str]]) -> str:
    """The licence of the weights, with the attribution that the data ask for."""
    sources = "".join(f"- {f['what']}. {f['licence']}. {f['source']}\n" for f in files)
    return (
        "The pipeline in this folder (weights, word lists, rules for base forms) is licensed under the\n"
        "Creative Commons Attribution-ShareAlike 4.0 International Licence (CC BY-SA 4.0),\n"
        "https://creativecommons.org/licenses/by-sa/4.0/legalcode\n"
        "\nBy the newsanalysis authors. It was made from this material, none of which is in it as text:\n\n"
        f"{sources}"
        "- faker, names of persons in many countries. MIT. https://pypi.org/project/Faker/\n"
        "- simplemma, base forms of words. MIT. https://pypi.org/project/simplemma/\n"
        "- CLDR, territory names, through Babel. Unicode-3.0. https://cldr.unicode.org/\n"
    )


def _save(nlp: Language, out: Path) -> None:
    """Without the vocabulary, which would keep every word of the corpora: the networks need none."""
    nlp.to_disk(out, exclude=["vocab"])
