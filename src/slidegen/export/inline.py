"""Running text of a slide's tree → Markdown: emphasis, links, pictures, code, formulas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from slidegen.core.assets import Asset
from slidegen.core.nodes import Element, Node, Raw, Text, text_of
from slidegen.export.links import Links

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
INLINE = frozenset(
    "a abbr b br cite code del em i img ins kbd label mark q s small span strong sub sup u video audio "
    "iframe time var button".split()
)
SILENT = frozenset("style script template".split())
"""Elements that say nothing in words."""

_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~"}
_KEPT = ("sub", "sup", "kbd", "mark")
"""Elements that Markdown has no mark for, but lets stand as HTML."""
_SPECIAL = re.compile(r"([\\`*_\[\]<])")
_ESCAPED = r"\\\1"
_TEX = 'encoding="application/x-tex">'


def written_inline(nodes: Sequence[Node], links: Links) -> str:
    """The text with its marks; white space as HTML reads it."""
    return re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(_one(node, links) for node in nodes))


def in_words(text: str) -> str:
    """`text`, in which no character is a mark."""
    return _SPECIAL.sub(_ESCAPED, text)


def _one(node: Node, links: Links) -> str:
    match node:
        case Text(text):
            return in_words(re.sub(r"\s+", " ", text))
        case Raw(html):
            return _formula(html)
        case Element():
            return _element(node, links)
        case _:
            return ""


def _element(element: Element, links: Links) -> str:
    tag = element.tag
    if tag == "svg" or is_placeholder(element):
        return _drawn(element)
    if tag in SILENT:
        return ""
    if tag == "br":
        return "  \n"
    if tag == "code":
        return f"`{text_of(element.children)}`"
    if tag in ("img", "video", "audio", "iframe"):
        return _shown(element, links)
    inner = written_inline(element.children, links)
    href = element.get("href") or ""
    if tag == "a" and href and not href.startswith("#"):  # within the deck, it leads nowhere on paper
        return f"[{inner}]({links.target(href)})"
    if tag in _MARKS and inner.strip():
        mark = _MARKS[tag]
        return f"{mark}{inner.strip()}{mark}"
    return f"<{tag}>{inner}</{tag}>" if tag in _KEPT else inner


def is_placeholder(element: Element) -> bool:
    """Whether `element` stands where something is missing, and says so in its label."""
    return "slidegen-missing" in element.classes and element.get("aria-label") is not None


def _drawn(element: Element) -> str:
    """A drawing says what it is called; an icon says nothing."""
    label = " ".join((element.get("aria-label") or "").split())
    return f"*{in_words(label)}*" if label else ""


def _shown(element: Element, links: Links) -> str:
    """A picture, or a link to a film, a sound, a page."""
    source = element.attrs.get("src")
    assets = [piece for piece in source if isinstance(piece, Asset)] if isinstance(source, tuple) else []
    address = links.file(assets[0]) if assets else source if isinstance(source, str) else ""
    name = in_words(element.get("alt") or element.get("title") or "")
    if not address:
        return name
    if element.tag == "img":
        return written_picture(address, name)
    return f"[{name or address}]({_target(address)})"


def written_picture(address: str, name: str = "") -> str:
    """The picture at `address`; `name` is what it shows, as Markdown."""
    return f"![{name}]({_target(address)})"


def _target(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address


def _formula(html: str) -> str:
    """The TeX that a formula carries with it; any other finished leaf (an icon) says nothing."""
    _, found, rest = html.partition(_TEX)
    return f"${unescape(rest.partition('</annotation>')[0])}$" if found else ""
