"""An article as JSON and back: its text, zones and date travel together."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from newsanalysis.articles.article import Article, Zone
from newsanalysis.errors import ArticleError

_FORMAT = "newsanalysis article 1"


def to_json(article: Article) -> str:
    """The article as JSON text, which ``from_json`` reads back to an equal article."""
    return json.dumps({"format": _FORMAT} | asdict(article), ensure_ascii=False, indent=1) + "\n"


def is_saved(text: str) -> bool:
    """Whether the text looks like an article that ``to_json`` wrote."""
    return text.lstrip().startswith("{") and f'"format": "{_FORMAT}"' in text[:200]


def from_json(text: str, where: str) -> Article:
    """The article that ``to_json`` wrote.

    Raises ``ArticleError``, naming ``where``, when the JSON is broken or a field is missing or unknown.
    """
    try:
        values: dict[str, Any] = json.loads(text)
        values.pop("format")
        unknown = set(values) - {field.name for field in fields(Article)}
        if unknown:
            raise KeyError(f"unknown fields {sorted(unknown)}")
        values["zones"] = tuple(Zone(**zone) for zone in values["zones"])
        values["authors"] = tuple(values.get("authors", ()))
        article = Article(**values)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArticleError(
            f"{where}: no article saved by newsanalysis ({error}); read the original again"
        ) from error
    outside = [zone.id for zone in article.zones if not 0 <= zone.start <= zone.end <= len(article.text)]
    if outside:
        raise ArticleError(f"{where}: zones {outside} lie outside the text; read the original again")
    return article
