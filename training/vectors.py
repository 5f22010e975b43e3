"""Word vectors from raw text: floret, which hashes words and their parts into few rows.

Bojanowski et al., "Enriching Word Vectors with Subword Information", TACL 2017, for the vectors; the rows
shared by hashing are Explosion's floret. 50,000 rows of 96 floats are 19 MB, and no word is unknown.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.cli.init_pipeline import init_vectors_cli

from newsanalysis.words.subwords import SubwordVectors

ROWS, WIDTH = 50_000, 96


def make_vectors(texts: Iterable[Path], work: Path) -> Path:
    """The folder of a blank German pipeline with the vectors; about 45 minutes on one core."""
    import floret  # of the extra [train]; only this step needs it

    plain, table, folder = work / "text.txt", work / "vectors.floret", work / "vectors"
    with plain.open("w", encoding="utf-8") as out:
        for path in texts:
            with lzma.open(path, "rt", encoding="utf-8") as lines:
                out.writelines(lines)
    model = floret.train_unsupervised(
        str(plain), model="skipgram", mode="floret", hashCount=2, bucket=ROWS, minn=4, maxn=5, minCount=5,
        dim=WIDTH, epoch=4, lr=0.05, ws=5, neg=10, thread=1,
    )  # fmt: skip
    model.save_floret_vectors(str(table))
    init_vectors_cli("de", table, folder, mode="floret")
    plain.unlink()
    return folder


def read_vectors(folder: Path) -> SubwordVectors:
    """The vectors of that folder, a byte a number: 5 MB."""
    return SubwordVectors.of(spacy.load(folder).vocab.vectors)
