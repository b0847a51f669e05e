"""Elements that fly in, on and out."""

from __future__ import annotations

from pathlib import Path

import pytest
from animated import CALM, forward, freeze, hold, settle, slide
from conftest import Article, Show, until
from page_fixture import FakeSlide
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MOTION = """
<div id="box" v-motion :initial="{ x: -100, opacity: 0 }" :enter="{ x: 0, opacity: 1 }"
  :click-1="{ y: 40, scale: 2 }" :leave="{ x: 300 }">box</div>
"""


def place(page: Page, selector: str = "#box") -> list[float]:
    """Left, top, scale, opacity, of the element's own transform."""
    found: list[float] = page.evaluate(
        """selector => {
          const style = getComputedStyle(document.querySelector(selector));
          const { e, f, a } = new DOMMatrix(style.transform);
          return [e, f, a, Number(style.opacity)].map((value) => Math.round(value * 100) / 100);
        }""",
        selector,
    )
    return found


def test_a_motion_flies_in_moves_on_by_clicks_and_flies_out(show: Show) -> None:
    page = show([FakeSlide("<p>first</p>"), slide(MOTION, clicks=1), FakeSlide("<p>last</p>")])
    freeze(page)
    forward(page)
    hold(page, 0)
    assert place(page) == [-100, 0, 1, 0]
    settle(page)
    assert place(page) == [0, 0, 1, 1]
    forward(page)
    hold(page, 140)
    x, y, scale, _ = place(page)
    assert (x, scale > 1, y > 0) == (0, True, True)
    settle(page)
    assert place(page) == [0, 40, 2, 1]
    page.keyboard.press("ArrowLeft")
    settle(page)
    assert place(page) == [0, 0, 1, 1]
    forward(page, 2)
    page.keyboard.press("ArrowLeft")
    hold(page, 0)
    assert place(page)[0] == 300
    settle(page)
    assert place(page) == [0, 40, 2, 1]


def test_a_motion_flies_in_when_a_deck_opens_and_not_when_it_is_drawn_again(
    show: Show, tmp_path: Path
) -> None:
    again = tmp_path / "again.js"
    again.write_text(
        "export function again(deck) { addEventListener('again', () => deck.refresh(deck.data, deck)); }",
        encoding="utf-8",
    )
    prepare = (
        "addEventListener('transitionrun', ({ target }) => { window.flown = (window.flown ?? 0) + 1; });"
    )
    page = show([slide(MOTION, clicks=1)], scripts=(again,), prepare=prepare)
    until(page, "window.flown > 0")
    settle(page)
    page.evaluate("window.flown = 0; dispatchEvent(new Event('again'));")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.flown") == 0
    assert place(page) == [0, 0, 1, 1]


def test_a_motion_swings_past_its_end_as_a_spring_does(show: Show) -> None:
    page = show([FakeSlide("<p>first</p>"), slide(MOTION, clicks=1)])
    freeze(page)
    forward(page)
    hold(page, 170)
    assert 5 < place(page)[0] < 20


def test_a_motion_is_at_rest_with_reduced_motion_in_print_and_in_the_overview(show: Show) -> None:
    page = show([FakeSlide("<p>first</p>"), slide(MOTION, clicks=1)], context=CALM)
    forward(page)
    assert place(page) == [0, 0, 1, 1]
    page.keyboard.press("o")
    assert place(page) == [0, 40, 2, 1]
    page.keyboard.press("Escape")
    assert place(page) == [0, 0, 1, 1]
    page.emulate_media(media="print")
    until(page, "document.documentElement.dataset.slidegenView === 'print'")
    assert place(page) == [0, 40, 2, 1]


def test_the_article_without_scripts_has_a_motion_at_its_end(article: Article) -> None:
    page = article(slide(MOTION))
    assert place(page) == [0, 40, 2, 1]
