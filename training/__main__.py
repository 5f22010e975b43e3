"""From the data to the pipeline that the package ships: ``python -m training DATA`` (see README.md).

Each step leaves its result in the work folder; one that is there is not made again, so that a run that was
stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from thinc.api import NumpyOps, set_current_ops

from newsanalysis.words.lemmas import LemmaRules
from training.assemble import assemble, write_meta
from training.convert import germeval, grammar, gsd_dev, other_names, pud, write_docs
from training.corpora import Sentence
from training.data import DataError, check_data
from training.evaluate import evaluate
from training.knowledge import save_knowledge
from training.lemmas import Form, dictionary_forms, gold_forms, learn
from training.lists import FOREIGN_PLACE, word_lists
from training.silver import labelled, raw_lines, with_misc
from training.vectors import make_vectors, read_vectors

CONFIGS = Path(__file__).parent / "configs"

TEACHERS = 4
RAW = (("klexikon", 4), ("bundestag", 40))
"""Lines of the raw texts that are labelled: each fourth of the encyclopedia, each 40th of the speeches."""
STUDENT_STEPS, STUDENT_DROPOUT, GOLD_TIMES = 15_000, 0.2, 6


def main() -> int:
    """Run the steps that are still to do; the exit code."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path, help="folder with ner/, ud/, text/ and lists/")
    options.add_argument("--work", type=Path, default=Path("build/training"), help="where results are kept")
    given = options.parse_args()
    try:
        check_data(given.data)
    except DataError as error:
        print(f"training: error: {error}", file=sys.stderr)  # noqa: T201
        return 1
    set_current_ops(NumpyOps(use_blis=False))  # three times as fast as BLIS here
    print(json.dumps(Making(given.data, given.work).scores(), indent=2))  # noqa: T201
    return 0


@dataclass(frozen=True)
class Making:
    """The steps; each property is the path of what it makes."""

    data: Path
    work: Path

    def scores(self) -> dict[str, object]:
        """The finished pipeline's scores; it lies in ``work``/model."""
        measured, model = self.work / "measured", self.work / "model"
        seen, held_out = pud(self.data), gsd_dev(self.data)
        # What is measured on GSD's development part must not have learned from it; what is shipped has.
        assemble(self.tagger, self.names, self.lemmas(seen), measured)
        scores = evaluate(measured, self.corpus("names-dev"), self.data)
        assemble(self.final_tagger, self.names, self.lemmas([*seen, *held_out]), model)
        write_meta(model, scores)
        return scores

    def knowledge(self, network: str) -> Path:
        """Word lists and vectors; the tagger goes without the many small places of the world."""
        path, vectors = self.work / f"knowledge-{network}.npz", self.work / "vectors"
        if not vectors.is_dir():
            make_vectors(sorted((self.data / "text").glob("*.txt.xz")), self.work)
        if not path.is_file():
            without = FOREIGN_PLACE if network == "tagger" else 0
            save_knowledge(path, word_lists(self.data / "lists", without), read_vectors(vectors))
        return path

    @cached_property
    def tagger(self) -> Path:
        """Parts of speech."""
        return self._trained("tagger", "tagger", "grammar")

    @cached_property
    def final_tagger(self) -> Path:
        """The same with all that there is, for as many steps."""
        return self._trained("tagger", "final-tagger", "all-grammar").with_name("model-last")

    @cached_property
    def names(self) -> Path:
        """The student: names from gold and from what the teachers labelled."""
        return self._trained(
            "names",
            "names",
            "student",
            dev="names",
            training__max_steps=STUDENT_STEPS,
            training__dropout=STUDENT_DROPOUT,
        )

    def lemmas(self, sentences: list[Sentence]) -> LemmaRules:
        """Rules for base forms, of these sentences and the dictionary."""
        return learn(gold_forms(sentences), self._dictionary)

    @cached_property
    def _dictionary(self) -> list[Form]:
        return list(dictionary_forms(sorted((self.data / "text").glob("*.txt.xz"))))

    def teacher(self, seed: int) -> Path:
        """A model of the gold alone."""
        return self._trained("names", f"teacher-{seed}", "names", system__seed=seed)

    def corpus(self, name: str) -> Path:
        """The file of a corpus, made where it is missing: NAME-train or NAME-dev."""
        path = self.work / "corpus" / f"{name}.spacy"
        if not path.is_file():
            self._corpora[name.removesuffix("-train").removesuffix("-dev")]()
        return path

    @property
    def _corpora(self) -> dict[str, Callable[[], None]]:
        return {
            "grammar": self._write_grammar,
            "all-grammar": self._write_all_grammar,
            "german": self._write_german,
            "names": self._write_names,
            "student": self._write_student,
        }

    def _write_grammar(self) -> None:
        train, dev = grammar(self.data)
        self._write("grammar", train, dev)

    def _write_all_grammar(self) -> None:
        train, dev = grammar(self.data)
        self._write("all-grammar", train + dev * 2, dev)

    def _write_german(self) -> None:
        """Only corpora with all four classes, for the model that finds MISC in the others."""
        train, dev = germeval(self.data)
        self._write("german", train * 2 + other_names(self.data, "bundestag"), dev)

    def _write_names(self) -> None:
        train, dev = germeval(self.data)
        teacher = self._trained("names", "teacher-misc", "german", training__max_steps=2000)
        smartdata = with_misc(other_names(self.data, "smartdata"), teacher)
        self._write("names", train * 3 + smartdata + other_names(self.data, "bundestag"), dev)

    def _write_student(self) -> None:
        """Gold so often that it is heard, and the raw text as the teachers label it."""
        train, dev = germeval(self.data)
        bundestag = other_names(self.data, "bundestag")
        teachers = [self.teacher(seed) for seed in range(1, TEACHERS + 1)]
        smartdata = with_misc(other_names(self.data, "smartdata"), teachers[0])
        lines = raw_lines([(self.data / "text" / f"{name}.txt.xz", step) for name, step in RAW])
        gold = train * GOLD_TIMES + (smartdata + bundestag) * (GOLD_TIMES // 3)
        self._write("student", [*gold, *labelled(lines, teachers)], dev)

    def _write(self, name: str, train: list[Sentence], dev: list[Sentence]) -> None:
        for part, sentences in (("train", train), ("dev", dev)):
            write_docs(sentences, self.work / "corpus" / f"{name}-{part}.spacy")

    def _trained(self, config: str, name: str, corpus: str, *, dev: str = "", **changes: object) -> Path:
        """The best state of a network, trained where missing; ``a__b`` changes ``a.b`` of the config."""
        from spacy.cli.train import train

        out = self.work / name
        if not (out / "done").is_file():
            overrides = {
                "paths.train": str(self.corpus(f"{corpus}-train")),
                "paths.dev": str(self.corpus(f"{dev or corpus}-dev")),
                "paths.knowledge": str(self.knowledge(config)),
            }
            changed = {key.replace("__", "."): value for key, value in changes.items()}
            train(CONFIGS / f"{config}.cfg", out, overrides=overrides | changed)
            (out / "done").touch()
        return out / "model-best"


if __name__ == "__main__":
    sys.exit(main())
