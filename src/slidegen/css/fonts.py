"""Font files that a deck's characters need, as `@font-face` rules with the files inside.

A family ships cut by script, each file with the `unicode-range` that it holds. A file is embedded only
when the deck shows a character of its range in that role (text or code), and italics only where
something is set in italics. The weights are all in one variable file, or come together. Of a file that
has a plain cut, that one is taken where no other characters can be asked for.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from slidegen.core.assets import Asset, CssUrl
from slidegen.core.nodes import Element, Node, Raw, Text
from slidegen.core.records import record
from slidegen.core.theme import FontFace
from slidegen.css.families import FontPlan
from slidegen.shipped import vendor_dir

CODE_TAGS = frozenset({"code", "kbd", "pre", "samp", "tt"})
ITALIC_TAGS = frozenset({"em", "i", "cite", "dfn", "var", "address"})
CODE = "code"
"""What the code pass says of its finished markup."""
INTERFACE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/")
"""What numbers, buttons and dialogs show, whatever the deck says."""

_MONO = ("--slidegen-font-mono", "--slidev-code-font-family")
"""What a style names that sets text as code is set."""
_FORMATS = {".woff2": "woff2", ".woff": "woff", ".ttf": "truetype", ".otf": "opentype"}
Families = Mapping[str, tuple[FontFace, ...]]
_SLANTED = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_TAG = re.compile(r"(?:^|[\s>+~])([A-Za-z][\w-]*)[^\s>+~]*$")
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})")
_ITALIC_WORDS = frozenset({"italic", "font-italic", "oblique"})


@record
class Shown:
    """What a deck shows, as far as fonts care."""

    text: frozenset[str] = frozenset()
    """Characters outside of code."""
    code: frozenset[str] = frozenset()
    """Characters in code."""
    aside: frozenset[str] = frozenset()
    """Characters beyond ASCII in notes and attributes: no reason to carry a font, but to carry it whole."""
    words: frozenset[str] = frozenset()
    """Tags, and classes and attributes as written."""
    italic_text: bool = False
    italic_code: bool = False

    @classmethod
    def of_all(cls, parts: Sequence[Shown]) -> Shown:
        """What all `parts` show together."""
        return cls(
            frozenset().union(*(part.text for part in parts)),
            frozenset().union(*(part.code for part in parts)),
            frozenset().union(*(part.aside for part in parts)),
            frozenset().union(*(part.words for part in parts)),
            any(part.italic_text for part in parts),
            any(part.italic_code for part in parts),
        )

    def has(self, part: Shown) -> bool:
        """Whether fonts for all this are enough for `part`."""
        characters = self.text >= part.text and self.code >= part.code and self.aside >= part.aside
        italics = self.italic_text >= part.italic_text and self.italic_code >= part.italic_code
        return characters and italics and self.words >= part.words


def shown_in(nodes: list[Node], notes: list[Node] | None = None) -> Shown:
    """What `nodes` show, with `notes` beside them. Formulas are left out: they have fonts of their own."""
    seen = _Seen()
    seen.visit(nodes, in_code=False, slanted=False)
    aside = seen.aside
    if notes:
        told = shown_in(notes)
        aside |= {*_further("".join(told.text | told.code)), *told.aside}
    text, code = frozenset().union(*seen.text), frozenset().union(*seen.code)
    return Shown(text, code, frozenset(aside), frozenset(seen.words), seen.italic_text, seen.italic_code)


class _Seen:
    """What a walk has come by: texts, and of the elements what `Shown` has."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.code: list[str] = []
        self.aside: set[str] = set()
        self.words: set[str] = set()
        self.italic_text = self.italic_code = False

    def visit(self, nodes: list[Node], *, in_code: bool, slanted: bool) -> None:
        for node in nodes:
            if isinstance(node, Text):
                (self.code if in_code else self.text).append(node.text)
                if slanted and node.text.strip():
                    self.italic_code |= in_code
                    self.italic_text |= not in_code
            elif isinstance(node, Element):
                self._element(node, in_code=in_code, slanted=slanted)
            elif isinstance(node, Raw) and not any(need.startswith("katex:") for need in node.styles):
                shown = self.code if in_code or CODE in node.styles else self.text
                shown.append(unescape(node.html) if "&" in node.html else node.html)

    def _element(self, element: Element, *, in_code: bool, slanted: bool) -> None:
        tag, leans = element.tag, slanted or element.tag in ITALIC_TAGS
        self.words.add(tag)
        if element.attrs:
            names = _names_of(element)
            self.words |= names
            written = _written(element)
            if not written.isascii():
                self.aside.update(_further(written))
            leans = leans or not _ITALIC_WORDS.isdisjoint(names)
        if element.children:
            self.visit(element.children, in_code=in_code or tag in CODE_TAGS, slanted=leans)


def font_faces(
    plan: FontPlan, shown: Shown, styles: str = "", own: str = "", more: Families | None = None
) -> tuple[FontFace, ...]:
    """The faces to embed. `styles` is the deck's and theme's CSS, which may set things in italics.

    `own` is the deck's alone: what it sets in the font of code may be any text. `more` are families that
    do not ship with slidegen.
    """
    families = {**shipped_fonts(), **(more or {})}
    text, code = shown.text | INTERFACE, shown.code
    italic_text, italic_code = _italics(shown, styles)
    serifs = ("var(--slidegen-font-serif", *plan.embedded.get("serif", ()))
    uses_serif = "font-serif" in shown.words or any(name in styles for name in serifs)
    sets_mono = "font-mono" in shown.words or any(name in own for name in _MONO)
    uses_mono = bool(code) or sets_mono
    mono = code | text if sets_mono else code
    wanted = [
        ("sans", text, italic_text or plan.italic, True),
        ("serif", text, italic_text or plan.italic, uses_serif),
        ("mono", mono, italic_code or plan.italic, uses_mono),
        ("custom", text, italic_text or plan.italic, True),
    ]
    faces: dict[Path, FontFace] = {}
    for role, characters, italic, used in wanted:
        for family in plan.embedded.get(role, ()) if used else ():
            for face in _faces_for(families[family], characters, italic=italic):
                faces.setdefault(face.path, face)
    return tuple(faces.values())


def plain_faces(
    faces: Iterable[FontFace], shown: Shown, styles: str = "", further: str = ""
) -> tuple[FontFace, ...]:
    """`faces`, each its plain cut where that has all that a deck with `shown` and `styles` can ask it for.

    `further` are words that stand elsewhere in the page.
    """
    escaped = "".join(chr(min(int(digits, 16), 0x10FFFF)) for digits in _ESCAPE.findall(styles))
    signs = shown.text | shown.code | shown.aside | set(_further(styles + escaped + further))
    points = [ord(sign) for sign in signs if sign >= " "]  # line ends are in no font
    return tuple(_enough(face, points) for face in faces)


def _enough(face: FontFace, points: Iterable[int]) -> FontFace:
    asked = (point for point in points if _has(face, point))
    return face.plain if face.plain and all(_has(face.plain, point) for point in asked) else face


def _has(face: FontFace, point: int) -> bool:
    return any(low <= point <= high for low, high in _ranges(face.unicode_range))


def _further(text: str) -> str:
    """The characters of `text` that are not in ASCII."""
    return "" if text.isascii() else "".join(sign for sign in set(text) if not sign.isascii())


def _written(element: Element) -> str:
    """All that attributes of `element` say."""
    return "".join([value for value in element.attrs.values() if isinstance(value, str)])


def font_css(faces: Iterable[FontFace]) -> tuple[str | CssUrl, ...]:
    """`@font-face` rules with their files."""
    pieces: list[str | CssUrl] = []
    for face in faces:
        pieces += [
            f'@font-face{{font-family:"{face.family}";font-style:{face.style};font-weight:{face.weight};'
            "font-display:block;src:",
            CssUrl(_font(face.path, face.path.stat().st_mtime_ns)),
            f' format("{_FORMATS[face.path.suffix.lower()]}");unicode-range:{face.unicode_range}}}',
        ]
    return tuple(pieces)


@cache
def shipped_fonts() -> Mapping[str, tuple[FontFace, ...]]:
    """The families that come with slidegen, each with its faces in cascade order."""
    folder = vendor_dir() / "fonts"
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    return {
        family: tuple(
            FontFace(
                family,
                folder / face["file"],
                face["style"],
                face["weight"],
                face["unicodeRange"],
                _plain(family, folder, face),
            )
            for face in faces
        )
        for family, faces in index.items()
    }


def _plain(family: str, folder: Path, face: Mapping[str, Any]) -> FontFace | None:
    cut = face.get("plain")
    if cut is None:
        return None
    return FontFace(family, folder / cut["file"], face["style"], face["weight"], cut["unicodeRange"])


def _names_of(element: Element) -> set[str]:
    names = {element.tag}
    for name, given in element.attrs.items():
        value = given if isinstance(given, str) else ""
        if name == "class":
            names.update(value.split())
        if name == "font" and value:
            names.update(f"font-{word}" for word in value.split())
        elif value == "":
            names.add(name)
        elif name == "style" and value:
            names.update(["italic"] if "italic" in value or "oblique" in value else [])
            names.update(["font-mono"] if any(mono in value for mono in _MONO) else [])
            names.update(["font-serif"] if "slidegen-font-serif" in value else [])
    return names


def _italics(shown: Shown, styles: str) -> tuple[bool, bool]:
    """Whether text and code are slanted somewhere, by a tag, a class, or a rule for what the deck has."""
    text, code = shown.italic_text, shown.italic_code
    for selector in _slanted_selectors(styles):
        classes = set(_CLASS.findall(selector.rsplit(" ", 1)[-1]))
        if any(name.startswith(("tok-", "slidev-code")) for name in classes):
            code = code or bool(shown.code)
            continue
        tag = _TAG.search(selector)
        text = text or (classes | ({tag[1]} if tag else set())) <= shown.words
    return text, code


def _slanted_selectors(styles: str) -> Iterable[str]:
    for match in _SLANTED.finditer(styles):
        end = styles.rfind("{", 0, match.start())
        start = max(styles.rfind(sign, 0, max(end, 0)) for sign in "{};")
        yield from (selector.strip() for selector in styles[start + 1 : max(end, 0)].split(","))


def _faces_for(faces: tuple[FontFace, ...], characters: Collection[str], *, italic: bool) -> list[FontFace]:
    """For each character the last face that has it, as the cascade takes it."""
    points = sorted(map(ord, characters))
    kept: set[Path] = set()
    styles = {(face.style, face.weight) for face in faces if italic or face.style == "normal"}
    for style in styles:
        left = points
        for face in reversed([face for face in faces if (face.style, face.weight) == style]):
            ranges = _ranges(face.unicode_range)
            missed = [point for point in left if not any(low <= point <= high for low, high in ranges)]
            if len(missed) < len(left):
                kept.add(face.path)
            left = missed
    return [face for face in faces if face.path in kept]


@cache
def _ranges(written: str) -> tuple[tuple[int, int], ...]:
    """`U+0-7F, U+4??` → pairs of first and last code point."""
    pairs: list[tuple[int, int]] = []
    for part in written.split(","):
        first, _, last = part.strip()[2:].partition("-")
        pairs.append((int(first.replace("?", "0"), 16), int((last or first).replace("?", "F"), 16)))
    return tuple(pairs)


@cache
def _font(path: Path, _changed: int) -> Asset:
    data = path.read_bytes()
    kind = path.suffix.lower().removeprefix(".")
    return Asset(hashlib.sha256(data).hexdigest(), f"font/{kind}", path.name, data)
