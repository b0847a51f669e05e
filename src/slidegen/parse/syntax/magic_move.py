"""Magic move: code blocks that turn into one another (Slidev reference §3.6).

    ````md magic-move [title] {at: 2, lines: true}
    ```js {1|2}
    a
    ```
    ```js
    b
    ```
    <<< @/snippets/c.js
    ````

Becomes `<slidegen-magic-move>` with a `Fence` a step, and its options as attributes.
"""

from __future__ import annotations

import json

from markdown_it.token import Token

from slidegen.core.nodes import Element, Node
from slidegen.core.patterns import pattern
from slidegen.parse.stretch import SlideText, Stretch
from slidegen.parse.syntax.fences import make_fence, read_info
from slidegen.parse.syntax.snippets import is_snippet, snippet

TAG = "slidegen-magic-move"
WORD = "magic-move"
_OPENING = pattern(r"```(?!`)(.*)$")


def is_magic_move(token: Token) -> bool:
    """Whether a `fence` token is such a block; Slidev asks for four backticks exactly."""
    words = token.info.split(maxsplit=2)
    return len(token.markup) > 3 and words[:1] in (["md"], ["markdown"]) and words[1:2] == [WORD]


def magic_move(token: Token, source: SlideText) -> Element:
    """The block with its steps."""
    line = token.map[0] if token.map else 0
    info = read_info(Stretch(source, token.info.rstrip(), line))
    element = Element(TAG, span=source.line_span(line))
    options = ({"title": info.title} if info.title else {}) | dict(info.options)
    element.attrs = {name: _text(value) for name, value in options.items()}
    element.children = _steps(token.content, source, line + 1)
    if not element.children:
        source.report.error(
            "empty-magic-move",
            "this block has no code block in it",
            source.line_span(line),
            "put blocks of three backticks in it, one for each step",
        )
    return element


def _steps(text: str, source: SlideText, first: int) -> list[Node]:
    """The code blocks in `text`, whose first line is line `first` of the Markdown."""
    steps: list[Node] = []
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        line = lines[number]
        match = _OPENING.match(line)
        if match:
            end = next((n for n in range(number + 1, len(lines)) if lines[n].rstrip() == "```"), len(lines))
            info = read_info(Stretch(source, match[1].rstrip(), first + number))
            steps.append(make_fence(info, "\n".join(lines[number + 1 : end]), source, first + number))
            number = end
        elif is_snippet(line):
            steps.append(snippet(line, first + number, source))
        elif line.strip():
            source.report.warning(
                "not-a-step",
                "this line is not part of a code block, a magic move leaves it out",
                source.line_span(first + number),
                "put it into a block of three backticks at the start of a line",
            )
        number += 1
    return steps


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
