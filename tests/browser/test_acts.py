"""What a slide's own buttons do, and attributes that change with the clicks."""

from __future__ import annotations

import json

import pytest
from conftest import Show
from page_fixture import FakeSlide
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def position(page: Page) -> str:
    return str(page.evaluate("`${slidegen.nav.page}.${slidegen.nav.clicks}`"))


def button(action: str, text: str) -> str:
    return f'<button data-slidegen-action="{action}">{text}</button>'


def test_a_button_of_a_slide_moves_in_the_deck(show: Show) -> None:
    body = "".join(
        button(action, action) for action in ("next", "go:3", "go:3:2", "clicks:2", "clicks:-1", "last")
    )
    page = show([FakeSlide(body, clicks=3), FakeSlide(body), FakeSlide(body, clicks=4)])
    seen = []
    for action in ("next", "clicks:2", "clicks:-1", "go:3", "go:3:2", "last"):
        page.locator(f".slidev-page >> visible=true >> text='{action}'").first.click()
        seen.append(position(page))
    assert seen == ["1.1", "1.3", "1.2", "3.0", "3.2", "3.0"]


@pytest.mark.parametrize("key", ["Enter", " "])
def test_what_is_no_button_is_pressed_by_keys_all_the_same(show: Show, key: str) -> None:
    span = '<span data-slidegen-action="go:2" role="button" tabindex="0">two</span>'
    page = show([FakeSlide(span), FakeSlide()])
    page.locator("text=two").focus()
    page.keyboard.press("Space" if key == " " else key)
    assert position(page) == "2.0"


def test_an_action_that_nobody_offers_does_nothing(show: Show) -> None:
    page = show([FakeSlide(button("fly", "fly")), FakeSlide()])
    page.locator("text=fly").click()
    assert position(page) == "1.0"


def test_attributes_change_with_the_clicks_and_other_classes_stay(show: Show) -> None:
    states = json.dumps({"class": [[0, "a b"], [2, "b c"]], "style": [[0, "color:red"], [1, None]]})
    body = f"<p class='mine b c' data-slidegen-states='{states}'>x</p>"
    page = show([FakeSlide(body, clicks=2)])
    seen = []
    for _ in range(3):
        look = "e => [[...e.classList].sort().join(' '), e.getAttribute('style')]"
        seen.append(page.locator(".slidev-page-1 p").evaluate(look))
        page.keyboard.press("ArrowRight")
    assert seen == [["a b mine", "color:red"], ["a b mine", None], ["b c mine", None]]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert "a b mine" in str(
        page.locator(".slidev-page-1 p").evaluate("e => [...e.classList].sort().join(' ')")
    )
