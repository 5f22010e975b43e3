"""From an article to its annotation: the spaCy pipeline, and the tables of one annotated article."""

from __future__ import annotations

import warnings
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsanalysis import bus
from newsanalysis.annotated import AnnotatedArticle
from newsanalysis.articles import Article
from newsanalysis.document_date import dated
from newsanalysis.errors import PipelineError
from newsanalysis.parameters import RULES
from newsanalysis.tables import build
from newsanalysis.timeline import timeline
from newsanalysis.words.products import use_fast_products

_BUNDLED_FOLDER = Path(__file__).with_name("model")

MAX_LENGTH = 10_000_000
"""Characters that we read at most; spaCy's own bound (1,000,000) is for networks that read all at once."""


def load_pipeline(
    name: str | Path | None = None,
    *,
    gazetteer: str | Path | None = None,
    corrections: str | Path | None = None,
) -> Language:
    """A spaCy pipeline with our components in it.

    Parameters
    ----------
    name
        None for the pipeline that the package ships; ``"rules"`` for our rules alone; or an installed spaCy
        pipeline (``"de_core_news_lg"``), or the folder of one, behind whose own components ours are added.
        Parts of speech, base forms and names come from ours where it has no component for them.
    gazetteer
        A CSV file (id, label, name, aliases, link_scheme, link_id) of names to find and link.
    corrections
        A CSV file (action, text, place, label, name, link_scheme, link_id) of what is known better; it is
        applied last.

    Raises
    ------
    PipelineError
        There is no such pipeline, or it is not for German.
    LexiconError
        The gazetteer or the corrections have a row that makes no sense.
    """
    nlp = _base_pipeline(name)
    if not _assigns(nlp, "doc.sents", "token.is_sent_start"):
        nlp.add_pipe("newsanalysis_sentences", first=True)  # no name goes over the end of a sentence
    for ours in ("newsanalysis_entities", "newsanalysis_timex", "newsanalysis_statements"):
        if nlp.has_pipe(ours):  # a pipeline that was saved with our components in it
            nlp.remove_pipe(ours)
    files = {"gazetteer": gazetteer, "corrections": corrections}
    config = {option: None if path is None else str(path) for option, path in files.items()}
    nlp.add_pipe("newsanalysis_entities", config=config)
    nlp.add_pipe("newsanalysis_timex")
    nlp.add_pipe("newsanalysis_statements")
    return nlp


def _base_pipeline(name: str | Path | None) -> Language:
    if name == RULES:
        nlp = spacy.blank("de", meta={"name": RULES})
        nlp.max_length = MAX_LENGTH
    elif name is None:
        nlp = spacy.load(_BUNDLED_FOLDER)
        nlp.max_length = MAX_LENGTH  # read in windows: a kilobyte or two a character
    else:
        nlp = _installed(name)
        _fill_in(nlp)
    use_fast_products(nlp)
    return nlp


def _fill_in(nlp: Language) -> None:
    """Add what an installed pipeline lacks from the bundled one."""
    missing = [
        component
        for component, assigned in (
            ("morphologizer", ("token.pos",)),
            ("newsanalysis_lemmas", ("token.lemma",)),
            ("ner", ("doc.ents",)),
        )
        if not _assigns(nlp, *assigned)
    ]
    if missing:
        bundled = spacy.load(_BUNDLED_FOLDER)
        with warnings.catch_warnings():
            # "source vectors are not identical": ours have theirs with them, not in the vocabulary.
            warnings.filterwarnings("ignore", message=r"\[W113\]")
            for component in missing:
                nlp.add_pipe(component, source=bundled)


def pipeline_name(nlp: Language) -> str:
    """What a report calls the pipeline: name and version of a trained one, or our rules."""
    if nlp.meta["name"] == RULES:
        return "newsanalysis rules"
    return f"{nlp.lang}_{nlp.meta['name']} {nlp.meta['version']}"


def own_files(nlp: Language) -> dict[str, str]:
    """The user's files that the pipeline was loaded with, as they are now.

    ``gazetteer`` and ``corrections``, those that there are → the first digits of their SHA-256.
    """
    config = nlp.get_pipe_config("newsanalysis_entities") if nlp.has_pipe("newsanalysis_entities") else {}
    paths = {name: config.get(name) for name in ("gazetteer", "corrections")}
    return {
        name: sha256(Path(path).read_bytes()).hexdigest()[:_DIGEST] for name, path in paths.items() if path
    }


_DIGEST = 12


@dataclass(frozen=True, slots=True)
class PipelineInfo:
    """A pipeline that ``load_pipeline`` takes by its name; ``name`` is None for the one it ships."""

    name: str | None
    version: str
    licence: str
    scores: Mapping[str, float]
    """What its makers measured, in percent: ``ents_f``, ``tag_acc``, ``sents_f`` …; empty where unsaid."""


def installed_pipelines() -> list[PipelineInfo]:
    """The pipeline that the package ships, our rules, then the German spaCy pipelines installed, by name."""
    found = [
        _info(None, spacy.util.load_meta(_BUNDLED_FOLDER / "meta.json")),
        PipelineInfo(RULES, version("newsanalysis"), "MIT", {}),
    ]
    for name in sorted(spacy.util.get_installed_models()):
        meta = spacy.util.load_meta(spacy.util.get_package_path(name) / "meta.json")
        if meta.get("lang") == "de":
            found.append(_info(name, meta))
    return found


def _info(name: str | None, meta: Mapping[str, Any]) -> PipelineInfo:
    return PipelineInfo(name, meta["version"], meta.get("license", ""), _scores(meta))


def _scores(meta: Mapping[str, Any]) -> dict[str, float]:
    """The scores of a pipeline's ``meta.json``, in percent."""
    performance = meta.get("performance", {})
    return {key: round(100 * performance[key], 1) for key in _SCORES if performance.get(key)}


_SCORES = ("ents_f", "tag_acc", "pos_acc", "lemma_acc", "sents_f")


def _installed(name: str | Path) -> Language:
    try:
        nlp = spacy.load(name)
    except OSError as error:
        installed = ", ".join(sorted(spacy.util.get_installed_models())) or "none"
        raise PipelineError(
            f"no spaCy pipeline {name!r} (installed: {installed}); install one with "
            f"'python -m spacy download {name}', or leave it out to use the built-in rules"
        ) from error
    except (ValueError, ImportError) as error:
        first = str(error).split("\n")[0]
        raise PipelineError(f"the spaCy pipeline {name!r} can't be loaded: {first}") from error
    if nlp.lang != "de":
        raise PipelineError(
            f"the pipeline {name!r} is for language {nlp.lang!r}; a German one (de) is needed"
        )
    return nlp


def _assigns(nlp: Language, *attributes: str) -> bool:
    return any(
        attribute in nlp.get_pipe_meta(component).assigns
        for component in nlp.pipe_names
        for attribute in attributes
    )


def annotate(article: Article, nlp: Language | None = None) -> AnnotatedArticle:
    """The article with everything the pipeline finds in it.

    An article without a date gets the one its own text shows, if it shows one (``published_source`` is then
    ``"inferred"``). ``nlp`` is a pipeline from ``load_pipeline``; None stands for the default one, loaded
    once.
    """
    nlp = nlp or _default_pipeline()
    article = dated(article)
    doc = nlp(make_doc(article, nlp))
    return AnnotatedArticle(article, FromDoc(article, doc), pipeline_name(nlp), _scores(nlp.meta))


@cache
def _default_pipeline() -> Language:
    return load_pipeline()


def make_doc(article: Article, nlp: Language) -> Doc:
    """The article's tokens, with its id, date and zones on the Doc, before any component ran.

    Tokens are split at zone borders: "2023.Ahn", where a credit is glued to its caption, is one token
    for the tokeniser and belongs to two zones.
    """
    try:
        doc = nlp.make_doc(article.text)
    except ValueError as error:
        raise PipelineError(
            f"{article.source or 'the article'} has {len(article.text):,} characters; "
            f"this pipeline reads {nlp.max_length:,} at most (split the text, or use the model {RULES!r}, "
            f"which reads {MAX_LENGTH:,})"
        ) from error
    _split_tokens(doc, {border for zone in article.zones for border in (zone.start, zone.end)})
    doc._.article_id = article.id
    doc._.published = article.published or ""
    bus.write_records(
        doc,
        bus.ZONES,
        ({"zone_id": z.id, "kind": z.kind, "start_char": z.start, "end_char": z.end} for z in article.zones),
        label="kind",
    )
    return doc


def _split_tokens(doc: Doc, borders: set[int]) -> None:
    begins = doc.to_array("IDX").tolist()
    inside: dict[int, list[int]] = {}
    for border in sorted(borders):
        place = bisect_right(begins, border) - 1
        if place >= 0 and begins[place] < border < begins[place] + len(doc[place]):
            inside.setdefault(place, []).append(border - begins[place])
    if not inside:
        return
    with doc.retokenize() as retokenizer:
        for place, cuts in inside.items():
            token = doc[place]
            parts = [token.text[a:b] for a, b in pairwise([0, *cuts, len(token)])]
            retokenizer.split(token, parts, heads=[(token, i) for i in range(len(parts))])


@dataclass(frozen=True)
class FromDoc:
    """The tables of a Doc that a pipeline has annotated: an ``Annotation``."""

    article: Article
    doc: Doc

    def table(self, name: str) -> pd.DataFrame:
        """The table of that name; each is made once."""
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    @cached_property
    def _made(self) -> dict[str, pd.DataFrame]:
        return {}

    def _make(self, name: str) -> pd.DataFrame:
        if name == "timeline":
            return timeline(
                self.table("timexes"),
                self.table("mentions"),
                self.table("entities"),
                implied=bus.read_records(self.doc, bus.IMPLIED),
                sentences=build.Places(self.article, self.doc).sentences,
            )
        return build.TABLE_BUILDERS[name](self.article, self.doc)
