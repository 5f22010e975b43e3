"""Executed notebooks to one self-contained HTML page (nbconvert with our own template)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from nbconvert import HTMLExporter
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

_TEMPLATES = Path(__file__).parent
_STYLE = _TEMPLATES / "template" / "report.css"
_HEADING = re.compile(r"^(#{1,5}) ", re.MULTILINE)
_EXAMPLE = "seed-article"
"""Tag of cells that talk about the seed article's stored outputs: out of place in a report on another."""
_SHOWN = ["text/html", "image/png", "text/plain"]


@dataclass(frozen=True)
class Section:
    """One notebook in the page: its anchor and its heading."""

    id: str
    title: str


@dataclass(frozen=True)
class Page:
    """What stands on the page beside the notebooks' cells; all of it is escaped by the template."""

    title: str
    language: str
    facts: Sequence[tuple[str, str]]
    summary: str
    provenance: Sequence[tuple[str, str]]
    version: str


def render(page: Page, notebooks: Mapping[str, NotebookNode], *, show_code: bool = False) -> str:
    """The HTML page: ``page``'s title block, a section per notebook (by name), the provenance."""
    sections = [Section(_anchor(name), _title(notebook)) for name, notebook in notebooks.items()]
    cells: list[NotebookNode] = []
    for section, notebook in zip(sections, notebooks.values(), strict=True):
        cells += _section_cells(section, notebook)
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
    report = asdict(page) | {"sections": sections, "style": _STYLE.read_text(encoding="utf-8")}
    body, _ = exporter.from_notebook_node(new_notebook(cells=cells), resources={"report": report})
    return str(body)


def _anchor(name: str) -> str:
    return re.sub(r"^\d+_", "", name)


def _title(notebook: NotebookNode) -> str:
    for cell in notebook.cells:
        found = re.search(r"^# (.+)$", cell.source, re.MULTILINE)
        if cell.cell_type == "markdown" and found:
            return found[1]
    return "Notebook"


def _shown(cell: NotebookNode) -> list[NotebookNode]:
    """The cell's outputs but for warnings, which name paths of the machine that ran it."""
    return [output for output in cell.get("outputs", []) if output.get("name") != "stderr"]


def _section_cells(section: Section, notebook: NotebookNode) -> list[NotebookNode]:
    """The cells worth reading, headings one level down, the first and last marked as the section's."""
    cells = [
        NotebookNode(cell)
        for cell in notebook.cells
        if (cell.cell_type == "markdown" or _shown(cell)) and _EXAMPLE not in cell.metadata.get("tags", [])
    ]
    for cell in cells:
        if cell.cell_type == "markdown":
            cell.source = _HEADING.sub(r"#\1 ", cell.source)
        else:
            cell.outputs = _shown(cell)
    cells[0].metadata["section_start"] = section.id
    cells[-1].metadata["section_end"] = True
    return cells
