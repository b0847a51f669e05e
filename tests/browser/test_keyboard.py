"""The keys of a deck (Slidev reference §7.1)."""

from __future__ import annotations

import pytest
from conftest import Show, position, until
from page_fixture import FakeSlide
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def press(page: Page, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return position(page)


@pytest.mark.parametrize("key", ["ArrowRight", "Space", "PageDown"])
def test_a_key_for_next_takes_every_click(show: Show, key: str) -> None:
    page = show()
    way = [position(page), *(press(page, key) for _ in range(8))]
    assert way == ["1.0", "2.0", "2.1", "2.2", "3.1", "3.2", "3.3", "4.0", "4.0"]


@pytest.mark.parametrize("key", ["ArrowLeft", "Shift+Space", "PageUp"])
def test_a_key_for_previous_goes_back_the_same_way(show: Show, key: str) -> None:
    page = show(at="#/4")
    way = [position(page), *(press(page, key) for _ in range(8))]
    assert way == ["4.0", "3.3", "3.2", "3.1", "2.2", "2.1", "2.0", "1.0", "1.0"]


@pytest.mark.parametrize("key", ["ArrowDown", "Shift+ArrowRight"])
def test_a_key_for_the_next_slide_skips_its_clicks(show: Show, key: str) -> None:
    page = show()
    assert [press(page, key) for _ in range(4)] == ["2.0", "3.1", "4.0", "4.0"]


@pytest.mark.parametrize("key", ["ArrowUp", "Shift+ArrowLeft"])
def test_a_key_for_the_previous_slide_arrives_at_its_first_click(show: Show, key: str) -> None:
    page = show(at="#/4")
    assert [press(page, key) for _ in range(4)] == ["3.1", "2.0", "1.0", "1.0"]


def test_home_and_end_go_to_the_ends(show: Show) -> None:
    page = show(at="#/2")
    assert press(page, "End") == "4.0"
    assert press(page, "Home") == "1.0"


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta"])
def test_with_a_modifier_a_key_is_the_browsers(show: Show, modifier: str) -> None:
    page = show()
    page.evaluate("addEventListener('keydown', (event) => (window.taken = event.defaultPrevented))")
    assert press(page, f"{modifier}+ArrowDown") == "1.0"
    assert page.evaluate("taken") is False


@pytest.mark.parametrize(
    "field", ["<input>", "<textarea></textarea>", "<select></select>", "<p contenteditable>x</p>"]
)
def test_keys_in_a_field_are_the_fields(show: Show, field: str) -> None:
    page = show([FakeSlide(field), FakeSlide()])
    page.locator("section").locator("input, textarea, select, [contenteditable]").focus()
    assert press(page, "ArrowRight", "o", "Space", "PageDown") == "1.0"
    assert page.locator("html[data-slidegen-view=slide]").count() == 1


def test_space_and_enter_on_a_button_are_the_buttons(show: Show) -> None:
    page = show([FakeSlide("<button>Press</button>"), FakeSlide()])
    page.evaluate(
        "window.presses = 0; void (document.querySelector('section button').onclick = () => presses++)"
    )
    page.locator("section button").focus()
    assert press(page, "Space", "Enter") == "1.0"
    assert page.evaluate("presses") == 2
    assert press(page, "ArrowRight") == "2.0"


def test_vertical_keys_scroll_a_box_that_has_the_focus(show: Show) -> None:
    box = '<div tabindex="0" style="height: 100px; overflow: auto"><div style="height: 1000px"></div></div>'
    page = show([FakeSlide(box), FakeSlide()])
    page.locator("[tabindex='0']").first.focus()
    assert press(page, "ArrowDown", "PageDown") == "1.0"
    until(page, "document.querySelector('section [tabindex]').scrollTop > 0")
    assert press(page, "ArrowRight") == "2.0"


def test_a_key_that_another_script_took_is_left_alone(show: Show) -> None:
    page = show()
    page.evaluate("document.addEventListener('keydown', (event) => event.preventDefault())")
    assert press(page, "ArrowRight") == "1.0"


def test_a_held_key_goes_on_slowly_at_first(show: Show) -> None:
    page = show([FakeSlide() for _ in range(20)])
    moved = page.evaluate(
        """() => {
          const times = [];
          const send = (time, repeat) => {
            const event = new KeyboardEvent("keydown", { key: "ArrowRight", repeat, bubbles: true });
            Object.defineProperty(event, "timeStamp", { value: time });
            const before = slidegen.nav.page;
            document.body.dispatchEvent(event);
            if (slidegen.nav.page > before) times.push(time);
          };
          send(0, false);
          for (let time = 500; time <= 3000; time += 25) send(time, true);
          return times;
        }"""
    )
    assert moved == [0, 1000, 1750, 2250, 2500, 2650, 2800, 2950]


def test_a_held_key_toggles_once(show: Show) -> None:
    page = show()
    page.keyboard.down("o")
    page.keyboard.down("o")
    page.keyboard.up("o")
    assert page.locator("html[data-slidegen-view=overview]").count() == 1


@pytest.mark.parametrize("key", ["b", "."])
def test_the_blank_screen_comes_and_goes_with_its_key(show: Show, key: str) -> None:
    page = show()
    press(page, key)
    assert page.locator(".slidegen-blank").is_visible()
    assert page.locator("[role=status]").text_content() == "Screen blank"
    press(page, key)
    assert page.locator(".slidegen-blank").is_hidden()


@pytest.mark.parametrize(("key", "after"), [("Escape", "1.0"), ("ArrowRight", "2.0")])
def test_escape_and_a_move_end_the_blank_screen(show: Show, key: str, after: str) -> None:
    page = show()
    press(page, "b")
    assert press(page, key) == after
    assert page.locator(".slidegen-blank").is_hidden()
