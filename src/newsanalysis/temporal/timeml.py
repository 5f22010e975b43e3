"""TimeML 1.2.1: text with inline TIMEX3, read and written.

``write_timeml(text, tag(text, dct), dct)`` gives a document; ``read_timeml`` gives text, day of writing and
mentions back; the text outside the tags is the same character for character. ``tag_timeml`` does a folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from newsanalysis.errors import ArticleError
from newsanalysis.temporal.tagger import find
from newsanalysis.temporal.values import Timex

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)
_BODY = re.compile(r"<TEXT>(?P<body>.*)</TEXT>", re.DOTALL)
_DCT = re.compile(r"<DCT>(?P<body>.*?)</DCT>", re.DOTALL)
_DOCID = re.compile(r"<DOCID>(?P<id>.*?)</DOCID>", re.DOTALL)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w.:-]*)(?P<attributes>[^<>]*?)(?P<empty>/?)>")
_ATTRIBUTE = re.compile(r'(?P<name>[\w:]+)\s*=\s*"(?P<value>[^"]*)"')
# XML 1.0 has no place for these, not even as references.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A TIMEX3 as a file has it: offsets into the document's text and the tag's attributes."""

    start_char: int
    end_char: int
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TimeMLDocument:
    """The body of a TimeML file without its tags, its day of writing and its mentions."""

    text: str
    dct: str | None
    doc_id: str
    mentions: tuple[Mention, ...]


def read_timeml(source: str) -> TimeMLDocument:
    """The document that a TimeML string holds; ArticleError when it has no <TEXT>."""
    body = _BODY.search(source)
    if body is None:
        raise ArticleError("no <TEXT> element found; expected a TimeML document with <TEXT>…</TEXT>")
    dct = _DCT.search(source)
    value = dict(_ATTRIBUTE.findall(dct["body"])).get("value") if dct else None
    doc_id = _DOCID.search(source)
    text, mentions = _strip_tags(body["body"])
    return TimeMLDocument(text, value, unescape(doc_id["id"]).strip() if doc_id else "", tuple(mentions))


def _strip_tags(body: str) -> tuple[str, list[Mention]]:
    parts: list[str] = []
    mentions: list[Mention] = []
    opened: list[tuple[int, str]] = []
    length = place = 0
    for tag in _TAG.finditer(body):
        text = unescape(body[place : tag.start()])
        parts.append(text)
        length, place = length + len(text), tag.end()
        if tag["name"] != "TIMEX3" or tag["empty"]:
            continue
        if not tag["close"]:
            opened.append((length, tag["attributes"]))
        elif opened:
            start, attributes = opened.pop()
            pairs = tuple((name, unescape(value)) for name, value in _ATTRIBUTE.findall(attributes))
            mentions.append(Mention(start, length, pairs))
    parts.append(unescape(body[place:]))
    return "".join(parts), sorted(mentions, key=lambda mention: (mention.start_char, -mention.end_char))


def write_timeml(text: str, timexes: Iterable[Timex], dct: str | None = None, *, doc_id: str = "") -> str:
    """A TimeML document of ``text`` with its time expressions as inline TIMEX3.

    ``dct`` is the day of writing (ISO 8601). Raises ArticleError for a character that XML cannot hold.
    """
    if bad := _NO_XML.search(text):
        raise ArticleError(
            f"character U+{ord(bad[0]):04X} at {bad.start()}: XML cannot hold it; remove it first"
        )
    return "".join(_document(text, list(timexes), dct, doc_id))


def _document(text: str, timexes: list[Timex], dct: str | None, doc_id: str) -> Iterator[str]:
    yield f"{_HEAD}<DOCID>{escape(doc_id)}</DOCID>\n"
    if dct:
        attributes = f'tid="t0" type="DATE" value={quoteattr(dct)} functionInDocument="CREATION_TIME"'
        yield f"<DCT><TIMEX3 {attributes}>{escape(dct)}</TIMEX3></DCT>\n"
    yield "<TEXT>"
    place = 0
    for number, timex in enumerate(timexes, 1):
        yield escape(text[place : timex.start_char])
        yield f"<TIMEX3 {_attributes(timex, number, dct)}>{escape(timex.text)}</TIMEX3>"
        place = timex.end_char
    yield f"{escape(text[place:])}</TEXT>\n</TimeML>\n"


def _attributes(timex: Timex, number: int, dct: str | None) -> str:
    given = {
        "tid": f"t{number}",
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "quant": timex.quant,
        "freq": timex.freq,
        "anchorTimeID": "t0" if timex.anchor == "dct" and dct else None,
    }
    return " ".join(f"{name}={quoteattr(value)}" for name, value in given.items() if value)


def tag_timeml(source: str | Path, target: str | Path) -> int:
    """Tag every ``.tml`` file of a folder anew into another folder; the number of files written.

    Tags in the source are ignored, its day of writing is used. Raises ArticleError, with the file's name, for
    one that can't be read; the files written before it are whole.
    """
    source, target = Path(source), Path(target)
    if not source.is_dir():
        raise ArticleError(f"{source}: no such folder; expected a folder with .tml files")
    if target.exists() and target.samefile(source):
        raise ArticleError(f"{target}: the files would be written over; give another folder")
    paths = sorted(source.glob("*.tml"))
    if not paths:
        raise ArticleError(f"{source}: no .tml files in it; expected TimeML documents with that ending")
    target.mkdir(parents=True, exist_ok=True)
    for path in paths:
        unfinished = target / f".{path.name}.part"
        unfinished.write_text(_tagged(path), encoding="utf-8")
        unfinished.replace(target / path.name)
    return len(paths)


def _tagged(path: Path) -> str:
    try:
        document = read_timeml(path.read_text(encoding="utf-8"))
        timexes = find(document.text, document.dct).timexes
        return write_timeml(document.text, timexes, document.dct, doc_id=document.doc_id)
    except (ArticleError, ValueError) as error:
        raise ArticleError(f"{path}: {error}") from error
