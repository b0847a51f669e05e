"""`slidegen serve` as an author and as an attacker meets it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import until
from playwright.sync_api import Browser, Page, expect
from served import LOG, ask, open_at, port_to_come_back_to, save, serving
from tornado.testing import bind_unused_port

pytestmark = pytest.mark.browser

DECK = """---
title: Live
---

# First

---

# Second

<v-clicks>

- one
- two

</v-clicks>
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that has seen nothing yet."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    yield context.new_page()
    context.close()


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A deck in a folder that is its own project."""
    (tmp_path / "slides.md").write_text(DECK, encoding="utf-8")
    (tmp_path / "public").mkdir()
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    return tmp_path / "slides.md"


def test_a_saved_change_shows_on_the_same_slide_at_the_same_click(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/2?clicks=1")
        page.evaluate("window.stays = 'yes'")
        save(deck, "- one", "- number one")
        expect(page.locator(".slidev-page-2 li").first).to_have_text("number one")
        until(page, "slidegen.build === 2")  # the slide itself comes ahead of it
        assert page.evaluate("[slidegen.nav.page, slidegen.nav.clicks]") == [2, 1]
        assert page.evaluate("window.stays") == "yes", "the page was loaded again"
        expect(page.locator(".slidev-page-2 li").nth(1)).to_have_class(re.compile("slidev-vclick-hidden"))


def test_a_slide_that_did_not_change_stays_the_very_same_element(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, address)
        save(deck, "# Second", "# Second thoughts")
        expect(page.locator(".slidev-page-2 h1")).to_have_text("Second thoughts")
        until(page, "slidegen.build === 2")
        page.evaluate("document.querySelector('.slidev-page-1').dataset.mine = '1'")
        save(deck, "thoughts", "helping")
        expect(page.locator(".slidev-page-2 h1")).to_have_text("Second helping")
        until(page, "slidegen.build === 3")
        assert page.evaluate("document.querySelector('.slidev-page-1').dataset.mine") == "1"


def test_slides_that_are_added_and_removed_come_and_go(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, address)
        save(deck, "# First", "# First\n\n---\n\n# Between")
        expect(page.locator(".slidev-page-3 h1")).to_have_text("Second")
        assert page.evaluate("slidegen.slides.map((slide) => slide.title)") == ["Live", "Between", "Second"]
        save(deck, "# First\n\n---\n\n# Between", "# First")
        expect(page.locator(".slidev-page")).to_have_count(2)
        assert page.evaluate("slidegen.slides.length") == 2


def test_a_picture_that_comes_later_takes_the_place_of_its_placeholder(page: Page, deck: Path):
    save(deck, "# First", "# First\n\n![a square](/square.svg)")
    with serving(deck.parent) as address:
        open_at(page, address)
        expect(page.locator(".slidegen-missing")).to_contain_text("square.svg")
        square = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>'
        (deck.parent / "public" / "square.svg").write_text(square, encoding="utf-8")
        expect(page.locator(".slidev-page-1 img")).to_have_attribute("alt", "a square")
        expect(page.locator("#slidegen-mistakes")).to_have_count(0)


def test_a_mistake_shows_over_the_page_and_goes_away_when_mended(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, address)
        save(deck, "# First", "# First\n\n![gone](/gone.png)")
        panel = page.locator("#slidegen-mistakes")
        expect(panel).to_contain_text("slides.md:7:")
        expect(panel).to_contain_text("`/gone.png` is not there [missing-asset]")
        expect(page.locator(".slidev-page-1 h1")).to_have_text("First")
        save(deck, "\n\n![gone](/gone.png)", "")
        expect(panel).to_have_count(0)


def test_a_deck_that_cannot_be_read_leaves_the_last_page(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, address)
        deck.write_bytes(b"# caf\xe9")
        expect(page.locator("#slidegen-mistakes")).to_contain_text("slides.md is not UTF-8 text")
        expect(page.locator(".slidev-page-1 h1")).to_have_text("First")
        deck.write_text("# Back", encoding="utf-8")
        expect(page.locator(".slidev-page-1 h1")).to_have_text("Back")
        expect(page.locator("#slidegen-mistakes")).to_have_count(0)


def test_a_style_sheet_that_is_saved_restyles_the_open_page(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, address)
        (deck.parent / "style.css").write_text(".slidev-layout h1 { color: rgb(1, 2, 3) }", encoding="utf-8")
        expect(page.locator(".slidev-page-1 h1")).to_have_css("color", "rgb(1, 2, 3)")


@pytest.mark.parametrize(
    "path",
    [
        "/slides.md",
        "/../slides.md",
        "/%2e%2e/slides.md",
        "/..%2fslides.md",
        "/livereload",
        "/forcereload",
        "/%00",
    ],
)
def test_nothing_but_the_page_is_served(deck: Path, path: str):
    with serving(deck.parent) as address:
        status, body = ask(address, path)
        assert status in (400, 404), body
        assert b"# First" not in body


def test_a_foreign_host_is_refused(deck: Path):
    with serving(deck.parent) as address:
        assert ask(address, "/")[0] == 200
        assert ask(address, "/", Host="evil.example")[0] == 403


def test_a_foreign_page_hears_nothing(deck: Path):
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    with serving(deck.parent) as address:
        assert ask(address, "/live", **upgrade, Origin="http://evil.example")[0] == 403
        assert ask(address, "/live", **upgrade, Origin=address.rstrip("/"))[0] == 101


def test_a_taken_default_port_moves_on_and_an_asked_for_one_is_an_error(deck: Path):
    taken, port = bind_unused_port()
    try:
        command = [sys.executable, "-m", "slidegen.cli", "serve", "slides.md", "--port", str(port)]
        done = subprocess.run(
            command, cwd=deck.parent, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 2
        assert done.stderr.startswith(f"slidegen: port {port} on 127.0.0.1 cannot be used")
    finally:
        taken.close()
    with serving(deck.parent) as first, serving(deck.parent) as second:
        assert first != second


def test_the_place_comes_back_with_the_slide_that_a_half_written_file_lacked(page: Page, deck: Path):
    whole = deck.read_text(encoding="utf-8")
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/2?clicks=1")
        page.evaluate("window.stays = 'yes'")
        deck.write_text(whole[: whole.index("---\n\n# Second")], encoding="utf-8")
        expect(page.locator(".slidev-page")).to_have_count(1)
        deck.write_text(whole, encoding="utf-8")
        expect(page.locator(".slidev-page")).to_have_count(2)
        assert page.evaluate("[slidegen.nav.page, slidegen.nav.clicks]") == [2, 1]
        assert page.evaluate("window.stays") == "yes", "the page was loaded again"


def test_who_goes_elsewhere_while_a_slide_is_away_stays_there(page: Page, deck: Path):
    whole = deck.read_text(encoding="utf-8").replace("# Second", "# Second\n\n---\n\n# Third")
    deck.write_text(whole, encoding="utf-8")
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/3")
        deck.write_text(whole[: whole.index("---\n\n# Third")], encoding="utf-8")
        expect(page.locator(".slidev-page")).to_have_count(2)
        page.evaluate("slidegen.nav.go(1)")
        deck.write_text(whole, encoding="utf-8")
        expect(page.locator(".slidev-page")).to_have_count(3)
        assert page.evaluate("slidegen.nav.page") == 1


def test_the_place_outlives_a_load_that_a_theme_with_a_script_makes_necessary(page: Page, deck: Path):
    whole = deck.read_text(encoding="utf-8").replace("title: Live", "theme: matrix")
    deck.write_text(whole, encoding="utf-8")
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/2?clicks=2")
        deck.write_text("", encoding="utf-8")
        expect(page.locator(".slidev-page")).to_have_count(1)
        deck.write_text(whole, encoding="utf-8")
        expect(page.locator(".slidev-page-2 li")).to_have_count(2)
        page.wait_for_selector("html[data-slidegen-ready]")
        assert page.evaluate("[slidegen.nav.page, slidegen.nav.clicks]") == [2, 2]


def test_what_needs_a_module_of_its_own_comes_without_a_load(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, address)
        page.evaluate("window.stays = 'yes'")
        save(deck, "# First", '# First\n\n<mark v-mark.circle="1">ringed</mark>')
        expect(page.locator(".slidev-page-1 [data-slidegen-mark]")).to_have_count(1)
        assert page.evaluate("window.stays") == "yes", "the page was loaded again"


def test_a_server_that_is_started_again_shows_what_changed_meanwhile(page: Page, deck: Path):
    port = str(port_to_come_back_to())
    with serving(deck.parent, "--port", port) as address:
        open_at(page, f"{address}#/2")
    expect(page.locator("#slidegen-connection")).to_be_visible()
    save(deck, "# Second", "# Second thoughts")
    with serving(deck.parent, "--port", port):
        expect(page.locator(".slidev-page-2 h1")).to_have_text("Second thoughts")
        assert page.evaluate("[slidegen.nav.page, slidegen.build]") == [2, 1]


def test_the_terminal_says_what_is_new_and_when_the_last_error_is_gone(page: Page, deck: Path):
    save(deck, "# First", "# First\n\n<Counter />")
    with serving(deck.parent) as address:
        open_at(page, address)
        save(deck, "# Second", "# Second\n\n![](/later.png)")
        expect(page.locator("#slidegen-mistakes")).to_be_visible()
        save(deck, "![](/later.png)", "")
        expect(page.locator("#slidegen-mistakes")).to_have_count(0)
        lines = (deck.parent / LOG).read_text(encoding="utf-8").splitlines()
        assert re.findall(": (warning|error): ", "\n".join(lines)) == ["warning", "error"]
        assert lines[-1] == "no errors any more"
