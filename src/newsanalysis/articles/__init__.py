"""News articles: read from text, HTML, URL or stream; their zones and their date of publication."""

from newsanalysis.articles.article import Article, Zone
from newsanalysis.articles.html import PaywallWarning
from newsanalysis.articles.language import NotGermanWarning
from newsanalysis.articles.load import load_article, read_article
from newsanalysis.articles.saved import from_json, to_json

__all__ = [
    "Article",
    "NotGermanWarning",
    "PaywallWarning",
    "Zone",
    "from_json",
    "load_article",
    "read_article",
    "to_json",
]
