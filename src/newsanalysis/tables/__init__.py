"""The tables: tidy DataFrames with one documented schema."""

from newsanalysis.tables.build import (
    articles_table,
    entities_table,
    mentions_table,
    timexes_table,
    zones_table,
)
from newsanalysis.tables.files import read_csv, to_csv
from newsanalysis.tables.schema import TABLES
from newsanalysis.tables.view import TableView, show, to_text
from newsanalysis.tables.words import in_words

__all__ = [
    "TABLES",
    "TableView",
    "articles_table",
    "entities_table",
    "in_words",
    "mentions_table",
    "read_csv",
    "show",
    "timexes_table",
    "to_csv",
    "to_text",
    "zones_table",
]
