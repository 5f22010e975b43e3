"""Sources and corpora in an object store: a server on this machine that speaks S3."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import fsspec
import pytest
from moto.server import ThreadedMotoServer

from newsanalysis import Corpus, CorpusError, annotate_corpus
from newsanalysis.corpus.staging import Staging
from newsanalysis.corpus.storage import Folder
from tests.corpus.conftest import assert_same
from tests.corpus.test_run import CutOffError, cut_off


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    fsspec.get_filesystem_class("s3").clear_instance_cache()  # they know the server of another test
    fs = fsspec.filesystem("s3", skip_instance_cache=True)
    fs.makedirs("presse", exist_ok=True)  # moto keeps its buckets as long as the process
    yield "s3://presse"
    server.stop()


def test_an_object_is_there_whole_or_not_at_all() -> None:
    folder = Folder("memory://half")
    with suppress(KeyboardInterrupt), folder.writing("batch.arrow") as file:
        file.write(b"half")
        raise KeyboardInterrupt
    assert folder.read("batch.arrow") is None
    folder.write("batch.arrow", b"whole")
    assert folder.read("batch.arrow") == b"whole"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_corpus_in_a_bucket_from_a_bucket(bucket: str, source: Path, undisturbed: Corpus) -> None:
    fsspec.filesystem("s3").put_file(str(source), f"{bucket}/roh/articles.jsonl")
    out = f"{bucket}/korpus"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Staging, "put", cut_off(Staging.put, 3))
        with pytest.raises(CutOffError):
            annotate_corpus(f"{bucket}/roh/*.jsonl", nlp="rules", out=out)
    with pytest.raises(CorpusError, match="--resume"):
        Corpus.read(out)
    corpus = annotate_corpus(f"{bucket}/roh/*.jsonl", nlp="rules", out=out, resume=True)
    assert corpus.run["rows"] == undisturbed.run["rows"]
    assert corpus.months == undisturbed.months
    texts, expected = (
        one.table("mentions", entity="Putin")["text"].tolist() for one in (corpus, undisturbed)
    )
    assert sorted(texts) == sorted(expected)
    lazy = corpus.dask("articles").compute(scheduler="synchronous")
    assert len(lazy) == len(undisturbed.table("articles"))
    assert corpus.table("sources")["source"].str.contains("roh/articles.jsonl:").all()
    assert_same(Corpus.read(out), corpus)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_bucket_that_is_not_there(bucket: str, source: Path) -> None:
    with pytest.raises(CorpusError, match=r"can.t write to s3://niemand/korpus: .*bucket"):
        annotate_corpus(source, nlp="rules", out="s3://niemand/korpus")


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_store_that_lets_nobody_in(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    with pytest.raises(CorpusError, match=r"s3://presse/korpus: .*credentials"):
        annotate_corpus(source, nlp="rules", out="s3://presse/korpus")
