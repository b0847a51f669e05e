"""A JavaScript or TypeScript module read as data, as far as it is data; nothing of it is run.

    import { defineConfig } from 'unocss'
    const brand = '#123'
    export default defineConfig({ theme: { colors: { brand } }, rules: [[/^x-(.+)$/, ([, x]) => …]] })

In:  the text of the module, and what gives the text of those that it imports.
Out: the value that it exports, in which every part that is no literal is a `Code` with its place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from slidegen.core.literals import LiteralError, LiteralReader
from slidegen.core.patterns import pattern
from slidegen.core.records import record

_EXPORT = pattern(r"(?:^|[;\n])\s*(?:export\s+default\b|module\.exports\s*=)\s*")
_CONST = pattern(r"(?:^|[;\n])\s*(?:export\s+)?(?:const|let|var)\s+([\w$]+)\s*(?::[^=\n]+)?=\s*(?![=>])")
_IMPORT = pattern(
    r"(?:^|[;\n])\s*import\s+(?!type\b)(?:([\w$]+)\s*,?\s*)?(?:\{([^{}]*)\}|\*\s*as\s+([\w$]+))?\s*from\s*(['\"])"
    r"([^'\"\n]+)\4"
)
_IMPORTED = pattern(r"([\w$]+)(?:\s+as\s+([\w$]+))?")
_EXPORTED = r"export\s+(?:const|let|var)\s+{0}(?![\w$])|export\s*\{{[^{{}}]*(?<![\w$]){0}(?![\w$])[^{{}}]*\}}"
_MEMBER = pattern(r"\s*\??\.\s*([A-Za-z_$][\w$]*)")
_CALL = pattern(r"[\w$.]+\s*(?:<[^<>()]*>)?\s*\(\s*")
_ARROW = pattern(r"(?:async\s*)?\(\s*\)\s*(?::[^=]+)?=>\s*|(?:async\s+)?function\s*[\w$]*\s*\(\s*\)\s*")
_RETURN = pattern(r"\{\s*return\b\s*")
_CAST = pattern(r"(?:as\s+const|(?:as|satisfies)\s+[\w$.]+(?:<[^<>]*>)?)\s*")
_NAME = pattern(r"[A-Za-z_$][\w$]*")
_QUOTED = pattern(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|`(?:[^`\\]|\\.)*`", re.DOTALL)
_COMMENT = pattern(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_REGEX = pattern(r"/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_SPACE = pattern(r"(?:\s|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_CLOSING = {"(": ")", "[": "]", "{": "}"}


@record
class Code:
    """A part of a module that is no literal."""

    text: str
    """As written, in one line."""
    line: int
    """1-based line of the module at which it starts."""


ReadModule = Callable[[str], "tuple[str, ReadModule] | None"]
"""By the address that an import has, the text of a module and what reads its own imports; None where it
is a package, or not there."""

ALL = "*"
DEFAULT = "default"


def exported(module: str, read: ReadModule = lambda _: None, name: str = DEFAULT) -> Any:
    """What `module` exports by `name`; a `Code` where that is no literal, None where it exports nothing."""
    found = _Module(module, read)
    if name == ALL:
        return {one: found.value_of(one) for one in found.exports()}
    if name != DEFAULT:
        return found.value_of(name) if name in found.exports() else None
    match = _EXPORT.search(found.text)
    return None if match is None else found.value_at(match.end())


def _blanked(text: str) -> str:
    """`text` with spaces for what stands in comments: every offset stays."""
    parts, at = [], 0
    for match in re.finditer(f"{_QUOTED.pattern}|({_COMMENT.pattern})", text, re.DOTALL):
        if match[1] is not None:
            parts += [text[at : match.start()], re.sub(r"[^\n]", " ", match[0])]
            at = match.end()
    return "".join(parts) + text[at:]


class _Module(LiteralReader):
    """Reads values, and steps over what is none."""

    def __init__(self, text: str, read: ReadModule) -> None:
        super().__init__(_blanked(text))
        self._names = {match[1]: match.end() for match in _CONST.finditer(self.text)}
        self._imports = dict(_imports(self.text))
        self._read = read
        self._open: set[str] = set()

    def exports(self) -> list[str]:
        """The constants that other modules may import."""
        known = (*self._names, *self._imports)
        return [name for name in known if re.search(_EXPORTED.format(re.escape(name)), self.text)]

    def value_of(self, name: str) -> Any:
        """What `name` holds in the module; None where that is in a module that cannot be read."""
        if name in self._imports:
            return self._imported(*self._imports[name], self.at)
        self._open.add(name)
        found = self.value_at(self._names[name])
        self._open.discard(name)
        return found

    def value_at(self, at: int) -> Any:
        self.at = at
        self._skip()
        return self.value()

    def value(self) -> Any:
        start = self.at
        try:
            found = self._wrapped() if self._is_word() else super().value()
            self._cast()
        except LiteralError:
            return self._code(start)
        ends = self.text[self.at : self.at + 1]
        return found if ends in ("", ",", "]", "}", ")", ";") or self._ended_line() else self._code(start)

    def _ended_line(self) -> bool:
        """A statement without a semicolon ends where its line does."""
        return re.search(r"\n\s*$", self.text[: self.at]) is not None

    def _map_entry(self, values: dict[str, Any]) -> None:
        """Also `name` for `name: name`, `...more`, and methods, which are code."""
        start = self.at
        if self.text.startswith("...", start):
            self.at += 3
            self._skip()
            more = self.value()
            values.update(more if isinstance(more, dict) else {f"...{start}": self._code_of(start)})
            return
        try:
            super()._map_entry(values)
        except LiteralError:
            self.at = start
            name = _NAME.match(self.text, start)
            key = name[0] if name else f"?{start}"
            after = self.text[name.end() :].lstrip()[:1] if name else ""
            values[key] = self.value() if name and after in (",", "}") else self._code(start)

    def _list_entry(self, values: list[Any]) -> None:
        start = self.at
        if not self.text.startswith("...", start):
            super()._list_entry(values)
            return
        self.at += 3
        self._skip()
        more = self.value()
        values += more if isinstance(more, list) else [self._code_of(start)]

    def _is_word(self) -> bool:
        found = _NAME.match(self.text, self.at)
        return self.text[self.at : self.at + 1] == "(" or (
            found is not None and found[0] not in ("true", "false", "null", "undefined")
        )

    def _wrapped(self) -> Any:
        """A name of the module, `defineX(value)`, `() => value`, `() => { return value }`, `(value)`."""
        if arrow := _ARROW.match(self.text, self.at):
            self._take(arrow)
            returns = _RETURN.match(self.text, self.at)
            if returns is None and self.text[self.at : self.at + 1] == "{":
                raise self._unexpected()
            if returns is None:
                return self.value()
            self._take(returns)
            return self._until("}")
        if self.text[self.at] == "(":
            self._step()
            return self._until(")")
        if (call := _CALL.match(self.text, self.at)) and call[0].startswith("define"):
            self._take(call)
            return self._until(")")
        return self._named()

    def _until(self, bracket: str) -> Any:
        found = self.value()
        if self.text[self.at : self.at + 1] in (";", ","):
            self._step()
        if not self._closes(bracket):
            raise self._unexpected()
        return found

    def _named(self) -> Any:
        """The literal that a `const` of the module or of one that it imports holds, or a part of it."""
        match = _NAME.match(self.text, self.at)
        known = match is not None and (match[0] in self._names or match[0] in self._imports)
        if match is None or not known or match[0] in self._open:
            raise self._unexpected()
        found = self.value_of(match[0])
        self.at = match.end()
        self._skip()
        while isinstance(found, dict) and (member := _MEMBER.match(self.text, self.at)):
            self._take(member)
            found = found.get(member[1])
        if found is None or isinstance(found, Code):
            raise self._unexpected()  # the place where it is used says more than the end of a statement
        return found

    def _imported(self, address: str, name: str, start: int) -> Any:
        there = self._read(address)
        if there is None:
            return None
        text, read = there
        if address.endswith(".json"):
            try:
                return json.loads(text)
            except json.JSONDecodeError:
                return None
        # Places are of the module that is read: what is code elsewhere is told where it is asked for.
        line = self.text.count("\n", 0, start) + 1
        return _placed(exported(text, read, name), line)

    def _cast(self) -> None:
        while cast := _CAST.match(self.text, self.at):
            self._take(cast)

    def _code(self, start: int) -> Code:
        """Steps over the expression at `start`."""
        self.at = start
        closers: list[str] = []
        while self.at < len(self.text):
            character = self.text[self.at]
            if not closers and character in ",]})":
                break
            if character in _CLOSING:
                closers.append(_CLOSING[character])
            elif closers and character == closers[-1]:
                closers.pop()
            skipped = _QUOTED.match(self.text, self.at) or self._regex()
            self.at = skipped.end() if skipped else self.at + 1
        return self._code_of(start)

    def _regex(self) -> re.Match[str] | None:
        """A slash divides after a value, and starts a regular expression after a sign."""
        before = self.text[: self.at].rstrip()[-1:]
        starts = not before or before in "(,=:[!&|?{}+;"
        return _REGEX.match(self.text, self.at) if starts else None

    def _code_of(self, start: int) -> Code:
        text = " ".join(self.text[start : self.at].split())
        return Code(text, self.text.count("\n", 0, start) + 1)


def _imports(text: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each imported name: where from, and as what it is exported there."""
    for match in _IMPORT.finditer(text):
        if match[1]:
            yield match[1], (match[5], DEFAULT)
        if match[3]:
            yield match[3], (match[5], ALL)
        for one in _IMPORTED.finditer(match[2] or ""):
            yield one[2] or one[1], (match[5], one[1])


def _placed(value: Any, line: int) -> Any:
    """`value`, whose code is told at `line`."""
    match value:
        case Code(text):
            return Code(text, line)
        case list():
            return [_placed(one, line) for one in value]
        case dict():
            return {key: _placed(one, line) for key, one in value.items()}
        case _:
            return value
