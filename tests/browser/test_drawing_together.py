"""What is drawn, in the other windows and views of a talk, and after a reload."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Show, until
from sketched import DECK, LAYER, SHAPES, box, count, drag, is_on, shapes, slide_in_panel
from talks import NEXT, at, by_hand, file_of, press_p, ready, settled

pytestmark = pytest.mark.browser


def test_strokes_outlive_a_reload(show: Show) -> None:
    page = show(DECK)
    page.keyboard.press("i")
    page.keyboard.press("5")
    drag(page, (300, 300), (500, 300))
    page.reload()
    ready(page, "play")
    count(page, 1)
    assert shapes(page) == ["path #6a4c93"]
    assert not is_on(page)


def test_every_window_of_the_talk_sees_a_stroke_while_it_is_drawn_and_after(show: Show) -> None:
    page = show(DECK)
    presenter = press_p(page)
    presenter.keyboard.press("i")
    middle = slide_in_panel(presenter)
    x, y = middle["x"] + middle["width"] / 2, middle["y"] + middle["height"] / 2
    presenter.mouse.move(x, y)
    presenter.mouse.down()
    presenter.mouse.move(x + 80, y, steps=10)
    until(page, f"document.querySelectorAll('{LAYER} > path').length === 1")
    count(page, 0)
    presenter.mouse.move(x + 120, y, steps=10)
    presenter.mouse.up()
    count(page, 1)
    until(page, f"document.querySelectorAll('{LAYER} > *').length === 1")
    assert box(page) == box(presenter)
    until(presenter, f"{NEXT}.querySelectorAll('[data-slidegen-shape]').length === 0")


def test_who_comes_late_gets_all_and_either_window_may_undo_and_clear(show: Show) -> None:
    page = show(DECK)
    page.keyboard.press("i")
    drag(page, (300, 300), (500, 300))
    drag(page, (300, 400), (500, 400))
    late = by_hand(page.context, file_of(page) + "#/presenter/1", "presenter")
    settled(late)
    count(late, 2)
    page.bring_to_front()
    page.keyboard.press("Control+z")
    count(late, 1)
    late.bring_to_front()
    late.keyboard.press("i")
    late.keyboard.press("c")
    count(page, 0)


def test_the_next_step_in_the_presenter_has_the_strokes(show: Show) -> None:
    page = show(DECK, at="#/2")
    presenter = press_p(page)
    page.bring_to_front()
    page.keyboard.press("i")
    drag(page, (300, 300), (500, 300))
    until(presenter, f"{NEXT}.querySelectorAll('[data-slidegen-shape]').length === 1")
    at(presenter, "2.0")


def test_overview_print_and_reading_view_have_the_strokes(show: Show) -> None:
    page = show(DECK)
    page.keyboard.press("i")
    page.keyboard.press("l")
    drag(page, (300, 300), (500, 400))
    page.keyboard.press("Escape")
    for view in ("overview", "print", "read"):
        page.goto(f"{file_of(page)}#/{view}")
        until(page, f"document.documentElement.dataset.slidegenView === '{view}'")
        stroke = page.locator(".slidev-page-1 [data-slidegen-shape]")
        assert stroke.is_visible()
        section = page.locator(".slidev-page-1").bounding_box()
        drawn = stroke.bounding_box()
        assert section is not None and drawn is not None
        # 300 of 1280 px: the slide's width but for the letterbox.
        factor = section["width"] / 1278.3
        assert abs(drawn["x"] - section["x"] - 297 * factor) < 4 * factor + 1


def test_a_deck_may_leave_drawing_to_the_presenter(show: Show) -> None:
    page = show(DECK, drawings={"presenterOnly": True})
    page.keyboard.press("i")
    drag(page, (300, 300), (500, 300))
    assert not is_on(page)
    presenter = press_p(page)
    presenter.keyboard.press("i")
    middle = slide_in_panel(presenter)
    drag(presenter, (middle["x"] + 50, middle["y"] + 50), (middle["x"] + 150, middle["y"] + 50))
    count(page, 1)


def test_a_deck_may_keep_what_the_room_draws_to_its_window(show: Show) -> None:
    page = show(DECK, drawings={"syncAll": False})
    presenter = press_p(page)
    page.bring_to_front()
    page.keyboard.press("i")
    drag(page, (300, 300), (500, 300))
    presenter.keyboard.press("i")
    middle = slide_in_panel(presenter)
    drag(presenter, (middle["x"] + 50, middle["y"] + 50), (middle["x"] + 150, middle["y"] + 50))
    count(page, 2)
    count(presenter, 1)
    page.reload()
    ready(page, "play")
    count(page, 2)


def test_what_another_page_of_this_disk_says_cannot_bring_code_in(show: Show, tmp_path: Path) -> None:
    page = show(DECK)
    evil = [
        [1, "script", {"d": "alert(1)"}],
        [1, "path", {"d": "M0 0h9", "onclick": "alert(1)", "fill": "url(https://example.invalid/x)"}],
        [1, "image", {"href": "https://example.invalid/x"}],
        "<b>",
    ]
    entries = {f"drawing/1/{no}": {"value": value, "count": 5, "by": "zz"} for no, value in enumerate(evil)}
    other = page.context.new_page()
    (tmp_path / "other.html").write_text("<title>other</title>", encoding="utf-8")
    other.goto((tmp_path / "other.html").as_uri())
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    stored = page.evaluate("Object.entries(sessionStorage).find(([key]) => /talk$/.test(key))")
    name = stored[0].split(" ")[1]
    message = {
        "slidegen": 1, "deck": name, "talk": stored[1], "from": "zz", "no": 1, "kind": "set",
        "mode": "play", "looking": False, "entries": entries,
    }  # fmt: skip
    other.evaluate("(message) => new BroadcastChannel('slidegen').postMessage(message)", message)
    until(page, f"document.querySelectorAll('{LAYER}').length === 1")
    count(page, 1)
    assert page.evaluate(f"{SHAPES}[0].getAttributeNames().sort()") == ["d", "data-slidegen-shape"]
