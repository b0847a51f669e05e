"""The go-to dialog (Slidev reference §7.5) and the key help."""

from __future__ import annotations

import pytest
from conftest import Show, position
from page_fixture import FakeSlide
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TITLES = ["Cover", "Training", "Tokens", "Attention", "The end"]


def titled() -> list[FakeSlide]:
    return [FakeSlide(title=title) for title in TITLES]


def results(page: Page) -> list[str]:
    return page.locator(".slidegen-goto-list li span").all_text_contents()


def selected(page: Page) -> str:
    return str(page.locator("[role=option][aria-selected=true] span").text_content())


def test_a_number_and_enter_go_to_a_slide(show: Show) -> None:
    page = show(titled())
    page.keyboard.press("g")
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    assert position(page) == "4.0"
    assert page.locator("dialog[open]").count() == 0


def test_some_letters_of_a_title_find_it(show: Show) -> None:
    page = show(titled())
    page.keyboard.press("g")
    assert results(page) == TITLES
    page.keyboard.type("t")
    assert results(page) == ["Training", "Tokens", "The end", "Attention"]
    page.keyboard.type("ok")
    assert results(page) == ["Tokens"]
    page.keyboard.press("Enter")
    assert position(page) == "3.0"


def test_arrows_move_the_choice_and_stop_at_the_ends(show: Show) -> None:
    page = show(titled())
    page.keyboard.press("g")
    page.keyboard.type("t")
    seen = [selected(page)]
    for key in ("ArrowUp", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
        seen.append(selected(page))
    assert seen == ["Training", "Training", "Tokens", "The end", "Attention", "Attention", "The end"]
    active = page.locator(".slidegen-goto-field").get_attribute("aria-activedescendant")
    assert page.locator(f"#{active} span").text_content() == "The end"
    page.keyboard.press("Enter")
    assert position(page) == "5.0"


def test_escape_closes_it_and_the_keys_are_the_decks_again(show: Show) -> None:
    page = show(titled())
    page.keyboard.press("g")
    page.keyboard.type("4")
    page.keyboard.press("Escape")
    assert (page.locator("dialog[open]").count(), position(page)) == (0, "1.0")
    page.keyboard.press("ArrowDown")
    assert position(page) == "2.0"


def test_it_opens_empty(show: Show) -> None:
    page = show(titled())
    page.keyboard.press("g")
    page.keyboard.type("4")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    assert page.locator(".slidegen-goto-field").input_value() == ""
    assert results(page) == TITLES


def test_keys_of_the_deck_are_text_in_it(show: Show) -> None:
    page = show(titled())
    page.keyboard.press("g")
    page.keyboard.type("odbf ?")
    assert page.locator(".slidegen-goto-field").input_value() == "odbf ?"
    assert page.evaluate("document.documentElement.dataset.slidegenView") == "slide"


def test_nothing_found_is_said_and_enter_does_nothing(show: Show) -> None:
    page = show(titled())
    page.keyboard.press("g")
    page.keyboard.type("99")
    assert page.locator(".slidegen-goto-list").text_content() == "No such slide"
    page.keyboard.press("Enter")
    assert (page.locator("dialog[open]").count(), position(page)) == (1, "1.0")


def test_a_press_on_a_result_goes_there_and_one_beside_closes(show: Show) -> None:
    page = show(titled())
    page.keyboard.press("g")
    page.locator("[role=option]", has_text="Tokens").click()
    assert position(page) == "3.0"
    page.keyboard.press("g")
    page.mouse.click(100, 600)
    assert (page.locator("dialog[open]").count(), position(page)) == (0, "3.0")


def test_it_goes_from_the_overview_to_the_slide(show: Show) -> None:
    page = show(titled())
    page.keyboard.press("o")
    page.keyboard.press("g")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    assert (page.evaluate("document.documentElement.dataset.slidegenView"), position(page)) == (
        "slide",
        "3.0",
    )


def rows(page: Page) -> dict[str, str]:
    labels = page.locator(".slidegen-keys dd").all_text_contents()
    return dict(zip(labels, page.locator(".slidegen-keys dt").all_text_contents(), strict=True))


def test_the_help_lists_the_keys_that_are_bound(show: Show) -> None:
    page = show()
    page.keyboard.press("?")
    listed = rows(page)
    assert listed["Next"] == "→ Space Page Down"
    assert listed["Previous slide"] == "↑ Shift←"
    assert listed["Slide by its number"] == "0–9"
    assert listed["Dark mode"] == "D"
    assert "End the blank screen" not in listed
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_the_help_is_silent_on_what_the_deck_does_not_have(show: Show) -> None:
    page = show(schema="dark")
    page.keyboard.press("?")
    assert "Dark mode" not in rows(page)


def test_no_key_reaches_the_deck_behind_the_help(show: Show) -> None:
    page = show()
    page.keyboard.press("?")
    for key in ("ArrowRight", "o", "End"):
        page.keyboard.press(key)
    assert position(page) == "1.0"
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("ArrowRight")
    assert position(page) == "2.0"


def test_letters_can_be_turned_off_and_on_again(show: Show) -> None:
    page = show()
    page.keyboard.press("?")
    page.get_by_label("Letters are keys").uncheck()
    assert "Dark mode" not in rows(page)
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("o")
    assert page.evaluate("document.documentElement.dataset.slidegenView") == "slide"
    page.keyboard.press("ArrowRight")
    assert position(page) == "2.0"
    button = page.get_by_role("button", name="Keyboard shortcuts")
    assert button.get_attribute("title") == "Keyboard shortcuts"
    button.click()
    page.get_by_label("Letters are keys").check()
    page.keyboard.press("Escape")
    page.keyboard.press("o")
    assert page.evaluate("document.documentElement.dataset.slidegenView") == "overview"
