"""What appears by clicks, and the steps of code (Slidev reference §4.5, §4.8)."""

from __future__ import annotations

import json

import pytest
from conftest import Show, until
from page_fixture import FakeSlide, click
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

STATES = """
no => [...document.querySelectorAll(`.slidev-page-${no} .slidev-vclick-target`)].map((element) =>
  [...element.classList].filter((name) => /-(hidden|current|prior|explicitly|none)$/.test(name))
    .map((name) => name.replace("slidev-vclick-", "")).sort().join(" "))
"""


def states(page: Page, no: int = 1) -> list[str]:
    return list(page.evaluate(STATES, no))


def test_each_click_shows_what_is_its_own(show: Show) -> None:
    deck = [
        FakeSlide(
            click(1, "a") + click(2, "b", end=4) + click(3, "c", more="data-slidegen-hide") + click(4, "d"),
            clicks=4,
        )
    ]
    page = show(deck)
    seen = [states(page)]
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        seen.append(states(page))
    assert seen == [
        ["hidden", "hidden", "", "hidden"],
        ["current", "hidden", "", "hidden"],
        ["prior", "current", "", "hidden"],
        ["prior", "prior", "current hidden hidden-explicitly", "hidden"],
        ["prior", "hidden", "hidden hidden-explicitly prior", "current"],
    ]


def test_one_of_several_looks_is_neither_current_nor_prior(show: Show) -> None:
    quiet = 'data-slidegen-switch="quiet"'
    page = show([FakeSlide(click(0, "a", end=1, more=quiet) + click(1, "b", more=quiet), clicks=2)])
    seen = [states(page)]
    for _ in range(2):
        page.keyboard.press("ArrowRight")
        seen.append(states(page))
    assert seen == [["", "display-none"], ["display-none", ""], ["display-none", ""]]


def test_a_hidden_element_keeps_its_space_and_is_not_read(show: Show) -> None:
    page = show([FakeSlide(click(1, "Secret") + "<p>below</p>", clicks=1)])
    below = page.locator("p:text('below')").bounding_box()
    secret = page.locator(".slidev-vclick-target")
    assert secret.evaluate("(e) => [getComputedStyle(e).opacity, getComputedStyle(e).visibility]") == [
        "0",
        "hidden",
    ]
    assert "Secret" not in page.locator("body").aria_snapshot()
    page.keyboard.press("ArrowRight")
    until(page, "getComputedStyle(document.querySelector('.slidev-vclick-target')).opacity === '1'")
    assert "Secret" in page.locator("body").aria_snapshot()
    assert page.locator("p:text('below')").bounding_box() == below


def test_a_deck_may_change_how_elements_come(show: Show) -> None:
    css = ".slidev-vclick-target { transition: all 500ms ease } .slidev-vclick-hidden { transform: scale(0) }"
    page = show([FakeSlide(click(1, "x"), clicks=1)], css=css)
    style = page.locator(".slidev-vclick-target").evaluate(
        "(e) => [getComputedStyle(e).transitionDuration, getComputedStyle(e).transform]"
    )
    assert style == ["0.5s", "matrix(0, 0, 0, 0, 0, 0)"]


def test_a_slot_of_a_switch_that_is_not_its_turn_takes_no_space(show: Show) -> None:
    slots = click(1, "a", end=3, more="data-slidegen-switch") + click(3, "b", more="data-slidegen-switch")
    page = show([FakeSlide(slots, clicks=3)], at="#/1?clicks=1")
    assert states(page) == ["current", "display-none"]
    page.keyboard.press("ArrowRight")
    assert states(page) == ["prior", "display-none"]
    page.keyboard.press("ArrowRight")
    assert states(page) == ["display-none", "current"]
    assert page.locator(".slidev-vclick-target").first.bounding_box() is None


def test_slides_before_are_done_and_slides_after_have_not_begun(show: Show) -> None:
    page = show(at="#/3?clicks=2")
    assert states(page, 2) == ["prior", "current"]
    assert states(page, 3) == ["prior", "current", "hidden"]
    page.evaluate("slidegen.nav.go(1)")
    assert states(page, 2) == ["hidden", "hidden"]
    assert states(page, 3) == ["current", "hidden", "hidden"]
    page.evaluate("slidegen.nav.go(4)")
    assert states(page, 2) == ["prior", "current"]
    assert states(page, 3) == ["prior", "prior", "current"]


def test_a_step_touches_no_other_slide(show: Show) -> None:
    deck = [FakeSlide(click(1, "x"), clicks=1) for _ in range(50)]
    page = show(deck, at="#/24")
    page.keyboard.press("ArrowDown")
    page.evaluate(
        """() => {
          window.touched = new Set();
          const observer = new MutationObserver((records) => {
            for (const { target } of records) touched.add(target.closest("section").dataset.slidevNo);
          });
          observer.observe(document.querySelector("#slideshow"), { attributes: true, subtree: true });
        }"""
    )
    page.keyboard.press("ArrowRight")
    assert page.evaluate("new Promise((done) => setTimeout(() => done([...touched])))") == ["25"]
    page.keyboard.press("ArrowRight")
    assert page.evaluate("new Promise((done) => setTimeout(() => done([...touched].sort())))") == ["25", "26"]


def code(steps: list[object], start: int, lines: int = 3, attributes: str = "") -> str:
    written = json.dumps(steps).replace('"', "&quot;")
    body = "\n".join(f'<span class="line">line {number}</span>' for number in range(lines))
    return (
        f'<div class="slidev-code-wrapper relative group" data-slidegen-steps="{written}"'
        f' data-slidegen-steps-start="{start}" {attributes}>'
        f'<pre class="slidev-code"><code>{body}</code></pre>'
        '<button class="slidev-code-copy" type="button" title="Copy">c</button></div>'
    )


LINES = """
() => [...document.querySelectorAll(".line")].map((line) =>
  (line.matches(".highlighted.slidev-code-highlighted") ? "+" : "") +
  (line.matches(".dishonored.slidev-code-dishonored") ? "-" : "")).join(" ")
"""


def test_code_steps_by_its_list(show: Show) -> None:
    page = show([FakeSlide(code([[0], [1, 2], "all", "none"], 1), clicks=3)])
    seen = [page.evaluate(LINES)]
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        seen.append(page.evaluate(LINES))
    assert seen == ["+ - -", "- + +", "+ + +", "- - -"]


def test_code_steps_from_its_start(show: Show) -> None:
    page = show([FakeSlide(code(["none", [0], [1]], 7), clicks=9)], at="#/1?clicks=6")
    seen = [page.evaluate(LINES)]
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        seen.append(page.evaluate(LINES))
    assert seen == ["- - -", "+ - -", "- + -", "- + -"]


def test_hidden_code_has_the_lines_of_its_next_step_ready(show: Show) -> None:
    page = show([FakeSlide(code([{"hide": True, "lines": [1]}, [1]], 1), clicks=1)])
    wrapper = page.locator(".slidev-code-wrapper")
    assert "slidev-vclick-hidden" in str(wrapper.get_attribute("class"))
    assert page.evaluate(LINES) == "- + -"
    page.keyboard.press("ArrowRight")
    assert "slidev-vclick-hidden" not in str(wrapper.get_attribute("class"))
    assert page.evaluate(LINES) == "- + -"


def test_code_that_comes_by_a_click_and_hides_by_a_step_obeys_both(show: Show) -> None:
    block = code([[0], "hide", [1]], 2, attributes='data-slidev-clicks-start="1"')
    page = show([FakeSlide(block, clicks=3)])
    hidden = []
    for _ in range(4):
        hidden.append(
            "slidev-vclick-hidden" in str(page.locator(".slidev-code-wrapper").get_attribute("class"))
        )
        page.keyboard.press("ArrowRight")
    assert hidden == [True, False, True, False]


def test_rows_of_a_formula_step_by_their_number(show: Show) -> None:
    rows = '<i data-slidegen-row="0">a</i><i data-slidegen-row="1">b</i><i data-slidegen-row="0">a2</i>'
    formula = f'<div data-slidegen-steps="[[0],[1]]" data-slidegen-steps-start="1">{rows}</div>'
    page = show([FakeSlide(formula, clicks=1)])
    highlighted = "() => [...document.querySelectorAll('.highlighted')].map((row) => row.textContent)"
    assert page.evaluate(highlighted) == ["a", "a2"]
    page.keyboard.press("ArrowRight")
    assert page.evaluate(highlighted) == ["b"]


OFFSET = """
() => {
  const box = document.querySelector(".slidev-code-wrapper").getBoundingClientRect();
  const lines = [...document.querySelectorAll(".highlighted")].map((line) => line.getBoundingClientRect());
  const middle = (lines[0].top + lines.at(-1).bottom) / 2;
  return { middle: middle - (box.top + box.bottom) / 2, top: lines[0].top - box.top };
}
"""


UNDER_TITLE = """
(first) => {
  const box = document.querySelector(".slidev-code-wrapper");
  const start = box.querySelector(".slidev-code-block-title").getBoundingClientRect().bottom;
  const end = box.getBoundingClientRect().bottom;
  const lines = [...box.querySelectorAll(".line")].map((line) => line.getBoundingClientRect());
  const gap = Math.min(...lines.map((line) => Math.abs(line.top - start)));
  return gap < 1 && lines[first].top >= start - 1 && lines[first].bottom <= end;
}
"""


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_box_of_limited_height_scrolls_to_what_is_highlighted(show: Show, motion: str) -> None:
    limited = (
        'style="max-height: 100px; overflow-y: scroll; position: relative" data-slidegen-max-height="100px"'
    )
    steps: list[object] = [[0], [20], list(range(10, 30)), [39]]
    page = show([FakeSlide(code(steps, 1, 40, limited), clicks=3)], context={"reduced_motion": motion})
    page.keyboard.press("ArrowRight")
    until(page, f"Math.abs(({OFFSET})().middle) < 15")
    page.keyboard.press("ArrowRight")
    # The first line stands as far from the edge as in a block that is not scrolled.
    until(page, f"Math.abs(({OFFSET})().top - 8) < 3")
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.slidev-code-wrapper').scrollTop > 600")


def test_under_a_title_code_begins_at_its_first_line_and_none_is_cut_through(show: Show) -> None:
    limited = (
        'style="max-height: 100px; overflow-y: scroll; position: relative" data-slidegen-max-height="100px"'
    )
    title = '<div class="slidev-code-block-title"><div>a.py</div></div>'
    block = code(["all", [20], [21, 22]], 1, 40, limited).replace("<pre", f"{title}<pre", 1)
    page = show([FakeSlide(block, clicks=2)], context={"reduced_motion": "reduce"})
    until(page, "document.querySelector('.slidev-code-wrapper').scrollTop < 3")
    for first in (20, 21):
        page.keyboard.press("ArrowRight")
        # Where the title ends a line begins, and the one that is meant is in sight.
        until(page, f"({UNDER_TITLE})({first})")


def test_a_box_lies_right_when_its_slide_comes_on(show: Show) -> None:
    limited = (
        'style="max-height: 100px; overflow-y: scroll; position: relative" data-slidegen-max-height="100px"'
    )
    page = show([FakeSlide(), FakeSlide(code([[20], [0]], 1, 40, limited), clicks=1)])
    page.keyboard.press("ArrowRight")
    page.evaluate("new Promise(requestAnimationFrame)")
    page.evaluate("new Promise(requestAnimationFrame)")
    assert abs(page.evaluate(OFFSET)["middle"]) < 15
