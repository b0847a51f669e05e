"""The bar and the keys of drawing."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Show, position
from sketched import BAR, DECK, SHAPES, drag, is_on, shapes
from talks import ready

pytestmark = pytest.mark.browser


def test_keys_of_drawing_hold_only_while_it_is_on(show: Show) -> None:
    page = show(DECK)
    page.keyboard.press("i")
    for key in ("o", "d", "g", "a", "2"):
        page.keyboard.press(key)
    assert page.evaluate("document.documentElement.dataset.slidegenView") == "slide"
    assert page.locator("dialog[open]").count() == 0
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    assert position(page) == "2.1"
    page.keyboard.press("?")
    assert page.get_by_text("Clear the slide", exact=True).is_visible()
    page.keyboard.press("Escape")
    assert is_on(page)
    page.keyboard.press("Escape")
    assert not is_on(page)
    page.keyboard.press("o")
    assert page.evaluate("document.documentElement.dataset.slidegenView") == "overview"


def test_who_does_without_letters_draws_with_the_bar(show: Show) -> None:
    page = show(DECK, prepare="localStorage.setItem('slidegen-letters', 'off')")
    page.get_by_role("button", name="Draw on the slides").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("c")
    page.get_by_role("button", name="Rectangle").focus()
    page.keyboard.press("Space")
    assert position(page) == "1.0"
    drag(page, (300, 300), (500, 400))
    assert shapes(page) == ["rect #ff595e"]


def test_the_bar_is_moved_kept_and_never_leaves_the_window(show: Show) -> None:
    page = show(DECK)
    page.keyboard.press("i")
    handle = page.get_by_role("button", name="Move this bar")
    grip = handle.bounding_box()
    before = page.locator(BAR).bounding_box()
    assert grip is not None and before is not None
    drag(page, (grip["x"] + 9, grip["y"] + 9), (grip["x"] - 91, grip["y"] - 191))
    after = page.locator(BAR).bounding_box()
    assert after is not None
    assert (round(after["x"] - before["x"]), round(after["y"] - before["y"])) == (-100, -200)
    handle.focus()
    page.keyboard.press("ArrowDown")
    assert round(page.locator(BAR).bounding_box()["y"] - after["y"]) == 16  # type: ignore[index]
    assert position(page) == "1.0"
    drag(page, (after["x"] + 9, after["y"] + 29), (2000, 2000))
    page.reload()
    ready(page, "play")
    page.keyboard.press("i")
    corner = page.locator(BAR).bounding_box()
    assert corner is not None
    assert (round(corner["x"] + corner["width"]), round(corner["y"] + corner["height"])) == (1280, 720)


def test_a_pinned_bar_stays_when_drawing_ends(show: Show) -> None:
    page = show(DECK)
    page.keyboard.press("i")
    page.get_by_role("button", name="Keep this bar").click()
    page.keyboard.press("Escape")
    assert page.locator(BAR).is_visible()
    assert not is_on(page)
    page.get_by_role("button", name="Ellipse").click()
    assert is_on(page)
    page.get_by_role("button", name="Keep this bar").click()
    page.get_by_role("button", name="Stop drawing").click()
    assert page.locator(BAR).is_hidden()


def test_what_is_chosen_is_kept(show: Show) -> None:
    page = show(DECK)
    page.keyboard.press("i")
    page.get_by_role("button", name="Blue").click()
    page.get_by_label("Width").fill("11")
    page.get_by_role("button", name="Arrow", exact=True).click()
    page.reload()
    ready(page, "play")
    page.keyboard.press("i")
    drag(page, (300, 300), (500, 300))
    assert shapes(page) == ["path #1982c4"]
    assert page.evaluate(f"{SHAPES}[0].getAttribute('stroke-width')") == "11"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_bar_is_accessible(show: Show, scheme: str) -> None:
    page = show(DECK, context={"color_scheme": scheme, "bypass_csp": True})
    page.keyboard.press("i")
    drag(page, (300, 300), (500, 300))
    assert Axe().run(page).generate_report().startswith("Found 0 ")
    names = page.locator(f"{BAR} button").evaluate_all("(all) => all.map((one) => one.ariaLabel)")
    assert len(set(names)) == len(names) == 19
