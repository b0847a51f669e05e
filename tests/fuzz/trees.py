"""The tree that was written, and the tree that a browser's parser reads: are they one?

The parser is lexbor, which follows the HTML standard; names are compared without case, since a browser
folds those of HTML and mends those of SVG.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from slidegen.core.nodes import VOID_TAGS, Comment, Element, Node, Raw, Text

Row = tuple[str, ...]
"""One step through a tree: ("<", tag, attributes…), (">", tag), ("text", …), ("comment", …)."""

TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)((?:\s+[^\s=>/]+(?:=(?:\"[^\"]*\"|[^\s\"'=<>`]+))?)*)\s*(/?)>")
ATTRIBUTE = re.compile(r"\s+([^\s=>/]+)(?:=(?:\"([^\"]*)\"|([^\s\"'=<>`]+)))?")
VERBATIM = frozenset({"script", "style"})


class NotWellFormedError(AssertionError):
    """Finished markup whose tags do not match."""


def written_rows(nodes: Iterable[Node]) -> list[Row]:
    """`nodes` as they are written."""
    return _joined(_written(nodes))


def read_rows(page: str, selector: str) -> list[list[Row]]:
    """What a browser reads in each element of `page` that `selector` finds."""
    return [children_rows(found) for found in LexborHTMLParser(page).css(selector)]


def children_rows(node: Any) -> list[Row]:
    """What the parser read within `node`, one of its own."""
    return _joined(_children(node))


def first_difference(written: list[Row], read: list[Row]) -> str | None:
    """Where the two part, in words; None where they are one."""
    for at, (mine, theirs) in enumerate(zip(written, read, strict=False)):
        if not _are_same(mine, theirs):
            before = written[max(0, at - 4) : at]
            return f"after {before}\nwritten: {written[at : at + 4]}\nread:    {read[at : at + 4]}"
    if len(written) != len(read):
        at = min(len(written), len(read))
        return f"one ends; written goes on {written[at : at + 3]}, read {read[at : at + 3]}"
    return None


def _are_same(mine: Row, theirs: Row) -> bool:
    if mine[:2] != theirs[:2] or mine[0] != "<":
        return mine == theirs
    own, found = dict(_pairs(mine)), dict(_pairs(theirs))
    if "*" not in own:
        return own == found
    # A picture's address is where the bundler put it.
    return all(found.get(name) == value for name, value in own.items() if name not in ("*", "src", "style"))


def _pairs(row: Row) -> Iterator[tuple[str, str]]:
    for written in row[2:]:
        name, _, value = written.partition("=")
        yield name, value


def _joined(rows: Iterator[Row]) -> list[Row]:
    joined: list[Row] = []
    for row in rows:
        if row[0] == "text":
            if not row[1]:
                continue
            if joined and joined[-1][0] == "text":
                joined[-1] = ("text", joined[-1][1] + row[1])
                continue
        joined.append(row)
    return joined


def _written(nodes: Iterable[Node]) -> Iterator[Row]:
    for node in nodes:
        match node:
            case Text(text):
                yield "text", text
            case Comment(text):
                yield "comment", text.replace("-->", "- ->").strip()
            case Raw(html):
                yield from _markup(html)
            case Element():
                yield _start(node)
                yield from _written(node.children)
                if node.tag.lower() not in VOID_TAGS:
                    yield ">", node.tag.lower()
            case _:
                raise AssertionError(f"{node} is not depicted")


def _start(element: Element) -> Row:
    named = [
        f"{name.lower()}={value or ''}"
        for name, value in element.attrs.items()
        if isinstance(value, str | None)
    ]
    assets = ["*="] if len(named) < len(element.attrs) else []
    return "<", element.tag.lower(), *named, *assets


def _markup(html: str) -> Iterator[Row]:
    """Finished markup, read as strictly as XML: each tag is closed where it is meant to be."""
    at, open_tags = 0, list[str]()
    while at < len(html):
        start = html.find("<", at)
        if open_tags and open_tags[-1] in VERBATIM:
            start = html.lower().find(f"</{open_tags[-1]}", at)
        yield "text", unescape(html[at : start if start >= 0 else len(html)])
        if start < 0:
            break
        if html.startswith("<!--", start):
            end = html.index("-->", start)
            yield "comment", html[start + 4 : end].strip()
            at = end + 3
            continue
        found = TAG.match(html, start)
        if found is None:
            raise NotWellFormedError(f"no tag: {html[start : start + 60]!r}")
        at = found.end()
        yield from _tag(found, open_tags)
    if open_tags:
        raise NotWellFormedError(f"left open: {open_tags}")


def _tag(found: re.Match[str], open_tags: list[str]) -> Iterator[Row]:
    is_end, tag = found[1], found[2].lower()
    if is_end:
        if not open_tags or open_tags.pop() != tag:
            raise NotWellFormedError(f"`</{tag}>` closes nothing")
        yield ">", tag
        return
    pairs = [(name.lower(), unescape(quoted or bare)) for name, quoted, bare in ATTRIBUTE.findall(found[3])]
    yield "<", tag, *(f"{name}={value}" for name, value in pairs)
    if found[4] and tag not in VOID_TAGS:
        yield ">", tag
    elif tag not in VOID_TAGS:
        open_tags.append(tag)


def _children(node: Any) -> Iterator[Row]:
    child = node.child
    while child is not None:
        tag = child.tag
        if tag == "-text":
            yield "text", child.text_content
        elif tag is None:
            yield "comment", ""  # `<?php ?>`, which HTML takes for one
        elif child.is_comment_node:
            yield "comment", (child.comment_content or "").strip()
        else:
            tag = tag.lower()
            yield "<", tag, *(f"{name.lower()}={value or ''}" for name, value in child.attributes.items())
            inner = child.template_fragments()[:1] if tag == "template" and child.child is None else []
            for one in inner or [child]:
                yield from _children(one)
            if tag not in VOID_TAGS:
                yield ">", tag
        child = child.next
