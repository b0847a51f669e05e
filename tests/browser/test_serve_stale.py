"""What a served page shows is what the files hold, however they were written and whatever was missed."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from conftest import until
from playwright.sync_api import Browser, Page, WebSocketRoute, expect
from scribe import SHOWN, Scribe
from served import LOG, ask, open_at, port_to_come_back_to, put, save, serving, write

pytestmark = pytest.mark.browser

AUTHORS, EDITS = 5, 100
"""How many are at work at a time, and what each writes."""


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


def arrives(page: Page, told: list[Any]) -> None:
    """Waits until a route of `page` has put something there: routes are heard while the page is asked."""
    end = time.monotonic() + 30
    while not told:
        assert time.monotonic() < end, "it never came"
        page.wait_for_timeout(20)


@dataclass(frozen=True)
class Author:
    """Somebody at work, at a server of their own, and the page that is looked at."""

    scribe: Scribe
    address: str
    page: Page

    def write(self, edits: int) -> list[str]:
        """So many edits; what they were."""
        told = []
        for _ in range(edits):
            told.append(self.scribe.edit())
            self.scribe.pause()
        return told


@pytest.fixture
def authors(page: Page, tmp_path: Path, count: int, env: dict[str, str]) -> Iterator[list[Author]]:
    """They work at the same time: most of it is waiting."""
    with ExitStack() as servers:
        found = []
        for seed in range(20, 20 + count):
            folder = tmp_path / str(seed)
            write(folder / "package.json", "{}")
            scribe = Scribe(folder, random.Random(seed))
            address = servers.enter_context(serving(folder, env=env))
            found.append(Author(scribe, address, page.context.new_page()))
        yield found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("count", "env", "edits"),
    [(AUTHORS, {}, EDITS), (1, {"SLIDEGEN_POLLING": "1"}, EDITS // 2)],
    ids=["by events", "by looking"],
)
def test_after_any_edits_the_page_shows_what_the_files_hold(
    authors: list[Author], env: dict[str, str], edits: int
):
    for author in authors:
        open_at(author.page, author.address)
        shows(author.page, author.scribe, ["nothing"])
    left = edits
    with ThreadPoolExecutor(len(authors)) as at_once:
        while left > 0:
            burst = min(left, authors[0].scribe.chance.randrange(1, 24))
            left -= burst
            bursts = at_once.map(Author.write, authors, [burst] * len(authors))
            for author, told in zip(authors, bursts, strict=True):
                shows(author.page, author.scribe, told)
    for author in authors:
        page = author.page
        until(page, "!document.getElementById('slidegen-mistakes')")
        number = page.evaluate("slidegen.build")
        confirmed = f'"build":{number},'.encode() in ask(author.address, "/")[1]
        assert confirmed, "the page confirms the newest build"
        open_at(page, author.address)
        shows(page, author.scribe, ["a load"])
        said = (author.scribe.folder / LOG).read_text(encoding="utf-8")
        assert ("looking for changes" in said) == bool(env)
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
        until(page, "slidegen.build >= 3")  # the slide itself comes ahead of it
        assert page.evaluate("slidegen.build") == 3


def test_a_line_that_is_dead_and_does_not_say_so_is_left_when_the_page_is_looked_at(page: Page, deck: Path):
    """A laptop that slept: the socket is open, and nothing comes over it."""
    lines: list[bool] = []
    seen: list[bool] = []

    def hears(message: str) -> None:
        if '"build"' in message:  # the first one, after which there is silence
            seen.append(True)

    def carry(route: WebSocketRoute) -> None:
        lines.append(True)
        server = route.connect_to_server()
        if len(lines) == 1:
            server.on_message(lambda message: seen or (route.send(message), hears(str(message))))
            route.on_message(lambda _: None)

    page.route_web_socket("**/live*", carry)
    with serving(deck.parent) as address:
        open_at(page, address)
        arrives(page, seen)
        save(deck, "# Second", "# Second thoughts")
        page.evaluate("dispatchEvent(new Event('focus'))")
        expect(page.locator(".slidev-page-2 h1")).to_have_text("Second thoughts")
        assert len(lines) == 2


def test_a_line_that_was_closed_begins_again_as_soon_as_the_page_is_visible(page: Page, deck: Path):
    routes: list[WebSocketRoute] = []

    def carry(route: WebSocketRoute) -> None:
        routes.append(route)
        route.connect_to_server()

    page.route_web_socket("**/live*", carry)
    with serving(deck.parent) as address:
        open_at(page, address)
        arrives(page, routes)
        save(deck, "# Second", "# Second thoughts")
        routes[0].close()
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(page.locator(".slidev-page-2 h1")).to_have_text("Second thoughts")
        save(deck, "thoughts", "helping")
        expect(page.locator(".slidev-page-2 h1")).to_have_text("Second helping")


def test_a_server_that_began_anew_is_asked_though_it_says_first_that_it_builds(page: Page, deck: Path):
    lines: list[bool] = []

    def carry(route: WebSocketRoute) -> None:
        if lines:
            route.send('{"coming": true}')
        lines.append(True)
        route.connect_to_server()

    page.route_web_socket("**/live*", carry)
    port = str(port_to_come_back_to())
    with serving(deck.parent, "--port", port) as address:
        open_at(page, address)
        arrives(page, lines)
    save(deck, "# Second", "# Second thoughts")
    with serving(deck.parent, "--port", port):
        expect(page.locator(".slidev-page-2 h1")).to_have_text("Second thoughts")
        assert page.evaluate("slidegen.build") == 1


def test_a_build_that_could_not_be_fetched_is_asked_for_until_it_comes(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, address)
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
        expect(page.locator(".slidev-page-2 h1")).to_have_text("Second thoughts")
        assert len(tried) >= 3
