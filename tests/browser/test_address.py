"""Addresses and the browser's history (Slidev reference §4.12, §7.8)."""

from __future__ import annotations

import pytest
from conftest import Show, position, until
from page_fixture import FakeSlide, click
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def fragment(page: Page) -> str:
    return str(page.evaluate("location.hash"))


@pytest.mark.parametrize(
    ("at", "where", "written"),
    [
        ("", "1.0", "#/1"),
        ("#/", "1.0", "#/1"),
        ("#/3", "3.1", "#/3?clicks=1"),
        ("#/3?clicks=2", "3.2", "#/3?clicks=2"),
        ("#/3?clicks=99", "3.3", "#/3?clicks=3"),
        ("#/steps?clicks=1", "2.1", "#/steps?clicks=1"),
        ("#/2", "2.0", "#/steps"),
        ("#/99", "4.0", "#/4"),
        ("#/nowhere", "4.0", "#/4"),
        ("#/presenter/3?clicks=2", "3.2", "#/presenter/3?clicks=2"),
        ("#/overview", "1.0", "#/overview/1"),
        ("#nothing-here", "1.0", "#nothing-here"),
    ],
)
def test_an_address_opens_at_its_slide(show: Show, at: str, where: str, written: str) -> None:
    page = show(at=at)
    assert (position(page), fragment(page)) == (where, written)


def test_a_change_of_slides_is_in_the_history_and_a_click_is_not(show: Show) -> None:
    page = show()
    entries = page.evaluate("history.length")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    until(page, "location.hash === '#/3?clicks=2'")
    assert position(page) == "3.2"
    assert page.evaluate("history.length") == entries + 2
    page.go_back()
    until(page, "slidegen.nav.page === 2")
    assert (position(page), fragment(page)) == ("2.2", "#/steps?clicks=2")
    page.go_back()
    until(page, "slidegen.nav.page === 1")
    page.go_forward()
    until(page, "slidegen.nav.page === 2")
    assert position(page) == "2.2"


def test_a_link_to_a_slide_goes_there(show: Show) -> None:
    page = show([FakeSlide('<a href="#/3?clicks=1">On</a>'), FakeSlide(), FakeSlide(click(1, "x"), clicks=2)])
    page.locator("section a").click()
    until(page, "slidegen.nav.page === 3")
    assert position(page) == "3.1"
    page.go_back()
    until(page, "slidegen.nav.page === 1")


def test_an_anchor_goes_to_its_slide_and_click_and_takes_the_focus(show: Show) -> None:
    deck = [
        FakeSlide('<a href="#fn1">[1]</a>'),
        FakeSlide(click(1, "first") + click(2, '<span id="fn1">The note</span>'), clicks=3),
    ]
    page = show(deck)
    page.locator("section a").click()
    until(page, "slidegen.nav.page === 2")
    assert position(page) == "2.2"
    assert page.evaluate("document.activeElement.id") == "fn1"
    page.go_back()
    until(page, "slidegen.nav.page === 1")


def test_an_anchor_on_the_same_slide_does_not_take_clicks_back(show: Show) -> None:
    page = show([FakeSlide(f'<a href="#here">go</a><p id="here">x</p>{click(1, "y")}', clicks=1)])
    page.keyboard.press("ArrowRight")
    page.locator("section a").click()
    until(page, "document.activeElement.id === 'here'")
    assert position(page) == "1.1"


def test_a_deck_opens_at_an_anchor(show: Show) -> None:
    page = show([FakeSlide(), FakeSlide('<h2 id="über-uns">Us</h2>')], at="#%C3%BCber-uns")
    assert position(page) == "2.0"
    until(page, "document.activeElement.id === 'über-uns'")
    assert page.locator("section h2").is_visible()


def test_an_anchor_below_the_canvas_does_not_shift_the_slide(show: Show) -> None:
    page = show([FakeSlide('<div style="height: 900px"></div><p id="low">low</p>')], at="#low")
    until(page, "document.activeElement.id === 'low'")
    tops = "[...document.querySelectorAll('#slide-container, #slide-content, #slideshow, .slidev-page')]"
    assert page.evaluate(f"{tops}.map((box) => box.scrollTop)") == [0, 0, 0, 0]
    assert page.evaluate("scrollY") == 0


def test_a_deck_works_where_the_history_is_closed(show: Show) -> None:
    refuse = "() => { throw new DOMException('no') }"
    closed = f"History.prototype.pushState = History.prototype.replaceState = {refuse}"
    page = show(prepare=closed)
    page.keyboard.press("ArrowRight")
    assert position(page) == "2.0"
