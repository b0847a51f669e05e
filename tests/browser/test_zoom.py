"""Zooming into a place of the slide."""

from __future__ import annotations

import pytest
from conftest import Show, position, until
from page_fixture import FakeSlide
from playwright.sync_api import Page
from sketched import slide_in_panel
from talks import press_p

pytestmark = pytest.mark.browser

STILL = {"reduced_motion": "reduce"}
PLACE = "position: absolute; margin: 0"
DECK = [
    FakeSlide(
        f'<a href="#/2" style="{PLACE}; left: 700px; top: 400px; width: 100px; height: 40px">second</a>'
        f'<p class="slidev-vclick-target" data-slidev-clicks-start="1">step</p>',
        title="One",
        clicks=1,
    ),
    FakeSlide("<p>Two</p>", title="Two"),
]
WIDTH = "Math.round(document.querySelector('.slidegen-current').getBoundingClientRect().width)"


def place(page: Page) -> list[int]:
    """Of the slide in the window: left, top, width."""
    found = page.evaluate(
        "(() => { const { left, top, width } = document.querySelector('.slidegen-current')"
        ".getBoundingClientRect(); return [left, top, width]; })()"
    )
    return [round(length) for length in found]


def alt_click(page: Page, x: float, y: float) -> None:
    page.keyboard.down("Alt")
    page.mouse.click(x, y)
    page.keyboard.up("Alt")


def test_alt_and_a_click_brings_the_place_to_the_middle_and_once_more_back(show: Show) -> None:
    page = show(DECK, size=(980, 552), context=STILL)
    alt_click(page, 300, 200)
    until(page, f"{WIDTH} === 1960")
    assert place(page) == [490 - 600, 276 - 400, 1960]
    alt_click(page, 490, 276)
    until(page, f"{WIDTH} === 980")
    assert place(page) == [0, 0, 980]
    assert position(page) == "1.0"


def test_at_a_corner_and_on_a_scaled_canvas_the_slide_still_fills_its_place(show: Show) -> None:
    page = show(DECK, size=(1960, 1104), context=STILL)
    alt_click(page, 1950, 1100)
    until(page, f"{WIDTH} === 3920")
    assert place(page) == [-1960, -1104, 3920]


def test_links_work_while_zoomed_and_alt_does_not_press_them(show: Show) -> None:
    page = show(DECK, size=(980, 552), context=STILL)
    alt_click(page, 750, 420)
    until(page, f"{WIDTH} === 1960")
    assert position(page) == "1.0"
    page.get_by_role("link", name="second").click()
    until(page, "slidegen.nav.page === 2")
    until(page, f"{WIDTH} === 980")


def test_a_step_keeps_it_and_escape_ends_it(show: Show) -> None:
    page = show(DECK, size=(980, 552), context=STILL)
    alt_click(page, 300, 200)
    page.keyboard.press("Space")
    assert position(page) == "1.1"
    until(page, f"{WIDTH} === 1960")
    page.keyboard.press("Escape")
    until(page, f"{WIDTH} === 980")


def test_the_key_takes_what_has_the_focus_else_the_place_of_the_pointer(show: Show) -> None:
    page = show(DECK, size=(980, 552), context=STILL)
    page.get_by_role("link", name="second").focus()
    page.keyboard.press("z")
    until(page, f"{WIDTH} === {980 * 5}")
    link = page.get_by_role("link", name="second").bounding_box()
    assert link is not None
    assert abs(link["x"] + link["width"] / 2 - 490) < 2 and abs(link["y"] + link["height"] / 2 - 276) < 2
    page.keyboard.press("z")
    until(page, f"{WIDTH} === 980")
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(300, 200)
    page.keyboard.press("z")
    until(page, f"{WIDTH} === 1960")
    assert place(page) == [490 - 600, 276 - 400, 1960]


def test_the_room_zooms_with_the_speaker(show: Show) -> None:
    page = show(DECK, size=(980, 552), context=STILL)
    presenter = press_p(page)
    slide = slide_in_panel(presenter)
    factor = slide["width"] / 980
    alt_click(presenter, slide["x"] + 300 * factor, slide["y"] + 200 * factor)
    until(page, f"{WIDTH} === 1960")
    left, top, _ = place(page)
    assert abs(left - (490 - 600)) <= 2 and abs(top - (276 - 400)) <= 2
    presenter.keyboard.press("Escape")
    until(page, f"{WIDTH} === 980")


def test_it_moves_there_unless_motion_is_unwanted(show: Show) -> None:
    duration = "getComputedStyle(document.getElementById('slideshow')).transitionDuration"
    page = show(DECK)
    alt_click(page, 300, 200)
    until(page, f"{duration} === '0.4s'")
    still = show(DECK, context=STILL)
    alt_click(still, 300, 200)
    until(still, f"{duration} === '0s'")
    assert still.evaluate("document.getElementById('slide-container').dataset.slidegenZoom") == "true"


def test_the_overview_and_print_show_whole_slides(show: Show) -> None:
    page = show(DECK, context=STILL)
    alt_click(page, 300, 200)
    page.keyboard.press("o")
    until(page, "getComputedStyle(document.getElementById('slideshow')).transform === 'none'")
