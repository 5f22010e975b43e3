"""From a source as users name it to its annotation: what notebooks, reports and commands start with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from newsanalysis.articles import Article, load_article
from newsanalysis.parameters import EXCERPT, Sharing, TextShown
from newsanalysis.pipeline import AnnotatedArticle, annotate, load_pipeline


def annotate_source(
    article: str | Path,
    *,
    published: str | int | None = None,
    model: str | None = None,
    gazetteer: str | Path | None = None,
    corrections: str | Path | None = None,
    text: TextShown = "full",
    excerpt: int = EXCERPT,
    forget_date: bool = False,
) -> AnnotatedArticle:
    """The annotated article behind a path or URL.

    Takes what papermill hands to a notebook: a missing value may be "" or None, a year may come as a
    number, and a relative path may be meant from the notebook's folder or from the folder above it.
    ``text`` and ``excerpt`` say how much of the article's words is shown. With ``forget_date`` the article
    is read as if nobody knew when it was published.

    Raises what ``load_article`` and ``load_pipeline`` raise.
    """
    nlp = load_pipeline(
        model or None,
        gazetteer=find(gazetteer) if gazetteer else None,
        corrections=find(corrections) if corrections else None,
    )
    date = str(published) if published else None
    loaded = load_article(find(article), published=date)
    annotated = annotate(_undated(loaded) if forget_date else loaded, nlp)
    return replace(annotated, sharing=Sharing(text, excerpt))


def _undated(article: Article) -> Article:
    return replace(
        article,
        published=None,
        published_granularity=None,
        published_source="none",
        published_evidence=None,
    )


def find(source: str | Path) -> str | Path:
    """A relative path as seen from here or else from the folder above; as given if neither has it.

    JupyterLab starts a notebook in the notebook's folder, papermill in the folder it was called from:
    one path must do for both.
    """
    path, above = Path(source), Path.cwd().parent / source
    return above if not path.exists() and above.is_file() else source
