"""TimeML 1.2.1: text with inline TIMEX3, read and written.

``write_timeml(text, tag(text, dct), dct)`` gives a document; ``read_timeml`` gives text, day of writing and
mentions back; the text outside the tags is the same character for character. ``tag_timeml`` does a folder.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tqdm import tqdm

from newsanalysis.errors import ArticleError
from newsanalysis.temporal.calendar_values import year_string
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
    tags = _tags(timexes, dct)
    for timex, (opening, beside) in zip(timexes, tags, strict=True):
        yield escape(text[place : timex.start_char])
        yield f"{opening}{escape(timex.text)}</TIMEX3>{beside}"
        place = timex.end_char
    yield f"{escape(text[place:])}</TEXT>\n</TimeML>\n"


def _tags(timexes: list[Timex], dct: str | None) -> Iterator[tuple[str, str]]:
    """For each expression its opening tag, and the empty one that stands for the other end of a length."""
    unwritten = len(timexes)  # tids of ends that no words name come after those of words
    anchors = _anchors(timexes)
    for number, timex in enumerate(timexes, 1):
        given: dict[str, str | None] = {
            "tid": f"t{number}",
            "type": timex.type,
            "value": timex.value,
            "mod": timex.mod,
            "quant": timex.quant,
            "freq": timex.freq,
        }
        point = _point(timex, dct) if timex.type == "DURATION" else None
        beside = ""
        if point is not None:
            unwritten += 1
            at, value = point
            other = {"beginPoint": "endPoint", "endPoint": "beginPoint"}[at]
            given |= {other: "t0", at: f"t{unwritten}"}
            hidden = {"tid": f"t{unwritten}", "type": "DATE" if "T" not in value else "TIME", "value": value}
            beside = f"<TIMEX3 {_written(hidden | _COUNTED)}/>"
        elif timex.anchor == "dct" and dct:
            given |= _COUNTED
        elif timex.anchor == "text" and anchors[number - 1]:
            given |= {"temporalFunction": "true", "anchorTimeID": anchors[number - 1]}
        yield f"<TIMEX3 {_written(given)}>", beside


_COUNTED: dict[str, str | None] = {"temporalFunction": "true", "anchorTimeID": "t0"}


def _point(timex: Timex, dct: str | None) -> tuple[str, str] | None:
    """Which end of a length lies away from the day of writing, and its TIMEX3 value: of "vor drei Jahren"
    and "in den vergangenen drei Jahren" the begin, of "in drei Jahren" the end.
    """
    if timex.anchor != "dct" or not dct or timex.begin is None or timex.end is None:
        return None
    if timex.begin[: len(dct)] < dct[: len(timex.begin)]:
        return "beginPoint", _point_value(timex.begin, timex.granularity)
    stretch = timex.begin[: len(dct)] == dct[: len(timex.begin)]
    return "endPoint", _point_value(timex.end if stretch else timex.begin, timex.granularity)


def _point_value(moment: str, granularity: str | None) -> str:
    if moment.startswith(("-", "0000")):  # before Christ, where years are told and nothing finer
        return year_string(int(moment[: moment.index("-", 1)]))
    if granularity == "week":
        return dt.date.fromisoformat(moment[: len("YYYY-MM-DD")]).strftime("%G-W%V")
    return moment[: _DIGITS.get(granularity or "", len(moment))]


_DIGITS = {"year": len("YYYY"), "month": len("YYYY-MM")}


def _anchors(timexes: list[Timex]) -> list[str | None]:
    """The tid of the date that each expression is counted from in the text: the last one before it."""
    found: list[str | None] = []
    last: str | None = None
    for number, timex in enumerate(timexes, 1):
        found.append(last)
        if timex.type in ("DATE", "TIME") and timex.begin is not None:
            last = f"t{number}"
    return found


def _written(attributes: Mapping[str, str | None]) -> str:
    return " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items() if value)


@dataclass(frozen=True, slots=True)
class TaggedFolder:
    """What became of a folder: how many files were written, and for each other one what is wrong with it."""

    written: int
    failed: tuple[str, ...]


def tag_timeml(
    source: str | Path, target: str | Path, *, published: str | None = None, progress: bool = False
) -> TaggedFolder:
    """Tag every ``.tml`` file of a folder anew into another folder.

    Tags in the source are ignored, its day of writing is used; ``published`` where it has none. A file that
    can't be read is told of in ``failed`` and the others are done all the same. Raises ArticleError for a
    folder that is not there or has no such files.
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
    failed = []
    for path in tqdm(paths, disable=not progress, unit="file"):
        try:
            tagged = _tagged(path, published)
        except (ArticleError, ValueError) as error:
            failed.append(f"{path}: {error}")
            continue
        unfinished = target / f".{path.name}.part"
        unfinished.write_text(tagged, encoding="utf-8", newline="")
        unfinished.replace(target / path.name)
    return TaggedFolder(len(paths) - len(failed), tuple(failed))


def _tagged(path: Path, published: str | None) -> str:
    with path.open(encoding="utf-8", newline="") as file:  # line ends are kept as they are
        document = read_timeml(file.read())
    dct = document.dct or published
    timexes = find(document.text, dct).timexes
    return write_timeml(document.text, timexes, dct, doc_id=document.doc_id)
