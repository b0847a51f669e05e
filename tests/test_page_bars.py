"""How large a page may be, and that nothing stands in it twice: sizes of the same bytes everywhere.

What the first seed deck comes to is in seed_001.py, which runs where that deck is.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from slidegen.build import Builder
from slidegen.bundle.minified import minified_runtime
from slidegen.decks import Entry

EMPTY_BYTES = 120_000
JOINED_BYTES = 130_000
"""Of an empty deck whose runtime has changed since the build hook minified it."""
TOUR = Path(__file__).resolve().parents[1] / "decks" / "tour" / "slides.md"
LONG = 3_000
"""Bytes from which a text that stands in the page twice is a waste: a picture of less is not shared."""


@pytest.mark.parametrize("text", ["", "# Hello\n"], ids=["nothing", "a title"])
def test_an_empty_deck_with_its_fonts_stays_below_its_bar(tmp_path: Path, text: str) -> None:
    deck = tmp_path / "slides.md"
    deck.write_text(text, encoding="utf-8")
    html = Builder(Entry(deck, "slides")).build().html
    assert b"data:font/woff2;base64," in html
    assert len(html) < (EMPTY_BYTES if minified_runtime() else JOINED_BYTES)


def test_nothing_long_stands_in_a_page_twice() -> None:
    html = Builder(Entry(TOUR, "tour")).build().html.decode("utf-8")
    found = re.findall(r"data:[\w/+.-]+[;,][^\s\"')]*|<(?:script|style)[^>]*>[^<]*", html)
    assert len(found) > 20
    times = Counter(one for one in found if len(one) >= LONG)
    assert {one[:80]: count for one, count in times.items() if count > 1} == {}
    sheet = html[html.index("<style>") : html.index("</style>")]
    rules = Counter(re.findall(r"[^{}]+\{[^{}]{200,}\}", sheet))
    assert {rule[:80]: count for rule, count in rules.items() if count > 1} == {}
