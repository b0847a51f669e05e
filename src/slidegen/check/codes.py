"""The codes of all findings, with why each matters and how it is mended: `assets/codes/*.md`.

    ## unknown-layout

    Neither the theme nor the deck has a layout of this name. …

    ```md line=2
    ---
    layout: centre
    ---
    ```

    Instead:

    ```md
    ---
    layout: center
    ---
    ```

A section is a code. Its blocks are files: `slides.md`, or the name after the language (`css style.css`).
What stands before `Instead:` is a deck that has the fault, on the line that `line=` says (`with=` names
what comes along); what stands after it replaces files of that deck, an empty block deletes one, and mends
it. Both are built in the tests, so that what an author
is told is true. A code that no text alone can show has no blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from slidegen.core.records import record
from slidegen.shipped import assets_dir

_FENCE = re.compile(r"(`{3,})(\w+)(?: (?!line=)(\S+))?(?: line=(\d+)(?: with=(\S+))?)?")
_INSTEAD = "Instead:"


@record
class Example:
    """A file of a deck."""

    name: str
    """POSIX, from the deck's folder."""
    language: str
    text: str
    line: int | None
    """1-based: where the fault is found; None: it is not in this file."""
    along: frozenset[str] = frozenset()
    """Codes of what else is wrong then: no such fault comes alone."""


@dataclass(slots=True)
class Code:
    """What `explain` tells of a code."""

    name: str
    group: str
    """The file's stem: `language`, `access`."""
    why: str = ""
    """Paragraphs of Markdown, the first sentence by itself says what is wrong."""
    faulty: list[Example] = field(default_factory=list)
    mended: list[Example] = field(default_factory=list)
    """What replaces files of `faulty`."""

    @property
    def summary(self) -> str:
        """The first sentence, without its full stop."""
        return re.split(r"\.(?=\s|$)", self.why, maxsplit=1)[0].replace("\n", " ")


@cache
def all_codes() -> Mapping[str, Code]:
    """Every code, by name, in the order of the files."""
    files = sorted((assets_dir() / "codes").glob("*.md"))
    found = [code for file in files for code in _read(file.read_text(encoding="utf-8"), file.stem)]
    return {code.name: code for code in found}


def _read(text: str, group: str) -> Iterator[Code]:
    code, into, prose = Code("", group), list[Example](), list[str]()
    lines = iter(text.split("\n"))
    for line in lines:
        fence = _FENCE.fullmatch(line)
        if fence is not None:
            into.append(_example(fence, lines))
        elif line.startswith("## "):
            yield from _whole(code, prose)
            code, prose = Code(line.removeprefix("## ").strip(), group), []
            into = code.faulty
        elif line == _INSTEAD:
            into = code.mended
        elif line.strip():
            prose.append(line)
    yield from _whole(code, prose)


def _whole(code: Code, prose: list[str]) -> Iterator[Code]:
    """What stood below a title; above the first one there is no code."""
    code.why = "\n".join(prose)
    if code.name:
        yield code


def _example(fence: re.Match[str], lines: Iterator[str]) -> Example:
    marks, language, name, number, along = fence.groups()
    text = "".join(f"{line}\n" for line in iter(lambda: next(lines), marks))
    others = frozenset(along.split(",")) if along else frozenset()
    return Example(name or "slides.md", language, text, int(number) if number else None, others)
