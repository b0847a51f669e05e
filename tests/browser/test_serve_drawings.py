"""Drawings that a server keeps beside the deck: the author's strokes, and who must not write (§7.10)."""

from __future__ import annotations

import http.client
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import until
from playwright.sync_api import Browser, Page
from served import LOG, ask, open_at, save, serving
from sketched import LAYER, count, drag

from slidegen.build import Builder
from slidegen.decks import Entry

pytestmark = pytest.mark.browser

DECK = "---\ntitle: Live\ndrawings: {persist: true}\n---\n\n# First\n\n---\n\n# Second\n"
CLOSED = 0
"""A server that refuses by the headers alone need not wait for the rest; the answer may be lost with it."""
STROKE = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M1 1L9 9" stroke="#ff595e"/></svg>'


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that has seen nothing yet."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    yield context.new_page()
    context.close()


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A deck that keeps its drawings, in a folder that is its own project."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "slides.md").write_text(DECK, encoding="utf-8")
    (folder / "package.json").write_text("{}", encoding="utf-8")
    return folder / "slides.md"


def drawn(deck: Path, no: int) -> Path:
    return deck.parent / ".slidev" / "drawings" / "slides" / f"{no}.svg"


def comes(path: Path, *, there: bool = True) -> str:
    """Waits until the file is there, or gone; its text."""
    end = time.monotonic() + 30
    while path.is_file() != there:
        assert time.monotonic() < end, f"{path.name} is {'not ' if there else 'still '}there"
        time.sleep(0.02)
    return path.read_text(encoding="utf-8") if there else ""


def at(address: str, no: int) -> str:
    """Where the drawing on slide `no` is saved."""
    _, html = ask(address, "/")
    data = re.search(rb'id="slidegen-data">(.*?)</script>', html)
    assert data is not None
    return f"/drawings/{json.loads(data[1])['slides'][no - 1]['id']}.svg"


def put(
    address: str,
    path: str,
    body: bytes = STROKE.encode(),
    origin: str | None = "own",
    host: str | None = None,
) -> int:
    """The status of what a program of its own asks for, or CLOSED."""
    netloc = address.removeprefix("http://").rstrip("/")
    connection = http.client.HTTPConnection(netloc, timeout=30)
    headers = {"Host": host or netloc}
    if origin is not None:
        headers["Origin"] = address.rstrip("/") if origin == "own" else origin
    try:
        connection.request("PUT", path, body, headers)
        return connection.getresponse().status
    except ConnectionError:
        return CLOSED
    finally:
        connection.close()


def announce(address: str, path: str, length: int) -> int:
    """The status that a body of `length` bytes gets before it is sent."""
    netloc = address.removeprefix("http://").rstrip("/")
    connection = http.client.HTTPConnection(netloc, timeout=30)
    try:
        connection.putrequest("PUT", path)
        connection.putheader("Origin", address.rstrip("/"))
        connection.putheader("Content-Length", str(length))
        connection.endheaders()
        return connection.getresponse().status
    finally:
        connection.close()


def test_a_stroke_is_saved_beside_the_deck_and_built_in(page: Page, deck: Path) -> None:
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/2")
        page.keyboard.press("i")
        page.keyboard.press("l")
        drag(page, (300, 300), (500, 400))
        text = comes(drawn(deck, 2))
        assert text.splitlines()[0] == '<svg width="980" height="551" xmlns="http://www.w3.org/2000/svg">'
        assert text.splitlines()[1].startswith("<line ")
        assert text.splitlines()[-1] == "</svg>"
        page.keyboard.press("Escape")
        page.reload()
        page.wait_for_selector("html[data-slidegen-ready]")
        count(page, 1)
    built = Builder(Entry(deck, "slides"), cwd=deck.parent).build()
    assert list(built.report) == []
    file = deck.parent / "slides.html"
    file.write_bytes(built.html)
    still = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    try:
        article = still.new_page()
        article.goto(file.as_uri())
        line = article.locator(".slidev-page-2 > .slidegen-drawing > line")
        assert line.is_visible()
        slide, stroke = article.locator(".slidev-page-2").bounding_box(), line.bounding_box()
        assert slide is not None and stroke is not None
        # The slide's own px, as it was drawn at 1280 px with a letterbox of less than one.
        assert abs(stroke["x"] - slide["x"] - 300 * 980 / 1280) < 6
        assert abs(stroke["y"] - slide["y"] - 300 * 980 / 1280) < 6
    finally:
        still.close()


def test_a_stroke_does_not_build_anew_and_an_edit_keeps_it_and_the_slide(page: Page, deck: Path) -> None:
    drawn(deck, 1).parent.mkdir(parents=True)
    with serving(deck.parent) as address:
        open_at(page, address)
        page.keyboard.press("i")
        drag(page, (300, 300), (500, 400))
        comes(drawn(deck, 1))
        page.evaluate("document.querySelector('.slidev-page-1').dataset.mine = '1'")
        save(deck, "# Second", "# Second thoughts")
        until(page, "document.querySelector('.slidev-page-2 h1').textContent === 'Second thoughts'")
        until(page, "slidegen.build >= 2")  # the slide itself comes ahead of it
        count(page, 1)
        assert page.evaluate("document.querySelector('.slidev-page-1').dataset.mine") == "1"
        assert page.evaluate("slidegen.build") == 2


def test_what_the_file_has_can_be_erased_and_comes_back(page: Page, deck: Path) -> None:
    drawn(deck, 1).parent.mkdir(parents=True)
    drawn(deck, 1).write_text(
        '<svg><line x1="100" y1="200" x2="500" y2="200" stroke="#000" stroke-width="4"/></svg>',
        encoding="utf-8",
    )
    with serving(deck.parent) as address:
        open_at(page, address)
        count(page, 1)
        page.keyboard.press("i")
        page.keyboard.press("x")
        drag(page, (400, 200), (400, 350))
        count(page, 0)
        comes(drawn(deck, 1), there=False)
        page.keyboard.press("Control+z")
        count(page, 1)
        assert '<line x1="100"' in comes(drawn(deck, 1))


def test_a_window_that_sees_it_first_in_the_file_has_it_once(
    page: Page, browser: Browser, deck: Path
) -> None:
    with serving(deck.parent) as address:
        open_at(page, address)
        page.keyboard.press("i")
        drag(page, (300, 300), (500, 400))
        comes(drawn(deck, 1))
        save(deck, "# Second\n", "# Second\n\nmore\n")
        until(page, "slidegen.build === 2")
        page.reload()
        page.wait_for_selector("html[data-slidegen-ready]")
        until(page, f"document.querySelectorAll('{LAYER} > *').length === 1")
        other = browser.new_context()
        try:
            stranger = other.new_page()
            open_at(stranger, address)
            count(stranger, 1)
        finally:
            other.close()


def test_only_a_page_of_this_server_may_save(deck: Path) -> None:
    with serving(deck.parent) as address:
        first = at(address, 1)
        assert put(address, first, origin=None) in (403, CLOSED)
        assert put(address, first, origin="http://evil.example") in (403, CLOSED)
        evil = put(address, first, origin="http://evil.example", host="evil.example")
        assert evil in (403, CLOSED)
        assert not drawn(deck, 1).exists()
        assert put(address, first) == 204
        assert drawn(deck, 1).is_file()


@pytest.mark.parametrize(
    "path",
    [
        "/drawings/000000-1.svg",
        "/drawings/1.svg",
        "ID.svg?page=other.html",
        "ID0.svg",
        "/drawings/a.svg",
        "/drawings/../slides.svg",
        "/drawings/..%2f..%2f1.svg",
        "ID.svg%00.md",
        "ID.html",
    ],
)
def test_only_the_file_of_a_slide_that_there_is_is_written(deck: Path, path: str) -> None:
    before = sorted(found.name for found in deck.parent.rglob("*"))
    with serving(deck.parent) as address:
        known = at(address, 1).removesuffix(".svg")
        assert put(address, path.replace("ID", known)) in (404, 405, CLOSED)
    after = sorted(found.name for found in deck.parent.rglob("*") if found.name != LOG)
    assert after == before


def test_what_is_sent_is_a_drawing_of_a_size_and_becomes_nothing_but_shapes(deck: Path) -> None:
    with serving(deck.parent) as address:
        first = at(address, 1)
        assert put(address, first, b"#!/bin/sh\n") == 400
        assert put(address, first, b"\xff\xfe") == 400
        assert announce(address, first, length=2_000_000) == 413
        evil = '<svg><script>alert(1)</script><path d="M0 0h9" onclick="alert(1)"/></svg>'
        assert put(address, first, evil.encode()) == 204
        text = drawn(deck, 1).read_text(encoding="utf-8")
        assert "script" not in text and "onclick" not in text and '<path d="M0 0h9"' in text
        assert put(address, first, b"<svg>" + b"<path d='M0 0h9'/>" * 20_000 + b"</svg>") == 204
        deep = b"<svg>" + b"<g>" * 50_000 + b"</g>" * 50_000 + b"</svg>"
        assert put(address, first, deep) == 204


def test_a_deck_that_keeps_no_drawings_and_a_link_out_of_the_project_are_not_written(
    deck: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.svg"
    outside.write_text("mine", encoding="utf-8")
    drawn(deck, 1).parent.mkdir(parents=True)
    drawn(deck, 1).symlink_to(outside)
    with serving(deck.parent) as address:
        assert put(address, at(address, 1)) in (403, CLOSED)
        assert outside.read_text(encoding="utf-8") == "mine"
    deck.write_text(DECK.replace("persist: true", "persist: false"), encoding="utf-8")
    with serving(deck.parent) as address:
        assert put(address, at(address, 2)) in (403, CLOSED)
        assert not drawn(deck, 2).exists()
