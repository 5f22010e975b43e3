"""Executed notebooks to one self-contained HTML page (nbconvert with our own template)."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from nbconvert import HTMLExporter
from nbformat import NotebookNode
from nbformat.v4 import new_notebook
from pygments.formatters import HtmlFormatter

from newsanalysis.errors import ReportError
from newsanalysis.markup import escaped
from newsanalysis.reports.highlight import STYLE as HIGHLIGHT_STYLE

TABLE_OF_CHART = "text/vnd.newsanalysis.table+html"
"""MIME type under which a chart hands on its numbers, as a table in HTML."""

_TEMPLATES = Path(__file__).parent
_STYLE = _TEMPLATES / "template" / "report.css"
_HEADING = re.compile(r"^(#{1,5}) ", re.MULTILINE)
_EXAMPLES = {"seed-article", "sample-corpus"}
"""Tags of cells that talk about what is stored, of the seed article or the sample corpus: out of place in a
report on another."""
_PICTURES = ("image/svg+xml", "image/png")
_SHOWN = [*_PICTURES, "text/html", "text/plain"]
_OWN_STYLE = re.compile(r'<style>.*?</style>\s*| style="[^"]*"', re.DOTALL)
"""The look that outputs have in a notebook. Text can't be taken for it: its quotation marks are escaped."""
_CODE_LIGHT, _CODE_DARK = "xcode", "lightbulb"
"""Pygments' styles in which every colour stands out enough (4.5 : 1) from our page, light and dark."""


@dataclass(frozen=True)
class Section:
    """A part of the page to go to: its anchor, its heading, and those of the parts within it."""

    id: str
    title: str
    parts: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Page:
    """What stands on the page beside the notebooks' cells; all of it is escaped by the template."""

    kind: str
    title: str
    language: str
    facts: Sequence[tuple[str, str]]
    summary: str
    made_of: str
    notice: str
    provenance: Sequence[tuple[str, str]]
    version: str


def render(page: Page, notebooks: Mapping[str, NotebookNode], *, show_code: bool = False) -> str:
    """The HTML page: ``page``'s title block, a section per notebook (by name), the provenance.

    Raises ``ReportError`` for a notebook with a failed cell: it makes no page that looks finished.
    """
    sections: list[Section] = []
    cells: list[NotebookNode] = []
    for name, notebook in notebooks.items():
        _refuse_failed(name, notebook)
        section, shown = _section(_anchor(name), notebook, show_code=show_code)
        sections.append(section)
        cells += shown
    style = _STYLE.read_text(encoding="utf-8") + HIGHLIGHT_STYLE.read_text(encoding="utf-8")
    if show_code:
        style += _code_style()
    report = asdict(page) | {"sections": sections, "style": style, "policy": _policy(style)}
    body, _ = _exporter(show_code=show_code).from_notebook_node(
        new_notebook(cells=cells, metadata={"language_info": {"name": "python"}}),
        resources={"report": report},
    )
    return str(body)


def _exporter(*, show_code: bool) -> HTMLExporter:
    exporter = HTMLExporter(
        template_name="template",
        extra_template_basedirs=[str(_TEMPLATES)],
        exclude_input=not show_code,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
    )
    for filter_ in (exporter, *exporter._preprocessors):
        filter_.display_data_priority = _SHOWN
    exporter.register_filter("escaped", lambda text: escaped(str(text)))
    exporter.register_filter("base64", lambda text: base64.b64encode(text.encode()).decode("ascii"))
    return exporter


def _policy(style: str) -> str:
    """The Content-Security-Policy: nothing is fetched, nothing runs, and no style applies but this one."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def _code_style() -> str:
    """Colours of code, where code is shown; the page's own panel is behind them."""
    light, dark = (
        HtmlFormatter(style=name, nobackground=True).get_style_defs(".highlight")
        for name in (_CODE_LIGHT, _CODE_DARK)
    )
    return f"{light}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}\n"


def _refuse_failed(name: str, notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                raise ReportError(f"notebook {name} has a failed cell ({output.ename}: {output.evalue})")


def _anchor(name: str) -> str:
    return re.sub(r"^\d+_", "", name)


def _section(anchor: str, notebook: NotebookNode, *, show_code: bool) -> tuple[Section, list[NotebookNode]]:
    """The notebook's place in the page, and its cells worth reading, headings one level down."""
    cells = [cell for cell in map(NotebookNode, notebook.cells) if _is_shown(cell, show_code=show_code)]
    title, parts = "Notebook", list[Section]()
    for cell in cells:
        if cell.cell_type == "markdown":
            if found := re.search(r"^# (.+)$", cell.source, re.MULTILINE):
                title = found[1]
            for heading in re.findall(r"^## (.+)$", cell.source, re.MULTILINE):
                parts.append(Section(f"{anchor}-{len(parts) + 1}", heading))
                cell.metadata = NotebookNode(cell.metadata, part_start=parts[-1].id)
            cell.source = _HEADING.sub(r"#\1 ", cell.source)
        else:
            cell.outputs = [_plain(output) for output in _shown(cell)]
    cells[0].metadata = NotebookNode(cells[0].metadata, section_start=anchor)
    cells[-1].metadata = NotebookNode(cells[-1].metadata, section_end=True)
    return Section(anchor, title, tuple(parts)), cells


def _is_shown(cell: NotebookNode, *, show_code: bool) -> bool:
    if not _EXAMPLES.isdisjoint(cell.metadata.get("tags", [])):
        return False
    return cell.cell_type == "markdown" or (cell.cell_type == "code" and (show_code or bool(_shown(cell))))


def _shown(cell: NotebookNode) -> list[NotebookNode]:
    """The cell's outputs but for warnings, which name paths of the machine that ran it."""
    return [output for output in cell.get("outputs", []) if output.get("name") != "stderr"]


def _plain(output: NotebookNode) -> NotebookNode:
    """The output without what the page has a place of its own for: styles, and the larger of two pictures."""
    if "data" not in output:
        return output
    data = dict(output.data)
    for mime in ("text/html", TABLE_OF_CHART):
        if mime in data:
            data[mime] = _OWN_STYLE.sub("", data[mime])
    pictures = sorted((mime for mime in _PICTURES if mime in data), key=lambda mime: len(data[mime]))
    for larger in pictures[1:]:
        del data[larger]
    return NotebookNode(output, data=NotebookNode(data))
