"""The reading view: all slides in order, as an article."""

from __future__ import annotations

import pytest
from conftest import Show, has_hash, position, until
from page_fixture import FakeSlide, click
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

NOTE = '<p>Say <span class="slidev-note-click-mark" data-clicks="1"></span>this.</p>'


@pytest.fixture
def text() -> list[FakeSlide]:
    return [
        FakeSlide("<p>Hello</p>", title="Cover", note=NOTE),
        FakeSlide(click(1, "Shown late") + "<p>word </p>" * 40, title="Steps", clicks=1),
        FakeSlide("<table><tr>" + "<td>a long cell</td>" * 9 + "</tr></table>", title="Wide"),
        FakeSlide('<img class="absolute" style="left: 500px; width: 300px" alt="x">', title="Placed"),
    ]


def read(show: Show, text: list[FakeSlide], **more: object) -> Page:
    return show(text, at="#/read", **more)


def test_all_slides_stand_below_each_other_with_all_that_clicks_show(
    show: Show, text: list[FakeSlide]
) -> None:
    page = read(show, text)
    tops = page.locator(".slidev-page").evaluate_all("(all) => all.map((s) => s.getBoundingClientRect().top)")
    assert tops == sorted(tops) and len(set(tops)) == 4
    assert page.locator(".slidev-vclick-hidden").count() == 0
    assert page.locator(".slidev-page[inert]").count() == 0
    assert page.locator(".slidegen-controls").is_hidden()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits_every_width(show: Show, text: list[FakeSlide], width: int) -> None:
    page = read(show, text, size=(width, 800))
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.get_by_role("checkbox", name="Notes").check()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_notes_come_and_go(show: Show, text: list[FakeSlide]) -> None:
    page = read(show, text)
    assert page.locator("aside").count() == 0
    page.get_by_role("checkbox", name="Notes").check()
    assert [note.inner_text() for note in page.get_by_role("complementary").all()] == ["Say this."]
    page.get_by_role("checkbox", name="Notes").uncheck()
    assert page.locator("aside").count() == 0


def test_an_address_may_ask_for_the_notes(show: Show, text: list[FakeSlide]) -> None:
    page = show(text, at="#/read?notes")
    assert page.locator("aside").count() == 1
    has_hash(page, "#/read?notes")


def test_a_file_without_notes_offers_none(show: Show, text: list[FakeSlide]) -> None:
    page = read(show, text, notes=False)
    assert page.get_by_role("checkbox").count() == 0


def test_escape_goes_to_the_slide_that_is_read(show: Show, text: list[FakeSlide]) -> None:
    page = read(show, text, size=(640, 480))
    page.evaluate("document.querySelector('.slidev-page-2').scrollIntoView()")
    page.keyboard.press("Escape")
    assert position(page) == "2.0"
    has_hash(page, "#/2")
    assert page.locator(".slidev-page:visible").count() == 1
    assert page.locator(".slidegen-reading-top").count() == 0
    assert page.locator(".slidev-vclick-hidden").count() == 1


def test_its_button_leaves_it_too(show: Show, text: list[FakeSlide]) -> None:
    page = read(show, text)
    page.get_by_role("button", name="Back to the slides").click()
    assert position(page) == "1.0"


def test_arrows_scroll_and_move_no_slide(show: Show, text: list[FakeSlide]) -> None:
    page = read(show, text, size=(640, 400))
    page.keyboard.press("PageDown")
    until(page, "scrollY > 100")
    assert position(page) == "1.0"


def test_it_opens_at_the_slide_of_its_address(show: Show, text: list[FakeSlide]) -> None:
    page = show(text, at="#/read/3", size=(640, 400))
    assert page.evaluate("scrollY") > 100


def test_it_is_printed_as_it_reads_on_the_paper_that_there_is(show: Show, text: list[FakeSlide]) -> None:
    page = read(show, text)
    pdf = page.pdf()
    # Letter, upright: what the printer has, not the canvas.
    assert b"/MediaBox [0 0 612 792]" in pdf or b"/MediaBox [0 0 595" in pdf
    page.emulate_media(media="print")
    assert page.locator(".slidegen-reading-top").is_hidden()
    assert page.evaluate("document.documentElement.classList.contains('slidegen-live')") is False
