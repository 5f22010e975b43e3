"""Bytes to text: the declared encoding, else UTF-8, else cp1252; never a lossy guess."""

from __future__ import annotations

import codecs
import contextlib
import re

from newsanalysis.errors import ArticleError

META_WINDOW = 1024
"""Bytes in which HTML has to declare its encoding (WHATWG)."""

# Web standard (WHATWG): pages labelled ISO 8859-1 or ASCII are read as cp1252, which holds both.
_LATIN = {"iso8859-1", "ascii"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Two or three bytes that UTF-8 writes for German letters, dashes and quotes; in cp1252 they would read
# "Ã¼" and "â€ž", which nobody writes: text with them and one bad byte is damaged UTF-8, not cp1252.
_UTF8_SIGN = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x90-\xa6]")
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)


def decode(data: bytes, *, where: str, encoding: str | None = None, declared: str | None = None) -> str:
    """The text of the bytes.

    Parameters
    ----------
    data
        The bytes, with their byte order mark if they have one.
    where
        What the bytes are, for the error message.
    encoding
        What the user says; nothing else is tried.
    declared
        What the sender says (HTTP header). A byte order mark is believed before it.

    Raises
    ------
    ArticleError
        No encoding fits without loss; names the byte, its offset and the option to set.
    """
    if encoding is not None:
        if _known(encoding) is None:
            raise ArticleError(f"{where}: Python knows no encoding {encoding!r}; try 'utf-8' or 'cp1252'")
        return _strict(data, encoding, where, "given by you")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, name, where, "from its byte order mark")
    declared_codec = _known(declared) if declared else None
    if declared_codec:
        return _declared(data, declared_codec, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _UTF8_SIGN.search(data):
            raise _lossy(error, data, where, "damaged UTF-8") from error
    return _strict(data, "cp1252", where, "the last resort")


def declared_in_html(data: bytes) -> str | None:
    """The encoding that the page's XML declaration or ``<meta charset>`` names, if any."""
    match = _XML.search(data[:META_WINDOW]) or _META.search(data[:META_WINDOW])
    return match.group(1).decode("ascii", "replace") if match else None


def _declared(data: bytes, codec: str, where: str) -> str:
    """Text in the declared encoding; real UTF-8 under another label is read as what it is."""
    if codec != "utf-8" and _UTF8_SIGN.search(data):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("utf-8")
    return _strict(data, "cp1252" if codec in _LATIN else codec, where, "as declared")


def _known(name: str) -> str | None:
    """Python's name of a text encoding, or None."""
    try:
        info = codecs.lookup(name)
        "".encode(info.name)
    except (LookupError, ValueError):
        return None
    return info.name


def _strict(data: bytes, name: str, where: str, why: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise _lossy(error, data, where, f"{name} ({why})") from error
    except (UnicodeError, ValueError) as error:
        raise ArticleError(
            f"{where}: is no {name} ({why}): {error}; set encoding to the one it is written in"
        ) from error


def _lossy(error: UnicodeDecodeError, data: bytes, where: str, tried: str) -> ArticleError:
    return ArticleError(
        f"{where}: byte 0x{data[error.start]:02x} at offset {error.start} does not fit {tried}; "
        "set encoding (--encoding) to the one it is written in, for example 'utf-8', 'cp1252' or 'mac-roman'"
    )
