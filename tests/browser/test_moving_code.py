"""Code that turns into other code."""

from __future__ import annotations

import pytest
from animated import CALM, COLOURS, forward, freeze, hold, release, slide
from conftest import Article, Show, painted, until
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MOVE = """
````md magic-move {duration: 400}
```js
const first = 1
```
```js
const zero = 0

const first = 1
```
```js {1|3}
const zero = 0

let first = zero + 1
```
````

<p id="below">below</p>
"""


def pieces(page: Page) -> dict[str, list[float]]:
    """Where the pieces of the shown block stand, in px from the block."""
    found: dict[str, list[float]] = page.evaluate("""() => {
      const block = document.querySelector(".slidegen-magic-move > :not(.slidev-vclick-display-none)");
      const { x, y } = block.getBoundingClientRect();
      return Object.fromEntries([...block.querySelectorAll("[data-slidegen-token]")].map((piece) => {
        const letters = document.createRange();
        letters.selectNodeContents(piece);
        const at = letters.getBoundingClientRect();
        return [piece.dataset.slidegenToken, [Math.round(at.x - x), Math.round(at.y - y)]];
      }));
    }""")
    return found


def shown_code(page: Page) -> str:
    return str(page.locator(".slidegen-magic-move > :not(.slidev-vclick-display-none) code").inner_text())


def test_code_that_stays_travels_from_its_old_place_to_its_new_one(show: Show) -> None:
    page = show([slide(MOVE)])
    freeze(page)
    before = pieces(page)
    forward(page)
    hold(page, 0)
    start = pieces(page)
    stayed = set(before) & set(start)
    assert len(stayed) == 4
    assert {number: start[number] for number in stayed} == {number: before[number] for number in stayed}
    hold(page, 300)
    middle = pieces(page)
    release(page)
    end = pieces(page)
    for number in stayed:
        assert end[number][0] == before[number][0]
        assert before[number][1] < middle[number][1] < end[number][1]
    assert shown_code(page) == "const zero = 0\n\nconst first = 1"


def test_what_goes_fades_out_and_what_comes_fades_in_late(show: Show) -> None:
    page = show([slide(MOVE)])
    freeze(page)
    forward(page)
    release(page)
    forward(page)
    opacity = """texts => Object.fromEntries([...document.querySelectorAll("[data-slidegen-token]")]
      .filter((piece) => piece.checkVisibility({ checkVisibilityCSS: true }))
      .filter((piece) => texts.includes(piece.textContent))
      .map((piece) => [piece.textContent, Number(getComputedStyle(piece).opacity)]))"""
    hold(page, 1)
    assert page.evaluate(opacity, ["let", "+", "first"]) == {"let": 0, "+": 0, "first": 1}
    hold(page, 679)
    done = page.evaluate(opacity, ["let", "+", "first"])
    assert min(done.values()) > 0.95


def test_what_is_below_follows_the_height_of_the_code(show: Show) -> None:
    page = show([slide(MOVE)])
    freeze(page)

    def top() -> float:
        return float(page.evaluate("document.querySelector('#below').getBoundingClientRect().y"))

    before = top()
    forward(page)
    hold(page, 160)
    assert top() == pytest.approx(before, abs=1)
    release(page)
    assert top() > before + 20


def test_the_numbers_of_lines_that_come_appear_with_them(show: Show) -> None:
    page = show([slide(MOVE.replace("{duration: 400}", "{duration: 400, lines: true}"))])
    freeze(page)
    forward(page)
    hold(page, 280)
    seen = page.evaluate("""
      [...document.querySelectorAll(".slidegen-magic-move > :not(.slidev-vclick-display-none) .line")]
      .map((line) => Number(getComputedStyle(line, "::before").opacity))""")
    assert seen == [1, 0, 0]


def test_a_mark_whose_end_falls_on_the_next_line_fits_its_words(show: Show) -> None:
    text = '<p style="width: 10ch"><b id="a" v-mark.box.red="1">marked</b> again and again</p>'
    page = show([slide(text)], css=COLOURS)
    page.evaluate("""() => {
      const p = document.querySelector("p");
      const isOneLine = () => p.getClientRects()[0].height < 40;
      for (let width = 300; isOneLine() && width > 40; width--) p.style.width = `${width}px`;
    }""")
    forward(page)
    painted(page)
    widths = page.evaluate("""() => {
      const drawing = document.querySelector("#a svg").getBBox();
      const [words] = document.querySelector("#a").getClientRects();
      const scale = document.querySelector(".slidev-page").getBoundingClientRect().width / 980;
      return [drawing.width - words.width / scale, drawing.height - words.height / scale];
    }""")
    assert widths == pytest.approx([10, 10], abs=9)


def test_going_back_moves_the_code_back(show: Show) -> None:
    page = show([slide(MOVE)])
    freeze(page)
    first = pieces(page)
    forward(page)
    release(page)
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.getAnimations().length") > 0
    release(page)
    assert pieces(page) == first


def test_a_step_within_a_move_that_is_still_running_starts_from_rest(show: Show) -> None:
    page = show([slide(MOVE)])
    freeze(page)
    forward(page, 2)
    release(page)
    assert shown_code(page) == "const zero = 0\n\nlet first = zero + 1"
    assert page.locator(".highlighted").count() == 1
    forward(page)
    assert page.evaluate("document.querySelectorAll('.slidegen-moving').length") == 0


@pytest.mark.parametrize("how", ["jump", "reduced"])
def test_a_jump_and_reduced_motion_are_cuts(show: Show, how: str) -> None:
    page = show([slide(MOVE)], context=CALM if how == "reduced" else None)
    page.evaluate("clicks => slidegen.nav.go(1, clicks)", 2 if how == "jump" else 1)
    assert page.evaluate("document.querySelectorAll('.slidegen-moving').length") == 0
    assert shown_code(page).startswith("const zero")


def test_print_shows_the_last_step(show: Show) -> None:
    page = show([slide(MOVE)])
    page.emulate_media(media="print")
    until(page, "document.documentElement.dataset.slidegenView === 'print'")
    assert "let first" in shown_code(page)
    assert page.locator(".slidegen-magic-move pre:visible").count() == 1


def test_the_article_without_scripts_has_the_last_step_alone(article: Article) -> None:
    page = article(slide(MOVE))
    codes = page.locator(".slidegen-magic-move pre:visible").all_inner_texts()
    assert codes == ["const zero = 0\n\nlet first = zero + 1"]


def test_the_copy_button_copies_the_step_that_is_shown(show: Show) -> None:
    page = show([slide(MOVE)], context={"permissions": ["clipboard-read", "clipboard-write"]})
    freeze(page)
    forward(page)
    release(page)
    page.locator(".slidev-code-copy:visible").click()
    until(page, "document.querySelector('.slidegen-copied')")
    assert page.evaluate("navigator.clipboard.readText()") == "const zero = 0\n\nconst first = 1"
