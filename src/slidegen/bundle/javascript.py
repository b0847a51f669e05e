"""JavaScript without what only people need, and with its strings set aside.

Not a parser: one pass that knows comments, strings, templates and regular expressions, so that what
stands in them is never taken for code. `Code.plain` has a hole in place of each literal, `fill` puts
them back.
"""

from __future__ import annotations

import re

from slidegen.core.patterns import pattern
from slidegen.core.records import record

HOLE = "\0"
"""Stands for a literal in `Code.plain`; JavaScript knows no such character outside of strings."""

_STOP = re.compile(r"/\*|//|[\"'`/]")
_STRING = {
    '"': re.compile(r'"(?:\\.|[^"\\\n])*"', re.DOTALL),
    "'": pattern(r"'(?:\\.|[^'\\\n])*'", re.DOTALL),
}
_TEMPLATE = pattern(r"(?:\\.|\$(?!\{)|[^`\\$])*", re.DOTALL)
_REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
_ENDS_VALUE = re.compile(r"(?:[\w$)\]}]|\+\+|--)$")
_KEYWORD = re.compile(
    r"(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|else|do|yield|await|instanceof)$"
)
_LINES = re.compile(r"[ \t]*\n\s*")
_BLANKS = re.compile(r"[ \t]+")
_TIGHT = re.compile(r"(?<=[{}()\[\],;:?=<>!&|*%^~]) | (?=[{}()\[\],;:?=<>!&|*%^~])")
_JOINED = re.compile(r"(?<=[{(\[,;])\n|\n(?=[)\],;])")
_CLOSE_TAG = re.compile(r"</(?=script)|<(?=!--)", re.IGNORECASE)


@record
class Code:
    """A script whose comments are gone and whose literals are set aside."""

    plain: str
    """With one hole for each literal; lines are as in the file."""
    literals: tuple[str, ...]


class UnclosedError(ValueError):
    """A literal or comment without an end. `line` is 1-based."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(f"this {what} is never closed")
        self.line = line


def read_code(text: str) -> Code:
    """`text` with its comments taken out and its literals set aside. Raises UnclosedError."""
    plain: list[str] = []
    literals: list[str] = []
    position = done = 0
    while match := _STOP.search(text, position):
        start = match.start()
        end = _literal_end(text, match[0], start)
        if end == start:  # a division
            position = start + 1
            continue
        plain.append(text[done:start])
        if match[0] in ("/*", "//"):
            plain.append("\n" * text.count("\n", start, end) or " ")
        else:
            plain.append(HOLE)
            literals.append(text[start:end])
        position = done = end
    plain.append(text[done:])
    return Code("".join(plain), tuple(literals))


def fill(plain: str, literals: tuple[str, ...]) -> str:
    """`plain` with its holes filled, in order."""
    parts = plain.split(HOLE)
    return "".join(part + literal for part, literal in zip(parts, (*literals, ""), strict=True))


def without_comments(text: str) -> str:
    """`text` as it is, less its comments. Raises UnclosedError."""
    code = read_code(text)
    return fill(code.plain, code.literals)


def squeeze(plain: str) -> str:
    """`plain` without needless white space. Line ends that may end a statement stay."""
    plain = _BLANKS.sub(" ", _LINES.sub("\n", plain))
    return _JOINED.sub("", _TIGHT.sub("", plain)).strip()


def safe_in_html(code: str) -> str:
    """`code` as it may stand in a `<script>`: nothing in it ends the element or hides its end."""
    return _CLOSE_TAG.sub(lambda match: r"<\/" if match[0] == "</" else r"\x3c", code)


def _literal_end(text: str, sign: str, start: int) -> int:
    match sign:
        case "//":
            end = text.find("\n", start)
            return len(text) if end < 0 else end
        case "/*":
            return _closed(text.find("*/", start + 2), "comment", text, start) + 2
        case "`":
            return _template_end(text, start)
        case "/":
            if not _starts_regex(text[max(0, start - 200) : start]):
                return start
            match = _REGEX.match(text, start)
            return match.end() if match else start
        case _:
            match = _STRING[sign].match(text, start)
            return _closed(match.end() if match else -1, "string", text, start)


def _template_end(text: str, start: int) -> int:
    """Past the backtick that closes the template at `start`, templates inside its `${…}` included."""
    position = start + 1
    while True:
        match = _TEMPLATE.match(text, position)
        position = match.end() if match else position
        if text[position : position + 1] == "`":
            return position + 1
        _closed(0 if text.startswith("${", position) else -1, "template", text, start)
        position = _braces_end(text, position + 2, start)


def _braces_end(text: str, position: int, start: int) -> int:
    """Past the brace that closes the `${` before `position`."""
    depth = 1
    stop = re.compile(r"/\*|//|[\"'`/{}]")
    while match := stop.search(text, position):
        position = match.end()
        match match[0]:
            case "{":
                depth += 1
            case "}":
                depth -= 1
                if depth == 0:
                    return position
            case sign:
                position = max(position, _literal_end(text, sign, match.start()))
    return _closed(-1, "template", text, start)


def _starts_regex(before: str) -> bool:
    """Whether a slash after `before` starts a regular expression rather than divides."""
    before = before.rstrip()
    return not _ENDS_VALUE.search(before) or bool(_KEYWORD.search(before))


def _closed(end: int, what: str, text: str, start: int) -> int:
    if end < 0:
        raise UnclosedError(what, text.count("\n", 0, start) + 1)
    return end
