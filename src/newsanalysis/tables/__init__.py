"""The tables: tidy DataFrames with one documented schema. What builds them from a Doc is in ``build``."""

from newsanalysis.tables.files import read_csv, to_csv
from newsanalysis.tables.schema import CORPUS_TABLES, TABLES, frame
from newsanalysis.tables.statements import claims, who_says_what
from newsanalysis.tables.view import TableView, show, show_first, to_text
from newsanalysis.tables.words import in_words

__all__ = [
    "CORPUS_TABLES",
    "TABLES",
    "TableView",
    "claims",
    "frame",
    "in_words",
    "read_csv",
    "show",
    "show_first",
    "to_csv",
    "to_text",
    "who_says_what",
]
