"""One page from the web, fetched only because the user gave its address.

The connection goes to the very address that was checked, so a name that changes its address between
check and use gains nothing. Proxies from the environment are not used.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from contextlib import closing
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from newsanalysis.errors import ArticleError

TIMEOUT = 20.0
"""Seconds for the whole page with all redirects; a reader gives up sooner."""

MAX_REDIRECTS = 5
"""Hops: http → https → www → consent-free address are three; browsers stop at 20."""

TEXT_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_REDIRECTS = {301, 302, 303, 307, 308}
_USER_AGENT = "newsanalysis (+https://pypi.org/project/newsanalysis/)"
_Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: where from (after redirects), the bytes, their type and declared encoding."""

    url: str
    data: bytes
    content_type: str
    charset: str | None


def fetch(url: str, *, max_bytes: int, allow_private: bool = False, timeout: float = TIMEOUT) -> Page:
    """The page behind a URL.

    Parameters
    ----------
    url
        An http or https address.
    max_bytes
        Size above which nothing more is read.
    allow_private
        Whether addresses of this machine or its own network may be asked.
    timeout
        Seconds for everything together.

    Raises
    ------
    ArticleError
        The address is none that may be asked, the server fails, redirects too often or is too slow,
        or what it sends is too large or no text.
    """
    deadline = time.monotonic() + timeout
    seen = [url]
    while True:
        try:
            target = _get(url, max_bytes=max_bytes, allow_private=allow_private, deadline=deadline)
        except TimeoutError as error:
            raise ArticleError(
                f"{url} did not answer within {timeout:g} s; try again, or save the page"
            ) from error
        except (OSError, http.client.HTTPException) as error:
            raise ArticleError(
                f"{url} cannot be read: {error or type(error).__name__}; save the page"
            ) from error
        if isinstance(target, Page):
            return target
        url = urljoin(url, target)
        if url in seen:
            raise ArticleError(
                f"{url} redirects in a circle ({' → '.join([*seen, url])}); save the page instead"
            )
        seen.append(url)
        if len(seen) > MAX_REDIRECTS + 1:
            raise ArticleError(f"{seen[0]} redirects more than {MAX_REDIRECTS} times; save the page instead")


def _get(url: str, *, max_bytes: int, allow_private: bool, deadline: float) -> Page | str:
    """The page, or where it redirects to."""
    parts = _split(url)
    headers = {
        "User-Agent": _USER_AGENT,
        "Accept": ", ".join(TEXT_TYPES),
        "Accept-Encoding": "identity, gzip",
    }
    with closing(_connect(parts, url, allow_private, deadline)) as connection:
        connection.request("GET", _request_target(parts), headers=headers)
        with connection.getresponse() as response:
            location = response.getheader("Location")
            if response.status in _REDIRECTS and location:
                return location
            _check_answer(response, url)
            data = _unpack(_read(response, connection, url, max_bytes, deadline), response, url, max_bytes)
            return Page(
                url, data, response.headers.get_content_type(), response.headers.get_content_charset()
            )


def _request_target(parts: SplitResult) -> str:
    """Path and query in ASCII; what is escaped already stays as it is."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/?%:@!$&()*+,;=~-._')}" if parts.query else path


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ArticleError(f"{url!r} is no web address: {error}") from error
    if parts.scheme not in ("http", "https"):
        raise ArticleError(
            f"{url}: only http and https can be fetched, not {parts.scheme!r}; save the page instead"
        )
    if not parts.hostname or port == 0:
        raise ArticleError(f"{url!r} names no server; expected https://server/page")
    if parts.username is not None or parts.password is not None:
        raise ArticleError(
            "a web address with a user name or password in it is not fetched; save the page instead"
        )
    return parts


def _connect(
    parts: SplitResult, url: str, allow_private: bool, deadline: float
) -> http.client.HTTPConnection:
    """A connection whose socket leads to an address that was checked."""
    host, secure = str(parts.hostname), parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    addresses = _resolve(host, port, url)
    if not allow_private:
        for address in addresses:
            if not is_public(ipaddress.ip_address(address)):
                raise ArticleError(
                    f"{url} leads to {address}, an address of this machine or its network; "
                    "set allow_private=True (--allow-private) if that is meant"
                )
    raw = _open(addresses, port, deadline)
    connection = http.client.HTTPConnection(host, port, timeout=_left(deadline))
    try:
        connection.sock = (
            ssl.create_default_context().wrap_socket(raw, server_hostname=host) if secure else raw
        )
    except OSError:
        raw.close()
        raise
    return connection


def _resolve(host: str, port: int, url: str) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise ArticleError(f"{url}: there is no server {host!r} ({error}); check the address") from error
    return list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))


def _open(addresses: list[str], port: int, deadline: float) -> socket.socket:
    for address in addresses[:-1]:
        try:
            return socket.create_connection((address, port), timeout=_left(deadline))
        except ConnectionError:
            continue
    return socket.create_connection((addresses[-1], port), timeout=_left(deadline))


def is_public(address: _Address) -> bool:
    """Whether the address belongs to the open internet, looking into IPv6 forms that wrap an IPv4 one."""
    if isinstance(address, ipaddress.IPv6Address):
        nat64 = address in ipaddress.IPv6Network("64:ff9b::/96")
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if nat64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(wrapped is not None and not is_public(wrapped) for wrapped in inner):
            return False
        if address.ipv4_mapped is not None:
            return True
    return address.is_global and not address.is_multicast


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _check_answer(response: http.client.HTTPResponse, url: str) -> None:
    if response.status != 200:
        raise ArticleError(
            f"{url} answers {response.status} {response.reason}; "
            "check the address, or save the page from a browser"
        )
    kind = response.headers.get_content_type()
    if kind not in TEXT_TYPES or response.getheader("Content-Type") is None:
        raise ArticleError(
            f"{url} sends {response.getheader('Content-Type')!r}; expected {' or '.join(TEXT_TYPES)}"
        )


def _read(
    response: http.client.HTTPResponse,
    connection: http.client.HTTPConnection,
    url: str,
    max_bytes: int,
    deadline: float,
) -> bytes:
    """The body, read in pieces so that a server that drips cannot outlast the deadline."""
    pieces: list[bytes] = []
    size = 0
    while True:
        if connection.sock is not None:
            connection.sock.settimeout(_left(deadline))
        piece = response.read1(65_536)
        if not piece:
            break
        size += len(piece)
        if size > max_bytes:
            raise _too_large(url, max_bytes)
        pieces.append(piece)
        _left(deadline)
    announced = response.getheader("Content-Length")
    if announced and announced.isdigit() and size < int(announced):
        raise ArticleError(f"{url} broke off after {size} of {announced} bytes; try again")
    return b"".join(pieces)


def _unpack(data: bytes, response: http.client.HTTPResponse, url: str, max_bytes: int) -> bytes:
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding == "identity":
        return data
    if encoding not in ("gzip", "x-gzip"):
        raise ArticleError(
            f"{url} is compressed with {encoding!r}, which was not asked for; save the page instead"
        )
    unpacker = zlib.decompressobj(wbits=31)
    try:
        text = unpacker.decompress(data, max_bytes + 1)
    except zlib.error as error:
        raise ArticleError(f"{url} sends broken gzip ({error}); try again, or save the page") from error
    if len(text) > max_bytes:
        raise _too_large(url, max_bytes)
    return text


def _too_large(url: str, max_bytes: int) -> ArticleError:
    return ArticleError(
        f"{url} is larger than {max_bytes:,} bytes; save the article's text to a file instead"
    )
