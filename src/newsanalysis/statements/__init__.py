"""Who says what in German news text: statements with their speakers, cues, addressees and contents."""

from newsanalysis.statements.reader import Findings, find, read
from newsanalysis.statements.values import Statement, parse

__all__ = ["Findings", "Statement", "find", "parse", "read"]
