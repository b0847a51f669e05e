"""The one file in Chromium, from the disk and without a network: it asks for nothing, and all is there."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from chromium import find_chromium, launch_args
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab
from test_bundle_document import make_asset, make_page

from slidegen.bundle import bundle_page
from slidegen.core.assets import CssUrl
from slidegen.core.diagnostics import Report
from slidegen.core.nodes import Element, Text
from slidegen.core.page import ImageSource, InlineScript, Page
from slidegen.css import FontRequest, font_css, font_faces, plan_fonts, shipped_fonts, shown_in

pytestmark = pytest.mark.browser


def make_png(width: int, height: int) -> bytes:
    """Noise, so that it does not pack small."""
    noise = random.Random(1)
    rows = b"".join(b"\0" + noise.randbytes(width * 3) for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


REFUSALS = """
const refused = new Set();
addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective }) => {
  const { pathname } = new URL(blockedURI);
  refused.add(pathname === "/" ? effectiveDirective : pathname); // of what is inside a frame, no path is told
  document.documentElement.dataset.refusals = [...refused].sort().join(" ");
});
"""
"""Names on the document's element what the policy has stopped."""
PICTURE = make_asset("noise.png", make_png(120, 80), size=(120, 80))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=find_chromium(), args=launch_args())
        yield found
        found.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """A tab without a network; at the end, it must have asked for nothing and complained of nothing."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if _is_outside(request.url) else None)
    yield page
    context.close()
    assert said == []


def _is_outside(url: str) -> bool:
    return not url.startswith(("data:", "file:"))


def show(tab: Tab, path: Path, page: Page) -> None:
    path.write_bytes(bundle_page(page))
    tab.goto(path.as_uri())
    tab.wait_for_selector("html[data-slidegen-ready]")


def box(tab: Tab, selector: str) -> tuple[float, float]:
    found = tab.locator(selector).evaluate("e => [e.offsetWidth, e.offsetHeight]")
    return found[0], found[1]


def shared_page() -> Page:
    return make_page(
        *('<img id="plain" alt="Noise" ', ImageSource(PICTURE), ">"),
        *(
            '<img id="sized" width="120" height="80" style="width:60px;height:auto" ',
            ImageSource(PICTURE),
            ">",
        ),
        *('<img id="fitted" style="width:100px;height:100px;object-fit:contain" ', ImageSource(PICTURE), ">"),
        *('<div id="back" style="width:120px;height:80px;background:', CssUrl(PICTURE), '"></div>'),
        styles=("#slide-container{position:static}",),
    )


def test_a_shared_picture_has_its_size_its_name_and_its_pixels(tab: Tab, tmp_path: Path) -> None:
    show(tab, tmp_path / "deck.html", shared_page())
    assert box(tab, "#plain") == (120, 80)
    assert box(tab, "#sized") == (60, 40)
    assert box(tab, "#fitted") == (100, 100)
    assert tab.locator("#plain").evaluate("e => e.naturalWidth") == 120
    assert tab.get_by_role("img", name="Noise").count() == 1
    assert tab.locator("#plain").screenshot() == tab.locator("#back").screenshot()


def test_a_shared_picture_looks_as_one_that_is_shown_alone(tab: Tab, tmp_path: Path) -> None:
    show(tab, tmp_path / "shared.html", shared_page())
    shared = tab.locator("#fitted").screenshot()
    alone = make_page(
        '<img id="fitted" style="width:100px;height:100px;object-fit:contain" ',
        ImageSource(PICTURE),
        ">",
        styles=("#slide-container{position:static}",),
    )
    show(tab, tmp_path / "alone.html", alone)
    assert tab.locator("#fitted").screenshot() == shared


def test_an_authors_script_runs_and_a_stranger_does_not(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(offline=True)
    tab = context.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    page = make_page(
        InlineScript("", "document.documentElement.dataset.own = '1 < 2 & \\u00fc ü';"),
        InlineScript(' type="module"', "\nimport.meta; document.documentElement.dataset.module = 'yes';\n"),
        "<script>document.documentElement.dataset.stranger = 'yes';</script>",
        '<img src="data:," onerror="document.documentElement.dataset.handler = 1">',
    )
    show(tab, tmp_path / "deck.html", page)
    assert tab.evaluate("document.documentElement.dataset.own") == "1 < 2 & ü ü"
    assert tab.evaluate("document.documentElement.dataset.module") == "yes"
    assert tab.evaluate("document.documentElement.dataset.stranger") is None
    assert tab.evaluate("document.documentElement.dataset.handler") is None
    assert len(said) == 2
    assert all("Content Security Policy" in message for message in said)
    context.close()


def test_nothing_leaves_the_page(browser: Browser, tmp_path: Path) -> None:
    """Even what render should have caught: the policy stops it before anybody hears of it."""
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        origin = f"http://127.0.0.1:{server.server_port}"
        page = make_page(
            f'<img src="{origin}/a"><iframe src="{origin}/frame"></iframe><video src="{origin}/v"></video>',
            f'<div style="background:url({origin}/c)">x</div><link rel="stylesheet" href="{origin}/l">',
            f'<script src="{origin}/s.js"></script><object data="{origin}/o"></object>',
            InlineScript("", f"fetch('{origin}/f').catch(() => {{ document.body.dataset.refused = 1 }})"),
            styles=(
                f"@import '{origin}/d';@font-face{{font-family:x;src:url({origin}/e)}}*{{font-family:x}}",
            ),
        )
        context = browser.new_context()
        tab = context.new_page()
        tab.add_init_script(REFUSALS)
        show(tab, tmp_path / "deck.html", page)
        tab.wait_for_selector("body[data-refused]")
        refused = "/a /c /d /e /f /l /s.js /v frame-src object-src"
        tab.wait_for_selector(f"html[data-refusals='{refused}']", state="attached")
        context.close()
        server.shutdown()
    assert heard == []


def test_the_fonts_of_the_deck_are_those_inside(tab: Tab, tmp_path: Path) -> None:
    nodes = [Element("p", {}, [Text("Hello Привет")]), Element("code", {}, [Text("x => 1")])]
    request = FontRequest({"sans": "Nunito Sans", "mono": "Fira Code"}, None, {}, "en")
    plan = plan_fonts(request, tuple(shipped_fonts()), Report())
    faces = font_css(font_faces(plan, shown_in(list(nodes))))
    styles = (
        *faces,
        plan.css(),
        "p{font-family:var(--slidegen-font-sans)}code{font-family:var(--slidegen-font-mono)}",
    )
    show(tab, tmp_path / "deck.html", make_page("<p>Hello Привет</p><code>x =&gt; 1</code>", styles=styles))
    tab.evaluate("document.fonts.ready.then(() => 1)")
    loaded = tab.evaluate("[...document.fonts].map((face) => `${face.family} ${face.status}`).sort()")
    assert loaded == ["Fira Code loaded", "Nunito Sans loaded", "Nunito Sans loaded"]
    assert tab.evaluate("document.fonts.check('16px \"Nunito Sans\"', 'Привет')")
    drawn = tab.context.new_cdp_session(tab)
    drawn.send("DOM.enable")
    drawn.send("CSS.enable")
    root = drawn.send("DOM.getDocument")["root"]["nodeId"]
    for selector, family in (("p", "Nunito Sans"), ("code", "Fira Code")):
        node = drawn.send("DOM.querySelector", {"nodeId": root, "selector": f"section {selector}"})["nodeId"]
        fonts = drawn.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert {font["isCustomFont"] for font in fonts} == {True}
        assert all(font["familyName"].startswith(family) for font in fonts)


def test_the_page_has_its_colours_before_anything_is_painted(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "deck.html"
    # The body's script stops at once: what the head set is all there is.
    path.write_bytes(bundle_page(make_page(data={"slides": None})))
    for scheme in ("dark", "light"):
        context = browser.new_context(color_scheme=scheme)
        tab = context.new_page()
        tab.goto(path.as_uri())
        classes = tab.evaluate("document.documentElement.className")
        assert classes == f"slidegen-live slidegen-opening {scheme}"
        context.close()
    fixed = make_page(html_attrs={"class": "light", "data-slidegen-schema": "light"}, data={"slides": None})
    path.write_bytes(bundle_page(fixed))
    context = browser.new_context(color_scheme="dark")
    tab = context.new_page()
    tab.goto(path.as_uri())
    assert tab.evaluate("document.documentElement.className") == "light slidegen-live slidegen-opening"
    context.close()


def test_without_scripts_the_text_is_there(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "deck.html"
    path.write_bytes(bundle_page(make_page("<h1>Hello</h1><p>World</p>")))
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(path.as_uri())
    assert tab.locator("#slideshow").inner_text().split() == ["Hello", "World"]
    assert tab.locator("html").get_attribute("class") is None
    context.close()
