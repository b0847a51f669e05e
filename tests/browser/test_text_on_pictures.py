"""Text over pictures, gradients, films and rain reads at its worst place and frame, in all that ships."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import until
from grounds import CANVAS, FRAMES, Reading, read_deck
from playwright.sync_api import Browser, Page

from slidegen.build import Builder, Built
from slidegen.core.deck import Slide
from slidegen.decks import Entry, find_decks
from slidegen.shipped import themes_dir
from slidegen.themes import load_theme, theme_names

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
DECKS = [(entry.path, scheme) for entry in find_decks(ROOT / "decks", ROOT) for scheme in ("light", "dark")]
PREVIEWS = [
    (themes_dir() / name / "preview.md", scheme)
    for name in theme_names()
    for scheme in load_theme(themes_dir() / name).schemes
]
MADE = """\
<b style="background: linear-gradient(90deg, #000, #fff); color: #fff">White from end to end</b>

<b style="background: linear-gradient(#000, #333); color: #fff">White on what is dark</b>

---

<style>
@keyframes blink { from { background-position: 0 0 } to { background-position: 0 100% } }
.blink {
  color: #fff; background: linear-gradient(#000 50%, #fff 50%) 0 0 / 100% 200%;
  animation: blink 2s steps(2, jump-none) infinite;
}
</style>

<p class="blink">White on what is white now and then</p>

---

<p style="background: linear-gradient(#000, #ccc); background-clip: text; color: transparent">Cut out</p>

<p style="background: #000; color: #111">Plain</p>
"""


@cache
def build(path: Path) -> Built:
    return Builder(Entry(path, path.stem), cwd=path.parent).build()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=CANVAS, offline=True)
    yield context.new_page()
    context.close()


def read(page: Page, built: Built, folder: Path, scheme: str) -> Reading:
    (folder / "deck.html").write_bytes(built.html)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto((folder / "deck.html").as_uri())
    page.wait_for_selector("html[data-slidegen-ready]")
    page.evaluate(
        "Promise.all([...document.images].map((img) => img.decode().catch(() => null))).then(() => null)"
    )
    page.evaluate(
        "Promise.all([...document.fonts].map((face) => face.load().catch(() => null))).then(() => null)"
    )
    until(page, "document.fonts.status === 'loaded'")
    return read_deck(page, paints=bool(built.deck.theme.scripts))


def named(one: Path | str) -> str:
    """Of a test: the deck's or theme's folder, the scheme."""
    return one.parent.name if isinstance(one, Path) else one


@pytest.mark.parametrize(("path", "scheme"), DECKS, ids=named)
def test_text_of_a_deck_reads_on_whatever_is_behind_it(
    path: Path, scheme: str, page: Page, tmp_path: Path
) -> None:
    assert read(page, build(path), tmp_path, scheme).faint == []


@pytest.mark.parametrize(("path", "scheme"), PREVIEWS, ids=named)
def test_text_of_a_theme_reads_on_whatever_is_behind_it(
    path: Path, scheme: str, page: Page, tmp_path: Path
) -> None:
    built = build(path)
    reading = read(page, built, tmp_path, scheme)
    assert reading.faint == []
    assert reading.texts > 0
    wet = [slide.no for slide in built.deck.slides if _rains(slide)] if named(path) == "matrix" else []
    assert reading.frames == dict.fromkeys(wet, FRAMES)


def _rains(slide: Slide) -> bool:
    usual = "full" if slide.layout in ("cover", "section") else "none"
    return bool(slide.settings.get("data-rain", usual) != "none")


def test_what_is_faint_at_one_place_or_one_moment_is_found(page: Page, tmp_path: Path) -> None:
    (tmp_path / "slides.md").write_text(MADE, encoding="utf-8")
    reading = read(page, build(tmp_path / "slides.md"), tmp_path, "light")
    assert [(one.partition(" has ")[0]) for one in reading.faint] == [
        'slide 1: "White from end to end"',
        'slide 2: "White on what is white now and then"',
        'slide 3: "Cut out"',
    ]
    assert reading.texts == 4
    assert reading.frames == {2: FRAMES}
