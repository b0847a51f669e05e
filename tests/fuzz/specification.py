"""CommonMark's own examples, out of the npm package `commonmark-spec`, and the trees to compare them by.

The examples are not in this repository: they are fetched once, into pytest's cache.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from markup_text import parse
from selectolax.lexbor import LexborHTMLParser
from trees import Row, children_rows

from slidegen.core.nodes import Element, Fence, Node, Text
from slidegen.core.page import InlineScript
from slidegen.render import write_nodes

PACKAGE = "commonmark-spec@0.31.2"
LEAD = "lead\n\n"
"""Stands before each example: a slide's own text begins at its first letter, whatever its indentation."""
BLOCKS = frozenset("p div ul ol li blockquote h1 h2 h3 h4 h5 h6 pre hr table tbody tr td th".split())
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)
_DASHES = {"—": "---", "–": "--", "…": "...", "’": "'", "‘": "'", "“": '"', "”": '"'}
_TYPESET = str.maketrans(_DASHES)
"""Slidev sets dashes and quotes as printers do."""


@dataclass(frozen=True)
class SpecExample:
    """One example of the specification."""

    number: int
    markdown: str
    html: str


def fetch_examples(folder: Path) -> list[SpecExample]:
    """The examples, fetched into `folder` unless they are there."""
    path = folder / "node_modules" / "commonmark-spec" / "spec.txt"
    if not path.is_file():
        npm = str(shutil.which("npm"))
        options = ["--no-save", "--no-audit", "--no-fund", "--prefix", str(folder)]
        subprocess.run([npm, "install", *options, PACKAGE], check=True, capture_output=True)
    text = path.read_text(encoding="utf-8").partition("<!-- END TESTS -->")[0].replace("→", "\t")
    found = _EXAMPLE.findall(text)
    return [SpecExample(number, markdown, html) for number, (markdown, html) in enumerate(found, 1)]


def slide_rows(markdown: str) -> list[Row]:
    """The tree of a slide that holds `markdown`, as a browser reads it."""
    slots, _ = parse(LEAD + markdown)
    assert list(slots) == ["default"]
    return _tidy("".join(_piece(piece) for piece in write_nodes(_with_plain_code(slots["default"]))))


def rows_of(html: str) -> list[Row]:
    """The tree of HTML that a Markdown renderer made, as a browser reads it."""
    return _tidy(f"<p>lead</p>{html}")


def _piece(piece: object) -> str:
    match piece:
        case InlineScript(attributes, code):
            return f"<script{attributes}>{code}</script>"
        case _:
            return str(piece)


def _with_plain_code(nodes: list[Node]) -> list[Node]:
    """`nodes` with blocks of code as Markdown alone writes them."""
    plain: list[Node] = []
    for node in nodes:
        match node:
            case Fence(language, code):
                attrs = {"class": f"language-{language}"} if language else {}
                plain.append(Element("pre", {}, [Element("code", attrs, [Text(code and f"{code}\n")])]))
            case Element():
                plain.append(Element(node.tag, dict(node.attrs), _with_plain_code(node.children)))
            case _:
                plain.append(node)
    return plain


def _tidy(html: str) -> list[Row]:
    """The rows of `html`, without blanks at the edges of blocks and what links have beyond their address."""
    rows = children_rows(LexborHTMLParser(f"<!doctype html><body>{html}").css_first("body"))
    edge: Row = ("<", "div")
    tidy: list[Row] = []
    verbatim = 0
    for at, row in enumerate(rows):
        kind, name = row[0], row[1]
        verbatim += (kind == "<") - (kind == ">") if name == "pre" and kind in "<>" else 0
        if kind == "<" and name == "a":
            tidy.append((kind, name, *(one for one in row[2:] if one.startswith(("href=", "title=")))))
        elif kind == "text" and not verbatim:
            before, after = rows[at - 1] if at else edge, rows[at + 1] if at + 1 < len(rows) else edge
            text = _at_edges(re.sub(r"[ \t\n]+", " ", name), before, after).translate(_TYPESET)
            tidy += [(kind, text)] if text else []
        else:
            tidy.append(row)
    return tidy


def _at_edges(text: str, before: Row, after: Row) -> str:
    if before[0] in "<>" and before[1] in BLOCKS:
        text = text.lstrip()
    return text.rstrip() if after[0] in "<>" and after[1] in BLOCKS else text
