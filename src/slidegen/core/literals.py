"""JavaScript literals, as Vue attributes and fence options hold them.

    3   '+2'   [2, '+1']   {at: 3, color: '#234'}   true   null

In:  text. Out: int, float, str, bool, None, list or dict. Nothing is evaluated: a name, a call or an
operator raises `LiteralError` with the offset at which it starts.
"""

from __future__ import annotations

import re
from typing import Any

Value = Any
"""int, float, str, bool, None, list or dict."""

_SPACE = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_NUMBER = re.compile(r"[+-]?\s*(?:0[xX][0-9a-fA-F]+|(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_NAME = re.compile(r"[^\W\d][\w$-]*|\$[\w$]*")
_STRING = re.compile(
    r"'((?:[^'\\\n]|\\.)*)'|\"((?:[^\"\\\n]|\\.)*)\"|`((?:[^`\\$]|\\.|\$(?!\{))*)`", re.DOTALL
)
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
_WORDS = {"true": True, "false": False, "null": None, "undefined": None}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}


class LiteralError(ValueError):
    """The text is not a literal. `offset` is the 0-based character at which it stops being one."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def parse_literal(text: str) -> Value:
    """The value of `text`, all of it. Raises LiteralError."""
    reader = LiteralReader(text)
    value = reader.value()
    if reader.at < len(text):
        raise LiteralError(f"`{text[reader.at :].strip()}` follows the value", reader.at)
    return value


class LiteralReader:
    """Reads one value after the other; `at` is the 0-based offset of the next character, never a space."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._skip()

    def value(self) -> Value:
        """The value that starts here. Raises LiteralError."""
        found = self.text[self.at : self.at + 1]
        if found == "[":
            return self._list()
        if found == "{":
            return self._map()
        if found in ("'", '"', "`"):
            return self._string()
        if match := _NUMBER.match(self.text, self.at):
            self._take(match)
            return _number(match[0])
        return self._word()

    def _list(self) -> list[Value]:
        values: list[Value] = []
        self._step()
        while not self._closes("]"):
            self._list_entry(values)
            self._comma("]")
        return values

    def _list_entry(self, values: list[Value]) -> None:
        values.append(self.value())

    def _map(self) -> dict[str, Value]:
        values: dict[str, Value] = {}
        self._step()
        while not self._closes("}"):
            self._map_entry(values)
            self._comma("}")
        return values

    def _map_entry(self, values: dict[str, Value]) -> None:
        key = self._key()
        if self.text[self.at : self.at + 1] != ":":
            raise LiteralError(f"`:` is missing after `{key}`", self.at)
        self._step()
        values[key] = self.value()

    def _key(self) -> str:
        if self.text[self.at : self.at + 1] in ("'", '"'):
            return self._string()
        match = _NAME.match(self.text, self.at) or re.compile(r"\d+").match(self.text, self.at)
        if not match:
            raise self._unexpected()
        self._take(match)
        return match[0]

    def _string(self) -> str:
        match = _STRING.match(self.text, self.at)
        if not match:
            raise LiteralError("a quote is never closed", self.at)
        self._take(match)
        inner = next(group for group in match.groups() if group is not None)
        return _ESCAPE.sub(_unescape, inner)

    def _word(self) -> Value:
        match = _NAME.match(self.text, self.at)
        if not match or match[0] not in _WORDS:
            raise self._unexpected()
        self._take(match)
        return _WORDS[match[0]]

    def _closes(self, bracket: str) -> bool:
        if self.at >= len(self.text):
            raise LiteralError(f"`{bracket}` is missing", self.at)
        if self.text[self.at] != bracket:
            return False
        self._step()
        return True

    def _comma(self, bracket: str) -> None:
        if self.text[self.at : self.at + 1] == ",":
            self._step()
        elif self.text[self.at : self.at + 1] not in (bracket, ""):
            raise LiteralError("`,` is missing", self.at)

    def _unexpected(self) -> LiteralError:
        rest = re.split(r"[,\]}]", self.text[self.at :], maxsplit=1)[0].strip()
        return LiteralError(f"`{rest}` is not a value" if rest else "a value is missing", self.at)

    def _take(self, match: re.Match[str]) -> None:
        self.at = match.end()
        self._skip()

    def _step(self) -> None:
        self.at += 1
        self._skip()

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at


def _number(text: str) -> int | float:
    plain = re.sub(r"[\s_]", "", text)
    if "x" in plain.lower():
        return int(plain, 16)
    number = float(plain)
    return int(number) if number.is_integer() and "e" not in plain.lower() else number


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        return chr(int(code, 16))
    return _ESCAPES.get(match[4], match[4])
