"""Fingers and the mouse (Slidev reference §7.2)."""

from __future__ import annotations

import pytest
from conftest import Show, position, until
from page_fixture import FakeSlide
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TOUCH = {"has_touch": True}


def swipe(page: Page, across: int, down: int, start: tuple[int, int] = (640, 360)) -> str:
    """A real gesture: the browser makes the events."""
    session = page.context.new_cdp_session(page)
    x, y = start
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in (1, 2, 3):
        point = {"x": x + across * step / 3, "y": y + down * step / 3}
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    return position(page)


@pytest.mark.parametrize(
    ("across", "down", "after"),
    [(-100, 10, "2.2"), (100, -10, "2.0"), (10, -250, "3.1"), (-10, 250, "1.0")],
)
def test_a_swipe_moves_as_the_arrow_keys_do(show: Show, across: int, down: int, after: str) -> None:
    page = show(at="#/2?clicks=1", context=TOUCH)
    assert swipe(page, across, down) == after


@pytest.mark.parametrize(("across", "down"), [(-60, 0), (60, 50), (0, 150), (-50, -180)])
def test_a_short_swipe_is_none(show: Show, across: int, down: int) -> None:
    page = show(at="#/2?clicks=1", context=TOUCH)
    assert swipe(page, across, down) == "2.1"


def test_on_a_small_screen_a_shorter_swipe_is_enough(show: Show) -> None:
    page = show(at="#/2?clicks=1", context=TOUCH, size=(200, 400))
    assert swipe(page, -65, 0, (150, 200)) == "2.2"


def test_two_fingers_are_no_swipe(show: Show) -> None:
    page = show(context=TOUCH)
    session = page.context.new_cdp_session(page)
    fingers = [{"x": 600, "y": 300, "id": 0}, {"x": 700, "y": 400, "id": 1}]
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": fingers})
    apart = [{"x": 300, "y": 300, "id": 0}, {"x": 1000, "y": 400, "id": 1}]
    session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": apart})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": apart[:1]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert position(page) == "1.0"


def test_a_finger_in_a_box_that_scrolls_scrolls_it(show: Show) -> None:
    box = '<div style="height: 300px; overflow: auto"><div style="height: 2000px"></div></div>'
    page = show([FakeSlide(box), FakeSlide()], context=TOUCH)
    assert swipe(page, 0, -250, (640, 350)) == "1.0"


def test_a_swipe_in_the_overview_moves_nothing(show: Show) -> None:
    page = show(context=TOUCH)
    page.keyboard.press("o")
    assert swipe(page, -200, 0) == "1.0"


def test_a_click_on_the_letterbox_goes_on_in_its_right_half(show: Show) -> None:
    page = show(size=(1280, 1000))
    page.mouse.click(900, 20)
    assert position(page) == "2.0"
    page.mouse.click(200, 20)
    assert position(page) == "1.0"


def test_a_click_on_the_slide_does_nothing(show: Show) -> None:
    page = show(size=(1280, 1000))
    page.mouse.click(900, 500)
    assert position(page) == "1.0"


def test_a_mouse_at_rest_is_hidden(show: Show) -> None:
    page = show()
    cursor = "getComputedStyle(document.querySelector('.slidev-page')).cursor"
    page.mouse.move(300, 300)
    assert page.evaluate(cursor) == "auto"
    until(page, f"{cursor} === 'none'")
    page.mouse.move(310, 300)
    assert page.evaluate(cursor) == "auto"
