"""The one file: what is in it, that it is the same twice, that nothing in it breaks out of its place."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from slidegen import __version__
from slidegen.bundle import bundle_page, is_origin, unpack
from slidegen.bundle.addresses import data_address
from slidegen.bundle.minified import minified_runtime
from slidegen.bundle.policy import write_policy
from slidegen.core.assets import Asset, CssUrl
from slidegen.core.page import ImageSource, InlineScript, Markup, Page
from slidegen.shipped import assets_dir

SECTION = '<section class="slidev-page slidev-page-1" data-slidev-no="1"><div class="slidev-layout default">'
SLIDE = {
    "no": 1,
    "title": "One",
    "clicks": 0,
    "clicksStart": 0,
    "layout": "default",
    "alias": None,
    "transition": None,
}
DATA = {
    "title": "A deck",
    "titleTemplate": "%s - Slidev",
    "width": 980,
    "height": 552,
    "schema": "auto",
    "selectable": False,
    "slides": [SLIDE],
}


def make_asset(
    name: str, data: bytes, mime: str = "image/png", size: tuple[int, int] | None = (4, 2)
) -> Asset:
    return Asset(hashlib.sha256(data).hexdigest(), mime, name, data, *(size or (None, None)))


def make_page(*body: Any, styles: Markup = (), **fields: Any) -> Page:
    page = Page(
        title="A deck",
        lang="en",
        html_attrs={"data-slidegen-schema": "auto"},
        head=(),
        styles=styles,
        body=(SECTION, *body, "</div></section>"),
        data=DATA,
        scripts=(),
    )
    return replace(page, **fields)


def html_of(page: Page, **options: Any) -> str:
    return bundle_page(page, **options).decode("utf-8")


def policy_of(html: str) -> str:
    found = re.search(r'<head>\n<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert found, "the policy is the first thing in the head"
    return unescape(found[1])


LARGE = make_asset("large.png", b"\x89PNG" + bytes(range(256)) * 20)
SMALL = make_asset("small.png", b"\x89PNG small")


def test_the_document_is_whole_and_says_what_it_is() -> None:
    html = html_of(make_page("<p>Hi</p>", lang="de", html_attrs={"class": "dark", "data-x": 'a"<b'}))
    assert html.startswith(
        '<!doctype html>\n<html lang="de" class="dark" data-x="a&quot;&lt;b" data-slidegen-canvas="980 552">'
        "\n<head>\n<meta http"
    )
    assert '<meta charset="utf-8">' in html
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in html
    assert '<div id="slide-container" class="slidev-slide-container">' in html
    assert '<main id="slide-content" class="slidev-slide-content">\n<div id="slideshow">\n<section' in html
    assert html.endswith("</script>\n</body>\n</html>\n")


def test_the_head_has_title_description_and_icon() -> None:
    meta = {"description": 'A "talk" & more', "og:title": "T", "twitter:card": "summary"}
    html = html_of(make_page(title="1 < 2 & 3", meta=meta))
    assert "<title>1 &lt; 2 &amp; 3</title>" in html
    assert '<meta name="description" content="A &quot;talk&quot; &amp; more">' in html
    assert '<meta property="og:title" content="T">' in html
    assert '<meta name="twitter:card" content="summary">' in html
    assert '<link rel="icon" href="data:image/svg+xml' in html
    own = html_of(make_page(icon=SMALL))
    assert f'<link rel="icon" href="{data_address(SMALL)}">' in own


def test_the_same_page_is_the_same_bytes() -> None:
    page = make_page("<img ", ImageSource(LARGE), "><img ", ImageSource(LARGE), ">", styles=("a{b:c}",))
    assert bundle_page(page) == bundle_page(page)
    assert bundle_page(page) == bundle_page(replace(page, data=json.loads(json.dumps(DATA))))


def test_the_policy_names_every_script_by_its_hash() -> None:
    author = "\n  document.title += '</p>';\n"
    html = html_of(make_page(InlineScript(' type="module"', author)))
    assert f'<script type="module">{author}</script>' in html
    found = re.findall(
        r"<script(?! type=\"(?:application/json|text/plain)\")[^>]*>(.*?)</script>", html, re.DOTALL
    )
    in_head, own, opening = found
    packs = re.findall(r"<script type=\"text/plain\" data-slidegen-pack=[^>]*>(.*?)</script>", html)
    packed = [code for one in packs for name, code in unpack(one).items() if name != "styles"]
    assert len(packed) == 1 + len(list((assets_dir() / "runtime" / "tools").glob("*.js")))
    hashes = [
        base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode()
        for script in (in_head, opening, *packed, own)
    ]
    listed = " ".join(f"'sha256-{one}'" for one in hashes)
    assert policy_of(html) == (
        f"default-src 'none'; script-src {listed}; style-src 'unsafe-inline'; img-src data: blob:; "
        "font-src data:; media-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def test_what_a_served_page_starts_with_need_not_be_unpacked() -> None:
    html = html_of(make_page("<p>Hi</p>"), live=True)
    [plain] = re.findall(r'<script type="text/plain" data-slidegen-pack="start">([^<]*)</script>', html)
    texts = json.loads(plain)
    assert texts.keys() == {"styles", "start"}
    digest = hashlib.sha256(texts["start"].encode("utf-8")).digest()
    assert f"'sha256-{base64.b64encode(digest).decode()}'" in policy_of(html)
    assert html.count('data-slidegen-pack="start"') == 1


def test_the_modules_that_only_some_pages_have_are_minified_before() -> None:
    minified = minified_runtime()
    if minified is None:
        return  # a checkout that is worked on: they are joined as they are
    html = html_of(make_page("<p>Hi</p>"), live=True, remote=True)
    *_, script = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    films, *_ = (code for path, code in minified.features.items() if path.name == "films.js")
    assert films not in script
    for code in {*minified.features.values()} - {films}:
        assert code in script
        script = script.replace(code, "")
    assert re.search(r"\}\)\(\[,*\]\);$", script), "no other module is in the page"


def test_frames_are_let_in_by_name() -> None:
    html = html_of(make_page(embeds=("https://www.youtube.com", "http://localhost:8000")))
    assert "frame-src https://www.youtube.com http://localhost:8000; " in policy_of(html)
    assert is_origin("https://*.example.org")
    for wrong in ("https://x.org/path", "x.org", "https://x.org; script-src *", "*", "https:", ""):
        assert not is_origin(wrong)
        with pytest.raises(ValueError, match="is no origin, such as https://example"):
            write_policy([], [wrong], live=False)


def test_a_built_page_knows_no_server_and_a_served_one_does() -> None:
    page = make_page("<p>Hi</p>")
    built, served = html_of(page), html_of(page, number=7, live=True)
    assert "connect-src" not in policy_of(built)
    assert "WebSocket" not in built
    assert "slidegen-mistakes" not in built
    assert "connect-src 'self'; " in policy_of(served)
    assert "WebSocket" in served
    assert "#slidegen-mistakes" in served
    assert '"build":0,' in built
    assert '"build":7,' in served


def test_the_data_cannot_end_its_element() -> None:
    title = "</script><!-- \u2028 ü"
    html = html_of(make_page(data=DATA | {"title": title}))
    found = re.search(r'<script type="application/json" id="slidegen-data">(.*?)</script>', html, re.DOTALL)
    assert found
    assert not set("<>\u2028") & set(found[1])
    assert json.loads(found[1]) == {"version": __version__, "build": 0, **DATA, "title": title}


def test_styles_cannot_end_their_element() -> None:
    html = html_of(make_page(styles=('a::after{content:"</style>"} b{content:"</STYLE"}',)))
    assert re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1] == (  # type: ignore[index]
        'a::after{content:"<\\/style>"} b{content:"<\\/STYLE"}'
    )


def test_a_picture_that_is_shown_once_stands_where_it_is_shown() -> None:
    html = html_of(make_page('<img alt="" ', ImageSource(LARGE), ">"))
    assert f'<img alt="" src="{data_address(LARGE)}">' in html
    assert "slidegen-asset" not in html


def test_a_large_picture_stands_in_the_page_once() -> None:
    body: Markup = (
        *('<img alt="" ', ImageSource(LARGE), "><img ", ImageSource(LARGE), ">"),
        *('<div style="background:', CssUrl(LARGE), ' no-repeat">', "</div>"),
    )
    html = html_of(make_page(*body, styles=("a{background:", CssUrl(LARGE), "}")))
    assert html.count(data_address(LARGE)) == 1
    assert f":root{{--slidegen-asset-1:url({data_address(LARGE)});}}" in html
    assert '[data-slidegen-asset="1"]{content:var(--slidegen-asset-1)}' in html
    assert html.count(' data-slidegen-asset="1">') == 2
    assert 'style="background:var(--slidegen-asset-1) no-repeat"' in html
    assert "a{background:var(--slidegen-asset-1)}" in html


def test_what_nothing_can_refer_to_stands_wherever_it_is_used() -> None:
    words = make_asset("a.vtt", bytes(5000), "text/vtt", (None, None))
    face = make_asset("a.woff2", bytes(4000), "font/woff2", (None, None))
    part = make_asset("a.svg", b"<svg>" + bytes(6000), "image/svg+xml")
    html = html_of(
        make_page(
            *('<track src="', words, '"><track src="', words, '">'),
            *('<img srcset="', LARGE, ' 2x" ', ImageSource(LARGE), ">"),
            styles=(
                *("@font-face{src:", CssUrl(face), "}@font-face{src:", CssUrl(face), "}"),
                *("a{filter:", CssUrl(part, "#blur"), ";mask:", CssUrl(part, "#cut"), "}"),
            ),
        )
    )
    assert html.count(data_address(words)) == 2
    assert html.count(data_address(LARGE)) == 2
    assert html.count(f"@font-face{{src:url({data_address(face)})}}") == 2
    assert f"filter:url({data_address(part)}#blur);mask:url({data_address(part)}#cut)" in html
    assert "slidegen-asset" not in html


def test_a_small_picture_is_copied() -> None:
    html = html_of(make_page("<img ", ImageSource(SMALL), "><img ", ImageSource(SMALL), ">"))
    assert html.count(data_address(SMALL)) == 2


def test_an_address_needs_no_quotes() -> None:
    svg = make_asset(
        "a.svg", b"<svg xmlns='x' a=\"b\">\n<g fill='url(#a)'>&amp; %</g></svg>", "image/svg+xml"
    )
    for asset in (svg, LARGE, make_asset("b.svg", "<svg>漢字漢字漢字</svg>".encode(), "image/svg+xml")):
        assert re.fullmatch(r"data:[^\s\"'()<>\\&#]+", data_address(asset))
    assert data_address(make_asset("a.svg", b"<svg>aaaaaaaaaaaaaaaaaaaaaa</svg>", "image/svg+xml")) == (
        "data:image/svg+xml,%3Csvg%3Eaaaaaaaaaaaaaaaaaaaaaa%3C/svg%3E"
    )
    odd = make_asset("a", b"x", 'text/html" onload="x')
    assert data_address(odd) == "data:application/octet-stream;base64,eA=="


def test_a_second_bundle_takes_little() -> None:
    page = make_page(*["<p>Hi</p>"] * 100, styles=("a{b:c}" * 1000,))
    bundle_page(page)
    best = min(_seconds(page) for _ in range(5))
    assert best < 0.05  # 1 ms is usual; a machine under load must not fail the test


def _seconds(page: Page) -> float:
    start = time.perf_counter()
    bundle_page(page)
    return time.perf_counter() - start


def test_a_themes_script_is_in_the_page(tmp_path: Path) -> None:
    script = tmp_path / "sign-post.js"
    script.write_text("export function signPost(deck) { deck.say('here'); }\n", encoding="utf-8")
    html = html_of(make_page(scripts=(script,)))
    assert "([(()=>{\nfunction signPost(deck){deck.say('here');}\nreturn signPost;\n})()]);" in html
