"""Chromium for the tests of the page, and decks to show in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import find_chromium, launch_args
from page_fixture import FakeSlide, click, write_page
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright
from remote_talk import DECK, PHONE, Opening, Served, serve

# Of a slow machine that runs other things, too.
expect.set_options(timeout=60_000)

Show = Callable[..., Page]
Article = Callable[..., Page]
NOTE = """
<p>Before. <span class="slidev-note-click-mark" data-clicks="1"></span> At one.</p>
<ul><li><span class="slidev-note-click-mark" data-clicks="3"></span> At three.</li></ul>
"""


# Of a module, not of the session: Playwright's sync API exists once a time, and other modules start it too.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=launch_args())
        yield browser
        browser.close()


@pytest.fixture
def slides() -> list[FakeSlide]:
    """Click totals 0, 2, 3 (from 1), 0."""
    return [
        FakeSlide("<p>Welcome</p>", title="Cover", layout="cover"),
        FakeSlide(click(1, "One") + click(2, "Two"), title="Steps", clicks=2, alias="steps"),
        FakeSlide(
            "".join(click(n, f"Point {n}") for n in (1, 2, 3)), title="Later", clicks=3, clicks_start=1
        ),
        FakeSlide("<p>Thanks</p>", title="End", layout="end"),
    ]


@pytest.fixture
def show(browser: Browser, tmp_path: Path, slides: list[FakeSlide]) -> Iterator[Show]:
    """Opens a deck from `file://`. A console message, an error or a request of any page fails the test."""
    contexts = []
    trouble: list[str] = []

    def show_deck(
        deck: list[FakeSlide] | None = None,
        *,
        at: str = "",
        size: tuple[int, int] = (1280, 720),
        context: dict[str, Any] | None = None,
        prepare: str = "",
        **page: Any,
    ) -> Page:
        file = write_page(tmp_path / "deck.html", slides if deck is None else deck, **page)
        width, height = size
        opened = browser.new_context(viewport={"width": width, "height": height}, **(context or {}))
        contexts.append(opened)
        # Of all its windows.
        opened.on("console", lambda message: trouble.append(_described(message)))
        opened.on("weberror", lambda event: trouble.append(f"{event.error.name}: {event.error.message}"))
        opened.on("request", lambda request: trouble.append(request.url) if is_foreign(request.url) else None)
        shown = opened.new_page()
        if prepare:
            shown.add_init_script(prepare)
        shown.goto(file.as_uri() + at)
        shown.wait_for_selector("html[data-slidegen-ready]", state="attached")
        return shown

    yield show_deck
    for opened in contexts:
        opened.close()
    assert trouble == []


def until(page: Page, expression: str, seconds: float = 60) -> None:
    """Waits until `expression` holds. Playwright's wait evaluates in the page: the policy forbids it."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never came true: {expression}"
        time.sleep(0.02)


def position(page: Page) -> str:
    """`slide.click`."""
    return str(page.evaluate("slidegen.nav.page + '.' + slidegen.nav.clicks"))


def is_at(page: Page, where: str) -> None:
    """Waits until the page is at a `slide.click`."""
    until(page, f"slidegen.nav.page + '.' + slidegen.nav.clicks === '{where}'")


def has_hash(page: Page, wanted: str) -> None:
    """Waits until this is in the address: it is written once the move is on the screen."""
    until(page, f"location.hash === '{wanted}'")


def painted(page: Page) -> None:
    """Waits until the page has drawn what was changed: what depends on sizes comes with it."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def is_foreign(url: str) -> bool:
    return not url.startswith(("file:", "data:", "blob:"))


def _described(message: ConsoleMessage) -> str:
    return f"console {message.type}: {message.text}"


@pytest.fixture
def article(browser: Browser, tmp_path: Path) -> Iterator[Article]:
    """Opens slides where no script runs."""
    context = browser.new_context(java_script_enabled=False)

    def open_article(*slides: FakeSlide) -> Page:
        page = context.new_page()
        page.goto(write_page(tmp_path / "article.html", list(slides)).as_uri())
        return page

    yield open_article
    context.close()


@pytest.fixture
def talk() -> list[FakeSlide]:
    return [
        FakeSlide('<p id="here">Hello</p>', title="Cover", layout="cover", note="<p>Say hello.</p>"),
        FakeSlide("".join(click(n, f"Point {n}") for n in (1, 2, 3)), title="Points", clicks=3, note=NOTE),
        FakeSlide("<p>Thanks</p>", title="End"),
    ]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A deck with the remote."""
    (tmp_path / "slides.md").write_text(DECK, encoding="utf-8")
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    yield from serve(tmp_path, "slides.md")


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opening]:
    """Opens a page in a browser of its own."""
    contexts: list[BrowserContext] = []

    def open_at(address: str, **options: Any) -> Page:
        context = browser.new_context(**(options or {"viewport": {"width": 1280, "height": 720}}))
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_at
    for context in contexts:
        context.close()


@pytest.fixture
def window(served: Served, open_page: Opening) -> Page:
    """The talk, in a browser."""
    page = open_page(served.at())
    page.wait_for_selector("html[data-slidegen-ready]", state="attached")
    until(page, "slidegen.build >= 1")
    return page


@pytest.fixture
def phone(served: Served, open_page: Opening, window: Page) -> Page:
    """A phone that follows it."""
    page = open_page(served.at("remote"), **PHONE)
    expect(page.locator("#state")).to_have_text("Connected")
    return page
