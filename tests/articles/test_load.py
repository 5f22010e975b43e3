from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from newsanalysis.articles import NotGermanWarning, load_article
from newsanalysis.errors import ArticleError

PAGES = Path(__file__).parent / "pages"
NOW = datetime(2026, 1, 15, tzinfo=UTC)
LEAD = "Wien (APA), 3. Mai 2024 – Die Brücke über den Fluss ist für alle offen."
TEXT = f"Brücke eröffnet\n\nVon Anna Beispiel\n\n{LEAD}\n"


def test_a_text_file_by_path_or_name(tmp_path: Path) -> None:
    path = tmp_path / "artikel.txt"
    path.write_text(TEXT, encoding="utf-8")
    article = load_article(path, now=NOW)
    assert article == load_article(str(path), now=NOW)
    assert article.text == TEXT
    assert article.source == str(path)
    assert article.title == "Brücke eröffnet"
    assert article.authors == ("Anna Beispiel",)
    assert (article.published, article.published_granularity) == ("2024-05-03", "day")
    assert (article.published_source, article.published_evidence) == ("text", "Wien (APA), 3. Mai 2024 –")
    assert article.language == "de"


@pytest.mark.parametrize("published", ["2024-06-18", date(2024, 6, 18)])
def test_a_given_date_goes_before_the_dateline(published: str | date) -> None:
    article = load_article(io.StringIO(TEXT), published=published, now=NOW)
    assert (article.published, article.published_source, article.published_evidence) == (
        "2024-06-18",
        "given",
        None,
    )


def test_without_any_date_there_is_none() -> None:
    article = load_article(io.StringIO("Die Brücke ist für alle offen, sagte er am Dienstag."))
    assert (article.published, article.published_source) == (None, "none")


def test_streams(tmp_path: Path) -> None:
    path = tmp_path / "artikel.txt"
    path.write_text(TEXT, encoding="cp1252")
    with path.open(encoding="cp1252") as stream:
        assert load_article(stream).source == str(path)
    with path.open("rb") as binary:
        assert load_article(binary).text == TEXT
    with (
        path.open(encoding="utf-8") as wrong,
        pytest.raises(ArticleError, match="byte 0xfc at offset 2 does not fit utf-8"),
    ):
        load_article(wrong)
    assert (
        load_article(io.StringIO((PAGES / "agency.html").read_text(encoding="utf-8"))).publisher is not None
    )


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("cp1252")), encoding="ascii"))
    article = load_article("-")
    assert (article.text, article.source) == (TEXT, "stdin")


def test_html_is_known_by_its_name_or_beginning(tmp_path: Path) -> None:
    data = (PAGES / "agency.html").read_bytes()
    (tmp_path / "seite.txt").write_bytes(data)
    (tmp_path / "seite.HTM").write_bytes(b"<div>" + data.split(b"<body>")[1])
    for name in ("seite.txt", "seite.HTM"):
        assert load_article(tmp_path / name).title == "Neue Rheinbrücke eröffnet"


def test_a_page_in_its_declared_encoding(tmp_path: Path) -> None:
    text = (
        (PAGES / "agency.html").read_text(encoding="utf-8").replace('charset="utf-8"', 'charset="iso-8859-1"')
    )
    path = tmp_path / "seite.html"
    path.write_bytes(text.encode("cp1252"))
    assert load_article(path).text == load_article(PAGES / "agency.html").text


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("leer.txt", b"", "is empty"),
        ("weiss.txt", " \n\t\u00a0\u200b\ufeff\n".encode(), "is empty"),
        ("bild.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "is a PNG image, not text"),
        ("gross.txt", b"x" * 5_000_001, "is larger than 5,000,000 bytes"),
        ("kaputt.txt", b"Gr\xfc\x81e", "byte 0x81 at offset 3"),
        ("leer.html", b"", "no HTML that can be read"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ArticleError, match=message) as raised:
        load_article(path)
    assert name in str(raised.value)


def test_no_file_a_directory_and_a_text_by_mistake(tmp_path: Path) -> None:
    with pytest.raises(
        ArticleError, match=r"there is no file '.*fehlt\.txt'; give a path, a URL, or an open stream"
    ):
        load_article(tmp_path / "fehlt.txt")
    with pytest.raises(ArticleError, match="is a directory; give one file in it"):
        load_article(tmp_path)
    with pytest.raises(ArticleError, match=r"wrap a text in io\.StringIO"):
        load_article("Die Brücke ist offen. " * 500)
    with pytest.raises(ArticleError, match=r"wrap a text in io\.StringIO"):
        load_article("Brücke\0eröffnet")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "geheim.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(ArticleError, match="may not be read"):
        load_article(path)


def test_no_permission_is_said_whoever_tests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "geheim.txt"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(
        ArticleError, match=r"geheim\.txt may not be read \(no permission\); change its rights"
    ):
        load_article(path)


def test_streams_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="the stream is empty"):
        load_article(io.StringIO("  "))
    closed = io.StringIO(TEXT)
    closed.close()
    with pytest.raises(ArticleError, match="cannot be read"):
        load_article(closed)
    with pytest.raises(ArticleError, match="larger than 5,000,000"):
        load_article(io.StringIO("x" * 5_000_001))


def test_an_impossible_date_is_said_before_anything_is_read() -> None:
    with pytest.raises(ArticleError, match="2024-02-31"):
        load_article("https://no-such-server.invalid/", published="2024-02-31")
    with pytest.raises(ArticleError, match="lies in the future"):
        load_article(io.StringIO(TEXT), published="2026-01-16", now=NOW)


def test_the_language_is_checked() -> None:
    english = "The mayor opened the new bridge on Monday. " * 8
    with pytest.raises(ArticleError, match="is not German"):
        load_article(io.StringIO(english))
    with pytest.warns(NotGermanWarning) as caught:
        load_article(io.StringIO("The mayor opened the new bridge on Monday."))
    assert caught[0].filename == __file__


def test_importing_the_room_is_light() -> None:
    heavy = ["trafilatura", "htmldate", "py3langid", "lxml", "ssl", "http.client", "spacy", "pandas"]
    code = f"import newsanalysis.articles, sys; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
