"""What a served page shows is what the files hold, however they were written and whatever was missed."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import until
from playwright.sync_api import Browser, Page, WebSocketRoute, expect
from scribe import SHOWN, Scribe
from served import LOG, ask, open_at, put, save, serving, write

pytestmark = pytest.mark.browser

SEED, EDITS = 20, 500


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    yield context.new_page()
    context.close()


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    write(tmp_path / "package.json", "{}")
    write(tmp_path / "slides.md", "# First\n\n---\n\n# Second\n")
    return tmp_path / "slides.md"


def shows(page: Page, scribe: Scribe, told: list[str], seconds: float = 60) -> None:
    """Waits until `page` shows what the files hold."""
    end = time.monotonic() + seconds
    while (shown := page.evaluate(SHOWN)) != scribe.wanted:
        assert time.monotonic() < end, f"{shown} is not {scribe.wanted} after {told}"
        time.sleep(0.02)


@pytest.mark.slow
@pytest.mark.parametrize("looking", [False, True], ids=["by events", "by looking"])
def test_after_any_edits_the_page_shows_what_the_files_hold(page: Page, tmp_path: Path, looking: bool):
    write(tmp_path / "package.json", "{}")
    scribe = Scribe(tmp_path, random.Random(SEED))
    env = {"SLIDEGEN_POLLING": "1"} if looking else {}
    left = EDITS // 10 if looking else EDITS
    with serving(tmp_path, env=env) as address:
        open_at(page, address)
        shows(page, scribe, ["nothing"])
        while left > 0:
            burst = min(left, scribe.chance.randrange(1, 24))
            left -= burst
            told = []
            for _ in range(burst):
                told.append(scribe.edit())
                scribe.pause()
            shows(page, scribe, told)
        until(page, "!document.getElementById('slidegen-mistakes')")
        number = page.evaluate("slidegen.build")
        assert f'"build":{number},'.encode() in ask(address, "/")[1], "the page confirms the newest build"
        open_at(page, address)
        shows(page, scribe, ["a load"])
    said = (tmp_path / LOG).read_text(encoding="utf-8")
    assert ("looking for changes" in said) == looking
    assert "Traceback" not in said


def test_builds_are_numbered_and_what_changes_nothing_is_none(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, address)
        save(deck, "# Second", "# Second thoughts")
        until(page, "slidegen.build === 2")
        deck.touch()
        put(deck, deck.read_text(encoding="utf-8"))
        save(deck, "thoughts", "helping")
        until(page, "document.querySelector('.slidev-page-2 h1').textContent === 'Second helping'")
        assert page.evaluate("slidegen.build") == 3


def test_a_line_that_is_dead_and_does_not_say_so_is_left_when_the_page_is_looked_at(page: Page, deck: Path):
    """A laptop that slept: the socket is open, and nothing comes over it."""
    lines: list[bool] = []

    def carry(route: WebSocketRoute) -> None:
        lines.append(True)
        server = route.connect_to_server()
        if len(lines) == 1:
            seen: list[bool] = []
            server.on_message(lambda message: seen or (seen.append(True), route.send(message)))
            route.on_message(lambda _: None)

    page.route_web_socket("**/live*", carry)
    with serving(deck.parent) as address:
        open_at(page, address)
        until(page, "slidegen.build === 1")
        save(deck, "# Second", "# Second thoughts")
        page.evaluate("dispatchEvent(new Event('focus'))")
        expect(page.locator(".slidev-page-2 h1")).to_have_text("Second thoughts", timeout=30_000)
    assert len(lines) == 2


def test_a_line_that_was_closed_begins_again_as_soon_as_the_page_is_visible(page: Page, deck: Path):
    routes: list[WebSocketRoute] = []

    def carry(route: WebSocketRoute) -> None:
        routes.append(route)
        route.connect_to_server()

    page.route_web_socket("**/live*", carry)
    with serving(deck.parent) as address:
        open_at(page, address)
        until(page, "slidegen.build === 1")
        save(deck, "# Second", "# Second thoughts")
        routes[0].close()
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(page.locator(".slidev-page-2 h1")).to_have_text("Second thoughts", timeout=30_000)
        save(deck, "thoughts", "helping")
        expect(page.locator(".slidev-page-2 h1")).to_have_text("Second helping", timeout=30_000)


def test_a_build_that_could_not_be_fetched_is_asked_for_until_it_comes(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, address)
        until(page, "slidegen.build === 1")
        tried: list[str] = []

        def fail(route) -> None:  # type: ignore[no-untyped-def]
            tried.append(route.request.url)
            if len(tried) < 3:
                route.abort()
            else:
                route.continue_()

        # Of the whole page, and of what is different since a build.
        page.route(re.compile(re.escape(address) + r"(\?since=\d+)?$"), fail)
        save(deck, "# Second", "# Second thoughts")
        expect(page.locator(".slidev-page-2 h1")).to_have_text("Second thoughts", timeout=30_000)
        assert len(tried) >= 3
