"""The wheel is the product: it works in an empty environment, in another folder, without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import PUBLISHED, ROOT, SEED


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(out.glob("newsanalysis-*.whl"))


@pytest.mark.slow
def test_notebooks_template_lexicons_and_style_travel_in_the_wheel(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    expected = {
        str(path.relative_to(source).as_posix())
        for path in (source / "newsanalysis").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    expected |= {f"newsanalysis/notebooks/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert expected <= packed
    assert not [name for name in packed if name.startswith(("tests", "data", "seeds", "src"))]


@pytest.mark.slow
def test_report_works_where_only_the_wheel_is_installed(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "empty environment"
    venv.create(environment, with_pip=True)
    binaries = environment / ("Scripts" if os.name == "nt" else "bin")
    clean = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    subprocess.run(
        [binaries / "python", "-m", "pip", "install", "--quiet", "--no-compile", str(wheel)],
        check=True,
        cwd=tmp_path,
        env=clean,
    )
    (tmp_path / "article.txt").write_bytes(SEED.read_bytes())
    done = subprocess.run(
        [binaries / "newsanalysis", "report", "article.txt", "--published", PUBLISHED],
        cwd=tmp_path,
        env=clean,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    page = tmp_path / "newsanalysis-article" / "report.html"
    assert done.stdout.strip() == str(page)
    assert "2024-06-18TEV" in page.read_text(encoding="utf-8")
