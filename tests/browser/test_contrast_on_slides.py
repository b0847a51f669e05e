"""No rule of a theme paints text that cannot be read: its preview deck, text by text, in the browser.

test_contrast.py measures the tokens; this measures what the rules make of them. Text on a picture is
left to test_text_on_pictures.py, which reads the pixels behind it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from slidegen.build import Builder
from slidegen.decks import Entry
from slidegen.shipped import themes_dir
from slidegen.themes import load_theme, theme_names

pytestmark = pytest.mark.browser

SCHEMES = [(name, scheme) for name in theme_names() for scheme in load_theme(themes_dir() / name).schemes]

FAINT = """
() => {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const channels = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue, opacity] = pen.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, opacity / 255];
  };
  const over = (top, below) =>
    [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);
  const luminance = (colour) => {
    const linear = colour.slice(0, 3).map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const groundOf = (element) => {
    const above = [];
    for (let at = element; at; at = at.parentElement) above.unshift(getComputedStyle(at).backgroundColor);
    return above.map(channels).reduce((ground, layer) => over(layer, ground), [255, 255, 255, 1]);
  };
  const faint = [];
  let read = 0;
  for (const slide of document.querySelectorAll(".slidev-page")) {
    const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement;
      if (!text.data.trim() || element.closest(".katex-mathml, [style*=background-image]")) continue;
      const { color, fontSize, fontWeight } = getComputedStyle(element);
      const ground = groundOf(element);
      const [low, high] = [over(channels(color), ground), ground].map(luminance).sort((a, b) => a - b);
      const size = parseFloat(fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && fontWeight >= 700);
      const ratio = (high + 0.05) / (low + 0.05);
      read += 1;
      if (ratio < (isLarge ? 3 : 4.5)) {
        const place = `slide ${slide.dataset.slidevNo}`;
        faint.push(`${place}: "${text.data.trim()}" in ${color}, ${ratio.toFixed(2)}:1`);
      }
    }
  }
  return { read, faint };
}
"""


@pytest.mark.parametrize(("name", "scheme"), SCHEMES)
def test_every_text_of_a_preview_reads(name: str, scheme: str, browser: Browser, tmp_path: Path) -> None:
    built = Builder(Entry(themes_dir() / name / "preview.md", name)).build()
    assert list(built.report) == []
    file = tmp_path / "preview.html"
    file.write_bytes(built.html)
    page = browser.new_page(color_scheme=scheme)
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-slidegen-ready]")
    found = page.evaluate(FAINT)
    page.close()
    assert found["read"] > 100
    assert found["faint"] == []


ON_EACH = """
# A title with `code`

The lead with [a link](https://example.org), `code`, <kbd>K</kbd> and a note[^1].

- An item with [a link](https://example.org)

> A quotation with `code`

| Head | `code` |
|---|---|
| Cell | [a link](https://example.org) |

```py
value = "text"  # a comment
```

[^1]: The note.
"""
OWN_CONTENT = {"iframe", "iframe-left", "iframe-right"}
"""Layouts in which a page stands instead."""


@pytest.mark.parametrize(("name", "scheme"), SCHEMES)
def test_all_that_stands_on_a_layout_reads(name: str, scheme: str, browser: Browser, tmp_path: Path) -> None:
    theme = load_theme(themes_dir() / name)
    settings = [f"layout: {layout}" for layout in sorted({*theme.layouts} - OWN_CONTENT)]
    grounds = {"dark": "#1d2b3a", "light": "#f4f1ea"}
    settings += [f'layout: cover\nbackground: "{grounds[one]}"' for one in theme.schemes]
    entry = tmp_path / "slides.md"
    slides = "".join(f"---\n{setting}\n---\n{ON_EACH}\n" for setting in settings)
    entry.write_text(f"---\ntheme: {name}\n---\n{ON_EACH}\n{slides}", encoding="utf-8")
    page = browser.new_page(color_scheme=scheme)
    file = tmp_path / "slides.html"
    file.write_bytes(Builder(Entry(entry, name)).build().html)
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-slidegen-ready]")
    found = page.evaluate(FAINT)
    page.close()
    assert found["read"] > 20 * len(settings)
    assert found["faint"] == []
