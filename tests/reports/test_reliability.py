"""Whatever happens to a run: no report that looks finished and is not, nothing left behind, the next run works."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
import psutil
import pytest

from newsanalysis import ReportError, load_article
from newsanalysis.cache import user_cache
from newsanalysis.reports.kernels import Kernels
from newsanalysis.reports.reader import Reader
from newsanalysis.reports.scratch import scratch
from newsanalysis.reports.source import undated
from newsanalysis.reports.workshop import workshop
from tests.conftest import PUBLISHED, SEED

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX signals, limits and users")

CHILD = """
import os, signal, sys
from pathlib import Path
from newsanalysis import load_article, make_report
from newsanalysis.reports import kernels, notebooks, page, report, workshop

def die_at(holder, name, call):
    "Kill this process, as kill -9 does, at the call number ``call`` of a function."
    real, calls = getattr(holder, name), []
    def counted(*given, **named):
        calls.append(name)
        if len(calls) == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)
    setattr(holder, name, counted)

two = notebooks.notebook_paths()[:2]  # enough to be killed between
report.notebook_paths = lambda: two
{stage}
print(make_report(load_article({source!r}, published={published!r}), {out!r}))
"""

STAGES = {
    "a kernel has just been started": "die_at(kernels.InterpreterKernelManager, 'client', 1)",
    "the kernels run": "die_at(report, 'make_record', 1)",
    "the tables are written": "die_at(report, 'run_notebooks', 1)",
    "a notebook is done": "report._AT_ONCE = 1; die_at(notebooks, '_execute', 2)",
    "the notebooks are done": "die_at(page, 'render', 1)",
    "the page is written": "die_at(workshop, '_move', 1)",
    "the record is moved": "die_at(Path, 'replace', 2)",
    "all but the page is moved": "die_at(Path, 'replace', 1 + 6 + 2 + 1)",
}


def command(source: Path, out: Path, stage: str = "", published: str = PUBLISHED) -> list[str]:
    code = CHILD.format(stage=stage, source=str(source), published=published, out=str(out))
    return [sys.executable, "-c", code]


@pytest.fixture(scope="module")
def warm() -> None:
    """The seed article is in the cache, with its date and without."""
    reader = Reader(cache=user_cache())
    for published in (PUBLISHED, "2024-06-20"):
        article = load_article(SEED, published=published)
        reader.annotate(article)
    reader.annotate(undated(article))


@pytest.fixture
def temporary() -> Iterator[Path]:
    """A folder for temporary files that is this test's alone."""
    with TemporaryDirectory(prefix="na") as folder:
        yield Path(folder)


def environment(temporary: Path) -> dict[str, str]:
    return {**os.environ, "TMPDIR": str(temporary)}


def processes(temporary: Path) -> list[int]:
    """Kernels whose files lie in this test's folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if any(str(temporary) in part for part in process.cmdline()):
                found.append(process.pid)
        except psutil.Error:
            continue
    return found


def wait_until(true: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


@posix
@pytest.mark.slow
def test_a_run_killed_at_any_stage_leaves_nothing_that_looks_finished_and_the_next_one_works(
    warm: None, tmp_path: Path, temporary: Path
) -> None:
    out = tmp_path / "Bericht über Wien"
    (out / "notebooks").mkdir(parents=True)
    (out / "notebooks" / "mine.txt").write_text("keep me", encoding="utf-8")
    (out / "run.json").write_text('{"versions": {"newsanalysis": "0.0.1"}}', encoding="utf-8")
    (out / "report.html").write_text("an older report, whole", encoding="utf-8")
    for name, stage in STAGES.items():
        done = subprocess.run(
            command(SEED, out, stage), capture_output=True, text=True, env=environment(temporary)
        )
        assert done.returncode == -signal.SIGKILL, f"{name}: {done.stderr}"
        assert wait_until(lambda: not processes(temporary)), f"kernels outlive their parent: {name}"
        switching = name in ("the record is moved", "all but the page is moved")
        assert (out / "report.html").exists() != switching, f"old and whole, or none: {name}"
        if not switching:
            assert (out / "report.html").read_text(encoding="utf-8") == "an older report, whole"
            continue
        assert json.loads((out / "run.json").read_text(encoding="utf-8"))["article"]["published"] == PUBLISHED
    done = subprocess.run(command(SEED, out), capture_output=True, text=True, env=environment(temporary))
    assert (done.returncode, done.stderr) == (0, "")
    assert "</html>" in (out / "report.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in out.iterdir()) == ["notebooks", "report.html", "run.json", "tables"]
    assert sorted(path.name for path in (out / "notebooks").iterdir()) == [
        "01_article.ipynb",
        "02_entities.ipynb",
        "mine.txt",
    ]
    assert list(temporary.iterdir()) == []
    assert processes(temporary) == []


@posix
@pytest.mark.slow
def test_two_reports_into_one_folder_at_once_do_not_mix(warm: None, tmp_path: Path, temporary: Path) -> None:
    out, days = tmp_path / "out", (PUBLISHED, "2024-06-20")
    running = [
        subprocess.Popen(
            command(SEED, out, published=day), env=environment(temporary), stderr=subprocess.PIPE, text=True
        )
        for day in days
    ]
    for process in running:
        _, said = process.communicate()
        assert (process.returncode, said) == (0, "")
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    (other,) = {*days} - {record["parameters"]["published"]}
    for notebook in (out / "notebooks").iterdir():
        parameters = nbformat.read(notebook, as_version=4).metadata.papermill.parameters
        assert parameters["published"] == record["parameters"]["published"]
    assert other not in (out / "tables" / "articles.csv").read_text(encoding="utf-8")
    assert record["created"] in (out / "report.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in out.iterdir()) == ["notebooks", "report.html", "run.json", "tables"]


def limited(size: int) -> Callable[[], None]:
    """No file larger than this, as if the disk were full then."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@posix
@pytest.mark.slow
@pytest.mark.parametrize("size", [1500, 30_000], ids=["a table", "a notebook"])
def test_a_full_disk_is_one_clear_error(warm: None, tmp_path: Path, temporary: Path, size: int) -> None:
    out = tmp_path / "out"
    arguments = ["report", str(SEED), "--published", PUBLISHED, "--out", str(out)]
    done = subprocess.run(
        [sys.executable, "-m", "newsanalysis", *arguments],
        capture_output=True,
        text=True,
        env=environment(temporary),
        preexec_fn=limited(size),
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"newsanalysis: error: can't write the report to {out}: File too large; "
        "name another folder with --out\n"
    )
    assert not out.exists(), "nothing half-written is left"
    assert list(temporary.iterdir()) == []


@posix
@pytest.mark.slow
def test_a_folder_that_may_not_be_written_is_one_clear_error(tmp_path: Path, temporary: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    out.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-m", "newsanalysis", "report", str(SEED), "--out", str(out / "report")],
        capture_output=True,
        text=True,
        env=environment(temporary) | {"NEWSANALYSIS_CACHE": "off"},
        preexec_fn=_as_nobody if os.geteuid() == 0 else None,
    )
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("newsanalysis: error: can't write the report to ")
    assert line.endswith("Permission denied; name another folder with --out")


def _as_nobody() -> None:
    """Root may write everywhere: be somebody who may not, without changing what can be read."""
    import ctypes

    drop_override = 24  # PR_CAPBSET_DROP
    libc = ctypes.CDLL(None)
    for capability in (0, 1):  # CAP_CHOWN, CAP_DAC_OVERRIDE: gone from what exec gives
        libc.prctl(drop_override, capability, 0, 0, 0)


class TestWorkshop:
    names = ("report.html", "tables")

    record = '{"versions": {"newsanalysis": "1"}}'

    def test_what_fails_inside_moves_nothing_and_leaves_no_folder(self, tmp_path: Path) -> None:
        def fail() -> None:
            with workshop(tmp_path / "out", finished="report.html", names=self.names) as work:
                (work / "report.html").write_text("half", encoding="utf-8")
                raise KeyError

        with pytest.raises(KeyError):
            fail()
        assert not (tmp_path / "out").exists()

    def test_a_file_of_the_users_that_comes_meanwhile_is_not_written_over(self, tmp_path: Path) -> None:
        out = tmp_path / "out"

        def work_meanwhile() -> None:
            with workshop(out, finished="report.html", names=self.names) as work:
                (work / "report.html").write_text("ours", encoding="utf-8")
                (out / "report.html").write_text("mine", encoding="utf-8")

        with pytest.raises(ReportError, match=r"holds report\.html, which no report made"):
            work_meanwhile()
        assert (out / "report.html").read_text(encoding="utf-8") == "mine"
        assert [path.name for path in out.iterdir()] == ["report.html"]

    def test_what_an_earlier_run_made_and_this_one_not_goes(self, tmp_path: Path) -> None:
        with workshop(
            tmp_path / "out", finished="report.html", names=("report.html", "article.json")
        ) as work:
            for name in ("report.html", "article.json"):
                (work / name).write_text("first", encoding="utf-8")
            (work / "run.json").write_text(self.record, encoding="utf-8")
        with workshop(
            tmp_path / "out", finished="report.html", names=("report.html", "article.json")
        ) as work:
            (work / "report.html").write_text("second", encoding="utf-8")
            (work / "run.json").write_text(self.record, encoding="utf-8")
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["report.html", "run.json"]

    def test_a_folder_in_use_is_not_swept_and_one_of_the_dead_is(self, tmp_path: Path) -> None:
        dead = tmp_path / ".newsanalysis-dead"
        dead.mkdir()
        (dead / "lock").touch()
        (dead / "half.html").touch()
        own = tmp_path / ".newsanalysis-of-my-own"
        own.mkdir()
        (own / "mine.txt").touch()
        os.utime(own, (0, 0))
        with scratch(tmp_path, ".newsanalysis-") as first, scratch(tmp_path, ".newsanalysis-") as second:
            assert first.is_dir()
            assert second.is_dir()
            assert not dead.exists()
        assert [path.name for path in tmp_path.iterdir()] == [own.name]
        assert (own / "mine.txt").exists()


@pytest.mark.slow
def test_many_kernels_start_at_once(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On TCP some pairs of kernels were given one port; sockets in a folder have names of their own."""
    with Kernels(8, temporary, temporary) as kernels:
        pids = [kernels.submit(lambda kernel: kernel.manager.provisioner.process.pid) for _ in range(8)]  # type: ignore[union-attr]
        assert len({future.result() for future in pids}) >= 1
        assert {manager.transport for manager in kernels._managers} == (
            {"ipc"} if os.name == "posix" else {"tcp"}
        )
    assert list(temporary.iterdir()) == []


@pytest.mark.slow
def test_a_kernel_that_dies_before_it_answers_is_started_once_more(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, tries = Kernels._start, []

    def start(self: Kernels, name: str, loop: Any) -> Any:
        tries.append(name)
        if len(tries) == 1:
            raise RuntimeError("Kernel died before replying to kernel_info")
        return real(self, name, loop)

    monkeypatch.setattr(Kernels, "_start", start)
    with Kernels(1, temporary, temporary) as kernels:
        assert kernels.submit(lambda kernel: kernel.reset()).result() is None
    assert tries == ["0-0", "0-1"]


def test_no_kernel_is_an_error_that_says_why(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(*_: object) -> Any:
        raise RuntimeError("Kernel died before replying to kernel_info")

    monkeypatch.setattr(Kernels, "_start", start)
    with (
        pytest.raises(RuntimeError, match="no kernel could be started: Kernel died before replying"),
        Kernels(2, temporary, temporary) as kernels,
    ):
        kernels.submit(lambda kernel: kernel.reset()).result()
