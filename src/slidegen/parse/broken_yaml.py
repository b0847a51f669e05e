"""YAML that cannot be read as a whole → what can be read of it, and what is wrong, key by key.

Each key of the outermost map is read alone. What fails is told with its own message; where it is clear
what was meant, that is its value.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from slidegen.core.records import record
from slidegen.core.yaml import Oddity, Place, YamlDocument, YamlSyntaxError, load_yaml, read_yaml
from slidegen.parse.broken_value import mend_value, without_comment
from slidegen.parse.opening import KEY, TIGHT_KEY

SYNTAX = "yaml-syntax"
TAB = "tab-in-yaml"


@record
class Problem:
    """One thing that is no YAML. `line` is 0-based in the text, `col` 1-based."""

    code: str
    message: str
    line: int
    col: int
    length: int
    hint: str


@dataclass(slots=True)
class _Part:
    """A key with the lines below it; or a line that is neither key nor value."""

    line: int
    """0-based, of its first line."""
    indent: int
    """Columns that were cut from each line."""
    lines: list[str] = field(default_factory=list)


def mend_yaml(lines: Sequence[str]) -> tuple[YamlDocument, list[Problem]]:
    """The map in `lines` as far as it can be read, and what is wrong with the rest."""
    mending = _Mending()
    mending.run(_parts(lines))
    return mending.document, mending.problems


class _Mending:
    """Collects the values and problems of one map. `path` is its own in the document, with a dot."""

    def __init__(self, path: str = "") -> None:
        self.document = YamlDocument(value={})
        self.problems: list[Problem] = []
        self.path = path

    def run(self, parts: Iterator[_Part]) -> None:
        """Read each of `parts`."""
        margin: int | None = None
        for part in parts:
            margin = part.indent if margin is None else margin
            if part.indent != margin:
                length = len(part.lines[0].rstrip())
                message = "this line does not start below the one above"
                self._tell(part, message, (0, length), f"indent it by {margin} spaces")
            try:
                read = read_yaml("\n".join(part.lines))
            except YamlSyntaxError as error:
                self._mend(part, error)
                continue
            if isinstance(read.value, dict):
                self._add(read, part)
            elif read.value is not None:
                self._mend(part, None)

    def _add(self, read: YamlDocument, part: _Part) -> None:
        """Take over what is in `read`, whose places start where `part` does."""

        def moved(place: Place) -> Place:
            return Place(place.line + part.line, place.col + part.indent, place.length)

        ours = self.document
        for key, place in read.key_places.items():
            if key in ours.key_places:
                ours.oddities.append(Oddity("duplicate-key", key, moved(place)))
            ours.key_places[key] = moved(place)
        ours.value.update(read.value)
        ours.places.update({self.path + path: moved(place) for path, place in read.places.items()})
        ours.oddities.extend(Oddity(odd.kind, odd.name, moved(odd.place)) for odd in read.oddities)

    def _mend(self, part: _Part, error: YamlSyntaxError | None) -> None:
        if self._mend_tabs(part) or self._mend_tight(part):
            return
        first = part.lines[0]
        key = KEY.match(first)
        if key is None:
            hint = "give it a name, or end the frontmatter with `---` above it"
            self._tell(part, "this line is not `name: value`", (0, len(first.rstrip())), hint)
            return
        mended = mend_value(part.lines, key.end())
        if mended is not None:
            self._tell(part, mended.message, (mended.col, mended.length), mended.hint)
            self._keep(part, key, mended.value)
        else:
            self._mend_lines_below(part, key, error)

    def _mend_tabs(self, part: _Part) -> bool:
        """Tabs that indent: told once, and read as if they were two spaces, else as nothing."""
        tabbed = next((index for index, line in enumerate(part.lines) if "\t" in _lead(line)), None)
        if tabbed is None:
            return False
        lead = _lead(part.lines[tabbed])
        col, length = part.indent + lead.index("\t") + 1, lead.count("\t")
        line = part.line + tabbed
        self.problems.append(
            Problem(TAB, "a tab cannot indent YAML", line, col, length, "indent with spaces")
        )
        spaced = [_lead(line).replace("\t", "  ") + line.lstrip(" \t") for line in part.lines]
        try:
            read_yaml("\n".join(spaced))
        except YamlSyntaxError:
            spaced = [line.lstrip() if "\t" in _lead(line) else line for line in part.lines]
        self._read_again(part, spaced)
        return True

    def _mend_tight(self, part: _Part) -> bool:
        """`layout:center`."""
        first = part.lines[0]
        tight = TIGHT_KEY.match(first)
        if tight is None:
            return False
        rest = first[tight.end() :].strip()
        hint = f"write `{tight[0]} {rest}`"
        self._tell(part, f"a space is missing after `{tight[0]}`", (tight.end(), len(rest)), hint)
        self._read_again(part, [f"{tight[0]} {rest}", *part.lines[1:]])
        return True

    def _mend_lines_below(self, part: _Part, key: re.Match[str], error: YamlSyntaxError | None) -> None:
        """A key without a known mistake of its own: one in the lines below it."""
        plain = without_comment(part.lines[0][key.end() :].strip())
        below = next((index for index, line in enumerate(part.lines) if index and line.strip()), None)
        is_map = below is not None and KEY.match(part.lines[below].strip())
        if is_map and not plain:
            self._mend_inner(part, key)
        elif is_map and below is not None:
            lead, length = len(_lead(part.lines[below])), len(part.lines[below].strip())
            message = "this line is indented, but the one above has a value already"
            self._tell(part, message, (lead, length), "start it below the name above", line=below)
            self._keep(part, key, _scalar(plain))
            dedented = textwrap.dedent("\n".join(part.lines[1:])).split("\n")
            self._read_again(part, ["", *(" " * (len(_lead(part.lines[0]))) + line for line in dedented)])
        else:
            at = min(error.line, len(part.lines)) - 1 if error else 0
            col = error.col - 1 if error else 0
            self._tell(part, "this cannot be read as YAML", (col, 1), "put the value in quotes", line=at)
            if plain:
                self._keep(part, key, _scalar(plain))

    def _mend_inner(self, part: _Part, key: re.Match[str]) -> None:
        """A map below a key, with a mistake in it."""
        inner = _Mending(f"{self.path}{key[2]}.")
        for each in _parts(["", *part.lines[1:]]):
            inner.run(iter([_Part(each.line + part.line, each.indent + part.indent, each.lines)]))
        self._keep(part, key, inner.document.value)
        self.document.places.update(inner.document.places)
        self.document.oddities.extend(inner.document.oddities)
        self.problems.extend(inner.problems)

    def _keep(self, part: _Part, key: re.Match[str], value: Any) -> None:
        """`value` is what the key is taken to be."""
        name = key[2]
        rest = part.lines[0][key.end() :].strip()
        col = part.lines[0].index(rest, key.end()) if rest else key.start(2)
        place = Place(part.line + 1, part.indent + col + 1, len(rest) or len(name))
        self.document.value[name] = value
        self.document.key_places[name] = Place(part.line + 1, part.indent + key.start(2) + 1, len(name))
        self.document.places[self.path + name] = place

    def _read_again(self, part: _Part, lines: list[str]) -> None:
        """Read the part once more with its lines mended."""
        for each in _parts(lines):
            self.run(iter([_Part(each.line + part.line, each.indent + part.indent, each.lines)]))

    def _tell(self, part: _Part, message: str, where: tuple[int, int], hint: str, *, line: int = 0) -> None:
        """A problem on the part's line `line`; `where` is its column (0-based) and its length."""
        col, length = where
        self.problems.append(
            Problem(SYNTAX, message, part.line + line, part.indent + col + 1, max(1, length), hint)
        )


def _scalar(plain: str) -> Any:
    """A value beside its key, read alone."""
    try:
        return load_yaml(plain)
    except YamlSyntaxError:
        return plain


def _parts(lines: Sequence[str]) -> Iterator[_Part]:
    """The lines, cut before each key of the outermost map and before what is no part of one."""
    part: _Part | None = None
    for index, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        text = line[indent:]
        if not text.strip():
            if part:
                part.lines.append("")
            continue
        if part is None or not (indent > part.indent or text[0] in "\t-]}#"):
            if part:
                yield part
            part = _Part(index, indent)
        part.lines.append(line[min(indent, part.indent) :].rstrip())
    if part:
        yield part


def _lead(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]
