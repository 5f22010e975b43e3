"""From a path, URL or stream to an Article."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import IO, TypeVar

from newsanalysis.articles.article import Article
from newsanalysis.articles.binary import refuse_binary
from newsanalysis.articles.encoding import declared_in_html, decode
from newsanalysis.articles.html import looks_like_html, read_html
from newsanalysis.articles.language import check_german
from newsanalysis.articles.published import Published, PublishedLike, parse_published
from newsanalysis.articles.saved import from_json, is_saved
from newsanalysis.articles.text import read_text
from newsanalysis.errors import ArticleError

MAX_BYTES = 5_000_000
"""Size of a source. The longest live blogs save as 3 MB of HTML; a text of this size is a book."""

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})

Content = TypeVar("Content", str, bytes)

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def load_article(
    source: str | Path | IO[str] | IO[bytes],
    *,
    published: PublishedLike | None = None,
    encoding: str | None = None,
    allow_private: bool = False,
    now: datetime | None = None,
) -> Article:
    """The article in a file, on a web page, or in an open stream.

    Parameters
    ----------
    source
        A path to a text, HTML or saved JSON file, an http(s) URL, an open stream, or "-" for stdin.
    published
        When the article appeared (see ``published.parse_published``); goes before what the source says.
    encoding
        The encoding of the bytes; None: as declared, else UTF-8, else cp1252.
    allow_private
        Whether a URL may lead to this machine or its own network.
    now
        The present, with a time zone, against which dates are checked; None: this moment.

    Raises
    ------
    ArticleError
        The source is missing, unreadable, too large, no text, not German, or has no article in it, or
        ``published`` is impossible.

    Warns
    -----
    NotGermanWarning, PaywallWarning
    """
    now = (now or datetime.now()).astimezone()
    given = None if published is None else parse_published(published, now=now)
    text, where, url, is_html = _read(source, encoding, allow_private)
    return _article(text, where=where, url=url, is_html=is_html, given=given, now=now)


def read_article(
    content: str | bytes,
    *,
    where: str,
    is_html: bool = False,
    published: PublishedLike | None = None,
    encoding: str | None = None,
    now: datetime | None = None,
) -> Article:
    """The article in what was read already: the bytes of a file, or a text.

    ``where`` names it in messages and becomes its ``source``; ``is_html`` says that it is a page even where
    it does not begin like one. All else is as in ``load_article``, which reads by path, address or stream.
    """
    now = (now or datetime.now()).astimezone()
    given = None if published is None else parse_published(published, now=now)
    if isinstance(content, bytes):
        text = _decode(_limited(content, where), where, encoding)
    else:
        text = _limited(content, where)
    return _article(text, where=where, url=None, is_html=is_html, given=given, now=now)


def _article(
    text: str, *, where: str, url: str | None, is_html: bool, given: Published | None, now: datetime
) -> Article:
    if is_saved(text):
        return _restored(text, where, given)
    if is_html or looks_like_html(text):
        article = read_html(text, where=where, url=url, now=now, given=given)
    else:
        article = replace(read_text(text, where=where, now=now, given=given), url=url)
    check_german(article.text, where)
    return article


def _restored(text: str, where: str, given: Published | None) -> Article:
    article = from_json(text, where)
    if given is None:
        return article
    return replace(
        article,
        published=given.value,
        published_granularity=given.granularity,
        published_source=given.source,
        published_evidence=given.evidence,
    )


def _read(
    source: str | Path | IO[str] | IO[bytes], encoding: str | None, allow_private: bool
) -> tuple[str, str, str | None, bool]:
    """The text, what to call it in messages, its URL if it has one, and whether it is surely HTML."""
    if not isinstance(source, str | Path):
        name = getattr(source, "name", None)
        where = name if isinstance(name, str) else "the stream"
        return _of_stream(source, where, encoding), where, None, False
    if source == "-":
        return _of_stream(getattr(sys.stdin, "buffer", sys.stdin), "stdin", encoding), "stdin", None, False
    if isinstance(source, str) and _SCHEME.match(source):
        from newsanalysis.articles.fetch import fetch  # TLS takes longer to import than a file to read

        page = fetch(source, max_bytes=MAX_BYTES, allow_private=allow_private)
        is_html = page.content_type != "text/plain"
        text = _decode(page.data, page.url, encoding, declared=page.charset)
        return text, source, page.url, is_html
    is_html = Path(source).suffix.lower() in HTML_SUFFIXES
    return _decode(_of_file(source), str(source), encoding), str(source), None, is_html


def _of_file(source: str | Path) -> bytes:
    path = Path(source)
    try:
        with path.open("rb") as file:
            return _limited(file.read(MAX_BYTES + 1), str(path))
    except FileNotFoundError as error:
        raise ArticleError(
            f"there is no file {_shown(source)}; give a path, a URL, or an open stream"
        ) from error
    except IsADirectoryError as error:
        raise ArticleError(f"{path} is a directory; give one file in it") from error
    except PermissionError as error:
        if path.is_dir():
            raise ArticleError(f"{path} is a directory; give one file in it") from error
        raise ArticleError(
            f"{path} may not be read (no permission); change its rights, or copy it"
        ) from error
    except (OSError, ValueError) as error:
        raise ArticleError(
            f"no file can be called {_shown(source)} ({error}); wrap a text in io.StringIO"
        ) from error


def _of_stream(stream: IO[str] | IO[bytes], where: str, encoding: str | None) -> str:
    try:
        content = stream.read(MAX_BYTES + 1)
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise ArticleError(
            f"{where}: byte 0x{byte:02x} at offset {error.start} does not fit {error.encoding}; "
            "open the stream with the right encoding"
        ) from error
    except (OSError, ValueError) as error:
        raise ArticleError(f"{where} cannot be read ({error}); give an open text stream") from error
    if isinstance(content, bytes):
        return _decode(_limited(content, where), where, encoding)
    return _limited(content, where)


def _decode(data: bytes, where: str, encoding: str | None, *, declared: str | None = None) -> str:
    refuse_binary(data, where, encoding=encoding)
    return decode(data, where=where, encoding=encoding, declared=declared or declared_in_html(data))


def _limited(content: Content, where: str) -> Content:
    if len(content) > MAX_BYTES:
        raise ArticleError(
            f"{where} is larger than {MAX_BYTES:,} bytes, which is no article; give a part of it"
        )
    return content


def _shown(source: str | Path) -> str:
    """The source in quotation marks, cut short: it may be a whole text given by mistake."""
    words = str(source)
    return repr(words if len(words) <= 100 else words[:100] + "…")
