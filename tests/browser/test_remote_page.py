"""The phone's page on screens of all sizes, and for those who listen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import is_at
from playwright.sync_api import Page, expect
from remote_talk import PHONE, Opening, Served, press
from test_accessibility import violations

pytestmark = pytest.mark.browser


SIZES = [(320, 568), (390, 844), (844, 390), (820, 1180), (1180, 820)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_it_fits_every_screen_with_buttons_for_a_thumb(
    served: Served, window: Page, open_page: Opening, size: tuple[int, int]
):
    page = open_page(served.at("remote"), viewport={"width": size[0], "height": size[1]}, has_touch=True)
    expect(page.locator("#state")).to_have_text("Connected")
    assert page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    ) == list(size)
    boxes = {
        name: page.locator(f"#{name}").bounding_box()
        for name in ("prev", "forth", "clock", "smaller", "notes")
    }
    found = {name: box for name, box in boxes.items() if box is not None}
    assert len(found) == len(boxes)
    assert all(found[name]["width"] >= 80 and found[name]["height"] >= 70 for name in ("prev", "forth"))
    assert all(found[name]["width"] >= 44 and found[name]["height"] >= 44 for name in ("clock", "smaller"))
    assert found["notes"]["height"] >= 60
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= size[0] for box in found.values())
    assert all(box["y"] + box["height"] <= size[1] for box in found.values())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_phone(served: Served, window: Page, open_page: Opening, scheme: str):
    phone = open_page(served.at("remote"), **PHONE, color_scheme=scheme)
    press(phone, "Next")
    press(phone, "Next")
    is_at(window, "2.1")
    phone.evaluate(Axe().axe_script)
    assert violations(phone) == []
    phone.context.set_offline(True)
    expect(phone.locator("#state")).to_contain_text("No connection")
    assert violations(phone) == []


def test_the_size_of_the_notes_is_kept(phone: Page):
    size = "Number.parseFloat(getComputedStyle(document.querySelector('#notes')).fontSize)"
    before = phone.evaluate(size)
    press(phone, "Larger notes")
    press(phone, "Larger notes")
    assert phone.evaluate(size) > before * 1.2
    larger = phone.evaluate(size)
    phone.reload()
    assert phone.evaluate(size) == larger
    press(phone, "Smaller notes")
    assert phone.evaluate(size) < larger
