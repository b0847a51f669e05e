"""The tabs of code groups, and the slots of a switch."""

from __future__ import annotations

import pytest
from animated import CALM, forward, freeze, hold, settle, slide
from conftest import Article, Show, position, until
from page_fixture import FakeSlide
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

GROUP = """
::code-group
```sh [npm]
npm install
```
```sh [pnpm] {1|2}
pnpm add
pnpm run
```
```sh [yarn]
yarn add
```
::
"""


def visible_code(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".slidev-code-group pre:visible").all_inner_texts()]


def test_tabs_are_turned_by_pointer_and_keyboard_and_the_deck_stays(show: Show) -> None:
    page = show([slide(GROUP, comark=True), FakeSlide()])
    assert visible_code(page) == ["npm install"]
    page.get_by_role("tab", name="pnpm").click()
    assert visible_code(page) == ["pnpm add\npnpm run"]
    page.keyboard.press("ArrowRight")
    assert visible_code(page) == ["yarn add"]
    page.keyboard.press("ArrowRight")
    assert visible_code(page) == ["npm install"]
    page.keyboard.press("End")
    assert visible_code(page) == ["yarn add"]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    assert visible_code(page) == ["npm install"]
    assert position(page) == "1.0"
    assert page.evaluate("document.activeElement.textContent.trim()") == "npm"
    page.evaluate("document.activeElement.blur()")
    forward(page)
    assert position(page) == "1.1"


def test_tabs_say_what_they_are(show: Show) -> None:
    page = show([slide(GROUP, comark=True)])
    page.get_by_role("tab", name="yarn").click()
    states = page.locator("[role=tab]").evaluate_all(
        "all => all.map((one) => [one.ariaSelected, one.tabIndex])"
    )
    assert states == [["false", -1], ["false", -1], ["true", 0]]
    assert page.get_by_role("tabpanel", name="yarn").count() == 1


def test_the_article_without_scripts_has_all_blocks_of_a_group(article: Article) -> None:
    page = article(slide(GROUP, comark=True))
    assert len(visible_code(page)) == 3
    assert page.locator(".slidev-code-block-title:visible").count() == 3


# Switches

SWITCH = '<v-switch transition="fade"><template #1>one</template><template #2>two</template></v-switch>'


def slots(page: Page) -> list[list[object]]:
    """Text, opacity and left edge of the slots that are to be seen."""
    found: list[list[object]] = page.evaluate("""[...document.querySelectorAll("[data-slidegen-transition]")]
      .filter((slot) => slot.checkVisibility())
      .map((slot) => [slot.textContent.trim(), Number(getComputedStyle(slot).opacity), slot.offsetTop])""")
    return found


def test_slots_of_a_switch_fade_into_one_another_in_one_place(show: Show) -> None:
    page = show([slide(SWITCH, clicks=2), FakeSlide()])
    freeze(page)
    forward(page)
    settle(page)
    until(page, "!document.querySelector('.fade-enter-active')")
    assert slots(page) == [["one", 1, 0]]
    forward(page)
    hold(page, 0)
    assert slots(page) == [["one", 1, 0], ["two", 0, 0]]
    settle(page)
    until(page, "!document.querySelector('.slidegen-slot-leaving')")
    assert slots(page) == [["two", 1, 0]]
    page.keyboard.press("ArrowLeft")
    assert len(slots(page)) == 2
    page.evaluate("slidegen.nav.go(1, 2)")
    page.evaluate("slidegen.nav.go(2)")
    page.evaluate("slidegen.nav.go(1, 1)")
    assert slots(page) == [["one", 1, 0]]


def test_slots_of_a_switch_change_at_once_with_reduced_motion(show: Show) -> None:
    page = show([slide(SWITCH, clicks=2)], context=CALM)
    forward(page, 2)
    assert slots(page) == [["two", 1, 0]]
