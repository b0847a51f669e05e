"""The overview (Slidev reference §7.4)."""

from __future__ import annotations

import pytest
from conftest import Show, position, until
from page_fixture import FakeSlide, click
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

VIEW = "document.documentElement.dataset.slidegenView"


def many(count: int = 24) -> list[FakeSlide]:
    return [
        FakeSlide(click(1, "Shown by a click"), title=f"Slide {no}", clicks=1) for no in range(1, count + 1)
    ]


def chosen(page: Page) -> int:
    return int(page.evaluate("+document.activeElement.dataset.page"))


def columns(page: Page) -> int:
    style = (
        "getComputedStyle(document.querySelector('.slidegen-cards')).gridTemplateColumns.split(' ').length"
    )
    return int(page.evaluate(style))


@pytest.mark.parametrize("key", ["o", "`"])
def test_its_key_opens_and_closes_it(show: Show, key: str) -> None:
    page = show()
    page.keyboard.press(key)
    assert page.evaluate(VIEW) == "overview"
    page.keyboard.press(key)
    assert page.evaluate(VIEW) == "slide"
    assert page.locator(".slidegen-cards").count() == 0


def test_every_slide_stands_in_it_once_and_fully_clicked(show: Show) -> None:
    page = show(many())
    page.keyboard.press("o")
    assert page.locator(".slidev-page").count() == 24
    assert page.locator("[inert]").count() == 0
    assert page.locator(".slidev-vclick-hidden").count() == 0
    ids = "[...document.querySelectorAll('[id]')].map(({ id }) => id)"
    assert page.evaluate(f"new Set({ids}).size === {ids}.length") is True
    page.keyboard.press("Escape")
    assert page.locator("[inert]").count() == 23
    assert page.locator(".slidev-vclick-hidden").count() == 24


def test_a_card_lies_over_its_slide(show: Show) -> None:
    page = show(many())
    page.keyboard.press("o")
    boxes = page.evaluate(
        """() => [1, 5, 24].map((no) => {
          const slide = document.querySelector(`.slidev-page-${no}`).getBoundingClientRect();
          const card = document.querySelector(`.slidegen-card[data-page="${no}"]`).getBoundingClientRect();
          return [slide.left - card.left, slide.top - card.top, slide.width - card.width].map(Math.abs);
        })"""
    )
    assert max(off for box in boxes for off in box) < 1


@pytest.mark.parametrize(
    ("size", "wide"), [((1280, 720), 4), ((1920, 1080), 6), ((700, 900), 2), ((320, 640), 1)]
)
def test_as_many_cards_stand_in_a_row_as_fit(show: Show, size: tuple[int, int], wide: int) -> None:
    page = show(many(), size=size)
    page.keyboard.press("o")
    assert columns(page) == wide
    assert page.evaluate("document.querySelector('#slide-container').scrollWidth") <= size[0]


def test_arrows_move_the_choice_and_enter_opens_it(show: Show) -> None:
    page = show(many(), at="#/2")
    page.keyboard.press("o")
    wide = columns(page)
    seen = [chosen(page)]
    for key in (
        "ArrowRight",
        "ArrowDown",
        "ArrowLeft",
        "ArrowUp",
        "ArrowUp",
        "End",
        "ArrowRight",
        "Home",
        "ArrowLeft",
    ):
        page.keyboard.press(key)
        seen.append(chosen(page))
    assert seen == [2, 3, 3 + wide, 2 + wide, 2, 2, 24, 24, 1, 1]
    page.keyboard.press("ArrowDown")
    assert position(page) == "2.0"
    page.keyboard.press("Enter")
    assert (page.evaluate(VIEW), position(page)) == ("slide", f"{1 + wide}.0")


def test_enter_opens_the_choice_also_when_the_focus_is_elsewhere(show: Show) -> None:
    page = show(many())
    page.keyboard.press("o")
    page.keyboard.press("ArrowRight")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Enter")
    assert position(page) == "2.0"


def test_escape_leaves_it_where_the_deck_was(show: Show) -> None:
    page = show(many(), at="#/3?clicks=1")
    page.keyboard.press("o")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert (page.evaluate(VIEW), position(page)) == ("slide", "3.1")


def test_the_current_slide_keeps_its_click(show: Show) -> None:
    page = show(many(), at="#/3?clicks=1")
    page.keyboard.press("o")
    page.keyboard.press("Enter")
    assert position(page) == "3.1"


def test_digits_choose_a_slide_and_open_it_when_no_more_can_follow(show: Show) -> None:
    page = show(many())
    page.keyboard.press("o")
    page.keyboard.press("1")
    assert (chosen(page), page.locator(".slidegen-typed").text_content()) == (1, "1")
    page.keyboard.press("7")
    assert (page.evaluate(VIEW), position(page)) == ("slide", "17.0")
    page.keyboard.press("o")
    page.keyboard.press("5")
    assert (page.evaluate(VIEW), position(page)) == ("slide", "5.0")


def test_digits_that_name_no_slide_begin_anew(show: Show) -> None:
    page = show(many(12))
    page.keyboard.press("o")
    page.keyboard.press("1")
    page.keyboard.press("9")
    assert (page.evaluate(VIEW), position(page)) == ("slide", "9.0")
    page.keyboard.press("o")
    page.keyboard.press("0")
    assert page.locator(".slidegen-typed").text_content() == ""
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    assert position(page) == "1.0"


def test_a_press_on_a_card_opens_it_and_no_link_of_the_slide(show: Show) -> None:
    page = show(
        [FakeSlide(), FakeSlide('<a href="#/3" style="position: absolute; inset: 0">link</a>'), FakeSlide()]
    )
    page.keyboard.press("o")
    page.locator(".slidegen-card").nth(1).click()
    assert position(page) == "2.0"


def test_the_current_slide_is_marked_and_in_sight(show: Show) -> None:
    page = show(many(60), at="#/50")
    page.keyboard.press("o")
    current = page.locator("[aria-current]")
    assert current.get_attribute("data-page") == "50"
    box = current.bounding_box()
    assert box is not None
    assert 60 < box["y"] < 720 - box["height"]


def test_it_has_a_button_to_close_it(show: Show) -> None:
    page = show()
    page.keyboard.press("o")
    page.get_by_role("button", name="Close the overview").click()
    assert page.evaluate(VIEW) == "slide"


def test_back_in_the_history_moves_its_mark(show: Show) -> None:
    page = show(many())
    page.keyboard.press("ArrowDown")
    page.keyboard.press("o")
    page.go_back()
    until(page, "slidegen.nav.page === 1")
    assert page.locator("[aria-current]").get_attribute("data-page") == "1"


def test_a_zoomed_slide_fills_its_card(show: Show) -> None:
    page = show([FakeSlide("x", attrs='style="--slidev-slide-zoom-scale: 0.5"'), FakeSlide("y")])
    page.keyboard.press("o")
    boxes = page.locator(".slidev-page").evaluate_all(
        "(all) => all.map((s) => s.getBoundingClientRect().toJSON())"
    )
    assert abs(boxes[0]["width"] - boxes[1]["width"]) < 1
    assert abs(boxes[0]["height"] - boxes[1]["height"]) < 1
