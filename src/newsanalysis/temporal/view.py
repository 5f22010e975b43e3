"""A time expression as Jupyter shows it: a small, escaped table for light and dark themes."""

from __future__ import annotations

from dataclasses import fields

from newsanalysis.markup import escaped
from newsanalysis.temporal.values import Timex

_BOX = (
    "margin:0;table-layout:auto;color:var(--jp-content-font-color1,#1a1a1a);"
    "background:var(--jp-layout-color1,#ffffff)"
)
_CAPTION = "caption-side:top;text-align:left;font-weight:bold;padding:.3em .5em;color:inherit"
_CELL = "text-align:left"
_IN_CAPTION = "text"


def timex_html(timex: Timex) -> str:
    """The words, then a row for each attribute that has a value."""
    given = {field.name: getattr(timex, field.name) for field in fields(timex)}
    rows = "".join(
        f'<tr><th scope="row" style="{_CELL}">{name}</th><td style="{_CELL}">{escaped(str(value))}</td></tr>'
        for name, value in given.items()
        if name != _IN_CAPTION and value not in (None, "")
    )
    words = f'<caption lang="de" style="{_CAPTION}">{escaped(timex.text)}</caption>'
    return f'<table style="{_BOX}">{words}<tbody>{rows}</tbody></table>'
