"""No content of a deck in `decks` leaves its slide, at any click; and no deck is larger than one may send."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from command import Command
from playwright.sync_api import Browser, Page

from slidegen.build import Builder, BuildOptions
from slidegen.decks import Entry, find_decks
from slidegen.themes import theme_names

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
DECKS = find_decks(ROOT / "decks", ROOT)
MOST = 1_500_000
"""Bytes of a deck's file."""

# What stands outside of the frame, in px of the canvas. Of a picture and a formula, only texts are measured,
# and the lines of a formula: KaTeX's boxes are higher than what is in them.
OUTSIDE = """
(no) => {
  const page = document.querySelector(`.slidev-page-${no}`);
  const { clicks, clicksStart } = slidegen.slides[no - 1];
  const isClipped = (element) => {
    for (let at = element.parentElement; at && !at.matches(".slidev-layout"); at = at.parentElement) {
      if (getComputedStyle(at).overflow !== "visible") return true;
    }
    return false;
  };
  const measured = [...page.querySelectorAll("*")].filter((element) => {
    if (element.closest("template, .katex-mathml") || isClipped(element)) return false;
    if (element.closest("svg")) return element.matches("text, svg.slidegen-figure");
    return !element.closest(".katex-html") || element.matches(".katex-base, .slidegen-formula-text");
  });
  const out = new Set();
  for (let click = clicksStart; click <= clicks; click += 1) {
    slidegen.nav.go(no, click);
    const canvas = page.getBoundingClientRect();
    const scale = canvas.width / page.offsetWidth;
    for (const element of measured) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      const sides = [canvas.left - box.left, canvas.top - box.top,
        box.right - canvas.right, box.bottom - canvas.bottom].map((side) => side / scale);
      if (Math.max(...sides) > 1) {
        const name = `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}">`;
        const text = element.textContent.trim().slice(0, 30);
        out.add(`slide ${no} at click ${click}: ${name} "${text}" leaves by ` +
          `${sides.map(Math.round)} (left, top, right, bottom)`);
      }
    }
  }
  return [...out];
}
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, offline=True, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def show(page: Page, html: bytes, folder: Path) -> None:
    file = folder / "deck.html"
    file.write_bytes(html)
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-slidegen-ready]")
    page.evaluate("Promise.all([...document.fonts].map((face) => face.load())).then(() => null)")


def outside(page: Page) -> list[str]:
    return [
        found for no in page.evaluate("slidegen.slides.map(({ no }) => no)") for found in measure(page, no)
    ]


def measure(page: Page, no: int) -> list[str]:
    found: list[str] = page.evaluate(OUTSIDE, no)
    return found


@pytest.mark.parametrize("deck", DECKS, ids=lambda entry: entry.name)
def test_a_deck_fits_its_slides_at_every_click_and_is_small(deck: Entry, page: Page, tmp_path: Path):
    built = Builder(deck, cwd=ROOT).build()
    assert [found.frame() for found in built.report] == []
    assert len(built.html) < MOST
    show(page, built.html, tmp_path)
    assert outside(page) == []


def test_a_new_deck_fits_in_every_theme(page: Page, slidegen: Command, tmp_path: Path):
    slidegen("new", "my-talk")
    deck = Entry(slidegen.folder / "my-talk" / "slides.md", "my-talk")
    for theme in theme_names():
        show(page, Builder(deck, BuildOptions(theme=theme), cwd=slidegen.folder).build().html, tmp_path)
        assert (theme, outside(page)) == (theme, [])


def test_what_leaves_a_slide_at_one_click_alone_is_found(page: Page, tmp_path: Path):
    text = (
        "# Fits\n\n---\n\n<v-switch>\n<template #1><p>short</p></template>\n"
        '<template #2><p style="height: 600px">too high</p></template>\n'
        "<template #3><p>short</p></template>\n</v-switch>\n\n---\n\n"
        '<svg class="slidegen-figure" width="100" height="20" style="overflow: visible">'
        '<text x="-300" y="10">afar</text></svg>\n'
    )
    (tmp_path / "slides.md").write_text(text, encoding="utf-8")
    show(page, Builder(Entry(tmp_path / "slides.md", "slides"), cwd=tmp_path).build().html, tmp_path)
    found = outside(page)
    assert {one.partition(":")[0] for one in found} == {"slide 2 at click 2", "slide 3 at click 0"}
    assert any('<text class=""> "afar" leaves by' in one for one in found)
