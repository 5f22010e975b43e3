"""From the data to a trained pipeline and its scores: ``python -m training DATA`` (see README.md).

Each step leaves its result in the work folder; one that is there is not made again, so that a run that was
stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from training.convert import grammar, names
from training.data import DataError, check_data
from training.evaluate import evaluate
from training.vectors import make_vectors

CONFIG = Path(__file__).parent / "configs" / "pipeline.cfg"


def main() -> int:
    """Run the steps that are still to do; the exit code."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path, help="folder with ner/, ud/ and text/")
    options.add_argument("--work", type=Path, default=Path("build/training"), help="where results are kept")
    given = options.parse_args()
    try:
        check_data(given.data)
    except DataError as error:
        print(f"training: error: {error}", file=sys.stderr)  # noqa: T201
        return 1
    scores = make(given.data, given.work)
    print(json.dumps(scores, indent=2))  # noqa: T201
    return 0


def make(data: Path, work: Path) -> dict[str, object]:
    """The trained pipeline in ``work/model``; its scores."""
    from spacy.cli.train import train

    work.mkdir(parents=True, exist_ok=True)
    corpus, vectors, model = work / "corpus", work / "vectors", work / "model"
    if not vectors.is_dir():
        make_vectors(sorted((data / "text").glob("*.txt.xz")), work)
    if not corpus.is_dir():
        names(data, corpus)
        grammar(data, corpus)
    if not (model / "model-best").is_dir():
        paths = {
            "paths.train": str(corpus / "train"),
            "paths.dev": str(corpus / "dev"),
            "paths.vectors": str(vectors),
        }
        train(CONFIG, model, overrides=paths)
    scores = evaluate(model / "model-best", corpus, data)
    (work / "scores.json").write_text(json.dumps(scores, indent=2), encoding="utf-8")
    return scores


if __name__ == "__main__":
    sys.exit(main())
