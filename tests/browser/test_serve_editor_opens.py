"""Alt-Shift-click: the editor opens at the line that what was clicked comes from."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import until
from playwright.sync_api import Browser, Page, expect
from served import open_at, put, serving, write
from talks import press_p

pytestmark = pytest.mark.browser

DECK = """---
title: Live
---

# First

A paragraph.

- one
- two

---
layout: center
---

# Second

```py
a = 1
b = 2
```

---
src: ./part.md
---
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    yield context.new_page()
    context.close()


@pytest.fixture
def editor(tmp_path: Path) -> Path:
    """Writes down what it was asked to open."""
    write(tmp_path / "package.json", "{}")
    write(tmp_path / "slides.md", DECK)
    write(tmp_path / "part.md", "# Part\n\nof the deck\n")
    program = tmp_path / "tools" / "code"
    write(program, '#!/bin/sh\nprintf "%s\\n" "$*" >> "$0.told"\n')
    program.chmod(0o755)
    return program


def opened(editor: Path, count: int) -> list[str]:
    """The last words of the first `count` calls."""
    told = editor.with_name("code.told")
    end = time.monotonic() + 30
    while not (told.is_file() and told.read_text(encoding="utf-8").count("\n") >= count):
        assert time.monotonic() < end, "the editor was not started"
        time.sleep(0.02)
    lines = told.read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("-g ") for line in lines)
    return [line.rpartition("/")[2] for line in lines]


def press(page: Page, selector: str) -> None:
    page.locator(selector).first.click(modifiers=["Alt", "Shift"])


def test_it_opens_at_the_line_of_what_was_clicked(page: Page, editor: Path):
    deck = editor.parent.parent / "slides.md"
    with serving(deck.parent, "--editor", str(editor)) as address:
        open_at(page, address)
        press(page, ".slidev-page-1 p")
        assert opened(editor, 1) == ["slides.md:7"]
        press(page, ".slidev-page-1 li:nth-child(2)")
        expect(page.locator("#slidegen-said")).to_have_text("slides.md:10 is open in code")
        assert opened(editor, 2)[1:] == ["slides.md:10"]
        assert page.evaluate("slidegen.nav.page") == 1
        page.keyboard.press("ArrowRight")
        press(page, ".slidev-page-2 .slidev-code")
        assert opened(editor, 3)[2:] == ["slides.md:18"]
        page.keyboard.press("ArrowRight")
        press(page, ".slidev-page-3 p")
        assert opened(editor, 4)[3:] == ["part.md:3"]
        put(deck, DECK.replace("title: Live", "title: Live\ninfo: more\nlineNumbers: false"))
        until(page, "slidegen.build === 2")
        page.keyboard.press("Home")
        press(page, ".slidev-page-1 p")
        assert opened(editor, 5)[4:] == ["slides.md:9"]


def test_it_opens_from_the_overview_and_the_presenters_window(page: Page, editor: Path):
    with serving(editor.parent.parent, "--editor", str(editor)) as address:
        open_at(page, address)
        presenter = press_p(page)
        press(presenter, ".slidev-page-1 h1")
        assert opened(editor, 1) == ["slides.md:5"]
        page.bring_to_front()
        page.keyboard.press("o")
        box = page.locator(".slidev-page-2 h1").bounding_box()
        assert box is not None
        page.keyboard.down("Alt")
        page.keyboard.down("Shift")
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert opened(editor, 2)[1:] == ["slides.md:16"]
        assert page.evaluate("document.documentElement.dataset.slidegenView") == "overview"


def test_without_an_editor_the_page_says_what_to_do(page: Page, editor: Path):
    with serving(editor.parent.parent, env={"VISUAL": "", "EDITOR": ""}) as address:
        open_at(page, address)
        press(page, ".slidev-page-1 p")
        expect(page.locator("#slidegen-said")).to_have_text(
            "No editor is set: start slidegen with --editor, or set $VISUAL or $EDITOR"
        )


def test_a_built_page_says_no_lines(editor: Path):
    from command import Command

    page = Command(editor.parent.parent)("build", "-o", "-").text
    assert "data-slidegen-line=" not in page
    assert '"key":' not in page
