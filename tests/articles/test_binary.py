from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile

import pytest

from newsanalysis.articles.binary import refuse_binary
from newsanalysis.errors import ArticleError


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "application/epub+zip" if name == "mimetype" else "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"GIF89a\x00", "a GIF image"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a WebP image"),
        (b"\x00\x00\x00\x18ftypheic", "a HEIF image or MP4 film"),
        (archive("a.txt"), "a ZIP archive"),
        (archive("[Content_Types].xml", "word/document.xml"), "a Word document (docx)"),
        (archive("xl/workbook.xml"), "an Excel workbook (xlsx)"),
        (archive("mimetype"), "an e-book (EPUB)"),
        (gzip.compress(b"x", mtime=0), "gzip-compressed"),
        (bz2.compress(b"x" * 1000) + b"\0", "bzip2-compressed"),
        (lzma.compress(b"x"), "xz-compressed"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (b"abc\x00def", "a binary file"),
    ],
)
def test_binary_files_are_named(data: bytes, kind: str) -> None:
    with pytest.raises(ArticleError) as raised:
        refuse_binary(data, "artikel.txt")
    assert str(raised.value).startswith(f"artikel.txt is {kind}")
    assert "give the article as plain text or HTML" in str(raised.value)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"", None),
        (b"BMW baut Autos", None),
        (b"GIF8 ist kein Bild", None),
        ("Grüße".encode("utf-16"), None),
        ("Grüße".encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_texts_pass(data: bytes, encoding: str | None) -> None:
    refuse_binary(data, "x", encoding=encoding)
