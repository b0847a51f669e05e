"""What any tool on these libraries must spend: the interpreter, the imports, Markdown and highlighting.

    python tests/bench/floor.py DECK

Reads DECK as one CommonMark text with tables, and highlights each of its fences: no slides, no styles,
no file.
"""

from __future__ import annotations

import sys
from pathlib import Path

from markdown_it import MarkdownIt
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

import slidegen.build
import slidegen.cli


def main(path: Path) -> None:
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    text = path.read_text(encoding="utf-8")
    tokens = markdown.parse(text)
    formatter = HtmlFormatter()
    for token in tokens:
        if token.type == "fence":
            language = token.info.split(" ")[0].split("{")[0]
            try:
                highlight(token.content, get_lexer_by_name(language), formatter)
            except ClassNotFound:
                continue
    markdown.renderer.render(tokens, markdown.options, {})


if __name__ == "__main__":
    assert slidegen.build and slidegen.cli
    main(Path(sys.argv[1]))
