"""What a page says about its article: title, authors, dates, publisher, whether it is free.

JSON-LD goes first, then meta tags. A date in neither is the business of ``html.read_html``: a dateline,
and in the very last place htmldate's guess.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from dateutil import tz

from newsanalysis.articles import jsonld
from newsanalysis.articles.article import PublishedSource
from newsanalysis.articles.published import Published, read_date

LOCAL_TIME = tz.gettz("Europe/Berlin")
"""The clock of Germany, Austria, Switzerland and South Tyrol; dateutil brings it where a system lacks it."""

# In the order in which they are believed: Open Graph, then schema.org's microdata, then Dublin Core.
PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "pubdate",
    "publish-date", "publication_date", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
MODIFIED_META = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
)
AUTHOR_META = ("author", "article:author", "dc.creator", "parsely-author")
PUBLISHER_META = ("og:site_name", "article:publisher", "publisher", "dc.publisher", "application-name")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says.

    ``titles`` are those of JSON-LD, Open Graph and ``<title>``; ``remarks`` tell of dates passed over.
    """

    titles: tuple[str, ...]
    url: str | None
    published: Published | None
    modified: str | None
    authors: tuple[str, ...]
    publisher: str | None
    is_free: bool | None
    remarks: tuple[str, ...]


def read_metadata(tree: Any, *, url: str | None, now: datetime) -> Metadata:
    """The metadata of a parsed page (an lxml tree); ``url`` is where it came from, if anywhere."""
    meta = _meta_tags(tree)
    own_url = _canonical(tree) or meta.get("og:url") or url
    headings = _texts(tree, "//h1")
    page_titles = [meta.get("og:title"), *headings, *_texts(tree, "//head/title")]
    blocks = jsonld.read_articles(
        script.text or "" for script in tree.xpath("//script[@type]") if _is_jsonld(script.get("type"))
    )
    own = {address for address in (own_url, url) if address}
    block, why = jsonld.choose(blocks, own, {title for title in page_titles if title})
    remarks: list[str] = []
    published = _from_jsonld(block, blocks, why, now, remarks) or _from_meta(tree, meta, now, remarks)
    changed = (block.modified if block else None) or _first(meta, MODIFIED_META)
    modified = _read("meta", "modified", changed, now, []) if changed else None
    titles = [block.headline if block else None, meta.get("og:title"), *_texts(tree, "//head/title")]
    return Metadata(
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        url=own_url,
        published=published,
        modified=modified.value if modified else None,
        authors=(block.authors if block else ()) or _people(_first(meta, AUTHOR_META)),
        publisher=(block.publisher if block else None) or _first(meta, PUBLISHER_META),
        is_free=block.is_free if block else None,
        remarks=tuple(remarks),
    )


def _from_jsonld(
    block: jsonld.LinkedArticle | None,
    blocks: tuple[jsonld.LinkedArticle, ...],
    why: str,
    now: datetime,
    remarks: list[str],
) -> Published | None:
    """The date of the chosen block; its evidence names the dates of blocks that disagree."""
    if block is None or block.published is None:
        return None
    evidence = f"JSON-LD datePublished {block.published}"
    published = _read("json-ld", evidence, block.published, now, remarks)
    if published is None:
        return None
    others = [other for other in blocks if other.published and other.published != block.published]
    disagreeing = "".join(f"; block {other.number} says {other.published}" for other in others)
    return replace(published, evidence=", ".join(filter(None, (evidence, why))) + disagreeing)


def _from_meta(tree: Any, meta: dict[str, str], now: datetime, remarks: list[str]) -> Published | None:
    named = [(f"meta {name}", meta[name]) for name in PUBLISHED_META if name in meta]
    times = tree.xpath("//time[@datetime][@pubdate or @itemprop='datePublished']")
    for name, words in [*named, *(("time datePublished", time.get("datetime")) for time in times)]:
        published = _read("meta", f"{name} {words}", words, now, remarks)
        if published is not None:
            return published
    return None


def _read(
    source: PublishedSource, evidence: str, words: str, now: datetime, remarks: list[str]
) -> Published | None:
    """The date in the page's words, or None; a remark says why it is passed over."""
    try:
        return read_date(_tidy(words), source, evidence, now=now)
    except ValueError as error:
        remarks.append(f"{evidence} passed over: {error}")
        return None


def _tidy(words: str) -> str:
    """ISO 8601 in the form that ``read_date`` takes, from any form that Python reads.

    A time in UTC is how servers write it, not where the article appeared: half past ten at night there is
    the next day in Germany. A time with another offset is one that somebody chose, and keeps its day.
    """
    try:
        moment = datetime.fromisoformat(words.strip())
        if moment.utcoffset() == timedelta(0):
            moment = moment.astimezone(LOCAL_TIME)
    except (ValueError, OverflowError):
        return words
    has_time = len(words.strip()) > len("YYYY-MM-DD")
    return moment.isoformat(timespec="minutes") if has_time else moment.date().isoformat()


def _meta_tags(tree: Any) -> dict[str, str]:
    """Names in lower case → content; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = " ".join((tag.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _people(words: str | None) -> tuple[str, ...]:
    """Authors of a meta tag: it holds names, or the address of a profile, which is none."""
    if not words or words.startswith(("http://", "https://")):
        return ()
    return tuple(name.strip() for name in words.replace(" und ", ",").split(",") if name.strip())


def _canonical(tree: Any) -> str | None:
    links = tree.xpath("//link[@href][contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    return str(links[0]).strip() if links else None


def _texts(tree: Any, path: str) -> list[str]:
    return [text for element in tree.xpath(path) if (text := " ".join(" ".join(element.itertext()).split()))]


def _is_jsonld(kind: str) -> bool:
    return kind.split(";")[0].strip().lower() == "application/ld+json"
