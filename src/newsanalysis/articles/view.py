"""An article as Jupyter shows it: a small, escaped piece of HTML for light and dark themes."""

from __future__ import annotations

from collections.abc import Iterator

from newsanalysis.articles.article import Article, Zone
from newsanalysis.markup import escaped

_BOX = (
    "border:1px solid var(--jp-border-color2,#8a8a8a);padding:.6em .9em;max-width:50em;"
    "color:var(--jp-content-font-color1,#1a1a1a);background:var(--jp-layout-color1,#ffffff)"
)
_LABEL = "font-size:.8em;color:var(--jp-content-font-color2,#555555)"
_WEIGHT = {"headline": "bold", "subheading": "bold"}
_INNER = ("credit", "dateline")


def article_html(article: Article, *, with_text: bool = True) -> str:
    """Title, date and source in one line each, then (if wanted) the text by zones, folded."""
    outer = [zone for zone in article.zones if with_text and not _is_inner(article, zone)]
    blocks = "".join(_block(article, zone) for zone in outer)
    folded = f"<details><summary>Text and zones</summary>{blocks}</details>" if with_text else ""
    title = escaped(article.title or "(no headline)")
    return (
        f'<div style="{_BOX}"><div lang="de" style="font-weight:bold;overflow-wrap:anywhere">{title}</div>'
        f'<div style="{_LABEL}">{"<br>".join(escaped(line) for line in _facts(article))}</div>'
        f"{folded}</div>"
    )


def _facts(article: Article) -> Iterator[str]:
    if article.published is None:
        yield "published: unknown"
    else:
        yield f"published: {article.published} ({article.published_granularity}; {article.published_source})"
    if article.authors or article.publisher:
        yield f"by {', '.join((*article.authors, *filter(None, [article.publisher])))}"
    yield f"source: {article.source or 'unknown'}"
    yield f"id: {article.id}; {len(article.text):,} characters, {len(article.zones)} zones"


def _is_inner(article: Article, zone: Zone) -> bool:
    return zone.kind in _INNER and any(
        other is not zone and other.start <= zone.start and zone.end <= other.end for other in article.zones
    )


def _block(article: Article, zone: Zone) -> str:
    weight = _WEIGHT.get(zone.kind, "normal")
    return (
        f'<div style="margin-top:.5em"><span style="{_LABEL}">{zone.kind}</span>'
        f'<div lang="de" style="font-weight:{weight};white-space:pre-line;overflow-wrap:anywhere">'
        f"{escaped(article.text[zone.start : zone.end])}</div></div>"
    )
