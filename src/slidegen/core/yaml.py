"""YAML 1.2 with its core schema, as Slidev reads it (Slidev reference §1.2).

In:  the text of one document. Out: its value, with the place of each part, or a `YamlSyntaxError`.

PyYAML reads YAML 1.1, where `16:9` is 969, `no` is False and `012` is 10: its parser is used (libyaml
where it is there, ten times as fast), its schema is not. A tag never makes anything but text, numbers,
lists and maps; keys are text; dates are text; `<<` is a key like any other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from slidegen.core.patterns import pattern
from slidegen.core.records import record

Value = Any
"""str, int, float, bool, None, list or dict with str keys."""

MAX_NODES = 20_000
"""What one document may hold once its aliases are written out: ends `&a [*a]` and its kin."""
MAX_DEPTH = 60

_TAG = "tag:yaml.org,2002:"
_CORE = (
    ("null", r"(?:~|null|Null|NULL|)", "~nN"),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)", "tTfF"),
    ("int", r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("float", r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))", "-+."),
)
"""Tag, pattern, and the characters that such a plain scalar may start with (YAML 1.2.2, §10.3.2)."""


_PLAIN_LINE = re.compile(r"([A-Za-z]\w*): +([A-Za-z][\w./-]*(?: [A-Za-z0-9][\w./-]*)*) *", re.ASCII)
_WORDS = frozenset(("null", "true", "false"))
"""What is no text, of all that starts with a letter."""


class YamlSyntaxError(ValueError):
    """The text is not YAML. `line` and `col` are 1-based, in the text."""

    def __init__(self, problem: str, line: int, col: int) -> None:
        super().__init__(problem)
        self.problem, self.line, self.col = problem, line, col


@record
class Place:
    """Where a part of the document stands: `line` and `col` are 1-based, `length` is on that line."""

    line: int
    col: int
    length: int


@record
class Oddity:
    """What is YAML and yet read in another way than its author may think."""

    kind: Literal["duplicate-key", "unknown-tag", "merge-key"]
    name: str
    """The key or the tag."""
    place: Place


@dataclass(slots=True)
class YamlDocument:
    """A value with its places."""

    value: Value = None
    places: dict[str, Place] = field(default_factory=dict)
    """Path of a value (`fonts.sans`, `addons.0`) → where it stands; its key, where the value is empty."""
    key_places: dict[str, Place] = field(default_factory=dict)
    """Key of the outermost map → where the key stands."""
    oddities: list[Oddity] = field(default_factory=list)


def load_yaml(text: str) -> Value:
    """The value of `text` alone. Raises YamlSyntaxError."""
    return read_yaml(text).value


def read_yaml(text: str) -> YamlDocument:
    """The document in `text`. Raises YamlSyntaxError."""
    return _read_plain(text) or compose_yaml(text)


def compose_yaml(text: str) -> YamlDocument:
    """The document in `text`, read by PyYAML whatever it holds. Raises YamlSyntaxError."""
    # libyaml's composer recurses in C, where nobody counts: hundreds of thousands of levels would crash.
    if text.count("[") + text.count("{") + text.count("- ") > MAX_NODES:
        raise YamlSyntaxError("this is too much for one document", 1, 1)
    try:
        node = yaml.compose(text if HAS_C_PARSER else _TAB_AFTER_TEXT.sub(" ", text), Loader=CoreLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlSyntaxError(error.problem or "this is not YAML", line, col) from None
    except yaml.reader.ReaderError:
        raise YamlSyntaxError("a control character is not allowed here", *_control_character(text)) from None
    document = YamlDocument()
    if node is not None:
        document.value = _Reading(text, document).value(node, "", 0)
    return document


def _read_plain(text: str) -> YamlDocument | None:
    """The document, where it is lines of `name: some words` alone; None where PyYAML must read it.

    Most frontmatter is so, and takes a tenth of the time here.
    """
    document = YamlDocument(value={})
    for number, line in enumerate(text.split("\n"), 1):
        match = _PLAIN_LINE.fullmatch(line)
        if match is None or match[1] in document.value or match[2].lower() in _WORDS:
            return None
        key, value = match.groups()
        document.value[key] = value
        document.key_places[key] = Place(number, 1, len(key))
        document.places[key] = Place(number, match.start(2) + 1, len(value))
    return document


@dataclass(slots=True)
class _Reading:
    """Turns composed nodes into values, and notes where they stand."""

    text: str
    document: YamlDocument
    nodes: int = 0

    def value(self, node: yaml.Node, path: str, depth: int) -> Value:
        self.nodes += 1
        if self.nodes > MAX_NODES or depth > MAX_DEPTH:
            mark = node.start_mark
            raise YamlSyntaxError("this is nested too deeply", mark.line + 1, mark.column + 1)
        if path and path not in self.document.places:
            self.document.places[path] = _place(node)
        match node:
            case yaml.ScalarNode():
                return self._scalar(node)
            case yaml.SequenceNode():
                self._check_tag(node, "seq")
                return [
                    self.value(item, f"{path}.{index}", depth + 1) for index, item in enumerate(node.value)
                ]
            case _:
                self._check_tag(node, "map")
                return self._mapping(node, path, depth)

    def _mapping(self, node: yaml.Node, path: str, depth: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            key_place = _place(key_node)
            if key in values:
                self.document.oddities.append(Oddity("duplicate-key", key, key_place))
            elif key == "<<":
                self.document.oddities.append(Oddity("merge-key", key, key_place))
            below = f"{path}.{key}" if path else key
            is_empty = isinstance(value_node, yaml.ScalarNode) and not value_node.value
            self.document.places[below] = key_place if is_empty else _place(value_node)
            if not path:
                self.document.key_places[key] = key_place
            values[key] = self.value(value_node, below, depth + 1)
        return values

    def _key(self, node: yaml.Node) -> str:
        """A key as JavaScript has it: always text."""
        if not isinstance(node, yaml.ScalarNode):
            return self.text[node.start_mark.index : node.end_mark.index].strip()
        value = self._scalar(node)
        return "" if value is None else to_text(value)

    def _scalar(self, node: yaml.ScalarNode) -> Value:
        tag = node.tag.removeprefix(_TAG)
        text: str = node.value
        try:
            match tag:
                case "str":
                    return text
                case "null":
                    return None
                case "bool":
                    return text.lower() == "true"
                case "int":
                    return _integer(text)
                case "float":
                    return _decimal(text)
        except ValueError:
            pass
        self._check_tag(node, "str")
        return text

    def _check_tag(self, node: yaml.Node, own: str) -> None:
        if node.tag != _TAG + own:
            self.document.oddities.append(Oddity("unknown-tag", node.tag.replace(_TAG, "!!"), _place(node)))


def to_text(value: Value) -> str:
    """A scalar as JavaScript would write it: `true`, `null`, `0.5`."""
    if value is None or isinstance(value, bool):
        return str(value).lower() if value is not None else "null"
    return str(value)


def _integer(text: str) -> int:
    return int(text[2:], {"0o": 8, "0x": 16}[text[:2]]) if text[:2] in ("0o", "0x") else int(text)


def _decimal(text: str) -> int | float:
    """A number; a whole one is an int, since `1.0` and `1` are one number to Slidev."""
    named = text.lower()
    if named.endswith((".inf", ".nan")):
        return float(named.replace(".", ""))
    number = float(text)
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def _place(node: yaml.Node) -> Place:
    start, end = node.start_mark, node.end_mark
    # What runs over several lines is marked at its first character.
    length = end.column - start.column if end.line == start.line else 1
    return Place(start.line + 1, start.column + 1, max(1, length))


def _control_character(text: str) -> tuple[int, int]:
    found = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    start = found.start() if found else 0
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def _resolvers() -> Mapping[str, list[tuple[str, re.Pattern[str]]]]:
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for tag, text, starts in _CORE:
        for start in (*starts, "") if tag == "null" else starts:
            found.setdefault(start, []).append((_TAG + tag, re.compile(text + r"\Z")))
    return found


HAS_C_PARSER: bool = yaml.__with_libyaml__

_TAB_AFTER_TEXT = pattern(r"(?<=[^\s])\t")
"""libyaml takes a tab for a space there, as YAML says; PyYAML's own scanner does not."""


def _loader(parser: str) -> Any:
    """`parser` of PyYAML with the core schema in place of its own."""
    return type("CoreLoader", (getattr(yaml, parser),), {"yaml_implicit_resolvers": _resolvers()})


CoreLoader = _loader("CSafeLoader" if HAS_C_PARSER else "SafeLoader")
