from __future__ import annotations

import pytest

from newsanalysis.articles.encoding import declared_in_html, decode
from newsanalysis.errors import ArticleError

TEXT = "„Größe“ – 10 € für Müßiggang"


@pytest.mark.parametrize(
    ("data", "declared", "encoding"),
    [
        (TEXT.encode(), None, None),
        (TEXT.encode("utf-8-sig"), None, None),
        (TEXT.encode("utf-8-sig"), "cp1252", None),
        (TEXT.encode("utf-16"), None, None),
        (TEXT.encode("utf-32"), None, None),
        (TEXT.encode("cp1252"), None, None),
        (TEXT.encode("cp1252"), "iso-8859-1", None),
        (TEXT.encode("cp1252"), "no-such-thing", None),
        (TEXT.encode("cp1252"), "base64", None),
        (TEXT.encode(), "latin-1", None),
        (TEXT.encode("mac-roman"), None, "mac-roman"),
        (TEXT.encode("utf-16-le"), None, "utf-16-le"),
    ],
)
def test_the_text_comes_back(data: bytes, declared: str | None, encoding: str | None) -> None:
    assert decode(data, where="x.txt", declared=declared, encoding=encoding) == TEXT


def test_latin_letters_that_happen_to_be_utf8_stay_what_they_were_declared() -> None:
    assert decode("»Gruß« und".encode("cp1252")[1:], where="x", declared="windows-1252") == "Gruß« und"


@pytest.mark.parametrize(
    ("data", "declared", "encoding", "message"),
    [
        (b"Gr\xfc\x81", None, None, "byte 0x81 at offset 3 does not fit cp1252"),
        ("schöne Grüße ".encode() + b"\xfc", None, None, "byte 0xfc at offset 16 does not fit damaged UTF-8"),
        (b"Gr\xfc\xdfe", "utf-8", None, r"byte 0xfc at offset 2 does not fit utf-8 \(as declared\)"),
        (b"Gr\xfc\xdfe", None, "utf-8", r"byte 0xfc at offset 2 does not fit utf-8 \(given by you\)"),
        (b"\xff\xfea", None, None, "does not fit utf-16"),
    ],
)
def test_a_lossy_guess_names_the_byte_and_the_option(
    data: bytes, declared: str | None, encoding: str | None, message: str
) -> None:
    with pytest.raises(ArticleError, match=message) as raised:
        decode(data, where="artikel.txt", declared=declared, encoding=encoding)
    assert str(raised.value).startswith("artikel.txt: byte 0x")
    assert "set encoding (--encoding)" in str(raised.value)


def test_an_unknown_encoding_is_named() -> None:
    with pytest.raises(ArticleError, match="no encoding 'utf-9'; try 'utf-8' or 'cp1252'"):
        decode(b"x", where="x.txt", encoding="utf-9")


@pytest.mark.parametrize(
    ("page", "declared"),
    [
        (b'<html><meta charset="utf-8">', "utf-8"),
        (b"<META http-equiv=Content-Type content='text/html; charset=ISO-8859-15'>", "ISO-8859-15"),
        (b'<?xml version="1.0" encoding="windows-1252"?><html>', "windows-1252"),
        (b"<html><p>charset=utf-8", None),
        (b"<html>" + b" " * 2000 + b'<meta charset="utf-8">', None),
    ],
)
def test_what_a_page_declares(page: bytes, declared: str | None) -> None:
    assert declared_in_html(page) == declared
