"""Tables, charts and a report from German news articles.

>>> import newsanalysis
>>> from io import StringIO
>>> text = "Wien (APA), 3. Mai 2024 – Die Ministerin wird am Montag nach Italien reisen."
>>> annotated = newsanalysis.annotate(newsanalysis.load_article(StringIO(text)))
>>> annotated.timexes["value"].tolist()
['2024-05-03', '2024-05-06']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsanalysis.annotated import AnnotatedArticle
    from newsanalysis.articles import Article, Zone, load_article
    from newsanalysis.corpus import Corpus, annotate_corpus
    from newsanalysis.pipeline import annotate, load_pipeline
    from newsanalysis.reports import make_corpus_report, make_report

from newsanalysis.errors import (
    ArticleError,
    CorpusError,
    LexiconError,
    NewsAnalysisError,
    ParameterError,
    PipelineError,
    ReportError,
)

__version__ = "0.1.0"

__all__ = [
    "AnnotatedArticle",
    "Article",
    "ArticleError",
    "Corpus",
    "CorpusError",
    "LexiconError",
    "NewsAnalysisError",
    "ParameterError",
    "PipelineError",
    "ReportError",
    "Zone",
    "annotate",
    "annotate_corpus",
    "load_article",
    "load_pipeline",
    "make_corpus_report",
    "make_report",
]

_HOMES = {
    "AnnotatedArticle": "newsanalysis.annotated",
    "Article": "newsanalysis.articles",
    "Corpus": "newsanalysis.corpus",
    "Zone": "newsanalysis.articles",
    "annotate": "newsanalysis.pipeline",
    "annotate_corpus": "newsanalysis.corpus",
    "load_article": "newsanalysis.articles",
    "load_pipeline": "newsanalysis.pipeline",
    "make_corpus_report": "newsanalysis.reports",
    "make_report": "newsanalysis.reports",
}


def __getattr__(name: str) -> Any:
    """The public names, imported when first used: ``newsanalysis --help`` must not load spaCy."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
