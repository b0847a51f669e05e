"""Print: a page a slide, a page a click, pages with notes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from conftest import Show, has_hash, position, until
from page_fixture import FakeSlide
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CANVAS = (980, 552)
TO_PT = 0.75


def pages(page: Page) -> list[tuple[int, int]]:
    """The sizes of the pages that come out of the printer, in px."""
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert len(boxes) == len(re.findall(rb"/Type /Page\b", pdf))
    return [(round(float(width) / TO_PT), round(float(height) / TO_PT)) for width, height in boxes]


def noted(slides: list[FakeSlide]) -> list[FakeSlide]:
    return [replace(slide, note=f"<p>Say {slide.title}.</p>") for slide in slides]


@pytest.mark.parametrize("at", ["#/print", "#/2", "#/overview", "#/presenter/2"])
def test_every_slide_is_a_page_of_the_canvas_size(show: Show, at: str) -> None:
    assert pages(show(at=at)) == [CANVAS] * 4


def test_every_click_is_a_page_when_asked_for(show: Show) -> None:
    # Clicks 0–0, 0–2, 1–3, 0–0.
    assert pages(show(at="#/print?clicks")) == [CANVAS] * (1 + 3 + 3 + 1)


def test_the_pages_of_a_slide_stand_before_it_click_by_click(show: Show) -> None:
    page = show(at="#/print?clicks")
    shown = """[...document.querySelectorAll('#slideshow > *')].map((sheet) => {
      const slide = sheet.shadowRoot?.querySelector('.slidev-page') ?? sheet;
      const targets = [...slide.querySelectorAll('.slidev-vclick-target')];
      const seen = targets.filter((target) => getComputedStyle(target).opacity !== "0");
      return slide.dataset.slidevNo + ':' + seen.length;
    })"""
    assert page.evaluate(shown) == ["1:0", "2:0", "2:1", "2:2", "3:1", "3:2", "3:3", "4:0"]
    assert page.locator("css:light=.slidev-page").count() == 4
    assert page.locator("css:light=.slidev-layout").count() == 4


def test_a_page_looks_as_the_slide_on_the_screen(show: Show) -> None:
    slides = [FakeSlide("<p>One</p>" * 3, title="Look", clicks=1)]
    page = show(slides, at="#/1", size=CANVAS, css=".slidev-page-1 p { color: rgb(9, 8, 7) }")
    on_screen = page.locator("#slide-content").screenshot()
    page.goto(page.url.partition("#")[0] + "#/print?clicks")
    page.wait_for_selector(".slidegen-print-bar")
    page.evaluate("document.querySelector('.slidegen-print-bar').remove()")
    boxes = page.evaluate(
        "[...document.querySelectorAll('#slideshow > *')].map((s) => s.getBoundingClientRect().toJSON())"
    )
    assert [(box["x"], box["y"], box["width"], box["height"]) for box in boxes] == [
        (0, 0, 980, 552),
        (0, 552, 980, 552),
    ]
    for no in range(2):
        assert page.locator("css:light=#slideshow > *").nth(no).screenshot() == on_screen


def test_notes_are_pages_of_their_own(show: Show, slides: list[FakeSlide]) -> None:
    page = show([*noted(slides[:2]), *slides[2:]], at="#/print?notes")
    assert page.locator(".slidegen-sheet-notes").all_inner_texts() == [
        "1 · Cover\n\nSay Cover.",
        "2 · Steps\n\nSay Steps.",
    ]
    assert pages(page) == [CANVAS] * 6


def test_a_long_note_goes_on_over_pages(show: Show) -> None:
    page = show([FakeSlide("x", note="<p>words</p>" * 60)], at="#/print?notes")
    sizes = pages(page)
    assert len(sizes) >= 4
    assert set(sizes) == {CANVAS}


def test_the_bar_chooses_and_is_not_printed(show: Show, slides: list[FakeSlide]) -> None:
    page = show(noted(slides), at="#/print")
    page.get_by_role("checkbox", name="A page a click").check()
    has_hash(page, "#/print?clicks")
    assert page.locator("css:light=#slideshow > *").count() == 8
    page.get_by_role("checkbox", name="Pages with notes").check()
    has_hash(page, "#/print?clicks&notes")
    assert page.locator("css:light=#slideshow > *").count() == 12
    page.get_by_role("checkbox", name="A page a click").uncheck()
    assert page.locator("css:light=#slideshow > *").count() == 8
    page.emulate_media(media="print")
    assert page.get_by_role("navigation", name="Print").is_hidden()


def test_its_address_stays_and_a_button_leaves_it(show: Show) -> None:
    page = show(at="#/print?clicks")
    page.reload()
    page.wait_for_selector("html[data-slidegen-ready]", state="attached")
    has_hash(page, "#/print?clicks")
    assert page.locator("css:light=#slideshow > *").count() == 8
    page.get_by_role("button", name="Back to the slides").click()
    assert page.locator("css:light=#slideshow > *").count() == 4
    assert position(page) == "1.0"
    has_hash(page, "#/1")


def test_the_printer_of_the_browser_comes_back_to_where_it_was(show: Show) -> None:
    page = show(at="#/3?clicks=2")
    page.pdf()
    page.emulate_media(media="print")
    page.emulate_media(media="screen")
    until(page, "document.documentElement.dataset.slidegenView === 'slide'")
    assert position(page) == "3.2"
    has_hash(page, "#/3?clicks=2")


def test_a_slide_of_another_size_is_a_page_of_that_size(show: Show) -> None:
    page = show([FakeSlide("x", clicks=1)], at="#/print?clicks", width=800, height=600)
    assert pages(page) == [(800, 600)] * 2
