"""A folder's site with pictures for shared links, drawn by Chromium and served below a path."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator
from functools import partial
from io import BytesIO

import pytest
from command import Command
from PIL import Image
from playwright.sync_api import Browser, expect

from slidegen.export import covers

pytestmark = pytest.mark.browser

TEAL, RED = (0, 128, 128), (255, 0, 0)
FIRST = """\
---
title: One & all
---

# {title}

<!-- A note that nobody sees. -->

---

# {second}

<style>
h1 {{ color: red }}
</style>
"""
SHEET = """\
.slidev-layout.cover { background: teal; color: white }
.slidev-layout.cover::before { content: ""; position: absolute; inset: 0 auto auto 0; background: red }
.slidev-layout.cover::before { width: 40px; height: 40px }
"""


def photo() -> bytes:
    out = BytesIO()
    noise = Image.effect_noise((300, 200), 90).convert("RGB")
    noise.save(out, "JPEG", quality=90)
    return out.getvalue()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """Two decks, built into `site`; the second one has a photograph on its first slide."""
    folder = tmp_path_factory.mktemp("hosted") / "talk"
    folder.mkdir()
    (folder / "package.json").write_text("{}", encoding="utf-8")
    command = Command(folder)
    command.write("decks/one/slides.md", FIRST.format(title="First", second="Second"))
    command.write("decks/one/style.css", SHEET)
    command.write("decks/two.md", "# Photograph\n\n![noise](/noise.jpg)\n")
    command.write("decks/public/noise.jpg", photo())
    done = command("build", "decks", "-o", "site", "--browser")
    assert done.status == 0, done.err
    assert done.err.splitlines()[-2:] == [
        "2 pictures for shared links, 2 drawn",
        "site/index.html: gallery, 2 decks",
    ]
    return command


def picture(site: Command, name: str) -> Image.Image:
    return Image.open(BytesIO((site.folder / "site" / name).read_bytes()))


def test_a_picture_is_the_first_slide_without_bars_and_without_buttons(site: Command):
    assert site.files("site") == ["index.html", "one.html", "one.og.png", "two.html", "two.og.jpg"]
    drawn = picture(site, "one.og.png").convert("RGB")
    assert drawn.size == (1200, 630)
    corners = [drawn.getpixel(place) for place in ((2, 2), (1197, 2), (2, 627), (1197, 627))]
    assert corners == [RED, TEAL, TEAL, TEAL]
    assert len(drawn.crop((60, 60, 1200, 630)).getcolors(100_000)) > 2, "its title is there"
    assert (site.folder / "site" / "one.og.png").stat().st_size < 100_000


def test_a_photograph_is_a_jpeg_of_modest_size(site: Command):
    drawn = picture(site, "two.og.jpg")
    assert (drawn.format, drawn.size) == ("JPEG", (1200, 630))
    page = (site.folder / "site" / "two.html").read_text(encoding="utf-8")
    assert '<meta property="og:image" content="./two.og.jpg">' in page
    assert (site.folder / "site" / "two.og.jpg").stat().st_size < 400_000


def test_a_picture_is_drawn_again_only_when_its_slide_is_another_one(site: Command):
    place = site.folder / "site" / "one.og.png"
    old, at = place.read_bytes(), place.stat().st_mtime_ns
    site.write(
        "decks/one/slides.md", FIRST.format(title="First", second="Changed").replace("nobody", "no one")
    )
    done = site("build", "decks", "-o", "site", "--browser")
    assert "drawn" not in done.err
    assert place.stat().st_mtime_ns == at
    site.write("decks/one/slides.md", FIRST.format(title="Another", second="Changed"))
    done = site("build", "decks", "-o", "site", "--browser")
    assert "1 picture for shared links, 1 drawn\n" in done.err
    assert place.read_bytes() != old
    site.write("decks/one/slides.md", FIRST.format(title="First", second="Second"))
    done = site("build", "decks", "-o", "again", "--browser", "--no-cache")
    assert "2 pictures for shared links, 2 drawn\n" in done.err
    assert (site.folder / "again" / "one.og.png").read_bytes() == old, "the same slide, the same bytes"


def test_a_picture_that_takes_too_long_is_named_and_the_page_is_there(
    slidegen: Command, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(covers, "SECONDS", 0.001)
    slidegen.write("slides.md", "---\nseoMeta: {ogImage: auto}\n---\n\n# T\n")
    done = slidegen("build", "--browser", "--no-cache", "--site-url", "https://x.org")
    assert done.status == 1
    assert done.err.splitlines()[1:] == [
        "slidegen: build/talk.og.png cannot be made: the first slide took longer than 0.001 s in the browser"
    ]
    assert slidegen.files("build") == ["talk.html"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def below(site: Command) -> Iterator[str]:
    """The address of a host whose folder `/a/b/` is the site."""
    host = site.folder / "host"
    (host / "a").mkdir(parents=True)
    (host / "a" / "b").symlink_to(site.folder / "site")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(host)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/a/b/"
    server.shutdown()
    server.server_close()


def test_a_site_below_any_path_leads_from_the_gallery_to_a_deck_and_back(browser: Browser, below: str):
    context = browser.new_context()
    foreign: list[str] = []
    context.on(
        "request",
        lambda one: None if one.url.startswith((below, "data:", "blob:")) else foreign.append(one.url),
    )
    page = context.new_page()
    page.goto(below)
    expect(page.locator("h1")).to_have_text("decks")
    page.get_by_role("link", name="One & all").click()
    page.wait_for_selector("html[data-slidegen-ready]", state="attached")
    expect(page).to_have_url(re.compile(rf"^{re.escape(below)}one\.html"))
    image = page.locator('meta[property="og:image"]').get_attribute("content")
    assert image == "./one.og.png"
    found = page.request.get(f"{below}{image[2:]}")
    assert (found.status, found.headers["content-type"]) == (200, "image/png")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".slidev-page-2 h1")).to_be_visible()
    expect(page).to_have_url(re.compile(r"one\.html#/2$"))  # a step of the history, once it is written
    page.go_back()
    expect(page).to_have_url(re.compile(r"one\.html(#/1)?$"))
    page.go_back()
    expect(page.get_by_role("link", name="Photograph")).to_be_visible()
    context.close()
    assert foreign == []
