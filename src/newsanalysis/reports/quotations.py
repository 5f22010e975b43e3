"""What people say in their own words: the quotations of an article, each with its speaker."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from newsanalysis.annotated import AnnotatedArticle
from newsanalysis.markup import escaped
from newsanalysis.tables import who_says_what
from newsanalysis.tables.sharing import LEFT_OUT

_QUOTE = "margin:.9em 0 .1em;padding:0 0 0 .9em;border-left:3px solid rgba(127,127,127,.6);max-width:44em"
_BY = "margin:0 0 .9em;padding:0 0 0 1.1em"


@dataclass(frozen=True, eq=False)
class Quotations:
    """The quotations in reading order, each with whoever says it, as HTML.

    It shows as much of them as ``annotated.sharing`` says; those of which nothing is shown are counted.
    """

    annotated: AnnotatedArticle

    def __repr__(self) -> str:
        return _counted(len(self._quoted))

    def _repr_html_(self) -> str:
        shown = self._quoted[self._quoted["content"] != LEFT_OUT]
        left_out = len(self._quoted) - len(shown)
        if not left_out and shown.empty:
            return "<p>Nobody is quoted.</p>"
        language = escaped(self.annotated.article.language)
        columns = ["content", "speaker", "kind", "statement_id"]
        quotes = "".join(_quote(row, language) for row in shown[columns].to_dict("records"))
        more = (
            f"<p>{_counted(left_out)} left out, with the rest of the article's text.</p>\n"
            if left_out
            else ""
        )
        return f'<div class="na-quotes">\n{quotes}{more}</div>'

    @property
    def _quoted(self) -> pd.DataFrame:
        annotated = self.annotated
        table = who_says_what(annotated.statements, annotated.mentions, annotated.entities)
        return table[annotated.statements["mode"] == "direct"]


def _counted(number: int) -> str:
    return f"{number} quotation{'' if number == 1 else 's'}"


def _quote(row: Mapping[Hashable, Any], language: str) -> str:
    who = "nobody is named"
    if isinstance(row["speaker"], str):
        who = f'<b lang="{language}">{escaped(row["speaker"])}</b>'
    return (
        f'<blockquote lang="{language}" style="{_QUOTE}">{escaped(row["content"])}</blockquote>\n'
        f'<p style="{_BY}">{who}, {escaped(row["kind"])} {escaped(row["statement_id"])}</p>\n'
    )
