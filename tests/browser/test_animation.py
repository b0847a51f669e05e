"""What moves: code that turns into other code, marks, motions, and the tabs of code groups."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Show, position, until
from one_slide import make_slide, markup_of
from page_fixture import FakeSlide, write_page
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Article = Callable[..., Page]

CALM = {"reduced_motion": "reduce"}
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
MARKS = """
<p>An <b id="a" v-mark.circle.red="1">apple</b>, a <b id="b" v-mark.highlight.yellow="2">banana</b>
and <b id="c" v-mark="{at: false, color: 'rgb(0, 0, 255)', type: 'box', strokeWidth: 4}">cherries</b></p>
"""
COLOURS = ".text-red { color: rgb(255, 0, 0) } .text-yellow { color: rgb(255, 230, 0) }"
MOTION = """
<div id="box" v-motion :initial="{ x: -100, opacity: 0 }" :enter="{ x: 0, opacity: 1 }"
  :click-1="{ y: 40, scale: 2 }" :leave="{ x: 300 }">box</div>
"""
GROUP = """
::code-group
```sh [npm]
npm install
```
```sh [pnpm] {1|2}
pnpm add
pnpm run
```
```sh [yarn]
yarn add
```
::
"""


@pytest.fixture
def article(browser: Browser, tmp_path: Path) -> Iterator[Article]:
    """Opens slides where no script runs."""
    context = browser.new_context(java_script_enabled=False)

    def open_article(*slides: FakeSlide) -> Page:
        page = context.new_page()
        page.goto(write_page(tmp_path / "article.html", list(slides)).as_uri())
        return page

    yield open_article
    context.close()


def slide(text: str, *, clicks: int | None = None, **config: Any) -> FakeSlide:
    made, report = make_slide(text, **config)
    assert not list(report), "\n".join(found.frame() for found in report)
    return FakeSlide(markup_of(made), clicks=made.clicks if clicks is None else clicks)


def forward(page: Page, times: int = 1) -> None:
    for _ in range(times):
        page.keyboard.press("ArrowRight")


# Code


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


def freeze(page: Page) -> None:
    """Lets no time pass for animations: a busy machine would miss their start."""
    session = page.context.new_cdp_session(page)
    session.send("Animation.enable")
    session.send("Animation.setPlaybackRate", {"playbackRate": 0})


def hold(page: Page, at: int) -> None:
    """Puts all animations `at` ms after their start."""
    page.evaluate(
        "at => document.getAnimations().forEach((one) => { one.pause(); one.currentTime = at; })", at
    )


def release(page: Page) -> None:
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    until(page, "!document.querySelector('.slidegen-moving, .slidegen-moved-from')")


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


# Marks


def pixels(page: Page, selector: str) -> dict[str, int]:
    """How many pixels of which colour are around an element; colours by their nearest corner of the cube."""
    box = page.locator(selector).bounding_box()
    assert box
    clip = {
        "x": box["x"] - 12,
        "y": box["y"] - 12,
        "width": box["width"] + 24,
        "height": box["height"] + 24,
    }
    picture = base64.b64encode(page.screenshot(clip=clip)).decode()
    found: dict[str, int] = page.evaluate(
        """async (picture) => {
          const image = new Image();
          image.src = `data:image/png;base64,${picture}`;
          await image.decode();
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [image.width, image.height];
          const pen = canvas.getContext("2d");
          pen.drawImage(image, 0, 0);
          const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
          const seen = {};
          for (let at = 0; at < data.length; at += 4) {
            const name = [0, 1, 2].map((band) => "rgb"[data[at + band] > 127 ? band : 3] ?? "-").join("");
            seen[name] = (seen[name] ?? 0) + 1;
          }
          return seen;
        }""",
        picture,
    )
    return found


def drawn(page: Page, selector: str) -> list[str]:
    return list(
        page.evaluate(
            "s => [...document.querySelectorAll(s + ' path')].map((one) => one.getAttribute('d'))", selector
        )
    )


def settle(page: Page) -> None:
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")


def test_a_mark_is_drawn_in_its_colour_when_its_click_comes(show: Show) -> None:
    page = show([slide(MARKS)], css=COLOURS)
    freeze(page)
    assert pixels(page, "#a").get("r--", 0) == 0
    forward(page)
    settle(page)
    assert pixels(page, "#a")["r--"] > 100
    assert pixels(page, "#b").get("rg-", 0) == 0
    forward(page)
    settle(page)
    banana = pixels(page, "#b")
    assert banana["rg-"] > 1000
    assert banana["---"] > 100, "the words are on top of the marker's stroke"
    page.keyboard.press("ArrowLeft")
    assert pixels(page, "#b").get("rg-", 0) == 0


def test_a_mark_without_a_click_is_there_at_once_with_its_stroke(show: Show) -> None:
    page = show([slide(MARKS)], css=COLOURS)
    assert pixels(page, "#c")["--b"] > 200
    assert page.locator("#c path").count() == 8
    assert page.locator("#c path").first.evaluate("one => getComputedStyle(one).strokeWidth") == "4px"


def test_a_mark_is_drawn_stroke_by_stroke_and_only_after_a_step_forward(show: Show) -> None:
    page = show([slide(MARKS), FakeSlide("<p>next</p>")], css=COLOURS)
    freeze(page)
    forward(page)
    running = page.evaluate(
        "document.querySelector('#a .slidegen-mark-drawn').getAnimations({subtree: true}).length"
    )
    assert running == 2
    forward(page, 2)
    page.keyboard.press("ArrowLeft")
    assert position(page) == "1.2"
    assert page.evaluate("document.querySelectorAll('.slidegen-mark-drawing').length") == 0
    assert pixels(page, "#a")["r--"] > 100


def test_marks_do_not_draw_themselves_with_reduced_motion(show: Show) -> None:
    page = show([slide(MARKS)], css=COLOURS, context=CALM)
    freeze(page)
    forward(page)
    assert (
        page.evaluate(
            "document.getAnimations().filter((one) => one.animationName === 'slidegen-mark-draw').length"
        )
        == 0
    )
    assert pixels(page, "#a")["r--"] > 100


def test_drawing_again_gives_the_same_strokes_and_another_size_new_ones(show: Show) -> None:
    page = show([slide(MARKS), FakeSlide()], css=COLOURS)
    until(page, "document.querySelectorAll('#a path').length === 2")
    first = drawn(page, "#a")
    page.set_viewport_size({"width": 700, "height": 500})
    forward(page, 3)
    page.keyboard.press("ArrowLeft")
    assert drawn(page, "#a") == first
    page.evaluate("document.querySelector('#a').style.fontSize = '40px'")
    until(page, "document.querySelector('#a').offsetWidth > 80")
    until(
        page, "!document.querySelector('#a path').getAttribute('d').startsWith(" + repr(first[0][:12]) + ")"
    )
    assert len(drawn(page, "#a")) == 2


def test_a_mark_over_lines_follows_each_of_them(show: Show) -> None:
    text = (
        f'<p style="width: 300px">words <b id="long" v-mark.underline.red="1">{"and more words " * 8}</b></p>'
    )
    page = show([slide(text)], css=COLOURS)
    forward(page)
    lines = page.evaluate("document.querySelector('#long').getClientRects().length")
    assert lines > 2
    assert page.locator("#long path").count() == 2 * lines
    off = page.evaluate("""() => {
      const long = document.querySelector("#long");
      const rects = [...long.getClientRects()];
      return [...long.querySelectorAll("path")].map((path, index) => {
        const line = rects[Math.floor(index / 2)];
        const stroke = path.getBoundingClientRect();
        const across = [stroke.left - line.left, stroke.right - line.right].map(Math.abs);
        return Math.max(...across, stroke.top - line.bottom - 14);
      });
    }""")
    assert max(off) < 8


def test_a_mark_fits_what_it_marks_whatever_turns_it(show: Show) -> None:
    style = "display: inline-block; rotate: 30deg; scale: 1.5"
    text = f'<p><b id="a" style="{style}" v-mark.box.red="1">turned</b></p>'
    page = show([slide(text)], css=COLOURS)
    forward(page)
    sizes = page.evaluate("""() => {
      const drawing = document.querySelector("#a svg").getBBox();
      const marked = document.querySelector("#a");
      return [drawing.width - marked.offsetWidth, drawing.height - marked.offsetHeight];
    }""")
    assert sizes == pytest.approx([10, 10], abs=9)


# Motion


def place(page: Page, selector: str = "#box") -> list[float]:
    """Left, top, scale, opacity, of the element's own transform."""
    found: list[float] = page.evaluate(
        """selector => {
          const style = getComputedStyle(document.querySelector(selector));
          const { e, f, a } = new DOMMatrix(style.transform);
          return [e, f, a, Number(style.opacity)].map((value) => Math.round(value * 100) / 100);
        }""",
        selector,
    )
    return found


def test_a_motion_flies_in_moves_on_by_clicks_and_flies_out(show: Show) -> None:
    page = show([FakeSlide("<p>first</p>"), slide(MOTION, clicks=1), FakeSlide("<p>last</p>")])
    freeze(page)
    forward(page)
    hold(page, 0)
    assert place(page) == [-100, 0, 1, 0]
    settle(page)
    assert place(page) == [0, 0, 1, 1]
    forward(page)
    hold(page, 140)
    x, y, scale, _ = place(page)
    assert (x, scale > 1, y > 0) == (0, True, True)
    settle(page)
    assert place(page) == [0, 40, 2, 1]
    page.keyboard.press("ArrowLeft")
    settle(page)
    assert place(page) == [0, 0, 1, 1]
    forward(page, 2)
    page.keyboard.press("ArrowLeft")
    hold(page, 0)
    assert place(page)[0] == 300
    settle(page)
    assert place(page) == [0, 40, 2, 1]


def test_a_motion_flies_in_when_a_deck_opens_and_not_when_it_is_drawn_again(
    show: Show, tmp_path: Path
) -> None:
    again = tmp_path / "again.js"
    again.write_text(
        "export function again(deck) { addEventListener('again', () => deck.refresh(deck.data, deck)); }",
        encoding="utf-8",
    )
    prepare = (
        "addEventListener('transitionrun', ({ target }) => { window.flown = (window.flown ?? 0) + 1; });"
    )
    page = show([slide(MOTION, clicks=1)], scripts=(again,), prepare=prepare)
    until(page, "window.flown > 0")
    settle(page)
    page.evaluate("window.flown = 0; dispatchEvent(new Event('again'));")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.flown") == 0
    assert place(page) == [0, 0, 1, 1]


def test_a_motion_swings_past_its_end_as_a_spring_does(show: Show) -> None:
    page = show([FakeSlide("<p>first</p>"), slide(MOTION, clicks=1)])
    freeze(page)
    forward(page)
    hold(page, 170)
    assert 5 < place(page)[0] < 20


def test_a_motion_is_at_rest_with_reduced_motion_in_print_and_in_the_overview(show: Show) -> None:
    page = show([FakeSlide("<p>first</p>"), slide(MOTION, clicks=1)], context=CALM)
    forward(page)
    assert place(page) == [0, 0, 1, 1]
    page.keyboard.press("o")
    assert place(page) == [0, 40, 2, 1]
    page.keyboard.press("Escape")
    assert place(page) == [0, 0, 1, 1]
    page.emulate_media(media="print")
    until(page, "document.documentElement.dataset.slidegenView === 'print'")
    assert place(page) == [0, 40, 2, 1]


def test_the_article_without_scripts_has_a_motion_at_its_end(article: Article) -> None:
    page = article(slide(MOTION))
    assert place(page) == [0, 40, 2, 1]


def test_the_article_without_scripts_has_marks_as_plain_lines(article: Article) -> None:
    page = article(slide(MARKS))
    border = page.locator("#a > .slidegen-mark-drawn").evaluate("one => getComputedStyle(one).borderTopStyle")
    assert border == "solid"


# Tabs


def visible_code(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".slidev-code-group pre:visible").all_inner_texts()]


def test_tabs_are_turned_by_pointer_and_keyboard_and_the_deck_stays(show: Show) -> None:
    page = show([slide(GROUP, comark=True), FakeSlide()])
    assert visible_code(page) == ["npm install"]
    page.get_by_role("tab", name="pnpm").click()
    assert visible_code(page) == ["pnpm add\npnpm run"]
    page.keyboard.press("ArrowRight")
    assert visible_code(page) == ["yarn add"]
    page.keyboard.press("ArrowRight")
    assert visible_code(page) == ["npm install"]
    page.keyboard.press("End")
    assert visible_code(page) == ["yarn add"]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    assert visible_code(page) == ["npm install"]
    assert position(page) == "1.0"
    assert page.evaluate("document.activeElement.textContent.trim()") == "npm"
    page.evaluate("document.activeElement.blur()")
    forward(page)
    assert position(page) == "1.1"


def test_tabs_say_what_they_are(show: Show) -> None:
    page = show([slide(GROUP, comark=True)])
    page.get_by_role("tab", name="yarn").click()
    states = page.locator("[role=tab]").evaluate_all(
        "all => all.map((one) => [one.ariaSelected, one.tabIndex])"
    )
    assert states == [["false", -1], ["false", -1], ["true", 0]]
    assert page.get_by_role("tabpanel", name="yarn").count() == 1


def test_the_article_without_scripts_has_all_blocks_of_a_group(article: Article) -> None:
    page = article(slide(GROUP, comark=True))
    assert len(visible_code(page)) == 3
    assert page.locator(".slidev-code-block-title:visible").count() == 3


# Switches

SWITCH = '<v-switch transition="fade"><template #1>one</template><template #2>two</template></v-switch>'


def slots(page: Page) -> list[list[object]]:
    """Text, opacity and left edge of the slots that are to be seen."""
    found: list[list[object]] = page.evaluate("""[...document.querySelectorAll("[data-slidegen-transition]")]
      .filter((slot) => slot.checkVisibility())
      .map((slot) => [slot.textContent.trim(), Number(getComputedStyle(slot).opacity), slot.offsetTop])""")
    return found


def test_slots_of_a_switch_fade_into_one_another_in_one_place(show: Show) -> None:
    page = show([slide(SWITCH, clicks=2), FakeSlide()])
    freeze(page)
    forward(page)
    settle(page)
    until(page, "!document.querySelector('.fade-enter-active')")
    assert slots(page) == [["one", 1, 0]]
    forward(page)
    hold(page, 0)
    assert slots(page) == [["one", 1, 0], ["two", 0, 0]]
    settle(page)
    until(page, "!document.querySelector('.slidegen-slot-leaving')")
    assert slots(page) == [["two", 1, 0]]
    page.keyboard.press("ArrowLeft")
    assert len(slots(page)) == 2
    page.evaluate("slidegen.nav.go(1, 2)")
    page.evaluate("slidegen.nav.go(2)")
    page.evaluate("slidegen.nav.go(1, 1)")
    assert slots(page) == [["one", 1, 0]]


def test_slots_of_a_switch_change_at_once_with_reduced_motion(show: Show) -> None:
    page = show([slide(SWITCH, clicks=2)], context=CALM)
    forward(page, 2)
    assert slots(page) == [["two", 1, 0]]
