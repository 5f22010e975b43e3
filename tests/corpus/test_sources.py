from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from newsanalysis import CorpusError
from newsanalysis.corpus import Columns, Sources, rows
from newsanalysis.corpus.records import RawArticle

ROWS = [
    {"text": "Erster Text, mit Komma", "date": "2024-01-05", "id": "NA", "title": "Eins"},
    {"text": 'Zweiter "Text"\nmit Zeilen', "date": "", "id": "=2+5", "title": ""},
]


def read(
    *sources: str | Path, columns: Columns | None = None, encoding: str | None = None
) -> list[RawArticle]:
    return list(Sources(map(str, sources), columns, encoding=encoding))


def good(records: list[RawArticle]) -> list[tuple[str | bytes, str | None, str | None, str | None]]:
    return [(r.content, r.published, r.id, r.title) for r in records if r.failure is None]


def errors(records: list[RawArticle]) -> list[tuple[str, str]]:
    return [(r.source, r.failure.error) for r in records if r.failure is not None]


EXPECTED = [
    ("Erster Text, mit Komma", "2024-01-05", "NA", "Eins"),
    ('Zweiter "Text"\nmit Zeilen', None, "=2+5", None),
]


def jsonl() -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode()


def csv(separator: str) -> bytes:
    quoted = [[str(cell).replace('"', '""') for cell in row.values()] for row in ROWS]
    lines = [separator.join(f'"{cell}"' for cell in row) for row in [list(ROWS[0]), *quoted]]
    return "\r\n".join(lines).encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", jsonl()),
        ("a.ndjson", b"\xef\xbb\xbf" + jsonl()),
        ("a.jsonl.gz", gzip.compress(jsonl(), mtime=0)),
        ("a.jsonl.zst", zstandard.compress(jsonl()[:50]) + zstandard.compress(jsonl()[50:])),
        ("a.csv", csv(",")),
        ("a.csv.gz", gzip.compress(csv(","), mtime=0)),
        ("german.csv", b"\xef\xbb\xbf" + csv(";")),
        ("a.tsv", csv("\t")),
    ],
)
def test_every_format_gives_the_same_records(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert good(read(tmp_path / name)) == EXPECTED


def test_parquet_with_dates_and_missing_values(tmp_path: Path) -> None:
    moment = datetime(2024, 6, 18, 20, 30, tzinfo=UTC)
    table = pa.table(
        {
            "body": ["eins", None, "drei"],
            "published": [moment, None, None],
            "day": [date(2024, 1, 2), None, None],
            "nr": [1, 2, 3],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    found = read(tmp_path / "a.parquet", columns=Columns(id="nr"))
    assert good(found) == [("eins", "2024-06-18T20:30:00+00:00", "1", None), ("drei", None, "3", None)]
    assert errors(found) == [(f"{tmp_path}/a.parquet:2", "EmptyText")]
    assert good(read(tmp_path / "a.parquet", columns=Columns(date="day")))[0][1] == "2024-01-02"


def test_a_folder_gives_its_texts_and_pages_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.txt", "a.html", "tief/c.txt", "tief/d.HTM", "e.pdf", "liste.csv", "ü berall/f.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    monkeypatch.chdir(tmp_path.parent)
    name = tmp_path.name
    expected = [
        f"{name}/{file}" for file in ("a.html", "b.txt", "tief/c.txt", "tief/d.HTM", "ü berall/f.txt")
    ]
    found = read(name)
    assert [record.source for record in found] == expected
    assert [record.is_html for record in found] == [True, False, False, True, False]
    assert [record.source for record in read(f"{name}/")] == expected


def test_globs_are_named_as_the_user_wrote_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("x/b.jsonl", "x/a.jsonl", "y/c.txt", "y/d.bin"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(jsonl())
    monkeypatch.chdir(tmp_path)
    assert [r.source for r in read("x/*.jsonl")] == [f"x/{f}.jsonl:{n}" for f in "ab" for n in (1, 2)]
    assert [r.source for r in read("*/[cd].*")] == ["y/c.txt"]
    assert [r.source for r in read(f"{tmp_path}/y/*")] == [f"{tmp_path}/y/c.txt"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere", "there is no nowhere"),
        ("nowhere/*.txt", "matches nowhere"),
        ("a.pdf", "expected one of"),
        ("leer", r"give leer/\*.csv"),
        ("s4://bucket/x", "no way to read"),
        (" ", "empty path"),
    ],
)
def test_what_is_no_source_is_said(
    name: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "leer").mkdir()
    (tmp_path / "leer" / "liste.csv").touch()
    (tmp_path / "a.pdf").touch()
    with pytest.raises(CorpusError, match=said):
        read(name)


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet"])
def test_a_table_without_the_column_names_those_it_has(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{suffix}"
    if suffix == "parquet":
        pq.write_table(pa.table({"inhalt": ["x"]}), path)
    else:
        path.write_text('{"inhalt": "x"}\n' if suffix == "jsonl" else "inhalt\nx\n")
    with pytest.raises(CorpusError, match=r"--text-column.*inhalt"):
        read(path)
    with pytest.raises(CorpusError, match=r"'datum' \(--date-column\).*inhalt"):
        read(path, columns=Columns("inhalt", date="datum"))
    assert good(read(path, columns=Columns("inhalt"))) == [("x", None, None, None)]


def test_bad_lines_are_failed_records_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    whole = b'{"text": "gut"}'
    lines = [
        b"{",
        whole,
        b"[]",
        b'{"text": 5}',
        b'{"text": ""}',
        b'{"x": 1}',
        b"\xff\xfe",
        b"",
        b"[" * 10**6,
        whole,
    ]
    path.write_bytes(b"\n".join(lines))
    found = read(path)
    assert [r.source for r in found if r.failure is None] == [f"{path}:2", f"{path}:10"]
    assert [source.rpartition(":")[2] for source, _ in errors(found)] == ["1", "3", "4", "5", "6", "7", "9"]


def test_bytes_that_do_not_fit_are_one_row_of_a_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("id,text\n1,größer\n2,".encode() + b"\xe4\xff" + "\n3,schöner\n4,a,b\n".encode())
    found = read(path)
    assert [r.id for r in found if r.failure is None] == ["1", "3"]
    assert errors(found) == [(f"{path}:3", "UnicodeDecodeError"), (f"{path}:5", "CellCount")]


def test_a_csv_in_cp1252_is_found_out_or_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("text;id\ngrößer – „schöner“;1\n".encode("cp1252"))
    assert good(read(path))[0][0] == "größer – „schöner“"
    path.write_bytes("text;id\nвойна;1\n".encode("cp1251"))
    assert good(read(path, encoding="cp1251"))[0][0] == "война"
    with pytest.raises(CorpusError, match="no encoding 'latin-x'"):
        read(path, encoding="latin-x")


@pytest.mark.parametrize("packing", ["gz", "zst"])
def test_what_comes_before_the_damage_is_kept(packing: str, tmp_path: Path) -> None:
    data = b"\n".join(json.dumps({"text": f"{n} " * 2000}).encode() for n in range(100))
    pack = gzip.compress if packing == "gz" else zstandard.compress
    packed = pack(data)
    path = tmp_path / f"a.jsonl.{packing}"
    path.write_bytes(packed[: len(packed) - 30])
    (tmp_path / "b.jsonl").write_bytes(jsonl())
    found = read(tmp_path / "*.jsonl*")
    assert good(found)[-2:] == EXPECTED
    assert len(good(found)) > 2
    assert errors(found)
    assert all(source.startswith(str(path)) for source, _ in errors(found))


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.jsonl.gz"])
def test_a_bomb_is_one_failed_record_and_never_held(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tracemalloc

    monkeypatch.setattr(rows, "MAX_LINE", 1_000_000)
    monkeypatch.setattr(rows, "MAX_SKIPPED", 20_000_000)
    with gzip.open(tmp_path / name, "wb") as file:
        for _ in range(100):
            file.write(b"a" * 1_000_000)
    (tmp_path / "z.txt").write_text("danach")
    tracemalloc.start()
    found = read(tmp_path / "*")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [r.content for r in found if r.failure is None] == [b"danach"]
    assert {error for _, error in errors(found)} <= {"TooLarge", "ValueError"}
    assert peak < 20_000_000


def test_progress_is_counted_in_bytes_as_they_lie(source: Path) -> None:
    stream = Sources([str(source)])
    assert stream.count_bytes() == source.stat().st_size
    seen = [stream.bytes_read for _ in stream]
    assert seen == sorted(seen)
    assert stream.bytes_read == stream.count_bytes()


def test_ids_and_file_names_are_data(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "x", "id": "../../etc/passwd"}))
    assert read(path)[0].id == "../../etc/passwd"
