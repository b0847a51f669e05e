"""The digital rain of the theme matrix: where it falls, what stops it, and that it makes way for words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import until
from playwright.sync_api import Browser, Page
from rain_deck import IS_LIT, Opening, build_deck, windows

pytestmark = pytest.mark.browser

PICTURE = "() => document.querySelector('.slidegen-rain').toDataURL()"
BRIGHTEST_BEHIND_WORDS = """
() => {
  const canvas = document.querySelector(".slidegen-rain");
  const frame = canvas.getBoundingClientRect();
  const density = canvas.width / frame.width;
  const range = document.createRange();
  let most = 0;
  for (const element of document.querySelectorAll(".slidegen-current :is(h1, p, li, pre, [class*=bottom])")) {
    range.selectNodeContents(element);
    for (const line of range.getClientRects()) {
      const sides = [line.left - frame.left, line.top - frame.top, line.width, line.height];
      const [x, y, width, height] = sides.map((side) => Math.round(side * density));
      if (width < 1 || height < 1) continue;
      const { data } = canvas.getContext("2d").getImageData(x, y, width, height);
      for (let at = 0; at < data.length; at += 4) most = Math.max(most, data[at + 1] * data[at + 3] / 255);
    }
  }
  return most;
}
"""


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_deck(tmp_path_factory.mktemp("rain"))


@pytest.fixture
def open_deck(browser: Browser, deck: Path) -> Iterator[Opening]:
    yield from windows(browser, deck)


@pytest.fixture
def page(open_deck: Opening) -> Page:
    return open_deck()


def test_rain_falls_where_a_chapter_opens_and_nowhere_else(page: Page) -> None:
    assert _is_raining_on(page, 1)
    page.evaluate("slidegen.nav.go(2)")
    page.wait_for_selector(".slidegen-rain", state="detached")
    page.evaluate("slidegen.nav.go(3)")
    assert _is_raining_on(page, 3)


def test_a_slide_says_whether_it_rains(open_deck: Opening) -> None:
    page = open_deck("#/4")
    assert not _is_raining_on(page, 4)
    page.evaluate("slidegen.nav.go(5)")
    assert _is_raining_on(page, 5)
    until(page, IS_LIT)


def test_nothing_bright_is_behind_a_letter(page: Page) -> None:
    until(page, IS_LIT)
    assert _moves(page)
    assert page.evaluate(BRIGHTEST_BEHIND_WORDS) < 12


def test_nothing_bright_is_behind_what_is_read_at_any_click(open_deck: Opening) -> None:
    page = open_deck("#/5")
    until(page, IS_LIT)
    assert page.evaluate(BRIGHTEST_BEHIND_WORDS) < 12
    page.keyboard.press("ArrowRight")
    assert _moves(page)
    assert page.evaluate(BRIGHTEST_BEHIND_WORDS) < 12


def test_the_rain_spells_words_of_the_deck(page: Page) -> None:
    until(page, "seen.spelled.length > 8")
    assert set(page.evaluate("seen.spelled")) <= set("TITLE TEXT SECTION WITHOUT WITH RAIN".replace(" ", ""))


def test_the_key_m_stops_the_rain_and_lets_it_fall_again(page: Page) -> None:
    until(page, IS_LIT)
    page.keyboard.press("m")
    assert _stands(page)
    page.keyboard.press("m")
    assert _moves(page)


def test_a_button_stops_the_rain(page: Page) -> None:
    until(page, IS_LIT)
    button = page.get_by_role("button", name="Digital rain")
    assert button.get_attribute("aria-pressed") == "true"
    button.click(force=True)
    assert button.get_attribute("aria-pressed") == "false"
    assert _stands(page)


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
