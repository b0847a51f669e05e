"""What the presenter's window shows, on `file://` (Slidev reference §7.6)."""

from __future__ import annotations

import pytest
from conftest import Show, position, until
from page_fixture import FakeSlide, click
from playwright.sync_api import Page
from talks import NEXT, at, file_of, press_p

pytestmark = pytest.mark.browser


def test_the_next_state_is_drawn_click_by_click(show: Show, talk: list[FakeSlide]) -> None:
    presenter = press_p(show(talk))
    caption = ".slidegen-desk-next h2"
    until(presenter, f"document.querySelector('{caption}').textContent === 'Next: 2 · Points'")
    hidden = f"""[...{NEXT}.querySelectorAll('.slidev-vclick-target')]
      .map((target) => target.classList.contains('slidev-vclick-hidden'))"""
    assert presenter.evaluate(hidden) == [True, True, True]
    presenter.keyboard.press("ArrowRight")
    until(presenter, f"document.querySelector('{caption}').textContent === 'Next: click 1 of 3'")
    assert presenter.evaluate(hidden) == [False, True, True]
    presenter.keyboard.press("End")
    until(presenter, f"document.querySelector('{caption}').textContent === 'End of the talk'")
    assert presenter.evaluate(f"{NEXT}.querySelector('.slidev-page')") is None


def test_a_preview_repeats_no_name_and_no_id_in_the_document(show: Show, talk: list[FakeSlide]) -> None:
    presenter = press_p(show([talk[1], talk[0]], at="#/1?clicks=3"))
    until(presenter, f"{NEXT}.querySelector('#here') !== null")
    assert presenter.locator("css:light=.slidev-page").count() == 2
    assert presenter.locator("css:light=.slidev-layout").count() == 2
    assert presenter.evaluate("document.querySelectorAll('#here, #slideshow').length") == 2
    assert presenter.evaluate("document.querySelectorAll('#here').length") == 1


def test_a_preview_looks_as_the_slide_will(show: Show, talk: list[FakeSlide]) -> None:
    css = """
    html.dark .slidev-layout { border-left: 7px solid; } :root { --own: rgb(1, 2, 3); }
    body .slidev-page-2 h1 { color: var(--own); }
    """
    room = show(talk, css=css, context={"color_scheme": "dark"})
    presenter = press_p(room)
    until(presenter, f"{NEXT}.querySelector('.slidev-layout') !== null")
    look = """(slide) => [
      getComputedStyle(slide.querySelector('h1')).color, getComputedStyle(slide.querySelector('h1')).fontSize,
      getComputedStyle(slide.querySelector('.slidev-layout')).borderLeftWidth,
      slide.querySelector('.slidev-layout').clientWidth, slide.querySelector('h1').offsetTop]"""
    preview = presenter.evaluate(f"({look})({NEXT}.querySelector('.slidev-page'))")
    presenter.keyboard.press("ArrowDown")
    slide = presenter.evaluate(f"({look})(document.querySelector('.slidev-page-2'))")
    assert preview == slide
    assert slide[0::2] == ["rgb(1, 2, 3)", "7px", slide[4]]


def marks(page: Page) -> list[str]:
    found = (
        "[...document.querySelectorAll('.slidev-note-click-mark')].map((mark) => mark.classList[1].slice(23))"
    )
    return list(page.evaluate(found))


def lit(page: Page) -> list[str]:
    pieces = "[...document.querySelectorAll('.slidegen-notes [data-segment]:not(.slidev-note-fade)')]"
    return list(page.evaluate(f"{pieces}.map((piece) => piece.textContent.trim())"))


def test_notes_go_along_with_the_clicks(show: Show, talk: list[FakeSlide]) -> None:
    presenter = press_p(show(talk))
    assert lit(presenter) == ["Say hello."]
    seen = []
    for _ in range(4):
        presenter.keyboard.press("ArrowRight")
        seen.append((marks(presenter), lit(presenter)))
    assert seen == [
        (["next", "future"], ["Before."]),
        (["active", "future"], ["At one."]),
        (["past", "next"], ["At one."]),
        (["past", "active"], ["At three."]),
    ]


def test_a_double_click_on_a_mark_goes_to_its_click(show: Show, talk: list[FakeSlide]) -> None:
    room = show(talk, at="#/2")
    presenter = press_p(room)
    presenter.locator("[data-clicks='3']").dblclick()
    at(room, "2.3")
    presenter.locator("[data-clicks='1']").focus()
    presenter.keyboard.press("Enter")
    at(room, "2.1")


def test_the_active_mark_comes_into_sight(show: Show, talk: list[FakeSlide]) -> None:
    long = f"<p>{'word ' * 600}</p>"
    mark = '<span class="slidev-note-click-mark" data-clicks="{}"></span>'
    slide = FakeSlide(
        click(1, "x") + click(2, "y"), clicks=2, note=long + mark.format(1) + long + mark.format(2)
    )
    presenter = press_p(show([slide], context={"reduced_motion": "reduce"}))
    inside = """(no) => {
      const box = document.querySelector('.slidegen-notes').getBoundingClientRect();
      const { top } = document.querySelector(`[data-clicks='${no}']`).getBoundingClientRect();
      return top > box.top && top < box.bottom;
    }"""
    assert presenter.evaluate(inside, 1) is False
    for no in (1, 2):
        presenter.keyboard.press("ArrowRight")
        until(presenter, f"({inside})({no})")


def test_a_slide_without_notes_and_a_file_without_them_say_so(show: Show, talk: list[FakeSlide]) -> None:
    notes = ".slidegen-notes"
    presenter = press_p(show(talk, at="#/3"))
    assert presenter.locator(notes).text_content() == "No notes for this slide."
    presenter = press_p(show([FakeSlide("x")], notes=False))
    assert presenter.locator(notes).text_content() == "This file was made without notes."


def test_the_size_of_the_notes_is_kept(show: Show, talk: list[FakeSlide]) -> None:
    presenter = press_p(show(talk))
    size = "parseFloat(getComputedStyle(document.querySelector('.slidegen-notes > *')).fontSize)"
    before = presenter.evaluate(size)
    for _ in range(3):
        presenter.get_by_role("button", name="Larger notes").click()
    larger = presenter.evaluate(size)
    assert larger == pytest.approx(before * 1.3)
    presenter.reload()
    assert presenter.evaluate(size) == larger


def test_the_bar_of_clicks_moves_the_talk(show: Show, talk: list[FakeSlide]) -> None:
    room = show(talk, at="#/2")
    presenter = press_p(room)
    bar = presenter.get_by_role("slider", name="Click")
    bar.fill("2")
    at(room, "2.2")
    box = bar.bounding_box()
    assert box is not None
    presenter.mouse.click(box["x"] + box["width"] - 4, box["y"] + box["height"] / 2)
    at(room, "2.3")
    # The focus is not left in it: the next key goes on.
    presenter.keyboard.press("ArrowRight")
    at(room, "3.0")
    assert bar.is_disabled()


def test_the_room_gets_black_and_white_but_not_the_speaker(show: Show, talk: list[FakeSlide]) -> None:
    room = show(talk)
    presenter = press_p(room)
    colour = "getComputedStyle(document.querySelector('.slidegen-blank')).backgroundColor"
    presenter.keyboard.press("b")
    room.locator(".slidegen-blank").wait_for()
    assert room.evaluate(colour) == "rgb(0, 0, 0)"
    assert presenter.locator(".slidegen-desk-room").text_content() == "The room sees black"
    assert not presenter.locator(".slidegen-blank").is_visible()
    presenter.keyboard.press("w")
    until(room, f"{colour} === 'rgb(255, 255, 255)'")
    presenter.keyboard.press("ArrowRight")
    room.locator(".slidegen-blank").wait_for(state="hidden")
    at(room, "2.0")


def test_buttons_leave_the_keys_to_the_clicker(show: Show, talk: list[FakeSlide]) -> None:
    room = show(talk)
    presenter = press_p(room)
    presenter.get_by_role("button", name="Another layout").click()
    presenter.locator(".slidegen-notes").click()
    for key in ("PageDown", "Space", "ArrowRight"):
        presenter.keyboard.press(key)
    at(room, "2.2")


def test_links_of_slides_stay_in_the_presenter(show: Show) -> None:
    presenter = press_p(show([FakeSlide('<a href="#/2">on</a>'), FakeSlide("two")]))
    presenter.get_by_role("link", name="on").click()
    at(presenter, "2.0")
    assert presenter.evaluate("document.documentElement.dataset.slidegenMode") == "presenter"


def test_a_deck_may_do_without_a_presenter(show: Show, talk: list[FakeSlide]) -> None:
    page = show(talk, at="#/presenter/2", presenter=False)
    assert position(page) == "2.0"
    assert page.locator(".slidegen-desk-top").count() == 0
    page.keyboard.press("p")
    page.wait_for_timeout(200)
    assert len(page.context.pages) == 1


def test_a_browser_that_blocks_windows_gets_the_address(show: Show, talk: list[FakeSlide]) -> None:
    page = show(talk, prepare="window.open = () => null")
    page.keyboard.press("p")
    field = page.get_by_role("textbox", name="Address")
    assert field.input_value() == file_of(page) + "#/presenter/1"
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_it_works_where_nothing_may_be_stored(show: Show, talk: list[FakeSlide]) -> None:
    refused = """for (const name of ["localStorage", "sessionStorage"])
      Object.defineProperty(window, name, { get() { throw new DOMException("refused") } });"""
    room = show(talk, prepare=refused)
    room.context.add_init_script(refused)
    presenter = press_p(room)
    presenter.keyboard.press("End")
    at(room, "3.0")
