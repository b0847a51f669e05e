"""Deck and presenter from `file://` in Firefox: the same file, another browser."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from firefox import PATIENCE, Firefox, Window, find_firefox

from slidegen.build import Builder, BuildOptions
from slidegen.decks import Entry

pytestmark = pytest.mark.browser

DECK = """\
---
title: A talk
---

# A talk

---

# Steps

<v-clicks>

- one
- two

</v-clicks>

$$\\sqrt{2}$$

```py {1|2}
a = 1
b = 2
```

<!-- Say it slowly. [click] Then this. -->

---

# The end
"""
TROUBLE = "(globalThis.trouble ??= [])"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    program = find_firefox()
    assert program, "no Firefox: install it (Debian, Ubuntu: firefox-esr), or set SLIDEGEN_FIREFOX"
    started = Firefox(program, tmp_path_factory.mktemp("profile"))
    yield started
    started.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("deck")
    (folder / "slides.md").write_text(DECK, encoding="utf-8", newline="\n")
    page = folder / "deck.html"
    entry = Entry(path=folder / "slides.md", name="talk")
    page.write_bytes(Builder(entry, BuildOptions(root=folder, cache=False), cwd=folder).build().html)
    return page.as_uri()


@pytest.fixture
def room(firefox: Firefox, address: str) -> Window:
    window = firefox.open(address)
    window.until("document.documentElement.hasAttribute('data-slidegen-ready')")
    return window


def position(window: Window) -> str:
    return f"{window.evaluate('slidegen.nav.page')}.{window.evaluate('slidegen.nav.clicks')}"


def at(window: Window, wanted: str) -> None:
    page, clicks = wanted.split(".")
    window.until(f"globalThis.slidegen?.nav.page === {page} && slidegen.nav.clicks === {clicks}")


def presenter_of(firefox: Firefox, room: Window) -> Window:
    before = {window.name for window in firefox.windows()}
    room.press("p")
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for window in firefox.windows():
            if window.name not in before:
                window.until("document.documentElement.dataset.slidegenMode === 'presenter'")
                window.until("document.documentElement.hasAttribute('data-slidegen-ready')")
                return window
        time.sleep(0.1)
    raise AssertionError("no presenter window came")


def test_the_deck_goes_by_keys_from_its_first_slide_to_its_last(room: Window) -> None:
    seen = [position(room)]
    for _ in range(7):
        room.press("ArrowRight")
        seen.append(position(room))
    assert seen == ["1.0", "2.0", "2.1", "2.2", "2.3", "3.0", "3.0", "3.0"]
    room.press("ArrowLeft")
    assert position(room) == "2.3"


def test_a_step_shows_and_hides_what_it_should(room: Window) -> None:
    room.evaluate("void slidegen.nav.go(2, 1) ?? null")
    items = "[...document.querySelectorAll('.slidev-page-2 li')]"
    room.until(f"{items}.map((item) => getComputedStyle(item).opacity).join() === '1,0'")
    shown = room.evaluate(
        "document.querySelector('.slidev-page-2 .katex').getBoundingClientRect().width > 10"
    )
    assert shown is True
    fits = room.evaluate(
        "(() => { const box = document.querySelector('.slidev-page-2').getBoundingClientRect();"
        " return box.left >= 0 && box.right <= innerWidth + 1 && box.width > innerWidth * 0.7; })()"
    )
    assert fits is True


def test_presenter_and_room_go_together_on_local_files(firefox: Firefox, room: Window) -> None:
    presenter = presenter_of(firefox, room)
    presenter.press("ArrowRight")
    at(room, "2.0")
    room.press("ArrowRight")
    at(presenter, "2.1")
    assert "Then this." in presenter.evaluate("document.querySelector('.slidegen-notes').textContent")
    presenter.press("b")
    room.until("getComputedStyle(document.querySelector('.slidegen-blank')).visibility === 'visible'")
    presenter.press("End")
    at(room, "3.0")


def test_the_overview_and_the_reading_view_open(room: Window) -> None:
    room.press("o")
    room.until("document.documentElement.dataset.slidegenView === 'overview'")
    room.press("Escape")
    room.until("document.documentElement.dataset.slidegenView === 'slide'")
    room.evaluate("(location.hash = '#/read')")
    room.until("document.documentElement.dataset.slidegenView === 'read'")
    assert room.evaluate("document.documentElement.scrollHeight > innerHeight") is True
