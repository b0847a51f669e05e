"""The digital rain of the matrix theme: where it falls, what stops it, and that it makes way for words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from slidegen.build import Builder
from slidegen.decks import Entry

pytestmark = pytest.mark.browser

DECK = """\
---
theme: matrix
---

# A title

With a line below it

---

# Text

In which to read.

---
layout: section
---

# A section
"""
PICTURE = "() => document.querySelector('.slidegen-rain').toDataURL()"
BRIGHTEST_BEHIND_WORDS = """
() => {
  const canvas = document.querySelector(".slidegen-rain");
  const frame = canvas.getBoundingClientRect();
  const density = canvas.width / frame.width;
  const range = document.createRange();
  let most = 0;
  for (const element of document.querySelectorAll(".slidev-page-1 :is(h1, p)")) {
    range.selectNodeContents(element);
    for (const line of range.getClientRects()) {
      const sides = [line.left - frame.left, line.top - frame.top, line.width, line.height];
      const [x, y, width, height] = sides.map((side) => Math.round(side * density));
      const { data } = canvas.getContext("2d").getImageData(x, y, width, height);
      for (let at = 0; at < data.length; at += 4) most = Math.max(most, data[at + 1] * data[at + 3] / 255);
    }
  }
  return most;
}
"""


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rain")
    source = folder / "slides.md"
    source.write_text(DECK, encoding="utf-8")
    built = Builder(Entry(source, "rain")).build()
    assert list(built.report) == []
    page = folder / "rain.html"
    page.write_bytes(built.html)
    return page


@pytest.fixture
def page(browser: Browser, deck: Path) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 980, "height": 552}, reduced_motion="no-preference")
    yield _opened(page, deck)
    page.close()


def test_rain_falls_where_a_chapter_opens_and_nowhere_else(page: Page) -> None:
    assert _is_raining_on(page, 1)
    page.evaluate("window.slidegen.nav.go(2)")
    page.wait_for_selector(".slidegen-rain", state="detached")
    page.evaluate("window.slidegen.nav.go(3)")
    assert _is_raining_on(page, 3)


def test_nothing_bright_is_behind_a_letter(page: Page) -> None:
    assert _moves(page)
    assert page.evaluate(BRIGHTEST_BEHIND_WORDS) < 12


def test_the_key_m_stops_the_rain_and_lets_it_fall_again(page: Page) -> None:
    page.keyboard.press("m")
    assert _stands(page)
    page.keyboard.press("m")
    assert _moves(page)


def test_a_button_stops_the_rain(page: Page) -> None:
    button = page.get_by_role("button", name="Digital rain")
    assert button.get_attribute("aria-pressed") == "true"
    button.click(force=True)
    assert button.get_attribute("aria-pressed") == "false"
    assert _stands(page)


def test_who_wants_less_motion_has_no_rain_until_it_is_asked_for(browser: Browser, deck: Path) -> None:
    page = _opened(browser.new_page(reduced_motion="reduce"), deck)
    assert page.locator(".slidegen-rain").count() == 0
    page.keyboard.press("m")
    assert _moves(page)
    page.close()


def test_rain_is_not_printed(page: Page) -> None:
    page.emulate_media(media="print")
    assert not page.locator(".slidegen-rain").is_visible()


def _opened(page: Page, deck: Path) -> Page:
    page.goto(deck.as_uri())
    page.wait_for_selector("html[data-slidegen-ready]")
    page.evaluate("document.fonts.ready")
    return page


def _is_raining_on(page: Page, no: int) -> bool:
    return page.locator(f".slidev-page-{no} .slidegen-rain").count() == 1


def _moves(page: Page) -> bool:
    """Whether the picture changes: a busy machine may take its time."""
    before = page.evaluate(PICTURE)
    for _ in range(150):
        page.wait_for_timeout(100)
        if page.evaluate(PICTURE) != before:
            return True
    return False


def _stands(page: Page) -> bool:
    page.wait_for_timeout(120)
    before = page.evaluate(PICTURE)
    page.wait_for_timeout(200)
    return bool(page.evaluate(PICTURE) == before)
