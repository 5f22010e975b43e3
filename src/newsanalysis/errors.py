"""The errors that users meet; this module imports nothing of the package.

NewsAnalysisError
├── ArticleError    the input is no article that can be read
├── CorpusError     a run over many articles can't start, go on or be read
├── LexiconError    a data file (lexicon, gazetteer) has a row that makes no sense
├── ParameterError  a notebook's or report's parameter is unknown or has a value that it can't have
├── PipelineError   the spaCy pipeline asked for is not there or does not fit
└── ReportError     a notebook failed, or the report could not be written

Every message says what was found, where, what was expected, and what to do.
The command line prints it as one line and exits with 1.
"""

from __future__ import annotations


class NewsAnalysisError(Exception):
    """Base of all errors that are the input's or the environment's fault, not ours."""


class ArticleError(NewsAnalysisError):
    """The source is missing, unreadable, not text, not German, or has no article in it."""


class CorpusError(NewsAnalysisError):
    """A run over many articles can't start or go on as asked, or its folder can't be read."""


class LexiconError(NewsAnalysisError):
    """A row of a lexicon or gazetteer file is malformed; names the file, row and value."""


class ParameterError(NewsAnalysisError):
    """A parameter is unknown, of the wrong type or out of range; names the nearest, or what is expected."""


class PipelineError(NewsAnalysisError):
    """The named spaCy pipeline is not installed or lacks what a component needs."""


class ReportError(NewsAnalysisError):
    """A notebook of the report failed or the report could not be written."""
