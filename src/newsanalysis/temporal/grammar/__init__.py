"""The German grammar of time: words → expressions. Rules by theme; ``read`` applies them all."""

from __future__ import annotations

from newsanalysis.temporal.grammar.reader import Candidate, read

__all__ = ["Candidate", "read"]
