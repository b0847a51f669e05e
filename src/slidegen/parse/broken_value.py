"""A value that is no YAML → what is wrong with it, and what it is taken to mean.

title: a: b          wants quotes            → a: b
list: [1, 2          is never closed         → [1, 2]
path: @/a.png        cannot start so         → @/a.png
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slidegen.core.patterns import pattern
from slidegen.core.records import record
from slidegen.core.yaml import YamlSyntaxError, load_yaml

_BRACKETS = {"[": "]", "{": "}"}
_BAD_ESCAPE = pattern(r"\\(?![0abt\tnvfre \"/\\N_LPxuU])(.?)")
_QUOTED = pattern(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")


@record
class MendedValue:
    """A value, and its mistake: on the key's own line, at 0-based `col`."""

    value: Any
    message: str
    col: int
    length: int
    hint: str


@dataclass(slots=True)
class _Brackets:
    """The brackets of a value. Offsets are 0-based in it."""

    closed: str
    """The value with what is missing."""
    opener: int | None
    """A bracket that is never closed."""
    hint: str
    end: int
    """Where the first bracket is closed."""


def mend_value(lines: Sequence[str], start: int) -> MendedValue | None:
    """The value that starts after column `start` (0-based) of the first line, where its mistake is known."""
    rest = lines[0][start:].strip()
    at = lines[0].index(rest, start) if rest else start
    plain = without_comment(rest)
    match rest[:1]:
        case "'" | '"':
            return _quoted(rest, at, lines[1:])
        case "[" | "{":
            return _bracketed(rest, at, lines[1:])
        case "@" | "`" | "%" | "*" | "&" | "!":
            name = "a backtick" if rest[0] == "`" else f"`{rest[0]}`"
            hint = "put the value in quotes"
            return MendedValue(plain, f"a value cannot start with {name}", at, 1, hint)
        case "|" | ">" if len(lines) > 1:
            text = textwrap.dedent("\n".join(lines[1:])).strip() + "\n"
            message = f"the text below `{rest[0]}` is not indented alike"
            return MendedValue(text, message, at, 1, "indent each of its lines as the first one")
    if rest.startswith("- "):
        items = [plain.removeprefix("- ").strip()]
        hint = "write it on the lines below, or `[one, another]`"
        return MendedValue(items, "a list cannot start beside its name", at, len(plain), hint)
    colon = re.search(r":(?=\s|$)", plain)
    if colon and not any(line.strip() for line in lines[1:]):
        message, hint = "a value with `: ` in it wants quotes", f'write `"{plain.replace(chr(34), chr(39))}"`'
        return MendedValue(plain, message, at + colon.start(), 1, hint)
    return None


def without_comment(text: str) -> str:
    """A plain value without the comment behind it."""
    return re.split(r"\s#", text, maxsplit=1)[0].rstrip()


def _quoted(rest: str, at: int, below: Sequence[str]) -> MendedValue:
    quote = rest[0]
    inner = rest[1:-1]
    if len(rest) > 1 and rest.endswith(quote):
        escape = _BAD_ESCAPE.search(inner) if quote == '"' else None
        if escape:
            message = f"`{escape[0]}` means nothing in double quotes"
            return MendedValue(inner, message, at + 1 + escape.start(), 2, "use single quotes")
        other = '"' if quote == "'" else "'"
        hint = f"put `{other}` around the value"
        return MendedValue(
            inner, f"a `{quote}` within the value ends it", at + 1 + inner.find(quote), 1, hint
        )
    closed = _QUOTED.match(rest)
    if closed is None:
        text = " ".join([rest[1:], *(line.strip() for line in below)]).strip()
        return MendedValue(text, "this quote is never closed", at, 1, f"write `{quote}` at the end")
    after = rest[closed.end() :].strip()
    col = at + rest.index(after, closed.end())
    return MendedValue(rest, "text follows the closing quote", col, len(after), "put all of it in quotes")


def _bracketed(rest: str, at: int, below: Sequence[str]) -> MendedValue:
    brackets = _close("\n".join([rest, *below]))
    if brackets.opener is not None:
        try:
            value = load_yaml(brackets.closed)
        except YamlSyntaxError:
            value = rest
        # What opens on a line below is told at the first bracket: the place is on the key's own line.
        opener = brackets.opener if brackets.opener < len(rest) else 0
        return MendedValue(value, f"`{rest[opener]}` is never closed", at + opener, 1, brackets.hint)
    end = brackets.end
    close = _BRACKETS[rest[0]]
    after = rest[end:].strip()
    if not after:
        message = f"this cannot be read between `{rest[0]}` and `{close}`"
        return MendedValue(rest, message, at, len(rest), "put the texts in it in quotes")
    col = at + rest.index(after, end)
    return MendedValue(
        rest, f"text follows the closing `{close}`", col, len(after), "put all of it in quotes"
    )


def _close(text: str) -> _Brackets:
    """`text` with the closing brackets that are missing; other brackets in quotes do not count."""
    found = _Brackets(text, None, "", len(text))
    opened: list[int] = []
    plain = _QUOTED.sub(lambda match: "_" * len(match[0]), text)
    for index, char in enumerate(plain):
        if char in _BRACKETS:
            opened.append(index)
        elif opened and char == _BRACKETS[text[opened[-1]]]:
            opened.pop()
            if not opened:
                found.end = index + 1
                return found
        elif opened and char in _BRACKETS.values():
            missing = _BRACKETS[text[opened[-1]]]
            closed = text[:index] + missing + text[index:]
            return _Brackets(closed, opened[-1], f"write `{missing}` before `{char}`", index)
    if opened:
        missing = "".join(_BRACKETS[text[at]] for at in reversed(opened))
        found.closed, found.opener, found.hint = text + missing, opened[0], f"write `{missing}` at the end"
    return found
