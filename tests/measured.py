"""Compares a built deck with what was measured of the same slides in Slidev.

A measurement (`slides` of the JSON) has, for each slide, its layout, its clicks, the boxes of its
elements with every click done (`[tag, text, [left, top, width, height], …]` in px of the 980×552 canvas),
and what is hidden at each click (`"tag: text"`).
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

TAGS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "img")
NEAR = 8.0
"""px by which a side may lie elsewhere."""
LETTERS = 12
"""How much of a text names an element: measured texts are cut off."""

READ_SLIDE = """
([no, tags]) => {
  const page = document.querySelector(`.slidev-page-${no}`);
  const origin = page.getBoundingClientRect();
  const scale = origin.width / page.offsetWidth;
  const note = (element) => {
    const box = element.getBoundingClientRect();
    const sides = [box.left - origin.left, box.top - origin.top, box.width, box.height];
    const copy = element.cloneNode(true);
    copy.querySelectorAll('annotation').forEach((source) => source.remove());
    const text = element.tagName === 'IMG' ? 'img' : copy.textContent;
    return {
      tag: element.tagName.toLowerCase(),
      text,
      box: sides.map((side) => side / scale),
      hidden: element.closest('.slidev-vclick-hidden') !== null,
    };
  };
  return [...page.querySelectorAll(tags)].filter((element) => element.offsetParent !== null).map(note);
}
"""


@dataclass(frozen=True)
class Box:
    """An element as measured."""

    tag: str
    text: str
    sides: tuple[float, ...]

    @property
    def name(self) -> str:
        """What two measurements of one element have in common, whatever stands between the letters."""
        return f"{self.tag} {_letters(self.text)[:LETTERS] if self.tag != 'img' else ''}"


@dataclass(frozen=True)
class Difference:
    """An element that lies elsewhere, or is there only once."""

    slide: int
    box: Box
    ours: tuple[float, ...] | None

    def __str__(self) -> str:
        there = "is missing" if self.ours is None else f"is at {_round(self.ours)}"
        name = f"{self.box.tag} {self.box.text[:40]!r}"
        return f"slide {self.slide}: {name} measured at {_round(self.box.sides)} {there}"


def read_slide(page: Any, no: int, clicks: int) -> list[dict[str, Any]]:
    """The elements of slide `no` at `clicks` in an open page: tag, text, box, hidden."""
    page.evaluate("([no, clicks]) => window.slidegen.nav.go(no, clicks)", [no, clicks])
    return page.evaluate(READ_SLIDE, [no, ", ".join((*TAGS, "pre"))])


def box_differences(page: Any, slides: dict[str, Any]) -> tuple[int, list[Difference]]:
    """How many boxes were compared, and those that lie more than `NEAR` px elsewhere."""
    compared = 0
    found: list[Difference] = []
    for number, slide in slides.items():
        no = int(number)
        measured = [Box(tag, text, tuple(sides)) for tag, text, sides, *_ in slide["elements"] if tag in TAGS]
        ours = [
            Box(element["tag"], element["text"], tuple(element["box"]))
            for element in read_slide(page, no, slide["clicks"])
            if element["tag"] in TAGS
        ]
        compared += len(measured)
        found += list(_differences(no, measured, ours))
    return compared, found


def _differences(no: int, measured: list[Box], ours: list[Box]) -> Iterator[Difference]:
    pairs = difflib.SequenceMatcher(
        None, [box.name for box in measured], [box.name for box in ours], autojunk=False
    )
    matched: dict[int, int] = {
        block.a + step: block.b + step for block in pairs.get_matching_blocks() for step in range(block.size)
    }
    for position, box in enumerate(measured):
        if position not in matched:
            yield Difference(no, box, None)
            continue
        other = ours[matched[position]]
        if any(abs(one - two) > NEAR for one, two in zip(box.sides, other.sides, strict=True)):
            yield Difference(no, box, other.sides)


def hidden_at(page: Any, no: int, clicks: int) -> list[str]:
    """What is not shown yet on slide `no` at `clicks`, as the measurements say it."""
    return [
        name_hidden(element["tag"], element["text"])
        for element in read_slide(page, no, clicks)
        if element["hidden"]
    ]


def name_hidden(tag: str, text: str) -> str:
    """`li: first letters`, the same for a measured element and for ours."""
    return f"{tag}: {_letters(text)[:LETTERS] if tag != 'img' else ''}"


def measured_hidden(step: dict[str, Any]) -> list[str]:
    """The names of a measured step."""
    return [name_hidden(*entry.split(": ", 1)) for entry in step["hidden"]]


def _letters(text: str) -> str:
    """Formulas were measured with mathematical italics: `𝑦` and `y` are one letter here."""
    return re.sub(r"[^0-9a-z]", "", unicodedata.normalize("NFKC", text).lower())


def _round(sides: tuple[float, ...]) -> list[int]:
    return [round(side) for side in sides]
