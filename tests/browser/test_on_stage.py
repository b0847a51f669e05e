"""What a talk needs besides its steps: clickers, numbers, search, own keys, going on by itself."""

from __future__ import annotations

from itertools import pairwise

import pytest
from conftest import Show, position, until
from page_fixture import FakeSlide, click
from playwright.sync_api import Page
from talks import press_p, stand_still

pytestmark = pytest.mark.browser

CURTAIN = ".slidegen-blank"
WAKE = """
window.requests = [];
const request = async (what) => void requests.push(what);
Object.defineProperty(navigator, "wakeLock", { value: { request } });
"""


def press(page: Page, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return position(page)


def many(count: int) -> list[FakeSlide]:
    return [FakeSlide(f"<p>text {no}</p>", title=f"Slide {no}") for no in range(1, count + 1)]


def test_the_keys_of_a_clicker_go_through_the_talk(show: Show) -> None:
    page = show()
    assert press(page, "PageDown", "PageDown") == "2.1"
    assert press(page, "PageUp") == "2.0"
    for key in (".", "b"):
        press(page, key)
        assert page.locator(CURTAIN).is_visible()
        press(page, key)
        assert page.locator(CURTAIN).is_hidden()
    press(page, "b", "Escape")
    assert page.locator(CURTAIN).is_hidden()


def test_the_key_that_begins_a_show_loads_nothing_anew(show: Show) -> None:
    page = show(at="#/2")
    page.evaluate("window.same = true")
    press(page, "F5")
    until(page, "document.fullscreenElement !== null")
    press(page, "F5")
    page.wait_for_timeout(200)
    assert page.evaluate("[same, document.fullscreenElement !== null]") == [True, True]


@pytest.mark.parametrize("key", ["w", ","])
def test_the_screen_is_white_and_back(show: Show, key: str) -> None:
    page = show()
    press(page, key)
    colour = f"getComputedStyle(document.querySelector('{CURTAIN}')).backgroundColor"
    assert page.evaluate(colour) == "rgb(255, 255, 255)"
    press(page, "b")
    assert page.evaluate(colour) == "rgb(0, 0, 0)"
    press(page, "b")
    assert page.locator(CURTAIN).is_hidden()


def test_a_blank_screen_outlives_a_reload(show: Show) -> None:
    page = show()
    press(page, "b")
    page.reload()
    assert page.locator(CURTAIN).is_visible()
    assert press(page, "Escape") == "1.0"
    assert page.locator(CURTAIN).is_hidden()


def test_a_number_and_enter_go_to_that_slide(show: Show) -> None:
    page = show(many(30))
    assert press(page, "1", "7") == "1.0"
    assert page.locator(".slidegen-digits").text_content() == "17"
    assert press(page, "Enter") == "17.0"
    assert page.locator(".slidegen-digits").text_content() == ""
    assert press(page, "Enter") == "17.0"


def test_a_number_is_forgotten_when_nothing_follows(show: Show) -> None:
    page = show(many(30))
    stand_still(page)
    press(page, "5")
    page.clock.run_for(4000)
    assert page.locator(".slidegen-digits").text_content() == ""
    assert press(page, "Enter") == "1.0"


def test_too_large_a_number_is_the_last_slide(show: Show) -> None:
    assert press(show(many(12)), "9", "9", "Enter") == "12.0"


@pytest.mark.parametrize("key", ["/", "g"])
def test_a_key_searches_titles_and_texts(show: Show, key: str) -> None:
    slides = [FakeSlide("x", title="Intro"), FakeSlide("<p>about gradients</p>", title="Two"), FakeSlide("y")]
    page = show(slides)
    press(page, key)
    page.keyboard.type("gradi")
    assert page.get_by_role("option").locator("small").all_inner_texts() == ["Two about gradients…"]
    assert press(page, "Enter") == "2.0"


def test_notes_are_not_searched(show: Show) -> None:
    page = show([FakeSlide("x", note="<p>secret</p>")])
    press(page, "g")
    page.keyboard.type("secret")
    assert page.get_by_role("option").count() == 0


def test_a_deck_binds_keys_of_its_own(show: Show) -> None:
    page = show(keys={"next": ["n"], "blank": ["F8"], "dark": [], "overview": ["b"]})
    assert press(page, "ArrowRight", "Space") == "1.0"
    assert press(page, "n") == "2.0"
    press(page, "F8")
    assert page.locator(CURTAIN).is_visible()
    press(page, "F8", "b")
    assert page.evaluate("document.documentElement.dataset.slidegenView") == "overview"
    press(page, "Escape", "d")
    assert page.evaluate("document.documentElement.classList.contains('dark')") is False


def test_the_help_lists_what_is_bound(show: Show) -> None:
    page = show(keys={"next": ["n"], "dark": []})
    press(page, "?")
    cells = "(rows) => rows.map((row) => ['dd', 'dt'].map((name) => row.querySelector(name).innerText))"
    rows = dict(page.locator(".slidegen-keys > div").evaluate_all(cells))
    assert rows["Next"] == "N"
    assert "Dark mode" not in rows
    assert rows["Presenter window"] == "P"
    assert rows["The number of a slide, then Enter"] == "0–9"
    assert "Go to that slide" not in rows


def test_keys_do_nothing_in_a_field_or_with_a_modifier(show: Show) -> None:
    page = show([FakeSlide("<input>"), FakeSlide("x")])
    for key in ("Control+p", "Alt+b", "Meta+w", "Control+1"):
        press(page, key)
    page.locator("section input").focus()
    for key in ("p", "b", "w", "a", "t", "1", "/"):
        press(page, key)
    assert page.locator(CURTAIN).is_hidden()
    assert page.locator("dialog[open]").count() == 0
    assert page.locator(".slidegen-digits").text_content() == ""
    assert len(page.context.pages) == 1
    assert page.locator("section input").input_value() == "pbwat1/"


def going(show: Show, slides: list[FakeSlide] | None = None, **data: object) -> Page:
    """A deck that goes on by itself, by a clock that the test moves."""
    page = show(slides, **data)
    stand_still(page)
    page.reload()
    page.wait_for_selector("html[data-slidegen-ready]", state="attached")
    return page


def after(page: Page, seconds: float) -> str:
    page.clock.run_for(int(seconds * 1000))
    return position(page)


def test_it_goes_on_by_itself_click_by_click_and_stops_at_the_end(show: Show) -> None:
    page = going(show, autoAdvance=5)
    assert [after(page, 5.1) for _ in range(8)] == ["2.0", "2.1", "2.2", "3.1", "3.2", "3.3", "4.0", "4.0"]


def test_a_loop_begins_anew(show: Show) -> None:
    page = going(show, many(2), autoAdvance=5, loop=True)
    assert [after(page, 5.1) for _ in range(3)] == ["2.0", "1.0", "2.0"]


def test_a_slide_has_a_time_of_its_own(show: Show) -> None:
    page = going(show, [FakeSlide("a", auto_advance=20), FakeSlide("b"), FakeSlide("c")], autoAdvance=5)
    assert [after(page, 10), after(page, 10.1), after(page, 5.1)] == ["1.0", "2.0", "3.0"]


def test_its_key_and_its_button_stop_it(show: Show) -> None:
    page = going(show, many(9), autoAdvance=5)
    press(page, "a")
    assert after(page, 60) == "1.0"
    button = page.get_by_role("button", name="Go on by itself")
    assert button.get_attribute("aria-pressed") == "false"
    page.mouse.move(100, 690)
    button.click()
    assert after(page, 5.1) == "2.0"


def test_a_key_lets_any_deck_go_on(show: Show) -> None:
    page = going(show, many(9))
    assert after(page, 60) == "1.0"
    press(page, "a")
    assert after(page, 10.1) == "2.0"


def test_a_step_by_hand_starts_the_time_anew(show: Show) -> None:
    page = going(show, many(9), autoAdvance=5)
    after(page, 4)
    press(page, "ArrowRight")
    assert [after(page, 4), after(page, 1.1)] == ["2.0", "3.0"]


def test_it_stands_while_the_screen_is_blank_or_the_overview_is_open(show: Show) -> None:
    page = going(show, many(9), autoAdvance=5)
    press(page, "b")
    assert after(page, 30) == "1.0"
    press(page, "b", "o")
    assert after(page, 30) == "1.0"
    press(page, "Escape")
    assert after(page, 5.1) == "2.0"


def test_two_windows_that_go_on_do_not_skip(show: Show) -> None:
    page = show(many(30), autoAdvance=1)
    presenter = press_p(page)
    presenter.evaluate(
        "globalThis.seen = []; new MutationObserver(() => seen.push(slidegen.nav.page)).observe("
        "document.querySelector('[role=status][aria-live=polite]'), { childList: true, subtree: true })"
    )
    until(presenter, "seen.length > 3")
    assert {after - before for before, after in pairwise(presenter.evaluate("seen"))} == {1}


def test_the_screen_is_kept_awake(show: Show) -> None:
    assert show(prepare=WAKE).evaluate("requests") == ["screen"]
    assert show(prepare=WAKE, wakeLock=False).evaluate("requests") == []


def test_a_window_that_lost_its_address_resumes_where_the_talk_was(show: Show) -> None:
    page = show()
    press(page, "ArrowRight", "ArrowRight")
    address = page.url.partition("#")[0]
    page.goto("about:blank")
    page.goto(address)
    assert position(page) == "2.1"


def test_an_address_that_names_a_slide_says_more_than_what_was_kept(show: Show) -> None:
    page = show([FakeSlide(click(1, "x"), clicks=1), *many(4)])
    address = page.url.partition("#")[0]
    press(page, "End")
    page.goto("about:blank")
    page.goto(address + "#/2")
    assert position(page) == "2.0"
    page.goto("about:blank")
    page.goto(address)
    assert position(page) == "2.0"
