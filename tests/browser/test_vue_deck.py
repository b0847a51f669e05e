"""A deck full of Vue in Chromium, where there is no Vue: tests/decks/vue, click by click."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from slidegen.build import Builder, BuildOptions
from slidegen.decks import Entry

DECK = Path(__file__).resolve().parents[1] / "decks" / "vue"

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    entry = Entry(path=DECK / "slides.md", name="vue")
    built = Builder(entry, BuildOptions(root=DECK, cache=False), cwd=DECK).build()
    assert not list(built.report)
    file = tmp_path / "vue.html"
    file.write_bytes(built.html)
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-slidegen-ready]")
    yield page
    context.close()


def seen(page: Page, no: int) -> str:
    """The text of a slide that is there at this click, what keeps its room unseen left out."""
    return str(
        page.evaluate(
            """no => {
              const hidden = (e) => e.closest(".slidev-vclick-hidden, .slidev-vclick-display-none");
              const walk = document.createTreeWalker(document.querySelector(`.slidev-page-${no}`), 4);
              const words = [];
              while (walk.nextNode()) {
                if (!hidden(walk.currentNode.parentElement)) words.push(walk.currentNode.data);
              }
              return words.join(" ").split(/\\s+/).filter(Boolean).join(" ");
            }""",
            no,
        )
    )


def position(page: Page) -> str:
    return str(page.evaluate("`${slidegen.nav.page}.${slidegen.nav.clicks}`"))


def test_what_vue_would_show_at_each_click_is_seen(page: Page) -> None:
    page.keyboard.press("ArrowDown")
    shown = []
    for _ in range(4):
        shown.append(seen(page, 2))
        page.keyboard.press("ArrowRight")
    assert shown == [
        "2 / 4 Clicks early",
        "2 / 4 Clicks 3 points early",
        "2 / 4 Clicks 4 points late one",
        "2 / 4 Clicks 5 points late one two",
    ]


def test_a_class_that_depends_on_the_click_comes_with_it(page: Page) -> None:
    page.evaluate("slidegen.nav.go(2, 2)")
    assert not page.locator(".late").evaluate("e => e.classList.contains('big')")
    page.keyboard.press("ArrowRight")
    assert page.locator(".late").evaluate("e => e.classList.contains('big')")


def test_a_scoped_style_reaches_its_component(page: Page) -> None:
    assert page.locator(".tally").evaluate("e => getComputedStyle(e).color") == "rgb(10, 20, 30)"


def test_buttons_move_in_the_deck(page: Page) -> None:
    page.locator("text=to the third").click()
    assert position(page) == "3.0"
    assert seen(page, 3) == "3 / 4 2 words deck slide"
    page.keyboard.press("Home")
    page.locator("button:text('on')").click()
    assert position(page) == "2.0"


def test_the_page_carries_no_vue(page: Page) -> None:
    html = page.content()
    assert "__vue" not in html
    assert "createElementBlock" not in html
    assert "sg-leaf" not in html
    assert "{{ code }}" in html
