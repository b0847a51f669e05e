"""`slidegen serve` under attack: nothing leaks, nothing hangs, and the author's page stays live."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import until
from playwright.sync_api import Browser, Page, expect
from served import LOG, ask, open_at, save, serving, write

pytestmark = pytest.mark.browser

SECRET = "the-secret-of-somebody-else"
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    yield context.new_page()
    context.close()


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A deck in a project, with secrets around it and a link that leads out."""
    project = tmp_path / "talk"
    write(project / "package.json", "{}")
    write(project / "slides.md", "# First\n\n---\n\n# Second\n")
    write(project / "public" / "own.txt", SECRET)
    write(tmp_path / "talk-2" / "secret.txt", SECRET)
    write(tmp_path / "secret.svg", f'<svg xmlns="http://www.w3.org/2000/svg"><text>{SECRET}</text></svg>')
    (project / "public" / "link.svg").symlink_to(tmp_path / "secret.svg")
    (project / "secrets").symlink_to(tmp_path / "talk-2")
    return project / "slides.md"


def assert_live(page: Page, deck: Path) -> None:
    """The author's page still shows what is saved."""
    number = page.evaluate("slidegen.build")
    save(deck, "# Second", f"# Second {number}")
    expect(page.locator(".slidev-page-2 h1")).to_contain_text(f"Second {number}")


def raw(address: str, *parts: bytes) -> socket.socket:
    """A connection on which `parts` were sent."""
    at = urlsplit(address)
    connection = socket.create_connection((at.hostname or "", at.port or 0), timeout=60)
    for part in parts:
        connection.sendall(part)
    return connection


def answer_of(connection: socket.socket) -> bytes:
    """All that the server says until it closes."""
    with connection, contextlib.suppress(ConnectionError):
        said = b""
        while part := connection.recv(65_536):
            said += part
        return said
    return said


PATHS = """
/../secret.svg /../../../../etc/passwd /..;/secret.svg /./slides.md /slides.md /public/own.txt /own.txt
/%2e%2e/secret.svg /%2e%2e%2fsecret.svg /..%2fsecret.svg /..%5csecret.svg /%252e%252e%252fsecret.svg
/%c0%ae%c0%ae/secret.svg //etc/passwd ///etc/passwd
//{folder}/secret.svg /%2f{folder}/secret.svg {folder}/secret.svg
/secret.svg%00.html /%00 /slides.md%00 /../talk-2/secret.txt /talk-2/secret.txt /%2e%2e/talk-2/secret.txt
/public/link.svg /link.svg /secrets/secret.txt /log.txt /.git/config /@/slides.md /file:///etc/passwd
/livereload /livereload.js /forcereload /?file=../secret.svg&path=/etc/passwd
""".split()


def test_no_path_leads_to_the_disk(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, address)
        for path in PATHS:
            status, body = ask(address, path.format(folder=deck.parent.parent.as_posix()))
            if path.startswith("/?"):
                assert (status, b"slidegen-data" in body) == (200, True)
            else:
                assert status in (400, 404), path
            assert SECRET.encode() not in body, path
            assert b"root:x:" not in body, path
        assert_live(page, deck)


def test_a_link_out_of_the_project_is_no_part_of_the_page(page: Page, deck: Path):
    save(deck, "# First", "# First\n\n![](/link.svg)\n\n<<< @/secrets/secret.txt\n\n![](../../secret.svg)")
    with serving(deck.parent) as address:
        open_at(page, address)
        expect(page.locator("#slidegen-mistakes")).to_contain_text("outside")
        assert SECRET.encode() not in ask(address, "/")[1]
        assert_live(page, deck)


def test_a_folders_links_out_of_the_project_are_no_decks(page: Page, deck: Path):
    write(deck.parent.parent / "other.md", f"# {SECRET}\n")
    (deck.parent / "decks").mkdir()
    (deck.parent / "decks" / "evil.md").symlink_to(deck.parent.parent / "other.md")
    write(deck.parent / "decks" / "good.md", "# Good\n")
    with serving(deck.parent, deck="decks") as address:
        page.goto(address)
        expect(page.locator(".deck iframe")).to_have_count(1)
        assert ask(address, "/evil.html")[0] == 404
        assert SECRET.encode() not in ask(address, "/")[1]


def test_who_does_not_name_this_server_is_refused(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, address)
        port = urlsplit(address).port
        own = address.rstrip("/")
        for host in (
            "evil.example",
            f"evil.example:{port}",
            f"127.0.0.1.evil.example:{port}",
            "[",
            "",
            "192.168.1.1",
        ):
            assert ask(address, "/", Host=host)[0] in (400, 403), host
            assert ask(address, "/live", **UPGRADE, Origin=f"http://{host}", Host=host)[0] in (400, 403), host
        foreign = ("http://evil.example", "null", f"{own}.evil.example", "http://127.0.0.1:1", "file://")
        for origin in (*foreign, "http://]", f"{own}/"):
            assert ask(address, "/live", **UPGRADE, Origin=origin)[0] == 403, origin
        assert ask(address, "/live", **UPGRADE)[0] == 403
        assert ask(address, "/live", **UPGRADE, Origin=own)[0] == 101
        assert ask(address, "/live?page=other.html", **UPGRADE, Origin=own)[0] == 404
        cross = {"Sec-Fetch-Site": "cross-site"}
        assert (
            ask(address, "/", **cross, **{"Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"})[0] == 403
        )
        assert (
            ask(address, "/", **cross, **{"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"})[0] == 403
        )
        assert (
            ask(address, "/", **cross, **{"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"})[0]
            == 200
        )
        assert_live(page, deck)


def test_beyond_loopback_nothing_is_shown_without_the_token(page: Page, deck: Path):
    with serving(deck.parent, "--host", "0.0.0.0") as printed:
        assert re.fullmatch(r"http://[\w.:\[\]-]+:\d+/\?token=[\w-]{20,}", printed)
        port = urlsplit(printed).port
        address = f"http://127.0.0.1:{port}/"
        token = printed.partition("=")[2]
        for path in ("/", "/?token=", "/?token=wrong", f"/?token={token[:-1]}", f"/?token={token}x"):
            status, body = ask(address, path)
            assert (status, b"First" in body) == (403, False), path
        own = address.rstrip("/")
        assert ask(address, "/live", **UPGRADE, Origin=own)[0] == 403
        assert ask(address, "/live", **UPGRADE, Origin=own, Cookie=f"slidegen-{port}=wrong")[0] == 403
        assert ask(address, "/live", **UPGRADE, Origin=own, Cookie=f"slidegen-{port}={token}")[0] == 101
        assert ask(address, f"/?token={token}", Host="evil.example")[0] == 403
        assert "has the address above sees the slides" in (deck.parent / LOG).read_text(encoding="utf-8")
        open_at(page, f"{address}?token={token}#/2")
        assert page.url == f"{address}#/2", "the token is not left in the address bar"
        until(page, "slidegen.nav.page === 2")
        [cookie] = page.context.cookies()
        assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
        assert_live(page, deck)


def test_thumbnails_are_shown_beyond_loopback_too(page: Page, deck: Path):
    write(deck.parent / "decks" / "good.md", "# Good\n")
    with serving(deck.parent, "--host", "0.0.0.0", deck="decks") as printed:
        page.goto(f"http://127.0.0.1:{urlsplit(printed).port}/?{urlsplit(printed).query}")
        title = page.frame_locator("iframe").locator(".slidegen-current h1")
        expect(title).to_have_text("Good")


def test_a_request_of_100_megabytes_is_turned_away(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, address)
        host = urlsplit(address).netloc.encode()
        head = b"POST / HTTP/1.1\r\nHost: " + host + b"\r\n"
        said = answer_of(raw(address, head + b"Content-Length: 100000000\r\n\r\n"))
        assert said.startswith(b"HTTP/1.1 413") or b"400" in said.split(b"\r\n")[0] or said == b""
        chunk = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
        with (
            raw(address, head + b"Transfer-Encoding: chunked\r\n\r\n") as line,
            contextlib.suppress(ConnectionError),
        ):
            for _ in range(1600):
                line.sendall(chunk)
        begun = b"GET / HTTP/1.1\r\nHost: " + host + b"\r\nX: "
        with raw(address, begun) as line, contextlib.suppress(ConnectionError):
            line.sendall(b"y" * 10_000_000)
            assert b"200 OK" not in line.recv(1000)
        assert_live(page, deck)


def test_hundreds_who_say_nothing_and_some_who_say_it_slowly_keep_nobody_out(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, address)
        idle = [raw(address) for _ in range(500)]
        slow = [raw(address, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n") for _ in range(20)]
        ended = threading.Event()

        def drip() -> None:
            while not ended.wait(0.05):
                for connection in slow:
                    with contextlib.suppress(OSError):
                        connection.sendall(b"X-A: b\r\n")

        dripping = threading.Thread(target=drip)
        dripping.start()
        try:
            assert ask(address, "/")[0] == 200
            assert_live(page, deck)
            page.reload()
            page.wait_for_selector("html[data-slidegen-ready]")
            assert_live(page, deck)
            # The server gives the slow ones up by itself.
            for connection in slow:
                connection.settimeout(60)
                with contextlib.suppress(ConnectionError):
                    assert b"200 OK" not in connection.recv(1000)
        finally:
            ended.set()
            dripping.join()
            for connection in (*idle, *slow):
                connection.close()


def test_what_no_page_says_ends_the_line_and_nothing_else(page: Page, deck: Path):
    with serving(deck.parent, "--editor", "no-such-editor") as address:
        open_at(page, address)
        told = page.evaluate(
            """async (address) => {
          const answer = (message) => new Promise((resolve) => {
            const line = new WebSocket(address);
            line.onopen = () => line.send(message);
            line.onmessage = ({ data }) => JSON.parse(data).said && resolve(JSON.parse(data).said);
            line.onclose = ({ code }) => resolve(code);
          });
          const edit = (more) => answer(JSON.stringify({ slide: 1, line: 0, build: 1, ...more }));
          return Promise.all([
            answer("no JSON"), answer("[]"), answer('{"path": "/etc/passwd"}'), answer('{"slide": "1"}'),
            answer("x".repeat(100_000)),
            edit({ slide: 99 }), edit({ slide: -1 }), edit({ build: 7 }), edit({}),
          ]);
        }""",
            f"{address.replace('http', 'ws')}live",
        )
        changed = "The deck has just changed; try again"
        assert told[:4] == [1003, 1003, 1003, 1003]
        assert told[4] in (1006, 1009)
        assert told[5:] == [changed, changed, changed, "The editor `no-such-editor` is not there"]
        assert_live(page, deck)
