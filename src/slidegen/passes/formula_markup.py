"""What is in KaTeX's markup: the fonts that it needs of the page, and the rows of its tables.

In:  one formula as KaTeX writes it, HTML with MathML beside it.
Out: names such as `katex:KaTeX_Math-Italic`, a face that some text of it is in; or the same markup with
     `data-slidegen-row` on the cells of each row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

PART = "slidegen-formula-part"
"""The class of a part that was named by `\\part{name}{…}`."""
NAMED = "slidegen-named-"
"""Begins the class with the name of a part."""

FACES = {
    "KaTeX_AMS": ("Regular",),
    "KaTeX_Caligraphic": ("Regular", "Bold"),
    "KaTeX_Fraktur": ("Regular", "Bold"),
    "KaTeX_Main": ("Regular", "Bold", "Italic", "BoldItalic"),
    "KaTeX_Math": ("Italic", "BoldItalic"),
    "KaTeX_SansSerif": ("Regular", "Bold", "Italic"),
    "KaTeX_Script": ("Regular",),
    "KaTeX_Size1": ("Regular",),
    "KaTeX_Size2": ("Regular",),
    "KaTeX_Size3": ("Regular",),
    "KaTeX_Size4": ("Regular",),
    "KaTeX_Typewriter": ("Regular",),
}
"""The faces that KaTeX ships, by family."""


class Font(NamedTuple):
    """What a rule of KaTeX's style sheet says of the font; None: nothing."""

    family: str | None = None
    bold: bool | None = None
    italic: bool | None = None


FONT_RULES: tuple[tuple[str, Font], ...] = (
    ("textbf", Font(bold=True)),
    ("textit", Font(italic=True)),
    ("textrm", Font("KaTeX_Main")),
    ("textsf", Font("KaTeX_SansSerif")),
    ("texttt", Font("KaTeX_Typewriter")),
    ("mathnormal", Font("KaTeX_Math", italic=True)),
    ("mathit", Font("KaTeX_Main", italic=True)),
    ("mathrm", Font(italic=False)),
    ("mathbf", Font("KaTeX_Main", bold=True)),
    ("boldsymbol", Font("KaTeX_Math", bold=True, italic=True)),
    ("amsrm", Font("KaTeX_AMS")),
    ("mathbb", Font("KaTeX_AMS")),
    ("textbb", Font("KaTeX_AMS")),
    ("mathcal", Font("KaTeX_Caligraphic")),
    ("mathfrak", Font("KaTeX_Fraktur")),
    ("textfrak", Font("KaTeX_Fraktur")),
    ("mathboldfrak", Font("KaTeX_Fraktur", bold=True)),
    ("textboldfrak", Font("KaTeX_Fraktur", bold=True)),
    ("mathtt", Font("KaTeX_Typewriter")),
    ("mathscr", Font("KaTeX_Script")),
    ("textscr", Font("KaTeX_Script")),
    ("mathsf", Font("KaTeX_SansSerif")),
    ("mathboldsf", Font("KaTeX_SansSerif", bold=True)),
    ("textboldsf", Font("KaTeX_SansSerif", bold=True)),
    ("mathsfit", Font("KaTeX_SansSerif", italic=True)),
    ("mathitsf", Font("KaTeX_SansSerif", italic=True)),
    ("textitsf", Font("KaTeX_SansSerif", italic=True)),
    ("mainrm", Font("KaTeX_Main", italic=False)),
    ("delimsizing size1", Font("KaTeX_Size1")),
    ("delimsizing size2", Font("KaTeX_Size2")),
    ("delimsizing size3", Font("KaTeX_Size3")),
    ("delimsizing size4", Font("KaTeX_Size4")),
    ("delim-size1", Font("KaTeX_Size1")),
    ("delim-size4", Font("KaTeX_Size4")),
    ("op-symbol small-op", Font("KaTeX_Size1")),
    ("op-symbol large-op", Font("KaTeX_Size2")),
)
"""Classes that must meet → the font, in the order of KaTeX's style sheet, where later ones win.

`delim-size1` and `-size4` stand for `.delimsizing.mult .delim-size1 > span`: all text is in such a span.
"""

_RULES = tuple((frozenset(names.split()), font) for names, font in FONT_RULES)
_IN_RULES = frozenset(name for names, _ in _RULES for name in names)

_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_ROW = "data-slidegen-row"


def needs_of(html: str) -> frozenset[str]:
    """What the formula needs of the page, by name."""
    # Every formula's line is as high as the main face has it, even where no character is in it.
    return frozenset(f"katex:{face}" for face in {*_faces(html), "KaTeX_Main-Regular"})


def mark_rows(html: str) -> tuple[str, int]:
    """The formula with its rows marked, and how many there are (0 without a table)."""
    reader = _Rows(html)
    reader.feed(html)
    reader.close()
    places = dict(reader.numbered())
    marked = html
    for offset in sorted(places, reverse=True):
        marked = f'{marked[:offset]} {_ROW}="{places[offset]}"{marked[offset:]}'
    return marked, max(places.values(), default=-1) + 1


_CLASS = re.compile(r'\sclass="([^"]*)"')


def _faces(html: str) -> Iterator[str]:
    """Which faces the text is in. KaTeX writes no `<` or `>` but those of tags."""
    fonts = [Font("KaTeX_Main", bold=False, italic=False)]
    before, _, mathml = html.partition("<math")  # which has the fonts of the system
    for piece in (before + mathml.partition("</math>")[2]).split("<")[1:]:
        if piece == "/span>":  # every other one
            fonts.pop()
            continue
        tag, _, text = piece.partition(">")
        if tag.startswith("/"):
            fonts.pop()
        elif not tag.endswith("/"):  # a `<path/>` has no text
            fonts.append(_cascade(fonts[-1], tag))
        if text and (unescape(text) if "&" in text else text).strip(_ZERO_WIDTH):
            yield _face(fonts[-1])


@lru_cache(maxsize=4096)
def _cascade(font: Font, tag: str) -> Font:
    """The font of the element that `tag` begins, below one that has `font`."""
    found = _CLASS.search(tag)
    classes = frozenset(found[1].split() if found else ())
    if classes.isdisjoint(_IN_RULES):
        return font
    for needed, rule in _RULES:
        if needed <= classes:
            font = Font(
                rule.family or font.family,
                font.bold if rule.bold is None else rule.bold,
                font.italic if rule.italic is None else rule.italic,
            )
    return font


@lru_cache(maxsize=256)
def _face(font: Font) -> str:
    """The face that a browser takes: of one that is missing, the nearest that is there."""
    family = font.family or "KaTeX_Main"
    bold, italic = ("Bold" if font.bold else ""), ("Italic" if font.italic else "")
    wanted = (bold + italic or "Regular", bold or italic or "Regular", italic or bold or "Regular", "Regular")
    return f"{family}-{next((one for one in wanted if one in FACES[family]), FACES[family][0])}"


@dataclass(slots=True)
class _Cell:
    """A cell of an outermost table. Offsets are where its attribute goes."""

    table: int
    top: float
    """Of the row, in em; more is further down."""
    offset: int


@dataclass(slots=True)
class _Level:
    """An open element, as far as tables go."""

    classes: frozenset[str] = field(default_factory=frozenset)
    top: float | None = None


_PATH = ("mtable", "col-align", "vlist-t", "vlist-r", "vlist", None)
"""From a table down to what holds a cell; None has no class and says its place in its style."""


class _Rows(HTMLParser):
    """Where the cells of outermost tables are."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._open: list[_Level] = []
        self._tables = 0
        self._cells: list[_Cell] = []

    def numbered(self) -> Iterator[tuple[int, int]]:
        """Offset and row (0-based) of each cell; rows are told apart by their place, so that a row with
        fewer cells than the others does not shift the columns.
        """
        for table in range(self._tables + 1):
            cells = [cell for cell in self._cells if cell.table == table]
            tops = sorted({cell.top for cell in cells})
            yield from ((cell.offset, tops.index(cell.top)) for cell in cells)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        level = _Level(frozenset((given.get("class") or "").split()), _top(given.get("style") or ""))
        if "mtable" in level.classes and not self._is_in_table():
            self._tables += 1
        if "mord" in level.classes and self._holds_cell():
            line, column = self.getpos()
            offset = self._lines[line - 1] + column + len(tag) + 1
            self._cells.append(_Cell(self._tables, self._open[-1].top or 0.0, offset))
        self._open.append(level)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A `<path/>` holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def _is_in_table(self) -> bool:
        return any("mtable" in level.classes for level in self._open)

    def _holds_cell(self) -> bool:
        """Whether the open elements end in the path from an outermost table to a cell."""
        path = self._open[-len(_PATH) :]
        if len(path) < len(_PATH) or self._open[-1].top is None:
            return False
        if any("mtable" in level.classes for level in self._open[: -len(_PATH)]):
            return False
        return all(_has(level.classes, name) for level, name in zip(path, _PATH, strict=True))


def _has(classes: Iterable[str], name: str | None) -> bool:
    return name is None or any(
        one == name or (name == "col-align" and one.startswith(name)) for one in classes
    )


def _top(style: str) -> float | None:
    """`top:-4.37em` in em."""
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        if name.strip() == "top" and value.strip().endswith("em"):
            return float(value.strip().removesuffix("em"))
    return None
