"""Where things stand on a slide, and how they are set, is what was measured in Slidev.

Each deck of `golden/` has a `boxes.json`: the first element that a selector finds on a slide, its box
in px of the 980×552 canvas (rounded), its font as size/line height/weight, its margin and padding
(Slidev reference, Appendix C). Widths of text depend on the font: rows `asWideAsText` are compared by
top and height.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from slidegen.build import Builder
from slidegen.decks import Entry

pytestmark = pytest.mark.browser

GOLDEN = Path(__file__).parent / "golden"
NEAR = 1.6
"""px: boxes were written down in whole px, and a line with code in it is as high as its fonts make it."""

READ = """
([no, selector]) => {
  const page = document.querySelector(`.slidev-page-${no}`);
  const canvas = document.querySelector("#slide-content").getBoundingClientRect();
  const scale = canvas.width / 980;
  const element = page.querySelector(selector);
  if (element === null) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return {
    box: [left - canvas.left, top - canvas.top, width, height].map((side) => side / scale),
    font: `${parseFloat(style.fontSize)}px/${style.lineHeight}/${style.fontWeight}`,
    margin: style.margin,
    padding: style.padding,
    layout: page.querySelector(".slidev-layout")?.classList[1],
  };
}
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 721})
    yield page
    page.close()


@pytest.mark.parametrize("deck", ["apple-basic", "default", "dracula", "seriph"])
def test_a_slide_is_laid_out_as_in_slidev(deck: str, page: Page, tmp_path: Path) -> None:
    _open(page, deck, tmp_path)
    wrong = [problem for row in _rows(deck) for problem in _differences(page, row)]
    assert wrong == []


def _open(page: Page, deck: str, folder: Path) -> None:
    built = Builder(Entry(GOLDEN / deck / "slides.md", deck)).build()
    file = folder / "deck.html"
    file.write_bytes(built.html)
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-slidegen-ready]")
    page.evaluate("document.fonts.ready")


def _rows(deck: str) -> list[dict[str, Any]]:
    return json.loads((GOLDEN / deck / "boxes.json").read_text(encoding="utf-8"))


def _differences(page: Page, row: dict[str, Any]) -> Iterator[str]:
    page.evaluate("no => window.slidegen.nav.go(no)", row["slide"])
    ours = page.evaluate(READ, [row["slide"], row["select"]])
    name = f"slide {row['slide']}, {row['select']}"
    if ours is None:
        yield f"{name} is missing"
        return
    if any(abs(ours["box"][side] - row["box"][side]) > NEAR for side in _sides(row, ours["layout"])):
        yield f"{name} is at {[round(side, 1) for side in ours['box']]}, measured {row['box']}"
    for what in ("font", "margin", "padding"):
        if ours[what] != row[what]:
            yield f"{name} has {what} {ours[what]}, measured {row[what]}"


def _sides(row: dict[str, Any], layout: str) -> list[int]:
    """Which of left, top, width and height do not depend on how wide a font is."""
    if "box" not in row:
        return []
    is_centred = layout == "center" and "center" not in row["select"]
    as_wide_as_text = row["select"] in ("th", "td") or is_centred or row.get("asWideAsText", False)
    return [1, 3] if as_wide_as_text else [0, 1, 2, 3]
