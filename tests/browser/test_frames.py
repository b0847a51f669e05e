"""Frames in a real page: what `embeds` names is shown and shut in, all else is never asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from slidegen.build import Builder, BuildOptions
from slidegen.decks import Entry

pytestmark = pytest.mark.browser

PAGE = b"""<!doctype html><p id=a>before</p>
<script>document.getElementById("a").textContent = "script ran";
try { top.location = "/elsewhere" } catch {}</script>"""


class Handler(BaseHTTPRequestHandler):
    """A page with a script that tries to lead the deck away."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        """Requests are no news."""


class Server(ThreadingHTTPServer):
    """On a port of loopback."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.origin = f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 980, "height": 552})
    yield page
    page.close()


def open_deck(page: Page, folder: Path, text: str) -> list[str]:
    """Builds and opens a deck; what was said of it."""
    (folder / "slides.md").write_text(text, encoding="utf-8")
    built = Builder(Entry(folder / "slides.md", "deck"), BuildOptions(cache=False), folder).build()
    (folder / "deck.html").write_bytes(built.html)
    page.goto((folder / "deck.html").as_uri())
    page.wait_for_selector("html[data-slidegen-ready]")
    return [f"{found.severity} {found.code}" for found in built.report]


def test_a_page_of_a_named_origin_is_shown_and_cannot_lead_the_deck_away(
    page: Page, server: Server, tmp_path: Path
):
    said = open_deck(
        page, tmp_path, f'---\nembeds: [{server.origin}]\n---\n\n<iframe src="{server.origin}/in"></iframe>\n'
    )
    assert said == []
    expect(page.frame_locator("iframe").locator("#a")).to_have_text("script ran")
    page.wait_for_timeout(100)
    assert page.url.startswith("file:")
    assert server.asked == ["/in"]


def test_a_layouts_page_is_shown_too(page: Page, server: Server, tmp_path: Path):
    open_deck(
        page,
        tmp_path,
        f"---\nembeds: {server.origin}\nlayout: iframe-right\nurl: {server.origin}/right\n---\n\n# A\n",
    )
    expect(page.frame_locator("iframe").locator("#a")).to_have_text("script ran")


def test_a_page_of_another_origin_is_a_card_and_is_never_asked_for(
    page: Page, server: Server, tmp_path: Path
):
    said = open_deck(page, tmp_path, f'<iframe src="{server.origin}/in"></iframe>\n')
    assert said == ["warning remote-frame"]
    card = page.locator(".slidegen-missing a")
    expect(card).to_have_attribute("href", f"{server.origin}/in")
    expect(page.locator("iframe")).to_have_count(0)
    assert server.asked == []


def test_a_named_origin_lets_no_other_in(page: Page, server: Server, tmp_path: Path):
    """A script may still put a frame in: the policy stops it."""
    open_deck(page, tmp_path, "---\nembeds: [https://a.example]\n---\n\n# A\n")
    page.evaluate(
        """(address) => {
          const frame = document.createElement("iframe");
          frame.src = address;
          document.body.append(frame);
        }""",
        f"{server.origin}/in",
    )
    page.wait_for_timeout(300)
    assert server.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "./page.html",
        "data:text/html,<p id=a>written</p>",
        "data:text/html;base64,PHAgaWQ9YT53cml0dGVuPC9wPg==",
    ],
)
def test_a_local_page_is_inside_and_runs_nothing(page: Page, tmp_path: Path, address: str):
    (tmp_path / "page.html").write_text("<p id=a>written</p><script>document.body.textContent = ''</script>")
    assert open_deck(page, tmp_path, f'<iframe src="{address}"></iframe>\n') == []
    expect(page.frame_locator("iframe").locator("#a")).to_have_text("written")


def test_a_picture_in_a_frame_is_a_picture(page: Page, tmp_path: Path):
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>')
    assert open_deck(page, tmp_path, '<iframe src="./a.svg" class="w-40"></iframe>\n') == []
    assert page.locator("img.w-40").evaluate("(image) => image.naturalWidth") == 40


def test_a_file_that_no_frame_shows_is_a_box_with_its_name(page: Page, tmp_path: Path):
    (tmp_path / "a.pdf").write_text("%PDF")
    assert open_deck(page, tmp_path, '<iframe src="./a.pdf"></iframe>\n') == ["error object-not-shown"]
    expect(page.locator(".slidegen-missing")).to_contain_text("a.pdf")


def test_a_card_stands_on_its_own_as_a_frame_does(page: Page, tmp_path: Path):
    text = 'before <iframe src="https://a.example/" width="200" height="100"></iframe> after\n'
    open_deck(page, tmp_path, f"---\nlayout: none\n---\n\n{text}")
    card = page.locator(".slidegen-missing").bounding_box()
    assert (card["width"], card["height"], card["x"]) == (200, 100, 0)
