"""The same annotation over many articles: streamed in, out come the tables as a Parquet dataset.

What happens to a record (a file, a line, a row):

``sources``  reads them one by one out of folders, JSONL, CSV, Parquet, globs and object stores
``batches``  gathers them, and knows which are done
``annotate`` turns a batch into Arrow tables, wherever it runs; ``workers`` decides where
``staging``  keeps what came back, one file a batch, so that a run that was cut off goes on
``finish``   makes the dataset of it: duplicates out, one folder per table, counted
``dataset``  reads it
``selection``  asks it, or a part of it; ``questions`` are what it answers

It needs the extra ``corpus``; without it, the names here raise a ``CorpusError`` that says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsanalysis.errors import CorpusError

if TYPE_CHECKING:
    from newsanalysis.corpus.dataset import Corpus, is_corpus
    from newsanalysis.corpus.records import Columns
    from newsanalysis.corpus.run import Place, annotate_corpus, run_corpus
    from newsanalysis.corpus.selection import Selection
    from newsanalysis.corpus.sources import Sources

__all__ = [
    "Columns",
    "Corpus",
    "Place",
    "Selection",
    "Sources",
    "annotate_corpus",
    "is_corpus",
    "run_corpus",
]

_HOMES = {
    "Columns": "records",
    "Corpus": "dataset",
    "Place": "run",
    "Selection": "selection",
    "Sources": "sources",
    "annotate_corpus": "run",
    "is_corpus": "dataset",
    "run_corpus": "run",
}
_EXTRA = {"dask", "distributed", "fsspec", "pyarrow", "zstandard"}


def __getattr__(name: str) -> Any:
    """The public names, imported when first used."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        module = import_module(f"{__name__}.{_HOMES[name]}")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise CorpusError(
            f"a corpus needs {error.name}, which is not installed; "
            "install the extra: pip install 'newsanalysis[corpus]'"
        ) from error
    return getattr(module, name)
