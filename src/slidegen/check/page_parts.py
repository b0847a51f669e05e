"""A built page, taken apart: every text in it with where it stands and whether the room sees it.

In:  HTML. Out: parts in the order of the page. What is inside a `data:` address is a file of its own, and
     its letters are no text of the page. What is packed is unpacked.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal
from urllib.parse import unquote_to_bytes

from slidegen.bundle import PACK, STYLES, BrokenPackError, unpack
from slidegen.core.records import record

Kind = Literal["shown", "note", "attribute", "comment", "script", "data", "style", "file"]
"""shown: text that the room sees, or that the author wrote for those who list the page. file: the text of a
drawing or page that the page carries. data: JSON that the page's scripts read."""

_DATA = re.compile(r"data:([\w.+-]+/[\w.+-]+)?((?:;[\w=.+-]+)*?)(;base64)?,([^\s\"')]*)")
_PUBLIC_META = frozenset("description author keywords generator viewport".split())
_TEXT_FILES = ("image/svg+xml", "text/")


@record
class Part:
    """A text of the page."""

    kind: Kind
    text: str
    line: int
    """1-based."""
    col: int
    """1-based, where its tag starts."""


@record
class Tag:
    """A start tag."""

    name: str
    attrs: Mapping[str, str]
    line: int
    col: int


@record
class Carried:
    """A file inside the page."""

    mime: str
    data: bytes
    line: int
    col: int


@dataclass(slots=True)
class PageParts:
    """All of a page."""

    parts: list[Part] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    files: list[Carried] = field(default_factory=list)


def take_apart(html: str) -> PageParts:
    """The parts of the page `html`."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = PageParts()
        self._open: list[Tag] = []
        self._held: list[str] = []
        """The pieces of a script, a style or a note, which is one text however many elements it has."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, col = self.getpos()
        made = Tag(tag, {name: value or "" for name, value in attrs}, line, col + 1)
        self.found.tags.append(made)
        if tag in ("script", "style", "template"):
            self._open.append(made)
        shown = _shown_attributes(made)
        for name, value in made.attrs.items():
            self._add("shown" if name in shown else "attribute", value, line, col)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1].name == tag:
            kind, held, self._held = self._kind(), "".join(self._held), []
            done = self._open.pop()
            for own, text in _unpacked(kind, held) if PACK in done.attrs else ((kind, held),):
                self._add(own, text, done.line, done.col - 1)

    def handle_data(self, data: str) -> None:
        if self._open:
            self._held.append(data)
        else:
            self._add("shown", data, *self.getpos())

    def handle_comment(self, data: str) -> None:
        self._add("comment", data, *self.getpos())

    def _kind(self) -> Kind:
        """Of what is held: that of the outermost element which is none for the eye."""
        tag = self._open[0]
        if tag.name == "template":
            return "note" if "slidegen-note" in tag.attrs.get("class", "").split() else "attribute"
        if tag.name == "style":
            return "style"
        return "data" if tag.attrs.get("type") == "application/json" else "script"

    def _add(self, kind: Kind, text: str, line: int, col: int) -> None:
        if not text.strip():
            return
        for mime, data in _carried(text) if "data:" in text and kind != "shown" else ():
            self.found.files.append(Carried(mime, data, line, col + 1))
            if mime.startswith(_TEXT_FILES):
                self.found.parts.append(Part("file", data.decode("utf-8", "replace"), line, col + 1))
        self.found.parts.append(Part(kind, _DATA.sub("", text), line, col + 1))


def _shown_attributes(tag: Tag) -> frozenset[str]:
    """Attributes that are read aloud or shown, or that the author wrote for the page's listing."""
    if tag.name == "meta":
        public = tag.attrs.get("name", "") in _PUBLIC_META or "property" in tag.attrs
        return frozenset({"content"}) if public or tag.attrs.get("http-equiv") else frozenset()
    if tag.name == "a":
        return frozenset({"href", "title", "aria-label"})
    return frozenset({"alt", "title", "aria-label"})


def _unpacked(kind: Kind, text: str) -> Iterator[tuple[Kind, str]]:
    """The scripts and styles of a pack; what is none stays as it is."""
    try:
        texts = unpack(text)
    except BrokenPackError:
        yield kind, text
        return
    for name, one in texts.items():
        yield "style" if name == STYLES else kind, one


def _carried(text: str) -> Iterator[tuple[str, bytes]]:
    for match in _DATA.finditer(text):
        mime, _, is_base64, written = match.groups()
        try:
            data = base64.b64decode(written) if is_base64 else unquote_to_bytes(written)
        except (binascii.Error, ValueError):
            continue
        yield mime or "text/plain", data
