"""Labels of formulas in Chromium: their lines begin at their parts, and no text lies on another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from slidegen.build import Builder
from slidegen.decks import Entry

pytestmark = pytest.mark.browser

DECK = r"""
# Attention

<Formula steps :labels="{
  fit: 'how well a query fits each key',
  scale: 'keeps the numbers small',
  value: 'what is passed on',
}">

$$
\operatorname{softmax}\left(\frac{\part{fit}{QK^\top}}{\part{scale}{\sqrt{d_k}}}\right)\part{value}{V}
$$

</Formula>

---

# Adam

<Formula :size="44" :labels="[
  'the weight after the step', 'the weight before the step', 'the learning rate of today',
  'the mean of the gradients so far', 'the mean of their squares', 'so that nothing is divided by zero',
]">

$$
\part{1}{\theta_t} = \part{2}{\theta_{t-1}}
  - \part{3}{\eta}\,\frac{\part{4}{\hat m_t}}{\part{5}{\sqrt{\hat v_t}} + \part{6}{\varepsilon}}
$$

</Formula>

---
layout: two-cols
---

<Formula :width="400" :labels="['the sum', { text: 'what it knows', side: 'above' }, 'next', 'so far']">

$$
\part{1}{\sum_t} \log p_{\part{2}{\theta}}(\part{3}{x_t} \mid \part{4}{x_{<t}})
$$

</Formula>

::right::

Right
"""

READ = """
(no) => {
  const page = document.querySelector(`.slidev-page-${no}`);
  const { left, top, width } = page.getBoundingClientRect();
  const scale = width / page.offsetWidth;
  const box = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const found = range.getBoundingClientRect();
    return { left: (found.left - left) / scale, right: (found.right - left) / scale,
      top: (found.top - top) / scale, bottom: (found.bottom - top) / scale };
  };
  const glyphs = [...page.querySelectorAll(".katex-html .mord:not(:has(*)), .katex-html .mop:not(:has(*))")];
  return {
    labels: [...page.querySelectorAll(".slidegen-formula-label")].map((label) => {
      const part = label.parentElement.getBoundingClientRect();
      const line = label.getBoundingClientRect();
      return { ...box(label.firstChild), text: label.textContent, line: (line.left + line.right) / 2,
        part: [part.left, part.right], seen: Number(getComputedStyle(label).opacity) };
    }),
    glyphs: glyphs.map(box),
  };
}
"""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("formulas")
    (folder / "slides.md").write_text(DECK, encoding="utf-8")
    built = Builder(Entry(folder / "slides.md", "slides"), cwd=folder).build()
    assert [found.frame() for found in built.report] == []
    file: Path = folder / "deck.html"
    file.write_bytes(built.html)
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, offline=True, reduced_motion="reduce"
    )
    shown = context.new_page()
    shown.goto(file.as_uri())
    shown.wait_for_selector("html[data-slidegen-ready]")
    shown.evaluate("Promise.all([...document.fonts].map((face) => face.load())).then(() => null)")
    yield shown
    context.close()


def read(page: Page, no: int, clicks: int = 0) -> Any:
    page.evaluate("([no, clicks]) => slidegen.nav.go(no, clicks)", [no, clicks])
    return page.evaluate(READ, no)


def meet(one: dict[str, float], other: dict[str, float]) -> bool:
    across = one["left"] < other["right"] - 1 and other["left"] < one["right"] - 1
    return across and one["top"] < other["bottom"] - 1 and other["top"] < one["bottom"] - 1


@pytest.mark.parametrize(("no", "count"), [(1, 3), (2, 6), (3, 4)])
def test_labels_stand_free_on_the_slide_each_at_its_part(no: int, count: int, page: Page):
    found = read(page, no, 3)
    labels = found["labels"]
    assert len(labels) == count
    for number, one in enumerate(labels):
        assert one["left"] >= 0
        assert one["right"] <= 980
        assert one["part"][0] <= one["line"] <= one["part"][1], one["text"]
        assert [other["text"] for other in labels[number + 1 :] if meet(one, other)] == [], one["text"]
        assert [glyph for glyph in found["glyphs"] if meet(one, glyph)] == [], one["text"]


def test_labels_come_click_by_click(page: Page):
    for clicks in range(4):
        assert (
            sorted(one["seen"] for one in read(page, 1, clicks)["labels"])
            == [0] * (3 - clicks) + [1] * clicks
        )
