"""The body of a page as blocks, with the captions between them where the page has them."""

from __future__ import annotations

import copy
import logging
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from newsanalysis.articles.article import ZoneKind
from newsanalysis.articles.captions import UNSEEN, Caption
from newsanalysis.articles.normalise import normalise

_BLOCK_TAGS = frozenset({"p", "head", "item", "quote", "row", "div", "list", "table", "code"})
_PART = re.compile(r"(?:^|[\s_-])(?:post|entry|story|article|content)(?:$|[\s_-])")
_CUT = "data-cut"
_ASIDE = frozenset({"aside", "nav", "footer"})


@dataclass(frozen=True, slots=True)
class Block:
    """A zone before it has a place; ``credit_start`` counts from the start of its text."""

    kind: ZoneKind
    text: str
    credit_start: int | None = None


def body_blocks(tree: Any, captions: list[Caption], headings: Collection[str]) -> list[Block]:
    """Subheadings and paragraphs that trafilatura takes for the body, and captions in their place.

    ``headings`` are the page's titles: the body often repeats one, and the block is left out.
    """
    for caption in captions:
        caption.element.set(_CUT, "")
    page = copy.deepcopy(tree)
    for element in page.xpath(f"//*[@{_CUT}]"):
        element.drop_tree()
    _split_paragraphs(page)
    _unmark_leads(page)
    _unmark_parts(page)
    story = _below_headline(_extract(page), {bare(heading) for heading in headings})
    return _with_captions(tree, story, captions)


def bare(text: str) -> str:
    """The text without white space and case: two places with the same words have the same."""
    return "".join(text.split()).casefold()


def _below_headline(found: list[Block], headings: set[str]) -> list[Block]:
    """The blocks without the headline, and without what stands above it (the paper's name)."""
    top = next((i for i, block in enumerate(found) if block.kind == "paragraph"), len(found))
    above = [i for i, block in enumerate(found[: top + 1]) if bare(block.text) in headings]
    rest = found[above[-1] + 1 :] if above else found
    return [block for block in rest if block.kind == "paragraph" or bare(block.text) not in headings]


def _extract(page: Any) -> list[Block]:
    import trafilatura

    _keep_quiet()
    document = trafilatura.bare_extraction(
        page, include_comments=False, with_metadata=False, config=_settings()
    )
    body = getattr(document, "body", None)
    return [] if body is None else list(_blocks(body))


@cache
def _settings() -> Any:
    """trafilatura's settings without its last fallback, which makes one paragraph of the whole page."""
    from trafilatura.settings import use_config

    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "0")
    return settings


@cache
def _keep_quiet() -> None:
    """Without a handler of the application's, trafilatura's log would go to stderr."""
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def _split_paragraphs(page: Any) -> None:
    """Make two paragraphs of one with an empty line (two ``<br>``) in it, which trafilatura would join."""
    for first in page.xpath("//p/br[following-sibling::*[1][self::br]]"):
        paragraph, second = first.getparent(), first.getnext()
        if paragraph is None or (first.tail or "").strip():
            continue
        rest = paragraph.makeelement("p")
        rest.text = second.tail
        rest.extend(list(second.itersiblings()))
        paragraph.remove(second)
        paragraph.remove(first)
        paragraph.addnext(rest)


def _unmark_leads(page: Any) -> None:
    """Take the class from lead paragraphs: trafilatura drops what is called a teaser.

    A lead is one of the two paragraphs that follow the h1; teasers of other articles stand in links or
    aside.
    """
    for heading in page.iter("h1"):
        for element in heading.xpath("following::p[position() <= 2]"):
            if not any(up.tag in _ASIDE or up.tag == "a" for up in element.iterancestors()):
                element.attrib.pop("class", None)


def _unmark_parts(page: Any) -> None:
    """Take class and id from blocks that stand beside another of the same class.

    trafilatura takes the first block called "post" or "entry" for the whole body; where there are
    several, as in a live blog, they are its parts.
    """
    parts = [
        element
        for element in page.iter("div", "section", "li")
        if _PART.search(element.get("class") or "")
        and any(
            twin is not None and twin.tag == element.tag and twin.get("class") == element.get("class")
            for twin in (element.getnext(), element.getprevious())
        )
    ]
    for element in parts:
        element.attrib.pop("class")
        element.attrib.pop("id", None)


def _blocks(body: Any) -> Iterator[Block]:
    for kind, words in _runs(body, "paragraph"):
        for piece in re.split(r"\n{2,}", words):
            text = " ".join(normalise(piece).split())
            if text:
                yield Block(kind, text)


def _runs(element: Any, kind: ZoneKind) -> Iterator[tuple[ZoneKind, str]]:
    """Runs of text between the borders of block elements; a line break is one ``\\n``."""
    run = [_flat(element.text)]
    for child in element:
        if child.tag in _BLOCK_TAGS or child.find(".//p") is not None:
            yield kind, "".join(run)
            yield from _runs(child, "subheading" if child.tag == "head" else "paragraph")
            run = []
        elif child.tag == "lb":
            run.append("\n")
        elif child.tag != "graphic":
            run.append(_flat("".join(child.itertext())))
            run.append(" " if child.tag == "cell" else "")
        run.append(_flat(child.tail))
    yield kind, "".join(run)


def _flat(text: str | None) -> str:
    """Text with every white space as one blank, so that only line breaks are ``\\n``."""
    return re.sub(r"\s+", " ", text or "")


def _with_captions(tree: Any, story: list[Block], captions: list[Caption]) -> list[Block]:
    """The blocks with those captions that belong to the article, in the order of the page."""
    page = _Page(tree)
    places = page.places([block.text for block in story])
    if not places:
        return story
    article = page.article_at(places[0])
    first = min([page.start_of(h1) for h1 in tree.iter("h1")] + [places[0]])
    placed: list[list[Block]] = [[] for _ in range(len(story) + 1)]
    for caption in captions:
        start = page.start_of(caption.element)
        if _belongs(caption.element, article, between=first <= start <= places[-1]):
            placed[bisect_right(places, start)].append(Block("caption", caption.text, caption.credit_start))
    merged = list(placed[0])
    for block, following in zip(story, placed[1:], strict=True):
        merged += [block, *following]
    return merged


def _belongs(element: Any, article: Any, *, between: bool) -> bool:
    ancestors = list(element.iterancestors())
    if any(up.tag in _ASIDE for up in ancestors):
        return False
    nearest = next((up for up in ancestors if up.tag == "article"), None)
    return nearest is article and (between or article is not None)


class _Page:
    """Where texts stand in the page, counted in characters without white space."""

    def __init__(self, tree: Any) -> None:
        self._starts: dict[Any, int] = {}
        self._offsets: list[int] = []
        self._owners: list[Any] = []
        pieces: list[str] = []
        length = 0
        for text, owner in self._texts(tree):
            if owner not in self._starts:
                self._starts[owner] = length
            if text:
                self._offsets.append(length)
                self._owners.append(owner)
                pieces.append(text)
                length += len(text)
        self._text = "".join(pieces)

    @staticmethod
    def _texts(tree: Any) -> Iterator[tuple[str, Any]]:
        from lxml import etree

        for event, element in etree.iterwalk(tree, events=("start", "end")):
            if event == "start":
                yield ("" if element.tag in UNSEEN else bare(element.text or "")), element
            elif element is not tree:
                yield bare(element.tail or ""), element.getparent()

    def places(self, texts: list[str]) -> list[int]:
        """The place of each text, in order; a text that is not found stands where the one before does."""
        found: list[int] = []
        position = 0
        for text in texts:
            place = self._text.find(bare(normalise(text)), position)
            if place >= 0:
                position = place
            found.append(position)
        return found

    def start_of(self, element: Any) -> int:
        """Where the element begins."""
        return self._starts.get(element, 0)

    def article_at(self, place: int) -> Any:
        """The innermost ``article`` element around a place, or None."""
        owner = self._owners[bisect_right(self._offsets, place) - 1]
        return next((up for up in (owner, *owner.iterancestors()) if up.tag == "article"), None)
