"""Behaviour as Markdown: the fixtures below tests/spec.

A fixture is a section. Its title is a sentence, its prose the reason, its fenced blocks the input and,
last, what is expected:

    ## A plain separator splits

    ```md
    A
    ```

    ```json
    [{"content": "A"}]
    ```

Words after a block's language name it (`md parts/a.md`). A `json` block that holds one string is that
string: for input that Markdown cannot show, such as CRLF. `pytest --update` rewrites what is expected.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

SPEC = Path(__file__).parent / "spec"


@dataclass(frozen=True)
class Block:
    """One fenced block of a fixture. Lines are 0-based: its fences are `first` and `last`."""

    info: str
    lines: list[str]
    first: int
    last: int

    @property
    def name(self) -> str:
        """The words after its language."""
        return self.info.partition(" ")[2].strip()

    @property
    def is_json(self) -> bool:
        """Whether it is compared as a value, not letter by letter."""
        return self.info.split(" ")[0] == "json"

    @property
    def text(self) -> str:
        """What it holds, with a line end after each line."""
        text = "".join(f"{line}\n" for line in self.lines)
        if self.is_json and text.startswith('"'):
            return str(json.loads(text))
        return text


@dataclass(frozen=True)
class Fixture:
    """A section of a file in tests/spec: one or more blocks that go in, and one that must come out."""

    path: Path
    title: str
    blocks: list[Block] = field(default_factory=list)

    @property
    def input(self) -> str:
        """The first block."""
        return self.blocks[0].text

    @property
    def files(self) -> dict[str, str]:
        """The blocks that have a name, by name."""
        return {block.name: block.text for block in self.blocks if block.name}

    @property
    def expected(self) -> str:
        """The last block."""
        return self.blocks[-1].text


def read_fixtures(path: Path) -> list[Fixture]:
    """The sections of the Markdown file `path` that have blocks, in order."""
    found: list[Fixture] = []
    fence, start = "", 0
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines):
        if fence and line == fence:
            info = lines[start].removeprefix(fence).strip()
            found[-1].blocks.append(Block(info, lines[start + 1 : number], start, number))
            fence = ""
        elif not fence and line.startswith("```"):
            fence, start = re.match("`+", line)[0], number
        elif not fence and line.startswith("## "):
            found.append(Fixture(path, line.removeprefix("## ").strip()))
    assert not fence, f"{path}:{start + 1}: this block is not closed"
    found = [fixture for fixture in found if fixture.blocks]
    assert len({fixture.title for fixture in found}) == len(found), f"{path}: two fixtures share a title"
    return found


def each_fixture(*names: str) -> pytest.MarkDecorator:
    """Run a test with every fixture of tests/spec/NAME.md as its argument `fixture`."""
    found = [fixture for name in names for fixture in read_fixtures(SPEC / f"{name}.md")]
    return pytest.mark.parametrize("fixture", found, ids=[f"{one.path.stem}: {one.title}" for one in found])


def is_expected(fixture: Fixture, actual: str) -> bool:
    """Whether `actual` is what `fixture` expects; JSON is compared as a value."""
    if fixture.blocks[-1].is_json:
        return bool(json.loads(actual) == json.loads(fixture.expected))
    return actual.rstrip("\n") == fixture.expected.rstrip("\n")


def write_expected(fixture: Fixture, actual: str) -> None:
    """Put `actual` in the place of what `fixture` expects."""
    block = next(one for one in read_fixtures(fixture.path) if one.title == fixture.title).blocks[-1]
    lines = fixture.path.read_text(encoding="utf-8").split("\n")
    longest = max((len(run) for run in re.findall("^`+", actual, re.MULTILINE)), default=0)
    fence = "`" * max(3, longest + 1)
    lines[block.first : block.last + 1] = [f"{fence}{block.info}", *actual.rstrip("\n").split("\n"), fence]
    fixture.path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
