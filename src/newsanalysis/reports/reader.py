"""Annotates each article once: what a pipeline made of it before comes from the cache."""

from __future__ import annotations

import hashlib
import json
import warnings
from dataclasses import replace
from datetime import date
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from newsanalysis.annotated import AnnotatedArticle
from newsanalysis.articles import Article, to_json
from newsanalysis.cache import Cache, CacheWarning
from newsanalysis.parameters import RULES
from newsanalysis.reports.entry import BrokenEntry, pack, unpack

if TYPE_CHECKING:
    from spacy.language import Language

_PACKAGE = Path(__file__).parents[1]


class Reader:
    """Annotates articles with one pipeline, which is loaded when it is first needed.

    Parameters
    ----------
    model, gazetteer, corrections
        As ``load_pipeline`` takes them.
    cache
        Where to look first, and to keep what was made; None: nowhere.
    """

    def __init__(
        self,
        *,
        model: str | None = None,
        gazetteer: str | Path | None = None,
        corrections: str | Path | None = None,
        cache: Cache | None = None,
    ) -> None:
        self._model, self._gazetteer, self._corrections = model, gazetteer, corrections
        self._cache = cache

    def annotate(self, article: Article) -> AnnotatedArticle:
        """As ``newsanalysis.annotate``, and with its warnings, whether it comes from the cache or not.

        Raises what ``load_pipeline`` raises. A broken entry is made anew, with a ``CacheWarning``.
        """
        key = self._key(article) if self._cache else None
        if self._cache is None or key is None:
            return self._annotate(article)[0]
        found = self._cached(self._cache, key, article)
        if found is None:
            annotated, warned = self._annotate(article)
            self._cache.put(key, pack(annotated, warned))
            return annotated
        annotated, warned = found
        for message in warned:
            warnings.warn(message, stacklevel=2)
        return annotated

    def _cached(self, cache: Cache, key: str, article: Article) -> tuple[AnnotatedArticle, list[str]] | None:
        data = cache.get(key)
        if data is None:
            return None
        try:
            return unpack(data, article.source)
        except BrokenEntry as error:
            message = f"an entry of the cache {cache.folder} is broken ({error}); it is made anew"
            warnings.warn(message, CacheWarning, stacklevel=3)
            return None

    def _annotate(self, article: Article) -> tuple[AnnotatedArticle, list[str]]:
        """The annotated article, and what its pipeline warned of (said here, too)."""
        from newsanalysis.pipeline import annotate

        nlp = self._nlp
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            annotated = annotate(article, nlp)
        for one in caught:
            warnings.warn_explicit(one.message, one.category, one.filename, one.lineno)
        return annotated, [str(one.message) for one in caught if one.category is UserWarning]

    @cached_property
    def _nlp(self) -> Language:
        from newsanalysis.pipeline import load_pipeline

        return load_pipeline(self._model, gazetteer=self._gazetteer, corrections=self._corrections)

    def _key(self, article: Article) -> str | None:
        """Everything that the annotation depends on, hashed; None where that can't be told."""
        try:
            files = [
                None
                if path is None
                else [str(Path(path).absolute()), hashlib.sha256(Path(path).read_bytes()).hexdigest()]
                for path in (self._gazetteer, self._corrections)
            ]
            made_by = [version("spacy"), _state(_PACKAGE), self._model, _model_state(self._model)]
        except (OSError, ImportError, ValueError):
            return None  # load_pipeline says what is wrong
        # An article without a date is given the one its text shows, which no later year can be.
        present = date.today().year if article.published is None else None
        parts = [made_by, files, present, to_json(replace(article, source=""))]
        return hashlib.sha256(json.dumps(parts).encode("utf-8")).hexdigest()


def _state(folder: Path) -> list[tuple[str, int, int]]:
    """Names, sizes and times of a folder's files: another version of it has others.

    The version number alone would not do: in a checkout the code changes under one number.
    """
    return sorted(
        (str(path.relative_to(folder)), stat.st_size, stat.st_mtime_ns)
        for path in folder.rglob("*")
        if "__pycache__" not in path.parts and path.is_file() and (stat := path.stat())
    )


def _model_state(model: str | None) -> list[tuple[str, int, int]]:
    if model is None or model == RULES:
        return []  # they lie in the package
    if Path(model).exists():
        return _state(Path(model))
    found = find_spec(model)
    if found is None or not found.submodule_search_locations:
        raise ImportError(f"no module {model}")
    return [state for folder in found.submodule_search_locations for state in _state(Path(folder))]
