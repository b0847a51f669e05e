"""The stage check, `#/stage`: what is tried, what is left to the eye, what a clicker sends."""

from __future__ import annotations

import pytest
from conftest import Show, position, until
from page_fixture import FakeSlide
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


def state(page: Page, name: str) -> str:
    row = page.locator(".slidegen-stage-list > li").filter(has=page.get_by_text(name, exact=True))
    return str(row.get_attribute("data-state"))


def all_tried(page: Page) -> None:
    until(page, "!!document.querySelector('.slidegen-stage-list')?.children.length")
    until(page, "!document.querySelector('.slidegen-stage-list > [data-state=wait]')")


def test_the_address_opens_it_and_what_is_well_is_green(show: Show) -> None:
    page = show([FakeSlide(f'<img src="{PIXEL}" alt="">')], at="#/stage")
    all_tried(page)
    assert page.get_by_role("dialog", name="Stage check").is_visible()
    assert state(page, "Fonts") == state(page, "Pictures and videos") == state(page, "This screen") == "good"
    assert page.locator(".slidegen-stage-list").get_by_text("All 1 can be shown.").is_visible()


def test_a_picture_that_cannot_be_decoded_names_its_slide(show: Show) -> None:
    broken = "data:image/png;base64,AAAA"
    page = show([FakeSlide("one"), FakeSlide(f'<img src="{broken}" alt="">')], at="#/stage")
    all_tried(page)
    assert state(page, "Pictures and videos") == "bad"
    assert page.get_by_text("Cannot be shown: on slide 2.").is_visible()
    assert page.get_by_text("to mend before the talk.").is_visible()


def test_the_keys_of_a_clicker_show_what_they_would_do_and_move_nothing(show: Show) -> None:
    page = show([FakeSlide("one"), FakeSlide("two")], at="#/stage")
    all_tried(page)
    for key in ("PageDown", "b", "F9"):
        page.keyboard.press(key)
    keys = page.locator(".slidegen-stage-keys > li")
    assert keys.all_text_contents() == ["F9 does nothing", "B Black screen", "Page Down Next"]
    assert position(page) == "1.0"
    page.keyboard.press("Escape")
    assert keys.first.text_content() == "Esc does nothing"
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    page.keyboard.press("PageDown")
    assert position(page) == "2.0"


def test_a_window_and_a_tone_are_tried_by_a_press(show: Show) -> None:
    page = show([FakeSlide("one")], at="#/stage")
    all_tried(page)
    page.get_by_role("button", name="Try a window").click()
    page.get_by_text("Windows may open.").wait_for()
    assert state(page, "Pop-ups") == "good"
    page.get_by_role("button", name="Play a tone").click()


def test_it_is_tried_again_without_losing_what_was_judged(show: Show) -> None:
    page = show([FakeSlide("one")], at="#/stage")
    all_tried(page)
    page.keyboard.press("PageDown")
    page.get_by_role("button", name="Check again").click()
    all_tried(page)
    assert state(page, "Clicker") == "good"


def test_a_deck_that_nobody_checks_never_runs_the_tool(show: Show) -> None:
    page = show([FakeSlide("one")])
    assert page.locator("script[data-slidegen-pack='tools']").get_attribute("type") == "text/plain"
    assert page.locator(".slidegen-stage").count() == 0
