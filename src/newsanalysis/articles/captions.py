"""Captions of a page's pictures, with the credits that the markup names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from newsanalysis.articles.normalise import normalise
from newsanalysis.articles.zones import CAPTION_MAX

UNSEEN = frozenset({"script", "style", "noscript", "template"})
"""Elements whose text no reader sees."""

_WORD_END = r"(?:$|[-_]|(?=[A-Z]))"
_CAPTION_CLASS = re.compile(rf"(?:^|[-_])(?:caption|bildunterschrift|bildtext){_WORD_END}|[a-z](?:Caption)$")
_CREDIT_CLASS = re.compile(
    rf"(?:^|[-_])(?:credits?|copyright|source|quelle|photographer|urheber|bildnachweis|rights){_WORD_END}"
    r"|[a-z](?:Credit|Copyright|Source)s?$"
)
_CREDIT_PROPERTY = {"copyrightHolder", "creditText", "creator", "author", "copyrightNotice"}


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption: its text, where in it the credit starts (None: look for one by form), its element."""

    text: str
    credit_start: int | None
    element: Any


def find_captions(tree: Any) -> Iterator[Caption]:
    """The captions of the page in document order; every text once.

    A caption is what a ``figure`` holds as ``figcaption`` or credit, or an element whose class calls it
    a caption ("image-caption", "Bildunterschrift").
    """
    inside: set[Any] = set()
    for element in tree.iter("figure", "p", "div", "span", "figcaption", "dd"):
        if element.getparent() in inside or element in inside:
            inside.add(element)
            continue
        parts = _figure_parts(element) if element.tag == "figure" else _plain_parts(element)
        if parts:
            inside.add(element)
            caption = _caption(element, parts)
            if caption is not None:
                yield caption


def element_text(element: Any, without: Collection[Any] = ()) -> str:
    """The normalised text that a reader sees in the element, white space collapsed."""
    return " ".join(normalise("".join(_pieces(element, without))).split())


def _pieces(element: Any, without: Collection[Any]) -> Iterator[str]:
    if element.tag in UNSEEN or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        if child not in without:
            if child.tag in {"br", "p", "div", "li"}:
                yield " "
            yield from _pieces(child, without)
        yield child.tail or ""


def _figure_parts(figure: Any) -> list[Any]:
    """The outermost captions and credits of a figure, in document order."""
    parts: list[Any] = []
    for element in figure.iterdescendants():
        names_part = element.tag == "figcaption" or _has_class(element, _CAPTION_CLASS) or _is_credit(element)
        if names_part and not any(part in parts for part in element.iterancestors()):
            parts.append(element)
    return parts


def _plain_parts(element: Any) -> list[Any]:
    """The element itself where it is a caption outside any figure."""
    is_caption = element.tag == "figcaption" or _has_class(element, _CAPTION_CLASS)
    return [element] if is_caption else []


def _caption(element: Any, parts: list[Any]) -> Caption | None:
    credits = [found for part in parts for found in part.iter() if _is_credit(found)]
    outermost = [found for found in credits if not any(up in credits for up in found.iterancestors())]
    story = " ".join(element_text(part, outermost) for part in parts if part not in outermost).strip()
    credit = " ".join(text for found in outermost if (text := element_text(found)))
    text = f"{story} {credit}".strip()
    if not text or len(text) > CAPTION_MAX:
        return None
    return Caption(text, len(text) - len(credit) if credit else None, element)


def _is_credit(element: Any) -> bool:
    return element.get("itemprop") in _CREDIT_PROPERTY or _has_class(element, _CREDIT_CLASS)


def _has_class(element: Any, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(name) for name in (element.get("class") or "").split())
