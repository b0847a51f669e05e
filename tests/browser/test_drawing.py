"""Drawing on slides: what the hand does (Slidev reference §7.10)."""

from __future__ import annotations

import pytest
from conftest import Show, position, until
from sketched import BAR, DECK, SHAPES, box, count, drag, is_on, pen, shapes

pytestmark = pytest.mark.browser


def test_nothing_of_it_runs_until_it_is_asked_for(show: Show) -> None:
    page = show(DECK)
    assert page.locator("script[data-slidegen-pack=tools]").get_attribute("type") == "text/plain"
    drag(page, (300, 300), (500, 400))
    assert page.locator(".slidegen-drawing").count() == 0
    assert page.locator(BAR).count() == 0


def test_a_stroke_stands_where_the_hand_went_in_the_slides_own_px(show: Show) -> None:
    page = show(DECK, size=(1960, 1104))
    page.keyboard.press("i")
    page.keyboard.press("l")
    drag(page, (200, 300), (1000, 700))
    assert shapes(page) == ["line #ff595e"]
    assert box(page) == [100, 150, 500, 350]
    page.set_viewport_size({"width": 980, "height": 552})
    until(page, f"Math.abs({SHAPES}[0].getBoundingClientRect().left - 100) < 4")
    assert box(page) == [100, 150, 500, 350]


def test_each_tool_draws_its_shape_in_the_chosen_colour(show: Show) -> None:
    page = show(DECK)
    page.keyboard.press("i")
    for no, key in enumerate("slare", 1):
        page.keyboard.press(key)
        page.keyboard.press(str(no))
        drag(page, (200, 100 + 60 * no), (420, 140 + 60 * no))
    assert shapes(page) == ["path #ff595e", "line #ffca3a", "path #8ac926", "rect #1982c4", "ellipse #6a4c93"]
    assert page.evaluate(f"{SHAPES}.map((shape) => shape.getAttribute('stroke-width'))") == ["4"] * 5


def test_with_shift_a_line_is_level_and_an_ellipse_a_circle(show: Show) -> None:
    page = show(DECK, size=(980, 552))
    page.keyboard.press("i")
    page.keyboard.press("l")
    drag(page, (100, 100), (300, 120), key="Shift")
    page.keyboard.press("e")
    drag(page, (400, 200), (500, 260), key="Shift")
    left, top, right, bottom = box(page, 0)
    assert (left, top, bottom) == (100, 100, 100) and right in (300, 301)
    assert box(page, 1) == [400, 200, 500, 300]


def test_a_dot_is_a_stroke_and_a_slip_is_no_line(show: Show) -> None:
    page = show(DECK)
    page.keyboard.press("i")
    drag(page, (300, 300))
    page.keyboard.press("l")
    drag(page, (300, 300), (301, 301))
    assert shapes(page) == ["path #ff595e"]


def test_the_eraser_takes_what_it_touches_as_one_change(show: Show) -> None:
    page = show(DECK)
    page.keyboard.press("i")
    page.keyboard.press("l")
    for y in (200, 300, 400):
        drag(page, (300, y), (700, y))
    page.keyboard.press("x")
    drag(page, (500, 150), (500, 350))
    assert len(shapes(page)) == 1
    page.keyboard.press("Control+z")
    assert len(shapes(page)) == 3
    page.keyboard.press("Control+Shift+z")
    assert len(shapes(page)) == 1


def test_undo_redo_and_clear_are_each_slides_own(show: Show) -> None:
    page = show(DECK)
    page.keyboard.press("i")
    drag(page, (300, 300), (500, 300))
    drag(page, (300, 400), (500, 400))
    page.keyboard.press("ArrowRight")
    drag(page, (300, 300), (500, 300))
    page.keyboard.press("c")
    assert shapes(page) == []
    page.keyboard.press("Control+z")
    assert len(shapes(page)) == 1
    page.keyboard.press("ArrowLeft")
    assert len(shapes(page)) == 2
    page.keyboard.press("Control+z")
    assert len(shapes(page)) == 1
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Control+Shift+z")
    assert len(shapes(page)) == 2


def test_links_are_not_pressed_by_a_stroke_and_are_links_again_afterwards(show: Show) -> None:
    page = show(DECK)
    link = page.get_by_role("link", name="third").bounding_box()
    assert link is not None
    spot = (link["x"] + 5, link["y"] + 5)
    page.keyboard.press("i")
    page.mouse.click(*spot)
    assert position(page) == "1.0"
    assert len(shapes(page)) == 1
    page.keyboard.press("Escape")
    page.mouse.click(*spot)
    until(page, "slidegen.nav.page === 3")


def test_a_swipe_while_drawing_is_a_stroke(show: Show) -> None:
    page = show(DECK, context={"has_touch": True})
    page.keyboard.press("i")
    session = page.context.new_cdp_session(page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 800, "y": 300}]})
    for x in (700, 600, 400):
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": 310}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    count(page, 1)
    assert position(page) == "1.0"


def test_a_stylus_draws_while_drawing_is_off_as_wide_as_it_is_pressed(show: Show) -> None:
    page = show(DECK, size=(980, 552))
    pen(page, *[(200 + 20 * step, 300, 0.1 + 0.08 * step) for step in range(11)])
    assert shapes(page) == ["path #ff595e"]
    assert not is_on(page)
    widths = page.evaluate(
        f"""(() => {{ const shape = {SHAPES}[0]; return [220, 380].map((x) => {{
          let width = 0;
          for (let y = 290; y < 310; y += 0.1) width += shape.isPointInFill(new DOMPoint(x, y)) ? 0.1 : 0;
          return width; }}); }})()"""
    )
    assert 1 < widths[0] < 3 and 4.5 < widths[1] < 7


def test_a_tap_with_a_stylus_follows_a_link(show: Show) -> None:
    page = show(DECK)
    link = page.get_by_role("link", name="third").bounding_box()
    assert link is not None
    pen(page, (link["x"] + 5, link["y"] + 5, 0.5))
    until(page, "slidegen.nav.page === 3")
    assert page.locator("[data-slidegen-shape]").count() == 0


def test_a_deck_may_do_without_drawing(show: Show) -> None:
    page = show(DECK, drawings={"enabled": False})
    assert page.get_by_role("button", name="Draw on the slides").count() == 0
    page.keyboard.press("i")
    pen(page, (300, 300, 0.5), (400, 300, 0.5), (500, 300, 0.5))
    assert page.locator(".slidegen-drawing").count() == 0
