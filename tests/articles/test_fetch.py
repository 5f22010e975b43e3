from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from newsanalysis.articles import load_article
from newsanalysis.articles.fetch import fetch, is_public
from newsanalysis.errors import ArticleError

PAGE = (Path(__file__).parent / "pages" / "agency.html").read_bytes()
HTML = "text/html; charset=utf-8"
LIMIT = 100_000


class Handler(BaseHTTPRequestHandler):
    """A small web server with one path for each thing that goes wrong."""

    PLAIN: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {
        "/page": (200, {"Content-Type": HTML}, PAGE),
        "/latin": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, PAGE.decode().encode("cp1252")),
        "/text": (
            200,
            {"Content-Type": "text/plain"},
            "Brücke offen\n\nDie Brücke ist für alle offen.".encode(),
        ),
        "/gzip": (200, {"Content-Type": HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE)),
        "/bomb": (200, {"Content-Type": HTML, "Content-Encoding": "gzip"}, gzip.compress(b"x" * 10_000_000)),
        "/nogzip": (200, {"Content-Type": HTML, "Content-Encoding": "gzip"}, b"not gzip at all"),
        "/brotli": (200, {"Content-Type": HTML, "Content-Encoding": "br"}, b"x"),
        "/large": (200, {"Content-Type": HTML}, b"x" * (LIMIT + 1)),
        "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"),
        "/liar": (200, {"Content-Type": HTML}, b"%PDF-1.7"),
        "/untyped": (200, {}, PAGE),
        "/gone": (410, {"Content-Type": HTML}, b"gone"),
        "/hop": (302, {"Location": "/page"}, b""),
        "/loop": (302, {"Location": "/loop2"}, b""),
        "/loop2": (301, {"Location": "/loop"}, b""),
        "/file": (302, {"Location": "file:///etc/hostname"}, b""),
        "/inside": (302, {"Location": "http://127.0.0.1:9/secret"}, b""),
        "/short": (200, {"Content-Type": HTML, "Content-Length": "5000"}, b"too short"),
    }

    def do_GET(self) -> None:
        if self.path == "/slow":
            self._drip()
        elif self.path.startswith("/count/"):
            self._send(302, {"Location": f"/count/{int(self.path[7:]) + 1}"}, b"")
        elif self.path == "/nonsense":
            self.wfile.write(b"this is not HTTP\r\n\r\n")
        else:
            self._send(*self.PLAIN.get(self.path, (404, {"Content-Type": HTML}, b"")))

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.end_headers()
        try:
            for _ in range(50):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


def test_a_page_becomes_an_article(server: str) -> None:
    article = load_article(f"{server}/hop", allow_private=True)
    assert article.title == "Neue Rheinbrücke eröffnet"
    assert article.source == f"{server}/hop"
    assert article.url == "https://www.beispielblatt.example/koeln/rheinbruecke-4711.html"
    assert load_article(f"{server}/latin", allow_private=True).text == article.text
    assert load_article(f"{server}/gzip", allow_private=True).text == article.text
    text = load_article(f"{server}/text", allow_private=True)
    assert (text.title, text.url) == ("Brücke offen", f"{server}/text")


def test_where_it_came_from_is_kept(server: str) -> None:
    page = fetch(f"{server}/hop", max_bytes=LIMIT, allow_private=True)
    assert (page.url, page.content_type, page.charset, page.data) == (
        f"{server}/page",
        "text/html",
        "utf-8",
        PAGE,
    )


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/large", "larger than 100,000 bytes"),
        ("/bomb", "larger than 100,000 bytes"),
        ("/nogzip", "broken gzip"),
        ("/brotli", "compressed with 'br'"),
        ("/pdf", "sends 'application/pdf'; expected text/html"),
        ("/untyped", "sends None; expected text/html"),
        ("/gone", "answers 410"),
        ("/missing", "answers 404"),
        ("/loop", "redirects in a circle"),
        ("/count/0", "redirects more than 5 times"),
        ("/file", "only http and https can be fetched, not 'file'"),
        ("/short", "cannot be read|broke off"),
        ("/nonsense", "cannot be read"),
    ],
)
def test_servers_that_misbehave(server: str, path: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message) as raised:
        fetch(server + path, max_bytes=LIMIT, allow_private=True)
    assert "127.0.0.1" in str(raised.value) or "file:" in str(raised.value)


def test_a_server_without_tls_is_not_asked_in_the_clear(server: str) -> None:
    with pytest.raises(ArticleError, match=r"cannot be read: .*SSL"):
        fetch(f"{server.replace('http:', 'https:')}/page", max_bytes=LIMIT, allow_private=True)


def test_a_slow_server_is_given_up(server: str) -> None:
    with pytest.raises(ArticleError, match=r"did not answer within 0\.3 s"):
        fetch(f"{server}/slow", max_bytes=LIMIT, allow_private=True, timeout=0.3)


def test_a_pdf_that_calls_itself_html_is_still_a_pdf(server: str) -> None:
    with pytest.raises(ArticleError, match="/liar is a PDF"):
        load_article(f"{server}/liar", allow_private=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8888/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/",
    ],
)
def test_this_machine_is_not_asked(url: str) -> None:
    with pytest.raises(
        ArticleError, match="an address of this machine or its network; set allow_private=True"
    ):
        load_article(url)


def test_a_redirect_to_this_machine_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The first hop has a public address by name; only the connection to it leads to the test's server.
    port = int(server.rsplit(":", 1)[1])
    real = socket.create_connection

    def resolve(host: str, *args: object, **kwargs: object) -> list[tuple[object, ...]]:
        address = "93.184.215.14" if host == "blatt.example" else host
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        assert address[0] == "93.184.215.14"
        return real(("127.0.0.1", port), timeout=timeout)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    assert fetch("http://blatt.example/page", max_bytes=LIMIT).data == PAGE
    with pytest.raises(ArticleError, match=r"http://127\.0\.0\.1:9/secret leads to 127\.0\.0\.1"):
        fetch("http://blatt.example/inside", max_bytes=LIMIT)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://blatt.example/x", "only http and https can be fetched, not 'ftp'"),
        ("file:///etc/hostname", "only http and https can be fetched, not 'file'"),
        ("http:///x", "names no server"),
        ("http://blatt.example:99999/", "is no web address"),
        ("http://anna:geheim@blatt.example/", "with a user name or password"),
    ],
)
def test_addresses_that_are_none(url: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message) as raised:
        load_article(url)
    assert "geheim" not in str(raised.value)


def test_no_such_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(ArticleError, match=r"there is no server 'blatt\.example'"):
        load_article("https://blatt.example/x")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("::ffff:93.184.215.14", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public
