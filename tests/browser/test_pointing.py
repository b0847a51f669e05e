"""Laser, the speaker's pointer, spotlight (Slidev reference §7.6)."""

from __future__ import annotations

import pytest
from conftest import Show, position, until
from page_fixture import FakeSlide
from playwright.sync_api import Page
from sketched import slide_in_panel
from talks import press_p

pytestmark = pytest.mark.browser

SPOT = "document.querySelector('#slide-content > .slidegen-pointing')"
KIND = f"({SPOT} && !{SPOT}.hidden ? {SPOT}.dataset.kind : '')"
DECK = [
    FakeSlide('<a href="#/2" style="position: absolute; left: 400px; top: 250px">second</a>', title="One"),
    FakeSlide("<p>Two</p>", title="Two"),
]


def spot(page: Page, name: str) -> float:
    """`x`, `y` or `radius` of what is shown, in px of the slide."""
    return float(page.evaluate(f"parseFloat({SPOT}.style.getPropertyValue('--slidegen-pointing-{name}'))"))


def seen_at(page: Page) -> list[int]:
    """The middle of the dot, in px of the window."""
    found = page.evaluate(
        f"""(() => {{ const {{ left, top, width }} = {SPOT}.getBoundingClientRect();
          const factor = width / 980, style = getComputedStyle({SPOT}, '::before');
          return [left + parseFloat(style.left) * factor, top + parseFloat(style.top) * factor]; }})()"""
    )
    return [round(length) for length in found]


def test_the_room_sees_the_speakers_laser_where_it_points(show: Show) -> None:
    page = show(DECK, size=(980, 552))
    presenter = press_p(page)
    slide = slide_in_panel(presenter)
    factor = slide["width"] / 980
    presenter.keyboard.press("l")
    presenter.mouse.move(slide["x"] + 300 * factor, slide["y"] + 200 * factor)
    until(page, f"{KIND} === 'laser'")
    until(page, f"Math.abs(parseFloat({SPOT}.style.getPropertyValue('--slidegen-pointing-x')) - 300) < 1")
    assert abs(spot(page, "y") - 200) < 1
    x, y = seen_at(page)
    assert abs(x - 300) <= 1 and abs(y - 200) <= 1
    presenter.mouse.move(slide["x"] + 300 * factor, slide["y"] - 60)
    until(page, f"{KIND} === ''")
    presenter.mouse.move(slide["x"] + 300 * factor, slide["y"] + 200 * factor)
    until(page, f"{KIND} === 'laser'")
    presenter.keyboard.press("Escape")
    until(page, f"{KIND} === ''")


def test_the_room_points_to_the_presenter_too(show: Show) -> None:
    page = show(DECK)
    presenter = press_p(page)
    page.bring_to_front()
    page.keyboard.press("l")
    page.mouse.move(300, 300)
    until(presenter, f"{KIND} === 'laser'")


def test_a_laser_takes_no_click(show: Show) -> None:
    page = show(DECK)
    page.keyboard.press("l")
    link = page.get_by_role("link", name="second").bounding_box()
    assert link is not None
    page.mouse.move(link["x"] + 5, link["y"] + 5)
    until(page, f"{KIND} === 'laser'")
    page.mouse.click(link["x"] + 5, link["y"] + 5)
    until(page, "slidegen.nav.page === 2")


def test_the_key_takes_it_away_again_and_another_one_takes_its_place(show: Show) -> None:
    page = show(DECK)
    page.mouse.move(300, 300)
    for key, kind in (("l", "laser"), ("s", "spotlight"), ("l", "laser"), ("l", "")):
        page.keyboard.press(key)
        page.mouse.move(310, 300)
        page.mouse.move(300, 300)
        until(page, f"{KIND} === '{kind}'")


def test_the_speakers_pointer_is_drawn_for_the_others_alone(show: Show) -> None:
    page = show(DECK)
    presenter = press_p(page)
    presenter.keyboard.press("c")
    slide = slide_in_panel(presenter)
    presenter.mouse.move(slide["x"] + 100, slide["y"] + 100)
    until(page, f"{KIND} === 'cursor' && getComputedStyle({SPOT}).display !== 'none'")
    assert presenter.evaluate(f"getComputedStyle({SPOT}).display") == "none"


def test_the_spotlight_is_sized_by_wheel_and_keys_and_the_rest_is_dark(show: Show) -> None:
    page = show([FakeSlide('<div style="position: fixed; inset: 0; background: white"></div>'), *DECK])
    page.keyboard.press("s")
    page.mouse.move(640, 360)
    until(page, f"{KIND} === 'spotlight'")
    assert spot(page, "radius") == 110
    page.mouse.wheel(0, -100)
    until(page, f"{SPOT}.style.getPropertyValue('--slidegen-pointing-radius') === '130px'")
    page.keyboard.press("-")
    page.keyboard.press("-")
    until(page, f"{SPOT}.style.getPropertyValue('--slidegen-pointing-radius') === '90px'")
    assert brightness(page, 640, 360) == 255
    assert brightness(page, 640, 360 + 150) < 80
    assert brightness(page, 30, 30) < 80
    page.keyboard.press("Escape")
    until(page, f"{KIND} === ''")
    assert brightness(page, 30, 30) == 255


def brightness(page: Page, x: int, y: int) -> int:
    """Of one px of the window, from 0 to 255."""
    import io

    from PIL import Image

    shot = Image.open(io.BytesIO(page.screenshot(clip={"x": x, "y": y, "width": 1, "height": 1})))
    return int(shot.convert("L").getpixel((0, 0)))  # type: ignore[arg-type]


def test_a_click_of_a_step_goes_on_while_the_wheel_sizes_nothing_else(show: Show) -> None:
    page = show(DECK)
    page.keyboard.press("s")
    page.mouse.move(640, 360)
    page.keyboard.press("Space")
    assert position(page) == "2.0"
    assert page.evaluate(f"{KIND}") == "spotlight"


def test_help_lists_the_keys(show: Show) -> None:
    page = show(DECK)
    page.keyboard.press("?")
    rows = page.locator(".slidegen-keys > div").all_inner_texts()
    told = {" ".join(row.split()) for row in rows}
    assert {"L Laser pointer", "S Spotlight", "Z Zoom into the slide", "I Draw on the slides"} <= told


def test_nothing_points_in_the_overview(show: Show) -> None:
    page = show(DECK)
    page.keyboard.press("l")
    page.mouse.move(300, 300)
    until(page, f"{KIND} === 'laser'")
    page.keyboard.press("o")
    until(page, f"getComputedStyle({SPOT}).display === 'none'")
