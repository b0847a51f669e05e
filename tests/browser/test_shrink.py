"""`fit: shrink` and `fit: scroll`: a slide with too much on it, on stage, in previews and on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import until
from playwright.sync_api import Browser, Page

from slidegen.build import Builder
from slidegen.decks import Entry

pytestmark = pytest.mark.browser

ITEMS = "\n".join(f"- item {number}" for number in range(1, 19))
DECK = f"""---
fit: shrink
layout: default
---

# Room enough

A line.

---

# Too much

<v-clicks>

{ITEMS}

</v-clicks>

---

# Too much at a click

<v-switch>
<template #0><p>Little</p></template>
<template #2>

{ITEMS}

</template>
</v-switch>

---
fit: none
---

# As it is

{ITEMS}

---
zoom: 0.9
---

# From a zoom

{ITEMS}

---

# Wide code

```py
{"name = " + "a_long_word + " * 9 + "a_long_word"}
```

---
fit: scroll
---

# Scrolls

{ITEMS}
"""

OPEN = Callable[..., Page]
SIZE = """(no) => {
  const section = document.querySelector(`#slideshow > .slidev-page-${no}`);
  return Math.round(Number(section.style.getPropertyValue("--slidev-slide-zoom-scale") || 1) * 100);
}"""
LOWEST = """(no) => {
  const section = document.querySelector(`#slideshow > .slidev-page-${no}`);
  const items = [...section.querySelectorAll("li, p, .line")].map((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return range.getBoundingClientRect();
  });
  const isOnStage = document.documentElement.dataset.slidegenView === "slide";
  const frame = isOnStage ? document.querySelector("#slide-content") : section;
  const { bottom, right } = frame.getBoundingClientRect();
  const [lowest, outmost] = ["bottom", "right"].map((side) => Math.max(...items.map((box) => box[side])));
  return [lowest - bottom, outmost - right];
}"""


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deck")
    (folder / "slides.md").write_text(DECK, encoding="utf-8")
    built = Builder(Entry(folder / "slides.md", "deck"), cwd=folder).build()
    assert [one.frame() for one in built.report] == []
    (folder / "deck.html").write_bytes(built.html)
    return folder / "deck.html"


@pytest.fixture
def show(deck: Path, browser: Browser) -> Iterator[OPEN]:
    context = browser.new_context(
        viewport={"width": 980, "height": 552}, reduced_motion="reduce", offline=True
    )

    def show_at(fragment: str) -> Page:
        page = context.new_page()
        page.goto(f"{deck.as_uri()}#{fragment}")
        page.wait_for_selector("html[data-slidegen-ready]", state="attached")
        until(page, "document.fonts.status === 'loaded'")
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return page

    yield show_at
    context.close()


def go(page: Page, no: int, click: int = 0) -> None:
    page.evaluate("([no, click]) => slidegen.nav.go(no, click)", [no, click])


def test_a_slide_with_too_much_on_it_is_drawn_as_much_smaller_as_is_needed(show: OPEN):
    page = show("/1")
    assert page.evaluate(SIZE, 1) == 100
    go(page, 2, 18)
    below, _ = page.evaluate(LOWEST, 2)
    size = page.evaluate(SIZE, 2)
    assert 60 < size < 90
    assert -45 < below <= -10, "half of the layout's margin stays free, and less than a line more"
    go(page, 6)
    below, beside = page.evaluate(LOWEST, 6)
    assert page.evaluate(SIZE, 6) < 100
    assert beside < 0


def test_a_slide_has_one_size_at_all_its_clicks_also_where_one_alone_has_too_much(show: OPEN):
    page = show("/1")
    for no, clicks in ((2, 18), (3, 2)):
        sizes = set()
        for click in range(clicks + 1):
            go(page, no, click)
            sizes.add(page.evaluate(SIZE, no))
            assert page.evaluate(LOWEST, no)[0] <= 0
        assert len(sizes) == 1
        assert sizes < set(range(60, 90))


def test_nothing_moves_while_a_talk_goes_on(show: OPEN):
    page = show("/1")
    page.evaluate(
        """() => {
          window.shifts = [];
          new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
            .observe({ type: "layout-shift" });
        }"""
    )
    for click in range(19):
        go(page, 2, click)
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shifts.slice(1)") == []


def test_a_slide_may_say_that_it_is_not_shrunk_and_its_own_zoom_is_where_shrinking_begins(show: OPEN):
    page = show("/4")
    assert page.evaluate(SIZE, 4) == 100
    assert page.evaluate(LOWEST, 4)[0] > 0
    go(page, 2, 0)
    go(page, 5)
    assert page.evaluate(SIZE, 5) < 90
    assert page.evaluate(LOWEST, 5)[0] <= 0


def test_on_paper_and_in_the_overview_slides_are_as_small_as_on_stage(show: OPEN):
    page = show("/1")
    sizes = []
    for no in range(1, 7):
        go(page, no)
        sizes.append(page.evaluate(SIZE, no))
    for view in ("/print?clicks", "/overview"):
        other = show(view)
        assert [other.evaluate(SIZE, no) for no in range(1, 7)] == sizes
        assert all(other.evaluate(LOWEST, no)[0] <= 0 for no in (1, 2, 3, 5, 6))
    copies = show("/print?clicks").evaluate(
        """[...document.querySelectorAll("#slideshow > .slidegen-replica")].map(({ shadowRoot }) => {
          const { style } = shadowRoot.querySelector(".slidev-page-2") ?? { style: null };
          return style && Math.round(style.getPropertyValue("--slidev-slide-zoom-scale") * 100);
        }).filter((size) => size !== null)"""
    )
    assert copies == [sizes[1]] * 18


def test_the_presenter_sees_the_next_slide_as_small_as_it_will_be(show: OPEN):
    page = show("/presenter/1")
    copy = """document.querySelector(".slidegen-replica")?.shadowRoot
      .querySelector(".slidev-page-2")?.style.getPropertyValue("--slidev-slide-zoom-scale")"""
    until(page, f"Number({copy}) > 0")
    seen = page.evaluate(f"Math.round(Number({copy}) * 100)")
    go(page, 2)
    assert page.evaluate(SIZE, 2) == seen < 90


def test_a_slide_may_scroll_instead(show: OPEN):
    page = show("/7")
    layout = page.locator(".slidev-page-7 .slidev-layout")
    assert page.evaluate(SIZE, 7) == 100
    layout.hover()
    page.mouse.wheel(0, 5000)
    until(page, "document.querySelector('.slidev-page-7 .slidev-layout').scrollTop > 0")
    until(page, f"({LOWEST})(7)[0] <= 0")
    assert page.evaluate("slidegen.nav.page") == 7


def test_a_slide_that_scrolls_is_whole_on_paper_and_as_before_after_it(show: OPEN):
    page = show("/print?clicks")
    assert page.evaluate(SIZE, 7) < 90
    assert page.evaluate(LOWEST, 7)[0] <= 0
    page.evaluate("location.hash = '#/7'")
    until(page, "document.documentElement.dataset.slidegenView === 'slide'")
    assert page.evaluate(SIZE, 7) == 100
