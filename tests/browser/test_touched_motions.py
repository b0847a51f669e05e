"""Motions under a pointer and by the keyboard, in a built deck: they are CSS alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import until
from playwright.sync_api import Browser, Page
from vue_deck import build

DECK = """
<style>#box { background-color: rgb(0, 0, 255) }</style>

<button id="box" v-motion :initial="{ x: -80 }" :enter="{ x: 50 }" :tapped="{ scale: 3 }"
  :hovered="{ scale: 2, backgroundColor: 'red' }" :focused="{ opacity: 0.5 }">
  box <i id="in" v-motion :hovered="{ scale: 4 }">in</i>
</button>
"""

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    built = build(tmp_path, {"slides.md": DECK})
    assert not list(built.report)
    file = tmp_path / "deck.html"
    file.write_bytes(built.html)
    context = browser.new_context(viewport={"width": 980, "height": 552}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-slidegen-ready]")
    yield page
    context.close()


def shows(page: Page, selector: str, transform: str, colour: str, opacity: str) -> None:
    """Wait until the element is so."""
    until(
        page,
        f"""(() => {{
          const style = getComputedStyle(document.querySelector("{selector}"));
          const found = [style.transform, style.backgroundColor, style.opacity].join(" | ");
          return found === "{transform} | {colour} | {opacity}";
        }})()""",
    )


def test_a_pointer_changes_what_its_state_names_and_nothing_else(page: Page) -> None:
    blue, red = "rgb(0, 0, 255)", "rgb(255, 0, 0)"
    shows(page, "#box", "matrix(1, 0, 0, 1, 50, 0)", blue, "1")
    page.hover("#box", position={"x": 3, "y": 3})
    shows(page, "#box", "matrix(2, 0, 0, 2, 50, 0)", red, "1")
    shows(page, "#in", "matrix(1, 0, 0, 1, 0, 0)", "rgba(0, 0, 0, 0)", "1")
    page.mouse.down()
    shows(page, "#box", "matrix(3, 0, 0, 3, 50, 0)", red, "1")
    page.mouse.up()
    page.mouse.move(970, 540)
    shows(page, "#box", "matrix(1, 0, 0, 1, 50, 0)", blue, "1")


def test_the_keyboard_reaches_it(page: Page) -> None:
    page.focus("#box")
    page.keyboard.press("Shift")
    shows(page, "#box", "matrix(1, 0, 0, 1, 50, 0)", "rgb(0, 0, 255)", "0.5")
