"""What is typed is in sight at once, and only what was typed changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import until
from playwright.sync_api import Browser, Page, Route, expect
from served import open_at, serving, write

pytestmark = pytest.mark.browser

DECK = """\
# First

---

# Second

<v-clicks>

- one
- two

</v-clicks>

A paragraph with **words**.

```py {1|2}
a = 1
b = 2
```
"""
WORDS = ".slidev-page-2 strong"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    yield context.new_page()
    context.close()


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    write(tmp_path / "talk" / "package.json", "{}")
    write(tmp_path / "talk" / "slides.md", DECK)
    return tmp_path / "talk" / "slides.md"


def save(deck: Path, old: str, new: str) -> None:
    """One edit that comes whole and alone, from another folder.

    Of a file beside the deck the server might hear first; a build then has the edit, and nothing is drawn
    ahead of it.
    """
    text = deck.read_text(encoding="utf-8")
    assert old in text
    fresh = deck.parent.parent / "elsewhere" / deck.name
    write(fresh, text.replace(old, new))
    fresh.replace(deck)


def open_settled(page: Page, address: str, deck: Path) -> None:
    """Opens the deck, and waits until the server hears of saves: one of its first moments is only built."""
    open_at(page, address)
    save(deck, "# First", "# The first")
    until(page, "slidegen.build === 2")


class HeldBuilds:
    """From now on builds are asked for in vain, until they are let go."""

    def __init__(self, page: Page, address: str) -> None:
        self._held: list[Route] = []
        self._is_free = False
        page.route(re.compile(re.escape(address) + r"(\?since=\d+)?$"), self._take)

    def _take(self, route: Route) -> None:
        if self._is_free:
            route.continue_()
        else:
            self._held.append(route)

    def let_go(self) -> None:
        """The route stays: where it is taken away, the browser may go on by itself before it is told to."""
        self._is_free = True
        for route in self._held:
            route.continue_()


def mark(page: Page, selector: str) -> None:
    """Remembers the very element."""
    page.evaluate("selector => void (document.querySelector(selector).isTheOne = true)", selector)


def is_marked(page: Page, selector: str) -> bool:
    return bool(page.evaluate("selector => document.querySelector(selector).isTheOne === true", selector))


def test_words_are_in_sight_before_their_build_is(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_settled(page, address + "#/2", deck)
        builds = HeldBuilds(page, address)
        save(deck, "**words**", "**more words**")
        expect(page.locator(WORDS)).to_have_text("more words")
        assert page.evaluate("slidegen.build") == 2
        until(page, "true")
        builds.let_go()
        until(page, "slidegen.build === 3")
        assert page.locator(WORDS).text_content() == "more words"


def test_only_what_was_typed_changes(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_settled(page, address + "#/2?clicks=1", deck)
        kept = [".slidev-page-2", ".slidev-page-2 li", ".slidev-page-2 pre", ".slidev-page-2 p:has(strong)"]
        for selector in kept:
            mark(page, selector)
        save(deck, "**words**", "**more words**")
        until(page, "slidegen.build === 3")
        assert page.locator(WORDS).text_content() == "more words"
        assert [is_marked(page, selector) for selector in kept] == [True] * 4


def test_a_new_step_comes_with_a_whole_slide_at_the_same_click(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_settled(page, address + "#/2?clicks=2", deck)
        builds = HeldBuilds(page, address)
        mark(page, ".slidev-page-2")
        save(deck, "- one\n", "- one\n- one and a half\n")
        expect(page.locator(".slidev-page-2 li")).to_have_count(3)
        assert not is_marked(page, ".slidev-page-2")
        hidden = page.locator(".slidev-page-2 li").evaluate_all(
            "items => items.map((item) => item.classList.contains('slidev-vclick-hidden'))"
        )
        assert hidden == [False, False, True]
        assert page.locator(".slidev-page-2.slidegen-current").count() == 1
        builds.let_go()
        until(page, "slidegen.build === 3")
        assert page.evaluate("slidegen.nav.clicks") == 2


def test_lines_of_code_with_steps_keep_what_is_lit(page: Page, deck: Path):
    lit = ".slidev-page-2 .line.highlighted"
    with serving(deck.parent) as address:
        open_settled(page, address + "#/2", deck)
        before = page.locator(lit).all_text_contents()
        save(deck, "a = 1", "a = 11")
        expect(page.locator(".slidev-page-2 .line").first).to_have_text("a = 11")
        until(page, "slidegen.build === 3")
        assert before == ["a = 1"]
        assert page.locator(lit).all_text_contents() == ["a = 11"]


def test_who_comes_while_the_deck_is_made_gets_to_the_click_in_the_address(page: Page, deck: Path):
    with serving(deck.parent) as address:
        page.goto(address + "#/2?clicks=2")
        until(page, "globalThis.slidegen?.build === 1")
        until(page, "slidegen.nav.page === 2 && slidegen.nav.clicks === 2")
        expect(page.locator(".slidev-page-2 li").nth(1)).to_be_visible()
