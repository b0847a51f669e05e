"""A deck in the theme matrix, built and opened, and what a window that shows it records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from slidegen.build import Builder
from slidegen.decks import Entry

DECK = """\
---
theme: matrix
---

# A title

With a line below it

---

# Text

In which to read.

---
layout: section
---

# A section

---
layout: section
rain: none
arrows: none
---

# Without

---
rain: subtle
---

# With rain

- Words that come at once
- And others, all to be read

<div v-click class="absolute right-10 bottom-10">And these come later</div>

```python
def code(is_read: bool) -> str:
    return "too"
```
"""
IS_LIT = """(() => {
  const canvas = document.querySelector(".slidegen-current .slidegen-rain");
  if (!canvas?.width) return false;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) sum += data[at + 1] * data[at + 3] / 255;
  return sum / (data.length / 4) > 0.5;
})()"""
RECORD = """
window.seen = { ciphered: [], curtains: 0, spelled: [] };
const set = HighlightRegistry.prototype.set;
HighlightRegistry.prototype.set = function (name, highlight) {
  seen.ciphered.push([...highlight].map(String).join(""));
  return set.call(this, name, highlight);
};
const fillText = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
  seen.spelled.push(text);
  return fillText.call(this, text, ...place);
};
new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) if (node.matches?.(".slidegen-rain-curtain")) seen.curtains += 1;
  }
}).observe(document, { childList: true, subtree: true });
"""

Opening = Callable[..., Page]


def build_deck(folder: Path) -> Path:
    source = folder / "slides.md"
    source.write_text(DECK, encoding="utf-8")
    built = Builder(Entry(source, "rain")).build()
    assert list(built.report) == []
    page = folder / "rain.html"
    page.write_bytes(built.html)
    return page


def windows(browser: Browser, deck: Path) -> Iterator[Opening]:
    """What opens the deck in a window of its own; an error in one fails the test."""
    contexts = []
    errors: list[str] = []

    def open_at(at: str = "", **options: Any) -> Page:
        wanted = {"viewport": {"width": 980, "height": 552}, "reduced_motion": "no-preference", **options}
        contexts.append(browser.new_context(**wanted))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(error.message))
        page.add_init_script(RECORD)
        page.goto(deck.as_uri() + at)
        page.wait_for_selector("html[data-slidegen-ready]", state="attached")
        page.evaluate("document.fonts.ready")
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert errors == []
