"""Marks that are drawn by hand."""

from __future__ import annotations

import base64

import pytest
from animated import CALM, COLOURS, forward, freeze, settle, slide
from conftest import Article, Show, painted, position, until
from page_fixture import FakeSlide
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MARKS = """
<p>An <b id="a" v-mark.circle.red="1">apple</b>, a <b id="b" v-mark.highlight.yellow="2">banana</b>
and <b id="c" v-mark="{at: false, color: 'rgb(0, 0, 255)', type: 'box', strokeWidth: 4}">cherries</b></p>
"""


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
    painted(page)
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
    painted(page)
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
    painted(page)
    sizes = page.evaluate("""() => {
      const drawing = document.querySelector("#a svg").getBBox();
      const marked = document.querySelector("#a");
      return [drawing.width - marked.offsetWidth, drawing.height - marked.offsetHeight];
    }""")
    assert sizes == pytest.approx([10, 10], abs=9)


def test_the_article_without_scripts_has_marks_as_plain_lines(article: Article) -> None:
    page = article(slide(MARKS))
    border = page.locator("#a > .slidegen-mark-drawn").evaluate("one => getComputedStyle(one).borderTopStyle")
    assert border == "solid"
