"""The notebooks as files: parameters, stored outputs, no noise."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import pytest
from nbformat import NotebookNode

from newsanalysis import load_article, make_report
from newsanalysis.parameters import CorpusParameters, Parameters, cell
from newsanalysis.reports.notebooks import corpus_notebook_path, notebook_paths
from tests.conftest import PUBLISHED, ROOT, SEED

PATHS = [*notebook_paths(), corpus_notebook_path()]


def read(path: Path) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    return notebook


NOISE = (
    r"(?<![\w.])/(home|root|tmp|usr|Users|var)/", r"\b0x[0-9a-f]{6,}", "Figure size", "<Axes", r"Wall time", r"CPU times",
    r"\d+ ?(ms|µs) ±", "Warning:", "TCP without encryption", r"\d\d:\d\d:\d\d\.\d{3}",
)  # fmt: skip
"""Patterns of what a run leaves and no reader wants: paths, addresses, timings, notices."""


def shows(source: str) -> bool:
    """Whether a cell prints or ends in an expression."""
    statements = ast.parse(source).body
    return "print(" in source or (bool(statements) and isinstance(statements[-1], ast.Expr))


@pytest.mark.parametrize(
    "noise",
    ["/root/x", "see /tmp/a.txt", "<A at 0x7f2aa0b1>", "Figure size 640x480", "<Axes: >", "UserWarning: no"],
)
def test_noise_is_known(noise: str) -> None:
    assert any(re.search(pattern, noise) for pattern in NOISE)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
class TestStored:
    def test_the_parameters_cell_is_typed_commented_and_the_same_everywhere(self, path: Path) -> None:
        model = CorpusParameters if path == corpus_notebook_path() else Parameters
        inspected = papermill.inspect_notebook(path)
        assert tuple(inspected) == tuple(model.model_fields)
        assert all(p["help"] for p in inspected.values())
        (parameters,) = (c.source for c in read(path).cells if "parameters" in c.metadata.get("tags", []))
        assert parameters == cell(model)

    def test_every_cell_that_shows_something_has_its_output_stored(self, path: Path) -> None:
        cells = [cell for cell in read(path).cells if cell.cell_type == "code"]
        assert [bool(cell.outputs) for cell in cells] == [shows(cell.source) for cell in cells]
        assert all(cell.execution_count for cell in cells)
        assert not [o for cell in cells for o in cell.outputs if o.output_type == "error"]

    def test_no_paths_timings_or_run_metadata_are_stored(self, path: Path) -> None:
        notebook = read(path)
        assert "papermill" not in notebook.metadata
        # Pictures are left aside: their bytes may spell anything.
        stored = re.sub(r'"image/png": "[^"]*"', "", path.read_text(encoding="utf-8"))
        assert not [noise for noise in NOISE if re.search(noise, stored)]
        assert str(ROOT) not in stored
        assert not [cell for cell in notebook.cells if set(cell.metadata) - {"tags"}]
        assert notebook.metadata.kernelspec.name == "python3"

    def test_it_is_about_a_question(self, path: Path) -> None:
        first = read(path).cells[0]
        assert first.cell_type == "markdown"
        assert first.source.startswith("# ")
        assert "?" in first.source


@pytest.mark.slow
@pytest.mark.parametrize("folder", [ROOT, ROOT / "notebooks"], ids=["from the checkout", "from notebooks/"])
def test_papermills_command_runs_a_notebook_alone(folder: Path, tmp_path: Path) -> None:
    executed = tmp_path / "out.ipynb"
    command = [sys.executable, "-m", "papermill", str(ROOT / "notebooks" / "03_dates.ipynb"), str(executed)]
    parameters = ["-p", "article", str(SEED.relative_to(ROOT)), "-p", "published", PUBLISHED]
    subprocess.run([*command, *parameters], cwd=folder, check=True, capture_output=True)
    outputs = [output for cell in read(executed).cells for output in cell.get("outputs", [])]
    shown = "\n".join(output.data["text/plain"] for output in outputs if "data" in output)
    assert "2024-06-18TEV" in shown
    assert "XXXX-WXX-2TEV" in shown
    assert "zum ersten Mal seit 24 Jahren" in shown


@pytest.mark.slow
def test_papermill_alone_is_told_of_a_misspelt_parameter(tmp_path: Path) -> None:
    """Papermill logs an unknown name and goes on; the notebook's first cell refuses it."""
    command = [sys.executable, "-m", "papermill", str(ROOT / "notebooks" / "03_dates.ipynb")]
    command += [str(tmp_path / "out.ipynb"), "-p", "publishd", PUBLISHED]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "unknown parameter 'publishd'; did you mean 'published'?" in done.stderr


@pytest.mark.slow
def test_whatever_is_registered_as_python3_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kernels" / "python3"
    folder.mkdir(parents=True)
    spec = {"argv": [sys.executable, "-c", "raise SystemExit(9)"], "display_name": "x", "language": "python"}
    (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    assert make_report(load_article(SEED, published=PUBLISHED), tmp_path / "out").is_file()
