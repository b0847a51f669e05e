"""What the parser makes of Markdown, as text that can be read and compared.

A slot starts with its marker, but for the default one. An element with text in it stands on one line,
any other has its children below it. What is not HTML yet looks like it: `<fence …>`, `<formula …>`.
"""

from __future__ import annotations

import json
from pathlib import Path

from slidegen.core.deck import SlideSource
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.nodes import VOID_TAGS, Comment, Element, Fence, Formula, Node, Raw, Text
from slidegen.core.sources import Sources
from slidegen.parse.markup import MarkupContext, parse_markup

FOLDER = Path("/deck")


def parse(text, files=None, content_line=1, root=FOLDER, dialect=()):
    """The slots of the slide `text`, which starts on `content_line` of its file, and the report."""
    before = "\n" * (content_line - 1)
    file = SourceFile("slides.md", before + text)
    texts = {FOLDER / name: given for name, given in (files or {}).items()}
    report = Report()
    lead = text[: len(text) - len(text.lstrip())].count("\n")
    slide = SlideSource(file, FOLDER, Span(file, content_line), text.strip(), content_line + lead)
    slots = parse_markup(
        slide, MarkupContext(Sources((root,), FOLDER, texts), report, root, "s1-", frozenset(dialect))
    )
    return slots, report


def show(slots):
    """All slots."""
    lines = []
    for name, nodes in slots.items():
        if name != "default":
            lines.append(f"::{name}::")
        lines += show_nodes(nodes)
    return "\n".join(lines)


def show_nodes(nodes: list[Node], indent: str = "") -> list[str]:
    """One line or more for each node."""
    return [f"{indent}{line}" if line else "" for node in nodes for line in _lines(node)]


def _lines(node: Node) -> list[str]:
    match node:
        case Element() if node.children and not _is_line(node):
            return [_start(node), *show_nodes(node.children, "  "), f"</{node.tag}>"]
        case Fence():
            return [_leaf("fence", _fence(node)), *_indented(node.code), "</fence>"]
        case Formula() if "\n" in node.tex:
            return [_leaf("formula", _formula(node)), *_indented(node.tex), "</formula>"]
        case _:
            return [_line(node)]


def _indented(text: str) -> list[str]:
    return [f"  {line}".rstrip() for line in text.split("\n")]


def _is_line(element: Element) -> bool:
    """Whether it is text and what stands in text; a picture or a code block asks for lines."""
    return any(isinstance(child, Text | Formula) for child in element.children) and not _has_blocks(element)


def _has_blocks(element: Element) -> bool:
    return any(
        isinstance(child, Fence)
        or (isinstance(child, Element) and (child.tag in BLOCKS or _has_blocks(child)))
        for child in element.children
    )


BLOCKS = {"ul", "ol", "li", "div", "p", "table", "pre", "blockquote"}


def _line(node: Node) -> str:
    match node:
        case Text(text):
            return text.replace("\n", "⏎").replace("\t", "⇥").replace("\u00a0", "⍽")
        case Comment(text):
            return f"<!--{text}-->"
        case Element():
            inner = "".join(_line(child) for child in node.children)
            return _start(node) + (inner if _is_empty(node) else f"{inner}</{node.tag}>")
        case Formula():
            return f"{_leaf('formula', _formula(node))}{node.tex}</formula>"
        case Raw() | Fence():
            raise AssertionError(f"{node} within a line")


def _is_empty(element: Element) -> bool:
    return element.tag in VOID_TAGS or element.self_closing


def _start(element: Element) -> str:
    attrs = "".join(
        f" {name}" if value is None else f' {name}="{value}"' for name, value in element.attrs.items()
    )
    return f"<{element.tag}{attrs}{' /' if element.self_closing else ''}>"


def _leaf(tag: str, parts: dict[str, object]) -> str:
    shown = (f" {name}={value}" for name, value in parts.items() if value not in (None, "", "{}", '""'))
    return f"<{tag}{''.join(shown)}>"


def _fence(node: Fence) -> dict[str, object]:
    return {
        "language": node.language,
        "words": " ".join(node.words) and f'"{" ".join(node.words)}"',
        "title": node.title and f'"{node.title}"',
        "ranges": None if node.ranges is None else f'"{"|".join(node.ranges)}"',
        "options": json.dumps(node.options, ensure_ascii=False),
        "rest": f'"{node.rest}"',
    }


def _formula(node: Formula) -> dict[str, object]:
    return {
        "display": '"block"' if node.display else None,
        "ranges": None if node.ranges is None else f'"{"|".join(node.ranges)}"',
        "options": json.dumps(node.options, ensure_ascii=False),
    }
