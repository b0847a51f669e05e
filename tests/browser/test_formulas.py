"""Formulas in Chromium: they run to the right, also in a text that runs to the left."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from slidegen.build import Builder
from slidegen.decks import Entry

pytestmark = pytest.mark.browser

DECK = r"""---
lang: ar
dir: rtl
---

# الصيغة

نص $5 - 3 = 2$ نص

$$
5 - 3 = 2
$$
"""
SIGNS = """
[...document.querySelectorAll(".katex-html")].map((formula) => {
  const texts = document.createTreeWalker(formula, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(text);
    if (/\\d/.test(text.data)) found.push([range.getBoundingClientRect().left, text.data]);
  }
  return found.sort(([one], [other]) => one - other).map(([, digit]) => digit);
})
"""


def test_a_formula_runs_to_the_right_in_a_text_that_runs_to_the_left(
    browser: Browser, tmp_path: Path
) -> None:
    entry, file = tmp_path / "slides.md", tmp_path / "slides.html"
    entry.write_text(DECK, encoding="utf-8")
    file.write_bytes(Builder(Entry(entry, "slides")).build().html)
    page = browser.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-slidegen-ready]")
    signs = page.evaluate(SIGNS)
    page.close()
    assert signs == [["5", "3", "2"], ["5", "3", "2"]]
