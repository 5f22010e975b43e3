"""From a corpus as users name it to the part of it that a notebook or a report is about."""

from __future__ import annotations

from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING

from newsanalysis.errors import CorpusError
from newsanalysis.reports.workshop import RECORD

if TYPE_CHECKING:
    from newsanalysis.corpus import Corpus, Selection


def select_source(corpus: str, *, months: str = "", entities: str = "") -> Selection:
    """The part of a corpus that notebooks show.

    Parameters
    ----------
    corpus
        The folder or URL of a corpus; or articles (files, a folder, a glob), which are annotated into a
        temporary folder first: meant for some dozens, as nothing of it is kept. A relative path may be meant
        from the notebook's folder or from the folder above it.
    months, entities
        As ``Selection`` takes them.

    Raises what ``Corpus.read``, ``annotate_corpus`` and ``Selection`` raise.
    """
    from newsanalysis.corpus import Corpus, Selection, annotate_corpus, is_corpus

    source = _found(corpus)
    made = not has_magic(source) and is_corpus(source)
    opened = Corpus.read(source) if made else annotate_corpus(source)
    return Selection(opened, months=months, entities=entities)


def finished_corpus(source: str) -> Corpus:
    """The corpus in a folder or at a URL.

    Raises
    ------
    CorpusError
        It is none; the message says how to make one.
    """
    from newsanalysis.corpus import Corpus, is_corpus

    try:
        is_there = is_corpus(source)
    except CorpusError:
        raise
    except Exception as error:  # whatever an object store's own library raises: no rights, no such bucket
        raise CorpusError(f"{source} can't be looked at: {error}") from error
    if is_there:
        return Corpus.read(source)
    if Path(source, RECORD).is_file():
        raise CorpusError(
            f"{source} is the folder of a report, not of a corpus; give what the report was made from"
        )
    raise CorpusError(
        f"there is no corpus in {source}; make one of the articles in it with "
        f"newsanalysis corpus {source} --out DIR, then: newsanalysis report DIR"
    )


def _found(source: str) -> str:
    """A relative path as seen from here or else from the folder above; as given if neither has it."""
    if "://" in source or Path(source).is_absolute() or _exists(source):
        return source
    above = str(Path("..", source))
    return above if _exists(above) else source


def _exists(path: str) -> bool:
    return any(True for _ in Path().glob(path)) if has_magic(path) else Path(path).exists()
