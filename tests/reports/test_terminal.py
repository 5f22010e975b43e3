"""What a report shows on a terminal, and that it shows nothing elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PUBLISHED, SEED

pytestmark = pytest.mark.slow


def _command(out: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "newsanalysis", "report", str(SEED)),
        *("--published", PUBLISHED, "--out", str(out)),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_one_progress_line_on_a_terminal(tmp_path: Path) -> None:
    import pty
    import termios

    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))  # a terminal of no width is shown nothing
    with os.fdopen(ours, "rb") as terminal:
        with os.fdopen(theirs, "wb") as stderr:
            done = subprocess.run(
                _command(tmp_path / "out"), stderr=stderr, stdout=subprocess.PIPE, check=True
            )
        shown = b""
        try:
            while chunk := terminal.read1():
                shown += chunk
        except OSError:  # Linux says so that the other end is closed
            pass
    said = shown.decode()
    assert done.stdout.decode() == f"{tmp_path / 'out' / 'report.html'}\n"
    assert "notebooks: 100%" in said
    # One line, drawn over itself, that is gone at the end; nothing of anybody else's.
    assert "\n" not in said.strip()
    *_, cleared, end = said.split("\r")
    assert cleared.strip() == end == ""


def test_quiet_where_nobody_watches(tmp_path: Path) -> None:
    done = subprocess.run(_command(tmp_path / "out"), capture_output=True, text=True, check=True)
    assert done.stderr == ""
