"""The arrows between rooms, as DESIGN and CONTRIBUTING draw them, against what the code imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsanalysis

PACKAGE = Path(newsanalysis.__file__).parent

ALLOWED = {
    "errors": set(),
    "bus": set(),
    "markup": set(),
    "articles": {"errors", "markup"},
    "temporal": {"errors", "bus", "markup"},
    "entities": {"errors", "bus"},
    "sentences": {"errors", "bus"},
    "statements": {"errors", "bus", "sentences"},
    "words": set(),
    "tables": {"errors", "bus", "markup", "articles"},
    "timeline": {"errors", "tables"},
    "charts": {"errors", "tables"},
    "document_date": {"articles", "temporal"},
    "parameters": {"errors", "articles"},
    "annotated": {"markup", "articles", "tables", "parameters"},
    "cache": set(),
    "pipeline": {
        "errors",
        "bus",
        "articles",
        "tables",
        "timeline",
        "document_date",
        "words",
        "parameters",
        "annotated",
    },
    "reports": {
        "errors",
        "bus",
        "markup",
        "articles",
        "pipeline",
        "tables",
        "charts",
        "parameters",
        "annotated",
        "cache",
        "corpus",
    },
    "corpus": {
        "errors",
        "bus",
        "articles",
        "pipeline",
        "tables",
        "timeline",
        "document_date",
        "words",
        "newsanalysis",
    },
    "cli": {
        "errors",
        "corpus",
        "articles",
        "pipeline",
        "tables",
        "reports",
        "document_date",
        "temporal",
        "parameters",
        "annotated",
        "cache",
        "newsanalysis",
    },
    "__main__": {"cli"},
    "newsanalysis": {"errors", "articles", "pipeline", "reports", "annotated", "corpus"},
}
NO_SPACY = {"parameters", "annotated", "cache", "articles", "charts", "timeline", "errors"}
SPACY_ONLY_IN = {"temporal", "entities", "sentences", "statements"}


def room_of(module: str) -> str:
    """The room a module lies in: its first name below the package."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def module_of(path: Path) -> str:
    parts = [*path.relative_to(PACKAGE.parent).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path, *, at_run_time: bool = False) -> Iterator[str]:
    """The names a module imports; ``at_run_time`` without those that only the type checker reads."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = [
        node
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    ]
    for node in ast.walk(tree):
        if at_run_time and node in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: a relative import hides which room it reaches"
            assert node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def target(name: str) -> str:
    """The room that an imported name comes from; public names come from their home."""
    room = room_of(name)
    if room in ALLOWED:
        return room
    return "newsanalysis" if room == "__version__" else room_of(newsanalysis._HOMES.get(room, name))


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_no_import_against_the_arrows(path: Path) -> None:
    room = room_of(module_of(path))
    assert room in ALLOWED, f"{room} is a new room: draw its arrows"
    reached = {target(name) for name in imports_of(path) if name.split(".")[0] == "newsanalysis"}
    assert reached - {room} <= ALLOWED[room]


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_what_decides_imports_no_spacy(path: Path) -> None:
    room, uses = room_of(module_of(path)), {name.split(".")[0] for name in imports_of(path, at_run_time=True)}
    if room in NO_SPACY or (room in SPACY_ONLY_IN and path.name != "component.py"):
        assert "spacy" not in uses


@pytest.mark.parametrize(
    ("statement", "kept_out"),
    [
        ("import newsanalysis", ["spacy", "pandas", "matplotlib"]),
        ("import newsanalysis.cli", ["spacy", "pandas", "matplotlib", "pyarrow", "dask"]),
        ("import newsanalysis.corpus", ["spacy", "pandas", "pyarrow", "dask", "numpy"]),
        ("import newsanalysis.corpus.process", ["spacy", "pandas", "pyarrow", "dask", "numpy"]),
        ("import newsanalysis.articles", ["spacy", "pandas", "trafilatura", "htmldate", "py3langid"]),
        ("import newsanalysis.temporal", ["spacy", "pandas"]),
        ("import newsanalysis.statements", ["spacy", "pandas"]),
        ("import newsanalysis.charts", ["spacy"]),
        ("import newsanalysis.timeline", ["spacy", "matplotlib"]),
        ("from newsanalysis.reports import MarkedText, annotate_source", ["spacy", "papermill", "nbconvert"]),
    ],
)
def test_imports_stay_light(statement: str, kept_out: list[str]) -> None:
    code = f"{statement}\nimport sys\nprint([name for name in {kept_out} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
