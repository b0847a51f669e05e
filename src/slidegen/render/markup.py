"""Nodes → markup. The only place that writes a tree.

What a browser's parser would read differently from the tree is written so that it reads the same:
void elements have no end tag, all else has one, text and attributes are escaped.
"""

from __future__ import annotations

from slidegen.core.assets import Asset
from slidegen.core.diagnostics import Span
from slidegen.core.nodes import VOID_TAGS, AttrValue, Comment, Element, Node, Raw, Text
from slidegen.core.page import ImageSource, InlineScript, Markup, MediaPlace, MediaSource, Piece

LINE = "data-slidegen-line"
RAW_TEXT_TAGS = frozenset({"script", "style"})
"""Elements whose text the parser takes as it is (HTML standard, raw text elements)."""

PLAYERS = frozenset({"audio", "video"})
_MEDIA = PLAYERS | {"source"}

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTR_ESCAPES = str.maketrans({"&": "&amp;", '"': "&quot;", "\r": "&#13;"})
"""A bare carriage return is read as a line feed."""
_FIRST_LINE_END_LOST = frozenset({"pre", "textarea", "listing"})
"""Elements of which a parser drops the first character, if that is a line end."""


def write_nodes(nodes: list[Node], start: Span | None = None) -> Markup:
    """`nodes` as markup, neighbouring texts joined.

    With `start`, elements from that file say how many lines below it they stand: `data-slidegen-line="4"`.
    """
    pieces: list[Piece] = []
    _write(nodes, pieces, start)
    return tuple(_join(pieces))


def without_sharing(markup: Markup) -> Markup:
    """`markup` whose films stand where they are: what is in a `<template>` nothing else can refer to."""
    pieces: list[Piece] = []
    for piece in markup:
        match piece:
            case MediaPlace():
                pass
            case MediaSource(name, asset):
                pieces += [f'{name}="', asset, '"']
            case _:
                pieces.append(piece)
    return tuple(_join(pieces))


def escape(text: str) -> str:
    """`text` as the content of an element."""
    return text.translate(_ESCAPES)


def escape_attr(text: str) -> str:
    """`text` as the value of an attribute in double quotes."""
    return text.translate(_ATTR_ESCAPES)


def _write(nodes: list[Node], out: list[Piece], start: Span | None) -> None:
    for node in nodes:
        match node:
            case Text(text):
                out.append(text.translate(_ESCAPES))
            case Element():
                _write_element(node, out, start)
            case Raw(html):
                out.append(html)
            case Comment(text):
                out.append(f"<!--{_comment(text)}-->")
            case _:
                raise TypeError(f"{type(node).__name__} must be depicted before it is written")


def _comment(text: str) -> str:
    """`text` without what would end the comment."""
    inner = text.replace("-->", "- ->").replace("--!>", "- -!>")
    return f" {inner}" if inner.startswith((">", "->")) else inner


def _write_element(element: Element, out: list[Piece], start: Span | None) -> None:
    tag = element.tag
    if tag == "script" and "src" not in element.attrs:
        out.append(_inline_script(element))
        return
    out.append(f"<{tag}")
    for name, value in element.attrs.items():
        _write_attr(element, name, value, out)
    span = element.span
    if start is not None and span is not None and span.file.path == start.file.path:
        out.append(f' {LINE}="{span.line - start.line}"')
    out.append(">")
    if tag in VOID_TAGS:
        return
    if tag in RAW_TEXT_TAGS:
        out += [child.text for child in element.children if isinstance(child, Text)]
    else:
        _write_children(element, out, start)
    out.append(f"</{tag}>")
    if tag in PLAYERS:
        out += [MediaPlace(asset) for asset in _played(element)]


def _write_children(element: Element, out: list[Piece], start: Span | None) -> None:
    if element.tag != "template" and element.tag not in _FIRST_LINE_END_LOST:
        _write(element.children, out, start)
        return
    inner: list[Piece] = []
    _write(element.children, inner, start)
    if element.tag == "template":
        inner = [*without_sharing(tuple(inner))]
    elif inner and isinstance(inner[0], str) and inner[0].startswith("\n"):
        out.append("\n")
    out += inner


def _played(player: Element) -> list[Asset]:
    """The films or sounds of a player: its own, and those of its sources."""
    sources = [child for child in player.children if isinstance(child, Element) and child.tag == "source"]
    found = (element.attrs.get("src") for element in (player, *sources))
    return [value[0] for value in found if isinstance(value, tuple) and isinstance(value[0], Asset)]


def _inline_script(script: Element) -> InlineScript:
    attributes: list[Piece] = []
    for name, value in script.attrs.items():
        _write_attr(script, name, value, attributes)
    code = "".join(child.text for child in script.children if isinstance(child, Text))
    return InlineScript("".join(piece for piece in attributes if isinstance(piece, str)), code)


def _write_attr(element: Element, name: str, value: AttrValue, out: list[Piece]) -> None:
    match value:
        case None:
            out.append(f" {name}")
        case str():
            out.append(f' {name}="{value.translate(_ATTR_ESCAPES)}"')
        case (Asset() as asset,) if element.tag == "img" and name == "src":
            out += [" ", ImageSource(asset)]
        case (Asset() as asset,) if element.tag in _MEDIA and name in ("src", "poster"):
            out += [" ", MediaSource(name, asset)]
        case _:
            out.append(f' {name}="')
            out += [piece.translate(_ATTR_ESCAPES) if isinstance(piece, str) else piece for piece in value]
            out.append('"')


def _join(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    text: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
            continue
        if text:
            joined.append("".join(text))
            text = []
        joined.append(piece)
    if text:
        joined.append("".join(text))
    return joined
