"""The navigation bar, and what its buttons do: fullscreen, dark mode; the copy buttons of code."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Show, position, until
from page_fixture import FakeSlide
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

BAR = "[...document.querySelectorAll('.slidegen-controls button')].map((button) => button.ariaLabel)"
OPACITY = "getComputedStyle(document.querySelector('.slidegen-controls')).opacity"
IS_DARK = """
[document.documentElement.classList.contains("dark"), getComputedStyle(document.documentElement).colorScheme]
"""
WITHOUT_STORAGE = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused") } })
"""


def test_its_buttons_have_names_in_slidevs_order(show: Show) -> None:
    page = show()
    assert page.evaluate(BAR) == [
        "Fullscreen",
        "Previous",
        "Next",
        "Slide overview",
        "Dark mode",
        "Draw on the slides",
        "Presenter window",
        "Keyboard shortcuts",
        "Slide 1 of 4, go to another",
    ]


def test_it_is_out_of_sight_until_the_mouse_or_the_focus_comes(show: Show) -> None:
    page = show()
    assert page.evaluate(OPACITY) == "0"
    page.mouse.move(100, 690)
    until(page, f"{OPACITY} === '1'")
    page.mouse.move(800, 200)
    until(page, f"{OPACITY} === '0'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Fullscreen"
    until(page, f"{OPACITY} === '1'")


def test_a_press_does_not_leave_it_standing(show: Show) -> None:
    page = show()
    page.get_by_role("button", name="Next").click()
    page.mouse.move(800, 200)
    until(page, f"{OPACITY} === '0'")


def test_it_stays_where_there_is_room_below_the_slide(show: Show) -> None:
    page = show(size=(800, 1000))
    until(page, f"{OPACITY} === '1'")
    page.set_viewport_size({"width": 1280, "height": 720})
    until(page, f"{OPACITY} === '0'")


def test_a_tap_brings_it(show: Show) -> None:
    page = show(context={"has_touch": True})
    page.touchscreen.tap(640, 360)
    until(page, f"{OPACITY} === '1'")
    assert position(page) == "1.0"


def test_its_buttons_move_the_deck(show: Show) -> None:
    page = show()
    following = page.get_by_role("button", name="Next")
    for _ in range(3):
        following.click()
    assert position(page) == "2.2"
    page.get_by_role("button", name="Previous").click()
    assert position(page) == "2.1"
    place = page.locator(".slidegen-controls-place")
    assert (place.text_content(), place.get_attribute("aria-label")) == (
        "2 / 4",
        "Slide 2 of 4, go to another",
    )
    place.click()
    assert page.locator("dialog.slidegen-goto[open]").count() == 1


def test_a_button_shows_its_key(show: Show) -> None:
    page = show()
    assert page.get_by_role("button", name="Slide overview").get_attribute("title") == "Slide overview (O)"


RAIN = """\
export function quietRain(deck) {
  let on = true;
  const run = () => { on = !on; deck.actions.press("rain", on); };
  deck.actions.offer("rain", { label: "Rain", keys: ["r"], icon: "M6 3v18", pressed: on, run });
  deck.onMove(({ page }) => document.body.setAttribute("data-rain", page));
}
"""


def test_a_theme_brings_a_button_and_a_key(show: Show, tmp_path: Path) -> None:
    script = tmp_path / "quiet-rain.js"
    script.write_text(RAIN, encoding="utf-8")
    page = show(scripts=(script,))
    button = page.get_by_role("button", name="Rain")
    assert button.get_attribute("title") == "Rain (R)"
    assert button.locator("path").get_attribute("d") == "M6 3v18"
    assert button.get_attribute("aria-pressed") == "true"
    page.keyboard.press("r")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    page.keyboard.press("ArrowRight")
    assert page.locator("body").get_attribute("data-rain") == "2"


def test_fullscreen_comes_and_goes_with_its_key_and_its_button(show: Show) -> None:
    page = show()
    page.keyboard.press("f")
    until(page, "document.fullscreenElement === document.documentElement")
    button = page.get_by_role("button", name="Fullscreen")
    until(page, "document.querySelector('[data-action=fullscreen]').ariaPressed === 'true'")
    button.click()
    until(page, "document.fullscreenElement === null")
    until(page, "document.querySelector('[data-action=fullscreen]').ariaPressed === 'false'")


def test_without_fullscreen_there_is_no_button(show: Show) -> None:
    page = show(prepare="Object.defineProperty(Document.prototype, 'fullscreenEnabled', { value: false })")
    assert "Fullscreen" not in page.evaluate(BAR)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dark_mode_is_the_systems_until_it_is_toggled(show: Show, scheme: str) -> None:
    page = show(context={"color_scheme": scheme})
    is_dark = scheme == "dark"
    assert page.evaluate(IS_DARK) == [is_dark, scheme]
    page.keyboard.press("d")
    assert page.evaluate(IS_DARK) == [not is_dark, "light" if is_dark else "dark"]
    assert page.evaluate("localStorage.getItem('slidev-color-schema')") == ("light" if is_dark else "dark")
    page.reload()
    assert page.evaluate(IS_DARK)[0] is not is_dark
    page.keyboard.press("d")
    assert page.evaluate("localStorage.getItem('slidev-color-schema')") == "auto"
    page.emulate_media(color_scheme="light" if is_dark else "dark")
    until(page, f"document.documentElement.classList.contains('dark') !== {str(is_dark).lower()}")


def test_dark_mode_works_where_the_browser_stores_nothing(show: Show) -> None:
    page = show(prepare=WITHOUT_STORAGE, context={"color_scheme": "light"})
    page.keyboard.press("d")
    assert page.evaluate(IS_DARK) == [True, "dark"]


@pytest.mark.parametrize("schema", ["light", "dark"])
def test_a_fixed_scheme_cannot_be_toggled(show: Show, schema: str) -> None:
    page = show(schema=schema, context={"color_scheme": "light" if schema == "dark" else "dark"})
    assert page.evaluate(IS_DARK) == [schema == "dark", schema]
    page.keyboard.press("d")
    assert page.evaluate(IS_DARK) == [schema == "dark", schema]
    assert "Dark mode" not in page.evaluate(BAR)


def test_the_switch_to_dark_is_not_animated(show: Show) -> None:
    css = "p { color: light-dark(rgb(0 0 0), rgb(255 255 255)); transition: color 60s }"
    page = show([FakeSlide("<p>x</p>")], css=css, context={"color_scheme": "light"})
    page.keyboard.press("d")
    assert page.evaluate("getComputedStyle(document.querySelector('p')).color") == "rgb(255, 255, 255)"


CODE = """
<div class="slidev-code-wrapper"><pre class="slidev-code"><code><span class="line">let a = 1;</span>
<span class="line">let b;</span>
</code></pre><button class="slidev-code-copy" type="button" title="Copy"><svg></svg></button></div>
"""


def copy(page: Page) -> object:
    page.locator(".slidev-code-copy").click()
    until(page, "document.querySelector('.slidegen-copied') !== null")
    assert page.locator("[role=status]").text_content() == "Copied"
    return page.evaluate("navigator.clipboard.readText()")


def test_code_is_copied_as_it_is(show: Show) -> None:
    page = show([FakeSlide(CODE)], context={"permissions": ["clipboard-read", "clipboard-write"]})
    assert copy(page) == "let a = 1;\nlet b;"


def test_code_is_copied_where_the_clipboard_is_closed_to_the_page(show: Show) -> None:
    closed = "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no'))"
    page = show([FakeSlide(CODE)], context={"permissions": ["clipboard-read"]}, prepare=closed)
    assert copy(page) == "let a = 1;\nlet b;"
    assert page.locator("textarea").count() == 0
