"""Reports: notebooks run headless, rendered as one HTML file that needs nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsanalysis.reports.corpus_report import make_corpus_report
    from newsanalysis.reports.highlight import MarkedText
    from newsanalysis.reports.quotations import Quotations
    from newsanalysis.reports.report import make_report
    from newsanalysis.reports.selected import select_source
    from newsanalysis.reports.source import annotate_source

__all__ = [
    "MarkedText",
    "Quotations",
    "annotate_source",
    "make_corpus_report",
    "make_report",
    "select_source",
]

_HOMES = {
    "MarkedText": "newsanalysis.reports.highlight",
    "Quotations": "newsanalysis.reports.quotations",
    "annotate_source": "newsanalysis.reports.source",
    "make_corpus_report": "newsanalysis.reports.corpus_report",
    "make_report": "newsanalysis.reports.report",
    "select_source": "newsanalysis.reports.selected",
}


def __getattr__(name: str) -> Any:
    """The public names, imported when first used: notebooks need not load what runs notebooks."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
