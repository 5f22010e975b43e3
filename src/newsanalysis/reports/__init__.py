"""Reports: notebooks run headless, rendered as one HTML file that needs nothing else."""

from newsanalysis.reports.highlight import MarkedText
from newsanalysis.reports.report import make_report
from newsanalysis.reports.source import annotate_source

__all__ = ["MarkedText", "annotate_source", "make_report"]
