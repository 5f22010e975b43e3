"""The German grammar of time: words → expressions. Rules by theme; ``read`` applies them all."""

from __future__ import annotations

from newsanalysis.temporal.grammar.candidate import Candidate
from newsanalysis.temporal.grammar.reader import read

__all__ = ["Candidate", "read"]
