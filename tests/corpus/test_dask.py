"""A Dask cluster of this process, and one that others started: the same tables."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dask
import distributed
import pytest
from distributed import Client, LocalCluster
from spacy.language import Language

from newsanalysis import Corpus, CorpusError, PipelineError, annotate_corpus, load_pipeline
from newsanalysis.corpus import Sources, batches, run_corpus
from newsanalysis.corpus.cluster import DaskWorkers
from newsanalysis.corpus.index import Index
from newsanalysis.corpus.process import PipelineSpec
from newsanalysis.corpus.run import Place
from newsanalysis.corpus.staging import Staging
from newsanalysis.corpus.storage import Folder
from tests.corpus.conftest import assert_same, raw, text
from tests.corpus.deadly import KILLS, DeadlySpec, SlowSpec

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    # A LocalCluster takes a worker for lost that is not there 15 seconds after a death, even if it came back
    # and died again, and ends it for good: on a slow machine none is left after the deaths below.
    with (
        dask.config.set({"distributed.deploy.lost-worker-timeout": "10 minutes"}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as cluster,
        Client(cluster) as connected,
    ):
        yield connected


@pytest.mark.slow
def test_a_local_cluster_makes_the_same_tables(
    client: Client, source: Path, undisturbed: Corpus, tmp_path: Path
) -> None:
    assert_same(annotate_corpus(source, nlp="rules", client=client, out=tmp_path / "c"), undisturbed)


@pytest.mark.slow
def test_a_worker_that_dies_costs_one_article(client: Client, tmp_path: Path) -> None:
    articles = [raw(f"{text(number)} {KILLS if number == 4 else ''}", f"t{number}") for number in range(9)]
    run_corpus(articles, tmp_path / "c", Place(DeadlySpec(), client=client))
    corpus = Corpus.read(tmp_path / "c")
    assert corpus.table("errors")[["source", "error"]].to_numpy().tolist() == [["t4", "WorkerDied"]]
    assert len(corpus.table("articles")) == 8


@pytest.mark.slow
def test_what_the_workers_cannot_do_is_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PipelineError, match="give its name"):
        annotate_corpus([raw(text(0))], nlp=load_pipeline("rules"), client=client)
    with pytest.raises(PipelineError, match="no_such"):
        annotate_corpus([raw(text(0))], nlp="no_such", client=client)
    monkeypatch.setattr("newsanalysis.corpus.cluster.__version__", "99.0")
    with pytest.raises(CorpusError, match="this run has 99"):
        annotate_corpus([raw(text(0))], nlp="rules", client=client)


@dataclass(frozen=True, slots=True)
class MissingSpec(PipelineSpec):
    """A pipeline that is not where the workers are."""

    def load(self) -> Language:
        raise FileNotFoundError(2, "No such file", "/scratch/model")


@pytest.mark.slow
def test_what_the_workers_cannot_load_is_no_fault_of_the_cluster(client: Client, tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"can't load the pipeline.*/scratch/model"):
        run_corpus([raw(text(0))], tmp_path / "c", Place(MissingSpec(), client=client))


@pytest.mark.slow
def test_a_cluster_that_adapts_itself_begins_to_work(tmp_path: Path) -> None:
    with (
        LocalCluster(n_workers=0, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as adaptive,
        Client(adaptive) as connected,
    ):
        adaptive.adapt(minimum=0, maximum=1)
        corpus = annotate_corpus([raw(text(0))], nlp="rules", client=connected, out=tmp_path / "c")
    assert len(corpus.table("articles")) == 1


@pytest.mark.slow
def test_a_result_that_goes_with_its_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsanalysis.corpus.cluster.WAIT_FOR_WORKERS", 1)
    monkeypatch.setattr("newsanalysis.corpus.cluster.LOOK_EVERY", 1)
    wait: Callable[..., Any] = distributed.wait
    with cluster() as (address, processes), Client(address, heartbeat_interval=500) as connected:
        connected.wait_for_workers(1, timeout=60)
        workers = DaskWorkers(connected, PipelineSpec("rules"), datetime.now(UTC))
        (batch,) = batches.batches([raw(text(0))], Index())
        workers.give(batch)

        def wait_and_kill(*given: Any, **options: Any) -> Any:
            done = wait(*given, **options)
            processes["worker"].kill()
            processes["worker"].wait()
            return done

        monkeypatch.setattr(distributed, "wait", wait_and_kill)
        with pytest.raises(CorpusError, match="lost all its workers"):
            workers.take()


@contextmanager
def cluster() -> Iterator[tuple[str, dict[str, subprocess.Popen[Any]]]]:
    """A scheduler and a worker as a user starts them: the scheduler's address and the processes."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "dask"]
    scheduler = subprocess.Popen(
        [*command, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"],
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    worker = None
    try:
        assert scheduler.stderr
        address = next(found[0] for line in scheduler.stderr if (found := re.findall(r"tcp://[\d.:]+", line)))
        worker = subprocess.Popen(
            [*command, "worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny"],
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        yield address, {"scheduler": scheduler, "worker": worker}
    finally:
        for process in (worker, scheduler):
            if process is not None:
                process.kill()  # they would wait for each other
                process.wait(30)
        if scheduler.stderr:
            scheduler.stderr.close()


@pytest.mark.slow
@pytest.mark.parametrize(("victim", "said"), [("scheduler", "is gone"), ("worker", "lost all its workers")])
def test_processes_started_by_hand_one_of_them_killed_in_between(
    victim: str, said: str, source: Path, undisturbed: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Staging.put
    monkeypatch.setattr("newsanalysis.corpus.cluster.WAIT_FOR_WORKERS", 1)
    monkeypatch.setattr("newsanalysis.corpus.cluster.LOOK_EVERY", 1)
    monkeypatch.setitem(dask.config.config["distributed"]["comm"]["timeouts"], "connect", "3s")
    with cluster() as (address, processes), Client(address, heartbeat_interval=500) as connected:
        connected.wait_for_workers(1, timeout=60)

        def put_and_kill(self: Staging, name: str, packed: bytes) -> None:
            put(self, name, packed)
            if len(self.names()) == 2:
                processes[victim].kill()
                time.sleep(0.2)

        monkeypatch.setattr(Staging, "put", put_and_kill)
        with pytest.raises(CorpusError, match=f"{said}.*--resume"):
            run_corpus(Sources([str(source)]), tmp_path / "c", Place(SlowSpec(), client=connected))
    monkeypatch.undo()
    assert len(Staging(Folder(tmp_path / "c")).names()) >= 2
    with cluster() as (address, _), Client(address) as connected:
        corpus = annotate_corpus(source, nlp="rules", client=connected, out=tmp_path / "c", resume=True)
    assert_same(corpus, undisturbed)
