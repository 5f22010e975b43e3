"""Articles."""
from newsanalysis.articles.article import Article, Zone
