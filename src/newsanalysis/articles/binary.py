"""Files that are no text, told by their first bytes."""

from __future__ import annotations

from newsanalysis.errors import ArticleError

_OFFICE = (
    (b"word/", "a Word document (docx)"),
    (b"xl/", "an Excel workbook (xlsx)"),
    (b"ppt/", "a PowerPoint file (pptx)"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"BM", "a BMP image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ\x00", "xz-compressed"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (doc, xls, ppt)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program (ELF)"),
    (b"MZ\x90\x00", "a program (Windows)"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
)
_AMBIGUOUS = (b"BM", b"ID3", b"BZh", b"PAR1", b"GIF8")  # a text may begin so; binary only with a NUL behind


def refuse_binary(data: bytes, where: str, *, encoding: str | None = None) -> None:
    """Nothing for bytes that can be text; otherwise an ArticleError that says what they are.

    ``encoding`` is the user's: with one, NUL bytes are no sign of a binary file (UTF-16 has them).
    """
    kind = _kind(data)
    if (
        kind is None
        and encoding is None
        and b"\0" in data
        and not data.startswith((b"\xff\xfe", b"\xfe\xff"))
    ):
        kind = "a binary file (it holds NUL bytes; if it is UTF-16 text, set encoding)"
    if kind is not None:
        raise ArticleError(f"{where} is {kind}, not text: give the article as plain text or HTML")


def _kind(data: bytes) -> str | None:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a WebP image"
    if data[4:8] == b"ftyp":
        return "a HEIF image or MP4 film"
    for magic, name in _MAGIC:
        if data.startswith(magic) and (magic not in _AMBIGUOUS or b"\0" in data):
            return _zip_kind(data) if magic == b"PK\x03\x04" else name
    return None


def _zip_kind(data: bytes) -> str:
    """What kind of document the ZIP archive holds, by the file names in it."""
    head = data[30:100]
    if head.startswith(b"mimetype"):
        return "an e-book (EPUB)" if b"epub" in head else "an OpenDocument file (odt, ods)"
    return next((name for folder, name in _OFFICE if folder in data), "a ZIP archive")
